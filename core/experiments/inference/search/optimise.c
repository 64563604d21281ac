/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Searches side by side on the same objective. A step takes each of them to its next
 * accepted step, or as near to it as the time of a step goes; that is cut by counting, so
 * that it depends on neither clock nor threads. */

#include "core/experiments/inference/private.h"

#include "core/base/error.h"
#include "core/base/number.h"
#include "core/inference/uncertainty/group.h"

#include <math.h>
#include <string.h>

#define PIECES 24.0 /* of evaluations in a step, over the number of oscillators */
#define MOST_PIECES 8.0
/* Of residuals, rad: larger than what a search that stopped early leaves. */
#define IN_SIGHT 0.01

void
mur_inference_search_free (MurInferenceSearch *self)
{
  mur_optimiser_free (self->optimiser);
  mur_likelihood_free (self->likelihood);
  g_array_unref (self->objective);
  g_array_unref (self->gradient);
  g_free (self->start);
  g_free (self->parameters);
  g_free (self);
}

void
mur_inference_add_search (MurInference *self,
                          MurInferenceStart from,
                          MurOptimiserMethod method,
                          const double *start)
{
  const gsize size = self->n_parameters * sizeof *start;
  MurInferenceSearch *search = g_new0 (MurInferenceSearch, 1);

  search->from = from;
  search->method = method;
  search->start = g_memdup2 (start, size);
  search->parameters = g_memdup2 (start, size);
  search->objective = g_array_new (FALSE, FALSE, sizeof (double));
  search->gradient = g_array_new (FALSE, FALSE, sizeof (double));
  search->status = MUR_STATUS_RUNNING;
  g_ptr_array_add (self->searches, search);
}

static double
last_objective (const MurInferenceSearch *search)
{
  const GArray *course = search->objective;

  return course->len > 0 ? g_array_index (course, double, course->len - 1) : INFINITY;
}

const MurInferenceSearch *
mur_inference_best_search (const MurInference *self, int method)
{
  const MurInferenceSearch *best = NULL;

  for (guint k = 0; k < self->searches->len; k++)
    {
      const MurInferenceSearch *search = g_ptr_array_index (self->searches, k);

      if ((method < 0 || (int)search->method == method)
          && (best == NULL || last_objective (search) < last_objective (best)))
        best = search;
    }
  return best;
}

static MurLikelihood *
make_likelihood (const MurInference *self, MurPool *pool)
{
  const MurObservations observations = mur_inference_observations (self);
  MurLikelihood *likelihood
    = mur_likelihood_new (&observations, &self->settings.likelihood, pool);

  mur_likelihood_set_gaussian_prior (likelihood, self->windows.mean,
                                     self->windows.precision);
  return likelihood;
}

void
mur_inference_need_likelihood (MurInference *self)
{
  if (self->likelihood == NULL)
    self->likelihood = make_likelihood (self, self->pool);
}

MurOptimiserSettings
mur_inference_optimiser_settings (const MurInference *self, MurOptimiserMethod method)
{
  MurOptimiserSettings result;

  mur_optimiser_settings_init (&result, method);
  result.max_iterations = self->settings.iterations;
  result.history = self->settings.history;
  if (isnan (self->settings.tolerance))
    return result;
  result.tolerance = self->settings.tolerance;
  result.relative_objective_tolerance = self->settings.tolerance;
  return result;
}

void
mur_inference_begin_search (MurInference *self)
{
  const gboolean is_alone = self->searches->len == 1;

  mur_inference_need_likelihood (self);
  for (guint k = 0; k < self->searches->len; k++)
    {
      MurInferenceSearch *search = g_ptr_array_index (self->searches, k);
      const MurOptimiserSettings settings
        = mur_inference_optimiser_settings (self, search->method);

      if (search->status != MUR_STATUS_RUNNING)
        continue;
      if (!is_alone)
        search->likelihood = make_likelihood (self, NULL);
      search->optimiser
        = mur_optimiser_new (is_alone ? self->likelihood : search->likelihood,
                             &settings, search->start, NULL);
    }
}

/* Whether a step was accepted since the last call. */
static gboolean
note_course (MurInferenceSearch *search)
{
  const double objective = mur_optimiser_objective (search->optimiser);
  const double gradient = mur_optimiser_gradient_norm (search->optimiser);

  search->n_iterations = mur_optimiser_n_iterations (search->optimiser);
  search->n_evaluations = mur_optimiser_n_evaluations (search->optimiser);
  if (isnan (objective) || search->n_iterations < search->objective->len)
    return FALSE;
  g_array_append_val (search->objective, objective);
  g_array_append_val (search->gradient, gradient);
  return TRUE;
}

static void
advance_cb (gsize chunk, guint thread, gpointer data)
{
  MurInference *self = data;
  MurInferenceSearch *search = g_ptr_array_index (self->searches, (guint)chunk);
  const guint n_pieces = (guint)fmin (fmax (PIECES / self->settings.n, 1), MOST_PIECES);
  gboolean is_accepted = FALSE;

  if (search->optimiser == NULL)
    return;
  for (guint k = 0; k < n_pieces && !is_accepted; k++)
    {
      search->status = mur_optimiser_step (search->optimiser);
      is_accepted = note_course (search) || search->status != MUR_STATUS_RUNNING;
    }
  memcpy (search->parameters, mur_optimiser_parameters (search->optimiser),
          self->n_parameters * sizeof (double));
  search->reason = mur_optimiser_reason (search->optimiser);
  if (search->status != MUR_STATUS_RUNNING)
    {
      g_clear_pointer (&search->optimiser, mur_optimiser_free);
      g_clear_pointer (&search->likelihood, mur_likelihood_free);
    }
}

/* The best of them so far is what the run shows. */
static void
take_best (MurInference *self)
{
  const MurInferenceSearch *best = mur_inference_best_search (self, -1);
  MurInferenceResults *results = &self->results;
  const gsize size = self->n_parameters * sizeof (double);

  memcpy (results->columns[MUR_INFERENCE_STARTED], best->start, size);
  memcpy (results->columns[MUR_INFERENCE_VALUE], best->parameters, size);
  results->numbers[MUR_INFERENCE_OBJECTIVE] = last_objective (best);
  results->numbers[MUR_INFERENCE_ITERATIONS] = best->n_iterations;
  results->numbers[MUR_INFERENCE_EVALUATIONS] = 0;
  for (guint k = 0; k < self->searches->len; k++)
    {
      const MurInferenceSearch *search = g_ptr_array_index (self->searches, k);

      results->numbers[MUR_INFERENCE_EVALUATIONS] += search->n_evaluations;
    }
  results->numbers[MUR_INFERENCE_ENDED] = best->status;
  results->numbers[MUR_INFERENCE_WHY] = best->reason;
}

MurStatus
mur_inference_step_search (MurInference *self, GError **error)
{
  MurStatus status = MUR_STATUS_CONVERGED;

  if (self->searches->len == 0)
    return status;
  if (self->searches->len == 1)
    advance_cb (0, 0, self);
  else
    mur_pool_for (self->pool, self->searches->len, advance_cb, self);
  for (guint k = 0; k < self->searches->len; k++)
    {
      const MurInferenceSearch *search = g_ptr_array_index (self->searches, k);

      if (search->status == MUR_STATUS_RUNNING)
        status = MUR_STATUS_RUNNING;
    }
  take_best (self);
  if (status == MUR_STATUS_RUNNING
      || isfinite (self->results.numbers[MUR_INFERENCE_OBJECTIVE]))
    return status;
  mur_error_set (error, MUR_ERROR_NUMERICAL, "start", "start: %s",
                 mur_optimiser_reason_text (MUR_OPTIMISER_START));
  return MUR_STATUS_FAILED;
}

/* The regression on the same objective. */
static void
judge_regression (MurInference *self)
{
  MurInferenceResults *results = &self->results;
  const double *regressed = results->columns[MUR_INFERENCE_REGRESSED];
  const gsize size = self->n_parameters * sizeof (double);
  double objective;

  if (isnan (regressed[0]))
    return;
  mur_likelihood_evaluate (self->likelihood, regressed, MUR_EVALUATE_VALUE);
  objective = mur_likelihood_objective (self->likelihood);
  results->numbers[MUR_INFERENCE_REGRESSED_OBJECTIVE] = objective;
  if (self->settings.estimator != MUR_INFERENCE_REGRESSION)
    return;
  memcpy (results->columns[MUR_INFERENCE_STARTED], regressed, size);
  memcpy (results->columns[MUR_INFERENCE_VALUE], regressed, size);
  memcpy (results->columns[MUR_INFERENCE_ERROR],
          results->columns[MUR_INFERENCE_REGRESSED_ERROR], size);
  results->numbers[MUR_INFERENCE_OBJECTIVE] = objective;
  results->numbers[MUR_INFERENCE_ITERATIONS] = 0;
  results->numbers[MUR_INFERENCE_EVALUATIONS] = 1;
  results->numbers[MUR_INFERENCE_ENDED] = MUR_STATUS_CONVERGED;
  mur_inference_take_intervals (self);
}

/* A sum has copies that are as good; the one that is nearest to the truth is shown. */
static void
take_nearest_copy (MurInference *self)
{
  double *value = self->results.columns[MUR_INFERENCE_VALUE];
  g_autofree double *copy = g_new (double, self->n_parameters);
  g_autofree double *truth = g_new (double, self->n_parameters);

  if (self->settings.kind != MUR_OBSERVATION_SUM || !mur_inference_truth (self, truth))
    return;
  mur_group_nearest (self->settings.n, value, truth, NULL, copy);
  memcpy (value, copy, self->n_parameters * sizeof *value);
}

/* A search that ends where the model goes past the data has found no answer, whatever its
 * tests of the step say: what is left is in waves, and more than errors are. */
static void
judge_fit (MurInference *self)
{
  MurInferenceResults *results = &self->results;
  const double sigma = self->settings.likelihood.sigma;
  double rms;

  if (self->windows.n > 1 || isnan (results->columns[MUR_INFERENCE_VALUE][0])
      || mur_likelihood_evaluate (
           self->likelihood, results->columns[MUR_INFERENCE_VALUE], MUR_EVALUATE_VALUE)
           != MUR_STATUS_CONVERGED)
    return;
  rms = sqrt (mur_likelihood_sum_of_squares (self->likelihood)
              / (double)mur_likelihood_n_rows (self->likelihood));
  if (!(rms > fmax (IN_SIGHT, 2 * sigma))
      || !(mur_inference_alike (self->likelihood) > MUR_INFERENCE_ALIKE))
    return;
  g_autofree char *shown = mur_number_round (rms, 3);
  if (results->numbers[MUR_INFERENCE_ENDED] == MUR_STATUS_CONVERGED)
    results->numbers[MUR_INFERENCE_ENDED] = MUR_STATUS_STALLED;
  mur_inference_add_words (
    self, g_strdup_printf ("the model misses the data by %s rad, in waves and not as "
                           "noise: this is no answer; start elsewhere",
                           shown));
}

void
mur_inference_end_search (MurInference *self)
{
  judge_regression (self);
  judge_fit (self);
  take_nearest_copy (self);
}
