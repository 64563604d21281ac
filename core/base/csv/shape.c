/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands above the first line of numbers is names, units, a title or a preamble. */

#include "core/base/csv/shape.h"

#include "core/base/csv/readings.h"
#include "core/base/error.h"

#include <math.h>
#include <string.h>

/* Names */

/* Splits the line at @at as one of names, with what would be a remark below. Returns: how
 * many there are, without empty ones beyond the columns */
static guint
count_names (const MurCsvShape *self,
             const char *at,
             guint *n_text,
             guint *n_units,
             MurCsvKind *first)
{
  g_auto (MurCsvReader) reader = { 0 };
  guint n = 0, n_trimmed = 0;

  mur_csv_shape_read (self, at, 1, "", &reader);
  reader.remarks = MUR_CSV_TAKE_REMARKS;
  *n_text = *n_units = 0;
  do
    {
      if (!mur_csv_reader_next_field (&reader, NULL))
        return 0;
      const MurCsvKind kind
        = mur_csv_cell_kind (reader.field, reader.length, self->point);
      if (n == 0)
        *first = kind;
      *n_text += kind == MUR_CSV_TEXT;
      *n_units += mur_csv_cell_is_unit (reader.field, reader.length);
      n++;
      n_trimmed = reader.length > 0 || reader.quoted ? n : n_trimmed;
    }
  while (reader.more);
  return MAX (n_trimmed, MIN (n, self->n_columns));
}

/* Behind the mark of a comment. */
static const char *
pass_mark (const char *at)
{
  while (*at == '#' || *at == '%' || *at == '!' || *at == '/' || *at == ';'
         || *at == ' ' || *at == '\t')
    at++;
  return at;
}

/* "Record Length,6" below "Firmware,1.52": a preamble, and no names. */
static gboolean
is_setting (const MurCsvReading *reading, guint i)
{
  const MurCsvLine *line = mur_csv_reading_line (reading, i);

  return line->first == MUR_CSV_TEXT && line->n_numbers > 0 && line->n_text == 0;
}

static gboolean
is_header (const MurCsvShape *self, const MurCsvReading *reading, guint i)
{
  const MurCsvLine *line = mur_csv_reading_line (reading, i);
  guint n_text, n_units;
  MurCsvKind first;
  const guint n = count_names (self, line->at, &n_text, &n_units, &first);

  if (mur_csv_reading_has_quoted_header (reading, i) || (i == 0 && line->is_ours))
    return TRUE;
  if (i > 0 && is_setting (reading, i) && is_setting (reading, i - 1))
    return FALSE;
  return n >= self->n_columns && n <= MAX (reading->n_fields, self->n_columns)
         && n_text > 0 && first != MUR_CSV_NUMBER && first != MUR_CSV_DATE;
}

/* Names of columns that are numbers, with nothing above the column of their rows, which
 * counts them. */
static gboolean
is_numbered_header (const MurCsvReading *reading)
{
  const guint first = (guint)reading->first;
  const MurCsvLine *line = mur_csv_reading_line (reading, first);

  if (line->first != MUR_CSV_EMPTY || line->n_numbers + 1 != line->n_fields
      || first + 2 >= reading->lines->len || line->n_fields < 3)
    return FALSE;
  for (guint i = first + 1; i < reading->lines->len; i++)
    {
      const MurCsvLine *row = mur_csv_reading_line (reading, i);
      const MurCsvLine *before = mur_csv_reading_line (reading, i - 1);

      if (row->first != MUR_CSV_NUMBER || row->first_value != floor (row->first_value)
          || (i > first + 1 && row->first_value != before->first_value + 1))
        return FALSE;
    }
  return TRUE;
}

static void
take_header (MurCsvShape *self, const MurCsvLine *line)
{
  self->header = line->at;
  self->header_line = line->line;
}

/* The line above the numbers, or the one above that where it is one of units. */
static void
find_header (MurCsvShape *self, MurCsvReading *reading)
{
  const int above = reading->first - 1;
  guint n_text, n_units;
  MurCsvKind first;

  if (above < 0 && is_numbered_header (reading))
    {
      take_header (self, mur_csv_reading_line (reading, 0));
      reading->first = 1;
      return;
    }
  if (above < 0 || !is_header (self, reading, (guint)above))
    return;
  take_header (self, mur_csv_reading_line (reading, (guint)above));
  count_names (self, self->header, &n_text, &n_units, &first);
  if (above > 0 && n_units > 0 && is_header (self, reading, (guint)above - 1)
      && n_units + 1 >= n_text)
    {
      self->units = self->header;
      self->units_line = self->header_line;
      take_header (self, mur_csv_reading_line (reading, (guint)above - 1));
    }
}

/* Without names of its own a table may have them in the comment above. */
static void
find_comment_header (MurCsvShape *self, const MurCsvReading *reading)
{
  const MurCsvLine *line = mur_csv_reading_line (reading, (guint)reading->first);
  guint n_text, n_units;
  MurCsvKind first;

  if (self->header != NULL || line->before == NULL)
    return;
  const char *at = pass_mark (line->before);
  if (count_names (self, at, &n_text, &n_units, &first) != self->n_columns
      || n_text != self->n_columns)
    return;
  self->header = at;
  self->header_line = line->line;
  self->is_comment = TRUE;
}

/* Names that are more or fewer than the columns are names of who knows which. */
static gboolean
check_names (const MurCsvReading *reading,
             const MurCsvShape *self,
             const char *name,
             GError **error)
{
  guint n_text, n_units, n;
  MurCsvKind first;

  if (self->header != NULL || reading->first < 1 || self->separator == MUR_CSV_BLANKS)
    return TRUE;
  const MurCsvLine *line = mur_csv_reading_line (reading, (guint)reading->first - 1);
  n = count_names (self, line->at, &n_text, &n_units, &first);
  if (n < 2 || n_text < n)
    return TRUE;
  mur_error_set (error, MUR_ERROR_INPUT, NULL,
                 "%s: line %" G_GSIZE_FORMAT " has %u names and line %" G_GSIZE_FORMAT
                 " %u field%s; every line needs as many",
                 name, line->line, n,
                 mur_csv_reading_line (reading, (guint)reading->first)->line,
                 self->n_columns, self->n_columns == 1 ? "" : "s");
  return FALSE;
}

static gboolean
refuse_above (const MurCsvReading *reading,
              const MurCsvLine *line,
              const char *name,
              GError **error)
{
  if (line->n_fields == reading->n_fields)
    mur_error_set (
      error, MUR_ERROR_INPUT, NULL,
      "%s: line %" G_GSIZE_FORMAT
      " begins with a number and is no line of numbers; mark it with # where "
      "it is none",
      name, line->line);
  else
    mur_error_set (
      error, MUR_ERROR_INPUT, NULL,
      "%s: line %" G_GSIZE_FORMAT
      " has %u field%s; every line needs %u, as many as line %" G_GSIZE_FORMAT,
      name, line->line, line->n_fields, line->n_fields == 1 ? "" : "s",
      reading->n_fields, mur_csv_reading_line (reading, (guint)reading->first)->line);
  return FALSE;
}

/* What stands above the names is a title or a preamble; between them and the numbers, and
 * where there are none, a line that begins with a number is a bad one of numbers. */
static gboolean
check_above (const MurCsvReading *reading,
             const MurCsvShape *self,
             const char *name,
             GError **error)
{
  for (int i = reading->first - 1; i >= 0; i--)
    {
      const MurCsvLine *line = mur_csv_reading_line (reading, (guint)i);

      if (line->at == self->header || line->at == self->units)
        return TRUE;
      if (line->first == MUR_CSV_NUMBER && reading->n_fields > 1)
        return refuse_above (reading, line, name, error);
    }
  return TRUE;
}

/* "sep=;" says the separator. Returns: 0 where there is no such line */
static char
take_separator_line (MurCsvReader *reader)
{
  const char *at = reader->at;
  char separator;

  if (reader->end - at < 5 || g_ascii_strncasecmp (at, "sep=", 4) != 0)
    return 0;
  separator = at[4];
  at += 5;
  if (at < reader->end && *at != '\n' && *at != '\r')
    return 0;
  reader->line += at < reader->end;
  at += reader->end - at > 1 && *at == '\r' && at[1] == '\n';
  reader->at = at + (at < reader->end);
  return separator;
}

void
mur_csv_shape_read (const MurCsvShape *self,
                    const char *at,
                    gsize line,
                    const char *name,
                    MurCsvReader *reader)
{
  mur_csv_reader_init (reader, at, (gsize)(self->end - at), name, self->separator);
  reader->line = line;
  reader->remarks = MUR_CSV_CUT_REMARKS;
}

static gboolean
refuse_nothing (const char *name, const MurCsvReading *reading, GError **error)
{
  const gboolean is_empty = reading->lines == NULL || reading->lines->len == 0;

  mur_error_set (error, MUR_ERROR_INPUT, NULL,
                 "%s: %s; needed is at least one line of numbers", name,
                 is_empty ? "nothing in it" : "only a header");
  return FALSE;
}

/* No line is one of numbers: the first but a header is taken for one, so that what is
 * wrong with it can be said. */
static gboolean
guess (MurCsvShape *self, MurCsvReading *reading, const char *name, GError **error)
{
  if (reading->lines == NULL || reading->lines->len < 2)
    {
      if (reading->lines == NULL || reading->lines->len == 0
          || mur_csv_reading_line (reading, 0)->n_text > 0
          || mur_csv_reading_line (reading, 0)->first == MUR_CSV_TEXT
          || mur_csv_reading_line (reading, 0)->is_quoted)
        return refuse_nothing (name, reading, error);
      reading->first = 0;
    }
  else
    reading->first = 1;
  self->n_columns
    = MAX (mur_csv_reading_line (reading, (guint)reading->first)->n_trimmed, 1);
  reading->has_labels = mur_csv_reading_line (reading, 0)->is_ours
                        && mur_csv_reading_line (reading, 0)->n_fields > 1;
  if (reading->first == 1)
    {
      take_header (self, mur_csv_reading_line (reading, 0));
      self->n_columns = MAX (mur_csv_reading_line (reading, 0)->n_trimmed, 1);
    }
  return TRUE;
}

static void
skip_lines (MurCsvReader *reader, gsize n)
{
  for (; n > 0 && reader->at < reader->end; n--)
    {
      while (reader->at < reader->end && *reader->at != '\n' && *reader->at != '\r')
        reader->at++;
      if (reader->end - reader->at > 1 && *reader->at == '\r' && reader->at[1] == '\n')
        reader->at++;
      reader->at += reader->at < reader->end;
      reader->line++;
    }
}

/* As a person says it is. */
static void
take_given_header (MurCsvShape *self, MurCsvReading *reading, MurCsvHeader header)
{
  if (header == MUR_CSV_HEADER_NONE)
    return;
  take_header (self, mur_csv_reading_line (reading, 0));
  if (reading->first == 0 && reading->lines->len > 1)
    reading->first = 1;
}

static gboolean
find_names (MurCsvShape *self,
            MurCsvReading *reading,
            const char *name,
            MurCsvHeader header,
            GError **error)
{
  self->n_columns = reading->n_columns;
  if (header != MUR_CSV_HEADER_FOUND)
    {
      take_given_header (self, reading, header);
      return TRUE;
    }
  find_header (self, reading);
  find_comment_header (self, reading);
  return check_names (reading, self, name, error)
         && check_above (reading, self, name, error);
}

/* Names may be of columns that the first lines leave empty. */
static void
count_columns (MurCsvShape *self, const MurCsvReading *reading)
{
  guint n_text, n_units;
  MurCsvKind first;

  if (self->header == NULL || self->is_comment)
    return;
  const guint n = count_names (self, self->header, &n_text, &n_units, &first);
  self->n_columns = MAX (self->n_columns, MIN (n, reading->n_fields));
}

gboolean
mur_csv_shape_find (MurCsvShape *self,
                    const char *text,
                    gsize length,
                    const char *name,
                    const MurCsvFormat *given,
                    GError **error)
{
  MurCsvReader reader
    = { .name = name, .at = text, .end = text + length, .line = 1, .separator = ',' };
  g_auto (MurCsvReading) best = { 0 };
  MurCsvFormat format = *given;
  const char said = take_separator_line (&reader);

  if (format.separator == 0)
    format.separator = said;
  skip_lines (&reader, format.n_skipped);
  *self = (MurCsvShape){ .end = text + length };
  if (!mur_csv_reading_find (&reader, &format, &best, error))
    return FALSE;
  self->separator = best.separator;
  self->point = best.point;
  if (best.score > 0 ? !find_names (self, &best, name, format.header, error)
                     : !guess (self, &best, name, error))
    return FALSE;
  count_columns (self, &best);
  self->has_labels = best.has_labels;
  self->first = mur_csv_reading_line (&best, (guint)best.first)->at;
  self->first_line = mur_csv_reading_line (&best, (guint)best.first)->line;
  return TRUE;
}
