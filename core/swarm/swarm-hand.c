/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person, or another method, does to a swarm between two generations. */

#include "core/swarm/swarm-private.h"

#include "core/base/rng.h"

#include <math.h>
#include <string.h>

#define DROP_PART 0.02 /* of the box: how far from where they are dropped */

gboolean
mur_swarm_scatter (MurSwarm *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!mur_swarm_can_afford (self, self->particles->n))
    return FALSE;
  self->n_scatters++;
  mur_particles_start (self->particles, &self->settings, self->seed, self->n_scatters);
  mur_swarm_evaluate (self, 0, self->particles->n);
  self->without_gain = 0;
  mur_swarm_update_status (self);
  return TRUE;
}

void
mur_swarm_offer (MurSwarm *self, const double *position, double value, double slack)
{
  g_return_if_fail (self != NULL && position != NULL);

  MurParticles *particles = self->particles;

  if (!isfinite (value) || !(value < mur_swarm_best_value (self) + slack))
    return;
  for (guint d = 0; d < particles->dimensions; d++)
    if (!isfinite (position[d]))
      return;

  mur_particles_clamp (particles, position, particles->best_positions);
  particles->best_values[0] = value;
  self->best_index = 0;
  mur_swarm_update_status (self);
}

void
mur_swarm_judge_anew (MurSwarm *self)
{
  g_return_if_fail (self != NULL);

  MurParticles *particles = self->particles;

  self->objective (particles->best_positions, particles->n, particles->dimensions,
                   particles->best_values, self->data);
  self->objective (particles->positions, particles->n, particles->dimensions,
                   particles->values, self->data);
  for (guint i = 0; i < particles->n; i++)
    if (!isfinite (particles->best_values[i]))
      particles->best_values[i] = INFINITY;
  mur_particles_record (particles, 0, particles->n);
  self->evaluations += 2 * (guint64)particles->n;
  self->best_index = mur_particles_lowest (particles);
  mur_swarm_update_status (self);
}

/* The one with the highest best but @self's own best, the last of equals, that is not
 * @taken. */
static guint
find_worst (const MurSwarm *self, const gboolean *taken)
{
  const double *values = self->particles->best_values;
  guint worst = G_MAXUINT;

  for (guint i = 0; i < self->particles->n; i++)
    if (!taken[i] && i != self->best_index
        && (worst == G_MAXUINT || values[i] >= values[worst]))
      worst = i;
  return worst;
}

/* Puts @particle near @centre, at rest and without a memory. */
static void
begin_anew (MurSwarm *self, guint particle, const double *centre, MurRng *rng)
{
  MurParticles *particles = self->particles;
  const gsize row = (gsize)particle * particles->dimensions;
  double *x = particles->positions + row;

  for (guint d = 0; d < particles->dimensions; d++)
    {
      const double width = particles->upper[d] - particles->lower[d];

      x[d] = centre[d] + DROP_PART * width * (2 * mur_rng_uniform (rng) - 1);
      particles->velocities[row + d] = 0;
    }
  mur_particles_clamp (particles, x, x);
  particles->best_values[particle] = INFINITY;
}

gboolean
mur_swarm_drop (MurSwarm *self, const double *centre, guint n)
{
  g_return_val_if_fail (self != NULL && centre != NULL, FALSE);

  const guint n_dropped = MIN (n, self->particles->n - 1);
  g_autofree gboolean *taken = g_new0 (gboolean, self->particles->n);

  if (!mur_swarm_can_afford (self, n_dropped))
    return FALSE;
  self->n_scatters++;

  MurRng rng = mur_rng (self->seed, MUR_RNG_SWARM_DROP, self->n_scatters);

  for (guint k = 0; k < n_dropped; k++)
    {
      const guint particle = find_worst (self, taken);

      taken[particle] = TRUE;
      begin_anew (self, particle, centre, &rng);
      mur_swarm_evaluate (self, particle, 1);
    }
  self->without_gain = 0;
  mur_swarm_update_status (self);
  return TRUE;
}

gboolean
mur_swarm_place (MurSwarm *self, guint particle, const double *position)
{
  g_return_val_if_fail (self != NULL && position != NULL, FALSE);
  g_return_val_if_fail (particle < self->particles->n, FALSE);

  const gsize row = (gsize)particle * self->particles->dimensions;

  if (!mur_swarm_can_afford (self, 1))
    return FALSE;
  mur_particles_clamp (self->particles, position, self->particles->positions + row);
  memset (self->particles->velocities + row, 0,
          self->particles->dimensions * sizeof (double));
  mur_swarm_evaluate (self, particle, 1);
  self->without_gain = 0;
  mur_swarm_update_status (self);
  return TRUE;
}
