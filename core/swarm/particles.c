/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Particles: the arrays, how they start, and the record of personal bests.
 *
 * Every start and scattering has streams of its own, so that one draws the same numbers
 * whatever happened before. */

#include "core/swarm/particles.h"

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/sampling/primes.h"
#include "core/sampling/radical.h"

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

static void
start_positions (MurParticles *self,
                 const MurSwarmSettings *settings,
                 guint64 seed,
                 guint64 round)
{
  gsize size = (gsize)self->n * self->dimensions;

  if (settings->start == MUR_SWARM_START_HALTON && round == 0)
    fill_halton (self, settings->halton_base, self->positions);
  else
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
mur_particles_record (MurParticles *self)
{
  gsize row = self->dimensions;

  for (gsize i = 0; i < self->n; i++)
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

/* The arrays of the state by name: what is saved is what is restored. */
typedef struct
{
  const char *name;
  double *values;
  gsize n;
} Part;

enum
{
  PART_POSITIONS,
  PART_VELOCITIES,
  PART_VALUES,
  PART_BEST_POSITIONS,
  PART_BEST_VALUES,
  N_PARTS
};

static void
list_parts (const MurParticles *self, Part parts[N_PARTS])
{
  gsize n = self->n;
  gsize size = n * self->dimensions;

  parts[PART_POSITIONS] = (Part){ "swarm_positions", self->positions, size };
  parts[PART_VELOCITIES] = (Part){ "swarm_velocities", self->velocities, size };
  parts[PART_VALUES] = (Part){ "swarm_values", self->values, n };
  parts[PART_BEST_POSITIONS]
    = (Part){ "swarm_best_positions", self->best_positions, size };
  parts[PART_BEST_VALUES] = (Part){ "swarm_best_values", self->best_values, n };
}

void
mur_particles_save (const MurParticles *self, MurArchive *archive)
{
  Part parts[N_PARTS];

  list_parts (self, parts);
  for (guint k = 0; k < N_PARTS; k++)
    mur_archive_put_doubles (archive, parts[k].name, parts[k].values, parts[k].n);
}

static gboolean
reject (const char *name, double value, const char *allowed, GError **error)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  mur_error_set (error, MUR_ERROR_INPUT, name, "%s holds %s; allowed: %s", name,
                 g_ascii_dtostr (text, sizeof text, value), allowed);
  return FALSE;
}

static gboolean
check_inside (const MurParticles *self, const Part *part, GError **error)
{
  for (gsize k = 0; k < part->n; k++)
    {
      guint d = (guint)(k % self->dimensions);
      double x = part->values[k];

      if (!(x >= self->lower[d] && x <= self->upper[d]))
        return reject (part->name, x, "values within the swarm's bounds", error);
    }
  return TRUE;
}

/* An archive may come from a file that somebody edited: what the swarm relies on is
 * checked. Values of positions may be anything. */
static gboolean
check_parts (const MurParticles *self, const Part parts[N_PARTS], GError **error)
{
  const Part *velocities = &parts[PART_VELOCITIES];
  const Part *best_values = &parts[PART_BEST_VALUES];

  for (gsize k = 0; k < velocities->n; k++)
    if (!isfinite (velocities->values[k]))
      return reject (velocities->name, velocities->values[k], "finite values", error);
  for (gsize k = 0; k < best_values->n; k++)
    if (!(best_values->values[k] > -INFINITY))
      return reject (best_values->name, best_values->values[k],
                     "finite values, or infinity where there is none", error);
  return check_inside (self, &parts[PART_POSITIONS], error)
         && check_inside (self, &parts[PART_BEST_POSITIONS], error);
}

gboolean
mur_particles_restore (MurParticles *self, const MurArchive *archive, GError **error)
{
  g_autoptr (MurParticles) read
    = mur_particles_new (self->n, self->dimensions, self->lower, self->upper);
  Part from[N_PARTS];
  Part to[N_PARTS];

  list_parts (read, from);
  list_parts (self, to);
  for (guint k = 0; k < N_PARTS; k++)
    if (!mur_archive_get_doubles (archive, from[k].name, from[k].values, from[k].n,
                                  error))
      return FALSE;
  if (!check_parts (self, from, error))
    return FALSE;

  for (guint k = 0; k < N_PARTS; k++)
    memcpy (to[k].values, from[k].values, to[k].n * sizeof (double));
  return TRUE;
}
