/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What oscillators cost: the right-hand side for each structure beside a plain double
 * loop with libm's sine and a plain read of the couplings; the demonstration with 1001
 * samples of phase and frequency beside GSL's rk8pd; and a step of a million live. One
 * thread but for the last. The least of several repetitions counts: the others were
 * disturbed. */

#include "core/base/rng.h"
#include "core/base/vmath.h"
#include "core/oscillators/integrator.h"

#include <gsl/gsl_odeiv2.h>
#include <math.h>
#include <stdio.h>

#define TAU 6.283185307179586
#define REPETITIONS 9

static double
seconds_since (gint64 begin)
{
  return (double)(g_get_monotonic_time () - begin) * 1e-6;
}

static double *
draw (gsize n, guint64 index, double low, double high)
{
  MurRng rng = mur_rng (42, MUR_RNG_TEST, index);
  double *values = g_new (double, n);

  mur_rng_fill_uniform (&rng, n, values);
  for (gsize i = 0; i < n; i++)
    values[i] = low + (high - low) * values[i];
  return values;
}

/* Seconds an evaluation of the model whose network is @network, which it takes. */
static double
time_rates (MurNetwork *network, guint n_calls)
{
  const gsize n = mur_network_n (network);
  g_autofree double *frequencies = draw (n, 1, 14, 28);
  g_autofree double *phases = draw (n, 2, -3, 3);
  g_autofree double *rates = g_new (double, n);
  g_autoptr (MurKuramoto) model = mur_kuramoto_new (n, frequencies, NULL);
  double best = INFINITY;

  mur_kuramoto_set_network (model, 1, network);
  mur_network_unref (network);
  for (guint repetition = 0; repetition < REPETITIONS; repetition++)
    {
      const gint64 begin = g_get_monotonic_time ();

      for (guint call = 0; call < n_calls; call++)
        mur_kuramoto_evaluate (model, phases, rates);
      best = fmin (best, seconds_since (begin) / n_calls);
    }
  return best;
}

static void
plain_loop (gsize n,
            const double *frequencies,
            const double *k,
            const double *phases,
            double *rates)
{
  for (gsize i = 0; i < n; i++)
    {
      rates[i] = frequencies[i];
      for (gsize j = 0; j < n; j++)
        rates[i] += k[i * n + j] * sin (phases[j] - phases[i]);
    }
}

static double
time_plain_loop (gsize n, guint n_calls)
{
  g_autofree double *frequencies = draw (n, 1, 14, 28);
  g_autofree double *phases = draw (n, 2, -3, 3);
  g_autofree double *couplings = draw (n * n, 3, 0, 1);
  g_autofree double *rates = g_new (double, n);
  double best = INFINITY;

  for (guint repetition = 0; repetition < 3; repetition++)
    {
      const gint64 begin = g_get_monotonic_time ();

      for (guint call = 0; call < n_calls; call++)
        plain_loop (n, frequencies, couplings, phases, rates);
      best = fmin (best, seconds_since (begin) / n_calls);
    }
  return best;
}

static double
time_read (gsize n)
{
  g_autofree double *couplings = draw (n * n, 3, 0, 1);
  double best = INFINITY;
  volatile double sum;

  for (guint repetition = 0; repetition < REPETITIONS; repetition++)
    {
      const gint64 begin = g_get_monotonic_time ();

      sum = mur_vsum (n * n, couplings);
      best = fmin (best, seconds_since (begin));
    }
  (void)sum;
  return best;
}

static void
report_dense (gsize n, guint n_calls)
{
  const double seconds = time_rates (mur_network_new_random (n, 3, 0, NULL), n_calls);

  printf ("oscillators  dense %5" G_GSIZE_FORMAT "        %12.4f µs", n, seconds * 1e6);
  if (n <= 1024)
    printf ("   (at most %s; plain loop %.2f µs)", n == 8 ? "0.06" : "200",
            time_plain_loop (n, n == 8 ? 20000 : 2) * 1e6);
  else
    printf ("   %.0f %% of a plain read (at least 70)", 100 * time_read (n) / seconds);
  printf ("\n");
}

static void
report_linear (const char *name, MurNetwork *network, gsize n_parts, double limit)
{
  const double seconds = time_rates (network, 20);

  printf ("oscillators  %-18s %12.2f ns each (at most %.1f)\n", name,
          seconds / (double)n_parts * 1e9, limit);
}

/* The demonstration: n = 7, to 2π, 1001 samples. */
typedef struct
{
  double *frequencies;
  double *start;
  double *couplings;
} Demonstration;

static double
run_ours (const Demonstration *self, const MurNetwork *network, double tolerance)
{
  const gint64 begin = g_get_monotonic_time ();
  MurIntegratorSettings settings;
  g_autoptr (MurKuramoto) model = mur_kuramoto_new (7, self->frequencies, NULL);
  g_autoptr (MurIntegrator) integrator = NULL;
  double phases[7], rates[7];

  mur_integrator_settings_init (&settings);
  settings.tolerance = tolerance;
  mur_kuramoto_set_network (model, 1, network);
  integrator = mur_integrator_new (model, &settings, 0, self->start, NULL);
  for (guint k = 0; k <= 1000; k++)
    {
      mur_integrator_reach (integrator, TAU * k / 1000, NULL);
      mur_integrator_sample (integrator, TAU * k / 1000, phases, rates);
    }
  return seconds_since (begin);
}

static int
plain_cb (double time, const double *phases, double *rates, void *data)
{
  const Demonstration *self = data;

  plain_loop (7, self->frequencies, self->couplings, phases, rates);
  return 0;
}

static double
run_gsl (const Demonstration *self, double tolerance)
{
  const gint64 begin = g_get_monotonic_time ();
  gsl_odeiv2_system system = { plain_cb, NULL, 7, (void *)self };
  gsl_odeiv2_driver *driver = gsl_odeiv2_driver_alloc_y_new (
    &system, gsl_odeiv2_step_rk8pd, 1e-2, tolerance, 0);
  double time = 0;
  double phases[7], rates[7];

  for (gsize i = 0; i < 7; i++)
    phases[i] = self->start[i];
  for (guint k = 1; k <= 1000; k++)
    {
      gsl_odeiv2_driver_apply (driver, &time, TAU * k / 1000, phases);
      plain_cb (time, phases, rates, (void *)self);
    }
  gsl_odeiv2_driver_free (driver);
  return seconds_since (begin);
}

static void
report_demonstration (double tolerance, double limit_ms)
{
  g_autofree double *frequencies = draw (7, 1, 14, 28);
  g_autofree double *start = draw (7, 2, 1, 3);
  g_autofree double *couplings = draw (49, 3, 0, 1);
  g_autoptr (MurNetwork) network = mur_network_new_matrix (7, couplings, 0, NULL);
  const Demonstration demonstration = { frequencies, start, couplings };
  double ours = INFINITY, gsl = INFINITY;

  for (guint k = 0; k < 5 * REPETITIONS; k++)
    ours = fmin (ours, run_ours (&demonstration, network, tolerance));
  for (guint k = 0; k < REPETITIONS; k++)
    gsl = fmin (gsl, run_gsl (&demonstration, tolerance));
  printf ("oscillators  demonstration %.0e %8.3f ms   (at most %.1f; rk8pd %.2f ms)\n",
          tolerance, ours * 1e3, limit_ms, gsl * 1e3);
}

static void
report_live (MurIntegratorMethod method, double noise, const char *name)
{
  const gsize n = 1000000;
  g_autofree double *frequencies = draw (n, 1, -1, 1);
  g_autofree double *start = draw (n, 2, -3, 3);
  g_autoptr (MurPool) pool = mur_pool_new (2);
  g_autoptr (MurNetwork) network = mur_network_new_uniform (n, MUR_NORMALISATION_COUNT);
  g_autoptr (MurKuramoto) model = mur_kuramoto_new (n, frequencies, pool);
  g_autoptr (MurIntegrator) integrator = NULL;
  MurIntegratorSettings settings
    = { .method = method, .step = 0.05, .noise = noise, .seed = 42 };
  double best = INFINITY;

  mur_kuramoto_set_network (model, 1, network);
  integrator = mur_integrator_new (model, &settings, 0, start, NULL);
  for (guint k = 0; k < 2 * REPETITIONS; k++)
    {
      const gint64 begin = g_get_monotonic_time ();

      mur_integrator_step (integrator, NULL);
      best = fmin (best, seconds_since (begin));
    }
  printf ("oscillators  a step of 10⁶, %-5s %6.1f ms   (at most 33, two threads)\n",
          name, best * 1e3);
}

int
main (void)
{
  MurNetwork *links = mur_network_new_scale_free (100000, 5, 7, 0, NULL);
  MurNetwork *many = mur_network_new_scale_free (1000000, 5, 7, 0, NULL);

  report_dense (8, 20000);
  report_dense (1024, 50);
  report_dense (8192, 2);
  report_linear ("all to all, 10⁵", mur_network_new_uniform (100000, 0), 100000, 1.6);
  report_linear ("ring cosine, 10⁵", mur_network_new_ring_cosine (100000, 0.9, 0),
                 100000, 3);
  report_linear ("links, 10⁶", links, mur_network_n_links (links), 2.2);
  report_linear ("links, 10⁷", many, mur_network_n_links (many), 2.2);
  report_demonstration (1e-8, 0.3);
  report_demonstration (1e-12, 0.6);
  report_live (MUR_INTEGRATOR_RK4, 0, "RK4");
  report_live (MUR_INTEGRATOR_HEUN, 0.1, "Heun");
  return 0;
}
