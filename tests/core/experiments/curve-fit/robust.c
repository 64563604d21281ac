/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Objectives that points far off do little to: where they end, what they say of
 * themselves, and that they go on with the same bits. */

#include "core/base/kernel.h"
#include "core/experiments/registry.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>
#include <string.h>

#define FIT &mur_experiment_curve_fit
#define N 30

static const double *
column (const MurFrame *frame, const char *table, const char *name)
{
  const MurTable *found = mur_frame_table (frame, table);
  return mur_table_column (found, (guint)mur_table_find (found, name));
}

/* 1 + 2 t, ± a quarter without a pattern, and every seventh point far off. */
static void
fill (double *t, double *y)
{
  for (guint i = 0; i < N; i++)
    {
      t[i] = 0.3 * i + 0.1 * sin (7.0 * i * i);
      y[i] = 1 + 2 * t[i] + 0.25 * sin (91.0 * i * i) + (i % 7 == 3 ? 40 : 0);
    }
}

/* @sigma: (nullable) */
static MurSession *
open_line (const double *sigma, const char *first, const char *second)
{
  MurSession *session
    = mur_runs_session (FIT, "formula=p1+p2*t", "lower=-50", "upper=50", "refine=end",
                        "generations=40", "particles=20", first, second, NULL);
  double t[N], y[N];
  MurTable *table = mur_table_new ();
  fill (t, y);
  mur_table_add_take (table, "t", NULL, g_memdup2 (t, sizeof t), N);
  mur_table_add_take (table, "y", NULL, g_memdup2 (y, sizeof y), N);
  if (sigma != NULL)
    mur_table_add_take (table, "sigma", NULL, g_memdup2 (sigma, N * sizeof *sigma), N);
  mur_inputs_add (session->inputs, "data", NULL, table);
  return session;
}

static MurFrame *
fit (const double *sigma, const char *first, const char *second)
{
  g_autoptr (MurSession) session = open_line (sigma, first, second);
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);
  mur_runs_finish (job);
  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_CONVERGED);
  return mur_job_frame (job);
}

static void
assert_says (const MurFrame *frame, const char *part)
{
  if (strstr (mur_frame_note (frame), part) == NULL)
    g_error ("not said: %s, but: %s", part, mur_frame_note (frame));
}

/* The lowest of all lines through two of the points, which the swarm alone only comes
 * near to. */
static void
test_absolute (void)
{
  double t[N], y[N], line[2] = { 0, 0 }, lowest = INFINITY;
  fill (t, y);
  for (guint i = 0; i < N; i++)
    for (guint j = i + 1; j < N; j++)
      {
        const double slope = (y[j] - y[i]) / (t[j] - t[i]), at = y[i] - slope * t[i];
        double sum = 0;
        for (guint k = 0; k < N; k++)
          sum += fabs (y[k] - at - slope * t[k]);
        if (sum < lowest)
          {
            lowest = sum;
            line[0] = at;
            line[1] = slope;
          }
      }
  g_autoptr (MurFrame) frame = fit (NULL, "objective=absolute", "seed=5");
  g_autoptr (MurFrame) swarm = NULL;
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "best"), lowest,
                                  1e-12 * lowest);
  for (guint k = 0; k < 2; k++)
    g_assert_cmpfloat_with_epsilon (column (frame, "parameters", "value")[k], line[k],
                                    1e-12);
  assert_says (frame, "the refinement ended at a minimum");
  assert_says (frame, "standard errors by the sandwich");
  g_autoptr (MurSession) alone = open_line (NULL, "objective=absolute", "refine=none");
  g_autoptr (MurJob) job = mur_runs_begin (alone, 1);
  mur_runs_finish (job);
  swarm = mur_job_frame (job);
  g_assert_cmpfloat (mur_frame_scalar (swarm, "best"), >, lowest);
  for (gsize i = 1; i < mur_table_n_rows (mur_frame_table (frame, "convergence")); i++)
    g_assert_cmpfloat (column (frame, "convergence", "best")[i], <=,
                       column (frame, "convergence", "best")[i - 1]);
}

/* Five points 40 above pull the line of squares up by 40/7 or so, and leave the others
 * where they are: within a few of their errors, which are about 0.18 √(1/30) each way.
 * What belongs to squares is missing. */
static void
check_robust (const char *objective)
{
  g_autoptr (MurFrame) frame = fit (NULL, objective, "seed=3");
  const double *value = column (frame, "parameters", "value");
  const double *error = column (frame, "parameters", "standard_error");
  g_assert_cmpfloat (fabs (value[0] - 1), <, 0.3);
  g_assert_cmpfloat (fabs (value[1] - 2), <, 0.06);
  g_assert_cmpfloat (error[0], >, 0.04);
  g_assert_cmpfloat (error[0], <, 0.25);
  g_assert_true (isnan (mur_frame_scalar (frame, "reduced_chi_square")));
  g_assert_true (isnan (mur_frame_scalar (frame, "aic")));
  g_assert_true (isnan (mur_frame_scalar (frame, "bic")));
  g_assert_cmpfloat (mur_frame_scalar (frame, "noise_scale"), >, 0.1);
  g_assert_cmpfloat (mur_frame_scalar (frame, "noise_scale"), <, 0.4);
  assert_says (frame, "standard errors by the sandwich");
  /* The band is the quantile of 28 degrees, 2.0484, times what the errors make at the
   * first point, from their correlation. */
  const double *height = column (frame, "correlations", "correlation");
  const double t = column (frame, "fit", "t")[0], rho = height[0];
  const double expected = 2.0484
                          * sqrt (error[0] * error[0] + t * t * error[1] * error[1]
                                  + 2 * rho * t * error[0] * error[1]);
  g_assert_cmpfloat_with_epsilon (column (frame, "fit", "upper")[0]
                                    - column (frame, "fit", "y")[0],
                                  expected, 1e-4 * expected);
}

static void
test_robust (void)
{
  check_robust ("objective=huber");
  check_robust ("objective=cauchy");
  g_autoptr (MurFrame) squares = fit (NULL, "objective=squares", "seed=3");
  g_assert_cmpfloat (fabs (column (squares, "parameters", "value")[0] - 1), >, 2);
  g_assert_true (isnan (mur_frame_scalar (squares, "noise_scale")));
}

/* Where the errors of the data are known, σ is the scale, 1 of residuals over it. */
static void
test_known_scale (void)
{
  double sigma[N];
  for (guint i = 0; i < N; i++)
    sigma[i] = 0.5;
  g_autoptr (MurFrame) known = fit (sigma, "objective=huber", "weights=absolute");
  g_autoptr (MurFrame) found = fit (sigma, "objective=huber", "weights=relative");
  g_autoptr (MurFrame) plain = fit (NULL, "objective=huber", "weights=relative");
  g_assert_cmpfloat (mur_frame_scalar (known, "noise_scale"), ==, 1);
  /* Residuals over one half are twice those. */
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (found, "noise_scale"),
                                  2 * mur_frame_scalar (plain, "noise_scale"), 1e-7);
  g_assert_cmpfloat_with_epsilon (column (found, "parameters", "value")[0],
                                  column (plain, "parameters", "value")[0], 1e-7);
}

/* Restored at so many places: fewer where a sanitizer slows all down. */
#ifdef MUR_SANITIZED
#define EVERY 33
#else
#define EVERY 11
#endif

/* After every part, of swarm and refinement, on other threads. */
static void
check_bits (const char *objective, const char *intervals)
{
  g_autoptr (MurSession) session = open_line (NULL, objective, intervals);
  g_autoptr (MurJob) whole = mur_runs_begin (session, 1);
  mur_runs_finish (whole);
  g_autofree char *expected = mur_runs_fingerprint (whole);
  for (guint n = 3; n < 90; n += EVERY)
    {
      g_autoptr (MurJob) job = mur_runs_begin (session, 2);
      g_autoptr (GError) error = NULL;
      mur_runs_step (job, n);
      g_autofree char *text = mur_job_checkpoint (job);
      g_autoptr (MurJob) resumed
        = mur_job_restore (text, -1, mur_experiments (), 2, NULL, &error);
      g_assert_no_error (error);
      mur_runs_finish (resumed);
      g_autofree char *fingerprint = mur_runs_fingerprint (resumed);
      g_assert_cmpstr (fingerprint, ==, expected);
    }
}

static void
test_bits (void)
{
  check_bits ("objective=absolute", "intervals=normal");
  check_bits ("objective=huber", "intervals=normal");
  check_bits ("objective=cauchy", "intervals=bootstrap");
}

/* Of a line the better intervals are about the normal ones. */
static void
test_intervals (void)
{
  static const char *const objectives[]
    = { "objective=huber", "objective=cauchy", "objective=absolute" };
  static const char *const kinds[] = { "intervals=profile", "intervals=bootstrap" };
  for (guint i = 0; i < G_N_ELEMENTS (objectives); i++)
    for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
      {
        g_autoptr (MurFrame) frame = fit (NULL, objectives[i], kinds[j]);
        const double *error = column (frame, "parameters", "standard_error");
        for (guint k = 0; k < 2; k++)
          {
            const double width = column (frame, "parameters", "interval_upper")[k]
                                 - column (frame, "parameters", "interval_lower")[k];
            g_test_message ("%s %s %u: %g", objectives[i], kinds[j], k,
                            width / (2 * 2.0484 * error[k]));
            g_assert_cmpfloat (width, >, 0.6 * 2 * 2.0484 * error[k]);
            g_assert_cmpfloat (width, <, 1.6 * 2 * 2.0484 * error[k]);
          }
      }
}

void
mur_test_curve_fit_robust (void)
{
  g_test_add_func ("/experiments/curve-fit/robust/absolute", test_absolute);
  g_test_add_func ("/experiments/curve-fit/robust/far-off", test_robust);
  g_test_add_func ("/experiments/curve-fit/robust/known-scale", test_known_scale);
  g_test_add_func ("/experiments/curve-fit/robust/bits", test_bits);
  g_test_add_func ("/experiments/curve-fit/robust/intervals", test_intervals);
}
