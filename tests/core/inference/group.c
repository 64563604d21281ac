/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies make the same sum, and are found again. */

#include "core/inference/uncertainty/group.h"

#include <math.h>

#include "core/base/rng.h"
#include "tests/core/inference/tests.h"

#define MAX_P (9 + 81)

static void
draw_copy (guint n, MurRng *rng, const double *parameters, double *copy)
{
  guint places[9];
  int m[9];

  for (guint i = 0; i < n; i++)
    {
      const guint j = (guint)((double)(i + 1) * mur_rng_uniform (rng));

      places[i] = i;
      places[i] = places[j];
      places[j] = i;
      m[i] = (int)(7 * mur_rng_uniform (rng)) - 3;
    }
  mur_group_copy (n, parameters, places, m, copy);
}

static void
test_same_sum (void)
{
  for (guint n = 1; n <= 6; n++)
    {
      double parameters[MAX_P], copy[MAX_P], times[20], one[20 * 6], other[20 * 6];
      MurRng rng = mur_rng (1, MUR_RNG_TEST, n);

      mur_test_draw (n, 31, parameters);
      draw_copy (n, &rng, parameters, copy);
      mur_test_times (20, 2, times);
      mur_test_integrate (n, parameters, 0, 20, times, one);
      mur_test_integrate (n, copy, 0, 20, times, other);
      for (guint k = 0; k < 20; k++)
        {
          double difference = 0;

          for (guint i = 0; i < n; i++)
            difference += one[k * n + i] - other[k * n + i];
          g_assert_cmpfloat_with_epsilon (difference, 0, 1e-10);
        }
    }
}

/* Whatever copy it is, with small errors on all: back to where it came from. */
static void
test_nearest (void)
{
  for (guint n = 1; n <= 9; n++)
    for (guint64 seed = 0; seed < 5; seed++)
      {
        const guint n_parameters = mur_layout_n_parameters (n);
        double truth[MAX_P], estimate[MAX_P], copy[MAX_P], nearest[MAX_P];
        MurRng rng = mur_rng (seed, MUR_RNG_TEST, n);
        double squares = 0;

        mur_test_draw (n, seed, truth);
        for (guint p = 0; p < n_parameters; p++)
          estimate[p] = truth[p] + 0.002 * (mur_rng_uniform (&rng) - 0.5);
        for (guint p = 0; p < n_parameters; p++)
          squares += (estimate[p] - truth[p]) * (estimate[p] - truth[p]);
        draw_copy (n, &rng, estimate, copy);
        g_assert_cmpfloat_with_epsilon (
          mur_group_nearest (n, copy, truth, NULL, nearest), sqrt (squares), 1e-11);
        g_assert_cmpfloat (mur_test_distance (n_parameters, nearest, estimate), <,
                           1e-12);
      }
}

/* 3! · 2² = 24, of which none are the same but for whole turns. */
static void
test_count (void)
{
  g_assert_cmpfloat (mur_group_n_copies (1), ==, 1);
  g_assert_cmpfloat (mur_group_n_copies (3), ==, 24);
  g_assert_cmpfloat (mur_group_n_copies (5), ==, 1920);
}

void
mur_test_group (void)
{
  g_test_add_func ("/core/inference/group/same-sum", test_same_sum);
  g_test_add_func ("/core/inference/group/nearest", test_nearest);
  g_test_add_func ("/core/inference/group/count", test_count);
}
