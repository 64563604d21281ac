/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the swarm costs beyond its objective: nanoseconds a particle and coordinate for
 * every preset and law, with 4 coordinates and with 30, beside the textbook's two loops
 * over GLib's random numbers; and the state of a large swarm as a checkpoint. The
 * objective is the sum of squares; the same number of its calls is timed alone and
 * subtracted. The least of several repetitions counts: the others were disturbed. */

#include "core/swarm/swarm.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define MOST_DIMENSIONS 100
#define GENERATIONS 2000
#define REPETITIONS 9

static void
sum_of_squares_cb (
  const double *points, gsize n_points, guint dimensions, double *values, gpointer data)
{
  for (gsize i = 0; i < n_points; i++)
    {
      const double *x = points + i * dimensions;
      double sum = 0;

      for (guint d = 0; d < dimensions; d++)
        sum += x[d] * x[d];
      values[i] = sum;
    }
}

static double
seconds_since (gint64 begin)
{
  return (double)(g_get_monotonic_time () - begin) * 1e-6;
}

static MurSwarm *
make (const MurSwarmSettings *settings, guint dimensions, guint64 seed)
{
  double lower[MOST_DIMENSIONS], upper[MOST_DIMENSIONS];
  MurStop stop;

  mur_stop_init (&stop);
  for (guint d = 0; d < dimensions; d++)
    {
      lower[d] = -5.25 - d / 8.0;
      upper[d] = 4.5 + d / 4.0;
    }
  return mur_swarm_new (settings, &stop, dimensions, lower, upper, NULL, 0, seed,
                        sum_of_squares_cb, NULL);
}

static double
time_swarm (const MurSwarmSettings *settings, guint dimensions, guint64 seed)
{
  g_autoptr (MurSwarm) swarm = make (settings, dimensions, seed);
  const gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < GENERATIONS; i++)
    mur_swarm_step (swarm);
  return seconds_since (begin);
}

static double
time_objective (guint n_particles, guint dimensions)
{
  g_autofree double *points = g_new0 (double, (gsize)n_particles *dimensions);
  g_autofree double *values = g_new0 (double, n_particles);
  MurObjective volatile objective = sum_of_squares_cb;
  const gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < GENERATIONS; i++)
    objective (points, n_particles, dimensions, values, NULL);
  return seconds_since (begin);
}

typedef struct
{
  double position[MOST_DIMENSIONS], velocity[MOST_DIMENSIONS], best[MOST_DIMENSIONS];
  double value, best_value;
} Particle;

/* A particle at a time, each drawn to its own best place and to the best of all. */
static void
move_plainly (Particle *particle, const double *best, guint dimensions, GRand *random)
{
  for (guint d = 0; d < dimensions; d++)
    {
      const double x = particle->position[d];

      particle->velocity[d]
        = 0.7298 * particle->velocity[d]
          + 1.49618 * g_rand_double (random) * (particle->best[d] - x)
          + 1.49618 * g_rand_double (random) * (best[d] - x);
      particle->position[d] += particle->velocity[d];
    }
  sum_of_squares_cb (particle->position, 1, dimensions, &particle->value, NULL);
  if (particle->value >= particle->best_value)
    return;
  particle->best_value = particle->value;
  memcpy (particle->best, particle->position, dimensions * sizeof (double));
}

static double
time_plain (guint n, guint dimensions, guint seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree Particle *particles = g_new0 (Particle, n);
  double best[MOST_DIMENSIONS], best_value = INFINITY;

  for (guint i = 0; i < n; i++)
    {
      particles[i].best_value = INFINITY;
      for (guint d = 0; d < dimensions; d++)
        particles[i].position[d] = best[d] = g_rand_double_range (random, -5, 5);
    }

  const gint64 begin = g_get_monotonic_time ();

  for (guint k = 0; k < GENERATIONS; k++)
    for (guint i = 0; i < n; i++)
      {
        move_plainly (&particles[i], best, dimensions, random);
        if (particles[i].best_value >= best_value)
          continue;
        best_value = particles[i].best_value;
        memcpy (best, particles[i].best, dimensions * sizeof (double));
      }
  return seconds_since (begin);
}

static void
report_plain (guint n, guint dimensions)
{
  const double n_coordinates = (double)n * dimensions * GENERATIONS;
  double with = INFINITY, alone = INFINITY;

  for (guint i = 0; i < REPETITIONS; i++)
    {
      with = fmin (with, time_plain (n, dimensions, 42 + i));
      alone = fmin (alone, time_objective (n, dimensions));
    }
  printf ("%-16s %4u × %-2u  %6.2f ns a particle and coordinate\n", "textbook loops", n,
          dimensions, (with - alone) / n_coordinates * 1e9);
}

static void
report (const char *name, const MurSwarmSettings *settings, guint dimensions)
{
  const guint n = settings->n_particles;
  const double n_coordinates = (double)n * dimensions * GENERATIONS;
  double with = INFINITY, alone = INFINITY;

  for (guint i = 0; i < REPETITIONS; i++)
    {
      with = fmin (with, time_swarm (settings, dimensions, 42 + i));
      alone = fmin (alone, time_objective (n, dimensions));
    }
  printf ("%-16s %4u × %-2u  %6.2f ns a particle and coordinate, objective %.2f ns\n",
          name, n, dimensions, (with - alone) / n_coordinates * 1e9,
          alone / n_coordinates * 1e9);
}

static void
report_laws (void)
{
  static const char *const names[]
    = { "inertia", "constriction", "spso-2011", "fips ring", "bare-bones" };

  for (guint law = 0; law < MUR_N_SWARM_LAWS; law++)
    {
      MurSwarmSettings settings = mur_swarm_presets ()->settings;

      settings.n_particles = 40;
      settings.law = law;
      settings.constriction = 0.7298;
      settings.acceleration = 4.1;
      if (law == MUR_SWARM_LAW_FIPS)
        settings.topology = MUR_SWARM_RING;
      report (names[law], &settings, 30);
    }
  report_plain (40, 30);
}

/* The state of 10⁵ particles in 100 dimensions, and out of it again. */
static void
report_checkpoint (void)
{
  MurSwarmSettings settings = mur_swarm_presets ()->settings;
  double out = INFINITY, back = INFINITY;

  settings.n_particles = 100000;
  settings.start = MUR_SWARM_START_UNIFORM;
  g_autoptr (MurSwarm) swarm = make (&settings, 100, 1);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (MurArchive) archive = mur_archive_new ();
      gint64 begin = g_get_monotonic_time ();

      mur_swarm_save (swarm, archive);
      out = fmin (out, seconds_since (begin));
      begin = g_get_monotonic_time ();
      mur_swarm_restore (swarm, archive, NULL);
      back = fmin (back, seconds_since (begin));
    }
  printf ("state of 100000 × 100: %.0f ms, restored in %.0f ms\n", 1e3 * out,
          1e3 * back);
}

int
main (void)
{
  for (const MurSwarmPreset *preset = mur_swarm_presets (); preset->id != NULL;
       preset++)
    report (preset->id, &preset->settings, 4);
  report_laws ();
  report_checkpoint ();
  return 0;
}
