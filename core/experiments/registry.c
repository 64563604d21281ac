/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/experiments/registry.h"

#define ADDRESS(topic) &mur_experiment_##topic,

static const MurExperiment *const experiments[] = { MUR_EXPERIMENTS (ADDRESS) NULL };

const MurExperiment *const *
mur_experiments (void)
{
  return experiments;
}
