/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The swarm's loop: guide, move, evaluate, record, test.
 *
 * The status is a function of the state and the stop alone; it is worked out anew
 * whenever one of them changes, so restoring and retuning need no rules of their own.
 */

#include "core/swarm/swarm.h"

#include "core/base/error.h"
#include "core/swarm/motion.h"
#include "core/swarm/particles.h"
#include "core/swarm/topology.h"

#include <math.h>
#include <string.h>

#define MAX_PARTICLES 100000

struct _MurSwarm
{
  MurSwarmSettings settings;
  MurStop stop;
  guint64 seed;
  MurObjective objective;
  gpointer data;

  MurParticles *particles;
  MurTopology topology;
  MurMotion *motion;

  guint best_index;
  guint64 generation;
  guint64 evaluations;
  guint64 without_gain;       /* generations in a row */
  guint64 n_scatters;         /* so that each has its own draws */
  guint64 choices_generation; /* when the random neighbourhoods were drawn */
  MurStatus status;
};

static gboolean
within (double value, double lowest, double highest)
{
  return value >= lowest && value <= highest;
}

static gboolean
coefficients_valid (const MurSwarmSettings *settings)
{
  return within (settings->inertia, -2, 2) && within (settings->cognitive, 0, 5)
         && within (settings->social, 0, 5) && within (settings->perturbation, 0, 10);
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

static void
update_status (MurSwarm *self)
{
  self->status = mur_stop_test (&self->stop, self->generation, self->evaluations,
                                best_value (self), self->without_gain);
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

static gboolean
evaluate (MurSwarm *self)
{
  MurParticles *particles = self->particles;
  double before = best_value (self);

  self->objective (particles->positions, particles->n, particles->dimensions,
                   particles->values, self->data);
  self->evaluations += particles->n;
  mur_particles_record (particles);
  return update_best (self, before);
}

static void
draw_choices (MurSwarm *self, guint64 generation)
{
  self->choices_generation = generation;
  mur_topology_draw (&self->topology, self->seed, generation);
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
  mur_topology_init (&self->topology, settings->topology, settings->n_particles);

  mur_particles_start (self->particles, settings, seed, 0);
  mur_particles_place (self->particles, given, n_given);
  mur_particles_forget (self->particles);
  draw_choices (self, 0);
  evaluate (self);
  update_status (self);
  return self;
}

void
mur_swarm_free (MurSwarm *self)
{
  if (self == NULL)
    return;
  mur_topology_clear (&self->topology);
  mur_motion_free (self->motion);
  mur_particles_free (self->particles);
  g_free (self);
}

MurStatus
mur_swarm_step (MurSwarm *self)
{
  g_return_val_if_fail (self != NULL, MUR_STATUS_FAILED);

  if (self->status != MUR_STATUS_RUNNING)
    return self->status;

  self->generation++;
  mur_topology_guide (&self->topology, self->particles->best_values, self->best_index);
  mur_motion_move (self->motion, self->particles, self->topology.guides,
                   &self->settings, self->seed, self->generation);
  if (evaluate (self))
    self->without_gain = 0;
  else
    {
      self->without_gain++;
      draw_choices (self, self->generation);
    }
  update_status (self);
  return self->status;
}

void
mur_swarm_retune (MurSwarm *self, const MurSwarmSettings *settings, const MurStop *stop)
{
  g_return_if_fail (self != NULL && stop != NULL);
  g_return_if_fail (settings != NULL && coefficients_valid (settings));

  self->settings.inertia = settings->inertia;
  self->settings.cognitive = settings->cognitive;
  self->settings.social = settings->social;
  self->settings.perturbation = settings->perturbation;
  self->stop = *stop;
  update_status (self);
}

void
mur_swarm_scatter (MurSwarm *self)
{
  g_return_if_fail (self != NULL);

  self->n_scatters++;
  mur_particles_start (self->particles, &self->settings, self->seed, self->n_scatters);
  evaluate (self);
  self->without_gain = 0;
  update_status (self);
}

void
mur_swarm_offer (MurSwarm *self, const double *position, double value)
{
  g_return_if_fail (self != NULL && position != NULL);

  MurParticles *particles = self->particles;

  if (!isfinite (value) || !(value < best_value (self)))
    return;
  for (guint d = 0; d < particles->dimensions; d++)
    if (!isfinite (position[d]))
      return;

  mur_particles_clamp (particles, position, particles->best_positions);
  particles->best_values[0] = value;
  self->best_index = 0;
  update_status (self);
}

MurStatus
mur_swarm_status (const MurSwarm *self)
{
  g_return_val_if_fail (self != NULL, MUR_STATUS_FAILED);
  return self->status;
}

guint
mur_swarm_n_particles (const MurSwarm *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->particles->n;
}

guint
mur_swarm_dimensions (const MurSwarm *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->particles->dimensions;
}

guint64
mur_swarm_generation (const MurSwarm *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->generation;
}

guint64
mur_swarm_evaluations (const MurSwarm *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->evaluations;
}

const double *
mur_swarm_positions (const MurSwarm *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->particles->positions;
}

const double *
mur_swarm_velocities (const MurSwarm *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->particles->velocities;
}

const double *
mur_swarm_values (const MurSwarm *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->particles->values;
}

const double *
mur_swarm_best_positions (const MurSwarm *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->particles->best_positions;
}

const double *
mur_swarm_best_position (const MurSwarm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  const MurParticles *particles = self->particles;

  return particles->best_positions + (gsize)self->best_index * particles->dimensions;
}

double
mur_swarm_best_value (const MurSwarm *self)
{
  g_return_val_if_fail (self != NULL, NAN);
  return best_value (self);
}

/* Each value is divided before it is added, so that a sum of large ones does not
 * overflow; rounding up from the largest double still may. */
double
mur_swarm_mean_value (const MurSwarm *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  const double *values = self->particles->values;
  guint n_finite = 0;
  double mean = 0;

  for (guint i = 0; i < self->particles->n; i++)
    n_finite += isfinite (values[i]) ? 1 : 0;
  if (n_finite == 0)
    return NAN;
  for (guint i = 0; i < self->particles->n; i++)
    if (isfinite (values[i]))
      mean += values[i] / n_finite;
  return CLAMP (mean, -G_MAXDOUBLE, G_MAXDOUBLE);
}

void
mur_swarm_save (const MurSwarm *self, MurArchive *archive)
{
  g_return_if_fail (self != NULL && archive != NULL);

  mur_archive_put_integer (archive, "swarm_particles", self->particles->n);
  mur_archive_put_integer (archive, "swarm_dimensions", self->particles->dimensions);
  mur_archive_put_integer (archive, "swarm_best_index", self->best_index);
  mur_archive_put_integer (archive, "swarm_generation", self->generation);
  mur_archive_put_integer (archive, "swarm_evaluations", self->evaluations);
  mur_archive_put_integer (archive, "swarm_without_gain", self->without_gain);
  mur_archive_put_integer (archive, "swarm_scatters", self->n_scatters);
  mur_archive_put_integer (archive, "swarm_choices_generation",
                           self->choices_generation);
  mur_particles_save (self->particles, archive);
}

/* Reads an integer that can have @lowest … @highest only. */
static gboolean
read_integer (const MurArchive *archive,
              const char *name,
              guint64 lowest,
              guint64 highest,
              guint64 *value,
              GError **error)
{
  if (!mur_archive_get_integer (archive, name, value, error))
    return FALSE;
  if (*value >= lowest && *value <= highest)
    return TRUE;
  mur_error_set (error, MUR_ERROR_INPUT, name,
                 "%s is %" G_GUINT64_FORMAT "; allowed: %" G_GUINT64_FORMAT
                 " to %" G_GUINT64_FORMAT,
                 name, *value, lowest, highest);
  return FALSE;
}

/* The counters come last into @self, when nothing can fail any more. */
gboolean
mur_swarm_restore (MurSwarm *self, const MurArchive *archive, GError **error)
{
  g_return_val_if_fail (self != NULL && archive != NULL, FALSE);

  guint64 n = self->particles->n;
  guint64 dimensions = self->particles->dimensions;
  guint64 ignored, best_index, generation, evaluations, without_gain, scatters, choices;

  if (!read_integer (archive, "swarm_particles", n, n, &ignored, error)
      || !read_integer (archive, "swarm_dimensions", dimensions, dimensions, &ignored,
                        error)
      || !read_integer (archive, "swarm_best_index", 0, n - 1, &best_index, error)
      || !read_integer (archive, "swarm_generation", 0, G_MAXUINT64, &generation, error)
      || !read_integer (archive, "swarm_evaluations", 0, G_MAXUINT64, &evaluations,
                        error)
      || !read_integer (archive, "swarm_without_gain", 0, generation, &without_gain,
                        error)
      || !read_integer (archive, "swarm_scatters", 0, G_MAXUINT64, &scatters, error)
      || !read_integer (archive, "swarm_choices_generation", 0, generation, &choices,
                        error)
      || !mur_particles_restore (self->particles, archive, error))
    return FALSE;

  self->best_index = (guint)best_index;
  self->generation = generation;
  self->evaluations = evaluations;
  self->without_gain = without_gain;
  self->n_scatters = scatters;
  draw_choices (self, choices);
  update_status (self);
  return TRUE;
}
