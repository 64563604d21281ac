/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Halton points: the radical inverse of the index in one prime base a dimension
 * (Halton 1960). */

#pragma once

#include "core/sampling/primes.h"

/* The radical inverse of @index in @base ≥ 2: Σ a_k b^(−k−1) for index = Σ a_k b^k.
 * The double nearest to the exact value. */
double mur_radical_inverse (guint64 index, guint32 base);

/* @n points of @dimensions coordinates, row by row, into @points, from index
 * @first_index on; the bases are consecutive primes from the @first_prime-th. The same
 * numbers as mur_radical_inverse() gives; about 2 ns a coordinate. */
void mur_halton_fill (
  guint64 first_index, gsize n, guint dimensions, guint first_prime, double *points);
