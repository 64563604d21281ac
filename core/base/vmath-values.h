/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The elementary functions of one value, as the loops of vmath.c inline them. Private
 * to vmath.c, rng.c and their tests.
 *
 * Plain branch-free double and 64-bit integer arithmetic, so that a loop over any of
 * them vectorises at every level, SSE2 included: no conversion between integers and
 * doubles (adding 1.5·2⁵² rounds to an integer and leaves it in the low bits), no
 * 64-bit comparison (masks instead), no arithmetic shift.
 *
 * Reduction after Cody and Waite (1980): a constant is cut into parts so short that
 * their products with the multiple are exact. The polynomials are minimax in the
 * relative error of the function, found by the Remez exchange in 60 digits and rounded
 * coefficient by coefficient; the error of each stands beside it. */

#pragma once

#include "core/base/kernel.h"

#include <math.h>
#include <string.h>

#define MUR_SIGN_BIT (G_GUINT64_CONSTANT (1) << 63)

/* 1.5·2⁵²: a number of size up to 2⁵¹ added to it is rounded to an integer, whose two's
 * complement stands in the low bits of the sum. */
#define MUR_ROUNDER 0x1.8p52

/* ln 2 in two parts; whole multiples of the first up to 2¹¹ are exact. */
#define MUR_LN2 0x1.62e42fefa3800p-1
#define MUR_LN2_TAIL 0x1.ef35793c76730p-45

/* Where the loops may be used, as bit patterns: low ≤ (pattern & mask) ≤ high. */
#define MUR_TRIGONOMETRIC_HIGH G_GUINT64_CONSTANT (0x413921fb54442d18) /* 2²⁰·π/2 */
#define MUR_EXP_HIGH G_GUINT64_CONSTANT (0x4086220000000000)           /* 708.25 */
#define MUR_LOG_LOW G_GUINT64_CONSTANT (0x0010000000000000)  /* smallest normal */
#define MUR_LOG_HIGH G_GUINT64_CONSTANT (0x7fefffffffffffff) /* largest finite */

MUR_INLINE guint64
mur_bits (double x)
{
  guint64 bits;

  memcpy (&bits, &x, sizeof bits);
  return bits;
}

MUR_INLINE double
mur_from_bits (guint64 bits)
{
  double x;

  memcpy (&x, &bits, sizeof x);
  return x;
}

/* x = quadrant·π/2 + remainder + tail, |remainder| ≤ π/4; only the low two bits of the
 * quadrant mean anything. The first difference is exact; the second rounds by an amount
 * that is found exactly and put into the third. */
MUR_INLINE double
mur_reduce_quadrant (double x, guint64 *quadrant, double *tail)
{
  const double rounded = x * 0x1.45f306dc9c883p-1 + MUR_ROUNDER;
  const double k = rounded - MUR_ROUNDER;
  const double first = x - k * 0x1.921fb54400000p+0;
  const double middle = k * 0x1.0b4611a600000p-34;
  const double second = first - middle;
  const double lost = middle - (first - second);
  const double last = k * 0x1.3198a2e037073p-69 + lost;
  const double remainder = second - last;

  *quadrant = mur_bits (rounded);
  *tail = (second - remainder) - last;
  return remainder;
}

/* sin r = r + r z S(z), z = r², |r| ≤ π/4; relative error 2⁻⁵⁷·⁹ */
MUR_INLINE double
mur_sin_polynomial (double r, double z)
{
  const double low = -0x1.5555555555548p-3 + z * 0x1.111111110f730p-7;
  const double middle = -0x1.a01a019be9215p-13 + z * 0x1.71de35552b29dp-19;
  const double high = -0x1.ae5e4b83c27a7p-26 + z * 0x1.5d8b558b6e26bp-33;
  const double z2 = z * z;

  return r + (r * z) * (low + z2 * (middle + z2 * high));
}

/* cos r = 1 − z/2 + z² C(z); relative error 2⁻⁶³·⁹ */
MUR_INLINE double
mur_cos_polynomial (double z)
{
  const double low = 0x1.555555555554bp-5 + z * -0x1.6c16c16c15013p-10;
  const double middle = 0x1.a01a019c8ed07p-16 + z * -0x1.27e4f7f141079p-22;
  const double high = 0x1.1ee9db8e250e3p-29 + z * -0x1.8fa65e891c033p-37;
  const double z2 = z * z;

  return (1 - 0.5 * z) + z2 * (low + z2 * (middle + z2 * high));
}

/* The sine where the quadrant is even, else the cosine, with the sign of the quadrant.
 */
MUR_INLINE double
mur_turn (double sine, double cosine, guint64 quadrant)
{
  const guint64 odd = -(quadrant & 1);
  const guint64 value = (mur_bits (sine) & ~odd) | (mur_bits (cosine) & odd);

  return mur_from_bits (value ^ ((quadrant & 2) << 62));
}

/* Of |x|, with the sign put back at the end: that keeps −0. */
MUR_INLINE double
mur_sin_value (double x)
{
  const guint64 sign = mur_bits (x) & MUR_SIGN_BIT;
  guint64 quadrant;
  double tail; /* half an ulp of r at most, which sine and cosine can spare */
  const double r = mur_reduce_quadrant (fabs (x), &quadrant, &tail);
  const double z = r * r;
  const double y
    = mur_turn (mur_sin_polynomial (r, z), mur_cos_polynomial (z), quadrant);

  return mur_from_bits (mur_bits (y) ^ sign);
}

MUR_INLINE double
mur_cos_value (double x)
{
  guint64 quadrant;
  double tail;
  const double r = mur_reduce_quadrant (fabs (x), &quadrant, &tail);
  const double z = r * r;

  return mur_turn (mur_sin_polynomial (r, z), mur_cos_polynomial (z), quadrant + 1);
}

MUR_INLINE void
mur_sincos_value (double x, double *sine, double *cosine)
{
  const guint64 sign = mur_bits (x) & MUR_SIGN_BIT;
  guint64 quadrant;
  double tail;
  const double r = mur_reduce_quadrant (fabs (x), &quadrant, &tail);
  const double z = r * r;
  const double s = mur_sin_polynomial (r, z);
  const double c = mur_cos_polynomial (z);

  *sine = mur_from_bits (mur_bits (mur_turn (s, c, quadrant)) ^ sign);
  *cosine = mur_turn (s, c, quadrant + 1);
}

/* exp (x + tail) = 2ᵏ exp (r + r_tail), |r| ≤ ½ ln 2; k is the low bits of what is
 * stored there. */
MUR_INLINE double
mur_exp_reduce (double x, double tail, guint64 *k_bits, double *r_tail)
{
  const double rounded = x * 0x1.71547652b82fep+0 + MUR_ROUNDER;
  const double k = rounded - MUR_ROUNDER;
  const double first = x - k * MUR_LN2;
  const double second = k * MUR_LN2_TAIL - tail;
  const double r = first - second;

  *k_bits = mur_bits (rounded);
  *r_tail = (first - r) - second;
  return r;
}

/* exp r − 1 − r = r² E(r); relative error of the exponential 2⁻⁵⁷·³ */
MUR_INLINE double
mur_exp_polynomial (double r)
{
  const double z = r * r;
  const double z2 = z * z;
  const double e0 = 0x1.0000000000009p-1 + r * 0x1.55555555554fbp-3;
  const double e1 = 0x1.5555555550b42p-5 + r * 0x1.11111111279efp-7;
  const double e2 = 0x1.6c16c183ae1ddp-10 + r * 0x1.a01a012a1cc02p-13;
  const double e3 = 0x1.a0199b2496a1ep-16 + r * 0x1.71df2731370cep-19;
  const double e4 = 0x1.28ac951bffbddp-22 + r * 0x1.ad7af82d03eeep-26;

  return z * ((e0 + z * e1) + z2 * ((e2 + z * e3) + z2 * e4));
}

/* exp x = 2ᵏ (1 + rest) */
MUR_INLINE double
mur_exp_rest (double x, guint64 *k_bits)
{
  double r_tail;
  const double r = mur_exp_reduce (x, 0, k_bits, &r_tail);

  return r + mur_exp_polynomial (r);
}

/* 2ᵏ p, where that is a normal number. */
MUR_INLINE double
mur_exp_join (double p, guint64 k_bits)
{
  return mur_from_bits (mur_bits (p) + (k_bits << 52));
}

/* The same wherever that lies: subnormal, zero, infinite. Rounds once more. */
static inline double
mur_exp_scale (double p, guint64 k_bits)
{
  return ldexp (p, (int)((gint64)(k_bits << 52) >> 52));
}

MUR_INLINE double
mur_exp_value (double x)
{
  guint64 k_bits;
  const double rest = mur_exp_rest (x, &k_bits);

  return mur_exp_join (1 + rest, k_bits);
}

/* x = 2ᵏ (1 + fraction), √½ ≤ 1 + fraction < √2; x positive and normal. */
MUR_INLINE double
mur_log_fraction (double x, double *k)
{
  const guint64 sqrt_half = G_GUINT64_CONSTANT (0x3fe6a09e667f3bcd);
  const guint64 one = G_GUINT64_CONSTANT (0x3ff0000000000000);
  const guint64 two_to_52 = G_GUINT64_CONSTANT (0x4330000000000000);
  const guint64 mantissa = G_GUINT64_CONSTANT (0x000fffffffffffff);
  const guint64 shifted = mur_bits (x) + (one - sqrt_half);

  *k = mur_from_bits ((shifted >> 52) | two_to_52) - (0x1p52 + 1023);
  return mur_from_bits ((shifted & mantissa) + sqrt_half) - 1;
}

/* The logarithm of 2^@exponent x, x = 2ᵏ (1 + f). With s = f/(2 + f), log (1 + f) =
 * 2 artanh s = f − f²/2 + s (f²/2 + z L(z)), z = s²; relative error 2⁻⁵⁹·⁵ */
MUR_INLINE double
mur_log_scaled (double x, double exponent)
{
  double k;
  const double f = mur_log_fraction (x, &k);
  const double whole = k + exponent;
  const double s = f / (2 + f);
  const double half = 0.5 * f * f;
  const double z = s * s;
  const double z2 = z * z;
  const double l0 = 0x1.5555555555593p-1 + z * 0x1.999999997f9f7p-2;
  const double l1 = 0x1.249249422a5ccp-2 + z * 0x1.c71c51d7b7b82p-3;
  const double l2 = 0x1.746649b5096a4p-3 + z * 0x1.39a094ef96f8fp-3;
  const double l3 = 0x1.2f11860585e0fp-3;
  const double rest = s * (half + z * ((l0 + z2 * l1) + (z2 * z2) * (l2 + z2 * l3)));

  return whole * MUR_LN2 - ((half - (rest + whole * MUR_LN2_TAIL)) - f);
}

MUR_INLINE double
mur_log_value (double x)
{
  return mur_log_scaled (x, 0);
}
