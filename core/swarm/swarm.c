/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The swarm's loop: guide, move, evaluate, record, test.
 *
 * The status is a function of the state and the stop alone; it is worked out anew
 * whenever one of them changes, so restoring and retuning need no rules of their own.
 */

#include "core/swarm/swarm-private.h"

#include <math.h>
#include <string.h>

#define MAX_PARTICLES 100000

static gboolean
within (double value, double lowest, double highest)
{
  return value >= lowest && value <= highest;
}

static gboolean
coefficients_valid (const MurSwarmSettings *settings)
{
  return within (settings->inertia, -2, 2) && within (settings->inertia_end, -2, 2)
         && within (settings->cognitive, 0, 5) && within (settings->social, 0, 5)
         && within (settings->constriction, 0, 2)
         && within (settings->acceleration, 0, 10) && within (settings->kept, 0, 1)
         && within (settings->perturbation, 0, 10)
         && within (settings->velocity_limit, 0, G_MAXDOUBLE);
}

static gboolean
bounds_valid (guint dimensions, const double *lower, const double *upper)
{
  for (guint d = 0; d < dimensions; d++)
    if (!(isfinite (lower[d]) && isfinite (upper[d]) && lower[d] <= upper[d]))
      return FALSE;
  return TRUE;
}

static double
best_value (const MurSwarm *self)
{
  return self->particles->best_values[self->best_index];
}

gboolean
mur_swarm_can_afford (const MurSwarm *self, gsize n)
{
  const guint64 most = self->stop.evaluations;

  return most == 0 || self->evaluations + n <= most;
}

void
mur_swarm_update_status (MurSwarm *self)
{
  self->status = mur_stop_test (&self->stop, self->generation, self->evaluations,
                                best_value (self), self->without_gain);
  if (self->status == MUR_STATUS_RUNNING
      && !mur_swarm_can_afford (self, self->particles->n))
    self->status = MUR_STATUS_EXHAUSTED;
}

/* The best changes hands for a strictly lower value only. Returns whether it did. */
static gboolean
update_best (MurSwarm *self, double before)
{
  guint lowest = mur_particles_lowest (self->particles);
  gboolean gain = self->particles->best_values[lowest] < before;

  if (gain)
    self->best_index = lowest;
  return gain;
}

/* Asks the objective for @n particles from @first on. */
static void
ask (MurSwarm *self, gsize first, gsize n)
{
  MurParticles *particles = self->particles;

  self->objective (particles->positions + first * particles->dimensions, n,
                   particles->dimensions, particles->values + first, self->data);
  self->evaluations += n;
}

/* Asks it inside only. */
static void
ask_inside (MurSwarm *self, gsize first, gsize n)
{
  MurParticles *particles = self->particles;
  const gsize row = particles->dimensions;
  gsize n_inside = 0;

  for (gsize i = first; i < first + n; i++)
    if (mur_particles_is_inside (particles, i))
      memcpy (self->inside_points + row * n_inside++, particles->positions + row * i,
              row * sizeof (double));
  if (n_inside > 0)
    self->objective (self->inside_points, n_inside, particles->dimensions,
                     self->inside_values, self->data);
  self->evaluations += n_inside;

  const double *value = self->inside_values;

  for (gsize i = first; i < first + n; i++)
    particles->values[i] = mur_particles_is_inside (particles, i) ? *value++ : INFINITY;
}

gboolean
mur_swarm_evaluate (MurSwarm *self, gsize first, gsize n)
{
  const double before = best_value (self);

  if (self->settings.bound == MUR_SWARM_BOUND_NONE)
    ask_inside (self, first, n);
  else
    ask (self, first, n);
  mur_particles_record (self->particles, first, n);
  return update_best (self, before);
}

static gboolean
evaluate_all (MurSwarm *self)
{
  return mur_swarm_evaluate (self, 0, self->particles->n);
}

void
mur_swarm_draw_choices (MurSwarm *self, guint64 generation)
{
  self->choices_generation = generation;
  mur_topology_draw (&self->topology, self->seed, generation);
}

/* For the points inside, once there may be others. */
static void
make_room (MurSwarm *self)
{
  const MurParticles *particles = self->particles;

  if (self->settings.bound != MUR_SWARM_BOUND_NONE || self->inside_points != NULL)
    return;
  self->inside_points = g_new (double, (gsize)particles->n * particles->dimensions);
  self->inside_values = g_new (double, particles->n);
}

MurSwarm *
mur_swarm_new (const MurSwarmSettings *settings,
               const MurStop *stop,
               guint dimensions,
               const double *lower,
               const double *upper,
               const double *given,
               gsize n_given,
               guint64 seed,
               MurObjective objective,
               gpointer data)
{
  g_return_val_if_fail (settings != NULL && coefficients_valid (settings), NULL);
  g_return_val_if_fail (within (settings->n_particles, 1, MAX_PARTICLES), NULL);
  g_return_val_if_fail (within (settings->bound_factor, -1, 1), NULL);
  g_return_val_if_fail (stop != NULL && objective != NULL && dimensions > 0, NULL);
  g_return_val_if_fail (lower != NULL && upper != NULL, NULL);
  g_return_val_if_fail (bounds_valid (dimensions, lower, upper), NULL);
  g_return_val_if_fail (given != NULL || n_given == 0, NULL);

  MurSwarm *self = g_new0 (MurSwarm, 1);

  self->settings = *settings;
  self->stop = *stop;
  self->seed = seed;
  self->objective = objective;
  self->data = data;
  self->particles = mur_particles_new (settings->n_particles, dimensions, lower, upper);
  self->motion = mur_motion_new (self->particles);
  mur_topology_init (&self->topology, settings);
  make_room (self);

  mur_particles_start (self->particles, settings, seed, 0);
  mur_particles_place (self->particles, given, n_given);
  mur_particles_forget (self->particles);
  mur_swarm_draw_choices (self, 0);
  evaluate_all (self);
  mur_swarm_update_status (self);
  return self;
}

void
mur_swarm_free (MurSwarm *self)
{
  if (self == NULL)
    return;
  g_free (self->inside_points);
  g_free (self->inside_values);
  mur_topology_clear (&self->topology);
  mur_motion_free (self->motion);
  mur_particles_free (self->particles);
  g_free (self);
}

/* The last generation has the last inertia. */
MurMoment
mur_swarm_next_moment (const MurSwarm *self)
{
  const guint64 n = self->stop.iterations;
  const double elapsed = n > 1 ? (double)self->generation / (double)(n - 1) : 0;

  return (MurMoment){
    .seed = self->seed,
    .generation = self->generation + 1,
    .elapsed = fmin (elapsed, 1),
  };
}

MurStatus
mur_swarm_step (MurSwarm *self)
{
  g_return_val_if_fail (self != NULL, MUR_STATUS_FAILED);

  if (self->status != MUR_STATUS_RUNNING)
    return self->status;

  const MurMoment moment = mur_swarm_next_moment (self);

  self->generation++;
  mur_topology_guide (&self->topology, self->particles->best_values, self->best_index);
  mur_motion_move (self->motion, self->particles, &self->topology, &self->settings,
                   &moment);
  if (evaluate_all (self))
    self->without_gain = 0;
  else
    {
      self->without_gain++;
      mur_swarm_draw_choices (self, self->generation);
    }
  mur_swarm_update_status (self);
  return self->status;
}

void
mur_swarm_retune (MurSwarm *self, const MurSwarmSettings *settings, const MurStop *stop)
{
  g_return_if_fail (self != NULL && stop != NULL);
  g_return_if_fail (settings != NULL && coefficients_valid (settings));

  const MurSwarmSettings before = self->settings;

  self->settings = *settings;
  self->settings.n_particles = before.n_particles;
  self->settings.topology = before.topology;
  self->settings.neighbours = before.neighbours;
  self->settings.informants = before.informants;
  self->settings.start = before.start;
  self->settings.halton_base = before.halton_base;
  self->settings.velocity = before.velocity;
  make_room (self);
  self->stop = *stop;
  mur_swarm_update_status (self);
}
