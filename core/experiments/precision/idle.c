/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parameters of precision that have no effect, and when. */

#include "core/experiments/precision/private.h"

#define TABLE "The terms are those of the table that was opened."

static gboolean
has_table (const MurParameters *parameters, const MurInputs *inputs)
{
  return mur_inputs_table (inputs, "values") != NULL;
}

static MurTerms
terms_of (const MurParameters *parameters)
{
  return (MurTerms)mur_parameters_choice (parameters, "terms");
}

static gboolean
is_not_typed (const MurParameters *parameters, const MurInputs *inputs)
{
  return terms_of (parameters) != MUR_TERMS_TYPED;
}

static gboolean
has_own_count (const MurParameters *parameters, const MurInputs *inputs)
{
  return terms_of (parameters) == MUR_TERMS_TYPED
         || terms_of (parameters) == MUR_TERMS_CANCELLATION;
}

static gboolean
is_not_ill_conditioned (const MurParameters *parameters, const MurInputs *inputs)
{
  return terms_of (parameters) != MUR_TERMS_ILL_CONDITIONED;
}

static gboolean
is_constant (const MurParameters *parameters, const MurInputs *inputs)
{
  return !has_table (parameters, inputs) && terms_of (parameters) == MUR_TERMS_TENTHS;
}

const MurIdle mur_precision_idle[] = {
  { "terms", TABLE, has_table },
  { "typed", TABLE, has_table },
  { "typed", "The terms are not typed ones.", is_not_typed },
  { "term_count", TABLE, has_table },
  { "term_count", "These terms are as many as they are.", has_own_count },
  { "condition", TABLE, has_table },
  { "condition", "The terms are not ill-conditioned ones.", is_not_ill_conditioned },
  { "order", "All terms are alike.", is_constant },
  { NULL },
};
