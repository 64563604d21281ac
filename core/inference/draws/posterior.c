/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* With D = Σ r² / 2 the density is −D/σ² − rows · log σ − prior. D comes from a likelihood
 * of its own with σ = 1 and without priors. */

#include "core/inference/draws/posterior.h"

#include <math.h>
#include <string.h>

#include "core/base/rng.h"
#include "core/base/vmath.h"
#include "core/inference/model/likelihood-private.h"

/* Of a time step, by σ: some hundred steps and a thousand rows are still far below one in
 * the density. Where σ is drawn, too, it can be small. */
#define TOLERANCE_BY_SIGMA 1e-6
#define LEAST_TOLERANCE 1e-11
#define MOST_TOLERANCE 1e-7
#define TOLERANCE_OF_UNKNOWN 1e-9
/* log σ beyond these is no place to be. */
#define MOST_LOG_SIGMA 50.0

struct _MurPosterior
{
  MurLikelihood *data;
  MurPrior prior; /* with copies of its own */
  double sigma;   /* 0: a parameter */
  guint n_parameters;
};

static double
tolerance_for (double sigma)
{
  return sigma > 0 ? CLAMP (TOLERANCE_BY_SIGMA * sigma, LEAST_TOLERANCE, MOST_TOLERANCE)
                   : TOLERANCE_OF_UNKNOWN;
}

MurPosterior *
mur_posterior_new (const MurLikelihood *likelihood)
{
  const MurLikelihoodSettings settings = { .sigma = 1 };
  const gsize n = likelihood->n_parameters;
  MurPosterior *self = g_new0 (MurPosterior, 1);

  self->data = mur_likelihood_new (&likelihood->observations, &settings, NULL);
  self->sigma = likelihood->settings.sigma;
  mur_likelihood_set_tolerance (self->data, tolerance_for (self->sigma));
  self->n_parameters = (guint)n;
  self->prior = likelihood->prior;
  if (self->prior.mean != NULL)
    {
      self->prior.mean = g_memdup2 (self->prior.mean, n * sizeof (double));
      self->prior.precision
        = g_memdup2 (self->prior.precision, n * n * sizeof (double));
      self->prior.offset = g_new0 (double, n);
    }
  return self;
}

void
mur_posterior_free (MurPosterior *self)
{
  if (self == NULL)
    return;
  mur_likelihood_free (self->data);
  g_free (self->prior.mean);
  g_free (self->prior.precision);
  g_free (self->prior.offset);
  g_free (self);
}

guint
mur_posterior_n (const MurPosterior *self)
{
  return self->n_parameters + (self->sigma > 0 ? 0 : 1);
}

/* 1/σ² */
static double
precision_at (const MurPosterior *self, const double *x)
{
  return self->sigma > 0 ? 1 / (self->sigma * self->sigma)
                         : mur_exp (-2 * x[self->n_parameters]);
}

double
mur_posterior_density (const double *x, double *gradient, gpointer data)
{
  MurPosterior *self = data;
  const guint n = self->n_parameters;
  const double rows = (double)mur_likelihood_n_rows (self->data);
  double precision, misfit, value;

  if (!(self->sigma > 0) && !(fabs (x[n]) < MOST_LOG_SIGMA))
    return -INFINITY;
  if (mur_likelihood_evaluate (self->data, x, MUR_EVALUATE_GRADIENT)
      != MUR_STATUS_CONVERGED)
    return -INFINITY;
  precision = precision_at (self, x);
  misfit = precision * mur_likelihood_objective (self->data);
  for (guint p = 0; p < n; p++)
    gradient[p] = precision * mur_likelihood_gradient (self->data)[p];
  value = misfit + mur_prior_add (&self->prior, x, gradient, NULL);
  for (guint p = 0; p < n; p++)
    gradient[p] = -gradient[p];
  if (self->sigma > 0)
    return -value;
  gradient[n] = 2 * misfit - rows;
  return -value - rows * x[n];
}

/* Of the parameters, and 1 / (2 rows) of log σ. */
static gboolean
take_factor (const MurPosterior *self,
             const MurUncertainty *uncertainty,
             double *factor)
{
  const gsize n = mur_posterior_n (self), p = self->n_parameters;
  const double *covariance = mur_uncertainty_covariance (uncertainty);
  g_autofree double *whole = g_new0 (double, n *n);

  for (gsize a = 0; a < p; a++)
    memcpy (whole + a * n, covariance + a * p, p * sizeof (double));
  if (n > p)
    whole[p * n + p] = 0.5 / (double)mur_likelihood_n_rows (self->data);
  for (gsize k = 0; k < n * n; k++)
    if (!isfinite (whole[k]))
      return FALSE;
  return mur_factor ((guint)n, whole, factor);
}

gboolean
mur_posterior_starts (const MurPosterior *self,
                      const double *optimum,
                      const MurUncertainty *uncertainty,
                      guint n_chains,
                      guint64 seed,
                      double *starts,
                      double *factor)
{
  const gsize n = mur_posterior_n (self), p = self->n_parameters;
  g_autofree double *draws = g_new (double, n);
  double log_sigma = 0;

  if (!take_factor (self, uncertainty, factor))
    return FALSE;
  if (n > p)
    {
      mur_likelihood_evaluate (self->data, optimum, MUR_EVALUATE_VALUE);
      log_sigma = 0.5
                  * mur_log (mur_likelihood_sum_of_squares (self->data)
                             / (double)mur_likelihood_n_rows (self->data));
      log_sigma = fmax (log_sigma, 1 - MOST_LOG_SIGMA);
    }
  for (guint c = 0; c < n_chains; c++)
    {
      MurRng rng = mur_rng (seed, MUR_RNG_POSTERIOR_START, c);

      mur_rng_fill_normal (&rng, n, draws);
      for (gsize k = 0; k < n; k++)
        {
          starts[c * n + k] = k < p ? optimum[k] : log_sigma;
          for (gsize j = 0; j <= k; j++)
            starts[c * n + k] += factor[k * n + j] * draws[j];
        }
    }
  return TRUE;
}
