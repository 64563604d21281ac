/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text in the metadata of EPS files. */

#pragma once

#include "ui/plot/export/recipe.h"

/* Writes size, title and recipe into the comments of an EPS file. */
void mur_eps_annotate (GByteArray *bytes, const MurFileNotes *notes);
/* Returns: (nullable): the recipe in any @bytes */
char *mur_eps_read_recipe (const char *bytes, gsize length);
