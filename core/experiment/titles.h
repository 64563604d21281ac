/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person calls axes and series of figures, in place of what they are called by
 * themselves: plain texts by name, such as "fit.1.x" (see ui/figures/titles.h).
 * Immutable; references are atomic. A pointer %NULL is no titles at all. */

#pragma once

#include <glib.h>

#define MUR_TITLE_MAX 200 /* characters */

typedef struct _MurTitles MurTitles;

/* Returns: (transfer full) (nullable): @self (nullable) with @text as the title @name;
 * without one of that name where @text is %NULL or blank. Blanks around the text go,
 * what cannot be drawn becomes one, and what is too long is cut. Cost: linear in their
 * number. */
MurTitles *mur_titles_with (const MurTitles *self, const char *name, const char *text);
/* Both take %NULL. */
MurTitles *mur_titles_ref (const MurTitles *self);
void mur_titles_unref (MurTitles *self);

/* In order of their names. */
guint mur_titles_n (const MurTitles *self);
const char *mur_titles_name (const MurTitles *self, guint index);
const char *mur_titles_text (const MurTitles *self, guint index);
/* Returns: (nullable): the text of the title @name */
const char *mur_titles_find (const MurTitles *self, const char *name);
gboolean mur_titles_equal (const MurTitles *a, const MurTitles *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurTitles, mur_titles_unref)
