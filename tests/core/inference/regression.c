/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Regression of increments on systems with noise in their dynamics, and without. */

#include "core/inference/regression/regression.h"

#include <math.h>
#include <string.h>

#include "core/base/rng.h"
#include "tests/core/inference/tests.h"

/* dφ = f dt + √(2D) dW by the scheme that the likelihood is exact for: Euler's. */
static void
simulate (guint n,
          const double *parameters,
          double noise,
          double step,
          gsize n_times,
          guint64 seed,
          double *times,
          double *phases)
{
  MurRng rng = mur_rng (seed, MUR_RNG_DYNAMIC_NOISE, 0);
  g_autofree double *draws = g_new (double, n);

  memcpy (phases, parameters, n * sizeof (double));
  times[0] = 0;
  for (gsize k = 1; k < n_times; k++)
    {
      const double *before = phases + (k - 1) * n;

      times[k] = step * (double)k;
      mur_rng_fill_normal (&rng, n, draws);
      for (guint i = 0; i < n; i++)
        {
          double rate = parameters[mur_layout_omega (n, i)];

          for (guint j = 0; j < n; j++)
            if (j != i)
              rate += parameters[mur_layout_coupling (n, i, j)]
                      * sin (before[j] - before[i]);
          phases[k * n + i]
            = before[i] + rate * step + sqrt (2 * noise * step) * draws[i];
        }
    }
}

/* χ² of what is estimated against the truth, row by row: n degrees each. By 200 repeats
 * of n = 3, 600 values, so mean 3 ± 0.1; and D within its own error. */
static void
test_exact_posterior (void)
{
  enum
  {
    N = 3,
    N_TIMES = 400,
    N_REPEATS = 200
  };
  double parameters[12], times[N_TIMES], phases[N * N_TIMES];
  const MurObservations o = { N, MUR_OBSERVATION_PHASES, 0, N_TIMES, times, phases };
  double squares = 0, inside = 0, noise = 0;

  mur_test_draw (N, 11, parameters);
  for (guint64 seed = 0; seed < N_REPEATS; seed++)
    {
      g_autoptr (MurRegression) self = NULL;

      simulate (N, parameters, 0.2, 0.02, N_TIMES, seed, times, phases);
      self = mur_regression_new (&o, MUR_REGRESSION_INCREMENTS, 0, NULL);
      mur_regression_run (self);
      noise += mur_regression_noise (self) / N_REPEATS;
      for (guint p = N; p < 12; p++)
        {
          const double z = (mur_regression_parameters (self)[p] - parameters[p])
                           / mur_regression_standard_errors (self)[p];

          squares += z * z / (N_REPEATS * 9.0);
          inside += (fabs (z) < 1.96) / (N_REPEATS * 9.0);
        }
    }
  /* 1800 squares, correlated within a row: 1 ± 0.06; 2400 differences a row of D. */
  g_assert_cmpfloat_with_epsilon (squares, 1, 0.12);
  g_assert_cmpfloat_with_epsilon (inside, 0.95, 0.02);
  g_assert_cmpfloat_with_epsilon (noise, 0.2, 0.2 * 3 * sqrt (2 / 239400.0));
}

/* Cov = 2D (Σ X Xᵀ Δt)⁻¹, worked out for two oscillators. */
static void
test_covariance (void)
{
  const double times[] = { 0, 1, 3 };
  const double phases[] = { 0, 0.5, 1, 2.5, 2, 3 };
  const MurObservations o = { 2, MUR_OBSERVATION_PHASES, 0, 3, times, phases };
  g_autoptr (MurRegression) self
    = mur_regression_new (&o, MUR_REGRESSION_INCREMENTS, 0.25, NULL);
  const double a = sin (0.5), b = sin (1.5);
  const double sum = a + 2 * b, squares = a * a + 2 * b * b;
  const double determinant = 3 * squares - sum * sum;

  mur_regression_run (self);
  /* Two intervals, two unknowns: rates 1 and 0.5 of the first, 2 and 0.25 the second. */
  g_assert_cmpfloat_with_epsilon (mur_regression_parameters (self)[4], -0.5 / (b - a),
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (mur_regression_parameters (self)[2],
                                  1 + 0.5 * a / (b - a), 1e-12);
  g_assert_cmpfloat_with_epsilon (mur_regression_covariance (self, 0)[0],
                                  0.5 * squares / determinant, 1e-11);
  g_assert_cmpfloat_with_epsilon (mur_regression_covariance (self, 0)[1],
                                  -0.5 * sum / determinant, 1e-11);
  g_assert_cmpfloat_with_epsilon (mur_regression_standard_errors (self)[4],
                                  sqrt (0.5 * 3 / determinant), 1e-11);
  g_assert_true (isnan (mur_regression_standard_errors (self)[0]));
}

/* Smooth phases: the error of parabolas falls with the third to fourth power of the
 * interval. φ0, too. */
static void
test_smooth (void)
{
  double parameters[12], errors[2];

  mur_test_draw (3, 12, parameters);
  for (guint level = 0; level < 2; level++)
    {
      const gsize n_times = level == 0 ? 401 : 801;
      g_autofree double *times = g_new (double, n_times);
      g_autofree double *phases = g_new (double, 3 * n_times);
      const MurObservations o
        = { 3, MUR_OBSERVATION_PHASES, 0, n_times, times, phases };
      g_autoptr (MurRegression) self = NULL;

      mur_test_times (n_times, 4, times);
      mur_test_integrate (3, parameters, 0, n_times, times, phases);
      self = mur_regression_new (&o, MUR_REGRESSION_INTEGRALS, 0, NULL);
      mur_regression_run (self);
      errors[level]
        = mur_test_distance (12, mur_regression_parameters (self), parameters);
    }
  g_assert_cmpfloat (errors[1], <, 1e-5);
  g_assert_cmpfloat (errors[0] / errors[1], >, 7);
}

/* Locked: sin (φ_j − φ_i) is one number, so ω_i + K_ij s is all that is seen. */
static void
test_locked (void)
{
  double times[50], phases[100];
  const MurObservations o = { 2, MUR_OBSERVATION_PHASES, 0, 50, times, phases };
  g_autoptr (MurRegression) self = NULL;

  mur_test_times (50, 5, times);
  for (guint k = 0; k < 50; k++)
    {
      phases[2 * k] = 3 * times[k];
      phases[2 * k + 1] = 3 * times[k] + 0.4;
    }
  self = mur_regression_new (&o, MUR_REGRESSION_INCREMENTS, 0.1, NULL);
  mur_regression_run (self);
  for (guint i = 0; i < 2; i++)
    {
      const double sine = i == 0 ? sin (0.4) : -sin (0.4);

      g_assert_cmpuint (mur_regression_rank (self, i), ==, 1);
      g_assert_true (isinf (mur_regression_standard_errors (self)[2 + i]));
      g_assert_true (isinf (mur_regression_standard_errors (self)[4 + i]));
      g_assert_cmpfloat_with_epsilon (mur_regression_parameters (self)[2 + i]
                                        + sine
                                            * mur_regression_parameters (self)[4 + i],
                                      3, 1e-10);
    }
}

/* Over missing values integrals go along a line. */
static void
test_gaps (void)
{
  double parameters[12], times[300], phases[900], whole[900];
  const MurObservations o = { 3, MUR_OBSERVATION_PHASES, 0, 300, times, phases };
  g_autoptr (MurRegression) self = NULL;

  mur_test_draw (3, 13, parameters);
  mur_test_times (300, 3, times);
  mur_test_integrate (3, parameters, 0, 300, times, whole);
  memcpy (phases, whole, sizeof phases);
  for (guint k = 40; k < 50; k++)
    phases[3 * k + k % 3] = NAN;
  self = mur_regression_new (&o, MUR_REGRESSION_INTEGRALS, 0, NULL);
  mur_regression_run (self);
  g_assert_cmpfloat (
    mur_test_distance (9, mur_regression_parameters (self) + 3, parameters + 3), <,
    5e-3);
}

/* Errors of 0.02 rad in 400 observations: within five of what it says are its standard
 * errors. The bias of the sines, e^{−σ²}, is less. */
static void
test_errors_of_observation (void)
{
  double parameters[12], times[400], phases[1200], errors[1200];
  const MurObservations o = { 3, MUR_OBSERVATION_PHASES, 0, 400, times, phases };
  g_autoptr (MurRegression) self = NULL;
  MurRng rng = mur_rng (9, MUR_RNG_TEST, 0);

  mur_test_draw (3, 13, parameters);
  mur_test_times (400, 4, times);
  mur_test_integrate (3, parameters, 0, 400, times, phases);
  mur_rng_fill_normal (&rng, 1200, errors);
  for (guint k = 0; k < 1200; k++)
    phases[k] += 0.02 * errors[k];
  self = mur_regression_new (&o, MUR_REGRESSION_INTEGRALS, 0, NULL);
  mur_regression_run (self);
  g_assert_cmpfloat_with_epsilon (mur_regression_noise (self), 0.02, 0.002);
  for (guint p = 0; p < 12; p++)
    g_assert_cmpfloat (fabs (mur_regression_parameters (self)[p] - parameters[p]), <,
                       5 * mur_regression_standard_errors (self)[p]);
}

/* A sparse network of twenty: at a rate of one in ten, about that part of what is found
 * is false, and most of what is strong is found. */
static void
test_network (void)
{
  enum
  {
    N = 20,
    N_COUPLINGS = N * (N - 1),
    N_TIMES = 4000
  };
  g_autofree double *parameters = g_new0 (double, N + N * N);
  g_autofree double *times = g_new (double, N_TIMES);
  g_autofree double *phases = g_new (double, N_TIMES *N);
  const MurObservations o = { N, MUR_OBSERVATION_PHASES, 0, N_TIMES, times, phases };
  g_autoptr (MurRegression) self = NULL, threads = NULL;
  g_autoptr (MurPool) pool = mur_pool_new (3);
  MurRng rng = mur_rng (21, MUR_RNG_TEST, 0);
  double p[N_COUPLINGS];
  gboolean rejected[N_COUPLINGS];
  gsize n_found, n_false = 0, n_missed = 0;

  for (guint k = 0; k < 2 * N; k++)
    parameters[k] = 3 * mur_rng_uniform (&rng) + (k < N ? 0 : 0.3 * k);
  for (guint k = 2 * N; k < N + N * N; k++)
    parameters[k] = mur_rng_uniform (&rng) < 0.15 ? 1 : 0;
  simulate (N, parameters, 0.05, 0.01, N_TIMES, 5, times, phases);
  self = mur_regression_new (&o, MUR_REGRESSION_INCREMENTS, 0, NULL);
  mur_regression_run (self);
  for (guint k = 0; k < N_COUPLINGS; k++)
    p[k] = mur_p_value (mur_regression_parameters (self)[2 * N + k],
                        mur_regression_standard_errors (self)[2 * N + k]);
  n_found = mur_discoveries (N_COUPLINGS, p, 0.1, rejected, NULL);
  for (guint k = 0; k < N_COUPLINGS; k++)
    {
      const gboolean is_there = parameters[2 * N + k] != 0;

      n_false += rejected[k] && !is_there;
      n_missed += !rejected[k] && is_there;
    }
  g_assert_cmpuint (n_found, >, 30);
  g_assert_cmpuint (n_missed, <=, 3);
  /* Ten per cent of about sixty, and three times its root. */
  g_assert_cmpuint (n_false, <=, 6 + 7);

  threads = mur_regression_new (&o, MUR_REGRESSION_INCREMENTS, 0, pool);
  mur_regression_run (threads);
  g_assert_cmpmem (mur_regression_parameters (self), (N + N * N) * sizeof (double),
                   mur_regression_parameters (threads), (N + N * N) * sizeof (double));
}

/* The example of Benjamini and Hochberg's paper: fifteen p-values, four at five per
 * cent. */
static void
test_discoveries (void)
{
  const double p[] = { 0.0095, 0.0001, 0.0459, 0.0278, 0.0004, 0.3240, 0.0019, 0.0201,
                       0.0298, 0.0344, 0.4262, 0.5719, 0.6528, 0.7590, 1.0,    NAN };
  gboolean rejected[16];
  double adjusted[16];

  g_assert_cmpuint (mur_discoveries (16, p, 0.05, rejected, adjusted), ==, 4);
  for (guint k = 0; k < 16; k++)
    g_assert_cmpint (rejected[k], ==, p[k] <= 0.0095);
  g_assert_cmpfloat_with_epsilon (adjusted[0], 0.0095 * 15 / 4, 1e-15);
  /* 0.0278 · 15/6 and 0.0298 · 15/7 would be 0.0695 and 0.0639: the lesser holds. */
  g_assert_cmpfloat_with_epsilon (adjusted[3], 0.0298 * 15 / 7, 1e-15);
  g_assert_true (isnan (adjusted[15]));
  g_assert_cmpfloat_with_epsilon (mur_p_value (-1.959963984540054, 1), 0.05, 1e-10);
  g_assert_true (isnan (mur_p_value (1, INFINITY)));
}

static void
test_slopes (void)
{
  const double times[] = { 1, 2, 4 }, phases[] = { 5, 1, 7, NAN, 11, 4 };
  const double sums[] = { 6, 8, 12 };
  MurObservations o = { 2, MUR_OBSERVATION_PHASES, 0.5, 3, times, phases };
  double parameters[6];

  mur_slopes (&o, parameters);
  g_assert_cmpfloat_with_epsilon (parameters[0], 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (parameters[2], 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (parameters[1], 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (parameters[3], 1, 1e-12);
  o.kind = MUR_OBSERVATION_SUM;
  o.values = sums;
  mur_slopes (&o, parameters);
  g_assert_cmpfloat_with_epsilon (parameters[0], 2.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (parameters[3], 1, 1e-12);
}

/* A line with waves of 5 and 12 rad/s over 4 s, with errors of 1 % of them: a wave is as
 * wide as fading in and out makes it, two turns over the data; and a line alone. */
static void
test_beat (void)
{
  enum
  {
    N = 800
  };
  double times[N], values[N], errors[N];
  const MurObservations data = { 3, MUR_OBSERVATION_SUM, -0.5, N, times, values };
  MurRng rng = mur_rng (4, MUR_RNG_TEST, 0);

  mur_rng_fill_normal (&rng, N, errors);
  for (guint k = 0; k < N; k++)
    {
      times[k] = 1 + 4.0 * k / (N - 1);
      values[k] = 3 + 40 * times[k] + 0.5 * sin (5 * times[k])
                  + 0.2 * sin (12 * times[k]) + 0.005 * errors[k];
    }
  values[7] = NAN;
  g_assert_cmpfloat_with_epsilon (mur_fastest_beat (&data), 12, 4 * G_PI / 4);
  g_assert_cmpfloat (mur_fastest_beat (&data), >=, 12);
  for (guint k = 0; k < N; k++)
    values[k] = 3 + 40 * times[k];
  g_assert_cmpfloat (mur_fastest_beat (&data), ==, 0);
}

void
mur_test_regression (void)
{
  g_test_add_func ("/core/inference/regression/exact-posterior", test_exact_posterior);
  g_test_add_func ("/core/inference/regression/covariance", test_covariance);
  g_test_add_func ("/core/inference/regression/smooth", test_smooth);
  g_test_add_func ("/core/inference/regression/locked", test_locked);
  g_test_add_func ("/core/inference/regression/gaps", test_gaps);
  g_test_add_func ("/core/inference/regression/errors-of-observation",
                   test_errors_of_observation);
  g_test_add_func ("/core/inference/regression/network", test_network);
  g_test_add_func ("/core/inference/regression/discoveries", test_discoveries);
  g_test_add_func ("/core/inference/regression/slopes", test_slopes);
  g_test_add_func ("/core/inference/regression/beat", test_beat);
}
