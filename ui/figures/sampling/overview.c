/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All at once in six panels: the two sets of points side by side, empty cells shaded and the box of
 * the star discrepancy drawn, and the correlations of all pairs of dimensions; below,
 * discrepancies and errors of the integral against n, with the slopes that theory
 * promises. */

#include "ui/figures/sampling/private.h"

#include <math.h>

#define MANY 5000 /* points, from which on they are small */

static void
add_box (MurFigure *figure, MurPanel *panel, const MurFrame *frame, guint set)
{
  double *x, *y;
  if (!mur_sampling_find_box (figure, frame, set, &x, &y))
    return;
  MurLayer *layer = mur_panel_add_line (panel, MUR_ROLE_REFERENCE, "Box", x, y, 5);
  layer->width = 1.4;
  layer->outside_limits = TRUE;
}

static void
add_points (MurPanel *panel, const MurFrame *frame, guint set)
{
  MurColumn x, y;
  mur_sampling_find_points (frame, set, &x, &y);
  const gsize n = x.n;
  MurLayer *layer
    = mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, x.values, y.values, n);
  layer->size = n > MUR_SAMPLING_MOST_COLOURED ? 0.25 : n > MANY ? 0.5 : 1;
  if (n <= MUR_SAMPLING_MOST_COLOURED)
    mur_sampling_colour_by_arrival (panel, frame, layer);
  if (n > MANY)
    return;
  gsize latest = n - n / 13; /* what the last step brought */
  mur_panel_add_points (panel, MUR_ROLE_FIT, "Latest", x.values + latest,
                        y.values + latest, n - latest);
}

/* How uneven the points are stands below them. */
static char *
title_of_x (const MurFrame *frame, guint set)
{
  double dimension = mur_column_scalar (frame, "x_dimension");
  double star = mur_sampling_scalar (frame, set, "star_discrepancy");
  g_autofree char *name = mur_sampling_name_dimension (frame, dimension);
  if (isnan (star))
    return g_steal_pointer (&name);
  if (mur_column_of (frame, "points", "x*", (guint64)dimension).title != NULL)
    return g_strdup_printf ("%s, D* = %.2g", name, star);
  return g_strdup_printf ("Dim. %.0f, D* = %.2g", dimension, star);
}

static char *
title_of_y (const MurFrame *frame, gboolean is_line)
{
  return is_line ? g_strdup ("Order of arrival")
                 : mur_sampling_name_dimension (
                   frame, mur_column_scalar (frame, "y_dimension"));
}

/* A warning stands where it is seen. */
static char *
title_of_set (const MurFrame *frame, guint set, gsize n_cells)
{
  const char *label = mur_sampling_title (frame, set);
  const double base = mur_sampling_bad_base (frame, set);
  if (base > 0)
    return g_strdup_printf ("%s: leap divisible by %.0f", label, base);
  return g_strdup_printf ("%s: %.0f/%" G_GSIZE_FORMAT " empty", label,
                          mur_sampling_scalar (frame, set, "empty_cells"), n_cells);
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
  gboolean is_line = mur_column_scalar (frame, "dimensions") == 1;
  MurColumn counts = mur_column (frame, "cells", "x");
  g_autofree char *title = title_of_set (frame, set, counts.n);
  g_autofree char *x_title = title_of_x (frame, set);
  g_autofree char *y_title = title_of_y (frame, is_line);

  MurPanel *panel = mur_figure_add_panel (figure, 0, set, title);
  panel->link_x = 1;
  panel->equal = !is_line;
  fix_axis (&panel->x, x_title);
  fix_axis (&panel->y, y_title);
  mur_sampling_draw_cells (figure, panel, frame, set);
  add_points (panel, frame, set);
  add_box (figure, panel, frame, set);
}

/* Discrepancies without a root are squares: their roots compare with the others. */
static void
add_measure (MurPanel *panel, const MurFrame *frame, guint set, guint measure)
{
  static const struct
  {
    const char *column, *name;
  } measures[] = {
    { "star", "Star" },
    { "l2_star", "L2-star" },
    { "centred_root", "√centred" },
    { "wraparound_root", "√wrap-around" },
    { "mixture_root", "√mixture" },
    { "minimum_distance", "Smallest distance" },
  };
  MurColumn n = mur_column (frame, "discrepancy", "n");
  MurColumn values
    = mur_sampling_column (frame, "discrepancy", set, measures[measure].column);
  MurLayer *layer = mur_panel_add_line (panel, MUR_ROLE_SERIES_1 + measure,
                                        set == 0 ? measures[measure].name : NULL,
                                        n.values, values.values, n.n);
  layer->opacity = set == 0 ? 1 : 0.45;
}

/* @x, @y: columns of "guides"; missing while there is none. The one of the method is
 * the wider. */
static void
add_guide (
  MurPanel *panel, const MurFrame *frame, const char *x, const char *y, double width)
{
  const MurColumn place = mur_column (frame, "guides", x);
  const MurColumn value = mur_column (frame, "guides", y);
  if (isnan (place.values[0]))
    return;
  MurLayer *layer = mur_panel_add_line (panel, MUR_ROLE_GUIDE, value.quantity->title,
                                        place.values, value.values, place.n);
  layer->outside_limits = TRUE;
  layer->width = width;
}

static MurPanel *
add_measure_panel (MurFigure *figure,
                   const MurFrame *frame,
                   guint column,
                   const char *title,
                   guint first,
                   guint end)
{
  MurPanel *panel = mur_figure_add_panel (figure, 1, column, title);
  panel->legend = TRUE;
  panel->link_x = 2;
  mur_axis_set (&panel->x, "<i>n</i> (faint: reference)", NULL, MUR_SCALE_LOG);
  mur_axis_set (&panel->y, NULL, NULL, MUR_SCALE_LOG);
  for (guint measure = first; measure < end; measure++)
    for (guint set = MUR_SAMPLING_FIGURE_SETS; set-- > 0;)
      add_measure (panel, frame, set, measure);
  return panel;
}

static void
add_measure_panels (MurFigure *figure, const MurFrame *frame)
{
  MurPanel *panel = add_measure_panel (figure, frame, 0, "Star discrepancy", 0, 2);
  add_guide (panel, frame, "n", "root", 1);
  add_guide (panel, frame, "log_n", "log_bound", 1.6);
  add_measure_panel (figure, frame, 1, "Other measures", 2, 6);
}

static void
add_integration_panel (MurFigure *figure, const MurFrame *frame)
{
  static const MurRole roles[] = { MUR_ROLE_DATA, MUR_ROLE_REFERENCE };
  static const char *const names[] = { "Sequence", "Reference" };
  MurColumn place = mur_column (frame, "integration", "n");
  g_autofree char *title
    = g_strdup_printf ("Error of %.6g", mur_column_scalar (frame, "integral"));
  MurPanel *panel = mur_figure_add_panel (figure, 1, 2, title);
  panel->legend = TRUE;
  panel->link_x = 2;
  mur_axis_set (&panel->x, "<i>n</i>", NULL, MUR_SCALE_LOG);
  mur_axis_set (&panel->y, "Absolute error", NULL, MUR_SCALE_LOG);
  add_guide (panel, frame, "n", "root", 1);
  add_guide (panel, frame, "n", "inverse", 1.6);
  for (guint set = MUR_SAMPLING_FIGURE_SETS; set-- > 0;)
    {
      MurColumn error = mur_sampling_column (frame, "integration", set, "error");
      MurColumn lower = mur_sampling_column (frame, "integration", set, "lower");
      MurColumn upper = mur_sampling_column (frame, "integration", set, "upper");
      MurLayer *band = mur_panel_add_band (panel, roles[set], NULL, place.values,
                                           lower.values, upper.values, place.n);
      band->outside_limits = TRUE;
      mur_panel_add_line (panel, roles[set], names[set], place.values, error.values,
                          place.n);
    }
}

MurFigure *
mur_sampling_build_overview (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Sampling");
  mur_figure_set_row_weight (figure, 0, 1.3);
  for (guint set = 0; set < MUR_SAMPLING_FIGURE_SETS; set++)
    add_set_panel (figure, frame, set);
  add_measure_panels (figure, frame);
  add_integration_panel (figure, frame);
  mur_sampling_add_matrix (figure, frame, 2);
  return figure;
}
