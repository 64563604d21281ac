/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Radical inverses of all kinds against exact fractions, whose digits are taken one by
 * one. */

#include "core/sampling/radical.h"
#include "core/base/rng.h"
#include "core/sampling/permutation.h"
#include "tests/core/sampling/exact.h"
#include "tests/core/sampling/inverse.h"
#include "tests/core/sampling/units.h"

#include <math.h>

#define SEED 2918374650918273645u
#define N 97 /* points at a place */
#define TWO_TO_53 ((guint64)1 << 53)

/* Groups of 12 down to one digit, and blocks of one digit below and above 4096. */
static const guint32 bases[]
  = { 2, 3, 5, 7, 11, 13, 61, 67, 167, 509, 4093, 4099, 7919, 65521 };

/* The images of all places, one after the other. */
static guint16 *
find_images (guint32 base, guint n_places)
{
  guint16 *images = g_new (guint16, (gsize)base * n_places);

  for (guint place = 0; place < n_places; place++)
    mur_digit_permutation (SEED, base, place, images + (gsize)base * place);
  return images;
}

static guint
permute_cb (guint a, guint32 base, guint place, gpointer data)
{
  const guint16 *images = data;

  return images[(gsize)base * place + a];
}

static guint
reverse_cb (guint a, guint32 base, guint place, gpointer data)
{
  return a == 0 ? 0 : base - a;
}

static const MurDigitCb maps[] = { NULL, reverse_cb, permute_cb };

typedef struct
{
  guint32 base;
  MurDigits digits;
  guint n_places;
  guint16 *images;
} Case;

/* The fewest places with base^places ≥ 2⁵⁴: counted in 128 bits. */
static guint
count_places (guint32 base)
{
  MurWide power = 1;
  guint n = 0;

  for (; power < (MurWide)1 << 54; power *= base)
    n++;
  return n;
}

static void
assert_value (const Case *at, guint64 index, double value)
{
  const guint n_places = at->digits == MUR_DIGITS_SCRAMBLED ? at->n_places : 0;
  const MurExact exact
    = mur_exact_inverse (index, at->base, n_places, maps[at->digits], at->images);
  const guint slack = exact.denominator >> 44 == 0 ? 0 : 45;

  if (!mur_exact_is_nearest (exact, value, slack))
    g_error ("base %u, digits %d, index %" G_GUINT64_FORMAT ": %a is not the nearest",
             at->base, at->digits, index, value);
  g_assert_cmpfloat (value, <, 1);
}

static void
assert_case (const Case *at, guint64 first, guint64 leap)
{
  g_autoptr (MurRadical) radical
    = mur_radical_new (at->base, at->digits, SEED, first + (N - 1) * leap);
  double values[N];

  g_assert_cmpuint (mur_radical_base (radical), ==, at->base);
  mur_radical_fill_leaped (radical, first, leap, N, values);
  for (guint i = 0; i < N; i++)
    assert_value (at, first + i * leap, values[i]);
  if (leap != 1)
    return;
  mur_radical_fill (radical, first, N, values);
  for (guint i = 0; i < N; i++)
    assert_value (at, first + i, values[i]);
}

/* From 0, over the ends of blocks, and at the largest index. */
static void
assert_exact (MurDigits digits)
{
  for (guint b = 0; b < G_N_ELEMENTS (bases); b++)
    {
      const guint n_places = count_places (bases[b]);
      g_autofree guint16 *images = find_images (bases[b], n_places);
      const Case at = { bases[b], digits, n_places, images };
      guint64 block = bases[b];
      MurRng rng = mur_rng (SEED, MUR_RNG_TEST, bases[b]);

      while (block * bases[b] <= 4096)
        block *= bases[b];
      assert_case (&at, 0, 1);
      assert_case (&at, block - 40, 1);
      assert_case (&at, block * block * 3 - 40, 1);
      assert_case (&at, TWO_TO_53 - (N - 1), 1);
      assert_case (&at, 5, 409);
      assert_case (&at, 1234567, (TWO_TO_53 - 1234567) / (N - 1));
      assert_case (&at, 3, bases[b]);
      for (int bits = 12; bits <= 52; bits += 5)
        assert_case (&at, (guint64)ldexp (mur_rng_uniform (&rng), bits), 1);
    }
}

static void
test_plain_is_exact (void)
{
  assert_exact (MUR_DIGITS_PLAIN);
}

static void
test_reversed_is_exact (void)
{
  assert_exact (MUR_DIGITS_REVERSED);
}

static void
test_scrambled_is_exact (void)
{
  assert_exact (MUR_DIGITS_SCRAMBLED);
}

static void
test_places (void)
{
  g_assert_cmpuint (mur_radical_places (2), ==, 54);
  g_assert_cmpuint (mur_radical_places (3), ==, 35);    /* 3³⁴ < 2⁵⁴ */
  g_assert_cmpuint (mur_radical_places (65521), ==, 4); /* 65521³ < 2⁵⁴ */
  for (guint b = 0; b < G_N_ELEMENTS (bases); b++)
    g_assert_cmpuint (mur_radical_places (bases[b]), ==, count_places (bases[b]));
}

/* The same numbers as one at a time by integers, for all that a person will look at. */
static void
test_fill_is_the_inverse (void)
{
  g_autofree double *values = g_new (double, 100000);

  for (guint b = 0; b < G_N_ELEMENTS (bases); b++)
    {
      g_autoptr (MurRadical) radical
        = mur_radical_new (bases[b], MUR_DIGITS_PLAIN, 0, 99999);

      mur_radical_fill (radical, 0, 100000, values);
      for (guint64 i = 0; i < 100000; i++)
        g_assert_true (values[i] == plain_inverse (i, bases[b]));
    }
}

/* How far the tables reach changes no number. */
static void
test_reach_changes_nothing (void)
{
  static const guint64 last[] = { 60, 5000, 1234567, TWO_TO_53 };
  double values[4][61];

  for (guint b = 0; b < G_N_ELEMENTS (bases); b++)
    {
      for (guint k = 0; k < 4; k++)
        {
          g_autoptr (MurRadical) radical
            = mur_radical_new (bases[b], MUR_DIGITS_SCRAMBLED, SEED, last[k]);

          mur_radical_fill (radical, 0, 61, values[k]);
          g_assert_cmpmem (values[k], sizeof values[k], values[0], sizeof values[0]);
        }
    }
}

/* All 54 binary digits 1 is 1 − 2⁻⁵⁴, which rounds to 1: it stays below. */
static void
test_never_one (void)
{
  guint64 seed = SEED;
  guint64 index = 0;
  double value;

  while (mur_digit_permutation_of_zero (seed, 2, 53) != 1)
    seed++;
  for (guint place = 0; place < 53; place++)
    if (mur_digit_permutation_of_zero (seed, 2, place) == 0)
      index |= (guint64)1 << place;

  g_autoptr (MurRadical) radical
    = mur_radical_new (2, MUR_DIGITS_SCRAMBLED, seed, TWO_TO_53);

  mur_radical_fill (radical, index, 1, &value);
  g_assert_true (value == 1 - 0x1p-53);
  mur_radical_fill_leaped (radical, index, 1, 1, &value);
  g_assert_true (value == 1 - 0x1p-53);
}

/* Scrambled or not, any 3⁶ points in a row have one in each interval of length 3⁻⁶. */
static void
test_elementary_intervals (void)
{
  for (MurDigits digits = MUR_DIGITS_PLAIN; digits <= MUR_DIGITS_SCRAMBLED; digits++)
    {
      g_autoptr (MurRadical) radical = mur_radical_new (3, digits, SEED, 40000);
      guint8 seen[729] = { 0 };
      double values[729];

      mur_radical_fill (radical, 31415, 729, values);
      for (guint i = 0; i < 729; i++)
        {
          /* 10⁻⁹ intervals from an end is nearer than 10 digits come */
          const guint cell = (guint)(values[i] * 729 + 1e-9);

          g_assert_cmpuint (cell, <, 729);
          g_assert_cmpuint (seen[cell]++, ==, 0);
        }
    }
}

static void
test_bytes (void)
{
  /* one number is an entry of two doubles; a group of base 2 has 4096 */
  g_assert_cmpuint (mur_radical_bytes (2, 1) - mur_radical_bytes (2, 0), ==, 16);
  g_assert_cmpuint (mur_radical_bytes (2, 4095) - mur_radical_bytes (2, 0), ==,
                    16 * 4095);
  g_assert_cmpuint (mur_radical_bytes (2, 4096) - mur_radical_bytes (2, 4095), ==, 32);
}

static void
test_misuse (void)
{
  g_autoptr (MurRadical) radical = mur_radical_new (3, MUR_DIGITS_PLAIN, 0, 100);
  double values[2] = { 0.75, 0.75 };

  mur_radical_fill (radical, 1000, 0, values);
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*reaches*");
  mur_radical_fill (radical, 100, 2, values);
  g_test_assert_expected_messages ();
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*reaches*");
  mur_radical_fill_leaped (radical, 51, 50, 2, values);
  g_test_assert_expected_messages ();
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*leap >= 1*");
  mur_radical_fill_leaped (radical, 5, 0, 2, values);
  g_test_assert_expected_messages ();
  g_assert_true (values[0] == 0.75 && values[1] == 0.75);
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*base >= 2*");
  g_assert_null (mur_radical_new (1, MUR_DIGITS_PLAIN, 0, 100));
  g_test_assert_expected_messages ();
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*last_index*");
  g_assert_null (mur_radical_new (2, MUR_DIGITS_PLAIN, 0, TWO_TO_53 + 1));
  g_test_assert_expected_messages ();
}

void
mur_test_radical (void)
{
  g_test_add_func ("/sampling/radical/plain-is-exact", test_plain_is_exact);
  g_test_add_func ("/sampling/radical/reversed-is-exact", test_reversed_is_exact);
  g_test_add_func ("/sampling/radical/scrambled-is-exact", test_scrambled_is_exact);
  g_test_add_func ("/sampling/radical/places", test_places);
  g_test_add_func ("/sampling/radical/fill-is-the-inverse", test_fill_is_the_inverse);
  g_test_add_func ("/sampling/radical/reach-changes-nothing",
                   test_reach_changes_nothing);
  g_test_add_func ("/sampling/radical/never-one", test_never_one);
  g_test_add_func ("/sampling/radical/elementary-intervals", test_elementary_intervals);
  g_test_add_func ("/sampling/radical/bytes", test_bytes);
  g_test_add_func ("/sampling/radical/misuse", test_misuse);
}
