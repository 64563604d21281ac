/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Medians and quantiles of values whose right ones are known. */

#include "ui/plot/figure/robust.h"

#include <math.h>

#include "tests/ui/plot/figure/tests.h"

#define SEED 17770430

static MurRange
spread (MurScale scale, const double *values, gsize n)
{
  MurSample sample;
  MurRange range;

  mur_sample_init (&sample, scale);
  mur_sample_take (&sample, values, n);
  range = mur_sample_spread (&sample);
  mur_sample_clear (&sample);
  return range;
}

/* Median 3; deviations 2, 1, 0, 1, 997, of which the median is 1. */
static void
spread_by_hand (void)
{
  static const double values[] = { 1000, 2, NAN, 4, 1, INFINITY, 3 };
  const MurRange range = spread (MUR_SCALE_LINEAR, values, G_N_ELEMENTS (values));

  g_assert_cmpfloat_with_epsilon (range.minimum, 3 - 4 * 1.4826, 1e-12);
  g_assert_cmpfloat_with_epsilon (range.maximum, 3 + 4 * 1.4826, 1e-12);
}

/* Powers of ten: the same of their exponents. */
static void
spread_of_logarithms (void)
{
  static const double values[] = { 1e3, 1e2, -7, 1e4, 1e1, 0, 1e300 };
  const MurRange range = spread (MUR_SCALE_LOG, values, G_N_ELEMENTS (values));

  g_assert_cmpfloat_with_epsilon (log10 (range.minimum), 3 - 4 * 1.4826, 1e-9);
  g_assert_cmpfloat_with_epsilon (log10 (range.maximum), 3 + 4 * 1.4826, 1e-9);
}

/* σ of many normal deviates, a tenth of them far out: 1.4826 MAD of a tenth more on one
 * side is less than a fifth too much. */
static void
spread_ignores_what_lies_far_out (void)
{
  const gsize n = 50000;
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autofree double *values = g_new (double, n);
  MurRange range;

  g_test_message ("seed %d", SEED);
  for (gsize i = 0; i < n; i++)
    values[i] = i % 10 == 3 ? 1e6 : 2 * mur_test_normal (random) - 5;
  range = spread (MUR_SCALE_LINEAR, values, n);
  g_assert_cmpfloat_with_epsilon (range.maximum - range.minimum, 16, 0.25 * 16);
  g_assert_cmpfloat_with_epsilon ((range.maximum + range.minimum) / 2, -5, 0.5);
}

static void
nothing_has_no_spread (void)
{
  static const double same[] = { 2, 2, 2, 7 };

  g_assert_true (isnan (spread (MUR_SCALE_LINEAR, same, 4).minimum));
  g_assert_true (isnan (spread (MUR_SCALE_LINEAR, same, 0).maximum));
  g_assert_true (isnan (spread (MUR_SCALE_LINEAR, NULL, 7).maximum));
}

static void
quantiles_lie_between_values (void)
{
  static const double values[] = { 40, 10, 30, 20, NAN };
  MurSample sample;
  MurRange range;

  mur_sample_init (&sample, MUR_SCALE_LINEAR);
  mur_sample_take (&sample, values, G_N_ELEMENTS (values));
  range = mur_sample_quantiles (&sample, 0, 0.5);
  g_assert_cmpfloat (range.minimum, ==, 10);
  g_assert_cmpfloat (range.maximum, ==, 25);
  range = mur_sample_quantiles (&sample, 0.1, 1);
  g_assert_cmpfloat_with_epsilon (range.minimum, 13, 1e-12);
  g_assert_cmpfloat (range.maximum, ==, 40);
  mur_sample_clear (&sample);
}

void
mur_test_robust (void)
{
  g_test_add_func ("/ui/plot/robust/by-hand", spread_by_hand);
  g_test_add_func ("/ui/plot/robust/logarithms", spread_of_logarithms);
  g_test_add_func ("/ui/plot/robust/far-out", spread_ignores_what_lies_far_out);
  g_test_add_func ("/ui/plot/robust/nothing", nothing_has_no_spread);
  g_test_add_func ("/ui/plot/robust/quantiles", quantiles_lie_between_values);
}
