/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A reader of comma-separated text (RFC 4180, read generously). Fields are handed out
 * as spans of the text, so that a field costs no allocation; only quoted fields pass
 * through a buffer. */

#include "core/base/csv-reader.h"

#include "core/base/error.h"
#include "core/base/number.h"

#include <math.h>
#include <string.h>

#define SHOWN_CHARACTERS 40

/* Passes over LF, CRLF or CR. */
static gboolean
pass_line_end (MurCsvReader *self)
{
  if (self->at == self->end || (*self->at != '\n' && *self->at != '\r'))
    return FALSE;
  if (*self->at == '\r' && self->at + 1 < self->end && self->at[1] == '\n')
    self->at++;
  self->at++;
  self->line++;
  return TRUE;
}

static gboolean
is_blank (const MurCsvReader *self, char c)
{
  return c == ' ' || (c == '\t' && self->separator != '\t');
}

/* The first place from @from on that is not blank. */
static const char *
skip_blanks (const MurCsvReader *self, const char *from)
{
  while (from < self->end && is_blank (self, *from))
    from++;
  return from;
}

gboolean
mur_csv_reader_next_record (MurCsvReader *self)
{
  for (;;)
    {
      const char *start = self->at;

      self->at = skip_blanks (self, start);
      if (self->at == self->end)
        return FALSE;
      if (pass_line_end (self))
        continue;
      self->at = start;
      return TRUE;
    }
}

/* What follows a field: a separator, or the end of the record. */
static gboolean
finish_field (MurCsvReader *self)
{
  self->more = self->at < self->end && *self->at == self->separator;
  if (self->more)
    self->at++;
  else if (!pass_line_end (self) && self->at < self->end)
    return FALSE;
  return TRUE;
}

static gboolean
read_quoted (MurCsvReader *self, GError **error)
{
  gsize line = self->line;

  g_string_truncate (self->unquoted, 0);
  for (self->at++;;)
    {
      const char *start = self->at;

      while (self->at < self->end && *self->at != '"')
        if (!pass_line_end (self))
          self->at++;
      g_string_append_len (self->unquoted, start, self->at - start);
      if (self->at == self->end)
        {
          mur_error_set (error, MUR_ERROR_INPUT, NULL,
                         "%s: line %" G_GSIZE_FORMAT
                         ": a quotation mark is opened and never closed",
                         self->name, line);
          return FALSE;
        }
      self->at++;
      if (self->at == self->end || *self->at != '"')
        break;
      g_string_append_c (self->unquoted, '"');
      self->at++;
    }
  self->field = self->unquoted->str;
  self->length = self->unquoted->len;
  self->quoted = TRUE;
  self->at = skip_blanks (self, self->at);
  if (finish_field (self))
    return TRUE;
  mur_error_set (error, MUR_ERROR_INPUT, NULL,
                 "%s: line %" G_GSIZE_FORMAT
                 ": text after a closing quotation mark; a quotation mark within a "
                 "quoted field is written twice",
                 self->name, self->line);
  return FALSE;
}

gboolean
mur_csv_reader_next_field (MurCsvReader *self, GError **error)
{
  const char *from = skip_blanks (self, self->at);
  const char *to = from;

  if (from < self->end && *from == '"')
    {
      self->at = from;
      return read_quoted (self, error);
    }
  while (to < self->end && *to != self->separator && *to != '\n' && *to != '\r')
    to++;
  self->at = to;
  while (to > from && is_blank (self, to[-1]))
    to--;
  self->field = from;
  self->length = (gsize)(to - from);
  self->quoted = FALSE;
  return finish_field (self);
}

/* Whether the field is @word, with a sign or without, in letters of either case. */
static gboolean
is_signed_word (const MurCsvReader *self, const char *word)
{
  MurCsvReader bare = *self;

  if (self->length > 0 && (*self->field == '+' || *self->field == '-'))
    {
      bare.field++;
      bare.length--;
    }
  return mur_csv_reader_is (&bare, word);
}

gboolean
mur_csv_reader_number (const MurCsvReader *self, double *value)
{
  gboolean comma
    = self->separator != ',' && memchr (self->field, ',', self->length) != NULL;

  if (is_signed_word (self, "inf") || is_signed_word (self, "infinity"))
    {
      *value = *self->field == '-' ? -INFINITY : INFINITY;
      return TRUE;
    }
  return mur_number_read (self->field, self->length, comma ? ',' : '.', value);
}

gboolean
mur_csv_reader_is (const MurCsvReader *self, const char *word)
{
  return self->length == strlen (word)
         && g_ascii_strncasecmp (self->field, word, self->length) == 0;
}

MurCsvKind
mur_csv_reader_kind (const MurCsvReader *self)
{
  double value;

  if (self->length == 0)
    return MUR_CSV_EMPTY;
  if (mur_csv_reader_number (self, &value) || is_signed_word (self, "nan"))
    return MUR_CSV_NUMBER;
  return MUR_CSV_TEXT;
}

gboolean
mur_csv_is_number (const char *field)
{
  const MurCsvReader reader
    = { .separator = ',', .field = field, .length = strlen (field) };

  return mur_csv_reader_kind (&reader) == MUR_CSV_NUMBER;
}

/* Tab before semicolon before comma: a semicolon goes with decimal commas, a tab with
 * either. */
static char
find_separator (const MurCsvReader *self)
{
  gboolean quoted = FALSE;
  char found = ',';

  for (const char *c = self->at; c < self->end; c++)
    if (*c == '"')
      quoted = !quoted;
    else if (quoted)
      continue;
    else if (*c == '\n' || *c == '\r')
      break;
    else if (*c == '\t' || (*c == ';' && found == ','))
      found = *c;
  return found;
}

void
mur_csv_reader_init (MurCsvReader *self,
                     const char *text,
                     gsize length,
                     const char *name)
{
  *self = (MurCsvReader){
    .name = name,
    .at = text,
    .end = text + length,
    .line = 1,
    .unquoted = g_string_new (NULL),
  };
  mur_csv_reader_next_record (self);
  self->separator = find_separator (self);
}

void
mur_csv_reader_clear (MurCsvReader *self)
{
  if (self->unquoted != NULL)
    g_string_free (g_steal_pointer (&self->unquoted), TRUE);
}

char *
mur_csv_shown (const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, MIN (length, 4 * SHOWN_CHARACTERS + 4));
  g_autofree char *valid = g_utf8_make_valid (copy, -1);
  gboolean whole = g_utf8_strlen (valid, -1) <= SHOWN_CHARACTERS;
  g_autofree char *start
    = whole ? g_strdup (valid) : g_utf8_substring (valid, 0, SHOWN_CHARACTERS);

  for (char *c = start; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  return g_strdup_printf ("“%s%s”", start, whole ? "" : "…");
}
