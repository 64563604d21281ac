/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums in double. */

#define REAL double
#define FABS fabs
#define LOOPS mur_sum_loops_double
#define FINISH mur_sum_finish_double

#include "core/precision/sums-loops.h"
