/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parameter sets derived from presets, actions and seeds. */

#pragma once

#include "core/experiment/experiment.h"

/* Returns: (nullable): the parameter that is the seed */
const MurParameter *mur_values_seed (const MurExperiment *experiment);

/* The preset @id with the seed of @values: a preset says how, not with which random
 * numbers. Returns: (nullable): %NULL for an unknown @id */
MurParameters *mur_values_of_preset (const MurExperiment *experiment,
                                     const char *id,
                                     const MurParameters *values);
/* @values with what the action @id assigns. Returns: (nullable): %NULL for one that
 * acts on the run, and for an unknown @id */
MurParameters *mur_values_of_action (const MurExperiment *experiment,
                                     const char *id,
                                     const MurParameters *values);
/* Returns: the index of the preset that @values are, seed apart, and apart from the view
 * where none has that too; the number of presets where they are none */
guint mur_values_find_preset (const MurExperiment *experiment,
                              const MurParameters *values);

/* Takes constraints of names that @values and @inputs do not have out of @values: those of
 * a formula that was in force before. */
void mur_values_forget_names (const MurExperiment *experiment,
                              MurParameters *values,
                              const MurInputs *inputs);

/* @values with another seed. Returns: (nullable): %NULL where there is no seed */
MurParameters *mur_values_reseeded (const MurExperiment *experiment,
                                    const MurParameters *values);
