/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* More functions of one value, in the manner of vmath-values.h and private like it.
 * Each computes the branches it needs and picks one by comparing doubles. */

#pragma once

#include "core/base/vmath-values.h"

#define MUR_TANH_HIGH G_GUINT64_CONSTANT (0x4076200000000000) /* 354 */
#define MUR_HALF_PI 0x1.921fb54442d18p+0
#define MUR_HALF_PI_TAIL 0x1.1a62633145c07p-54

/* Polynomials of 4, 8, 12 and 16 terms, by halves after Estrin (1960). Spelt out: a
 * loop here would keep some compilers from vectorising the loop around. */
MUR_INLINE double
mur_polynomial_4 (const double *c, double z)
{
  return (c[0] + z * c[1]) + (z * z) * (c[2] + z * c[3]);
}

MUR_INLINE double
mur_polynomial_8 (const double *c, double z)
{
  const double z4 = (z * z) * (z * z);

  return mur_polynomial_4 (c, z) + z4 * mur_polynomial_4 (c + 4, z);
}

MUR_INLINE double
mur_polynomial_12 (const double *c, double z)
{
  const double z4 = (z * z) * (z * z);

  return mur_polynomial_4 (c, z) + z4 * mur_polynomial_8 (c + 4, z);
}

MUR_INLINE double
mur_polynomial_16 (const double *c, double z)
{
  const double z4 = (z * z) * (z * z);

  return mur_polynomial_4 (c, z) + z4 * mur_polynomial_12 (c + 4, z);
}

MUR_INLINE double
mur_with_sign_of (double size, double x)
{
  return mur_from_bits (mur_bits (size) ^ (mur_bits (x) & MUR_SIGN_BIT));
}

/* tan r = r + r z T(z), |r| ≤ π/4; relative error 2⁻⁵⁹·⁵. The tail of r enters with the
 * first terms of the derivative. In odd quadrants the tangent is −1/tan r. */
MUR_INLINE double
mur_tan_value (double x)
{
  static const double coefficients[16] = {
    0x1.555555555555dp-2,  0x1.11111111106dap-3,   0x1.ba1ba1bab2778p-5,
    0x1.664f485fb543cp-6,  0x1.226e3a31d4123p-7,   0x1.d6d2f44ce9a8ap-9,
    0x1.7db0df4494298p-10, 0x1.34c2daa2480f7p-11,  0x1.fecf4bd8478a9p-13,
    0x1.605c98b2fdc1ep-14, 0x1.16891a16f2de6p-14,  -0x1.9ce81162980ccp-16,
    0x1.90dd1d4667d91p-15, -0x1.90389444b870ap-16, 0x1.45af12a16910cp-17,
  };
  guint64 quadrant;
  double tail;
  const double r = mur_reduce_quadrant (fabs (x), &quadrant, &tail);
  const double z = r * r;
  const double t = r + (r * z * mur_polynomial_16 (coefficients, z) + tail * (1 + z));
  const guint64 odd = -(quadrant & 1);
  const guint64 value = (mur_bits (t) & ~odd) | (mur_bits (-1 / t) & odd);

  return mur_with_sign_of (mur_from_bits (value), x);
}

/* atan t = atan h + atan u: h = 0, 1 or ∞ and |u| ≤ ½.
 * atan u = u + u z A(z); relative error 2⁻⁵⁷·⁷ */
MUR_INLINE double
mur_atan_value (double x)
{
  static const double coefficients[12] = {
    -0x1.5555555555516p-2, 0x1.999999999113bp-3,  -0x1.249249215daaap-3,
    0x1.c71c7090d1e7bp-4,  -0x1.745cf4c8bd013p-4, 0x1.3b113d97c7d2fp-4,
    -0x1.10f31d61b0a8cp-4, 0x1.dfe95f7c956f6p-5,  -0x1.a397f5f8d5d35p-5,
    0x1.56f481f0c16adp-5,  -0x1.c17ba57f107eap-6, 0x1.4b7e12f6143bcp-7,
  };
  const double t = fabs (x);
  const double above = t < 2 ? t - 1 : -1;
  const double below = t < 2 ? t + 1 : t;
  const double u = (t < 0.5 ? t : above) / (t < 0.5 ? 1 : below);
  const double half_pis = t < 0.5 ? 0 : t < 2 ? 0.5 : 1;
  const double z = u * u;
  const double rest
    = u * z * mur_polynomial_12 (coefficients, z) + half_pis * MUR_HALF_PI_TAIL;

  return mur_with_sign_of (half_pis * MUR_HALF_PI + (u + rest), x);
}

/* asin s − s = s z S(z), z = s², s ≤ ½; relative error of the sum 2⁻⁵⁹·⁸ */
MUR_INLINE double
mur_asin_rest (double s, double z)
{
  static const double coefficients[16] = {
    0x1.5555555555577p-3, 0x1.333333332e131p-4, 0x1.6db6db721266fp-5,
    0x1.f1c71a94f399ap-6, 0x1.6e8bdee027499p-6, 0x1.1c49f05ec7330p-6,
    0x1.ca1f8d41bff5ap-7, 0x1.75858b14570c4p-7, 0x1.613c84fc6e8d8p-7,
    0x1.e5f5f0fb2cdadp-9, 0x1.639c547d3a1e6p-6, -0x1.57fd54d5f3655p-6,
    0x1.0b46b2078e97bp-5,
  };

  return s * z * mur_polynomial_16 (coefficients, z);
}

/* √z cut to 26 bits, and the rest of it: z − head² is exact. The tiny addend keeps 0/0
 * away. */
MUR_INLINE double
mur_root_head (double root, double z, double *tail)
{
  const double head = mur_from_bits (mur_bits (root) & ~G_GUINT64_CONSTANT (0x7ffffff));

  *tail = (z - head * head) / (root + head + 0x1p-1000);
  return head;
}

/* Beyond ½: asin t = π/2 − 2 asin √((1 − t)/2). The root is NaN beyond 1. */
MUR_INLINE double
mur_asin_value (double x)
{
  const double t = fabs (x);
  const double z = t > 0.5 ? (1 - t) * 0.5 : t * t;
  const double root = sqrt (z);
  double tail;
  const double head = mur_root_head (root, z, &tail);
  const double s = t > 0.5 ? root : t;
  const double rest = mur_asin_rest (s, z);
  const double large
    = (MUR_HALF_PI - 2 * head) - (2 * (rest + tail) - MUR_HALF_PI_TAIL);

  return mur_with_sign_of (t > 0.5 ? large : s + rest, x);
}

MUR_INLINE double
mur_acos_value (double x)
{
  const double t = fabs (x);
  const double z = t > 0.5 ? (1 - t) * 0.5 : t * t;
  const double s = t > 0.5 ? sqrt (z) : x;
  const double rest = mur_asin_rest (s, z);
  const double middle = (MUR_HALF_PI - s) - (rest - MUR_HALF_PI_TAIL);
  const double negative = (2 * MUR_HALF_PI - 2 * s) - 2 * (rest - MUR_HALF_PI_TAIL);
  const double large = x < 0 ? negative : 2 * (s + rest);

  return t > 0.5 ? large : middle;
}

/* exp x as a sum of two numbers. */
MUR_INLINE double
mur_exp_with_tail (double x, double *tail)
{
  guint64 k_bits;
  const double rest = mur_exp_rest (x, &k_bits);
  const double p = 1 + rest;
  const double scale = mur_from_bits ((k_bits + 1023) << 52);

  *tail = (rest - (p - 1)) * scale;
  return p * scale;
}

/* sinh t = t + t z H(z), t ≤ 1; relative error 2⁻⁶¹·⁷ */
MUR_INLINE double
mur_sinh_value (double x)
{
  static const double coefficients[8] = {
    0x1.5555555555556p-3,  0x1.111111111101ep-7,  0x1.a01a01a037269p-13,
    0x1.71de3a3b06af2p-19, 0x1.ae646ff51f25ep-26, 0x1.6116f494e2521p-33,
    0x1.b5c89befe4f46p-41,
  };
  const double t = fabs (x);
  const double z = t < 1 ? t * t : 0;
  const double small = t + t * z * mur_polynomial_8 (coefficients, z);
  double tail;
  const double e = mur_exp_with_tail (t, &tail);
  const double large = 0.5 * e + 0.5 * (tail - 1 / e);

  return mur_with_sign_of (t < 1 ? small : large, x);
}

MUR_INLINE double
mur_cosh_value (double x)
{
  double tail;
  const double e = mur_exp_with_tail (fabs (x), &tail);

  return 0.5 * e + 0.5 * (tail + 1 / e);
}

/* tanh t = t + t z H(z), t ≤ 0.55; relative error 2⁻⁶⁰·⁵; beyond, 1 − 2/(exp 2t + 1).
 */
MUR_INLINE double
mur_tanh_value (double x)
{
  static const double coefficients[12] = {
    -0x1.555555555554fp-2,  0x1.1111111110790p-3,   -0x1.ba1ba1b97cb10p-5,
    0x1.664f48593f488p-6,   -0x1.226e2f0e02c36p-7,  0x1.d6d29a8b1a1cfp-9,
    -0x1.7d8fc5e00d98ap-10, 0x1.34833a3a145afp-11,  -0x1.e96b097e1c335p-13,
    0x1.5d667529c4673p-14,  -0x1.46edf15dd291ep-16,
  };
  const double t = fabs (x);
  const double z = t < 0.55 ? t * t : 0;
  const double small = t + t * z * mur_polynomial_12 (coefficients, z);
  const double large = 1 - 2 / (mur_exp_value (2 * t) + 1);

  return mur_with_sign_of (t < 0.55 ? small : large, x);
}

/* A number and what its rounding lost: about 106 bits. */
typedef struct
{
  double head;
  double tail;
} MurDouble2;

/* a + b where |a| ≥ |b| (Dekker 1971). */
MUR_INLINE MurDouble2
mur_add_smaller (double a, double b)
{
  const double sum = a + b;

  return (MurDouble2){ sum, b - (sum - a) };
}

/* The product of two doubles cut in halves of 26 and 27 bits. */
MUR_INLINE MurDouble2
mur_multiply_exactly (double a, double b)
{
  const double a1 = mur_from_bits (mur_bits (a) & ~G_GUINT64_CONSTANT (0x7ffffff));
  const double b1 = mur_from_bits (mur_bits (b) & ~G_GUINT64_CONSTANT (0x7ffffff));
  const double a2 = a - a1;
  const double b2 = b - b1;
  const double product = a * b;

  return (MurDouble2){ product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2 };
}

MUR_INLINE MurDouble2
mur_multiply2 (MurDouble2 a, MurDouble2 b)
{
  const MurDouble2 product = mur_multiply_exactly (a.head, b.head);

  return mur_add_smaller (product.head,
                          product.tail + (a.head * b.tail + a.tail * b.head));
}

/* log (2^@exponent x) to about 66 bits, x positive and normal. As mur_log_scaled (),
 * with log m = 2s + ⅔ s³ in two numbers, + s³ z L(z) in one; error of that 2⁻⁷³ of the
 * sum. */
MUR_INLINE MurDouble2
mur_log_scaled2 (double x, double exponent)
{
  static const double coefficients[8] = {
    0x1.9999999999996p-2, 0x1.2492492492f53p-2, 0x1.c71c71c596282p-3,
    0x1.745d182997172p-3, 0x1.3b1364b509e2cp-3, 0x1.11207294d04ddp-3,
    0x1.de3cdac5ff68bp-4, 0x1.eacaee2a746c0p-4,
  };
  const MurDouble2 two_thirds = { 0x1.5555555555555p-1, 0x1.5555555555555p-55 };
  double k;
  const double f = mur_log_fraction (x, &k);
  const MurDouble2 divisor = mur_add_smaller (2, f);
  const double s = f / divisor.head;
  const MurDouble2 back = mur_multiply_exactly (s, divisor.head);
  const double s_tail
    = (((f - back.head) - back.tail) - s * divisor.tail) / divisor.head;
  const MurDouble2 quotient = { s, s_tail };
  const MurDouble2 z = mur_multiply2 (quotient, quotient);
  const MurDouble2 cube = mur_multiply2 (quotient, z);
  const MurDouble2 third = mur_multiply2 (cube, two_thirds);
  const double rest = cube.head * z.head * mur_polynomial_8 (coefficients, z.head);
  const MurDouble2 sum = mur_add_smaller (2 * s, third.head);
  const double sum_tail = sum.tail + (2 * s_tail + (third.tail + rest));
  const double whole = k + exponent;
  const MurDouble2 head = mur_add_smaller (whole * MUR_LN2, sum.head);

  return mur_add_smaller (head.head, head.tail + (sum_tail + whole * MUR_LN2_TAIL));
}

/* x to the y = 2ᵏ p with p from exp (y log x). The product has about 64 bits, and all
 * that stands beside 1 + r is summed before that rounds: less than 0.6 ulp, so a power
 * that is a double comes out as that. */
MUR_INLINE double
mur_pow_parts (MurDouble2 logarithm, double y, guint64 *k_bits)
{
  const MurDouble2 product = mur_multiply_exactly (y, logarithm.head);
  double r_tail;
  const double r
    = mur_exp_reduce (product.head, product.tail + y * logarithm.tail, k_bits, &r_tail);
  const MurDouble2 sum = mur_add_smaller (1, r);

  return sum.head + (sum.tail + (mur_exp_polynomial (r) + r_tail * sum.head));
}

MUR_INLINE double
mur_pow_value (double x, double y)
{
  guint64 k_bits;
  const double p = mur_pow_parts (mur_log_scaled2 (x, 0), y, &k_bits);

  return mur_exp_join (p, k_bits);
}

/* The sign bit tells whether that is out of range: x not positive and normal, or
 * |y log₂ x| possibly above 1000. */
MUR_INLINE guint64
mur_pow_outside (double x, double y)
{
  const guint64 high = G_GUINT64_CONSTANT (0x408f400000000000); /* 1000 */
  double k;

  mur_log_fraction (x, &k);
  return (mur_bits (x) - MUR_LOG_LOW) | (MUR_LOG_HIGH - mur_bits (x))
         | (high - mur_bits (fabs (y) * (fabs (k) + 1)));
}
