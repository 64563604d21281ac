/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of experiments: one line each. */

#include "core/experiments/registry.h"

static const MurExperiment *const experiments[] = {
  &mur_experiment_curve_fit,
  &mur_experiment_sampling,
  &mur_experiment_oscillators,
  NULL,
};

const MurExperiment *const *
mur_experiments (void)
{
  return experiments;
}
