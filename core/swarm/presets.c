/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The published swarms as numbers, and where such numbers make a swarm settle.
 *
 * M. Clerc and J. Kennedy, IEEE Transactions on Evolutionary Computation 6 (2002)
 * 58–73: constriction 0.7298 of φ = 4.1, so 1.49618 each. D. Laszuk, "Particle swarm
 * optimisation in Python", 2015, and its sequel of 2017. M. Clerc, "Standard particle
 * swarm optimisation", 2012: ω = 1 / (2 ln 2), c = ½ + ln 2. R. Poli, IEEE Transactions
 * on Evolutionary Computation 13 (2009) 712–721. */

#include "core/swarm/swarm.h"

#include <math.h>

#define INERTIA_2011 0.72134752044448170368     /* 1 / (2 ln 2) */
#define ACCELERATION_2011 1.1931471805599453094 /* ½ + ln 2 */

static const MurSwarmPreset presets[] = {
  {
    .id = "clerc-kennedy",
    .title = "Clerc–Kennedy",
    .settings = {
      .n_particles = 100,
      .inertia = 0.7298,
      .cognitive = 1.49618,
      .social = 1.49618,
      .draw = MUR_SWARM_DRAW_COORDINATE,
      .topology = MUR_SWARM_GLOBAL,
      .start = MUR_SWARM_START_HALTON,
      .velocity = MUR_SWARM_VELOCITY_SPSO,
    },
    .stop = { .iterations = 500, .target = -INFINITY },
  },
  {
    .id = "laszuk-2015",
    .title = "Laszuk 2015",
    .settings = {
      .n_particles = 100,
      .inertia = 0.2,
      .cognitive = 0.2,
      .social = 0.1,
      .draw = MUR_SWARM_DRAW_PARTICLE,
      .topology = MUR_SWARM_GLOBAL,
      .start = MUR_SWARM_START_UNIFORM,
      .velocity = MUR_SWARM_VELOCITY_RANGE,
    },
    .stop = { .iterations = 500, .target = -INFINITY },
  },
  {
    .id = "laszuk-2017",
    .title = "Laszuk 2017",
    .settings = {
      .n_particles = 100,
      .inertia = 0.01,
      .cognitive = 0.2,
      .social = 0.1,
      .perturbation = 0.01,
      .draw = MUR_SWARM_DRAW_PARTICLE,
      .topology = MUR_SWARM_GLOBAL,
      .start = MUR_SWARM_START_HALTON,
      .halton_base = 2,
      .velocity = MUR_SWARM_VELOCITY_ROOT_RANGE,
    },
    .stop = { .iterations = 6000, .target = 1, .patience = 100, .grace = 100 },
  },
  {
    .id = "spso-2011",
    .title = "SPSO-2011",
    .settings = {
      .n_particles = 40,
      .inertia = INERTIA_2011,
      .cognitive = ACCELERATION_2011,
      .social = ACCELERATION_2011,
      .draw = MUR_SWARM_DRAW_SPHERE,
      .topology = MUR_SWARM_RANDOM,
      .start = MUR_SWARM_START_UNIFORM,
      .velocity = MUR_SWARM_VELOCITY_SPSO,
      .bound_factor = -0.5,
    },
    .stop = { .iterations = 500, .target = -INFINITY },
  },
  { .id = NULL },
};

const MurSwarmPreset *
mur_swarm_presets (void)
{
  return presets;
}

/* With uniform draws the mean pull is φ / 2: the mean position follows
 * x″ = (1 + ω − φ / 2) x′ − ω x, which settles for 0 < φ / 2 < 2 (1 + ω). The bound on
 * φ of order 2 is the lower one for every |ω| < 1. */
int
mur_swarm_stability_order (double inertia, double phi)
{
  gboolean first = fabs (inertia) < 1 && phi > 0 && phi < 4 * (inertia + 1);
  double bound = 24 * (1 - inertia * inertia) / (7 - 5 * inertia);

  if (!first)
    return 0;
  return phi < bound ? 2 : 1;
}
