/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures of a fit: Akaike (1974) and Schwarz (1978) for Gaussian errors whose
 * variance is estimated too, which is the "+ 1" beside k. */

#include "core/fitting/statistics.h"

#include <math.h>

#include "core/base/vmath.h"

/* Σ (y − ȳ)². Taken from the first value, so that it is exactly zero for constant y,
 * and loses no digits to a large common offset. */
static double
spread (const double *y, gsize n)
{
  g_autofree double *offset = g_new (double, n);
  double mean;

  for (gsize i = 0; i < n; i++)
    offset[i] = y[i] - y[0];

  mean = mur_vsum (n, offset) / (double)n;
  for (gsize i = 0; i < n; i++)
    offset[i] -= mean;

  return mur_vsum_squares (n, offset);
}

MurFitStatistics
mur_fit_statistics (const double *y, const double *fit, gsize n, guint k, double sigma)
{
  MurFitStatistics self = { NAN, NAN, NAN, NAN, NAN };
  double rows = (double)n;
  double variance = sigma > 0 ? sigma * sigma : 1.0;
  double total;
  double deviance;

  g_return_val_if_fail (y != NULL && fit != NULL, self);
  g_return_val_if_fail (n >= 1, self);
  g_return_val_if_fail (sigma >= 0, self);

  self.sum_of_squares = mur_vsum_squared_difference (n, y, fit);
  if (n > k)
    self.reduced_chi_square = self.sum_of_squares / variance / (double)(n - k);

  total = spread (y, n);
  if (total > 0)
    self.r_squared = 1.0 - self.sum_of_squares / total;

  if (!(self.sum_of_squares > 0))
    return self;
  deviance = rows * mur_log (self.sum_of_squares / rows);
  self.aic = deviance + 2.0 * (k + 1.0);
  self.bic = deviance + (k + 1.0) * mur_log (rows);
  return self;
}
