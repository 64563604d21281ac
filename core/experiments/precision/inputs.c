/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person may bring to precision. */

#include "core/experiments/precision/private.h"

static const MurInputRole roles[] = {
  { "value", "a number to add", MUR_INPUT_ORDERED, NULL, NULL, NULL },
  { NULL },
};

const MurInput mur_precision_inputs[] = {
  { "values", "A number a row: value, or the first column; they replace the terms.",
    roles, MUR_GAPS_LEAVE, NULL },
  { NULL },
};
