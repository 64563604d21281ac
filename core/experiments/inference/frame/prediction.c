/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The model beside the data where the dynamics have noise: from each sample one step
 * ahead. And how likely the steps are.
 *
 * What couplings are called present depends on what the estimates leave. So they are
 * judged before values that are tried are shown, once. */

#include "core/experiments/inference/private.h"

#include <math.h>
#include <string.h>

#include "core/base/vmath.h"

#define PAIRS 4e5 /* of a step */

struct _MurInferencePrediction
{
  gboolean is_of_estimates; /* not of what is tried */
  double *values;           /* P */
  double *model;            /* n a time */
  double *sines, *cosines;  /* of the last sample */
  gsize k;                  /* samples so far */
  double squares;           /* Σ r² / Δt */
  double logarithms;        /* Σ log (4π D Δt) */
  gsize n_rows;
};

void
mur_inference_prediction_free (MurInferencePrediction *self)
{
  if (self == NULL)
    return;
  g_free (self->values);
  g_free (self->model);
  g_free (self->sines);
  g_free (self->cosines);
  g_free (self);
}

static gboolean
is_judged (const MurInference *self)
{
  return !isnan (self->results.numbers[MUR_INFERENCE_STEPS_ALIKE]);
}

void
mur_inference_begin_prediction (MurInference *self)
{
  const gsize n = self->settings.n;
  MurInferencePrediction *prediction = g_new0 (MurInferencePrediction, 1);

  g_clear_pointer (&self->prediction, mur_inference_prediction_free);
  prediction->values = g_new (double, self->n_parameters);
  prediction->model = g_new (double, self->data.n_times *n);
  prediction->sines = g_new (double, n);
  prediction->cosines = g_new (double, n);
  prediction->is_of_estimates = !is_judged (self) || !mur_inference_is_tried (self);
  if (prediction->is_of_estimates)
    memcpy (prediction->values, self->results.columns[MUR_INFERENCE_VALUE],
            self->n_parameters * sizeof *prediction->values);
  else
    mur_inference_shown_values (self, prediction->values);
  self->prediction = prediction;
  mur_inference_show_nothing (self);
}

static double
rate_of (const MurInferencePrediction *self, guint n, guint i)
{
  double rate = self->values[mur_layout_omega (n, i)];

  for (guint j = 0; j < n; j++)
    if (j != i)
      rate += self->values[mur_layout_coupling (n, i, j)]
              * (self->sines[j] * self->cosines[i] - self->cosines[j] * self->sines[i]);
  return rate;
}

static void
compare (MurInference *self, guint i, double interval, double logarithm)
{
  MurInferencePrediction *prediction = self->prediction;
  const gsize place = prediction->k * self->settings.n + i;
  const double rest = self->data.values[place] - prediction->model[place];

  if (isnan (rest))
    return;
  prediction->squares += rest * rest / interval;
  prediction->logarithms += logarithm;
  prediction->n_rows++;
}

static void
take_sample (MurInference *self)
{
  MurInferencePrediction *prediction = self->prediction;
  const guint n = self->settings.n;
  const gsize k = prediction->k;
  const double *times = mur_vector_values (self->data.times);
  const double *before = self->data.values + (k - 1) * n;
  const double interval = times[k] - times[k - 1];
  const double logarithm
    = mur_log (4 * G_PI * self->results.numbers[MUR_INFERENCE_DIFFUSION] * interval);

  mur_vsincos (n, before, prediction->sines, prediction->cosines);
  if (mur_inference_has_windows (self) && prediction->is_of_estimates)
    mur_inference_values_at (self, times[k], prediction->values);
  for (guint i = 0; i < n; i++)
    {
      prediction->model[k * n + i] = before[i] + interval * rate_of (prediction, n, i);
      compare (self, i, interval, logarithm);
    }
}

/* When all samples are predicted: judges the estimates, if they were not yet. Where
 * other values are shown, begins anew with those, and counts steps from there, so that a
 * restored run, which is judged, does not go through the estimates again. */
static MurStatus
judge (MurInference *self)
{
  const MurInferencePrediction *prediction = self->prediction;
  const gboolean shows_estimates = !mur_inference_is_tried (self);

  if (prediction->is_of_estimates && !is_judged (self))
    mur_inference_judge_steps (
      self, mur_inference_steps_alike (&self->data, prediction->model),
      prediction->n_rows);
  if (prediction->is_of_estimates == shows_estimates)
    return MUR_STATUS_CONVERGED;
  mur_inference_begin_prediction (self);
  self->n_stage_steps = 0;
  return MUR_STATUS_RUNNING;
}

MurStatus
mur_inference_step_prediction (MurInference *self, GError **error)
{
  MurInferencePrediction *prediction = self->prediction;
  const double n = self->settings.n;

  if (prediction->k == 0)
    {
      memcpy (prediction->model, self->data.values,
              self->settings.n * sizeof *prediction->model);
      prediction->k = 1;
    }
  for (double work = 0; prediction->k < self->data.n_times && work < PAIRS;
       work += n * n + 20 * n)
    {
      take_sample (self);
      prediction->k++;
    }
  return prediction->k < self->data.n_times ? MUR_STATUS_RUNNING : judge (self);
}

void
mur_inference_end_prediction (MurInference *self)
{
  const MurInferencePrediction *prediction = self->prediction;
  double *numbers = self->results.numbers;
  const double squares = prediction->squares / (4 * numbers[MUR_INFERENCE_DIFFUSION]);

  numbers[MUR_INFERENCE_LOG_LIKELIHOOD] = -squares - 0.5 * prediction->logarithms;
  numbers[MUR_INFERENCE_OBJECTIVE] = squares;
  mur_inference_show (self, prediction->model);
  g_clear_pointer (&self->prediction, mur_inference_prediction_free);
}
