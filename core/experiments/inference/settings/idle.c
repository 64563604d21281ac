/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parameters of the inference that have no effect, and when. */

#include "core/experiments/inference/private.h"

static gboolean
is_brought (const MurParameters *parameters, const MurInputs *inputs)
{
  return mur_inputs_table (inputs, "phases") != NULL;
}

static gboolean
is_simulated (const MurParameters *parameters, const MurInputs *inputs)
{
  return !is_brought (parameters, inputs);
}

static gboolean
is_example_not_network (const MurParameters *parameters, const MurInputs *inputs)
{
  return is_simulated (parameters, inputs)
         && mur_parameters_choice (parameters, "example") != MUR_INFERENCE_NETWORK;
}

/* What cannot be read has no rows: begin refuses it. */
static gboolean
read (const MurParameters *parameters,
      const MurInputs *inputs,
      MurInferenceSettings *settings)
{
  return mur_inference_read (parameters, inputs, settings, NULL, NULL);
}

static gboolean
is_by_transitions (const MurParameters *parameters, const MurInputs *inputs)
{
  MurInferenceSettings settings;

  return read (parameters, inputs, &settings) && settings.by_transitions;
}

static gboolean
is_by_trajectory (const MurParameters *parameters, const MurInputs *inputs)
{
  MurInferenceSettings settings;

  return read (parameters, inputs, &settings) && !settings.by_transitions;
}

static gboolean
brings_phases (const MurParameters *parameters, const MurInputs *inputs)
{
  MurInferenceSettings settings;

  return is_brought (parameters, inputs) && read (parameters, inputs, &settings)
         && settings.kind == MUR_OBSERVATION_PHASES;
}

static gboolean
has_flat_prior (const MurParameters *parameters, const MurInputs *inputs)
{
  return mur_parameters_choice (parameters, "prior") == MUR_COUPLING_PRIOR_FLAT;
}

static gboolean
starts_elsewhere (const MurParameters *parameters, const MurInputs *inputs)
{
  return mur_parameters_choice (parameters, "start") != MUR_INFERENCE_FROM_TRUTH;
}

static gboolean
is_regression (const MurParameters *parameters, const MurInputs *inputs)
{
  return mur_parameters_choice (parameters, "estimator") == MUR_INFERENCE_REGRESSION
         && is_by_trajectory (parameters, inputs);
}

static gboolean
has_no_lbfgs (const MurParameters *parameters, const MurInputs *inputs)
{
  const guint estimator = mur_parameters_choice (parameters, "estimator");

  return estimator == MUR_INFERENCE_LEVENBERG_MARQUARDT;
}

static gboolean
is_all_at_once (const MurParameters *parameters, const MurInputs *inputs)
{
  return mur_parameters_number (parameters, "window") == 0;
}

#define TRANSITIONS \
  "Transitions are linear in the parameters: a regression is the whole answer."
#define BROUGHT "The phases are those of the table."
#define NO_SEARCH "The regression needs no search."

const MurIdle mur_inference_idle[] = {
  { "example", BROUGHT, is_brought },
  { "duration", BROUGHT, is_brought },
  { "samples", BROUGHT, is_brought },
  { "links", BROUGHT, is_brought },
  { "observation_noise", BROUGHT, is_brought },
  { "dynamic_noise", BROUGHT, is_brought },
  { "count", BROUGHT, is_brought },
  { "summed", "The table has a column for each oscillator.", brings_phases },
  { "summed", "No sum was brought.", is_simulated },
  { "count", "The example has three oscillators.", is_example_not_network },
  { "links", "Only random networks are drawn.", is_example_not_network },
  { "content", "No table was brought.", is_simulated },
  { "estimator", TRANSITIONS, is_by_transitions },
  { "start", TRANSITIONS, is_by_transitions },
  { "perturbation", TRANSITIONS, is_by_transitions },
  { "sigma", "Transitions have no errors of observation.", is_by_transitions },
  { "history", TRANSITIONS, is_by_transitions },
  { "iterations", TRANSITIONS, is_by_transitions },
  { "tolerance", TRANSITIONS, is_by_transitions },
  { "errors", TRANSITIONS, is_by_transitions },
  { "draws",
    "By transitions the posterior is normal: standard errors and correlations are all "
    "of it.",
    is_by_transitions },
  { "diffusion", "A trajectory has no noise of its own.", is_by_trajectory },
  { "false_discovery_rate", "Couplings are called present by transitions only.",
    is_by_trajectory },
  { "prior_scale", "The prior is flat.", has_flat_prior },
  { "perturbation", "The search does not start from the truth.", starts_elsewhere },
  { "start", NO_SEARCH, is_regression },
  { "perturbation", NO_SEARCH, is_regression },
  { "iterations", NO_SEARCH, is_regression },
  { "tolerance", NO_SEARCH, is_regression },
  { "history", NO_SEARCH, is_regression },
  { "errors", "The regression has standard errors of its own.", is_regression },
  { "draws", "Draws go about the optimum of a search.", is_regression },
  { "widening", "The regression takes each window by itself.", is_regression },
  { "history", "L-BFGS is not among the estimators.", has_no_lbfgs },
  { "advance", "There are no windows.", is_all_at_once },
  { "widening", "There are no windows.", is_all_at_once },
  { NULL },
};
