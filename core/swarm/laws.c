/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The laws of motion.
 *
 * M. Clerc and J. Kennedy 2002 (constriction); M. Clerc, "Standard particle swarm
 * optimisation", 2012 (SPSO-2011); R. Mendes, J. Kennedy and J. Neves, IEEE Transactions
 * on Evolutionary Computation 8 (2004) 204–210 (fully informed); J. Kennedy, "Bare bones
 * particle swarms", 2003.
 *
 * SPSO-2011 draws the length of a move uniformly, so that most new positions lie near
 * the centre of gravity; uniform in the ball's volume, in many dimensions nearly all lie
 * on its surface. A point drawn so, for the draw "sphere": the first D of D + 2 normal
 * draws, divided by the length of all of them (Harman and Lacko, Journal of Multivariate
 * Analysis 101 (2010) 2297–2304). No power of a uniform is needed. */

#include "core/swarm/motion-private.h"

#include "core/base/kernel.h"

#include <math.h>

/* ω, φ_p and φ_g, or what stands in their place. */
typedef struct
{
  double inertia, cognitive, social;
} Coefficients;

/* One draw a coordinate, or one a particle copied to all its coordinates: backwards, so
 * that a draw is read before its place is written. */
static void
draw_uniform (MurRng *stream,
              const MurMotionBlock *block,
              MurSwarmDraw draw,
              double *tile)
{
  guint dimensions = block->dimensions;

  if (draw != MUR_SWARM_DRAW_PARTICLE)
    {
      mur_rng_fill_uniform (stream, block->n * dimensions, tile);
      return;
    }

  mur_rng_fill_uniform (stream, block->n, tile);
  for (gsize i = block->n; i-- > 0;)
    {
      double u = tile[i];

      for (guint d = 0; d < dimensions; d++)
        tile[i * dimensions + d] = u;
    }
}

MUR_KERNEL static void
attract (gsize n,
         const Coefficients *coefficients,
         const double *x,
         const double *p,
         const double *g,
         const double *r1,
         const double *r2,
         double *v)
{
  double omega = coefficients->inertia;
  double phi_p = coefficients->cognitive;
  double phi_g = coefficients->social;

  for (gsize k = 0; k < n; k++)
    v[k] = omega * v[k] + phi_p * r1[k] * (p[k] - x[k]) + phi_g * r2[k] * (g[k] - x[k]);
}

static void
attract_block (MurMotion *self,
               const MurMotionBlock *block,
               const MurSwarmSettings *settings,
               const Coefficients *coefficients,
               MurMotionDraws *draws)
{
  draw_uniform (&draws->streams[MUR_MOTION_COGNITIVE], block, settings->draw,
                self->cognitive);
  draw_uniform (&draws->streams[MUR_MOTION_SOCIAL], block, settings->draw,
                self->social);
  attract (block->n * block->dimensions, coefficients, block->positions,
           block->best_positions, self->goals, self->cognitive, self->social,
           block->velocities);
}

/* From x to the centre of gravity G of x and of the points beyond both bests, or of x
 * and the point beyond its own best when that guides the particle. */
static void
centre_offset (const MurSwarmSettings *settings,
               guint dimensions,
               gboolean alone,
               const double *x,
               const double *p,
               const double *l,
               double *offset)
{
  double c_p = settings->cognitive;
  double c_l = settings->social;

  for (guint d = 0; d < dimensions; d++)
    if (alone)
      offset[d] = c_p * (p[d] - x[d]) / 2;
    else
      offset[d] = (c_p * (p[d] - x[d]) + c_l * (l[d] - x[d])) / 3;
}

static double
sum_of_squares (guint n, const double *x)
{
  double sum = 0;

  for (guint k = 0; k < n; k++)
    sum += x[k] * x[k];
  return sum;
}

/* v ← ω v + x' − x, x' uniform in the ball around G of radius |G − x|. */
static void
move_in_balls (MurMotion *self,
               const MurMotionBlock *block,
               const MurSwarmSettings *settings,
               MurMotionDraws *draws)
{
  guint dimensions = block->dimensions;
  guint stride = dimensions + MUR_MOTION_BALL_EXTRA;

  mur_rng_fill_normal (&draws->streams[MUR_MOTION_BALL], block->n * stride,
                       self->normal);
  for (gsize i = 0; i < block->n; i++)
    {
      gsize row = i * dimensions;
      const double *normal = self->normal + i * stride;
      double *offset = self->social;
      double *v = block->velocities + row;

      centre_offset (settings, dimensions, block->guides[i] == block->first + i,
                     block->positions + row, block->best_positions + row,
                     self->goals + row, offset);

      double length = sum_of_squares (stride, normal);
      double radius = sum_of_squares (dimensions, offset);
      double scale = length > 0 ? sqrt (radius / length) : 0;

      for (guint d = 0; d < dimensions; d++)
        v[d] = draws->inertia * v[d] + offset[d] + scale * normal[d];
    }
}

/* v ← ω v + x′ − x, x′ at the distance U |G − x| from G, in a random direction. */
static void
move_by_standard (MurMotion *self,
                  const MurMotionBlock *block,
                  const MurSwarmSettings *settings,
                  MurMotionDraws *draws)
{
  guint dimensions = block->dimensions;

  mur_rng_fill_normal (&draws->further[MUR_MOTION_DIRECTION], block->n * dimensions,
                       self->normal);
  mur_rng_fill_uniform (&draws->further[MUR_MOTION_LENGTH], block->n, self->cognitive);
  for (gsize i = 0; i < block->n; i++)
    {
      gsize row = i * dimensions;
      const double *normal = self->normal + row;
      double *offset = self->social;
      double *v = block->velocities + row;

      centre_offset (settings, dimensions, block->guides[i] == block->first + i,
                     block->positions + row, block->best_positions + row,
                     self->goals + row, offset);

      double length = sum_of_squares (dimensions, normal);
      double radius = sum_of_squares (dimensions, offset);
      double scale = length > 0 ? self->cognitive[i] * sqrt (radius / length) : 0;

      for (guint d = 0; d < dimensions; d++)
        v[d] = draws->inertia * v[d] + offset[d] + scale * normal[d];
    }
}

MUR_KERNEL static void
add_pull (
  guint n, double weight, const double *u, const double *p, const double *x, double *v)
{
  for (guint d = 0; d < n; d++)
    v[d] += weight * u[d] * (p[d] - x[d]);
}

MUR_KERNEL static void
scale_values (gsize n, double factor, double *values)
{
  for (gsize k = 0; k < n; k++)
    values[k] *= factor;
}

/* The pulls of all informants on particle @i of the block, itself left out if it is not
 * one of its own. */
static void
add_pulls (MurMotion *self,
           const MurMotionBlock *block,
           const MurSwarmSettings *settings,
           gsize i,
           MurRng *stream)
{
  guint dimensions = block->dimensions;
  guint particle = (guint)(block->first + i);
  guint n;
  const guint32 *informants = mur_topology_informants (block->topology, particle, &n);
  guint n_pulls = settings->self_informed ? n : n - 1;

  for (guint k = 0; k < n; k++)
    {
      if (informants[k] == particle && !settings->self_informed)
        continue;
      mur_rng_fill_uniform (stream, dimensions, self->cognitive);
      add_pull (dimensions, settings->acceleration / n_pulls, self->cognitive,
                block->all_best_positions + (gsize)informants[k] * dimensions,
                block->positions + i * dimensions, block->velocities + i * dimensions);
    }
}

static void
move_fully_informed (MurMotion *self,
                     const MurMotionBlock *block,
                     const MurSwarmSettings *settings,
                     MurMotionDraws *draws)
{
  for (gsize i = 0; i < block->n; i++)
    add_pulls (self, block, settings, i, &draws->further[MUR_MOTION_INFORMED]);
  scale_values (block->n * block->dimensions, settings->constriction,
                block->velocities);
}

MUR_KERNEL static void
draw_between (gsize n,
              double kept,
              const double *x,
              const double *p,
              const double *g,
              const double *normal,
              const double *u,
              double *v)
{
  for (gsize k = 0; k < n; k++)
    {
      double gap = fabs (p[k] - g[k]);
      double drawn = p[k] + (0.5 * (g[k] - p[k]) + gap * normal[k]);

      v[k] = (u[k] < kept ? p[k] : drawn) - x[k];
    }
}

static void
move_to_bare_bones (MurMotion *self,
                    const MurMotionBlock *block,
                    const MurSwarmSettings *settings,
                    MurMotionDraws *draws)
{
  gsize size = block->n * block->dimensions;

  mur_rng_fill_normal (&draws->further[MUR_MOTION_GAUSSIAN], size, self->normal);
  mur_rng_fill_uniform (&draws->further[MUR_MOTION_KEPT], size, self->cognitive);
  draw_between (size, settings->kept, block->positions, block->best_positions,
                self->goals, self->normal, self->cognitive, block->velocities);
}

/* An ω for each particle. The laws then keep all of what is left of the velocity. */
static void
slow_at_random (MurMotion *self,
                const MurMotionBlock *block,
                const MurSwarmSettings *settings,
                MurMotionDraws *draws)
{
  const double range = settings->inertia_end - settings->inertia;

  mur_rng_fill_uniform (&draws->further[MUR_MOTION_INERTIA], block->n, self->cognitive);
  for (gsize i = 0; i < block->n; i++)
    scale_values (block->dimensions, settings->inertia + range * self->cognitive[i],
                  block->velocities + i * block->dimensions);
  draws->inertia = 1;
}

static gboolean
has_inertia (const MurSwarmSettings *settings)
{
  return settings->law == MUR_SWARM_LAW_INERTIA
         || settings->law == MUR_SWARM_LAW_SPSO_2011;
}

static void
move_by_bests (MurMotion *self,
               const MurMotionBlock *block,
               const MurSwarmSettings *settings,
               MurMotionDraws *draws)
{
  const double chi = settings->constriction;
  const gboolean constricted = settings->law == MUR_SWARM_LAW_CONSTRICTION;
  const Coefficients coefficients = {
    .inertia = constricted ? chi : draws->inertia,
    .cognitive = constricted ? chi * settings->cognitive : settings->cognitive,
    .social = constricted ? chi * settings->social : settings->social,
  };

  if (settings->draw == MUR_SWARM_DRAW_SPHERE && !constricted)
    move_in_balls (self, block, settings, draws);
  else
    attract_block (self, block, settings, &coefficients, draws);
}

void
mur_motion_apply_law (MurMotion *self,
                      const MurMotionBlock *block,
                      const MurSwarmSettings *settings,
                      MurMotionDraws *draws)
{
  if (settings->inertia_rule == MUR_SWARM_INERTIA_RANDOM && has_inertia (settings))
    slow_at_random (self, block, settings, draws);
  switch (settings->law)
    {
    case MUR_SWARM_LAW_SPSO_2011:
      move_by_standard (self, block, settings, draws);
      break;
    case MUR_SWARM_LAW_FIPS:
      move_fully_informed (self, block, settings, draws);
      break;
    case MUR_SWARM_LAW_BARE_BONES:
      move_to_bare_bones (self, block, settings, draws);
      break;
    case MUR_SWARM_LAW_INERTIA:
    case MUR_SWARM_LAW_CONSTRICTION:
    default:
      move_by_bests (self, block, settings, draws);
      break;
    }
}
