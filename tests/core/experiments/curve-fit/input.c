/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes into a curve fit: presets, limits, formulas and tables, good and bad. */

#include "core/base/csv/csv.h"
#include "core/experiments/curve-fit/private.h"
#include "core/experiments/registry.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>

#define FIT &mur_experiment_curve_fit

/* To the bit: a preset is the table's row. */
static void
test_presets (void)
{
  guint n = 0;
  for (const MurSwarmPreset *row = mur_swarm_presets (); row->id != NULL; row++, n++)
    {
      g_autoptr (MurParameters) parameters
        = mur_parameters_new (mur_curve_fit_parameters);
      MurSwarmSettings settings;
      MurStop stop;
      g_assert_true (mur_experiment_apply_preset (FIT, row->id, parameters, NULL));
      g_assert_cmpstr (mur_curve_fit_presets[n].title, ==, row->title);
      mur_curve_fit_read_swarm (parameters, &settings, &stop);
      g_assert_cmpuint (settings.n_particles, ==, row->settings.n_particles);
      g_assert_cmpfloat (settings.inertia, ==, row->settings.inertia);
      g_assert_cmpfloat (settings.cognitive, ==, row->settings.cognitive);
      g_assert_cmpfloat (settings.social, ==, row->settings.social);
      g_assert_cmpfloat (settings.perturbation, ==, row->settings.perturbation);
      g_assert_cmpint (settings.draw, ==, row->settings.draw);
      g_assert_cmpint (settings.topology, ==, row->settings.topology);
      g_assert_cmpint (settings.start, ==, row->settings.start);
      g_assert_cmpuint (settings.halton_base, ==, row->settings.halton_base);
      g_assert_cmpint (settings.velocity, ==, row->settings.velocity);
      g_assert_cmpfloat (settings.bound_factor, ==, row->settings.bound_factor);
      g_assert_cmpuint (stop.iterations, ==, row->stop.iterations);
      g_assert_cmpuint (stop.evaluations, ==, row->stop.evaluations);
      g_assert_cmpuint (stop.patience, ==, row->stop.patience);
      g_assert_cmpuint (stop.grace, ==, row->stop.grace);
      g_assert_cmpfloat (stop.target, ==, row->stop.target);
    }
  g_assert_null (mur_curve_fit_presets[n].id);
}

static void
assert_refused (const char *assignment, const char *field, const char *part)
{
  g_autoptr (MurSession) session = mur_runs_session (FIT, assignment, NULL);
  g_test_message ("%s", assignment);
  mur_runs_assert_refused (session, field, part, NULL);
}

static void
test_bad_values (void)
{
  assert_refused ("samples=1", "samples", "samples: 1 is fewer than the 4 parameters");
  assert_refused ("samples=3", "samples", "samples: 3 are fewer than the 4 parameters");
  assert_refused ("t_min=2", "t_min",
                  "t_min: 2 is not allowed; below t_max, which is 2");
  assert_refused ("t_max=-7", "t_min", "t_min: -2 is not allowed; below t_max");
  assert_refused ("lower=11", "lower",
                  "lower: 11 is not allowed for p1; at most its upper limit, 10");
  assert_refused ("upper=10, 10, -0.5, 10", "lower",
                  "lower: 0 is not allowed for p3; at most its upper limit, -0.5");
  assert_refused ("lower=1 2", "lower", "lower: 2 values are not allowed; one for all");
  assert_refused (
    "upper=1 2 3 4 5", "upper",
    "upper: 5 values are not allowed; one for all, or one for each of the "
    "4 parameters");
  assert_refused (
    "intervals=profile", "intervals",
    "intervals: profile is not allowed; normal, as long as refine is none");
  assert_refused ("formula=2*t", "formula", "no parameter to fit");
  assert_refused ("formula=", "formula", "");
  assert_refused ("formula=p1*t*sin(", "formula", "");
  assert_refused ("formula=p1*q(t)", "formula", "");
  assert_refused ("formula=p1+p3", "formula", "");
}

static void
test_bad_pair (void)
{
  g_autoptr (MurSession) large
    = mur_runs_session (FIT, "samples=1000000", "particles=2000", NULL);
  mur_runs_assert_refused (large, "particles",
                           "particles: 2000 are too many for 1000000 points; at most "
                           "1000",
                           NULL);
}

/* More parameters than memory should be spent on: 32 with a million points. */
static void
test_bad_size (void)
{
  g_autoptr (GString) formula = g_string_new ("formula=p1");
  for (guint k = 2; k <= 32; k++)
    g_string_append_printf (formula, "+p%u*t", k);
  g_autoptr (MurSession) session
    = mur_runs_session (FIT, "samples=1000000", "particles=1", formula->str, NULL);
  mur_runs_assert_refused (session, "samples", "1000000 points are too many for the 32",
                           "at most 500000", NULL);
}

static MurSession *
session_of_csv (const char *csv, const char *assignment)
{
  MurSession *session = mur_runs_session (FIT, assignment, NULL);
  MurTable *table = mur_csv_parse (csv, -1, "test.csv", NULL);
  g_assert_nonnull (table);
  mur_inputs_add (session->inputs, "data", "test.csv", table);
  return session;
}

static void
assert_csv_refused (const char *csv, const char *part)
{
  g_autoptr (MurSession) session = session_of_csv (csv, "formula=p1+p2*t");
  g_test_message ("%s", csv);
  mur_runs_assert_refused (session, "data", part, NULL);
}

static void
test_bad_tables (void)
{
  assert_csv_refused ("t\n1\n2\n", "data: no column is y, the values to fit");
  assert_csv_refused ("t,y\n1,2\n", "data: 1 is fewer than the 2 parameters");
  assert_csv_refused ("t,y\n1,2\n2,\n3,-\n", "data: 1 is fewer than the 2 parameters");
  assert_csv_refused ("time a,time b,y\n1,2,3\n3,4,5\n", "data: x may be column 1");
}

static void
test_infinite (void)
{
  g_autoptr (MurSession) session = mur_runs_session (FIT, "formula=p1", NULL);
  MurTable *table = mur_table_new ();
  const double values[] = { 1, INFINITY };
  mur_table_add_take (table, "t", NULL, g_memdup2 (values, sizeof values), 2);
  mur_table_add_take (table, "y", NULL, g_memdup2 (values, sizeof values), 2);
  mur_inputs_add (session->inputs, "data", NULL, table);
  mur_runs_assert_refused (session, "data", "row 2 has an infinite number", NULL);
}

/* The columns t = 0, 1, 2 and y = 5, 7, 9, whatever they are called and beside what. */
static void
assert_columns_found (const char *csv)
{
  g_autoptr (MurSession) session = session_of_csv (csv, "formula=p1+p2*t");
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const MurTable *fit = mur_frame_table (frame, "fit");
  const MurTable *residuals = mur_frame_table (frame, "residuals");
  g_test_message ("%s", csv);
  g_assert_cmpuint (mur_table_n_rows (fit), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpfloat (mur_table_column (fit, 0)[i], ==, i);
      /* One rounding in y − F, one in adding F. */
      g_assert_cmpfloat_with_epsilon (mur_table_column (fit, 1)[i]
                                        + mur_table_column (residuals, 1)[i],
                                      5 + 2.0 * i, 1e-14);
    }
}

static void
test_columns (void)
{
  assert_columns_found ("t,y\n0,5\n1,7\n2,9\n");
  assert_columns_found ("y,t\n5,0\n7,1\n9,2\n");
  assert_columns_found ("TIME;Y\n0;5\n1;7\n2;9\n");
  assert_columns_found ("noise,x,y\n3,0,5\n3,1,7\n3,2,9\n");
  assert_columns_found ("value,t\n5,0\n7,1\n9,2\n");
  assert_columns_found ("0,5\n1,7\n2,9\n");
  assert_columns_found ("amp,level,more\n0,5,1\n1,7,1\n2,9,1\n");
  /* Rows with a gap where it matters are left out. */
  assert_columns_found ("t,y,T\n0,5,\n1,7,20\n1.5,,21\n2,9,NaN\n-,3,4\n");
  /* In any order of time. */
  assert_columns_found ("t,y\n1,7\n2,9\n0,5\n");
}

/* Points keep their place in "data", and equal times theirs everywhere. */
static void
test_order (void)
{
  g_autoptr (MurSession) session
    = session_of_csv ("t,y\n2,1\n1,3\n2,2\n1,4\n", "formula=p1");
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const double *t = mur_table_column (mur_frame_table (frame, "data"), 0);
  const double *r = mur_table_column (mur_frame_table (frame, "residuals"), 1);
  g_assert_cmpfloat (t[0], ==, 2);
  g_assert_cmpfloat (t[1], ==, 1);
  /* Sorted, y is 3 4 1 2: differences of residuals do not depend on p1. */
  g_assert_cmpfloat_with_epsilon (r[1] - r[0], 1, 1e-14);
  g_assert_cmpfloat_with_epsilon (r[2] - r[1], -3, 1e-14);
  g_assert_cmpfloat_with_epsilon (r[3] - r[2], 1, 1e-14);
}

/* With a table, the signal's own parameters do not matter, and nothing is expected. */
static void
test_table_replaces_signal (void)
{
  g_autoptr (MurSession) session
    = session_of_csv ("t,y\n0,5\n1,7\n2,9\n3,10\n4,13\n", "samples=1");
  mur_parameters_set (session->parameters, "t_min", "50", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const MurTable *parameters = mur_frame_table (frame, "parameters");
  g_assert_true (isnan (
    mur_table_column (parameters, (guint)mur_table_find (parameters, "expected"))[0]));
  g_assert_cmpuint (mur_table_n_rows (mur_frame_table (frame, "data")), ==, 5);
}

static void
test_no_finite_value (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (FIT, "formula=p1*log(-1)", "generations=3", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (GError) error = NULL;
  while (mur_job_step (job, &error) == MUR_STATUS_RUNNING)
    ;
  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_FAILED);
  g_assert_nonnull (error);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  g_assert_true (isinf (mur_frame_scalar (frame, "best")));
}

void
mur_test_curve_fit_input (void)
{
  g_test_add_func ("/experiments/curve-fit/presets", test_presets);
  g_test_add_func ("/experiments/curve-fit/bad-values", test_bad_values);
  g_test_add_func ("/experiments/curve-fit/bad-pairs", test_bad_pair);
  g_test_add_func ("/experiments/curve-fit/bad-size", test_bad_size);
  g_test_add_func ("/experiments/curve-fit/bad-tables", test_bad_tables);
  g_test_add_func ("/experiments/curve-fit/infinite", test_infinite);
  g_test_add_func ("/experiments/curve-fit/columns", test_columns);
  g_test_add_func ("/experiments/curve-fit/order", test_order);
  g_test_add_func ("/experiments/curve-fit/table-replaces-signal",
                   test_table_replaces_signal);
  g_test_add_func ("/experiments/curve-fit/no-finite-value", test_no_finite_value);
}
