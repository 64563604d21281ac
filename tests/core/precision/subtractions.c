/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Subtractions at once and stepwise, and the exact errors of each. */

#include "core/precision/subtractions.h"

#include "core/base/rng.h"
#include "core/precision/error-free.h"
#include "tests/core/precision/units.h"

#include <math.h>
#include <string.h>

#define SEED 20264
#define N_DRAWS 100000

/* Any length, cut anywhere: as one by one. */
static void
test_lengths (void)
{
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, 0);
  double steps[200], starts[200], values[200];
  mur_rng_fill_uniform (&rng, 200, starts);
  mur_rng_fill_uniform (&rng, 200, steps);
  for (gsize n = 0; n <= 200; n += 1 + n / 7)
    {
      memcpy (values, starts, sizeof values);
      mur_subtract_stepwise (13, n, steps, values);
      mur_subtract_stepwise (4, n / 2, steps, values);
      mur_subtract_stepwise (4, n - n / 2, steps + n / 2, values + n / 2);
      for (gsize i = 0; i < 200; i++)
        {
          double value = starts[i];
          for (guint k = 0; i < n && k < 17; k++)
            value -= steps[i];
          g_assert_cmpfloat (values[i], ==, value);
        }
    }
}

/* The differences −5u, 0, u/16 and 1.5u, counted by hand: two are multiples of u besides
 * the zero. */
static void
test_differences (void)
{
  const double u = MUR_UNIT_ROUNDOFF;
  const double direct[] = { 0, 1, u / 16, 1.5 * u, 1 };
  const double stepwise[] = { 5 * u, 1, 0, 0, 1 - u };
  MurDifferences all, part;
  mur_differences_init (&all);
  mur_differences_add (&all, 2, direct, stepwise);
  mur_differences_init (&part);
  mur_differences_add (&part, 3, direct + 2, stepwise + 2);
  mur_differences_merge (&all, &part);
  g_assert_cmpuint (all.n, ==, 5);
  g_assert_cmpuint (all.n_zeros, ==, 1);
  g_assert_cmpuint (all.n_multiples, ==, 3);
  g_assert_cmpfloat (all.maximum, ==, 5 * u);
  g_assert_cmpfloat_with_epsilon (mur_differences_rms (&all) / u,
                                  sqrt ((25 + 1.0 / 256 + 2.25 + 1) / 5), 1e-15);
}

/* What 10⁵ draws gave elsewhere: n, rms with its standard error, shares of zeros and of
 * multiples of 2⁻⁵³ to the digits that were kept. */
static const struct
{
  guint64 n;
  double rms, error, zeros, multiples, digits;
} published[] = {
  { 10, 2.347e-16, 5e-19, 0.127, 0.675, 5e-4 },
  { 100, 1.557e-15, 5e-18, 0.0263, 0.570, 5e-4 },
  { 1000, 6.81e-14, 2e-16, 0.0063, 0.951, 5e-4 },
  { 10000, 7.55e-12, 2e-14, 0.0008, 0.995, 5e-4 },
};

static void
check_published (gsize row, const double *starts, const double *steps, double *stepwise)
{
  g_autofree double *direct = g_new (double, N_DRAWS);
  MurDifferences found;
  mur_subtract_stepwise (published[row].n - (row > 0 ? published[row - 1].n : 0),
                         N_DRAWS, steps, stepwise);
  mur_subtract_directly (published[row].n, MUR_CONTRACTION_OFF, N_DRAWS, starts, steps,
                         direct);
  mur_differences_init (&found);
  mur_differences_add (&found, N_DRAWS, direct, stepwise);
  const double zeros = (double)found.n_zeros / N_DRAWS;
  const double multiples = (double)found.n_multiples / N_DRAWS;
  g_test_message ("n = %d: rms %.4g, zeros %.4f, multiples %.4f", (int)published[row].n,
                  mur_differences_rms (&found), zeros, multiples);
  /* Both samples err: √2 of the standard error each, four of them; of shares by √(p/n)
   * and by how they were rounded. */
  g_assert_cmpfloat_with_epsilon (mur_differences_rms (&found), published[row].rms,
                                  4 * G_SQRT2 * published[row].error);
  g_assert_cmpfloat_with_epsilon (zeros, published[row].zeros,
                                  4 * G_SQRT2 * sqrt (published[row].zeros / N_DRAWS)
                                    + published[row].digits);
  g_assert_cmpfloat_with_epsilon (multiples, published[row].multiples,
                                  4 * G_SQRT2
                                      * sqrt ((1 - published[row].multiples) / N_DRAWS)
                                    + published[row].digits);
}

static void
test_published (void)
{
  g_autofree double *starts = g_new (double, N_DRAWS);
  g_autofree double *steps = g_new (double, N_DRAWS);
  g_autofree double *stepwise = g_new (double, N_DRAWS);
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, 1);
  mur_rng_fill_uniform (&rng, N_DRAWS, starts);
  mur_rng_fill_uniform (&rng, N_DRAWS, steps);
  for (gsize i = 0; i < N_DRAWS; i++)
    steps[i] *= 0.01;
  memcpy (stepwise, starts, N_DRAWS * sizeof *starts);
  for (gsize row = 0; row < G_N_ELEMENTS (published); row++)
    check_published (row, starts, steps, stepwise);
}

#define TIMES 300

/* Ends exactly at the difference, in every mode; to nearest each error is TwoSum's. */
static void
check_errors (MurRounding rounding,
              MurContraction contraction,
              double start,
              double step)
{
  double values[TIMES + 1], errors[TIMES + 1], running[TIMES + 1], error;
  mur_subtraction_errors (TIMES, contraction, rounding, start, step, values, errors,
                          running);
  g_assert_cmpfloat (running[TIMES], ==, values[0] - values[TIMES]);
  g_assert_cmpfloat (running[0], ==, errors[0]);
  for (guint k = 1; k <= TIMES && rounding == MUR_ROUNDING_NEAREST; k++)
    {
      g_assert_cmpfloat (mur_two_sum (k > 1 ? values[k - 1] : start, -step, &error), ==,
                         values[k]);
      g_assert_cmpfloat (errors[k], ==, error);
    }
}

static void
test_errors (void)
{
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, 2);
  for (guint i = 0; i < 50; i++)
    for (MurRounding rounding = 0; rounding < MUR_N_ROUNDINGS; rounding++)
      for (MurContraction contraction = 0; contraction < MUR_N_CONTRACTIONS;
           contraction++)
        {
          const double start = mur_rng_uniform (&rng);
          check_errors (rounding, contraction, start, 0.01 * mur_rng_uniform (&rng));
        }
  g_assert_cmpint (mur_rounding_now (), ==, MUR_ROUNDING_NEAREST);
}

void
mur_test_subtractions (void)
{
  g_test_add_func ("/precision/subtractions/lengths", test_lengths);
  g_test_add_func ("/precision/subtractions/differences", test_differences);
  g_test_add_func ("/precision/subtractions/published", test_published);
  g_test_add_func ("/precision/subtractions/errors", test_errors);
}
