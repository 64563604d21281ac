/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Subtractions, one after another and at once, in arrays. The loops are functions of
 * their own over numbers in memory: the mode is set by who calls them. */

#include "core/precision/subtractions.h"

#include "core/base/kernel.h"

#include <math.h>
#include <string.h>

const MurChoice mur_contractions[] = {
  [MUR_CONTRACTION_OFF] = { "off", "Off: two roundings" },
  [MUR_CONTRACTION_ON] = { "on", "On: fused multiply–add" },
  { NULL },
};
MUR_ASSERT_CHOICES (mur_contractions, MUR_N_CONTRACTIONS);

#define WIDTH 4 /* of a MurDouble4 */
#define BLOCK (8 * WIDTH)

/* Eight vectors stay in registers: a subtraction takes as long as eight can be begun. */
MUR_INLINE void
subtract_block (guint64 times, const double *steps, double *values)
{
  const MurDouble4 *by = (const MurDouble4 *)steps;
  MurDouble4 *at = (MurDouble4 *)values;
  MurDouble4 a = at[0], b = at[1], c = at[2], d = at[3];
  MurDouble4 e = at[4], f = at[5], g = at[6], h = at[7];
  for (guint64 k = 0; k < times; k++)
    {
      a -= by[0];
      b -= by[1];
      c -= by[2];
      d -= by[3];
      e -= by[4];
      f -= by[5];
      g -= by[6];
      h -= by[7];
    }
  at[0] = a;
  at[1] = b;
  at[2] = c;
  at[3] = d;
  at[4] = e;
  at[5] = f;
  at[6] = g;
  at[7] = h;
}

MUR_KERNEL static void
subtract_stepwise (guint64 times, gsize n, const double *steps, double *values)
{
  double last_steps[BLOCK] = { 0 }, last_values[BLOCK] = { 0 };
  gsize done = 0;
  for (; done + BLOCK <= n; done += BLOCK)
    subtract_block (times, steps + done, values + done);
  if (done == n)
    return;
  memcpy (last_steps, steps + done, (n - done) * sizeof *steps);
  memcpy (last_values, values + done, (n - done) * sizeof *values);
  subtract_block (times, last_steps, last_values);
  memcpy (values + done, last_values, (n - done) * sizeof *values);
}

void
mur_subtract_stepwise (guint64 times, gsize n, const double *steps, double *values)
{
  subtract_stepwise (times, n, steps, values);
}

MUR_KERNEL static void
subtract_directly (
  double times, gsize n, const double *starts, const double *steps, double *values)
{
  for (gsize i = 0; i < n; i++)
    values[i] = starts[i] - times * steps[i];
}

MUR_KERNEL static void
subtract_fused (
  double times, gsize n, const double *starts, const double *steps, double *values)
{
  for (gsize i = 0; i < n; i++)
    values[i] = fma (-times, steps[i], starts[i]);
}

void
mur_subtract_directly (guint64 times,
                       MurContraction contraction,
                       gsize n,
                       const double *starts,
                       const double *steps,
                       double *values)
{
  if (contraction == MUR_CONTRACTION_ON)
    subtract_fused ((double)times, n, starts, steps, values);
  else
    subtract_directly ((double)times, n, starts, steps, values);
}

void
mur_differences_init (MurDifferences *self)
{
  memset (self, 0, sizeof *self);
}

/* In MUR_LANES partial results, joined in a fixed order. */
MUR_KERNEL static void
measure_differences (gsize n,
                     const double *direct,
                     const double *stepwise,
                     MurDifferences *found)
{
  double squares[MUR_LANES] = { 0 }, maxima[MUR_LANES] = { 0 };
  double zeros[MUR_LANES] = { 0 }, multiples[MUR_LANES] = { 0 };
  for (gsize i = 0; i < n; i++)
    {
      const gsize lane = i % MUR_LANES;
      const double difference = direct[i] - stepwise[i];
      const double size = fabs (difference);
      const double units = difference * (1 / MUR_UNIT_ROUNDOFF);
      squares[lane] += difference * difference;
      maxima[lane] = size > maxima[lane] ? size : maxima[lane];
      zeros[lane] += difference == 0 ? 1 : 0;
      multiples[lane] += floor (units) == units ? 1 : 0;
    }
  mur_differences_init (found);
  for (gsize lane = 0; lane < MUR_LANES; lane++)
    {
      found->squares += squares[lane];
      found->maximum = fmax (found->maximum, maxima[lane]);
      found->n_zeros += (guint64)zeros[lane];
      found->n_multiples += (guint64)multiples[lane];
    }
  found->n = n;
}

void
mur_differences_add (MurDifferences *self,
                     gsize n,
                     const double *direct,
                     const double *stepwise)
{
  MurDifferences found;
  measure_differences (n, direct, stepwise, &found);
  mur_differences_merge (self, &found);
}

void
mur_differences_merge (MurDifferences *self, const MurDifferences *other)
{
  self->squares += other->squares;
  self->maximum = fmax (self->maximum, other->maximum);
  self->n_zeros += other->n_zeros;
  self->n_multiples += other->n_multiples;
  self->n += other->n;
}

double
mur_differences_rms (const MurDifferences *self)
{
  return self->n > 0 ? sqrt (self->squares / (double)self->n) : (double)NAN;
}
