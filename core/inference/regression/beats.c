/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How fast the sum of all phases waves about its line: couplings move it by sines of phase
 * differences, so the fastest of its waves is about the largest difference of two
 * frequencies. */

#include "core/inference/regression/regression.h"

#include <math.h>

#include "core/base/sort.h"
#include "core/base/vmath.h"

#define MOST_TIMES 1024
#define MOST_RATES 256 /* multiples of half a turn over the data */
#define LOUD 0.1       /* of the power of the loudest, in rates of change */
#define ROUNDING 1e-12 /* of the sum */
#define FLOOR 4.0      /* medians of the faster half, which is taken for noise */

/* Of the times that are looked at. */
typedef struct
{
  gsize n;
  double *times;  /* from 0 to π */
  double largest; /* of the sum */
  double *rest;   /* less the line, faded in and out, so that ends are no waves */
  double *sine, *cosine;
} Waves;

static void
waves_init (Waves *self, const MurObservations *observations)
{
  const gsize every = 1 + (observations->n_times - 1) / MOST_TIMES;
  const guint n = observations->n;
  const double first = observations->times[0];
  const double duration = observations->times[observations->n_times - 1] - first;
  g_autofree double *line = g_new (double, mur_layout_n_parameters (n));

  mur_slopes (observations, line);
  *self = (Waves){ .times = g_new (double, MOST_TIMES),
                   .rest = g_new (double, MOST_TIMES),
                   .sine = g_new (double, MOST_TIMES),
                   .cosine = g_new (double, MOST_TIMES) };
  for (gsize k = 0; k < observations->n_times; k += every)
    {
      const double time = observations->times[k];

      if (isnan (observations->values[k]))
        continue;
      self->largest = fmax (self->largest, fabs (observations->values[k]));
      self->times[self->n] = G_PI * (time - first) / duration;
      self->rest[self->n++] = observations->values[k]
                              - n * (line[0] + line[n] * (time - observations->start));
    }
  mur_vsin (self->n, self->times, self->sine);
  for (gsize k = 0; k < self->n; k++)
    self->rest[k] *= self->sine[k] * self->sine[k];
}

/* Whether there is more than the line. */
static gboolean
has_waves (const Waves *self)
{
  double sum = 0;

  for (gsize k = 0; k < self->n; k++)
    sum += self->rest[k] * self->rest[k];
  return sum > ROUNDING * ROUNDING * self->largest * self->largest * (double)self->n;
}

static void
waves_clear (Waves *self)
{
  g_free (self->times);
  g_free (self->rest);
  g_free (self->sine);
  g_free (self->cosine);
}

/* At @rate half turns over the data. */
static double
power_at (Waves *self, double rate)
{
  double along = 0, across = 0;

  for (gsize k = 0; k < self->n; k++)
    self->sine[k] = rate * self->times[k];
  mur_vsincos (self->n, self->sine, self->sine, self->cosine);
  for (gsize k = 0; k < self->n; k++)
    {
      along += self->rest[k] * self->cosine[k];
      across += self->rest[k] * self->sine[k];
    }
  return along * along + across * across;
}

/* What noise has at any rate. */
static double
find_floor (const double *power, guint n)
{
  double sorted[MOST_RATES];
  const guint half = n - n / 2;

  for (guint k = 0; k < half; k++)
    sorted[k] = power[n / 2 + k];
  mur_sort_doubles (sorted, half);
  return FLOOR * sorted[half / 2];
}

double
mur_fastest_beat (const MurObservations *observations)
{
  const double duration
    = observations->times[observations->n_times - 1] - observations->times[0];
  double power[MOST_RATES], floor, most = 0;
  guint n, fastest = 0;
  Waves waves;

  g_return_val_if_fail (observations->kind == MUR_OBSERVATION_SUM, 0);

  waves_init (&waves, observations);
  n = has_waves (&waves) ? (guint)MIN (waves.n / 2, MOST_RATES) : 0;
  for (guint k = 0; k < n; k++)
    power[k] = power_at (&waves, k + 1);
  floor = n > 0 ? find_floor (power, n) : 0;
  for (guint k = 0; k < n; k++)
    {
      power[k] = fmax (power[k] - floor, 0) * (k + 1) * (k + 1);
      most = fmax (most, power[k]);
    }
  for (guint k = 0; k < n && most > 0; k++)
    if (power[k] >= LOUD * most)
      fastest = k + 1;
  waves_clear (&waves);
  return fastest * G_PI / duration;
}
