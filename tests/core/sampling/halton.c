/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Radical inverses against exact fractions in 128-bit integers, and Halton points
 * against what is known of them. */

#include "core/sampling/halton.h"
#include "core/base/rng.h"
#include "tests/core/sampling/units.h"

#include <math.h>

#define SEED 7046029254386353131u

__extension__ typedef unsigned __int128 Wide;

/* Digits written out, then read from the lowest: not the way the program goes. */
static void
exact_fraction (guint64 index, guint32 base, Wide *numerator, Wide *denominator)
{
  guint32 digits[64];
  guint n = 0;
  Wide weight = 1;

  for (; index > 0; index /= base)
    digits[n++] = (guint32)(index % base);
  *numerator = 0;
  for (guint k = n; k-- > 0; weight *= base)
    *numerator += weight * digits[k];
  *denominator = weight;
}

/* |value − N / D| ≤ ½ ulp, decided in integers: with value = M / 2ᵉ, M of 53 bits,
 * 2 |M D − N 2ᵉ| ≤ D. No product leaves 128 bits while D < 2⁷⁴. */
static void
assert_nearest (double value, guint64 index, guint32 base)
{
  Wide numerator;
  Wide denominator;

  exact_fraction (index, base, &numerator, &denominator);
  if (numerator == 0)
    {
      g_assert_true (value == 0);
      return;
    }

  int exponent;
  Wide mantissa = (Wide)ldexp (frexp (value, &exponent), 53);
  Wide left = mantissa * denominator;
  Wide right = numerator << (53 - exponent);
  Wide distance = left > right ? left - right : right - left;

  g_assert_true (denominator >> 74 == 0);
  if (!(2 * distance <= denominator))
    g_error ("index %" G_GUINT64_FORMAT " base %u: %a is not the nearest", index, base,
             value);
}

/* FACTS 3: ten points in bases 5, 7 and 11. */
static void
test_published_points (void)
{
  static const double numerators[3][10] = {
    { 0, 5, 10, 15, 20, 1, 6, 11, 16, 21 },
    { 0, 7, 14, 21, 28, 35, 42, 1, 8, 15 },
    { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 },
  };
  static const double denominators[3] = { 25, 49, 11 };
  double points[30];

  mur_halton_fill (0, 10, 3, 2, points);
  for (guint i = 0; i < 10; i++)
    for (guint d = 0; d < 3; d++)
      g_assert_true (points[3 * i + d] == numerators[d][i] / denominators[d]);
  g_assert_true (points[3 * 5] == 0.04 && points[3 * 9] == 0.84);
}

static void
test_small_indices_are_exact (void)
{
  static const guint32 bases[] = { 2, 3, 5, 7, 11, 97, 167, 1009, 7919 };

  for (guint b = 0; b < G_N_ELEMENTS (bases); b++)
    for (guint64 index = 0; index < 3000; index++)
      assert_nearest (mur_radical_inverse (index, bases[b]), index, bases[b]);
}

/* Up to 2⁵³ and beyond, where numerator and denominator need more bits than a double
 * has. bᵐ ≤ index · b keeps the denominator below 2⁷⁴ for the bases tried. */
static void
test_large_indices_are_exact (void)
{
  static const guint32 bases[] = { 2, 3, 5, 7, 10, 11, 61, 509, 1021 };
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, 1);

  for (guint b = 0; b < G_N_ELEMENTS (bases); b++)
    for (guint i = 0; i < 1500; i++)
      {
        int bits = 30 + (int)(i % 34);
        guint64 index = (guint64)ldexp (mur_rng_uniform (&rng), bits) | (i & 1);

        assert_nearest (mur_radical_inverse (index, bases[b]), index, bases[b]);
      }
}

static void
test_corners (void)
{
  guint64 power = 1;

  /* b^k reads backwards as b^(−k−1). */
  for (guint k = 0; k < 33; k++, power *= 3)
    assert_nearest (mur_radical_inverse (power, 3), power, 3);
  g_assert_true (mur_radical_inverse ((guint64)1 << 63, 2) == ldexp (1, -64));
  g_assert_true (mur_radical_inverse (G_MAXUINT64, 2) == 1); /* 1 − 2⁻⁶⁴ rounds up */
  g_assert_true (mur_radical_inverse (G_MAXUINT32 - 1, G_MAXUINT32)
                 == (G_MAXUINT32 - 1.0) / G_MAXUINT32);
  g_assert_cmpfloat (mur_radical_inverse (G_MAXUINT64, G_MAXUINT32), <, 1);
  for (guint64 index = ((guint64)1 << 53) - 9; index < ((guint64)1 << 53) + 9; index++)
    assert_nearest (mur_radical_inverse (index, 7), index, 7);
}

static void
test_fill_is_the_inverse (void)
{
  static const guint64 starts[]
    = { 0, 1, 6, 4095, 123456789, 9007199254740881, G_MAXUINT64 - 40 };
  double points[41 * 6];

  for (guint s = 0; s < G_N_ELEMENTS (starts); s++)
    {
      mur_halton_fill (starts[s], 41, 6, 3, points);
      for (guint i = 0; i < 41; i++)
        for (guint d = 0; d < 6; d++)
          g_assert_true (points[6 * i + d]
                         == mur_radical_inverse (starts[s] + i, mur_prime (3 + d)));
    }
}

/* Entering the sequence anywhere is the same as skipping to there. */
static void
test_seek_is_skip (void)
{
  double all[200 * 4];
  double part[200 * 4];

  mur_halton_fill (1000003, 200, 4, 0, all);
  for (guint first = 0; first < 200; first += 23)
    {
      guint n = MIN (23, 200 - first);

      mur_halton_fill (1000003 + first, n, 4, 0, part);
      g_assert_cmpmem (part, n * 4 * sizeof (double), all + 4 * first,
                       n * 4 * sizeof (double));
    }
}

/* Any b^k points in a row have one in each interval of length b^−k. */
static void
test_elementary_intervals (void)
{
  guint8 seen[729] = { 0 };
  double points[729 * 2];

  mur_halton_fill (729 * 17, 729, 2, 0, points);
  for (guint i = 0; i < 729; i++)
    {
      /* A whole number and the inverse of 17, which is 25 / 27: far from the ends. */
      guint cell = (guint)(points[2 * i + 1] * 729);

      g_assert_cmpuint (cell, <, 729);
      g_assert_cmpuint (seen[cell]++, ==, 0);
    }
}

static double
correlation (const double *points, guint n)
{
  double sum[5] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      double x = points[2 * i] - 0.5;
      double y = points[2 * i + 1] - 0.5;
      double terms[5] = { x, y, x * x, y * y, x * y };

      for (guint k = 0; k < 5; k++)
        sum[k] += terms[k] / n;
    }
  return (sum[4] - sum[0] * sum[1])
         / sqrt ((sum[2] - sum[0] * sum[0]) * (sum[3] - sum[1] * sum[1]));
}

static double
local_discrepancy (const double *points, guint n, double x, double y)
{
  guint open = 0;
  guint closed = 0;

  for (guint i = 0; i < n; i++)
    {
      open += points[2 * i] < x && points[2 * i + 1] < y;
      closed += points[2 * i] <= x && points[2 * i + 1] <= y;
    }
  return fmax (x * y - (double)open / n, (double)closed / n - x * y);
}

/* FACTS 3: star discrepancy 0.0500 of the first 100 points in bases (5, 7); by exact
 * fractions it is 306 / 6125. */
static void
test_star_discrepancy (void)
{
  double points[200];
  double largest = 0;

  mur_halton_fill (0, 100, 2, 2, points);
  for (guint i = 0; i <= 100; i++)
    for (guint k = 0; k <= 100; k++)
      {
        double x = i < 100 ? points[2 * i] : 1;
        double y = k < 100 ? points[2 * k + 1] : 1;

        largest = fmax (largest, local_discrepancy (points, 100, x, y));
      }
  /* three roundings of numbers below 1 */
  g_assert_cmpfloat_with_epsilon (largest, 306.0 / 6125, 4e-16);
}

/* FACTS 3: 167 and 173 are the 38th and 39th primes from 0; correlation +0.50, by exact
 * fractions 0.50493 at 1000 points. The first 166 points lie on a line. */
static void
test_high_bases_are_correlated (void)
{
  double points[2000];

  g_assert_cmpuint (mur_prime (38), ==, 167);
  mur_halton_fill (0, 1000, 2, 38, points);
  g_assert_cmpfloat_with_epsilon (correlation (points, 1000), 0.50492866, 1e-8);
  for (guint i = 0; i < 166; i++)
    g_assert_cmpfloat_with_epsilon (points[2 * i] * 167, points[2 * i + 1] * 173,
                                    1e-13);
}

static void
test_nothing_to_fill (void)
{
  double untouched = 0.75;

  mur_halton_fill (5, 0, 3, 0, &untouched);
  mur_halton_fill (5, 3, 0, 0, &untouched);
  mur_halton_fill (5, 0, 0, 0, NULL);
  g_assert_true (untouched == 0.75);
}

static void
test_misuse (void)
{
  double points[4] = { 0.25, 0.25, 0.25, 0.25 };

  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*base >= 2*");
  g_assert_true (isnan (mur_radical_inverse (5, 1)));
  g_test_assert_expected_messages ();
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*first_index*");
  mur_halton_fill (G_MAXUINT64 - 2, 4, 1, 0, points);
  g_test_assert_expected_messages ();
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*points != NULL*");
  mur_halton_fill (0, 4, 1, 0, NULL);
  g_test_assert_expected_messages ();
  g_assert_true (points[0] == 0.25);
}

void
mur_test_halton (void)
{
  g_test_add_func ("/sampling/halton/published-points", test_published_points);
  g_test_add_func ("/sampling/halton/small-indices-are-exact",
                   test_small_indices_are_exact);
  g_test_add_func ("/sampling/halton/large-indices-are-exact",
                   test_large_indices_are_exact);
  g_test_add_func ("/sampling/halton/corners", test_corners);
  g_test_add_func ("/sampling/halton/fill-is-the-inverse", test_fill_is_the_inverse);
  g_test_add_func ("/sampling/halton/seek-is-skip", test_seek_is_skip);
  g_test_add_func ("/sampling/halton/elementary-intervals", test_elementary_intervals);
  g_test_add_func ("/sampling/halton/star-discrepancy", test_star_discrepancy);
  g_test_add_func ("/sampling/halton/high-bases-are-correlated",
                   test_high_bases_are_correlated);
  g_test_add_func ("/sampling/halton/nothing-to-fill", test_nothing_to_fill);
  g_test_add_func ("/sampling/halton/misuse", test_misuse);
}
