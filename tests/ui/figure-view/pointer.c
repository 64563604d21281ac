/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures by pointer: what gestures do, through what their handlers call. */

#include <math.h>
#include <string.h>

#include "tests/ui/figure-view/fixture.h"

static void
position (MurTestFigure *self, guint panel, double x, double y, double *px, double *py)
{
  mur_layout_to_position (mur_figure_view_layout (self->view), panel, x, y, px, py);
}

/* A crosshair costs no picture. */
static void
hover (void)
{
  MurTestFigure self = mur_test_figure_open ();
  const MurPainting *painting = mur_figure_image_get_painting (self.view->image);
  MurRectangle area = mur_layout_panel (painting->layout, 0);
  double px, py, at_x, at_y;

  position (&self, 0, mur_test_x (7), mur_test_y (7), &px, &py);
  mur_figure_view_point (self.view, px + 5.25, py - 3.5);
  g_assert_true (mur_figure_overlay_get_cross (self.view->overlay, &at_x, &at_y));
  g_assert_cmpfloat_with_epsilon (at_x, px, 1e-9);
  g_assert_cmpfloat_with_epsilon (at_y, py, 1e-9);
  g_assert_nonnull (
    strstr (mur_figure_overlay_get_label (self.view->overlay), "−0.31"));
  g_assert_true (g_str_has_prefix (mur_test_figure_text (&self), "Data, Time = −0.31"));

  /* The axis strip has no data. */
  mur_figure_view_point (self.view, area.x - 5, py);
  g_assert_false (mur_figure_overlay_get_cross (self.view->overlay, &at_x, &at_y));
  mur_figure_view_point (self.view, px, py);
  mur_figure_view_leave (self.view);
  g_assert_null (mur_figure_view_get_reading (self.view));
  mur_test_pass (30);
  g_assert_true (painting == mur_figure_image_get_painting (self.view->image));
  mur_test_figure_close (&self);
}

/* Far from data the crosshair is where the pointer is. */
static void
hover_between (void)
{
  MurTestFigure self = mur_test_figure_open ();
  MurPick pick;
  double px, py, at_x, at_y;

  position (&self, 0, 6.2, 0.75, &px, &py);
  g_assert_false (
    mur_pick_nearest (mur_figure_view_layout (self.view), 0, px, py, 40, &pick));
  mur_figure_view_point (self.view, px, py);
  g_assert_true (mur_figure_overlay_get_cross (self.view->overlay, &at_x, &at_y));
  g_assert_cmpfloat (at_x, ==, px);
  g_assert_cmpfloat (at_y, ==, py);
  g_assert_true (g_str_has_prefix (mur_test_figure_text (&self), "Time = 6.2"));
  g_assert_null (mur_figure_overlay_get_label (self.view->overlay));
  mur_test_figure_close (&self);
}

/* What was grabbed is where the hand let it go, and one step back undoes it all. */
static void
drag (void)
{
  MurTestFigure self = mur_test_figure_open ();
  const MurPanelView first = mur_test_limits (&self, 0);
  MurRectangle area = mur_layout_panel (mur_figure_view_layout (self.view), 0);
  double px, py, rate = (first.x.maximum - first.x.minimum) / area.width;
  double rise = (first.y.maximum - first.y.minimum) / area.height;

  position (&self, 0, 1.1, 1.2, &px, &py);
  mur_figure_view_press (self.view, px, py, 0);
  g_assert_false (mur_figure_view_drag (self.view, px + 2, py + 2));
  g_assert_cmpfloat (mur_test_limits (&self, 0).x.minimum, ==, first.x.minimum);
  for (int i = 1; i <= 4; i++)
    g_assert_true (mur_figure_view_drag (self.view, px + 10 * i, py - 5 * i));
  mur_figure_view_release (self.view);
  g_assert_cmpfloat_with_epsilon (mur_test_limits (&self, 0).x.minimum,
                                  first.x.minimum - 40 * rate, 1e-12);
  g_assert_cmpfloat_with_epsilon (mur_test_limits (&self, 0).y.minimum,
                                  first.y.minimum - 20 * rise, 1e-12);
  g_assert_true (mur_navigation_back (self.view->navigation));
  g_assert_cmpfloat_with_epsilon (mur_test_limits (&self, 0).x.minimum, first.x.minimum,
                                  1e-12);
  g_assert_false (mur_navigation_can_go_back (self.view->navigation));
  mur_test_figure_close (&self);
}

static void
drag_given_up (void)
{
  MurTestFigure self = mur_test_figure_open ();
  const MurPanelView first = mur_test_limits (&self, 0);
  double px, py;

  position (&self, 0, 1.1, 1.2, &px, &py);
  mur_figure_view_press (self.view, px, py, 0);
  g_assert_true (mur_figure_view_drag (self.view, px + 80, py));
  g_assert_cmpfloat (mur_test_limits (&self, 0).x.minimum, <, first.x.minimum);
  g_assert_true (mur_test_key (self.window, GDK_KEY_Escape, 0));
  g_assert_cmpfloat (mur_test_limits (&self, 0).x.minimum, ==, first.x.minimum);
  g_assert_false (mur_figure_view_drag (self.view, px + 90, py));
  mur_figure_view_release (self.view);
  g_assert_false (mur_navigation_can_go_back (self.view->navigation));
  mur_test_figure_close (&self);
}

/* On an axis only that axis moves. */
static void
axis (void)
{
  MurTestFigure self = mur_test_figure_open ();
  const MurPanelView first = mur_test_limits (&self, 0);
  MurRectangle strip
    = mur_layout_axis_strip (mur_figure_view_layout (self.view), 0, MUR_AXIS_Y);
  double px = strip.x + strip.width / 2, py = strip.y + strip.height / 2;

  mur_figure_view_press (self.view, px, py, 0);
  mur_figure_view_drag (self.view, px + 31, py + 47);
  mur_figure_view_release (self.view);
  g_assert_cmpfloat (mur_test_limits (&self, 0).x.minimum, ==, first.x.minimum);
  g_assert_cmpfloat (mur_test_limits (&self, 0).y.minimum, >, first.y.minimum);
  mur_navigation_fit_all (self.view->navigation);
  mur_figure_view_point (self.view, px, py);
  g_assert_true (mur_figure_view_scroll (self.view, 0, -1));
  g_assert_cmpfloat (mur_test_limits (&self, 0).x.minimum, ==, first.x.minimum);
  g_assert_cmpfloat (mur_test_limits (&self, 0).y.minimum, >, first.y.minimum);
  mur_figure_view_click (self.view, 1, px, py);
  g_assert_true (gtk_widget_get_visible (self.view->limits));
  gtk_popover_popdown (GTK_POPOVER (self.view->limits));
  mur_test_figure_close (&self);
}

static void
box (void)
{
  MurTestFigure self = mur_test_figure_open ();
  double left, top, right, bottom;
  MurPanelView now;
  MurRectangle band;

  position (&self, 0, -1.5, 2.25, &left, &top);
  position (&self, 0, 4.25, 1.125, &right, &bottom);
  mur_figure_view_press (self.view, right, top, GDK_SHIFT_MASK);
  g_assert_true (mur_figure_view_drag (self.view, left, bottom));
  g_assert_true (mur_figure_overlay_get_band (self.view->overlay, &band));
  g_assert_cmpfloat_with_epsilon (band.x, left, 1e-9);
  g_assert_cmpfloat_with_epsilon (band.height, bottom - top, 1e-9);
  mur_figure_view_release (self.view);
  g_assert_false (mur_figure_overlay_get_band (self.view->overlay, &band));
  now = mur_test_limits (&self, 0);
  g_assert_cmpfloat_with_epsilon (now.x.minimum, -1.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (now.x.maximum, 4.25, 1e-9);
  g_assert_cmpfloat_with_epsilon (now.y.minimum, 1.125, 1e-9);
  g_assert_cmpfloat_with_epsilon (now.y.maximum, 2.25, 1e-9);
  mur_figure_view_click (self.view, 2, right, top);
  g_assert_false (mur_navigation_is_any_navigated (self.view->navigation));
  mur_test_figure_close (&self);
}

/* What is under the pointer stays there; turns of the wheel in a row are one step. */
static void
wheel (void)
{
  MurTestFigure self = mur_test_figure_open ();
  const MurPanelView first = mur_test_limits (&self, 0);
  MurRectangle area = mur_layout_panel (mur_figure_view_layout (self.view), 0);
  MurPanelView now;
  double px, py, part;

  position (&self, 0, 2.6, 1.9, &px, &py);
  part = (px - area.x) / area.width;
  mur_figure_view_point (self.view, px, py);
  for (int i = 0; i < 3; i++)
    g_assert_true (mur_figure_view_scroll (self.view, 0, -1));
  now = mur_test_limits (&self, 0);
  g_assert_cmpfloat_with_epsilon (
    now.x.minimum + part * (now.x.maximum - now.x.minimum), 2.6, 1e-9);
  g_assert_cmpfloat_with_epsilon ((first.x.maximum - first.x.minimum)
                                    / (now.x.maximum - now.x.minimum),
                                  pow (1.2, 3), 1e-9);
  g_action_group_activate_action (
    G_ACTION_GROUP (mur_figure_view_get_actions (self.view)), "fit", NULL);
  g_assert_true (mur_navigation_back (self.view->navigation));
  g_assert_true (mur_navigation_back (self.view->navigation));
  g_assert_false (mur_navigation_can_go_back (self.view->navigation));
  self.view->pinch = 1;
  mur_figure_view_pinch (self.view, 1.5, px, py);
  mur_figure_view_pinch (self.view, 3, px, py);
  now = mur_test_limits (&self, 0);
  g_assert_cmpfloat_with_epsilon (
    (first.x.maximum - first.x.minimum) / (now.x.maximum - now.x.minimum), 3, 1e-9);
  mur_test_figure_close (&self);
}

static void
legend (void)
{
  MurTestFigure self = mur_test_figure_open ();
  guint layer;
  MurRectangle entry
    = mur_layout_legend_entry (mur_figure_view_layout (self.view), 0, 1, &layer);

  g_assert_cmpuint (layer, ==, 1);
  mur_figure_view_click (self.view, 1, entry.x + 4, entry.y + 4);
  g_assert_cmpuint (mur_test_limits (&self, 0).hidden, ==, 2);
  mur_test_figure_settle (&self);
  entry = mur_layout_legend_entry (mur_figure_view_layout (self.view), 0, 1, &layer);
  mur_figure_view_click (self.view, 1, entry.x + 4, entry.y + 4);
  g_assert_cmpuint (mur_test_limits (&self, 0).hidden, ==, 0);
  mur_test_figure_close (&self);
}

static const char *
cursor_at (MurTestFigure *self, double px, double py)
{
  mur_figure_view_point (self->view, px, py);
  mur_figure_view_update_mouse_cursor (self->view);
  return gdk_cursor_get_name (gtk_widget_get_cursor (GTK_WIDGET (self->view)));
}

/* The cursor says what a drag would do. */
static void
cursors (void)
{
  MurTestFigure self = mur_test_figure_open ();
  const MurLayout *layout = mur_figure_view_layout (self.view);
  MurRectangle x = mur_layout_axis_strip (layout, 1, MUR_AXIS_X);
  MurRectangle y = mur_layout_axis_strip (layout, 1, MUR_AXIS_Y);
  MurRectangle entry = mur_layout_legend_entry (layout, 0, 0, NULL);
  double px, py;

  position (&self, 0, 2.6, 1.9, &px, &py);
  g_assert_cmpstr (cursor_at (&self, px, py), ==, "grab");
  g_assert_cmpstr (cursor_at (&self, x.x + 9, x.y + 3), ==, "ew-resize");
  g_assert_cmpstr (cursor_at (&self, y.x + 3, y.y + 9), ==, "ns-resize");
  g_assert_cmpstr (cursor_at (&self, entry.x + 3, entry.y + 3), ==, "pointer");
  self.view->modifiers = GDK_SHIFT_MASK;
  g_assert_cmpstr (cursor_at (&self, px, py), ==, "crosshair");
  self.view->modifiers = 0;
  mur_figure_view_press (self.view, px, py, 0);
  mur_figure_view_drag (self.view, px + 20, py);
  g_assert_cmpstr (cursor_at (&self, px + 20, py), ==, "grabbing");
  mur_figure_view_release (self.view);
  g_action_group_activate_action (
    G_ACTION_GROUP (mur_figure_view_get_actions (self.view)), "lock", NULL);
  g_assert_cmpstr (cursor_at (&self, px, py), ==, "default");
  g_assert_cmpstr (cursor_at (&self, x.x + 9, x.y + 3), ==, "not-allowed");
  mur_figure_view_press (self.view, px, py, 0);
  g_assert_false (mur_figure_view_drag (self.view, px + 50, py));
  g_assert_cmpstr (cursor_at (&self, px + 50, py), ==, "not-allowed");
  mur_figure_view_release (self.view);
  mur_test_figure_close (&self);
}

/* New data under a still pointer are read as they come. */
static void
live (void)
{
  MurTestFigure self = mur_test_figure_open ();
  g_autoptr (MurFigure) next = mur_test_figure (0.75);
  g_autofree char *before = NULL;
  double px, py;

  position (&self, 0, mur_test_x (7), mur_test_y (7), &px, &py);
  mur_figure_view_point (self.view, px, py);
  before = g_strdup (mur_figure_view_get_reading (self.view));
  mur_figure_view_show (self.view, next, MUR_FOLLOW_GROW);
  mur_test_figure_settle (&self);
  g_assert_cmpstr (mur_figure_view_get_reading (self.view), !=, before);
  mur_test_figure_close (&self);
}

/* Five columns and three rows of cells, each of which stands for a pair of numbers. */
static MurFigure *
make_choices (void)
{
  MurFigure *figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, "Pairs");
  double *values = g_new0 (double, 15);
  MurLayer *cells;

  mur_figure_own (figure, values, g_free);
  for (guint i = 0; i < 15; i++)
    values[i] = i;
  panel->x.integer = panel->y.integer = TRUE;
  cells
    = mur_panel_add_grid (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL, values, 5, 3);
  cells->x_min = cells->y_min = 0.5;
  cells->x_max = 5.5;
  cells->y_max = 3.5;
  cells->sets_x = "right";
  cells->sets_y = "up";
  return figure;
}

static void
choose_cb (MurFigureView *view, char **pairs, char **chosen)
{
  g_free (*chosen);
  *chosen = g_strjoinv (" ", pairs);
}

/* A datum that stands for something is chosen by a click, or by Enter at the data
 * cursor; a double click still fits. */
static void
choose (void)
{
  MurTestFigure self = mur_test_figure_open ();
  MurFigure *figure = make_choices ();
  g_autofree char *chosen = NULL;
  double px, py;

  g_signal_connect (self.view, "choose", G_CALLBACK (choose_cb), &chosen);
  mur_figure_view_show (self.view, figure, MUR_FOLLOW_ANEW);
  mur_test_figure_settle (&self);
  position (&self, 0, 4.2, 1.9, &px, &py);
  mur_figure_view_point (self.view, px, py);
  g_assert_nonnull (strstr (mur_test_figure_text (&self), "chooses"));
  mur_figure_view_click (self.view, 1, px, py);
  g_assert_cmpstr (chosen, ==, "right 4 up 2");
  g_clear_pointer (&chosen, g_free);
  mur_figure_view_click (self.view, 2, px, py);
  g_assert_null (chosen);
  mur_figure_view_leave (self.view);
  g_assert_false (mur_figure_view_choose (self.view));
  gtk_widget_grab_focus (GTK_WIDGET (self.view));
  mur_test_key (self.window, GDK_KEY_Home, 0);
  mur_test_key (self.window, GDK_KEY_Return, 0);
  g_assert_cmpstr (chosen, ==, "right 1 up 1");
  mur_figure_unref (figure);
  mur_test_figure_close (&self);
}

/* A datum that stands for a text sets that text. */
static void
choose_text (void)
{
  static const char *const names[] = { "one", "two", "0x7ff8000000000001" };
  static const double x[] = { 0, 1, 2 }, y[] = { 0, 0, 0 }, side[] = { 1, 1, 1 };
  MurTestFigure self = mur_test_figure_open ();
  MurFigure *figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, "Texts");
  MurLayer *cells
    = mur_panel_add_cells (panel, MUR_ROLE_DATA, NULL, x, y, side, side, 3);
  g_autofree char *chosen = NULL;
  double px, py;

  cells->sets = "number";
  cells->choices = names;
  g_signal_connect (self.view, "choose", G_CALLBACK (choose_cb), &chosen);
  mur_figure_view_show (self.view, figure, MUR_FOLLOW_ANEW);
  mur_test_figure_settle (&self);
  position (&self, 0, 2.5, 0.5, &px, &py);
  mur_figure_view_point (self.view, px, py);
  g_assert_nonnull (strstr (mur_test_figure_text (&self),
                            "click or Enter makes it 0x7ff8000000000001"));
  mur_figure_view_click (self.view, 1, px, py);
  g_assert_cmpstr (chosen, ==, "number 0x7ff8000000000001");
  mur_figure_unref (figure);
  mur_test_figure_close (&self);
}

void
mur_test_pointer (void)
{
  g_test_add_func ("/ui/figure-view/pointer/hover", hover);
  g_test_add_func ("/ui/figure-view/pointer/hover-between", hover_between);
  g_test_add_func ("/ui/figure-view/pointer/drag", drag);
  g_test_add_func ("/ui/figure-view/pointer/drag-given-up", drag_given_up);
  g_test_add_func ("/ui/figure-view/pointer/axis", axis);
  g_test_add_func ("/ui/figure-view/pointer/box", box);
  g_test_add_func ("/ui/figure-view/pointer/wheel", wheel);
  g_test_add_func ("/ui/figure-view/pointer/legend", legend);
  g_test_add_func ("/ui/figure-view/pointer/cursors", cursors);
  g_test_add_func ("/ui/figure-view/pointer/live", live);
  g_test_add_func ("/ui/figure-view/pointer/choose", choose);
  g_test_add_func ("/ui/figure-view/pointer/choose-text", choose_text);
}
