/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame of the curve fit holds for pictures, worked out here from its other
 * numbers. */

#include "core/experiments/registry.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>

#define FIT &mur_experiment_curve_fit

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

static MurSession *
session_of (const char *assignment, const double *t, const double *y, gsize n)
{
  MurSession *session = mur_runs_session (FIT, assignment, NULL);
  MurTable *table = mur_table_new ();
  mur_table_add_take (table, "t", "ms", g_memdup2 (t, n * sizeof *t), n);
  mur_table_add_take (table, "y", "mA", g_memdup2 (y, n * sizeof *y), n);
  mur_inputs_add (session->inputs, "data", NULL, table);
  return session;
}

static MurFrame *
first_frame (const MurSession *session)
{
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  return mur_job_frame (job);
}

/* A line through five points that came in disorder: half-width of the band at t is
 * Student's 97.5 % point for three degrees of freedom times s √(1/5 + t²/10), where
 * t̄ = 0 and Σ t² = 10. */
static void
test_curve (void)
{
  const double t[] = { 2, -2, 0, 1, -1 }, y[] = { 5, -3, 1.1, 3, -1 };
  g_autoptr (MurSession) session = session_of ("formula=p1+p2*t", t, y, 5);
  g_autoptr (MurFrame) frame = first_frame (session);
  const double *p = column (frame, "parameters", "value");
  const double *at = column (frame, "curve", "t");
  double s2 = mur_frame_scalar (frame, "sum_of_squares") / 3;
  g_assert_cmpuint (n_rows (frame, "curve"), ==, 1000);
  g_assert_cmpfloat (at[0], ==, -2);
  g_assert_cmpfloat (at[999], ==, 2);
  for (guint i = 0; i < 1000; i += 37)
    {
      double value = column (frame, "curve", "y")[i];
      double half = 3.182446305 * sqrt (s2 * (0.2 + at[i] * at[i] / 10));
      g_assert_cmpfloat_with_epsilon (at[i], -2 + 4.0 * i / 999, 1e-14);
      g_assert_cmpfloat_with_epsilon (value, p[0] + p[1] * at[i], 1e-13);
      g_assert_cmpfloat_with_epsilon (column (frame, "curve", "upper")[i] - value, half,
                                      1e-8 * half);
      g_assert_cmpfloat_with_epsilon (value - column (frame, "curve", "lower")[i], half,
                                      1e-8 * half);
    }
  g_assert_cmpstr (mur_table_unit (mur_frame_table (frame, "curve"), 0), ==, "ms");
  g_assert_cmpstr (mur_table_unit (mur_frame_table (frame, "curve"), 3), ==, "mA");
}

/* As fine as the points where those are many, within reason. */
static void
test_curve_rows (void)
{
  g_autoptr (MurSession) many = mur_runs_session (FIT, "samples=2500", NULL);
  g_autoptr (MurFrame) frame = first_frame (many);
  g_assert_cmpuint (n_rows (frame, "curve"), ==, 2500);
  g_autoptr (MurSession) most = mur_runs_session (FIT, "samples=20000", NULL);
  g_autoptr (MurFrame) coarser = first_frame (most);
  g_assert_cmpuint (n_rows (coarser, "curve"), ==, 10000);
}

static double
middle (double *values, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      if (values[j] < values[i])
        {
          double kept = values[i];
          values[i] = values[j];
          values[j] = kept;
        }
  return (values[(n - 1) / 2] + values[n / 2]) / 2;
}

/* The first 240 numbers of a column are the times, a gap follows, then the next. */
static void
check_cloud_curve (const MurFrame *frame, guint curve, guint particle)
{
  const double *t = column (frame, "cloud_curves", "t") + 241 * (gsize)curve;
  const double *y = column (frame, "cloud_curves", "y") + 241 * (gsize)curve;
  for (guint i = 0; i < 240; i += 13)
    {
      g_assert_cmpfloat_with_epsilon (t[i], -2 + 4.0 * i / 239, 1e-14);
      g_assert_cmpfloat_with_epsilon (
        y[i], t[i] * column (frame, "particles", "p1")[particle], 1e-13);
    }
  g_assert_cmpfloat (t[239], ==, 2);
  g_assert_true (isnan (t[240]) && isnan (y[240]));
}

/* Of 7 particles all are shown, of 250 a part, the worst first. */
static void
check_cloud (guint n_particles, guint n_shown)
{
  g_autofree char *assignment = g_strdup_printf ("particles=%u", n_particles);
  g_autoptr (MurSession) session
    = mur_runs_session (FIT, "samples=50", "formula=p1*t", assignment, NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurFrame) first = mur_job_frame (job);
  g_autofree double *start = g_memdup2 (column (first, "particles", "objective"),
                                        n_particles * sizeof (double));
  double worst = middle (start, n_particles);
  mur_runs_step (job, 3);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const double *objective = column (frame, "cloud", "objective");
  double best = mur_frame_scalar (frame, "best");
  g_assert_cmpuint (n_rows (frame, "cloud"), ==, n_shown);
  g_assert_cmpuint (n_rows (frame, "cloud_curves"), ==, 241 * n_shown);
  for (guint i = 0; i < n_shown; i++)
    {
      guint particle = (guint)column (frame, "cloud", "particle")[i];
      double place = log (objective[i] / best) / log (worst / best);
      double shade = CLAMP (floor (8 * place) / 7, 0, 1);
      g_assert_cmpfloat (objective[i], ==,
                         column (frame, "particles", "objective")[particle]);
      g_assert_true (i == 0 || objective[i] <= objective[i - 1]);
      g_assert_cmpfloat (column (frame, "cloud", "shade")[i], ==, shade);
      check_cloud_curve (frame, i, particle);
    }
}

static void
test_cloud (void)
{
  check_cloud (7, 7);
  check_cloud (250, 48);
}

/* What has no finite objective comes first, and is as far as can be. */
static void
test_cloud_not_finite (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    FIT, "samples=20", "particles=9", "formula=log(p1-5)", "start=uniform", NULL);
  g_autoptr (MurFrame) frame = first_frame (session);
  gboolean finite = FALSE;
  guint n_missing = 0;
  for (guint i = 0; i < 9; i++)
    {
      gboolean now = isfinite (column (frame, "cloud", "objective")[i]);
      g_assert_true (now || !finite);
      g_assert_true (now || column (frame, "cloud", "shade")[i] == 1);
      finite = now;
      n_missing += !now;
    }
  g_assert_cmpuint (n_missing, >, 0);
  g_assert_cmpuint (n_missing, <, 9);
}

/* The residuals of 0 are the points. The median of their sizes is 0.2, four spreads are
 * 4 · 1.4826 · 0.2 = 1.19, so the limit is 1.5; seven points have 4 bins. */
static void
test_bins (void)
{
  const double t[] = { 0, 1, 2, 3, 4, 5, 6 };
  const double y[] = { -3, 0.2, -0.1, 0.3, 0.1, -0.2, 0.4 };
  const double counts[] = { 0, 2, 4, 0 };
  g_autoptr (MurSession) session = session_of ("formula=0*p1", t, y, 7);
  g_autoptr (MurFrame) frame = first_frame (session);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "residual_limit"), 1.5,
                                  1e-14);
  g_assert_cmpuint (n_rows (frame, "residual_bins"), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpfloat_with_epsilon (column (frame, "residual_bins", "lower")[i],
                                      -1.5 + 0.75 * i, 1e-14);
      g_assert_cmpfloat_with_epsilon (column (frame, "residual_bins", "width")[i], 0.75,
                                      1e-14);
      g_assert_cmpfloat (column (frame, "residual_bins", "count")[i], ==, counts[i]);
    }
}

static void
test_no_residuals (void)
{
  const double t[] = { 0, 1, 2 }, y[] = { 0, 0, 0 };
  g_autoptr (MurSession) session = session_of ("formula=0*p1", t, y, 3);
  g_autoptr (MurFrame) frame = first_frame (session);
  g_assert_true (isnan (mur_frame_scalar (frame, "residual_limit")));
  g_assert_cmpuint (n_rows (frame, "residual_bins"), ==, 0);
}

/* The line y = 1 + 2 t, but for 1/10 in the middle, p2 held at its limit of 1.5:
 * p1 is free and 1.02, p2 1.5. */
static MurFrame *
fit_held_line (void)
{
  const double t[] = { -2, -1, 0, 1, 2 }, y[] = { -3, -1, 1.1, 3, 5 };
  g_autoptr (MurSession) session = session_of ("formula=p1+p2*t", t, y, 5);
  mur_parameters_set (session->parameters, "lower", "-3, 0.5", NULL);
  mur_parameters_set (session->parameters, "upper", "5, 1.5", NULL);
  mur_parameters_set (session->parameters, "refine", "end", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_finish (job);
  return mur_job_frame (job);
}

/* Of numbers given to four decimals; nothing where nothing is expected. */
static void
assert_close (double value, double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (value));
  else
    g_assert_cmpfloat_with_epsilon (value, expected, 1e-4);
}

/* Σ r² = 0.008 + 0.25 · 10 = 2.508. p2 cannot move, so four degrees of freedom are left,
 * s² = 0.627, and the error of p1 is √(s²/5) = 0.354119, or 34.7175 % of 1.02; its 95 %
 * interval is 2.776445 of them to each side (Student's t for four). */
static void
test_estimates (void)
{
  g_autoptr (MurFrame) frame = fit_held_line ();
  g_assert_cmpfloat_with_epsilon (column (frame, "estimates", "box_value")[0], 4.02 / 8,
                                  1e-9);
  g_assert_cmpfloat (column (frame, "estimates", "box_value")[1], ==, 1);
  g_assert_cmpfloat (column (frame, "parameters", "at_limit")[0], ==, 0);
  g_assert_cmpfloat (column (frame, "parameters", "at_limit")[1], ==, 1);
  g_assert_cmpfloat (mur_frame_scalar (frame, "freedom"), ==, 4);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "reduced_chi_square"), 0.627,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (column (frame, "parameters", "standard_error")[0],
                                  0.354119, 1e-6);
  g_assert_true (isnan (column (frame, "parameters", "standard_error")[1]));
  g_assert_cmpfloat_with_epsilon (column (frame, "parameters", "interval_lower")[0],
                                  1.02 - 2.776445 * 0.354119, 2e-6);
  g_assert_cmpfloat_with_epsilon (column (frame, "parameters", "interval_upper")[0],
                                  1.02 + 2.776445 * 0.354119, 2e-6);
  /* The band of a level is the interval of it, the same everywhere. */
  g_assert_cmpfloat_with_epsilon (column (frame, "fit", "upper")[4]
                                    - column (frame, "fit", "y")[4],
                                  2.776445 * 0.354119, 2e-6);
  g_assert_cmpfloat (column (frame, "estimates", "lower_limit")[1], ==, 0.5);
  g_assert_cmpfloat (column (frame, "estimates", "upper_limit")[0], ==, 5);
  g_assert_cmpfloat (column (frame, "estimates", "height")[0], ==, 1);
  g_assert_cmpfloat (column (frame, "estimates", "height")[1], ==, 0);
  const double errors[] = { 34.7175, NAN };
  for (guint k = 0; k < 2; k++)
    {
      const double *end = column (frame, "estimate_bars", "end") + 3 * (gsize)k;
      assert_close (column (frame, "estimates", "relative_error")[k], errors[k]);
      assert_close (end[0], -errors[k]);
      assert_close (end[1], errors[k]);
      g_assert_true (isnan (end[2]));
      for (guint i = 0; i < 3; i++)
        g_assert_cmpfloat (column (frame, "estimate_bars", "height")[3 * k + i], ==,
                           1 - k);
      g_assert_true (isnan (column (frame, "estimates", "relative_expected")[k]));
      g_assert_true (isnan (column (frame, "estimates", "box_expected")[k]));
    }
  /* 1.2 · 34.7 = 41.7 */
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "estimate_limit"), 50,
                                  1e-12);
}

/* Σ t y = −0.2 and ȳ = 1 give the line 1 − 0.02 t, Σ r² = 0.036 and s² = 0.012: errors
 * of 4.899 % and 173.2 %. The larger one is cut, so the axis is for the other. */
static void
test_far_error (void)
{
  const double t[] = { -2, -1, 0, 1, 2 }, y[] = { 1, 1.1, 0.9, 1.1, 0.9 };
  g_autoptr (MurSession) session = session_of ("formula=p1+p2*t", t, y, 5);
  mur_parameters_set (session->parameters, "lower", "-3", NULL);
  mur_parameters_set (session->parameters, "refine", "end", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_finish (job);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const double *error = column (frame, "estimates", "relative_error");
  g_assert_cmpfloat_with_epsilon (error[0], 4.899, 1e-3);
  g_assert_cmpfloat_with_epsilon (error[1], 173.2, 0.1);
  /* 1.2 · 4.9 = 5.9 */
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "estimate_limit"), 7.5,
                                  1e-12);
}

/* What is expected of the example, off the value and in the box. */
static void
test_expected (void)
{
  g_autoptr (MurSession) session = mur_runs_session (FIT, "refine=end", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_finish (job);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const double *value = column (frame, "parameters", "value");
  const double *expected = column (frame, "parameters", "expected");
  double far = 0;
  for (guint k = 0; k < 4; k++)
    {
      double off = column (frame, "estimates", "relative_expected")[k];
      g_assert_cmpfloat_with_epsilon (off, 100 * (expected[k] / value[k] - 1), 1e-10);
      g_assert_cmpfloat_with_epsilon (column (frame, "estimates", "box_expected")[k],
                                      expected[k] / 10, 1e-14);
      far = fmax (fmax (far, fabs (off)),
                  column (frame, "estimates", "relative_error")[k]);
    }
  double limit = mur_frame_scalar (frame, "estimate_limit");
  g_assert_cmpfloat (limit, >=, 1.2 * far);
  g_assert_cmpfloat (limit, <, 2 * far);
}

/* Of a line from t = 0 on, level and slope depend on one another: with Σ t = 10 and
 * Σ t² = 30 of five points, by −Σ t / √(n Σ t²) = −0.8164966. The last row of the
 * matrix comes first. */
static void
test_correlations (void)
{
  const double t[] = { 0, 1, 2, 3, 4 }, y[] = { 1, 3, 5.1, 7, 9 };
  const double expected[] = { -0.81649658, 1, 1, -0.81649658 };
  g_autoptr (MurSession) session = session_of ("formula=p1+p2*t", t, y, 5);
  g_autoptr (MurFrame) frame = first_frame (session);
  g_assert_cmpuint (n_rows (frame, "correlations"), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpfloat (column (frame, "correlations", "across")[i], ==, i % 2);
      g_assert_cmpfloat (column (frame, "correlations", "height")[i], ==, i / 2);
      g_assert_cmpfloat_with_epsilon (column (frame, "correlations", "correlation")[i],
                                      expected[i], 1e-8);
    }
}

/* Without a bar there is nothing relative, and no correlation; the axis stands all the
 * same. */
static void
test_nothing_known (void)
{
  const double t[] = { 0, 1, 2 }, y[] = { 1, 2, 4 };
  g_autoptr (MurSession) session = session_of ("formula=p1+p2", t, y, 3);
  g_autoptr (MurFrame) frame = first_frame (session);
  for (guint k = 0; k < 2; k++)
    {
      g_assert_true (isnan (column (frame, "estimates", "relative_error")[k]));
      g_assert_true (isnan (column (frame, "estimate_bars", "end")[3 * k]));
      g_assert_true (isnan (column (frame, "correlations", "correlation")[k]));
    }
  g_assert_cmpfloat (mur_frame_scalar (frame, "estimate_limit"), ==, 100);
}

void
mur_test_curve_fit_shown (void)
{
  g_test_add_func ("/experiments/curve-fit/shown/curve", test_curve);
  g_test_add_func ("/experiments/curve-fit/shown/curve-rows", test_curve_rows);
  g_test_add_func ("/experiments/curve-fit/shown/cloud", test_cloud);
  g_test_add_func ("/experiments/curve-fit/shown/cloud-not-finite",
                   test_cloud_not_finite);
  g_test_add_func ("/experiments/curve-fit/shown/bins", test_bins);
  g_test_add_func ("/experiments/curve-fit/shown/no-residuals", test_no_residuals);
  g_test_add_func ("/experiments/curve-fit/shown/estimates", test_estimates);
  g_test_add_func ("/experiments/curve-fit/shown/expected", test_expected);
  g_test_add_func ("/experiments/curve-fit/shown/far-error", test_far_error);
  g_test_add_func ("/experiments/curve-fit/shown/correlations", test_correlations);
  g_test_add_func ("/experiments/curve-fit/shown/nothing-known", test_nothing_known);
}
