/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Between and within halves of chains; autocorrelations summed by Geyer's initial
 * monotone sequence. */

#include "core/inference/draws/diagnostics.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

typedef struct
{
  gsize n_halves, n; /* draws of a half */
  double *scores;    /* half after half */
  double *means, *variances;
  double within, total; /* W, and var⁺ */
} Halves;

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *values = data;
  const gsize i = *(const gsize *)a, j = *(const gsize *)b;

  if (values[i] != values[j])
    return values[i] < values[j] ? -1 : 1;
  return i < j ? -1 : i > j;
}

/* Values become Φ⁻¹ ((rank − 3/8) / (n + 1/4)), equal ones by their mean rank. */
static void
score (gsize n, double *values)
{
  g_autofree gsize *order = g_new (gsize, n);
  g_autofree double *scores = g_new (double, n);

  for (gsize k = 0; k < n; k++)
    order[k] = k;
  g_qsort_with_data (order, (gint)n, sizeof *order, compare_cb, values);
  for (gsize k = 0; k < n;)
    {
      gsize end = k;
      double rank;

      while (end < n && values[order[end]] == values[order[k]])
        end++;
      rank = 0.5 * (double)(k + 1 + end);
      for (; k < end; k++)
        scores[order[k]] = gsl_cdf_ugaussian_Pinv ((rank - 0.375) / ((double)n + 0.25));
    }
  for (gsize k = 0; k < n; k++)
    values[k] = scores[k];
}

static void
halves_init (Halves *self, guint n_chains, gsize n_draws, const double *draws)
{
  double mean = 0, between = 0;

  self->n_halves = 2 * (gsize)n_chains;
  self->n = n_draws / 2;
  self->scores = g_new (double, self->n_halves * self->n);
  self->means = g_new0 (double, self->n_halves);
  self->variances = g_new0 (double, self->n_halves);
  /* The middle draw of an odd number belongs to neither half. */
  for (gsize h = 0; h < self->n_halves; h++)
    for (gsize k = 0; k < self->n; k++)
      self->scores[h * self->n + k]
        = draws[h / 2 * n_draws + (h % 2 == 0 ? k : n_draws - self->n + k)];
  score (self->n_halves * self->n, self->scores);
  self->within = 0;
  for (gsize h = 0; h < self->n_halves; h++)
    {
      const double *scores = self->scores + h * self->n;

      for (gsize k = 0; k < self->n; k++)
        self->means[h] += scores[k] / (double)self->n;
      for (gsize k = 0; k < self->n; k++)
        self->variances[h] += (scores[k] - self->means[h])
                              * (scores[k] - self->means[h]) / (double)(self->n - 1);
      self->within += self->variances[h] / (double)self->n_halves;
      mean += self->means[h] / (double)self->n_halves;
    }
  for (gsize h = 0; h < self->n_halves; h++)
    between += (self->means[h] - mean) * (self->means[h] - mean)
               / (double)(self->n_halves - 1);
  self->total = self->within * (double)(self->n - 1) / (double)self->n + between;
}

static void
halves_clear (Halves *self)
{
  g_free (self->scores);
  g_free (self->means);
  g_free (self->variances);
}

double
mur_split_rhat (guint n_chains, gsize n_draws, const double *draws)
{
  Halves halves;
  double ratio;

  g_return_val_if_fail (n_draws >= 8, NAN);
  halves_init (&halves, n_chains, n_draws, draws);
  ratio = halves.within > 0 ? sqrt (halves.total / halves.within) : NAN;
  halves_clear (&halves);
  return ratio;
}

/* Mean over the halves of the autocovariance at @lag. */
static double
covariance_at (const Halves *self, gsize lag)
{
  double sum = 0;

  for (gsize h = 0; h < self->n_halves; h++)
    {
      const double *scores = self->scores + h * self->n;
      const double mean = self->means[h];

      for (gsize k = 0; k + lag < self->n; k++)
        sum += (scores[k] - mean) * (scores[k + lag] - mean);
    }
  return sum / (double)(self->n * self->n_halves);
}

static double
correlation_at (const Halves *self, gsize lag)
{
  return 1 - (self->within - covariance_at (self, lag)) / self->total;
}

/* 1 + 2 Σ ρ: pairs of lags as long as their sums are positive, none above the one
 * before. */
static double
correlation_time (const Halves *self)
{
  double time = -1, before = INFINITY;

  for (gsize lag = 0; lag + 1 < self->n; lag += 2)
    {
      const double even = lag == 0 ? 1 : correlation_at (self, lag);
      const double pair = even + correlation_at (self, lag + 1);

      if (!(pair > 0))
        break;
      before = fmin (before, pair);
      time += 2 * before;
    }
  return time;
}

double
mur_bulk_ess (guint n_chains, gsize n_draws, const double *draws)
{
  Halves halves;
  double size, count;

  g_return_val_if_fail (n_draws >= 8, NAN);
  halves_init (&halves, n_chains, n_draws, draws);
  count = (double)(halves.n_halves * halves.n);
  size = halves.within > 0
           ? count / fmax (correlation_time (&halves), 1 / log10 (count))
           : NAN;
  halves_clear (&halves);
  return size;
}
