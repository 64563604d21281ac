/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sweeps that are killed at random moments, and go on to the same rows: the writer in the
 * middle of its commits, and workers in the middle of their runs. */

#include "tests/core/sweep/children.h"
#include "tests/core/sweep/rows.h"
#include "tests/core/sweep/sweeps.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_KILLS 30
#define OVER "gain=2.5:4:40;seed=1..50"

typedef struct
{
  char *folder, *path, *whole;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = mur_test_folder_new ();
  self->path = g_build_filename (self->folder, "killed.db", NULL);
  self->whole = g_build_filename (self->folder, "whole.db", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  mur_test_folder_free (self->folder);
  g_free (self->path);
  g_free (self->whole);
}

static void
assert_same (Fixture *self)
{
  mur_test_assert_same_rows (self->path, self->whole);
}

/* Commits after every few rows, so that most kills come in the middle of one. */
static void
write_rows (const char *path)
{
  MurStore *store = mur_store_create (path, mur_test_sweep (20, 0, OVER, "state"), 1, 1,
                                      mur_test_registry (), NULL);
  guint64 next = 0;
  for (guint n = 0; store != NULL; n++)
    {
      next = mur_store_next_missing (store, next);
      if (next == G_MAXUINT64)
        break;
      GVariant *row = g_variant_ref_sink (
        mur_sweep_run (mur_store_sweep (store), next, NULL, NULL));
      mur_store_add (store, row, NULL);
      g_variant_unref (row);
      if (n % 3 == 2)
        mur_store_commit (store, NULL);
    }
  if (store != NULL)
    mur_store_commit (store, NULL);
  _exit (store != NULL ? 0 : 1);
}

static void
test_writer (Fixture *self, gconstpointer data)
{
  mur_store_free (mur_test_whole (self->whole, mur_test_sweep (20, 0, OVER, "state")));
  guint64 n_before = 0;
  for (guint i = 0; i < N_KILLS; i++)
    {
      const pid_t child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        write_rows (self->path);
      g_usleep ((gulong)g_test_rand_int_range (0, 40000));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      g_autoptr (MurStore) store
        = mur_store_open (self->path, MUR_STORE_READ, mur_test_registry (), NULL);
      if (store == NULL)
        continue;
      g_assert_cmpuint (mur_store_n_done (store), >=, n_before);
      n_before = mur_store_n_done (store);
    }
  g_autoptr (GError) error = NULL;
  MurStore *store = mur_store_create (self->path, mur_test_sweep (20, 0, OVER, "state"),
                                      1, 1, mur_test_registry (), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mur_store_n_done (store), >, 0);
  mur_test_carry_out (store, MUR_WORKERS_THREADS, 2);
  mur_store_free (store);
  assert_same (self);
}

typedef struct
{
  gint is_done;
  guint n_kills;
} Killer;

static gpointer
kill_cb (gpointer data)
{
  Killer *self = data;
  while (!g_atomic_int_get (&self->is_done) && self->n_kills < N_KILLS)
    {
      g_usleep ((gulong)g_random_int_range (10000, 60000));
      const pid_t child = mur_test_find_child (getpid (), g_random_int ());
      if (child == 0 || g_atomic_int_get (&self->is_done))
        continue;
      kill (child, SIGKILL);
      self->n_kills++;
    }
  return NULL;
}

/* 4800 runs of about 1 ms, by three workers that are killed again and again. What a step
 * waits for is in no row. */
static void
test_workers (Fixture *self, gconstpointer data)
{
  static const char over[] = "gain=2.5:4:24;seed=1..200";
  Killer killer = { 0 };
  mur_store_free (mur_test_whole (self->whole, mur_test_sweep (1, 0, over, NULL)));
  MurStore *store = mur_store_create (self->path, mur_test_sweep (1, 1000, over, NULL),
                                      1, 1, mur_test_registry (), NULL);
  GThread *thread = g_thread_new ("killer", kill_cb, &killer);
  mur_test_carry_out (store, MUR_WORKERS_PROCESSES, 3);
  g_atomic_int_set (&killer.is_done, 1);
  g_thread_join (thread);
  mur_store_free (store);
  g_assert_cmpuint (killer.n_kills, >, 5);
  assert_same (self);
}

void
mur_test_kills (void)
{
  g_test_add ("/sweep/kills/writer", Fixture, NULL, set_up, test_writer, tear_down);
  g_test_add ("/sweep/kills/workers", Fixture, NULL, set_up, test_workers, tear_down);
}
