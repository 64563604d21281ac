/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/fitting/noise.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>

#include "core/base/vmath.h"

#define LEAST_SPREAD 1e-12 /* of the data's */

double
mur_fit_spread (const MurModel *model,
                const double *parameters,
                guint n_fitted,
                MurModelScratch *scratch)
{
  const gsize n_rows = mur_model_n_rows (model);
  const double *target = mur_model_target (model);
  const double *weights = mur_model_weights (model);
  const double size = sqrt (mur_vsum_squares (n_rows, target) / (double)n_rows);
  g_autofree double *residuals = g_new (double, n_rows);

  mur_model_curve (model, parameters, scratch, residuals);
  for (gsize i = 0; i < n_rows; i++)
    {
      residuals[i] = residuals[i] * (weights != NULL ? weights[i] : 1) - target[i];
      if (isnan (residuals[i]))
        residuals[i] = INFINITY;
    }
  return fmax (mur_loss_spread (residuals, n_rows, n_fitted),
               size > 0 ? LEAST_SPREAD * size : 1);
}

/* 1 / (2 f)², f the density at the median. The points that the curve goes through are
 * among them: they make up for the width at few points, where the density falls. */
static double
variance_of_median (const double *residuals, gsize n)
{
  g_autofree double *sorted = g_memdup2 (residuals, n * sizeof *residuals);
  /* Hall and Sheather's width at the median for 95 %: (1.96² · 1.5 φ(0)²)^⅓ n^−⅓ */
  const double rows = (double)n, third = -1 / 3.0;
  double width, spacing;

  mur_vpow (1, &rows, &third, &width);
  width = fmin (0.9714 * width, 0.4);
  gsl_sort (sorted, 1, n);
  spacing = (gsl_stats_quantile_from_sorted_data (sorted, 1, n, 0.5 + width)
             - gsl_stats_quantile_from_sorted_data (sorted, 1, n, 0.5 - width))
            / (2 * width);
  return spacing * spacing / 4;
}

static double
variance_of_influence (const MurLoss *loss,
                       const double *residuals,
                       gsize n_rows,
                       guint rank)
{
  const double rows = (double)n_rows;
  double squares = 0, slopes = 0, squared_slopes = 0;

  for (gsize i = 0; i < n_rows; i++)
    {
      double psi, slope;

      mur_loss_influence (loss, residuals[i], &psi, &slope);
      squares += psi * psi;
      slopes += slope;
      squared_slopes += slope * slope;
    }
  const double mean = slopes / rows;
  const double spread = squared_slopes / rows - mean * mean;
  const double correction = 1 + rank / rows * spread / (mean * mean);

  if (!(mean > 0))
    return INFINITY;
  return correction * correction * squares / (rows - rank) / (mean * mean);
}

double
mur_fit_variance (const MurLoss *loss, const double *residuals, gsize n, guint rank)
{
  g_return_val_if_fail (n > rank, NAN);

  switch (loss->kind)
    {
    case MUR_OBJECTIVE_ABSOLUTE:
      return variance_of_median (residuals, n);
    case MUR_OBJECTIVE_HUBER:
    case MUR_OBJECTIVE_CAUCHY:
      return variance_of_influence (loss, residuals, n, rank);
    case MUR_OBJECTIVE_SQUARES:
    case MUR_N_OBJECTIVES:
    default:
      return mur_vsum_squares (n, residuals) / (double)(n - rank);
    }
}

double
mur_fit_rise (const MurLoss *loss, const double *residuals, gsize n, guint rank)
{
  const double variance = mur_fit_variance (loss, residuals, n, rank);
  double psi, slope, slopes = 0;

  /* E ψ′ is f there, and the factor 1 / (2 f)². */
  if (loss->kind == MUR_OBJECTIVE_ABSOLUTE)
    return sqrt (variance) / 2;
  for (gsize i = 0; i < n; i++)
    {
      mur_loss_influence (loss, residuals[i], &psi, &slope);
      slopes += slope;
    }
  return variance * (slopes / (double)n);
}
