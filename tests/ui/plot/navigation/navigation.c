/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Navigation: that steps invert, follow the pointer, and stay within what axes can
 * have. */

#include <math.h>

#include "tests/ui/plot/navigation/fixture.h"

#define SEED 16430104

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
set_random (MurNavigation *self, GRand *random, MurAxes axis, MurScale scale)
{
  const double low = mur_test_magnitude (random, -200, 200);
  const double by = low * mur_test_magnitude (random, -2, 3);
  g_autoptr (GError) error = NULL;

  if (scale == MUR_SCALE_LINEAR && g_rand_boolean (random))
    mur_navigation_set_limits (self, 0, axis, -low, -low + by, &error);
  else
    mur_navigation_set_limits (self, 0, axis, low, low + by, &error);
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
  g_autoptr (MurNavigation) self = new_view (figure);

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

      mur_navigation_set_scale (self, 0, MUR_AXES_BOTH,
                                scale ? MUR_SCALE_AS_LOG : MUR_SCALE_AS_LINEAR);
      set_random (self, random, MUR_AXIS_X, scale);
      set_random (self, random, MUR_AXIS_Y, scale);
      x = range_of (self, 0, MUR_AXIS_X);
      y = range_of (self, 0, MUR_AXIS_Y);
      layout = lay_out (self);
      g_assert_true (mur_navigation_pan (self, layout, 0, MUR_AXES_BOTH, dx, dy));
      g_assert_true (mur_navigation_pan (self, layout, 0, MUR_AXES_BOTH, -dx, -dy)
                     || range_of (self, 0, MUR_AXIS_X).minimum == x.minimum);
      assert_close (range_of (self, 0, MUR_AXIS_X), x, scale, CLOSE);
      assert_close (range_of (self, 0, MUR_AXIS_Y), y, scale, CLOSE);
      mur_navigation_zoom (self, layout, 0, MUR_AXES_BOTH, factor, px, py);
      mur_navigation_zoom (self, layout, 0, MUR_AXES_BOTH, 1 / factor, px, py);
      assert_close (range_of (self, 0, MUR_AXIS_X), x, scale, CLOSE);
      assert_close (range_of (self, 0, MUR_AXIS_Y), y, scale, CLOSE);
    }
}

static void
pan_follows_the_pointer (void)
{
  g_autoptr (MurFigure) figure = new_figure (1, 0);
  g_autoptr (MurNavigation) self = new_view (figure);
  g_autoptr (MurLayout) layout = NULL;
  MurRectangle area;

  g_assert_true (mur_navigation_set_limits (self, 0, MUR_AXIS_X, 2, 12, NULL));
  g_assert_true (mur_navigation_set_limits (self, 0, MUR_AXIS_Y, -1, 3, NULL));
  layout = lay_out (self);
  area = mur_layout_panel (layout, 0);
  mur_navigation_pan (self, layout, 0, MUR_AXES_BOTH, area.width / 10, area.height / 4);
  g_assert_cmpfloat_with_epsilon (range_of (self, 0, MUR_AXIS_X).minimum, 1, 1e-14);
  g_assert_cmpfloat_with_epsilon (range_of (self, 0, MUR_AXIS_X).maximum, 11, 1e-14);
  g_assert_cmpfloat_with_epsilon (range_of (self, 0, MUR_AXIS_Y).minimum, 0, 1e-14);
  g_assert_cmpfloat_with_epsilon (range_of (self, 0, MUR_AXIS_Y).maximum, 4, 1e-14);
  g_assert_false (mur_navigation_pan (self, layout, 0, MUR_AXIS_X, 0, 70));
  g_assert_false (mur_navigation_pan (self, layout, 0, MUR_AXIS_X, NAN, 0));
  g_assert_false (mur_navigation_pan (self, layout, 7, MUR_AXIS_X, 5, 0));
}

static void
zoom_keeps_the_point (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);
  g_autoptr (MurFigure) figure = new_figure (1, 0);
  g_autoptr (MurNavigation) self = new_view (figure);

  for (int i = 0; i < 300; i++)
    {
      const MurScale scale = (MurScale)(i % 2);
      g_autoptr (MurLayout) layout = NULL;
      MurRectangle area;
      MurRange before, after, other;
      double part, factor;

      mur_navigation_set_scale (self, 0, MUR_AXIS_Y,
                                scale ? MUR_SCALE_AS_LOG : MUR_SCALE_AS_LINEAR);
      set_random (self, random, MUR_AXIS_Y, scale);
      layout = lay_out (self);
      area = mur_layout_panel (layout, 0);
      before = range_of (self, 0, MUR_AXIS_Y);
      other = range_of (self, 0, MUR_AXIS_X);
      part = g_rand_double_range (random, -0.2, 1.2);
      factor = mur_test_magnitude (random, -0.5, 0.5);
      g_assert_true (mur_navigation_zoom (self, layout, 0, MUR_AXIS_Y, factor, 3,
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
  g_autoptr (MurNavigation) self = new_view (figure);
  g_autoptr (MurLayout) layout = NULL;
  MurRectangle area;
  MurRange y;

  mur_navigation_set_limits (self, 0, MUR_AXIS_X, 0, 100, NULL);
  mur_navigation_set_scale (self, 0, MUR_AXIS_Y, MUR_SCALE_AS_LOG);
  mur_navigation_set_limits (self, 0, MUR_AXIS_Y, 1e-4, 1e4, NULL);
  layout = lay_out (self);
  area = mur_layout_panel (layout, 0);
  /* Drawn from the lower right, and beyond the right end. */
  g_assert_true (mur_navigation_zoom_to (
    self, layout, 0,
    (MurRectangle){ area.x + 2 * area.width, area.y + 0.75 * area.height,
                    -1.5 * area.width, -0.5 * area.height }));
  g_assert_cmpfloat_with_epsilon (range_of (self, 0, MUR_AXIS_X).minimum, 50, 1e-12);
  g_assert_cmpfloat (range_of (self, 0, MUR_AXIS_X).maximum, ==, 100);
  y = range_of (self, 0, MUR_AXIS_Y);
  g_assert_cmpfloat_with_epsilon (y.minimum, 1e-2, 1e-14);
  g_assert_cmpfloat_with_epsilon (y.maximum, 1e2, 1e-10);
  /* A flat box is of one axis; a click is none. */
  g_assert_true (mur_navigation_zoom_to (
    self, layout, 0, (MurRectangle){ area.x, area.y + 9, area.width / 2, 2 }));
  g_assert_true (y.maximum == range_of (self, 0, MUR_AXIS_Y).maximum);
  g_assert_cmpfloat_with_epsilon (range_of (self, 0, MUR_AXIS_X).maximum, 75, 1e-12);
  g_assert_false (mur_navigation_zoom_to (self, layout, 0,
                                          (MurRectangle){ area.x + 5, area.y, 3, 3 }));
}

static void
assert_usable (const MurNavigation *self)
{
  guint n;
  const MurPanelView *views = mur_navigation_panels (self, &n);

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
          g_autoptr (MurNavigation) self = new_view (figure);
          g_autoptr (MurLayout) layout = NULL;
          int n = 0;

          mur_navigation_set_scale (self, 0, MUR_AXES_BOTH,
                                    scale ? MUR_SCALE_AS_LOG : MUR_SCALE_AS_LINEAR);
          mur_navigation_set_limits (self, 0, MUR_AXIS_X, starts[i][0], starts[i][1],
                                     NULL);
          mur_navigation_set_limits (self, 0, MUR_AXIS_Y, starts[i][0], starts[i][1],
                                     NULL);
          layout = lay_out (self);
          mur_navigation_begin_gesture (self);
          while (n < 3000
                 && (how < 2 ? mur_navigation_zoom (self, layout, 0, MUR_AXES_BOTH,
                                                    how == 0 ? 3.5 : 1 / 3.5, 300, 200)
                             : mur_navigation_pan (self, layout, 0, MUR_AXES_BOTH,
                                                   how == 2 ? 1e6 : -1e6, 5e5)))
            n++;
          mur_navigation_end_gesture (self);
          assert_usable (self);
          if (how < 2)
            g_assert_cmpint (n, <, 3000);
          mur_navigation_zoom (self, layout, 0, MUR_AXES_BOTH, 1e308, 1e9, -1e9);
          mur_navigation_zoom (self, layout, 0, MUR_AXES_BOTH, 1e-308, 1e9, -1e9);
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
        g_autoptr (MurNavigation) self = NULL;
        g_autoptr (MurLayout) layout = NULL;

        panel->x.minimum = panel->y.minimum = odd[i];
        panel->x.maximum = panel->y.maximum = odd[j];
        panel->y.scale = (MurScale)(i % 2);
        self = new_view (figure);
        layout = lay_out (self);
        mur_navigation_pan (self, layout, 0, MUR_AXES_BOTH, 11, -7);
        mur_navigation_zoom (self, layout, 0, MUR_AXES_BOTH, 1.25, 50, 70);
        mur_navigation_zoom_to (self, layout, 0, (MurRectangle){ 100, 90, 200, 80 });
        for (guint axis = MUR_AXIS_X; axis <= MUR_AXIS_Y; axis++)
          if (mur_navigation_is_navigated (self, 0, axis))
            {
              const MurRange range = range_of (self, 0, axis);

              g_assert_true (isfinite (range.maximum - range.minimum));
              g_assert_true (range.maximum != range.minimum);
            }
        mur_navigation_fit_all (self);
        g_assert_false (mur_navigation_is_any_navigated (self));
      }
}

static void
equal_units_stay_equal (void)
{
  g_autoptr (MurFigure) figure = new_figure (1, 0);
  g_autoptr (MurNavigation) self = NULL;
  g_autoptr (MurLayout) before = NULL;
  g_autoptr (MurLayout) after = NULL;
  double x0, y0, x1, y1, x2, y2;

  mur_figure_panel (figure, 0)->equal = TRUE;
  self = new_view (figure);
  before = lay_out (self);
  mur_layout_to_data (before, 0, 300, 200, &x0, &y0);
  g_assert_true (mur_navigation_zoom (self, before, 0, MUR_AXIS_X, 1.5, 300, 200));
  after = lay_out (self);
  /* Labels of other widths may have moved the area by some pixels. */
  mur_layout_to_position (after, 0, x0, y0, &x1, &y1);
  g_assert_cmpfloat_with_epsilon (x1, 300, 12);
  g_assert_cmpfloat_with_epsilon (y1, 200, 4);
  mur_layout_to_position (after, 0, x0 + 1, y0 + 1, &x2, &y2);
  g_assert_cmpfloat_with_epsilon (x2 - x1, y1 - y2, 1e-6);
}

void
mur_test_navigation (void)
{
  g_test_add_func ("/ui/plot/view/invert", pan_and_zoom_invert);
  g_test_add_func ("/ui/plot/view/pan", pan_follows_the_pointer);
  g_test_add_func ("/ui/plot/view/zoom", zoom_keeps_the_point);
  g_test_add_func ("/ui/plot/view/box", box_becomes_the_limits);
  g_test_add_func ("/ui/plot/view/ends", no_end_is_passed);
  g_test_add_func ("/ui/plot/view/odd", odd_limits_of_figures_can_be_navigated);
  g_test_add_func ("/ui/plot/view/equal", equal_units_stay_equal);
}
