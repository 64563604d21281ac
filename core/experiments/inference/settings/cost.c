/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a run takes, from sizes alone, of one thread of a computer of 2020: good to the
 * order of magnitude. */

#include "core/experiments/inference/private.h"

#define CURVATURE 1.2e-9 /* s: n² P and P²/2 each for a value */
#define GRADIENT 60e-9   /* s, each for a phase of a sample */
#define NEWTON_STEPS 12
#define LINE_STEPS 300
#define WARM_UP 300
#define LEAPS 7 /* evaluations of a draw */

/* From some of the random places couplings grow, and phases turn fast. */
#define FAST_TURNS 4

static double
random_starts_seconds (const MurInferenceSettings *settings)
{
  const double n = settings->n, p = mur_layout_n_parameters (settings->n);

  return FAST_TURNS * mur_inference_count_scattered (settings) * n
         * (CURVATURE * (n * p + p * p / 2) + GRADIENT * n);
}

static double
search_seconds (const MurInferenceSettings *settings, double n_values)
{
  const double n = settings->n, p = mur_layout_n_parameters (settings->n);
  const double newton = NEWTON_STEPS * n_values * CURVATURE * (n * p + p * p / 2);
  const double line = LINE_STEPS * n_values * GRADIENT * n;

  switch (settings->estimator)
    {
    case MUR_INFERENCE_LEVENBERG_MARQUARDT:
      return newton;
    case MUR_INFERENCE_LBFGS:
      return line;
    case MUR_INFERENCE_REGRESSION:
      return n_values * CURVATURE * n * n;
    case MUR_INFERENCE_ALL:
    case MUR_N_INFERENCE_ESTIMATORS:
    default:
      return newton + line;
    }
}

MurCost
mur_inference_cost (const MurParameters *parameters, const MurInputs *inputs)
{
  MurInferenceSettings settings;

  if (!mur_inference_read (parameters, inputs, &settings, NULL, NULL))
    return (MurCost){ 0 };
  const double n = settings.n, p = mur_layout_n_parameters (settings.n);
  const double n_values = n * (double)settings.n_times;
  const double n_drawn = settings.n_draws;
  const double n_windows = MAX (mur_inference_count_windows (&settings), 1);
  const double share = settings.window > 0 ? settings.window / settings.duration : 1;
  MurCost cost = { .bytes = 64e3 + n_values * 20 * sizeof (double)
                            + MUR_INFERENCE_CHAINS * n_drawn * p * sizeof (double) };

  if (settings.by_transitions)
    {
      cost.bytes += n * n * n * 4 * sizeof (double);
      cost.seconds = n_windows * share * n_values * CURVATURE * n * n + 1e-3;
      return cost;
    }
  cost.bytes
    += (settings.n <= MUR_LEVENBERG_MARQUARDT_MAX_N ? 8 * p * p : 0) * sizeof (double)
       + n * n * n * 40 * sizeof (double);
  cost.seconds = n_windows * share * search_seconds (&settings, n_values) + 1e-3
                 + random_starts_seconds (&settings)
                 + MUR_INFERENCE_CHAINS * (n_drawn > 0 ? n_drawn + WARM_UP : 0) * LEAPS
                     * n_values * GRADIENT * n;
  return cost;
}
