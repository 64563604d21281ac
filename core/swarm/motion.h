/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How particles move: new velocities, new positions, the bound rule. Private to
 * core/swarm. */

#pragma once

#include "core/swarm/particles.h"

typedef struct _MurMotion MurMotion;

/* The scratch memory for moving @particles, and what depends on their bounds alone. */
MurMotion *mur_motion_new (const MurParticles *particles);
void mur_motion_free (MurMotion *self);

/* Moves all particles once, particle i towards its own best and that of @guides[i],
 * with the draws of (@seed, @generation). */
void mur_motion_move (MurMotion *self,
                      MurParticles *particles,
                      const guint32 *guides,
                      const MurSwarmSettings *settings,
                      guint64 seed,
                      guint64 generation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurMotion, mur_motion_free)
