/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The separator is said or found, then the names above the numbers, then how many columns
 * there are. */

#include "core/base/csv/shape.h"

#include "core/base/csv/names.h"
#include "core/base/csv/readings.h"
#include "core/base/error.h"

#include <string.h>

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
      mur_csv_names_take (self, mur_csv_reading_line (reading, 0));
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
  mur_csv_names_take (self, mur_csv_reading_line (reading, 0));
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
  return mur_csv_names_find (self, reading, name, error);
}

/* Names may be of columns that the first lines leave empty. */
static void
count_columns (MurCsvShape *self, const MurCsvReading *reading)
{
  if (self->header == NULL || self->is_comment)
    return;
  self->n_columns
    = MAX (self->n_columns, MIN (mur_csv_names_count (self), reading->n_fields));
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
