/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Intervals by profile likelihood. √(2 (F − F_min)) is a standard error's multiple where
 * F is a parabola, and nearly straight where it is nearly one: so its root is found by
 * proportion, from where a parabola would have it. */

#include "core/inference/uncertainty/uncertainty.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

#define TOLERANCE 1e-2 /* of z */
#define MOST_TRIALS 12
#define MOST_ERRORS 20.0
#define PRECISION 1e-4 /* of an optimisation, in standard errors */
#define LOWER 1e-3     /* that much below the optimum is another one */

struct _MurProfile
{
  MurLikelihood *likelihood;
  const MurUncertainty *uncertainty;
  guint n_parameters, parameter;
  double *optimum, *start;
  gboolean *held;
  double z, least; /* F at the optimum; NaN before it is known */
  double error;
  double ends[2];
  guint side; /* 0: lower, 1: upper */
  guint n_trials;
  double offset; /* of the trial, ± */
  MurOptimiser *optimiser;
  MurStatus status;
};

MurProfile *
mur_profile_new (MurLikelihood *likelihood,
                 const double *optimum,
                 const MurUncertainty *uncertainty,
                 guint parameter,
                 double level)
{
  const guint n = mur_likelihood_n_parameters (likelihood);
  MurProfile *self;

  g_return_val_if_fail (parameter < n && level > 0 && level < 1, NULL);

  self = g_new0 (MurProfile, 1);
  self->likelihood = likelihood;
  self->uncertainty = uncertainty;
  self->n_parameters = n;
  self->parameter = parameter;
  self->optimum = g_memdup2 (optimum, n * sizeof (double));
  self->start = g_new0 (double, n);
  self->held = g_new0 (gboolean, n);
  self->held[parameter] = TRUE;
  self->z = gsl_cdf_ugaussian_Pinv (0.5 + 0.5 * level);
  self->least = NAN;
  self->error = mur_uncertainty_standard_errors (uncertainty)[parameter];
  self->ends[0] = -INFINITY;
  self->ends[1] = INFINITY;
  self->status = isfinite (self->error) && self->error > 0 ? MUR_STATUS_RUNNING
                                                           : MUR_STATUS_CONVERGED;
  mur_likelihood_begin (likelihood, optimum, MUR_EVALUATE_VALUE);
  return self;
}

void
mur_profile_free (MurProfile *self)
{
  if (self == NULL)
    return;
  mur_optimiser_free (self->optimiser);
  g_free (self->optimum);
  g_free (self->start);
  g_free (self->held);
  g_free (self);
}

/* The others go along as they would for a parabola. */
static void
begin_trial (MurProfile *self)
{
  const gsize n = self->n_parameters;
  const double *row
    = mur_uncertainty_covariance (self->uncertainty) + (gsize)self->parameter * n;
  MurOptimiserSettings settings;

  for (gsize p = 0; p < n; p++)
    {
      const double slope = row[p] / row[self->parameter];

      self->start[p] = self->optimum[p] + (isfinite (slope) ? slope * self->offset : 0);
    }
  self->start[self->parameter] = self->optimum[self->parameter] + self->offset;
  mur_optimiser_settings_init (&settings, MUR_OPTIMISER_LEVENBERG_MARQUARDT);
  settings.tolerance = PRECISION;
  settings.max_iterations = 100;
  g_clear_pointer (&self->optimiser, mur_optimiser_free);
  self->optimiser
    = mur_optimiser_new (self->likelihood, &settings, self->start, self->held);
}

static void
begin_side (MurProfile *self)
{
  self->n_trials = 0;
  self->offset = (self->side == 0 ? -1 : 1) * self->z * self->error;
  begin_trial (self);
}

static void
end_side (MurProfile *self, double end)
{
  self->ends[self->side] = end;
  self->side++;
  if (self->side == 2)
    self->status = MUR_STATUS_CONVERGED;
  else
    begin_side (self);
}

/* The lowest objective at the offset is known: to the next one. */
static void
judge (MurProfile *self)
{
  const double rise = mur_optimiser_objective (self->optimiser) - self->least;
  const double infinite = self->side == 0 ? -INFINITY : INFINITY;
  const double root = sqrt (2 * fmax (rise, 0));

  if (rise < -LOWER)
    self->status = MUR_STATUS_STALLED;
  else if (fabs (root - self->z) <= TOLERANCE * self->z)
    end_side (self, self->optimum[self->parameter] + self->offset * self->z / root);
  else if (++self->n_trials == MOST_TRIALS
           || (root < self->z && fabs (self->offset) >= MOST_ERRORS * self->error))
    end_side (self, infinite);
  else
    {
      const double most = MOST_ERRORS * self->error;
      const double factor = CLAMP (self->z / root, 0.2, 3.0);

      self->offset = CLAMP (self->offset * factor, -most, most);
      begin_trial (self);
    }
}

static void
step_trial (MurProfile *self)
{
  const double infinite = self->side == 0 ? -INFINITY : INFINITY;

  if (mur_optimiser_step (self->optimiser) == MUR_STATUS_RUNNING)
    return;
  if (mur_optimiser_status (self->optimiser) == MUR_STATUS_FAILED)
    end_side (self, infinite);
  else
    judge (self);
}

MurStatus
mur_profile_step (MurProfile *self)
{
  if (self->status != MUR_STATUS_RUNNING)
    return self->status;
  if (self->optimiser != NULL)
    {
      step_trial (self);
      return self->status;
    }
  switch (mur_likelihood_advance (self->likelihood))
    {
    case MUR_STATUS_RUNNING:
      break;
    case MUR_STATUS_CONVERGED:
      self->least = mur_likelihood_objective (self->likelihood);
      begin_side (self);
      break;
    default:
      self->status = MUR_STATUS_STALLED;
    }
  return self->status;
}

MurStatus
mur_profile_run (MurProfile *self)
{
  while (mur_profile_step (self) == MUR_STATUS_RUNNING)
    ;
  return self->status;
}

double
mur_profile_lower (const MurProfile *self)
{
  return self->ends[0];
}

double
mur_profile_upper (const MurProfile *self)
{
  return self->ends[1];
}
