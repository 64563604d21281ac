/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Formulas in a person's own words: variables called t, x or as their columns, several of
 * them, parameters of any name. */

#include "core/base/csv/csv.h"
#include "core/experiments/registry.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>

#define FIT &mur_experiment_curve_fit

static MurSession *
session_of (const char *csv, const char *formula, const char *lower)
{
  g_autoptr (GError) error = NULL;
  MurSession *session = mur_runs_session (FIT, "refine=end", "generations=50", NULL);
  MurTable *table = mur_csv_parse (csv, -1, "test", &error);
  g_assert_no_error (error);
  g_assert_true (mur_parameters_set (session->parameters, "formula", formula, NULL));
  g_assert_true (mur_parameters_set (session->parameters, "lower", lower, NULL));
  mur_inputs_add (session->inputs, "data", NULL, table);
  return session;
}

/* @values: of the parameters, which are called @names. */
static void
assert_fit (const char *csv,
            const char *formula,
            const char *names,
            const double *values)
{
  g_autoptr (MurSession) session = session_of (csv, formula, "-10");
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_finish (job);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const MurTable *table = mur_frame_table (frame, "parameters");
  g_autofree char *labels = g_strjoinv (" ", (char **)mur_table_labels (table));
  g_assert_cmpstr (labels, ==, names);
  for (gsize k = 0; k < mur_table_n_rows (table); k++)
    g_assert_cmpfloat_with_epsilon (mur_table_column (table, 0)[k], values[k], 1e-8);
}

#define LINE "x,y\n1,3\n2,5\n3,7\n4,9\n"

/* y = 1 + 2 x, in every way that it may be written. */
static void
test_one (void)
{
  const double line[] = { 2, 1 };
  assert_fit (LINE, "a*x+b", "a b", line);
  assert_fit (LINE, "slope*t+y_0", "slope y_0", line);
  assert_fit (LINE, "p1*x+p2", "p1 p2", line);
  assert_fit ("volts,amps\n1,3\n2,5\n3,7\n4,9\n", "R*volts+b", "R b", line);
  /* What is no variable is a parameter: t beside a column called x. */
  assert_fit (LINE, "t*x+b", "t b", line);
}

/* z = 3 − 2 x + y/2 over a grid, its rows in no order. */
#define PLANE                                                      \
  "x,y,z\n3,1,-2.5\n0,0,3\n1,0,1\n0,1,3.5\n2,2,0\n1,2,2\n2,0,-1\n" \
  "3,2,-2\n"

static void
test_several (void)
{
  const double plane[] = { 3, -2, 0.5 };
  assert_fit (PLANE, "c+a*x+b*y", "c a b", plane);
  assert_fit (PLANE, "c+a*x1+b*x2", "c a b", plane);
  /* The value in front, by its name or as what is left. */
  assert_fit ("z,u,v\n-2.5,3,1\n3,0,0\n1,1,0\n3.5,0,1\n0,2,2\n2,1,2\n", "c+a*u+b*v",
              "c a b", plane);
  assert_fit ("w,u,v\n-2.5,3,1\n3,0,0\n1,1,0\n3.5,0,1\n0,2,2\n2,1,2\n", "c+a*u+b*v",
              "c a b", plane);
}

static void
test_resumed (void)
{
  g_autoptr (MurSession) session = session_of (PLANE, "c+a*x*y", "-10");
  g_autoptr (MurJob) one = mur_runs_begin (session, 1);
  g_autoptr (MurJob) two = mur_runs_begin (session, 2);
  mur_runs_finish (one);
  mur_runs_step (two, 9);
  g_autofree char *text = mur_job_checkpoint (two);
  g_autoptr (MurJob) resumed
    = mur_job_restore (text, -1, mur_experiments (), 1, NULL, NULL);
  mur_runs_finish (resumed);
  g_autofree char *a = mur_runs_fingerprint (one);
  g_autofree char *b = mur_runs_fingerprint (resumed);
  g_assert_cmpstr (a, ==, b);
}

static void
test_refused (void)
{
  g_autoptr (MurSession) all = session_of (LINE, "a*x+b*y", "0");
  mur_runs_assert_refused (all, "formula", "takes all columns", NULL);
  g_autoptr (MurSession) many = session_of ("u,v\n1,2\n2,3\n", "a*x1+b*x2", "0");
  mur_runs_assert_refused (many, "formula", "x2 is one variable too many for 2 columns",
                           NULL);
  g_autoptr (MurSession) gap
    = session_of ("x,y,z\n1,,3\n2,2,4\n3,4,5\n4,1,\n", "a*x+b*y+c", "0");
  mur_runs_assert_refused (gap, "data", "2 are fewer than the 3 parameters", NULL);
  g_autoptr (MurSession) few = session_of ("x,y,z\n1,2,3\n2,2,4\n", "a*x+b*y+c", "0");
  mur_runs_assert_refused (few, "data", "2 are fewer than the 3 parameters", NULL);
  g_autoptr (MurSession) none = session_of (LINE, "2*x", "0");
  mur_runs_assert_refused (none, "formula", "no parameter to fit", NULL);
  g_autoptr (MurSession) crossed = session_of (LINE, "a*x+tau", "0 20");
  mur_runs_assert_refused (crossed, "lower", "20 is not allowed for tau", NULL);
}

/* Nelson's set of two predictors, by their columns' names; the certified values and their
 * standard deviations to eight and six digits. */
static void
test_predictors (void)
{
  static const double values[] = { 2.5906836021, 5.6177717026e-09, -0.057701013174 };
  static const double errors[] = { 0.019149996413, 6.112409654e-09, 0.0039572366543 };
  g_autofree char *path = g_build_filename (g_getenv ("MUR_TEST_DIR"), "fixtures",
                                            "strd", "Nelson.csv", NULL);
  g_autofree char *csv = NULL;
  g_autoptr (GError) error = NULL;
  g_file_get_contents (path, &csv, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (MurSession) session = session_of (csv, "b1-b2*x1*exp(-b3*x2)", "-10");
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);
  mur_runs_finish (job);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const MurTable *table = mur_frame_table (frame, "parameters");
  for (gsize k = 0; k < 3; k++)
    {
      g_assert_cmpfloat_with_epsilon (mur_table_column (table, 0)[k], values[k],
                                      1e-8 * fabs (values[k]));
      g_assert_cmpfloat_with_epsilon (mur_table_column (table, 1)[k], errors[k],
                                      1e-6 * errors[k]);
    }
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "sum_of_squares"),
                                  3.7976833176, 4e-10);
}

void
mur_test_curve_fit_variables (void)
{
  g_test_add_func ("/experiments/curve-fit/one-variable", test_one);
  g_test_add_func ("/experiments/curve-fit/several-variables", test_several);
  g_test_add_func ("/experiments/curve-fit/variables-resumed", test_resumed);
  g_test_add_func ("/experiments/curve-fit/variables-refused", test_refused);
  g_test_add_func ("/experiments/curve-fit/predictors", test_predictors);
}
