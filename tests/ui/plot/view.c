/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Navigation: that steps invert, stay within what axes can have, and come back. */

#include "ui/plot/view.h"

#include <math.h>

#include "tests/ui/plot/tests.h"
#include "ui/plot/layout-private.h"

#define SEED 16430104

static const double xs[] = { -2.5, 0.75, 4.125, 9.5 };
static const double ys[] = { 3.5, 0.0625, 17.25, 8 };
static const double far[] = { -900, 2e3, 40, 1e4 };

static MurFigure *
new_figure (guint n_panels, guint link)
{
  MurFigure *figure = mur_figure_new ();

  for (guint i = 0; i < n_panels; i++)
    {
      MurPanel *panel = mur_figure_add_panel (figure, i, 0, "Panel");

      panel->link_x = i < 2 ? link : 0;
      mur_panel_add_line (panel, MUR_ROLE_DATA, "data", xs, ys, 4);
      mur_panel_add_line (panel, MUR_ROLE_FIT, "fit", xs, i == 0 ? ys : far, 4);
    }
  return figure;
}

static MurView *
new_view (const MurFigure *figure)
{
  MurView *self = mur_view_new ();

  mur_view_show (self, figure, MUR_FOLLOW_FIT);
  return self;
}

static MurLayout *
lay_out (const MurView *self)
{
  return mur_layout_new (mur_view_figure (self), mur_theme_find ("light"),
                         mur_view_panels (self, NULL), 640, 480, 1);
}

static MurRange
range_of (const MurView *self, guint panel, MurAxes axis)
{
  const MurPanelView *view = &mur_view_panels (self, NULL)[panel];

  return axis == MUR_AXIS_X ? view->x : view->y;
}

/* Where on the painted axis: 0 at its start, 1 at its end. */
static double
painted (MurRange range, MurScale scale, double part)
{
  if (scale == MUR_SCALE_LINEAR)
    return range.minimum + part * (range.maximum - range.minimum);
  return log10 (range.minimum) + part * (log10 (range.maximum) - log10 (range.minimum));
}

/* Ends agree to a part of the painted length. */
static void
assert_close (MurRange a, MurRange b, MurScale scale, double part)
{
  const double length = fabs (painted (b, scale, 1) - painted (b, scale, 0));

  g_assert_cmpfloat (fabs (painted (a, scale, 0) - painted (b, scale, 0)), <=,
                     part * length);
  g_assert_cmpfloat (fabs (painted (a, scale, 1) - painted (b, scale, 1)), <=,
                     part * length);
}

/* Limits of any magnitude; at most @wide decades on log axes. */
static void
set_random (MurView *self, GRand *random, MurAxes axis, MurScale scale)
{
  const double low = mur_test_magnitude (random, -200, 200);
  const double by = low * mur_test_magnitude (random, -2, 3);
  g_autoptr (GError) error = NULL;

  if (scale == MUR_SCALE_LINEAR && g_rand_boolean (random))
    mur_view_set_limits (self, 0, axis, -low, -low + by, &error);
  else
    mur_view_set_limits (self, 0, axis, low, low + by, &error);
  g_assert_no_error (error);
}

/* A rounding of each end at most a thousand times as large as the range: 1e3 × 2⁻⁵²,
 * for some operations; decades up to 200 lose two digits of a range of 0.004. */
#define CLOSE 1e-9

static void
pan_and_zoom_invert (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (MurFigure) figure = new_figure (1, 0);
  g_autoptr (MurView) self = new_view (figure);

  g_test_message ("seed %d", SEED);
  for (int i = 0; i < 300; i++)
    {
      const MurScale scale = (MurScale)(i % 2);
      const double dx = g_rand_double_range (random, -500, 500);
      const double dy = g_rand_double_range (random, -500, 500);
      const double factor = mur_test_magnitude (random, -1, 1);
      const double px = g_rand_double_range (random, 0, 640);
      const double py = g_rand_double_range (random, 0, 480);
      g_autoptr (MurLayout) layout = NULL;
      MurRange x, y;

      mur_view_set_scale (self, 0, MUR_AXES_BOTH,
                          scale ? MUR_SCALE_AS_LOG : MUR_SCALE_AS_LINEAR);
      set_random (self, random, MUR_AXIS_X, scale);
      set_random (self, random, MUR_AXIS_Y, scale);
      x = range_of (self, 0, MUR_AXIS_X);
      y = range_of (self, 0, MUR_AXIS_Y);
      layout = lay_out (self);
      g_assert_true (mur_view_pan (self, layout, 0, MUR_AXES_BOTH, dx, dy));
      g_assert_true (mur_view_pan (self, layout, 0, MUR_AXES_BOTH, -dx, -dy)
                     || range_of (self, 0, MUR_AXIS_X).minimum == x.minimum);
      assert_close (range_of (self, 0, MUR_AXIS_X), x, scale, CLOSE);
      assert_close (range_of (self, 0, MUR_AXIS_Y), y, scale, CLOSE);
      mur_view_zoom (self, layout, 0, MUR_AXES_BOTH, factor, px, py);
      mur_view_zoom (self, layout, 0, MUR_AXES_BOTH, 1 / factor, px, py);
      assert_close (range_of (self, 0, MUR_AXIS_X), x, scale, CLOSE);
      assert_close (range_of (self, 0, MUR_AXIS_Y), y, scale, CLOSE);
    }
}

static void
pan_follows_the_pointer (void)
{
  g_autoptr (MurFigure) figure = new_figure (1, 0);
  g_autoptr (MurView) self = new_view (figure);
  g_autoptr (MurLayout) layout = NULL;
  MurRectangle area;

  g_assert_true (mur_view_set_limits (self, 0, MUR_AXIS_X, 2, 12, NULL));
  g_assert_true (mur_view_set_limits (self, 0, MUR_AXIS_Y, -1, 3, NULL));
  layout = lay_out (self);
  area = mur_layout_panel (layout, 0);
  mur_view_pan (self, layout, 0, MUR_AXES_BOTH, area.width / 10, area.height / 4);
  g_assert_cmpfloat_with_epsilon (range_of (self, 0, MUR_AXIS_X).minimum, 1, 1e-14);
  g_assert_cmpfloat_with_epsilon (range_of (self, 0, MUR_AXIS_X).maximum, 11, 1e-14);
  g_assert_cmpfloat_with_epsilon (range_of (self, 0, MUR_AXIS_Y).minimum, 0, 1e-14);
  g_assert_cmpfloat_with_epsilon (range_of (self, 0, MUR_AXIS_Y).maximum, 4, 1e-14);
  g_assert_false (mur_view_pan (self, layout, 0, MUR_AXIS_X, 0, 70));
  g_assert_false (mur_view_pan (self, layout, 0, MUR_AXIS_X, NAN, 0));
  g_assert_false (mur_view_pan (self, layout, 7, MUR_AXIS_X, 5, 0));
}

static void
zoom_keeps_the_point (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);
  g_autoptr (MurFigure) figure = new_figure (1, 0);
  g_autoptr (MurView) self = new_view (figure);

  for (int i = 0; i < 300; i++)
    {
      const MurScale scale = (MurScale)(i % 2);
      g_autoptr (MurLayout) layout = NULL;
      MurRectangle area;
      MurRange before, after, other;
      double part, factor;

      mur_view_set_scale (self, 0, MUR_AXIS_Y,
                          scale ? MUR_SCALE_AS_LOG : MUR_SCALE_AS_LINEAR);
      set_random (self, random, MUR_AXIS_Y, scale);
      layout = lay_out (self);
      area = mur_layout_panel (layout, 0);
      before = range_of (self, 0, MUR_AXIS_Y);
      other = range_of (self, 0, MUR_AXIS_X);
      part = g_rand_double_range (random, -0.2, 1.2);
      factor = mur_test_magnitude (random, -0.5, 0.5);
      g_assert_true (mur_view_zoom (self, layout, 0, MUR_AXIS_Y, factor, 3,
                                    area.y + (1 - part) * area.height));
      after = range_of (self, 0, MUR_AXIS_Y);
      g_assert_cmpfloat (
        fabs (painted (before, scale, part) - painted (after, scale, part)), <=,
        CLOSE * (painted (before, scale, 1) - painted (before, scale, 0)));
      g_assert_cmpfloat_with_epsilon (
        (painted (before, scale, 1) - painted (before, scale, 0))
          / (painted (after, scale, 1) - painted (after, scale, 0)),
        factor, 1e-8);
      g_assert_true (other.minimum == range_of (self, 0, MUR_AXIS_X).minimum);
    }
}

static void
box_becomes_the_limits (void)
{
  g_autoptr (MurFigure) figure = new_figure (1, 0);
  g_autoptr (MurView) self = new_view (figure);
  g_autoptr (MurLayout) layout = NULL;
  MurRectangle area;
  MurRange y;

  mur_view_set_limits (self, 0, MUR_AXIS_X, 0, 100, NULL);
  mur_view_set_scale (self, 0, MUR_AXIS_Y, MUR_SCALE_AS_LOG);
  mur_view_set_limits (self, 0, MUR_AXIS_Y, 1e-4, 1e4, NULL);
  layout = lay_out (self);
  area = mur_layout_panel (layout, 0);
  /* Drawn from the lower right, and beyond the right end. */
  g_assert_true (mur_view_zoom_to (
    self, layout, 0,
    (MurRectangle){ area.x + 2 * area.width, area.y + 0.75 * area.height,
                    -1.5 * area.width, -0.5 * area.height }));
  g_assert_cmpfloat_with_epsilon (range_of (self, 0, MUR_AXIS_X).minimum, 50, 1e-12);
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_X).maximum, ==, 100);
  y = range_of (self, 0, MUR_AXIS_Y);
  g_assert_cmpfloat_with_epsilon (y.minimum, 1e-2, 1e-14);
  g_assert_cmpfloat_with_epsilon (y.maximum, 1e2, 1e-10);
  /* A flat box is of one axis; a click is none. */
  g_assert_true (mur_view_zoom_to (
    self, layout, 0, (MurRectangle){ area.x, area.y + 9, area.width / 2, 2 }));
  g_assert_true (y.maximum == range_of (self, 0, MUR_AXIS_Y).maximum);
  g_assert_cmpfloat_with_epsilon (range_of (self, 0, MUR_AXIS_X).maximum, 75, 1e-12);
  g_assert_false (
    mur_view_zoom_to (self, layout, 0, (MurRectangle){ area.x + 5, area.y, 3, 3 }));
}

static void
assert_usable (const MurView *self)
{
  guint n;
  const MurPanelView *views = mur_view_panels (self, &n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (isfinite (views[i].x.maximum - views[i].x.minimum));
      g_assert_true (isfinite (views[i].y.maximum - views[i].y.minimum));
      g_assert_true (views[i].x.maximum != views[i].x.minimum);
      g_assert_true (views[i].y.maximum != views[i].y.minimum);
    }
}

/* Zoomed and panned for ever, limits stop where numbers end. */
static void
no_end_is_passed (void)
{
  static const double starts[][2]
    = { { 0, 1 },           { 1e-300, 3e-300 }, { -1e300, 1e300 },
        { 1e300, 1.5e300 }, { 5, 5.0000001 },   { 1e-3, 1e5 } };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    for (int scale = 0; scale < 2; scale++)
      for (int how = 0; how < 4; how++)
        {
          g_autoptr (MurFigure) figure = new_figure (1, 0);
          g_autoptr (MurView) self = new_view (figure);
          g_autoptr (MurLayout) layout = NULL;
          int n = 0;

          mur_view_set_scale (self, 0, MUR_AXES_BOTH,
                              scale ? MUR_SCALE_AS_LOG : MUR_SCALE_AS_LINEAR);
          mur_view_set_limits (self, 0, MUR_AXIS_X, starts[i][0], starts[i][1], NULL);
          mur_view_set_limits (self, 0, MUR_AXIS_Y, starts[i][0], starts[i][1], NULL);
          layout = lay_out (self);
          mur_view_begin_gesture (self);
          while (n < 3000
                 && (how < 2 ? mur_view_zoom (self, layout, 0, MUR_AXES_BOTH,
                                              how == 0 ? 3.5 : 1 / 3.5, 300, 200)
                             : mur_view_pan (self, layout, 0, MUR_AXES_BOTH,
                                             how == 2 ? 1e6 : -1e6, 5e5)))
            n++;
          mur_view_end_gesture (self);
          assert_usable (self);
          if (how < 2)
            g_assert_cmpint (n, <, 3000);
          mur_view_zoom (self, layout, 0, MUR_AXES_BOTH, 1e308, 1e9, -1e9);
          mur_view_zoom (self, layout, 0, MUR_AXES_BOTH, 1e-308, 1e9, -1e9);
          assert_usable (self);
        }
}

/* What the figure itself asks for may be odd. */
static void
odd_limits_of_figures_can_be_navigated (void)
{
  static const double odd[]
    = { NAN, INFINITY, -INFINITY, 0, 1e-300, -1e-300, 1e300, -1e300, 1.7e308, 4, -5 };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    for (guint j = 0; j < G_N_ELEMENTS (odd); j++)
      {
        g_autoptr (MurFigure) figure = new_figure (1, 0);
        MurPanel *panel = mur_figure_panel (figure, 0);
        g_autoptr (MurView) self = NULL;
        g_autoptr (MurLayout) layout = NULL;

        panel->x.minimum = panel->y.minimum = odd[i];
        panel->x.maximum = panel->y.maximum = odd[j];
        panel->y.scale = (MurScale)(i % 2);
        self = new_view (figure);
        layout = lay_out (self);
        mur_view_pan (self, layout, 0, MUR_AXES_BOTH, 11, -7);
        mur_view_zoom (self, layout, 0, MUR_AXES_BOTH, 1.25, 50, 70);
        mur_view_zoom_to (self, layout, 0, (MurRectangle){ 100, 90, 200, 80 });
        for (guint axis = MUR_AXIS_X; axis <= MUR_AXIS_Y; axis++)
          if (mur_view_is_navigated (self, 0, axis))
            {
              const MurRange range = range_of (self, 0, axis);

              g_assert_true (isfinite (range.maximum - range.minimum));
              g_assert_true (range.maximum != range.minimum);
            }
        mur_view_fit_all (self);
        g_assert_false (mur_view_is_any_navigated (self));
      }
}

static void
equal_units_stay_equal (void)
{
  g_autoptr (MurFigure) figure = new_figure (1, 0);
  g_autoptr (MurView) self = NULL;
  g_autoptr (MurLayout) before = NULL;
  g_autoptr (MurLayout) after = NULL;
  double x0, y0, x1, y1, x2, y2;

  mur_figure_panel (figure, 0)->equal = TRUE;
  self = new_view (figure);
  before = lay_out (self);
  mur_layout_to_data (before, 0, 300, 200, &x0, &y0);
  g_assert_true (mur_view_zoom (self, before, 0, MUR_AXIS_X, 1.5, 300, 200));
  after = lay_out (self);
  /* Labels of other widths may have moved the area by some pixels. */
  mur_layout_to_position (after, 0, x0, y0, &x1, &y1);
  g_assert_cmpfloat_with_epsilon (x1, 300, 12);
  g_assert_cmpfloat_with_epsilon (y1, 200, 4);
  mur_layout_to_position (after, 0, x0 + 1, y0 + 1, &x2, &y2);
  g_assert_cmpfloat_with_epsilon (x2 - x1, y1 - y2, 1e-6);
}

static void
linked_panels_follow (void)
{
  g_autoptr (MurFigure) figure = new_figure (3, 5);
  g_autoptr (MurView) self = new_view (figure);
  g_autoptr (MurLayout) layout = lay_out (self);
  MurRange first, second, third, y;

  third = range_of (self, 2, MUR_AXIS_X);
  y = range_of (self, 1, MUR_AXIS_Y);
  mur_view_zoom (self, layout, 0, MUR_AXES_BOTH, 1.75, 200, 60);
  first = range_of (self, 0, MUR_AXIS_X);
  second = range_of (self, 1, MUR_AXIS_X);
  g_assert_true (first.minimum == second.minimum && first.maximum == second.maximum);
  g_assert_true (third.minimum == range_of (self, 2, MUR_AXIS_X).minimum);
  g_assert_true (y.maximum == range_of (self, 1, MUR_AXIS_Y).maximum);
  g_assert_true (mur_view_is_navigated (self, 1, MUR_AXIS_X));
  g_assert_false (mur_view_is_navigated (self, 1, MUR_AXIS_Y));
  /* Also back to the automatic ones, by the other panel. */
  g_assert_true (mur_view_fit (self, 1, MUR_AXIS_X));
  g_assert_false (mur_view_is_navigated (self, 0, MUR_AXIS_X));
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_X).minimum, ==, -2.5);
  mur_view_set_scale (self, 0, MUR_AXIS_X, MUR_SCALE_AS_LOG);
  g_assert_cmpint (mur_view_scale (self, 1, MUR_AXIS_X), ==, MUR_SCALE_LOG);
  g_assert_cmpint (mur_view_scale (self, 2, MUR_AXIS_X), ==, MUR_SCALE_LINEAR);
  g_assert_cmpfloat (range_of (self, 1, MUR_AXIS_X).minimum, ==, 0.75);
}

static void
random_step (MurView *self, GRand *random, const MurLayout *layout)
{
  const guint panel = g_rand_int_range (random, 0, 3);
  const MurAxes axes = (MurAxes)g_rand_int_range (random, 1, 4);
  const double a = g_rand_double_range (random, 20, 600);
  const double b = g_rand_double_range (random, 20, 400);

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      mur_view_pan (self, layout, panel, axes, a - 300, b - 200);
      break;
    case 1:
      mur_view_zoom (self, layout, panel, axes, a / 300, b, b);
      break;
    case 2:
      mur_view_zoom_to (self, layout, panel, (MurRectangle){ 30, 40, a, b });
      break;
    case 3:
      mur_view_fit (self, panel, axes);
      break;
    case 4:
      mur_view_set_scale (self, panel, axes, (MurScaleChoice)((int)a % 3));
      break;
    default:
      mur_view_set_limits (self, panel, MUR_AXIS_X, a, a + b, NULL);
      break;
    }
}

static char *
state_of (const MurView *self)
{
  GString *text = g_string_new (NULL);
  guint n;
  const MurPanelView *views = mur_view_panels (self, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%a %a %a %a %d %d %d %d\n", views[i].x.minimum,
                            views[i].x.maximum, views[i].y.minimum, views[i].y.maximum,
                            views[i].x_scale, views[i].y_scale,
                            mur_view_is_navigated (self, i, MUR_AXIS_X),
                            mur_view_is_navigated (self, i, MUR_AXIS_Y));
  return g_string_free (text, FALSE);
}

/* Back and forward through steps and gestures of several steps, exactly. */
static void
history_comes_back (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 2);
  g_autoptr (MurFigure) figure = new_figure (3, 5);
  g_autoptr (MurView) self = new_view (figure);
  g_autoptr (MurLayout) layout = lay_out (self);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (states, state_of (self));
  while (states->len < 60)
    {
      g_autofree char *state = NULL;

      mur_view_begin_gesture (self);
      for (int steps = g_rand_int_range (random, 1, 5); steps > 0; steps--)
        random_step (self, random, layout);
      mur_view_end_gesture (self);
      state = state_of (self);
      if (!g_str_equal (state, states->pdata[states->len - 1]))
        g_ptr_array_add (states, g_steal_pointer (&state));
    }
  for (guint i = states->len - 1; i-- > 0;)
    {
      g_autofree char *state = NULL;

      g_assert_true (mur_view_back (self));
      state = state_of (self);
      g_assert_cmpstr (state, ==, states->pdata[i]);
    }
  g_assert_false (mur_view_can_go_back (self));
  g_assert_false (mur_view_back (self));
  for (guint i = 1; i < states->len; i++)
    {
      g_autofree char *state = NULL;

      g_assert_true (mur_view_forward (self));
      state = state_of (self);
      g_assert_cmpstr (state, ==, states->pdata[i]);
    }
  g_assert_false (mur_view_can_go_forward (self));
}

static void
history_is_bounded_and_gestures_cancel (void)
{
  g_autoptr (MurFigure) figure = new_figure (1, 0);
  g_autoptr (MurView) self = new_view (figure);
  g_autoptr (MurLayout) layout = lay_out (self);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int n = 0;

  for (int i = 0; i < 500; i++)
    g_assert_true (mur_view_pan (self, layout, 0, MUR_AXIS_X, 3, 0));
  before = state_of (self);
  mur_view_begin_gesture (self);
  mur_view_pan (self, layout, 0, MUR_AXIS_Y, 0, 50);
  mur_view_zoom (self, layout, 0, MUR_AXIS_X, 2, 100, 100);
  g_assert_false (mur_view_back (self));
  g_assert_true (mur_view_cancel_gesture (self));
  mur_view_end_gesture (self);
  after = state_of (self);
  g_assert_cmpstr (before, ==, after);
  while (mur_view_back (self))
    n++;
  g_assert_cmpint (n, ==, 100);
  /* A new step ends what was ahead. */
  g_assert_true (mur_view_pan (self, layout, 0, MUR_AXIS_X, 31, 0));
  g_assert_false (mur_view_can_go_forward (self));
}

static void
lock_refuses (void)
{
  g_autoptr (MurFigure) figure = new_figure (1, 0);
  g_autoptr (MurView) self = new_view (figure);
  g_autoptr (MurLayout) layout = lay_out (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  mur_view_pan (self, layout, 0, MUR_AXES_BOTH, 5, 5);
  mur_view_set_lock (self, MUR_VIEW_LOCKED);
  g_assert_cmpint (mur_view_lock (self), ==, MUR_VIEW_LOCKED);
  before = state_of (self);
  g_assert_false (mur_view_pan (self, layout, 0, MUR_AXES_BOTH, 5, 5));
  g_assert_false (mur_view_zoom (self, layout, 0, MUR_AXES_BOTH, 5, 5, 5));
  g_assert_false (
    mur_view_zoom_to (self, layout, 0, (MurRectangle){ 100, 100, 99, 99 }));
  g_assert_false (mur_view_fit (self, 0, MUR_AXES_BOTH));
  g_assert_false (mur_view_fit_all (self));
  g_assert_false (mur_view_set_scale (self, 0, MUR_AXIS_X, MUR_SCALE_AS_LOG));
  g_assert_false (mur_view_back (self) || mur_view_can_go_back (self));
  g_assert_false (mur_view_type_limits (self, 0, MUR_AXIS_X, "1", "2", &error));
  g_assert_error (error, MUR_VIEW_ERROR, MUR_VIEW_ERROR_LOCKED);
  /* Layers may be hidden, but limits stay. */
  g_assert_true (mur_view_toggle_layer (self, 0, 1));
  after = state_of (self);
  g_assert_cmpstr (before, ==, after);
  mur_view_set_lock (self, MUR_VIEW_FREE);
  g_assert_true (mur_view_back (self));
}

static void
limits_follow_figures (void)
{
  static const double less[] = { 1, 2, 3, 4 };
  static const double more[] = { -10, 2, 3, 25 };
  g_autoptr (MurFigure) first = new_figure (1, 0);
  g_autoptr (MurFigure) small = mur_figure_new ();
  g_autoptr (MurFigure) large = mur_figure_new ();
  g_autoptr (MurView) self = new_view (first);
  g_autoptr (MurLayout) layout = lay_out (self);

  mur_panel_add_line (mur_figure_add_panel (small, 0, 0, NULL), MUR_ROLE_DATA, "data",
                      less, less, 4);
  mur_panel_add_line (mur_figure_add_panel (large, 0, 0, NULL), MUR_ROLE_DATA, "data",
                      more, more, 4);
  mur_view_show (self, small, MUR_FOLLOW_GROW);
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_X).maximum, ==, 9.5);
  mur_view_show (self, large, MUR_FOLLOW_HOLD);
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_X).maximum, ==, 9.5);
  mur_view_show (self, large, MUR_FOLLOW_GROW);
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_X).maximum, ==, 25);
  mur_view_show (self, small, MUR_FOLLOW_FIT);
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_X).maximum, ==, 4);
  /* What was navigated holds; the other axis follows. */
  mur_view_set_limits (self, 0, MUR_AXIS_X, 1.5, 2.5, NULL);
  mur_view_show (self, large, MUR_FOLLOW_FIT);
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_X).maximum, ==, 2.5);
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_Y).maximum, >, 25);
  /* Back to automatic limits are those of now, not of then. */
  g_assert_true (mur_view_back (self));
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_X).maximum, ==, 25);
  g_assert_true (mur_view_forward (self));
  mur_view_show (self, small, MUR_FOLLOW_ANEW);
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_X).maximum, ==, 4);
  g_assert_false (mur_view_can_go_back (self));
  /* Data that arrive during a gesture are no step. */
  mur_view_begin_gesture (self);
  mur_view_show (self, large, MUR_FOLLOW_GROW);
  mur_view_end_gesture (self);
  g_assert_false (mur_view_can_go_back (self));
}

static void
hidden_layers_do_not_count (void)
{
  g_autoptr (MurFigure) figure = new_figure (2, 0);
  g_autoptr (MurFigure) next = mur_figure_new ();
  g_autoptr (MurView) self = new_view (figure);

  g_assert_cmpfloat (range_of (self, 1, MUR_AXIS_Y).maximum, >, 1e4);
  g_assert_true (mur_view_toggle_layer (self, 1, 1));
  g_assert_true (mur_view_is_hidden (self, 1, 1));
  g_assert_cmpfloat (range_of (self, 1, MUR_AXIS_Y).maximum, <, 20);
  /* The layer stands elsewhere in the next figure. */
  mur_figure_add_panel (next, 0, 0, NULL);
  mur_figure_add_panel (next, 1, 0, NULL);
  mur_panel_add_line (mur_figure_panel (next, 1), MUR_ROLE_GHOST, NULL, xs, ys, 4);
  mur_panel_add_line (mur_figure_panel (next, 1), MUR_ROLE_DATA, "data", xs, ys, 4);
  mur_panel_add_line (mur_figure_panel (next, 1), MUR_ROLE_GHOST, NULL, xs, ys, 4);
  mur_panel_add_line (mur_figure_panel (next, 1), MUR_ROLE_FIT, "fit", xs, far, 4);
  mur_view_show (self, next, MUR_FOLLOW_FIT);
  g_assert_cmpuint (mur_view_panels (self, NULL)[1].hidden, ==, 1 << 3);
  g_assert_cmpfloat (range_of (self, 1, MUR_AXIS_Y).maximum, <, 20);
  g_assert_true (mur_view_show_all_layers (self));
  g_assert_cmpfloat (range_of (self, 1, MUR_AXIS_Y).maximum, >, 1e4);
  g_assert_false (mur_view_show_all_layers (self));
  g_assert_false (mur_view_toggle_layer (self, 1, 4));
  g_assert_false (mur_view_toggle_layer (self, 2, 0));
}

static void
scales_can_be_chosen (void)
{
  g_autoptr (MurFigure) figure = new_figure (1, 0);
  g_autoptr (MurView) self = NULL;
  g_autoptr (MurLayout) layout = NULL;
  double x, y;

  mur_figure_panel (figure, 0)->x.labels = g_strsplit ("a b c", " ", 0);
  self = new_view (figure);
  g_assert_false (mur_view_can_be_log (self, 0, MUR_AXIS_X));
  g_assert_true (mur_view_can_be_log (self, 0, MUR_AXIS_Y));
  mur_view_set_limits (self, 0, MUR_AXIS_Y, -5, 5, NULL);
  g_assert_true (mur_view_set_scale (self, 0, MUR_AXIS_Y, MUR_SCALE_AS_LOG));
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_Y).minimum, >, 0);
  g_assert_false (mur_view_set_scale (self, 0, MUR_AXIS_Y, MUR_SCALE_AS_LOG));
  mur_view_set_limits (self, 0, MUR_AXIS_Y, 0.01, 100, NULL);
  layout = lay_out (self);
  mur_layout_to_data (
    layout, 0, 300,
    mur_layout_panel (layout, 0).y + mur_layout_panel (layout, 0).height / 2, &x, &y);
  g_assert_cmpfloat_with_epsilon (y, 1, 1e-12);
  g_assert_true (mur_view_set_scale (self, 0, MUR_AXIS_Y, MUR_SCALE_OF_FIGURE));
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_Y).maximum, ==, 100);
}

static void
descriptions_say_what_is_shown (void)
{
  g_autoptr (MurFigure) figure = new_figure (1, 0);
  g_autoptr (MurView) self = new_view (figure);
  g_autofree char *text = NULL;

  mur_view_set_scale (self, 0, MUR_AXIS_Y, MUR_SCALE_AS_LOG);
  mur_view_set_limits (self, 0, MUR_AXIS_X, 1.5, 4, NULL);
  mur_view_set_limits (self, 0, MUR_AXIS_Y, 0.01, 200, NULL);
  mur_view_toggle_layer (self, 0, 1);
  text = mur_figure_describe_in (figure, mur_view_panels (self, NULL));
  g_assert_cmpstr (
    text, ==,
    "Panel; x axis from 1.5 to 4; y axis, logarithmic, from 0.01 to 200; "
    "shows data (line, 4 values), fit (line, 4 values, hidden).");
}

void
mur_test_view (void)
{
  g_test_add_func ("/ui/plot/view/invert", pan_and_zoom_invert);
  g_test_add_func ("/ui/plot/view/pan", pan_follows_the_pointer);
  g_test_add_func ("/ui/plot/view/zoom", zoom_keeps_the_point);
  g_test_add_func ("/ui/plot/view/box", box_becomes_the_limits);
  g_test_add_func ("/ui/plot/view/ends", no_end_is_passed);
  g_test_add_func ("/ui/plot/view/odd", odd_limits_of_figures_can_be_navigated);
  g_test_add_func ("/ui/plot/view/equal", equal_units_stay_equal);
  g_test_add_func ("/ui/plot/view/links", linked_panels_follow);
  g_test_add_func ("/ui/plot/view/history", history_comes_back);
  g_test_add_func ("/ui/plot/view/bounds", history_is_bounded_and_gestures_cancel);
  g_test_add_func ("/ui/plot/view/lock", lock_refuses);
  g_test_add_func ("/ui/plot/view/follow", limits_follow_figures);
  g_test_add_func ("/ui/plot/view/hidden", hidden_layers_do_not_count);
  g_test_add_func ("/ui/plot/view/description", descriptions_say_what_is_shown);
  g_test_add_func ("/ui/plot/view/scales", scales_can_be_chosen);
}
