/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Roles that are said, and what became of them in words. */

#include "core/experiment/selection-private.h"

#include "core/base/error.h"
#include "core/base/names.h"
#include "core/experiment/heading.h"

#include <math.h>
#include <string.h>

static void
clear_pick_cb (gpointer data)
{
  g_free (((MurRolePick *)data)->role);
}

void
mur_selection_free (MurSelection *self)
{
  if (self == NULL)
    return;
  mur_table_unref ((MurTable *)self->table);
  g_array_unref (self->picks);
  g_strfreev (self->doubtful);
  g_free (self->question);
  g_free (self);
}

const MurInputRole *
mur_selection_find_role (const MurInput *input, const char *name)
{
  for (const MurInputRole *role = input->roles; role != NULL && role->name != NULL;
       role++)
    {
      const gsize n = strlen (role->name);

      if (role->kind != MUR_INPUT_EACH
            ? g_str_equal (role->name, name)
            : g_str_has_prefix (name, role->name) && g_ascii_isdigit (name[n])
                && name[n] != '0'
                && strspn (name + n, "0123456789") == strlen (name + n))
        return role;
    }
  return NULL;
}

gboolean
mur_selection_refuse_role (const MurInput *input, const char *name, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);
  g_autofree char *shown = mur_names_show (name);

  for (const MurInputRole *role = input->roles; role != NULL && role->name != NULL;
       role++)
    g_string_append_printf (known, "%s%s%s", known->len > 0 ? ", " : "", role->name,
                            role->kind == MUR_INPUT_EACH ? "1, …" : "");
  mur_error_set (error, MUR_ERROR_INPUT, input->name,
                 "%s: %s is nothing that a column can be; %s%s", input->name, shown,
                 known->len > 0 ? "there are " : "all columns of a matrix are taken",
                 known->str);
  return FALSE;
}

static const MurInputRole *
role_of (const MurSelection *self, const MurRolePick *pick)
{
  return mur_selection_find_role (self->input, pick->role);
}

static int
compare_picks_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const char *one = ((const MurRolePick *)a)->role,
             *other = ((const MurRolePick *)b)->role;
  const MurInputRole *first = role_of (data, a), *second = role_of (data, b);
  const gsize n = strlen (one), m = strlen (other);

  if (first != second)
    return first < second ? -1 : 1;
  return n != m ? (n > m) - (n < m) : strcmp (one, other);
}

/* In the order of the roles, and of their numbers, whatever order they were said in. */
static void
sort_picks (MurSelection *self)
{
  g_array_sort_with_data (self->picks, compare_picks_cb, self);
}

static gboolean
take_roles (MurSelection *self, const char *const *roles, GError **error)
{
  if (!mur_selection_add_said (self, roles, error)
      || !mur_selection_check_said (self, error))
    return FALSE;
  sort_picks (self);
  return TRUE;
}

/* @said: nullable */
static gboolean
guess_roles (MurSelection *self, const char *const *said, GError **error)
{
  const gboolean has_order
    = self->input->roles != NULL && self->input->roles->kind != MUR_INPUT_EACH;

  if ((said != NULL && !mur_selection_add_said (self, said, error))
      || !mur_guess_roles (self->input, self->table, self->picks, error))
    return FALSE;
  if (said != NULL)
    {
      mur_selection_drop_optional (self, said);
      if (!mur_selection_check_said (self, error))
        return FALSE;
    }
  if (!has_order)
    return TRUE;
  sort_picks (self);
  self->doubt = mur_guess_doubt (self->input, self->table, self->picks, said,
                                 &self->doubtful, &self->question);
  return TRUE;
}

/* (nullable): said beside the column, or in its name. */
static char *
dup_unit (const MurSelection *self, const MurRolePick *pick)
{
  if (pick->column == MUR_PICK_ROW)
    return NULL;
  const char *unit = mur_table_unit (self->table, pick->column);

  return unit != NULL ? g_strdup (unit)
                      : mur_heading_unit (mur_table_name (self->table, pick->column));
}

/* Units of frequency and angle are easily mistaken for one another. */
static gboolean
check_units (const MurSelection *self, GError **error)
{
  static const char *const foreign[] = { "Hz",    "kHz", "mHz", "rpm",
                                         "1/min", "deg", "°",   "degrees",
                                         "deg/s", "°/s", NULL };

  for (guint i = 0; i < self->picks->len; i++)
    {
      const MurRolePick *pick = &g_array_index (self->picks, MurRolePick, i);
      const MurInputRole *role = mur_selection_find_role (self->input, pick->role);
      g_autofree char *unit = dup_unit (self, pick);

      if (role == NULL || role->unit == NULL || unit == NULL
          || !g_strv_contains (foreign, unit))
        continue;
      mur_error_set (error, MUR_ERROR_INPUT, self->input->name,
                     "%s: column “%s” is in %s; %s is needed in %s", self->input->name,
                     mur_table_name (self->table, pick->column), unit, role->name,
                     role->unit);
      return FALSE;
    }
  return TRUE;
}

static gboolean
has_gap (const MurSelection *self, gsize row)
{
  for (guint i = 0; i < self->picks->len; i++)
    {
      const guint column = g_array_index (self->picks, MurRolePick, i).column;

      if (column != MUR_PICK_ROW && isnan (mur_table_column (self->table, column)[row]))
        return TRUE;
    }
  return FALSE;
}

/* Ends at the first row that has all: which column is what is asked of large tables at
 * every change of a parameter. */
static gboolean
check_rows (const MurSelection *self, GError **error)
{
  const gsize n = mur_table_n_rows (self->table);

  if (n > 0 && self->input->gaps == MUR_GAPS_STAY)
    return TRUE;
  for (gsize row = 0; row < n; row++)
    if (!has_gap (self, row))
      return TRUE;
  mur_error_set (error, MUR_ERROR_INPUT, self->input->name,
                 "%s: every row has a gap in a column in use; needed is a row without",
                 self->input->name);
  return FALSE;
}

static MurSelection *
selection_new (const MurInput *input, const MurTable *table)
{
  MurSelection *self = g_new0 (MurSelection, 1);

  self->input = input;
  self->table = mur_table_ref (table);
  self->picks = g_array_new (FALSE, FALSE, sizeof (MurRolePick));
  g_array_set_clear_func (self->picks, clear_pick_cb);
  return self;
}

static gboolean
check (const MurSelection *self, GError **error)
{
  return check_units (self, error) && check_rows (self, error);
}

MurSelection *
mur_selection_new (const MurInput *input,
                   const MurTable *table,
                   const char *const *roles,
                   GError **error)
{
  g_return_val_if_fail (input != NULL && table != NULL, NULL);

  if (roles == NULL)
    return mur_selection_complete (input, table, NULL, error);
  g_autoptr (MurSelection) self = selection_new (input, table);

  if (input->roles == NULL)
    mur_selection_refuse_role (input, *roles != NULL ? *roles : "", error);
  else if (take_roles (self, roles, error) && check (self, error))
    return g_steal_pointer (&self);
  return NULL;
}

MurSelection *
mur_selection_complete (const MurInput *input,
                        const MurTable *table,
                        const char *const *roles,
                        GError **error)
{
  g_return_val_if_fail (input != NULL && table != NULL, NULL);

  /* Of any number of columns those are meant that are said. */
  if (roles != NULL && (input->roles == NULL || input->roles->kind == MUR_INPUT_EACH))
    return mur_selection_new (input, table, roles, error);
  g_autoptr (MurSelection) self = selection_new (input, table);

  return guess_roles (self, roles, error) && check (self, error)
           ? g_steal_pointer (&self)
           : NULL;
}

MurDoubt
mur_selection_doubt (const MurSelection *self)
{
  g_return_val_if_fail (self != NULL, MUR_DOUBT_NONE);
  return self->doubt;
}

const char *const *
mur_selection_doubtful (const MurSelection *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return (const char *const *)self->doubtful;
}

const char *
mur_selection_question (const MurSelection *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->question;
}

int
mur_selection_column (const MurSelection *self, const char *role)
{
  g_return_val_if_fail (self != NULL && role != NULL, -1);

  const MurRolePick *pick = mur_pick_find (self->picks, role);

  return pick != NULL && pick->column != MUR_PICK_ROW ? (int)pick->column : -1;
}

gsize
mur_selection_n_left_out (const MurSelection *self)
{
  g_return_val_if_fail (self != NULL, 0);

  gsize n = 0;

  if (self->input->gaps == MUR_GAPS_LEAVE)
    for (gsize row = 0; row < mur_table_n_rows (self->table); row++)
      n += has_gap (self, row);
  return n;
}

char **
mur_selection_dup_roles (const MurSelection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GPtrArray *roles = g_ptr_array_new ();

  for (guint i = 0; self->input->roles != NULL && i < self->picks->len; i++)
    {
      const MurRolePick *pick = &g_array_index (self->picks, MurRolePick, i);

      g_ptr_array_add (roles, g_strdup (pick->role));
      g_ptr_array_add (roles,
                       g_strdup (pick->column == MUR_PICK_ROW
                                   ? ""
                                   : mur_table_name (self->table, pick->column)));
    }
  g_ptr_array_add (roles, NULL);
  return (char **)g_ptr_array_free (roles, FALSE);
}
