/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stores that other programs have written into, or that have come to harm: each is one
 * line that names the file, and neither a crash nor a wrong number. */

#include "tests/core/sweep/rows.h"
#include "tests/core/sweep/sweeps.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zlib.h>

/* A new store of three runs, each with a table of the columns index and x. */
static void
make (MurTestPlace *self)
{
  g_remove (self->path);
  mur_store_free (
    mur_test_whole (self->path, mur_test_sweep (20, 0, "gain=3:4:3", "state")));
}

static void
execute (MurTestPlace *self, const char *statements)
{
  sqlite3 *db;
  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, statements, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", statements, sqlite3_errmsg (db));
  sqlite3_close (db);
}

static void
assert_one_line (const GError *error, const char *words)
{
  g_assert_nonnull (error);
  if (strstr (error->message, words) == NULL
      || strstr (error->message, "results.db: ") == NULL
      || strchr (error->message, '\n') != NULL)
    g_error ("\"%s\" is not in: %s", words, error->message);
}

static void
assert_refused (MurTestPlace *self, MurStoreMode mode, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (mur_store_open (self->path, mode, mur_test_registry (), &error));
  assert_one_line (error, words);
}

static void
test_opened (MurTestPlace *self, gconstpointer data)
{
  static const struct
  {
    const char *damage, *words;
  } rows[] = {
    { "UPDATE sweep SET design = 'x'", "" },
    { "UPDATE sweep SET session = '{}'", "" },
    { "UPDATE sweep SET shard = 2", "damaged" },
    { "UPDATE sweep SET keep = NULL", "damaged" },
    { "DELETE FROM sweep", "damaged" },
    { "ALTER TABLE sweep DROP COLUMN shards", "no such column: shards" },
    { "DROP TABLE runs", "no such table: runs" },
    { "DROP TABLE kept", "no such table: kept" },
    { "ALTER TABLE kept DROP COLUMN n_rows", "no such column: n_rows" },
    { "ALTER TABLE runs DROP COLUMN gain", "no such column: gain" },
    { "ALTER TABLE runs DROP COLUMN n_steps", "no such column: n_steps" },
    { "ALTER TABLE runs DROP COLUMN fingerprint", "no such column: fingerprint" },
    { "UPDATE runs SET run = 99 WHERE run = 2", "damaged" },
    /* A run twice. */
    { "DROP VIEW sessions; CREATE TABLE other AS SELECT * FROM runs; DROP TABLE runs;"
      "ALTER TABLE other RENAME TO runs; INSERT INTO runs SELECT * FROM runs LIMIT 1",
      "damaged" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      make (self);
      execute (self, rows[i].damage);
      assert_refused (self, MUR_STORE_READ, rows[i].words);
      assert_refused (self, MUR_STORE_WRITE, rows[i].words);
    }
}

static MurStore *
open_store (MurTestPlace *self, MurStoreMode mode)
{
  g_autoptr (GError) error = NULL;
  MurStore *store = mur_store_open (self->path, mode, mur_test_registry (), &error);
  g_assert_no_error (error);
  return store;
}

/* The table of run 2 is damaged, that of run 3 is not. */
static void
assert_kept_refused (MurTestPlace *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MurStore) store = open_store (self, MUR_STORE_READ);
  g_assert_null (mur_store_kept (store, 2, "state", &error));
  assert_one_line (error, "the table state of run 2 is damaged");
  g_clear_error (&error);
  g_autoptr (MurTable) other = mur_store_kept (store, 3, "state", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mur_table_n_columns (other), ==, 2);
}

/* Sixteen gigabytes are what n_rows of 2147483647 asks for. */
static void
test_kept (MurTestPlace *self, gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE kept SET n_rows = n_rows + 1 WHERE run = 2 AND position = 2",
    "UPDATE kept SET n_rows = n_rows - 1 WHERE run = 2",
    "UPDATE kept SET n_rows = 2147483647 WHERE run = 2",
    "UPDATE kept SET n_rows = 9223372036854775807 WHERE run = 2",
    "UPDATE kept SET n_rows = -1 WHERE run = 2",
    "UPDATE kept SET data = substr(data, 1, 9) WHERE run = 2 AND position = 2",
    "UPDATE kept SET data = x'' WHERE run = 2 AND position = 2",
    "UPDATE kept SET data = NULL WHERE run = 2 AND position = 2",
    "UPDATE kept SET data = 'a text' WHERE run = 2 AND position = 2",
    "UPDATE kept SET data = 7 WHERE run = 2 AND position = 2",
    "UPDATE kept SET quantity = 'index' WHERE run = 2 AND position = 2",
    "UPDATE kept SET quantity = '' WHERE run = 2 AND position = 2",
    "UPDATE kept SET quantity = NULL WHERE run = 2 AND position = 2",
    "UPDATE kept SET quantity = CAST(x'ff' AS TEXT) WHERE run = 2 AND position = 2",
    "UPDATE kept SET type = 'float32' WHERE run = 2 AND position = 2",
    "UPDATE kept SET type = NULL WHERE run = 2 AND position = 2",
    "UPDATE kept SET type = 'labels' WHERE run = 2 AND position = 1",
    "UPDATE kept SET type = 'labels', position = 0 WHERE run = 2 AND position = 1",
    "DELETE FROM kept WHERE run = 2 AND position = 1",
  };
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      make (self);
      execute (self, damages[i]);
      assert_kept_refused (self);
    }
}

/* Puts @n bytes, packed, in place of a column of run 2. */
static void
replace (
  MurTestPlace *self, const char *sql, gconstpointer bytes, gsize n, gint64 n_rows)
{
  sqlite3 *db;
  sqlite3_stmt *row;
  uLongf size = compressBound (n);
  g_autofree guint8 *packed = g_malloc (size);
  g_assert_cmpint (compress (packed, &size, bytes, n), ==, Z_OK);
  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &row, NULL), ==, SQLITE_OK);
  sqlite3_bind_int64 (row, 1, n_rows);
  sqlite3_bind_blob64 (row, 2, packed, size, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (row), ==, SQLITE_DONE);
  sqlite3_finalize (row);
  sqlite3_close (db);
}

/* Each column is well in itself, and they do not belong together. */
static void
test_lengths (MurTestPlace *self, gconstpointer data)
{
  static const double values[] = { 0.1, -2.7, 1e300 };
  static const char labels[] = "{\"labels\": [\"a\", \"b\"]}";
  static const char update[]
    = "UPDATE kept SET n_rows = ?1, data = ?2 WHERE run = 2 AND position = 2";
  static const char insert[]
    = "INSERT INTO kept VALUES (2, 'state', 0, 'label', NULL, 'labels', ?1, ?2)";
  make (self);
  replace (self, update, values, sizeof values, G_N_ELEMENTS (values));
  assert_kept_refused (self);
  make (self);
  replace (self, insert, labels, strlen (labels), 2);
  assert_kept_refused (self);
}

/* Data that zlib packs as small as it goes is no damage. */
static void
test_small (MurTestPlace *self, gconstpointer data)
{
  static const char update[]
    = "UPDATE kept SET n_rows = ?1, data = ?2 WHERE run = 2 AND position = 1";
  g_autoptr (GError) error = NULL;
  const gsize n = 1 << 20;
  g_autofree double *zeros = g_new0 (double, n);
  make (self);
  execute (self, "DELETE FROM kept WHERE run = 2 AND position = 2");
  replace (self, update, zeros, n * sizeof *zeros, (gint64)n);
  g_autoptr (MurStore) store = open_store (self, MUR_STORE_READ);
  g_autoptr (MurTable) table = mur_store_kept (store, 2, "state", &error);
  g_assert_no_error (error);
  g_assert_cmpmem (mur_table_column (table, 0), n * sizeof *zeros, zeros,
                   n * sizeof *zeros);
}

/* What others add beside it is neither in the way of reading nor of writing. */
static void
test_added (MurTestPlace *self, gconstpointer data)
{
  make (self);
  execute (self, "ALTER TABLE runs ADD COLUMN note TEXT;"
                 "ALTER TABLE kept ADD COLUMN note TEXT;"
                 "DELETE FROM runs WHERE run = 2; DELETE FROM kept WHERE run = 2;"
                 "CREATE TABLE notes (a)");
  MurStore *store = open_store (self, MUR_STORE_WRITE);
  g_assert_cmpuint (mur_store_n_done (store), ==, 2);
  mur_test_carry_out (store, MUR_WORKERS_THREADS, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (MurTable) table = mur_store_kept (store, 2, "state", &error);
  g_assert_no_error (error);
  g_assert_nonnull (table);
  mur_store_free (store);
}

static void
add (const char *path, void (*test) (MurTestPlace *, gconstpointer))
{
  g_test_add (path, MurTestPlace, NULL, mur_test_place_set_up, test,
              mur_test_place_tear_down);
}

void
mur_test_damage (void)
{
  add ("/sweep/damage/opened", test_opened);
  add ("/sweep/damage/kept", test_kept);
  add ("/sweep/damage/lengths", test_lengths);
  add ("/sweep/damage/small", test_small);
  add ("/sweep/damage/added", test_added);
}
