/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The functions that processes of workers know by name, of all experiments and of sweeps
 * over them. The executable of workers is linked with them, as is the program. */

#pragma once

#include "core/parallel/function.h"

/* Runs of sweeps over any experiment; ends with a %NULL name. */
extern const MurTaskFunction mur_sweep_functions[];

/* All: those of sweeps and those of topics; ends with a %NULL name. */
const MurTaskFunction *mur_worker_functions (void);
