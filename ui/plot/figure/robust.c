/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Medians, median absolute deviations and quantiles (Hampel 1974). Of long columns every
 * so manieth value is sorted: limits need two digits, and painting no delay. */

#include "ui/plot/figure/robust.h"

#include <math.h>
#include <stdlib.h>

/* Of a column: the median of so many is within 2 % of σ. */
#define MOST_VALUES 4096
#define SIGMA_PER_MAD 1.4826
#define N_SIGMAS 4

void
mur_sample_init (MurSample *self, MurScale scale)
{
  self->scale = scale;
  self->values = g_array_new (FALSE, FALSE, sizeof (double));
}

void
mur_sample_clear (MurSample *self)
{
  g_clear_pointer (&self->values, g_array_unref);
}

void
mur_sample_take (MurSample *self, const double *values, gsize n)
{
  const gsize stride = 1 + n / MOST_VALUES;

  for (gsize i = 0; values != NULL && i < n; i += stride)
    if (mur_scale_shows (self->scale, values[i]))
      {
        const double value
          = self->scale == MUR_SCALE_LOG ? log10 (values[i]) : values[i];

        g_array_append_val (self->values, value);
      }
}

static int
compare (const void *a, const void *b)
{
  const double left = *(const double *)a, right = *(const double *)b;

  return (left > right) - (left < right);
}

static void
sort (double *values, gsize n)
{
  qsort (values, n, sizeof *values, compare);
}

/* Between the two that are nearest, in a straight line. */
static double
quantile (const double *sorted, gsize n, double part)
{
  const double at = part * (n - 1);
  const gsize before = (gsize)at;
  const gsize after = MIN (before + 1, n - 1);

  /* Not by their difference, which may overflow. */
  return (1 - (at - before)) * sorted[before] + (at - before) * sorted[after];
}

static MurRange
range_of (const MurSample *self, double low, double high)
{
  if (self->scale == MUR_SCALE_LOG)
    return (MurRange){ pow (10, low), pow (10, high) };
  return (MurRange){ low, high };
}

MurRange
mur_sample_quantiles (MurSample *self, double low, double high)
{
  double *values = (double *)(gpointer)self->values->data;
  const gsize n = self->values->len;

  if (n == 0)
    return (MurRange){ NAN, NAN };
  sort (values, n);
  return range_of (self, quantile (values, n, low), quantile (values, n, high));
}

MurRange
mur_sample_spread (MurSample *self)
{
  double *values = (double *)(gpointer)self->values->data;
  const gsize n = self->values->len;
  double median, sigma;

  if (n == 0)
    return (MurRange){ NAN, NAN };
  sort (values, n);
  median = quantile (values, n, 0.5);
  for (gsize i = 0; i < n; i++)
    values[i] = fabs (values[i] - median);
  sort (values, n);
  sigma = SIGMA_PER_MAD * quantile (values, n, 0.5);
  /* The values are deviations now. */
  g_array_set_size (self->values, 0);
  if (!(sigma > 0))
    return (MurRange){ NAN, NAN };
  return range_of (self, median - N_SIGMAS * sigma, median + N_SIGMAS * sigma);
}
