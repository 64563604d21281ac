/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The unit square of a set of points. Over the points, where the parameters of the view
 * ask for it: empty cells shaded, the box of the star discrepancy, the order of arrival
 * in colours, the quarter disc with what it hits. */

#include "ui/figures/sampling/private.h"

#include <math.h>

#define MANY 5000 /* points, from which on they are small */
#define N_NEWEST 20
#define N_ARC 91

static const char *const set_names[] = { "sequence", "reference" };

MurColumn
mur_sampling_column (const MurFrame *frame,
                     const char *table,
                     guint set,
                     const char *name)
{
  g_autofree char *full = g_strdup_printf ("%s_%s", set_names[set], name);
  return mur_column (frame, table, full);
}

double
mur_sampling_scalar (const MurFrame *frame, guint set, const char *name)
{
  g_autofree char *full = g_strdup_printf ("%s_%s", set_names[set], name);
  return mur_column_scalar (frame, full);
}

const char *
mur_sampling_title (const MurFrame *frame, guint set)
{
  return mur_column_labels (frame, "boxes")[set];
}

char *
mur_sampling_name_dimension (const MurFrame *frame, double dimension)
{
  const MurColumn column = mur_column_of (frame, "points", "x*", (guint64)dimension);
  MurAxis axis = { 0 };
  if (column.title == NULL)
    return g_strdup_printf ("Dimension %.0f", dimension);
  mur_column_set_axis (&column, &axis, NULL, MUR_SCALE_LINEAR);
  char *name = mur_axis_heading (&axis);
  mur_axis_set (&axis, NULL, NULL, MUR_SCALE_LINEAR);
  return name;
}

MurRole
mur_sampling_role (guint set)
{
  return set == 0 ? MUR_ROLE_DATA : MUR_ROLE_REFERENCE;
}

void
mur_sampling_find_points (const MurFrame *frame, guint set, MurColumn *x, MurColumn *y)
{
  const char *table = set == 0 ? "points" : "reference_points";
  *x = mur_column_of (frame, table, "x*",
                      (guint64)mur_column_scalar (frame, "x_dimension"));
  *y = mur_column_scalar (frame, "dimensions") == 1
         ? mur_column (frame, "arrivals", "height")
         : mur_column_of (frame, table, "x*",
                          (guint64)mur_column_scalar (frame, "y_dimension"));
  x->n = y->n = MIN (x->n, y->n);
}

double
mur_sampling_bad_base (const MurFrame *frame, guint set)
{
  const MurColumn sets = mur_column (frame, "warnings", "set");
  const MurColumn bases = mur_column (frame, "warnings", "base");
  for (gsize i = 0; i < sets.n; i++)
    if (sets.values[i] == set + 1)
      return bases.values[i];
  return 0;
}

/* Rectangles as runs of a band, parted by gaps. */
typedef struct
{
  double *x, *lower, *upper;
  gsize n;
} Rectangles;

static void
add_rectangle (Rectangles *self, double left, double right, double bottom, double top)
{
  const double edges[] = { left, right, NAN };
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++, self->n++)
    {
      self->x[self->n] = edges[i];
      self->lower[self->n] = bottom;
      self->upper[self->n] = top;
    }
}

/* Empty cells that stand side by side are one rectangle. */
static void
add_empty_row (
  Rectangles *rectangles, const double *counts, gsize n, double bottom, double top)
{
  for (gsize first = 0; first < n; first++)
    {
      gsize end = first;
      while (end < n && counts[end] == 0)
        end++;
      if (end > first)
        add_rectangle (rectangles, (double)first / (double)n, (double)end / (double)n,
                       bottom, top);
      first = end;
    }
}

void
mur_sampling_draw_cells (MurFigure *figure,
                         MurPanel *panel,
                         const MurFrame *frame,
                         guint set)
{
  const MurColumn counts = mur_column (frame, "cells", set_names[set]);
  const gsize side = (gsize)mur_column_scalar (frame, "cells");
  const gsize n_rows = side > 0 ? counts.n / side : 0;
  Rectangles rectangles
    = { mur_column_new (figure, 3 * counts.n), mur_column_new (figure, 3 * counts.n),
        mur_column_new (figure, 3 * counts.n), 0 };
  for (gsize row = 0; row < n_rows; row++)
    add_empty_row (&rectangles, counts.values + row * side, side,
                   (double)row / (double)n_rows, (double)(row + 1) / (double)n_rows);
  MurLayer *layer
    = mur_panel_add_band (panel, MUR_ROLE_GUIDE, "Empty", rectangles.x,
                          rectangles.lower, rectangles.upper, rectangles.n);
  layer->outside_limits = TRUE;
}

gboolean
mur_sampling_find_box (
  MurFigure *figure, const MurFrame *frame, guint set, double **x, double **y)
{
  const MurColumn right = mur_column (frame, "boxes", "x");
  const MurColumn top = mur_column (frame, "boxes", "y");
  if (set >= right.n || isnan (right.values[set]))
    return FALSE;
  *x = mur_column_new (figure, 5);
  *y = mur_column_new (figure, 5);
  for (guint i = 0; i < 5; i++)
    {
      (*x)[i] = i == 1 || i == 2 ? right.values[set] : 0;
      (*y)[i] = i == 2 || i == 3 ? top.values[set] : 0;
    }
  return TRUE;
}

static gboolean
is_shown (const MurParameters *parameters, const char *name)
{
  return mur_parameters_choice (parameters, name) != 0;
}

gboolean
mur_sampling_shows_disc (const MurFrame *frame, const MurParameters *parameters)
{
  return is_shown (parameters, "show_disc")
         && mur_sampling_column (frame, "disc", 0, "hit").values != NULL;
}

static void
draw_box (MurFigure *figure, MurPanel *panel, const MurFrame *frame, guint set)
{
  const gboolean is_dense = mur_column (frame, "boxes", "dense").values[set] == 1;
  double *x, *y, *bottom;
  if (!mur_sampling_find_box (figure, frame, set, &x, &y))
    return;
  bottom = mur_column_new (figure, 2);
  bottom[0] = bottom[1] = 0;
  mur_panel_add_band (panel, MUR_ROLE_SERIES_2, NULL, x, bottom, y + 2, 2)->opacity
    = 0.6;
  MurLayer *line = mur_panel_add_line (
    panel, MUR_ROLE_SERIES_2, is_dense ? "Too many points" : "Too few points", x, y, 5);
  line->solid = TRUE;
}

static void
draw_arc (MurFigure *figure, MurPanel *panel)
{
  double *x = mur_column_new (figure, N_ARC), *y = mur_column_new (figure, N_ARC);
  for (guint i = 0; i < N_ARC; i++)
    {
      x[i] = cos (G_PI_2 * i / (N_ARC - 1));
      y[i] = sin (G_PI_2 * i / (N_ARC - 1));
    }
  MurLayer *arc = mur_panel_add_line (panel, MUR_ROLE_GUIDE, "Arc", x, y, N_ARC);
  arc->solid = TRUE;
  arc->width = 3;
}

/* Roles differ in their markers; points of both sets look alike but for their colour. */
static MurLayer *
add_dots (MurPanel *panel, guint set, const MurColumn *x, const MurColumn *y)
{
  MurLayer *layer = mur_panel_add_points (panel, mur_sampling_role (set), NULL,
                                          x->values, y->values, x->n);
  layer->marker = MUR_MARKER_DOT;
  layer->size = (set == 0 ? 1 : 0.5) * (x->n > MANY ? 0.5 : 1.2);
  layer->opacity = set == 0 ? 1 : 0.85;
  return layer;
}

void
mur_sampling_colour_by_arrival (MurPanel *panel, const MurFrame *frame, MurLayer *layer)
{
  const MurColumn number = mur_column (frame, "arrivals", "number");
  layer->z = number.values;
  mur_column_set_axis (&number, &panel->z, NULL, MUR_SCALE_LINEAR);
  panel->z.minimum = 1;
  panel->z.maximum = (double)MAX (layer->n, 2);
}

/* Hits in the colour of the set, misses as grey rings as long as they can be told. */
static void
draw_split (MurPanel *panel, const MurFrame *frame, guint set, const MurColumn *x)
{
  const MurColumn hit = mur_sampling_column (frame, "disc", set, "hit");
  const MurColumn miss = mur_sampling_column (frame, "disc", set, "miss");
  MurLayer *hits = add_dots (panel, set, x, &hit);
  MurLayer *misses = mur_panel_add_points (panel, MUR_ROLE_GUIDE, "Beside the disc",
                                           x->values, miss.values, x->n);
  g_free (hits->name);
  hits->name = g_strdup ("In the disc");
  misses->marker = x->n > MANY ? MUR_MARKER_DOT : MUR_MARKER_RING;
  misses->size = x->n > MANY ? 0.35 : 0.9;
}

static void
draw_points (MurPanel *panel,
             const MurFrame *frame,
             const MurParameters *parameters,
             guint set)
{
  const gsize n_split = mur_sampling_column (frame, "disc", set, "hit").n;
  MurColumn x, y;
  mur_sampling_find_points (frame, set, &x, &y);
  if (is_shown (parameters, "show_order") && x.n <= MUR_SAMPLING_MOST_COLOURED)
    mur_sampling_colour_by_arrival (panel, frame, add_dots (panel, set, &x, &y));
  else if (mur_sampling_shows_disc (frame, parameters) && n_split == x.n)
    draw_split (panel, frame, set, &x);
  else
    add_dots (panel, set, &x, &y);
  const gsize n_newest = MIN (x.n, N_NEWEST);
  MurLayer *newest
    = mur_panel_add_points (panel, MUR_ROLE_FIT, "Newest", x.values + x.n - n_newest,
                            y.values + x.n - n_newest, n_newest);
  newest->size = 1.4;
}

static void
fix_axis (MurAxis *axis, const char *title)
{
  mur_axis_set (axis, title, NULL, MUR_SCALE_LINEAR);
  axis->minimum = 0;
  axis->maximum = 1;
}

/* With the unit by itself, as values are read. */
static void
set_dimension (MurAxis *axis, const MurFrame *frame, double dimension)
{
  const MurColumn column = mur_column_of (frame, "points", "x*", (guint64)dimension);
  g_autofree char *title = mur_sampling_name_dimension (frame, dimension);
  fix_axis (axis, title);
  if (column.title != NULL)
    mur_column_set_axis (&column, axis, NULL, MUR_SCALE_LINEAR);
}

static void
set_axes (MurPanel *panel, const MurFrame *frame)
{
  set_dimension (&panel->x, frame, mur_column_scalar (frame, "x_dimension"));
  if (mur_column_scalar (frame, "dimensions") == 1)
    fix_axis (&panel->y, "Order of arrival");
  else
    set_dimension (&panel->y, frame, mur_column_scalar (frame, "y_dimension"));
}

MurPanel *
mur_sampling_add_square (MurFigure *figure,
                         const MurFrame *frame,
                         const MurParameters *parameters,
                         guint column,
                         guint set)
{
  MurPanel *panel = mur_figure_add_panel (figure, 0, column, NULL);
  panel->equal = TRUE;
  set_axes (panel, frame);
  if (is_shown (parameters, "show_cells"))
    mur_sampling_draw_cells (figure, panel, frame, set);
  if (is_shown (parameters, "show_box"))
    draw_box (figure, panel, frame, set);
  if (mur_sampling_shows_disc (frame, parameters))
    draw_arc (figure, panel);
  draw_points (panel, frame, parameters, set);
  return panel;
}
