/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Oscillators: Kuramoto's model of coupled phases, from seven to millions.
 *
 * A step goes on to the next sample, or for some milliseconds towards it.
 *
 * Values that change take effect with the next step, so that of many between two steps
 * only the last counts. A sweep sets the coupling itself. */

#include "core/experiments/oscillators/private.h"

#include "core/base/error.h"
#include "core/experiments/registry.h"
#include "core/oscillators/phases.h"
#include "core/oscillators/theory.h"

#include <math.h>
#include <string.h>

#define MAX_NANOSECONDS 5e6 /* of a step, about */

static void
free_oscillators (MurOscillators *self)
{
  g_clear_pointer (&self->integrator, mur_integrator_free);
  g_clear_pointer (&self->model, mur_kuramoto_free);
  g_clear_pointer (&self->parameters, mur_parameters_free);
  g_clear_pointer (&self->couplings, mur_table_unref);
  g_clear_pointer (&self->coupling_cells, mur_table_unref);
  mur_oscillators_signals_clear (&self->signals);
  mur_oscillators_pictures_clear (&self->pictures);
  mur_oscillators_layout_clear (&self->layout);
  mur_oscillators_ranges_clear (&self->ranges);
  mur_oscillators_ranking_clear (&self->ranking);
  mur_oscillators_history_clear (&self->history);
  mur_oscillators_window_clear (&self->window);
  mur_oscillators_ahead_clear (&self->ahead);
  mur_oscillators_system_clear (&self->system);
  g_free (self->phase);
  g_free (self->frequency);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurOscillators, free_oscillators)

double
mur_oscillators_sample_time (const MurOscillators *self, guint64 sample)
{
  return self->duration * ((double)sample / (double)(self->history.capacity - 1));
}

static void
record_sample (MurOscillators *self, double time)
{
  const MurOrder order = mur_oscillators_take_sample (self, time);
  mur_oscillators_history_add (&self->history, time, order, self->phase,
                               self->frequency);
}

static gboolean
check_cells (gsize n, guint64 n_samples, GError **error)
{
  const gsize n_shown = MIN (n, MUR_OSCILLATORS_SHOWN);
  if ((double)n_shown * (double)n_samples <= MUR_OSCILLATORS_CELLS)
    return TRUE;
  mur_error_set (error, MUR_ERROR_VALUE, "samples",
                 "samples: %" G_GUINT64_FORMAT
                 " are too many for the course of %" G_GSIZE_FORMAT
                 " oscillators; at most %.0f",
                 n_samples, n_shown, floor (MUR_OSCILLATORS_CELLS / (double)n_shown));
  return FALSE;
}

static MurOscillatorsSweep
read_sweep (const MurParameters *parameters)
{
  return (MurOscillatorsSweep){
    .is_on = mur_parameters_choice (parameters, "mode") == MUR_MODE_SWEEP,
    .minimum = mur_parameters_number (parameters, "sweep_minimum"),
    .maximum = mur_parameters_number (parameters, "sweep_maximum"),
    .settle = mur_parameters_number (parameters, "sweep_settle"),
    .n_points = mur_parameters_integer (parameters, "sweep_points"),
  };
}

static gboolean
check_sweep (const MurOscillatorsSweep *sweep,
             const MurParameters *parameters,
             GError **error)
{
  const guint64 n_samples = mur_parameters_integer (parameters, "samples");
  if (!(sweep->minimum < sweep->maximum))
    {
      g_autofree char *low = mur_parameters_format (parameters, "sweep_minimum");
      g_autofree char *high = mur_parameters_format (parameters, "sweep_maximum");
      return mur_error_refuse (error, MUR_ERROR_VALUE, "sweep_minimum", low,
                               "below sweep_maximum, %s", high);
    }
  if (!sweep->is_on || n_samples > 8 * sweep->n_points)
    return TRUE;
  mur_error_set (error, MUR_ERROR_VALUE, "samples",
                 "samples: %" G_GUINT64_FORMAT
                 " are too few for a sweep of %" G_GUINT64_FORMAT
                 " couplings; more than %" G_GUINT64_FORMAT,
                 n_samples, sweep->n_points, 8 * sweep->n_points);
  return FALSE;
}

static double
estimate_nanoseconds (const MurOscillators *self)
{
  const guint topology = mur_parameters_choice (self->parameters, "topology");
  const gboolean is_field
    = mur_network_n_links (self->system.network) > 16 * self->system.n
      && (topology == MUR_TOPOLOGY_UNIFORM || topology == MUR_TOPOLOGY_RING_COSINE
          || topology == MUR_TOPOLOGY_TWO_POPULATIONS);
  return mur_oscillators_nanoseconds (
    (double)self->system.n,
    is_field ? 0 : (double)mur_network_n_links (self->system.network));
}

static gboolean
start (MurOscillators *self, MurPool *pool, GError **error)
{
  const gsize n = self->system.n;
  const double *omega = mur_vector_values (self->system.omega);
  const double *phase = mur_vector_values (self->system.initial_phase);
  self->model = mur_kuramoto_new (n, omega, pool);
  self->distribution = mur_oscillators_read_distribution (self);
  self->forces = mur_oscillators_wanted_forces (self);
  mur_oscillators_set_forces (self);
  const MurIntegratorSettings settings
    = mur_oscillators_read_settings (self->parameters, self->forces.noise);
  self->integrator = mur_integrator_new (self->model, &settings, 0, phase, error);
  if (self->integrator == NULL)
    return FALSE;
  self->phase = g_new (double, n);
  self->frequency = g_new (double, n);
  self->nanoseconds = estimate_nanoseconds (self);
  self->locking_coupling
    = self->system.is_mean_field ? mur_theory_locking_coupling (n, omega) : NAN;
  self->couplings = mur_oscillators_make_couplings (self);
  self->coupling_cells = mur_oscillators_make_coupling_cells (self);
  record_sample (self, 0);
  mur_oscillators_window_reset (&self->window, 0, n, self->phase, 1);
  return TRUE;
}

static gboolean
check (const MurParameters *parameters, const MurInputs *inputs, GError **error)
{
  const MurOscillatorsSweep sweep = read_sweep (parameters);
  const MurIntegratorSettings settings = mur_oscillators_read_settings (
    parameters, mur_parameters_number (parameters, "noise"));
  gsize n;
  return check_sweep (&sweep, parameters, error)
         && mur_oscillators_system_check (parameters, inputs, &n, error)
         && check_cells (n, mur_parameters_integer (parameters, "samples"), error)
         && mur_integrator_memory_suffices (n, &settings, error);
}

static MurRun *
begin (const MurParameters *parameters,
       const MurInputs *inputs,
       MurPool *pool,
       GError **error)
{
  g_autoptr (MurOscillators) self = g_new0 (MurOscillators, 1);
  const guint64 n_samples = mur_parameters_integer (parameters, "samples");
  self->parameters = mur_parameters_copy (parameters);
  self->duration = mur_parameters_number (parameters, "duration");
  self->sweep = read_sweep (parameters);
  if (!check_sweep (&self->sweep, parameters, error)
      || !mur_oscillators_system_init (&self->system, parameters, inputs, error)
      || !check_cells (self->system.n, n_samples, error))
    return NULL;
  mur_oscillators_history_init (&self->history, self->system.n, n_samples);
  mur_oscillators_pictures_init (&self->pictures, &self->history);
  mur_oscillators_signals_init (&self->signals, &self->history, self->pictures.n_lines);
  mur_oscillators_ranking_init (&self->ranking, &self->system, self->history.n_shown);
  mur_oscillators_ranges_init (&self->ranges, &self->system, &self->history);
  mur_oscillators_layout_init (&self->layout, &self->system, &self->history, parameters,
                               inputs);
  mur_oscillators_window_init (&self->window, self->system.n);
  mur_oscillators_ahead_init (&self->ahead, self->system.n);
  if (!start (self, pool, error))
    return NULL;
  return (MurRun *)g_steal_pointer (&self);
}

static gboolean
is_done (const MurOscillators *self)
{
  return self->history.n == self->history.capacity;
}

/* Towards @time, as far as the time of a step goes. */
static MurStatus
advance (MurOscillators *self, double time, GError **error)
{
  const guint64 before = mur_integrator_n_evaluations (self->integrator);
  while (mur_integrator_end (self->integrator) < time)
    {
      const guint64 n_done = mur_integrator_n_evaluations (self->integrator) - before;
      if ((double)n_done * self->nanoseconds > MAX_NANOSECONDS)
        break;
      if (mur_integrator_step (self->integrator, error) == MUR_STATUS_FAILED)
        return MUR_STATUS_FAILED;
    }
  return MUR_STATUS_RUNNING;
}

static MurStatus
step (MurRun *run, GError **error)
{
  MurOscillators *self = (MurOscillators *)run;
  if (is_done (self))
    return MUR_STATUS_EXHAUSTED;
  const double time = mur_oscillators_next_time (self);
  if (!mur_oscillators_take_forces (self, error)
      || advance (self, time, error) == MUR_STATUS_FAILED)
    return MUR_STATUS_FAILED;
  if (mur_integrator_end (self->integrator) >= time)
    {
      record_sample (self, time);
      mur_oscillators_window_add (&self->window, time, self->system.n, self->phase,
                                  self->history.n);
    }
  return is_done (self) ? MUR_STATUS_EXHAUSTED : MUR_STATUS_RUNNING;
}

static double
progress (MurRun *run)
{
  MurOscillators *self = (MurOscillators *)run;
  const double end = mur_integrator_end (self->integrator);
  if (is_done (self))
    return 1;
  return MIN (MAX (end, 0), mur_oscillators_sample_time (self, self->history.n))
         / self->duration;
}

static gboolean
retune (MurRun *run, const MurParameters *parameters, GError **error)
{
  MurOscillators *self = (MurOscillators *)run;
  mur_parameters_free (self->parameters);
  self->parameters = mur_parameters_copy (parameters);
  self->has_new_values = TRUE;
  return TRUE;
}

/* Each phase moves by up to half a turn either way. */
static gboolean
act (MurRun *run, const MurActionCall *call, GError **error)
{
  MurOscillators *self = (MurOscillators *)run;
  const gsize n = self->system.n;
  const double time = mur_oscillators_now (self);
  g_autofree double *kick = g_new (double, n);
  MurRng rng = mur_rng (mur_parameters_integer (self->parameters, "seed"), MUR_RNG_KICK,
                        self->n_kicks++);
  mur_phases_draw_uniform (&rng, n, -G_PI, G_PI, kick);
  mur_integrator_sample (self->integrator, time, self->phase, NULL);
  for (gsize i = 0; i < n; i++)
    self->phase[i] += kick[i];
  mur_integrator_restart (self->integrator, time, self->phase);
  mur_oscillators_ahead_forget (&self->ahead);
  mur_oscillators_window_reset (&self->window, time, n, self->phase, self->history.n);
  return TRUE;
}

/* The step under way is one that can lead to the next sample. */
static gboolean
check_place (const MurOscillators *self, GError **error)
{
  if (is_done (self)
      || mur_integrator_begin (self->integrator)
           <= mur_oscillators_sample_time (self, self->history.n))
    return TRUE;
  mur_error_set (error, MUR_ERROR_INPUT, "integrator_times",
                 "integrator_times: a step that begins at %g s is not allowed; at most "
                 "at the next sample, %g s",
                 mur_integrator_begin (self->integrator),
                 mur_oscillators_sample_time (self, self->history.n));
  return FALSE;
}

static MurRun *
restore (const MurParameters *parameters,
         const MurInputs *inputs,
         MurPool *pool,
         const MurArchive *archive,
         GError **error)
{
  g_autoptr (MurOscillators) self
    = (MurOscillators *)begin (parameters, inputs, pool, error);
  if (self == NULL)
    return NULL;
  const double noise = self->forces.noise;
  mur_oscillators_ahead_forget (&self->ahead);
  if (!mur_oscillators_restore_state (self, archive, error))
    return NULL;
  const MurIntegratorSettings settings
    = mur_oscillators_read_settings (self->parameters, self->forces.noise);
  if (noise != self->forces.noise
      && !mur_integrator_retune (self->integrator, 0, &settings, error))
    return NULL;
  mur_oscillators_set_forces (self);
  self->has_new_values = TRUE;
  if (!mur_integrator_restore (self->integrator, archive, error)
      || !check_place (self, error))
    return NULL;
  return (MurRun *)g_steal_pointer (&self);
}

static void
end (MurRun *run)
{
  free_oscillators ((MurOscillators *)run);
}

static const MurAction actions[] = {
  { "kick", "Kick", "Moves every phase at random, by up to half a turn either way." },
  { NULL },
};

const MurExperiment mur_experiment_oscillators = {
  .id = "oscillators",
  .title = "Oscillators",
  .summary = "Coupled phases pull one another into step, or do not.",
  .step_unit = "steps",
  .clock = "time",
  .clock_end = "duration",
  .parameters = mur_oscillators_parameters,
  .inputs = mur_oscillators_inputs,
  .actions = actions,
  .presets = mur_oscillators_presets,
  .idle = mur_oscillators_idle,
  .check = check,
  .cost = mur_oscillators_cost,
  .tables = mur_oscillators_tables,
  .scalars = mur_oscillators_scalars,
  .begin = begin,
  .step = step,
  .frame = mur_oscillators_frame,
  .results = mur_oscillators_results,
  .progress = progress,
  .reason = mur_oscillators_reason,
  .retune = retune,
  .act = act,
  .save = mur_oscillators_save,
  .restore = restore,
  .end = end,
};
