/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How residuals count: values by hand and in long double. */

#include "core/fitting/loss.h"

#include <math.h>

#include "tests/core/fitting/tests.h"

static const MurLoss huber = { MUR_OBJECTIVE_HUBER, 1.5, 2, FALSE };   /* k = 3 */
static const MurLoss cauchy = { MUR_OBJECTIVE_CAUCHY, 1.5, 2, FALSE }; /* k = 3 */

/* 2² = 4; 2·3·5 − 9 = 21; 9 ln (1 + 25/9); 9 ln (1 + 1e-18/9) ≈ 1e-18. */
static void
test_values (void)
{
  double by_huber[] = { 2, -5, 0, 3 }, by_cauchy[] = { -5, 1e-9, 0, 1e200 };

  mur_loss_take_values (&huber, 4, by_huber);
  mur_loss_take_values (&cauchy, 4, by_cauchy);
  g_assert_cmpfloat (by_huber[0], ==, 4);
  g_assert_cmpfloat (by_huber[1], ==, 21);
  g_assert_cmpfloat (by_huber[2], ==, 0);
  g_assert_cmpfloat (by_huber[3], ==, 9);
  g_assert_cmpfloat_with_epsilon (by_cauchy[0], 9 * log (1 + 25.0 / 9), 1e-14);
  g_assert_cmpfloat_with_epsilon (by_cauchy[1], 1e-18, 1e-32);
  g_assert_cmpfloat (by_cauchy[2], ==, 0);
  g_assert_true (isinf (by_cauchy[3]));
}

static long double
rho (const MurLoss *loss, long double r)
{
  const long double k = (long double)loss->tuning * loss->scale;

  if (loss->kind == MUR_OBJECTIVE_CAUCHY)
    return k * k * log1pl (r / k * (r / k));
  return fabsl (r) <= k ? r * r : k * (2 * fabsl (r) - k);
}

/* Squares of the roots are the values, their slopes and ψ and ψ′ those of differences:
 * of third order with h = 1e-4, and two places beside a corner. */
static void
test_roots (void)
{
  const double places[] = { -7.3, -3.01, -2.9, -0.4, 1e-7, 0.25, 2.5, 3.2, 40, 1e6 };
  const MurLoss *losses[] = { &huber, &cauchy };

  for (guint which = 0; which < 2; which++)
    for (guint i = 0; i < G_N_ELEMENTS (places); i++)
      {
        const MurLoss *loss = losses[which];
        const long double r = places[i], h = 1e-4L * fabsl (r) + 1e-12L;
        double root = places[i], slope, psi, bend;

        mur_loss_take_roots (loss, 1, &root, &slope);
        mur_loss_influence (loss, places[i], &psi, &bend);
        const long double value = rho (loss, r);
        const long double rise = (rho (loss, r + h) - rho (loss, r - h)) / (2 * h);
        const long double turn
          = (rho (loss, r + h) - 2 * value + rho (loss, r - h)) / (h * h);

        g_assert_cmpfloat_with_epsilon (root * root, (double)value,
                                        1e-14 * (double)value);
        g_assert_cmpint (signbit (root), ==, signbit (places[i]));
        g_assert_cmpfloat_with_epsilon (2 * root * slope, (double)rise,
                                        1e-7 * fabs ((double)rise));
        g_assert_cmpfloat_with_epsilon (2 * psi, (double)rise,
                                        1e-7 * fabs ((double)rise));
        g_assert_cmpfloat_with_epsilon (2 * bend, (double)turn, 1e-6);
      }
}

static void
test_zero (void)
{
  double roots[] = { 0, 0 }, slopes[2];

  mur_loss_take_roots (&huber, 1, roots, slopes);
  mur_loss_take_roots (&cauchy, 1, roots + 1, slopes + 1);
  g_assert_true (roots[0] == 0 && roots[1] == 0);
  g_assert_true (slopes[0] == 1 && slopes[1] == 1);
}

/* Of 0 0 1 2 3 4 100 the two zeros are left out: the median is 3, over Φ⁻¹(¾). */
static void
test_spread (void)
{
  double odd[] = { 4, -1, 0, 100, 2, 0, -3 }, even[] = { -4, 1, 2, 3 };
  double few[] = { -2, 1 }, zeros[] = { 0, 0, 0 };

  g_assert_cmpfloat_with_epsilon (mur_loss_spread (odd, 7, 2), 3 / 0.6744897501960817,
                                  1e-14);
  g_assert_cmpfloat_with_epsilon (mur_loss_spread (even, 4, 0),
                                  2.5 / 0.6744897501960817, 1e-14);
  g_assert_cmpfloat_with_epsilon (mur_loss_spread (few, 2, 2), 1.5 / 0.6744897501960817,
                                  1e-14);
  g_assert_cmpfloat (mur_loss_spread (zeros, 3, 1), ==, 0);
}

void
mur_test_loss (void)
{
  g_test_add_func ("/core/loss/values", test_values);
  g_test_add_func ("/core/loss/roots", test_roots);
  g_test_add_func ("/core/loss/zero", test_zero);
  g_test_add_func ("/core/loss/spread", test_spread);
}
