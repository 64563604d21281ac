/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text in the metadata of PDF files. */

#pragma once

#include "ui/plot/export/recipe.h"

/* What the PDF writer puts into the keywords. */
char *mur_pdf_keywords (const char *recipe);
/* Returns: (nullable): the recipe in any @bytes */
char *mur_pdf_read_recipe (const char *bytes, gsize length);
