/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The keywords of PDF files (ISO 32000-1, 7.3.4 strings, 7.5.4 cross-reference table,
 * 14.3.3 document information). Found by following the file's own table rather than by
 * searching, as pictures and texts may hold any bytes. */

#include <string.h>

#include "ui/plot/export/recipe-pdf.h"
#include "ui/plot/export/recipe-text.h"
#include "ui/plot/layout/text.h"

#define PREFIX "murmuration "
/* Where cairo would not take the text as it is: in base 64. */
#define CODE_PREFIX "murmuration-64 "

char *
mur_pdf_keywords (const char *recipe)
{
  g_autofree char *drawable = mur_text_drawable (recipe);
  g_autofree char *code = NULL;

  if (g_str_equal (drawable, recipe))
    return g_strconcat (PREFIX, recipe, NULL);
  code = g_base64_encode ((const guchar *)recipe, strlen (recipe));
  return g_strconcat (CODE_PREFIX, code, NULL);
}

static char *
recipe_of_keywords (const char *keywords)
{
  if (g_str_has_prefix (keywords, PREFIX))
    return g_strdup (keywords + strlen (PREFIX));
  if (g_str_has_prefix (keywords, CODE_PREFIX))
    return mur_recipe_decode (keywords + strlen (CODE_PREFIX));
  return NULL;
}

static const char *
skip_space (const char *at, const char *end)
{
  while (at < end && (*at == '\0' || g_ascii_isspace (*at)))
    at++;
  return at;
}

/* A number that may end at @end; −1: none. The file is not terminated. */
static gint64
read_number (const char **at, const char *end)
{
  gint64 value = 0;
  const char *p = skip_space (*at, end);

  if (p >= end || !g_ascii_isdigit (*p))
    return -1;
  for (; p < end && g_ascii_isdigit (*p) && value < G_MAXINT32; p++)
    value = 10 * value + (*p - '0');
  *at = p;
  return value;
}

static const char *
find_last (const char *from, const char *end, const char *text)
{
  const char *last = NULL;

  for (const char *at = from; (at = mur_recipe_find (at, end, text)) != NULL; at++)
    last = at;
  return last;
}

/* The escapes of "( … )": octal numbers, letters, line ends, or the sign itself. */
static const char *
read_escape (const char *at, const char *end, GByteArray *to)
{
  static const char letters[] = "nrtbf", codes[] = "\n\r\t\b\f";
  const char *letter;
  guint8 byte = (guint8)*at;

  if (*at >= '0' && *at <= '7')
    {
      guint code = 0;

      for (int i = 0; i < 3 && at < end && *at >= '0' && *at <= '7'; i++)
        code = 8 * code + (guint)(*at++ - '0');
      byte = (guint8)code;
      g_byte_array_append (to, &byte, 1);
      return at;
    }
  letter = *at == '\0' ? NULL : strchr (letters, *at);
  if (letter != NULL)
    byte = (guint8)codes[letter - letters];
  if (*at != '\n')
    g_byte_array_append (to, &byte, 1);
  return at + 1;
}

/* Returns: (nullable): behind the string; %NULL where it does not end */
static const char *
read_literal (const char *at, const char *end, GByteArray *to)
{
  gsize depth = 1;

  while (at < end)
    {
      const guint8 byte = (guint8)*at++;

      if (byte == '\\' && at < end)
        {
          at = read_escape (at, end, to);
          continue;
        }
      if (byte == '(')
        depth++;
      else if (byte == ')' && --depth == 0)
        return at;
      g_byte_array_append (to, &byte, 1);
    }
  return NULL;
}

/* The last digit may be left out where it is 0. */
static const char *
read_hexadecimal (const char *at, const char *end, GByteArray *to)
{
  gboolean half = FALSE;
  guint8 byte = 0;

  for (; at < end && *at != '>'; at++)
    {
      if (!g_ascii_isxdigit (*at))
        continue;
      byte = (guint8)(byte << 4 | g_ascii_xdigit_value (*at));
      half = !half;
      if (!half)
        g_byte_array_append (to, &byte, 1);
    }
  byte = (guint8)(byte << 4);
  if (half)
    g_byte_array_append (to, &byte, 1);
  return at < end ? at + 1 : NULL;
}

static char *
to_text (const GByteArray *bytes)
{
  g_autofree char *text = NULL;
  gsize length;

  if (bytes->len < 2 || bytes->data[0] != 0xfe || bytes->data[1] != 0xff)
    return mur_recipe_text ((const char *)bytes->data, bytes->len);
  text = g_convert ((const char *)bytes->data + 2, bytes->len - 2, "UTF-8", "UTF-16BE",
                    NULL, &length, NULL);
  return text == NULL ? NULL : mur_recipe_text (text, length);
}

/* The string at @at, into @to. */
static const char *
read_string (const char *at, const char *end, GByteArray *to)
{
  g_byte_array_set_size (to, 0);
  return *at == '(' ? read_literal (at + 1, end, to)
                    : read_hexadecimal (at + 1, end, to);
}

static gboolean
is_keywords (const char *at, const char *end)
{
  static const char name[] = "/Keywords";
  const gsize n = sizeof name - 1;

  return (gsize)(end - at) > n && memcmp (at, name, n) == 0 && !g_ascii_isalnum (at[n]);
}

/* Walks a dictionary of names and strings from behind its "<<". */
static char *
read_keywords (const char *at, const char *end)
{
  g_autoptr (GByteArray) string = g_byte_array_new ();
  gboolean wanted = FALSE;

  while ((at = skip_space (at, end)) < end && *at != '>')
    {
      if (*at == '(' || *at == '<')
        {
          at = read_string (at, end, string);
          if (at == NULL || wanted)
            return at == NULL ? NULL : to_text (string);
          continue;
        }
      if (*at == '/')
        wanted = is_keywords (at, end);
      at++;
    }
  return NULL;
}

/* The offset of @object by the table at @table: "xref", the first object and their
 * number, then twenty bytes an object. −1: none. */
static gint64
find_object (const char *table, const char *end, gint64 object)
{
  const char *entry = mur_recipe_find (table, end, "xref");

  if (entry == NULL)
    return -1;
  entry += strlen ("xref");
  if (read_number (&entry, end) != 0 || read_number (&entry, end) <= object)
    return -1;
  entry = skip_space (entry, end);
  if (20 * (object + 1) > end - entry)
    return -1;
  entry += 20 * object;
  return read_number (&entry, end);
}

/* Where the information dictionary begins, by the trailer and the table. */
static const char *
find_information (const char *bytes, const char *end)
{
  const char *trailer = find_last (bytes, end, "trailer");
  const char *start = find_last (bytes, end, "startxref");
  const char *info = trailer == NULL ? NULL : mur_recipe_find (trailer, end, "/Info");
  gint64 object, table, offset;

  if (info == NULL || start == NULL)
    return NULL;
  info += strlen ("/Info");
  start += strlen ("startxref");
  object = read_number (&info, end);
  table = read_number (&start, end);
  if (object < 0 || table < 0 || table >= end - bytes)
    return NULL;
  offset = find_object (bytes + table, end, object);
  if (offset < 0 || offset >= end - bytes)
    return NULL;
  return mur_recipe_find (bytes + offset, end, "<<");
}

char *
mur_pdf_read_recipe (const char *bytes, gsize length)
{
  const char *end = bytes + length;
  const char *information = find_information (bytes, end);
  g_autofree char *keywords
    = information == NULL ? NULL : read_keywords (information + 2, end);

  return keywords == NULL ? NULL : recipe_of_keywords (keywords);
}
