/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Handles: which one is where, and what a grip sets. The layout says where data are. */

#include <math.h>

#include "tests/ui/plot/pick/tests.h"
#include "ui/plot/pick/handle.h"

static const double list[] = { 0.25, 20, -4 };
static const double one[] = { 1 }, half[] = { 0.5 }, zero[] = { 0 };
static const char *const also[] = { "start", "list", NULL };

/* A mark at (0.5, 1), for the value 20 of a box from 10 to 20, and a rule at −4; in the
 * second panel a mark on the circle, at the angle 0. */
static MurFigure *
new_figure (void)
{
  MurFigure *figure = mur_figure_new ();
  MurPanel *up = mur_figure_add_panel (figure, 0, 0, "Up");
  MurPanel *round = mur_figure_add_panel (figure, 0, 1, "Round");
  MurHandle handle = { .name = "Upper limit of p2",
                       .parameter = "upper",
                       .values = list,
                       .n = 3,
                       .index = 1,
                       .offset = 10,
                       .factor = 10,
                       .minimum = 10,
                       .maximum = 25 };

  up->x.minimum = 0;
  up->x.maximum = 1;
  up->y.minimum = -6;
  up->y.maximum = 2;
  mur_layer_add_handle (mur_panel_add_points (up, MUR_ROLE_GUIDE, NULL, half, one, 1),
                        &handle);
  handle = (MurHandle){ .name = "Frequency of oscillator 3",
                        .unit = "rad/s",
                        .parameter = "frequencies",
                        .values = list,
                        .n = 3,
                        .index = 2,
                        .factor = 1,
                        .minimum = -100,
                        .maximum = 100 };
  mur_layer_add_handle (mur_panel_add_horizontal_rule (up, MUR_ROLE_GUIDE, NULL, -4),
                        &handle);
  round->equal = TRUE;
  round->x.minimum = round->y.minimum = -1.2;
  round->x.maximum = round->y.maximum = 1.2;
  handle = (MurHandle){ .name = "First phase of oscillator 1",
                        .parameter = "phases",
                        .values = list,
                        .n = 1,
                        .way = MUR_HANDLE_ROUND,
                        .factor = 1,
                        .minimum = -10,
                        .maximum = 10,
                        .also = also };
  mur_layer_add_handle (
    mur_panel_add_points (round, MUR_ROLE_SERIES_1, "1", one, zero, 1), &handle);
  return figure;
}

static MurLayout *
lay_out (const MurFigure *figure, const MurPanelView *views)
{
  return mur_layout_new (figure, mur_theme_find ("light"), views, 800, 480, 1);
}

static double
number_of (const MurGrip *grip, guint pair, guint place)
{
  g_auto (GStrv) pairs = mur_grip_pairs (grip);
  g_auto (GStrv) numbers = g_strsplit (pairs[2 * pair + 1], " ", -1);

  return g_ascii_strtod (numbers[place], NULL);
}

static void
each_is_found_where_it_is (void)
{
  g_autoptr (MurFigure) figure = new_figure ();
  g_autoptr (MurLayout) layout = lay_out (figure, NULL);
  MurHandlePlace at = { 9, 9 };
  double px, py;

  mur_layout_to_position (layout, 0, 0.5, 1, &px, &py);
  g_assert_true (mur_handle_nearest (layout, px + 3, py - 4, 6, &at));
  g_assert_cmpuint (at.panel, ==, 0);
  g_assert_cmpuint (at.layer, ==, 0);
  g_assert_false (mur_handle_nearest (layout, px + 30, py, 6, &at));
  /* A rule is there all along. */
  mur_layout_to_position (layout, 0, 0.9, -4, &px, &py);
  g_assert_true (mur_handle_nearest (layout, px, py + 5, 6, &at));
  g_assert_cmpuint (at.layer, ==, 1);
  g_assert_false (mur_handle_nearest (layout, px, py + 7, 6, &at));
  mur_layout_to_position (layout, 1, 1, 0, &px, &py);
  g_assert_true (mur_handle_nearest (layout, px, py, 6, &at));
  g_assert_cmpuint (at.panel, ==, 1);
}

static void
next_goes_around (void)
{
  g_autoptr (MurFigure) figure = new_figure ();
  g_autoptr (MurLayout) layout = lay_out (figure, NULL);
  const MurPanelView views[] = { { .x = { NAN, NAN }, .y = { NAN, NAN }, .hidden = 1 },
                                 { .x = { NAN, NAN }, .y = { 0.5, 1.2 } } };
  g_autoptr (MurLayout) few = lay_out (figure, views);
  static const guint order[][2] = { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 0, 0 } };
  MurHandlePlace at;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_true (mur_handle_next (layout, i == 0, &at));
      g_assert_cmpuint (at.panel, ==, order[i][0]);
      g_assert_cmpuint (at.layer, ==, order[i][1]);
    }
  /* Hidden, and outside of the limits, there is none. */
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (mur_handle_next (few, i == 0, &at));
      g_assert_cmpuint (at.panel, ==, 0);
      g_assert_cmpuint (at.layer, ==, 1);
    }
}

/* Up by half of what the box is high is half of the box more. */
static void
up_is_more (void)
{
  g_autoptr (MurFigure) figure = new_figure ();
  g_autoptr (MurLayout) layout = lay_out (figure, NULL);
  g_autoptr (MurGrip) grip = NULL;
  g_auto (GStrv) pairs = NULL;
  g_autofree char *text = NULL;
  double px, py, unused, half_up, far;

  mur_layout_to_position (layout, 0, 0.5, 1, &px, &py);
  mur_layout_to_position (layout, 0, 0.5, 1.3, &unused, &half_up);
  mur_layout_to_position (layout, 0, 0.5, -30, &unused, &far);
  grip = mur_grip_new (layout, (MurHandlePlace){ 0, 0 }, px, py + 2);
  pairs = mur_grip_pairs (grip);
  g_assert_cmpstr (pairs[0], ==, "upper");
  g_assert_cmpstr (pairs[1], ==, "0.25 20 -4");
  g_assert_null (pairs[2]);
  mur_grip_move (grip, px + 50, half_up + 2);
  /* A unit of the layout is 0.2 or so, and resolves tenths. */
  g_assert_cmpfloat_with_epsilon (number_of (grip, 0, 1), 23, 0.1);
  g_assert_cmpfloat (number_of (grip, 0, 0), ==, 0.25);
  mur_grip_move (grip, px, far);
  g_assert_cmpfloat (number_of (grip, 0, 1), ==, 10);
  mur_grip_move (grip, px, -1000);
  text = mur_grip_describe (grip);
  g_assert_cmpstr (text, ==, "Upper limit of p2: 25");
  mur_grip_nudge (grip, -2);
  g_assert_cmpfloat_with_epsilon (number_of (grip, 0, 1), 24, 1e-12);
}

/* A quarter of a turn, and across the back, where angles jump. */
static void
round_is_an_angle (void)
{
  g_autoptr (MurFigure) figure = new_figure ();
  g_autoptr (MurLayout) layout = lay_out (figure, NULL);
  g_autoptr (MurGrip) grip = NULL;
  g_auto (GStrv) pairs = NULL;
  double px, py;

  mur_layout_to_position (layout, 1, 1, 0, &px, &py);
  grip = mur_grip_new (layout, (MurHandlePlace){ 1, 0 }, px, py);
  pairs = mur_grip_pairs (grip);
  g_assert_cmpstr (pairs[0], ==, "start");
  g_assert_cmpstr (pairs[1], ==, "list");
  g_assert_cmpstr (pairs[2], ==, "phases");
  mur_layout_to_position (layout, 1, 0, 0.4, &px, &py);
  mur_grip_move (grip, px, py);
  g_assert_cmpfloat_with_epsilon (number_of (grip, 1, 0), 0.25 + G_PI / 2, 0.01);
  mur_layout_to_position (layout, 1, -cos (0.1), -sin (0.1), &px, &py);
  mur_grip_move (grip, px, py);
  g_assert_cmpfloat_with_epsilon (number_of (grip, 1, 0), 0.25 - G_PI + 0.1, 0.01);
}

static void
old_places_are_nowhere (void)
{
  g_autoptr (MurFigure) figure = new_figure ();
  g_autoptr (MurLayout) layout = lay_out (figure, NULL);
  static const MurHandlePlace gone[] = { { 2, 0 }, { 0, 7 }, { G_MAXUINT, G_MAXUINT } };

  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      g_assert_null (mur_handle_find (layout, gone[i]));
      g_assert_null (mur_grip_new (layout, gone[i], 0, 0));
      g_assert_cmpfloat (mur_handle_box (layout, gone[i]).width, ==, 0);
    }
}

void
mur_test_handles (void)
{
  g_test_add_func ("/ui/plot/pick/handle/found", each_is_found_where_it_is);
  g_test_add_func ("/ui/plot/pick/handle/next", next_goes_around);
  g_test_add_func ("/ui/plot/pick/handle/up", up_is_more);
  g_test_add_func ("/ui/plot/pick/handle/round", round_is_an_angle);
  g_test_add_func ("/ui/plot/pick/handle/old", old_places_are_nowhere);
}
