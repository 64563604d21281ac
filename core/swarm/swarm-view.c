/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be seen of a swarm. */

#include "core/swarm/swarm-private.h"

#include "core/base/number.h"

#include <math.h>
#include <string.h>

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
  return self->particles->best_values[self->best_index];
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

/* Lengths in the box: coordinates by the width of their interval, so that none counts
 * for more, over √D, so that 1 is the box's diagonal. One that is held counts for
 * nothing. */
static double
length_in_box (const MurParticles *particles, const double *a, const double *b)
{
  double sum = 0;

  for (guint d = 0; d < particles->dimensions; d++)
    {
      const double width = particles->upper[d] - particles->lower[d];
      const double offset = width > 0 ? (a[d] - b[d]) / width : 0;

      sum += offset * offset;
    }
  return sqrt (sum / particles->dimensions);
}

double
mur_swarm_radius (const MurSwarm *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  const MurParticles *particles = self->particles;
  const double *best = mur_swarm_best_position (self);
  double radius = 0;

  for (gsize i = 0; i < particles->n; i++)
    radius = fmax (
      radius, length_in_box (particles,
                             particles->positions + i * particles->dimensions, best));
  return radius;
}

double
mur_swarm_spread (const MurSwarm *self)
{
  g_return_val_if_fail (self != NULL, NAN);

  const MurParticles *particles = self->particles;
  const guint dimensions = particles->dimensions;
  double sum = 0;

  for (guint d = 0; d < dimensions; d++)
    {
      const double width = particles->upper[d] - particles->lower[d];
      double mean = 0, squares = 0;

      for (gsize i = 0; i < particles->n; i++)
        mean += particles->positions[i * dimensions + d] / particles->n;
      for (gsize i = 0; i < particles->n && width > 0; i++)
        {
          const double offset
            = (particles->positions[i * dimensions + d] - mean) / width;

          squares += offset * offset;
        }
      sum += squares / particles->n;
    }
  return sqrt (sum / dimensions);
}

const double *
mur_swarm_best_values (const MurSwarm *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->particles->best_values;
}

const guint32 *
mur_swarm_informants (const MurSwarm *self, guint particle, guint *n)
{
  g_return_val_if_fail (self != NULL && particle < self->particles->n, NULL);
  return mur_topology_informants (&self->topology, particle, n);
}

/* The next velocities of the first particles with some of the pulls left out. */
static void
foresee (MurSwarm *self, guint n, const MurSwarmSettings *settings, double *velocities)
{
  MurParticles some = *self->particles;
  const MurMoment moment = mur_swarm_next_moment (self);

  some.n = n;
  some.velocities = velocities;
  memcpy (velocities, self->particles->velocities,
          (gsize)n * some.dimensions * sizeof (double));
  mur_motion_accelerate (self->motion, &some, &self->topology, settings, &moment);
}

void
mur_swarm_foresee (
  MurSwarm *self, guint n, double *inertia, double *cognitive, double *social)
{
  g_return_if_fail (self != NULL && n <= self->particles->n);

  const gsize size = (gsize)n * self->particles->dimensions;
  MurSwarmSettings settings = self->settings;
  g_autofree double *all = g_new (double, size);

  mur_topology_guide (&self->topology, self->particles->best_values, self->best_index);
  settings.perturbation = 0;
  foresee (self, n, &settings, all);
  settings.social = settings.acceleration = 0;
  foresee (self, n, &settings, cognitive);
  settings.cognitive = 0;
  foresee (self, n, &settings, inertia);
  for (gsize k = 0; k < size; k++)
    {
      if (settings.law == MUR_SWARM_LAW_BARE_BONES)
        inertia[k] = cognitive[k] = 0;
      social[k] = all[k] - cognitive[k];
      cognitive[k] -= inertia[k];
    }
}

/* The budget: what of it is spent. */
static char *
describe_exhausted (const MurSwarm *self)
{
  if (self->stop.iterations > 0 && self->generation >= self->stop.iterations)
    return g_strdup ("all generations are done");
  return g_strdup_printf ("%" G_GUINT64_FORMAT " evaluations leave too few for another "
                          "generation",
                          self->evaluations);
}

char *
mur_swarm_reason (const MurSwarm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->status)
    {
    case MUR_STATUS_TARGET:
      {
        g_autofree char *target = mur_number_format (self->stop.target);

        return g_strdup_printf ("the best is below %s", target);
      }
    case MUR_STATUS_STALLED:
      return g_strdup_printf ("no better value in %" G_GUINT64_FORMAT " generations",
                              self->without_gain);
    case MUR_STATUS_EXHAUSTED:
      return describe_exhausted (self);
    default:
      return NULL;
    }
}
