/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person may bring to sampling. */

#include "core/experiments/sampling/private.h"

static const MurInputRole roles[] = {
  { "x", "a coordinate", MUR_INPUT_EACH, NULL, NULL, NULL },
  { NULL },
};

const MurInput mur_sampling_inputs[] = {
  { "points",
    "A point a row: x1, x2, … from 0 to 1, or all columns but one that counts the "
    "rows; "
    "they replace the sequence.",
    roles, MUR_GAPS_STAY, NULL },
  { NULL },
};
