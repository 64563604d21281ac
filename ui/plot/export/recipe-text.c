/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts among bytes that have no end. */

#include "ui/plot/export/recipe-text.h"

#include <string.h>

gboolean
mur_recipe_starts (const char *at, const char *end, const char *text)
{
  const gsize n = strlen (text);

  return (gsize)(end - at) >= n && memcmp (at, text, n) == 0;
}

const char *
mur_recipe_find (const char *from, const char *end, const char *text)
{
  const gsize n = strlen (text);

  for (; (gsize)(end - from) >= n; from++)
    {
      from = memchr (from, text[0], (gsize)(end - from) - n + 1);
      if (from == NULL || memcmp (from, text, n) == 0)
        return from;
    }
  return NULL;
}

char *
mur_recipe_text (const char *bytes, gsize length)
{
  if (length > 0 && memchr (bytes, 0, length) != NULL)
    return NULL;
  return g_strndup (bytes, length);
}

char *
mur_recipe_decode (const char *code)
{
  gsize length;
  g_autofree guchar *bytes = g_base64_decode (code, &length);

  return mur_recipe_text ((const char *)bytes, length);
}
