/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Recipes of PDF files. */

#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/recipe.h"
#include "ui/plot/export/recipe-pdf.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  mur_fuzz_begin ();
  mur_fuzz_recipe (MUR_FORMAT_PDF, mur_pdf_read_recipe ((const char *)data, size));
  return 0;
}
