/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names first, for all roles; what is left goes by order. */

#include "core/experiment/guess.h"

#include "core/base/error.h"
#include "core/base/names.h"
#include "core/experiment/heading.h"

#include <string.h>

typedef struct
{
  const MurInput *input;
  const MurTable *table;
  GArray *picks;
} Guess;

void
mur_pick_add (GArray *picks, const char *role, guint column)
{
  const MurRolePick pick = { g_strdup (role), column };

  g_array_append_val (picks, pick);
}

const MurRolePick *
mur_pick_find (const GArray *picks, const char *role)
{
  for (guint i = 0; i < picks->len; i++)
    if (g_str_equal (g_array_index (picks, MurRolePick, i).role, role))
      return &g_array_index (picks, MurRolePick, i);
  return NULL;
}

gboolean
mur_pick_has_column (const GArray *picks, guint column)
{
  for (guint i = 0; i < picks->len; i++)
    if (g_array_index (picks, MurRolePick, i).column == column)
      return TRUE;
  return FALSE;
}

static gboolean
refuse_either (const Guess *self,
               const MurInputRole *role,
               guint first,
               guint second,
               GError **error)
{
  mur_error_set (error, MUR_ERROR_INPUT, self->input->name,
                 "%s: %s may be column %u “%s” or column %u “%s”; choose one, on the "
                 "command line as in %s=FILE:%s=%u",
                 self->input->name, role->name, mur_heading_number (self->table, first),
                 mur_table_name (self->table, first),
                 mur_heading_number (self->table, second),
                 mur_table_name (self->table, second), self->input->name, role->name,
                 mur_heading_number (self->table, first));
  return FALSE;
}

/* The column that is so like one of @names, of which the first counts most. @column: −1
 * where none is. */
static gboolean
find_like (const Guess *self,
           const MurInputRole *role,
           const char *const *names,
           MurLikeness likeness,
           int *column,
           GError **error)
{
  *column = -1;
  for (; names != NULL && *names != NULL && *column < 0; names++)
    for (guint i = 0; i < mur_table_n_columns (self->table); i++)
      {
        if (mur_pick_has_column (self->picks, i)
            || !mur_heading_is_like (mur_table_name (self->table, i), *names, likeness)
            || (likeness == MUR_LIKE_AS_A_PART
                && mur_heading_is_error (self->table, i)))
          continue;
        if (*column >= 0)
          return refuse_either (self, role, (guint)*column, i, error);
        *column = (int)i;
      }
  return TRUE;
}

static gboolean
guess_by_name (Guess *self, const MurInputRole *role, GError **error)
{
  for (int likeness = MUR_LIKE_AS_WRITTEN; likeness < MUR_N_LIKENESSES; likeness++)
    {
      int column;

      if (!find_like (self, role,
                      likeness <= MUR_LIKE_WITHOUT_UNIT ? role->names : role->words,
                      (MurLikeness)likeness, &column, error))
        return FALSE;
      if (column < 0)
        continue;
      mur_pick_add (self->picks, role->name, (guint)column);
      break;
    }
  return TRUE;
}

/* Whether the heading of the labels, which are text, is a name of @role. */
static gboolean
has_text (const Guess *self, const MurInputRole *role)
{
  const char *heading = mur_table_label_heading (self->table);

  return heading != NULL
         && (mur_heading_is_any (heading, role->names)
             || mur_heading_is_any (heading, role->words));
}

/* Nothing else is what a column says it is that cannot be read. */
static gboolean
check_text (const Guess *self, const MurInputRole *role, GError **error)
{
  if (!has_text (self, role))
    return TRUE;
  g_autofree char *shown = mur_names_show (*mur_table_labels (self->table));
  mur_error_set (
    error, MUR_ERROR_INPUT, self->input->name,
    "%s: %s is to be “%s”, but “%s” in it is no number and no date that is "
    "known, such as 2024-03-01 13:10",
    self->input->name, role->name, mur_table_label_heading (self->table), shown);
  return FALSE;
}

/* Order */

typedef enum
{
  PLAIN,
  DATED, /* or a time by its name */
  INDEX,
  ERROR
} Class;

/* Whether its name is a word of x, such as "time", and not just a letter. */
static gboolean
is_called_x (const Guess *self, guint column)
{
  for (const MurInputRole *role = self->input->roles; role->name != NULL; role++)
    for (const char *const *word = role->words; word != NULL && *word != NULL; word++)
      if (role->kind == MUR_INPUT_OR_ROW && strlen (*word) > 2
          && (mur_heading_is_like (mur_table_name (self->table, column), *word,
                                   MUR_LIKE_IN_ANY_CASE)
              || mur_heading_is_like (mur_table_name (self->table, column), *word,
                                      MUR_LIKE_AS_A_PART)))
        return TRUE;
  return FALSE;
}

static Class
class_of (const Guess *self, guint column)
{
  if (mur_heading_is_error (self->table, column))
    return ERROR;
  if (mur_heading_is_index (self->table, column)
      || mur_heading_is_aside (self->table, column))
    return INDEX;
  return mur_table_is_dated (self->table, column) || is_called_x (self, column) ? DATED
                                                                                : PLAIN;
}

gboolean
mur_guess_is_plain (const MurInput *input, const MurTable *table, guint column)
{
  const Guess self = { input, table, NULL };

  return class_of (&self, column) == PLAIN;
}

gboolean
mur_guess_is_said (const char *const *said, const char *role)
{
  for (; said != NULL && *said != NULL && said[1] != NULL; said += 2)
    if (g_str_equal (*said, role))
      return TRUE;
  return FALSE;
}

/* Returns: the first column of @class that is left, or -1; @n: how many are */
static int
first_left (const Guess *self, Class class, guint *n)
{
  int first = -1;

  *n = 0;
  for (guint i = 0; i < mur_table_n_columns (self->table); i++)
    if (!mur_pick_has_column (self->picks, i) && class_of (self, i) == class)
      {
        first = first < 0 ? (int)i : first;
        (*n)++;
      }
  return first;
}

static gboolean
is_open (const Guess *self, const MurInputRole *role)
{
  const gsize n = strlen (role->name);

  if (role->kind != MUR_INPUT_EACH)
    return mur_pick_find (self->picks, role->name) == NULL;
  for (guint i = 0; i < self->picks->len; i++)
    {
      const char *name = g_array_index (self->picks, MurRolePick, i).role;

      if (g_str_has_prefix (name, role->name) && g_ascii_isdigit (name[n]))
        return FALSE;
    }
  return TRUE;
}

static guint
count_ordered (const Guess *self)
{
  guint n = 0;

  for (const MurInputRole *role = self->input->roles; role->name != NULL; role++)
    n += (role->kind == MUR_INPUT_ORDERED || role->kind == MUR_INPUT_EACH)
         && is_open (self, role);
  return n;
}

/* A first column that counts the rows may be the index or x, without a name that says
 * so, where more than two are left. */
static gboolean
check_first (const Guess *self, const MurInputRole *role, GError **error)
{
  if (!mur_heading_is_missing (self->table) || mur_table_n_columns (self->table) < 3
      || !mur_heading_counts_rows (self->table, 0))
    return TRUE;
  return refuse_either (self, role, 0, 1, error);
}

/* In "strain, σ" the second may be a stress, and in "rate, σ" an error. */
static gboolean
check_value (const Guess *self, GError **error)
{
  const MurInputRole *value = self->input->roles;
  guint n_plain, n_errors;
  const int plain = first_left (self, PLAIN, &n_plain);
  const int errors = first_left (self, ERROR, &n_errors);

  while (value->name != NULL
         && (value->kind != MUR_INPUT_ORDERED || !is_open (self, value)))
    value++;
  if (value->name == NULL || n_plain != 1 || n_errors != 1
      || !mur_heading_may_be_value (self->table, (guint)errors))
    return TRUE;
  return refuse_either (self, value, (guint)plain, (guint)errors, error);
}

static gboolean
guess_or_row (Guess *self, const MurInputRole *role, GError **error)
{
  guint n_plain, n_dated, n_index;
  const int plain = first_left (self, PLAIN, &n_plain);
  const int dated = first_left (self, DATED, &n_dated);
  const int index = first_left (self, INDEX, &n_index);

  if (n_dated > 0 && n_plain >= count_ordered (self))
    {
      mur_pick_add (self->picks, role->name, (guint)dated);
      return TRUE;
    }
  if (!check_first (self, role, error)
      || (n_plain <= count_ordered (self) && n_index == 0
          && !check_value (self, error)))
    return FALSE;
  mur_pick_add (self->picks, role->name,
                n_plain > count_ordered (self) ? (guint)plain
                : index >= 0                   ? (guint)index
                                               : MUR_PICK_ROW);
  return TRUE;
}

static gboolean
refuse_missing (const Guess *self, const MurInputRole *role, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < mur_table_n_columns (self->table) && i < 8; i++)
    g_string_append_printf (names, "%s“%s”", i > 0 ? ", " : "",
                            mur_table_name (self->table, i));
  mur_error_set (error, MUR_ERROR_INPUT, self->input->name,
                 "%s: no column is %s, %s; there are %s; choose one, on the command "
                 "line as in %s=FILE:%s=1",
                 self->input->name, role->name, role->summary, names->str,
                 self->input->name, role->name);
  return FALSE;
}

static gboolean
guess_ordered (Guess *self, const MurInputRole *role, GError **error)
{
  for (int class = PLAIN; class <= INDEX; class ++)
    {
      guint n;
      const int column = first_left (self, (Class) class, &n);

      if (column < 0)
        continue;
      mur_pick_add (self->picks, role->name, (guint)column);
      return TRUE;
    }
  return refuse_missing (self, role, error);
}

/* Columns without names are those of the roles in their order. */
static gboolean
guess_without_names (Guess *self, const MurInputRole *role, GError **error)
{
  const guint column = (guint)(role - self->input->roles);

  if (mur_heading_is_missing (self->table) && column < mur_table_n_columns (self->table)
      && !mur_pick_has_column (self->picks, column))
    mur_pick_add (self->picks, role->name, column);
  else if (role->kind == MUR_INPUT_NEEDED)
    return refuse_missing (self, role, error);
  return TRUE;
}

static gboolean
guess_by_order (Guess *self, const MurInputRole *role, GError **error)
{
  switch (role->kind)
    {
    case MUR_INPUT_ORDERED:
      return guess_ordered (self, role, error);
    case MUR_INPUT_OR_ROW:
      return guess_or_row (self, role, error);
    case MUR_INPUT_ERROR:
      mur_guess_error (self->table, role, self->picks);
      return TRUE;
    case MUR_INPUT_EACH:
      return mur_guess_each (role, self->table, self->picks)
             || refuse_missing (self, role, error);
    case MUR_INPUT_NEEDED:
    case MUR_INPUT_OPTIONAL:
    default:
      return guess_without_names (self, role, error);
    }
}

/* The same of coordinates; two rows of 0 and 1 are corners. */
static gboolean
check_each (const Guess *self, GError **error)
{
  const MurInputRole first = { .name = "x1" };

  if (!mur_heading_is_missing (self->table) || mur_table_n_columns (self->table) < 2
      || mur_table_n_rows (self->table) < 3
      || !mur_heading_counts_rows (self->table, 0))
    return TRUE;
  return refuse_either (self, &first, 0, 1, error);
}

gboolean
mur_guess_roles (const MurInput *input,
                 const MurTable *table,
                 GArray *picks,
                 GError **error)
{
  Guess self = { input, table, picks };

  if (input->roles == NULL)
    return mur_guess_matrix (input->name, table, picks, error);
  if (input->roles->kind == MUR_INPUT_EACH)
    {
      if (!mur_guess_numbered (input->roles, table, picks))
        mur_guess_each (input->roles, table, picks);
      return check_each (&self, error);
    }
  for (const MurInputRole *role = input->roles; role->name != NULL; role++)
    if (is_open (&self, role) && role->kind == MUR_INPUT_EACH)
      mur_guess_numbered (role, table, picks);
    else if (is_open (&self, role) && !guess_by_name (&self, role, error))
      return FALSE;
  for (const MurInputRole *role = input->roles; role->name != NULL; role++)
    if (is_open (&self, role)
        && (!check_text (&self, role, error) || !guess_by_order (&self, role, error)))
      return FALSE;
  return TRUE;
}
