/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a run is, in words. */

#pragma once

#include "core/run/runner.h"

/* "t = 25.8 of 60 s", "Paused at generation 212 of 500", "Converged after 212
 * generations". @inputs: (nullable); @frame: (nullable): the newest */
char *mur_run_words (const MurExperiment *experiment,
                     const MurParameters *parameters,
                     const MurInputs *inputs,
                     const MurFrame *frame,
                     const MurRunnerReport *report);
