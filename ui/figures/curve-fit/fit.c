/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The fit: points, the best curve and the particles' behind it, which fade the more the
 * less they fit; below, on the same times, what the best curve leaves of the points, and
 * beside that how it is distributed. */

#include "ui/figures/curve-fit/private.h"

#include <math.h>

/* Of the particles' curves. */
#define FAINTEST 0.12
#define STRONGEST 0.5
#define THIN 0.5

/* Points that are few are seen from afar: those of up to FEW are LARGE, the area of more
 * falls a little slower than their number grows, until they are as ever. */
#define FEW 30
#define LARGE 2.0
#define SHRINKS 0.3

/* Curves of one shade are one layer; the worst stand first. */
static void
add_cloud (MurPanel *panel, const MurFrame *frame)
{
  const MurColumn t = mur_column (frame, "cloud_curves", "t");
  const MurColumn y = mur_column (frame, "cloud_curves", "y");
  const MurColumn shade = mur_column (frame, "cloud", "shade");
  const gsize length = t.n / shade.n;
  if (!mur_curve_fit_has_numbers (&y))
    return;
  for (gsize i = 0, end; i < shade.n; i = end)
    {
      for (end = i + 1; end < shade.n && shade.values[end] == shade.values[i]; end++)
        ;
      MurLayer *layer = mur_panel_add_line (
        panel, MUR_ROLE_SERIES_4, end == shade.n ? "Swarm" : NULL,
        t.values + i * length, y.values + i * length, (end - i) * length);
      layer->solid = TRUE;
      layer->opacity = STRONGEST + (FAINTEST - STRONGEST) * shade.values[i];
      layer->width = THIN;
      layer->outside_limits = TRUE;
    }
}

static double
size_of_points (gsize n)
{
  return CLAMP (LARGE * pow (FEW / fmax ((double)n, 1), SHRINKS), 1, LARGE);
}

MurLayer *
mur_curve_fit_add_points (MurPanel *panel,
                          const MurFrame *frame,
                          const char *table,
                          const char *y,
                          const char *name)
{
  const MurColumn at = mur_column (frame, table, "t");
  const MurColumn value = mur_column (frame, table, y);
  const MurColumn sigma = mur_column (frame, table, "sigma");

  MurLayer *points
    = mur_panel_add_points (panel, MUR_ROLE_DATA, name, at.values, value.values, at.n);
  points->errors = sigma.values;
  points->size = size_of_points (mur_column (frame, "data", "t").n);
  return points;
}

MurPanel *
mur_curve_fit_add_fit (MurFigure *figure, const MurFrame *frame)
{
  const MurColumn t = mur_column (frame, "data", "t");
  const MurColumn y = mur_column (frame, "data", "y");
  const MurColumn curve_t = mur_column (frame, "curve", "t");
  const MurColumn curve_y = mur_column (frame, "curve", "y");
  const MurColumn lower = mur_column (frame, "curve", "lower");
  const MurColumn upper = mur_column (frame, "curve", "upper");

  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  panel->legend = TRUE;
  panel->link_x = MUR_CURVE_FIT_TIME;
  mur_column_set_axis (&t, &panel->x, NULL, MUR_SCALE_LINEAR);
  mur_column_set_axis (&y, &panel->y, "Amp", MUR_SCALE_LINEAR);
  add_cloud (panel, frame);
  mur_curve_fit_add_points (panel, frame, "data", "y", "Data");
  MurLayer *band = mur_panel_add_band (panel, MUR_ROLE_FIT, "95 % band", curve_t.values,
                                       lower.values, upper.values, curve_t.n);
  band->outside_limits = TRUE;
  MurLayer *fit = mur_panel_add_line (panel, MUR_ROLE_FIT, "Fit", curve_t.values,
                                      curve_y.values, curve_t.n);
  fit->width = 0.7;
  return panel;
}

static void
set_residual_axis (MurPanel *panel, const MurFrame *frame, const char *title)
{
  const MurColumn residual = mur_column (frame, "residuals", "residual");
  const double limit = mur_column_scalar (frame, "residual_limit");
  mur_column_set_axis (&residual, &panel->y, title, MUR_SCALE_LINEAR);
  panel->y.limits = MUR_LIMITS_ROBUST;
  panel->y.minimum = -limit;
  panel->y.maximum = limit;
}

static void
add_residual_panel (MurFigure *figure, const MurFrame *frame)
{
  const MurColumn t = mur_column (frame, "residuals", "t");
  MurPanel *panel = mur_figure_add_panel (figure, 1, 0, NULL);
  panel->link_x = MUR_CURVE_FIT_TIME;
  mur_column_set_axis (&t, &panel->x, NULL, MUR_SCALE_LINEAR);
  set_residual_axis (panel, frame, NULL);
  mur_curve_fit_add_points (panel, frame, "residuals", "residual", NULL);
  mur_panel_add_horizontal_rule (panel, MUR_ROLE_GUIDE, NULL, 0);
}

/* Bars that lie: from nothing to how many there are. */
static void
add_distribution_panel (MurFigure *figure, const MurFrame *frame)
{
  const MurColumn lower = mur_column (frame, "residual_bins", "lower");
  const MurColumn width = mur_column (frame, "residual_bins", "width");
  const MurColumn count = mur_column (frame, "residual_bins", "count");
  double *from = mur_column_new (figure, count.n);
  for (gsize i = 0; i < count.n; i++)
    from[i] = 0;
  MurPanel *panel = mur_figure_add_panel (figure, 1, 1, NULL);
  mur_column_set_axis (&count, &panel->x, NULL, MUR_SCALE_LINEAR);
  panel->x.integer = TRUE;
  panel->x.minimum = 0;
  set_residual_axis (panel, frame, "");
  mur_panel_add_cells (panel, MUR_ROLE_DATA, NULL, from, lower.values, count.values,
                       width.values, count.n);
  mur_panel_add_horizontal_rule (panel, MUR_ROLE_GUIDE, NULL, 0);
}

MurFigure *
mur_curve_fit_build_fit (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Curve fit");
  mur_figure_set_row_weight (figure, 0, 2.2);
  mur_figure_set_column_weight (figure, 0, 6);
  mur_curve_fit_add_fit (figure, frame);
  add_residual_panel (figure, frame);
  add_distribution_panel (figure, frame);
  return figure;
}
