/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the curve fit's parts cost: the objective of the example (100 particles, 1000
 * rows), a long row by one particle, and a refinement. The best of several rounds. */

#include <stdio.h>

#include "core/fitting/least-squares.h"
#include "core/fitting/signal.h"

#define N_ROWS 1000
#define N_POINTS 100
#define N_LONG 1000000

static MurModel *
example_new (gsize n)
{
  const char *inputs[] = { "t", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MurProgram) program
    = mur_program_new ("p1*t*sin(p2*pi*t^2+p3)*exp(-p4*t^2)", inputs, "p", &error);
  g_autofree double *t = g_new (double, n);
  g_autofree double *y = g_new (double, n);

  g_assert_no_error (error);
  mur_signal_fill (n, -2, 2, 0.025, 42, t, y);
  return mur_model_new (program, t, y, n);
}

static void
fill_points (double *points)
{
  for (int i = 0; i < N_POINTS; i++)
    for (int k = 0; k < 4; k++)
      points[4 * i + k] = 0.1 + 9.9 * ((i * (2 * k + 7)) % N_POINTS) / N_POINTS;
}

/* Nanoseconds a row and point. */
static double
measure (const MurModel *model, gsize n_points, int n_repeats, guint n_threads)
{
  g_autoptr (MurPool) pool = mur_pool_new (n_threads);
  g_autoptr (MurModelScratch) scratch = mur_model_scratch_new (model, n_threads);
  double points[4 * N_POINTS];
  double values[N_POINTS];
  gint64 best = G_MAXINT64;

  fill_points (points);
  for (int round = 0; round < 12; round++)
    {
      gint64 start = g_get_monotonic_time ();

      for (int i = 0; i < n_repeats; i++)
        mur_model_objective (model, &mur_loss_squares, points, n_points, pool, scratch,
                             values);
      best = MIN (best, g_get_monotonic_time () - start);
    }
  return 1e3 * (double)best / n_repeats / (double)(n_points * mur_model_n_rows (model));
}

static void
report (const char *what, const MurModel *model, gsize n_points, int n_repeats)
{
  double one = measure (model, n_points, n_repeats, 1);
  double two = measure (model, n_points, n_repeats, 2);

  printf ("%-44s %8.2f ns a point\n", what, one);
  printf ("%-44s %8.2f ns a point, %.2f times one\n", "  by two threads", two,
          one / two);
}

static void
report_refine (const MurModel *model)
{
  const double lower[] = { 0, 0, 0, 0 };
  const double upper[] = { 10, 10, 10, 10 };
  MurLeastSquaresResult result = { 0 };
  gint64 best = G_MAXINT64;

  for (int round = 0; round < 12; round++)
    {
      double p[] = { 4.1, 3.95, 1.6, 3.1 };
      gint64 start = g_get_monotonic_time ();

      result = mur_least_squares_refine (model, lower, upper, 100, p);
      best = MIN (best, g_get_monotonic_time () - start);
    }
  printf ("%-44s %8.3f ms, %u iterations, %" G_GUINT64_FORMAT " evaluations\n",
          "refinement, 1000 rows", (double)best / 1e3, result.n_iterations,
          result.n_evaluations);
}

int
main (void)
{
  g_autoptr (MurModel) model = example_new (N_ROWS);
  g_autoptr (MurModel) longer = example_new (N_LONG);

  report ("objective, 100 particles x 1000 rows", model, N_POINTS, 20);
  report ("objective, 1 particle x 1000000 rows", longer, 1, 1);
  report_refine (model);
  return 0;
}
