/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Views as they are kept: links, history, lock, figures that come, hidden layers. */

#include <math.h>

#include "tests/ui/plot/navigation/fixture.h"

#define SEED 16430106

static void
linked_panels_follow (void)
{
  g_autoptr (MurFigure) figure = new_figure (3, 5);
  g_autoptr (MurNavigation) self = new_view (figure);
  g_autoptr (MurLayout) layout = lay_out (self);
  MurRange first, second, third, y;

  third = range_of (self, 2, MUR_AXIS_X);
  y = range_of (self, 1, MUR_AXIS_Y);
  mur_navigation_zoom (self, layout, 0, MUR_AXES_BOTH, 1.75, 200, 60);
  first = range_of (self, 0, MUR_AXIS_X);
  second = range_of (self, 1, MUR_AXIS_X);
  g_assert_true (first.minimum == second.minimum && first.maximum == second.maximum);
  g_assert_true (third.minimum == range_of (self, 2, MUR_AXIS_X).minimum);
  g_assert_true (y.maximum == range_of (self, 1, MUR_AXIS_Y).maximum);
  g_assert_true (mur_navigation_is_navigated (self, 1, MUR_AXIS_X));
  g_assert_false (mur_navigation_is_navigated (self, 1, MUR_AXIS_Y));
  /* Also back to the automatic ones, by the other panel. */
  g_assert_true (mur_navigation_fit (self, 1, MUR_AXIS_X));
  g_assert_false (mur_navigation_is_navigated (self, 0, MUR_AXIS_X));
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_X).minimum, ==, -2.5);
  mur_navigation_set_scale (self, 0, MUR_AXIS_X, MUR_SCALE_AS_LOG);
  g_assert_cmpint (mur_navigation_scale (self, 1, MUR_AXIS_X), ==, MUR_SCALE_LOG);
  g_assert_cmpint (mur_navigation_scale (self, 2, MUR_AXIS_X), ==, MUR_SCALE_LINEAR);
  g_assert_cmpfloat (range_of (self, 1, MUR_AXIS_X).minimum, ==, 0.75);
}

static void
random_step (MurNavigation *self, GRand *random, const MurLayout *layout)
{
  const guint panel = g_rand_int_range (random, 0, 3);
  const MurAxes axes = (MurAxes)g_rand_int_range (random, 1, 4);
  const double a = g_rand_double_range (random, 20, 600);
  const double b = g_rand_double_range (random, 20, 400);

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      mur_navigation_pan (self, layout, panel, axes, a - 300, b - 200);
      break;
    case 1:
      mur_navigation_zoom (self, layout, panel, axes, a / 300, b, b);
      break;
    case 2:
      mur_navigation_zoom_to (self, layout, panel, (MurRectangle){ 30, 40, a, b });
      break;
    case 3:
      mur_navigation_fit (self, panel, axes);
      break;
    case 4:
      mur_navigation_set_scale (self, panel, axes, (MurScaleChoice)((int)a % 3));
      break;
    default:
      mur_navigation_set_limits (self, panel, MUR_AXIS_X, a, a + b, NULL);
      break;
    }
}

static char *
state_of (const MurNavigation *self)
{
  GString *text = g_string_new (NULL);
  guint n;
  const MurPanelView *views = mur_navigation_panels (self, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%a %a %a %a %d %d %d %d\n", views[i].x.minimum,
                            views[i].x.maximum, views[i].y.minimum, views[i].y.maximum,
                            views[i].x_scale, views[i].y_scale,
                            mur_navigation_is_navigated (self, i, MUR_AXIS_X),
                            mur_navigation_is_navigated (self, i, MUR_AXIS_Y));
  return g_string_free (text, FALSE);
}

/* Back and forward through steps and gestures of several steps, exactly. */
static void
history_comes_back (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 2);
  g_autoptr (MurFigure) figure = new_figure (3, 5);
  g_autoptr (MurNavigation) self = new_view (figure);
  g_autoptr (MurLayout) layout = lay_out (self);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (states, state_of (self));
  while (states->len < 60)
    {
      g_autofree char *state = NULL;

      mur_navigation_begin_gesture (self);
      for (int steps = g_rand_int_range (random, 1, 5); steps > 0; steps--)
        random_step (self, random, layout);
      mur_navigation_end_gesture (self);
      state = state_of (self);
      if (!g_str_equal (state, states->pdata[states->len - 1]))
        g_ptr_array_add (states, g_steal_pointer (&state));
    }
  for (guint i = states->len - 1; i-- > 0;)
    {
      g_autofree char *state = NULL;

      g_assert_true (mur_navigation_back (self));
      state = state_of (self);
      g_assert_cmpstr (state, ==, states->pdata[i]);
    }
  g_assert_false (mur_navigation_can_go_back (self));
  g_assert_false (mur_navigation_back (self));
  for (guint i = 1; i < states->len; i++)
    {
      g_autofree char *state = NULL;

      g_assert_true (mur_navigation_forward (self));
      state = state_of (self);
      g_assert_cmpstr (state, ==, states->pdata[i]);
    }
  g_assert_false (mur_navigation_can_go_forward (self));
}

static void
history_is_bounded_and_gestures_cancel (void)
{
  g_autoptr (MurFigure) figure = new_figure (1, 0);
  g_autoptr (MurNavigation) self = new_view (figure);
  g_autoptr (MurLayout) layout = lay_out (self);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int n = 0;

  for (int i = 0; i < 500; i++)
    g_assert_true (mur_navigation_pan (self, layout, 0, MUR_AXIS_X, 3, 0));
  before = state_of (self);
  mur_navigation_begin_gesture (self);
  mur_navigation_pan (self, layout, 0, MUR_AXIS_Y, 0, 50);
  mur_navigation_zoom (self, layout, 0, MUR_AXIS_X, 2, 100, 100);
  g_assert_false (mur_navigation_back (self));
  g_assert_true (mur_navigation_cancel_gesture (self));
  mur_navigation_end_gesture (self);
  after = state_of (self);
  g_assert_cmpstr (before, ==, after);
  while (mur_navigation_back (self))
    n++;
  g_assert_cmpint (n, ==, 100);
  /* A new step ends what was ahead. */
  g_assert_true (mur_navigation_pan (self, layout, 0, MUR_AXIS_X, 31, 0));
  g_assert_false (mur_navigation_can_go_forward (self));
}

static void
lock_refuses (void)
{
  g_autoptr (MurFigure) figure = new_figure (1, 0);
  g_autoptr (MurNavigation) self = new_view (figure);
  g_autoptr (MurLayout) layout = lay_out (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  mur_navigation_pan (self, layout, 0, MUR_AXES_BOTH, 5, 5);
  mur_navigation_set_lock (self, MUR_NAVIGATION_LOCKED);
  g_assert_cmpint (mur_navigation_lock (self), ==, MUR_NAVIGATION_LOCKED);
  before = state_of (self);
  g_assert_false (mur_navigation_pan (self, layout, 0, MUR_AXES_BOTH, 5, 5));
  g_assert_false (mur_navigation_zoom (self, layout, 0, MUR_AXES_BOTH, 5, 5, 5));
  g_assert_false (
    mur_navigation_zoom_to (self, layout, 0, (MurRectangle){ 100, 100, 99, 99 }));
  g_assert_false (mur_navigation_fit (self, 0, MUR_AXES_BOTH));
  g_assert_false (mur_navigation_fit_all (self));
  g_assert_false (mur_navigation_set_scale (self, 0, MUR_AXIS_X, MUR_SCALE_AS_LOG));
  g_assert_false (mur_navigation_back (self) || mur_navigation_can_go_back (self));
  g_assert_false (mur_navigation_type_limits (self, 0, MUR_AXIS_X, "1", "2", &error));
  g_assert_error (error, MUR_NAVIGATION_ERROR, MUR_NAVIGATION_ERROR_LOCKED);
  /* Layers may be hidden, but limits stay. */
  g_assert_true (mur_navigation_toggle_layer (self, 0, 1));
  after = state_of (self);
  g_assert_cmpstr (before, ==, after);
  mur_navigation_set_lock (self, MUR_NAVIGATION_FREE);
  g_assert_true (mur_navigation_back (self));
}

static void
limits_follow_figures (void)
{
  static const double less[] = { 1, 2, 3, 4 };
  static const double more[] = { -10, 2, 3, 25 };
  g_autoptr (MurFigure) first = new_figure (1, 0);
  g_autoptr (MurFigure) small = mur_figure_new ();
  g_autoptr (MurFigure) large = mur_figure_new ();
  g_autoptr (MurNavigation) self = new_view (first);

  mur_panel_add_line (mur_figure_add_panel (small, 0, 0, NULL), MUR_ROLE_DATA, "data",
                      less, less, 4);
  mur_panel_add_line (mur_figure_add_panel (large, 0, 0, NULL), MUR_ROLE_DATA, "data",
                      more, more, 4);
  mur_navigation_show (self, small, MUR_FOLLOW_GROW);
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_X).maximum, ==, 9.5);
  mur_navigation_show (self, large, MUR_FOLLOW_HOLD);
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_X).maximum, ==, 9.5);
  mur_navigation_show (self, large, MUR_FOLLOW_GROW);
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_X).maximum, ==, 25);
  mur_navigation_show (self, small, MUR_FOLLOW_FIT);
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_X).maximum, ==, 4);
  /* What was navigated holds; the other axis follows. */
  mur_navigation_set_limits (self, 0, MUR_AXIS_X, 1.5, 2.5, NULL);
  mur_navigation_show (self, large, MUR_FOLLOW_FIT);
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_X).maximum, ==, 2.5);
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_Y).maximum, >, 25);
  /* Back to automatic limits are those of now, not of then. */
  g_assert_true (mur_navigation_back (self));
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_X).maximum, ==, 25);
  g_assert_true (mur_navigation_forward (self));
  mur_navigation_show (self, small, MUR_FOLLOW_ANEW);
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_X).maximum, ==, 4);
  g_assert_false (mur_navigation_can_go_back (self));
  /* Data that arrive during a gesture are no step. */
  mur_navigation_begin_gesture (self);
  mur_navigation_show (self, large, MUR_FOLLOW_GROW);
  mur_navigation_end_gesture (self);
  g_assert_false (mur_navigation_can_go_back (self));
}

static void
hidden_layers_do_not_count (void)
{
  g_autoptr (MurFigure) figure = new_figure (2, 0);
  g_autoptr (MurFigure) next = mur_figure_new ();
  g_autoptr (MurNavigation) self = new_view (figure);

  g_assert_cmpfloat (range_of (self, 1, MUR_AXIS_Y).maximum, >, 1e4);
  g_assert_true (mur_navigation_toggle_layer (self, 1, 1));
  g_assert_true (mur_navigation_is_hidden (self, 1, 1));
  g_assert_cmpfloat (range_of (self, 1, MUR_AXIS_Y).maximum, <, 20);
  /* The layer stands elsewhere in the next figure. */
  mur_figure_add_panel (next, 0, 0, NULL);
  mur_figure_add_panel (next, 1, 0, NULL);
  mur_panel_add_line (mur_figure_panel (next, 1), MUR_ROLE_GHOST, NULL, xs, ys, 4);
  mur_panel_add_line (mur_figure_panel (next, 1), MUR_ROLE_DATA, "data", xs, ys, 4);
  mur_panel_add_line (mur_figure_panel (next, 1), MUR_ROLE_GHOST, NULL, xs, ys, 4);
  mur_panel_add_line (mur_figure_panel (next, 1), MUR_ROLE_FIT, "fit", xs, far, 4);
  mur_navigation_show (self, next, MUR_FOLLOW_FIT);
  g_assert_cmpuint (mur_navigation_panels (self, NULL)[1].hidden, ==, 1 << 3);
  g_assert_cmpfloat (range_of (self, 1, MUR_AXIS_Y).maximum, <, 20);
  g_assert_true (mur_navigation_show_all_layers (self));
  g_assert_cmpfloat (range_of (self, 1, MUR_AXIS_Y).maximum, >, 1e4);
  g_assert_false (mur_navigation_show_all_layers (self));
  g_assert_false (mur_navigation_toggle_layer (self, 1, 4));
  g_assert_false (mur_navigation_toggle_layer (self, 2, 0));
}

static void
scales_can_be_chosen (void)
{
  g_autoptr (MurFigure) figure = new_figure (1, 0);
  g_autoptr (MurNavigation) self = NULL;
  g_autoptr (MurLayout) layout = NULL;
  double x, y;

  mur_figure_panel (figure, 0)->x.labels = g_strsplit ("a b c", " ", 0);
  self = new_view (figure);
  g_assert_false (mur_navigation_can_be_log (self, 0, MUR_AXIS_X));
  g_assert_true (mur_navigation_can_be_log (self, 0, MUR_AXIS_Y));
  mur_navigation_set_limits (self, 0, MUR_AXIS_Y, -5, 5, NULL);
  g_assert_true (mur_navigation_set_scale (self, 0, MUR_AXIS_Y, MUR_SCALE_AS_LOG));
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_Y).minimum, >, 0);
  g_assert_false (mur_navigation_set_scale (self, 0, MUR_AXIS_Y, MUR_SCALE_AS_LOG));
  mur_navigation_set_limits (self, 0, MUR_AXIS_Y, 0.01, 100, NULL);
  layout = lay_out (self);
  mur_layout_to_data (
    layout, 0, 300,
    mur_layout_panel (layout, 0).y + mur_layout_panel (layout, 0).height / 2, &x, &y);
  g_assert_cmpfloat_with_epsilon (y, 1, 1e-12);
  g_assert_true (mur_navigation_set_scale (self, 0, MUR_AXIS_Y, MUR_SCALE_OF_FIGURE));
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_Y).maximum, ==, 100);
}

static void
descriptions_say_what_is_shown (void)
{
  g_autoptr (MurFigure) figure = new_figure (1, 0);
  g_autoptr (MurNavigation) self = new_view (figure);
  g_autofree char *text = NULL;

  mur_navigation_set_scale (self, 0, MUR_AXIS_Y, MUR_SCALE_AS_LOG);
  mur_navigation_set_limits (self, 0, MUR_AXIS_X, 1.5, 4, NULL);
  mur_navigation_set_limits (self, 0, MUR_AXIS_Y, 0.01, 200, NULL);
  mur_navigation_toggle_layer (self, 0, 1);
  text = mur_figure_describe_in (figure, mur_navigation_panels (self, NULL));
  g_assert_cmpstr (
    text, ==,
    "Panel; x axis from 1.5 to 4; y axis, logarithmic, from 0.01 to 200; "
    "shows data (line, 4 values), fit (line, 4 values, hidden).");
}

/* A figure of four residuals, and of the same a tenth as large. */
static MurFigure *
new_residuals (double part, double *values)
{
  static const double x[] = { 1, 2, 3, 4 };
  MurFigure *figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);

  for (int i = 0; i < 4; i++)
    values[i] = part * (i - 1.5);
  panel->y.limits = MUR_LIMITS_ROBUST;
  mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, x, values, 4);
  mur_panel_add_points (panel, MUR_ROLE_FIT, NULL, x, values, 2);
  return figure;
}

/* Robust limits that a run has held do not jump when a layer is hidden. */
static void
robust_limits_outlast_hiding (void)
{
  double large[4], small[4];
  g_autoptr (MurFigure) first = new_residuals (10, large);
  g_autoptr (MurFigure) second = new_residuals (1, small);
  g_autoptr (MurNavigation) self = new_view (first);
  MurRange held;

  held = range_of (self, 0, MUR_AXIS_Y);
  mur_navigation_show (self, second, MUR_FOLLOW_GROW);
  g_assert_true (mur_navigation_toggle_layer (self, 0, 1));
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_Y).minimum, ==, held.minimum);
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_Y).maximum, ==, held.maximum);
}

void
mur_test_state (void)
{
  g_test_add_func ("/ui/plot/view/links", linked_panels_follow);
  g_test_add_func ("/ui/plot/view/history", history_comes_back);
  g_test_add_func ("/ui/plot/view/bounds", history_is_bounded_and_gestures_cancel);
  g_test_add_func ("/ui/plot/view/lock", lock_refuses);
  g_test_add_func ("/ui/plot/view/follow", limits_follow_figures);
  g_test_add_func ("/ui/plot/view/hidden", hidden_layers_do_not_count);
  g_test_add_func ("/ui/plot/view/description", descriptions_say_what_is_shown);
  g_test_add_func ("/ui/plot/view/scales", scales_can_be_chosen);
  g_test_add_func ("/ui/plot/view/robust", robust_limits_outlast_hiding);
}
