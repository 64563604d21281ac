/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parameters of the swarm that have no effect, and when. */

#include "core/experiments/swarm/private.h"

#include <math.h>

#define CHOICE(name) mur_parameters_choice (parameters, name)

/* A function that says whether @condition holds. */
#define WHEN(name, condition)                                                     \
  static gboolean name (const MurParameters *parameters, const MurInputs *inputs) \
  {                                                                               \
    return condition;                                                             \
  }

WHEN (is_landscape, CHOICE ("landscape") != MUR_SEARCH_FORMULA)
WHEN (is_formula, CHOICE ("landscape") == MUR_SEARCH_FORMULA)
WHEN (is_plane,
      CHOICE ("landscape") != MUR_SEARCH_FORMULA
        && mur_landscape_is_plane ((MurLandscapeKind)CHOICE ("landscape")))
WHEN (has_no_inertia,
      CHOICE ("law") != MUR_SWARM_LAW_INERTIA
        && CHOICE ("law") != MUR_SWARM_LAW_SPSO_2011)
WHEN (has_no_last_inertia,
      has_no_inertia (parameters, inputs)
        || CHOICE ("inertia_rule") == MUR_SWARM_INERTIA_CONSTANT)
WHEN (has_no_pulls,
      CHOICE ("law") == MUR_SWARM_LAW_FIPS
        || CHOICE ("law") == MUR_SWARM_LAW_BARE_BONES)
WHEN (is_not_constricted,
      CHOICE ("law") != MUR_SWARM_LAW_CONSTRICTION
        && CHOICE ("law") != MUR_SWARM_LAW_FIPS)
WHEN (is_not_fully_informed, CHOICE ("law") != MUR_SWARM_LAW_FIPS)
WHEN (is_not_bare, CHOICE ("law") != MUR_SWARM_LAW_BARE_BONES)
WHEN (has_no_factors,
      CHOICE ("law") != MUR_SWARM_LAW_INERTIA
        && CHOICE ("law") != MUR_SWARM_LAW_CONSTRICTION)
WHEN (is_no_ring, CHOICE ("neighbourhood") != MUR_SWARM_RING)
WHEN (is_not_random, CHOICE ("neighbourhood") != MUR_SWARM_RANDOM)
WHEN (has_no_base,
      CHOICE ("start") != MUR_SWARM_START_HALTON
        && CHOICE ("start") != MUR_SWARM_START_SCRAMBLED)
WHEN (has_no_patience, mur_parameters_integer (parameters, "patience") == 0)

#define FORMULA "A formula says itself where its minimum is."

const MurIdle mur_search_idle[] = {
  { "formula", "The landscape is one of those with a name.", is_landscape },
  { "dimensions", "This landscape has two dimensions.", is_plane },
  { "shift", FORMULA, is_formula },
  { "rotate", FORMULA, is_formula },
  { "mirror", FORMULA, is_formula },
  { "inertia", "This law has no inertia of its own.", has_no_inertia },
  { "inertia_rule", "This law has no inertia of its own.", has_no_inertia },
  { "inertia_end", "Inertia is constant.", has_no_last_inertia },
  { "cognitive", "This law draws all informants alike.", has_no_pulls },
  { "social", "This law draws all informants alike.", has_no_pulls },
  { "constriction", "This law does not constrict velocities.", is_not_constricted },
  { "acceleration", "Only the fully informed have it.", is_not_fully_informed },
  { "itself", "Only the fully informed can leave themselves out.",
    is_not_fully_informed },
  { "kept", "Only bare bones keep coordinates.", is_not_bare },
  { "draw", "This law draws its random numbers in a way of its own.", has_no_factors },
  { "neighbours", "The neighbourhood is no ring.", is_no_ring },
  { "informants", "The neighbourhood is not random.", is_not_random },
  { "halton_base", "The start takes no bases.", has_no_base },
  { "grace", "Without patience the search goes on however little it gains.",
    has_no_patience },
  { NULL },
};
