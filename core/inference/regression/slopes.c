/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines through observed phases. */

#include "core/inference/regression/regression.h"

#include <math.h>

/* Through the values of column @c that are there: value at the start, and slope. */
static void
fit_line (const MurObservations *o, guint c, double *level, double *slope)
{
  const guint width = mur_observations_width (o);
  double count = 0, mean_time = 0, mean = 0, along = 0, squares = 0;

  for (gsize k = 0; k < o->n_times; k++)
    {
      const double value = o->values[k * width + c];

      if (isnan (value))
        continue;
      count++;
      mean_time += (o->times[k] - mean_time) / count;
      mean += (value - mean) / count;
    }
  for (gsize k = 0; k < o->n_times; k++)
    {
      const double value = o->values[k * width + c], time = o->times[k] - mean_time;

      if (isnan (value))
        continue;
      along += time * (value - mean);
      squares += time * time;
    }
  *slope = squares > 0 ? along / squares : 0;
  *level = mean + *slope * (o->start - mean_time);
}

void
mur_slopes (const MurObservations *observations, double *parameters)
{
  const guint n = observations->n;
  const gboolean is_sum = observations->kind == MUR_OBSERVATION_SUM;

  for (guint p = 0; p < mur_layout_n_parameters (n); p++)
    parameters[p] = 0;
  for (guint i = 0; i < n; i++)
    {
      double level, slope;

      fit_line (observations, is_sum ? 0 : i, &level, &slope);
      parameters[mur_layout_phase (n, i)] = is_sum ? level / n : level;
      parameters[mur_layout_omega (n, i)] = is_sum ? slope / n : slope;
    }
}
