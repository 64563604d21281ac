/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where oscillators have just been on the unit circle: tails that wind inwards the
 * older they are, so that they lie side by side. A tail goes back for a part of the
 * whole time, but no more than a quarter turn, so that its length says how fast. */

#include "core/experiments/oscillators/private.h"

#include "core/base/vmath.h"

#include <math.h>

#define PART_OF_TIME 0.02
#define LONGEST (G_PI / 2) /* rad */
#define DEPTH 0.14         /* of the radius */
#define N_POINTS 25        /* of a tail */

/* Between two samples in a straight line. */
static double
value_at (const double *values, double sample)
{
  const gsize before = (gsize)sample;
  const double part = sample - (double)before;
  return part > 0 ? (1 - part) * values[before] + part * values[before + 1]
                  : values[before];
}

/* Of the @i-th oscillator, seen from a frame that turns at @speed. */
static double
phase_at (const MurOscillatorsHistory *history, gsize i, double speed, double sample)
{
  return value_at (history->phase + i * history->capacity, sample)
         - speed * value_at (history->time, sample);
}

/* How many samples a whole tail is long. */
static double
full_age (const MurOscillatorsHistory *history)
{
  return fmax (PART_OF_TIME * (double)(history->capacity - 1), 1);
}

/* How many samples back the tail goes. */
static double
find_age (const MurOscillatorsHistory *history, gsize i, double speed)
{
  const double last = (double)(history->n - 1);
  const double longest = fmin (full_age (history), last);
  const double now = phase_at (history, i, speed, last);
  double age = 0;
  for (guint k = 1; k < N_POINTS; k++)
    {
      const double older = longest * k / (N_POINTS - 1);
      if (fabs (phase_at (history, i, speed, last - older) - now) > LONGEST)
        break;
      age = older;
    }
  return age;
}

/* From its end to where the oscillator is. */
static void
draw_tail (
  const MurOscillatorsHistory *history, gsize i, double speed, double *x, double *y)
{
  const double last = (double)(history->n - 1);
  const double age = find_age (history, i, speed);
  double phase[N_POINTS];
  for (guint k = 0; k < N_POINTS; k++)
    phase[k] = phase_at (history, i, speed,
                         fmax (last - age * (N_POINTS - 1 - k) / (N_POINTS - 1), 0));
  mur_vsincos (N_POINTS, phase, y, x);
  for (guint k = 0; k < N_POINTS; k++)
    {
      const double older = age * (N_POINTS - 1 - k) / (N_POINTS - 1);
      const double radius = 1 - DEPTH * older / full_age (history);
      x[k] *= radius;
      y[k] *= radius;
    }
}

MurTable *
mur_oscillators_make_tails (const MurOscillators *self)
{
  const MurOscillatorsHistory *history = &self->history;
  const gsize n = history->n_shown <= MUR_OSCILLATORS_TAILS ? history->n_shown : 0;
  const double speed = mur_kuramoto_mean_frequency (self->model);
  static const char *const names[] = { "x", "y", "turned_x", "turned_y" };
  double *columns[G_N_ELEMENTS (names)];
  double *oscillator = g_new (double, n *N_POINTS);
  MurTable *table = mur_table_new ();
  for (guint c = 0; c < G_N_ELEMENTS (names); c++)
    columns[c] = g_new (double, n *N_POINTS);
  for (gsize i = 0; i < n; i++)
    {
      const gsize first = i * N_POINTS;
      draw_tail (history, i, 0, columns[0] + first, columns[1] + first);
      draw_tail (history, i, speed, columns[2] + first, columns[3] + first);
      for (gsize k = 0; k < N_POINTS; k++)
        oscillator[first + k] = (double)history->shown[i] + 1;
    }
  mur_table_add_take (table, "oscillator", NULL, oscillator, n * N_POINTS);
  for (guint c = 0; c < G_N_ELEMENTS (names); c++)
    mur_table_add_take (table, names[c], NULL, columns[c], n * N_POINTS);
  return table;
}
