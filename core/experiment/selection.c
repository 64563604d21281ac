/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Roles that are said, and what became of them in words. */

#include "core/experiment/selection-private.h"

#include "core/base/error.h"
#include "core/base/names.h"
#include "core/base/number.h"
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
  if (role->kind == MUR_INPUT_EACH && mur_pick_has_column (self->picks, (guint)at))
    {
      mur_error_set (error, MUR_ERROR_INPUT, self->input->name,
                     "%s: column “%s” is said twice; once is allowed",
                     self->input->name, mur_table_name (self->table, (guint)at));
      return FALSE;
    }
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
  const MurInputRole *role = self->input->roles;

  for (guint k = 1; role->kind == MUR_INPUT_EACH && k <= self->picks->len; k++)
    {
      g_autofree char *name = g_strdup_printf ("%s%u", role->name, k);

      if (mur_pick_find (self->picks, name) != NULL)
        continue;
      mur_error_set (error, MUR_ERROR_INPUT, self->input->name,
                     "%s: no column is chosen for %s, of %u", self->input->name, name,
                     self->picks->len);
      return FALSE;
    }
  return TRUE;
}

static int
compare_numbered_cb (gconstpointer a, gconstpointer b)
{
  const char *one = ((const MurRolePick *)a)->role,
             *other = ((const MurRolePick *)b)->role;
  const gsize n = strlen (one), m = strlen (other);

  return n != m ? (n > m) - (n < m) : strcmp (one, other);
}

/* In the order of the roles, whatever order they were said in. */
static void
sort_picks (MurSelection *self)
{
  const MurInputRole *role = self->input->roles;
  guint next = 0;

  if (role->kind == MUR_INPUT_EACH)
    {
      g_array_sort (self->picks, compare_numbered_cb);
      return;
    }
  for (; role->name != NULL; role++)
    for (guint i = next; i < self->picks->len; i++)
      {
        MurRolePick *pick = &g_array_index (self->picks, MurRolePick, i);
        MurRolePick *place = &g_array_index (self->picks, MurRolePick, next);
        const MurRolePick kept = *place;

        if (!g_str_equal (pick->role, role->name))
          continue;
        *place = *pick;
        *pick = kept;
        next++;
        break;
      }
}

static gboolean
take_roles (MurSelection *self, const char *const *roles, GError **error)
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
  if (!check_needed (self, error) || !check_numbered (self, error))
    return FALSE;
  sort_picks (self);
  return TRUE;
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
      const char *unit = pick->column != MUR_PICK_ROW
                           ? mur_table_unit (self->table, pick->column)
                           : NULL;

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

static void
count_left_out (MurSelection *self)
{
  if (self->input->gaps == MUR_GAPS_STAY)
    return;
  for (gsize row = 0; row < mur_table_n_rows (self->table); row++)
    self->n_left_out += has_gap (self, row);
}

static gboolean
check_rows (const MurSelection *self, GError **error)
{
  if (self->n_left_out < mur_table_n_rows (self->table))
    return TRUE;
  mur_error_set (error, MUR_ERROR_INPUT, self->input->name,
                 "%s: every row has a gap in a column in use; needed is a row without",
                 self->input->name);
  return FALSE;
}

MurSelection *
mur_selection_new (const MurInput *input,
                   const MurTable *table,
                   const char *const *roles,
                   GError **error)
{
  g_return_val_if_fail (input != NULL && table != NULL, NULL);

  g_autoptr (MurSelection) self = g_new0 (MurSelection, 1);

  self->input = input;
  self->table = mur_table_ref (table);
  self->picks = g_array_new (FALSE, FALSE, sizeof (MurRolePick));
  g_array_set_clear_func (self->picks, clear_pick_cb);
  if (roles != NULL && input->roles == NULL)
    {
      mur_selection_refuse_role (input, *roles != NULL ? *roles : "", error);
      return NULL;
    }
  if (roles != NULL ? !take_roles (self, roles, error)
                    : !mur_guess_roles (input, table, self->picks, error))
    return NULL;
  if (!check_units (self, error))
    return NULL;
  count_left_out (self);
  return check_rows (self, error) ? g_steal_pointer (&self) : NULL;
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
  return self->n_left_out;
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
