/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stores read: all rows at once into columns, and a kept table of a run. */

#include "core/sweep/store-private.h"

#include "core/base/error.h"
#include "core/base/json-reader.h"

#include <math.h>
#include <string.h>
#include <zlib.h>

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

static double
read_number (sqlite3_stmt *row, int place)
{
  return sqlite3_column_type (row, place) == SQLITE_NULL
           ? NAN
           : sqlite3_column_double (row, place);
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

/* Kept tables */

static gboolean
refuse_kept (const MurStore *self, guint64 run, const char *name, GError **error)
{
  mur_error_set (error, MUR_ERROR_INPUT, NULL,
                 "%s: the table %s of run %" G_GUINT64_FORMAT " is damaged",
                 self->sql.name, name, run);
  return FALSE;
}

static gboolean
unpack_numbers (MurTable *table, sqlite3_stmt *row, gsize n)
{
  const char *unit = mur_sql_text (row, 2);
  g_autofree guint64 *bits = g_new (guint64, n);
  g_autofree double *values = g_new (double, n);
  uLongf size = n * sizeof *bits;
  if (uncompress ((Bytef *)bits, &size, sqlite3_column_blob (row, 5),
                  (uLong)sqlite3_column_bytes (row, 5))
        != Z_OK
      || size != n * sizeof *bits)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      bits[i] = GUINT64_FROM_LE (bits[i]);
      memcpy (&values[i], &bits[i], sizeof values[i]);
    }
  mur_table_add_take (table, mur_sql_text (row, 1), unit, g_steal_pointer (&values), n);
  return TRUE;
}

/* Text is of no known length, so there is more and more room for it. */
static char *
unpack_text (sqlite3_stmt *row)
{
  const uLong n = (uLong)sqlite3_column_bytes (row, 5);
  for (uLongf room = 4 * n + 64; room < G_MAXUINT32; room *= 2)
    {
      g_autofree char *text = g_malloc0 (room + 1);
      uLongf size = room;
      const int code
        = uncompress ((Bytef *)text, &size, sqlite3_column_blob (row, 5), n);
      if (code == Z_OK)
        return g_steal_pointer (&text);
      if (code != Z_BUF_ERROR)
        break;
    }
  return NULL;
}

static char **
unpack_labels (sqlite3_stmt *row, gsize n)
{
  g_autofree char *text = unpack_text (row);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  MurJson root, label;
  MurJsonIter iter;
  if (text == NULL || !mur_json_check (text, -1, &root, NULL))
    return NULL;
  const MurJson array = mur_json_member (root, "labels");
  if (mur_json_kind (array) != MUR_JSON_ARRAY || mur_json_count (array) != n)
    return NULL;
  mur_json_iter_init (&iter, array);
  while (mur_json_iter_next (&iter, NULL, &label))
    {
      g_autofree char *copy
        = mur_json_kind (label) == MUR_JSON_STRING ? mur_json_dup_string (label) : NULL;
      if (copy == NULL)
        return NULL;
      g_strv_builder_add (labels, copy);
    }
  return g_strv_builder_end (labels);
}

/* Labels come first, but a table takes them when it has its rows. */
static gboolean
read_kept (MurTable *table, MurSql *sql, sqlite3_stmt *row, GError **error)
{
  g_auto (GStrv) labels = NULL;
  while (mur_sql_next (sql, row, error))
    {
      const sqlite3_int64 n = sqlite3_column_int64 (row, 4);
      const char *type = mur_sql_text (row, 3);
      if (n < 0 || n > G_MAXINT32 || type == NULL || mur_sql_text (row, 1) == NULL)
        return FALSE;
      if (strcmp (type, "labels") == 0)
        {
          g_strfreev (labels);
          if ((labels = unpack_labels (row, (gsize)n)) == NULL)
            return FALSE;
        }
      else if (strcmp (type, "float64") != 0 || !unpack_numbers (table, row, (gsize)n))
        return FALSE;
    }
  if (labels != NULL)
    mur_table_set_labels (table, (const char *const *)labels);
  return TRUE;
}

MurTable *
mur_store_kept (MurStore *self, guint64 run, const char *name, GError **error)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  GError *failure = NULL;
  g_autoptr (MurTable) table = mur_table_new ();
  g_autoptr (sqlite3_stmt) row
    = mur_sql_prepare (&self->sql,
                       "SELECT position, quantity, unit, type, n_rows, data FROM kept"
                       " WHERE run = ?1 AND name = ?2 ORDER BY position",
                       error);
  if (row == NULL)
    return NULL;
  sqlite3_bind_int64 (row, 1, (sqlite3_int64)run);
  sqlite3_bind_text (row, 2, name, -1, SQLITE_TRANSIENT);
  if (!read_kept (table, &self->sql, row, &failure) && failure == NULL)
    refuse_kept (self, run, name, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return mur_table_n_columns (table) > 0 ? g_steal_pointer (&table) : NULL;
}
