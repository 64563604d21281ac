/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How the search goes, over all generations that there are to be: what the best is worth,
 * and how near together the particles are. */

#include "ui/figures/swarm/private.h"

#include <math.h>

static void
set_generations (MurPanel *panel,
                 const MurFrame *frame,
                 const MurParameters *parameters)
{
  const MurColumn generation = mur_column (frame, "convergence", "generation");
  const double last = (double)mur_parameters_integer (parameters, "generations");
  mur_column_set_axis (&generation, &panel->x, NULL, MUR_SCALE_LINEAR);
  panel->x.integer = TRUE;
  panel->x.minimum = 0;
  panel->x.maximum = last;
  panel->link_x = 1;
}

/* Returns: (nullable): how far the best was above the known minimum; %NULL where that is
 * not known, never less, or hidden by noise */
static const double *
find_errors (MurFigure *figure, const MurFrame *frame, const MurParameters *parameters)
{
  if (mur_parameters_number (parameters, "noise") > 0)
    return NULL;
  const MurColumn best = mur_column (frame, "convergence", "best");
  const double minimum
    = mur_column_scalar (frame, "best") - mur_column_scalar (frame, "error");
  double *error = mur_column_new (figure, best.n);
  gboolean any = FALSE;
  for (gsize i = 0; i < best.n; i++)
    {
      error[i] = best.values[i] - minimum;
      any = any || (isfinite (error[i]) && error[i] > 0);
    }
  return any ? error : NULL;
}

/* The error in decades where the minimum is known, else the values. */
void
mur_swarm_add_values (MurFigure *figure,
                      const MurFrame *frame,
                      const MurParameters *parameters,
                      guint row,
                      guint column)
{
  const MurColumn generation = mur_column (frame, "convergence", "generation");
  const MurColumn best = mur_column (frame, "convergence", "best");
  const MurColumn mean = mur_column (frame, "convergence", "mean");
  const double *error = find_errors (figure, frame, parameters);
  const gboolean has_error = error != NULL;
  MurPanel *panel = mur_figure_add_panel (figure, row, column,
                                          has_error ? "Best, above the known minimum"
                                                    : "Values that were found");
  set_generations (panel, frame, parameters);
  panel->legend = !has_error;
  mur_axis_set (&panel->y, has_error ? "Error" : "Objective", NULL,
                has_error ? MUR_SCALE_LOG : MUR_SCALE_LINEAR);
  if (has_error)
    {
      mur_panel_add_line (panel, MUR_ROLE_FIT, NULL, generation.values, error,
                          generation.n);
      return;
    }
  mur_panel_add_line (panel, MUR_ROLE_SERIES_4, "Mean", generation.values, mean.values,
                      mean.n)
    ->solid
    = TRUE;
  mur_panel_add_line (panel, MUR_ROLE_FIT, "Best", generation.values, best.values,
                      best.n);
}

void
mur_swarm_add_radius (MurFigure *figure,
                      const MurFrame *frame,
                      const MurParameters *parameters,
                      guint row,
                      guint column)
{
  const MurColumn generation = mur_column (frame, "convergence", "generation");
  const MurColumn radius = mur_column (frame, "convergence", "radius");
  MurPanel *panel
    = mur_figure_add_panel (figure, row, column, "How far the farthest is");
  set_generations (panel, frame, parameters);
  mur_axis_set (&panel->y, "Radius", NULL, MUR_SCALE_LOG);
  mur_panel_add_line (panel, MUR_ROLE_SERIES_4, NULL, generation.values, radius.values,
                      radius.n)
    ->solid
    = TRUE;
}
