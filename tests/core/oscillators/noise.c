/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Noise: the scheme draw by draw, and the laws that follow from it. */

#include "core/base/rng.h"
#include "tests/core/oscillators/motion.h"

#include <gsl/gsl_sf_bessel.h>
#include <math.h>

/* One step as the paper writes it: the same draw in predictor and corrector. */
static void
test_one_step (void)
{
  const double h = 0.05, noise = 0.3;
  g_autofree double *frequencies = draw (9, 140, -2, 3);
  g_autofree double *start = draw (9, 141, -3, 3);
  g_autoptr (MurNetwork) network = network_of_kind (5, 9, MUR_NORMALISATION_NONE);
  g_autoptr (MurKuramoto) model = mur_kuramoto_new (9, frequencies, NULL);
  g_autoptr (MurIntegrator) integrator
    = fixed_of (model, MUR_INTEGRATOR_HEUN, h, noise, start);
  double phases[9], xi[9], predicted[9];
  long double first[9], second[9];

  mur_kuramoto_set_network (model, 1, network);
  for (guint step = 0; step < 3; step++)
    {
      MurRng rng = mur_rng (42, MUR_RNG_DYNAMIC_NOISE, step);

      mur_rng_fill_normal (&rng, 9, xi);
      rates_term_by_term (model, start, first);
      for (gsize i = 0; i < 9; i++)
        predicted[i] = (double)(start[i] + h * first[i]) + sqrt (2 * noise * h) * xi[i];
      rates_term_by_term (model, predicted, second);
      for (gsize i = 0; i < 9; i++)
        start[i]
          += (double)(h / 2 * (first[i] + second[i])) + sqrt (2 * noise * h) * xi[i];
      reach (integrator, (step + 1) * h, phases, NULL);
      g_assert_cmpfloat (largest_difference (9, phases, start), <, 1e-14);
    }
}

/* Free oscillators spread as √(2Dt): the variance of 20000 is known to √(2/20000) = 1
 * %, the mean to its share; five standard deviations. */
static void
test_spread_is_that_of_diffusion (void)
{
  enum
  {
    N = 20000
  };
  const double noise = 0.7;
  g_autofree double *frequencies = draw (N, 1, 2.5, 2.5);
  g_autofree double *start = draw (N, 1, 0.5, 0.5);
  g_autofree double *phases = g_new (double, N);
  g_autoptr (MurKuramoto) model = mur_kuramoto_new (N, frequencies, NULL);
  g_autoptr (MurIntegrator) integrator
    = fixed_of (model, MUR_INTEGRATOR_HEUN, 0.05, noise, start);

  for (double time = 0.05; time < 5; time *= 4)
    {
      double mean = 0, square = 0;

      reach (integrator, time, phases, NULL);
      for (gsize i = 0; i < N; i++)
        {
          const double moved = phases[i] - 0.5 - 2.5 * time;

          mean += moved / N;
          square += moved * moved / N;
        }
      g_assert_cmpfloat (fabs (mean), <, 5 * sqrt (2 * noise * time / N));
      g_assert_cmpfloat_with_epsilon (square / (2 * noise * time), 1,
                                      5 * sqrt (2.0 / N));
    }
}

/* Pairs pulling each other with κ/2: the difference settles to the density
 * e^(κ cos ψ/2D), so ⟨cos ψ⟩ = I₁(κ/2D)/I₀(κ/2D). Twenty snapshots of 5000 pairs, two
 * relaxation times apart, vary by √(Var cos ψ / 100000) < 0.002; the method's own bias
 * is of order h² = 0.0025 times less than one tenth. */
static void
test_pairs_settle_to_their_density (void)
{
  enum
  {
    N = 10000
  };
  const double kappa = 1.6, noise = 0.4;
  g_autofree guint32 *targets = g_new (guint32, N);
  g_autofree guint32 *sources = g_new (guint32, N);
  g_autofree double *zeros = g_new0 (double, N);
  g_autofree double *phases = g_new (double, N);
  g_autoptr (MurNetwork) network = NULL;
  g_autoptr (MurKuramoto) model = mur_kuramoto_new (N, zeros, NULL);
  g_autoptr (MurIntegrator) integrator
    = fixed_of (model, MUR_INTEGRATOR_HEUN, 0.05, noise, zeros);
  double mean = 0;

  for (guint32 i = 0; i < N; i++)
    {
      targets[i] = i;
      sources[i] = i ^ 1;
    }
  network = mur_network_new_edges (N, N, targets, sources, NULL, 0, NULL);
  mur_kuramoto_set_network (model, 1, network);
  mur_kuramoto_set_strength (model, 1, kappa / 2);
  for (guint snapshot = 0; snapshot < 20; snapshot++)
    {
      reach (integrator, 5 + snapshot * 1.25, phases, NULL);
      for (gsize i = 0; i < N; i += 2)
        mean += cos (phases[i] - phases[i + 1]) / (20 * N / 2);
    }
  g_assert_cmpfloat_with_epsilon (mean,
                                  gsl_sf_bessel_I1 (kappa / (2 * noise))
                                    / gsl_sf_bessel_I0 (kappa / (2 * noise)),
                                  0.01);
}

/* Another seed, another path; the same seed the same, also in later steps. */
static void
test_seeds (void)
{
  const double frequencies[] = { 0, 0 };
  g_autoptr (MurKuramoto) model = mur_kuramoto_new (2, frequencies, NULL);
  double phases[3][2];

  for (guint k = 0; k < 3; k++)
    {
      MurIntegratorSettings settings
        = { .method = MUR_INTEGRATOR_HEUN, .step = 0.1, .noise = 1, .seed = 5 + k / 2 };
      g_autoptr (MurIntegrator) integrator
        = mur_integrator_new (model, &settings, 0, frequencies, NULL);

      reach (integrator, 3, phases[k], NULL);
    }
  g_assert_cmpmem (phases[0], sizeof phases[0], phases[1], sizeof phases[1]);
  g_assert_cmpfloat (phases[0][0], !=, phases[2][0]);
  g_assert_cmpfloat (phases[0][0], !=, phases[0][1]);
}

void
mur_test_noise (void)
{
  g_test_add_func ("/oscillators/noise/one-step", test_one_step);
  g_test_add_func ("/oscillators/noise/spread-is-that-of-diffusion",
                   test_spread_is_that_of_diffusion);
  g_test_add_func ("/oscillators/noise/pairs-settle-to-their-density",
                   test_pairs_settle_to_their_density);
  g_test_add_func ("/oscillators/noise/seeds", test_seeds);
}
