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
                       .factor = 10,
                       .minimum = { 10 },
                       .maximum = { 25 } };

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
                        .minimum = { -100 },
                        .maximum = { 100 } };
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
                        .minimum = { -10 },
                        .maximum = { 10 },
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
  mur_grip_nudge (grip, 1, -1);
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

/* A mark at (1, 2) that sets a and half of its y twice, and a frame round the cell (2, 4)
 * of six by six, which sets whole numbers. */
static MurFigure *
new_plane (void)
{
  static const double place[] = { 1, 2 }, cell[] = { 2, 4 };
  static const double across[] = { 1.5, 2.5, 2.5, 1.5, 1.5 };
  static const double up[] = { 3.5, 3.5, 4.5, 4.5, 3.5 };
  MurFigure *figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, "Plane");
  MurHandle handle = {
    .name = "Coefficients",
    .values = place,
    .n = 2,
    .way = MUR_HANDLE_PLANE,
    .minimum = { -2, 0 },
    .maximum = { 2, 6 },
    .targets = { { "a", 0, 1 }, { "b", 1, 0.5 }, { "c", 1, 0.25 } },
  };

  panel->x.minimum = panel->y.minimum = 0.5;
  panel->x.maximum = panel->y.maximum = 6.5;
  mur_layer_add_handle (
    mur_panel_add_points (panel, MUR_ROLE_FIT, NULL, &place[0], &place[1], 1), &handle);
  handle = (MurHandle){
    .name = "Pair",
    .values = cell,
    .n = 2,
    .way = MUR_HANDLE_PLANE,
    .minimum = { 1, 1 },
    .maximum = { 6, 6 },
    .targets = { { "i", 0, 1 }, { "j", 1, 1 } },
    .whole = TRUE,
  };
  mur_layer_add_handle (
    mur_panel_add_line (panel, MUR_ROLE_SERIES_6, NULL, across, up, 5), &handle);
  return figure;
}

static void
move_to (MurGrip *grip, const MurLayout *layout, double x, double y)
{
  double px, py;

  mur_layout_to_position (layout, 0, x, y, &px, &py);
  mur_grip_move (grip, px, py);
}

static MurGrip *
take_at (const MurLayout *layout, guint layer, double x, double y)
{
  double px, py;

  mur_layout_to_position (layout, 0, x, y, &px, &py);
  return mur_grip_new (layout, (MurHandlePlace){ 0, layer }, px, py);
}

static void
check_pairs (const MurGrip *grip, const char *expected)
{
  g_auto (GStrv) pairs = mur_grip_pairs (grip);
  g_autofree char *found = g_strjoinv (" ", pairs);

  g_assert_cmpstr (found, ==, expected);
}

/* Each target has the number of its axis, times its factor. */
static void
plane_is_two_numbers (void)
{
  g_autoptr (MurFigure) figure = new_plane ();
  g_autoptr (MurLayout) layout = lay_out (figure, NULL);
  g_autoptr (MurGrip) grip = take_at (layout, 0, 1.2, 2.2);
  g_autofree char *text = NULL;

  check_pairs (grip, "a 1 b 1 c 0.5");
  move_to (grip, layout, 1.7, 4.2);
  g_assert_cmpfloat_with_epsilon (number_of (grip, 0, 0), 1.5, 0.02);
  g_assert_cmpfloat_with_epsilon (number_of (grip, 1, 0), 2, 0.01);
  g_assert_cmpfloat (number_of (grip, 2, 0), ==, number_of (grip, 1, 0) / 2);
  move_to (grip, layout, -30, 30);
  check_pairs (grip, "a -2 b 3 c 1.5");
  text = mur_grip_describe (grip);
  g_assert_cmpstr (text, ==,
                   "Coefficients: \xe2\x88\x92"
                   "2, 6");
  /* A unit of the layout is 6 / 740 to the right and 6 / 400 up: thousandths and hundredths,
     of which a step is five. */
  mur_grip_nudge (grip, 2, 0);
  check_pairs (grip, "a -1.99 b 3 c 1.5");
  mur_grip_nudge (grip, 0, -1);
  check_pairs (grip, "a -1.99 b 2.975 c 1.4875");
}

/* Where both would be the same, the pair stays by the pointer, and keys go on over it,
 * unless there is nothing behind it. */
static void
whole_numbers_differ (void)
{
  g_autoptr (MurFigure) figure = new_plane ();
  g_autoptr (MurLayout) layout = lay_out (figure, NULL);
  g_autoptr (MurGrip) grip = take_at (layout, 1, 2, 4);

  move_to (grip, layout, 3.4, 5.3);
  check_pairs (grip, "i 3 j 5");
  move_to (grip, layout, 4.2, 4.1);
  check_pairs (grip, "i 3 j 5");
  move_to (grip, layout, 90, 5.3);
  check_pairs (grip, "i 6 j 5");
  mur_grip_nudge (grip, -1, 0);
  check_pairs (grip, "i 4 j 5");
  mur_grip_nudge (grip, 1, 0);
  check_pairs (grip, "i 6 j 5");
  mur_grip_nudge (grip, 0, 1);
  check_pairs (grip, "i 6 j 5");
  mur_grip_nudge (grip, 0, -10);
  check_pairs (grip, "i 6 j 1");
  mur_grip_nudge (grip, 0, 10);
  check_pairs (grip, "i 6 j 5");
}

/* All that it spans, for as long as its middle is in sight, on either axis. */
static void
box_of_a_line (void)
{
  g_autoptr (MurFigure) figure = new_plane ();
  g_autoptr (MurLayout) layout = lay_out (figure, NULL);
  const MurPanelView beside[] = { { .x = { 2.2, 5 }, .y = { NAN, NAN } } };
  const MurPanelView cut[] = { { .x = { 1.8, 5 }, .y = { NAN, NAN } } };
  g_autoptr (MurLayout) off = lay_out (figure, beside);
  g_autoptr (MurLayout) on = lay_out (figure, cut);
  const MurHandlePlace place = { 0, 1 };
  const MurRectangle box = mur_handle_box (layout, place);
  g_autoptr (GArray) all = mur_handles (layout);
  g_autoptr (GArray) few = mur_handles (on);
  g_autoptr (GArray) none = mur_handles (off);
  double left, right, top, bottom;

  mur_layout_to_position (layout, 0, 1.5, 4.5, &left, &top);
  mur_layout_to_position (layout, 0, 2.5, 3.5, &right, &bottom);
  g_assert_cmpfloat_with_epsilon (box.x, left, 1e-9);
  g_assert_cmpfloat_with_epsilon (box.y, top, 1e-9);
  g_assert_cmpfloat_with_epsilon (box.width, right - left, 1e-9);
  g_assert_cmpfloat_with_epsilon (box.height, bottom - top, 1e-9);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (few->len, ==, 1);
  g_assert_cmpuint (g_array_index (few, MurHandlePlace, 0).layer, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
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
  g_test_add_func ("/ui/plot/pick/handle/plane", plane_is_two_numbers);
  g_test_add_func ("/ui/plot/pick/handle/whole", whole_numbers_differ);
  g_test_add_func ("/ui/plot/pick/handle/box-of-a-line", box_of_a_line);
  g_test_add_func ("/ui/plot/pick/handle/old", old_places_are_nowhere);
}
