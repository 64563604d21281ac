/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where searches begin: lines through the data, a regression, the truth with a
 * perturbation, nothing, the best place of a swarm, or several of these; several of a sum
 * are random places, which need nothing but the sum. Otherwise the lines of a simulated sum
 * are those of the phases behind it, as the sum does not tell them apart. */

#include "core/experiments/inference/private.h"

#include "core/base/rng.h"

#include <math.h>
#include <string.h>

static gboolean
wants_regression (const MurInference *self)
{
  const MurInferenceSettings *settings = &self->settings;

  return settings->kind == MUR_OBSERVATION_PHASES
         && (settings->start == MUR_INFERENCE_FROM_REGRESSION
             || settings->start == MUR_INFERENCE_FROM_SEVERAL
             || settings->estimator == MUR_INFERENCE_REGRESSION
             || settings->estimator == MUR_INFERENCE_ALL);
}

static gboolean
wants_swarm (const MurInference *self)
{
  return self->windows.start == NULL && self->settings.n <= MUR_INFERENCE_SWARM_MAX_N
         && (self->settings.start == MUR_INFERENCE_FROM_SWARM
             || (self->settings.start == MUR_INFERENCE_FROM_SEVERAL
                 && self->settings.kind == MUR_OBSERVATION_PHASES))
         && self->settings.estimator != MUR_INFERENCE_REGRESSION;
}

void
mur_inference_begin_start (MurInference *self)
{
  const MurObservations observations = mur_inference_observations (self);

  if (wants_regression (self))
    self->regression = mur_regression_new (&observations, MUR_REGRESSION_INTEGRALS,
                                           self->settings.likelihood.sigma, self->pool);
}

static void
take_regression (MurInference *self)
{
  const gsize size = self->n_parameters * sizeof (double);

  memcpy (self->results.columns[MUR_INFERENCE_REGRESSED],
          mur_regression_parameters (self->regression), size);
  memcpy (self->results.columns[MUR_INFERENCE_REGRESSED_ERROR],
          mur_regression_standard_errors (self->regression), size);
  g_clear_pointer (&self->regression, mur_regression_free);
}

/* The best so far is what the run shows. */
static MurStatus
step_scatter (MurInference *self)
{
  MurStatus status;
  const double *best;

  if (self->scatter == NULL)
    self->scatter = mur_inference_scatter_new (self);
  status = mur_inference_scatter_step (self->scatter);
  best = mur_inference_scatter_best (self->scatter);
  mur_inference_scatter_count (self->scatter, &self->results);
  if (best != NULL)
    memcpy (self->results.columns[MUR_INFERENCE_VALUE], best,
            self->n_parameters * sizeof *best);
  return status;
}

MurStatus
mur_inference_step_start (MurInference *self, GError **error)
{
  if (self->regression != NULL)
    {
      if (mur_regression_step (self->regression) == MUR_STATUS_CONVERGED)
        take_regression (self);
      if (self->regression != NULL || wants_swarm (self))
        return MUR_STATUS_RUNNING;
    }
  if (mur_inference_scatters (self))
    return step_scatter (self);
  if (!wants_swarm (self))
    return MUR_STATUS_CONVERGED;
  if (self->flight == NULL)
    {
      self->flight = mur_inference_flight_new (self);
      return MUR_STATUS_RUNNING;
    }
  return mur_inference_flight_step (self->flight);
}

static void
find_slopes (const MurInference *self, double *start)
{
  MurObservations observations = mur_inference_observations (self);

  if (self->data.phases != NULL && self->settings.kind == MUR_OBSERVATION_SUM
      && self->settings.start != MUR_INFERENCE_FROM_SEVERAL)
    {
      observations.kind = MUR_OBSERVATION_PHASES;
      observations.values = self->data.phases + self->windows.first * self->settings.n;
    }
  mur_slopes (&observations, start);
}

static void
perturb (const MurInference *self, double *start)
{
  MurRng rng = mur_rng (self->settings.seed, MUR_RNG_PERTURBATION, 0);

  memcpy (start, self->truth[0], self->n_parameters * sizeof *start);
  for (guint p = 0; p < self->n_parameters; p++)
    start[p] += self->settings.perturbation * mur_rng_uniform (&rng);
}

static void
find_start (MurInference *self, MurInferenceStart from, double *start)
{
  const gsize size = self->n_parameters * sizeof *start;

  switch (from)
    {
    case MUR_INFERENCE_FROM_REGRESSION:
      memcpy (start, self->results.columns[MUR_INFERENCE_REGRESSED], size);
      break;
    case MUR_INFERENCE_FROM_TRUTH:
      perturb (self, start);
      break;
    case MUR_INFERENCE_FROM_ZERO:
      memset (start, 0, size);
      break;
    case MUR_INFERENCE_FROM_SWARM:
      memcpy (start, mur_inference_flight_best (self->flight), size);
      break;
    case MUR_INFERENCE_FROM_AUTO:
    case MUR_INFERENCE_FROM_SLOPES:
    case MUR_INFERENCE_FROM_SEVERAL:
    case MUR_N_INFERENCE_STARTS:
    default:
      find_slopes (self, start);
    }
}

/* A search of each method from there. */
static void
add_searches (MurInference *self, MurInferenceStart from, const double *start)
{
  const MurInferenceEstimator estimator = self->settings.estimator;

  if (estimator != MUR_INFERENCE_LBFGS)
    mur_inference_add_search (self, from, MUR_OPTIMISER_LEVENBERG_MARQUARDT, start);
  if (estimator != MUR_INFERENCE_LEVENBERG_MARQUARDT)
    mur_inference_add_search (self, from, MUR_OPTIMISER_LBFGS, start);
}

static void
start_from (MurInference *self, MurInferenceStart from)
{
  g_autofree double *start = g_new (double, self->n_parameters);

  find_start (self, from, start);
  add_searches (self, from, start);
}

static const double *
scattered_best (const MurInference *self)
{
  return self->scatter != NULL ? mur_inference_scatter_best (self->scatter) : NULL;
}

void
mur_inference_end_start (MurInference *self)
{
  const MurInferenceStart start = self->settings.start;

  if (self->settings.estimator == MUR_INFERENCE_REGRESSION)
    return;
  if (self->windows.start != NULL)
    add_searches (self, start, self->windows.start);
  else if (scattered_best (self) != NULL)
    add_searches (self, start, scattered_best (self));
  else if (start != MUR_INFERENCE_FROM_SEVERAL)
    start_from (self, start);
  else
    {
      start_from (self, MUR_INFERENCE_FROM_SLOPES);
      if (self->settings.kind == MUR_OBSERVATION_PHASES)
        start_from (self, MUR_INFERENCE_FROM_REGRESSION);
      if (wants_swarm (self))
        start_from (self, MUR_INFERENCE_FROM_SWARM);
    }
  g_clear_pointer (&self->flight, mur_inference_flight_free);
  g_clear_pointer (&self->scatter, mur_inference_scatter_free);
}
