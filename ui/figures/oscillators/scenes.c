/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/figures/oscillators/private.h"
#include "ui/figures/registry.h"

const MurScene mur_scenes_oscillators[] = {
  { "synchrony", "Synchrony", "Do they fall into step, how far, and who joins?",
    mur_oscillators_build_synchrony },
  { "frequencies", "Frequencies", "How fast does each turn, and who pulls whom along?",
    mur_oscillators_build_frequencies },
  { "phases", "Phases", "Who is where on the turn, and since when?",
    mur_oscillators_build_phases },
  { "network", "Network", "Who is coupled to whom, and where is each now?",
    mur_oscillators_build_network },
  { "signals", "Signals", "What does each send out, and what comes of all together?",
    mur_oscillators_build_signals },
  { MUR_SCENE_OVERVIEW, "Overview",
    "Frequencies, phases, couplings and synchrony at once.",
    mur_oscillators_build_overview },
  { NULL },
};
