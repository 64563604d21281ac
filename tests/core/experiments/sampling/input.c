/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes into sampling, good and bad: parameters, formulas, tables of points; and
 * the integrals that come out. */

#include "core/base/csv/csv.h"
#include "core/base/error.h"
#include "core/experiments/registry.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>
#include <string.h>

#define SAMPLING &mur_experiment_sampling

static MurFrame *
finish (const MurSession *session)
{
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_finish (job);
  return mur_job_frame (job);
}

static void
assert_refused (const char *first,
                const char *second,
                const char *field,
                const char *part)
{
  g_autoptr (MurSession) session = mur_runs_session (SAMPLING, first, second, NULL);
  g_test_message ("%s %s", first, second != NULL ? second : "");
  mur_runs_assert_refused (session, field, part, NULL);
}

static void
test_bad_values (void)
{
  assert_refused ("first_base=6", NULL, "first_base",
                  "first_base: 6 is not allowed; a prime such as 7");
  assert_refused ("first_base=65521", "dimensions=9", "first_base",
                  "first_base: too large for 9 dimensions");
  assert_refused ("leap=35", NULL, "leap", "35 is a multiple of 5");
  assert_refused ("leap=14", "sequence=leaped", "leap", "14 is a multiple of 7");
  assert_refused ("leap=5", "reference=leaped", "leap", "5 is a multiple of 5");
  assert_refused ("first_index=9007199254740992", NULL, "first_index", "first_index:");
  assert_refused ("sequence=sobol", "dimensions=41", "dimensions",
                  "dimensions: 41 is not allowed; Sobol has 1 … 40");
  assert_refused ("reference=niederreiter", "dimensions=13", "dimensions",
                  "dimensions: 13 is not allowed; Niederreiter has 1 … 12");
  assert_refused ("sequence=van-der-corput", NULL, "dimensions",
                  "dimensions: 2 is not allowed; Van der Corput has one");
  assert_refused (
    "x_dimension=3", NULL, "x_dimension",
    "x_dimension: 3 is not allowed; the points have the dimensions 1 … 2");
  assert_refused ("y_dimension=9", "dimensions=8", "y_dimension",
                  "y_dimension: 9 is not allowed");
  assert_refused ("y_dimension=1", NULL, "y_dimension",
                  "y_dimension: 1 is not allowed; another than x_dimension");
}

/* 160 GB, which no machine of the near future has half free; said at once. */
static void
test_memory (void)
{
  assert_refused ("count=10000000", "dimensions=1000", "count",
                  "count: two sets of 10000000 points in 1000 dimensions take 160");
}

static void
test_bad_integrands (void)
{
  assert_refused ("integrand=formula", "formula=x1*x3", "formula", "x3");
  assert_refused ("integrand=formula", "formula=", "formula", "");
  assert_refused ("integrand=formula", "formula=log(x1-0.5)", "formula",
                  "formula: no finite value at x1 = ");
  assert_refused (
    "integrand=continuous", "dimensions=101", "integrand",
    "integrand: continuous is not allowed in 101 dimensions; at most 100");
}

/* Finite but at the origin, which is Halton's first point, and not the second. */
static void
test_not_finite (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MurSession) session
    = mur_runs_session (SAMPLING, "integrand=formula", "formula=log(x2)", NULL);
  g_autoptr (MurSession) later = mur_runs_session (
    SAMPLING, "integrand=formula", "formula=log(x2)", "first_index=1", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);
  g_assert_cmpint (mur_job_step (job, &error), ==, MUR_STATUS_FAILED);
  g_assert_cmpstr (mur_error_field (error), ==, "formula");
  g_assert_nonnull (strstr (error->message, "x1 = 0, x2 = 0;"));
  g_autoptr (MurFrame) frame = finish (later);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "sequence_integral"), -1,
                                  0.02);
}

/* From the points in the frame, by the definition. */
static void
test_quarter_disc (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    SAMPLING, "count=777", "dimensions=3", "x_dimension=3", "y_dimension=1", NULL);
  g_autoptr (MurFrame) frame = finish (session);
  const MurTable *points = mur_frame_table (frame, "points");
  const double *x = mur_table_column (points, 2), *y = mur_table_column (points, 0);
  const MurTable *integration = mur_frame_table (frame, "integration");
  guint inside = 0;
  for (guint i = 0; i < 777; i++)
    inside += x[i] * x[i] + y[i] * y[i] <= 1;
  double expected = 4 * inside / 777.0;
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "sequence_integral"),
                                  expected, 1e-15);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "sequence_error"),
                                  fabs (expected - G_PI), 1e-15);
  g_assert_cmpfloat (mur_frame_scalar (frame, "integral"), ==, G_PI);
  g_assert_cmpstr (mur_table_name (integration, 1), ==, "sequence_error");
  g_assert_cmpstr (mur_table_name (integration, 2), ==, "reference_error");
  g_assert_cmpfloat (
    mur_table_column (integration, 1)[mur_table_n_rows (integration) - 1], ==,
    mur_frame_scalar (frame, "sequence_error"));
}

static double
error_of_seed (guint seed)
{
  g_autofree char *assignment = g_strdup_printf ("seed=%u", seed);
  g_autoptr (MurSession) session
    = mur_runs_session (SAMPLING, assignment, "count=500", "integrand=corner-peak",
                        "dimensions=4", "replicates=1", NULL);
  g_autoptr (MurFrame) frame = finish (session);
  return mur_frame_scalar (frame, "reference_error");
}

/* Replicates are what runs of the seeds that follow give; the quartiles of five are the
 * second and the fourth. */
static void
test_replicates (void)
{
  double errors[5], squares = 0;
  g_autoptr (MurSession) session
    = mur_runs_session (SAMPLING, "seed=700", "count=500", "integrand=corner-peak",
                        "dimensions=4", "replicates=5", NULL);
  g_autoptr (MurFrame) frame = finish (session);
  const MurTable *integration = mur_frame_table (frame, "integration");
  gsize last = mur_table_n_rows (integration) - 1;
  guint lower = (guint)mur_table_find (integration, "reference_lower");
  for (guint r = 0; r < 5; r++)
    {
      errors[r] = error_of_seed (700 + r);
      squares += errors[r] * errors[r];
    }
  for (guint i = 0; i < 5; i++)
    for (guint j = i + 1; j < 5; j++)
      if (errors[j] < errors[i])
        {
          double error = errors[i];
          errors[i] = errors[j];
          errors[j] = error;
        }
  /* One rounding for each of five squares. */
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "reference_error"),
                                  sqrt (squares / 5), 1e-15);
  g_assert_cmpfloat (mur_table_column (integration, lower)[last], ==, errors[1]);
  g_assert_cmpfloat (mur_table_column (integration, lower + 1)[last], ==, errors[3]);
}

/* From 100 to 100 000 points random errors fall by √1000 = 32, within a factor of 3 for
 * the spread of 64 replicates; Halton's of a smooth integrand by at least 1000^0.8. */
static void
test_orders (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    SAMPLING, "count=100000", "integrand=gaussian", "replicates=64", NULL);
  g_autoptr (MurFrame) frame = finish (session);
  const MurTable *table = mur_frame_table (frame, "integration");
  const double *n = mur_table_column (table, 0);
  const double *halton = mur_table_column (table, 1);
  const double *random = mur_table_column (table, 2);
  gsize early = 0, last = mur_table_n_rows (table) - 1;
  while (n[early] < 100)
    early++;
  g_assert_cmpfloat (random[early] / random[last], >, 32.0 / 1.6);
  g_assert_cmpfloat (random[early] / random[last], <, 32.0 * 1.6);
  g_assert_cmpfloat (halton[early] / halton[last], >, pow (1000, 0.8));
}

static MurSession *
session_of_csv (const char *csv, const char *assignment)
{
  MurSession *session = mur_runs_session (SAMPLING, assignment, NULL);
  MurTable *table = mur_csv_parse (csv, -1, "test.csv", NULL);
  g_assert_nonnull (table);
  mur_inputs_add (session->inputs, "points", "test.csv", table);
  return session;
}

/* A person's points that happen to be Halton's are as good. */
static void
test_table (void)
{
  static const char *const scalars[] = { "sequence_star_discrepancy",
                                         "sequence_l2_star_discrepancy",
                                         "sequence_mixture_discrepancy",
                                         "sequence_empty_cells",
                                         "sequence_error",
                                         "reference_star_discrepancy" };
  g_autoptr (MurSession) made
    = mur_runs_session (SAMPLING, "count=300", "dimensions=3", NULL);
  g_autoptr (MurFrame) expected = finish (made);
  g_autoptr (MurSession) given = mur_runs_session (SAMPLING, NULL);
  mur_inputs_add (given->inputs, "points", "halton.csv",
                  mur_table_ref (mur_frame_table (expected, "points")));
  g_autoptr (MurFrame) frame = finish (given);
  g_assert_cmpfloat (mur_frame_scalar (frame, "n"), ==, 300);
  g_assert_cmpfloat (mur_frame_scalar (frame, "dimensions"), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (scalars); i++)
    g_assert_cmpfloat (mur_frame_scalar (frame, scalars[i]), ==,
                       mur_frame_scalar (expected, scalars[i]));
  const MurTable *pairs = mur_frame_table (frame, "pairs");
  g_assert_true (isnan (mur_table_column (pairs, 2)[0]));
}

static void
test_scale (void)
{
  const char *csv = "a,b,c\n-3,1e300,7\n5,-1e300,7\n1,0,7\n";
  g_autoptr (MurSession) session = session_of_csv (csv, "scale=min-max");
  g_autoptr (MurFrame) frame = finish (session);
  const MurTable *points = mur_frame_table (frame, "points");
  const double expected[3][3] = { { 0, 1, 0.5 }, { 1, 0, 0.5 }, { 0.5, 0.5, 0.5 } };
  for (guint d = 0; d < 3; d++)
    for (guint i = 0; i < 3; i++)
      g_assert_cmpfloat (mur_table_column (points, d)[i], ==, expected[d][i]);
}

static void
assert_table_refused (const char *csv, const char *assignment, const char *part)
{
  g_autoptr (MurSession) session = session_of_csv (csv, assignment);
  g_test_message ("%s", csv);
  mur_runs_assert_refused (session, "points", part, NULL);
}

static void
test_bad_tables (void)
{
  assert_table_refused ("a,b\n0.5,0.5\n0.25,1.5\n", "count=1",
                        "points: row 2 has 1.5 in column b; values from 0 to 1 are "
                        "needed, or scale min-max");
  assert_table_refused ("a,b\n0.5,-1e-9\n", "count=1", "row 1 has -1e-9 in column b");
  assert_table_refused ("a,b\n0.5,\n", "scale=min-max",
                        "row 1 has no number in column b; values from 0 to 1");
  g_autoptr (GString) wide = g_string_new ("0.5");
  for (guint d = 1; d <= 1000; d++)
    g_string_append (wide, ",0.5");
  assert_table_refused (wide->str, "count=1",
                        "1001 columns of numbers are not allowed");
  g_autoptr (MurSession) session
    = session_of_csv ("a,b\n0.5,0.5\n0.2,0.1\n", "reference=van-der-corput");
  mur_runs_assert_refused (session, "dimensions", "Van der Corput has one", NULL);
}

/* Who opens the page sees a preset in force: the first. */
static void
test_defaults (void)
{
  g_autoptr (MurSession) session = mur_session_new (SAMPLING);
  g_autoptr (MurParameters) preset
    = mur_parameters_new (mur_experiment_sampling.parameters);
  mur_experiment_apply_preset (SAMPLING, mur_experiment_sampling.presets[0].id, preset,
                               NULL);
  g_assert_true (mur_parameters_equal (session->parameters, preset));
}

void
mur_test_sampling_input (void)
{
  g_test_add_func ("/experiments/sampling/defaults", test_defaults);
  g_test_add_func ("/experiments/sampling/bad-values", test_bad_values);
  g_test_add_func ("/experiments/sampling/memory", test_memory);
  g_test_add_func ("/experiments/sampling/bad-integrands", test_bad_integrands);
  g_test_add_func ("/experiments/sampling/not-finite", test_not_finite);
  g_test_add_func ("/experiments/sampling/quarter-disc", test_quarter_disc);
  g_test_add_func ("/experiments/sampling/replicates", test_replicates);
  g_test_add_func ("/experiments/sampling/orders", test_orders);
  g_test_add_func ("/experiments/sampling/table", test_table);
  g_test_add_func ("/experiments/sampling/scale", test_scale);
  g_test_add_func ("/experiments/sampling/bad-tables", test_bad_tables);
}
