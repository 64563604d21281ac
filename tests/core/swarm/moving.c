/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Particles for the tests of the motion. */

#include "tests/core/swarm/moving.h"

#include "core/base/rng.h"

#define SEED 6364136223846793005u

MurParticles *
wide_particles (guint n, guint dimensions)
{
  g_autofree double *lower = g_new (double, dimensions);
  g_autofree double *upper = g_new (double, dimensions);

  for (guint d = 0; d < dimensions; d++)
    {
      lower[d] = -1000 - 3.5 * d;
      upper[d] = 1200 + 1.25 * d;
    }
  return mur_particles_new (n, dimensions, lower, upper);
}

void
fill_rows (double *rows, guint n, guint dimensions, guint64 index)
{
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, index);

  for (gsize k = 0; k < (gsize)n * dimensions; k++)
    rows[k] = 20 * mur_rng_uniform (&rng) - 10;
}

guint32 *
next_guides (guint n)
{
  guint32 *guides = g_new (guint32, n);

  for (guint i = 0; i < n; i++)
    guides[i] = (i + 1) % n;
  return guides;
}

MurSwarmSettings
still (MurSwarmDraw draw)
{
  return (MurSwarmSettings){ .n_particles = 1, .draw = draw };
}

void
move (MurParticles *particles, const guint32 *guides, const MurSwarmSettings *settings)
{
  g_autoptr (MurMotion) motion = mur_motion_new (particles);

  const MurTopology topology = { .guides = (guint32 *)guides };
  const MurMoment moment = { .seed = SEED, .generation = 17 };

  mur_motion_move (motion, particles, &topology, settings, &moment);
}
