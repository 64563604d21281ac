/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of the motion share: particles in the open, and one move of them. */

#pragma once

#include "core/swarm/motion.h"

/* Particles at rest at 0, in a box so wide that no bound is met. */
MurParticles *wide_particles (guint n, guint dimensions);

/* Numbers in [-10, 10), others for every @index. */
void fill_rows (double *rows, guint n, guint dimensions, guint64 index);

/* Every particle is guided by the next. */
guint32 *next_guides (guint n);

/* All coefficients 0. */
MurSwarmSettings still (MurSwarmDraw draw);

/* Always with the same draws. */
void
move (MurParticles *particles, const guint32 *guides, const MurSwarmSettings *settings);
