/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Six panels: the two sets of points side by side, empty cells shaded and the box of
 * the star discrepancy drawn, and the correlations of all pairs of dimensions; below,
 * discrepancies and errors of the integral against n, with the slopes that theory
 * promises. Columns as core/experiments/sampling/experiment.c documents them. */

#include "ui/figures/registry.h"

#include <math.h>

#define MANY 5000           /* points, from which on they are small */
#define MAX_COLOURED 100000 /* points; of more it shows how dense they are */
#define MAX_ON_LINE 1000000 /* points shown of one dimension */
#define N_GUIDE 64          /* places along a guide */

static const char *const set_names[] = { "sequence", "reference" };

typedef struct
{
  const double *values;
  gsize n;
} Column;

static Column
find_column (const MurTable *table, const char *name)
{
  int i = table != NULL ? mur_table_find (table, name) : -1;
  if (i < 0)
    return (Column){ 0 };
  return (Column){ mur_table_column (table, (guint)i), mur_table_n_rows (table) };
}

static Column
find_for_set (const MurTable *table, guint set, const char *name)
{
  g_autofree char *full = g_strdup_printf ("%s_%s", set_names[set], name);
  return find_column (table, full);
}

/* Numbers that live as long as the figure. */
static double *
own_numbers (MurFigure *figure, gsize n)
{
  double *numbers = g_new (double, MAX (n, 1));
  mur_figure_own (figure, numbers, g_free);
  return numbers;
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

static void
add_empty_cells (MurFigure *figure, MurPanel *panel, Column counts, gsize side)
{
  Rectangles rectangles
    = { own_numbers (figure, 3 * counts.n), own_numbers (figure, 3 * counts.n),
        own_numbers (figure, 3 * counts.n), 0 };
  gsize n_rows = side > 0 ? counts.n / side : 0;
  for (gsize row = 0; row < n_rows; row++)
    add_empty_row (&rectangles, counts.values + row * side, side,
                   (double)row / (double)n_rows, (double)(row + 1) / (double)n_rows);
  MurLayer *layer
    = mur_panel_add_band (panel, MUR_ROLE_GUIDE, "Empty", rectangles.x,
                          rectangles.lower, rectangles.upper, rectangles.n);
  layer->outside_limits = TRUE;
}

static void
add_box (MurFigure *figure, MurPanel *panel, const MurTable *boxes, guint set)
{
  Column right = find_column (boxes, "x"), top = find_column (boxes, "y");
  if (set >= right.n || isnan (right.values[set]))
    return;
  double *x = own_numbers (figure, 5), *y = own_numbers (figure, 5);
  for (guint i = 0; i < 5; i++)
    {
      x[i] = i == 1 || i == 2 ? right.values[set] : 0;
      y[i] = i == 2 || i == 3 ? top.values[set] : 0;
    }
  MurLayer *layer = mur_panel_add_line (panel, MUR_ROLE_REFERENCE, "Box", x, y, 5);
  layer->width = 1.4;
  layer->outside_limits = TRUE;
}

/* In one dimension points rise with their order of arrival. */
static double *
arrivals (MurFigure *figure, gsize n)
{
  double *y = own_numbers (figure, n);
  for (gsize i = 0; i < n; i++)
    y[i] = ((double)i + 0.5) / (double)n;
  return y;
}

/* 1, 2, 3, … */
static double *
make_places (MurFigure *figure, gsize n)
{
  double *places = own_numbers (figure, n);
  for (gsize i = 0; i < n; i++)
    places[i] = (double)i + 1;
  return places;
}

/* Colours by order of arrival, dark ones first. No bar says so: the points need its
 * room, and pointing at one says its place. */
static void
colour_by_arrival (MurFigure *figure, MurPanel *panel, MurLayer *layer, gsize n)
{
  layer->z = make_places (figure, n);
  mur_axis_set (&panel->z, "Arrival", NULL, MUR_SCALE_LINEAR);
  panel->z.minimum = 1;
  panel->z.maximum = (double)MAX (n, 2);
}

static void
add_points (MurFigure *figure, MurPanel *panel, const MurFrame *frame, guint set)
{
  const MurTable *points
    = mur_frame_table (frame, set == 0 ? "points" : "reference_points");
  guint n_columns = mur_table_n_columns (points);
  gsize n = mur_table_n_rows (points);
  guint x_column = (guint)mur_frame_scalar (frame, "x_dimension") - 1;
  guint y_column = (guint)mur_frame_scalar (frame, "y_dimension") - 1;
  if (n_columns == 1)
    n = MIN (n, MAX_ON_LINE);
  const double *x = mur_table_column (points, x_column);
  const double *y
    = n_columns == 1 ? arrivals (figure, n) : mur_table_column (points, y_column);
  MurLayer *layer = mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, x, y, n);
  layer->size = n > MAX_COLOURED ? 0.25 : n > MANY ? 0.5 : 1;
  if (n <= MAX_COLOURED)
    colour_by_arrival (figure, panel, layer, n);
  if (n > MANY)
    return;
  gsize latest = n - n / 13; /* what the last step brought */
  mur_panel_add_points (panel, MUR_ROLE_FIT, "Latest", x + latest, y + latest,
                        n - latest);
}

/* How uneven the points are stands below them. */
static char *
title_of_x (const MurFrame *frame, guint set)
{
  double dimension = mur_frame_scalar (frame, "x_dimension");
  g_autofree char *scalar = g_strdup_printf ("%s_star_discrepancy", set_names[set]);
  double star = mur_frame_scalar (frame, scalar);
  if (isnan (star))
    return g_strdup_printf ("Dimension %.0f", dimension);
  return g_strdup_printf ("Dim. %.0f, D* = %.2g", dimension, star);
}

static char *
title_of_y (const MurFrame *frame, gboolean is_line)
{
  return is_line ? g_strdup ("Order of arrival")
                 : g_strdup_printf ("Dimension %.0f",
                                    mur_frame_scalar (frame, "y_dimension"));
}

/* A warning stands where it is seen. */
static char *
title_of_set (const MurFrame *frame, guint set, gsize n_cells)
{
  const MurTable *boxes = mur_frame_table (frame, "boxes");
  const MurTable *warnings = mur_frame_table (frame, "warnings");
  Column sets = find_column (warnings, "set"), bases = find_column (warnings, "base");
  g_autofree char *scalar = g_strdup_printf ("%s_empty_cells", set_names[set]);
  for (gsize i = 0; i < sets.n; i++)
    if (sets.values[i] == set + 1)
      return g_strdup_printf ("%s: leap divisible by %.0f",
                              mur_table_labels (boxes)[set], bases.values[i]);
  return g_strdup_printf ("%s: %.0f/%" G_GSIZE_FORMAT " empty",
                          mur_table_labels (boxes)[set],
                          mur_frame_scalar (frame, scalar), n_cells);
}

static void
fix_axis (MurAxis *axis, const char *title)
{
  mur_axis_set (axis, title, NULL, MUR_SCALE_LINEAR);
  axis->minimum = 0;
  axis->maximum = 1;
}

static void
add_set_panel (MurFigure *figure, const MurFrame *frame, guint set)
{
  gboolean is_line = mur_frame_scalar (frame, "dimensions") == 1;
  Column counts = find_column (mur_frame_table (frame, "cells"), set_names[set]);
  g_autofree char *title = title_of_set (frame, set, counts.n);
  g_autofree char *x_title = title_of_x (frame, set);
  g_autofree char *y_title = title_of_y (frame, is_line);

  MurPanel *panel = mur_figure_add_panel (figure, 0, set, title);
  panel->link_x = 1;
  panel->equal = !is_line;
  fix_axis (&panel->x, x_title);
  fix_axis (&panel->y, y_title);
  add_empty_cells (figure, panel, counts, (gsize)mur_frame_scalar (frame, "cells"));
  add_points (figure, panel, frame, set);
  add_box (figure, panel, mur_frame_table (frame, "boxes"), set);
}

/* Discrepancies without a root are squares: their roots compare with the others. */
static void
add_measure (
  MurFigure *figure, MurPanel *panel, const MurTable *table, guint set, guint measure)
{
  static const struct
  {
    const char *column, *name;
    gboolean is_square;
  } measures[] = {
    { "star", "Star", FALSE },       { "l2_star", "L2-star", FALSE },
    { "centred", "√centred", TRUE }, { "wraparound", "√wrap-around", TRUE },
    { "mixture", "√mixture", TRUE }, { "minimum_distance", "Smallest distance", FALSE },
  };
  Column n = find_column (table, "n");
  Column values = find_for_set (table, set, measures[measure].column);
  const double *y = values.values;
  if (measures[measure].is_square)
    {
      double *roots = own_numbers (figure, values.n);
      for (gsize i = 0; i < values.n; i++)
        roots[i] = values.values[i] > 0 ? sqrt (values.values[i]) : NAN;
      y = roots;
    }
  MurLayer *layer
    = mur_panel_add_line (panel, MUR_ROLE_SERIES_1 + measure,
                          set == 0 ? measures[measure].name : NULL, n.values, y, n.n);
  layer->opacity = set == 0 ? 1 : 0.45;
}

typedef enum
{
  GUIDE_ROOT, /* 1/√n */
  GUIDE_LOG   /* (log n)^s / n, from where it falls on */
} Guide;

/* Up to the last n. */
static void
add_guide (MurFigure *figure,
           MurPanel *panel,
           const char *name,
           Guide guide,
           double end,
           double s)
{
  double *x = own_numbers (figure, N_GUIDE), *y = own_numbers (figure, N_GUIDE);
  double first = guide == GUIDE_ROOT ? 0 : s;
  double last = log (MAX (end, 2));
  if (last <= first)
    return;
  for (guint i = 0; i < N_GUIDE; i++)
    {
      double place = first + (last - first) * i / (N_GUIDE - 1);
      x[i] = exp (place);
      y[i] = guide == GUIDE_ROOT ? exp (-place / 2) : pow (place, s) / x[i];
    }
  MurLayer *layer = mur_panel_add_line (panel, MUR_ROLE_GUIDE, name, x, y, N_GUIDE);
  layer->outside_limits = TRUE;
  layer->width = guide == GUIDE_ROOT ? 1 : 1.6;
}

static MurPanel *
add_measure_panel (MurFigure *figure,
                   const MurFrame *frame,
                   guint column,
                   const char *title,
                   guint first,
                   guint end)
{
  const MurTable *table = mur_frame_table (frame, "discrepancy");
  MurPanel *panel = mur_figure_add_panel (figure, 1, column, title);
  panel->legend = TRUE;
  panel->link_x = 2;
  mur_axis_set (&panel->x, "<i>n</i> (faint: reference)", NULL, MUR_SCALE_LOG);
  mur_axis_set (&panel->y, NULL, NULL, MUR_SCALE_LOG);
  for (guint measure = first; measure < end; measure++)
    for (guint set = G_N_ELEMENTS (set_names); set-- > 0;)
      add_measure (figure, panel, table, set, measure);
  return panel;
}

static void
add_measure_panels (MurFigure *figure, const MurFrame *frame)
{
  double n = mur_frame_scalar (frame, "n");
  MurPanel *panel = add_measure_panel (figure, frame, 0, "Star discrepancy", 0, 2);
  add_guide (figure, panel, "1/√n", GUIDE_ROOT, n, 0);
  add_guide (figure, panel, "(log n)ˢ/n", GUIDE_LOG, n,
             mur_frame_scalar (frame, "dimensions"));
  add_measure_panel (figure, frame, 1, "Other measures", 2, 6);
}

static void
add_integration_panel (MurFigure *figure, const MurFrame *frame)
{
  static const MurRole roles[] = { MUR_ROLE_DATA, MUR_ROLE_REFERENCE };
  static const char *const names[] = { "Sequence", "Reference" };
  const MurTable *table = mur_frame_table (frame, "integration");
  double n = mur_frame_scalar (frame, "n");
  Column place = find_column (table, "n");
  g_autofree char *title
    = g_strdup_printf ("Error of %.6g", mur_frame_scalar (frame, "integral"));
  MurPanel *panel = mur_figure_add_panel (figure, 1, 2, title);
  panel->legend = TRUE;
  panel->link_x = 2;
  mur_axis_set (&panel->x, "<i>n</i>", NULL, MUR_SCALE_LOG);
  mur_axis_set (&panel->y, "Absolute error", NULL, MUR_SCALE_LOG);
  add_guide (figure, panel, "1/√n", GUIDE_ROOT, n, 0);
  add_guide (figure, panel, "1/n", GUIDE_LOG, n, 0);
  for (guint set = G_N_ELEMENTS (set_names); set-- > 0;)
    {
      Column error = find_for_set (table, set, "error");
      Column lower = find_for_set (table, set, "lower");
      Column upper = find_for_set (table, set, "upper");
      MurLayer *band = mur_panel_add_band (panel, roles[set], NULL, place.values,
                                           lower.values, upper.values, place.n);
      band->outside_limits = TRUE;
      mur_panel_add_line (panel, roles[set], names[set], place.values, error.values,
                          place.n);
    }
}

static gboolean
is_by_star (const MurFrame *frame)
{
  return mur_frame_scalar (frame, "pair_measure") == 1;
}

/* Of every dimension with every other; with itself nothing. */
static double *
make_matrix (MurFigure *figure, const MurFrame *frame, gsize side)
{
  const MurTable *pairs = mur_frame_table (frame, "pairs");
  Column i = find_column (pairs, "i"), j = find_column (pairs, "j");
  Column values
    = find_column (pairs, is_by_star (frame) ? "star_discrepancy" : "correlation");
  double *z = own_numbers (figure, side * side);
  for (gsize d = 0; d < side; d++)
    z[d * side + d] = NAN;
  for (gsize row = 0; row < values.n; row++)
    {
      gsize a = (gsize)i.values[row] - 1, b = (gsize)j.values[row] - 1;
      z[a * side + b] = values.values[row];
      z[b * side + a] = values.values[row];
    }
  return z;
}

static char *
title_of_pairs (const MurFrame *frame)
{
  double i = mur_frame_scalar (frame, "worst_i");
  if (isnan (i))
    return g_strdup ("Pairs of dimensions");
  return g_strdup_printf ("Worst pair: %.0f, %.0f", i,
                          mur_frame_scalar (frame, "worst_j"));
}

/* What is wrong with the worst pair; points that a person brought have no bases. */
static char *
title_of_worst (const MurFrame *frame)
{
  double base_i = mur_frame_scalar (frame, "worst_base_i");
  double base_j = mur_frame_scalar (frame, "worst_base_j");
  gboolean by_star = is_by_star (frame);
  double worst = mur_frame_scalar (frame, by_star ? "worst_star_discrepancy"
                                                  : "worst_correlation");
  g_autofree char *value
    = g_strdup_printf (by_star ? "D* = %.3g" : "correlation %+.2f", worst);
  if (isnan (worst))
    return g_strdup ("Dimension");
  if (isnan (base_i) || isnan (base_j))
    return g_strdup_printf ("Worst %s", value);
  return g_strdup_printf ("Bases %.0f, %.0f: %s", base_i, base_j, value);
}

static void
add_pair_panel (MurFigure *figure, const MurFrame *frame)
{
  gsize side = (gsize)mur_frame_scalar (frame, "dimensions");
  gboolean by_star = is_by_star (frame);
  g_autofree char *title = title_of_pairs (frame);
  g_autofree char *x_title = title_of_worst (frame);
  MurPanel *panel = mur_figure_add_panel (figure, 0, 2, title);
  panel->equal = TRUE;
  panel->x.integer = TRUE;
  panel->y.integer = TRUE;
  panel->colour_bar = TRUE;
  mur_axis_set (&panel->x, x_title, NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "Dimension", NULL, MUR_SCALE_LINEAR);
  panel->z.minimum = by_star ? 0 : -1;
  panel->z.maximum = by_star ? NAN : 1;
  MurLayer *image = mur_panel_add_grid (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL,
                                        make_matrix (figure, frame, side), side, side);
  image->x_min = image->y_min = 0.5;
  image->x_max = image->y_max = (double)side + 0.5;
}

MurFigure *
mur_figure_sampling (const MurFrame *frame)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Sampling");
  mur_figure_set_row_weight (figure, 0, 1.3);
  for (guint set = 0; set < G_N_ELEMENTS (set_names); set++)
    add_set_panel (figure, frame, set);
  add_measure_panels (figure, frame);
  add_integration_panel (figure, frame);
  add_pair_panel (figure, frame);
  return figure;
}
