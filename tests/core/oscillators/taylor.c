/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Trajectories by power series: published numbers, an independent solver, and the
 * accuracy that was asked for. */

#include "tests/core/oscillators/motion.h"

#include <math.h>
#include <string.h>

static const double blog_phases[] = { 0, TAU / 2, 0 };
static const double blog_frequencies[] = { 28, 19, 11 };
static const double blog_couplings[] = { 0, .2, 1.1, .5, 0, -.7, .3, .9, 0 };

/* The phases of the post, given to ten digits after the point. */
static void
test_blog_experiment (void)
{
  const double published[] = { 27.9056429405, 21.9628917739, 10.8996172277 };
  g_autoptr (MurKuramoto) model = dense_model (3, blog_frequencies, blog_couplings);
  g_autoptr (MurIntegrator) integrator = taylor_of (model, 1e-12, blog_phases);
  double phases[3];

  reach (integrator, 1, phases, NULL);
  g_assert_cmpfloat (largest_difference (3, phases, published), <, 6e-11);
}

/* The blog experiment in long double by the classical method, as an offset from the
 * mean frequency. */
static void
blog_in_long_double (guint n_steps, long double *x)
{
  const long double h = 40.0L / n_steps;
  const long double ahead[] = { 0, h / 2, h / 2, h };
  const long double weights[] = { h / 6, h / 3, h / 3, h / 6 };

  for (guint i = 0; i < 3; i++)
    x[i] = blog_phases[i];
  for (guint step = 0; step < n_steps; step++)
    {
      long double k[3] = { 0 };
      long double sum[3] = { x[0], x[1], x[2] };

      for (guint stage = 0; stage < 4; stage++)
        {
          long double y[3];

          for (guint i = 0; i < 3; i++)
            y[i] = x[i] + ahead[stage] * k[i];
          for (guint i = 0; i < 3; i++)
            {
              k[i] = blog_frequencies[i] - 58 / 3.0L;
              for (guint j = 0; j < 3; j++)
                k[i] += blog_couplings[3 * i + j] * sinl (y[j] - y[i]);
              sum[i] += weights[stage] * k[i];
            }
        }
      memcpy (x, sum, sizeof sum);
    }
}

/* At t = 40, with phases near 1100 rad. Two step lengths of an order-four method and
 * the extrapolation from them leave less than 1e-13; the smallest limit is 1e-11. */
static void
test_error_is_within_ten_tolerances (void)
{
  g_autoptr (MurKuramoto) model = dense_model (3, blog_frequencies, blog_couplings);
  long double coarse[3], fine[3];

  blog_in_long_double (50000, coarse);
  blog_in_long_double (100000, fine);
  for (double tolerance = 1e-4; tolerance > 5e-13; tolerance /= 10)
    {
      g_autoptr (MurIntegrator) integrator = taylor_of (model, tolerance, blog_phases);
      double phases[3];

      reach (integrator, 40, phases, NULL);
      for (guint i = 0; i < 3; i++)
        {
          const long double exact
            = fine[i] + (fine[i] - coarse[i]) / 15 + 40 * (58 / 3.0L);

          g_assert_cmpfloat (fabs ((double)(phases[i] - exact)), <, 10 * tolerance);
        }
    }
}

/* Wherever inside its steps, against rk8pd stopped there, which errs by about 1e-13 a
 * step; and the frequency is the equation at that phase: rates below 40, 2e-14 for the
 * kernels and 2e-13 for the unwrapped phases it is compared at. */
static void
test_dense_output (void)
{
  double start[7], phases[7], rates[7], expected[7];
  long double exact[7];
  g_autoptr (MurKuramoto) model = demonstration (start);
  g_autoptr (MurIntegrator) integrator = taylor_of (model, 1e-12, start);

  for (double time = 0.05; time < TAU; time += 0.7331)
    {
      reach (integrator, time, phases, rates);
      g_assert_cmpfloat (mur_integrator_begin (integrator), <, time);
      g_assert_cmpfloat (mur_integrator_end (integrator), >, time);
      reference_phases (model, 0, time, start, expected);
      rates_term_by_term (model, phases, exact);
      for (gsize i = 0; i < 7; i++)
        {
          g_assert_cmpfloat_with_epsilon (phases[i], expected[i], 5e-12);
          g_assert_cmpfloat (fabs ((double)(rates[i] - exact[i])), <, 5e-13);
        }
    }
}

/* All structures, two harmonics and a lag at once. */
static void
test_every_network (void)
{
  enum
  {
    N = 19
  };
  g_autofree double *frequencies = draw (N, 110, -2, 2);
  g_autofree double *start = draw (N, 111, -3, 3);

  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      g_autoptr (MurKuramoto) model = mur_kuramoto_new (N, frequencies, NULL);
      g_autoptr (MurNetwork) first
        = network_of_kind (kind, N, MUR_NORMALISATION_DEGREE);
      g_autoptr (MurNetwork) third
        = network_of_kind ((kind + 4) % N_KINDS, N, MUR_NORMALISATION_COUNT);
      g_autoptr (MurIntegrator) integrator = NULL;
      double phases[N], expected[N];

      mur_kuramoto_set_network (model, 1, first);
      mur_kuramoto_set_network (model, 3, third);
      mur_kuramoto_set_strength (model, 1, 1.3);
      mur_kuramoto_set_strength (model, 3, -0.6);
      mur_kuramoto_set_phase_lag (model, 0.7);
      integrator = taylor_of (model, 1e-12, start);
      reach (integrator, 1.5, phases, NULL);
      reference_phases (model, 0, 1.5, start, expected);
      g_assert_cmpfloat (largest_difference (N, phases, expected), <, 1e-11);
    }
}

static double
error_at_order (guint order, double step, const double *expected)
{
  double start[7], phases[7];
  MurIntegratorSettings settings;
  g_autoptr (MurKuramoto) model = demonstration (start);
  g_autoptr (MurIntegrator) integrator = NULL;

  mur_integrator_settings_init (&settings);
  settings.tolerance = 1;
  settings.order = order;
  settings.step = step;
  integrator = mur_integrator_new (model, &settings, 0, start, NULL);
  reach (integrator, 1, phases, NULL);
  g_assert_cmpuint (mur_integrator_n_steps (integrator), <=, (guint)(1 / step) + 2);
  return largest_difference (7, phases, expected);
}

/* Half the step, 2^−order of the error; the largest of seven errors, which may change
 * places, so to half an order. */
static void
test_order_is_what_it_says (void)
{
  double start[7], expected[7];
  g_autoptr (MurKuramoto) model = demonstration (start);

  reference_phases (model, 0, 1, start, expected);
  for (guint order = 4; order <= 8; order++)
    {
      const double coarse = error_at_order (order, 0.025, expected);
      const double fine = error_at_order (order, 0.0125, expected);

      g_assert_cmpfloat_with_epsilon (log2 (coarse / fine), order, 0.5);
    }
}

/* Without couplings φ = φ(0) + ω t, in steps that are long but do not turn further than
 * sines stay exact. */
static void
test_uncoupled (void)
{
  const double frequencies[] = { 3, -8, 1e6 };
  const double start[] = { 0.5, 100, -3 };
  g_autoptr (MurKuramoto) model = mur_kuramoto_new (3, frequencies, NULL);
  g_autoptr (MurIntegrator) integrator = taylor_of (model, 1e-9, start);
  g_autoptr (MurKuramoto) resting = mur_kuramoto_new (1, frequencies, NULL);
  g_autoptr (MurIntegrator) still = taylor_of (resting, 1e-9, start);
  double phases[3], rates[3];

  reach (integrator, 1.25, phases, rates);
  for (gsize i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (phases[i], start[i] + frequencies[i] * 1.25,
                                    4e-16 * fabs (phases[i]) + 1e-9);
  g_assert_cmpmem (rates, sizeof rates, frequencies, sizeof rates);
  reach (still, 1e6, phases, NULL);
  g_assert_cmpfloat (phases[0], ==, 3000000.5);
  g_assert_cmpuint (mur_integrator_n_steps (still), ==, 1);
}

/* The start comes back, and a smaller tolerance takes more steps and a higher order. */
static void
test_start_and_counts (void)
{
  double start[7], phases[7];
  guint64 n_steps = 0;
  guint order = 0;
  g_autoptr (MurKuramoto) model = demonstration (start);

  for (double tolerance = 1e-2; tolerance > 1e-14; tolerance /= 1000)
    {
      g_autoptr (MurIntegrator) integrator = taylor_of (model, tolerance, start);

      mur_integrator_sample (integrator, 0, phases, NULL);
      g_assert_cmpmem (phases, sizeof phases, start, sizeof start);
      reach (integrator, 5, phases, NULL);
      g_assert_cmpuint (mur_integrator_n_steps (integrator), >, n_steps);
      g_assert_cmpuint (mur_integrator_order (integrator), >=, order);
      n_steps = mur_integrator_n_steps (integrator);
      order = mur_integrator_order (integrator);
      g_assert_cmpuint (mur_integrator_n_evaluations (integrator), ==, n_steps * order);
    }
}

void
mur_test_taylor (void)
{
  g_test_add_func ("/oscillators/taylor/blog-experiment", test_blog_experiment);
  g_test_add_func ("/oscillators/taylor/error-is-within-ten-tolerances",
                   test_error_is_within_ten_tolerances);
  g_test_add_func ("/oscillators/taylor/dense-output", test_dense_output);
  g_test_add_func ("/oscillators/taylor/every-network", test_every_network);
  g_test_add_func ("/oscillators/taylor/order-is-what-it-says",
                   test_order_is_what_it_says);
  g_test_add_func ("/oscillators/taylor/uncoupled", test_uncoupled);
  g_test_add_func ("/oscillators/taylor/start-and-counts", test_start_and_counts);
}
