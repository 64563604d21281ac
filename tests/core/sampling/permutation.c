/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Permutations are permutations, and all of them come with equal chance. */

#include "core/sampling/permutation.h"
#include "tests/core/sampling/units.h"

#include <math.h>

#define SEED 5870213496601774283u

static void
test_digits_are_all_there (void)
{
  static const guint32 bases[] = { 1, 2, 3, 5, 29, 1009, 7919, 65521, 65536 };

  for (guint b = 0; b < G_N_ELEMENTS (bases); b++)
    for (guint place = 0; place < 3; place++)
      {
        g_autofree guint16 *images = g_new (guint16, bases[b]);
        g_autofree guint8 *seen = g_new0 (guint8, bases[b]);

        mur_digit_permutation (SEED, bases[b], place, images);
        for (guint32 a = 0; a < bases[b]; a++)
          {
            g_assert_cmpuint (images[a], <, bases[b]);
            g_assert_cmpuint (seen[images[a]]++, ==, 0);
          }
        g_assert_cmpuint (mur_digit_permutation_of_zero (SEED, bases[b], place), ==,
                          images[0]);
      }
}

/* Numbers a permutation of @n ≤ 5 items: digits in base n. */
static guint
number_of (guint n, const guint16 *images)
{
  guint number = 0;

  for (guint i = 0; i < n; i++)
    number = number * n + images[i];
  return number;
}

/* Σ (count − expected)² / expected over the n! permutations that can be; each of the
 * others has to count 0. */
static double
chi_squared (const guint *counts, guint n_counts, guint n_possible, guint n_drawn)
{
  const double expected = (double)n_drawn / n_possible;
  double sum = 0;
  guint n_seen = 0;

  for (guint i = 0; i < n_counts; i++)
    if (counts[i] > 0)
      {
        sum += (counts[i] - expected) * (counts[i] - expected) / expected;
        n_seen++;
      }
  g_assert_cmpuint (n_seen, ==, n_possible);
  return sum;
}

/* Five standard deviations, √(2 f) each, over the mean f, the degrees of freedom. */
static void
assert_like_chance (double chi, guint n_possible)
{
  const double freedom = n_possible - 1;

  g_assert_cmpfloat (chi, <, freedom + 5 * sqrt (2 * freedom));
  g_assert_cmpfloat (chi, >, freedom - 5 * sqrt (2 * freedom));
}

static void
test_digits_are_equally_likely (void)
{
  guint counts[3125] = { 0 };
  guint16 images[5];

  for (guint seed = 0; seed < 24000; seed++)
    {
      mur_digit_permutation (SEED + seed, 5, seed % 3, images);
      counts[number_of (5, images)]++;
    }
  assert_like_chance (chi_squared (counts, 3125, 120, 24000), 120);
}

/* One seed, but other places and bases: no two permutations of 29 digits or more agree
 * but once in 10³⁰ times. */
static void
test_digits_differ_by_place_and_base (void)
{
  guint16 images[4][31];

  mur_digit_permutation (SEED, 29, 0, images[0]);
  mur_digit_permutation (SEED, 29, 1, images[1]);
  mur_digit_permutation (SEED, 31, 0, images[2]);
  mur_digit_permutation (SEED + 1, 29, 0, images[3]);
  for (guint i = 1; i < 4; i++)
    g_assert_true (memcmp (images[0], images[i], 29 * sizeof (guint16)) != 0);
}

static void
assert_order_is_whole (guint64 size)
{
  const MurShuffle order = mur_shuffle (size, SEED, size);
  g_autofree guint8 *seen = g_new0 (guint8, size);

  for (guint64 i = 0; i < size; i++)
    {
      const guint64 item = mur_shuffle_at (&order, i);

      g_assert_cmpuint (item, <, size);
      g_assert_cmpuint (seen[item]++, ==, 0);
    }
}

static void
test_orders_are_whole (void)
{
  for (guint64 size = 1; size < 300; size++)
    assert_order_is_whole (size);
  assert_order_is_whole (65537);
  assert_order_is_whole (1048573);
}

static void
test_orders_are_equally_likely (void)
{
  for (guint n = 2; n <= 5; n++)
    {
      static const guint factorial[] = { 1, 1, 2, 6, 24, 120 };
      guint counts[3125] = { 0 };
      guint16 items[5];

      for (guint index = 0; index < 24000; index++)
        {
          const MurShuffle order = mur_shuffle (n, SEED, index);

          for (guint i = 0; i < n; i++)
            items[i] = (guint16)mur_shuffle_at (&order, i);
          counts[number_of (n, items)]++;
        }
      assert_like_chance (chi_squared (counts, 3125, factorial[n], 24000),
                          factorial[n]);
    }
}

/* Places and items of a long order are not correlated, nor are neighbours: a
 * correlation of n random pairs is normal with deviation 1/√n. */
static void
test_orders_have_no_trend (void)
{
  const guint n = 20011;
  const MurShuffle order = mur_shuffle (n, SEED, 7);
  double with_place = 0;
  double with_next = 0;

  for (guint i = 0; i < n; i++)
    {
      const double here = ((double)mur_shuffle_at (&order, i) + 0.5) / n - 0.5;
      const double next
        = ((double)mur_shuffle_at (&order, (i + 1) % n) + 0.5) / n - 0.5;

      with_place += here * ((i + 0.5) / n - 0.5) * 12 / n;
      with_next += here * next * 12 / n;
    }
  g_assert_cmpfloat (fabs (with_place), <, 4.5 / sqrt (n));
  g_assert_cmpfloat (fabs (with_next), <, 4.5 / sqrt (n));
}

/* Too many to list: 2000 items of 2⁶¹ + 3 are below it, and no two are the same. */
static void
test_large_orders (void)
{
  const guint64 size = ((guint64)1 << 61) + 3;
  const MurShuffle order = mur_shuffle (size, SEED, 0);
  g_autoptr (GHashTable) seen
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint64 i = 0; i < 2000; i++)
    {
      guint64 *item = g_new (guint64, 1);

      *item = mur_shuffle_at (&order, i * i * 576460752303);
      g_assert_cmpuint (*item, <, size);
      g_assert_true (g_hash_table_add (seen, item));
    }
}

static void
test_misuse (void)
{
  const MurShuffle order = mur_shuffle (5, SEED, 0);
  guint16 images[2];

  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*place < self->size*");
  g_assert_cmpuint (mur_shuffle_at (&order, 5), ==, 0);
  g_test_assert_expected_messages ();
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*size >= 1*");
  mur_shuffle (0, SEED, 0);
  g_test_assert_expected_messages ();
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*base <= MAX_BASE*");
  mur_digit_permutation (SEED, 65537, 0, images);
  g_test_assert_expected_messages ();
}

void
mur_test_permutation (void)
{
  g_test_add_func ("/sampling/permutation/digits-are-all-there",
                   test_digits_are_all_there);
  g_test_add_func ("/sampling/permutation/digits-are-equally-likely",
                   test_digits_are_equally_likely);
  g_test_add_func ("/sampling/permutation/digits-differ-by-place-and-base",
                   test_digits_differ_by_place_and_base);
  g_test_add_func ("/sampling/permutation/orders-are-whole", test_orders_are_whole);
  g_test_add_func ("/sampling/permutation/orders-are-equally-likely",
                   test_orders_are_equally_likely);
  g_test_add_func ("/sampling/permutation/orders-have-no-trend",
                   test_orders_have_no_trend);
  g_test_add_func ("/sampling/permutation/large-orders", test_large_orders);
  g_test_add_func ("/sampling/permutation/misuse", test_misuse);
}
