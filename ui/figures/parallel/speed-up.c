/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How much sooner workers are done with the same tasks, for threads and processes, beside
 * as many times as there are workers, and what Amdahl's law allows. */

#include "ui/figures/parallel/private.h"

#include "core/base/estimate.h"

#include <math.h>

#define PERCENT 100
#define SLEEP 4 /* as the parameter has it */

static void
add_course (MurPanel *panel,
            const MurFrame *frame,
            MurRole role,
            const char *name,
            const char *column)
{
  const MurColumn workers = mur_column (frame, "speedup", "workers");
  const MurColumn values = mur_column (frame, "speedup", column);

  mur_panel_add_line (panel, role, name, workers.values, values.values, workers.n)
    ->solid
    = TRUE;
  mur_panel_add_points (panel, role, NULL, workers.values, values.values, workers.n)
    ->size
    = 1.4;
}

/* As high as the processors should lift it, and what was measured. */
static double
find_top (const MurFrame *frame, const MurParameters *parameters)
{
  const MurColumn workers = mur_column (frame, "speedup", "workers");
  const MurColumn threads = mur_column (frame, "speedup", "threads");
  const MurColumn processes = mur_column (frame, "speedup", "processes");
  const double most = workers.values[workers.n - 1];
  double top = mur_parameters_choice (parameters, "workload") == SLEEP
                 ? most
                 : fmin (most, g_get_num_processors ());

  for (gsize i = 0; i < workers.n; i++)
    top = fmax (top, fmax (threads.values[i], processes.values[i]));
  return 1.15 * top + 0.1;
}

/* Whether the speed-up of each number of workers was measured. */
static gboolean
has_all (const MurFrame *frame)
{
  const MurColumn threads = mur_column (frame, "speedup", "threads");
  const MurColumn processes = mur_column (frame, "speedup", "processes");

  for (gsize i = 0; i < threads.n; i++)
    if (isnan (threads.values[i]) || isnan (processes.values[i]))
      return FALSE;
  return TRUE;
}

/* (transfer full) (nullable) */
static char *
describe_share (const MurFrame *frame, const MurParameters *parameters)
{
  const double share = mur_column_scalar (frame, "serial_share");
  const double error = mur_column_scalar (frame, "serial_share_error");
  g_autofree char *value_text = NULL, *error_text = NULL;
  g_autofree char *kind = mur_parameters_format (parameters, "kind");

  if (isnan (share))
    return has_all (frame) ? g_strdup_printf (
             "Serial share: none, as more %s are not sooner done", kind)
                           : NULL;
  if (PERCENT * error > 2)
    return g_strdup_printf ("Serial share with %s: %.0f ± %.0f %%", kind,
                            PERCENT * share, PERCENT * error);
  mur_estimate_format (PERCENT * share, PERCENT * error, &value_text, &error_text);
  return g_strdup_printf ("Serial share with %s: %s%s%s %%", kind, value_text,
                          error_text != NULL ? " ± " : "",
                          error_text != NULL ? error_text : "");
}

MurPanel *
mur_parallel_add_speedup (MurFigure *figure,
                          const MurFrame *frame,
                          const MurParameters *parameters,
                          guint row,
                          guint column)
{
  const MurColumn workers = mur_column (frame, "speedup", "workers");
  const MurColumn ideal = mur_column (frame, "speedup", "ideal");
  const MurColumn amdahl = mur_column (frame, "speedup", "amdahl");
  MurPanel *panel = mur_figure_add_panel (figure, row, column, NULL);

  panel->legend = TRUE;
  panel->caption = describe_share (frame, parameters);
  mur_column_set_axis (&workers, &panel->x, NULL, MUR_SCALE_LINEAR);
  panel->x.integer = TRUE;
  panel->x.minimum = 0.75;
  panel->x.maximum = workers.values[workers.n - 1] + 0.25;
  mur_axis_set (&panel->y, "Speed-up", NULL, MUR_SCALE_LINEAR);
  panel->y.minimum = 0;
  panel->y.maximum = find_top (frame, parameters);
  mur_panel_add_line (panel, MUR_ROLE_REFERENCE, "Ideal", workers.values, ideal.values,
                      workers.n)
    ->outside_limits
    = TRUE;
  mur_panel_add_line (panel, MUR_ROLE_GUIDE, "Amdahl’s law", workers.values,
                      amdahl.values, workers.n);
  add_course (panel, frame, MUR_ROLE_SERIES_1, "Threads", "threads");
  add_course (panel, frame, MUR_ROLE_SERIES_2, "Processes", "processes");
  return panel;
}
