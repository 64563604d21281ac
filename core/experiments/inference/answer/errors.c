/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How sure the estimates are, and what the data can tell at all. */

#include "core/experiments/inference/private.h"

#include <math.h>
#include <string.h>

#define LEVEL 0.95

static double *
column (MurInference *self, MurInferenceColumn which)
{
  return self->results.columns[which];
}

void
mur_inference_add_words (MurInference *self, char *words)
{
  char *before = self->results.error_words;

  self->results.error_words
    = before != NULL ? g_strconcat (before, "; ", words, NULL) : g_strdup (words);
  g_free (before);
  g_free (words);
}

void
mur_inference_take_intervals (MurInference *self)
{
  for (guint p = 0; p < self->n_parameters; p++)
    {
      const double value = column (self, MUR_INFERENCE_VALUE)[p];
      const double radius
        = MUR_INFERENCE_LEVEL_Z * column (self, MUR_INFERENCE_ERROR)[p];

      column (self, MUR_INFERENCE_LOWER)[p] = value - radius;
      column (self, MUR_INFERENCE_UPPER)[p] = value + radius;
    }
}

static MurUncertainty *
new_uncertainty (MurInference *self)
{
  const MurCurvatureKind kind = self->settings.errors == MUR_INFERENCE_ERRORS_HESSIAN
                                  ? MUR_CURVATURE_HESSIAN
                                  : MUR_CURVATURE_PRODUCT;

  mur_inference_need_likelihood (self);
  return mur_uncertainty_new (self->likelihood, column (self, MUR_INFERENCE_VALUE),
                              kind);
}

void
mur_inference_begin_errors (MurInference *self)
{
  g_clear_pointer (&self->uncertainty, mur_uncertainty_free);
  self->uncertainty = new_uncertainty (self);
}

void
mur_inference_need_uncertainty (MurInference *self)
{
  if (self->uncertainty != NULL)
    return;
  self->uncertainty = new_uncertainty (self);
  mur_uncertainty_run (self->uncertainty);
}

/* Failures are a result: nothing is known of errors then. */
MurStatus
mur_inference_step_errors (MurInference *self, GError **error)
{
  return mur_uncertainty_step (self->uncertainty) == MUR_STATUS_RUNNING
           ? MUR_STATUS_RUNNING
           : MUR_STATUS_CONVERGED;
}

static void
take_correlations (MurInference *self)
{
  const guint n = self->n_parameters;
  double *correlations;

  if (self->settings.n > MUR_INFERENCE_CORRELATED_MAX_N)
    return;
  correlations = g_new (double, (gsize)n *n);
  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      correlations[(gsize)a * n + b]
        = mur_uncertainty_correlation (self->uncertainty, a, b);
  g_free (self->results.correlations);
  self->results.correlations = correlations;
}

void
mur_inference_end_errors (MurInference *self)
{
  const double *errors = mur_uncertainty_standard_errors (self->uncertainty);
  const MurStatus status = mur_uncertainty_step (self->uncertainty);
  double *result = column (self, MUR_INFERENCE_ERROR);

  for (guint p = 0; p < self->n_parameters; p++)
    result[p] = status == MUR_STATUS_CONVERGED ? errors[p] : NAN;
  if (status == MUR_STATUS_STALLED)
    mur_inference_add_words (
      self, g_strdup ("the Hessian is not positive definite where the search ended, so "
                      "that is no minimum and there are no standard errors"));
  take_correlations (self);
  mur_inference_take_intervals (self);
}

void
mur_inference_begin_identify (MurInference *self)
{
  mur_inference_need_likelihood (self);
  self->identifiability
    = mur_identifiability_new (self->likelihood, column (self, MUR_INFERENCE_VALUE));
}

MurStatus
mur_inference_step_identify (MurInference *self, GError **error)
{
  return mur_identifiability_step (self->identifiability) == MUR_STATUS_RUNNING
           ? MUR_STATUS_RUNNING
           : MUR_STATUS_CONVERGED;
}

static void
explain (MurInference *self)
{
  const guint causes = mur_identifiability_causes (self->identifiability);
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) cures = g_strv_builder_new ();

  for (guint bit = 0; bit < 32; bit++)
    if ((causes & (1u << bit)) != 0)
      {
        const MurUnseen cause = (MurUnseen)(1u << bit);
        g_autofree char *reason
          = mur_identifiability_reason (self->identifiability, cause);

        g_strv_builder_add (reasons, reason);
        g_strv_builder_add (cures, mur_identifiability_cure (cause));
      }
  g_strfreev (self->results.reasons);
  g_strfreev (self->results.cures);
  self->results.reasons = g_strv_builder_end (reasons);
  self->results.cures = g_strv_builder_end (cures);
}

/* What only a prior tells has the error that the prior leaves. */
static gboolean
has_prior (const MurInference *self, guint parameter)
{
  return self->windows.mean != NULL
         || (self->settings.likelihood.prior != MUR_COUPLING_PRIOR_FLAT
             && parameter >= 2 * self->settings.n);
}

static void
mark_unseen (MurInference *self)
{
  for (guint p = 0; p < self->n_parameters; p++)
    {
      const gboolean is_unseen
        = mur_identifiability_is_unseen (self->identifiability, p);

      column (self, MUR_INFERENCE_UNSEEN)[p] = is_unseen;
      if (!is_unseen || has_prior (self, p))
        continue;
      column (self, MUR_INFERENCE_ERROR)[p] = INFINITY;
      column (self, MUR_INFERENCE_LOWER)[p] = -INFINITY;
      column (self, MUR_INFERENCE_UPPER)[p] = INFINITY;
    }
}

void
mur_inference_end_identify (MurInference *self)
{
  MurIdentifiability *identifiability = self->identifiability;
  const gsize size = self->n_parameters * sizeof (double);

  if (mur_identifiability_step (identifiability) == MUR_STATUS_CONVERGED)
    {
      memcpy (column (self, MUR_INFERENCE_SINGULAR),
              mur_identifiability_values (identifiability), size);
      memcpy (column (self, MUR_INFERENCE_WEAKEST),
              mur_identifiability_direction (identifiability, self->n_parameters - 1),
              size);
      self->results.numbers[MUR_INFERENCE_IDENTIFIABLE]
        = mur_identifiability_n_identifiable (identifiability);
      mark_unseen (self);
      explain (self);
    }
  g_clear_pointer (&self->identifiability, mur_identifiability_free);
}

/* Steps are counted from each parameter on, so that a restored run repeats one at most. */
static void
begin_parameter (MurInference *self)
{
  while (self->profiled < self->n_parameters
         && !isfinite (column (self, MUR_INFERENCE_ERROR)[self->profiled]))
    self->profiled++;
  if (self->profiled < self->n_parameters)
    self->profile
      = mur_profile_new (self->likelihood, column (self, MUR_INFERENCE_VALUE),
                         self->uncertainty, self->profiled, LEVEL);
  self->n_stage_steps = 0;
}

void
mur_inference_begin_profile (MurInference *self)
{
  mur_inference_need_likelihood (self);
  mur_inference_need_uncertainty (self);
  begin_parameter (self);
}

static void
take_profile (MurInference *self, MurStatus status)
{
  if (status == MUR_STATUS_CONVERGED)
    {
      column (self, MUR_INFERENCE_LOWER)[self->profiled]
        = mur_profile_lower (self->profile);
      column (self, MUR_INFERENCE_UPPER)[self->profiled]
        = mur_profile_upper (self->profile);
    }
  else if (self->results.error_words == NULL)
    mur_inference_add_words (
      self, g_strdup ("a profile found a lower objective than where the search ended"));
  g_clear_pointer (&self->profile, mur_profile_free);
  self->profiled++;
}

MurStatus
mur_inference_step_profile (MurInference *self, GError **error)
{
  if (self->profile == NULL)
    return MUR_STATUS_CONVERGED;
  for (guint k = 0; k < 8; k++)
    {
      const MurStatus status = mur_profile_step (self->profile);

      if (status == MUR_STATUS_RUNNING)
        continue;
      take_profile (self, status);
      begin_parameter (self);
      break;
    }
  return self->profiled < self->n_parameters ? MUR_STATUS_RUNNING
                                             : MUR_STATUS_CONVERGED;
}

void
mur_inference_end_profile (MurInference *self)
{
  self->profiled = 0;
}
