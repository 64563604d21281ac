/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The runs of a store as CSV, some at a time. */

#include "core/sweep/store-private.h"

#include "core/base/csv/csv.h"
#include "core/base/number.h"

#define PIECE_BYTES 65536

/* The last column, which says in other words what others do. */
static gboolean
is_left_out (const MurStoreColumn *column)
{
  return column->kind == MUR_STORE_SESSION;
}

static char *
format_select (const MurStore *self)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  for (guint c = 0; c < self->columns->len; c++)
    {
      const MurStoreColumn *column = mur_store_column (self, c);
      if (!is_left_out (column))
        g_string_append_printf (sql, "%s\"%s\"", c > 0 ? ", " : "", column->name);
    }
  g_string_append (sql, " FROM runs ORDER BY run");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static void
append_cell (GString *text, sqlite3_stmt *row, int place)
{
  if (place > 0)
    g_string_append_c (text, ',');
  switch (sqlite3_column_type (row, place))
    {
    case SQLITE_INTEGER:
      g_string_append_printf (text, "%" G_GINT64_FORMAT,
                              (gint64)sqlite3_column_int64 (row, place));
      break;
    case SQLITE_FLOAT:
      {
        g_autofree char *number
          = mur_number_format (sqlite3_column_double (row, place));
        g_string_append (text, number);
        break;
      }
    case SQLITE_NULL:
      break;
    default:
      mur_csv_append_text (text, mur_sql_text (row, place));
    }
}

static void
append_header (GString *text, sqlite3_stmt *row)
{
  for (int c = 0; c < sqlite3_column_count (row); c++)
    {
      if (c > 0)
        g_string_append_c (text, ',');
      mur_csv_append_text (text, sqlite3_column_name (row, c));
    }
  g_string_append_c (text, '\n');
}

static gboolean
flush (GString *text, MurStoreWriteFunc write, gpointer data, GError **error)
{
  const gboolean written = write (text->str, text->len, data, error);
  g_string_truncate (text, 0);
  return written;
}

gboolean
mur_store_write_csv (MurStore *self,
                     MurStoreWriteFunc write,
                     gpointer data,
                     GError **error)
{
  g_return_val_if_fail (self != NULL && write != NULL, FALSE);

  GError *failure = NULL;
  g_autofree char *sql = format_select (self);
  g_autoptr (sqlite3_stmt) row = mur_sql_prepare (&self->sql, sql, error);
  g_autoptr (GString) text = g_string_new (NULL);
  if (row == NULL)
    return FALSE;
  append_header (text, row);
  while (failure == NULL && mur_sql_next (&self->sql, row, &failure))
    {
      for (int c = 0; c < sqlite3_column_count (row); c++)
        append_cell (text, row, c);
      g_string_append_c (text, '\n');
      if (text->len >= PIECE_BYTES)
        flush (text, write, data, &failure);
    }
  if (failure == NULL)
    flush (text, write, data, &failure);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}
