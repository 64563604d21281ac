/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fixed steps: observed orders at the steps and between them. */

#include "tests/core/oscillators/motion.h"

#include <math.h>

#define N 12

static MurKuramoto *
model_of_kind (guint kind)
{
  g_autofree double *frequencies = draw (N, 130, -2, 3);
  g_autoptr (MurNetwork) network = network_of_kind (kind, N, MUR_NORMALISATION_DEGREE);
  MurKuramoto *model = mur_kuramoto_new (N, frequencies, NULL);

  mur_kuramoto_set_network (model, 1, network);
  mur_kuramoto_set_network (model, 2, network);
  mur_kuramoto_set_strength (model, 2, 0.4);
  mur_kuramoto_set_phase_lag (model, 0.2);
  return model;
}

/* The largest error at @n_samples times evenly from 0 to 2. */
static double
largest_error (MurKuramoto *model,
               MurIntegratorMethod method,
               double step,
               guint n_samples)
{
  g_autofree double *start = draw (N, 131, -3, 3);
  g_autoptr (MurIntegrator) exact = taylor_of (model, 1e-13, start);
  g_autoptr (MurIntegrator) integrator = fixed_of (model, method, step, 0, start);
  double largest = 0;

  for (guint k = 1; k <= n_samples; k++)
    {
      double phases[N], expected[N];

      reach (exact, k * 2.0 / n_samples, expected, NULL);
      reach (integrator, k * 2.0 / n_samples, phases, NULL);
      largest = fmax (largest, largest_difference (N, phases, expected));
    }
  return largest;
}

/* Halved steps, at the end of steps: 2⁴ and 2². */
static void
test_orders (void)
{
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      g_autoptr (MurKuramoto) model = model_of_kind (kind);
      const double rk4 = largest_error (model, MUR_INTEGRATOR_RK4, 0.02, 4)
                         / largest_error (model, MUR_INTEGRATOR_RK4, 0.01, 4);
      const double heun = largest_error (model, MUR_INTEGRATOR_HEUN, 0.01, 4)
                          / largest_error (model, MUR_INTEGRATOR_HEUN, 0.005, 4);

      g_assert_cmpfloat_with_epsilon (log2 (rk4), 4, 0.3);
      g_assert_cmpfloat_with_epsilon (log2 (heun), 2, 0.15);
    }
}

/* Between steps a cubic errs by h⁴ φ⁗/384: order four again; a line by h² φ″/8. Seven
 * hundred samples fall everywhere in the steps. */
static void
test_orders_between_steps (void)
{
  g_autoptr (MurKuramoto) model = model_of_kind (5);
  const double rk4 = largest_error (model, MUR_INTEGRATOR_RK4, 0.04, 701)
                     / largest_error (model, MUR_INTEGRATOR_RK4, 0.02, 701);
  const double heun = largest_error (model, MUR_INTEGRATOR_HEUN, 0.02, 701)
                      / largest_error (model, MUR_INTEGRATOR_HEUN, 0.01, 701);

  g_assert_cmpfloat_with_epsilon (log2 (rk4), 4, 0.4);
  g_assert_cmpfloat_with_epsilon (log2 (heun), 2, 0.3);
}

/* Times are multiples of the step, to the bit, and counts are what they say. */
static void
test_times_and_counts (void)
{
  g_autoptr (MurKuramoto) model = model_of_kind (0);
  g_autofree double *start = draw (N, 131, -3, 3);
  g_autoptr (MurIntegrator) integrator
    = fixed_of (model, MUR_INTEGRATOR_RK4, 0.1, 0, start);

  for (guint k = 1; k <= 1000; k++)
    {
      g_assert_cmpint (mur_integrator_step (integrator, NULL), ==, MUR_STATUS_RUNNING);
      g_assert_cmpfloat (mur_integrator_end (integrator), ==, k * 0.1);
    }
  g_assert_cmpuint (mur_integrator_n_steps (integrator), ==, 1000);
  g_assert_cmpuint (mur_integrator_n_evaluations (integrator), ==, 4000);
  g_assert_cmpuint (mur_integrator_order (integrator), ==, 4);
}

/* Whole turns go to a count of their own: after 1e6 rad an oscillator alone is where it
 * should be to the rounding of that number, times the square root of the steps. */
static void
test_far_travel (void)
{
  const double frequencies[] = { 1000, -1000.5, 3 };
  const double start[] = { 0.25, -1, 2 };
  g_autoptr (MurKuramoto) model = mur_kuramoto_new (3, frequencies, NULL);
  g_autoptr (MurIntegrator) integrator
    = fixed_of (model, MUR_INTEGRATOR_RK4, 0.5, 0, start);
  double phases[3];

  reach (integrator, 1000, phases, NULL);
  for (gsize i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (phases[i], start[i] + 1000 * frequencies[i], 1e-8);
}

void
mur_test_fixed_step (void)
{
  g_test_add_func ("/oscillators/fixed-step/orders", test_orders);
  g_test_add_func ("/oscillators/fixed-step/orders-between-steps",
                   test_orders_between_steps);
  g_test_add_func ("/oscillators/fixed-step/times-and-counts", test_times_and_counts);
  g_test_add_func ("/oscillators/fixed-step/far-travel", test_far_travel);
}
