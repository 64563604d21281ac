/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sorting numbers. */

#pragma once

#include <glib.h>

/* Pointers to doubles, ascending, for qsort() and for parts of what is compared; −0 and 0
 * are equal. Without NaN, which has no place. */
int mur_compare_doubles (gconstpointer a, gconstpointer b);

/* Ascending, in place. @values: (nullable) where there are none */
void mur_sort_doubles (double *values, gsize n);
