/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A store of a hundred thousand runs of two oscillators: how long the window's thread takes
 * to read it, and then to make a figure in each scene, beside what SQLite alone takes to
 * count its rows by a scan. */

#include "tests/ui/sweep/store.h"

#include "core/experiments/functions.h"
#include "core/experiments/registry.h"
#include "core/sweep/local.h"
#include "ui/sweep/figure.h"

#include <glib/gstdio.h>
#include <stdio.h>

#define SAMPLES 5

static void
make (const char *path)
{
  g_autoptr (GError) error = NULL;
  MurSweep *sweep = mur_test_locking_sweep ((const char *const[]){
    "coupling=0:4:50", "frequency_width=0.1:4:50", "seed=1..40", NULL });
  g_autoptr (MurStore) store
    = mur_store_create (path, sweep, 1, 1, mur_experiments (), &error);
  const MurSweepLocal settings = { .kind = MUR_WORKERS_THREADS,
                                   .functions = mur_sweep_functions,
                                   .registry = mur_experiments () };
  if (store == NULL || !mur_sweep_run_local (store, &settings, &error))
    g_error ("%s", error->message);
}

static double
since_ms (gint64 begun)
{
  return (double)(g_get_monotonic_time () - begun) / 1e3;
}

static double
scan_ms (const char *path)
{
  const gint64 begun = g_get_monotonic_time ();
  g_autoptr (MurStore) store
    = mur_store_open (path, MUR_STORE_READ, mur_experiments (), NULL);
  (void)mur_store_n_done (store);
  return since_ms (begun);
}

static MurSweepResults *
read_ms (const char *path, double *milliseconds)
{
  const gint64 begun = g_get_monotonic_time ();
  MurSweepResults *results = mur_sweep_results_open (path, NULL);
  *milliseconds = since_ms (begun);
  return results;
}

static double
figure_ms (MurSweepResults *results, const char *scene)
{
  g_autoptr (MurSweepLook) look = mur_sweep_look_new (results);
  mur_sweep_look_set_scene (look, scene, NULL);
  const gint64 begun = g_get_monotonic_time ();
  MurFigure *figure = mur_sweep_figure (results, look);
  const double milliseconds = since_ms (begun);
  mur_figure_unref (figure);
  return milliseconds;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("murmuration-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "results.db", NULL);
  double best[2 + MUR_N_SWEEP_SCENES];
  guint64 n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (best); i++)
    best[i] = G_MAXDOUBLE;
  make (path);
  for (guint sample = 0; sample < SAMPLES; sample++)
    {
      double milliseconds;
      best[0] = MIN (best[0], scan_ms (path));
      g_autoptr (MurSweepResults) results = read_ms (path, &milliseconds);
      best[1] = MIN (best[1], milliseconds);
      n = mur_sweep_results_n_rows (results);
      for (guint i = 0; i < MUR_N_SWEEP_SCENES; i++)
        best[2 + i] = MIN (best[2 + i], figure_ms (results, mur_sweep_scenes[i].id));
    }
  printf ("%" G_GUINT64_FORMAT " runs, best of %d\n", n, SAMPLES);
  printf ("opened, and rows counted  %8.1f ms\n", best[0]);
  printf ("all columns read          %8.1f ms\n", best[1]);
  for (guint i = 0; i < MUR_N_SWEEP_SCENES; i++)
    printf ("figure %-18s %8.1f ms\n", mur_sweep_scenes[i].id, best[2 + i]);
  printf ("read and first figure     %8.1f ms\n", best[1] + best[2]);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
