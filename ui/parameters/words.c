/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parameters/words.h"

#include <string.h>

#include "core/base/error.h"

/* A name that could be a word of the sentence stays. */
static gboolean
is_no_word (const char *name)
{
  return strpbrk (name, "_0123456789") != NULL;
}

static gsize
name_length (const char *text)
{
  return strspn (text, "abcdefghijklmnopqrstuvwxyz_0123456789");
}

static void
append_name (GString *words, const MurParameter *table, const char *text, gsize length)
{
  g_autofree char *name = g_strndup (text, length);
  const MurParameter *parameter = mur_parameter_find (table, name);

  if (parameter != NULL && is_no_word (name))
    g_string_append (words, parameter->label);
  else
    g_string_append (words, name);
}

/* @message with labels in place of names. */
static char *
with_labels (const MurParameter *table, const char *message)
{
  GString *words = g_string_new (NULL);

  while (*message != '\0')
    {
      gsize length = name_length (message);
      if (length > 0)
        append_name (words, table, message, length);
      else
        g_string_append_c (words, message[length++]);
      message += length;
    }
  return g_string_free (words, FALSE);
}

const char *
mur_words_behind (const char *name, const char *message)
{
  gsize length = strlen (name);

  if (strncmp (message, name, length) == 0 && message[length] == ':'
      && message[length + 1] == ' ')
    return message + length + 2;
  return message;
}

char *
mur_words_beside (const MurParameter *table, const char *name, const char *message)
{
  return with_labels (table, mur_words_behind (name, message));
}

char *
mur_words_of_error (const MurParameter *table, const GError *error)
{
  const char *field = mur_error_field (error);
  const MurParameter *parameter
    = field != NULL ? mur_parameter_find (table, field) : NULL;
  const char *rest
    = parameter != NULL ? mur_words_behind (field, error->message) : error->message;
  g_autofree char *words = with_labels (table, rest);

  return rest != error->message ? g_strdup_printf ("%s: %s", parameter->label, words)
                                : g_steal_pointer (&words);
}
