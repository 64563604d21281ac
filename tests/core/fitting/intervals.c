/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Intervals by profiles and by resampling: against closed forms of linear models, and
 * the sum that the ends of others are to have. */

#include "core/fitting/intervals.h"

#include <math.h>

#include "core/base/rng.h"
#include "core/fitting/least-squares.h"
#include "tests/core/fitting/tests.h"

#define MAX_N 3

static const double wide[] = { 1e3, 1e3, 1e3 };
static const double low[] = { -1e3, -1e3, -1e3 };

/* At the optimum, from @p on. */
static MurIntervals *
intervals_new (const MurModel *model, MurIntervalKind kind, double *p, double *errors)
{
  const guint n = mur_model_n_parameters (model);
  double c[MAX_N * MAX_N];

  mur_least_squares_refine (model, low, wide, 100, p);
  mur_fit_covariance (model, &mur_loss_squares, NULL, p, c);
  for (guint k = 0; k < n; k++)
    errors[k] = sqrt (c[k * n + k]);
  return mur_intervals_new (model, &mur_loss_squares, kind, low, wide, p, errors,
                            (double)mur_model_n_rows (model) - n, 0.95, 7);
}

static void
run (MurIntervals *self, guint n_threads, double *from, double *to)
{
  g_autoptr (MurPool) pool = mur_pool_new (n_threads);

  while (mur_intervals_step (self, pool))
    ;
  g_assert_true (mur_intervals_is_done (self));
  g_assert_cmpfloat (mur_intervals_progress (self), ==, 1);
  mur_intervals_get (self, from, to);
}

/* Of a line profiles are parabolas: the normal interval, to the precision of an end. */
static void
test_line (void)
{
  g_autoptr (MurModel) model = mur_test_line_new ("p1+p2*t");
  double p[MAX_N] = { 0 }, errors[MAX_N], from[MAX_N], to[MAX_N];
  g_autoptr (MurIntervals) intervals
    = intervals_new (model, MUR_INTERVALS_PROFILE, p, errors);
  const double quantile = 3.182446305284263; /* Student's, three degrees */

  run (intervals, 2, from, to);
  for (guint k = 0; k < 2; k++)
    {
      g_assert_cmpfloat_with_epsilon (from[k], p[k] - quantile * errors[k], 1e-6);
      g_assert_cmpfloat_with_epsilon (to[k], p[k] + quantile * errors[k], 1e-6);
    }
}

/* One parameter: the sum at both ends has risen by s² t²; the sides differ. */
static void
test_curved (void)
{
  const double t[] = { 1, 2, 3, 4, 5 }, y[] = { 0.7, 0.31, 0.3, 0.02, 0.12 };
  g_autoptr (MurModel) model = mur_test_model_new ("exp(-p1*t)", t, y, 5);
  double p = 0.5, error, from, to;
  g_autoptr (MurIntervals) intervals
    = intervals_new (model, MUR_INTERVALS_PROFILE, &p, &error);
  const double quantile = 2.776445105197793; /* four degrees */
  const double sum = mur_test_squares (model, &p);

  run (intervals, 1, &from, &to);
  g_assert_cmpfloat (from, <, p);
  g_assert_cmpfloat (p, <, to);
  g_assert_cmpfloat_with_epsilon (mur_test_squares (model, &from) - sum,
                                  sum / 4 * quantile * quantile, 1e-6 * sum);
  g_assert_cmpfloat_with_epsilon (mur_test_squares (model, &to) - sum,
                                  sum / 4 * quantile * quantile, 1e-6 * sum);
  g_assert_cmpfloat (to - p, >, 1.02 * (p - from));
}

/* Errors of 1 that are known: a mean of four has 1/2, times 1.959964. */
static void
test_known (void)
{
  const double t[] = { 1, 2, 3, 4 }, y[] = { 3, 5, 9, 4 }, sigma[] = { 1, 1, 1, 1 };
  const double *inputs[] = { t };
  const char *names[] = { "t", NULL };
  g_autoptr (MurProgram) program = mur_program_new ("p1+0*t", names, "p", NULL);
  g_autoptr (MurModel) model
    = mur_model_new_weighted (program, inputs, y, sigma, MUR_WEIGHTS_ABSOLUTE, 4);
  double p = 0, error, from, to;
  g_autoptr (MurIntervals) intervals
    = intervals_new (model, MUR_INTERVALS_PROFILE, &p, &error);

  run (intervals, 1, &from, &to);
  g_assert_cmpfloat_with_epsilon (error, 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (from, 5.25 - 0.979982, 1e-5);
  g_assert_cmpfloat_with_epsilon (to, 5.25 + 0.979982, 1e-5);
}

/* Where the search ends, so does the interval. */
static void
test_cut (void)
{
  const double t[] = { 1, 2, 3 }, y[] = { 1, 2, 3 };
  const double lower = 1.9, upper = 10, error = 1;
  g_autoptr (MurModel) model = mur_test_model_new ("p1+0*t", t, y, 3);
  double p = 2, from, to;
  g_autoptr (MurIntervals) intervals
    = mur_intervals_new (model, &mur_loss_squares, MUR_INTERVALS_PROFILE, &lower,
                         &upper, &p, &error, 2, 0.95, 1);

  run (intervals, 1, &from, &to);
  g_assert_cmpfloat_with_epsilon (from, 1.9, 1e-12);
  g_assert_cmpfloat (to, >, 4);
}

static MurModel *
noisy_mean (guint n)
{
  g_autofree double *t = g_new (double, n);
  g_autofree double *y = g_new (double, n);
  MurRng rng = mur_rng (3, MUR_RNG_TEST, 0);

  mur_rng_fill_normal (&rng, n, y);
  for (guint i = 0; i < n; i++)
    t[i] = i;
  return mur_test_model_new ("p1+0*t", t, y, n);
}

/* Of a mean of 200 the normal interval again; a percentile of 1000 spreads by some 4 %,
 * and each thread and each stop leaves the same bits. */
static void
test_bootstrap (void)
{
  g_autoptr (MurModel) model = noisy_mean (200);
  double p = 0, error, from, to, again_from, again_to;
  g_autoptr (MurIntervals) intervals
    = intervals_new (model, MUR_INTERVALS_BOOTSTRAP, &p, &error);
  g_autoptr (MurIntervals) half
    = intervals_new (model, MUR_INTERVALS_BOOTSTRAP, &p, &error);
  g_autoptr (MurIntervals) rest
    = intervals_new (model, MUR_INTERVALS_BOOTSTRAP, &p, &error);
  g_autoptr (MurArchive) archive = mur_archive_new ();
  g_autoptr (MurArchive) empty = mur_archive_new ();
  g_autoptr (MurPool) pool = mur_pool_new (1);
  g_autoptr (GError) failure = NULL;

  run (intervals, 2, &from, &to);
  g_assert_cmpfloat_with_epsilon (from, p - 1.96 * error, 0.25 * error);
  g_assert_cmpfloat_with_epsilon (to, p + 1.96 * error, 0.25 * error);

  mur_intervals_step (half, pool);
  mur_intervals_step (half, pool);
  mur_intervals_save (half, archive);
  g_assert_true (mur_intervals_restore (rest, archive, NULL));
  run (rest, 1, &again_from, &again_to);
  g_assert_true (from == again_from && to == again_to);

  g_assert_false (mur_intervals_restore (rest, empty, &failure));
  g_clear_error (&failure);
  mur_archive_put_integer (empty, "intervals_done", 1000000);
  g_assert_false (mur_intervals_restore (rest, empty, &failure));
}

/* Nothing to tell by, and a parameter without an error. */
static void
test_none (void)
{
  g_autoptr (MurModel) model = mur_test_line_new ("p1+p2*t");
  const double p[] = { 1, 2.9 }, errors[] = { NAN, 0.5 };
  double from[2], to[2];
  g_autoptr (MurIntervals) none = mur_intervals_new (
    model, &mur_loss_squares, MUR_INTERVALS_PROFILE, low, wide, p, errors, 0, 0.95, 1);
  g_autoptr (MurIntervals) one = mur_intervals_new (
    model, &mur_loss_squares, MUR_INTERVALS_PROFILE, low, wide, p, errors, 3, 0.95, 1);

  run (none, 1, from, to);
  g_assert_true (isnan (from[0]) && isnan (to[1]));
  run (one, 1, from, to);
  g_assert_true (isnan (from[0]) && isnan (to[0]));
  g_assert_true (from[1] < 2.9 && to[1] > 2.9);
}

void
mur_test_intervals (void)
{
  g_test_add_func ("/core/intervals/line", test_line);
  g_test_add_func ("/core/intervals/curved", test_curved);
  g_test_add_func ("/core/intervals/known", test_known);
  g_test_add_func ("/core/intervals/cut", test_cut);
  g_test_add_func ("/core/intervals/bootstrap", test_bootstrap);
  g_test_add_func ("/core/intervals/none", test_none);
}
