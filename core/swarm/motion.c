/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The motion of a generation, a block of particles at a time, so that draws and the
 * gathered best positions stay in the first-level cache. Draws of a generation come
 * from one stream for each use, in the order of the particles; a block holds an even
 * number of them, so the numbers do not depend on its size.
 *
 * A point drawn uniformly from a ball of D dimensions: the first D of D + 2 normal
 * draws, divided by the length of all of them (Harman and Lacko, Journal of
 * Multivariate Analysis 101 (2010) 2297–2304). No power of a uniform is needed. */

#include "core/swarm/motion.h"

#include "core/base/kernel.h"
#include "core/base/rng.h"

#include <math.h>

#define BLOCK_VALUES 512 /* doubles in a tile, roughly */
#define BALL_EXTRA 2

enum
{
  STREAM_COGNITIVE,
  STREAM_SOCIAL,
  STREAM_NOISE,
  STREAM_BALL,
  N_STREAMS
};

/* Tiles hold a value for every coordinate of a block of particles. */
struct _MurMotion
{
  gsize block; /* particles, even */
  double *lower;
  double *upper;
  double *noise;     /* scale of the perturbation */
  double *goals;     /* the guides' best positions, gathered */
  double *cognitive; /* draws */
  double *social;    /* draws */
  double *normal;    /* draws, BALL_EXTRA more a particle */
};

/* What moves one block: rows of the particles' arrays, and the generation's streams. */
typedef struct
{
  gsize n; /* particles */
  guint dimensions;
  double *positions;
  double *velocities;
  const double *best_positions;
  const guint32 *guides;
  gsize first; /* particle */
} Block;

typedef struct
{
  MurRng streams[N_STREAMS];
} Draws;

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
  self->normal = g_new (double, size + self->block * BALL_EXTRA);
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

/* One draw a coordinate, or one a particle copied to all its coordinates: backwards, so
 * that a draw is read before its place is written. */
static void
draw_uniform (MurRng *stream, const Block *block, MurSwarmDraw draw, double *tile)
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

static void
gather_goals (const Block *block, const double *all_best_positions, double *goals)
{
  guint dimensions = block->dimensions;

  for (gsize i = 0; i < block->n; i++)
    {
      const double *goal = all_best_positions + (gsize)block->guides[i] * dimensions;

      for (guint d = 0; d < dimensions; d++)
        goals[i * dimensions + d] = goal[d];
    }
}

MUR_KERNEL static void
attract (gsize n,
         const double coefficients[3],
         const double *x,
         const double *p,
         const double *g,
         const double *r1,
         const double *r2,
         double *v)
{
  double omega = coefficients[0];
  double phi_p = coefficients[1];
  double phi_g = coefficients[2];

  for (gsize k = 0; k < n; k++)
    v[k] = omega * v[k] + phi_p * r1[k] * (p[k] - x[k]) + phi_g * r2[k] * (g[k] - x[k]);
}

MUR_KERNEL static void
perturb (gsize n, double factor, const double *scale, const double *normal, double *v)
{
  for (gsize k = 0; k < n; k++)
    v[k] += factor * scale[k] * normal[k];
}

/* A velocity that overflowed becomes 0: the particle rests where it is, and goes on
 * from there. */
MUR_KERNEL static void
advance (gsize n,
         double bound_factor,
         const double *lower,
         const double *upper,
         double *x,
         double *v)
{
  for (gsize k = 0; k < n; k++)
    {
      double step = v[k] - v[k] == 0 ? v[k] : 0;
      double y = x[k] + step;
      double above = y < lower[k] ? lower[k] : y;
      double inside = above > upper[k] ? upper[k] : above;

      v[k] = inside == y ? step : bound_factor * step;
      x[k] = inside;
    }
}

static void
move_by_attraction (MurMotion *self,
                    const Block *block,
                    const MurSwarmSettings *settings,
                    Draws *draws)
{
  const double coefficients[3]
    = { settings->inertia, settings->cognitive, settings->social };

  draw_uniform (&draws->streams[STREAM_COGNITIVE], block, settings->draw,
                self->cognitive);
  draw_uniform (&draws->streams[STREAM_SOCIAL], block, settings->draw, self->social);
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
               const Block *block,
               const MurSwarmSettings *settings,
               Draws *draws)
{
  guint dimensions = block->dimensions;
  guint stride = dimensions + BALL_EXTRA;

  mur_rng_fill_normal (&draws->streams[STREAM_BALL], block->n * stride, self->normal);
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
        v[d] = settings->inertia * v[d] + offset[d] + scale * normal[d];
    }
}

static void
move_block (MurMotion *self,
            const Block *block,
            const double *all_best_positions,
            const MurSwarmSettings *settings,
            Draws *draws)
{
  gsize size = block->n * block->dimensions;

  gather_goals (block, all_best_positions, self->goals);
  if (settings->draw == MUR_SWARM_DRAW_SPHERE)
    move_in_balls (self, block, settings, draws);
  else
    move_by_attraction (self, block, settings, draws);

  if (settings->perturbation != 0)
    {
      mur_rng_fill_normal (&draws->streams[STREAM_NOISE], size, self->normal);
      perturb (size, settings->perturbation, self->noise, self->normal,
               block->velocities);
    }
  advance (size, settings->bound_factor, self->lower, self->upper, block->positions,
           block->velocities);
}

void
mur_motion_move (MurMotion *self,
                 MurParticles *particles,
                 const guint32 *guides,
                 const MurSwarmSettings *settings,
                 guint64 seed,
                 guint64 generation)
{
  Draws draws;

  for (guint kind = 0; kind < N_STREAMS; kind++)
    draws.streams[kind]
      = mur_rng (seed, MUR_RNG_SWARM_MOVE, generation * N_STREAMS + kind);

  for (gsize first = 0; first < particles->n; first += self->block)
    {
      gsize row = first * particles->dimensions;
      Block block = {
        .n = MIN (self->block, particles->n - first),
        .dimensions = particles->dimensions,
        .positions = particles->positions + row,
        .velocities = particles->velocities + row,
        .best_positions = particles->best_positions + row,
        .guides = guides + first,
        .first = first,
      };

      move_block (self, &block, particles->best_positions, settings, &draws);
    }
}
