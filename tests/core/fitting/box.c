/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Refinement in a box: optima on bounds and off them, starts anywhere. */

#include <math.h>

#include "core/base/rng.h"
#include "core/fitting/least-squares.h"
#include "tests/core/fitting/reference.h"
#include "tests/core/fitting/tests.h"

static const double lower[] = { 0, 0, 0, 0 };
static const double upper[] = { 10, 10, 10, 10 };

/* From anywhere in the box, with any patience: inside, and not higher than before. */
static void
test_never_higher (void)
{
  const guint budgets[] = { 1, 4, 60 };
  g_autoptr (MurModel) model = mur_test_example_new (0.05, 3);
  MurRng rng = mur_rng (11, MUR_RNG_TEST, 0);

  for (int run = 0; run < 60; run++)
    {
      guint budget = budgets[run % 3];
      double p[N_REFERENCE];
      double before;
      MurLeastSquaresResult result;

      for (int a = 0; a < N_REFERENCE; a++)
        p[a] = 10 * mur_rng_uniform (&rng);
      before = mur_test_squares (model, p);
      result = mur_least_squares_refine (model, lower, upper, budget, p);

      g_assert_cmpfloat (mur_test_squares (model, p), <=,
                         before + mur_least_squares_slack (model, before));
      g_assert_cmpuint (result.n_iterations, <=, budget);
      g_assert_true (result.status == MUR_STATUS_CONVERGED
                     || result.status == MUR_STATUS_EXHAUSTED);
      for (int a = 0; a < N_REFERENCE; a++)
        g_assert_true (p[a] >= 0 && p[a] <= 10);
    }
}

/* So close to the optimum that the sum's last bits are chance: no higher than they are
 * (a sum of 1000 squares rounds to some ten ulp), and the optimum is found from all
 * sides. */
static void
test_never_higher_near (void)
{
  g_autoptr (MurModel) model = mur_test_example_new (0.05, 3);
  MurRng rng = mur_rng (12, MUR_RNG_TEST, 0);
  double optimum[] = { 4.1, 3.95, 1.6, 3.1 };

  mur_least_squares_refine (model, lower, upper, 100, optimum);
  for (int run = 0; run < 200; run++)
    {
      double p[N_REFERENCE];
      double before;

      for (int a = 0; a < N_REFERENCE; a++)
        p[a] = optimum[a] + 1e-10 * (2 * mur_rng_uniform (&rng) - 1);
      before = mur_test_squares (model, p);
      mur_least_squares_refine (model, lower, upper, 100, p);
      g_assert_cmpfloat (mur_test_squares (model, p), <=, before * (1 + 1e-14));
      for (int a = 0; a < N_REFERENCE; a++)
        g_assert_cmpfloat_with_epsilon (p[a], optimum[a], 4e-12);
    }
}

/* From 0.05 the first step aims at 10 and is cut at 1.3, which is lower than the start
 * all the same; the way back to 1 begins at 1.3, not at 10. */
static void
test_overshoot (void)
{
  const double t[] = { 1, 2 };
  const double y[] = { 1, 1 };
  const double low = 0;
  const double high = 1.3;
  g_autoptr (MurModel) model = mur_test_model_new ("p1^2+0*t", t, y, 2);
  double p = 0.05;
  MurLeastSquaresResult result = mur_least_squares_refine (model, &low, &high, 100, &p);

  g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
  g_assert_cmpfloat_with_epsilon (p, 1, 1e-12);
}

/* The optimum is beyond the bound of one parameter: it ends on the bound, the other at
 * the optimum of what is left (here with mixed columns, so that holding matters). */
static void
test_bound_active (void)
{
  const double low[] = { -50, -50 };
  const double high[] = { 50, 2 };
  g_autoptr (MurModel) model = mur_test_line_new ("p1+p2*(t+3)");
  double p[] = { -7, -11 };
  MurLeastSquaresResult result = mur_least_squares_refine (model, low, high, 100, p);

  /* p1 = mean (y − 2 (t + 3)) = 1 − 6. */
  g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
  g_assert_cmpfloat (p[1], ==, 2);
  g_assert_cmpfloat_with_epsilon (p[0], -5, 1e-11);
}

static void
test_bounds_all_active (void)
{
  const double low[] = { 3, -5 };
  const double high[] = { 5, 1 };
  g_autoptr (MurModel) model = mur_test_line_new ("p1+p2*t");
  double p[] = { 4, 0 };
  MurLeastSquaresResult result = mur_least_squares_refine (model, low, high, 100, p);

  g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
  g_assert_cmpfloat (p[0], ==, 3);
  g_assert_cmpfloat (p[1], ==, 1);
}

/* Starting on bounds that the optimum lies away from; from outside it starts there. */
static void
test_bound_released (void)
{
  const double low[] = { -9, -9 };
  const double high[] = { 9, 9 };
  const double starts[][2]
    = { { 9, -9 }, { -9, 9 }, { 9, 9 }, { -9, -9 }, { 77, -1e9 } };
  g_autoptr (MurModel) model = mur_test_line_new ("p1+p2*(t+3)");

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      double p[] = { starts[i][0], starts[i][1] };
      MurLeastSquaresResult result
        = mur_least_squares_refine (model, low, high, 100, p);

      g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
      g_assert_cmpfloat_with_epsilon (p[0], 1 - 8.7, 1e-10);
      g_assert_cmpfloat_with_epsilon (p[1], 2.9, 1e-10);
    }
}

/* A bound holds p4 of the example at 3.2, beyond its optimum near 3. */
static void
test_bound_example (void)
{
  const double low[] = { 0, 0, 0, 3.2 };
  g_autoptr (MurModel) model = mur_test_example_new (0.05, 2);
  double p[] = { 4.4, 3.95, 1.6, 3.9 };
  long double q[N_REFERENCE];
  long double jtj[N_REFERENCE][N_REFERENCE];
  long double jtr[N_REFERENCE];
  long double sum;
  MurLeastSquaresResult result = mur_least_squares_refine (model, low, upper, 100, p);

  g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
  g_assert_cmpfloat (p[3], ==, 3.2);
  for (int a = 0; a < N_REFERENCE; a++)
    q[a] = p[a];
  sum = mur_reference_normal (mur_model_t (model), mur_model_y (model), N_EXAMPLE, q,
                              jtj, jtr);
  for (int a = 0; a < 3; a++)
    g_assert_cmpfloat ((double)(fabsl (jtr[a]) / sqrtl (jtj[a][a] * sum)), <, 2e-12);
  /* The descent points out of the box: Σ r² falls as p4 does. */
  g_assert_cmpfloat ((double)jtr[3], <, 0);
}

static void
test_fixed (void)
{
  const double low[] = { -50, 2.25 };
  const double high[] = { 50, 2.25 };
  g_autoptr (MurModel) model = mur_test_line_new ("p1+p2*(t+3)");
  double p[] = { 8, 2.25 };
  MurLeastSquaresResult result = mur_least_squares_refine (model, low, high, 100, p);

  g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
  g_assert_cmpfloat (p[1], ==, 2.25);
  g_assert_cmpfloat_with_epsilon (p[0], 1 - 6.75, 1e-11);
}

void
mur_test_box (void)
{
  g_test_add_func ("/core/box/never-higher", test_never_higher);
  g_test_add_func ("/core/box/never-higher-near", test_never_higher_near);
  g_test_add_func ("/core/box/overshoot", test_overshoot);
  g_test_add_func ("/core/box/active", test_bound_active);
  g_test_add_func ("/core/box/all-active", test_bounds_all_active);
  g_test_add_func ("/core/box/released", test_bound_released);
  g_test_add_func ("/core/box/example", test_bound_example);
  g_test_add_func ("/core/box/fixed", test_fixed);
}
