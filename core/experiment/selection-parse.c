/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Roles as a person types them. */

#include "core/experiment/selection-private.h"

#include "core/base/error.h"
#include "core/base/names.h"
#include "core/base/number.h"

#include <string.h>

/* Whether a word and a sign of equality stand at @at. */
static gboolean
is_next (const char *at)
{
  const char *end = at + strspn (at, " ");

  while (g_ascii_isalnum (*end) || *end == '_')
    end++;
  return *end == '=';
}

/* The end of a column's name, which may have commas. */
static const char *
find_end (const char *at)
{
  const char *comma = at;

  while ((comma = strchr (comma, ',')) != NULL && !is_next (comma + 1))
    comma++;
  return comma != NULL ? comma : at + strlen (at);
}

static gboolean
refuse_text (const MurInput *input, const char *text, GError **error)
{
  g_autofree char *shown = mur_names_show (text);

  mur_error_set (error, MUR_ERROR_INPUT, input->name,
                 "%s: %s is not allowed; ROLE=COLUMN,ROLE=COLUMN, such as %s=1",
                 input->name, shown, input->roles != NULL ? input->roles->name : "x");
  return FALSE;
}

static gboolean
add_gap (const MurInput *input, const char *text, GArray *gaps, GError **error)
{
  double value;

  if (!mur_number_parse (text, &value))
    {
      g_autofree char *shown = mur_names_show (text);

      mur_error_set (error, MUR_ERROR_INPUT, input->name,
                     "%s: gaps are to be %s; a number such as -999 is needed",
                     input->name, shown);
      return FALSE;
    }
  g_array_append_val (gaps, value);
  return TRUE;
}

/* Reads one "x=time" at @at, up to @end. @gaps: nullable */
static gboolean
parse_one (const MurInput *input,
           const char *at,
           const char **end,
           GPtrArray *roles,
           GArray *gaps,
           GError **error)
{
  const char *sign = strchr (at, '=');

  if (sign == NULL)
    return refuse_text (input, at, error);
  *end = find_end (sign + 1);
  g_autofree char *role = g_strstrip (g_strndup (at, (gsize)(sign - at)));
  g_autofree char *column = g_strstrip (g_strndup (sign + 1, (gsize)(*end - sign) - 1));

  if (gaps != NULL && g_str_equal (role, "gaps"))
    return add_gap (input, column, gaps, error);
  if (mur_selection_find_role (input, role) == NULL)
    return mur_selection_refuse_role (input, role, error);
  g_ptr_array_add (roles, g_steal_pointer (&role));
  g_ptr_array_add (roles, g_steal_pointer (&column));
  return TRUE;
}

char **
mur_selection_parse_gaps (const MurInput *input,
                          const char *text,
                          GArray *gaps,
                          GError **error)
{
  g_return_val_if_fail (input != NULL && text != NULL, NULL);

  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_free);

  for (const char *at = text, *end; *at != '\0'; at = *end == ',' ? end + 1 : end)
    if (!parse_one (input, at, &end, roles, gaps, error))
      return NULL;
  if (roles->len == 0 && gaps != NULL && gaps->len > 0)
    return NULL;
  g_ptr_array_add (roles, NULL);
  return g_strdupv ((char **)roles->pdata);
}

char **
mur_selection_parse (const MurInput *input, const char *text, GError **error)
{
  return mur_selection_parse_gaps (input, text, NULL, error);
}
