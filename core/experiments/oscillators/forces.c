/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The forces on the oscillators, and how they change during a run: the solver ends its
 * time step at the last sample and goes on with the new forces. */

#include "core/experiments/oscillators/private.h"

#include <math.h>

MurOscillatorsForces
mur_oscillators_wanted_forces (const MurOscillators *self)
{
  const MurParameters *parameters = self->parameters;
  const double second = mur_parameters_number (parameters, "coupling_2");
  MurOscillatorsForces forces = {
    .strength = { mur_parameters_number (parameters, "coupling"), second,
                  mur_parameters_number (parameters, "coupling_3"),
                  mur_parameters_number (parameters, "coupling_4") },
    .phase_lag = mur_parameters_number (parameters, "phase_lag"),
    .noise = mur_parameters_number (parameters, "noise"),
  };
  if (isnan (second))
    forces.strength[1] = self->system.second != NULL ? 1 : 0;
  if (self->sweep.is_on && self->history.n > 0)
    forces.strength[0] = mur_oscillators_sweep_coupling (
      &self->sweep, mur_oscillators_sweep_point (
                      self, MIN (self->history.n, self->history.capacity - 1) - 1));
  else if (self->sweep.is_on)
    forces.strength[0] = mur_oscillators_sweep_coupling (&self->sweep, 0);
  return forces;
}

static gboolean
forces_equal (const MurOscillatorsForces *a, const MurOscillatorsForces *b)
{
  for (guint m = 0; m < MUR_KURAMOTO_HARMONICS; m++)
    if (a->strength[m] != b->strength[m])
      return FALSE;
  return a->phase_lag == b->phase_lag && a->noise == b->noise;
}

/* A harmonic without strength costs nothing. */
void
mur_oscillators_set_forces (MurOscillators *self)
{
  const MurOscillatorsForces *forces = &self->forces;
  for (guint m = 0; m < MUR_KURAMOTO_HARMONICS; m++)
    {
      const MurNetwork *network = m == 1 && self->system.second != NULL
                                    ? self->system.second
                                    : self->system.network;
      mur_kuramoto_set_network (self->model, m + 1,
                                forces->strength[m] != 0 ? network : NULL);
      mur_kuramoto_set_strength (self->model, m + 1, forces->strength[m]);
    }
  mur_kuramoto_set_phase_lag (self->model, forces->phase_lag);
}

MurIntegratorSettings
mur_oscillators_read_settings (const MurParameters *parameters, double noise)
{
  MurIntegratorSettings settings;
  mur_integrator_settings_init (&settings);
  settings.method = (MurIntegratorMethod)mur_parameters_choice (parameters, "solver");
  if (noise > 0)
    settings.method = MUR_INTEGRATOR_HEUN;
  settings.tolerance = mur_parameters_number (parameters, "tolerance");
  settings.step = settings.method == MUR_INTEGRATOR_TAYLOR
                    ? 0
                    : mur_parameters_number (parameters, "step");
  settings.noise = noise;
  settings.seed = mur_parameters_integer (parameters, "seed");
  return settings;
}

double
mur_oscillators_now (const MurOscillators *self)
{
  const double sampled = self->history.time[self->history.n - 1];
  return sampled >= mur_integrator_begin (self->integrator)
             && sampled <= mur_integrator_end (self->integrator)
           ? sampled
           : mur_integrator_end (self->integrator);
}

gboolean
mur_oscillators_take_forces (MurOscillators *self, GError **error)
{
  if (!self->has_new_values && !self->sweep.is_on)
    return TRUE;
  self->has_new_values = FALSE;
  const MurOscillatorsForces wanted = mur_oscillators_wanted_forces (self);
  const double time = mur_oscillators_now (self);
  const gboolean same_noise = wanted.noise == self->forces.noise;
  const MurIntegratorSettings settings
    = mur_oscillators_read_settings (self->parameters, wanted.noise);
  if (forces_equal (&wanted, &self->forces))
    return TRUE;
  if (!same_noise && !mur_integrator_retune (self->integrator, time, &settings, error))
    return FALSE;
  if (same_noise)
    mur_integrator_restart (self->integrator, time, NULL);
  mur_oscillators_ahead_forget (&self->ahead);
  self->forces = wanted;
  mur_oscillators_set_forces (self);
  mur_integrator_sample (self->integrator, time, self->phase, NULL);
  mur_oscillators_window_reset (&self->window, time, self->system.n, self->phase,
                                self->history.n);
  return TRUE;
}
