/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Landscapes and helpers; libm will do here, where nothing compares bits over
 * machines. */

#include "tests/core/swarm/fixture.h"

#include <math.h>

#define MAX_DIMENSIONS 16

const MurSwarmPreset *
find_preset (const char *id)
{
  for (const MurSwarmPreset *preset = mur_swarm_presets (); preset->id; preset++)
    if (g_str_equal (preset->id, id))
      return preset;
  g_error ("no preset %s", id);
}

MurSwarmSettings
preset_settings (const char *id, guint n_particles)
{
  MurSwarmSettings settings = find_preset (id)->settings;

  settings.n_particles = n_particles;
  return settings;
}

MurStop
no_stop (void)
{
  MurStop stop;

  mur_stop_init (&stop);
  return stop;
}

double
fixture_centre (guint d)
{
  return 0.8125 - 0.734375 * d;
}

static double
sphere (const double *x, guint dimensions)
{
  double sum = 0;

  for (guint d = 0; d < dimensions; d++)
    sum += (x[d] - fixture_centre (d)) * (x[d] - fixture_centre (d));
  return sum;
}

static double
rosenbrock (const double *x, guint dimensions)
{
  double sum = 0;

  for (guint d = 0; d + 1 < dimensions; d++)
    sum += 100 * pow (x[d + 1] - x[d] * x[d], 2) + pow (1 - x[d], 2);
  return sum;
}

static double
rastrigin (const double *x, guint dimensions)
{
  double sum = 0;

  for (guint d = 0; d < dimensions; d++)
    {
      double z = x[d] - fixture_centre (d);

      sum += z * z + 10 * (1 - cos (2 * G_PI * z));
    }
  return sum;
}

static double
griewank (const double *x, guint dimensions)
{
  double sum = 0;
  double product = 1;

  for (guint d = 0; d < dimensions; d++)
    {
      double z = x[d] - fixture_centre (d);

      sum += z * z / 4000;
      product *= cos (z / sqrt (d + 1.0));
    }
  return 1 + sum - product;
}

#define LANDSCAPE(name)                                                   \
  void name##_cb (const double *points, gsize n_points, guint dimensions, \
                  double *values, gpointer data)                          \
  {                                                                       \
    for (gsize i = 0; i < n_points; i++)                                  \
      values[i] = name (points + i * dimensions, dimensions);             \
  }

LANDSCAPE (sphere)
LANDSCAPE (rosenbrock)
LANDSCAPE (rastrigin)
LANDSCAPE (griewank)

void
constant_cb (
  const double *points, gsize n_points, guint dimensions, double *values, gpointer data)
{
  const double *value = data;

  for (gsize i = 0; i < n_points; i++)
    values[i] = *value;
}

double
box_lower (guint d)
{
  return -5.25 - d / 8.0;
}

double
box_upper (guint d)
{
  return 4.5 + d / 4.0;
}

MurSwarm *
swarm_in_box (const MurSwarmSettings *settings,
              const MurStop *stop,
              guint dimensions,
              guint64 seed,
              MurObjective objective,
              gpointer data)
{
  double lower[MAX_DIMENSIONS];
  double upper[MAX_DIMENSIONS];

  g_assert_cmpuint (dimensions, <=, MAX_DIMENSIONS);
  for (guint d = 0; d < dimensions; d++)
    {
      lower[d] = box_lower (d);
      upper[d] = box_upper (d);
    }
  return mur_swarm_new (settings, stop, dimensions, lower, upper, NULL, 0, seed,
                        objective, data);
}

void
assert_same_state (const MurSwarm *one, const MurSwarm *other)
{
  gsize n = mur_swarm_n_particles (one);
  gsize row = mur_swarm_dimensions (one) * sizeof (double);
  double best[2] = { mur_swarm_best_value (one), mur_swarm_best_value (other) };

  g_assert_cmpmem (mur_swarm_positions (one), n * row, mur_swarm_positions (other),
                   mur_swarm_n_particles (other) * row);
  g_assert_cmpmem (mur_swarm_velocities (one), n * row, mur_swarm_velocities (other),
                   n * row);
  g_assert_cmpmem (mur_swarm_values (one), n * sizeof (double),
                   mur_swarm_values (other), n * sizeof (double));
  g_assert_cmpmem (mur_swarm_best_position (one), row, mur_swarm_best_position (other),
                   row);
  g_assert_cmpmem (&best[0], sizeof (double), &best[1], sizeof (double));
  g_assert_cmpuint (mur_swarm_generation (one), ==, mur_swarm_generation (other));
  g_assert_cmpuint (mur_swarm_evaluations (one), ==, mur_swarm_evaluations (other));
  g_assert_cmpint (mur_swarm_status (one), ==, mur_swarm_status (other));
}

void
assert_inside_box (const MurSwarm *swarm)
{
  guint dimensions = mur_swarm_dimensions (swarm);
  gsize size = (gsize)mur_swarm_n_particles (swarm) * dimensions;
  const double *x = mur_swarm_positions (swarm);
  const double *v = mur_swarm_velocities (swarm);

  for (gsize k = 0; k < size; k++)
    {
      g_assert_cmpfloat (x[k], >=, box_lower ((guint)(k % dimensions)));
      g_assert_cmpfloat (x[k], <=, box_upper ((guint)(k % dimensions)));
      g_assert_true (isfinite (v[k]));
    }
}

void
run_generations (MurSwarm *swarm, guint n)
{
  for (guint i = 0; i < n; i++)
    mur_swarm_step (swarm);
}

guint64
generations_until (MurSwarm *swarm, MurStatus expected)
{
  while (mur_swarm_step (swarm) == MUR_STATUS_RUNNING)
    g_assert_cmpuint (mur_swarm_generation (swarm), <, 10000);
  g_assert_cmpint (mur_swarm_status (swarm), ==, expected);
  return mur_swarm_generation (swarm);
}
