/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Four panels: the data with the fit over them on top; below, residuals, the best and
 * mean objective against the generation, and the parameters with their standard errors
 * beside the expected values. Columns as core/experiments/curve-fit/experiment.c
 * documents them.
 */

#include "ui/figures/registry.h"

/* A column of a table, or nothing: no rows. */
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

/* The other particles' curves: columns c1, c2, … of "swarm_curves". */
static void
add_swarm (MurPanel *panel, const MurFrame *frame)
{
  const MurTable *curves = mur_frame_table (frame, "swarm_curves");
  Column t = find_column (curves, "t");
  if (curves == NULL)
    return;
  for (guint i = 0; i < mur_table_n_columns (curves); i++)
    {
      const double *values = mur_table_column (curves, i);
      if (values == t.values)
        continue;
      MurLayer *layer = mur_panel_add_line (
        panel, MUR_ROLE_GHOST, i == 1 ? "Swarm" : NULL, t.values, values, t.n);
      layer->outside_limits = TRUE;
    }
}

static void
add_fit_panel (MurFigure *figure, const MurFrame *frame)
{
  const MurTable *data = mur_frame_table (frame, "data");
  const MurTable *fit = mur_frame_table (frame, "fit");
  Column t = find_column (data, "t"), y = find_column (data, "y");
  Column fit_t = find_column (fit, "t"), fit_y = find_column (fit, "y");
  Column lower = find_column (fit, "lower"), upper = find_column (fit, "upper");

  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  panel->n_columns = 3;
  panel->legend = TRUE;
  panel->link_x = 1;
  mur_axis_set (&panel->x, "Time", NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "Amp", NULL, MUR_SCALE_LINEAR);
  add_swarm (panel, frame);
  mur_panel_add_points (panel, MUR_ROLE_DATA, "Data", t.values, y.values, t.n);
  MurLayer *band = mur_panel_add_band (panel, MUR_ROLE_FIT, "95 % band", fit_t.values,
                                       lower.values, upper.values, fit_t.n);
  band->outside_limits = TRUE;
  mur_panel_add_line (panel, MUR_ROLE_FIT, "Fit", fit_t.values, fit_y.values, fit_t.n);
}

static void
add_residual_panel (MurFigure *figure, const MurFrame *frame)
{
  const MurTable *residuals = mur_frame_table (frame, "residuals");
  Column t = find_column (residuals, "t"), r = find_column (residuals, "residual");

  MurPanel *panel = mur_figure_add_panel (figure, 1, 0, "Residuals");
  panel->link_x = 1;
  mur_axis_set (&panel->x, "Time", NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "Data − fit", NULL, MUR_SCALE_LINEAR);
  mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, t.values, r.values, t.n);
  mur_panel_add_horizontal_rule (panel, MUR_ROLE_GUIDE, NULL, 0);
}

static void
add_convergence_panel (MurFigure *figure, const MurFrame *frame)
{
  const MurTable *convergence = mur_frame_table (frame, "convergence");
  Column generation = find_column (convergence, "generation");
  Column best = find_column (convergence, "best");
  Column mean = find_column (convergence, "mean");

  MurPanel *panel = mur_figure_add_panel (figure, 1, 1, "Convergence");
  panel->legend = TRUE;
  panel->x.integer = TRUE;
  mur_axis_set (&panel->x, "Generation", NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "Objective", NULL, MUR_SCALE_LOG);
  mur_panel_add_line (panel, MUR_ROLE_REFERENCE, "Mean", generation.values, mean.values,
                      generation.n);
  mur_panel_add_line (panel, MUR_ROLE_FIT, "Best", generation.values, best.values,
                      generation.n);
}

/* What the parameter panel draws and no column of the frame holds: the rows' positions
 * and the ends of the error bars. */
typedef struct
{
  double *position, *lower, *upper;
} Marks;

static void
marks_free (Marks *marks)
{
  g_free (marks->position);
  g_free (marks->lower);
  g_free (marks->upper);
  g_free (marks);
}

static Marks *
marks_new (Column value, Column error)
{
  Marks *marks = g_new (Marks, 1);
  marks->position = g_new (double, value.n);
  marks->lower = g_new (double, value.n);
  marks->upper = g_new (double, value.n);
  for (gsize i = 0; i < value.n; i++)
    {
      marks->position[i] = (double)i;
      marks->lower[i] = value.values[i] - error.values[i];
      marks->upper[i] = value.values[i] + error.values[i];
    }
  return marks;
}

static void
add_parameter_panel (MurFigure *figure, const MurFrame *frame)
{
  const MurTable *parameters = mur_frame_table (frame, "parameters");
  Column value = find_column (parameters, "value");
  Column error = find_column (parameters, "standard_error");
  Column expected = find_column (parameters, "expected");

  MurPanel *panel = mur_figure_add_panel (figure, 1, 2, "Parameters");
  panel->legend = TRUE;
  mur_axis_set (&panel->x, NULL, NULL, MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "Value", NULL, MUR_SCALE_LINEAR);
  if (parameters == NULL)
    return;
  panel->x.labels = g_strdupv ((char **)mur_table_labels (parameters));
  panel->x.minimum = -0.5;
  panel->x.maximum = (double)value.n - 0.5;

  Marks *marks = marks_new (value, error);
  mur_figure_own (figure, marks, (GDestroyNotify)marks_free);
  MurLayer *bars = mur_panel_add (panel, MUR_LAYER_ERRORS, MUR_ROLE_FIT, NULL);
  bars->x = marks->position;
  bars->y = marks->lower;
  bars->y2 = marks->upper;
  bars->n = value.n;
  MurLayer *truth = mur_panel_add_points (panel, MUR_ROLE_REFERENCE, "Expected",
                                          marks->position, expected.values, value.n);
  truth->marker = MUR_MARKER_RING;
  truth->size = 2;
  MurLayer *found = mur_panel_add_points (panel, MUR_ROLE_FIT, "Fit", marks->position,
                                          value.values, value.n);
  found->size = 1.4;
}

MurFigure *
mur_figure_curve_fit (const MurFrame *frame)
{
  MurFigure *figure = mur_figure_new ();
  mur_figure_set_title (figure, "Curve fit");
  mur_figure_set_row_weight (figure, 0, 1.6);
  add_fit_panel (figure, frame);
  add_residual_panel (figure, frame);
  add_convergence_panel (figure, frame);
  add_parameter_panel (figure, frame);
  return figure;
}
