/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of any number of columns of one kind. */

#include "core/experiment/guess.h"
#include "core/experiment/heading.h"

/* x1, x2, … as far as there are such names. */
static void
guess_numbered (const MurInputRole *role, const MurTable *table, GArray *picks)
{
  for (guint k = 1;; k++)
    {
      g_autofree char *name = g_strdup_printf ("%s%u", role->name, k);
      const int column = mur_table_find (table, name);

      if (column < 0)
        return;
      mur_pick_add (picks, name, (guint)column);
    }
}

void
mur_guess_each (const MurInputRole *role, const MurTable *table, GArray *picks)
{
  guint n = 0;

  guess_numbered (role, table, picks);
  for (guint i = 0; picks->len == n && i < mur_table_n_columns (table); i++)
    if (!mur_heading_is_index (table, i))
      {
        g_autofree char *name = g_strdup_printf ("%s%u", role->name, ++n);

        mur_pick_add (picks, name, i);
      }
}

/* All but a first column that counts the rows of a table one wider than high. */
void
mur_guess_matrix (const MurTable *table, GArray *picks)
{
  const guint n = mur_table_n_columns (table);
  const gboolean has_index
    = n == mur_table_n_rows (table) + 1 && mur_heading_counts_rows (table, 0);

  for (guint i = has_index ? 1 : 0; i < n; i++)
    mur_pick_add (picks, mur_table_name (table, i), i);
}
