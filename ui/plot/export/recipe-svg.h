/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text in the metadata of SVG files. */

#pragma once

#include "ui/plot/export/recipe.h"

/* Adds title and recipe to an SVG file, and numbers its parts from 1, which cairo does
 * from whatever it drew before. */
void mur_svg_annotate (GByteArray *bytes, const MurFileNotes *notes);
/* Returns: (nullable): the recipe in any @bytes */
char *mur_svg_read_recipe (const char *bytes, gsize length);
