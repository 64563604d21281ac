/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums of two doubles that carry twice the digits: Dekker, Numerische Mathematik 18
 * (1971) 224–242. The smaller part is at most half an ulp of the larger, so the larger
 * is the pair rounded. Relative errors of the operations stay below 2⁻¹⁰².
 *
 * No fused multiply-add, so the same bits everywhere. */

#pragma once

#include "core/base/kernel.h"

typedef struct
{
  double high;
  double low;
} MurPair;

/* Of a + b, where |a| ≥ |b| or a = 0: exact. */
MUR_INLINE MurPair
mur_pair_normal (double a, double b)
{
  const double sum = a + b;

  return (MurPair){ sum, b - (sum - a) };
}

/* Of a + b, in any order: exact. */
MUR_INLINE MurPair
mur_pair_sum (double a, double b)
{
  const double sum = a + b;
  const double part = sum - a;

  return (MurPair){ sum, (a - (sum - part)) + (b - part) };
}

/* Upper and lower 26 bits. */
MUR_INLINE MurPair
mur_pair_split (double a)
{
  const double scaled = 0x1.0000002p27 * a;
  const double high = scaled - (scaled - a);

  return (MurPair){ high, a - high };
}

/* Of a · b: exact. */
MUR_INLINE MurPair
mur_pair_product (double a, double b)
{
  const double product = a * b;
  const MurPair x = mur_pair_split (a);
  const MurPair y = mur_pair_split (b);
  const double rest
    = ((x.high * y.high - product) + x.high * y.low + x.low * y.high) + x.low * y.low;

  return (MurPair){ product, rest };
}

MUR_INLINE MurPair
mur_pair_add (MurPair a, MurPair b)
{
  const MurPair sum = mur_pair_sum (a.high, b.high);

  return mur_pair_normal (sum.high, sum.low + (a.low + b.low));
}

MUR_INLINE MurPair
mur_pair_scale (MurPair a, double factor)
{
  const MurPair product = mur_pair_product (a.high, factor);

  return mur_pair_normal (product.high, product.low + a.low * factor);
}

MUR_INLINE MurPair
mur_pair_divide (MurPair a, double divisor)
{
  const double quotient = a.high / divisor;
  const MurPair back = mur_pair_product (quotient, divisor);
  const double rest = ((a.high - back.high) - back.low) + a.low;

  return mur_pair_normal (quotient, rest / divisor);
}
