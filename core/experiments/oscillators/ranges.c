/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How far numbers go, so that axes have their limits from the first frame on. An
 * instantaneous frequency is no farther from the natural one than the sum of all pulls
 * on the oscillator. Of so many that this sum takes too long, and of what was before a
 * change of the couplings, the samples tell. */

#include "core/experiments/oscillators/private.h"

#include <math.h>

#define BEYOND 0.05       /* of a width, to either side */
#define LEAST_WIDTH 1e-2  /* of a range whose ticks tell its numbers apart */
#define MOST_SUMMED 10000 /* oscillators */

/* The sum of the absolute couplings into each that is shown. */
static double *
sum_pulls (const MurNetwork *network, const MurOscillatorsHistory *history)
{
  const gsize n = mur_network_n (network);
  double *sums = g_new0 (double, history->n_shown);
  g_autofree double *row = g_new (double, n);
  for (gsize i = 0; i < history->n_shown; i++)
    {
      mur_network_row (network, history->shown[i], row);
      for (gsize j = 0; j < n; j++)
        sums[i] += fabs (row[j]);
    }
  return sums;
}

void
mur_oscillators_ranges_init (MurOscillatorsRanges *self,
                             const MurOscillatorsSystem *system,
                             const MurOscillatorsHistory *history)
{
  if (system->n > MOST_SUMMED)
    return;
  self->pulls = sum_pulls (system->network, history);
  if (system->second != NULL)
    self->second_pulls = sum_pulls (system->second, history);
}

void
mur_oscillators_ranges_clear (MurOscillatorsRanges *self)
{
  g_clear_pointer (&self->pulls, g_free);
  g_clear_pointer (&self->second_pulls, g_free);
}

/* By the forces; 0 where the pulls are not known. */
static double
farthest_pull (const MurOscillators *self)
{
  const double *strength = self->forces.strength;
  const double *pulls = self->ranges.pulls;
  const double *second
    = self->ranges.second_pulls != NULL ? self->ranges.second_pulls : pulls;
  double farthest = 0;
  for (gsize i = 0; pulls != NULL && i < self->history.n_shown; i++)
    farthest
      = fmax (farthest,
              (fabs (strength[0]) + fabs (strength[2]) + fabs (strength[3])) * pulls[i]
                + fabs (strength[1]) * second[i]);
  return farthest;
}

/* The samples since the last time. */
static void
update (MurOscillators *self)
{
  MurOscillatorsRanges *ranges = &self->ranges;
  const MurOscillatorsHistory *history = &self->history;
  const double *omega = mur_vector_values (self->ranking.shown_omegas);
  for (gsize i = 0; i < history->n_shown; i++)
    {
      const double *frequency = history->frequency + i * history->capacity;
      for (gsize k = ranges->n; k < history->n; k++)
        if (fabs (frequency[k] - omega[i]) > ranges->seen)
          ranges->seen = fabs (frequency[k] - omega[i]);
    }
  ranges->n = history->n;
}

double
mur_oscillators_reach (MurOscillators *self)
{
  update (self);
  return (1 + BEYOND) * fmax (self->ranges.seen, farthest_pull (self));
}

static MurOscillatorsRange
widen (MurOscillatorsRange range)
{
  const double middle = range.low / 2 + range.high / 2;
  const double beyond = BEYOND * (range.high - range.low);
  if (range.high - range.low < LEAST_WIDTH * fmax (1, fabs (middle)))
    return (MurOscillatorsRange){ middle - 0.5, middle + 0.5 };
  return (MurOscillatorsRange){ range.low - beyond, range.high + beyond };
}

/* Of those whose natural frequencies are common, and these frequencies. */
static MurOscillatorsRange
range_of_means (const MurOscillators *self, const MurTable *oscillators)
{
  const double *omega
    = mur_table_column (oscillators, (guint)mur_table_find (oscillators, "omega"));
  const double *mean = mur_table_column (
    oscillators, (guint)mur_table_find (oscillators, "mean_frequency"));
  const MurOscillatorsRange common = self->ranking.common;
  MurOscillatorsRange range = common;
  for (gsize i = 0; i < mur_table_n_rows (oscillators); i++)
    if (omega[i] >= common.low && omega[i] <= common.high && isfinite (mean[i]))
      {
        range.low = fmin (range.low, mean[i]);
        range.high = fmax (range.high, mean[i]);
      }
  return range;
}

static void
add_range (MurFrame *frame, const char *name, MurOscillatorsRange range)
{
  g_autofree char *low = g_strdup_printf ("%s_low", name);
  g_autofree char *high = g_strdup_printf ("%s_high", name);
  mur_frame_add_scalar (frame, low, "rad/s", range.low);
  mur_frame_add_scalar (frame, high, "rad/s", range.high);
}

void
mur_oscillators_add_ranges (MurOscillators *self, double reach, MurFrame *frame)
{
  const MurOscillatorsRange common = self->ranking.common;
  const MurOscillatorsRange means
    = range_of_means (self, mur_frame_table (frame, "oscillators"));
  add_range (frame, "natural", common.low < common.high ? widen (common) : common);
  add_range (frame, "mean", widen (means));
  add_range (frame, "frequency",
             (MurOscillatorsRange){ common.low - reach, common.high + reach });
}
