/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Levels and summaries, against values worked by hand. */

#include "core/sweep/summary.h"
#include "tests/core/sweep/sweeps.h"

#include <math.h>

static void
test_levels (void)
{
  const double values[] = { 0.3, 0.1, NAN, 0.3, 0.7, INFINITY, 0.1 };
  g_auto (MurLevels) levels;
  mur_levels_init (&levels, values, G_N_ELEMENTS (values), 0, FALSE);
  g_assert_cmpuint (levels.n, ==, 3);
  g_assert_cmpfloat (levels.places[1], ==, 0.3);
  /* Half-way to the neighbour, and as far out at the ends. */
  g_assert_cmpfloat_with_epsilon (levels.edges[0], 0.0, 1e-15);
  g_assert_cmpfloat_with_epsilon (levels.edges[1], 0.2, 1e-15);
  g_assert_cmpfloat_with_epsilon (levels.edges[2], 0.5, 1e-15);
  g_assert_cmpfloat_with_epsilon (levels.edges[3], 0.9, 1e-15);
  g_assert_cmpuint (mur_levels_find (&levels, 0.7), ==, 2);
  g_assert_cmpuint (mur_levels_find (&levels, 0.30000001), ==, G_MAXSIZE);
  g_assert_cmpuint (mur_levels_find (&levels, NAN), ==, G_MAXSIZE);
  g_assert_false (mur_levels_are_even (&levels));
  g_assert_cmpuint (mur_levels_count (values, G_N_ELEMENTS (values), 9), ==, 3);
}

/* In equal ratios, edges are geometric means: 1, 10, 1000. */
static void
test_logarithmic (void)
{
  const double values[] = { 1000, 1, -3, 0, 10 };
  g_auto (MurLevels) levels;
  mur_levels_init (&levels, values, G_N_ELEMENTS (values), 0, TRUE);
  g_assert_cmpuint (levels.n, ==, 3);
  g_assert_cmpfloat_with_epsilon (levels.edges[1], sqrt (10), 1e-12);
  g_assert_cmpfloat_with_epsilon (levels.edges[2], 100, 1e-10);
  g_assert_cmpfloat_with_epsilon (levels.edges[3], 10000, 1e-8);
  g_assert_false (mur_levels_are_even (&levels));
}

static void
test_bins (void)
{
  const double values[] = { 0, 0.1, 0.26, 0.5, 0.74, 1 };
  g_auto (MurLevels) levels;
  mur_levels_init (&levels, values, G_N_ELEMENTS (values), 4, FALSE);
  g_assert_cmpuint (levels.n, ==, 4);
  g_assert_true (levels.is_binned);
  g_assert_cmpfloat (levels.places[0], ==, 0.125);
  g_assert_cmpuint (mur_levels_find (&levels, 0.26), ==, 1);
  g_assert_cmpuint (mur_levels_find (&levels, 0.5), ==, 2);
  g_assert_cmpuint (mur_levels_find (&levels, 1), ==, 3);
  g_assert_cmpuint (mur_levels_find (&levels, 1.01), ==, G_MAXSIZE);
  g_assert_true (mur_levels_are_even (&levels));
}

/* One cell has 3, 1, 4, 1.5 and a run that failed; the other one value; the third none. R:
 * quantile (c (1, 1.5, 3, 4)) is 1, 1.375, 2.25, 3.25, 4. */
static void
test_statistics (void)
{
  const double x[] = { 0, 0, 0, 0, 0, 1, 2 };
  const double values[] = { 3, 1, 4, 1.5, NAN, 7, NAN };
  const guint8 is_failed[] = { 0, 0, 0, 0, 1, 0, 0 };
  const double levels[] = { 0, 1, 2, 3 };
  const MurSummaryInput input = { .n = 7,
                                  .x = x,
                                  .values = values,
                                  .is_failed = is_failed,
                                  .x_levels = levels,
                                  .n_x_levels = 4 };
  const double expected[] = { [MUR_STATISTIC_MEDIAN] = 2.25,
                              [MUR_STATISTIC_MEAN] = 2.375,
                              [MUR_STATISTIC_MINIMUM] = 1,
                              [MUR_STATISTIC_MAXIMUM] = 4,
                              [MUR_STATISTIC_LOWER_QUARTILE] = 1.375,
                              [MUR_STATISTIC_UPPER_QUARTILE] = 3.25,
                              [MUR_STATISTIC_COUNT] = 5,
                              [MUR_STATISTIC_FAILED] = 0.2 };
  g_autoptr (MurSummary) summary = mur_summary_new (&input);
  g_assert_cmpuint (mur_summary_x (summary)->n, ==, 4);
  g_assert_cmpuint (mur_summary_y (summary)->n, ==, 1);
  for (guint s = 0; s < MUR_N_STATISTICS; s++)
    {
      g_assert_cmpfloat (mur_summary_get (summary, 0, 0, s), ==, expected[s]);
      if (s < MUR_STATISTIC_COUNT)
        g_assert_cmpfloat (mur_summary_get (summary, 1, 0, s), ==, 7);
    }
  g_assert_true (isnan (mur_summary_get (summary, 2, 0, MUR_STATISTIC_MEDIAN)));
  g_assert_cmpfloat (mur_summary_get (summary, 2, 0, MUR_STATISTIC_COUNT), ==, 1);
  g_assert_cmpfloat (mur_summary_get (summary, 3, 0, MUR_STATISTIC_COUNT), ==, 0);
  g_assert_true (isnan (mur_summary_get (summary, 3, 0, MUR_STATISTIC_FAILED)));
  /* 1.5 is the lower of the two in the middle. */
  g_assert_cmpuint (mur_summary_row (summary, 0, 0), ==, 3);
  g_assert_cmpuint (mur_summary_row (summary, 1, 0), ==, 5);
  g_assert_cmpuint (mur_summary_row (summary, 2, 0), ==, 6);
  g_assert_cmpuint (mur_summary_row (summary, 3, 0), ==, G_MAXSIZE);
}

/* The order of rows is nothing to the cells. */
static void
test_two (void)
{
  double x[60], y[60], values[60], x2[60], y2[60], values2[60];
  for (guint i = 0; i < 60; i++)
    {
      x[i] = i % 3;
      y[i] = i / 3 % 4;
      values[i] = (i * 37 % 61) / 7.0;
      x2[59 - i] = x[i];
      y2[59 - i] = y[i];
      values2[59 - i] = values[i];
    }
  const MurSummaryInput one = { .n = 60, .x = x, .y = y, .values = values };
  const MurSummaryInput other = { .n = 60, .x = x2, .y = y2, .values = values2 };
  g_autoptr (MurSummary) first = mur_summary_new (&one);
  g_autoptr (MurSummary) second = mur_summary_new (&other);
  for (guint i = 0; i < 12; i++)
    {
      const gsize row = mur_summary_row (first, i % 3, i / 3);
      g_assert_cmpfloat (x[row], ==, i % 3);
      g_assert_cmpfloat (y[row], ==, i / 3);
      g_assert_cmpfloat (values[row], ==,
                         mur_summary_get (first, i % 3, i / 3, MUR_STATISTIC_MEDIAN));
      for (guint s = 0; s < MUR_STATISTIC_FAILED; s++)
        if (s != MUR_STATISTIC_MEAN)
          g_assert_cmpfloat (mur_summary_get (first, i % 3, i / 3, s), ==,
                             mur_summary_get (second, i % 3, i / 3, s));
    }
}

void
mur_test_summary (void)
{
  g_test_add_func ("/sweep/levels/values", test_levels);
  g_test_add_func ("/sweep/levels/logarithmic", test_logarithmic);
  g_test_add_func ("/sweep/levels/bins", test_bins);
  g_test_add_func ("/sweep/summary/statistics", test_statistics);
  g_test_add_func ("/sweep/summary/two", test_two);
}
