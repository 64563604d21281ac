/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stores read: all rows at once into columns. */

#include "core/sweep/store-private.h"

#include <math.h>
#include <string.h>

static gboolean
is_number (const MurParameter *parameter)
{
  return parameter->kind == MUR_PARAMETER_NUMBER
         || parameter->kind == MUR_PARAMETER_INTEGER;
}

static gboolean
has_numbers (const MurStoreColumn *column)
{
  switch (column->kind)
    {
    case MUR_STORE_RUN:
    case MUR_STORE_SCALAR:
    case MUR_STORE_STATUS:
    case MUR_STORE_SECONDS:
      return TRUE;
    case MUR_STORE_SWEPT:
      return is_number (column->parameter)
             || column->parameter->kind == MUR_PARAMETER_CHOICE;
    case MUR_STORE_MESSAGE:
    case MUR_STORE_FINGERPRINT:
    case MUR_STORE_SESSION:
    default:
      return FALSE;
    }
}

static gboolean
has_texts (const MurStoreColumn *column)
{
  return column->kind == MUR_STORE_STATUS || column->kind == MUR_STORE_MESSAGE
         || (column->kind == MUR_STORE_SWEPT && !is_number (column->parameter));
}

static double
number_of_text (const MurStoreColumn *column, const char *text)
{
  if (text == NULL)
    return NAN;
  if (column->kind == MUR_STORE_STATUS)
    {
      for (guint i = 0; i <= MUR_STATUS_FAILED; i++)
        if (strcmp (mur_status_name (i), text) == 0)
          return i;
      return NAN;
    }
  const MurChoice *choices = column->parameter->choices;
  for (guint i = 0; choices[i].id != NULL; i++)
    if (strcmp (choices[i].id, text) == 0)
      return i;
  return NAN;
}

/* What is no number is missing. */
static double
read_number (sqlite3_stmt *row, int place)
{
  const int type = sqlite3_column_type (row, place);
  return type == SQLITE_FLOAT || type == SQLITE_INTEGER
           ? sqlite3_column_double (row, place)
           : NAN;
}

static void
read_row (MurStoreRows *self, const MurStore *store, sqlite3_stmt *row, gsize i)
{
  for (guint c = 0; c < self->n_columns; c++)
    {
      if (self->texts[c] != NULL)
        {
          const char *text = mur_sql_text (row, (int)c);
          self->texts[c][i]
            = text != NULL ? g_string_chunk_insert_const (self->chunk, text) : NULL;
          if (self->numbers[c] != NULL)
            self->numbers[c][i] = number_of_text (mur_store_column (store, c), text);
        }
      else if (self->numbers[c] != NULL)
        self->numbers[c][i] = read_number (row, (int)c);
    }
}

static MurStoreRows *
alloc_rows (const MurStore *store, gsize n)
{
  MurStoreRows *self = g_new0 (MurStoreRows, 1);
  self->n_columns = store->columns->len;
  self->numbers = g_new0 (double *, self->n_columns);
  self->texts = g_new0 (const char **, self->n_columns);
  self->chunk = g_string_chunk_new (4096);
  for (guint c = 0; c < self->n_columns; c++)
    {
      if (has_numbers (mur_store_column (store, c)))
        self->numbers[c] = g_new (double, n);
      if (has_texts (mur_store_column (store, c)))
        self->texts[c] = g_new0 (const char *, n);
    }
  return self;
}

void
mur_store_rows_free (MurStoreRows *self)
{
  if (self == NULL)
    return;
  for (guint c = 0; c < self->n_columns; c++)
    {
      g_free (self->numbers[c]);
      g_free (self->texts[c]);
    }
  g_free (self->numbers);
  g_free (self->texts);
  g_string_chunk_free (self->chunk);
  g_free (self);
}

/* What is not read is NULL, so that columns keep their places. */
static char *
format_select (const MurStore *self)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  for (guint c = 0; c < self->columns->len; c++)
    {
      const MurStoreColumn *column = mur_store_column (self, c);
      const gboolean is_read = has_numbers (column) || has_texts (column);
      g_string_append_printf (sql, is_read ? "%s\"%s\"" : "%sNULL", c > 0 ? ", " : "",
                              column->name);
    }
  g_string_append (sql, " FROM runs ORDER BY run");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* Rows that are added while it is read are left out. */
MurStoreRows *
mur_store_read (MurStore *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  GError *failure = NULL;
  const gint64 n = mur_sql_count (&self->sql, "SELECT count(*) FROM runs", error);
  g_autofree char *sql = format_select (self);
  g_autoptr (sqlite3_stmt) row
    = n >= 0 ? mur_sql_prepare (&self->sql, sql, error) : NULL;
  if (row == NULL)
    return NULL;
  g_autoptr (MurStoreRows) rows = alloc_rows (self, (gsize)n);
  while (rows->n_rows < (gsize)n && mur_sql_next (&self->sql, row, &failure))
    read_row (rows, self, row, rows->n_rows++);
  if (failure == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, failure);
  return NULL;
}
