/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The search: how the objective falls to the lowest that any estimator has found; of one
 * alone also how steep it still is. */

#include "ui/figures/inference/private.h"

#include <math.h>

/* A parameter that is off by its standard error costs so much. */
#define ONE_SIGMA 0.5
/* What is nearer to the lowest is at it, for all that its digits tell. */
#define LEAST 1e-9
#define MOST_MARKS 60 /* more would hide the line */

/* One estimator, and its column among the rivals. */
static const struct
{
  const char *column, *name;
  MurRole role;
} rivals[] = {
  { "levenberg_marquardt", "Levenberg–Marquardt", MUR_ROLE_FIT },
  { "lbfgs", "L-BFGS", MUR_ROLE_SERIES_2 },
  { "regression", "Regression", MUR_ROLE_SERIES_3 },
};

static gboolean
are_side_by_side (const MurInferenceDrawing *self)
{
  g_autofree char *estimator = mur_parameters_format (self->parameters, "estimator");
  return g_str_equal (estimator, "all");
}

static double
lowest (const MurColumn *column, double least)
{
  for (gsize i = 0; i < column->n; i++)
    least = column->values[i] < least ? column->values[i] : least;
  return least;
}

static gsize
count_numbers (const MurColumn *column)
{
  gsize n = 0;
  for (gsize i = 0; i < column->n; i++)
    n += isfinite (column->values[i]);
  return n;
}

static void
add_course (const MurInferenceDrawing *self,
            MurPanel *panel,
            MurRole role,
            const char *name,
            const MurColumn *iteration,
            const MurColumn *objective,
            double least)
{
  double *above = mur_column_new (self->figure, objective->n);
  if (!mur_infer_has_numbers (objective->values, objective->n))
    return;
  for (gsize i = 0; i < objective->n; i++)
    above[i] = isfinite (objective->values[i])
                 ? fmax (objective->values[i] - least, LEAST)
                 : NAN;
  mur_panel_add_line (panel, role, name, iteration->values, above, objective->n)->solid
    = TRUE;
  if (count_numbers (objective) <= MOST_MARKS)
    mur_panel_add_points (panel, role, NULL, iteration->values, above, objective->n);
}

static void
add_rivals (const MurInferenceDrawing *self, MurPanel *panel)
{
  const MurColumn iteration = mur_column (self->frame, "rivals", "iteration");
  double least = INFINITY;
  for (guint i = 0; i < G_N_ELEMENTS (rivals); i++)
    {
      const MurColumn objective = mur_column (self->frame, "rivals", rivals[i].column);
      least = lowest (&objective, least);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rivals); i++)
    {
      const MurColumn objective = mur_column (self->frame, "rivals", rivals[i].column);
      add_course (self, panel, rivals[i].role, rivals[i].name, &iteration, &objective,
                  least);
    }
}

MurPanel *
mur_infer_add_descent (const MurInferenceDrawing *self, guint row, guint column)
{
  const MurColumn iteration = mur_column (self->frame, "convergence", "iteration");
  const MurColumn objective = mur_column (self->frame, "convergence", "objective");
  MurPanel *panel = mur_figure_add_panel (self->figure, row, column, "Objective");
  mur_column_set_axis (&iteration, &panel->x, NULL, MUR_SCALE_LINEAR);
  panel->x.integer = TRUE;
  panel->x.minimum = 0;
  mur_axis_set (&panel->y, "Above the lowest", NULL, MUR_SCALE_LOG);
  mur_panel_add_horizontal_rule (panel, MUR_ROLE_GUIDE, NULL, ONE_SIGMA);
  panel->legend = TRUE;
  panel->caption = g_strdup ("Dashed: one σ off");
  if (are_side_by_side (self))
    add_rivals (self, panel);
  else
    add_course (self, panel, MUR_ROLE_FIT, NULL, &iteration, &objective,
                lowest (&objective, INFINITY));
  return panel;
}

static void
add_gradient (const MurInferenceDrawing *self)
{
  const MurColumn iteration = mur_column (self->frame, "convergence", "iteration");
  const MurColumn gradient = mur_column (self->frame, "convergence", "gradient_norm");
  MurPanel *panel = mur_figure_add_panel (self->figure, 0, 1, "Slope");
  mur_column_set_axis (&iteration, &panel->x, NULL, MUR_SCALE_LINEAR);
  mur_column_set_axis (&gradient, &panel->y, NULL, MUR_SCALE_LOG);
  panel->x.integer = TRUE;
  panel->x.minimum = 0;
  mur_panel_add_line (panel, MUR_ROLE_FIT, NULL, iteration.values, gradient.values,
                      gradient.n);
}

MurFigure *
mur_infer_build_search (const MurFrame *frame, const MurParameters *parameters)
{
  const MurInferenceDrawing drawing
    = mur_infer_draw (frame, parameters, "Inference: search");
  mur_figure_set_column_weight (drawing.figure, 0, 1.6);
  mur_infer_add_descent (&drawing, 0, 0);
  if (!are_side_by_side (&drawing))
    add_gradient (&drawing);
  return drawing.figure;
}
