/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Handles by the pointer and by keys: what they set is told, a drag by one number, and
 * Escape takes it back. */

#include "tests/ui/figure-view/fixture.h"
#include "tests/ui/figure-view/tests.h"
#include "ui/figure-view/hand/pointer.h"
#include "ui/figure-view/hand/read.h"

#include <string.h>

static const double values[] = { 3, 5 };

typedef struct
{
  char *last;
  guint number;   /* of the last drag */
  guint n, drags; /* how often, in how many drags */
} Told;

static MurFigure *
make_handles (void)
{
  MurFigure *figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, "Rules");

  panel->x.minimum = panel->y.minimum = 0;
  panel->x.maximum = panel->y.maximum = 10;
  for (guint i = 0; i < 2; i++)
    {
      const MurHandle handle = { .name = i == 0 ? "Rule 1" : "Rule 2",
                                 .parameter = "rules",
                                 .values = values,
                                 .n = 2,
                                 .index = i,
                                 .factor = 1,
                                 .minimum = { 0 },
                                 .maximum = { 9 } };
      mur_layer_add_handle (
        mur_panel_add_horizontal_rule (panel, MUR_ROLE_REFERENCE, NULL, values[i]),
        &handle);
    }
  return figure;
}

static void
drag_cb (MurFigureView *view, char **pairs, guint number, Told *told)
{
  g_free (told->last);
  told->last = g_strjoinv (" ", pairs);
  told->drags += told->n == 0 || number != told->number;
  told->number = number;
  told->n++;
}

static MurTestFigure
open (Told *told)
{
  MurTestFigure self = mur_test_figure_open ();
  MurFigure *figure = make_handles ();

  g_signal_connect (self.view, "drag", G_CALLBACK (drag_cb), told);
  mur_figure_view_show (self.view, figure, MUR_FOLLOW_ANEW);
  mur_test_figure_settle (&self);
  mur_figure_unref (figure);
  return self;
}

static void
by_pointer (void)
{
  Told told = { 0 };
  MurTestFigure self = open (&told);
  const MurLayout *layout = mur_figure_view_layout (self.view);
  double px, py, to, unused;

  mur_layout_to_position (layout, 0, 4, 5, &px, &py);
  mur_layout_to_position (layout, 0, 4, 7, &unused, &to);
  mur_figure_view_point (self.view, px, py + 2);
  g_assert_nonnull (strstr (mur_test_figure_text (&self), "Rule 2: 5 · drag it"));
  mur_figure_view_press (self.view, px, py + 2, 0);
  g_assert_cmpuint (told.n, ==, 0);
  g_assert_true (mur_figure_view_drag (self.view, px, (py + to) / 2 + 2));
  g_assert_true (mur_figure_view_drag (self.view, px, to + 2));
  g_assert_true (g_str_has_prefix (told.last, "rules 3 7"));
  g_assert_nonnull (strstr (mur_test_figure_text (&self), "Rule 2: 7"));
  mur_figure_view_release (self.view);
  g_assert_cmpuint (told.drags, ==, 1);
  g_assert_false (mur_navigation_can_go_back (self.view->navigation));

  /* Given up, all is as before. */
  mur_figure_view_press (self.view, px, py, 0);
  mur_figure_view_drag (self.view, px, to);
  g_assert_cmpuint (told.drags, ==, 2);
  g_assert_true (mur_test_key (self.window, GDK_KEY_Escape, 0));
  g_assert_cmpstr (told.last, ==, "");
  g_assert_cmpuint (told.drags, ==, 2);
  mur_figure_view_release (self.view);
  g_free (told.last);
  mur_test_figure_close (&self);
}

/* A click without a move sets nothing. */
static void
not_dragged (void)
{
  Told told = { 0 };
  MurTestFigure self = open (&told);
  double px, py;

  mur_layout_to_position (mur_figure_view_layout (self.view), 0, 4, 5, &px, &py);
  mur_figure_view_press (self.view, px, py, 0);
  g_assert_false (mur_figure_view_drag (self.view, px + 2, py + 2));
  mur_figure_view_release (self.view);
  mur_figure_view_click (self.view, 1, px, py);
  g_assert_cmpuint (told.n, ==, 0);
  mur_test_figure_close (&self);
}

static void
by_keys (void)
{
  Told told = { 0 };
  MurTestFigure self = open (&told);

  gtk_widget_grab_focus (GTK_WIDGET (self.view));
  g_assert_true (mur_test_key (self.window, GDK_KEY_g, 0));
  g_assert_nonnull (strstr (mur_test_figure_text (&self), "Rule 1: 3 · arrows"));
  mur_test_key (self.window, GDK_KEY_Up, 0);
  mur_test_key (self.window, GDK_KEY_Up, 0);
  mur_test_key (self.window, GDK_KEY_Down, 0);
  g_assert_cmpuint (told.n, ==, 3);
  g_assert_cmpuint (told.drags, ==, 1);
  g_assert_true (g_str_has_prefix (told.last, "rules 3."));
  g_assert_true (g_str_has_suffix (told.last, " 5"));
  mur_test_key (self.window, GDK_KEY_g, 0);
  mur_test_key (self.window, GDK_KEY_Page_Down, 0);
  g_assert_cmpuint (told.drags, ==, 2);
  g_assert_true (g_str_has_prefix (told.last, "rules 3 4."));
  g_assert_true (mur_test_key (self.window, GDK_KEY_Escape, 0));
  told.n = 0;
  mur_test_key (self.window, GDK_KEY_Up, 0);
  g_assert_cmpuint (told.n, ==, 0);
  g_free (told.last);
  mur_test_figure_close (&self);
}

/* A mark that goes anywhere: its grip is a ring, the pointer says so, and each arrow moves
 * it its own way. */
static void
plane (void)
{
  static const double place[] = { 4, 5 };
  static const MurHandle handle = { .name = "Mark",
                                    .values = place,
                                    .n = 2,
                                    .way = MUR_HANDLE_PLANE,
                                    .minimum = { 1, 1 },
                                    .maximum = { 9, 9 },
                                    .targets = { { "x", 0, 1 }, { "y", 1, 2 } },
                                    .whole = TRUE };
  Told told = { 0 };
  MurTestFigure self = open (&told);
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, "Plane");
  double px, py, to_x, to_y;
  const MurOverlayGrip *grips;
  guint n;

  panel->x.minimum = panel->y.minimum = 0;
  panel->x.maximum = panel->y.maximum = 10;
  mur_layer_add_handle (
    mur_panel_add_points (panel, MUR_ROLE_FIT, NULL, &place[0], &place[1], 1), &handle);
  mur_figure_view_show (self.view, figure, MUR_FOLLOW_ANEW);
  mur_test_figure_settle (&self);
  mur_layout_to_position (mur_figure_view_layout (self.view), 0, 4, 5, &px, &py);
  mur_layout_to_position (mur_figure_view_layout (self.view), 0, 7, 2, &to_x, &to_y);
  mur_figure_view_point (self.view, px, py);
  g_assert_nonnull (strstr (mur_test_figure_text (&self), "Mark: 4, 5 · drag it"));
  mur_figure_view_press (self.view, px, py, 0);
  g_assert_true (mur_figure_view_drag (self.view, to_x, to_y));
  g_assert_cmpstr (told.last, ==, "x 7 y 4");
  grips = mur_figure_overlay_get_grips (self.view->overlay, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (grips[0].is_ring);
  g_assert_cmpfloat (grips[0].x, ==, to_x);
  g_assert_cmpfloat (grips[0].y, ==, to_y);
  mur_figure_view_release (self.view);

  mur_test_key (self.window, GDK_KEY_g, 0);
  mur_test_key (self.window, GDK_KEY_Left, 0);
  g_assert_cmpstr (told.last, ==, "x 3 y 10");
  mur_test_key (self.window, GDK_KEY_Up, 0);
  g_assert_cmpstr (told.last, ==, "x 3 y 12");
  mur_test_key (self.window, GDK_KEY_Page_Down, 0);
  g_assert_cmpstr (told.last, ==, "x 3 y 2");
  g_free (told.last);
  mur_test_figure_close (&self);
}

static MurOverlayGrip
grip_at (MurTestFigure *self, guint index)
{
  guint n;
  const MurOverlayGrip *grips = mur_figure_overlay_get_grips (self->view->overlay, &n);

  g_assert_cmpuint (n, ==, 2);
  return grips[index];
}

/* They are seen before the pointer is there, light up, and go along. */
static void
grips (void)
{
  Told told = { 0 };
  MurTestFigure self = open (&told);
  g_autoptr (MurFigure) other = mur_test_figure (1);
  double px, py, to, unused;
  guint n;

  mur_layout_to_position (mur_figure_view_layout (self.view), 0, 4, 5, &px, &py);
  mur_layout_to_position (mur_figure_view_layout (self.view), 0, 4, 7, &unused, &to);
  g_assert_cmpint (grip_at (&self, 1).state, ==, MUR_GRIP_RESTING);
  g_assert_cmpfloat_with_epsilon (grip_at (&self, 1).y, py, 1e-9);
  mur_figure_view_point (self.view, px, py);
  g_assert_cmpint (grip_at (&self, 1).state, ==, MUR_GRIP_LIT);
  g_assert_cmpint (grip_at (&self, 0).state, ==, MUR_GRIP_RESTING);
  mur_figure_view_leave (self.view);
  g_assert_cmpint (grip_at (&self, 1).state, ==, MUR_GRIP_RESTING);

  mur_figure_view_press (self.view, px, py, 0);
  mur_figure_view_drag (self.view, px, to);
  g_assert_cmpint (grip_at (&self, 1).state, ==, MUR_GRIP_FOCUSED);
  g_assert_cmpfloat (grip_at (&self, 1).y, ==, to);
  g_assert_true (mur_test_key (self.window, GDK_KEY_Escape, 0));
  g_assert_cmpfloat_with_epsilon (grip_at (&self, 1).y, py, 1e-9);

  mur_test_key (self.window, GDK_KEY_g, 0);
  g_assert_cmpint (grip_at (&self, 0).state, ==, MUR_GRIP_FOCUSED);
  /* Another scene has none, and keys that would move them move nothing. */
  told.n = 0;
  mur_figure_view_set_scene (self.view, "other");
  mur_figure_view_show (self.view, other, MUR_FOLLOW_FIT);
  mur_test_figure_settle (&self);
  mur_figure_overlay_get_grips (self.view->overlay, &n);
  g_assert_cmpuint (n, ==, 0);
  mur_test_key (self.window, GDK_KEY_Up, 0);
  g_assert_cmpuint (told.n, ==, 0);
  g_free (told.last);
  mur_test_figure_close (&self);
}

void
mur_test_view_handles (void)
{
  g_test_add_func ("/ui/figure-view/handles/pointer", by_pointer);
  g_test_add_func ("/ui/figure-view/handles/not-dragged", not_dragged);
  g_test_add_func ("/ui/figure-view/handles/keys", by_keys);
  g_test_add_func ("/ui/figure-view/handles/plane", plane);
  g_test_add_func ("/ui/figure-view/handles/grips", grips);
}
