/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a figure view holds; shared by the units that a view is made of. */

#pragma once

#include "ui/figure-view/image.h"
#include "ui/figure-view/overlay.h"
#include "ui/figure-view/view.h"
#include "ui/plot/pick/pick.h"

/* Who says what is read. */
typedef enum
{
  MUR_READ_NOTHING,
  MUR_READ_POINTER, /* what it is over */
  MUR_READ_KEYS     /* where the walk is */
} MurReader;

typedef struct
{
  MurReader reader;
  double px, py; /* the pointer, when it was last over the figure */
  gboolean pointed;
  guint panel;     /* the last that one had to do with */
  gboolean picked; /* there is a datum */
  MurPick pick;    /* the last datum; where a walk goes on */
  char *text;      /* NULL: none */
  gboolean said;   /* the text is a message, and stays until one reads on */
  gint64 rest_until_usec;
  guint again_id;
} MurReading;

typedef enum
{
  MUR_DRAG_NONE,
  MUR_DRAG_PRESSED, /* not far enough to be more than a click */
  MUR_DRAG_PAN,
  MUR_DRAG_BOX,
  MUR_DRAG_REFUSED
} MurDragKind;

typedef struct
{
  MurDragKind kind;
  MurHit hit;
  GdkModifierType modifiers;
  double x, y;           /* where it began */
  double last_x, last_y; /* where it was last taken to */
} MurDrag;

/* The legend entry that has the keys. */
typedef struct
{
  gboolean on;
  guint panel, entry;
} MurRing;

struct _MurFigureView
{
  GtkWidget parent_instance;

  MurFigureImage *image;
  MurFigurePointer *pointer;
  MurNavigation *view;
  GSimpleActionGroup *actions; /* the prefix is "figure" */
  const MurTheme *theme;
  gboolean presenting;
  int width, height;
  guint describe_id;

  MurReading reading;
  MurRing ring;

  /* Hands. */
  MurDrag drag;
  GtkGesture *drag_gesture;
  double pinch; /* the scale so far */
  GdkModifierType modifiers;
  guint scroll_id; /* a turn of the wheel is under way */

  /* What pops up; NULL when it never has. */
  GtkWidget *menu;
  GtkWidget *limits;
};
