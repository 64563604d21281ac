/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a sweep will take, told before it is begun. */

#pragma once

#include "app/command/options-sweep.h"
#include "core/sweep/store.h"

/* Prints how many runs are to be done, and about what time and room they take. */
void mur_command_print_plan (const MurStore *store, const MurSweepOptions *options);
