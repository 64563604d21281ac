/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The signal against its formula in long double, and the noise against its law. */

#include "core/fitting/signal.h"

#include <float.h>
#include <math.h>

#include "tests/core/fitting/tests.h"

#define PI_L 3.141592653589793238462643383279502884L

static long double
clean (long double t)
{
  return 4 * t * cosl (4 * PI_L * t * t) * expl (-3 * t * t);
}

/* With ε = 2⁻⁵³: t² and each constant product round, so that the cosine's argument
 * 4π t² is off by 3 ε of itself (t², 4π, the product) and the exponent by 2 ε of
 * itself; both functions are within 2 ulp ≤ 4 ε, the product adds 3 ε. */
static double
allowance (double t)
{
  double envelope = 4 * fabs (t) * exp (-3 * t * t);
  double epsilon = DBL_EPSILON / 2;

  return 1.01 * envelope * epsilon * (3 * 4 * G_PI * t * t + 2 * 3 * t * t + 4 + 4 + 3)
         + DBL_MIN;
}

static void
test_formula (void)
{
  const gsize n = 2311;
  g_autofree double *t = g_new (double, n);
  g_autofree double *y = g_new (double, n);

  mur_signal_fill (n, -3.17, 4.71, 0, 1, t, y);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (y[i], (double)clean (t[i]), allowance (t[i]));
}

/* Two roundings in each weight's product and one in the sum: 5 ε of the larger end. */
static void
test_times (void)
{
  double t[997];
  double y[997];

  mur_signal_fill (997, -0.7, 1.9, 0, 1, t, y);
  g_assert_cmpfloat (t[0], ==, -0.7);
  g_assert_cmpfloat (t[996], ==, 1.9);
  for (gsize i = 0; i < 997; i++)
    {
      long double exact = -0.7L + 2.6L * i / 996;

      g_assert_cmpfloat_with_epsilon (t[i], (double)exact, 5 * 1.9 * DBL_EPSILON / 2);
    }
}

/* S is odd: on a symmetric interval each half is the other's negative, to the bit. */
static void
test_odd (void)
{
  double t[1000];
  double y[1000];

  mur_signal_fill (1000, -2, 2, 0, 1, t, y);
  for (gsize i = 0; i < 1000; i++)
    {
      g_assert_cmpfloat (t[i], ==, -t[999 - i]);
      g_assert_cmpfloat (y[i], ==, -y[999 - i]);
    }
}

static void
test_one_time (void)
{
  double t;
  double y;

  mur_signal_fill (1, -1.25, 3.0, 0, 1, &t, &y);
  g_assert_cmpfloat (t, ==, 0.875);
  g_assert_cmpfloat_with_epsilon (y, (double)clean (0.875L), allowance (0.875));
}

/* Far from the origin the envelope is zero; nothing overflows on the way there. */
static void
test_far (void)
{
  double t[5];
  double y[5];

  mur_signal_fill (5, -1e300, 1e300, 0, 1, t, y);
  for (gsize i = 0; i < 5; i++)
    g_assert_cmpfloat (y[i], ==, 0);
}

static void
fill_noise (gsize n, double amplitude, guint64 seed, double *noise)
{
  g_autofree double *t = g_new (double, n);
  g_autofree double *y = g_new (double, n);

  mur_signal_fill (n, -2, 2, 0, seed, t, y);
  mur_signal_fill (n, -2, 2, amplitude, seed, t, noise);
  for (gsize i = 0; i < n; i++)
    noise[i] -= y[i];
}

/* U(−a, a): mean 0 with standard error a/√(3n), variance a²/3 with standard error
 * a²·√(4/45 / n). Five standard errors: with this seed fixed, a wrong law fails. */
static void
test_noise_law (void)
{
  const gsize n = 100000;
  const double a = 0.37;
  g_autofree double *noise = g_new (double, n);
  double low = 0, high = 0, mean = 0, variance = 0;

  fill_noise (n, a, 20240229, noise);
  for (gsize i = 0; i < n; i++)
    {
      low = MIN (low, noise[i]);
      high = MAX (high, noise[i]);
      mean += noise[i] / (double)n;
      variance += noise[i] * noise[i] / (double)n;
    }

  /* Subtracting the signal (at most 1.6) rounds; the extremes of 1e5 draws lie within
   * 2a·15/n of the ends but for a chance of e⁻¹⁵. */
  g_assert_cmpfloat (low, >=, -a - 1e-15);
  g_assert_cmpfloat (high, <=, a + 1e-15);
  g_assert_cmpfloat (low, <, -a * (1 - 30.0 / (double)n));
  g_assert_cmpfloat (high, >, a * (1 - 30.0 / (double)n));
  g_assert_cmpfloat_with_epsilon (mean, 0, 5 * a / sqrt (3.0 * (double)n));
  g_assert_cmpfloat_with_epsilon (variance, a * a / 3,
                                  5 * a * a * sqrt (4.0 / 45 / (double)n));
}

/* Neighbours do not depend on one another: Σ u_i u_{i+1} over n has standard error
 * a²/(3√n). */
static void
test_noise_independent (void)
{
  const gsize n = 50000;
  g_autofree double *noise = g_new (double, n);
  double product = 0;

  fill_noise (n, 1, 77, noise);
  for (gsize i = 0; i + 1 < n; i++)
    product += noise[i] * noise[i + 1] / (double)n;
  g_assert_cmpfloat_with_epsilon (product, 0, 5 / (3 * sqrt ((double)n)));
}

/* One seed, one noise, whatever the length; another seed, another noise. */
static void
test_noise_seed (void)
{
  double t[1024];
  double all[1024];
  double some[701];
  double other[1024];

  mur_signal_fill (1024, 20, 30, 0.5, 3, t, all);
  mur_signal_fill (701, 20, 30, 0.5, 3, t, some);
  mur_signal_fill (1024, 20, 30, 0.5, 4, t, other);
  g_assert_cmpmem (all, sizeof some, some, sizeof some);
  for (gsize i = 0; i < 1024; i++)
    g_assert_cmpfloat (all[i], !=, other[i]);
}

void
mur_test_signal (void)
{
  g_test_add_func ("/core/signal/formula", test_formula);
  g_test_add_func ("/core/signal/times", test_times);
  g_test_add_func ("/core/signal/odd", test_odd);
  g_test_add_func ("/core/signal/one-time", test_one_time);
  g_test_add_func ("/core/signal/far", test_far);
  g_test_add_func ("/core/signal/noise-law", test_noise_law);
  g_test_add_func ("/core/signal/noise-independent", test_noise_independent);
  g_test_add_func ("/core/signal/noise-seed", test_noise_seed);
}
