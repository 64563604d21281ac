/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* JᵀJ at a point and its eigenvalues, the squares of J's singular values; then the course
 * of the model's phases is looked at for known reasons why some are small. */

#include "core/inference/uncertainty/identifiability.h"

#include <math.h>
#include <string.h>

#include "core/inference/uncertainty/unseen.h"

#define LEAST_VALUE 1.0
#define LEAST_PART 1e-7
#define LEAST_SIGMA 1e-6
/* A parameter takes part in an unseen direction if its component is above this. */
#define PART 1e-4

struct _MurIdentifiability
{
  MurLikelihood *likelihood;
  MurLikelihood *own; /* without priors */
  MurSpectrum *spectrum;
  guint n, n_parameters;
  double *parameters;
  double *unit; /* of each parameter, in rad or rad/s */
  double sigma;
  MurStatus status;

  double *values;
  double *directions;
  guint n_identifiable;
  MurUnseenCauses causes;
};

/* The same data without priors, at σ = 1. */
static MurLikelihood *
plain_likelihood (const MurLikelihood *likelihood)
{
  const MurLikelihoodSettings settings = { .sigma = 1 };

  return mur_likelihood_new (mur_likelihood_observations (likelihood), &settings, NULL);
}

MurIdentifiability *
mur_identifiability_new (MurLikelihood *likelihood, const double *parameters)
{
  const MurObservations *data = mur_likelihood_observations (likelihood);
  const double duration = data->times[data->n_times - 1] - data->start;
  MurIdentifiability *self;

  g_return_val_if_fail (data->n <= MUR_IDENTIFIABILITY_MAX_N, NULL);

  self = g_new0 (MurIdentifiability, 1);
  self->likelihood = likelihood;
  self->own = plain_likelihood (likelihood);
  self->n = data->n;
  self->n_parameters = mur_likelihood_n_parameters (likelihood);
  self->parameters = g_memdup2 (parameters, self->n_parameters * sizeof (double));
  self->unit = g_new (double, self->n_parameters);
  for (guint p = 0; p < self->n_parameters; p++)
    self->unit[p] = mur_layout_is_phase (self->n, p) ? 1 : 2 / duration;
  self->values = g_new0 (double, self->n_parameters);
  self->directions = g_new0 (double, (gsize)self->n_parameters * self->n_parameters);
  self->status = MUR_STATUS_RUNNING;
  mur_likelihood_begin (self->own, parameters, MUR_EVALUATE_CURVATURE);
  return self;
}

void
mur_identifiability_free (MurIdentifiability *self)
{
  if (self == NULL)
    return;
  mur_likelihood_free (self->own);
  mur_spectrum_free (self->spectrum);
  g_free (self->parameters);
  g_free (self->unit);
  g_free (self->values);
  g_free (self->directions);
  g_free (self);
}

static double
sigma_of (const MurIdentifiability *self)
{
  const double given = mur_likelihood_settings (self->likelihood)->sigma;
  const double rows = (double)mur_likelihood_n_rows (self->own);

  if (given > 0)
    return given;
  return fmax (sqrt (mur_likelihood_sum_of_squares (self->own) / rows), LEAST_SIGMA);
}

/* From JᵀJ to that in units of σ and of the parameters. */
static void
begin_spectrum (MurIdentifiability *self)
{
  const gsize n = self->n_parameters;
  const double *curvature = mur_likelihood_curvature (self->own);
  g_autofree double *scaled = g_new (double, n *n);

  self->sigma = sigma_of (self);
  for (gsize p = 0; p < n; p++)
    for (gsize q = 0; q < n; q++)
      scaled[p * n + q] = curvature[p * n + q] * self->unit[p] * self->unit[q]
                          / (self->sigma * self->sigma);
  self->spectrum = mur_spectrum_new ((guint)n, scaled);
}

static void
take_values (MurIdentifiability *self)
{
  const gsize n = self->n_parameters;

  for (guint k = 0; k < n; k++)
    {
      const double *vector = mur_spectrum_vector (self->spectrum, k);

      self->values[k] = sqrt (fmax (mur_spectrum_value (self->spectrum, k), 0));
      for (guint p = 0; p < n; p++)
        self->directions[k * n + p] = vector[p] * self->unit[p];
      self->n_identifiable
        += self->values[k] >= fmax (LEAST_VALUE, LEAST_PART * self->values[0]);
    }
  g_clear_pointer (&self->spectrum, mur_spectrum_free);
}

MurStatus
mur_identifiability_step (MurIdentifiability *self)
{
  if (self->status != MUR_STATUS_RUNNING)
    return self->status;
  if (self->spectrum != NULL)
    {
      if (mur_spectrum_step (self->spectrum) == MUR_STATUS_RUNNING)
        return self->status;
      take_values (self);
      mur_unseen_look (&self->causes, self->own, self->parameters, self->sigma,
                       self->n_identifiable < self->n_parameters);
      self->status = MUR_STATUS_CONVERGED;
      return self->status;
    }
  switch (mur_likelihood_advance (self->own))
    {
    case MUR_STATUS_RUNNING:
      break;
    case MUR_STATUS_CONVERGED:
      begin_spectrum (self);
      break;
    default:
      self->status = MUR_STATUS_FAILED;
    }
  return self->status;
}

MurStatus
mur_identifiability_run (MurIdentifiability *self)
{
  while (mur_identifiability_step (self) == MUR_STATUS_RUNNING)
    ;
  return self->status;
}

const double *
mur_identifiability_values (const MurIdentifiability *self)
{
  return self->values;
}

guint
mur_identifiability_n_identifiable (const MurIdentifiability *self)
{
  return self->n_identifiable;
}

const double *
mur_identifiability_direction (const MurIdentifiability *self, guint k)
{
  return self->directions + (gsize)k * self->n_parameters;
}

gboolean
mur_identifiability_is_unseen (const MurIdentifiability *self, guint parameter)
{
  double part = 0;

  for (guint k = self->n_identifiable; k < self->n_parameters; k++)
    {
      const double component
        = mur_identifiability_direction (self, k)[parameter] / self->unit[parameter];

      part += component * component;
    }
  return part > PART * PART;
}

guint
mur_identifiability_causes (const MurIdentifiability *self)
{
  return self->causes.bits;
}

void
mur_identifiability_pair (const MurIdentifiability *self,
                          MurUnseen cause,
                          guint *first,
                          guint *second)
{
  const guint *pair = cause == MUR_UNSEEN_LOCKED   ? self->causes.locked
                      : cause == MUR_UNSEEN_MIRROR ? self->causes.mirror
                                                   : self->causes.slowest;

  *first = pair[0];
  *second = pair[1];
}

char *
mur_identifiability_reason (const MurIdentifiability *self, MurUnseen cause)
{
  return mur_unseen_reason (&self->causes, cause);
}

const char *
mur_identifiability_cure (MurUnseen cause)
{
  return mur_unseen_cure (cause);
}
