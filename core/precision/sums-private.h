/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The loops over terms, of each method that is not exact. Private to sums. */

#pragma once

#include "core/precision/sums.h"

/* @n: terms; sum, rest and levels of @self are brought on, its n is not. */
typedef void (*MurSumLoop) (MurSum *self, gsize n, const double *terms);

extern const MurSumLoop mur_sum_loops_double[MUR_SUM_EXACT];
extern const MurSumLoop mur_sum_loops_float[MUR_SUM_EXACT];

/* Sum and rest added, and the parts of the tree. */
double mur_sum_finish_double (const MurSum *self);
double mur_sum_finish_float (const MurSum *self);
