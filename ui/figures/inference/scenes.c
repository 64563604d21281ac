/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/figures/inference/private.h"
#include "ui/figures/registry.h"

const MurScene mur_scenes_inference[] = {
  { "refit", "Refit", "Do the recovered oscillators move as the observed ones did?",
    mur_infer_build_refit },
  { "estimates", "Estimates",
    "How sure is each value, and how near is it to the truth?",
    mur_infer_build_estimates },
  { "search", "Search", "How fast does each estimator come down?",
    mur_infer_build_search },
  { "identifiability", "Identifiability", "Can these data tell the values at all?",
    mur_infer_build_identifiability },
  { "windows", "Windows", "How do frequencies and couplings change with time?",
    mur_infer_build_windows },
  { MUR_SCENE_OVERVIEW, "Overview", "Values, what is left of the data, and the search.",
    mur_infer_build_overview },
  { NULL },
};
