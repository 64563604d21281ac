/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All experiments. */

#pragma once

#include "core/experiment/experiment.h"

/* In the order in which people see them, a line each. The build reads it too: the line
 * of curve_fit compiles curve-fit.c, or the folder curve-fit. */
#define MUR_EXPERIMENTS(TOPIC) \
  TOPIC (curve_fit)            \
  TOPIC (sampling)             \
  TOPIC (oscillators)          \
  TOPIC (inference)            \
  TOPIC (swarm)                \
  TOPIC (precision)            \
  TOPIC (parallel)

#define DECLARE(topic) extern const MurExperiment mur_experiment_##topic;
MUR_EXPERIMENTS (DECLARE)
#undef DECLARE

/* %NULL-terminated */
const MurExperiment *const *mur_experiments (void);
