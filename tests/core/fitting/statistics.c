/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Statistics of sets small enough to work out by hand. */

#include "core/fitting/statistics.h"

#include <math.h>

#include "tests/core/fitting/tests.h"

/* ln 2 and ln 5, from a table of logarithms. */
#define LN_2 0.69314718055994530942
#define LN_5 1.60943791243410037460

/* A few roundings of numbers below 100. */
#define CLOSE 4e-14

/* y = 1, 2, 4, 3, 5 against 1, 3, 4, 2, 7: residuals 0, −1, 0, 1, −2, Σ r² = 6;
 * mean 3, Σ (y − ȳ)² = 4 + 1 + 1 + 0 + 4 = 10. */
static const double five_y[] = { 1, 2, 4, 3, 5 };
static const double five_fit[] = { 1, 3, 4, 2, 7 };

static void
test_by_hand (void)
{
  MurFitStatistics s = mur_fit_statistics (five_y, five_fit, 5, 2, 0);
  double deviance = 5 * (log (6.0) - LN_5);

  g_assert_cmpfloat (s.sum_of_squares, ==, 6);
  g_assert_cmpfloat (s.reduced_chi_square, ==, 2);
  g_assert_cmpfloat_with_epsilon (s.r_squared, 0.4, CLOSE);
  g_assert_cmpfloat_with_epsilon (s.aic, deviance + 6, CLOSE);
  g_assert_cmpfloat_with_epsilon (s.bic, deviance + 3 * LN_5, CLOSE);
}

/* (Σ r²/σ²) / (n − k) = 6 / 0.25 / 3 = 8; the other measures do not ask for σ. */
static void
test_known_noise (void)
{
  MurFitStatistics s = mur_fit_statistics (five_y, five_fit, 5, 2, 0.5);
  MurFitStatistics unknown = mur_fit_statistics (five_y, five_fit, 5, 2, 0);

  g_assert_cmpfloat (s.reduced_chi_square, ==, 8);
  g_assert_cmpfloat (s.sum_of_squares, ==, unknown.sum_of_squares);
  g_assert_cmpfloat (s.r_squared, ==, unknown.r_squared);
  g_assert_cmpfloat (s.aic, ==, unknown.aic);
  g_assert_cmpfloat (s.bic, ==, unknown.bic);
}

/* n ≤ k leaves no freedom; y = 1, 3 against 2, 2: Σ r² = 2, ln (2/2) = 0. */
static void
test_no_freedom (void)
{
  const double y[] = { 1, 3 };
  const double fit[] = { 2, 2 };
  MurFitStatistics s = mur_fit_statistics (y, fit, 2, 2, 0);

  g_assert_true (isnan (s.reduced_chi_square));
  g_assert_cmpfloat_with_epsilon (s.r_squared, 0, CLOSE);
  g_assert_cmpfloat_with_epsilon (s.aic, 6, CLOSE);
  g_assert_cmpfloat_with_epsilon (s.bic, 3 * LN_2, CLOSE);
  g_assert_true (isnan (mur_fit_statistics (y, fit, 2, 3, 0).reduced_chi_square));
}

/* Most sums of 0.1 are inexact, and so are their means: constant is told from the
 * values.
 */
static void
test_constant (void)
{
  double y[100];
  double fit[100];

  for (int i = 0; i < 100; i++)
    {
      y[i] = 0.1;
      fit[i] = 0.1 + i;
    }

  for (gsize n = 1; n <= 100; n++)
    g_assert_true (isnan (mur_fit_statistics (y, fit, n, 1, 0).r_squared));
}

/* Of an exact fit the likelihood has no bound, so it has no criteria. */
static void
test_perfect (void)
{
  MurFitStatistics s = mur_fit_statistics (five_y, five_y, 5, 2, 0);

  g_assert_cmpfloat (s.sum_of_squares, ==, 0);
  g_assert_cmpfloat (s.reduced_chi_square, ==, 0);
  g_assert_cmpfloat (s.r_squared, ==, 1);
  g_assert_true (isnan (s.aic));
  g_assert_true (isnan (s.bic));
}

/* A large common offset costs no digits: the same set beside 2⁴⁰. */
static void
test_offset (void)
{
  double y[5];
  double fit[5];
  MurFitStatistics s;

  for (int i = 0; i < 5; i++)
    {
      y[i] = five_y[i] + 0x1p40;
      fit[i] = five_fit[i] + 0x1p40;
    }

  s = mur_fit_statistics (y, fit, 5, 2, 0);
  g_assert_cmpfloat (s.sum_of_squares, ==, 6);
  g_assert_cmpfloat_with_epsilon (s.r_squared, 0.4, CLOSE);
}

static void
test_not_finite (void)
{
  const double fit[] = { 1, NAN, 4, 2, 7 };
  MurFitStatistics s = mur_fit_statistics (five_y, fit, 5, 2, 0);

  g_assert_true (isnan (s.sum_of_squares));
  g_assert_true (isnan (s.reduced_chi_square));
  g_assert_true (isnan (s.r_squared));
  g_assert_true (isnan (s.aic));
  g_assert_true (isnan (s.bic));
}

void
mur_test_statistics (void)
{
  g_test_add_func ("/core/statistics/by-hand", test_by_hand);
  g_test_add_func ("/core/statistics/known-noise", test_known_noise);
  g_test_add_func ("/core/statistics/no-freedom", test_no_freedom);
  g_test_add_func ("/core/statistics/constant", test_constant);
  g_test_add_func ("/core/statistics/perfect", test_perfect);
  g_test_add_func ("/core/statistics/offset", test_offset);
  g_test_add_func ("/core/statistics/not-finite", test_not_finite);
}
