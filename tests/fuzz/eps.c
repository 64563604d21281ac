/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Recipes of EPS files. */

#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/recipe.h"
#include "ui/plot/export/recipe-eps.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  mur_fuzz_begin ();
  mur_fuzz_recipe (MUR_FORMAT_EPS, mur_eps_read_recipe ((const char *)data, size));
  return 0;
}
