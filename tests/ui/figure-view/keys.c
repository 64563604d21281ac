/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures by keyboard alone: moving the data cursor, moving the view, hiding series,
 * the lock, limits. */

#include <string.h>

#include "tests/ui/figure-view/fixture.h"
#include "ui/figure-view/words/axis-limits.h"
#include "ui/plot/layout/describe.h"

static void
key (MurTestFigure *self, guint value, GdkModifierType modifiers)
{
  g_assert_true (mur_test_key (self->window, value, modifiers));
  mur_test_figure_settle (self);
}

static void
act (MurTestFigure *self, const char *action)
{
  g_action_group_activate_action (
    G_ACTION_GROUP (mur_figure_view_get_actions (self->view)), action, NULL);
  mur_test_figure_settle (self);
}

static gboolean
is_enabled (MurTestFigure *self, const char *action)
{
  return g_action_group_get_action_enabled (
    G_ACTION_GROUP (mur_figure_view_get_actions (self->view)), action);
}

/* What is read is (@panel, @layer, @row), and everyone is told so. */
static void
assert_at (MurTestFigure *self, guint panel, guint layer, gsize row)
{
  const MurPick *pick = &self->view->reading.pick;
  const char *reading = mur_figure_view_get_reading (self->view);
  double px, py, at_x, at_y;

  g_assert_true (self->view->reading.reader == MUR_READ_KEYS);
  g_assert_cmpuint (pick->panel, ==, panel);
  g_assert_cmpuint (pick->layer, ==, layer);
  g_assert_cmpuint (pick->row, ==, row);
  g_assert_cmpfloat (pick->x, ==, mur_test_x ((guint)row));
  g_assert_cmpstr (mur_test_figure_text (self), ==, reading);
  gtk_test_accessible_assert_property (self->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       reading);
  g_assert_true (mur_figure_overlay_get_cross (self->view->overlay, &px, &py));
  mur_layout_to_position (mur_figure_view_layout (self->view), panel, pick->x, pick->y,
                          &at_x, &at_y);
  g_assert_cmpfloat_with_epsilon (px, at_x, 1e-9);
  g_assert_cmpfloat_with_epsilon (py, at_y, 1e-9);
}

static void
data_cursor (void)
{
  MurTestFigure self = mur_test_figure_open ();
  const char *text;

  gtk_test_accessible_assert_role (self.view, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_relation (self.view, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                       mur_figure_bar_get_readout (self.bar), NULL);
  key (&self, GDK_KEY_Right, 0);
  assert_at (&self, 0, 0, 0);
  text = mur_figure_view_get_reading (self.view);
  g_assert_true (g_str_has_prefix (text, "Data, Time = −2.9"));
  g_assert_nonnull (strstr (text, " s, Angle = 1.5"));
  key (&self, GDK_KEY_Right, 0);
  assert_at (&self, 0, 0, 1);
  key (&self, GDK_KEY_Page_Down, 0);
  assert_at (&self, 0, 0, 11);
  key (&self, GDK_KEY_Left, 0);
  assert_at (&self, 0, 0, 10);
  key (&self, GDK_KEY_Page_Up, 0);
  assert_at (&self, 0, 0, 0);
  key (&self, GDK_KEY_Left, 0);
  assert_at (&self, 0, 0, 0);
  key (&self, GDK_KEY_End, 0);
  assert_at (&self, 0, 0, MUR_TEST_N - 1);
  key (&self, GDK_KEY_KP_Home, 0);
  assert_at (&self, 0, 0, 0);
  mur_test_figure_close (&self);
}

/* Escape hides the data cursor and is nobody's after that; the next move shows it where
 * it was. */
static void
data_cursor_ends (void)
{
  MurTestFigure self = mur_test_figure_open ();
  double px, py;
  g_autofree char *whole
    = mur_figure_describe_in (mur_navigation_figure (self.view->navigation),
                              mur_navigation_panels (self.view->navigation, NULL));

  key (&self, GDK_KEY_End, 0);
  key (&self, GDK_KEY_Left, 0);
  key (&self, GDK_KEY_Escape, 0);
  g_assert_null (mur_figure_view_get_reading (self.view));
  g_assert_false (mur_figure_overlay_get_cross (self.view->overlay, &px, &py));
  gtk_test_accessible_assert_property (self.view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       whole);
  g_assert_false (mur_test_key (self.window, GDK_KEY_Escape, 0));
  key (&self, GDK_KEY_Right, 0);
  assert_at (&self, 0, 0, MUR_TEST_N - 2);
  mur_test_figure_close (&self);
}

/* Tab goes through all series and then out; nobody is kept inside. */
static void
series (void)
{
  MurTestFigure self = mur_test_figure_open ();

  key (&self, GDK_KEY_Right, 0);
  key (&self, GDK_KEY_Page_Down, 0);
  assert_at (&self, 0, 0, 10);
  key (&self, GDK_KEY_Tab, 0);
  assert_at (&self, 0, 1, 10);
  key (&self, GDK_KEY_Up, 0);
  assert_at (&self, 0, 0, 10);
  key (&self, GDK_KEY_Down, 0);
  key (&self, GDK_KEY_Tab, 0);
  assert_at (&self, 1, 0, 0);
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (self.view)));
  key (&self, GDK_KEY_Tab, GDK_SHIFT_MASK);
  assert_at (&self, 0, 1, 0);
  key (&self, GDK_KEY_Right, GDK_CONTROL_MASK);
  assert_at (&self, 1, 0, 0);
  g_assert_true (mur_test_key (self.window, GDK_KEY_Tab, 0));
  g_assert_false (gtk_widget_is_focus (GTK_WIDGET (self.view)));
  g_assert_true (self.view->reading.reader == MUR_READ_NOTHING);
  mur_test_figure_close (&self);
}

static void
leave (void)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
  } ways[] = { { GDK_KEY_Tab, GDK_CONTROL_MASK }, { GDK_KEY_F6, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      MurTestFigure self = mur_test_figure_open ();

      key (&self, GDK_KEY_Right, 0);
      g_assert_true (mur_test_key (self.window, ways[i].key, ways[i].modifiers));
      g_assert_false (gtk_widget_is_focus (GTK_WIDGET (self.view)));
      mur_test_figure_close (&self);
    }
}

static void
assert_close (double a, double b)
{
  /* Rounding of a pan and a zoom: a few ulp of numbers around 10. */
  g_assert_cmpfloat_with_epsilon (a, b, 1e-12);
}

static void
assert_same (MurPanelView a, MurPanelView b)
{
  assert_close (a.x.minimum, b.x.minimum);
  assert_close (a.x.maximum, b.x.maximum);
  assert_close (a.y.minimum, b.y.minimum);
  assert_close (a.y.maximum, b.y.maximum);
}

/* Panels that share x move together; each step can be taken back. */
static void
pan_and_zoom (void)
{
  MurTestFigure self = mur_test_figure_open ();
  const MurPanelView first = mur_test_limits (&self, 0);
  const double width = first.x.maximum - first.x.minimum;
  const double height = first.y.maximum - first.y.minimum;
  MurPanelView moved;

  g_assert_false (is_enabled (&self, "back"));
  key (&self, GDK_KEY_Right, GDK_SHIFT_MASK);
  moved = mur_test_limits (&self, 0);
  assert_close (moved.x.minimum, first.x.minimum + 0.1 * width);
  assert_close (moved.x.maximum, first.x.maximum + 0.1 * width);
  assert_close (mur_test_limits (&self, 1).x.minimum, moved.x.minimum);
  key (&self, GDK_KEY_Up, GDK_SHIFT_MASK);
  assert_close (mur_test_limits (&self, 0).y.minimum, first.y.minimum + 0.1 * height);
  key (&self, GDK_KEY_Left, GDK_SHIFT_MASK);
  key (&self, GDK_KEY_Down, GDK_SHIFT_MASK);
  assert_same (mur_test_limits (&self, 0), first);

  key (&self, GDK_KEY_plus, 0);
  moved = mur_test_limits (&self, 0);
  assert_close (moved.x.maximum - moved.x.minimum, width / 1.25);
  assert_close (moved.y.maximum - moved.y.minimum, height / 1.25);
  assert_close (moved.x.maximum + moved.x.minimum, first.x.maximum + first.x.minimum);
  act (&self, "back");
  assert_same (mur_test_limits (&self, 0), first);
  act (&self, "forward");
  assert_same (mur_test_limits (&self, 0), moved);
  g_assert_false (is_enabled (&self, "forward"));
  key (&self, GDK_KEY_minus, 0);
  assert_same (mur_test_limits (&self, 0), first);
  act (&self, "zoom-in");
  act (&self, "fit");
  assert_same (mur_test_limits (&self, 0), first);
  g_assert_false (mur_navigation_is_any_navigated (self.view->navigation));
  mur_test_figure_close (&self);
}

/* Zooming by keys is about the data cursor, and what it reads stays in sight. */
static void
zoom_at_datum (void)
{
  MurTestFigure self = mur_test_figure_open ();
  double before[2], after[2];

  key (&self, GDK_KEY_Right, 0);
  key (&self, GDK_KEY_Page_Down, 0);
  mur_figure_overlay_get_cross (self.view->overlay, &before[0], &before[1]);
  for (int i = 0; i < 6; i++)
    key (&self, GDK_KEY_plus, 0);
  g_assert_true (
    mur_figure_overlay_get_cross (self.view->overlay, &after[0], &after[1]));
  /* Margins follow the labels, by some pixels. */
  g_assert_cmpfloat_with_epsilon (before[0], after[0], 30);
  g_assert_cmpfloat_with_epsilon (before[1], after[1], 30);
  key (&self, GDK_KEY_End, 0);
  assert_at (&self, 0, 0, MUR_TEST_N - 1);
  mur_test_figure_close (&self);
}

static void
hide (void)
{
  MurTestFigure self = mur_test_figure_open ();

  key (&self, GDK_KEY_Right, 0);
  key (&self, GDK_KEY_h, 0);
  g_assert_cmpuint (mur_test_limits (&self, 0).hidden, ==, 1);
  g_assert_cmpstr (mur_test_figure_text (&self), ==, "Data is hidden");
  key (&self, GDK_KEY_h, 0);
  g_assert_cmpuint (mur_test_limits (&self, 0).hidden, ==, 0);
  key (&self, GDK_KEY_h, 0);
  key (&self, GDK_KEY_h, GDK_SHIFT_MASK);
  g_assert_cmpuint (mur_test_limits (&self, 0).hidden, ==, 0);
  mur_test_figure_close (&self);
}

static void
legend (void)
{
  MurTestFigure self = mur_test_figure_open ();

  mur_test_key (self.window, GDK_KEY_space, 0);
  g_assert_cmpuint (mur_test_limits (&self, 0).hidden, ==, 0);
  key (&self, GDK_KEY_l, 0);
  g_assert_true (
    g_str_has_prefix (mur_test_figure_text (&self), "Legend: Data, shown"));
  key (&self, GDK_KEY_Right, 0);
  key (&self, GDK_KEY_space, 0);
  g_assert_cmpuint (mur_test_limits (&self, 0).hidden, ==, 2);
  g_assert_true (
    g_str_has_prefix (mur_test_figure_text (&self), "Legend: Fit, hidden"));
  key (&self, GDK_KEY_Down, 0);
  key (&self, GDK_KEY_Return, 0);
  g_assert_cmpuint (mur_test_limits (&self, 1).hidden, ==, 1);
  key (&self, GDK_KEY_Right, 0);
  key (&self, GDK_KEY_Left, 0);
  key (&self, GDK_KEY_space, 0);
  g_assert_cmpuint (mur_test_limits (&self, 1).hidden, ==, 0);
  key (&self, GDK_KEY_Escape, 0);
  mur_test_key (self.window, GDK_KEY_space, 0);
  g_assert_cmpuint (mur_test_limits (&self, 1).hidden, ==, 0);
  mur_test_figure_close (&self);
}

/* Locked, nothing moves, and it is said; series may still be hidden. */
static void
lock (void)
{
  MurTestFigure self = mur_test_figure_open ();
  const MurPanelView first = mur_test_limits (&self, 0);
  GActionGroup *actions = G_ACTION_GROUP (mur_figure_view_get_actions (self.view));

  act (&self, "lock");
  key (&self, GDK_KEY_plus, 0);
  key (&self, GDK_KEY_Right, GDK_SHIFT_MASK);
  key (&self, GDK_KEY_x, 0);
  assert_same (mur_test_limits (&self, 0), first);
  g_assert_nonnull (strstr (mur_test_figure_text (&self), "locked"));
  g_assert_false (is_enabled (&self, "limits-x"));
  key (&self, GDK_KEY_Right, 0);
  assert_at (&self, 0, 0, 0);
  key (&self, GDK_KEY_h, 0);
  g_assert_cmpuint (mur_test_limits (&self, 0).hidden, ==, 1);
  g_action_group_activate_action (actions, "lock", NULL);
  key (&self, GDK_KEY_Right, GDK_SHIFT_MASK);
  g_assert_cmpfloat (mur_test_limits (&self, 0).x.minimum, >, first.x.minimum);
  mur_test_figure_close (&self);
}

static GtkWidget *
limits_child (MurTestFigure *self, const char *name)
{
  return GTK_WIDGET (
    gtk_widget_get_template_child (self->view->limits, MUR_TYPE_AXIS_LIMITS, name));
}

static void
type (MurTestFigure *self, const char *name, const char *text)
{
  GtkWidget *entry = limits_child (self, name);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static void
type_limits (void)
{
  MurTestFigure self = mur_test_figure_open ();

  key (&self, GDK_KEY_y, 0);
  g_assert_true (gtk_widget_get_visible (self.view->limits));
  type (&self, "minimum", "7.5");
  g_assert_true (gtk_widget_get_visible (self.view->limits));
  g_assert_true (gtk_widget_has_css_class (limits_child (&self, "minimum"), "error"));
  g_assert_nonnull (
    strstr (gtk_label_get_text (GTK_LABEL (limits_child (&self, "message"))),
            "y minimum: 7.5"));
  gtk_editable_set_text (GTK_EDITABLE (limits_child (&self, "minimum")), "−1.25");
  type (&self, "maximum", "six");
  g_assert_true (gtk_widget_has_css_class (limits_child (&self, "maximum"), "error"));
  g_assert_false (gtk_widget_has_css_class (limits_child (&self, "minimum"), "error"));
  type (&self, "maximum", "6e1");
  mur_test_figure_settle (&self);
  g_assert_false (gtk_widget_get_visible (self.view->limits));
  g_assert_cmpfloat (mur_test_limits (&self, 0).y.minimum, ==, -1.25);
  g_assert_cmpfloat (mur_test_limits (&self, 0).y.maximum, ==, 60);
  key (&self, GDK_KEY_y, 0);
  gtk_editable_set_text (GTK_EDITABLE (limits_child (&self, "minimum")), "");
  type (&self, "maximum", "");
  mur_test_figure_settle (&self);
  g_assert_false (mur_navigation_is_any_navigated (self.view->navigation));
  mur_test_figure_close (&self);
}

static void
scales (void)
{
  MurTestFigure self = mur_test_figure_open ();

  key (&self, GDK_KEY_y, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (limits_child (&self, "logarithmic")),
                                TRUE);
  mur_test_figure_settle (&self);
  g_assert_cmpint (mur_navigation_scale (self.view->navigation, 0, MUR_AXIS_Y), ==,
                   MUR_SCALE_LOG);
  g_assert_cmpint (mur_navigation_scale (self.view->navigation, 1, MUR_AXIS_Y), ==,
                   MUR_SCALE_LINEAR);
  gtk_popover_popdown (GTK_POPOVER (self.view->limits));
  key (&self, GDK_KEY_Menu, 0);
  g_assert_true (gtk_widget_get_visible (self.view->menu));
  act (&self, "log-y");
  g_assert_cmpint (mur_navigation_scale (self.view->navigation, 0, MUR_AXIS_Y), ==,
                   MUR_SCALE_LINEAR);
  gtk_popover_popdown (GTK_POPOVER (self.view->menu));
  mur_test_figure_close (&self);
}

/* A person's own limits stay while a run is live; others grow and do not shrink. */
static void
live (void)
{
  MurTestFigure self = mur_test_figure_open ();
  g_autoptr (MurFigure) wide = mur_test_figure (2.5);
  g_autoptr (MurFigure) narrow = mur_test_figure (0.4);
  MurPanelView held;

  mur_figure_view_show (self.view, wide, MUR_FOLLOW_GROW);
  mur_test_figure_settle (&self);
  held = mur_test_limits (&self, 0);
  g_assert_cmpfloat (held.x.minimum, <=, -2.5 * 2.9);
  mur_figure_view_show (self.view, narrow, MUR_FOLLOW_GROW);
  mur_test_figure_settle (&self);
  assert_same (mur_test_limits (&self, 0), held);
  key (&self, GDK_KEY_plus, 0);
  held = mur_test_limits (&self, 0);
  mur_figure_view_show (self.view, wide, MUR_FOLLOW_FIT);
  mur_test_figure_settle (&self);
  assert_same (mur_test_limits (&self, 0), held);
  act (&self, "fit");
  g_assert_cmpfloat (mur_test_limits (&self, 0).x.minimum, <=, -2.5 * 2.9);
  mur_test_figure_close (&self);
}

void
mur_test_keys (void)
{
  g_test_add_func ("/ui/figure-view/keys/data-cursor", data_cursor);
  g_test_add_func ("/ui/figure-view/keys/data-cursor-ends", data_cursor_ends);
  g_test_add_func ("/ui/figure-view/keys/series", series);
  g_test_add_func ("/ui/figure-view/keys/leave", leave);
  g_test_add_func ("/ui/figure-view/keys/pan-and-zoom", pan_and_zoom);
  g_test_add_func ("/ui/figure-view/keys/zoom-at-datum", zoom_at_datum);
  g_test_add_func ("/ui/figure-view/keys/hide", hide);
  g_test_add_func ("/ui/figure-view/keys/legend", legend);
  g_test_add_func ("/ui/figure-view/keys/lock", lock);
  g_test_add_func ("/ui/figure-view/keys/type-limits", type_limits);
  g_test_add_func ("/ui/figure-view/keys/scales", scales);
  g_test_add_func ("/ui/figure-view/keys/live", live);
}
