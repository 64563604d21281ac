/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person does to a running integration, and how one ends that cannot go on. */

#include "tests/core/oscillators/motion.h"

#include <math.h>
#include <string.h>

#define N 9

static MurKuramoto *
fresh_model (void)
{
  g_autofree double *frequencies = draw (N, 150, 4, 9);
  g_autoptr (MurNetwork) network = network_of_kind (5, N, MUR_NORMALISATION_NONE);
  MurKuramoto *model = mur_kuramoto_new (N, frequencies, NULL);

  mur_kuramoto_set_network (model, 1, network);
  return model;
}

/* What a slider may do; each on top of the others. */
static void
change_strength (MurKuramoto *model)
{
  mur_kuramoto_set_strength (model, 1, 0.35);
}

static void
change_lag (MurKuramoto *model)
{
  mur_kuramoto_set_phase_lag (model, 1.2);
}

static void
change_frequencies (MurKuramoto *model)
{
  g_autofree double *frequencies = draw (N, 151, -20, 9);

  mur_kuramoto_set_frequencies (model, frequencies);
}

static void
change_networks (MurKuramoto *model)
{
  g_autoptr (MurNetwork) network = network_of_kind (9, N, MUR_NORMALISATION_DEGREE);

  mur_kuramoto_set_network (model, 3, network);
}

/* In the middle of a step; before and after it is the trajectory of the one and the
 * other model, for each of which rk8pd is asked on its own. */
static void
test_changes_inside_a_step (void)
{
  void (*const changes[]) (MurKuramoto *)
    = { change_strength, change_lag, change_frequencies, change_networks };
  g_autofree double *start = draw (N, 152, -3, 3);
  g_autoptr (MurKuramoto) model = fresh_model ();
  g_autoptr (MurIntegrator) integrator = taylor_of (model, 1e-12, start);
  double time = 0;

  for (guint k = 0; k < G_N_ELEMENTS (changes); k++)
    {
      const double later = time + 0.4321;
      double phases[N], expected[N], rates[N];
      long double exact[N];

      reach (integrator, later, phases, NULL);
      g_assert_cmpfloat (mur_integrator_end (integrator), >, later);
      reference_phases (model, time, later, start, expected);
      g_assert_cmpfloat (largest_difference (N, phases, expected), <, 1e-11);

      mur_integrator_restart (integrator, later, NULL);
      changes[k](model);
      mur_integrator_sample (integrator, later, start, rates);
      g_assert_cmpmem (start, sizeof phases, phases, sizeof phases);
      rates_term_by_term (model, start, exact);
      for (gsize i = 0; i < N; i++)
        g_assert_cmpfloat (fabs ((double)(rates[i] - exact[i])), <, 1e-12);
      time = later;
    }
}

/* A kick: other phases from there on, exactly those. */
static void
test_kick (void)
{
  static const MurIntegratorMethod methods[]
    = { MUR_INTEGRATOR_TAYLOR, MUR_INTEGRATOR_RK4 };
  g_autofree double *start = draw (N, 152, -3, 3);
  g_autofree double *kicked = draw (N, 153, -3, 3);

  for (guint k = 0; k < 2; k++)
    {
      g_autoptr (MurKuramoto) model = fresh_model ();
      g_autoptr (MurIntegrator) integrator
        = k == 0 ? taylor_of (model, 1e-12, start)
                 : fixed_of (model, methods[k], 0.002, 0, start);
      double phases[N], expected[N];

      reach (integrator, 1.0003, phases, NULL);
      mur_integrator_restart (integrator, 1.0003, kicked);
      mur_integrator_sample (integrator, 1.0003, phases, NULL);
      g_assert_cmpmem (phases, sizeof phases, kicked, sizeof phases);
      reference_phases (model, 1.0003, 2, kicked, expected);
      reach (integrator, 2, phases, NULL);
      g_assert_cmpfloat (largest_difference (N, phases, expected), <,
                         k == 0 ? 1e-11 : 1e-7);
    }
}

/* From one method to the next on the way: a trajectory all the same. Errors are those
 * of RK4 with h = 0.002, some (0.002 · 10)⁴. */
static void
test_methods_on_the_way (void)
{
  g_autofree double *start = draw (N, 152, -3, 3);
  g_autoptr (MurKuramoto) model = fresh_model ();
  g_autoptr (MurIntegrator) integrator = taylor_of (model, 1e-12, start);
  MurIntegratorSettings settings;
  double phases[N], expected[N];

  mur_integrator_settings_init (&settings);
  for (guint k = 0; k < 4; k++)
    {
      const double time = 0.501 * (k + 1);

      reach (integrator, time, phases, NULL);
      settings.method = k % 2 == 0 ? MUR_INTEGRATOR_RK4 : MUR_INTEGRATOR_TAYLOR;
      settings.step = k % 2 == 0 ? 0.002 : 0;
      g_assert_true (mur_integrator_retune (integrator, time, &settings, NULL));
      g_assert_cmpfloat (mur_integrator_end (integrator), ==, time);
    }
  reference_phases (model, 0, 2.004, start, expected);
  g_assert_cmpfloat (largest_difference (N, phases, expected), <, 1e-7);
}

/* Reaching a time inside the last step takes none. */
static void
test_reach_goes_no_further (void)
{
  g_autofree double *start = draw (N, 152, -3, 3);
  g_autoptr (MurKuramoto) model = fresh_model ();
  g_autoptr (MurIntegrator) integrator = taylor_of (model, 1e-6, start);
  guint64 n_steps;

  reach (integrator, 1, NULL, NULL);
  n_steps = mur_integrator_n_steps (integrator);
  g_assert_cmpfloat (mur_integrator_begin (integrator), <, 1);
  reach (integrator, 1, NULL, NULL);
  reach (integrator, mur_integrator_begin (integrator), NULL, NULL);
  reach (integrator, mur_integrator_end (integrator), NULL, NULL);
  g_assert_cmpuint (mur_integrator_n_steps (integrator), ==, n_steps);
}

static void
assert_failed (MurIntegrator *integrator, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mur_integrator_reach (integrator, 1e300, &error), ==,
                   MUR_STATUS_FAILED);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, part));
  g_assert_cmpint (mur_integrator_status (integrator), ==, MUR_STATUS_FAILED);
}

/* Couplings beyond all bounds: the trajectory stays where it was good, says so as often
 * as it is asked, and goes on once they are sane. */
static void
test_not_finite (void)
{
  g_autofree double *start = draw (N, 152, -3, 3);

  for (int method = MUR_INTEGRATOR_TAYLOR; method <= MUR_INTEGRATOR_HEUN; method++)
    {
      g_autoptr (MurKuramoto) model = fresh_model ();
      g_autoptr (MurIntegrator) integrator
        = method == MUR_INTEGRATOR_TAYLOR ? taylor_of (model, 1e-9, start)
                                          : fixed_of (model, method, 0.1, 0, start);
      double before[N], after[N];

      reach (integrator, 0.5, before, NULL);
      mur_integrator_restart (integrator, 0.5, NULL);
      mur_kuramoto_set_strength (model, 1, 1e308);
      assert_failed (integrator, "no longer finite after t = 0.5 s");
      assert_failed (integrator, "no longer finite");
      mur_integrator_sample (integrator, 0.5, after, NULL);
      g_assert_cmpmem (after, sizeof after, before, sizeof before);
      mur_kuramoto_set_strength (model, 1, 1);
      mur_integrator_restart (integrator, 0.5, NULL);
      g_assert_cmpint (mur_integrator_status (integrator), ==, MUR_STATUS_RUNNING);
      reach (integrator, 1, after, NULL);
    }
}

/* So late that a step is lost in the time. */
static void
test_steps_too_small (void)
{
  g_autofree double *start = draw (N, 152, -3, 3);
  g_autoptr (MurKuramoto) model = fresh_model ();

  for (int method = MUR_INTEGRATOR_TAYLOR; method <= MUR_INTEGRATOR_RK4; method++)
    {
      MurIntegratorSettings settings;
      g_autoptr (MurIntegrator) integrator = NULL;
      double phases[N];

      mur_integrator_settings_init (&settings);
      settings.method = method;
      settings.step = 0.05;
      integrator = mur_integrator_new (model, &settings, 1e17, start, NULL);
      assert_failed (integrator, "too small");
      mur_integrator_sample (integrator, 1e17, phases, NULL);
      g_assert_cmpmem (phases, sizeof phases, start, sizeof phases);
    }
}

void
mur_test_control (void)
{
  g_test_add_func ("/oscillators/control/changes-inside-a-step",
                   test_changes_inside_a_step);
  g_test_add_func ("/oscillators/control/kick", test_kick);
  g_test_add_func ("/oscillators/control/methods-on-the-way", test_methods_on_the_way);
  g_test_add_func ("/oscillators/control/reach-goes-no-further",
                   test_reach_goes_no_further);
  g_test_add_func ("/oscillators/control/not-finite", test_not_finite);
  g_test_add_func ("/oscillators/control/steps-too-small", test_steps_too_small);
}
