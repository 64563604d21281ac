/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked for at a place in a figure: by the pointer, by keys, by the menu. */

#include "tests/ui/figure-view/fixture.h"
#include "tests/ui/figure-view/tests.h"
#include "ui/figure-view/actions.h"

#include <string.h>

static const double across[] = { 2, 6, 9 }, upwards[] = { 3, 7, 1 },
                    keys[] = { 1, 2, 3 };

static MurFigure *
make_birds (double lit)
{
  const MurThings things
    = { .noun = "Bird", .sets = "bird", .lit = lit, .carry = "place" };
  MurFigure *figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, "Sky");
  MurLayer *birds
    = mur_panel_add_points (panel, MUR_ROLE_SERIES_1, "Birds", across, upwards, 3);

  panel->x.minimum = panel->y.minimum = 0;
  panel->x.maximum = panel->y.maximum = 10;
  panel->drop = "drop";
  panel->drop_label = "_Drop Birds Here";
  birds->keys = keys;
  birds->carried = TRUE;
  mur_figure_set_things (figure, &things);
  return figure;
}

static void
ask_cb (MurFigureView *view, const char *text, GPtrArray *asked)
{
  g_ptr_array_add (asked, g_strdup (text));
}

static MurTestFigure
open (GPtrArray *asked, double lit)
{
  MurTestFigure self = mur_test_figure_open ();
  MurFigure *figure = make_birds (lit);

  g_signal_connect (self.view, "ask", G_CALLBACK (ask_cb), asked);
  mur_figure_view_show (self.view, figure, MUR_FOLLOW_ANEW);
  mur_test_figure_settle (&self);
  mur_figure_unref (figure);
  return self;
}

/* The last that was asked for is @name, its numbers within what a pixel is worth. */
static void
assert_asked (GPtrArray *asked, guint n, const char *name, const double *numbers)
{
  g_auto (GStrv) words = NULL;

  g_assert_cmpuint (asked->len, ==, n);
  words = g_strsplit (g_ptr_array_index (asked, n - 1), " ", -1);
  g_assert_cmpstr (words[0], ==, name);
  for (guint i = 1; words[i] != NULL; i++)
    g_assert_cmpfloat_with_epsilon (g_ascii_strtod (words[i], NULL), numbers[i - 1],
                                    0.05);
}

static void
carried_by_pointer (void)
{
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  MurTestFigure self = open (asked, 0);
  const MurLayout *layout = mur_figure_view_layout (self.view);
  double px, py, qx, qy;

  mur_layout_to_position (layout, 0, 6, 7, &px, &py);
  mur_layout_to_position (layout, 0, 3, 2, &qx, &qy);
  mur_figure_view_press (self.view, px + 2, py, 0);
  g_assert_true (mur_figure_view_drag (self.view, qx, qy));
  g_assert_nonnull (strstr (mur_test_figure_text (&self), "Bird 2 goes to"));
  g_assert_cmpuint (asked->len, ==, 0);
  mur_figure_view_release (self.view);
  assert_asked (asked, 1, "place", (const double[]){ 2, 3, 2 });
  g_assert_false (mur_navigation_can_go_back (self.view->navigation));

  /* Beyond the panel it is put at the edge. */
  mur_figure_view_press (self.view, px, py, 0);
  mur_figure_view_drag (self.view, -500, qy);
  mur_figure_view_release (self.view);
  assert_asked (asked, 2, "place", (const double[]){ 2, 0, 2 });

  /* Given up, or not moved, nothing is asked for. */
  mur_figure_view_press (self.view, px, py, 0);
  mur_figure_view_drag (self.view, qx, qy);
  g_assert_true (mur_test_key (self.window, GDK_KEY_Escape, 0));
  mur_figure_view_release (self.view);
  mur_figure_view_press (self.view, px, py, 0);
  mur_figure_view_release (self.view);
  g_assert_cmpuint (asked->len, ==, 2);

  /* Elsewhere a drag pans. */
  mur_layout_to_position (layout, 0, 4, 5, &px, &py);
  mur_figure_view_press (self.view, px, py, 0);
  mur_figure_view_drag (self.view, qx, qy);
  mur_figure_view_release (self.view);
  g_assert_cmpuint (asked->len, ==, 2);
  g_assert_true (mur_navigation_can_go_back (self.view->navigation));
  mur_test_figure_close (&self);
}

static void
dropped_by_pointer (void)
{
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  MurTestFigure self = open (asked, 0);
  double px, py;

  mur_layout_to_position (mur_figure_view_layout (self.view), 0, 4, 5, &px, &py);
  self.view->modifiers = GDK_CONTROL_MASK;
  mur_figure_view_click (self.view, 1, px, py);
  assert_asked (asked, 1, "drop", (const double[]){ 4, 5 });
  self.view->modifiers = 0;
  mur_figure_view_click (self.view, 1, px, py);
  g_assert_cmpuint (asked->len, ==, 1);
  mur_test_figure_close (&self);
}

/* Where a click asks for a row, it says so beforehand, and two of them ask once. */
static void
asked_by_click (void)
{
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  MurTestFigure self = mur_test_figure_open ();
  MurFigure *figure = make_birds (0);
  MurPanel *panel = mur_figure_panel (figure, 0);
  double px, py;

  panel->drop_is_row = TRUE;
  panel->drop_hint = "click calls this row";
  g_signal_connect (self.view, "ask", G_CALLBACK (ask_cb), asked);
  mur_figure_view_show (self.view, figure, MUR_FOLLOW_ANEW);
  mur_test_figure_settle (&self);
  mur_layout_to_position (mur_figure_view_layout (self.view), 0, 4.2, 4.8, &px, &py);
  mur_figure_view_point (self.view, px, py);
  g_assert_true (
    g_str_has_suffix (mur_test_figure_text (&self), " · click calls this row"));
  mur_figure_view_click (self.view, 1, px, py);
  mur_figure_view_click (self.view, 2, px, py);
  g_assert_cmpuint (asked->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (asked, 0), ==, "drop 5");
  mur_test_figure_close (&self);
  mur_figure_unref (figure);
}

/* D and P are about the place of the data cursor. */
static void
by_keys (void)
{
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  MurTestFigure self = open (asked, 3);

  gtk_widget_grab_focus (GTK_WIDGET (self.view));
  g_assert_true (mur_test_key (self.window, GDK_KEY_Right, 0));
  g_assert_true (mur_test_key (self.window, GDK_KEY_Right, 0));
  g_assert_true (mur_test_key (self.window, GDK_KEY_d, 0));
  assert_asked (asked, 1, "drop", (const double[]){ 6, 7 });
  g_assert_true (mur_test_key (self.window, GDK_KEY_p, 0));
  assert_asked (asked, 2, "place", (const double[]){ 3, 6, 7 });
  mur_test_figure_close (&self);
}

/* Without one that is lit up there is none to put. */
static void
none_lit (void)
{
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  MurTestFigure self = open (asked, 0);

  gtk_widget_grab_focus (GTK_WIDGET (self.view));
  mur_test_key (self.window, GDK_KEY_p, 0);
  g_assert_cmpuint (asked->len, ==, 0);
  mur_test_figure_close (&self);
}

void
mur_test_asks (void)
{
  g_test_add_func ("/figure-view/asks/carried-by-pointer", carried_by_pointer);
  g_test_add_func ("/figure-view/asks/dropped-by-pointer", dropped_by_pointer);
  g_test_add_func ("/figure-view/asks/asked-by-click", asked_by_click);
  g_test_add_func ("/figure-view/asks/by-keys", by_keys);
  g_test_add_func ("/figure-view/asks/none-lit", none_lit);
}
