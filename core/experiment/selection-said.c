/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Roles that a person says. */

#include "core/experiment/selection-private.h"

#include "core/base/error.h"
#include "core/base/names.h"
#include "core/base/number.h"
#include "core/experiment/heading.h"

#include <math.h>

/* By name, else by number from 1. Returns: -1: no such column */
static int
find_column (const MurTable *table, const char *name)
{
  const int column = mur_table_find (table, name);
  const guint first = mur_heading_number (table, 0);
  double number;

  if (column >= 0)
    return column;
  if (!mur_number_parse (name, &number) || number != floor (number) || number < first
      || number >= first + mur_table_n_columns (table))
    return -1;
  return (int)number - (int)first;
}

static gboolean
refuse_column (const MurSelection *self,
               const char *role,
               const char *name,
               GError **error)
{
  const guint n = mur_table_n_columns (self->table);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *shown = mur_names_show (name);
  g_autofree char *hint = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, (gpointer)mur_table_name (self->table, i));
  g_ptr_array_add (names, NULL);
  hint = mur_names_hint (name, (const char *const *)names->pdata);
  mur_error_set (error, MUR_ERROR_INPUT, self->input->name,
                 "%s: %s is to be %s, which is none of the %u columns; %s",
                 self->input->name, role, shown, n, hint);
  return FALSE;
}

/* A column against itself is a line, whatever is in it. */
static gboolean
refuse_shared (const MurSelection *self, const char *role, guint column, GError **error)
{
  const char *other = NULL;

  for (guint i = 0; i < self->picks->len; i++)
    if (g_array_index (self->picks, MurRolePick, i).column == column)
      other = g_array_index (self->picks, MurRolePick, i).role;
  mur_error_set (error, MUR_ERROR_INPUT, self->input->name,
                 "%s: %s and %s are both to be column “%s”; each needs one of its own",
                 self->input->name, other, role, mur_table_name (self->table, column));
  return FALSE;
}

static gboolean
take_role (MurSelection *self, const char *name, const char *column, GError **error)
{
  const MurInputRole *role = mur_selection_find_role (self->input, name);
  int at;

  if (role == NULL)
    return mur_selection_refuse_role (self->input, name, error);
  if (*column == '\0' && role->kind == MUR_INPUT_OR_ROW)
    {
      mur_pick_add (self->picks, name, MUR_PICK_ROW);
      return TRUE;
    }
  at = find_column (self->table, column);
  if (at < 0)
    return refuse_column (self, name, column, error);
  if (mur_pick_has_column (self->picks, (guint)at))
    return refuse_shared (self, name, (guint)at, error);
  mur_pick_add (self->picks, name, (guint)at);
  return TRUE;
}

static gboolean
check_needed (const MurSelection *self, GError **error)
{
  for (const MurInputRole *role = self->input->roles; role->name != NULL; role++)
    {
      g_autofree char *first
        = g_strdup_printf ("%s%s", role->name, role->kind == MUR_INPUT_EACH ? "1" : "");

      if (role->kind == MUR_INPUT_OPTIONAL || role->kind == MUR_INPUT_ERROR
          || mur_pick_find (self->picks, first) != NULL)
        continue;
      mur_error_set (error, MUR_ERROR_INPUT, self->input->name,
                     "%s: no column is chosen for %s, %s", self->input->name, first,
                     role->summary);
      return FALSE;
    }
  return TRUE;
}

/* x2 without x1 is a mistake. */
static gboolean
check_numbered (const MurSelection *self, GError **error)
{
  const MurInputRole *each = NULL;
  guint n = 0;

  for (guint i = 0; i < self->picks->len; i++)
    {
      const MurRolePick *pick = &g_array_index (self->picks, MurRolePick, i);
      const MurInputRole *role = mur_selection_find_role (self->input, pick->role);

      each = role->kind == MUR_INPUT_EACH ? role : each;
      n += role->kind == MUR_INPUT_EACH;
    }
  for (guint k = 1; k <= n; k++)
    {
      g_autofree char *name = g_strdup_printf ("%s%u", each->name, k);

      if (mur_pick_find (self->picks, name) != NULL)
        continue;
      mur_error_set (error, MUR_ERROR_INPUT, self->input->name,
                     "%s: no column is chosen for %s, of %u", self->input->name, name,
                     n);
      return FALSE;
    }
  return TRUE;
}

gboolean
mur_selection_check_said (const MurSelection *self, GError **error)
{
  return check_needed (self, error) && check_numbered (self, error);
}

gboolean
mur_selection_add_said (MurSelection *self, const char *const *roles, GError **error)
{
  for (; *roles != NULL && roles[1] != NULL; roles += 2)
    if (mur_pick_find (self->picks, *roles) != NULL)
      {
        mur_error_set (error, MUR_ERROR_INPUT, self->input->name,
                       "%s: %s is said twice; one column is allowed", self->input->name,
                       *roles);
        return FALSE;
      }
    else if (!take_role (self, *roles, roles[1], error))
      return FALSE;
  return TRUE;
}

void
mur_selection_drop_optional (MurSelection *self, const char *const *said)
{
  for (guint i = self->picks->len; i-- > 0;)
    {
      const char *name = g_array_index (self->picks, MurRolePick, i).role;
      const MurInputRoleKind kind = mur_selection_find_role (self->input, name)->kind;

      if ((kind == MUR_INPUT_OPTIONAL || kind == MUR_INPUT_ERROR)
          && !mur_guess_is_said (said, name))
        g_array_remove_index (self->picks, i);
    }
}
