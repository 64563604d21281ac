/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Hints for mistyped names, by the edit distance of Levenshtein (1966): insertions,
 * deletions and replacements of one letter count one each. */

#include "core/base/names.h"

#include <string.h>

#define MAX_NAME 63
#define MAX_SHOWN 60

static guint
edit_distance (const char *a, const char *b)
{
  gsize n = strlen (b);
  guint row[MAX_NAME + 1];
  for (gsize j = 0; j <= n; j++)
    row[j] = (guint)j;
  for (gsize i = 0; a[i] != '\0'; i++)
    {
      guint diagonal = row[0];
      row[0] = (guint)i + 1;
      for (gsize j = 0; j < n; j++)
        {
          guint replaced
            = diagonal + (g_ascii_tolower (a[i]) != g_ascii_tolower (b[j]));
          diagonal = row[j + 1];
          row[j + 1] = MIN (replaced, MIN (row[j], diagonal) + 1);
        }
    }
  return row[n];
}

const char *
mur_names_nearest (const char *name, const char *const *known)
{
  const char *nearest = NULL;
  guint least = G_MAXUINT;
  if (strlen (name) > MAX_NAME)
    return NULL;
  for (gsize i = 0; known[i] != NULL; i++)
    if (strlen (known[i]) <= MAX_NAME)
      {
        guint distance = edit_distance (name, known[i]);
        if (distance < least && distance <= MAX (1, strlen (known[i]) / 3))
          {
            nearest = known[i];
            least = distance;
          }
      }
  return nearest;
}

char *
mur_names_hint (const char *name, const char *const *known)
{
  const char *nearest = mur_names_nearest (name, known);
  if (nearest != NULL)
    return g_strdup_printf ("did you mean %s?", nearest);
  if (known[0] == NULL)
    return g_strdup ("there is none");
  g_autofree char *all = g_strjoinv (", ", (char **)known);
  return g_strdup_printf ("known are %s", all);
}

char *
mur_names_show (const char *text)
{
  if (*text == '\0')
    return g_strdup ("an empty value");
  g_autofree char *valid = g_utf8_make_valid (text, (gssize)strnlen (text, 4096));
  g_autoptr (GString) line = g_string_new (NULL);
  glong n = 0;
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);
      if (n == MAX_SHOWN)
        {
          g_string_append (line, "…");
          break;
        }
      g_string_append_unichar (line, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}
