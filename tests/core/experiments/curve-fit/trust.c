/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a curve fit says of itself: degrees of freedom, what the objective in use makes
 * of errors, and the words that keep a wrong number from being trusted. */

#include "core/experiments/registry.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>
#include <string.h>

#define FIT &mur_experiment_curve_fit

static const double *
column (const MurFrame *frame, const char *table, const char *name)
{
  const MurTable *found = mur_frame_table (frame, table);
  return mur_table_column (found, (guint)mur_table_find (found, name));
}

/* Ends with its last frame. @assignments: by blanks */
static MurFrame *
fit (const char *assignments, const double *t, const double *y, gsize n)
{
  g_autoptr (MurSession) session = mur_runs_session (FIT, "refine=end", NULL);
  g_auto (GStrv) words = g_strsplit (assignments, " ", -1);
  MurTable *table = mur_table_new ();
  for (char **word = words; *word != NULL; word++)
    {
      g_auto (GStrv) pair = g_strsplit (*word, "=", 2);
      g_strdelimit (pair[1], "_", ' ');
      g_assert_true (mur_parameters_set (session->parameters, pair[0], pair[1], NULL));
    }
  mur_table_add_take (table, "t", NULL, g_memdup2 (t, n * sizeof *t), n);
  mur_table_add_take (table, "y", NULL, g_memdup2 (y, n * sizeof *y), n);
  mur_inputs_add (session->inputs, "data", NULL, table);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_finish (job);
  return mur_job_frame (job);
}

static void
assert_says (const MurFrame *frame, const char *part)
{
  if (strstr (mur_frame_note (frame), part) == NULL)
    g_error ("not said: %s, but: %s", part, mur_frame_note (frame));
}

static void
assert_silent (const MurFrame *frame, const char *part)
{
  if (strstr (mur_frame_note (frame), part) != NULL)
    g_error ("said: %s", mur_frame_note (frame));
}

static const double line_t[] = { -2, -1, 0, 1, 2 };
static const double line_y[] = { -3, -1, 1.1, 3, 5 };

/* y = 1.02 + 2 t leaves 0.008; the sum over 5 − 2 is 0.008/3. p3 that stands still, or is
 * held by both limits, takes no freedom. */
static void
test_freedom (void)
{
  g_autoptr (MurFrame) whole = fit ("formula=p1+p2*t", line_t, line_y, 5);
  g_autoptr (MurFrame) fixed
    = fit ("formula=p1+p2*t+p3 upper=10_10_1.5 lower=-9_0_1.5", line_t, line_y, 5);
  g_assert_cmpfloat (mur_frame_scalar (whole, "freedom"), ==, 3);
  g_assert_cmpfloat (mur_frame_scalar (fixed, "freedom"), ==, 3);
  g_assert_cmpfloat (column (fixed, "parameters", "at_limit")[2], ==, 2);
  g_assert_true (isnan (column (fixed, "parameters", "standard_error")[2]));
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (fixed, "reduced_chi_square"),
                                  0.008 / 3, 1e-12);
  for (guint k = 0; k < 2; k++)
    g_assert_cmpfloat_with_epsilon (column (fixed, "parameters", "standard_error")[k],
                                    column (whole, "parameters", "standard_error")[k],
                                    1e-12);
  assert_silent (fixed, "limit");
  assert_silent (whole, "limit");
}

/* What the data do not say takes no freedom either: p1 and p2 of p1 + p2. The errors of
 * the others are those of the line. */
static void
test_rank (void)
{
  g_autoptr (MurFrame) frame = fit ("formula=p1+p2+p3*t", line_t, line_y, 5);
  g_autoptr (MurFrame) one = fit ("formula=p1+p2*t+0*p3", line_t, line_y, 5);
  g_assert_cmpfloat (mur_frame_scalar (frame, "freedom"), ==, 3);
  g_assert_cmpfloat_with_epsilon (column (frame, "parameters", "standard_error")[2],
                                  sqrt (0.008 / 30), 1e-9);
  g_assert_true (isinf (column (frame, "parameters", "standard_error")[0]));
  assert_says (frame, "the data do not tell p1 and p2 apart (rank 2 of 3)");
  assert_says (one, "the data do not say p3");
  g_autoptr (MurFrame) product
    = fit ("formula=p1*p2*t+p3 lower=-10", line_t, line_y, 5);
  assert_says (product, "ended at a minimum");
  assert_says (product, "the data do not tell p1 and p2 apart (rank 2 of 3)");
  g_assert_cmpfloat_with_epsilon (column (product, "parameters", "standard_error")[2],
                                  sqrt (0.008 / 15), 1e-7);
  g_autoptr (MurFrame) few = fit ("formula=p1+p2*t", line_t, line_y, 2);
  g_assert_true (isnan (column (few, "parameters", "standard_error")[0]));
  assert_says (few, "no more points than free parameters");
}

static void
test_limits (void)
{
  g_autoptr (MurFrame) lower
    = fit ("formula=p1+p2*t lower=2_3 upper=9", line_t, line_y, 5);
  assert_says (lower, "; p1 and p2 are at their lower limits");
  g_autoptr (MurFrame) upper
    = fit ("formula=p1+p2*t lower=0 upper=9_1", line_t, line_y, 5);
  assert_says (upper, "; p2 is at its upper limit");
  g_assert_cmpfloat (column (upper, "parameters", "at_limit")[1], ==, 1);
  g_assert_cmpfloat (column (lower, "parameters", "at_limit")[1], ==, -1);
}

/* A box of 10 for data of 800: said with both numbers, and that nothing is explained. */
static void
test_box (void)
{
  double t[20], y[20];
  for (int i = 0; i < 20; i++)
    {
      t[i] = i / 4.0;
      y[i] = 800 - 5 * exp (-t[i]);
    }
  g_autoptr (MurFrame) frame = fit ("formula=p1-p2*exp(-p3*t)", t, y, 20);
  assert_says (frame, "p1 is at its upper limit");
  assert_says (frame, "explains nothing of the data's variance");
  assert_says (frame, "no limit is beyond 10 while the data reach 800: widen");
  g_autoptr (MurFrame) wide = fit ("formula=p1-p2*exp(-p3*t) upper=1000", t, y, 20);
  assert_silent (wide, "limit");
  assert_silent (wide, "explains");
}

/* A constant explains no variance, and nobody says so; a line through noise does not. */
static void
test_poor (void)
{
  const double t[] = { 1, 2, 3, 4, 5, 6 }, y[] = { 2, -2, 3, -3, 2.5, -2.5 };
  g_autoptr (MurFrame) constant = fit ("formula=p1 lower=-9", t, y, 6);
  g_autoptr (MurFrame) line = fit ("formula=p1+p2*t lower=-9", t, y, 6);
  assert_silent (constant, "explains");
  /* ȳ = 0, Σ (t − 3.5) y = −7.5, so the line explains 7.5²/17.5 of 38.5: 8.3 %. */
  assert_says (line, "explains only 8.3 % of the data's variance");
}

/* A parabola by a line: residuals of 21 points change their sign twice. n₊ = 10 and
 * n₋ = 11 (or so) let expect 1 + 2·10·11/21 = 11.5 runs. */
static void
test_residuals (void)
{
  double t[21], y[21], noisy[21];
  for (int i = 0; i < 21; i++)
    {
      t[i] = i;
      y[i] = 1 + 0.5 * t[i] + 0.05 * t[i] * t[i];
      noisy[i] = 1 + 0.5 * t[i] + 0.1 * sin (91.0 * i * i);
    }
  g_autoptr (MurFrame) bent = fit ("formula=p1+p2*t lower=-20", t, y, 21);
  g_assert_cmpfloat (mur_frame_scalar (bent, "runs"), ==, 3);
  assert_says (bent, "the residuals are not noise: 3 runs of one sign where about 11");
  g_assert_cmpfloat (mur_frame_scalar (bent, "autocorrelation"), >, 0.5);
  g_autoptr (MurFrame) good = fit ("formula=p1+p2*t lower=-20", t, noisy, 21);
  assert_silent (good, "residuals");
  /* An exact fit leaves rounding, which is no noise either and says nothing. */
  g_autoptr (MurFrame) exact = fit ("formula=p1+p2*t+p3*t^2 lower=-20", t, y, 21);
  assert_silent (exact, "residuals");
}

/* Seconds since 1970: a line has the slope and the error that it has from 0 on, where
 * ȳ and Σ (t − t̄) y give them. The two columns are one but for 1e-7, and the ninth digit
 * of the level is beyond what y holds. */
static void
test_far_from_zero (void)
{
  double t[50], far[50], y[50], mean = 0, product = 0, square = 0, sum = 0;
  for (int i = 0; i < 50; i++)
    {
      t[i] = 10 * i;
      far[i] = 1.7e9 + t[i];
      y[i] = 20 + 0.03 * t[i] + 0.1 * sin (91.0 * i * i);
      mean += y[i] / 50;
    }
  for (int i = 0; i < 50; i++)
    {
      product += (t[i] - 245) * y[i];
      square += (t[i] - 245) * (t[i] - 245);
    }
  const double slope = product / square;
  for (int i = 0; i < 50; i++)
    sum += pow (y[i] - mean - slope * (t[i] - 245), 2);
  g_autoptr (MurFrame) frame = fit ("model=line", far, y, 50);
  g_assert_nonnull (strstr (mur_frame_note (frame), "ended at a minimum"));
  g_assert_cmpfloat_with_epsilon (column (frame, "parameters", "value")[1], slope,
                                  1e-8 * slope);
  g_assert_cmpfloat_with_epsilon (column (frame, "parameters", "standard_error")[1],
                                  sqrt (sum / 48 / square),
                                  1e-5 * sqrt (sum / 48 / square));
}

/* Errors of least absolute values are not those of squares; what belongs to Gaussian
 * noise is missing. */
static void
test_absolute (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    FIT, "objective=absolute", "generations=300", "samples=400", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);
  mur_runs_finish (job);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  g_assert_true (isnan (mur_frame_scalar (frame, "reduced_chi_square")));
  g_assert_true (isnan (mur_frame_scalar (frame, "aic")));
  g_assert_true (isnan (mur_frame_scalar (frame, "bic")));
  g_assert_cmpfloat (mur_frame_scalar (frame, "r_squared"), >, 0.99);
  /* Of uniform noise the median has √3 times the error of the mean: 1/(2f) = a against
   * σ = a/√3. The density is found from 400 values to some 20 %. */
  g_autoptr (MurSession) squares
    = mur_runs_session (FIT, "generations=300", "samples=400", NULL);
  g_autoptr (MurJob) other = mur_runs_begin (squares, 2);
  mur_runs_finish (other);
  g_autoptr (MurFrame) by_squares = mur_job_frame (other);
  const double ratio = column (frame, "parameters", "standard_error")[0]
                       / column (by_squares, "parameters", "standard_error")[0];
  g_assert_cmpfloat (ratio, >, 1.3);
  g_assert_cmpfloat (ratio, <, 2.2);
}

void
mur_test_curve_fit_trust (void)
{
  g_test_add_func ("/experiments/curve-fit/freedom", test_freedom);
  g_test_add_func ("/experiments/curve-fit/rank", test_rank);
  g_test_add_func ("/experiments/curve-fit/limits", test_limits);
  g_test_add_func ("/experiments/curve-fit/box", test_box);
  g_test_add_func ("/experiments/curve-fit/poor", test_poor);
  g_test_add_func ("/experiments/curve-fit/not-noise", test_residuals);
  g_test_add_func ("/experiments/curve-fit/far-from-zero", test_far_from_zero);
  g_test_add_func ("/experiments/curve-fit/absolute-errors", test_absolute);
}
