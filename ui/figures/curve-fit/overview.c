/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Four panels: the data with the fit over them on top; below, residuals, the best and
 * mean objective against the generation, and the parameters with their standard errors
 * beside the expected values. */

#include "ui/figures/curve-fit/private.h"

static void
add_residual_panel (MurFigure *figure, const MurFrame *frame)
{
  const MurColumn t = mur_column (frame, "residuals", "t");
  const MurColumn r = mur_column (frame, "residuals", "residual");

  MurPanel *panel = mur_figure_add_panel (figure, 1, 0, "Residuals");
  panel->link_x = MUR_CURVE_FIT_TIME;
  mur_column_set_axis (&t, &panel->x, NULL, MUR_SCALE_LINEAR);
  mur_column_set_axis (&r, &panel->y, NULL, MUR_SCALE_LINEAR);
  mur_curve_fit_add_points (panel, frame, "residuals", "residual", NULL);
  mur_panel_add_horizontal_rule (panel, MUR_ROLE_GUIDE, NULL, 0);
}

static void
add_convergence_panel (MurFigure *figure, const MurFrame *frame)
{
  const MurColumn generation = mur_column (frame, "convergence", "generation");
  const MurColumn best = mur_column (frame, "convergence", "best");
  const MurColumn mean = mur_column (frame, "convergence", "mean");

  MurPanel *panel = mur_figure_add_panel (figure, 1, 1, "Convergence");
  panel->legend = TRUE;
  panel->x.integer = TRUE;
  mur_column_set_axis (&generation, &panel->x, NULL, MUR_SCALE_LINEAR);
  mur_column_set_axis (&best, &panel->y, "Objective", MUR_SCALE_LOG);
  mur_panel_add_line (panel, MUR_ROLE_REFERENCE, "Mean", generation.values, mean.values,
                      generation.n);
  mur_panel_add_line (panel, MUR_ROLE_FIT, "Best", generation.values, best.values,
                      generation.n);
}

/* The ends of the error bars, and where values stand, are in the frame too. */
static void
add_estimates (MurPanel *panel, const MurFrame *frame)
{
  const MurColumn place = mur_column (frame, "parameters", "place");
  const MurColumn value = mur_column (frame, "parameters", "value");
  const MurColumn expected = mur_column (frame, "parameters", "expected");

  MurLayer *bars = mur_panel_add (panel, MUR_LAYER_ERRORS, MUR_ROLE_FIT, NULL);
  bars->x = place.values;
  bars->y = mur_column (frame, "parameters", "lower").values;
  bars->y2 = mur_column (frame, "parameters", "upper").values;
  bars->n = place.n;
  if (mur_curve_fit_has_numbers (&expected))
    {
      MurLayer *truth = mur_panel_add_points (panel, MUR_ROLE_REFERENCE, "Expected",
                                              place.values, expected.values, place.n);
      truth->marker = MUR_MARKER_RING;
      truth->size = 2;
    }
  MurLayer *found = mur_panel_add_points (panel, MUR_ROLE_FIT, "Fit", place.values,
                                          value.values, place.n);
  found->size = 1.4;
}

static void
add_parameter_panel (MurFigure *figure, const MurFrame *frame)
{
  const MurColumn value = mur_column (frame, "parameters", "value");

  MurPanel *panel = mur_figure_add_panel (figure, 1, 2, "Parameters");
  panel->legend = TRUE;
  mur_axis_set (&panel->x, NULL, NULL, MUR_SCALE_LINEAR);
  mur_column_set_axis (&value, &panel->y, NULL, MUR_SCALE_LINEAR);
  panel->x.labels = g_strdupv ((char **)mur_column_labels (frame, "parameters"));
  panel->x.minimum = -0.5;
  panel->x.maximum = (double)value.n - 0.5;
  add_estimates (panel, frame);
}

MurFigure *
mur_curve_fit_build_overview (const MurFrame *frame, const MurParameters *parameters)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Curve fit");
  mur_figure_set_row_weight (figure, 0, 1.6);
  mur_curve_fit_add_fit (figure, frame)->n_columns = 3;
  add_residual_panel (figure, frame);
  add_convergence_panel (figure, frame);
  add_parameter_panel (figure, frame);
  return figure;
}
