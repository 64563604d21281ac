/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The presets: the two examples of pystan-kuramoto from the start they have there, the
 * same without the truth, estimators side by side, noise, a coupling that is switched on
 * (after Stankovski and others 2012), a network, and two that cannot be answered. */

#include "core/experiments/inference/private.h"

#define LIST(name, ...) static const char *const name[] = { __VA_ARGS__, NULL }

LIST (slopes, "example", "all-to-all");
LIST (all_to_all, "estimator", "lbfgs", "start", "truth");
LIST (all_to_one, "example", "all-to-one", "estimator", "lbfgs", "start", "truth");
LIST (rivals, "estimator", "all", "start", "truth");
LIST (noisy, "observation_noise", "0.05", "draws", "250");
LIST (switched,
      "example",
      "switched",
      "duration",
      "24",
      "samples",
      "1201",
      "observation_noise",
      "0.02",
      "window",
      "4",
      "advance",
      "1");
LIST (network,
      "example",
      "network",
      "count",
      "20",
      "duration",
      "40",
      "samples",
      "4001",
      "dynamic_noise",
      "0.02");
LIST (locked, "example", "locked");
LIST (symmetric_sum, "example", "symmetric");

const MurPreset mur_inference_presets[] = {
  { "slopes", "From slopes",
    "All phases are observed; nothing but the data is known, and a few steps find all.",
    slopes, NULL },
  { "all-to-all", "All to all",
    "All phases are observed, and L-BFGS begins near the truth, as the post has it.",
    all_to_all, NULL },
  { "all-to-one", "All to one",
    "Only the sum of the phases is observed, and L-BFGS begins near the truth.",
    all_to_one, NULL },
  { "rivals", "Side by side",
    "Three estimators on the same objective, two of them from the same start.", rivals,
    "search" },
  { "noisy", "With errors",
    "Phases are observed with errors, whose size is estimated; draws say how sure it "
    "is.",
    noisy, "estimates" },
  { "switched", "A coupling switched on",
    "Half-way one oscillator begins to drive another; windows over time see it.",
    switched, "windows" },
  { "network", "Network",
    "Twenty oscillators with noise in their dynamics, and who of them drives whom.",
    network, "estimates" },
  { "locked", "Locked",
    "All turn at one rate from the start, so the couplings leave no trace.", locked,
    "identifiability" },
  { "symmetric-sum", "Symmetric sum",
    "The sum of oscillators with symmetric couplings is a straight line.",
    symmetric_sum, "identifiability" },
  { NULL },
};
