/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Errors of the data, and the range that is fitted. */

#include "core/base/csv/csv.h"
#include "core/experiments/registry.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>
#include <string.h>

#define FIT &mur_experiment_curve_fit

static MurSession *
session_of (const char *csv, const char *formula, const char *assignment)
{
  g_autoptr (GError) error = NULL;
  MurSession *session = mur_runs_session (FIT, "refine=end", "generations=40",
                                          "lower=-9", assignment, NULL);
  MurTable *table = mur_csv_parse (csv, -1, "test", &error);
  g_assert_no_error (error);
  g_assert_true (mur_parameters_set (session->parameters, "formula", formula, NULL));
  mur_inputs_add (session->inputs, "data", NULL, table);
  return session;
}

static MurFrame *
fit (const char *csv, const char *formula, const char *assignment)
{
  g_autoptr (MurSession) session = session_of (csv, formula, assignment);
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);
  mur_runs_finish (job);
  return mur_job_frame (job);
}

static double
estimate (const MurFrame *frame, const char *column, guint row)
{
  const MurTable *table = mur_frame_table (frame, "parameters");
  return mur_table_column (table, (guint)mur_table_find (table, column))[row];
}

/* The mean of 1 ± 1, 2 ± 2, 4 ± 4: weights 1, 1/4, 1/16, so 1.75 / 1.3125 = 4/3; Σ r²/σ² =
 * 1/9 + 1/9 + 4/9 = 2/3 over two degrees of freedom. The error is √(1/1.3125), or that
 * times √(1/3) where only ratios of the errors are known. In any order of the rows. */
#define THREE "t,y,sigma\n3,4,4\n1,1,1\n2,2,2\n"

static void
test_mean (void)
{
  const double known = sqrt (1 / 1.3125);
  g_autoptr (MurFrame) relative = fit (THREE, "p1+0*t", "weights=relative");
  g_autoptr (MurFrame) absolute = fit (THREE, "p1+0*t", "weights=absolute");
  g_autoptr (MurFrame) none = fit (THREE, "p1+0*t", "weights=none");
  g_assert_cmpfloat_with_epsilon (estimate (relative, "value", 0), 4 / 3.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (estimate (absolute, "value", 0), 4 / 3.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (estimate (none, "value", 0), 7 / 3.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (estimate (absolute, "standard_error", 0), known,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (estimate (relative, "standard_error", 0),
                                  known * sqrt (1 / 3.0), 1e-9);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (absolute, "reduced_chi_square"),
                                  1 / 3.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (absolute, "best"), 2 / 3.0, 1e-9);
  /* r² themselves: (−1/3)² + (2/3)² + (8/3)² */
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (absolute, "sum_of_squares"),
                                  69 / 9.0, 1e-9);
}

/* Absolute errors that are ten times too small: χ² says so. Sixteen points ± 1 by turns,
 * whose mean leaves Σ r² = 16. */
static void
test_chi_square (void)
{
  g_autoptr (GString) csv = g_string_new ("t,y,err\n");
  for (int i = 0; i < 16; i++)
    g_string_append_printf (csv, "%d,%d,0.1\n", i, i % 4 < 2 ? 4 : 6);
  g_autoptr (MurFrame) frame = fit (csv->str, "p1", "weights=absolute");
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "reduced_chi_square"),
                                  1600 / 15.0, 1e-6);
  g_assert_nonnull (strstr (mur_frame_note (frame), "reduced χ² is 107"));
  g_autoptr (MurFrame) relative = fit (csv->str, "p1", "weights=relative");
  g_assert_null (strstr (mur_frame_note (relative), "χ²"));
}

static double
value_of (const MurFrame *frame, const char *table, const char *column, gsize row)
{
  const MurTable *found = mur_frame_table (frame, table);
  return mur_table_column (found, (guint)mur_table_find (found, column))[row];
}

/* The errors stand beside the points as they came, and beside the residuals by time; in
 * the unit of y. */
#define OUT_OF_ORDER "t,V [mV],dV\n3,5,0.5\n1,4,0.25\n2,6,0.125\n4,1,2\n"

static void
test_in_frame (void)
{
  static const double as_came[] = { 0.5, 0.25, 0.125, 2 };
  static const double by_time[] = { 0.25, 0.125, 0.5 };
  g_autoptr (MurFrame) frame = fit (OUT_OF_ORDER, "p1", "fit_to=3");
  const MurTable *data = mur_frame_table (frame, "data");
  for (gsize i = 0; i < 4; i++)
    g_assert_cmpfloat (value_of (frame, "data", "sigma", i), ==, as_came[i]);
  for (gsize i = 0; i < 3; i++)
    g_assert_cmpfloat (value_of (frame, "residuals", "sigma", i), ==, by_time[i]);
  g_assert_cmpstr (mur_table_unit (data, 2), ==, "mV");
  g_assert_cmpstr (mur_table_title (data, 2), ==, "dV");
  g_assert_cmpstr (mur_table_title (mur_frame_table (frame, "curve"), 1), ==, "V");
  g_autoptr (MurFrame) none = fit (OUT_OF_ORDER, "p1", "weights=none");
  g_assert_cmpint (mur_table_find (mur_frame_table (none, "data"), "sigma"), <, 0);
  g_assert_cmpint (mur_table_find (mur_frame_table (none, "residuals"), "sigma"), <, 0);
}

/* Residuals of a mean are ±1, so four times their spread is 4 · 1.4826 = 5.9; errors of 1
 * change nothing there, those of 10 want 2 · 1.4826 + 10 = 13: limits are 7.5 and 15. */
static void
test_residual_limit (void)
{
  g_autoptr (MurFrame) small
    = fit ("t,y,err\n1,4,1\n2,6,1\n3,6,1\n4,4,1\n", "p1", "seed=1");
  g_autoptr (MurFrame) large
    = fit ("t,y,err\n1,4,10\n2,6,10\n3,6,10\n4,4,10\n", "p1", "seed=1");
  g_assert_cmpfloat (mur_frame_scalar (small, "residual_limit"), ==, 7.5);
  g_assert_cmpfloat (mur_frame_scalar (large, "residual_limit"), ==, 15);
}

/* A line with a kink at 3: on either side its own. */
#define KINK "x,y\n0,0\n1,1\n2,2\n3,3\n6,0\n5,1\n4,2\n"

static void
test_range (void)
{
  g_autoptr (MurFrame) left = fit (KINK, "a+b*x", "fit_to=3");
  g_autoptr (MurFrame) right = fit (KINK, "a+b*x", "fit_from=2.5");
  g_assert_cmpfloat_with_epsilon (estimate (left, "value", 1), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (estimate (right, "value", 1), -1, 1e-9);
  g_assert_cmpfloat_with_epsilon (estimate (right, "value", 0), 6, 1e-9);
  g_assert_cmpfloat (mur_frame_scalar (left, "freedom"), ==, 2);
  g_assert_cmpuint (mur_table_n_rows (mur_frame_table (left, "data")), ==, 7);
  g_assert_cmpuint (mur_table_n_rows (mur_frame_table (left, "fit")), ==, 4);
}

/* A row whose error is beyond all others does not count: the mean of 1 and 3. */
static void
test_masked (void)
{
  g_autoptr (MurFrame) frame
    = fit ("t,y,err\n1,1,2\n2,3,2\n3,9,1e300\n", "p1+0*t", "weights=relative");
  g_assert_cmpfloat_with_epsilon (estimate (frame, "value", 0), 2, 1e-9);
}

static void
test_refused (void)
{
  g_autoptr (MurSession) zero = session_of ("t,y,err\n1,2,1\n2,3,0\n", "p1", "seed=1");
  mur_runs_assert_refused (zero, "data", "row 2 has the error 0 in column err", NULL);
  g_autoptr (MurSession) tiny
    = session_of ("t,y,err\n1,2,1\n2,3,1e-300\n", "p1", "seed=1");
  mur_runs_assert_refused (tiny, "data", "row 2 has the error 1e-300 in column err",
                           NULL);
  g_autoptr (MurSession) huge
    = session_of ("t,y,err\n1,2,1e301\n2,3,1e300\n", "p1", "seed=1");
  mur_runs_assert_refused (huge, "data", "row 2 has the error 1e300 in column err",
                           NULL);
  g_autoptr (MurSession) gap = session_of ("t,y,err\n1,2,\n2,3,NA\n", "p1", "seed=1");
  mur_runs_assert_refused (gap, "data", "every row has a gap", NULL);
  g_autoptr (MurSession) few = session_of (KINK, "a+b*x+c*x^2", "fit_from=5");
  mur_runs_assert_refused (few, "fit_from", "2 of 7 points are from", NULL);
  g_autoptr (MurSession) passed
    = session_of ("t,y,err\n1,2,1\n2,3,0\n3,4,-1\n", "p1", "weights=none");
  g_autoptr (MurJob) job = mur_runs_begin (passed, 1);
  mur_runs_finish (job);
}

void
mur_test_curve_fit_weights (void)
{
  g_test_add_func ("/experiments/curve-fit/weighted-mean", test_mean);
  g_test_add_func ("/experiments/curve-fit/weighted-chi-square", test_chi_square);
  g_test_add_func ("/experiments/curve-fit/errors-in-frame", test_in_frame);
  g_test_add_func ("/experiments/curve-fit/residual-limit", test_residual_limit);
  g_test_add_func ("/experiments/curve-fit/range", test_range);
  g_test_add_func ("/experiments/curve-fit/weights-masked", test_masked);
  g_test_add_func ("/experiments/curve-fit/weights-refused", test_refused);
}
