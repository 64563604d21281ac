/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Observations, settings and results of a likelihood; how it is evaluated is in
 * likelihood-evaluate.c. */

#include "core/inference/model/likelihood-private.h"

#include <math.h>
#include <string.h>

#include "core/base/vmath.h"

static gsize
count_rows (const MurObservations *observations)
{
  const gsize n = observations->n_times * mur_observations_width (observations);
  gsize n_rows = 0;

  for (gsize k = 0; k < n; k++)
    n_rows += !isnan (observations->values[k]);
  return n_rows;
}

MurLikelihood *
mur_likelihood_new (const MurObservations *observations,
                    const MurLikelihoodSettings *settings,
                    MurPool *pool)
{
  const gsize width = mur_observations_width (observations);
  const guint n = observations->n;
  MurLikelihood *self;

  g_return_val_if_fail (mur_observations_check (observations, NULL), NULL);
  g_return_val_if_fail (settings->sigma >= 0, NULL);
  g_return_val_if_fail (
    settings->prior == MUR_COUPLING_PRIOR_FLAT || settings->prior_scale > 0, NULL);

  self = g_new0 (MurLikelihood, 1);
  self->observations = *observations;
  self->observations.times
    = g_memdup2 (observations->times, observations->n_times * sizeof (double));
  self->observations.values
    = g_memdup2 (observations->values, observations->n_times * width * sizeof (double));
  self->settings = *settings;
  self->n_parameters = mur_layout_n_parameters (n);
  self->width = (guint)width;
  self->n_rows = count_rows (observations);
  self->trajectory = mur_trajectory_new (n, observations->start, observations->times,
                                         observations->n_times);
  self->prior
    = (MurPrior){ .n = n, .kind = settings->prior, .scale = settings->prior_scale };
  self->pool = pool;
  self->phase = MUR_LIKELIHOOD_DONE;
  self->objective = INFINITY;
  self->parameters = g_new0 (double, self->n_parameters);
  self->gradient = g_new0 (double, self->n_parameters);
  self->phases = g_new0 (double, observations->n_times *n);
  self->residuals = g_new0 (double, observations->n_times *width);
  self->weights = g_new0 (double, observations->n_times *n);
  return self;
}

void
mur_likelihood_free (MurLikelihood *self)
{
  if (self == NULL)
    return;
  g_free ((double *)self->observations.times);
  g_free ((double *)self->observations.values);
  mur_trajectory_free (self->trajectory);
  mur_normal_equations_clear (&self->normal);
  g_free (self->prior.mean);
  g_free (self->prior.precision);
  g_free (self->prior.offset);
  g_free (self->parameters);
  g_free (self->gradient);
  g_free (self->phases);
  g_free (self->residuals);
  g_free (self->weights);
  g_free (self->curvature);
  g_free (self->rows);
  g_aligned_free (self->scratch);
  g_free (self);
}

void
mur_likelihood_set_gaussian_prior (MurLikelihood *self,
                                   const double *mean,
                                   const double *precision)
{
  const gsize n = self->n_parameters;

  g_clear_pointer (&self->prior.mean, g_free);
  g_clear_pointer (&self->prior.precision, g_free);
  g_clear_pointer (&self->prior.offset, g_free);
  if (mean == NULL)
    return;
  self->prior.mean = g_memdup2 (mean, n * sizeof *mean);
  self->prior.precision = g_memdup2 (precision, n * n * sizeof *precision);
  self->prior.offset = g_new (double, n);
}

void
mur_likelihood_set_tolerance (MurLikelihood *self, double tolerance)
{
  mur_trajectory_set_tolerance (self->trajectory, tolerance);
}

guint
mur_likelihood_n (const MurLikelihood *self)
{
  return self->observations.n;
}

guint
mur_likelihood_n_parameters (const MurLikelihood *self)
{
  return self->n_parameters;
}

gsize
mur_likelihood_n_rows (const MurLikelihood *self)
{
  return self->n_rows;
}

const MurObservations *
mur_likelihood_observations (const MurLikelihood *self)
{
  return &self->observations;
}

const MurLikelihoodSettings *
mur_likelihood_settings (const MurLikelihood *self)
{
  return &self->settings;
}

double
mur_likelihood_objective (const MurLikelihood *self)
{
  return self->objective;
}

const double *
mur_likelihood_gradient (const MurLikelihood *self)
{
  return self->gradient;
}

const double *
mur_likelihood_curvature (const MurLikelihood *self)
{
  return self->curvature;
}

double
mur_likelihood_sum_of_squares (const MurLikelihood *self)
{
  return self->sum;
}

double
mur_likelihood_sigma (const MurLikelihood *self)
{
  return self->settings.sigma > 0 ? self->settings.sigma
                                  : sqrt (self->sum / (double)self->n_rows);
}

double
mur_likelihood_log_likelihood (const MurLikelihood *self)
{
  const double sigma = mur_likelihood_sigma (self);
  const double logarithm = mur_log (sigma * sqrt (2 * G_PI));

  return -self->sum / (2 * sigma * sigma) - (double)self->n_rows * logarithm;
}

const double *
mur_likelihood_phases (const MurLikelihood *self)
{
  return self->phases;
}

const double *
mur_likelihood_residuals (const MurLikelihood *self)
{
  return self->residuals;
}
