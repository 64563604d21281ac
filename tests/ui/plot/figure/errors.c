/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The error bars of points. */

#include "ui/plot/figure/errors.h"

#include "tests/ui/plot/figure/tests.h"

static const double x[] = { 1, 2, 3, 4, 5, 6 };
static const double y[] = { 3.25, -2, 8, 4, 0.5, NAN };
static const double errors[] = { 0.5, 0.25, 0, NAN, 2, 1 };

static MurLayer *
add_points (MurFigure *figure)
{
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  MurLayer *layer = mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, x, y, 6);

  layer->errors = errors;
  return layer;
}

static void
bars_reach_as_far_both_ways (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  const MurLayer *layer = add_points (figure);
  double ends[2];

  g_assert_true (mur_layer_has_errors (layer));
  mur_layer_error_ends (layer, MUR_SCALE_LINEAR, 0, ends);
  g_assert_true (ends[0] == 2.75 && ends[1] == 3.75);
  mur_layer_error_ends (layer, MUR_SCALE_LINEAR, 1, ends);
  g_assert_true (ends[0] == -2.25 && ends[1] == -1.75);
  /* Nothing, no number, and no datum. */
  static const gsize none[] = { 2, 3, 5 };
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      mur_layer_error_ends (layer, MUR_SCALE_LINEAR, none[i], ends);
      g_assert_true (isnan (ends[0]) && isnan (ends[1]));
    }
}

/* 0.5 ± 2 begins below zero: farther down than any log axis goes. */
static void
bars_end_with_a_log_axis (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  const MurLayer *layer = add_points (figure);
  double ends[2];

  mur_layer_error_ends (layer, MUR_SCALE_LOG, 4, ends);
  g_assert_true (ends[0] > 0 && ends[0] < 1e-300 && ends[1] == 2.5);
  mur_layer_error_ends (layer, MUR_SCALE_LOG, 0, ends);
  g_assert_true (ends[0] == 2.75);
  mur_layer_error_ends (layer, MUR_SCALE_LOG, 1, ends);
  g_assert_true (isnan (ends[0]) && isnan (ends[1]));
}

/* Of 0, 0.25, 0.5, 1, 2 the middle is 0.5. */
static void
longest_is_five_times_the_middle (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurLayer *layer = add_points (figure);
  static const double unknown[] = { NAN, NAN, NAN, NAN, NAN, NAN };

  g_assert_cmpfloat (mur_layer_longest_error (layer, 0, 1), ==, 2.5);
  g_assert_cmpfloat (mur_layer_longest_error (layer, -2, 8), ==, 10);
  layer->errors = unknown;
  g_assert_cmpfloat (mur_layer_longest_error (layer, -2, 8), ==, 0);
}

void
mur_test_errors (void)
{
  g_test_add_func ("/ui/plot/errors/ends", bars_reach_as_far_both_ways);
  g_test_add_func ("/ui/plot/errors/log", bars_end_with_a_log_axis);
  g_test_add_func ("/ui/plot/errors/longest", longest_is_five_times_the_middle);
}
