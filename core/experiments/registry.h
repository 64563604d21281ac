/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All experiments, in the order in which people see them. */

#pragma once

#include "core/experiment/experiment.h"

extern const MurExperiment mur_experiment_curve_fit;
extern const MurExperiment mur_experiment_sampling;
extern const MurExperiment mur_experiment_oscillators;

/* %NULL-terminated */
const MurExperiment *const *mur_experiments (void);
