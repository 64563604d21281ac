/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What frames of sampling hold for pictures: slopes to compare with, the points in and
 * beside the quarter disc, pairs of dimensions beside random ones. */

#include "core/experiments/registry.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>

#define SAMPLING &mur_experiment_sampling

static const double *
column (const MurFrame *frame, const char *table_name, const char *name)
{
  const MurTable *table = mur_frame_table (frame, table_name);
  const int place = mur_table_find (table, name);
  g_test_message ("%s of %s", name, table_name);
  g_assert_cmpint (place, >=, 0);
  return mur_table_column (table, (guint)place);
}

static gsize
n_rows (const MurFrame *frame, const char *table_name)
{
  return mur_table_n_rows (mur_frame_table (frame, table_name));
}

/* The root of the mean of N times the squared error, over all rows up to 16 points. */
static double
find_anchor (const MurFrame *frame)
{
  const double *n = column (frame, "integration", "n");
  const double *error = column (frame, "integration", "reference_error");
  double sum = 0;
  gsize row = 0;
  for (; row < n_rows (frame, "integration") && n[row] <= 16; row++)
    sum += n[row] * error[row] * error[row];
  return sqrt (sum / (double)row);
}

/* Over all points there will be, from the first step on. */
static void
check_slopes (const MurFrame *frame, double count, double star_end, double anchor)
{
  const double *n = column (frame, "slopes", "n");
  const double *star_n = column (frame, "slopes", "star_n");
  const gsize end = n_rows (frame, "slopes") - 1;
  g_assert_cmpfloat (n[0], ==, 1);
  g_assert_cmpfloat (star_n[0], ==, 1);
  g_assert_cmpfloat_with_epsilon (n[end], count, 1e-9 * count);
  g_assert_cmpfloat_with_epsilon (star_n[end], star_end, 1e-9 * star_end);
  for (gsize i = 0; i <= end; i++)
    {
      const double log_over_n = column (frame, "slopes", "star_log")[i];
      g_assert_cmpfloat_with_epsilon (
        column (frame, "slopes", "error_root")[i] * sqrt (n[i]), anchor, 1e-12);
      g_assert_cmpfloat_with_epsilon (
        column (frame, "slopes", "error_inverse")[i] * n[i], anchor, 1e-12);
      g_assert_cmpfloat_with_epsilon (
        column (frame, "slopes", "star_root")[i] * sqrt (star_n[i]), 1, 1e-12);
      if (star_n[i] < G_E)
        g_assert_true (isnan (log_over_n));
      else
        g_assert_cmpfloat_with_epsilon (log_over_n * star_n[i], log (star_n[i]), 1e-12);
    }
}

/* The star discrepancy is taken up to 16384 points. A slope stays where it is once 16
 * points have said where. */
static void
test_slopes (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (SAMPLING, "count=30000", "replicates=3", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_step (job, 5);
  g_autoptr (MurFrame) early = mur_job_frame (job);
  check_slopes (early, 30000, 16384, find_anchor (early));
  mur_runs_step (job, 12);
  g_autoptr (MurFrame) later = mur_job_frame (job);
  check_slopes (later, 30000, 16384, find_anchor (later));
  mur_runs_step (job, 25);
  g_autoptr (MurFrame) last = mur_job_frame (job);
  check_slopes (last, 30000, 16384, find_anchor (later));
  g_autoptr (MurSession) few = mur_runs_session (SAMPLING, "count=50", NULL);
  g_autoptr (MurJob) short_job = mur_runs_begin (few, 1);
  g_autoptr (MurFrame) before = mur_job_frame (short_job);
  g_assert_true (isnan (column (before, "slopes", "error_root")[0]));
  mur_runs_step (short_job, 1);
  g_autoptr (MurFrame) first = mur_job_frame (short_job);
  check_slopes (first, 50, 50, find_anchor (first));
}

/* A point is on one side; what is inside makes the integral. */
static void
check_disc (const MurFrame *frame, const char *x_name, const char *y_name)
{
  static const char *const names[][3]
    = { { "points", "sequence_hit", "sequence_miss" },
        { "reference_points", "reference_hit", "reference_miss" } };
  static const char *const integrals[] = { "sequence_integral", "reference_integral" };
  const gsize n = n_rows (frame, "points");
  g_assert_cmpuint (n_rows (frame, "disc"), ==, n);
  for (guint set = 0; set < 2; set++)
    {
      const double *x = column (frame, names[set][0], x_name);
      const double *y = column (frame, names[set][0], y_name);
      const double *hit = column (frame, "disc", names[set][1]);
      const double *miss = column (frame, "disc", names[set][2]);
      double n_inside = 0;
      for (gsize i = 0; i < n; i++)
        {
          const gboolean is_inside = hypot (x[i], y[i]) <= 1;
          n_inside += is_inside;
          g_assert_cmpfloat (is_inside ? hit[i] : miss[i], ==, y[i]);
          g_assert_true (isnan (is_inside ? miss[i] : hit[i]));
        }
      g_assert_cmpfloat_with_epsilon (4 * n_inside / (double)n,
                                      mur_frame_scalar (frame, integrals[set]), 1e-12);
    }
}

/* Another pair makes other columns; those that a frame holds stay. */
static void
test_disc (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    SAMPLING, "count=300", "dimensions=3", "x_dimension=3", "seed=815", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);
  mur_runs_step (job, 20);
  g_autoptr (MurFrame) early = mur_job_frame (job);
  check_disc (early, "x3", "x2");
  mur_runs_step (job, 20);
  g_autoptr (MurFrame) later = mur_job_frame (job);
  check_disc (later, "x3", "x2");
  mur_runs_retune (job, "y_dimension", "1");
  g_autoptr (MurFrame) other = mur_job_frame (job);
  check_disc (other, "x3", "x1");
  check_disc (early, "x3", "x2");
  check_disc (later, "x3", "x2");
}

/* Of more than 100000 points the first ones are told apart. */
static void
test_many_beside_the_disc (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (SAMPLING, "count=100500", "replicates=1", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);
  mur_runs_finish (job);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  g_assert_cmpuint (n_rows (frame, "disc"), ==, 100000);
  g_assert_cmpuint (n_rows (frame, "points"), ==, 100500);
}

static void
test_no_disc (void)
{
  static const char *const assignments[] = { "integrand=gaussian", "dimensions=1" };
  for (guint i = 0; i < G_N_ELEMENTS (assignments); i++)
    {
      g_autoptr (MurSession) session
        = mur_runs_session (SAMPLING, "count=40", assignments[i], NULL);
      g_autoptr (MurJob) job = mur_runs_begin (session, 1);
      mur_runs_step (job, 3);
      g_autoptr (MurFrame) frame = mur_job_frame (job);
      g_assert_null (mur_frame_table (frame, "disc"));
    }
}

/* Star discrepancies of random points average 0.123 for 100 points; 32 of them, whose
 * spread is a quarter, are within 4 of its standard errors. */
static void
test_excess (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    SAMPLING, "count=100", "dimensions=5", "pair_measure=star", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_finish (job);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const double random = mur_frame_scalar (frame, "random_star_discrepancy");
  const double *measure = column (frame, "pair_cells", "measure");
  const double *excess = column (frame, "pair_cells", "excess");
  g_assert_cmpfloat_with_epsilon (random, 0.123, 4 * 0.25 * 0.123 / sqrt (32));
  for (guint cell = 0; cell < 25; cell++)
    if (cell % 6 == 0) /* a dimension with itself */
      g_assert_true (isnan (excess[cell]));
    else
      g_assert_cmpfloat_with_epsilon (excess[cell] + random, measure[cell], 1e-15);
}

/* Random points do not correlate. */
static void
test_excess_of_correlations (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (SAMPLING, "count=100", "dimensions=5", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_finish (job);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  g_assert_true (isnan (mur_frame_scalar (frame, "random_star_discrepancy")));
  g_assert_true (column (frame, "pair_cells", "measure")
                 == column (frame, "pair_cells", "excess"));
}

void
mur_test_sampling_pictures (void)
{
  g_test_add_func ("/experiments/sampling/slopes", test_slopes);
  g_test_add_func ("/experiments/sampling/disc", test_disc);
  g_test_add_func ("/experiments/sampling/many-beside-the-disc",
                   test_many_beside_the_disc);
  g_test_add_func ("/experiments/sampling/no-disc", test_no_disc);
  g_test_add_func ("/experiments/sampling/excess", test_excess);
  g_test_add_func ("/experiments/sampling/excess-of-correlations",
                   test_excess_of_correlations);
}
