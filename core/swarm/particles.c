/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Particles: the arrays, how they start, and the record of personal bests.
 *
 * Every start and scattering has streams of its own, so that one draws the same numbers
 * whatever happened before. */

#include "core/swarm/particles.h"

#include "core/base/rng.h"
#include "core/sampling/primes.h"
#include "core/sampling/radical.h"
#include "core/sampling/sampler.h"

#include <float.h>
#include <math.h>
#include <string.h>

enum
{
  STREAM_POSITION,
  STREAM_VELOCITY,
  STREAM_SIGN,
  N_STREAMS
};

static MurRng
start_stream (guint64 seed, guint64 round, guint kind)
{
  return mur_rng (seed, MUR_RNG_SWARM_START, round * N_STREAMS + kind);
}

/* Finite for all finite bounds. */
static double
width (const MurParticles *self, guint d)
{
  return fmin (self->upper[d] - self->lower[d], DBL_MAX);
}

static double
clamp (const MurParticles *self, guint d, double x)
{
  if (!(x >= self->lower[d]))
    return self->lower[d];
  return x > self->upper[d] ? self->upper[d] : x;
}

MurParticles *
mur_particles_new (guint n, guint dimensions, const double *lower, const double *upper)
{
  gsize size = (gsize)n * dimensions;
  MurParticles *self = g_new0 (MurParticles, 1);

  self->n = n;
  self->dimensions = dimensions;
  self->lower = g_memdup2 (lower, dimensions * sizeof (double));
  self->upper = g_memdup2 (upper, dimensions * sizeof (double));
  self->positions = g_new0 (double, size);
  self->velocities = g_new0 (double, size);
  self->values = g_new0 (double, n);
  self->best_positions = g_new0 (double, size);
  self->best_values = g_new0 (double, n);
  return self;
}

void
mur_particles_free (MurParticles *self)
{
  if (self == NULL)
    return;
  g_free (self->lower);
  g_free (self->upper);
  g_free (self->positions);
  g_free (self->velocities);
  g_free (self->values);
  g_free (self->best_positions);
  g_free (self->best_values);
  g_free (self);
}

gboolean
mur_particles_is_inside (const MurParticles *self, gsize particle)
{
  const double *x = self->positions + particle * self->dimensions;

  for (guint d = 0; d < self->dimensions; d++)
    if (!(x[d] >= self->lower[d] && x[d] <= self->upper[d]))
      return FALSE;
  return TRUE;
}

/* Halton points from index 0 on, in consecutive prime bases. */
static void
fill_halton (const MurParticles *self, guint first_prime, double *points)
{
  g_autofree double *column = g_new (double, self->n);

  for (guint d = 0; d < self->dimensions; d++)
    {
      g_autoptr (MurRadical) radical = mur_radical_new (
        mur_prime (first_prime + d), MUR_DIGITS_PLAIN, 0, self->n - 1);

      mur_radical_fill (radical, 0, self->n, column);
      for (gsize i = 0; i < self->n; i++)
        points[i * self->dimensions + d] = column[i];
    }
}

/* The first points of a sequence of core/sampling, made for as many as there are. */
static void
fill_sequence (const MurParticles *self,
               MurSequence sequence,
               guint first_prime,
               guint64 seed,
               double *points)
{
  const MurSamplerSettings settings = {
    .sequence = sequence,
    .dimensions = self->dimensions,
    .first_prime = first_prime,
    .leap = 1,
    .seed = seed,
    .count = self->n,
  };
  g_autoptr (MurSampler) sampler = mur_sampler_new (&settings, NULL);
  g_autofree double *column = g_new (double, self->n);

  g_return_if_fail (sampler != NULL);
  for (guint d = 0; d < self->dimensions; d++)
    {
      mur_sampler_fill (sampler, 0, self->n, d, 1, &column);
      for (gsize i = 0; i < self->n; i++)
        points[i * self->dimensions + d] = column[i];
    }
}

static gboolean
fill_start (const MurParticles *self,
            const MurSwarmSettings *settings,
            guint64 seed,
            double *points)
{
  switch (settings->start)
    {
    case MUR_SWARM_START_HALTON:
      fill_halton (self, settings->halton_base, points);
      return TRUE;
    case MUR_SWARM_START_SCRAMBLED:
      fill_sequence (self, MUR_SEQUENCE_SCRAMBLED, settings->halton_base, seed, points);
      return TRUE;
    case MUR_SWARM_START_SOBOL:
      fill_sequence (self, MUR_SEQUENCE_SOBOL, 0, seed, points);
      return TRUE;
    case MUR_SWARM_START_LATIN:
      fill_sequence (self, MUR_SEQUENCE_LATIN_HYPERCUBE, 0, seed, points);
      return TRUE;
    case MUR_SWARM_START_UNIFORM:
    default:
      return FALSE;
    }
}

static void
start_positions (MurParticles *self,
                 const MurSwarmSettings *settings,
                 guint64 seed,
                 guint64 round)
{
  gsize size = (gsize)self->n * self->dimensions;

  if (round > 0 || !fill_start (self, settings, seed, self->positions))
    {
      MurRng rng = start_stream (seed, round, STREAM_POSITION);

      mur_rng_fill_uniform (&rng, size, self->positions);
    }

  for (gsize k = 0; k < size; k++)
    {
      guint d = (guint)(k % self->dimensions);
      double x = self->lower[d] + self->positions[k] * width (self, d);

      self->positions[k] = clamp (self, d, x);
    }
}

static double
start_velocity (
  const MurParticles *self, MurSwarmVelocity rule, guint d, double x, double u)
{
  switch (rule)
    {
    case MUR_SWARM_VELOCITY_RANGE:
      return u * width (self, d);
    case MUR_SWARM_VELOCITY_ROOT_RANGE:
      return u * sqrt (width (self, d)) / 2;
    case MUR_SWARM_VELOCITY_SPSO:
    default:
      return (self->lower[d] - x) + u * width (self, d);
    }
}

static void
start_velocities (MurParticles *self,
                  MurSwarmVelocity rule,
                  guint64 seed,
                  guint64 round)
{
  MurRng rng = start_stream (seed, round, STREAM_VELOCITY);
  MurRng sign_rng = start_stream (seed, round, STREAM_SIGN);

  mur_rng_fill_uniform (&rng, (gsize)self->n * self->dimensions, self->velocities);
  for (guint i = 0; i < self->n; i++)
    {
      const double *x = self->positions + (gsize)i * self->dimensions;
      double *v = self->velocities + (gsize)i * self->dimensions;
      double sign = mur_rng_uniform (&sign_rng) < 0.5 ? -1 : 1;

      if (rule == MUR_SWARM_VELOCITY_SPSO)
        sign = 1;
      for (guint d = 0; d < self->dimensions; d++)
        {
          double speed = sign * start_velocity (self, rule, d, x[d], v[d]);

          v[d] = isfinite (speed) ? speed : 0;
        }
    }
}

void
mur_particles_start (MurParticles *self,
                     const MurSwarmSettings *settings,
                     guint64 seed,
                     guint64 round)
{
  start_positions (self, settings, seed, round);
  start_velocities (self, settings->velocity, seed, round);
}

void
mur_particles_clamp (const MurParticles *self, const double *position, double *out)
{
  for (guint d = 0; d < self->dimensions; d++)
    out[d] = clamp (self, d, position[d]);
}

void
mur_particles_place (MurParticles *self, const double *given, gsize n_given)
{
  for (gsize i = 0; i < MIN (n_given, self->n); i++)
    mur_particles_clamp (self, given + i * self->dimensions,
                         self->positions + i * self->dimensions);
}

void
mur_particles_forget (MurParticles *self)
{
  gsize size = (gsize)self->n * self->dimensions;

  memcpy (self->best_positions, self->positions, size * sizeof (double));
  for (guint i = 0; i < self->n; i++)
    self->best_values[i] = INFINITY;
}

void
mur_particles_record (MurParticles *self, gsize first, gsize n)
{
  gsize row = self->dimensions;

  for (gsize i = first; i < first + n; i++)
    {
      double value = self->values[i];
      gboolean better = isfinite (value) && value < self->best_values[i];

      if (better)
        self->best_values[i] = value;
      if (better || self->best_values[i] == INFINITY)
        memcpy (self->best_positions + i * row, self->positions + i * row,
                row * sizeof (double));
    }
}

guint
mur_particles_lowest (const MurParticles *self)
{
  guint lowest = 0;

  for (guint i = 1; i < self->n; i++)
    if (self->best_values[i] < self->best_values[lowest])
      lowest = i;
  return lowest;
}
