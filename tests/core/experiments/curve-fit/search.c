/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The search of a curve fit as a frame shows it, against the particles of the frames
 * before and objectives worked out here. */

#include "core/experiments/registry.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>

#define FIT &mur_experiment_curve_fit
#define N_CELLS 64

static const double *
column (const MurFrame *frame, const char *table, const char *name)
{
  const MurTable *found = mur_frame_table (frame, table);
  return mur_table_column (found, (guint)mur_table_find (found, name));
}

static gsize
n_rows (const MurFrame *frame, const char *table)
{
  return mur_table_n_rows (mur_frame_table (frame, table));
}

/* A parabola through @n points, t = 0, 0.01, …, that are not on one. */
static MurSession *
parabola_session (gsize n)
{
  MurSession *session
    = mur_runs_session (FIT, "formula=p1+p2*t+p3*t^2", "particles=11", "lower=-1 -2 -3",
                        "upper=4 3 2", "generations=20", NULL);
  double *t = g_new (double, n), *y = g_new (double, n);
  MurTable *table = mur_table_new ();
  for (gsize i = 0; i < n; i++)
    {
      t[i] = (double)i / 100;
      y[i] = 1.25 + t[i] - 0.5 * t[i] * t[i] + (i % 3 == 0 ? 0.25 : -0.125);
    }
  mur_table_add_take (table, "t", NULL, t, n);
  mur_table_add_take (table, "y", NULL, y, n);
  mur_inputs_add (session->inputs, "data", NULL, table);
  return session;
}

/* Of every @stride-th point, times @stride. */
static double
objective_of (const MurFrame *frame, const double *p, gsize stride)
{
  const double *t = column (frame, "data", "t"), *y = column (frame, "data", "y");
  long double sum = 0;
  for (gsize i = 0; i < n_rows (frame, "data"); i += stride)
    {
      long double r
        = y[i] - (p[0] + p[1] * (long double)t[i] + p[2] * (long double)t[i] * t[i]);
      sum += r * r;
    }
  return (double)(sum * stride);
}

/* The plane of p3 across and p1 upwards, with the best's p2. 512 points are every
 * second of them. */
static void
check_landscape (gsize n, gsize stride)
{
  g_autoptr (MurSession) session = parabola_session (n);
  mur_parameters_set (session->parameters, "plane_x", "3", NULL);
  mur_parameters_set (session->parameters, "plane_y", "1", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);
  mur_runs_step (job, 4);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  g_assert_cmpuint (n_rows (frame, "landscape"), ==, N_CELLS * N_CELLS);
  g_assert_cmpfloat (mur_frame_scalar (frame, "plane_x"), ==, 3);
  g_assert_cmpfloat (mur_frame_scalar (frame, "plane_y"), ==, 1);
  for (guint i = 0; i < N_CELLS * N_CELLS; i += 61)
    {
      double across = -3 + 5 * (i % N_CELLS + 0.5) / N_CELLS;
      double upwards = -1 + 5 * (i / N_CELLS + 0.5) / N_CELLS;
      const double p[] = { upwards, column (frame, "parameters", "value")[1], across };
      double expected = objective_of (frame, p, stride);
      g_assert_cmpfloat_with_epsilon (column (frame, "landscape", "x")[i], across,
                                      1e-14);
      g_assert_cmpfloat_with_epsilon (column (frame, "landscape", "y")[i], upwards,
                                      1e-14);
      /* Some hundred terms, all of one sign. */
      g_assert_cmpfloat_with_epsilon (column (frame, "landscape", "objective")[i],
                                      expected, 1e-12 * expected);
    }
}

static void
test_landscape (void)
{
  check_landscape (100, 1);
  check_landscape (512, 2);
}

static void
test_not_finite (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (FIT, "samples=20", "formula=log(p1-5)+p2", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  for (guint i = 0; i < N_CELLS; i++)
    g_assert_cmpint (isnan (column (frame, "landscape", "objective")[i]) != 0, ==,
                     i < N_CELLS / 2);
}

/* Another plane, also of a run that has ended: the same run in another picture. */
static void
test_plane (void)
{
  g_autoptr (MurSession) session = parabola_session (30);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_finish (job);
  g_autofree char *before = mur_runs_fingerprint (job);
  g_autoptr (MurFrame) one = mur_job_frame (job);
  g_autoptr (MurFrame) two = mur_job_frame (job);
  g_assert_true (mur_frame_table (one, "landscape")
                 == mur_frame_table (two, "landscape"));
  mur_runs_retune (job, "plane_y", "3");
  mur_runs_finish (job);
  g_autofree char *after = mur_runs_fingerprint (job);
  g_autoptr (MurFrame) three = mur_job_frame (job);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_EXHAUSTED);
  g_assert_cmpfloat (mur_frame_scalar (three, "plane_y"), ==, 3);
  g_assert_cmpfloat_with_epsilon (column (three, "landscape", "y")[0], -3 + 2.5 / 64,
                                  1e-14);
  g_assert_cmpfloat (column (three, "plane_best", "y")[0], ==,
                     column (three, "parameters", "value")[2]);
}

/* Of one parameter there is no plane but a line; what is too high is the last one. */
static void
test_one_parameter (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (FIT, "samples=20", "formula=p1*t", "plane_x=7", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  g_assert_cmpfloat (mur_frame_scalar (frame, "plane_x"), ==, 1);
  g_assert_cmpfloat (mur_frame_scalar (frame, "plane_y"), ==, 1);
  g_assert_cmpuint (n_rows (frame, "landscape"), ==, N_CELLS);
  for (guint i = 0; i < N_CELLS; i++)
    {
      double p = 10 * (i + 0.5) / N_CELLS;
      long double sum = 0;
      for (guint k = 0; k < 20; k++)
        sum += powl (column (frame, "data", "y")[k]
                       - (long double)p * column (frame, "data", "t")[k],
                     2);
      g_assert_cmpfloat_with_epsilon (column (frame, "landscape", "x")[i], p, 1e-14);
      g_assert_cmpfloat_with_epsilon (column (frame, "landscape", "objective")[i],
                                      (double)sum, 1e-12 * (double)sum);
    }
}

/* Where particles are, and where each has found most so far. */
static void
test_particles (void)
{
  g_autoptr (MurSession) session = parabola_session (30);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  double lowest[11], best[11][2];
  for (guint step = 0; step <= 9; step++)
    {
      g_autoptr (MurFrame) frame = mur_job_frame (job);
      g_assert_cmpuint (n_rows (frame, "plane_particles"), ==, 11);
      for (guint i = 0; i < 11; i++)
        {
          double p1 = column (frame, "particles", "p1")[i];
          double p2 = column (frame, "particles", "p2")[i];
          double value = column (frame, "particles", "objective")[i];
          if (step == 0 || value < lowest[i])
            {
              lowest[i] = value;
              best[i][0] = p1;
              best[i][1] = p2;
            }
          g_assert_cmpfloat (column (frame, "plane_particles", "x")[i], ==, p1);
          g_assert_cmpfloat (column (frame, "plane_particles", "y")[i], ==, p2);
          g_assert_cmpfloat (column (frame, "plane_particles", "objective")[i], ==,
                             value);
          g_assert_cmpfloat (column (frame, "plane_particles", "best_x")[i], ==,
                             best[i][0]);
          g_assert_cmpfloat (column (frame, "plane_particles", "best_y")[i], ==,
                             best[i][1]);
        }
      mur_runs_step (job, 1);
    }
}

/* The last @length generations up to @frames[@last], and a gap after each particle. */
static void
check_tails (MurFrame **frames, guint last, guint length)
{
  const double *x = column (frames[last], "tails", "x");
  const double *y = column (frames[last], "tails", "y");
  g_assert_cmpuint (n_rows (frames[last], "tails"), ==, 11 * (length + 1));
  for (guint i = 0; i < 11; i++)
    {
      for (guint k = 0; k < length; k++)
        {
          const MurFrame *then = frames[last + 1 + k - length];
          g_assert_cmpfloat (*x++, ==, column (then, "particles", "p1")[i]);
          g_assert_cmpfloat (*y++, ==, column (then, "particles", "p2")[i]);
        }
      g_assert_true (isnan (*x++));
      g_assert_true (isnan (*y++));
    }
}

/* They are the last move; where particles are thrown to new places there is none. */
static void
test_tails (void)
{
  g_autoptr (MurSession) session = parabola_session (30);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  MurFrame *frames[12];
  for (guint step = 0; step < 12; step++)
    {
      if (step == 10)
        mur_job_act (job, "scatter", NULL);
      else if (step > 0)
        mur_runs_step (job, 1);
      frames[step] = mur_job_frame (job);
      check_tails (frames, step, step == 0 || step == 10 ? 1 : 2);
    }
  for (guint step = 0; step < 12; step++)
    mur_frame_unref (frames[step]);
}

/* All parameters of all particles between their limits, each particle beside the same
 * place of every parameter. */
static void
test_strip (void)
{
  static const char *const names[] = { "p1", "p2", "p3" };
  static const double lower[] = { -1, -2, -3 };
  g_autoptr (MurSession) session = parabola_session (30);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_step (job, 2);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  g_assert_cmpuint (n_rows (frame, "strip"), ==, 33);
  for (guint k = 0; k < 33; k++)
    {
      guint d = k / 11, i = k % 11;
      double across = column (frame, "strip", "across")[k];
      double value = column (frame, "particles", names[d])[i];
      g_assert_cmpfloat (fabs (across - d), <=, 0.35 + 1e-14);
      g_assert_cmpfloat_with_epsilon (across - d, column (frame, "strip", "across")[i],
                                      1e-14);
      g_assert_cmpfloat_with_epsilon (column (frame, "strip", "place")[k],
                                      (value - lower[d]) / 5, 1e-14);
      for (guint j = 0; j < i; j++)
        g_assert_cmpfloat (fabs (across - d - column (frame, "strip", "across")[j]), >,
                           0.35 / 11);
    }
}

/* Of many particles four hundred are shown. */
static void
test_many (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (FIT, "samples=10", "particles=1001", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_step (job, 1);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  g_assert_cmpuint (n_rows (frame, "plane_particles"), ==, 400);
  g_assert_cmpuint (n_rows (frame, "strip"), ==, 1600);
  g_assert_cmpuint (n_rows (frame, "tails"), ==, 1200);
  /* 399 · 1001 / 400 = 998 and a rest */
  g_assert_cmpfloat (column (frame, "plane_particles", "x")[399], ==,
                     column (frame, "particles", "p1")[998]);
}

static void
test_best (void)
{
  g_autoptr (MurSession) session = mur_runs_session (FIT, "plane_x=3", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_step (job, 5);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const double *value = column (frame, "parameters", "value");
  const double *expected = column (frame, "parameters", "expected");
  g_assert_cmpfloat (column (frame, "plane_best", "x")[0], ==, value[2]);
  g_assert_cmpfloat (column (frame, "plane_best", "y")[0], ==, value[1]);
  g_assert_cmpfloat (column (frame, "plane_best", "expected_x")[0], ==, expected[2]);
  g_assert_cmpfloat (column (frame, "plane_best", "expected_y")[0], ==, 4);
  g_assert_cmpfloat (column (frame, "plane_best", "objective")[0], ==,
                     mur_frame_scalar (frame, "best"));
}

void
mur_test_curve_fit_search (void)
{
  g_test_add_func ("/experiments/curve-fit/search/landscape", test_landscape);
  g_test_add_func ("/experiments/curve-fit/search/not-finite", test_not_finite);
  g_test_add_func ("/experiments/curve-fit/search/plane", test_plane);
  g_test_add_func ("/experiments/curve-fit/search/one-parameter", test_one_parameter);
  g_test_add_func ("/experiments/curve-fit/search/particles", test_particles);
  g_test_add_func ("/experiments/curve-fit/search/tails", test_tails);
  g_test_add_func ("/experiments/curve-fit/search/strip", test_strip);
  g_test_add_func ("/experiments/curve-fit/search/many", test_many);
  g_test_add_func ("/experiments/curve-fit/search/best", test_best);
}
