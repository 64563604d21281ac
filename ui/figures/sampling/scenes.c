/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The scenes of sampling, from what points look like to what that is good for. */

#include "ui/figures/registry.h"

#include "ui/figures/sampling/private.h"

const MurScene mur_scenes_sampling[] = {
  { "points", "Points", "Where the points fall, those of a sequence beside others.",
    mur_sampling_build_points },
  { "uniformity", "Uniformity", "How fast the points become even as they arrive.",
    mur_sampling_build_uniformity },
  { "integration", "Integration", "How fast an integral over the points becomes right.",
    mur_sampling_build_integration },
  { "pairs", "Pairs", "Which two of many dimensions go badly together.",
    mur_sampling_build_pairs },
  { MUR_SCENE_OVERVIEW, "Overview", "Points, discrepancies, errors and pairs at once.",
    mur_sampling_build_overview },
  { NULL },
};
