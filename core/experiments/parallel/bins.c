/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How busy each worker was, in stretches of time as many as fit a picture. A stretch is
 * twice as long whenever time runs out of them, so that a million tasks cost as much memory
 * as a few, and each of them a few additions. */

#include "core/experiments/parallel/private.h"

#include <math.h>

#define FIRST_WIDTH 1e-5 /* seconds */
#define BINS MUR_PARALLEL_BINS

static void
merge_pairs (double *row)
{
  for (guint i = 0; i < BINS / 2; i++)
    row[i] = row[2 * i] + row[2 * i + 1];
  for (guint i = BINS / 2; i < BINS; i++)
    row[i] = 0;
}

static void
reach (MurParallelBins *self, guint n_workers, double end)
{
  if (self->busy == NULL)
    {
      self->width = FIRST_WIDTH;
      self->busy = g_new0 (double, (gsize)n_workers *BINS);
      self->serialise = g_new0 (double, (gsize)n_workers *BINS);
    }
  while (end >= self->width * BINS)
    {
      for (gsize i = 0; i < n_workers; i++)
        {
          merge_pairs (self->busy + i * BINS);
          merge_pairs (self->serialise + i * BINS);
        }
      self->width *= 2;
    }
}

static void
add (const MurParallelBins *self, double *row, double start, double end)
{
  for (gsize i = (gsize)(start / self->width); i < BINS; i++)
    {
      const double from = fmax (start, (double)i * self->width);
      const double to = fmin (end, (double)(i + 1) * self->width);

      if (to <= from && (double)i * self->width >= end)
        return;
      row[i] += fmax (to - from, 0);
    }
}

void
mur_parallel_bins_add (MurParallelBins *self,
                       guint n_workers,
                       guint worker,
                       double start,
                       double end,
                       double serialise)
{
  start = fmax (start, 0);
  end = fmax (end, start);
  reach (self, n_workers, end);
  add (self, self->busy + (gsize)worker * BINS, start, end);
  add (self, self->serialise + (gsize)worker * BINS, fmax (start - serialise, 0),
       start);
}

void
mur_parallel_bins_clear (MurParallelBins *self)
{
  g_clear_pointer (&self->busy, g_free);
  g_clear_pointer (&self->serialise, g_free);
  self->width = 0;
}
