/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/sweep/rows.h"

#include <glib/gstdio.h>

static sqlite3 *
open_file (const char *path)
{
  sqlite3 *db;
  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (db));
  return db;
}

static void
append_all (sqlite3 *db, const char *query, GString *text)
{
  sqlite3_stmt *row;
  if (sqlite3_prepare_v2 (db, query, -1, &row, NULL) != SQLITE_OK)
    g_error ("%s: %s", query, sqlite3_errmsg (db));
  while (sqlite3_step (row) == SQLITE_ROW)
    g_string_append_printf (text, "%s\n", (const char *)sqlite3_column_text (row, 0));
  g_assert_cmpint (sqlite3_finalize (row), ==, SQLITE_OK);
}

char *
mur_test_query (const char *path, const char *query)
{
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3 *db = open_file (path);
  append_all (db, query, text);
  sqlite3_close (db);
  return g_strchomp (g_string_free (g_steal_pointer (&text), FALSE));
}

char *
mur_test_rows (const char *path)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *columns = mur_test_query (
    path,
    "SELECT group_concat('quote(\"' || name || '\")', ' || ' || quote(' ') || ' || ')"
    " FROM pragma_table_info('runs') WHERE name <> 'seconds'");
  g_autofree char *runs = g_strdup_printf ("SELECT %s FROM runs ORDER BY run", columns);
  sqlite3 *db = open_file (path);
  append_all (db, runs, text);
  append_all (db,
              "SELECT run || name || position || quantity || coalesce(unit, '') || type"
              " || n_rows || quote(data) FROM kept ORDER BY run, name, position",
              text);
  sqlite3_close (db);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
mur_test_assert_same_rows (const char *path, const char *expected_path)
{
  g_autofree char *found = mur_test_rows (path);
  g_autofree char *expected = mur_test_rows (expected_path);
  g_auto (GStrv) lines = g_strsplit (found, "\n", -1);
  g_auto (GStrv) others = g_strsplit (expected, "\n", -1);
  for (gsize i = 0; lines[i] != NULL && others[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, others[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (others));
}

char *
mur_test_folder_new (void)
{
  char *folder = g_dir_make_tmp ("murmuration-XXXXXX", NULL);
  g_assert_nonnull (folder);
  return folder;
}

void
mur_test_folder_free (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}

void
mur_test_place_set_up (MurTestPlace *self, gconstpointer data)
{
  self->folder = mur_test_folder_new ();
  self->path = g_build_filename (self->folder, "results.db", NULL);
}

void
mur_test_place_tear_down (MurTestPlace *self, gconstpointer data)
{
  mur_test_folder_free (self->folder);
  g_free (self->path);
}
