/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sweeps carried out here: the same rows, whoever computes them. */

#include "tests/core/sweep/rows.h"
#include "tests/core/sweep/sweeps.h"

#define OVER "gain=2.5:4:40;seed=1..5"

typedef struct
{
  char *folder;
  char *one;
} Fixture;

static char *
path_of (Fixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = mur_test_folder_new ();
  self->one = path_of (self, "one.db");
  mur_store_free (mur_test_whole (self->one, mur_test_sweep (50, 0, OVER, "state")));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  mur_test_folder_free (self->folder);
  g_free (self->one);
}

static void
test_workers (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 4; i++)
    {
      const MurWorkersKind kind
        = i % 2 == 0 ? MUR_WORKERS_THREADS : MUR_WORKERS_PROCESSES;
      g_autofree char *name = g_strdup_printf ("%u.db", i);
      g_autofree char *path = path_of (self, name);
      MurStore *store = mur_store_create (path, mur_test_sweep (50, 0, OVER, "state"),
                                          1, 1, mur_test_registry (), NULL);
      mur_test_carry_out (store, kind, i < 2 ? 3 : 7);
      mur_store_free (store);
      mur_test_assert_same_rows (path, self->one);
    }
}

/* Ends it after @n_left calls. */
static gboolean
end_cb (const MurSweepProgress *progress, gpointer n_left)
{
  g_assert_cmpuint (progress->n_done, <=, progress->n_runs);
  return --*(int *)n_left > 0;
}

/* What was under way when it was ended is there. */
static void
test_ended (Fixture *self, gconstpointer data)
{
  g_autofree char *path = path_of (self, "ended.db");
  g_autoptr (GError) error = NULL;
  int n_left = 3;
  const MurSweepLocal settings = { .n_workers = 2,
                                   .kind = MUR_WORKERS_THREADS,
                                   .functions = mur_test_functions (),
                                   .registry = mur_test_registry (),
                                   .progress = end_cb,
                                   .data = &n_left };
  MurStore *store
    = mur_store_create (path, mur_test_sweep (4, 1000, "seed=1..1000", NULL), 1, 1,
                        mur_test_registry (), NULL);
  g_assert_true (mur_sweep_run_local (store, &settings, &error));
  const guint64 n_done = mur_store_n_done (store);
  g_assert_cmpuint (n_done, >, 0);
  g_assert_cmpuint (n_done, <, 1000);
  mur_store_free (store);
  store = mur_store_open (path, MUR_STORE_READ, mur_test_registry (), NULL);
  g_assert_cmpuint (mur_store_n_done (store), ==, n_done);
  g_autofree char *missing = mur_store_format_missing (store);
  g_assert_true (g_str_has_suffix (missing, "–1000"));
  mur_store_free (store);
}

static void
test_failing (Fixture *self, gconstpointer data)
{
  g_autoptr (MurStore) store
    = mur_test_whole (NULL, mur_test_sweep (20, 0, "breaks=begin,never,step", NULL));
  g_assert_cmpuint (mur_store_n_failed (store), ==, 2);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

void
mur_test_local (void)
{
  add ("/sweep/local/workers", test_workers);
  add ("/sweep/local/ended", test_ended);
  add ("/sweep/local/failing", test_failing);
}
