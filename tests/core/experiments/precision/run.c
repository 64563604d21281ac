/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs of precision: what the tables say of one another, the figures that are known, and
 * the same bits for any number of threads, straight through or resumed. */

#include "core/experiments/registry.h"
#include "core/precision/rounding.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"
#include "tests/core/run/seal.h"

#include <math.h>
#include <string.h>

#define PRECISION &mur_experiment_precision
#define SMALL "draws=3000", "longest=20000", "term_count=300000"

static MurFrame *
finish (const MurSession *session)
{
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);
  mur_runs_finish (job);
  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_EXHAUSTED);
  g_assert_cmpfloat (mur_job_progress (job), ==, 1);
  return mur_job_frame (job);
}

static const double *
column (const MurFrame *frame, const char *table, const char *name, gsize *n)
{
  const MurTable *found = mur_frame_table (frame, table);
  const int place = mur_table_find (found, name);
  g_assert_cmpint (place, >=, 0);
  if (n != NULL)
    *n = mur_table_n_rows (found);
  return mur_table_column (found, (guint)place);
}

/* What 10⁵ draws gave elsewhere, with the standard error of the rms; here another 10⁵:
 * four times √2 of both. */
static void
test_published (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (PRECISION, "subtractions=1000", NULL);
  g_autoptr (MurFrame) frame = finish (session);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "rms"), 6.81e-14,
                                  4 * G_SQRT2 * 2e-16);
  /* Of shares √(p(1 − p)/10⁵): 0.025 % and 0.07 %, and how they were rounded. */
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "zero_share"), 0.63,
                                  4 * G_SQRT2 * 0.025 + 0.005);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "multiples_share"), 95.1,
                                  4 * G_SQRT2 * 0.07 + 0.05);
  g_assert_cmpfloat (mur_frame_scalar (frame, "n"), ==, 10000);
  /* From 6.81e-14 at 1000 to 7.55e-12 at 10000 it is 2.045; the line bends a little. */
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "slope"), 2.045, 0.03);
}

/* The row of the growth at n is what the scalars say; shares of 3000 pairs are whole
 * numbers of them. */
static void
test_growth (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (PRECISION, SMALL, "subtractions=777", NULL);
  g_autoptr (MurFrame) frame = finish (session);
  gsize n;
  const double *number = column (frame, "growth", "n", &n);
  const double *rms = column (frame, "growth", "rms", NULL);
  const double *maximum = column (frame, "growth", "maximum", NULL);
  const double *zeros = column (frame, "growth", "zero_share", NULL);
  gsize row = 0;
  g_assert_cmpfloat (number[0], ==, 1);
  g_assert_cmpfloat (number[n - 1], ==, 20000);
  for (gsize i = 0; i < n; i++)
    {
      const double pairs = zeros[i] / 100 * 3000;
      g_assert_cmpfloat_with_epsilon (pairs, round (pairs), 1e-9);
      g_assert_true (i == 0 || number[i] > number[i - 1]);
      g_assert_cmpfloat (rms[i], <=, maximum[i]);
      row = number[i] == 777 ? i : row;
    }
  /* One subtraction is what the product by one is. */
  g_assert_cmpfloat (zeros[0], ==, 100);
  g_assert_cmpfloat (number[row], ==, 777);
  g_assert_cmpfloat (rms[row], ==, mur_frame_scalar (frame, "rms"));
  g_assert_cmpfloat (maximum[row], ==, mur_frame_scalar (frame, "maximum"));
}

/* Steps of the chosen element end exactly at its difference, in every mode. */
static void
check_steps (const char *rounding, const char *contraction)
{
  g_autoptr (MurSession) session
    = mur_runs_session (PRECISION, "subtractions=1000", "element=7", NULL);
  mur_parameters_set (session->parameters, "rounding", rounding, NULL);
  mur_parameters_set (session->parameters, "contraction", contraction, NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  gsize n;
  const double *running = column (frame, "steps", "running_error", &n);
  const double *value = column (frame, "steps", "value", NULL);
  const double direct = column (frame, "difference", "direct", NULL)[6];
  const double stepwise = column (frame, "difference", "stepwise", NULL)[6];
  const double r1 = column (frame, "difference", "r1", NULL)[6];
  const double r2 = column (frame, "difference", "r2", NULL)[6];
  g_assert_cmpuint (n, ==, 1001);
  g_assert_cmpfloat (value[0], ==, direct);
  g_assert_cmpfloat (value[1000], ==, stepwise);
  g_assert_cmpfloat (running[1000], ==,
                     column (frame, "difference", "difference", NULL)[6]);
  g_assert_cmpfloat (column (frame, "difference", "units", NULL)[6], ==,
                     (direct - stepwise) * 0x1p53);
  g_assert_true (r1 >= 0 && r1 < 1 && r2 >= 0 && r2 < 0.01);
  if (g_str_equal (contraction, "on") && g_str_equal (rounding, "nearest"))
    g_assert_cmpfloat (direct, ==, fma (-1000, r2, r1));
  g_assert_cmpint (mur_rounding_now (), ==, MUR_ROUNDING_NEAREST);
}

static void
test_steps (void)
{
  static const char *const roundings[] = { "nearest", "up", "down", "zero" };
  for (gsize i = 0; i < G_N_ELEMENTS (roundings); i++)
    {
      check_steps (roundings[i], "off");
      check_steps (roundings[i], "on");
    }
}

/* Rounded up, each subtraction leaves too much, so that the difference is below 0: of all
 * but those whose r2 is so small that the few roundings of the direct value count. */
static void
test_directed (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    PRECISION, "subtractions=1000", "elements=1000", "rounding=up", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const double *units = column (frame, "difference", "units", NULL);
  const double *errors = column (frame, "steps", "error", NULL);
  guint n_below = 0;
  for (gsize i = 0; i < 1000; i++)
    n_below += units[i] < 0;
  g_assert_cmpuint (n_below, >, 990);
  for (gsize k = 1; k <= 1000; k++)
    g_assert_cmpfloat (errors[k], <=, 0);
}

static void
assert_labels (const MurTable *table)
{
  static const char *const labels[] = { "naive",
                                        "pairwise",
                                        "kahan",
                                        "neumaier",
                                        "double-double",
                                        "exact",
                                        "float-naive",
                                        "float-pairwise",
                                        "float-kahan",
                                        "float-neumaier",
                                        "float-double-double",
                                        "float-exact",
                                        NULL };
  g_assert_true (g_strv_equal (mur_table_labels (table), (const char *const *)labels));
}

/* 1 + 1e100 + 1 − 1e100: three lose both ones. 1e100 is no float, so that in float all
 * is missing. */
static void
test_cancellation (void)
{
  static const double errors[] = { -2, -2, -2, 0, 0, 0 };
  g_autoptr (MurSession) session
    = mur_runs_session (PRECISION, "draws=10", "terms=cancellation", NULL);
  g_autoptr (MurFrame) frame = finish (session);
  const double *error = column (frame, "methods", "error", NULL);
  const double *ulps = column (frame, "methods", "ulps", NULL);
  assert_labels (mur_frame_table (frame, "methods"));
  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpfloat (error[i], ==, errors[i]);
      /* 2 has the unit 2⁻⁵¹. */
      g_assert_cmpfloat (ulps[i], ==, fabs (errors[i]) * 0x1p51);
      g_assert_true (isnan (error[i + 6]));
    }
  g_assert_cmpfloat (mur_frame_scalar (frame, "sum"), ==, 2);
  g_assert_cmpfloat (mur_frame_scalar (frame, "condition"), ==, 1e100);
}

/* Within the bounds, whatever is added in whatever order; and the exact ones are within
 * half a unit to nearest. */
static void
check_bounds (const char *terms, const char *order, const char *rounding)
{
  g_autoptr (MurSession) session
    = mur_runs_session (PRECISION, "draws=10", "longest=10", "term_count=20000", NULL);
  mur_parameters_set (session->parameters, "terms", terms, NULL);
  mur_parameters_set (session->parameters, "order", order, NULL);
  mur_parameters_set (session->parameters, "rounding", rounding, NULL);
  g_autoptr (MurFrame) frame = finish (session);
  const double *error = column (frame, "methods", "error", NULL);
  const double *bound = column (frame, "methods", "bound", NULL);
  const double *ulps = column (frame, "methods", "ulps", NULL);
  for (guint i = 0; i < 12; i++)
    if (!isnan (error[i]) && !(fabs (error[i]) <= bound[i]))
      g_error ("%s, %s, %s, row %u: %g is beyond %g", terms, order, rounding, i,
               error[i], bound[i]);
  if (g_str_equal (rounding, "nearest"))
    g_assert_cmpfloat (ulps[5], <=, 0.5);
}

static void
test_bounds (void)
{
  static const char *const terms[]
    = { "cancellation", "harmonic",    "harmonic-descending", "tenths",
        "random",       "alternating", "ill-conditioned",     "typed" };
  static const char *const orders[]
    = { "given", "reversed", "ascending", "descending", "shuffled" };
  for (gsize i = 0; i < G_N_ELEMENTS (terms); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (orders); k++)
      {
        check_bounds (terms[i], orders[k], "nearest");
        check_bounds (terms[i], orders[k], "down");
      }
}

static char *
run_through (const MurSession *session, guint n_threads)
{
  g_autoptr (MurJob) job = mur_runs_begin (session, n_threads);
  mur_runs_finish (job);
  return mur_runs_fingerprint (job);
}

static void
test_threads (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    PRECISION, SMALL, "rounding=down", "terms=random", "order=shuffled", NULL);
  g_autofree char *one = run_through (session, 1);
  g_autofree char *two = run_through (session, 2);
  g_autofree char *seven = run_through (session, 7);
  g_assert_cmpstr (one, ==, two);
  g_assert_cmpstr (one, ==, seven);
}

/* Stopped amid the growth and amid the sums, with what is live changed. */
static void
test_resumed (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (PRECISION, SMALL, "terms=random", "draws=30000", NULL);
  for (guint n = 0; n < 12; n += 1 + n / 2)
    {
      g_autoptr (MurJob) straight = mur_runs_begin (session, 2);
      g_autoptr (GError) error = NULL;
      mur_runs_step (straight, n);
      mur_runs_retune (straight, "number", "1e-310");
      mur_runs_retune (straight, "element", "9");
      g_autofree char *text = mur_job_checkpoint (straight);
      g_autoptr (MurJob) resumed
        = mur_job_restore (text, -1, mur_experiments (), 1, NULL, &error);
      g_assert_no_error (error);
      mur_runs_finish (straight);
      mur_runs_finish (resumed);
      g_autofree char *a = mur_runs_fingerprint (straight);
      g_autofree char *b = mur_runs_fingerprint (resumed);
      g_assert_cmpstr (a, ==, b);
    }
}

/* States that no run has been in: more is measured or added than there is, or the place is
 * beyond what was measured. */
static void
test_damaged (void)
{
  static const struct
  {
    const char *name, *to;
  } parts[] = {
    { "growth_measured", "\"999\"" }, { "growth_now", "\"99\"" },
    { "sums_added", "\"5\"" },        { "growth_rows", "\"\"" },
    { "growth_stepwise", "\"\"" },    { "sums_double_kahan", "\"\"" },
  };
  g_autoptr (MurSession) session
    = mur_runs_session (PRECISION, "draws=100", "longest=100", "terms=typed", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_finish (job);
  g_autofree char *text = mur_job_checkpoint (job);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *pattern
        = g_strdup_printf ("\"%s\": *(\"[^\"]*\"|[0-9]+)", parts[i].name);
      g_autofree char *now = g_strdup_printf ("\"%s\": %s", parts[i].name, parts[i].to);
      g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
      g_autofree char *damaged
        = g_regex_replace_literal (regex, text, -1, 0, now, 0, NULL);
      g_assert_cmpstr (damaged, !=, text);
      g_autofree char *sealed = mur_test_seal (damaged);
      g_assert_null (mur_job_restore (sealed, -1, mur_experiments (), 1, NULL, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, parts[i].name));
      g_assert_null (strchr (error->message, '\n'));
    }
}

void
mur_test_precision_run (void)
{
  g_test_add_func ("/experiments/precision/published", test_published);
  g_test_add_func ("/experiments/precision/growth", test_growth);
  g_test_add_func ("/experiments/precision/steps", test_steps);
  g_test_add_func ("/experiments/precision/directed", test_directed);
  g_test_add_func ("/experiments/precision/cancellation", test_cancellation);
  g_test_add_func ("/experiments/precision/bounds", test_bounds);
  g_test_add_func ("/experiments/precision/threads", test_threads);
  g_test_add_func ("/experiments/precision/resumed", test_resumed);
  g_test_add_func ("/experiments/precision/damaged", test_damaged);
}
