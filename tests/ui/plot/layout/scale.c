/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Maps of axes: inverse, order, and ranges that no axis could show. */

#include "ui/plot/layout/scale.h"

#include <math.h>

#include "tests/ui/plot/layout/tests.h"

#define SEED 20240611

static void
position_inverts_data (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  for (int i = 0; i < 2000; i++)
    {
      const MurScale scale = i % 2 ? MUR_SCALE_LOG : MUR_SCALE_LINEAR;
      const double low = mur_test_magnitude (random, -200, 200);
      const double high = low * mur_test_magnitude (random, 0.01, 20);
      const double at = g_rand_double_range (random, 20, 900);
      MurMap map;

      mur_map_init (&map, scale, (MurRange){ low, high }, 20, 900);
      /* Positions near 900 carry 1e-13; logarithms of 200 lose two digits more. */
      g_assert_cmpfloat_with_epsilon (
        mur_map_to_position (&map, mur_map_to_data (&map, at)), at, 1e-9);
      g_assert_cmpfloat (mur_map_to_data (&map, 20), ==, low);
      g_assert_cmpfloat (mur_map_to_data (&map, 900), ==, high);
    }
}

static void
arrays_match_single_values (void)
{
  static const double values[]
    = { -3.5, 0, 1e-9, 2.25, 1e300, -1e300, 17.125, 0.3333333333 };
  double positions[G_N_ELEMENTS (values)];

  for (int scale = 0; scale < 2; scale++)
    {
      MurMap map;

      mur_map_init (&map, (MurScale)scale, (MurRange){ 0.5, 20 }, 300, 10);
      mur_map_positions (&map, values, G_N_ELEMENTS (values), positions);
      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        {
          const double one = mur_map_to_position (&map, values[i]);

          g_assert_true (one == positions[i] || (isnan (one) && isnan (positions[i])));
          g_assert_false (isinf (one));
        }
    }
}

/* Each becomes a range that an axis can use. */
static void
odd_ranges_become_sane (void)
{
  static const double odd[]
    = { NAN,   INFINITY, -INFINITY, 0,        -0.0, 1e-300,    -1e-300, 5e-324,
        1e300, -1e300,   1.7e308,   -1.7e308, 1,    1 + 1e-16, -42,     1e-5 };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    for (guint j = 0; j < G_N_ELEMENTS (odd); j++)
      for (int scale = 0; scale < 2; scale++)
        {
          const MurRange sane
            = mur_range_sane ((MurRange){ odd[i], odd[j] }, (MurScale)scale);
          const double width = fabs (sane.maximum - sane.minimum);

          g_assert_true (isfinite (sane.minimum) && isfinite (sane.maximum));
          g_assert_true (isfinite (width) && width > 0);
          if (scale == MUR_SCALE_LOG)
            g_assert_true (sane.minimum > 0 && sane.maximum > 0);
          /* Made sane once is made sane for good, up to rounding. */
          const MurRange again = mur_range_sane (sane, (MurScale)scale);

          const double size = fmax (fabs (sane.minimum), fabs (sane.maximum));

          g_assert_cmpfloat (fabs (again.minimum - sane.minimum), <=, 1e-12 * size);
          g_assert_cmpfloat (fabs (again.maximum - sane.maximum), <=, 1e-12 * size);
        }
}

static void
reversed_stays_reversed (void)
{
  const MurRange range = mur_range_sane ((MurRange){ 7.5, -2.5 }, MUR_SCALE_LINEAR);
  MurMap map;

  g_assert_cmpfloat (range.minimum, ==, 7.5);
  g_assert_cmpfloat (range.maximum, ==, -2.5);
  mur_map_init (&map, MUR_SCALE_LINEAR, range, 0, 100);
  g_assert_cmpfloat (mur_map_to_position (&map, 5), ==, 25);
}

static void
log_axes_show_positive_values_only (void)
{
  MurMap map;

  mur_map_init (&map, MUR_SCALE_LOG, (MurRange){ 0.01, 100 }, 0, 400);
  g_assert_true (isnan (mur_map_to_position (&map, 0)));
  g_assert_true (isnan (mur_map_to_position (&map, -1)));
  g_assert_cmpfloat_with_epsilon (mur_map_to_position (&map, 1), 200, 1e-10);
  g_assert_false (mur_scale_shows (MUR_SCALE_LOG, 0));
  g_assert_true (mur_scale_shows (MUR_SCALE_LINEAR, 0));
  g_assert_false (mur_scale_shows (MUR_SCALE_LINEAR, INFINITY));
}

void
mur_test_scale (void)
{
  g_test_add_func ("/ui/plot/scale/inverse", position_inverts_data);
  g_test_add_func ("/ui/plot/scale/arrays", arrays_match_single_values);
  g_test_add_func ("/ui/plot/scale/odd-ranges", odd_ranges_become_sane);
  g_test_add_func ("/ui/plot/scale/reversed", reversed_stays_reversed);
  g_test_add_func ("/ui/plot/scale/log", log_axes_show_positive_values_only);
}
