/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Roles as a person types them. */

#include "core/experiment/selection-private.h"

#include "core/base/error.h"
#include "core/base/names.h"

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

char **
mur_selection_parse (const MurInput *input, const char *text, GError **error)
{
  g_return_val_if_fail (input != NULL && text != NULL, NULL);

  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_free);

  for (const char *at = text, *end; *at != '\0'; at = *end == ',' ? end + 1 : end)
    {
      const char *sign = strchr (at, '=');

      if (sign == NULL)
        {
          g_autofree char *shown = mur_names_show (at);

          mur_error_set (error, MUR_ERROR_INPUT, input->name,
                         "%s: %s is not allowed; ROLE=COLUMN,ROLE=COLUMN, such as %s=1",
                         input->name, shown,
                         input->roles != NULL ? input->roles->name : "x");
          return NULL;
        }
      end = find_end (sign + 1);
      g_ptr_array_add (roles, g_strstrip (g_strndup (at, (gsize)(sign - at))));
      g_ptr_array_add (roles,
                       g_strstrip (g_strndup (sign + 1, (gsize)(end - sign) - 1)));
      if (mur_selection_find_role (input, roles->pdata[roles->len - 2]) == NULL)
        {
          mur_selection_refuse_role (input, roles->pdata[roles->len - 2], error);
          return NULL;
        }
    }
  g_ptr_array_add (roles, NULL);
  return g_strdupv ((char **)roles->pdata);
}
