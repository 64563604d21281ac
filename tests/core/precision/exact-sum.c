/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Exact sums and how they are rounded, against whole numbers by GMP. */

#include "core/precision/exact-sum.h"

#include "core/precision/stored.h"
#include "tests/core/precision/units.h"
#include "tests/core/precision/witness.h"

#include <float.h>
#include <math.h>

#define N_SUMS 3000
#define SEED 20261

/* @result − @sum, both times 2¹⁰⁷⁴. */
static void
distance (mpz_t found, double result, const mpz_t sum)
{
  mur_witness_set (found, result);
  mpz_sub (found, found, sum);
}

/* The next number of the format above or below. */
static double
next (double value, MurSumFormat format, int direction)
{
  if (format == MUR_SUM_IN_FLOAT)
    return (double)nextafterf ((float)value, direction > 0 ? INFINITY : -INFINITY);
  return nextafter (value, direction > 0 ? INFINITY : -INFINITY);
}

/* Whether the digits of @value end with an even one. */
static gboolean
is_even (double value, MurSumFormat format)
{
  int exponent;
  const int digits = format == MUR_SUM_IN_FLOAT ? FLT_MANT_DIG : DBL_MANT_DIG;
  const int lowest = format == MUR_SUM_IN_FLOAT ? -149 : -1074;
  frexp (value, &exponent);
  return fmod (ldexp (value, -MAX (exponent - digits, lowest)), 2) == 0;
}

/* No neighbour of @result is nearer, or of two as near it is the even one. */
static void
check_nearest (double result, MurSumFormat format, const mpz_t sum)
{
  mpz_t here, there;
  mpz_inits (here, there, NULL);
  distance (here, result, sum);
  for (int direction = -1; direction <= 1; direction += 2)
    {
      const double other = next (result, format, direction);
      if (!isfinite (other))
        continue;
      distance (there, other, sum);
      const int order = mpz_cmpabs (here, there);
      g_assert_true (order < 0 || (order == 0 && is_even (result, format)));
    }
  mpz_clears (here, there, NULL);
}

/* On the side that is asked for, and the neighbour is not. */
static void
check_side (double result, MurSumFormat format, const mpz_t sum, int side)
{
  mpz_t here, there;
  mpz_inits (here, there, NULL);
  distance (here, result, sum);
  distance (there, next (result, format, -side), sum);
  g_assert_cmpint (mpz_sgn (here) * side, >=, 0);
  g_assert_true (mpz_sgn (here) == 0 || mpz_sgn (there) * side < 0);
  mpz_clears (here, there, NULL);
}

static void
check_rounded (const MurExactSum *self, MurSumFormat format, const mpz_t sum)
{
  for (MurRounding rounding = 0; rounding < MUR_N_ROUNDINGS; rounding++)
    {
      const double result = mur_exact_sum_round (self, format, rounding);
      const int towards_zero = mpz_sgn (sum) < 0 ? 1 : -1;
      g_assert_true (isfinite (result));
      if (rounding == MUR_ROUNDING_NEAREST)
        check_nearest (result, format, sum);
      else
        check_side (result, format, sum,
                    rounding == MUR_ROUNDING_UP     ? 1
                    : rounding == MUR_ROUNDING_DOWN ? -1
                                                    : towards_zero);
    }
}

/* Numbers of sizes from 2^lowest to 2^highest; half of them nearly cancel. */
static void
check_sum (MurRng *rng, int lowest, int highest, MurSumFormat format)
{
  MurExactSum self;
  mpz_t sum;
  mpz_init (sum);
  mur_exact_sum_init (&self);
  const guint n = 1 + (guint)(mur_rng_uniform (rng) * 12);
  double last = 1;
  for (guint i = 0; i < n; i++)
    {
      const double size = mur_witness_draw_between (rng, -54, 0);
      const double value = i % 2 == 1 ? -last * (1 + size * 0.001)
                                      : mur_witness_draw_between (rng, lowest, highest);
      mur_exact_sum_add (&self, value);
      mur_witness_add (sum, value);
      last = value;
    }
  g_assert_cmpint (mur_exact_sum_sign (&self), ==, mpz_sgn (sum));
  check_rounded (&self, format, sum);
  mpz_clear (sum);
}

static void
test_random (void)
{
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, 0);
  for (guint i = 0; i < N_SUMS; i++)
    {
      check_sum (&rng, -1073, 1018, MUR_SUM_IN_DOUBLE);
      check_sum (&rng, -20, 20, MUR_SUM_IN_DOUBLE);
      check_sum (&rng, -1073, -1000, MUR_SUM_IN_DOUBLE);
      check_sum (&rng, -20, 20, MUR_SUM_IN_FLOAT);
      check_sum (&rng, -170, 120, MUR_SUM_IN_FLOAT);
    }
}

/* Halves between two neighbours go to the even one: 2⁵³ + 1, 2⁵³ + 3. */
static void
test_halves (void)
{
  MurExactSum self;
  mur_exact_sum_init (&self);
  mur_exact_sum_add (&self, 0x1p53);
  mur_exact_sum_add (&self, 1);
  g_assert_cmpfloat (
    mur_exact_sum_round (&self, MUR_SUM_IN_DOUBLE, MUR_ROUNDING_NEAREST), ==, 0x1p53);
  mur_exact_sum_add (&self, 0x1p-1074);
  g_assert_cmpfloat (
    mur_exact_sum_round (&self, MUR_SUM_IN_DOUBLE, MUR_ROUNDING_NEAREST), ==,
    0x1p53 + 2);
  mur_exact_sum_add (&self, -0x1p-1074);
  mur_exact_sum_add (&self, 2);
  g_assert_cmpfloat (
    mur_exact_sum_round (&self, MUR_SUM_IN_DOUBLE, MUR_ROUNDING_NEAREST), ==,
    0x1p53 + 4);
  mur_exact_sum_negate (&self);
  g_assert_cmpfloat (mur_exact_sum_round (&self, MUR_SUM_IN_DOUBLE, MUR_ROUNDING_UP),
                     ==, -0x1p53 - 2);
}

static void
test_overflow (void)
{
  static const double up[] = { (double)INFINITY, (double)INFINITY, DBL_MAX, DBL_MAX };
  static const double down[]
    = { -(double)INFINITY, -DBL_MAX, -(double)INFINITY, -DBL_MAX };
  MurExactSum self;
  mur_exact_sum_init (&self);
  mur_exact_sum_add (&self, DBL_MAX);
  mur_exact_sum_add (&self, 0x1p969); /* less than half a unit */
  g_assert_cmpfloat (
    mur_exact_sum_round (&self, MUR_SUM_IN_DOUBLE, MUR_ROUNDING_NEAREST), ==, DBL_MAX);
  mur_exact_sum_add (&self, 0x1p969); /* half a unit: to infinity, says IEEE 754 */
  for (MurRounding rounding = 0; rounding < MUR_N_ROUNDINGS; rounding++)
    g_assert_cmpfloat (mur_exact_sum_round (&self, MUR_SUM_IN_DOUBLE, rounding), ==,
                       up[rounding]);
  mur_exact_sum_negate (&self);
  for (MurRounding rounding = 0; rounding < MUR_N_ROUNDINGS; rounding++)
    g_assert_cmpfloat (mur_exact_sum_round (&self, MUR_SUM_IN_DOUBLE, rounding), ==,
                       down[rounding]);
  for (guint i = 0; i < 1000; i++)
    mur_exact_sum_add (&self, DBL_MAX);
  for (guint i = 0; i < 999; i++)
    mur_exact_sum_add (&self, -DBL_MAX);
  g_assert_cmpfloat (
    mur_exact_sum_round (&self, MUR_SUM_IN_DOUBLE, MUR_ROUNDING_NEAREST), ==, -0x1p970);
}

static void
test_special (void)
{
  MurExactSum self;
  mur_exact_sum_init (&self);
  mur_exact_sum_add (&self, 7);
  mur_exact_sum_add (&self, -(double)INFINITY);
  g_assert_cmpfloat (mur_exact_sum_round (&self, MUR_SUM_IN_DOUBLE, MUR_ROUNDING_UP),
                     ==, -(double)INFINITY);
  mur_exact_sum_add (&self, (double)INFINITY);
  g_assert_true (
    isnan (mur_exact_sum_round (&self, MUR_SUM_IN_FLOAT, MUR_ROUNDING_ZERO)));
}

/* Carries are passed on amid the additions: 2²¹ times the same. */
static void
test_many (void)
{
  MurExactSum self;
  mur_exact_sum_init (&self);
  const double value = -0x1.fffffffffffffp3;
  for (guint i = 0; i < 1u << 21; i++)
    mur_exact_sum_add (&self, value);
  g_assert_cmpfloat (
    mur_exact_sum_round (&self, MUR_SUM_IN_DOUBLE, MUR_ROUNDING_NEAREST), ==,
    value * 0x1p21);
}

/* The C library's next number tells. */
static void
test_ulps (void)
{
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, 1);
  for (guint i = 0; i < 1000; i++)
    {
      const double value = fabs (mur_witness_draw_between (&rng, -1074, 1023));
      const double single
        = (double)(float)fabs (mur_witness_draw_between (&rng, -149, 126));
      g_assert_cmpfloat (mur_sum_format_ulp (MUR_SUM_IN_DOUBLE, -value), ==,
                         next (value, MUR_SUM_IN_DOUBLE, 1) - value);
      g_assert_cmpfloat (mur_sum_format_ulp (MUR_SUM_IN_FLOAT, single), ==,
                         next (single, MUR_SUM_IN_FLOAT, 1) - single);
    }
  g_assert_cmpfloat (mur_sum_format_ulp (MUR_SUM_IN_DOUBLE, 0), ==, 0x1p-1074);
}

void
mur_test_exact_sum (void)
{
  g_test_add_func ("/precision/exact-sum/random", test_random);
  g_test_add_func ("/precision/exact-sum/halves", test_halves);
  g_test_add_func ("/precision/exact-sum/overflow", test_overflow);
  g_test_add_func ("/precision/exact-sum/special", test_special);
  g_test_add_func ("/precision/exact-sum/many", test_many);
  g_test_add_func ("/precision/exact-sum/ulps", test_ulps);
}
