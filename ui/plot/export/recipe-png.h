/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text in the metadata of PNG files. */

#pragma once

#include "ui/plot/export/recipe.h"

/* Adds resolution and texts to a PNG file in @bytes. */
void mur_png_annotate (GByteArray *bytes, const MurFileNotes *notes);
/* Returns: (nullable): the recipe in any @bytes */
char *mur_png_read_recipe (const guint8 *bytes, gsize length);
