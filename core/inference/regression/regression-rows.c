/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Equations of a regression, from phases, sines and cosines of all times. */

#include "core/inference/regression/regression-private.h"

#include <math.h>
#include <string.h>

#include "core/base/vmath.h"

/* Straight lines where values are missing, the nearest value beyond the ends. */
static void
fill_gaps (gsize n, const double *times, double *values)
{
  gsize known = n;

  for (gsize k = 0; k < n; k++)
    {
      if (isnan (values[k]))
        continue;
      for (gsize j = known == n ? 0 : known + 1; j < k; j++)
        values[j] = known == n
                      ? values[k]
                      : values[known]
                          + (values[k] - values[known]) * (times[j] - times[known])
                              / (times[k] - times[known]);
      known = k;
    }
  for (gsize j = known + 1; known < n && j < n; j++)
    values[j] = values[known];
}

void
mur_regression_take_phases (MurRegression *self, const MurObservations *observations)
{
  const guint n = self->n;
  const gsize n_times = self->n_times;
  g_autofree double *whole = g_new (double, n *n_times);

  for (guint i = 0; i < n; i++)
    for (gsize k = 0; k < n_times; k++)
      self->phases[i * n_times + k] = observations->values[k * n + i];
  memcpy (whole, self->phases, n * n_times * sizeof *whole);
  for (guint i = 0; i < n && self->rule == MUR_REGRESSION_INTEGRALS; i++)
    fill_gaps (n_times, self->times, whole + i * n_times);
  mur_vsincos (n * n_times, whole, self->sines, self->cosines);
}

/* sin (φ_j − φ_i) at time @k. */
static double
sine_between (const MurRegression *self, guint i, guint j, gsize k)
{
  const gsize n = self->n_times;

  return self->sines[j * n + k] * self->cosines[i * n + k]
         - self->cosines[j * n + k] * self->sines[i * n + k];
}

gboolean
mur_regression_fill_increment (const MurRegression *self,
                               gsize interval,
                               double *row,
                               double *right)
{
  const guint i = self->row;
  const double *phases = self->phases + i * self->n_times + interval;
  const double root = sqrt (self->times[interval + 1] - self->times[interval]);
  double sum = 0;

  *right = (phases[1] - phases[0]) / root;
  row[0] = root;
  for (guint j = 0, column = 1; j < self->n; j++)
    if (j != i)
      {
        row[column] = root * sine_between (self, i, j, interval);
        sum += row[column++];
      }
  return !isnan (sum + *right);
}

/* ∫ over the interval before time @k of the parabola through both ends and the time
 * after, or of the last before. */
static double
integral_before (const MurRegression *self, guint j, gsize k)
{
  const guint i = self->row;
  const gsize third = k + 1 < self->n_times ? k + 1 : k - 2;
  const double *t = self->times;
  const double a = sine_between (self, i, j, k - 1), b = sine_between (self, i, j, k);
  const double h = t[k] - t[k - 1];
  double bend;

  if (self->n_times < 3)
    return 0.5 * h * (a + b);
  bend = (sine_between (self, i, j, third) - b) / (t[third] - t[k]) - (b - a) / h;
  return 0.5 * h * (a + b) - h * h * h / 6 * bend / (t[third] - t[k - 1]);
}

gboolean
mur_regression_fill_phase (MurRegression *self, gsize k, double *row, double *right)
{
  const guint i = self->row;

  *right = self->phases[i * self->n_times + k];
  row[0] = 1;
  row[1] = self->times[k] - self->start;
  for (guint j = 0, column = 2; j < self->n; j++)
    if (j != i)
      {
        if (k > 0)
          self->integrals[column] += integral_before (self, j, k);
        row[column] = self->integrals[column];
        column++;
      }
  return !isnan (*right);
}
