/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A reader of separated text (RFC 4180, read generously). Fields are handed out
 * as spans of the text, so that a field costs no allocation; only quoted fields pass
 * through a buffer. */

#include "core/base/csv/reader.h"

#include "core/base/error.h"

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

static gboolean
is_separator (const MurCsvReader *self, char c)
{
  return c == self->separator || is_blank (self, c);
}

static gboolean
begins_remark (const MurCsvReader *self, const char *at)
{
  return *at == '#' || *at == '!' || (*at == '/' && at + 1 < self->end && at[1] == '/');
}

static gboolean
begins_comment (const MurCsvReader *self, const char *at)
{
  return begins_remark (self, at) || *at == '%'
         || (*at == ';' && self->separator != ';');
}

static void
skip_line (MurCsvReader *self)
{
  while (self->at < self->end && *self->at != '\n' && *self->at != '\r')
    self->at++;
  pass_line_end (self);
}

gboolean
mur_csv_reader_next_record (MurCsvReader *self)
{
  for (;;)
    {
      const char *start = self->at;

      while (self->at < self->end && is_separator (self, *self->at))
        self->at++;
      if (self->at == self->end)
        return FALSE;
      if (pass_line_end (self))
        continue;
      const char *first = skip_blanks (self, start);
      if (begins_comment (self, first))
        {
          self->comment = first;
          self->at = first;
          skip_line (self);
          continue;
        }
      self->at = self->separator == MUR_CSV_BLANKS ? first : start;
      return TRUE;
    }
}

/* Blanks at the end of a line separate nothing. */
static gboolean
finish_blanks (MurCsvReader *self, gboolean was_blank)
{
  if (self->at == self->end || pass_line_end (self))
    return TRUE;
  if (self->remarks == MUR_CSV_CUT_REMARKS && begins_remark (self, self->at))
    {
      skip_line (self);
      return TRUE;
    }
  self->more = was_blank;
  return was_blank;
}

/* What follows a field: a separator, or the end of the record. */
static gboolean
finish_field (MurCsvReader *self)
{
  if (self->separator == MUR_CSV_BLANKS)
    {
      const char *start = self->at;

      self->more = FALSE;
      self->at = skip_blanks (self, start);
      return finish_blanks (self, self->at > start);
    }
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
  if (self->separator != MUR_CSV_BLANKS)
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

/* Where the field ends that begins at @from; whether there is a remark. */
static const char *
find_end (const MurCsvReader *self, const char *from, gboolean *is_cut)
{
  const gboolean cuts = self->remarks == MUR_CSV_CUT_REMARKS;
  const char *to = from;

  for (; to < self->end && *to != self->separator && *to != '\n' && *to != '\r'; to++)
    {
      if (self->separator == MUR_CSV_BLANKS && *to == '\t')
        break;
      if (cuts && begins_remark (self, to) && (to == from || is_blank (self, to[-1])))
        {
          *is_cut = TRUE;
          break;
        }
    }
  return to;
}

gboolean
mur_csv_reader_next_field (MurCsvReader *self, GError **error)
{
  const char *from = skip_blanks (self, self->at);
  gboolean is_cut = FALSE;

  if (from < self->end && *from == '"')
    {
      self->at = from;
      return read_quoted (self, error);
    }

  const char *to = find_end (self, from, &is_cut);

  self->at = to;
  while (to > from && is_blank (self, to[-1]))
    to--;
  self->field = from;
  self->length = (gsize)(to - from);
  self->quoted = FALSE;
  if (!is_cut)
    return finish_field (self);
  self->more = FALSE;
  skip_line (self);
  return TRUE;
}

gboolean
mur_csv_reader_is (const MurCsvReader *self, const char *word)
{
  return self->length == strlen (word)
         && g_ascii_strncasecmp (self->field, word, self->length) == 0;
}

gboolean
mur_csv_reader_quotes_all (const MurCsvReader *self)
{
  g_autoptr (GString) unquoted = g_string_new (NULL);
  MurCsvReader reader = *self;
  gboolean any = FALSE;

  reader.unquoted = unquoted;
  do
    {
      if (!mur_csv_reader_next_field (&reader, NULL) || !reader.quoted)
        return FALSE;
      any = any || reader.length > 0;
    }
  while (reader.more);
  return any;
}

void
mur_csv_reader_init (
  MurCsvReader *self, const char *text, gsize length, const char *name, char separator)
{
  *self = (MurCsvReader){
    .name = name,
    .at = text,
    .end = text + length,
    .line = 1,
    .separator = separator,
    .unquoted = g_string_new (NULL),
  };
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
