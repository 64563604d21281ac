/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Samplers as a whole: the published points, cuts of all kinds, and where Halton fails
 * and what cures it. */

#include "core/sampling/sampler.h"
#include "core/base/rng.h"
#include "tests/core/sampling/units.h"

#include <math.h>

#define SEED 8642097531135792468u

static MurSampler *
make (const MurSamplerSettings *settings)
{
  g_autoptr (GError) error = NULL;
  MurSampler *sampler = mur_sampler_new (settings, &error);

  g_assert_no_error (error);
  return sampler;
}

/* As published: ten points in bases 5, 7 and 11 from index 0, as fractions; those of
 * base 5 as they are printed. */
static void
test_published_points (void)
{
  static const double numerators[3][10] = {
    { 0, 5, 10, 15, 20, 1, 6, 11, 16, 21 },
    { 0, 7, 14, 21, 28, 35, 42, 1, 8, 15 },
    { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 },
  };
  static const double denominators[3] = { 25, 49, 11 };
  static const double printed[10]
    = { 0, 0.2, 0.4, 0.6, 0.8, 0.04, 0.24, 0.44, 0.64, 0.84 };
  const MurSamplerSettings settings = {
    .sequence = MUR_SEQUENCE_HALTON, .dimensions = 3, .first_prime = 2, .count = 10
  };
  g_autoptr (MurSampler) sampler = make (&settings);
  double points[3][10];

  mur_sampler_fill (sampler, 0, 10, 0, 3,
                    (double *[]){ points[0], points[1], points[2] });
  for (guint i = 0; i < 10; i++)
    {
      for (guint d = 0; d < 3; d++)
        g_assert_true (points[d][i] == numerators[d][i] / denominators[d]);
      g_assert_true (points[0][i] == printed[i]);
    }
  g_assert_cmpuint (mur_sampler_base (sampler, 0), ==, 5);
  g_assert_cmpuint (mur_sampler_base (sampler, 2), ==, 11);
}

static MurSamplerSettings
settings_of (MurSequence sequence, guint64 count)
{
  return (MurSamplerSettings){
    .sequence = sequence,
    .dimensions = MIN (11, mur_sequence_max_dimensions (sequence)),
    .first_prime = 1,
    .first_index = 12345,
    .leap = 409,
    .seed = SEED,
    .count = count,
  };
}

static double **
make_columns (guint dimensions, gsize n)
{
  double **columns = g_new0 (double *, dimensions + 1);

  for (guint d = 0; d < dimensions; d++)
    columns[d] = g_new (double, n);
  return columns;
}

static void
free_columns (double **columns)
{
  for (guint d = 0; columns[d] != NULL; d++)
    g_free (columns[d]);
  g_free (columns);
}

/* Any portion of points and dimensions has the bits that one fill of all gives. */
static void
assert_cut (MurSequence sequence)
{
  const MurSamplerSettings settings = settings_of (sequence, 6000);
  g_autoptr (MurSampler) sampler = make (&settings);
  const guint dimensions = settings.dimensions;
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, sequence);
  double **all = make_columns (dimensions, 6000);
  double **part = make_columns (dimensions, 6000);

  mur_sampler_fill (sampler, 0, 6000, 0, dimensions, all);
  for (guint trial = 0; trial < 60; trial++)
    {
      const guint64 first = (guint64)(mur_rng_uniform (&rng) * 6000);
      const gsize n = (gsize)(mur_rng_uniform (&rng) * (double)(6001 - first));
      const guint from = (guint)(mur_rng_uniform (&rng) * dimensions);
      const guint some = 1 + (guint)(mur_rng_uniform (&rng) * (dimensions - from));

      mur_sampler_fill (sampler, first, n, from, some, part);
      for (guint k = 0; k < some; k++)
        g_assert_cmpmem (part[k], n * sizeof (double), all[from + k] + first,
                         n * sizeof (double));
    }
  free_columns (all);
  free_columns (part);
}

static void
test_cut_anywhere (void)
{
  for (MurSequence sequence = 0; sequence < MUR_N_SEQUENCES; sequence++)
    assert_cut (sequence);
}

/* A first index is as many points skipped, leaps and all; strata know none. */
static void
assert_skip (MurSequence sequence)
{
  MurSamplerSettings settings = settings_of (sequence, 5000);
  const gboolean is_set
    = sequence == MUR_SEQUENCE_LATIN_HYPERCUBE || sequence == MUR_SEQUENCE_JITTERED;
  const guint64 step = sequence == MUR_SEQUENCE_LEAPED ? 409 : 1;
  const guint64 skipped = is_set ? 0 : 1234;
  g_autoptr (MurSampler) sampler = make (&settings);
  double **before = make_columns (settings.dimensions, 1000);
  double **after = make_columns (settings.dimensions, 1000);

  settings.first_index += 1234 * step;
  g_autoptr (MurSampler) later = make (&settings);

  mur_sampler_fill (sampler, skipped, 1000, 0, settings.dimensions, before);
  mur_sampler_fill (later, 0, 1000, 0, settings.dimensions, after);
  for (guint d = 0; d < settings.dimensions; d++)
    g_assert_cmpmem (before[d], 1000 * sizeof (double), after[d],
                     1000 * sizeof (double));
  free_columns (before);
  free_columns (after);
}

static void
test_seek_is_skip (void)
{
  for (MurSequence sequence = 0; sequence < MUR_N_SEQUENCES; sequence++)
    assert_skip (sequence);
}

/* In the cube, of mean ½ in every dimension, and different for another seed just where
 * it says so. 4.5 deviations of the mean of 6000 random numbers are 0.017. */
static void
test_points_are_uniform (void)
{
  double values[2][6000];

  for (MurSequence sequence = 0; sequence < MUR_N_SEQUENCES; sequence++)
    {
      MurSamplerSettings settings = settings_of (sequence, 6000);
      g_autoptr (MurSampler) sampler = make (&settings);
      double mean = 0;

      settings.seed++;
      g_autoptr (MurSampler) other = make (&settings);

      mur_sampler_fill (sampler, 0, 6000, settings.dimensions - 1, 1,
                        (double *[]){ values[0] });
      mur_sampler_fill (other, 0, 6000, settings.dimensions - 1, 1,
                        (double *[]){ values[1] });
      for (guint i = 0; i < 6000; i++)
        {
          g_assert_true (values[0][i] >= 0 && values[0][i] < 1);
          mean += values[0][i] / 6000;
        }
      g_assert_cmpfloat (fabs (mean - 0.5), <, 0.017);
      g_assert_true ((memcmp (values[0], values[1], sizeof values[0]) != 0)
                     == mur_sequence_is_seeded (sequence));
    }
}

/* Of 1000 points in bases 167 and 173, the 38th and 39th primes from 0. */
static double
correlation (MurSequence sequence, guint64 seed)
{
  const MurSamplerSettings settings = {
    .sequence = sequence,
    .dimensions = 2,
    .first_prime = 38,
    .leap = 409,
    .seed = seed,
    .count = 1000,
  };
  g_autoptr (MurSampler) sampler = make (&settings);
  double points[2][1000];
  double sum[5] = { 0 };

  mur_sampler_fill (sampler, 0, 1000, 0, 2, (double *[]){ points[0], points[1] });
  for (guint i = 0; i < 1000; i++)
    {
      const double x = points[0][i] - 0.5;
      const double y = points[1][i] - 0.5;
      const double terms[5] = { x, y, x * x, y * y, x * y };

      for (guint k = 0; k < 5; k++)
        sum[k] += terms[k] / 1000;
    }
  return (sum[4] - sum[0] * sum[1])
         / sqrt ((sum[2] - sum[0] * sum[0]) * (sum[3] - sum[1] * sum[1]));
}

/* As published: +0.50, by exact fractions 0.50493. Without a trend 1000 pairs have one
 * of deviation 0.032. */
static void
test_high_bases (void)
{
  g_assert_cmpfloat_with_epsilon (correlation (MUR_SEQUENCE_HALTON, 0), 0.50492866,
                                  1e-8);
  g_assert_cmpfloat (correlation (MUR_SEQUENCE_REVERSE, 0), >, 0.4);
  g_assert_cmpfloat (fabs (correlation (MUR_SEQUENCE_LEAPED, 0)), <, 0.1);
  for (guint64 seed = SEED; seed < SEED + 20; seed++)
    g_assert_cmpfloat (fabs (correlation (MUR_SEQUENCE_SCRAMBLED, seed)), <, 0.15);
}

/* Leaped is every leap-th point of Halton, at any distance. */
static void
test_leaped_is_halton (void)
{
  MurSamplerSettings settings = settings_of (MUR_SEQUENCE_LEAPED, 50);
  g_autoptr (MurSampler) leaped = make (&settings);
  double values[50];
  double value;

  mur_sampler_fill (leaped, 0, 50, 7, 1, (double *[]){ values });
  settings.sequence = MUR_SEQUENCE_HALTON;
  settings.count = 50 * 409;
  g_autoptr (MurSampler) halton = make (&settings);

  for (guint i = 0; i < 50; i++)
    {
      mur_sampler_fill (halton, i * 409, 1, 7, 1, (double *[]){ &value });
      g_assert_true (value == values[i]);
    }
}

/* A permutation belongs to its base, wherever the base stands. */
static void
test_permutations_stay_with_bases (void)
{
  MurSamplerSettings settings = settings_of (MUR_SEQUENCE_SCRAMBLED, 100);
  g_autoptr (MurSampler) sampler = make (&settings);
  double values[2][100];

  settings.first_prime += 3;
  g_autoptr (MurSampler) shifted = make (&settings);

  mur_sampler_fill (sampler, 0, 100, 5, 1, (double *[]){ values[0] });
  mur_sampler_fill (shifted, 0, 100, 2, 1, (double *[]){ values[1] });
  g_assert_cmpmem (values[0], sizeof values[0], values[1], sizeof values[1]);
}

/* Each dimension of random points is a stream of its own. */
static void
test_random_is_the_streams (void)
{
  const MurSamplerSettings settings = settings_of (MUR_SEQUENCE_RANDOM, 301);
  g_autoptr (MurSampler) sampler = make (&settings);
  double values[301];

  for (guint d = 0; d < settings.dimensions; d++)
    {
      MurRng rng = mur_rng (SEED, MUR_RNG_SAMPLE, d);

      mur_rng_seek (&rng, settings.first_index);
      mur_sampler_fill (sampler, 0, 301, d, 1, (double *[]){ values });
      for (guint i = 0; i < 301; i++)
        g_assert_true (values[i] == mur_rng_uniform (&rng));
    }
}

static void
test_many_dimensions (void)
{
  const MurSamplerSettings settings
    = { .sequence = MUR_SEQUENCE_SCRAMBLED, .dimensions = 1000, .seed = 3, .count = 9 };
  g_autoptr (MurSampler) sampler = make (&settings);
  double values[9];

  g_assert_cmpuint (mur_sampler_base (sampler, 999), ==, 7919);
  mur_sampler_fill (sampler, 0, 9, 999, 1, (double *[]){ values });
  for (guint i = 1; i < 9; i++)
    g_assert_true (values[i] != values[0]);
}

static void
test_bases (void)
{
  for (MurSequence sequence = 0; sequence < MUR_N_SEQUENCES; sequence++)
    {
      const MurSamplerSettings settings = settings_of (sequence, 2048);
      static const guint bases[MUR_N_SEQUENCES] = { 0, 3, 3, 3, 3, 2, 2, 0, 0, 3 };
      g_autoptr (MurSampler) sampler = make (&settings);

      g_assert_cmpuint (mur_sampler_base (sampler, 0), ==, bases[sequence]);
      g_assert_cmpuint (mur_sampler_settings (sampler)->count, ==, 2048);
      g_assert_null (mur_sampler_warning (sampler));
    }
}

void
mur_test_sampler (void)
{
  g_test_add_func ("/sampling/sampler/published-points", test_published_points);
  g_test_add_func ("/sampling/sampler/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/sampling/sampler/seek-is-skip", test_seek_is_skip);
  g_test_add_func ("/sampling/sampler/points-are-uniform", test_points_are_uniform);
  g_test_add_func ("/sampling/sampler/high-bases", test_high_bases);
  g_test_add_func ("/sampling/sampler/leaped-is-halton", test_leaped_is_halton);
  g_test_add_func ("/sampling/sampler/permutations-stay-with-bases",
                   test_permutations_stay_with_bases);
  g_test_add_func ("/sampling/sampler/random-is-the-streams",
                   test_random_is_the_streams);
  g_test_add_func ("/sampling/sampler/many-dimensions", test_many_dimensions);
  g_test_add_func ("/sampling/sampler/bases", test_bases);
}
