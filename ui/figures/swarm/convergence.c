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

/* How far a course of values was above the known minimum. Returns: (nullable): %NULL
 * where it never was, as where the minimum is not known */
static const double *
find_errors (MurFigure *figure, const MurColumn *values, double minimum)
{
  double *error = mur_column_new (figure, values->n);
  gboolean any = FALSE;
  for (gsize i = 0; i < values->n; i++)
    {
      error[i] = values->values[i] - minimum;
      any = any || (isfinite (error[i]) && error[i] > 0);
    }
  return any ? error : NULL;
}

/* NaN where it is not known, or hidden by noise. */
static double
find_minimum (const MurFrame *frame, const MurParameters *parameters)
{
  return mur_parameters_number (parameters, "noise") > 0
           ? NAN
           : mur_column_scalar (frame, "minimum");
}

static void
add_course (MurPanel *panel,
            MurRole role,
            const char *name,
            const MurFrame *frame,
            const double *values)
{
  const MurColumn generation = mur_column (frame, "convergence", "generation");
  MurLayer *line
    = mur_panel_add_line (panel, role, name, generation.values, values, generation.n);
  line->solid = TRUE;
}

/* The error in decades where the minimum is known, else the values. */
void
mur_swarm_add_values (MurFigure *figure,
                      const MurFrame *frame,
                      const MurParameters *parameters,
                      guint row,
                      guint column)
{
  const MurColumn best = mur_column (frame, "convergence", "best");
  const MurColumn mean = mur_column (frame, "convergence", "mean");
  const double minimum = find_minimum (frame, parameters);
  const double *best_error = find_errors (figure, &best, minimum);
  const double *mean_error = find_errors (figure, &mean, minimum);
  const gboolean has_error = best_error != NULL && mean_error != NULL;
  MurPanel *panel = mur_figure_add_panel (figure, row, column,
                                          has_error ? "Above the known minimum"
                                                    : "Values that were found");
  set_generations (panel, frame, parameters);
  panel->line_names = TRUE;
  mur_axis_set (&panel->y, has_error ? "Error" : "Objective", NULL,
                has_error ? MUR_SCALE_LOG : MUR_SCALE_LINEAR);
  add_course (panel, MUR_ROLE_SERIES_4, "mean", frame,
              has_error ? mean_error : mean.values);
  add_course (panel, MUR_ROLE_FIT, "best", frame, has_error ? best_error : best.values);
}

void
mur_swarm_add_radius (MurFigure *figure,
                      const MurFrame *frame,
                      const MurParameters *parameters,
                      guint row,
                      guint column)
{
  MurPanel *panel = mur_figure_add_panel (figure, row, column, "How near together");
  set_generations (panel, frame, parameters);
  panel->line_names = TRUE;
  mur_axis_set (&panel->y, "Part of the box", NULL, MUR_SCALE_LOG);
  add_course (panel, MUR_ROLE_SERIES_4, "spread", frame,
              mur_column (frame, "convergence", "spread").values);
  add_course (panel, MUR_ROLE_SERIES_2, "farthest", frame,
              mur_column (frame, "convergence", "radius").values);
}
