/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which couplings transitions call present, and which they cannot judge. */

#include "core/experiments/inference/private.h"

#include "core/base/sort.h"

#include <math.h>
#include <stdlib.h>

/* Of what the steps leave, from sample to sample: noise of the dynamics has none, but for
 * an error of 1/√rows, here three of them. The error of taking a rate for an increment is
 * smooth, and a coupling that fits it is not there. */
#define GOES_ON 0.3
#define ERRORS 3

static int
compare_descending_cb (const void *a, const void *b)
{
  return mur_compare_doubles (b, a);
}

static void
discover (MurInference *self)
{
  const guint n = self->settings.n, first = 2 * n;
  const gsize n_couplings = self->n_parameters - first;
  double *p_values = self->results.columns[MUR_INFERENCE_P_VALUE] + first;
  double *discovered = self->results.columns[MUR_INFERENCE_DISCOVERED] + first;
  g_autofree gboolean *rejected = g_new0 (gboolean, MAX (n_couplings, 1));

  for (gsize k = 0; k < n_couplings; k++)
    p_values[k]
      = self->results.columns[MUR_INFERENCE_UNSEEN][first + k] != 0
          ? NAN
          : mur_p_value (self->results.columns[MUR_INFERENCE_VALUE][first + k],
                         self->results.columns[MUR_INFERENCE_ERROR][first + k]);
  self->results.numbers[MUR_INFERENCE_FOUND] = (double)mur_discoveries (
    n_couplings, p_values, self->settings.false_discovery_rate, rejected, NULL);
  for (gsize k = 0; k < n_couplings; k++)
    discovered[k] = rejected[k];
}

static void
explain (MurInference *self, guint rank)
{
  const guint n = self->settings.n, n_rates = n * n;
  guint n_unseen = 0;

  g_clear_pointer (&self->results.reasons, g_strfreev);
  g_clear_pointer (&self->results.cures, g_strfreev);
  if (rank == n_rates)
    return;
  for (guint p = 2 * n; p < self->n_parameters; p++)
    n_unseen += self->results.columns[MUR_INFERENCE_UNSEEN][p] != 0;
  self->results.reasons = g_new0 (char *, 2);
  self->results.cures = g_new0 (char *, 2);
  self->results.reasons[0] = g_strdup_printf (
    "The transitions tell %u of %u directions: some oscillators keep their phase "
    "difference, or look alike to another, so %u couplings are left open and none of "
    "them "
    "is called present",
    rank, n_rates, n_unseen);
  self->results.cures[0]
    = g_strdup ("Kick one of them, start elsewhere, or observe for longer");
}

void
mur_inference_judge_steps (MurInference *self, double autocorrelation, gsize n_rows)
{
  MurInferenceResults *results = &self->results;
  /* Where nothing is left, nothing goes on. */
  const double alike = isnan (autocorrelation) ? 0 : autocorrelation;

  results->numbers[MUR_INFERENCE_STEPS_ALIKE] = alike;
  if (alike <= fmax (GOES_ON, ERRORS / sqrt ((double)n_rows)))
    return;
  results->numbers[MUR_INFERENCE_FOUND] = 0;
  for (guint p = 0; p < self->n_parameters; p++)
    {
      results->columns[MUR_INFERENCE_P_VALUE][p] = NAN;
      results->columns[MUR_INFERENCE_DISCOVERED][p] = 0;
    }
  mur_inference_add_words (
    self, g_strdup (
            "what the steps leave goes on from sample to sample, so it is no noise "
            "of the dynamics: standard errors are too small, and no coupling is "
            "called present; the likelihood of a trajectory may suit, or samples that "
            "are closer"));
}

void
mur_inference_end_regression (MurInference *self)
{
  const guint n = self->settings.n;
  double *numbers = self->results.numbers;
  guint rank = 0;

  for (guint i = 0; i < n; i++)
    rank += mur_regression_rank (self->regression, i);
  qsort (self->results.columns[MUR_INFERENCE_SINGULAR], (gsize)n * n, sizeof (double),
         compare_descending_cb);
  numbers[MUR_INFERENCE_IDENTIFIABLE] = rank;
  numbers[MUR_INFERENCE_DIFFUSION] = mur_regression_noise (self->regression);
  numbers[MUR_INFERENCE_ENDED] = MUR_STATUS_CONVERGED;
  discover (self);
  explain (self, rank);
  mur_inference_take_intervals (self);
  g_clear_pointer (&self->regression, mur_regression_free);
}
