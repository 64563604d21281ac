/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the frames of an experiment hold, in words. */

#pragma once

#include "core/experiment/experiment.h"

/* Prints all tables with their columns, and the scalars. */
void mur_command_describe_frame (const MurExperiment *experiment);
