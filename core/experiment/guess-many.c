/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of any number of columns of one kind. */

#include "core/base/error.h"
#include "core/base/number.h"
#include "core/experiment/guess.h"
#include "core/experiment/heading.h"

#include <string.h>

/* Whether @name is that of @role and a number: x0, x10. */
static gboolean
is_numbered (const MurInputRole *role, const char *name)
{
  const gsize n = strlen (role->name);

  return g_str_has_prefix (name, role->name) && name[n] != '\0'
         && strspn (name + n, "0123456789") == strlen (name + n);
}

gboolean
mur_guess_numbered (const MurInputRole *role, const MurTable *table, GArray *picks)
{
  const guint before = picks->len;
  guint n = 0;

  for (guint i = 0; i < mur_table_n_columns (table); i++)
    n += is_numbered (role, mur_table_name (table, i));
  for (guint k = 1; k <= n; k++)
    {
      g_autofree char *name = g_strdup_printf ("%s%u", role->name, k);
      const int column = mur_table_find (table, name);

      if (column < 0)
        {
          g_array_set_size (picks, before);
          return FALSE;
        }
      mur_pick_add (picks, name, (guint)column);
    }
  return n > 0;
}

gboolean
mur_guess_each (const MurInputRole *role, const MurTable *table, GArray *picks)
{
  guint n = 0;

  for (guint i = 0; i < mur_table_n_columns (table); i++)
    if (!mur_heading_is_index (table, i) && !mur_pick_has_column (picks, i))
      {
        g_autofree char *name = g_strdup_printf ("%s%u", role->name, ++n);

        mur_pick_add (picks, name, i);
      }
  return n > 0;
}

/* Whether the first column has the numbers that are the names of the others. */
static gboolean
has_names_of_columns (const MurTable *table)
{
  double name;

  for (gsize row = 0; row < mur_table_n_rows (table); row++)
    if (!mur_number_parse (mur_table_name (table, (guint)row + 1), &name)
        || name != mur_table_column (table, 0)[row])
      return FALSE;
  return TRUE;
}

/* What row @row is called, by a label or by the number in the first column. */
static char *
name_row (const MurTable *table, gboolean has_index, gsize row)
{
  if (has_index)
    return g_strdup_printf ("%.15g", mur_table_column (table, 0)[row]);
  return g_strdup (mur_table_labels (table)[row]);
}

/* Row a goes with column a, whichever comes first. */
static gboolean
check_order (const char *input,
             const MurTable *table,
             gboolean has_index,
             GError **error)
{
  const guint first = has_index ? 1 : 0;

  if (!has_index && mur_table_labels (table) == NULL)
    return TRUE;
  for (gsize row = 0; row < mur_table_n_rows (table); row++)
    {
      g_autofree char *name = name_row (table, has_index, row);
      const int column = mur_table_find (table, name);

      if (column < (int)first || (gsize)column == row + first)
        continue;
      mur_error_set (error, MUR_ERROR_INPUT, input,
                     "%s: row %" G_GSIZE_FORMAT
                     " is “%s”, which is column %u; rows and columns need one order",
                     input, row + 1, name, (guint)column - first + 1);
      return FALSE;
    }
  return TRUE;
}

/* All but a first column of numbers or names of rows, of a table one wider than high. */
gboolean
mur_guess_matrix (const char *input,
                  const MurTable *table,
                  GArray *picks,
                  GError **error)
{
  const guint n = mur_table_n_columns (table);
  const gboolean has_index
    = n == mur_table_n_rows (table) + 1
      && (mur_heading_counts_rows (table, 0) || has_names_of_columns (table));

  for (guint i = has_index ? 1 : 0; i < n; i++)
    mur_pick_add (picks, mur_table_name (table, i), i);
  return check_order (input, table, has_index, error);
}
