/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Automatic limits. */

#include <math.h>

#include "tests/ui/plot/layout/tests.h"

static MurPanel *
new_panel (MurFigure *figure)
{
  return mur_figure_add_panel (figure, 0, 0, NULL);
}

static void
nothing_finite_gives_the_unit_range (void)
{
  static const double nothing[] = { NAN, INFINITY, -INFINITY };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = new_panel (figure);
  MurRange x, y;

  mur_panel_auto_limits (panel, NULL, &x, &y);
  g_assert_true (x.minimum == 0 && x.maximum == 1 && y.minimum == 0 && y.maximum == 1);
  mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, nothing, nothing, 3);
  mur_axis_set (&panel->y, NULL, NULL, MUR_SCALE_LOG);
  mur_panel_auto_limits (panel, NULL, &x, &y);
  g_assert_true (x.minimum == 0 && x.maximum == 1 && y.minimum == 1 && y.maximum == 10);
}

static void
data_lie_inside_with_a_margin (void)
{
  static const double x[] = { -3.25, NAN, 8.5, 1 }, y[] = { 2, 1e9, 17.5, -4 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = new_panel (figure);
  MurRange along, up;

  mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, x, y, 4);
  mur_panel_auto_limits (panel, NULL, &along, &up);
  g_assert_true (along.minimum < -3.25 && along.minimum > -4);
  g_assert_true (along.maximum > 8.5 && along.maximum < 9.5);
  g_assert_true (up.minimum < -4 && up.maximum > 1e9);
}

static void
lines_reach_left_and_right (void)
{
  static const double x[] = { 0.5, 1, 2.25 }, y[] = { 3, 5, 4 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = new_panel (figure);
  MurRange along, up;

  mur_panel_add_line (panel, MUR_ROLE_FIT, NULL, x, y, 3);
  mur_panel_auto_limits (panel, NULL, &along, &up);
  g_assert_true (along.minimum == 0.5 && along.maximum == 2.25);
}

static void
equal_values_get_room (void)
{
  static const double same[] = { 7.5, 7.5, 7.5 }, zero[] = { 0, 0, 0 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = new_panel (figure);
  MurRange x, y;

  mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, same, zero, 3);
  mur_panel_auto_limits (panel, NULL, &x, &y);
  g_assert_true (x.minimum < 7.5 && x.maximum > 7.5);
  g_assert_true (y.minimum == -0.5 && y.maximum == 0.5);
}

static void
bars_stand_on_zero (void)
{
  static const double x[] = { 1, 2, 3 }, up[] = { 4, 9, 2 }, down[] = { -4, -9, -2 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = new_panel (figure);
  MurLayer *bars = mur_panel_add (panel, MUR_LAYER_BARS, MUR_ROLE_DATA, NULL);
  MurRange along, y;

  bars->x = x;
  bars->y = up;
  bars->n = 3;
  bars->width = 0.5;
  mur_panel_auto_limits (panel, NULL, &along, &y);
  g_assert_true (along.minimum == 0.75 && along.maximum == 3.25);
  g_assert_true (y.minimum == 0 && y.maximum > 9);
  bars->y = down;
  mur_panel_auto_limits (panel, NULL, &along, &y);
  g_assert_true (y.maximum == 0 && y.minimum < -9);
}

static void
some_layers_do_not_count (void)
{
  static const double x[] = { 0, 1 }, y[] = { 1, 2 }, far[] = { -1000, 1000 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = new_panel (figure);
  MurRange along, up;

  mur_panel_add_line (panel, MUR_ROLE_FIT, NULL, x, y, 2);
  mur_panel_add_line (panel, MUR_ROLE_GHOST, NULL, far, far, 2)->outside_limits = TRUE;
  mur_panel_auto_limits (panel, NULL, &along, &up);
  g_assert_true (along.maximum == 1 && up.maximum < 3);
}

static void
log_limits_skip_what_cannot_be_shown (void)
{
  static const double x[] = { 1, 2, 3, 4 }, y[] = { -1, 0, 0.001, 1000 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = new_panel (figure);
  MurRange along, up;

  mur_axis_set (&panel->y, NULL, NULL, MUR_SCALE_LOG);
  mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, x, y, 4);
  mur_panel_auto_limits (panel, NULL, &along, &up);
  g_assert_true (up.minimum < 0.001 && up.minimum > 1e-4);
  g_assert_true (up.maximum > 1000 && up.maximum < 1e4);
}

static void
extremes_do_not_overflow (void)
{
  static const double x[] = { -1.7e308, 1.7e308 }, y[] = { -5e-324, 5e-324 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = new_panel (figure);
  MurRange along, up;

  mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, x, y, 2);
  mur_panel_auto_limits (panel, NULL, &along, &up);
  g_assert_true (isfinite (along.maximum - along.minimum));
  g_assert_true (up.maximum - up.minimum > 0);
}

static void
categories_have_room_on_both_sides (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = new_panel (figure);
  MurRange x, y;

  panel->x.labels = g_strsplit ("a b c", " ", 0);
  mur_panel_auto_limits (panel, NULL, &x, &y);
  g_assert_true (x.minimum == -0.5 && x.maximum == 2.5);
}

static void
held_limits_only_grow (void)
{
  const MurRange unset = { NAN, NAN }, now = { -1, 5 };
  MurRange grown = mur_range_grow (unset, now);

  g_assert_true (grown.minimum == -1 && grown.maximum == 5);
  grown = mur_range_grow ((MurRange){ 0, 10 }, now);
  g_assert_true (grown.minimum == -1 && grown.maximum == 10);
  grown = mur_range_grow ((MurRange){ -2, 10 }, unset);
  g_assert_true (grown.minimum == -2 && grown.maximum == 10);
  grown = mur_range_grow ((MurRange){ 4, 0 }, now);
  g_assert_true (grown.minimum == 5 && grown.maximum == -1);
}

/* Residuals of −2 … 2 and one far out: the median is 0, and the deviations 0, 1, 1, 2, 2
 * and 500 have the median 1.5. Data that all lie within 4 σ have their own limits. */
static void
robust_limits_leave_out_what_is_far (void)
{
  static const double x[] = { 0, 1, 2, 3, 4, 5 };
  static const double far[] = { -2, 1, 500, -1, 2, 0 }, near[] = { -2, 1, 2, -1, 2, 0 };
  const double most = 0.5 + 4 * 1.4826 * 1.5;
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = new_panel (figure);
  MurLayer *layer = mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, x, far, 6);
  MurRange along, up, covered;

  panel->y.limits = MUR_LIMITS_ROBUST;
  mur_panel_auto_limits (panel, NULL, &along, &up);
  g_assert_cmpfloat_with_epsilon (up.maximum, most, 1e-9);
  g_assert_cmpfloat (up.minimum, <, -2);
  g_assert_true (along.minimum < 0 && along.maximum > 5);
  layer->y = near;
  mur_panel_auto_limits (panel, NULL, &along, &up);
  panel->y.limits = MUR_LIMITS_COVER;
  mur_panel_auto_limits (panel, NULL, &along, &covered);
  g_assert_true (up.minimum == covered.minimum && up.maximum == covered.maximum);
}

static void
robust_limits_hold_for_hidden_layers (void)
{
  static const double x[] = { 0, 1, 2, 3 }, low[] = { 1, 2, 3, 4 };
  static const double high[] = { 5, 6, 7, 8 };
  const MurPanelView view = { { NAN, NAN }, { NAN, NAN }, 2 };

  for (int robust = 0; robust < 2; robust++)
    {
      g_autoptr (MurFigure) figure = mur_figure_new ();
      MurPanel *panel = new_panel (figure);
      MurRange along, up, hidden;

      panel->y.limits = (MurLimits)robust;
      mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, x, low, 4);
      mur_panel_add_points (panel, MUR_ROLE_FIT, NULL, x, high, 4);
      mur_panel_auto_limits (panel, NULL, &along, &up);
      mur_panel_auto_limits (panel, &view, &along, &hidden);
      g_assert_true ((hidden.maximum == up.maximum) == robust);
    }
}

static MurRange
find_y_with_errors (const double *y, const double *errors, gsize n, MurAxis like)
{
  static const double x[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = new_panel (figure);
  MurRange along, up;

  panel->y.scale = like.scale;
  panel->y.limits = like.limits;
  mur_panel_add_points (panel, MUR_ROLE_DATA, NULL, x, y, n)->errors = errors;
  mur_panel_auto_limits (panel, NULL, &along, &up);
  return up;
}

/* 7 % of what is covered stands around it. One number a million times as large as the
 * others counts as much as the data go: 10 both ways around 7. */
static void
error_bars_are_inside (void)
{
  static const double y[] = { 2, 7, 12 }, errors[] = { 1, 2, 3 };
  static const double unknown[] = { 1, 2e6, 3 }, few[] = { 5, 5.25, 5 };
  static const double gaps[] = { 1, NAN, 3 };
  const MurAxis linear = { .scale = MUR_SCALE_LINEAR };
  MurRange up = find_y_with_errors (y, errors, 3, linear);

  g_assert_cmpfloat_with_epsilon (up.minimum, 1 - 0.07 * 14, 1e-12);
  g_assert_cmpfloat_with_epsilon (up.maximum, 15 + 0.07 * 14, 1e-12);
  up = find_y_with_errors (y, unknown, 3, linear);
  g_assert_cmpfloat_with_epsilon (up.minimum, 7 - 15 - 0.07 * 30, 1e-12);
  g_assert_cmpfloat_with_epsilon (up.maximum, 7 + 15 + 0.07 * 30, 1e-12);
  /* What is no number is no bar. */
  up = find_y_with_errors (y, gaps, 3, linear);
  g_assert_cmpfloat_with_epsilon (up.minimum, 1 - 0.07 * 14, 1e-12);
  g_assert_cmpfloat_with_epsilon (up.maximum, 15 + 0.07 * 14, 1e-12);
  /* Data that lie closer than their errors say. */
  up = find_y_with_errors (few, errors, 3, linear);
  g_assert_true (up.minimum < 2 && up.maximum > 8);
}

/* A bar that reaches zero is cut a decade below its datum. */
static void
error_bars_on_log_axes (void)
{
  static const double y[] = { 100, 1000, 1000 }, errors[] = { 200, 10, 10 };
  const MurAxis log = { .scale = MUR_SCALE_LOG };
  const MurRange up = find_y_with_errors (y, errors, 3, log);
  const double margin = pow (1010 / 10.0, 0.07);

  g_assert_cmpfloat_with_epsilon (up.minimum, 10 / margin, 1e-9);
  g_assert_cmpfloat_with_epsilon (up.maximum, 1010 * margin, 1e-9);
}

/* The ends of the ten bars are ±2 and ±4, around about 2: the one far out is not in the
 * limits, the ends are. */
static void
robust_limits_hold_error_bars (void)
{
  static const double y[] = { 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 500 };
  static const double errors[] = { 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3 };
  const MurAxis robust = { .limits = MUR_LIMITS_ROBUST };
  const MurRange up = find_y_with_errors (y, errors, 11, robust);

  g_assert_true (up.minimum < -4 && up.maximum > 4 && up.maximum < 50);
}

void
mur_test_limits (void)
{
  g_test_add_func ("/ui/plot/limits/nothing", nothing_finite_gives_the_unit_range);
  g_test_add_func ("/ui/plot/limits/margin", data_lie_inside_with_a_margin);
  g_test_add_func ("/ui/plot/limits/lines", lines_reach_left_and_right);
  g_test_add_func ("/ui/plot/limits/equal", equal_values_get_room);
  g_test_add_func ("/ui/plot/limits/bars", bars_stand_on_zero);
  g_test_add_func ("/ui/plot/limits/outside", some_layers_do_not_count);
  g_test_add_func ("/ui/plot/limits/log", log_limits_skip_what_cannot_be_shown);
  g_test_add_func ("/ui/plot/limits/extremes", extremes_do_not_overflow);
  g_test_add_func ("/ui/plot/limits/categories", categories_have_room_on_both_sides);
  g_test_add_func ("/ui/plot/limits/grow", held_limits_only_grow);
  g_test_add_func ("/ui/plot/limits/robust", robust_limits_leave_out_what_is_far);
  g_test_add_func ("/ui/plot/limits/errors", error_bars_are_inside);
  g_test_add_func ("/ui/plot/limits/errors-log", error_bars_on_log_axes);
  g_test_add_func ("/ui/plot/limits/errors-robust", robust_limits_hold_error_bars);
  g_test_add_func ("/ui/plot/limits/robust-hidden",
                   robust_limits_hold_for_hidden_layers);
}
