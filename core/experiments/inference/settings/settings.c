/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From parameters and inputs to what a run does, and what cannot be done. */

#include "core/experiments/inference/private.h"

#include "core/base/error.h"

#include <math.h>

#define MOST_DRAWN 4e6 /* numbers of all draws */
/* Oscillators whose lines are near enough to search from; of twenty over 10 s it is not
 * over in minutes, and from a regression in two steps. */
#define MOST_LINES 6
#define MORE_THAN(n) "for more than " G_STRINGIFY (n) " oscillators"

static void
read_numbers (const MurParameters *parameters, MurInferenceSettings *self)
{
  self->duration = mur_parameters_number (parameters, "duration");
  self->links = mur_parameters_number (parameters, "links");
  self->observation_noise = mur_parameters_number (parameters, "observation_noise");
  self->dynamic_noise = mur_parameters_number (parameters, "dynamic_noise");
  self->clock_slip = mur_parameters_number (parameters, "clock_slip");
  self->seed = mur_parameters_integer (parameters, "seed");
  self->perturbation = mur_parameters_number (parameters, "perturbation");
  self->diffusion = mur_parameters_number (parameters, "diffusion");
  self->history = (guint)mur_parameters_integer (parameters, "history");
  self->iterations = (guint)mur_parameters_integer (parameters, "iterations");
  self->tolerance = mur_parameters_number (parameters, "tolerance");
  self->n_draws = (guint)mur_parameters_integer (parameters, "draws");
  self->false_discovery_rate
    = mur_parameters_number (parameters, "false_discovery_rate");
  self->window = mur_parameters_number (parameters, "window");
  self->advance = mur_parameters_number (parameters, "advance");
  self->widening = mur_parameters_number (parameters, "widening");
}

static void
read_choices (const MurParameters *parameters, MurInferenceSettings *self)
{
  self->example = (MurInferenceExample)mur_parameters_choice (parameters, "example");
  self->estimator
    = (MurInferenceEstimator)mur_parameters_choice (parameters, "estimator");
  self->start = (MurInferenceStart)mur_parameters_choice (parameters, "start");
  self->errors = (MurInferenceErrors)mur_parameters_choice (parameters, "errors");
  self->likelihood.prior
    = (MurCouplingPrior)mur_parameters_choice (parameters, "prior");
  self->likelihood.prior_scale = mur_parameters_number (parameters, "prior_scale");
}

static gboolean
is_sum (const MurParameters *parameters, MurInferenceExample example)
{
  const guint observation = mur_parameters_choice (parameters, "observation");

  if (observation == MUR_INFERENCE_OBSERVE_AUTO)
    return example == MUR_INFERENCE_ALL_TO_ONE || example == MUR_INFERENCE_SYMMETRIC;
  return observation == MUR_INFERENCE_OBSERVE_SUM;
}

static void
take_data (MurInferenceSettings *self, const MurInferenceData *data)
{
  const double *times = mur_vector_values (data->times);

  self->is_brought = TRUE;
  self->n = data->n;
  self->kind = data->kind;
  self->n_times = data->n_times;
  self->duration = times[data->n_times - 1] - times[0];
}

static void
take_example (MurInferenceSettings *self, const MurParameters *parameters)
{
  self->n = self->example == MUR_INFERENCE_NETWORK
              ? (guint)mur_parameters_integer (parameters, "count")
              : 3;
  self->kind
    = is_sum (parameters, self->example) ? MUR_OBSERVATION_SUM : MUR_OBSERVATION_PHASES;
  self->n_times = mur_parameters_integer (parameters, "samples");
}

/* What is auto. */
static void
settle (MurInferenceSettings *self, const MurParameters *parameters)
{
  const MurInferenceLikelihood likelihood
    = (MurInferenceLikelihood)mur_parameters_choice (parameters, "likelihood");
  const gboolean is_of_sum = self->kind == MUR_OBSERVATION_SUM;
  const gboolean is_exact
    = !self->is_brought && self->observation_noise == 0 && self->dynamic_noise == 0;
  const double sigma = mur_parameters_number (parameters, "sigma");

  self->by_transitions
    = likelihood == MUR_INFERENCE_LIKELIHOOD_TRANSITIONS
      || (likelihood == MUR_INFERENCE_LIKELIHOOD_AUTO && !self->is_brought && !is_of_sum
          && self->dynamic_noise > 0);
  if (self->by_transitions)
    self->n_draws = 0;
  if (self->start == MUR_INFERENCE_FROM_AUTO)
    self->start = is_of_sum && self->is_brought        ? MUR_INFERENCE_FROM_SEVERAL
                  : !is_of_sum && self->n > MOST_LINES ? MUR_INFERENCE_FROM_REGRESSION
                                                       : MUR_INFERENCE_FROM_SLOPES;
  if (isnan (self->perturbation))
    self->perturbation = is_of_sum ? 0.1 : 1;
  self->likelihood.sigma = sigma;
  if (isnan (sigma))
    self->likelihood.sigma = !is_exact ? 0 : is_of_sum ? 0.005 : 0.05;
}

static gboolean
refuse_choice (GError **error,
               const MurParameters *parameters,
               const char *field,
               const char *allowed)
{
  g_autofree char *value = mur_parameters_format (parameters, field);

  return mur_error_refuse (error, MUR_ERROR_VALUE, field, value, "%s", allowed);
}

/* A sum does not tell phases. */
static gboolean
check_sum (const MurInferenceSettings *self,
           const MurParameters *parameters,
           GError **error)
{
  if (self->kind != MUR_OBSERVATION_SUM)
    return TRUE;
  if (self->by_transitions)
    return refuse_choice (error, parameters, "likelihood",
                          "of a sum of phases only trajectory: it does not tell the "
                          "phases between which transitions go");
  if (self->start == MUR_INFERENCE_FROM_REGRESSION)
    return refuse_choice (error, parameters, "start",
                          "a regression needs each phase; of a sum slopes, truth, "
                          "zero, swarm or several");
  if (self->estimator == MUR_INFERENCE_REGRESSION)
    return refuse_choice (error, parameters, "estimator",
                          "a regression needs each phase; of a sum "
                          "levenberg-marquardt, lbfgs or all");
  return TRUE;
}

static gboolean
check_size (const MurInferenceSettings *self,
            const MurParameters *parameters,
            GError **error)
{
  if (self->by_transitions || self->n <= MUR_LEVENBERG_MARQUARDT_MAX_N)
    return TRUE;
  if (self->estimator != MUR_INFERENCE_LBFGS
      && self->estimator != MUR_INFERENCE_REGRESSION)
    return refuse_choice (
      error, parameters, "estimator",
      MORE_THAN (MUR_LEVENBERG_MARQUARDT_MAX_N) " lbfgs or regression, or "
                                                "likelihood transitions");
  if (self->n_draws > 0)
    return refuse_choice (error, parameters, "draws",
                          MORE_THAN (MUR_LEVENBERG_MARQUARDT_MAX_N) " 0");
  if (self->window > 0)
    return refuse_choice (
      error, parameters, "window",
      MORE_THAN (MUR_LEVENBERG_MARQUARDT_MAX_N) " 0, or likelihood transitions");
  return TRUE;
}

static gboolean
check_search (const MurInferenceSettings *self,
              const MurParameters *parameters,
              GError **error)
{
  if (self->by_transitions)
    return TRUE;
  if (self->start == MUR_INFERENCE_FROM_TRUTH && self->is_brought)
    return refuse_choice (error, parameters, "start",
                          "nobody knows the truth of a table that was brought: slopes, "
                          "regression, zero, swarm or several");
  if (self->start == MUR_INFERENCE_FROM_SWARM && self->n > MUR_INFERENCE_SWARM_MAX_N)
    return refuse_choice (
      error, parameters, "start",
      MORE_THAN (MUR_INFERENCE_SWARM_MAX_N) " slopes, regression, truth, zero or "
                                            "several");
  if (self->errors == MUR_INFERENCE_ERRORS_PROFILE
      && self->n > MUR_INFERENCE_PROFILE_MAX_N)
    return refuse_choice (
      error, parameters, "errors",
      MORE_THAN (MUR_INFERENCE_PROFILE_MAX_N) " product or hessian");
  if (MUR_INFERENCE_CHAINS * (double)self->n_draws * mur_layout_n_parameters (self->n)
      > MOST_DRAWN)
    return refuse_choice (
      error, parameters, "draws",
      "together all draws of all parameters may be 4000000 numbers");
  return TRUE;
}

guint
mur_inference_count_windows (const MurInferenceSettings *self)
{
  const double slack = 1e-9 * self->duration;

  if (self->window == 0)
    return 0;
  return (guint)fmin (
    floor ((self->duration - self->window + slack) / self->advance) + 1, 1e9);
}

guint
mur_inference_count_overlap (const MurInferenceSettings *self)
{
  return (guint)fmax (ceil (self->window / self->advance - 1e-9), 1);
}

gsize
mur_inference_n_told (const MurInferenceSettings *self)
{
  const gsize n = self->n, p = mur_layout_n_parameters (self->n);

  return p + (self->by_transitions ? n * n * n : p * p);
}

/* Times that were brought may be uneven. */
static gboolean
check_gaps (const MurInferenceSettings *self,
            const double *times,
            const MurParameters *parameters,
            GError **error)
{
  for (guint k = 0; k < mur_inference_count_windows (self); k++)
    {
      gsize first, count;

      if (!mur_inference_find_window (self, times, self->n_times, k, &first, &count))
        return refuse_choice (error, parameters, "window",
                              "0, or so long that 8 samples are in each");
    }
  return TRUE;
}

static gboolean
check_window (const MurInferenceSettings *self,
              const MurInferenceData *brought,
              const MurParameters *parameters,
              GError **error)
{
  const double interval = self->duration / (double)(self->n_times - 1);

  if (self->window == 0)
    return TRUE;
  if (self->window > self->duration)
    return refuse_choice (error, parameters, "window",
                          "0, or at most the duration of the data");
  if (self->window < MUR_INFERENCE_LEAST_WINDOW * interval)
    return refuse_choice (error, parameters, "window", "0, or 8 samples at least");
  if (self->advance < interval)
    return refuse_choice (error, parameters, "advance", "a sample at least");
  if (mur_inference_count_windows (self) > MUR_INFERENCE_MAX_WINDOWS)
    return refuse_choice (error, parameters, "advance",
                          "so much that there are at most 2000 windows");
  if ((double)mur_inference_count_overlap (self) * (double)mur_inference_n_told (self)
      > MUR_INFERENCE_MOST_TOLD)
    return refuse_choice (
      error, parameters, "advance",
      "more, as too many windows of so many oscillators would share "
      "data");
  return brought->times == NULL
         || check_gaps (self, mur_vector_values (brought->times), parameters, error);
}

static gboolean
check_values (const MurInferenceSettings *self,
              const MurParameters *parameters,
              GError **error)
{
  if ((double)self->n * (double)self->n_times <= MUR_INFERENCE_MAX_VALUES)
    return TRUE;
  return mur_error_refuse_count (error,
                                 self->is_brought ? MUR_ERROR_INPUT : MUR_ERROR_VALUE,
                                 self->is_brought ? "phases" : "samples", self->n_times,
                                 "for %u oscillators at most %.0f samples", self->n,
                                 floor (MUR_INFERENCE_MAX_VALUES / self->n));
}

gboolean
mur_inference_read_tried (const MurParameters *parameters,
                          guint n,
                          double *tried,
                          GError **error)
{
  const guint n_parameters = mur_layout_n_parameters (n);
  gsize n_values;
  const double *values = mur_parameters_list (parameters, "tried", &n_values);
  const gboolean is_auto = n_values == 1 && isnan (values[0]);

  if (!is_auto && n_values != n_parameters)
    return mur_error_refuse_count (error, MUR_ERROR_VALUE, "tried", n_values,
                                   "auto, or %u values: one a parameter", n_parameters);
  for (guint row = 0; row < n_parameters; row++)
    tried[mur_inference_parameter_of_row (n, row)] = is_auto ? NAN : values[row];
  return TRUE;
}

static gboolean
check_tried (const MurInferenceSettings *self,
             const MurParameters *parameters,
             GError **error)
{
  g_autofree double *tried = g_new (double, mur_layout_n_parameters (self->n));

  return mur_inference_read_tried (parameters, self->n, tried, error);
}

gboolean
mur_inference_read (const MurParameters *parameters,
                    const MurInputs *inputs,
                    MurInferenceSettings *settings,
                    MurInferenceData *data,
                    GError **error)
{
  g_auto (MurInferenceData) brought = { 0 };
  GError *own = NULL;

  *settings = (MurInferenceSettings){ 0 };
  read_numbers (parameters, settings);
  read_choices (parameters, settings);
  if (mur_inference_read_table (parameters, inputs, &brought, &own))
    take_data (settings, &brought);
  else if (own != NULL)
    {
      g_propagate_error (error, own);
      return FALSE;
    }
  else
    take_example (settings, parameters);
  settle (settings, parameters);
  if (!check_values (settings, parameters, error)
      || !check_sum (settings, parameters, error)
      || !check_size (settings, parameters, error)
      || !check_search (settings, parameters, error)
      || !check_window (settings, &brought, parameters, error)
      || !check_tried (settings, parameters, error))
    return FALSE;
  if (data != NULL && settings->is_brought)
    {
      *data = brought;
      brought = (MurInferenceData){ 0 };
    }
  return TRUE;
}
