/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Random numbers: the published vectors of Philox 4×32-10 (the "kat_vectors" that go
 * with Salmon et al. 2011), streams that may be cut anywhere, and the two laws. */

#include "core/base/rng.h"
#include "tests/core/base/tests.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SEED G_GUINT64_CONSTANT (0x9d3f7a61c5e8b204)
#define INDEX G_GUINT64_CONSTANT (0x71b6e90ad2c4835f)

static MurRng
stream (void)
{
  return mur_rng (SEED, MUR_RNG_TEST, INDEX);
}

static void
philox_known_answers (void)
{
  static const struct
  {
    guint32 counter[4];
    guint32 key[2];
    guint32 expected[4];
  } answers[] = {
    { { 0, 0, 0, 0 }, { 0, 0 }, { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 } },
    { { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff },
      { 0xffffffff, 0xffffffff },
      { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd } },
    { { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 },
      { 0xa4093822, 0x299f31d0 },
      { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      guint32 words[4];

      mur_philox_4x32 (answers[i].counter, answers[i].key, words);
      g_assert_cmpmem (words, sizeof words, answers[i].expected, sizeof words);
    }
}

/* Seed, purpose and index stand where the header says, and every bit of them counts. */
static void
stream_is_counter_and_key (void)
{
  MurRng rng = stream ();
  const guint32 key[2] = { 0xc5e8b204, 0x9d3f7a61 };

  for (guint32 block = 0; block < 100; block++)
    {
      const guint32 counter[4] = { block, 0xd2c4835f, 0x71b6e90a, MUR_RNG_TEST };
      guint32 word[4];

      mur_philox_4x32 (counter, key, word);
      for (guint half = 0; half < 2; half++)
        {
          const guint64 all = (guint64)word[2 * half + 1] << 32 | word[2 * half];

          g_assert_cmpfloat (mur_rng_uniform (&rng), ==,
                             ldexp ((double)(all >> 11), -53));
        }
    }
}

static void
fill_equals_drawing (void)
{
  static const gsize sizes[] = { 0, 1, 1, 2, 3, 7, 8, 31, 33, 64, 255, 1, 1030, 17 };
  MurRng one = stream ();
  MurRng many = stream ();
  double values[1030];

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      mur_rng_fill_uniform (&many, sizes[i], values);
      for (gsize j = 0; j < sizes[i]; j++)
        g_assert_cmpfloat (values[j], ==, mur_rng_uniform (&one));
    }
}

static void
seek_enters_anywhere (void)
{
  double values[301];
  MurRng rng = stream ();

  mur_rng_fill_uniform (&rng, 301, values);
  for (guint64 at = 0; at < 301; at += 37)
    {
      mur_rng_seek (&rng, at);
      g_assert_cmpfloat (mur_rng_uniform (&rng), ==, values[at]);
    }
}

/* After 2³² blocks the stream begins again, in the middle of a fill as well. */
static void
stream_goes_around (void)
{
  double start[8];
  double around[20];
  MurRng rng = stream ();

  mur_rng_fill_uniform (&rng, 8, start);
  mur_rng_seek (&rng, (G_GUINT64_CONSTANT (1) << 33) - 12);
  mur_rng_fill_uniform (&rng, 20, around);
  g_assert_cmpmem (around + 12, sizeof start, start, sizeof start);
}

static void
streams_differ (void)
{
  const MurRng streams[] = {
    mur_rng (SEED, MUR_RNG_TEST, INDEX),
    mur_rng (SEED ^ 1, MUR_RNG_TEST, INDEX),
    mur_rng (SEED ^ G_GUINT64_CONSTANT (1) << 63, MUR_RNG_TEST, INDEX),
    mur_rng (SEED, MUR_RNG_NOISE, INDEX),
    mur_rng (SEED, MUR_RNG_TEST, INDEX + 1),
    mur_rng (SEED, MUR_RNG_TEST, INDEX ^ G_GUINT64_CONSTANT (1) << 63),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (streams); i++)
    for (gsize j = 0; j < i; j++)
      {
        MurRng a = streams[i];
        MurRng b = streams[j];

        g_assert_cmpfloat (mur_rng_uniform (&a), !=, mur_rng_uniform (&b));
      }
}

#define MANY 200000

/* Power sums of a sample: means of u, u², … with their standard errors known. */
static double
mean_power (gsize n, const double *values, int power)
{
  long double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += powl (values[i], power);
  return (double)(sum / n);
}

static int
compare_doubles (const void *a, const void *b)
{
  const double x = *(const double *)a;
  const double y = *(const double *)b;

  return (x > y) - (x < y);
}

/* Kolmogorov's distance between a sample, which is sorted, and a law. */
static double
distance (gsize n, double *values, double (*law) (double))
{
  double largest = 0;

  qsort (values, n, sizeof *values, compare_doubles);
  for (gsize i = 0; i < n; i++)
    {
      const double p = law (values[i]);

      largest = fmax (largest, fmax (p - (double)i / n, (double)(i + 1) / n - p));
    }
  return largest;
}

static double
uniform_law (double x)
{
  return x;
}

static double
normal_law (double x)
{
  return 0.5 * erfc (-x / sqrt (2));
}

/* The seed is fixed, so these do not flicker; 4.5 standard errors would fail a sound
 * generator for one seed in 10⁵. Kolmogorov: 2.2/√n is exceeded by one in 10⁴. */
static void
uniform_is_uniform (void)
{
  g_autofree double *values = g_new (double, MANY);
  MurRng rng = stream ();

  mur_rng_fill_uniform (&rng, MANY, values);
  for (int power = 1; power <= 4; power++)
    {
      const double mean = 1.0 / (power + 1);
      const double variance = 1.0 / (2 * power + 1) - mean * mean;

      g_assert_cmpfloat_with_epsilon (mean_power (MANY, values, power), mean,
                                      4.5 * sqrt (variance / MANY));
    }
  g_assert_cmpfloat (distance (MANY, values, uniform_law), <, 2.2 / sqrt (MANY));
  g_assert_cmpfloat (values[0], >=, 0);
  g_assert_cmpfloat (values[MANY - 1], <, 1);
}

static void
normal_is_normal (void)
{
  static const double moments[] = { 1, 0, 1, 0, 3, 0, 15, 0, 105 };
  g_autofree double *values = g_new (double, MANY);
  MurRng rng = stream ();

  mur_rng_fill_normal (&rng, MANY, values);
  for (int power = 1; power <= 4; power++)
    {
      const double mean = moments[power];
      const double variance = moments[2 * power] - mean * mean;

      g_assert_cmpfloat_with_epsilon (mean_power (MANY, values, power), mean,
                                      4.5 * sqrt (variance / MANY));
    }
  g_assert_cmpfloat (distance (MANY, values, normal_law), <, 2.2 / sqrt (MANY));
}

/* Against the formula in long double. The angle 2πv has two roundings, at most 2⁻⁵² of
 * 2π; sine, cosine and logarithm 2 ulp; root and product one half each: together below
 * 2.8e-15 of the radius. */
static void
normal_is_box_muller (void)
{
  MurRng uniform = stream ();
  MurRng normal = stream ();
  double values[502];

  mur_rng_fill_normal (&normal, 502, values);
  for (gsize i = 0; i < 502; i += 2)
    {
      const long double radius
        = sqrtl (-2 * logl (1 - (long double)mur_rng_uniform (&uniform)));
      const long double angle = 8 * atanl (1) * mur_rng_uniform (&uniform);

      g_assert_true (fabsl (values[i] - radius * cosl (angle)) <= 2.8e-15L * radius);
      g_assert_true (fabsl (values[i + 1] - radius * sinl (angle))
                     <= 2.8e-15L * radius);
    }
}

/* Fills of even length join without a seam; an odd one uses up its pair. */
static void
normal_splits (void)
{
  static const gsize sizes[] = { 2, 0, 6, 254, 256, 258, 512, 4 };
  MurRng whole = stream ();
  MurRng parts = stream ();
  double expected[1293];
  double values[512];
  gsize at = 0;

  mur_rng_fill_normal (&whole, 1293, expected);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); at += sizes[i++])
    {
      mur_rng_fill_normal (&parts, sizes[i], values);
      g_assert_cmpmem (values, sizes[i] * sizeof *values, expected + at,
                       sizes[i] * sizeof *values);
    }
  mur_rng_fill_normal (&parts, 1, values);
  g_assert_cmpfloat (values[0], ==, expected[1292]);
  g_assert_cmpfloat (mur_rng_uniform (&parts), ==, mur_rng_uniform (&whole));
  mur_rng_seek (&whole, 1294);
  mur_rng_uniform (&whole);
  g_assert_cmpfloat (mur_rng_uniform (&parts), ==, mur_rng_uniform (&whole));
}

void
mur_test_rng (void)
{
  g_test_add_func ("/base/rng/philox-known-answers", philox_known_answers);
  g_test_add_func ("/base/rng/stream-is-counter-and-key", stream_is_counter_and_key);
  g_test_add_func ("/base/rng/fill-equals-drawing", fill_equals_drawing);
  g_test_add_func ("/base/rng/seek-enters-anywhere", seek_enters_anywhere);
  g_test_add_func ("/base/rng/stream-goes-around", stream_goes_around);
  g_test_add_func ("/base/rng/streams-differ", streams_differ);
  g_test_add_func ("/base/rng/uniform-is-uniform", uniform_is_uniform);
  g_test_add_func ("/base/rng/normal-is-normal", normal_is_normal);
  g_test_add_func ("/base/rng/normal-is-box-muller", normal_is_box_muller);
  g_test_add_func ("/base/rng/normal-splits", normal_splits);
}
