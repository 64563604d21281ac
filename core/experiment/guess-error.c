/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which column has the standard deviations of the values. */

#include "core/experiment/guess.h"
#include "core/experiment/heading.h"

/* Whether the error @errors is that of another column than @column. */
static gboolean
is_of_another (const MurTable *table, guint errors, guint column)
{
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    if (i != column && i != errors && !mur_heading_is_error (table, i)
        && mur_heading_is_error_of (table, errors, i))
      return TRUE;
  return FALSE;
}

static gboolean
is_left (const MurTable *table, const GArray *picks, guint column)
{
  return column < mur_table_n_columns (table) && !mur_pick_has_column (picks, column)
         && mur_heading_is_error (table, column);
}

/* The one that has the name of @column; that stands behind it; or the only one that is not
 * another's. Returns: -1: none */
static int
find_error (const MurTable *table, const GArray *picks, guint column)
{
  int only = -1;
  guint n = 0;

  for (guint i = 0; i < mur_table_n_columns (table); i++)
    if (is_left (table, picks, i))
      {
        if (mur_heading_is_error_of (table, i, column))
          return (int)i;
        only = (int)i;
        n++;
      }
  if (is_left (table, picks, column + 1) && !is_of_another (table, column + 1, column))
    return (int)column + 1;
  return n == 1 && !is_of_another (table, (guint)only, column) ? only : -1;
}

void
mur_guess_error (const MurTable *table, const MurInputRole *role, GArray *picks)
{
  const MurRolePick *of = mur_pick_find (picks, role[-1].name);
  const int column = of != NULL && of->column != MUR_PICK_ROW
                       ? find_error (table, picks, of->column)
                       : -1;

  if (column >= 0)
    mur_pick_add (picks, role->name, (guint)column);
}
