/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a guess by order could as well have been another: of "time, U, I" the first
 * value behind the time is taken, of "alpha, beta, gamma" nothing tells which is x. */

#include "core/base/number.h"
#include "core/experiment/guess.h"
#include "core/experiment/heading.h"

#include <string.h>

#define MOST_NAMES 6 /* of many columns the first are told */

/* Whether the name of a column was enough for it to be @role. */
static gboolean
is_named (const MurInputRole *role, const char *name)
{
  for (int likeness = MUR_LIKE_AS_WRITTEN; likeness < MUR_N_LIKENESSES; likeness++)
    {
      const char *const *known
        = likeness <= MUR_LIKE_WITHOUT_UNIT ? role->names : role->words;

      for (; known != NULL && *known != NULL; known++)
        if (mur_heading_is_like (name, *known, (MurLikeness)likeness))
          return TRUE;
    }
  return FALSE;
}

/* "y2" and "Y_2 (V)" of y. */
static gboolean
is_numbered (const MurInputRole *role, const char *name)
{
  g_autofree char *word = mur_heading_word (name);
  const char *at = word;

  if (!g_str_has_prefix (word, role->name))
    return FALSE;
  at += strlen (role->name);
  at += *at == '_' || *at == ' ';
  return *at != '\0' && strspn (at, "0123456789") == strlen (at);
}

/* Whether the reader called it so, as its own name stands at an earlier column: "U 2". */
static gboolean
is_repeated (const MurTable *table, guint column)
{
  const char *name = mur_table_name (table, column);
  const char *blank = strrchr (name, ' ');
  g_autofree char *own = blank != NULL ? g_strndup (name, (gsize)(blank - name)) : NULL;
  const int first = own != NULL ? mur_table_find (table, own) : -1;

  return first >= 0 && (guint)first < column
         && strspn (blank + 1, "0123456789") == strlen (blank + 1);
}

/* Columns of values that no role has. */
static GArray *
find_left (const MurInput *input, const MurTable *table, const GArray *picks)
{
  GArray *left = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < mur_table_n_columns (table); i++)
    if (!mur_pick_has_column (picks, i) && mur_guess_is_plain (input, table, i))
      g_array_append_val (left, i);
  return left;
}

/* Whether @role went by order, and to a column of values. */
static gboolean
is_by_order (const MurInput *input,
             const MurTable *table,
             const GArray *picks,
             const MurInputRole *role)
{
  const MurRolePick *pick = mur_pick_find (picks, role->name);

  return (role->kind == MUR_INPUT_ORDERED || role->kind == MUR_INPUT_OR_ROW)
         && pick != NULL && pick->column != MUR_PICK_ROW
         && mur_guess_is_plain (input, table, pick->column)
         && !is_named (role, mur_table_name (table, pick->column));
}

/* Whether the names of @role's column and of another one are its own, with a number. */
static gboolean
has_numbered (const MurTable *table,
              const GArray *picks,
              const GArray *left,
              const MurInputRole *role)
{
  const guint picked = mur_pick_find (picks, role->name)->column;

  for (guint i = 0; i < left->len && is_numbered (role, mur_table_name (table, picked));
       i++)
    if (is_numbered (role, mur_table_name (table, g_array_index (left, guint, i))))
      return TRUE;
  return FALSE;
}

/* Whether one of them is no further column of the same, which has the same name or, as a
 * year or a dose, a number above it. */
static gboolean
has_other_names (const MurTable *table, const GArray *left)
{
  double number;

  for (guint i = 0; i < left->len; i++)
    {
      const guint column = g_array_index (left, guint, i);

      if (!is_repeated (table, column)
          && !mur_number_parse (mur_table_name (table, column), &number))
        return TRUE;
    }
  return FALSE;
}

/* "y may be column 2 “U” or column 3 “I”" */
static char *
ask (const MurTable *table,
     const GArray *picks,
     const GArray *left,
     const char *const *roles)
{
  const guint n_roles = g_strv_length ((char **)roles), n = n_roles + left->len;
  g_autofree char *names = g_strjoinv (" and ", (char **)roles);
  GString *text = g_string_new (names);

  for (guint i = 0; i < MIN (n, MOST_NAMES); i++)
    {
      const guint column = i < n_roles ? mur_pick_find (picks, roles[i])->column
                                       : g_array_index (left, guint, i - n_roles);

      g_string_append_printf (text, "%scolumn %u “%s”",
                              i == 0       ? " may be "
                              : i + 1 == n ? " or "
                                           : ", ",
                              mur_heading_number (table, column),
                              mur_table_name (table, column));
    }
  if (n > MOST_NAMES)
    g_string_append_printf (text, " or one of %u more", n - MOST_NAMES);
  return g_string_free (text, FALSE);
}

MurDoubt
mur_guess_doubt (const MurInput *input,
                 const MurTable *table,
                 const GArray *picks,
                 const char *const *said,
                 char ***roles,
                 char **question)
{
  g_autoptr (GArray) left = find_left (input, table, picks);
  g_autoptr (GStrvBuilder) doubtful = g_strv_builder_new ();
  MurDoubt doubt = MUR_DOUBT_NONE;
  guint n = 0;

  for (const MurInputRole *role = input->roles; role->name != NULL && left->len > 0;
       role++)
    {
      if (mur_guess_is_said (said, role->name)
          || !is_by_order (input, table, picks, role))
        continue;
      g_strv_builder_add (doubtful, role->name);
      doubt = MAX (doubt, has_numbered (table, picks, left, role) ? MUR_DOUBT_EQUAL
                                                                  : MUR_DOUBT_ORDER);
      n++;
    }
  if (n == 0)
    return MUR_DOUBT_NONE;
  if (n > 1 && !mur_heading_is_missing (table) && has_other_names (table, left))
    doubt = MUR_DOUBT_EQUAL;
  *roles = g_strv_builder_end (doubtful);
  *question = ask (table, picks, left, (const char *const *)*roles);
  return doubt;
}
