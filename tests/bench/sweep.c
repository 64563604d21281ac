/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a sweep costs a run beyond the run itself, in microseconds: one worker process, and
 * one computing rank of MPI, beside a loop of the same runs with the same results and no
 * store. Then all of two oscillators with their scalars, as many rows read, and the bytes
 * of one. The least of several repetitions counts: the others were disturbed. */

#include "core/experiments/functions.h"
#include "core/experiments/registry.h"
#include "core/run/job.h"
#include "core/sweep/local.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>

#define REPETITIONS 3
#define N_SMALL 5000
#define N_LARGE 100000

static char *folder;

static double
now (void)
{
  return (double)g_get_monotonic_time () / G_USEC_PER_SEC;
}

/* Two oscillators; @duration of their time with 100 samples a second. */
static MurSweep *
make_sweep (guint n, guint duration)
{
  const MurExperiment *experiment
    = mur_experiment_find (mur_experiments (), "oscillators", NULL);
  g_autoptr (MurSession) session = mur_session_new (experiment);
  g_autofree char *over = g_strdup_printf ("coupling=0:1:%u", n);
  const char *axes[] = { over, NULL };
  mur_experiment_apply_preset (experiment, "two-locking", session->parameters, NULL);
  mur_parameters_set_number (session->parameters, "duration", duration, NULL);
  mur_parameters_set_number (session->parameters, "samples", 100 * duration + 1, NULL);
  MurDesign *design = mur_design_new (experiment, MUR_DESIGN_GRID, 0, axes, NULL);
  return mur_sweep_new (session, design, NULL, NULL);
}

static char *
path_of (const char *name)
{
  char *path = g_build_filename (folder, name, NULL);
  g_remove (path);
  return path;
}

/* Seconds of the same runs, one after the other, with frame and fingerprint. */
static double
time_bare (guint n, guint duration)
{
  g_autoptr (MurSweep) sweep = make_sweep (n, duration);
  const double begin = now ();
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MurSession) session = mur_sweep_session (sweep, i);
      g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
      while (mur_job_step (job, NULL) == MUR_STATUS_RUNNING)
        ;
      g_autoptr (MurFrame) frame = mur_job_results (job);
      g_free (mur_frame_fingerprint (frame));
    }
  return now () - begin;
}

static double
time_local (const char *path, guint n, guint duration, guint n_workers)
{
  const MurSweepLocal settings = { .n_workers = n_workers,
                                   .kind = MUR_WORKERS_PROCESSES,
                                   .functions = mur_sweep_functions,
                                   .registry = mur_experiments () };
  g_autoptr (GError) error = NULL;
  const double begin = now ();
  g_autoptr (MurStore) store = mur_store_create (path, make_sweep (n, duration), 1, 1,
                                                 mur_experiments (), &error);
  if (store == NULL || !mur_sweep_run_local (store, &settings, &error))
    g_error ("%s", error->message);
  return now () - begin;
}

static double
time_mpi (guint n)
{
  g_autofree char *path = path_of ("mpi.db");
  g_autofree char *over = g_strdup_printf ("coupling=0:1:%u", n);
  const char *argv[] = { g_getenv ("MUR_MPIRUN"),
                         "-n",
                         "2",
                         g_getenv ("MUR_MPI"),
                         "sweep",
                         "oscillators",
                         "--preset",
                         "two-locking",
                         "-s",
                         "duration=1",
                         "-s",
                         "samples=101",
                         "--over",
                         over,
                         "-q",
                         "-o",
                         path,
                         NULL };
  g_autoptr (GError) error = NULL;
  const double begin = now ();
  if (!g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL,
                     NULL, &error))
    g_error ("%s", error->message);
  return now () - begin;
}

/* What starting takes is taken off by the difference of two lengths. */
static void
report_overhead (void)
{
  double bare = INFINITY, local = INFINITY, mpi = INFINITY;
  for (guint i = 0; i < REPETITIONS; i++)
    {
      g_autofree char *small = path_of ("small.db");
      g_autofree char *tiny = path_of ("tiny.db");
      bare = fmin (bare, time_bare (N_SMALL, 1));
      local = fmin (local, time_local (small, N_SMALL + N_SMALL / 5, 1, 1)
                             - time_local (tiny, N_SMALL / 5, 1, 1));
      if (g_getenv ("MUR_MPI") != NULL)
        mpi = fmin (mpi, time_mpi (N_SMALL + N_SMALL / 5) - time_mpi (N_SMALL / 5));
    }
  printf ("bare loop         %8.1f µs a run\n", 1e6 * bare / N_SMALL);
  printf ("one worker        %8.1f µs a run beyond it  (at most 30)\n",
          1e6 * (local - bare) / N_SMALL);
  if (isfinite (mpi))
    printf ("MPI, two ranks    %8.1f µs a run beyond it  (at most 30)\n",
            1e6 * (mpi - bare) / N_SMALL);
}

static void
report_large (void)
{
  g_autofree char *path = path_of ("large.db");
  GStatBuf status;
  const double seconds = time_local (path, N_LARGE, 20, 2);
  g_stat (path, &status);
  printf ("two oscillators   %8.1f s for %d runs by two workers  (at most 20)\n",
          seconds, N_LARGE);
  const double begin = now ();
  g_autoptr (MurStore) store
    = mur_store_open (path, MUR_STORE_READ, mur_experiments (), NULL);
  g_autoptr (MurStoreRows) rows = mur_store_read (store, NULL);
  printf ("read              %8.2f s for %" G_GSIZE_FORMAT " rows of %u columns"
          "  (at most 0.3)\n",
          now () - begin, rows->n_rows, rows->n_columns);
  printf ("size              %8.0f bytes a row of 23 scalars\n",
          (double)status.st_size / N_LARGE);
}

static void
remove_all (void)
{
  static const char *const names[] = { "small.db", "tiny.db", "large.db", "mpi.db" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (path_of (names[i]));
  g_rmdir (folder);
  g_free (folder);
}

int
main (void)
{
  folder = g_dir_make_tmp ("murmuration-XXXXXX", NULL);
  report_overhead ();
  fflush (stdout);
  report_large ();
  remove_all ();
  return 0;
}
