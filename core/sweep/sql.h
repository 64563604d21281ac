/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The few calls of SQLite that stores are made of, with errors that name the file.
 * Private to core/sweep. */

#pragma once

#include <glib.h>
#include <sqlite3.h>

typedef struct
{
  sqlite3 *db;
  char *name; /* the path, for errors */
} MurSql;

/* @path: (nullable): in memory. @flags: SQLITE_OPEN_… */
gboolean mur_sql_open (MurSql *self, const char *path, int flags, GError **error);
void mur_sql_close (MurSql *self);
/* Statements without parameters and results. */
gboolean mur_sql_execute (MurSql *self, const char *statements, GError **error);
sqlite3_stmt *mur_sql_prepare (MurSql *self, const char *statement, GError **error);
/* Executes a statement with one text. */
gboolean mur_sql_execute_with (MurSql *self,
                               const char *statement,
                               const char *text,
                               GError **error);
/* TRUE at a row; FALSE at the end, and with @error set. */
gboolean mur_sql_next (MurSql *self, sqlite3_stmt *statement, GError **error);
/* Executes and resets it. */
gboolean mur_sql_run (MurSql *self, sqlite3_stmt *statement, GError **error);
/* The one number that @statement gives; -1 with @error. */
gint64 mur_sql_count (MurSql *self, const char *statement, GError **error);
/* Returns: (nullable): the text of a column, which lasts until the next row */
const char *mur_sql_text (sqlite3_stmt *statement, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)
