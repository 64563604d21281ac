/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be said of columns only when all of them are read. */

#include "core/base/csv/columns-private.h"
#include "core/base/csv/reader.h"
#include "core/base/error.h"

#include <math.h>
#include <string.h>

static gboolean
check_groups (const MurCsvColumns *self, const char *name, GError **error)
{
  if (self->ambiguous.text == NULL
      || (self->fraction.text == NULL) != self->may_be_group)
    return TRUE;
  if (self->may_be_group)
    {
      mur_error_set (error, MUR_ERROR_INPUT, NULL,
                     "%s: %s in line %" G_GSIZE_FORMAT
                     " is a thousand or a fraction; between commas write 1234 or "
                     "1.234",
                     name, self->ambiguous.text, self->ambiguous.line);
      return FALSE;
    }
  mur_error_set (
    error, MUR_ERROR_INPUT, NULL,
    "%s: %s in line %" G_GSIZE_FORMAT " beside %s in line %" G_GSIZE_FORMAT
    " is a thousand or a fraction; write numbers with one sign, and without "
    "groups",
    name, self->ambiguous.text, self->ambiguous.line, self->fraction.text,
    self->fraction.line);
  return FALSE;
}

static gboolean
settle_order (MurCsvColumns *self,
              MurCsvColumn *column,
              const char *name,
              GError **error)
{
  const MurCsvDateOrder order
    = mur_csv_date_order (column->values, column->others, self->n_rows);

  if (order == MUR_CSV_ORDER_MONTH)
    {
      double *values = column->values;

      column->values = column->others;
      column->others = values;
    }
  else if (order != MUR_CSV_ORDER_DAY)
    {
      mur_error_set (
        error, MUR_ERROR_INPUT, NULL,
        "%s: column “%s”: day and month of %s cannot be told apart%s; write "
        "dates as 2024-03-01",
        name, column->name, column->first.text,
        order == MUR_CSV_ORDER_MIXED
          ? ", as some dates have the day first and some the month"
          : "");
      return FALSE;
    }
  return TRUE;
}

static gboolean
has_whole_days (const MurCsvColumns *self, const MurCsvColumn *column)
{
  for (gsize row = 0; row < self->n_rows; row++)
    if (fabs (fmod (column->values[row], 86400)) > 0)
      return FALSE;
  return TRUE;
}

static gboolean
take_days (MurCsvColumns *self, MurCsvColumn *days, MurCsvColumn *times)
{
  if (!times->is_date || times->form != MUR_CSV_TIME)
    return FALSE;
  for (gsize row = 0; row < self->n_rows; row++)
    {
      times->values[row] += days->values[row];
      days->values[row] = times->values[row];
    }
  times->form = days->form;
  return TRUE;
}

/* Dates, and in the column beside them the times of these days: the instant, in
 * both. */
static void
join_days (MurCsvColumns *self, guint i)
{
  MurCsvColumn *days = mur_csv_column (self, i);

  if (!days->is_date || days->form == MUR_CSV_TIME || days->form == MUR_CSV_MINUTES
      || !has_whole_days (self, days))
    return;
  if (i + 1 == self->columns->len
      || !take_days (self, days, mur_csv_column (self, i + 1)))
    if (i > 0)
      take_days (self, days, mur_csv_column (self, i - 1));
}

static void
settle_dates (MurCsvColumns *self, MurCsvColumn *column)
{
  double begin = NAN;

  if (column->form == MUR_CSV_TIME)
    mur_csv_date_pass_midnight (column->values, self->n_rows);
  for (gsize row = 0; row < self->n_rows; row++)
    {
      if (isnan (begin))
        begin = column->values[row];
      column->values[row] -= begin;
    }
  g_free (column->unit);
  column->unit = g_strdup ("s");
}

/* Whether @column is one of numbers 20240301, and called a date unless they are so long
 * that they can be nothing else. */
static gboolean
has_dates_as_numbers (const MurCsvColumns *self, const MurCsvColumn *column)
{
  g_autofree char *name = g_utf8_strdown (column->name, -1);
  const gboolean is_called_so
    = strstr (name, "date") != NULL || strstr (name, "datum") != NULL;

  for (gsize row = 0; row < self->n_rows; row++)
    if (!isnan (column->values[row])
        && ((!is_called_so && column->values[row] < 1e13)
            || isnan (mur_csv_date_of_number (column->values[row]))))
      return FALSE;
  return column->first.text != NULL && !column->is_date;
}

static void
take_numbers_for_dates (MurCsvColumns *self, MurCsvColumn *column)
{
  if (!has_dates_as_numbers (self, column))
    return;
  for (gsize row = 0; row < self->n_rows; row++)
    column->values[row] = mur_csv_date_of_number (column->values[row]);
  column->is_date = TRUE;
  column->form = MUR_CSV_ISO;
}

static gboolean
settle_all_dates (MurCsvColumns *self, const char *name, GError **error)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (mur_csv_column (self, i)->others != NULL
        && !settle_order (self, mur_csv_column (self, i), name, error))
      return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    take_numbers_for_dates (self, mur_csv_column (self, i));
  for (guint i = 0; i < self->columns->len; i++)
    join_days (self, i);
  for (guint i = 0; i < self->columns->len; i++)
    if (mur_csv_column (self, i)->is_date)
      settle_dates (self, mur_csv_column (self, i));
  return TRUE;
}

MurTable *
mur_csv_columns_finish (MurCsvColumns *self, const char *name, GError **error)
{
  g_autoptr (MurTable) table = mur_table_new ();

  if (!check_groups (self, name, error) || !settle_all_dates (self, name, error))
    return NULL;
  for (guint i = self->labels != NULL ? 1 : 0; i < self->columns->len; i++)
    {
      MurCsvColumn *column = mur_csv_column (self, i);

      mur_table_add_take (
        table, column->name, column->unit,
        g_renew (double, g_steal_pointer (&column->values), self->n_rows),
        self->n_rows);
      if (column->is_date)
        mur_table_set_dated (table);
    }
  if (self->labels != NULL)
    {
      const char *heading = mur_csv_column (self, 0)->name;

      g_ptr_array_add (self->labels, NULL);
      mur_table_set_labels (table, (const char *const *)self->labels->pdata);
      if (!g_str_equal (heading, MUR_CSV_LABEL) && !g_str_equal (heading, "c1"))
        mur_table_set_label_heading (table, heading);
    }
  return g_steal_pointer (&table);
}
