/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the swarm costs beyond its objective: nanoseconds a particle and coordinate for
 * every preset, with 4 coordinates and the preset's own number of particles. The
 * objective is the sum of squares; the same number of its calls is timed alone and
 * subtracted. The least of several repetitions counts: the others were disturbed. */

#include "core/swarm/swarm.h"

#include <math.h>
#include <stdio.h>

#define DIMENSIONS 4
#define GENERATIONS 2000
#define REPETITIONS 9
#define LIMIT_NS 15.0

static void
sum_of_squares_cb (
  const double *points, gsize n_points, guint dimensions, double *values, gpointer data)
{
  for (gsize i = 0; i < n_points; i++)
    {
      const double *x = points + i * dimensions;

      values[i] = x[0] * x[0] + x[1] * x[1] + x[2] * x[2] + x[3] * x[3];
    }
}

static double
seconds_since (gint64 begin)
{
  return (double)(g_get_monotonic_time () - begin) * 1e-6;
}

static double
time_swarm (const MurSwarmSettings *settings, guint64 seed)
{
  const double lower[DIMENSIONS] = { -5.25, -3.5, -7.125, -4.75 };
  const double upper[DIMENSIONS] = { 4.5, 6.25, 3.875, 5.5 };
  MurStop stop;

  mur_stop_init (&stop);

  g_autoptr (MurSwarm) swarm = mur_swarm_new (settings, &stop, DIMENSIONS, lower, upper,
                                              NULL, 0, seed, sum_of_squares_cb, NULL);
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < GENERATIONS; i++)
    mur_swarm_step (swarm);
  return seconds_since (begin);
}

static double
time_objective (guint n_particles)
{
  g_autofree double *points = g_new0 (double, (gsize)n_particles *DIMENSIONS);
  g_autofree double *values = g_new0 (double, n_particles);
  MurObjective volatile objective = sum_of_squares_cb;
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < GENERATIONS; i++)
    objective (points, n_particles, DIMENSIONS, values, NULL);
  return seconds_since (begin);
}

static void
report (const MurSwarmPreset *preset)
{
  guint n_particles = preset->settings.n_particles;
  double n_coordinates = (double)n_particles * DIMENSIONS * GENERATIONS;
  double with = INFINITY;
  double alone = INFINITY;

  for (guint i = 0; i < REPETITIONS; i++)
    {
      with = fmin (with, time_swarm (&preset->settings, 42 + i));
      alone = fmin (alone, time_objective (n_particles));
    }
  printf ("swarm  %-14s %4u × %u   %6.2f ns a particle and coordinate  (at most %.0f), "
          "objective %.2f ns\n",
          preset->id, n_particles, DIMENSIONS, (with - alone) / n_coordinates * 1e9,
          LIMIT_NS, alone / n_coordinates * 1e9);
}

int
main (void)
{
  for (const MurSwarmPreset *preset = mur_swarm_presets (); preset->id != NULL;
       preset++)
    report (preset);
  return 0;
}
