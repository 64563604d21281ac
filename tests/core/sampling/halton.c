/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Radical inverses against exact fractions in 128-bit integers, and Halton points
 * against what is known of them. */

#include "core/base/rng.h"
#include "core/sampling/primes.h"
#include "core/sampling/radical.h"
#include "core/sampling/sampler.h"
#include "tests/core/sampling/exact.h"
#include "tests/core/sampling/inverse.h"
#include "tests/core/sampling/units.h"

#include <math.h>

#define SEED 7046029254386353131u

static guint
plain_digit (guint a, guint32 base, guint place, gpointer data)
{
  return a;
}

static double
inverse (guint64 index, guint32 base)
{
  g_autoptr (MurRadical) radical = mur_radical_new (base, MUR_DIGITS_PLAIN, 0, index);
  double value;

  mur_radical_fill (radical, index, 1, &value);
  return value;
}

/* The nearest double, decided in integers. */
static void
assert_nearest (double value, guint64 index, guint32 base)
{
  MurExact exact = mur_exact_inverse (index, base, 0, plain_digit, NULL);

  if (!mur_exact_is_nearest (exact, value, 0))
    g_error ("index %" G_GUINT64_FORMAT " base %u: %a is not the nearest", index, base,
             value);
}

/* Points row by row. */
static void
fill_points (
  guint64 first_index, gsize n, guint dimensions, guint first_prime, double *points)
{
  const MurSamplerSettings settings = { .sequence = MUR_SEQUENCE_HALTON,
                                        .dimensions = dimensions,
                                        .first_prime = first_prime,
                                        .first_index = first_index,
                                        .count = n };
  g_autoptr (MurSampler) sampler = mur_sampler_new (&settings, NULL);
  g_autofree double *column = g_new (double, n);

  for (guint d = 0; d < dimensions; d++)
    {
      mur_sampler_fill (sampler, 0, n, d, 1, &column);
      for (gsize i = 0; i < n; i++)
        points[i * dimensions + d] = column[i];
    }
}

/* As published: ten points in bases 5, 7 and 11. */
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

  fill_points (0, 10, 3, 2, points);
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
      assert_nearest (inverse (index, bases[b]), index, bases[b]);
}

/* Up to 2⁵³, where numerator and denominator need more bits than a double has. bᵐ ≤
 * index · b keeps the denominator below 2⁷⁴ for the bases tried. */
static void
test_large_indices_are_exact (void)
{
  static const guint32 bases[] = { 2, 3, 5, 7, 10, 11, 61, 509, 1021 };
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, 1);

  for (guint b = 0; b < G_N_ELEMENTS (bases); b++)
    for (guint i = 0; i < 1500; i++)
      {
        int bits = 30 + (int)(i % 24);
        guint64 index = (guint64)ldexp (mur_rng_uniform (&rng), bits) | (i & 1);

        assert_nearest (inverse (index, bases[b]), index, bases[b]);
      }
}

static void
test_corners (void)
{
  const guint64 last = (guint64)1 << 53;
  guint64 power = 1;

  /* b^k reads backwards as b^(−k−1). */
  for (guint k = 0; k < 33; k++, power *= 3)
    assert_nearest (inverse (power, 3), power, 3);
  g_assert_true (inverse (last, 2) == ldexp (1, -54));
  g_assert_true (inverse (last - 1, 2) == 1 - ldexp (1, -53));
  g_assert_true (inverse (65534, 65535) == 65534.0 / 65535);
  g_assert_cmpfloat (inverse (last - 1, 65535), <, 1);
  for (guint64 index = last - 18; index <= last; index++)
    assert_nearest (inverse (index, 7), index, 7);
}

static void
test_fill_is_the_inverse (void)
{
  static const guint64 starts[] = { 0, 1, 6, 4095, 123456789, 12345678901 };
  double points[41 * 6];

  for (guint s = 0; s < G_N_ELEMENTS (starts); s++)
    {
      fill_points (starts[s], 41, 6, 3, points);
      for (guint i = 0; i < 41; i++)
        for (guint d = 0; d < 6; d++)
          g_assert_true (points[6 * i + d]
                         == plain_inverse (starts[s] + i, mur_prime (3 + d)));
    }
}

/* Entering the sequence anywhere is the same as skipping to there. */
static void
test_seek_is_skip (void)
{
  double all[200 * 4];
  double part[200 * 4];

  fill_points (1000003, 200, 4, 0, all);
  for (guint first = 0; first < 200; first += 23)
    {
      guint n = MIN (23, 200 - first);

      fill_points (1000003 + first, n, 4, 0, part);
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

  fill_points (729 * 17, 729, 2, 0, points);
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

/* As published: star discrepancy 0.0500 of the first 100 points in bases (5, 7); by
 * exact fractions it is 306 / 6125. */
static void
test_star_discrepancy (void)
{
  double points[200];
  double largest = 0;

  fill_points (0, 100, 2, 2, points);
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

/* As published: 167 and 173 are the 38th and 39th primes from 0; correlation +0.50, by
 * exact fractions 0.50493 at 1000 points. The first 166 points lie on a line. */
static void
test_high_bases_are_correlated (void)
{
  double points[2000];

  g_assert_cmpuint (mur_prime (38), ==, 167);
  fill_points (0, 1000, 2, 38, points);
  g_assert_cmpfloat_with_epsilon (correlation (points, 1000), 0.50492866, 1e-8);
  for (guint i = 0; i < 166; i++)
    g_assert_cmpfloat_with_epsilon (points[2 * i] * 167, points[2 * i + 1] * 173,
                                    1e-13);
}

static void
test_nothing_to_fill (void)
{
  const MurSamplerSettings settings
    = { .sequence = MUR_SEQUENCE_HALTON, .dimensions = 3, .count = 8 };
  g_autoptr (MurSampler) sampler = mur_sampler_new (&settings, NULL);
  double untouched = 0.75;
  double *column = &untouched;

  mur_sampler_fill (sampler, 5, 0, 1, 1, &column);
  mur_sampler_fill (sampler, 5, 3, 1, 0, &column);
  mur_sampler_fill (sampler, 8, 0, 3, 0, NULL);
  g_assert_true (untouched == 0.75);
}

static void
test_misuse (void)
{
  g_autoptr (MurRadical) radical = mur_radical_new (3, MUR_DIGITS_PLAIN, 0, 7);
  double points[4] = { 0.25, 0.25, 0.25, 0.25 };

  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*base >= 2*");
  g_assert_null (mur_radical_new (1, MUR_DIGITS_PLAIN, 0, 5));
  g_test_assert_expected_messages ();
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*reaches*");
  mur_radical_fill (radical, 5, 4, points);
  g_test_assert_expected_messages ();
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*out != NULL*");
  mur_radical_fill (radical, 0, 4, NULL);
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
