/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The frame of axes and text is painted once and used again: not for a figure that
 * looks different in one thing alone. */

#include <gtk/gtk.h>

#include "tests/ui/figure-view/tests.h"
#include "ui/figure-view/painting/paint-thread.h"

#include <math.h>
#include <string.h>

#define WIDTH 320
#define HEIGHT 220

static void
plain (MurPanel *panel)
{
}

static void
x_title (MurPanel *panel)
{
  mur_axis_set (&panel->x, "Duration", "s", MUR_SCALE_LINEAR);
}

static void
x_unit (MurPanel *panel)
{
  mur_axis_set (&panel->x, "Time", "h", MUR_SCALE_LINEAR);
}

static void
x_scale (MurPanel *panel)
{
  panel->x.scale = MUR_SCALE_LOG;
}

static void
x_limit (MurPanel *panel)
{
  panel->x.maximum = 11;
}

static void
x_integer (MurPanel *panel)
{
  panel->x.integer = TRUE;
}

static void
x_labels (MurPanel *panel)
{
  static const char *const labels[]
    = { "a", "b", "c", "d", "e", "f", "g", "h", "i", NULL };
  panel->x.labels = g_strdupv ((char **)labels);
}

static void
y_title (MurPanel *panel)
{
  mur_axis_set (&panel->y, "Slope", "rad", MUR_SCALE_LINEAR);
}

static void
y_unit (MurPanel *panel)
{
  mur_axis_set (&panel->y, "Angle", "°", MUR_SCALE_LINEAR);
}

static void
y_scale (MurPanel *panel)
{
  panel->y.scale = MUR_SCALE_LOG;
}

static void
y_limit (MurPanel *panel)
{
  panel->y.minimum = 0.1;
}

static void
y_integer (MurPanel *panel)
{
  panel->y.integer = TRUE;
}

static void
y_labels (MurPanel *panel)
{
  static const char *const labels[] = { "low", "middle", "high", NULL };
  panel->y.labels = g_strdupv ((char **)labels);
}

static void
title (MurPanel *panel)
{
  panel->title = g_strdup ("Swing");
}

static void
caption (MurPanel *panel)
{
  g_free (panel->caption);
  panel->caption = g_strdup ("at 5 s");
}

static MurFigure *
make_figure (void (*change) (MurPanel *panel))
{
  static const double x[] = { 1, 2, 4, 8 }, y[] = { 0.25, 1, 1.5, 2 };
  MurFigure *figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  panel->caption = g_strdup ("at 4 s");
  mur_axis_set (&panel->x, "Time", "s", MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "Angle", "rad", MUR_SCALE_LINEAR);
  panel->x.minimum = 1;
  panel->x.maximum = 8;
  panel->y.minimum = 0.25;
  panel->y.maximum = 1.75;
  mur_panel_add_line (panel, MUR_ROLE_FIT, NULL, x, y, 4);
  change (panel);
  return figure;
}

static void
ready_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
}

typedef struct
{
  MurPaintThread *thread;
  gboolean is_ready;
} Painter;

static gboolean
is_ready (gpointer data)
{
  return ((Painter *)data)->is_ready;
}

/* Returns: (transfer full): the pixels of a figure with @change */
static GBytes *
paint (Painter *self, void (*change) (MurPanel *panel))
{
  MurPaintRequest *request = g_new0 (MurPaintRequest, 1);
  request->figure = make_figure (change);
  request->theme = mur_theme_find ("light");
  request->width = WIDTH;
  request->height = HEIGHT;
  request->device_scale = 1;
  request->scale = 1;
  self->is_ready = FALSE;
  mur_paint_thread_submit (self->thread, request);
  mur_test_wait (is_ready, self);
  g_autoptr (MurPainting) painting = mur_paint_thread_take (self->thread);
  g_assert_nonnull (painting);
  cairo_surface_flush (painting->image);
  return g_bytes_new (cairo_image_surface_get_data (painting->image),
                      (gsize)cairo_image_surface_get_stride (painting->image) * HEIGHT);
}

/* A figure with @change, painted after one without, is as if it were the first. */
static void
check (void (*change) (MurPanel *panel), const char *name)
{
  Painter used = { 0 }, fresh = { 0 };
  used.thread = mur_paint_thread_new (ready_cb, &used.is_ready);
  fresh.thread = mur_paint_thread_new (ready_cb, &fresh.is_ready);
  g_autoptr (GBytes) before = paint (&used, plain);
  g_autoptr (GBytes) after = paint (&used, change);
  g_autoptr (GBytes) expected = paint (&fresh, change);
  g_autoptr (GBytes) again = paint (&used, plain);
  g_test_message ("%s", name);
  g_assert_false (g_bytes_equal (expected, before));
  g_assert_true (g_bytes_equal (after, expected));
  g_assert_true (g_bytes_equal (again, before));
  mur_paint_thread_free (used.thread);
  mur_paint_thread_free (fresh.thread);
}

static void
frame_key (void)
{
  check (x_title, "x title");
  check (x_unit, "x unit");
  check (x_scale, "x scale");
  check (x_limit, "x limit");
  check (x_integer, "x integer");
  check (x_labels, "x labels");
  check (y_title, "y title");
  check (y_unit, "y unit");
  check (y_scale, "y scale");
  check (y_limit, "y limit");
  check (y_integer, "y integer");
  check (y_labels, "y labels");
  check (title, "title");
  check (caption, "caption");
}

void
mur_test_paint_thread (void)
{
  g_test_add_func ("/widgets/paint-thread/frame-key", frame_key);
}
