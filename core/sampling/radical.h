/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Radical inverses of one base, many at a time: the digits of the index read backwards
 * behind the point, each through a map of its own if wanted.
 *
 * Immutable once made, so threads may share it. Every way to an index gives the same
 * bits: within 0.5 + 2⁻⁴⁵ ulp of the exact value, and never 1. */

#pragma once

#include <glib.h>

typedef enum
{
  MUR_DIGITS_PLAIN,
  MUR_DIGITS_REVERSED, /* a becomes b − a, 0 stays (Vandewoestyne and Cools 2006) */
  MUR_DIGITS_SCRAMBLED /* a random permutation a place, zeros too (Owen 2017) */
} MurDigits;

typedef struct _MurRadical MurRadical;

/* The places that have a permutation: the fewest with base^places ≥ 2⁵⁴. Further digits
 * are 0 and stay 0. */
guint mur_radical_places (guint32 base);

/* For indices up to @last_index ≤ 2⁵³; @base from 2 to 65535. @seed is for
 * permutations alone. */
MurRadical *
mur_radical_new (guint32 base, MurDigits digits, guint64 seed, guint64 last_index);
void mur_radical_free (MurRadical *self);

/* The bytes that mur_radical_new() will take. */
guint64 mur_radical_bytes (guint32 base, guint64 last_index);

guint32 mur_radical_base (const MurRadical *self);

/* Indices @first, @first + 1, …; about 0.3 ns each. */
void mur_radical_fill (const MurRadical *self, guint64 first, gsize n, double *out);

/* Indices @first, @first + @leap, …; about 6 ns each. */
void mur_radical_fill_leaped (
  const MurRadical *self, guint64 first, guint64 leap, gsize n, double *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurRadical, mur_radical_free)
