/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the swarm's choices are called. Of its tables alone. */

#pragma once

#include "core/experiments/swarm/private.h"

#define MUR_SEARCH_N_DRAWS (MUR_SWARM_DRAW_PARTICLE + 1)

extern const MurChoice mur_search_landscapes[]; /* MUR_SEARCH_FORMULA + 1 */
extern const MurChoice mur_search_rotations[];  /* of MurLandscapeRotation */
extern const MurChoice mur_search_mirrors[];    /* of MurLandscapeMirror */
extern const MurChoice mur_search_laws[];
extern const MurChoice mur_search_inertias[];
extern const MurChoice mur_search_itself[];
extern const MurChoice mur_search_draws[];
extern const MurChoice mur_search_neighbourhoods[];
extern const MurChoice mur_search_bounds[];
extern const MurChoice mur_search_starts[];
extern const MurChoice mur_search_velocities[];
extern const MurChoice mur_search_refinements[];
extern const MurChoice mur_search_switch[]; /* no, yes */
