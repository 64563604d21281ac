/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The motion of a generation, a block of particles at a time, so that draws and the
 * gathered best positions stay in the first-level cache. Draws of a generation come
 * from one stream for each use, in the order of the particles; a block holds an even
 * number of them, so the numbers do not depend on its size. */

#include "core/swarm/motion.h"

#include "core/base/kernel.h"
#include "core/swarm/motion-private.h"

#include <math.h>

#define BLOCK_VALUES 512 /* doubles in a tile, roughly */

static void
repeat_row (const double *row, guint dimensions, gsize n, double *tile)
{
  for (gsize i = 0; i < n; i++)
    for (guint d = 0; d < dimensions; d++)
      tile[i * dimensions + d] = row[d];
}

/* √c_d / (2π Σ c) with the variances c_d = √(upper_d − lower_d) / 2; nothing to perturb
 * where all bounds coincide. */
static void
noise_row (const MurParticles *particles, double *row)
{
  double sum = 0;

  for (guint d = 0; d < particles->dimensions; d++)
    {
      double range = fmin (particles->upper[d] - particles->lower[d], G_MAXDOUBLE);

      row[d] = sqrt (range) / 2;
      sum += row[d];
    }
  for (guint d = 0; d < particles->dimensions; d++)
    row[d] = sum > 0 ? sqrt (row[d]) / (2 * G_PI * sum) : 0;
}

MurMotion *
mur_motion_new (const MurParticles *particles)
{
  guint dimensions = particles->dimensions;
  gsize block = MAX (BLOCK_VALUES / dimensions / 2 * 2, 2);
  MurMotion *self = g_new0 (MurMotion, 1);
  g_autofree double *noise = g_new (double, dimensions);

  self->block = MIN (block, ((gsize)particles->n + 1) / 2 * 2);

  gsize size = self->block * dimensions;

  self->lower = g_new (double, size);
  self->upper = g_new (double, size);
  self->noise = g_new (double, size);
  self->goals = g_new (double, size);
  self->cognitive = g_new (double, size);
  self->social = g_new (double, size);
  self->normal = g_new (double, size + self->block * MUR_MOTION_BALL_EXTRA);
  repeat_row (particles->lower, dimensions, self->block, self->lower);
  repeat_row (particles->upper, dimensions, self->block, self->upper);
  noise_row (particles, noise);
  repeat_row (noise, dimensions, self->block, self->noise);
  return self;
}

void
mur_motion_free (MurMotion *self)
{
  if (self == NULL)
    return;
  g_free (self->lower);
  g_free (self->upper);
  g_free (self->noise);
  g_free (self->goals);
  g_free (self->cognitive);
  g_free (self->social);
  g_free (self->normal);
  g_free (self);
}

static void
gather_goals (const MurMotionBlock *block, double *goals)
{
  guint dimensions = block->dimensions;

  for (gsize i = 0; i < block->n; i++)
    {
      const double *goal
        = block->all_best_positions + (gsize)block->guides[i] * dimensions;

      for (guint d = 0; d < dimensions; d++)
        goals[i * dimensions + d] = goal[d];
    }
}

MUR_KERNEL static void
perturb (gsize n, double factor, const double *scale, const double *normal, double *v)
{
  for (gsize k = 0; k < n; k++)
    v[k] += factor * scale[k] * normal[k];
}

static void
accelerate (MurMotion *self,
            const MurMotionBlock *block,
            const MurSwarmSettings *settings,
            MurMotionDraws *draws)
{
  gsize size = block->n * block->dimensions;

  gather_goals (block, self->goals);
  mur_motion_apply_law (self, block, settings, draws);
  if (settings->perturbation == 0)
    return;
  mur_rng_fill_normal (&draws->streams[MUR_MOTION_NOISE], size, self->normal);
  perturb (size, settings->perturbation, self->noise, self->normal, block->velocities);
}

static void
init_draws (MurMotionDraws *self,
            const MurSwarmSettings *settings,
            const MurMoment *moment)
{
  const double elapsed
    = settings->inertia_rule == MUR_SWARM_INERTIA_LINEAR ? moment->elapsed : 0;

  for (guint kind = 0; kind < MUR_MOTION_N_STREAMS; kind++)
    self->streams[kind] = mur_rng (moment->seed, MUR_RNG_SWARM_MOVE,
                                   moment->generation * MUR_MOTION_N_STREAMS + kind);
  for (guint kind = 0; kind < MUR_MOTION_N_FURTHER; kind++)
    self->further[kind] = mur_rng (moment->seed, MUR_RNG_SWARM_LAW,
                                   moment->generation * MUR_MOTION_N_FURTHER + kind);
  self->inertia
    = settings->inertia + elapsed * (settings->inertia_end - settings->inertia);
}

static MurMotionBlock
block_at (const MurMotion *self,
          const MurParticles *particles,
          const MurTopology *topology,
          gsize first)
{
  const gsize row = first * particles->dimensions;

  return (MurMotionBlock){
    .n = MIN (self->block, particles->n - first),
    .dimensions = particles->dimensions,
    .positions = particles->positions + row,
    .velocities = particles->velocities + row,
    .best_positions = particles->best_positions + row,
    .all_best_positions = particles->best_positions,
    .guides = topology->guides + first,
    .topology = topology,
    .first = first,
  };
}

/* Blocks are accelerated, and where the swarm @goes_on limited and advanced. */
static void
move (MurMotion *self,
      MurParticles *particles,
      const MurTopology *topology,
      const MurSwarmSettings *settings,
      const MurMoment *moment,
      gboolean goes_on)
{
  MurMotionDraws draws;

  init_draws (&draws, settings, moment);
  for (gsize first = 0; first < particles->n; first += self->block)
    {
      MurMotionBlock block = block_at (self, particles, topology, first);

      accelerate (self, &block, settings, &draws);
      if (!goes_on)
        continue;
      mur_motion_limit (self, &block, settings);
      mur_motion_advance (self, &block, settings, &draws);
    }
}

void
mur_motion_move (MurMotion *self,
                 MurParticles *particles,
                 const MurTopology *topology,
                 const MurSwarmSettings *settings,
                 const MurMoment *moment)
{
  move (self, particles, topology, settings, moment, TRUE);
}

void
mur_motion_accelerate (MurMotion *self,
                       MurParticles *particles,
                       const MurTopology *topology,
                       const MurSwarmSettings *settings,
                       const MurMoment *moment)
{
  move (self, particles, topology, settings, moment, FALSE);
}
