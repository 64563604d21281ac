/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Panels that are enlarged or hidden: limits, history and layers stay. */

#include "tests/ui/plot/navigation/fixture.h"

/* "101": the first and the last of three panels are in sight. */
static void
assert_sight (const MurNavigation *self, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  guint n, n_in_sight = 0;
  const MurPanelView *views = mur_navigation_panels (self, &n);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_c (found, views[i].out_of_sight ? '0' : '1');
      g_assert_true (mur_navigation_is_in_sight (self, i) == !views[i].out_of_sight);
      n_in_sight += !views[i].out_of_sight;
    }
  g_assert_cmpstr (found->str, ==, expected);
  g_assert_cmpuint (mur_navigation_n_in_sight (self), ==, n_in_sight);
}

static void
enlarged (void)
{
  g_autoptr (MurFigure) figure = new_figure (3, 0);
  g_autoptr (MurNavigation) self = new_view (figure);

  assert_sight (self, "111");
  g_assert_false (mur_navigation_is_enlarged (self));
  g_assert_false (mur_navigation_end_enlarged (self));
  g_assert_false (mur_navigation_enlarge (self, 3));
  g_assert_true (mur_navigation_enlarge (self, 1));
  assert_sight (self, "010");
  g_assert_true (mur_navigation_is_enlarged (self));
  g_assert_false (mur_navigation_enlarge (self, 1));
  g_assert_false (mur_navigation_enlarge (self, 2));
  g_assert_false (mur_navigation_toggle_panel (self, 2));
  assert_sight (self, "010");
  /* A live figure goes on; another one is seen as a whole. */
  mur_navigation_show (self, figure, MUR_FOLLOW_GROW);
  assert_sight (self, "010");
  g_assert_true (mur_navigation_end_enlarged (self));
  assert_sight (self, "111");
  g_assert_true (mur_navigation_enlarge (self, 2));
  mur_navigation_show (self, figure, MUR_FOLLOW_ANEW);
  assert_sight (self, "111");
}

static void
hidden (void)
{
  g_autoptr (MurFigure) figure = new_figure (3, 0);
  g_autoptr (MurNavigation) self = new_view (figure);

  g_assert_true (mur_navigation_toggle_panel (self, 0));
  assert_sight (self, "011");
  g_assert_false (mur_navigation_enlarge (self, 0));
  g_assert_true (mur_navigation_toggle_panel (self, 2));
  assert_sight (self, "010");
  /* One stays, and is as large as it can be. */
  g_assert_false (mur_navigation_toggle_panel (self, 1));
  g_assert_false (mur_navigation_enlarge (self, 1));
  g_assert_false (mur_navigation_toggle_panel (self, 3));
  g_assert_true (mur_navigation_toggle_panel (self, 2));
  /* What was hidden is so after a panel has been enlarged, until all are asked for. */
  g_assert_true (mur_navigation_enlarge (self, 2));
  assert_sight (self, "001");
  g_assert_true (mur_navigation_end_enlarged (self));
  assert_sight (self, "011");
  g_assert_true (mur_navigation_enlarge (self, 1));
  g_assert_true (mur_navigation_show_all_panels (self));
  assert_sight (self, "111");
  g_assert_false (mur_navigation_is_enlarged (self));
  g_assert_false (mur_navigation_show_all_panels (self));
}

/* A panel is moved while it is enlarged, and has its limits afterwards; the others have
 * theirs, also when the one in sight is fitted. Nothing of it is a step to go back. */
static void
limits (void)
{
  g_autoptr (MurFigure) figure = new_figure (3, 0);
  g_autoptr (MurNavigation) self = new_view (figure);
  g_autoptr (MurLayout) layout = NULL;
  MurRange moved;

  mur_navigation_set_limits (self, 0, MUR_AXIS_X, 0.25, 3.5, NULL);
  mur_navigation_set_limits (self, 1, MUR_AXIS_X, 1.25, 2.5, NULL);
  mur_navigation_enlarge (self, 1);
  g_assert_cmpfloat (range_of (self, 1, MUR_AXIS_X).maximum, ==, 2.5);
  layout = lay_out (self);
  g_assert_cmpfloat (mur_layout_limits (layout, 1).x.maximum, ==, 2.5);
  g_assert_true (mur_navigation_pan (self, layout, 1, MUR_AXIS_X, 40, 0));
  g_assert_false (mur_navigation_pan (self, layout, 0, MUR_AXIS_X, 40, 0));
  moved = range_of (self, 1, MUR_AXIS_X);
  mur_navigation_end_enlarged (self);
  g_assert_cmpfloat (range_of (self, 1, MUR_AXIS_X).minimum, ==, moved.minimum);
  g_assert_true (mur_navigation_back (self));
  g_assert_cmpfloat (range_of (self, 1, MUR_AXIS_X).minimum, ==, 1.25);
  mur_navigation_enlarge (self, 1);
  g_assert_true (mur_navigation_fit_all (self));
  g_assert_cmpfloat (range_of (self, 1, MUR_AXIS_X).minimum, ==, -2.5);
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_X).maximum, ==, 3.5);
  g_assert_true (mur_navigation_back (self));
  assert_sight (self, "010");
}

/* The lock holds limits, not which panels there are. */
static void
locked (void)
{
  g_autoptr (MurFigure) figure = new_figure (3, 0);
  g_autoptr (MurNavigation) self = new_view (figure);

  mur_navigation_set_lock (self, MUR_NAVIGATION_LOCKED);
  g_assert_true (mur_navigation_enlarge (self, 2));
  g_assert_true (mur_navigation_end_enlarged (self));
  g_assert_true (mur_navigation_toggle_panel (self, 2));
  assert_sight (self, "110");
}

void
mur_test_sight (void)
{
  g_test_add_func ("/ui/plot/view/enlarged", enlarged);
  g_test_add_func ("/ui/plot/view/hidden-panels", hidden);
  g_test_add_func ("/ui/plot/view/limits-out-of-sight", limits);
  g_test_add_func ("/ui/plot/view/locked-panels", locked);
}
