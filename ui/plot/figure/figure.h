/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures: panels, axes and layers over columns of doubles. No pixels.
 *
 * A figure is built by one owner and immutable from the moment it is shared (references
 * are atomic). It borrows its columns: mur_figure_own() ties the life of what holds
 * them to it. */

#pragma once

#include <glib.h>

typedef enum
{
  MUR_SCALE_LINEAR,
  MUR_SCALE_LOG
} MurScale;

/* How automatic limits are found. */
typedef enum
{
  MUR_LIMITS_COVER, /* they hold all values */
  MUR_LIMITS_ROBUST /* at most the median ± 4 σ, hidden layers included, so that a few
                       values far out leave the rest in sight: carets say where they
                       are. Of colours: all but the lowest and the highest 1 % */
} MurLimits;

/* What a mark means; the theme gives each a colour, and a dash or a marker as well. */
typedef enum
{
  MUR_ROLE_DATA,      /* what was observed */
  MUR_ROLE_FIT,       /* what the program found */
  MUR_ROLE_REFERENCE, /* what is known or compared with */
  MUR_ROLE_SERIES_1,  /* several of a kind */
  MUR_ROLE_SERIES_2,
  MUR_ROLE_SERIES_3,
  MUR_ROLE_SERIES_4,
  MUR_ROLE_SERIES_5,
  MUR_ROLE_SERIES_6,
  MUR_ROLE_GHOST, /* faint, behind */
  MUR_ROLE_GUIDE, /* rules, zero lines, grid-like marks */
  MUR_N_ROLES
} MurRole;

typedef enum
{
  MUR_LAYER_LINE,   /* x, y; NaN parts the line */
  MUR_LAYER_POINTS, /* x, y */
  MUR_LAYER_BAND,   /* x, y (lower), y2 (upper) */
  MUR_LAYER_RULE,   /* x[0] a vertical, or y[0] a horizontal, line across the panel */
  MUR_LAYER_BARS,   /* x, y: from zero; width: in x units */
  MUR_LAYER_STEPS,  /* x, y: y[i] holds from x[i] to x[i + 1] */
  MUR_LAYER_ERRORS, /* x, y, y2: bars from y to y2 */
  MUR_LAYER_IMAGE,  /* z: columns × rows, row by row from the bottom, over the panel's
                       extent */
  MUR_LAYER_HISTOGRAM, /* x: n + 1 edges of bins; y: their n heights, from zero */
  MUR_LAYER_CELLS,     /* x, y, dx, dy: rectangles from one corner; z: their colours */
  MUR_LAYER_ARROWS,    /* x, y, dx, dy: from (x, y) to (x + dx, y + dy) */
  MUR_LAYER_CONTOURS,  /* z as of an image, each value in the middle of its cell */
  MUR_LAYER_TEXT,      /* x, y, texts */
  MUR_LAYER_CIRCLES    /* x, y, dx: centres and radii; round when the panel is equal */
} MurLayerKind;

/* The map from the numbers of a panel to colours. */
typedef enum
{
  MUR_COLOURS_SEQUENTIAL, /* from dark to light */
  MUR_COLOURS_DIVERGING,  /* from blue over white at zero to red; automatic limits are
                             as far from zero both ways */
  MUR_COLOURS_CYCLIC /* once around: phases. −π … π, unless the z axis says where a
                             turn begins or ends */
} MurColours;

typedef enum
{
  MUR_MARKER_DOT,
  MUR_MARKER_RING,
  MUR_MARKER_SQUARE,
  MUR_MARKER_DIAMOND,
  MUR_MARKER_TRIANGLE,
  MUR_MARKER_CROSS,
  MUR_MARKER_PLUS,
  MUR_MARKER_OF_ROLE /* of a layer only: the one that its role has */
} MurMarker;

/* Which side of its point a text stands on. */
typedef enum
{
  MUR_ANCHOR_CENTRE,
  MUR_ANCHOR_ABOVE,
  MUR_ANCHOR_BELOW,
  MUR_ANCHOR_LEFT,
  MUR_ANCHOR_RIGHT
} MurAnchor;

/* Which way a handle is dragged. */
typedef enum
{
  MUR_HANDLE_UP,    /* up and down: by its y */
  MUR_HANDLE_ROUND, /* around the origin: by its angle in radians */
  MUR_HANDLE_PLANE  /* anywhere: by its x and its y, of linear axes */
} MurHandleWay;

/* A parameter that is set in the plane. */
typedef struct
{
  const char *name; /* (nullable): of the parameter; constant */
  guint axis;       /* 0: by x, 1: by y */
  double factor;    /* what is set is factor × (x or y) */
} MurHandleTarget;

#define MUR_HANDLE_MOST_TARGETS 4

/* What dragging a layer sets: UP and ROUND one number of a parameter that is a list,
 * PLANE parameters of their own. The layer is a rule, or its first datum is where it is
 * held; of a line it is the middle of what the line spans. */
typedef struct
{
  const char *name;      /* what it is, in words; borrowed */
  const char *unit;      /* (nullable): plain text */
  const char *parameter; /* the list; constant */
  const double
    *values;      /* what is in the list now; borrowed like columns. PLANE: x, y */
  gsize n, index; /* how many they are, and which is dragged. PLANE: 2, 0 */
  const char
    *missing; /* (nullable): how one is written that is NaN: "auto"; constant */
  MurHandleWay way;
  double factor;                 /* a step of the value by one of y, or of the angle */
  double minimum[2], maximum[2]; /* of the value; PLANE: of x, of y */
  MurHandleTarget targets[MUR_HANDLE_MOST_TARGETS]; /* PLANE: those with a name */
  gboolean whole; /* PLANE: x and y are whole numbers, and never the same */
  /* (nullable): name, value, …, %NULL: set with it, so that the list counts; constant */
  const char *const *also;
} MurHandle;

typedef struct
{
  MurLayerKind kind;
  MurRole role;
  char *name;     /* (nullable): in the legend if set; may be plain text only */
  char *own_name; /* (nullable): before a person has named it */
  const double *x, *y, *y2, *z; /* z: (nullable): colours of POINTS and CELLS */
  const double *dx, *dy;        /* CELLS, ARROWS; CIRCLES: dx */
  gsize n;
  gsize n_columns, n_rows;           /* IMAGE, CONTOURS */
  double x_min, x_max, y_min, y_max; /* IMAGE, CONTOURS: extent */
  double z_min, z_max;               /* of the colours; NaN: the panel's, else from z */
  const double *levels;              /* (nullable): CONTOURS; else even ones */
  gsize n_levels;
  const char *const *texts; /* TEXT: plain text */
  MurAnchor anchor;         /* TEXT */
  MurMarker marker;         /* POINTS; MUR_MARKER_OF_ROLE */
  const double *errors; /* (nullable): POINTS: how far the vertical bar at each reaches
                           either way; none where that is not finite or not above 0 */
  double size;          /* of a marker, times the theme's; 1 */
  double width;         /* of a line, times the theme's; 1. BARS: x units */
  double opacity;       /* 0 … 1, times the theme's; 1 */
  gboolean outside_limits; /* does not widen automatic limits */
  gboolean filled;         /* LINE, STEPS: shaded down to zero */
  gboolean labelled;       /* CONTOURS: the levels stand on the lines */
  double tint; /* 0 … 1: the whole layer has this colour of the sequential map; NaN: its
                  role's */
  gboolean solid;  /* lines without the dash of their role */
  gboolean dashed; /* lines with the dash of a reference, in place of theirs */
  /* (nullable): names of what a click on a datum sets, to its x and to its y */
  const char *sets_x, *sets_y;
  /* (nullable): the name of what a click on a datum sets to a text, and that of each
   * datum; borrowed like columns */
  const char *sets;
  const char *const *choices;
  const char
    *choosing; /* (nullable): what a click does to that text: "opens run"; constant */
  MurHandle *handle; /* (nullable): mur_layer_add_handle() */
  gboolean carried;  /* its data can be carried elsewhere: see carry of MurThings */
  /* Which of the figure's things it is of, or (nullable) each of its data, and of an
     IMAGE each row of it, from the bottom; NaN: none. */
  double key;
  const double *keys;
} MurLayer;

typedef struct
{
  char *title;   /* (nullable): Pango markup: "<i>t</i>" */
  char *unit;    /* (nullable): markup, set in brackets after the title */
  char *heading; /* (nullable): markup: what stands at the axis, in place of both */
  char *symbol; /* (nullable): markup: what values of it are called where they are read,
                   in place of the title; "": nothing */
  char *symbol_unit; /* (nullable): markup: their unit there, in place of the other */
  MurScale scale;
  double minimum, maximum; /* NaN: from the layers */
  MurLimits limits;
  char **labels;      /* (nullable): categories at 0, 1, 2, … in place of numbers */
  gboolean integer;   /* ticks at whole numbers only */
  gboolean is_course; /* of x: how far a run is, so that lines show its course */
} MurAxis;

typedef struct
{
  char *title;                          /* (nullable): markup, above the panel */
  char *caption;                        /* (nullable): markup, plain, below the title */
  guint row, column, n_rows, n_columns; /* place in the grid */
  MurAxis x, y;
  MurAxis z; /* of colours: limits and scale; title and unit at the bar */
  MurColours colours;
  gboolean colour_bar; /* what the colours of the first layer that has any mean, else
                          those of tints, for which the z axis has limits */
  guint link_x;        /* panels of one number ≠ 0 share the x limits */
  gboolean equal;  /* one unit is as long on both axes: limits are widened, or, where
                     both axes set theirs, the data area has their aspect */
  gboolean legend; /* show one */
  gboolean line_names; /* lines, steps and horizontal rules have their names at their
                          right ends, and not in the legend */
  GPtrArray *layers;   /* of MurLayer, painted in order */
  /* (nullable): what can be asked for at a place in it; constant, as its label */
  const char *drop, *drop_label;
  gboolean drop_is_row; /* it is asked for by the nearest whole number of y alone */
  /* (nullable): how to ask for it, where a plain click does: "click or D ends it" */
  const char *drop_hint;
} MurPanel;

/* What a figure is about, where that is many of a kind that are seen in several panels.
 * Each has a number, its key. */
typedef struct
{
  const char *noun;   /* "Oscillator"; constant, as all texts */
  const char *symbol; /* (nullable): of a value that is said with it: "ω" */
  const char *unit;   /* (nullable): of that */
  const double *keys; /* of the values; borrowed like columns */
  const double *values;
  gsize n;
  const char *sets; /* the parameter that a click sets to the key, or to 0 */
  double lit;       /* the one that stands out; 0: none */
  /* (nullable): what is asked for to carry one of them to a place */
  const char *carry;
} MurThings;

typedef struct _MurFigure MurFigure;

MurFigure *mur_figure_new (void);
MurFigure *mur_figure_ref (const MurFigure *self);
void mur_figure_unref (MurFigure *self);

/* @destroy is called with @owner when the figure ends. */
void mur_figure_own (MurFigure *self, gpointer owner, GDestroyNotify destroy);
/* (nullable): plain text, for screen readers and file metadata */
void mur_figure_set_title (MurFigure *self, const char *title);
const char *mur_figure_title (const MurFigure *self);
/* Copies @things, what the keys of layers are of. */
void mur_figure_set_things (MurFigure *self, const MurThings *things);
/* Returns: (nullable): (transfer none) */
const MurThings *mur_figure_things (const MurFigure *self);
/* Lets the lit thing stand out of the others, which fade. Once, when all layers are
 * there. */
void mur_figure_light_up (MurFigure *self);

/* Relative size of a grid row or column; 1 unless set. */
void mur_figure_set_row_weight (MurFigure *self, guint row, double weight);
void mur_figure_set_column_weight (MurFigure *self, guint column, double weight);
double mur_figure_row_weight (const MurFigure *self, guint row);
double mur_figure_column_weight (const MurFigure *self, guint column);

/* Returns: (transfer none): a new panel; its fields are the caller's to set. */
MurPanel *
mur_figure_add_panel (MurFigure *self, guint row, guint column, const char *title);
guint mur_figure_n_panels (const MurFigure *self);
MurPanel *mur_figure_panel (const MurFigure *self, guint index);

/* Of a symbol and a heading there is none afterwards. */
void mur_axis_set (MurAxis *self, const char *title, const char *unit, MurScale scale);
/* Returns: (transfer full) (nullable): markup: what stands at the axis */
char *mur_axis_heading (const MurAxis *self);
/* @heading: (nullable) */
void mur_axis_set_heading (MurAxis *self, const char *heading);
void mur_axis_set_symbol (MurAxis *self, const char *symbol, const char *unit);

/* Returns: (transfer none): a new layer over @n borrowed values, all styles at 1. @name
 * as in MurLayer. */
MurLayer *mur_panel_add_line (MurPanel *self,
                              MurRole role,
                              const char *name,
                              const double *x,
                              const double *y,
                              gsize n);
MurLayer *mur_panel_add_points (MurPanel *self,
                                MurRole role,
                                const char *name,
                                const double *x,
                                const double *y,
                                gsize n);
MurLayer *mur_panel_add_band (MurPanel *self,
                              MurRole role,
                              const char *name,
                              const double *x,
                              const double *lower,
                              const double *upper,
                              gsize n);
/* @edges has one more value than @heights, of which there are @n. */
MurLayer *mur_panel_add_histogram (MurPanel *self,
                                   MurRole role,
                                   const char *name,
                                   const double *edges,
                                   const double *heights,
                                   gsize n);
/* Rectangles from (x, y) to (x + dx, y + dy); lengths may be negative. */
MurLayer *mur_panel_add_cells (MurPanel *self,
                               MurRole role,
                               const char *name,
                               const double *x,
                               const double *y,
                               const double *dx,
                               const double *dy,
                               gsize n);
MurLayer *mur_panel_add_arrows (MurPanel *self,
                                MurRole role,
                                const char *name,
                                const double *x,
                                const double *y,
                                const double *dx,
                                const double *dy,
                                gsize n);
MurLayer *mur_panel_add_text (MurPanel *self,
                              MurRole role,
                              const double *x,
                              const double *y,
                              const char *const *texts,
                              gsize n,
                              MurAnchor anchor);
/* @z: @n_rows rows of @n_columns, from the bottom; @kind: IMAGE or CONTOURS. The extent
 * is that of the cells, 0 … 1 both ways until it is set. */
MurLayer *mur_panel_add_grid (MurPanel *self,
                              MurLayerKind kind,
                              MurRole role,
                              const char *name,
                              const double *z,
                              gsize n_columns,
                              gsize n_rows);
MurLayer *
mur_panel_add (MurPanel *self, MurLayerKind kind, MurRole role, const char *name);

/* The rule at one value, kept in the layer. */
MurLayer *mur_panel_add_horizontal_rule (MurPanel *self,
                                         MurRole role,
                                         const char *name,
                                         double y);
MurLayer *
mur_panel_add_vertical_rule (MurPanel *self, MurRole role, const char *name, double x);
/* One circle, kept in the layer. */
MurLayer *mur_panel_add_circle (
  MurPanel *self, MurRole role, const char *name, double x, double y, double radius);

/* Makes a layer one that can be dragged, by a copy of @handle. */
void mur_layer_add_handle (MurLayer *self, const MurHandle *handle);

/* Gives a layer with a name another one. */
void mur_layer_rename (MurLayer *self, const char *name);
/* Returns: (nullable): what it is called by itself */
static inline const char *
mur_layer_own_name (const MurLayer *self)
{
  return self->own_name != NULL ? self->own_name : self->name;
}

/* Whether it has the columns that its kind draws; rules, grids and texts have others. */
gboolean mur_layer_has_columns (const MurLayer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurFigure, mur_figure_unref)
