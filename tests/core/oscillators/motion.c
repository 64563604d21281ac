/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of core/oscillators: networks, model, integrators. */

#include "tests/core/oscillators/motion.h"

#include "core/base/rng.h"

#include <gsl/gsl_odeiv2.h>
#include <math.h>
#include <string.h>

double *
draw (gsize n, guint64 seed, double low, double high)
{
  MurRng rng = mur_rng (seed, MUR_RNG_TEST, n);
  double *values = g_new (double, n);

  mur_rng_fill_uniform (&rng, n, values);
  for (gsize i = 0; i < n; i++)
    values[i] = low + (high - low) * values[i];
  return values;
}

static MurNetwork *
edges_of (gsize n, MurNormalisation normalisation)
{
  g_autofree guint32 *targets = g_new (guint32, 3 * n);
  g_autofree guint32 *sources = g_new (guint32, 3 * n);
  g_autofree double *weights = draw (3 * n, 77, -2, 2);

  for (gsize k = 0; k < 3 * n; k++)
    {
      const gsize lap = k / n;
      const gsize ahead = lap == 0 ? 1 : 2 * lap + k % n % 2;

      targets[k] = (guint32)(k % n);
      sources[k] = (guint32)((k % n + ahead) % n);
    }
  return mur_network_new_edges (n, 3 * n, targets, sources, weights, normalisation,
                                NULL);
}

MurNetwork *
network_of_kind (guint kind, gsize n, MurNormalisation normalisation)
{
  g_autofree double *matrix = NULL;

  switch (kind)
    {
    case 0:
      return mur_network_new_uniform (n, normalisation);
    case 1:
      return mur_network_new_two_populations (n, n / 3, 0.37, normalisation);
    case 2:
      return mur_network_new_two_populations (n, n / 2, 1, normalisation);
    case 3:
      return mur_network_new_ring_cosine (n, 0.93, normalisation);
    case 4:
      return mur_network_new_ring_exponential (n, 4, normalisation, NULL);
    case 5:
      return mur_network_new_random (n, 20, normalisation, NULL);
    case 6:
      matrix = draw (n * n, 4, -1.5, 1);
      return mur_network_new_matrix (n, matrix, normalisation, NULL);
    case 7:
      return mur_network_new_ring (n, 3, normalisation, NULL);
    case 8:
      return mur_network_new_small_world (n, 2, 0.3, 9, normalisation, NULL);
    case 9:
      return mur_network_new_scale_free (n, 3, 10, normalisation, NULL);
    default:
      return edges_of (n, normalisation);
    }
}

void
rates_term_by_term (const MurKuramoto *model, const double *phases, long double *rates)
{
  const gsize n = mur_kuramoto_n (model);
  const long double lag = mur_kuramoto_phase_lag (model);
  g_autofree double *row = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    rates[i] = mur_kuramoto_frequencies (model)[i];
  for (guint m = 1; m <= MUR_KURAMOTO_HARMONICS; m++)
    {
      const MurNetwork *network = mur_kuramoto_network (model, m);

      for (gsize i = 0; i < n && network != NULL; i++)
        {
          mur_network_row (network, i, row);
          for (gsize j = 0; j < n; j++)
            rates[i] += mur_kuramoto_strength (model, m) * (long double)row[j]
                        * sinl (m * ((long double)phases[j] - phases[i]) - lag);
        }
    }
}

typedef struct
{
  const MurKuramoto *model;
  double frame;
} Reference;

static int
reference_cb (double time, const double *phases, double *rates, void *data)
{
  const Reference *reference = data;
  const gsize n = mur_kuramoto_n (reference->model);
  g_autofree long double *exact = g_new (long double, n);

  rates_term_by_term (reference->model, phases, exact);
  for (gsize i = 0; i < n; i++)
    rates[i] = (double)(exact[i] - reference->frame);
  return 0;
}

void
reference_phases (const MurKuramoto *model,
                  double begin,
                  double end,
                  const double *start,
                  double *phases)
{
  const gsize n = mur_kuramoto_n (model);
  Reference reference = { model, mur_kuramoto_mean_frequency (model) };
  gsl_odeiv2_system system = { reference_cb, NULL, n, &reference };
  gsl_odeiv2_driver *driver
    = gsl_odeiv2_driver_alloc_y_new (&system, gsl_odeiv2_step_rk8pd, 1e-3, 1e-13, 0);
  double time = begin;

  for (gsize i = 0; i < n; i++)
    phases[i] = start[i];
  g_assert_cmpint (gsl_odeiv2_driver_apply (driver, &time, end, phases), ==, 0);
  gsl_odeiv2_driver_free (driver);
  for (gsize i = 0; i < n; i++)
    phases[i] += reference.frame * (end - begin);
}

MurKuramoto *
dense_model (gsize n, const double *frequencies, const double *couplings)
{
  g_autoptr (MurNetwork) network = mur_network_new_matrix (n, couplings, 0, NULL);
  MurKuramoto *model = mur_kuramoto_new (n, frequencies, NULL);

  mur_kuramoto_set_network (model, 1, network);
  return model;
}

MurKuramoto *
demonstration (double *phases)
{
  g_autofree double *frequencies = draw (7, 100, 14, 28);
  g_autofree double *start = draw (7, 101, 1, 3);
  g_autofree double *couplings = draw (49, 102, 0, 1);

  memcpy (phases, start, 7 * sizeof *start);
  return dense_model (7, frequencies, couplings);
}

MurIntegrator *
taylor_of (MurKuramoto *model, double tolerance, const double *phases)
{
  MurIntegratorSettings settings;

  mur_integrator_settings_init (&settings);
  settings.tolerance = tolerance;
  return mur_integrator_new (model, &settings, 0, phases, NULL);
}

MurIntegrator *
fixed_of (MurKuramoto *model,
          MurIntegratorMethod method,
          double step,
          double noise,
          const double *phases)
{
  MurIntegratorSettings settings;

  mur_integrator_settings_init (&settings);
  settings.method = method;
  settings.step = step;
  settings.noise = noise;
  return mur_integrator_new (model, &settings, 0, phases, NULL);
}

void
reach (MurIntegrator *integrator, double time, double *phases, double *frequencies)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mur_integrator_reach (integrator, time, &error), ==,
                   MUR_STATUS_RUNNING);
  g_assert_no_error (error);
  mur_integrator_sample (integrator, time, phases, frequencies);
}

double
largest_difference (gsize n, const double *a, const double *b)
{
  double largest = 0;

  for (gsize i = 0; i < n; i++)
    largest = fmax (largest, fabs (a[i] - b[i]));
  return largest;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mur_test_network ();
  mur_test_network_errors ();
  mur_test_model ();
  mur_test_taylor ();
  mur_test_pair ();
  mur_test_invariants ();
  mur_test_fixed_step ();
  mur_test_noise ();
  mur_test_control ();
  mur_test_state ();
  mur_test_threads ();
  mur_test_together ();
  return g_test_run ();
}
