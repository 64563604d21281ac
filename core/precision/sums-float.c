/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums in float. */

#define REAL float
#define FABS fabsf
#define LOOPS mur_sum_loops_float
#define FINISH mur_sum_finish_float

#include "core/precision/sums-loops.h"
