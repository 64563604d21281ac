/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a figure view, shared by its files: figure-view.c, which shows figures;
 * -navigate.c, its actions; -read.c, crosshair and readout; -gestures.c and
 * -pointer.c, hands; -keys.c, keys; -menu.c, what pops up. */

#pragma once

#include "ui/figure-view/image.h"
#include "ui/figure-view/overlay.h"
#include "ui/figure-view/view.h"
#include "ui/plot/pick/pick.h"

#define MUR_NAVIGATION_IS_LOCKED "The view is locked; Ctrl+L unlocks it"
/* A smooth scroll over this many pixels is one notch. */
#define MUR_PIXELS_A_NOTCH 40.0

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

/* figure-view.c */
/* Returns: (nullable): what is painted, where it has the panels of the view */
const MurLayout *mur_figure_view_layout (MurFigureView *self);
MurFigure *mur_figure_view_painted_figure (MurFigureView *self);
void mur_figure_view_repaint (MurFigureView *self);
void mur_figure_view_describe (MurFigureView *self);

/* figure-view-navigate.c */
void mur_figure_view_add_actions (MurFigureView *self);
void mur_figure_view_update_actions (MurFigureView *self);
void mur_figure_view_update_menu_actions (MurFigureView *self);
/* The view may have changed: paints it. */
void mur_figure_view_moved (MurFigureView *self, gboolean changed);
gboolean mur_figure_view_is_locked (MurFigureView *self);
guint mur_figure_view_current_panel (MurFigureView *self);
void mur_figure_view_zoom_by (MurFigureView *self, double factor);
void mur_figure_view_pan_by (MurFigureView *self, int right, int up);
void mur_figure_view_toggle_series (MurFigureView *self, guint panel, guint layer);

/* figure-view-read.c */
void mur_figure_view_point (MurFigureView *self, double px, double py);
void mur_figure_view_leave (MurFigureView *self);
/* Reads again what was read, of what is painted now. */
void mur_figure_view_reread (MurFigureView *self);
gboolean mur_figure_view_walk (MurFigureView *self, MurCursorMove step);
/* Over all series of all panels. Returns: FALSE beyond the last */
gboolean mur_figure_view_walk_series (MurFigureView *self, MurCursorMove step);
void mur_figure_view_end_walk (MurFigureView *self);
void mur_figure_view_say (MurFigureView *self, const char *text);
void mur_figure_view_dispose_reading (MurFigureView *self);

/* figure-view-gestures.c */
void mur_figure_view_add_gestures (MurFigureView *self);

/* figure-view-pointer.c */
void mur_figure_view_press (MurFigureView *self,
                            double x,
                            double y,
                            GdkModifierType modifiers);
/* Returns: whether it is a drag by now, no click */
gboolean mur_figure_view_drag (MurFigureView *self, double x, double y);
void mur_figure_view_release (MurFigureView *self);
gboolean mur_figure_view_cancel_drag (MurFigureView *self);
void mur_figure_view_click (MurFigureView *self, int n, double x, double y);
/* @dy: notches, up is below 0. Returns: whether it is of use here */
gboolean mur_figure_view_scroll (MurFigureView *self, double dx, double dy);
void mur_figure_view_end_scroll (MurFigureView *self);
void mur_figure_view_pinch (MurFigureView *self, double scale, double px, double py);
void mur_figure_view_update_cursor (MurFigureView *self);

/* figure-view-keys.c */
void mur_figure_view_add_keys (GtkWidgetClass *class);
gboolean mur_figure_view_focus (GtkWidget *widget, GtkDirectionType direction);
void mur_figure_view_show_ring (MurFigureView *self);

/* figure-view-menu.c */
void mur_figure_view_popup_menu (MurFigureView *self, double x, double y);
void mur_figure_view_popup_limits (MurFigureView *self, guint panel, MurAxes axis);
void mur_figure_view_present_popups (MurFigureView *self);
