/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands above the first line of numbers is names, units, a title or a preamble. */

#include "core/base/csv/names.h"

#include "core/base/error.h"

#include <math.h>
#include <string.h>

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

/* "2024-02-30", "1/2": a number or a date that is none. */
static gboolean
begins_as_number (const MurCsvLine *line)
{
  return line->is_bare && g_ascii_isdigit (*line->at);
}

static gboolean
is_header (const MurCsvShape *self, const MurCsvReading *reading, guint i)
{
  const MurCsvLine *line = mur_csv_reading_line (reading, i);
  guint n_text, n_units;
  MurCsvKind first;
  const guint n = count_names (self, line->at, &n_text, &n_units, &first);

  if ((mur_csv_reading_has_quoted_header (reading, i) && n != self->n_columns - 1)
      || (i == 0 && line->is_ours))
    return TRUE;
  if (i > 0 && is_setting (reading, i) && is_setting (reading, i - 1))
    return FALSE;
  return n >= self->n_columns && n <= MAX (reading->n_fields, self->n_columns)
         && n_text > 0 && first != MUR_CSV_NUMBER && first != MUR_CSV_DATE
         && !(i > 0 && begins_as_number (line) && is_header (self, reading, i - 1));
}

/* Whether line @i of numbers begins with the number of its row, from 0 or 1. */
static gboolean
begins_with_count (const MurCsvReading *reading, guint i)
{
  const MurCsvLine *line = mur_csv_reading_line (reading, i);
  const double n = i - reading->first;

  return line->first == MUR_CSV_NUMBER
         && (line->first_value == n || line->first_value == n + 1);
}

/* Whether the first column has names of rows, or their numbers. Without quotation marks
 * commas and blanks could be within a number: "1,252" beside 0 and 1. */
static gboolean
has_row_names (const MurCsvReading *reading)
{
  const gboolean may_count = reading->separator != ','
                             && reading->separator != MUR_CSV_BLANKS
                             && (guint)reading->first + 1 < reading->lines->len;

  for (guint i = (guint)reading->first; i < reading->lines->len; i++)
    if (!reading->has_labels && !mur_csv_reading_line (reading, i)->is_first_quoted
        && !(may_count && begins_with_count (reading, i)))
      return FALSE;
  return TRUE;
}

/* As R writes them: one name fewer than columns, as that of the rows is left out; so are
 * a date and a time between blanks under one name. */
static gboolean
is_short_header (const MurCsvShape *self, const MurCsvReading *reading, guint i)
{
  const MurCsvLine *line = mur_csv_reading_line (reading, i);
  guint n_text, n_units;
  MurCsvKind first;

  return count_names (self, line->at, &n_text, &n_units, &first) + 1 == self->n_columns
         && ((n_text + 1 == self->n_columns && n_text > 0)
             || mur_csv_reading_has_quoted_header (reading, i))
         && (has_row_names (reading)
             || (self->separator == MUR_CSV_BLANKS
                 && mur_csv_reading_line (reading, (guint)reading->first)->first
                      == MUR_CSV_DATE));
}

/* The field @n of a line, from 0. NaN where it is no number. */
static double
read_number (const MurCsvShape *self, const MurCsvLine *line, guint n)
{
  g_auto (MurCsvReader) reader = { 0 };
  MurCsvNumber number;

  mur_csv_shape_read (self, line->at, 1, "", &reader);
  for (guint i = 0; i <= n; i++)
    if (!mur_csv_reader_next_field (&reader, NULL) || (i < n && !reader.more))
      return NAN;
  return mur_csv_cell_number (reader.field, reader.length, self->point, &number)
           ? number.value
           : NAN;
}

/* Whether rows begin with the numbers of a matrix's first line, in their order. A matrix
 * that is its own mirror image does so too, but for its diagonal if that is empty. */
static gboolean
names_rows (const MurCsvShape *self, const MurCsvReading *reading)
{
  const MurCsvLine *line = mur_csv_reading_line (reading, (guint)reading->first);
  const guint n = MIN (reading->lines->len - (guint)reading->first, line->n_fields) - 1;
  gboolean has_diagonal = FALSE;

  for (guint i = 1; i <= n; i++)
    {
      const MurCsvLine *row = mur_csv_reading_line (reading, (guint)reading->first + i);

      if (row->first_value != read_number (self, line, i))
        return FALSE;
      has_diagonal |= !isnan (read_number (self, row, i));
    }
  return has_diagonal;
}

/* Whether the rows begin with whole numbers that go up by one. */
static gboolean
counts_rows (const MurCsvReading *reading)
{
  for (guint i = (guint)reading->first + 1; i < reading->lines->len; i++)
    {
      const MurCsvLine *row = mur_csv_reading_line (reading, i);
      const MurCsvLine *before = mur_csv_reading_line (reading, i - 1);

      if (row->first_value != floor (row->first_value)
          || (i > (guint)reading->first + 1
              && row->first_value != before->first_value + 1))
        return FALSE;
    }
  return TRUE;
}

/* Names of columns that are numbers, with nothing above the column of their rows. */
static gboolean
is_numbered_header (const MurCsvShape *self, const MurCsvReading *reading)
{
  const guint first = (guint)reading->first;
  const MurCsvLine *line = mur_csv_reading_line (reading, first);

  if (line->first != MUR_CSV_EMPTY || line->n_numbers + 1 != line->n_fields
      || first + 2 >= reading->lines->len || line->n_fields < 3)
    return FALSE;
  for (guint i = first + 1; i < reading->lines->len; i++)
    if (mur_csv_reading_line (reading, i)->first != MUR_CSV_NUMBER)
      return FALSE;
  return counts_rows (reading) || names_rows (self, reading);
}

void
mur_csv_names_take (MurCsvShape *self, const MurCsvLine *line)
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

  if (above < 0 && is_numbered_header (self, reading))
    {
      mur_csv_names_take (self, mur_csv_reading_line (reading, 0));
      reading->first = 1;
      return;
    }
  if (above >= 0 && is_short_header (self, reading, (guint)above))
    {
      mur_csv_names_take (self, mur_csv_reading_line (reading, (guint)above));
      self->is_short = TRUE;
      return;
    }
  if (above < 0 || !is_header (self, reading, (guint)above))
    return;
  mur_csv_names_take (self, mur_csv_reading_line (reading, (guint)above));
  count_names (self, self->header, &n_text, &n_units, &first);
  if (above > 0 && n_units > 0 && is_header (self, reading, (guint)above - 1)
      && n_units + 1 >= n_text)
    {
      self->units = self->header;
      self->units_line = self->header_line;
      mur_csv_names_take (self, mur_csv_reading_line (reading, (guint)above - 1));
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

  if (self->header != NULL || reading->first < 1)
    return TRUE;
  const MurCsvLine *line = mur_csv_reading_line (reading, (guint)reading->first - 1);
  n = count_names (self, line->at, &n_text, &n_units, &first);
  /* Blanks part the words of a title as well. */
  if (n < 2 || n_text < n
      || (self->separator == MUR_CSV_BLANKS && n + 1 != self->n_columns))
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
      if (reading->n_fields > 1
          && (line->first == MUR_CSV_NUMBER
              || (begins_as_number (line) && line->n_fields == reading->n_fields)))
        return refuse_above (reading, line, name, error);
    }
  return TRUE;
}

gboolean
mur_csv_names_find (MurCsvShape *self,
                    MurCsvReading *reading,
                    const char *name,
                    GError **error)
{
  find_header (self, reading);
  find_comment_header (self, reading);
  return check_names (reading, self, name, error)
         && check_above (reading, self, name, error);
}

guint
mur_csv_names_count (const MurCsvShape *self)
{
  guint n_text, n_units;
  MurCsvKind first;

  return count_names (self, self->header, &n_text, &n_units, &first);
}
