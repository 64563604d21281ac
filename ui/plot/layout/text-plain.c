/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Text that comes from anywhere, made fit for those who draw and read it. */

#include <pango/pango.h>
#include <string.h>

#include "ui/plot/layout/text.h"

static gboolean
is_character (gunichar c)
{
  return (c & 0xfffe) != 0xfffe && (c < 0xfdd0 || c > 0xfdef);
}

char *
mur_text_drawable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) drawable = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (drawable, is_character (c) ? c : 0xfffd);
    }
  return g_string_free (g_steal_pointer (&drawable), FALSE);
}

char *
mur_text_plain (const char *markup)
{
  char *text = NULL;

  if (pango_parse_markup (markup, -1, 0, NULL, &text, NULL, NULL))
    return text;
  return g_utf8_make_valid (markup, -1);
}
