/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is computed of many states together has the bits that each has alone. */

#include "tests/core/oscillators/motion.h"

#include <string.h>

#define N_STATES 70 /* of 23: more than one block */

static void
assert_states (MurKuramoto *model)
{
  const gsize n = mur_kuramoto_n (model);
  g_autofree double *phases = draw (N_STATES * n, 12, -7, 7);
  g_autofree double *together = g_new (double, N_STATES *n);
  g_autofree double *alone = g_new (double, n);

  mur_kuramoto_evaluate_states (model, N_STATES, phases, together);
  for (gsize k = 0; k < N_STATES; k++)
    {
      mur_kuramoto_evaluate (model, phases + k * n, alone);
      g_assert_cmpmem (together + k * n, n * sizeof *alone, alone, n * sizeof *alone);
    }
  /* In place. */
  mur_kuramoto_evaluate_states (model, N_STATES, phases, phases);
  g_assert_cmpmem (phases, N_STATES * n * sizeof *phases, together,
                   N_STATES * n * sizeof *phases);
}

/* 300 and 600: one state a block, and chunks of more than a block. */
static void
test_rates (void)
{
  static const gsize sizes[] = { 12, 23, 300, 600 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint kind = 0; kind < N_KINDS; kind++)
      for (guint harmonic = 1; harmonic <= 2; harmonic++)
        {
          g_autoptr (MurNetwork) network
            = network_of_kind (kind, sizes[s], MUR_NORMALISATION_COUNT);
          const gsize n = mur_network_n (network);
          g_autofree double *frequencies = draw (n, 3, -9, 9);
          g_autoptr (MurKuramoto) model = mur_kuramoto_new (n, frequencies, NULL);

          mur_kuramoto_set_network (model, harmonic, network);
          mur_kuramoto_set_phase_lag (model, 0.3);
          assert_states (model);
        }
}

/* Times of the last step, with both of its ends. */
static void
assert_samples (MurIntegrator *integrator, gsize n)
{
  const double begin = mur_integrator_begin (integrator);
  const double end = mur_integrator_end (integrator);
  g_autofree double *times = g_new (double, N_STATES);
  g_autofree double *phases = g_new (double, N_STATES *n);
  g_autofree double *frequencies = g_new (double, N_STATES *n);
  g_autofree double *phase = g_new (double, n);
  g_autofree double *frequency = g_new (double, n);

  for (gsize k = 0; k < N_STATES; k++)
    times[k] = begin + (end - begin) * ((double)k / (N_STATES - 1));
  times[N_STATES - 1] = end;
  mur_integrator_sample_all (integrator, N_STATES, times, phases, frequencies);
  for (gsize k = 0; k < N_STATES; k++)
    {
      mur_integrator_sample (integrator, times[k], phase, frequency);
      g_assert_cmpmem (phases + k * n, n * sizeof *phase, phase, n * sizeof *phase);
      g_assert_cmpmem (frequencies + k * n, n * sizeof *frequency, frequency,
                       n * sizeof *frequency);
    }
}

static void
test_samples (void)
{
  double start[7];
  g_autoptr (MurKuramoto) model = demonstration (start);
  g_autoptr (MurIntegrator) taylor = taylor_of (model, 1e-9, start);
  g_autoptr (MurIntegrator) classical
    = fixed_of (model, MUR_INTEGRATOR_RK4, 0.01, 0, start);
  g_autoptr (MurIntegrator) noisy
    = fixed_of (model, MUR_INTEGRATOR_HEUN, 0.01, 0.5, start);
  MurIntegrator *const all[] = { taylor, classical, noisy };

  for (guint k = 0; k < G_N_ELEMENTS (all); k++)
    {
      assert_samples (all[k], 7); /* where nothing was stepped yet */
      mur_integrator_reach (all[k], 3.3, NULL);
      assert_samples (all[k], 7);
      mur_integrator_restart (all[k], mur_integrator_end (all[k]), NULL);
      assert_samples (all[k], 7);
    }
}

void
mur_test_together (void)
{
  g_test_add_func ("/oscillators/together/rates", test_rates);
  g_test_add_func ("/oscillators/together/samples", test_samples);
}
