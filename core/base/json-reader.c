/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values as stretches of text that mur_json_check() has seen: every search ends at the
 * bracket or quote that the check has found there. */

#include "core/base/json-reader.h"

#include "core/base/number.h"

#include <string.h>

#define MAX_START 4096

/* A quote behind an odd number of backslashes is part of the text. */
static gboolean
is_escaped (const char *quote)
{
  const char *at = quote;
  while (at[-1] == '\\')
    at--;
  return (quote - at) % 2 == 1;
}

const char *
mur_json_skip_string (const char *at)
{
  const char *quote = strchr (at + 1, '"');
  while (is_escaped (quote))
    quote = strchr (quote + 1, '"');
  return quote + 1;
}

static const char *
skip_brackets (const char *at)
{
  guint depth = 0;
  do
    {
      if (*at == '"')
        {
          at = mur_json_skip_string (at);
          continue;
        }
      if (*at == '[' || *at == '{')
        depth++;
      else if (*at == ']' || *at == '}')
        depth--;
      at++;
    }
  while (depth > 0);
  return at;
}

static const char *
skip_value (const char *at)
{
  if (*at == '"')
    return mur_json_skip_string (at);
  if (*at == '[' || *at == '{')
    return skip_brackets (at);
  while (!mur_json_is_blank (*at) && *at != ',' && *at != ']' && *at != '}')
    at++;
  return at;
}

static MurJson
take_value (MurJsonIter *iter)
{
  MurJson value = { .text = iter->at };
  iter->at = skip_value (iter->at);
  value.length = (gsize)(iter->at - value.text);
  return value;
}

static void
skip_blanks (MurJsonIter *iter, char mark)
{
  while (mur_json_is_blank (*iter->at) || *iter->at == mark)
    iter->at++;
}

MurJsonKind
mur_json_kind (MurJson self)
{
  if (self.text == NULL)
    return MUR_JSON_ABSENT;
  switch (*self.text)
    {
    case 'n':
      return MUR_JSON_NULL;
    case 't':
    case 'f':
      return MUR_JSON_BOOLEAN;
    case '"':
      return MUR_JSON_STRING;
    case '[':
      return MUR_JSON_ARRAY;
    case '{':
      return MUR_JSON_OBJECT;
    default:
      return MUR_JSON_NUMBER;
    }
}

void
mur_json_iter_init (MurJsonIter *iter, MurJson self)
{
  iter->is_object = mur_json_kind (self) == MUR_JSON_OBJECT;
  g_return_if_fail (iter->is_object || mur_json_kind (self) == MUR_JSON_ARRAY);

  iter->at = self.text + 1;
}

gboolean
mur_json_iter_next (MurJsonIter *iter, MurJson *name, MurJson *value)
{
  skip_blanks (iter, ',');
  if (*iter->at == ']' || *iter->at == '}')
    return FALSE;
  if (iter->is_object)
    {
      MurJson key = take_value (iter);
      if (name != NULL)
        *name = key;
      skip_blanks (iter, ':');
    }
  *value = take_value (iter);
  return TRUE;
}

gsize
mur_json_count (MurJson self)
{
  MurJsonIter iter;
  MurJson value;
  gsize n = 0;
  mur_json_iter_init (&iter, self);
  while (mur_json_iter_next (&iter, NULL, &value))
    n++;
  return n;
}

MurJson
mur_json_member (MurJson self, const char *name)
{
  MurJsonIter iter;
  MurJson key, value;
  mur_json_iter_init (&iter, self);
  while (mur_json_iter_next (&iter, &key, &value))
    if (mur_json_is (key, name))
      return value;
  return (MurJson){ NULL, 0 };
}

gboolean
mur_json_is (MurJson self, const char *text)
{
  if (mur_json_kind (self) != MUR_JSON_STRING)
    return FALSE;
  if (memchr (self.text, '\\', self.length) != NULL)
    {
      g_autofree char *string = mur_json_dup_string (self);
      return strcmp (string, text) == 0;
    }
  gsize n = strlen (text);
  return self.length == n + 2 && memcmp (self.text + 1, text, n) == 0;
}

static gunichar
read_hex (const char *digits)
{
  gunichar value = 0;
  for (int i = 0; i < 4; i++)
    value = value * 16 + (gunichar)g_ascii_xdigit_value (digits[i]);
  return value;
}

/* One character from behind a backslash; returns what is behind it. */
static const char *
append_escaped (GString *string, const char *at)
{
  static const char letters[] = "bfnrt", meanings[] = "\b\f\n\r\t";
  const char *found = strchr (letters, *at);
  if (*at != 'u')
    {
      g_string_append_c (string, found == NULL ? *at : meanings[found - letters]);
      return at + 1;
    }
  gunichar c = read_hex (at + 1);
  at += 5;
  if (c >= 0xd800 && c < 0xdc00)
    {
      c = 0x10000 + ((c - 0xd800) << 10) + (read_hex (at + 2) - 0xdc00);
      at += 6;
    }
  g_string_append_unichar (string, c);
  return at;
}

char *
mur_json_dup_string (MurJson self)
{
  g_return_val_if_fail (mur_json_kind (self) == MUR_JSON_STRING, NULL);

  const char *at = self.text + 1, *end = self.text + self.length - 1;
  g_autoptr (GString) string = g_string_sized_new (self.length);
  while (at < end)
    {
      const char *escape = memchr (at, '\\', (gsize)(end - at));
      const char *until = escape == NULL ? end : escape;
      g_string_append_len (string, at, until - at);
      at = escape == NULL ? end : append_escaped (string, escape + 1);
    }
  return g_string_free (g_steal_pointer (&string), FALSE);
}

gboolean
mur_json_get_number (MurJson self, double *value)
{
  return mur_json_kind (self) == MUR_JSON_NUMBER
         && mur_number_read (self.text, self.length, '.', value);
}

char *
mur_json_dup_start (MurJson self)
{
  return g_strndup (self.text, MIN (self.length, MAX_START));
}
