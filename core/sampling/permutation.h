/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Permutations that a seed gives: of the digits of a base, drawn in full, and of many
 * items, keyed, so that any item is found without the others. Pure functions, safe from
 * any thread. */

#pragma once

#include <glib.h>

/* The permutation of 0 … @base − 1, @base ≤ 65536, that belongs to a base and the place
 * of a digit, 0 the lowest: each of the base! with equal chance. O(base). */
void
mur_digit_permutation (guint64 seed, guint32 base, guint place, guint16 *permutation);

/* Where it takes 0. O(1). */
guint32 mur_digit_permutation_of_zero (guint64 seed, guint32 base, guint place);

/* An order of @size items: a permutation of 0 … @size − 1. A plain value. */
typedef struct
{
  guint64 size;
  guint left_bits;
  guint right_bits;
  guint64 keys[8];
} MurShuffle;

/* @size from 1 to 2⁶²; @index tells orders of one seed apart. */
MurShuffle mur_shuffle (guint64 size, guint64 seed, guint64 index);

/* The item in place @place < size. O(1): on average less than two ciphers, more
 * below 32 items. */
guint64 mur_shuffle_at (const MurShuffle *self, guint64 place);
