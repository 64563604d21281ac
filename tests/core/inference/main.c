/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of core/inference, and the systems that they share. */

#include <math.h>

#include "core/base/rng.h"
#include "core/oscillators/integrator.h"
#include "tests/core/inference/tests.h"

void
mur_test_draw (guint n, guint64 seed, double *parameters)
{
  MurRng rng = mur_rng (seed, MUR_RNG_TEST, n);

  for (guint i = 0; i < n; i++)
    {
      parameters[mur_layout_phase (n, i)] = 6 * mur_rng_uniform (&rng);
      parameters[mur_layout_omega (n, i)] = 10 + 8 * mur_rng_uniform (&rng);
      for (guint j = 0; j < n; j++)
        if (i != j)
          parameters[mur_layout_coupling (n, i, j)]
            = (4 * mur_rng_uniform (&rng) - 1.5) * 3 / n;
    }
}

void
mur_test_times (gsize n, double end, double *times)
{
  for (gsize k = 0; k < n; k++)
    times[k] = end * (double)k / (double)(n - 1);
}

void
mur_test_integrate (guint n,
                    const double *parameters,
                    double start,
                    gsize n_times,
                    const double *times,
                    double *phases)
{
  g_autoptr (MurKuramoto) model
    = mur_kuramoto_new (n, parameters + mur_layout_omega (n, 0), NULL);
  g_autofree double *couplings = g_new0 (double, n *n);
  g_autoptr (MurNetwork) network = NULL;
  g_autoptr (MurIntegrator) integrator = NULL;
  g_autoptr (GError) error = NULL;
  MurIntegratorSettings settings;

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      if (i != j)
        couplings[i * n + j] = parameters[mur_layout_coupling (n, i, j)];
  network = mur_network_new_matrix (n, couplings, MUR_NORMALISATION_NONE, &error);
  g_assert_no_error (error);
  mur_kuramoto_set_network (model, 1, network);
  mur_integrator_settings_init (&settings);
  settings.tolerance = 1e-14;
  integrator = mur_integrator_new (model, &settings, start, parameters, &error);
  g_assert_no_error (error);
  for (gsize k = 0; k < n_times; k++)
    {
      mur_integrator_reach (integrator, times[k], &error);
      g_assert_no_error (error);
      mur_integrator_sample (integrator, times[k], phases + k * n, NULL);
    }
}

double
mur_test_distance (gsize n, const double *a, const double *b)
{
  double most = 0;

  for (gsize k = 0; k < n; k++)
    {
      const double distance = fabs (a[k] - b[k]) / (1 + fabs (b[k]));

      if (!(distance <= most))
        most = distance;
    }
  return most;
}

const double mur_test_truth[MUR_N_OBSERVATION_KINDS][12] = {
  [MUR_OBSERVATION_PHASES] = { 1, 5, 2, 19, 15, 67, -1, 0, -2, 0, 1, 8 },
  [MUR_OBSERVATION_SUM] = { 1, 5, 0, 19, 15, 33, -1, 0, -2, 0, 1, 8 },
};

MurLikelihood *
mur_test_example_new (MurObservationKind kind, double noise, guint64 seed)
{
  const MurLikelihoodSettings settings
    = { .sigma = kind == MUR_OBSERVATION_SUM ? 0.005 : 0.05 };
  const guint width = kind == MUR_OBSERVATION_SUM ? 1 : 3;
  double times[N_EXAMPLE], phases[3 * N_EXAMPLE], values[3 * N_EXAMPLE] = { 0 };
  double errors[3 * N_EXAMPLE];
  const MurObservations observations = { 3, kind, 0, N_EXAMPLE, times, values };
  MurRng rng = mur_rng (seed, MUR_RNG_NOISE, 0);

  mur_test_times (N_EXAMPLE, 2, times);
  mur_test_integrate (3, mur_test_truth[kind], 0, N_EXAMPLE, times, phases);
  mur_rng_fill_normal (&rng, 3 * N_EXAMPLE, errors);
  for (guint k = 0; k < 3 * N_EXAMPLE; k++)
    values[width == 1 ? k / 3 : k] += phases[k];
  for (guint k = 0; k < width * N_EXAMPLE; k++)
    values[k] += noise * settings.sigma * errors[k];
  return mur_likelihood_new (&observations, &settings, NULL);
}

void
mur_test_slopes (MurObservationKind kind, double *parameters)
{
  double times[N_EXAMPLE], phases[3 * N_EXAMPLE];

  mur_test_times (N_EXAMPLE, 2, times);
  mur_test_integrate (3, mur_test_truth[kind], 0, N_EXAMPLE, times, phases);
  for (guint p = 0; p < 12; p++)
    parameters[p] = 0;
  /* Σ (t − 1) φ / Σ (t − 1)² */
  for (guint i = 0; i < 3; i++)
    {
      double mean = 0, along = 0, squares = 0;

      for (guint k = 0; k < N_EXAMPLE; k++)
        {
          mean += phases[3 * k + i] / N_EXAMPLE;
          along += (times[k] - 1) * phases[3 * k + i];
          squares += (times[k] - 1) * (times[k] - 1);
        }
      parameters[3 + i] = along / squares;
      parameters[i] = mean - along / squares;
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  mur_test_layout ();
  mur_test_trajectory ();
  mur_test_likelihood ();
  mur_test_optimiser ();
  mur_test_regression ();
  mur_test_identifiability ();
  mur_test_uncertainty ();
  mur_test_group ();
  mur_test_unwrap ();
  mur_test_nuts ();
  return g_test_run ();
}
