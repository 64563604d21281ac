/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers go straight from the text into columns that grow together. A column is one of
 * numbers or of dates by its first value. */

#include "core/base/csv/columns-private.h"

#include "core/base/csv/cell.h"
#include "core/base/error.h"
#include "core/base/number.h"

#include <math.h>
#include <string.h>

static void
clear_column_cb (gpointer data)
{
  MurCsvColumn *column = data;

  g_free (column->name);
  g_free (column->unit);
  g_free (column->values);
  g_free (column->others);
  g_free (column->first.text);
}

MurCsvColumns *
mur_csv_columns_new (const GPtrArray *names,
                     const GPtrArray *units,
                     char point,
                     char separator,
                     gboolean has_labels)
{
  MurCsvColumns *self = g_new0 (MurCsvColumns, 1);

  self->point = point;
  self->may_be_group = point == separator;
  self->columns = g_array_new (FALSE, TRUE, sizeof (MurCsvColumn));
  g_array_set_clear_func (self->columns, clear_column_cb);
  for (guint i = 0; i < names->len; i++)
    {
      const MurCsvColumn column = { .name = g_strdup (g_ptr_array_index (names, i)),
                                    .unit = g_strdup (g_ptr_array_index (units, i)) };

      g_array_append_val (self->columns, column);
    }
  if (has_labels)
    self->labels = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
mur_csv_columns_free (MurCsvColumns *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->columns);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_free (self->fraction.text);
  g_free (self->ambiguous.text);
  g_free (self);
}

void
mur_csv_columns_begin_row (MurCsvColumns *self)
{
  const gboolean is_full = self->n_rows == self->capacity;

  if (is_full)
    self->capacity = MAX (self->capacity * 2, 16);
  for (guint i = 0; i < self->columns->len; i++)
    {
      MurCsvColumn *column = mur_csv_column (self, i);

      if (is_full)
        column->values = g_renew (double, column->values, self->capacity);
      if (is_full && column->others != NULL)
        column->others = g_renew (double, column->others, self->capacity);
      column->values[self->n_rows] = NAN;
      if (column->others != NULL)
        column->others[self->n_rows] = NAN;
    }
}

void
mur_csv_columns_end_row (MurCsvColumns *self)
{
  self->n_rows++;
}

gsize
mur_csv_columns_n_rows (const MurCsvColumns *self)
{
  return self->n_rows;
}

static void
set_mark (MurCsvMark *mark, const MurCsvReader *reader, gsize line)
{
  if (mark->text != NULL)
    return;
  mark->text = mur_csv_shown (reader->field, reader->length);
  mark->line = line;
}

/* What is wrong with the field, behind its place. */
static gboolean G_GNUC_PRINTF (6, 7) refuse (const MurCsvColumns *self,
                                             const MurCsvReader *reader,
                                             guint column,
                                             gsize line,
                                             GError **error,
                                             const char *format,
                                             ...)
{
  const char *name = mur_csv_column (self, column)->name;
  g_autofree char *shown_name = mur_csv_shown (name, strlen (name));
  g_autofree char *value = mur_csv_shown (reader->field, reader->length);
  g_autofree char *why = NULL;
  va_list list;

  va_start (list, format);
  why = g_strdup_vprintf (format, list);
  va_end (list);
  mur_error_set (error, MUR_ERROR_INPUT, NULL,
                 "%s: line %" G_GSIZE_FORMAT ", column %u %s: %s %s", reader->name,
                 line, column + 1, shown_name, value, why);
  return FALSE;
}

static gboolean
refuse_value (const MurCsvColumns *self,
              const MurCsvReader *reader,
              guint column,
              gsize line,
              GError **error)
{
  const char other = self->point == '.' ? ',' : '.';
  const MurCsvColumn *place = mur_csv_column (self, column);
  MurCsvNumber number;

  if (self->fraction.text != NULL
      && mur_csv_cell_number (reader->field, reader->length, other, &number))
    return refuse (self, reader, column, line, error,
                   "has another decimal sign than %s in line %" G_GSIZE_FORMAT
                   "; a file has one",
                   self->fraction.text, self->fraction.line);
  if (place->first.text != NULL && place->is_date)
    return refuse (self, reader, column, line, error,
                   "is no date, as %s in line %" G_GSIZE_FORMAT " is",
                   place->first.text, place->first.line);
  return refuse (self, reader, column, line, error,
                 "is not allowed; allowed are numbers such as 1.5 or -2e-3, dates, inf "
                 "and -inf, and nothing, NaN or - for a missing value");
}

/* All numbers of a column are in one unit. */
static gboolean
take_unit (MurCsvColumns *self,
           const MurCsvReader *reader,
           const MurCsvNumber *number,
           guint i,
           gsize line,
           GError **error)
{
  MurCsvColumn *column = mur_csv_column (self, i);

  if (number->unit == NULL)
    return TRUE;
  if (!column->has_own_unit)
    {
      g_free (column->unit);
      column->unit = g_strndup (number->unit, number->unit_length);
      column->has_own_unit = TRUE;
      return TRUE;
    }
  if (strlen (column->unit) == number->unit_length
      && memcmp (column->unit, number->unit, number->unit_length) == 0)
    return TRUE;
  return refuse (self, reader, i, line, error,
                 "is in another unit than %s in line %" G_GSIZE_FORMAT,
                 column->first.text, column->first.line);
}

static gboolean
take_date (
  MurCsvColumns *self, const MurCsvReader *reader, guint i, gsize line, GError **error)
{
  MurCsvColumn *column = mur_csv_column (self, i);
  MurCsvDate date;

  if (!mur_csv_date_read (reader->field, reader->length, &date)
      || (column->first.text != NULL
          && (!column->is_date || column->form != date.form)))
    return refuse_value (self, reader, i, line, error);
  if (column->first.text == NULL)
    {
      column->is_date = TRUE;
      column->form = date.form;
      if (date.form == MUR_CSV_EITHER)
        column->others = g_new (double, self->capacity);
      /* Of the rows before the first date there is neither reading. */
      for (gsize row = 0; column->others != NULL && row < self->n_rows; row++)
        column->others[row] = NAN;
    }
  set_mark (&column->first, reader, line);
  column->values[self->n_rows] = date.seconds;
  if (column->others != NULL)
    column->others[self->n_rows] = date.month_first;
  return TRUE;
}

/* Whether "1,234" could be one with a decimal point as well. */
static gboolean
is_group_too (const MurCsvReader *reader)
{
  MurCsvNumber number;

  return mur_csv_cell_number (reader->field, reader->length, '.', &number)
         && number.is_ambiguous;
}

static gboolean
take_number (MurCsvColumns *self,
             const MurCsvReader *reader,
             const MurCsvNumber *number,
             guint i,
             gsize line,
             GError **error)
{
  MurCsvColumn *column = mur_csv_column (self, i);

  if (column->is_date)
    return refuse_value (self, reader, i, line, error);
  if (number->is_ambiguous || (self->may_be_group && is_group_too (reader)))
    set_mark (&self->ambiguous, reader, line);
  else if (number->has_fraction)
    set_mark (&self->fraction, reader, line);
  if (!take_unit (self, reader, number, i, line, error))
    return FALSE;
  set_mark (&column->first, reader, line);
  column->values[self->n_rows] = number->value;
  return TRUE;
}

gboolean
mur_csv_columns_take (
  MurCsvColumns *self, const MurCsvReader *reader, guint i, gsize line, GError **error)
{
  MurCsvColumn *column = mur_csv_column (self, i);
  MurCsvNumber number;

  if (i == 0 && self->labels != NULL)
    {
      g_ptr_array_add (self->labels, g_strndup (reader->field, reader->length));
      return TRUE;
    }
  if (reader->length == 0)
    return TRUE;
  /* Most fields, at their full speed. */
  if (column->first.text != NULL && !column->is_date && self->fraction.text != NULL
      && mur_number_read (reader->field, reader->length, self->point,
                          &column->values[self->n_rows]))
    return TRUE;
  if (mur_csv_cell_number (reader->field, reader->length, self->point, &number))
    return take_number (self, reader, &number, i, line, error);
  return mur_csv_cell_kind (reader->field, reader->length, self->point) == MUR_CSV_GAP
         || take_date (self, reader, i, line, error);
}
