/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fits from many starts against certified values; the same bits for any pool, straight
 * through or stopped and restored. */

#include "core/fitting/starts.h"
#include "core/fitting/covariance.h"

#include <math.h>
#include <string.h>

#include "core/base/error.h"
#include "core/base/kernel.h"
#include "tests/core/fitting/sets.h"
#include "tests/core/fitting/tests.h"

#define MAX_N 9
/* A program that checks each access is several times slower. */
#ifdef MUR_SANITIZED
#define EVERY 4 /* of the sets */
#else
#define EVERY 1
#endif
/* Twelve or so digits are certified as eleven; what the sum cannot tell apart leaves
 * eight of a parameter in the worst case. */
#define DIGITS_OF_PARAMETERS 8
#define DIGITS_OF_ERRORS 6
#define DIGITS_OF_SUM 8

static MurStartsReport
run (MurStarts *starts, guint n_threads)
{
  g_autoptr (MurPool) pool = mur_pool_new (n_threads);

  while (mur_starts_step (starts, NULL, 0, pool) == MUR_STATUS_RUNNING)
    ;
  return mur_starts_report (starts);
}

static MurStarts *
starts_new (const MurReferenceSet *set, double width, guint64 seed)
{
  double lower[MAX_N], upper[MAX_N];

  mur_reference_box (set, width, lower, upper);
  return mur_starts_new (set->model, &mur_loss_squares, lower, upper, seed, 2);
}

static void
assert_errors (const MurReferenceSet *set,
               double *values,
               const MurStartsReport *report)
{
  double covariance[MAX_N * MAX_N], errors[MAX_N];

  const MurFitRank rank = mur_fit_covariance (set->model, &mur_loss_squares, NULL,
                                              report->position, covariance);
  g_assert_cmpuint (rank.rank, ==, set->n);
  for (guint k = 0; k < set->n; k++)
    errors[k] = sqrt (covariance[k * set->n + k]);
  mur_reference_match (set, values, errors);
  /* An exact fit leaves rounding, which has no digits. */
  if (g_str_equal (set->name, "Lanczos1"))
    return;
  g_assert_cmpfloat (mur_reference_digits (errors, set->errors, set->n), >=,
                     DIGITS_OF_ERRORS);
  g_assert_cmpfloat (mur_reference_digits (&report->sum, &set->sum, 1), >=,
                     DIGITS_OF_SUM);
}

static void
assert_certified (const MurReferenceSet *set, double width, guint64 seed)
{
  g_autoptr (MurStarts) starts = starts_new (set, width, seed);
  const MurStartsReport report = run (starts, 2);
  double values[MAX_N];

  g_test_message ("%s, box x %g, seed %" G_GUINT64_FORMAT, set->name, width, seed);
  g_assert_cmpint (report.status, ==, MUR_STATUS_CONVERGED);
  memcpy (values, report.position, set->n * sizeof *values);
  assert_errors (set, values, &report);
  g_assert_cmpfloat (mur_reference_digits (values, set->certified, set->n), >=,
                     DIGITS_OF_PARAMETERS);
}

/* All 27, from a box that contains the official starts. */
static void
test_sets (void)
{
  g_autoptr (GPtrArray) sets = mur_reference_sets ();

  for (guint i = 0; i < sets->len; i += EVERY)
    assert_certified (sets->pdata[i], 1, 1 + i);
}

/* From one ten times wider, without those that take about a second; the benchmark has
 * all of them from more seeds. */
static void
test_sets_wide (void)
{
  static const char *const slow[] = { "Gauss1", "Gauss2", "Gauss3", "Bennett5", NULL };
  g_autoptr (GPtrArray) sets = mur_reference_sets ();

  for (guint i = 0; i < sets->len; i += EVERY)
    {
      const MurReferenceSet *set = sets->pdata[i];

      if (!g_strv_contains (slow, set->name))
        assert_certified (set, 10, 100 + i);
    }
}

/* One descent from each official start, with all the steps that it wants, but for one
 * that runs off to where the curve is flat: BoxBOD from (1, 1). */
static void
test_official_starts (void)
{
  g_autoptr (GPtrArray) sets = mur_reference_sets ();

  for (guint i = 0; i < 2 * sets->len; i++)
    {
      const MurReferenceSet *set = sets->pdata[i / 2];
      double values[MAX_N], lower[MAX_N], upper[MAX_N];
      MurLeastSquaresResult result;

      if (g_str_equal (set->name, "BoxBOD") && i % 2 == 0)
        continue;
      for (guint k = 0; k < set->n; k++)
        {
          values[k] = set->starts[i % 2][k];
          lower[k] = -1e9;
          upper[k] = 1e9;
        }
      g_test_message ("%s, start %u", set->name, i % 2 + 1);
      result = mur_least_squares_refine (set->model, lower, upper, 10000, values);
      g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
      mur_reference_match (set, values, NULL);
      g_assert_cmpfloat (mur_reference_digits (values, set->certified, set->n), >=,
                         DIGITS_OF_PARAMETERS);
    }
}

static const MurReferenceSet *
find_set (const GPtrArray *sets, const char *name)
{
  for (guint i = 0; i < sets->len; i++)
    if (g_str_equal (((MurReferenceSet *)sets->pdata[i])->name, name))
      return sets->pdata[i];
  g_assert_not_reached ();
}

static void
assert_same (const MurReferenceSet *set, MurStartsReport a, MurStartsReport b)
{
  const gsize size = set->n * sizeof (double);

  g_assert_cmpint (a.status, ==, b.status);
  g_assert_cmpmem (a.position, size, b.position, size);
  g_assert_cmpmem (a.next, size, b.next, size);
  g_assert_true (a.sum == b.sum);
  g_assert_true (a.next_sum == b.next_sum
                 || (isnan (a.next_sum) && isnan (b.next_sum)));
  g_assert_cmpuint (a.n_searches, ==, b.n_searches);
  g_assert_cmpuint (a.n_here, ==, b.n_here);
  g_assert_cmpuint (a.n_evaluations, ==, b.n_evaluations);
}

static void
test_threads (void)
{
  g_autoptr (GPtrArray) sets = mur_reference_sets ();
  const MurReferenceSet *set = find_set (sets, "MGH09");
  g_autoptr (MurStarts) one = starts_new (set, 10, 77);
  g_autoptr (MurStarts) two = starts_new (set, 10, 77);

  assert_same (set, run (one, 1), run (two, 2));
}

/* Of a large table a step of the last descent of absolute values is one iteration, which
 * takes the curve or its slopes 7 times; five would take 9 and more. */
static void
test_large_steps (void)
{
  const gsize n = 100000;
  const double lower[] = { 0, 0, 0, 0 }, upper[] = { 5, 5, 5, 5 };
  const MurLoss loss = { .kind = MUR_OBJECTIVE_ABSOLUTE, .scale = 1 };
  g_autofree double *t = g_new (double, n), *y = g_new (double, n);
  g_autoptr (MurPool) pool = mur_pool_new (1);
  guint64 n_before = 0;
  gboolean has_searched = FALSE;

  for (gsize i = 0; i < n; i++)
    {
      t[i] = (double)i / (double)n;
      y[i] = 1 + 2 * t[i] + 3 * exp (-4 * t[i]) + (double)(i * 7919 % 1009) / 1009;
    }
  g_autoptr (MurModel) model = mur_test_model_new ("p1+p2*t+p3*exp(-p4*t)", t, y, n);
  g_autoptr (MurStarts) starts = mur_starts_new (model, &loss, lower, upper, 1, 1);

  while (mur_starts_step (starts, NULL, 0, pool) == MUR_STATUS_RUNNING)
    {
      const MurStartsReport report = mur_starts_report (starts);

      if (has_searched)
        g_assert_cmpuint (report.n_evaluations - n_before, <=, 8);
      has_searched = isfinite (report.sum); /* of all rows */
      n_before = report.n_evaluations;
    }
  const MurStartsReport report = mur_starts_report (starts);

  g_assert_cmpint (report.status, ==, MUR_STATUS_CONVERGED);
  /* The median of the noise is one half, and its values are 1/1009 apart; line and
   * exponential give to one another some ten times as much. */
  g_assert_cmpfloat_with_epsilon (report.position[0], 1.5, 0.01);
  g_assert_cmpfloat_with_epsilon (report.position[1], 2, 0.01);
  g_assert_cmpfloat_with_epsilon (report.position[2], 3, 0.01);
  g_assert_cmpfloat_with_epsilon (report.position[3], 4, 0.01);
}

/* Stopped after each step of the way. */
static void
test_restored (void)
{
  g_autoptr (GPtrArray) sets = mur_reference_sets ();
  const MurReferenceSet *set = find_set (sets, "MGH09");
  g_autoptr (MurPool) pool = mur_pool_new (2);
  g_autoptr (MurStarts) straight = starts_new (set, 10, 77);
  MurStarts *stopped = starts_new (set, 10, 77);
  const MurStartsReport expected = run (straight, 1);

  while (mur_starts_report (stopped).status == MUR_STATUS_RUNNING)
    {
      g_autoptr (MurArchive) archive = mur_archive_new ();
      g_autoptr (MurStarts) next = starts_new (set, 10, 77);
      g_autoptr (GError) error = NULL;

      mur_starts_step (stopped, NULL, 0, pool);
      mur_starts_save (stopped, archive);
      g_assert_true (mur_starts_restore (next, archive, &error));
      g_assert_no_error (error);
      assert_same (set, mur_starts_report (stopped), mur_starts_report (next));
      mur_starts_free (stopped);
      stopped = g_steal_pointer (&next);
    }
  assert_same (set, expected, mur_starts_report (stopped));
  g_assert_cmpfloat (mur_starts_progress (stopped), ==, 1);
  mur_starts_free (stopped);
}

static void
test_damaged (void)
{
  g_autoptr (GPtrArray) sets = mur_reference_sets ();
  const MurReferenceSet *set = find_set (sets, "DanWood");
  g_autoptr (MurStarts) starts = starts_new (set, 1, 1);
  g_autoptr (MurArchive) empty = mur_archive_new ();
  g_autoptr (MurArchive) many = mur_archive_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (mur_starts_restore (starts, empty, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  mur_archive_put_integer (many, "starts_searches", 1000000);
  g_assert_false (mur_starts_restore (starts, many, &error));
  g_assert_cmpstr (mur_error_field (error), ==, "starts_searches");
}

/* y = (p² − 1)² has its minima at ±1, both with the sum 0; and with a slope one of them
 * is the lower one and the other the next best. By hand: with residuals r₁ = p² − 1 and
 * r₂ = (p − 1) / 4 the sum is 0 at 1, and near −1 it is (2 / 4)² = 1/4 but for what the
 * slope shifts: S′ = 4 p (p² − 1) + (p − 1) / 8 = 0 at p = −0.96702…, S = 0.24607… */
static void
test_next_best (void)
{
  const double t[] = { 0, 1 }, y[] = { 1, 0.25 };
  const double lower = -3, upper = 3;
  g_autoptr (MurModel) model = mur_test_model_new ("(1-t)*p1^2+t*p1/4", t, y, 2);
  g_autoptr (MurStarts) starts
    = mur_starts_new (model, &mur_loss_squares, &lower, &upper, 5, 2);
  const MurStartsReport report = run (starts, 2);
  double p = -1;

  for (int i = 0; i < 60; i++)
    p -= (4 * p * (p * p - 1) + (p - 1) / 8) / (12 * p * p - 4 + 1 / 8.0);
  g_assert_cmpfloat_with_epsilon (report.position[0], 1, 1e-12);
  /* Coarse descents know sums to ten digits, places to five. */
  g_assert_cmpfloat_with_epsilon (
    report.next_sum, (p * p - 1) * (p * p - 1) + (p - 1) * (p - 1) / 16, 1e-9);
  g_assert_cmpfloat_with_epsilon (report.next[0], p, 1e-4);
  /* The valley of 1 begins at the hump near 0: about half the searches. */
  g_assert_cmpuint (report.n_here, >, report.n_searches / 4);
  g_assert_cmpuint (report.n_here, <, report.n_searches);
}

/* Nothing is finite anywhere: it says so. */
static void
test_nowhere (void)
{
  const double t[] = { 1, 2 }, y[] = { 1, 2 };
  const double lower = -3, upper = -1;
  g_autoptr (MurModel) model = mur_test_model_new ("t*log(p1)", t, y, 2);
  g_autoptr (MurStarts) starts
    = mur_starts_new (model, &mur_loss_squares, &lower, &upper, 5, 1);
  const MurStartsReport report = run (starts, 1);

  g_assert_cmpint (report.status, ==, MUR_STATUS_FAILED);
  g_assert_cmpuint (report.n_here, ==, 0);
  g_assert_true (isinf (report.sum) && isnan (report.next_sum));
}

/* Points that are given come first, even one that a box of other scale hides. */
static void
test_given (void)
{
  const double t[] = { 0, 1, 2, 3 };
  const double y[] = { 0, sin (1e-3 * 777), sin (2e-3 * 777), sin (3e-3 * 777) };
  const double lower = 0, upper = 1e9, given = 0.7771;
  g_autoptr (MurPool) pool = mur_pool_new (1);
  g_autoptr (MurModel) model = mur_test_model_new ("sin(p1*t)", t, y, 4);
  g_autoptr (MurStarts) starts
    = mur_starts_new (model, &mur_loss_squares, &lower, &upper, 5, 1);

  mur_starts_step (starts, &given, 1, pool);
  g_assert_cmpfloat_with_epsilon (mur_starts_report (starts).position[0], 0.777, 1e-6);
}

/* Of many rows some are searched and all are fitted: a line through y = 1 + 2 t ± 1/4 by
 * turns, whose optimum is the line to 1/n, with n / 16 as the sum. */
static void
test_many_rows (void)
{
  const gsize n = 20000;
  const double lower[] = { -10, -10 }, upper[] = { 10, 10 };
  g_autofree double *t = g_new (double, n);
  g_autofree double *y = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    {
      t[i] = (double)i / (double)n;
      y[i] = 1 + 2 * t[i] + (i % 2 == 0 ? 0.25 : -0.25);
    }
  g_autoptr (MurModel) model = mur_test_model_new ("p1+p2*t", t, y, n);
  g_autoptr (MurStarts) starts
    = mur_starts_new (model, &mur_loss_squares, lower, upper, 5, 2);
  g_autoptr (MurPool) pool = mur_pool_new (1);

  mur_starts_step (starts, NULL, 0, pool);
  g_assert_true (isinf (mur_starts_report (starts).sum));
  const MurStartsReport report = run (starts, 2);
  g_assert_cmpint (report.status, ==, MUR_STATUS_CONVERGED);
  g_assert_cmpfloat_with_epsilon (report.position[0], 1, 1e-4);
  g_assert_cmpfloat_with_epsilon (report.position[1], 2, 1e-4);
  g_assert_cmpfloat_with_epsilon (report.sum, (double)n / 16, 1e-3);
  g_assert_cmpuint (report.n_here, ==, report.n_searches);
}

void
mur_test_starts (void)
{
  g_test_add_func ("/core/starts/sets", test_sets);
  g_test_add_func ("/core/starts/sets-wide", test_sets_wide);
  g_test_add_func ("/core/starts/official-starts", test_official_starts);
  g_test_add_func ("/core/starts/large-steps", test_large_steps);
  g_test_add_func ("/core/starts/threads", test_threads);
  g_test_add_func ("/core/starts/restored", test_restored);
  g_test_add_func ("/core/starts/damaged", test_damaged);
  g_test_add_func ("/core/starts/next-best", test_next_best);
  g_test_add_func ("/core/starts/nowhere", test_nowhere);
  g_test_add_func ("/core/starts/given", test_given);
  g_test_add_func ("/core/starts/many-rows", test_many_rows);
}
