/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fits of other objectives than squares. Least absolute deviations against all lines
 * through two points; Huber and Cauchy against weighted lines in long double, weighted
 * anew until they stay. */

#include "core/fitting/descent.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/rng.h"
#include "core/fitting/covariance.h"
#include "tests/core/fitting/tests.h"

#define N 41
#define NORMAL_QUARTILE 0.674489750196081743202L

static const double low[] = { -1e3, -1e3, -1e3 }, high[] = { 1e3, 1e3, 1e3 };

/* 2 + 0.7 t with noise, a seventh of it far off to one side; times at no even distances,
 * of which edges may be level. */
static void
fill (guint64 seed, guint n, double *t, double *y)
{
  MurRng rng = mur_rng (seed, MUR_RNG_TEST, 77);
  double noise[200];

  mur_rng_fill_normal (&rng, n, noise);
  for (guint i = 0; i < n; i++)
    {
      t[i] = 0.25 * i - 3 + 0.1 * mur_rng_uniform (&rng);
      y[i] = 2 + 0.7 * t[i] + 0.3 * noise[i];
      if (mur_rng_uniform (&rng) < 1 / 7.0)
        y[i] += 5 + 20 * mur_rng_uniform (&rng);
    }
}

static long double
sum_of_line (const double *t,
             const double *y,
             const double *sigma,
             guint n,
             long double a,
             long double b)
{
  long double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += fabsl (y[i] - a - b * t[i]) / (sigma != NULL ? sigma[i] : 1);
  return sum;
}

/* The lowest of all lines through two points. */
static long double
find_line (const double *t, const double *y, const double *sigma, guint n, double *line)
{
  long double lowest = INFINITY;

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        if (t[i] == t[j])
          continue;
        const long double b = ((long double)y[j] - y[i]) / ((long double)t[j] - t[i]);
        const long double a = y[i] - b * t[i];
        const long double sum = sum_of_line (t, y, sigma, n, a, b);

        if (sum < lowest)
          {
            lowest = sum;
            line[0] = (double)a;
            line[1] = (double)b;
          }
      }
  return lowest;
}

static MurLoss
loss_of (MurObjectiveKind kind, double tuning, double scale, gboolean finds_scale)
{
  return (MurLoss){ kind, tuning, scale, finds_scale };
}

/* Numbers have no pattern, so the optimum is one line: to some roundings, of 20. */
static void
test_line (void)
{
  for (guint64 seed = 1; seed <= 30; seed++)
    {
      double t[N], y[N], p[] = { -20, 5 }, line[2] = { 0, 0 };
      MurLoss loss = loss_of (MUR_OBJECTIVE_ABSOLUTE, 1, 1, FALSE);

      fill (seed, N, t, y);
      g_autoptr (MurModel) model = mur_test_model_new ("p1+p2*t", t, y, N);
      const long double lowest = find_line (t, y, NULL, N, line);
      const MurLeastSquaresResult result
        = mur_descent_refine (model, &loss, low, high, 2000, p);

      g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
      g_assert_cmpfloat_with_epsilon (result.sum, (double)lowest,
                                      1e-12 * (double)lowest);
      g_assert_cmpfloat_with_epsilon (p[0], line[0], 1e-13 * 20);
      g_assert_cmpfloat_with_epsilon (p[1], line[1], 1e-13 * 20);
    }
}

/* Whole numbers, where many points are on one line and several lines are equally good;
 * and errors of the points. */
static void
test_ties (void)
{
  for (guint64 seed = 1; seed <= 30; seed++)
    {
      MurRng rng = mur_rng (seed, MUR_RNG_TEST, 78);
      double t[N], y[N], sigma[N], p[] = { 0, 0 }, line[2] = { 0, 0 };
      const double *inputs = t;
      MurLoss loss = loss_of (MUR_OBJECTIVE_ABSOLUTE, 1, 1, FALSE);

      for (guint i = 0; i < N; i++)
        {
          t[i] = floor (8 * mur_rng_uniform (&rng));
          y[i] = 3 * t[i] - 2 + floor (5 * mur_rng_uniform (&rng));
          sigma[i] = 1 + floor (3 * mur_rng_uniform (&rng));
        }
      g_autoptr (MurModel) plain = mur_test_model_new ("p1+p2*t", t, y, N);
      g_autoptr (MurModel) model = mur_model_new_weighted (
        mur_model_program (plain), &inputs, y, sigma, MUR_WEIGHTS_RELATIVE, N);
      const long double lowest = find_line (t, y, sigma, N, line);
      const MurLeastSquaresResult result
        = mur_descent_refine (model, &loss, low, high, 2000, p);

      g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
      g_assert_cmpfloat_with_epsilon (result.sum, (double)lowest,
                                      1e-9 * (double)lowest);
    }
}

/* A parabola through three of the points is the lowest; and so is a curve that is not
 * linear, A exp (−t/τ), through two of them: log-lines through pairs. */
static void
test_curves (void)
{
  double t[N], y[N], p[] = { 1, 1, 1 }, q[] = { 5, 0.5 };
  double lowest = INFINITY, lowest_curve = INFINITY;
  MurLoss loss = loss_of (MUR_OBJECTIVE_ABSOLUTE, 1, 1, FALSE);
  MurRng rng = mur_rng (7, MUR_RNG_TEST, 79);

  for (guint i = 0; i < N; i++)
    {
      t[i] = 0.1 * i;
      y[i]
        = 3 * exp (-0.8 * t[i]) + 0.05 * mur_rng_uniform (&rng) + (i % 9 == 4 ? 2 : 0);
    }
  for (guint i = 0; i < N; i++)
    for (guint j = i + 1; j < N; j++)
      {
        const double rate = log (y[i] / y[j]) / (t[j] - t[i]);
        const double size = y[i] * exp (rate * t[i]);
        double sum = 0;

        for (guint k = 0; k < N; k++)
          sum += fabs (y[k] - size * exp (-rate * t[k]));
        lowest_curve = fmin (lowest_curve, sum);
        for (guint l = j + 1; l < N; l++)
          {
            const double one = (y[j] - y[i]) / (t[j] - t[i]);
            const double two = (y[l] - y[j]) / (t[l] - t[j]);
            const double bend = (two - one) / (t[l] - t[i]);

            sum = 0;
            for (guint k = 0; k < N; k++)
              sum += fabs (y[k] - y[i] - one * (t[k] - t[i])
                           - bend * (t[k] - t[i]) * (t[k] - t[j]));
            lowest = fmin (lowest, sum);
          }
      }
  g_autoptr (MurModel) parabola = mur_test_model_new ("p1+p2*t+p3*t^2", t, y, N);
  g_autoptr (MurModel) curve = mur_test_model_new ("p1*exp(-p2*t)", t, y, N);

  g_assert_cmpfloat_with_epsilon (
    mur_descent_refine (parabola, &loss, low, high, 2000, p).sum, lowest,
    1e-12 * lowest);
  loss.scale = 1;
  g_assert_cmpfloat_with_epsilon (
    mur_descent_refine (curve, &loss, low, high, 2000, q).sum, lowest_curve,
    1e-12 * lowest_curve);
}

/* p2 ≤ 0.5 holds the slope; what is left is the median of y − t/2. p1 alone, and no
 * higher than it began. */
static void
test_limit (void)
{
  const double upper[] = { 1e3, 0.5 };
  double t[N], y[N], p[] = { 0, 0 }, rest[N];
  MurLoss loss = loss_of (MUR_OBJECTIVE_ABSOLUTE, 1, 1, FALSE);

  fill (5, N, t, y);
  g_autoptr (MurModel) model = mur_test_model_new ("p1+p2*t", t, y, N);
  mur_descent_refine (model, &loss, low, upper, 2000, p);
  g_assert_cmpfloat (p[1], ==, 0.5);
  for (guint i = 0; i < N; i++)
    {
      guint j = i;
      const double value = y[i] - 0.5 * t[i];

      for (; j > 0 && rest[j - 1] > value; j--)
        rest[j] = rest[j - 1];
      rest[j] = value;
    }
  g_assert_cmpfloat_with_epsilon (p[0], rest[N / 2], 1e-12);
}

/* The scale of residuals of a line: without the two smallest. */
static long double
spread_of (const double *t, const double *y, const long double *p)
{
  double sizes[N];

  for (guint i = 0; i < N; i++)
    {
      guint j = i;
      const double size = (double)fabsl (y[i] - p[0] - p[1] * t[i]);

      for (; j > 0 && sizes[j - 1] > size; j--)
        sizes[j] = sizes[j - 1];
      sizes[j] = size;
    }
  return sizes[2 + (N - 2) / 2] / NORMAL_QUARTILE;
}

/* Lines, each weighted by what the one before left, with ψ(r)/r. */
static void
weigh_anew (MurObjectiveKind kind,
            double tuning,
            gboolean finds_scale,
            const double *t,
            const double *y,
            long double *scale,
            long double *p)
{
  for (int i = 0; i < 20000; i++)
    {
      long double w = 0, wt = 0, wy = 0, wtt = 0, wty = 0;

      if (finds_scale)
        *scale = spread_of (t, y, p);
      const long double k = tuning * *scale;
      for (guint j = 0; j < N; j++)
        {
          const long double r = fabsl (y[j] - p[0] - p[1] * t[j]);
          const long double weight = kind == MUR_OBJECTIVE_CAUCHY
                                       ? 1 / (1 + r / k * (r / k))
                                     : r <= k ? 1
                                              : k / r;

          w += weight;
          wt += weight * t[j];
          wy += weight * y[j];
          wtt += weight * t[j] * t[j];
          wty += weight * t[j] * y[j];
        }
      p[1] = (w * wty - wt * wy) / (w * wtt - wt * wt);
      p[0] = (wy - p[1] * wt) / w;
    }
}

/* The covariance of the same line after Huber 1981, 7.6: by hand from ψ and ψ′. */
static void
find_errors (MurObjectiveKind kind,
             long double k,
             const double *t,
             const double *y,
             const long double *p,
             double *errors)
{
  long double squares = 0, slopes = 0, slope_squares = 0, st = 0, stt = 0;

  for (guint i = 0; i < N; i++)
    {
      const long double r = y[i] - p[0] - p[1] * t[i], z = r / k;
      const gboolean is_in = fabsl (z) <= 1;
      const long double psi = kind == MUR_OBJECTIVE_CAUCHY ? r / (1 + z * z)
                              : is_in                      ? r
                                                           : k;
      const long double slope
        = kind == MUR_OBJECTIVE_CAUCHY ? (1 - z * z) / powl (1 + z * z, 2) : is_in;

      squares += psi * psi;
      slopes += slope / N;
      slope_squares += slope * slope / N;
      st += t[i];
      stt += (long double)t[i] * t[i];
    }
  const long double spread = slope_squares - slopes * slopes;
  const long double correction = 1 + 2.0L / N * spread / (slopes * slopes);
  const long double variance
    = correction * correction * squares / (N - 2) / (slopes * slopes);
  const long double determinant = N * stt - st * st;

  errors[0] = (double)sqrtl (variance * stt / determinant);
  errors[1] = (double)sqrtl (variance * N / determinant);
}

static void
check_robust (MurObjectiveKind kind, double tuning, gboolean finds_scale, guint64 seed)
{
  double t[N], y[N], p[] = { 1.5, 0.5 }, c[4], errors[2];
  long double expected[] = { 2, 0.7L }, scale = 0.3L;
  MurLoss loss = loss_of (kind, tuning, 0.3, finds_scale);

  fill (seed, N, t, y);
  weigh_anew (kind, tuning, finds_scale, t, y, &scale, expected);
  g_autoptr (MurModel) model = mur_test_model_new ("p1+p2*t", t, y, N);
  const MurLeastSquaresResult result
    = mur_descent_refine (model, &loss, low, high, 5000, p);

  g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
  g_assert_cmpfloat_with_epsilon (loss.scale, (double)scale, 1e-8);
  for (guint k = 0; k < 2; k++)
    g_assert_cmpfloat_with_epsilon (p[k], (double)expected[k], 1e-8);
  mur_fit_covariance (model, &loss, NULL, p, c);
  find_errors (kind, tuning * scale, t, y, expected, errors);
  g_assert_cmpfloat_with_epsilon (sqrt (c[0]), errors[0], 1e-6 * errors[0]);
  g_assert_cmpfloat_with_epsilon (sqrt (c[3]), errors[1], 1e-6 * errors[1]);
}

/* The scale is the same to 1e-9 where it ends, and parameters follow it: 1e-8. */
static void
test_robust (void)
{
  for (guint64 seed = 1; seed <= 8; seed++)
    {
      check_robust (MUR_OBJECTIVE_HUBER, 1.345, FALSE, seed);
      check_robust (MUR_OBJECTIVE_HUBER, 1.345, TRUE, seed);
      check_robust (MUR_OBJECTIVE_CAUCHY, 2.385, FALSE, seed);
      check_robust (MUR_OBJECTIVE_CAUCHY, 2.385, TRUE, seed);
    }
}

/* Far from the corner all are squares. */
static void
test_wide (void)
{
  double t[N], y[N], p[] = { 0, 0 }, q[] = { 0, 0 }, c[4], d[4];
  MurLoss squares = mur_loss_squares;
  MurLoss huber = loss_of (MUR_OBJECTIVE_HUBER, 100, 10, FALSE);

  fill (3, N, t, y);
  g_autoptr (MurModel) model = mur_test_model_new ("p1+p2*t", t, y, N);
  mur_descent_refine (model, &squares, low, high, 100, p);
  mur_descent_refine (model, &huber, low, high, 100, q);
  mur_fit_covariance (model, &squares, NULL, p, c);
  mur_fit_covariance (model, &huber, NULL, q, d);
  for (guint k = 0; k < 2; k++)
    g_assert_cmpfloat_with_epsilon (p[k], q[k], 1e-12);
  g_assert_cmpfloat_with_epsilon (c[3], d[3], 1e-12 * c[3]);
}

/* Most points are on the line to the last bit: the scale is next to nothing, and the
 * line that of those points. */
static void
test_exact (void)
{
  double t[N], y[N], p[] = { 0, 0 };
  MurLoss huber = loss_of (MUR_OBJECTIVE_HUBER, 1.345, 5, TRUE);

  for (guint i = 0; i < N; i++)
    {
      t[i] = i;
      y[i] = 1 + 2 * t[i] + (i % 10 == 3 ? 50 : 0);
    }
  g_autoptr (MurModel) model = mur_test_model_new ("p1+p2*t", t, y, N);
  mur_descent_refine (model, &huber, low, high, 5000, p);
  g_assert_cmpfloat_with_epsilon (p[0], 1, 1e-8);
  g_assert_cmpfloat_with_epsilon (p[1], 2, 1e-9);
}

/* In parts, through an archive after each, it ends at the same bits as at once. */
static void
check_archive (MurObjectiveKind kind)
{
  double t[N], y[N], p[] = { 0, 0 }, q[] = { 0, 0 };
  MurLoss loss = loss_of (kind, 1.345, 1, kind != MUR_OBJECTIVE_ABSOLUTE);

  fill (4, N, t, y);
  g_autoptr (MurModel) model = mur_test_model_new ("p1+p2*t", t, y, N);
  g_autoptr (MurDescent) whole = mur_descent_new (model, &loss, low, high);
  g_autoptr (MurDescent) part = mur_descent_new (model, &loss, low, high);
  for (int i = 0; i < 3000; i++)
    {
      const MurStatus status = mur_descent_run (whole, 5, p).status;
      const MurStatus other = mur_descent_run (part, 5, q).status;
      g_autoptr (MurArchive) archive = mur_archive_new ();
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (status, ==, other);
      g_assert_cmpmem (p, sizeof p, q, sizeof q);
      if (status != MUR_STATUS_EXHAUSTED)
        return;
      mur_descent_save (part, archive);
      g_clear_pointer (&part, mur_descent_free);
      part = mur_descent_new (model, &loss, low, high);
      g_assert_true (mur_descent_restore (part, archive, &error));
      g_assert_no_error (error);
    }
  g_assert_not_reached ();
}

static void
test_archive (void)
{
  check_archive (MUR_OBJECTIVE_ABSOLUTE);
  check_archive (MUR_OBJECTIVE_HUBER);
  check_archive (MUR_OBJECTIVE_CAUCHY);
}

void
mur_test_descent (void)
{
  g_test_add_func ("/core/descent/absolute-line", test_line);
  g_test_add_func ("/core/descent/absolute-ties", test_ties);
  g_test_add_func ("/core/descent/absolute-curves", test_curves);
  g_test_add_func ("/core/descent/absolute-limit", test_limit);
  g_test_add_func ("/core/descent/robust", test_robust);
  g_test_add_func ("/core/descent/wide", test_wide);
  g_test_add_func ("/core/descent/exact", test_exact);
  g_test_add_func ("/core/descent/archive", test_archive);
}
