/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shards put together. */

#include "tests/core/sweep/rows.h"
#include "tests/core/sweep/sweeps.h"

#include <string.h>

#define N_SHARDS 3
#define OVER "gain=2.5:4:10;seed=1..5"

typedef struct
{
  char *folder;
  char *shards[N_SHARDS + 1]; /* and %NULL */
  char *whole, *all;
} Fixture;

static MurSweep *
make_sweep (void)
{
  return mur_test_sweep (20, 0, OVER, "state");
}

static void
make_shard (const char *path, guint shard)
{
  g_autoptr (MurStore) store = mur_store_create (path, make_sweep (), shard, N_SHARDS,
                                                 mur_test_registry (), NULL);
  mur_test_carry_out (store, MUR_WORKERS_THREADS, 2);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = mur_test_folder_new ();
  self->whole = g_build_filename (self->folder, "whole.db", NULL);
  self->all = g_build_filename (self->folder, "all.db", NULL);
  for (guint i = 0; i < N_SHARDS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.db", i + 1);
      self->shards[i] = g_build_filename (self->folder, name, NULL);
      make_shard (self->shards[i], i + 1);
    }
  mur_store_free (mur_test_whole (self->whole, make_sweep ()));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  mur_test_folder_free (self->folder);
  for (guint i = 0; i < N_SHARDS; i++)
    g_free (self->shards[i]);
  g_free (self->whole);
  g_free (self->all);
}

static MurStore *
merge (Fixture *self, const char *const *paths, GError **error)
{
  return mur_store_merge (paths, self->all, mur_test_registry (), error);
}

static void
assert_whole (Fixture *self)
{
  mur_test_assert_same_rows (self->all, self->whole);
}

static void
test_whole (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MurStore) store = merge (self, (const char *const *)self->shards, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mur_store_n_done (store), ==, 50);
  g_assert_null (mur_store_format_missing (store));
  assert_whole (self);
}

/* The second of three shards has runs 2, 5, …, 50; what it lacks is done afterwards. */
static void
test_missing (Fixture *self, gconstpointer data)
{
  const char *paths[] = { self->shards[0], self->shards[2], NULL };
  g_autoptr (MurStore) store = merge (self, paths, NULL);
  g_autofree char *missing = mur_store_format_missing (store);
  g_assert_true (g_str_has_prefix (missing, "2, 5, 8, "));
  g_assert_true (g_str_has_suffix (missing, ", …"));
  g_clear_pointer (&store, mur_store_free);
  store = mur_store_open (self->all, MUR_STORE_WRITE, mur_test_registry (), NULL);
  mur_test_carry_out (store, MUR_WORKERS_THREADS, 2);
  g_clear_pointer (&store, mur_store_free);
  assert_whole (self);
}

/* Rows that several have are there once. */
static void
test_overlap (Fixture *self, gconstpointer data)
{
  const char *paths[] = { self->shards[0], self->whole, self->shards[0], NULL };
  g_autoptr (MurStore) store = merge (self, paths, NULL);
  g_assert_cmpuint (mur_store_n_done (store), ==, 50);
  assert_whole (self);
}

static void
execute (const char *path, const char *statement)
{
  sqlite3 *db;
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, statement, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* A run that failed where a worker was lost, and not elsewhere. */
static void
test_failed (Fixture *self, gconstpointer data)
{
  const char *paths[] = { self->shards[0], self->shards[1], self->whole, NULL };
  execute (self->shards[1], "UPDATE runs SET status = 'failed', fingerprint = NULL,"
                            " message = 'lost' WHERE run = 5");
  execute (self->shards[1], "DELETE FROM kept WHERE run = 5");
  g_autoptr (MurStore) store = merge (self, paths, NULL);
  g_assert_cmpuint (mur_store_n_failed (store), ==, 0);
  assert_whole (self);
}

static void
assert_refused (Fixture *self, const char *const *paths, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (merge (self, paths, &error));
  if (strstr (error->message, words) == NULL)
    g_error ("\"%s\" is not in: %s", words, error->message);
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_null (strstr (name, ".part"));
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->folder, "other.db", NULL);
  const char *others[] = { self->shards[0], other, NULL };
  const char *differing[] = { self->shards[0], self->whole, NULL };
  mur_store_free (mur_test_whole (other, mur_test_sweep (21, 0, OVER, "state")));
  assert_refused (self, others, "another one than that of");
  execute (self->whole, "UPDATE runs SET fingerprint = 'x' WHERE run = 4");
  assert_refused (self, differing, "run 4 has another result");
  g_assert_false (g_file_test (self->all, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (self->all, "mine", -1, NULL));
  assert_refused (self, (const char *const *)self->shards, "there is one of that name");
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

void
mur_test_merge (void)
{
  add ("/sweep/merge/whole", test_whole);
  add ("/sweep/merge/missing", test_missing);
  add ("/sweep/merge/overlap", test_overlap);
  add ("/sweep/merge/failed", test_failed);
  add ("/sweep/merge/refused", test_refused);
}
