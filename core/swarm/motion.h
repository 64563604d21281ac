/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How particles move: new velocities, new positions, the bound rule. Private to
 * core/swarm. */

#pragma once

#include "core/swarm/particles.h"
#include "core/swarm/topology.h"

typedef struct _MurMotion MurMotion;

/* The scratch memory for moving @particles, and what depends on their bounds alone. */
MurMotion *mur_motion_new (const MurParticles *particles);
void mur_motion_free (MurMotion *self);

/* Which generation moves: its draws, and how far it is from the first (0) to the last
 * (1). */
typedef struct
{
  guint64 seed;
  guint64 generation;
  double elapsed;
} MurMoment;

/* Moves all particles once, particle i towards its own best and those of its guide, or
 * of all its informants, in @topology. */
void mur_motion_move (MurMotion *self,
                      MurParticles *particles,
                      const MurTopology *topology,
                      const MurSwarmSettings *settings,
                      const MurMoment *moment);

/* The velocities alone, before the limit and the bound rule. */
void mur_motion_accelerate (MurMotion *self,
                            MurParticles *particles,
                            const MurTopology *topology,
                            const MurSwarmSettings *settings,
                            const MurMoment *moment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurMotion, mur_motion_free)
