/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Halton points: the radical inverse of the index in one prime base a dimension
 * (Halton 1960). */

#pragma once

#include <glib.h>

/* The @n-th prime counted from 0: 2, 3, 5, …; cost grows with n, a table to about 1000.
 */
guint32 mur_prime (guint n);

/* The radical inverse of @index in @base ≥ 2: Σ a_k b^(−k−1) for index = Σ a_k b^k.
 * Within 1 ulp of the exact value for index < 2⁵³. */
double mur_radical_inverse (guint64 index, guint32 base);

/* @n points of @dimensions coordinates, row by row, into @points, from index
 * @first_index on; the bases are consecutive primes from the @first_prime-th. */
void mur_halton_fill (
  guint64 first_index, gsize n, guint dimensions, guint first_prime, double *points);
