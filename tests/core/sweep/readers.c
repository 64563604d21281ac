/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Programs that read a store while it is written, and take their time. */

#include "tests/core/sweep/rows.h"
#include "tests/core/sweep/sweeps.h"

#include <string.h>

#define N_RUNS 1000

typedef struct
{
  MurTestPlace place;
  sqlite3 *db;
  sqlite3_stmt *row; /* one that is being looked at keeps the file */
  guint64 n_before;  /* rows there when it began, and … */
  guint64 n_done;    /* … runs done */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  mur_test_place_set_up (&self->place, data);
}

static void
let_go (Fixture *self)
{
  g_assert_cmpint (sqlite3_finalize (self->row), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (self->db), ==, SQLITE_OK);
  self->row = NULL;
  self->db = NULL;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->db != NULL)
    let_go (self);
  mur_test_place_tear_down (&self->place, data);
}

static guint64
count_rows (Fixture *self)
{
  g_autofree char *count
    = mur_test_query (self->place.path, "SELECT count(*) FROM runs");
  return g_ascii_strtoull (count, NULL, 10);
}

static void
begin_to_read (Fixture *self)
{
  self->n_before = count_rows (self);
  g_assert_cmpint (sqlite3_open (self->place.path, &self->db), ==, SQLITE_OK);
  g_assert_cmpint (
    sqlite3_prepare_v2 (self->db, "SELECT run FROM runs", -1, &self->row, NULL), ==,
    SQLITE_OK);
  g_assert_cmpint (sqlite3_step (self->row), ==, SQLITE_ROW);
}

/* From the first rows on, for as long as it takes others to be computed. */
static gboolean
read_for_long_cb (const MurSweepProgress *progress, gpointer data)
{
  Fixture *self = data;
  if (self->db == NULL && self->n_done == 0 && count_rows (self) > 0)
    {
      begin_to_read (self);
      self->n_done = progress->n_done;
    }
  else if (self->db != NULL && progress->n_done > self->n_done + N_RUNS / 2)
    let_go (self);
  return TRUE;
}

static gboolean
read_for_ever_cb (const MurSweepProgress *progress, gpointer data)
{
  Fixture *self = data;
  if (self->db == NULL && count_rows (self) > 0)
    begin_to_read (self);
  return TRUE;
}

static gboolean
carry_out (Fixture *self,
           MurStore *store,
           MurSweepProgressFunc progress,
           GError **error)
{
  const MurSweepLocal settings = { .n_workers = 1,
                                   .kind = MUR_WORKERS_THREADS,
                                   .functions = mur_test_functions (),
                                   .registry = mur_test_registry (),
                                   .progress = progress,
                                   .data = self };
  return mur_sweep_run_local (store, &settings, error);
}

/* Two milliseconds a run: two seconds, a half of which it is read. */
static MurStore *
make (Fixture *self)
{
  MurStore *store = mur_store_create (self->place.path,
                                      mur_test_sweep (4, 500, "seed=1..1000", "state"),
                                      1, 1, mur_test_registry (), NULL);
  g_assert_nonnull (store);
  return store;
}

/* It is computed on meanwhile, and written when the reader is gone. */
static void
test_long (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MurStore *store = make (self);
  const gboolean done = carry_out (self, store, read_for_long_cb, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  g_assert_null (self->db);
  g_assert_cmpuint (self->n_before, <, N_RUNS / 2);
  mur_store_free (store);
  g_assert_cmpuint (count_rows (self), ==, N_RUNS);
}

/* One line when it does not go; when it does, all can still be written. */
static void
test_ever (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MurStore *store = make (self);
  g_assert_false (carry_out (self, store, read_for_ever_cb, &error));
  g_assert_nonnull (strstr (error->message, "results.db: another program goes on"));
  g_assert_null (strchr (error->message, '\n'));
  g_clear_error (&error);
  g_assert_cmpuint (mur_store_n_done (store), ==, N_RUNS);
  let_go (self);
  g_assert_cmpuint (self->n_before, <, N_RUNS / 2);
  g_assert_true (carry_out (self, store, NULL, &error));
  g_assert_no_error (error);
  mur_store_free (store);
  g_assert_cmpuint (count_rows (self), ==, N_RUNS);
}

/* What is given up meanwhile is lost, and what was committed is not. */
static void
test_given_up (Fixture *self, gconstpointer data)
{
  MurStore *store = make (self);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GVariant) row
        = g_variant_ref_sink (mur_sweep_run (mur_store_sweep (store), i, NULL, NULL));
      g_assert_true (mur_store_add (store, row, NULL));
      if (i == 9)
        {
          g_assert_true (mur_store_commit (store, NULL));
          begin_to_read (self);
        }
    }
  g_usleep (G_USEC_PER_SEC); /* a commit is due */
  g_assert_true (mur_store_commit_if_due (store, NULL));
  mur_store_free (store);
  let_go (self);
  g_assert_cmpuint (count_rows (self), ==, 10);
  store
    = mur_store_open (self->place.path, MUR_STORE_WRITE, mur_test_registry (), NULL);
  g_assert_cmpuint (mur_store_n_done (store), ==, 10);
  mur_store_free (store);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

void
mur_test_readers (void)
{
  add ("/sweep/readers/long", test_long);
  add ("/sweep/readers/ever", test_ever);
  add ("/sweep/readers/given-up", test_given_up);
}
