/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/fitting/residual-tests.h"

#include <math.h>

MurRuns
mur_residual_runs (const double *residuals, gsize n)
{
  MurRuns self = { 0, NAN, NAN };
  double above = 0, below = 0;
  int last = 0;

  for (gsize i = 0; i < n; i++)
    {
      const int sign = (residuals[i] > 0) - (residuals[i] < 0);

      above += sign > 0;
      below += sign < 0;
      self.n_runs += sign != 0 && sign != last;
      last = sign != 0 ? sign : last;
    }

  const double all = above + below;
  const double pairs = 2 * above * below;

  if (!(pairs > 0) || all < 3)
    return self;
  self.expected = 1 + pairs / all;
  self.z = ((double)self.n_runs - self.expected)
           / sqrt (pairs * (pairs - all) / (all * all * (all - 1)));
  return self;
}

double
mur_residual_autocorrelation (const double *residuals, gsize n)
{
  MurNeighbours neighbours = { 0 };

  for (gsize i = 0; i < n; i++)
    mur_neighbours_add (&neighbours, residuals[i]);
  return mur_neighbours_autocorrelation (&neighbours);
}

void
mur_neighbours_add (MurNeighbours *self, double residual)
{
  self->squares += residual * residual;
  if (self->has_last)
    self->products += self->last * residual;
  self->has_last = TRUE;
  self->last = residual;
  self->n++;
}

void
mur_neighbours_break (MurNeighbours *self)
{
  self->has_last = FALSE;
}

double
mur_neighbours_autocorrelation (const MurNeighbours *self)
{
  return self->n > 1 && self->squares > 0 ? self->products / self->squares : NAN;
}
