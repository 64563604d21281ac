/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Headings of the form "time [s]". Names without brackets never equal a heading that is
 * left whole, so names differ as the headings did. */

#include "core/base/csv/units.h"

#include <string.h>

/* Where the name ends and the bracket with the unit begins; %NULL: there is no unit */
static const char *
find_unit (const char *heading)
{
  const gsize length = strlen (heading);
  const char *bracket = strstr (heading, " [");
  const gboolean is_last = bracket != NULL && length > 0 && heading[length - 1] == ']'
                           && strpbrk (bracket + 2, "[]") == heading + length - 1;
  return is_last && bracket > heading && bracket + 3 < heading + length
             && memchr (heading, ']', (gsize)(bracket - heading)) == NULL
             && memchr (heading, '[', (gsize)(bracket - heading)) == NULL
           ? bracket
           : NULL;
}

static char *
dup_name (const char *heading)
{
  const char *end = find_unit (heading);
  return end != NULL ? g_strndup (heading, (gsize)(end - heading)) : g_strdup (heading);
}

/* How many columns would have each name. */
static GHashTable *
count_names (const GPtrArray *headings)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < headings->len; i++)
    {
      char *name = dup_name (g_ptr_array_index (headings, i));
      const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));
      g_hash_table_replace (counts, name, GUINT_TO_POINTER (n + 1));
    }
  return counts;
}

GPtrArray *
mur_csv_take_units (GPtrArray *names)
{
  g_autoptr (GHashTable) counts = count_names (names);
  GPtrArray *units = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < names->len; i++)
    {
      char *heading = g_ptr_array_index (names, i);
      g_autofree char *name = dup_name (heading);
      const char *end = find_unit (heading);
      const gboolean is_alone
        = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name)) == 1;
      if (end == NULL || !is_alone)
        {
          g_ptr_array_add (units, NULL);
          continue;
        }
      g_ptr_array_add (units, g_strndup (end + 2, strlen (end + 2) - 1));
      names->pdata[i] = g_steal_pointer (&name);
      g_free (heading);
    }
  return units;
}
