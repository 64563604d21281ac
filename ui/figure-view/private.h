/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields of a figure view, shared by the units it is made of. view.c creates and
 * shows; actions.c, keys.c and gestures.c take input; pointer.c, scroll.c, menu.c,
 * navigate.c, entitle.c, legend-focus.c and handles.c carry it out; read.c, action-state.c and picture.c are
 * what all of these use. */

#pragma once

#include "ui/figure-view/painting/image.h"
#include "ui/figure-view/painting/overlay.h"
#include "ui/figure-view/view.h"
#include "ui/plot/pick/handle.h"
#include "ui/plot/pick/pick.h"

/* Where the values that are shown come from. */
typedef enum
{
  MUR_READ_NOTHING,
  MUR_READ_POINTER, /* the datum near the pointer */
  MUR_READ_KEYS     /* the data cursor, moved by keys */
} MurReader;

typedef struct
{
  MurReader reader;
  double px, py; /* the pointer, when it was last over the figure */
  gboolean pointed;
  guint panel;        /* the last that one had to do with */
  gboolean picked;    /* there is a datum */
  MurPick pick;       /* the last datum, from where the data cursor moves on */
  char *text;         /* NULL: none */
  gboolean is_status; /* the text is no values, and stays until there are some */
  gint64 rest_until_usec;
  guint again_id;
} MurReading;

typedef enum
{
  MUR_DRAG_NONE,
  MUR_DRAG_PRESSED, /* not far enough to be more than a click */
  MUR_DRAG_PAN,
  MUR_DRAG_BOX,
  MUR_DRAG_HANDLE,
  MUR_DRAG_CARRY, /* a datum */
  MUR_DRAG_REFUSED
} MurDragKind;

typedef struct
{
  MurDragKind kind;
  MurHit hit;
  GdkModifierType modifiers;
  double x, y;           /* where it began */
  double last_x, last_y; /* where it was last taken to */
  MurGrip *grip;         /* (nullable): what it holds */
  double key;            /* of the thing that it carries; NaN: none */
} MurDrag;

/* The handle that the pointer is at, and the one that the keys move. */
typedef struct
{
  gboolean is_at;
  MurHandlePlace at;
  gboolean on;
  MurHandlePlace place;
  MurGrip *grip; /* as long as it is on */
} MurHandleFocus;

/* The legend entry that has the keyboard focus. */
typedef struct
{
  gboolean on;
  guint panel, entry;
} MurLegendFocus;

struct _MurFigureView
{
  GtkWidget parent_instance;

  MurFigureImage *image;
  MurFigureOverlay *overlay;
  GHashTable *navigations;     /* of MurNavigation, by the id of the scene */
  MurNavigation *navigation;   /* of the scene in sight */
  GSimpleActionGroup *actions; /* the prefix is "figure" */
  const MurTheme *theme;
  gboolean presenting;
  int width, height;
  guint describe_id;

  MurReading reading;
  MurLegendFocus legend_focus;
  MurHandleFocus handle_focus;
  guint gesture; /* what drags of handles are told apart by */

  /* Drags, the wheel, two fingers. */
  MurDrag drag;
  GtkGesture *drag_gesture;
  double pinch; /* the scale so far */
  GdkModifierType modifiers;
  guint scroll_id; /* a turn of the wheel is under way */

  /* What pops up; NULL when it never has. */
  GtkWidget *menu;
  GtkWidget *limits;
  GtkWidget *title;
  guint title_panel; /* what it edits */
  char *title_part;  /* x, y, or what a series is called by itself */
};
