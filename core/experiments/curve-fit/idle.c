/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parameters of the curve fit that have no effect, and when. */

#include "core/experiments/curve-fit/private.h"

#define TABLE "The points are those of the table that was opened."

#define READY "The model has its own formula."
#define READY_LIMITS "The model's limits follow from the data."

static gboolean
has_table (const MurParameters *parameters, const MurInputs *inputs)
{
  return mur_inputs_table (inputs, "data") != NULL;
}

static gboolean
starts_at_random (const MurParameters *parameters, const MurInputs *inputs)
{
  return mur_parameters_choice (parameters, "start") != MUR_SWARM_START_HALTON;
}

static gboolean
has_no_patience (const MurParameters *parameters, const MurInputs *inputs)
{
  return mur_parameters_integer (parameters, "patience") == 0;
}

static gboolean
has_no_errors (const MurParameters *parameters, const MurInputs *inputs)
{
  return !mur_curve_fit_data_has_errors (inputs);
}

static gboolean
is_not_huber (const MurParameters *parameters, const MurInputs *inputs)
{
  return mur_curve_fit_objective (parameters) != MUR_OBJECTIVE_HUBER;
}

static gboolean
is_not_cauchy (const MurParameters *parameters, const MurInputs *inputs)
{
  return mur_curve_fit_objective (parameters) != MUR_OBJECTIVE_CAUCHY;
}

static gboolean
has_ready_model (const MurParameters *parameters, const MurInputs *inputs)
{
  return mur_curve_fit_is_ready_model (parameters);
}

const MurIdle mur_curve_fit_idle[] = {
  { "samples", TABLE, has_table },
  { "t_min", TABLE, has_table },
  { "t_max", TABLE, has_table },
  { "noise", TABLE, has_table },
  { "weights", "The data have no column of errors.", has_no_errors },
  { "huber", "The objective is another one.", is_not_huber },
  { "cauchy", "The objective is another one.", is_not_cauchy },
  { "formula", READY, has_ready_model },
  { "lower", READY_LIMITS, has_ready_model },
  { "upper", READY_LIMITS, has_ready_model },
  { "halton_base", "The particles start at random.", starts_at_random },
  { "grace", "Without patience the search goes on however little it gains.",
    has_no_patience },
  { NULL },
};
