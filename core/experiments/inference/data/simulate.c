/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Phases of the system that is planted, by the oscillators' own integrator: power series
 * to 1e-13, or with noise in the dynamics the stochastic Heun method, whose steps turn
 * phases by little. Errors of observation are added at the end. */

#include "core/experiments/inference/private.h"

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/oscillators/integrator.h"

#include <math.h>
#include <string.h>

#define TOLERANCE 1e-13
#define TURN 0.02       /* rad: of a step of Heun's method, about */
#define MOST_PARTS 1000 /* of the time between two samples */
#define NANOSECONDS 3e6 /* of a step of the run */

struct _MurInferenceSimulation
{
  MurNetwork *networks[2];
  MurKuramoto *model;
  MurIntegrator *integrator;
  gboolean is_switched;
  gsize k;        /* samples so far */
  double *phases; /* n a time */
};

static MurNetwork *
network_of (guint n, const double *parameters)
{
  g_autofree double *matrix = g_new0 (double, (gsize)n *n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      if (i != j)
        matrix[i * n + j] = parameters[mur_layout_coupling (n, i, j)];
  return mur_network_new_matrix (n, matrix, MUR_NORMALISATION_NONE, NULL);
}

/* The fastest that a phase difference moves, at most. */
static double
fastest (guint n, const double *parameters)
{
  const double *omega = parameters + n;
  double low = omega[0], high = omega[0], most = 0;

  for (guint i = 0; i < n; i++)
    {
      double pull = 0;

      low = fmin (low, omega[i]);
      high = fmax (high, omega[i]);
      for (guint j = 0; j < n; j++)
        pull += j != i ? fabs (parameters[mur_layout_coupling (n, i, j)]) : 0;
      most = fmax (most, pull);
    }
  return high - low + 2 * most;
}

static MurIntegratorSettings
integrator_settings (const MurInference *self)
{
  const MurInferenceSettings *settings = &self->settings;
  const double interval = settings->duration / (double)(settings->n_times - 1);
  MurIntegratorSettings result;

  mur_integrator_settings_init (&result);
  result.tolerance = TOLERANCE;
  result.seed = settings->seed;
  if (settings->dynamic_noise > 0)
    {
      const double parts
        = ceil (interval * fastest (settings->n, self->truth[1]) / TURN);

      result.method = MUR_INTEGRATOR_HEUN;
      result.noise = settings->dynamic_noise;
      result.step = interval / fmin (fmax (parts, 1), MOST_PARTS);
    }
  return result;
}

void
mur_inference_begin_simulation (MurInference *self)
{
  const guint n = self->settings.n;
  const MurIntegratorSettings settings = integrator_settings (self);
  MurInferenceSimulation *simulation = g_new0 (MurInferenceSimulation, 1);

  for (guint k = 0; k < 2; k++)
    simulation->networks[k] = network_of (n, self->truth[k]);
  simulation->model = mur_kuramoto_new (n, self->truth[0] + n, NULL);
  mur_kuramoto_set_network (simulation->model, 1, simulation->networks[0]);
  simulation->integrator
    = mur_integrator_new (simulation->model, &settings, 0, self->truth[0], NULL);
  simulation->phases = g_new0 (double, self->settings.n_times *n);
  self->simulation = simulation;
}

void
mur_inference_simulation_free (MurInferenceSimulation *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->integrator, mur_integrator_free);
  g_clear_pointer (&self->model, mur_kuramoto_free);
  for (guint k = 0; k < 2; k++)
    g_clear_pointer (&self->networks[k], mur_network_unref);
  g_free (self->phases);
  g_free (self);
}

static MurStatus
take_switch (MurInference *self, double time, GError **error)
{
  MurInferenceSimulation *simulation = self->simulation;
  const double at = mur_inference_switch_time (&self->settings);

  if (simulation->is_switched || time < at)
    return MUR_STATUS_RUNNING;
  if (mur_integrator_reach (simulation->integrator, at, error) == MUR_STATUS_FAILED)
    return MUR_STATUS_FAILED;
  mur_kuramoto_set_network (simulation->model, 1, simulation->networks[1]);
  mur_integrator_restart (simulation->integrator, at, NULL);
  simulation->is_switched = TRUE;
  return MUR_STATUS_RUNNING;
}

static MurStatus
take_sample (MurInference *self, GError **error)
{
  MurInferenceSimulation *simulation = self->simulation;
  const double time = mur_vector_values (self->data.times)[simulation->k];

  if (take_switch (self, time, error) == MUR_STATUS_FAILED
      || mur_integrator_reach (simulation->integrator, time, error)
           == MUR_STATUS_FAILED)
    return MUR_STATUS_FAILED;
  mur_integrator_sample (simulation->integrator, time,
                         simulation->phases + simulation->k * self->settings.n, NULL);
  simulation->k++;
  return MUR_STATUS_RUNNING;
}

MurStatus
mur_inference_step_simulation (MurInference *self, GError **error)
{
  MurInferenceSimulation *simulation = self->simulation;
  const double n = self->settings.n;
  const guint64 before = mur_integrator_n_evaluations (simulation->integrator);
  const gsize first = simulation->k;
  double work = 0;

  while (simulation->k < self->settings.n_times && work < NANOSECONDS)
    {
      if (take_sample (self, error) == MUR_STATUS_FAILED)
        return MUR_STATUS_FAILED;
      work = (double)(mur_integrator_n_evaluations (simulation->integrator) - before)
               * (100 + 40 * n + n * n)
             + (double)(simulation->k - first) * 200 * n;
    }
  return simulation->k < self->settings.n_times ? MUR_STATUS_RUNNING
                                                : MUR_STATUS_CONVERGED;
}

static void
add_errors (const MurInference *self, double *columns)
{
  const gsize n_times = self->settings.n_times;
  g_autofree double *normal = g_new (double, n_times);

  if (self->settings.observation_noise == 0)
    return;
  for (guint c = 0; c < self->data.width; c++)
    {
      MurRng rng = mur_rng (self->settings.seed, MUR_RNG_NOISE, c);

      mur_rng_fill_normal (&rng, n_times, normal);
      for (gsize k = 0; k < n_times; k++)
        columns[c * n_times + k] += self->settings.observation_noise * normal[k];
    }
}

void
mur_inference_end_simulation (MurInference *self)
{
  MurInferenceSimulation *simulation = self->simulation;
  const gsize n_times = self->settings.n_times;
  const guint n = self->settings.n, width = self->data.width;
  double *columns = g_new0 (double, n_times *width);

  for (guint i = 0; i < n; i++)
    for (gsize k = 0; k < n_times; k++)
      columns[(width == 1 ? 0 : i) * n_times + k] += simulation->phases[k * n + i];
  add_errors (self, columns);
  self->data.phases = g_steal_pointer (&simulation->phases);
  mur_inference_data_take (&self->data, columns);
  g_clear_pointer (&self->phases, mur_table_unref);
  self->phases = mur_inference_make_course (&self->data, self->data.observed);
  g_clear_pointer (&self->simulation, mur_inference_simulation_free);
}
