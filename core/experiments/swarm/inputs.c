/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person may bring to a search. */

#include "core/experiments/swarm/private.h"

static const MurInputRole roles[] = {
  { "x", "a coordinate", MUR_INPUT_EACH, NULL, NULL, NULL },
  { NULL },
};

const MurInput mur_search_inputs[] = {
  { "start",
    "Where the first particles start, one a row: x1, x2, …, or the columns in order; "
    "the "
    "others start as the parameters say.",
    roles, MUR_GAPS_STAY, NULL },
  { NULL },
};
