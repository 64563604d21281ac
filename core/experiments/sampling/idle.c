/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parameters of sampling that have no effect, and when. */

#include "core/experiments/sampling/private.h"

#include "core/experiment/selection.h"

#define TABLE "The points are those of the table that was opened."

static gboolean
has_table (const MurParameters *parameters, const MurInputs *inputs)
{
  return mur_inputs_table (inputs, "points") != NULL;
}

static gboolean
has_no_table (const MurParameters *parameters, const MurInputs *inputs)
{
  return !has_table (parameters, inputs);
}

static gboolean
has_one_dimension (const MurParameters *parameters, const MurInputs *inputs)
{
  g_autoptr (MurTable) table
    = mur_inputs_select (inputs, &mur_sampling_inputs[0], NULL);
  return table != NULL ? mur_table_n_columns (table) == 1
                       : mur_parameters_integer (parameters, "dimensions") == 1;
}

/* Whether one of the two sets is of a sequence among @sequences, a bit each. */
static gboolean
is_any (const MurParameters *parameters, const MurInputs *inputs, guint sequences)
{
  const guint sequence = 1u << mur_parameters_choice (parameters, "sequence");
  const guint reference = 1u << mur_parameters_choice (parameters, "reference");
  return (!has_table (parameters, inputs) && (sequence & sequences) != 0)
         || (reference & sequences) != 0;
}

static gboolean
has_no_bases (const MurParameters *parameters, const MurInputs *inputs)
{
  return !is_any (parameters, inputs,
                  1u << MUR_SEQUENCE_HALTON | 1u << MUR_SEQUENCE_SCRAMBLED
                    | 1u << MUR_SEQUENCE_LEAPED | 1u << MUR_SEQUENCE_REVERSE);
}

/* A leap makes leaped points of Halton's, but not of the reference. */
static gboolean
is_not_leaped (const MurParameters *parameters, const MurInputs *inputs)
{
  return !is_any (parameters, inputs, 1u << MUR_SEQUENCE_LEAPED)
         && (has_table (parameters, inputs)
             || mur_parameters_choice (parameters, "sequence") != MUR_SEQUENCE_HALTON);
}

static gboolean
has_no_formula (const MurParameters *parameters, const MurInputs *inputs)
{
  return mur_parameters_choice (parameters, "integrand") != MUR_INTEGRAND_FORMULA;
}

static gboolean
has_no_disc (const MurParameters *parameters, const MurInputs *inputs)
{
  return mur_parameters_choice (parameters, "integrand") != MUR_INTEGRAND_QUARTER_DISC;
}

const MurIdle mur_sampling_idle[] = {
  { "sequence", TABLE, has_table },
  { "count", TABLE, has_table },
  { "dimensions", TABLE, has_table },
  { "scale", "No table of points is open.", has_no_table },
  { "y_dimension", "The points have one coordinate.", has_one_dimension },
  { "first_base", "Neither set of points is made in prime bases.", has_no_bases },
  { "leap", "Neither set of points is of Halton's with a leap.", is_not_leaped },
  { "leap_rule", "Neither set of points is of Halton's with a leap.", is_not_leaped },
  { "formula", "The integrand is not a formula.", has_no_formula },
  { "show_disc", "The integrand is not the quarter disc.", has_no_disc },
  { "show_disc", "The points have one coordinate.", has_one_dimension },
  { NULL },
};
