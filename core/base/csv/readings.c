/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A line of numbers is one whose fields are numbers, dates or gaps, but for a first one of
 * text; the reading that makes most lines of numbers is the right one. */

#include "core/base/csv/readings.h"

#include "core/base/error.h"

#include <math.h>
#include <string.h>

#define N_LINES 100
#define N_BYTES 65536 /* of which no more lines are looked at, after a few */
#define FEW_LINES 4
#define MAX_COLUMNS 65536
#define BAD_SCORE 0.6 /* of a reading that an error ends: more than one column's line */
#define MOST_SCORE 1e9

static gboolean
has_letter (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isalpha (text[i]) || (guchar)text[i] >= 0x80)
      return TRUE;
  return FALSE;
}

/* Whether it would be a number, were it written otherwise. */
static gboolean
is_numeral (const char *text, gsize length, char point)
{
  MurCsvNumber number;

  return !has_letter (text, length)
         || mur_csv_cell_number (text, length, point == '.' ? ',' : '.', &number);
}

static void
add_field (MurCsvLine *line, const MurCsvReader *reader, char point)
{
  MurCsvNumber number = { 0 };
  const MurCsvKind kind = mur_csv_cell_kind (reader->field, reader->length, point);

  if (kind == MUR_CSV_NUMBER)
    mur_csv_cell_number (reader->field, reader->length, point, &number);
  if (line->n_fields == 0)
    {
      line->first = kind;
      line->first_value = number.value;
      line->is_first_quoted = reader->quoted;
      line->is_ours = !reader->quoted && mur_csv_reader_is (reader, MUR_CSV_LABEL)
                      && memcmp (reader->field, MUR_CSV_LABEL, reader->length) == 0;
      line->is_bare = kind == MUR_CSV_TEXT && !reader->quoted
                      && is_numeral (reader->field, reader->length, point);
    }
  else
    line->n_text += kind == MUR_CSV_TEXT;
  line->n_numbers += kind == MUR_CSV_NUMBER || kind == MUR_CSV_DATE;
  line->n_ambiguous += number.is_ambiguous;
  line->n_units += number.unit != NULL;
  line->n_fields++;
  if (reader->length > 0 || reader->quoted)
    line->n_trimmed = line->n_fields;
}

static gboolean
read_line (MurCsvReader *reader, MurCsvReading *reading, GError **error)
{
  MurCsvLine line
    = { .at = reader->at, .before = reader->comment, .line = reader->line };
  const MurCsvReader start = *reader;

  do
    {
      if (!mur_csv_reader_next_field (reader, error))
        return FALSE;
      if (line.n_fields == MAX_COLUMNS)
        {
          reading->is_too_wide = TRUE;
          mur_error_set (error, MUR_ERROR_INPUT, NULL,
                         "%s: line %" G_GSIZE_FORMAT
                         " has over %d columns; allowed are at most that many",
                         reader->name, line.line, MAX_COLUMNS);
          return FALSE;
        }
      add_field (&line, reader, reading->point);
    }
  while (reader->more);
  line.is_quoted = mur_csv_reader_quotes_all (&start);
  g_array_append_val (reading->lines, line);
  return TRUE;
}

/* Whether it is a line of numbers, were a first field of text a label. */
const MurCsvLine *
mur_csv_reading_line (const MurCsvReading *self, guint i)
{
  return &g_array_index (self->lines, MurCsvLine, i);
}

/* Signs and digits that are no number are no label either, but of our own. */
static gboolean
is_plain (const MurCsvReading *self, guint i)
{
  const MurCsvLine *line = mur_csv_reading_line (self, i);

  return line->n_numbers > 0 && line->n_text == 0
         && (!line->is_bare || mur_csv_reading_line (self, 0)->is_ours);
}

static gboolean
is_labelled (const MurCsvLine *line)
{
  return line->first == MUR_CSV_TEXT;
}

/* A first line in quotation marks above one without is one of names. */
gboolean
mur_csv_reading_has_quoted_header (const MurCsvReading *self, guint i)
{
  return i == 0 && mur_csv_reading_line (self, 0)->is_quoted
         && (self->lines->len == 1 || !mur_csv_reading_line (self, 1)->is_quoted);
}

/* How many fields most lines of numbers have. */
static void
count_fields (MurCsvReading *self)
{
  guint most = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const guint n_fields = mur_csv_reading_line (self, i)->n_fields;
      guint n = 0;

      if (!is_plain (self, i) || mur_csv_reading_has_quoted_header (self, i))
        continue;
      for (guint k = 0; k < self->lines->len; k++)
        n += is_plain (self, k) && mur_csv_reading_line (self, k)->n_fields == n_fields;
      if (n > most || (n == most && n_fields > self->n_fields))
        {
          most = n;
          self->n_fields = n_fields;
        }
    }
}

static void
find_labels (MurCsvReading *self)
{
  guint n_text = 0, n_other = 0;
  const MurCsvLine *first = NULL;

  if (self->lines->len > 1 && mur_csv_reading_line (self, 0)->is_ours
      && self->n_fields > 1)
    {
      self->has_labels = TRUE;
      return;
    }
  for (guint i = 0; i < self->lines->len; i++)
    if (is_plain (self, i) && mur_csv_reading_line (self, i)->n_fields > 1
        && !mur_csv_reading_has_quoted_header (self, i))
      {
        first = first != NULL ? first : mur_csv_reading_line (self, i);
        n_text += is_labelled (mur_csv_reading_line (self, i));
        n_other += mur_csv_reading_line (self, i)->first == MUR_CSV_NUMBER
                   || mur_csv_reading_line (self, i)->first == MUR_CSV_DATE;
      }
  self->has_labels = first != NULL && is_labelled (first) && n_text >= n_other;
}

static gboolean
is_data (const MurCsvReading *self, guint i)
{
  const MurCsvLine *line = mur_csv_reading_line (self, i);

  return is_plain (self, i) && (self->has_labels || !is_labelled (line))
         && !mur_csv_reading_has_quoted_header (self, i) && !(i == 0 && line->is_ours)
         && line->n_trimmed > 0
         && (self->first < 0 ? line->n_fields == self->n_fields
                             : line->n_fields <= self->n_fields);
}

/* Whether the first line is surely one of names: as it is written here. */
static gboolean
has_sure_header (const MurCsvReading *self)
{
  return self->lines->len > 1
         && (mur_csv_reading_has_quoted_header (self, 0)
             || mur_csv_reading_line (self, 0)->is_ours);
}

/* Lines of gaps alone above the first number are lines of numbers too. */
static void
take_gaps (MurCsvReading *self)
{
  if (self->first > 0 && has_sure_header (self))
    self->first = 1;
  while (self->first > (self->has_labels ? 1 : 0))
    {
      const MurCsvLine *line = mur_csv_reading_line (self, (guint)self->first - 1);

      if (line->n_text > 0 || line->n_numbers > 0
          || (line->first == MUR_CSV_TEXT && !self->has_labels)
          || mur_csv_reading_has_quoted_header (self, (guint)self->first - 1))
        break;
      self->first--;
    }
}

static void
judge (MurCsvReading *self)
{
  count_fields (self);
  find_labels (self);
  self->first = -1;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const MurCsvLine *line = mur_csv_reading_line (self, i);

      if (!is_data (self, i))
        continue;
      if (self->first < 0)
        self->first = (int)i;
      self->n_columns = MAX (self->n_columns, line->n_trimmed);
      self->score
        += line->n_fields == self->n_fields || line->n_trimmed < line->n_fields
             ? 1 - 0.4 * self->has_labels - 0.2 * (line->n_ambiguous > 0)
                 - 0.1 * (line->n_units > 0)
             : 0.1;
    }
  /* A column of decimal commas may be two of whole numbers. */
  if (self->n_fields == 1)
    self->score *= 0.5;
  /* And a label and a number between blanks one name. */
  if (self->has_labels && self->separator == MUR_CSV_BLANKS)
    self->score *= self->lines->len > 1 ? 0.5 : 0;
  take_gaps (self);
}

static void
read_lines (MurCsvReading *self, MurCsvReader *reader)
{
  const char *start = reader->at;

  while (self->lines->len < N_LINES && mur_csv_reader_next_record (reader)
         && (self->lines->len < FEW_LINES || reader->at - start < N_BYTES))
    {
      if (!read_line (reader, self, &self->error))
        return;
      reader->comment = NULL;
    }
}

void
mur_csv_reading_clear (MurCsvReading *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_error (&self->error);
}

static void
try_reading (MurCsvReading *self, MurCsvReader reader)
{
  g_autoptr (GString) unquoted = g_string_new (NULL);

  reader.unquoted = unquoted;
  reader.separator = self->separator;
  reader.remarks = MUR_CSV_CUT_REMARKS;
  self->lines = g_array_new (FALSE, FALSE, sizeof (MurCsvLine));
  read_lines (self, &reader);
  judge (self);
  /* What is wrong with it is worth more than a reading that makes less of the line. */
  if (self->is_too_wide)
    self->score = MOST_SCORE;
  else if (self->error != NULL && self->separator != MUR_CSV_BLANKS
           && self->lines->len > 0 && mur_csv_reading_line (self, 0)->n_fields > 1)
    self->score = MAX (self->score, BAD_SCORE);
}

/* How many columns there are, or would be by the first line. */
static guint
count_width (const MurCsvReading *self)
{
  if (self->score > 0)
    return self->n_fields;
  if (self->lines->len == 0)
    return 0;
  return self->separator == MUR_CSV_BLANKS ? 1
                                           : mur_csv_reading_line (self, 0)->n_fields;
}

/* The better of the two, which is kept in @best. */
static void
keep_better (MurCsvReading *best, MurCsvReading *other)
{
  const gboolean is_alike = fabs (other->score - best->score) < 1e-9;
  gboolean is_better = best->lines == NULL || other->score > best->score + 1e-9
                       || (is_alike && count_width (other) > count_width (best));

  /* One that can be read, of several columns, needs no other that cannot. */
  if (best->lines != NULL && !other->is_too_wide
      && (best->error == NULL) != (other->error == NULL)
      && count_width (best->error == NULL ? best : other) > 1)
    is_better = other->error == NULL;
  if (is_better)
    {
      mur_csv_reading_clear (best);
      *best = *other;
      other->lines = NULL;
      other->error = NULL;
    }
  mur_csv_reading_clear (other);
}

gboolean
mur_csv_reading_find (const MurCsvReader *start,
                      const MurCsvFormat *given,
                      MurCsvReading *best,
                      GError **error)
{
  static const char separators[] = { '\t', ';', ',', '|', MUR_CSV_BLANKS };
  static const char points[] = { '.', ',' };

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (points); k++)
      {
        MurCsvReading reading = { .separator = separators[i], .point = points[k] };

        if ((given->separator != 0 && separators[i] != given->separator)
            || (given->point != 0 && points[k] != given->point))
          continue;
        try_reading (&reading, *start);
        keep_better (best, &reading);
      }
  if (best->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&best->error));
  return FALSE;
}
