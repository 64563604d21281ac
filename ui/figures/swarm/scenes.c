/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/figures/registry.h"
#include "ui/figures/swarm/private.h"

const MurScene mur_scenes_swarm[] = {
  { "landscape", "Landscape", "Where do the particles fly, and where is it lowest?",
    mur_swarm_build_landscape },
  { MUR_SCENE_OVERVIEW, "Overview", "Landscape, particles and convergence at once.",
    mur_swarm_build_overview },
  { NULL },
};
