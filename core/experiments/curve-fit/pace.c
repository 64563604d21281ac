/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How fast the search is followed: generation by generation at first, and the faster
 * the longer the best has rested. */

#include "core/experiments/curve-fit/private.h"

#include <math.h>

#define SLOWEST 10.0 /* generations a second */
#define FASTEST 120.0
#define DOUBLING 10.0 /* generations at rest that double the pace */
#define MOST_REST 50  /* generations looked back at; it is fastest before */
#define GAIN 0.05     /* of the objective, below which it rests */

/* Generations in a row that gained next to nothing, since the particles were placed. */
static guint
count_rest (const MurCurveFit *self)
{
  const double *best = (const double *)(gconstpointer)self->best->data;
  const guint last = self->best->len - 1;
  const guint most = (guint)MIN (MIN (last, MOST_REST), self->search.n_followed - 1);
  guint n = 0;
  while (n < most && best[last - n - 1] <= (1 + GAIN) * best[last])
    n++;
  return n;
}

double
mur_curve_fit_pace (MurRun *run)
{
  return fmin (SLOWEST * exp2 (count_rest ((MurCurveFit *)run) / DOUBLING), FASTEST);
}
