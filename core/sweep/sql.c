/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/sweep/sql.h"

#include "core/base/error.h"

#define BUSY_MS 1000

static const struct
{
  int code;
  const char *why;
} reasons[] = {
  { SQLITE_FULL, "the disk is full" },
  { SQLITE_BUSY, "another program is writing to it" },
  { SQLITE_LOCKED, "another program is writing to it" },
  { SQLITE_READONLY, "it or its folder cannot be written" },
  { SQLITE_NOTADB, "it is no store of a sweep" },
  { SQLITE_CORRUPT, "it is damaged" },
};

static void
set_error (MurSql *self, GError **error)
{
  const int code = sqlite3_errcode (self->db) & 0xff;
  const char *why = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i].code == code)
      why = reasons[i].why;
  const int system = code == SQLITE_IOERR || code == SQLITE_CANTOPEN
                       ? sqlite3_system_errno (self->db)
                       : 0;
  if (why == NULL)
    why = system != 0            ? g_strerror (system)
          : code == SQLITE_IOERR ? "it could not be read or written"
                                 : sqlite3_errmsg (self->db);
  /* Statements are right, so that one that is not understood is about a table. */
  mur_error_set (error, MUR_ERROR_INPUT, NULL, "%s: %s%s", self->name,
                 code == SQLITE_ERROR ? "it is damaged: " : "", why);
}

gboolean
mur_sql_open (MurSql *self, const char *path, int flags, GError **error)
{
  /* Neither ":memory:" nor a URI, whatever the file is called. */
  g_autofree char *whole = path != NULL ? g_canonicalize_filename (path, NULL) : NULL;
  self->name = path != NULL ? g_filename_display_name (path) : g_strdup ("sweep");
  const int code = sqlite3_open_v2 (whole != NULL ? whole : ":memory:", &self->db,
                                    flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (self->db == NULL)
    g_error ("SQLite has no memory left");
  sqlite3_extended_result_codes (self->db, 0);
  sqlite3_busy_timeout (self->db, BUSY_MS);
  /* A name of no column in double quotes would be taken for a text. */
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  if (code == SQLITE_OK)
    return TRUE;
  set_error (self, error);
  return FALSE;
}

void
mur_sql_close (MurSql *self)
{
  sqlite3_close_v2 (self->db);
  self->db = NULL;
  g_clear_pointer (&self->name, g_free);
}

gboolean
mur_sql_execute (MurSql *self, const char *statements, GError **error)
{
  if (sqlite3_exec (self->db, statements, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  set_error (self, error);
  return FALSE;
}

sqlite3_stmt *
mur_sql_prepare (MurSql *self, const char *statement, GError **error)
{
  sqlite3_stmt *prepared = NULL;
  if (sqlite3_prepare_v2 (self->db, statement, -1, &prepared, NULL) != SQLITE_OK)
    set_error (self, error);
  return prepared;
}

gboolean
mur_sql_next (MurSql *self, sqlite3_stmt *statement, GError **error)
{
  const int code = sqlite3_step (statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    set_error (self, error);
  return code == SQLITE_ROW;
}

gboolean
mur_sql_run (MurSql *self, sqlite3_stmt *statement, GError **error)
{
  const gboolean done = sqlite3_step (statement) == SQLITE_DONE;
  if (!done)
    set_error (self, error);
  sqlite3_reset (statement);
  return done;
}

gboolean
mur_sql_execute_with (MurSql *self,
                      const char *statement,
                      const char *text,
                      GError **error)
{
  g_autoptr (sqlite3_stmt) prepared = mur_sql_prepare (self, statement, error);
  if (prepared == NULL)
    return FALSE;
  sqlite3_bind_text (prepared, 1, text, -1, SQLITE_TRANSIENT);
  return mur_sql_run (self, prepared, error);
}

gint64
mur_sql_count (MurSql *self, const char *statement, GError **error)
{
  g_autoptr (sqlite3_stmt) prepared = mur_sql_prepare (self, statement, error);
  if (prepared == NULL || !mur_sql_next (self, prepared, error))
    return -1;
  return sqlite3_column_int64 (prepared, 0);
}

const char *
mur_sql_text (sqlite3_stmt *statement, int column)
{
  return (const char *)sqlite3_column_text (statement, column);
}
