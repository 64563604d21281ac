/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Error-free transformations: an operation's rounded result together with its rounding
 * error, which is a number of the same format.
 *
 * All hold when rounding to nearest: sum + error = a + b and product + error = a·b
 * exactly, as long as nothing overflows, and of a product as long as its error does not
 * underflow (|a·b| ≥ 2⁻⁹⁶⁹, or 0; in float ≥ 2⁻¹⁰²). In other modes the sum's error need
 * not be a number of the format; mur_fast_two_sum() then gives it rounded.
 *
 * Sources: Møller 1965 and Knuth (TwoSum), Dekker 1971 (Fast2Sum); the product by a
 * fused multiply–add. Pure functions, a few operations each. */

#pragma once

#include <math.h>

#define MUR_DEFINE_ERROR_FREE(REAL, suffix, FMA)                            \
  static inline REAL mur_two_sum##suffix (REAL a, REAL b, REAL *error)      \
  {                                                                         \
    const REAL sum = a + b;                                                 \
    const REAL b_part = sum - a;                                            \
    const REAL a_part = sum - b_part;                                       \
    *error = (a - a_part) + (b - b_part);                                   \
    return sum;                                                             \
  }                                                                         \
                                                                            \
  /* |a| ≥ |b|, or a = 0. */                                              \
  static inline REAL mur_fast_two_sum##suffix (REAL a, REAL b, REAL *error) \
  {                                                                         \
    const REAL sum = a + b;                                                 \
    *error = b - (sum - a);                                                 \
    return sum;                                                             \
  }                                                                         \
                                                                            \
  static inline REAL mur_two_product##suffix (REAL a, REAL b, REAL *error)  \
  {                                                                         \
    const REAL product = a * b;                                             \
    *error = FMA (a, b, -product);                                          \
    return product;                                                         \
  }

MUR_DEFINE_ERROR_FREE (double, , fma)
MUR_DEFINE_ERROR_FREE (float, _float, fmaf)
