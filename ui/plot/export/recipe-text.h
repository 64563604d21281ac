/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the readers of recipes share. */

#pragma once

#include <glib.h>

/* Whether @text stands at @at. */
gboolean mur_recipe_starts (const char *at, const char *end, const char *text);
/* Returns: (nullable): where @text, which is not empty, stands first from @from on */
const char *mur_recipe_find (const char *from, const char *end, const char *text);
/* Returns: (nullable): a copy with an end; %NULL where a zero byte would end it early
 */
char *mur_recipe_text (const char *bytes, gsize length);
/* Returns: (nullable): the text that is @code in base 64 */
char *mur_recipe_decode (const char *code);
