/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A kept table of a run, read. What a column says of its length is held against its
 * neighbours and its data before anything is allocated for it. */

#include "core/sweep/store-private.h"

#include "core/base/error.h"
#include "core/base/json-reader.h"

#include <string.h>
#include <zlib.h>

/* A deflated byte stands for no more than these (zlib, Technical Details). */
#define MOST_RATIO 1032

/* Places of what is read. */
enum
{
  POSITION,
  QUANTITY,
  UNIT,
  TYPE,
  N_ROWS,
  DATA
};

static gboolean
refuse (const MurStore *self, guint64 run, const char *name, GError **error)
{
  mur_error_set (error, MUR_ERROR_INPUT, NULL,
                 "%s: the table %s of run %" G_GUINT64_FORMAT " is damaged",
                 self->sql.name, name, run);
  return FALSE;
}

/* NULL for what is no text. */
static const char *
read_text (sqlite3_stmt *row, int place)
{
  const char *text = mur_sql_text (row, place);
  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : NULL;
}

static gsize
most_bytes (sqlite3_stmt *row)
{
  return MOST_RATIO * (gsize)sqlite3_column_bytes (row, DATA);
}

static gboolean
unpack_numbers (MurTable *table, sqlite3_stmt *row, gsize n)
{
  const char *name = read_text (row, QUANTITY);
  if (name == NULL || *name == '\0' || mur_table_find (table, name) >= 0
      || n > most_bytes (row) / sizeof (guint64))
    return FALSE;
  g_autofree guint64 *bits = g_new (guint64, n);
  g_autofree double *values = g_new (double, n);
  uLongf size = n * sizeof *bits;
  if (uncompress ((Bytef *)bits, &size, sqlite3_column_blob (row, DATA),
                  (uLong)sqlite3_column_bytes (row, DATA))
        != Z_OK
      || size != n * sizeof *bits)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      bits[i] = GUINT64_FROM_LE (bits[i]);
      memcpy (&values[i], &bits[i], sizeof values[i]);
    }
  mur_table_add_take (table, name, read_text (row, UNIT), g_steal_pointer (&values), n);
  return TRUE;
}

/* Text is of no known length, so there is more and more room for it. */
static char *
unpack_text (sqlite3_stmt *row)
{
  const uLong n = (uLong)sqlite3_column_bytes (row, DATA);
  for (uLongf room = 4 * n + 64; room / 2 <= most_bytes (row); room *= 2)
    {
      g_autofree char *text = g_malloc0 (room + 1);
      uLongf size = room;
      const int code
        = uncompress ((Bytef *)text, &size, sqlite3_column_blob (row, DATA), n);
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

/* Labels are at position 0 and numbers from 1 on, without a gap. */
static gboolean
read_column (MurTable *table, char ***labels, sqlite3_stmt *row, gsize n)
{
  const sqlite3_int64 position = sqlite3_column_int64 (row, POSITION);
  const char *type = mur_sql_text (row, TYPE);
  if (g_strcmp0 (type, "labels") == 0)
    return position == 0 && *labels == NULL
           && (*labels = unpack_labels (row, n)) != NULL;
  return g_strcmp0 (type, "float64") == 0
         && position == (sqlite3_int64)mur_table_n_columns (table) + 1
         && unpack_numbers (table, row, n);
}

/* All have as many rows as the first. A table takes labels when it has its rows. */
static gboolean
read_columns (MurTable *table, MurSql *sql, sqlite3_stmt *row, GError **error)
{
  g_auto (GStrv) labels = NULL;
  sqlite3_int64 n_rows = -1;
  while (mur_sql_next (sql, row, error))
    {
      const sqlite3_int64 n = sqlite3_column_int64 (row, N_ROWS);
      if (n < 0 || n > G_MAXINT32 || (n_rows >= 0 && n != n_rows)
          || !read_column (table, &labels, row, (gsize)n))
        return FALSE;
      n_rows = n;
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
  if (!read_columns (table, &self->sql, row, &failure) && failure == NULL)
    refuse (self, run, name, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return mur_table_n_columns (table) > 0 ? g_steal_pointer (&table) : NULL;
}
