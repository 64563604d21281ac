/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of the figure view: painted pixels, what a screen reader gets. */

#include "ui/figure-view/view.h"

#include <math.h>
#include <string.h>

#include "tests/ui/figure-view/fixture.h"
#include "ui/plot/layout/describe.h"

/* Two linked panels over one curve that reaches from -@reach to @reach. */
static MurFigure *
make_figure (double reach)
{
  MurFigure *figure = mur_figure_new ();
  double *numbers = g_new (double, 6);

  for (int i = 0; i < 3; i++)
    {
      numbers[i] = reach * (i - 1);
      numbers[3 + i] = reach * (i == 1 ? -1 : 1);
    }
  mur_figure_own (figure, numbers, g_free);
  mur_figure_set_title (figure, "Pendulum");
  for (guint row = 0; row < 2; row++)
    {
      MurPanel *panel = mur_figure_add_panel (figure, row, 0, NULL);
      panel->link_x = 1;
      mur_axis_set (&panel->x, "Time", "s", MUR_SCALE_LINEAR);
      mur_axis_set (&panel->y, "Angle", NULL, MUR_SCALE_LINEAR);
      panel->y.minimum = row == 0 ? NAN : -3;
      if (row == 0)
        mur_panel_add_line (panel, MUR_ROLE_FIT, NULL, numbers, numbers + 3, 3);
    }
  return figure;
}

static GBytes *
paint (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  GskRenderNode *node;
  g_autoptr (GdkTexture) texture = NULL;
  gsize stride;
  guchar *pixels;

  gdk_paintable_snapshot (paintable, snapshot, 300, 240);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL) /* nothing is drawn on its way to another size */
    return g_bytes_new (NULL, 0);
  texture = gsk_renderer_render_texture (renderer, node,
                                         &GRAPHENE_RECT_INIT (0, 0, 300, 240));
  stride = (gsize)gdk_texture_get_width (texture) * 4;
  pixels = g_malloc (stride * (gsize)gdk_texture_get_height (texture));
  gdk_texture_download (texture, pixels, stride);
  gsk_render_node_unref (node);
  return g_bytes_new_take (pixels, stride * (gsize)gdk_texture_get_height (texture));
}

static guint
count_colours (GBytes *pixels)
{
  g_autoptr (GHashTable) colours = g_hash_table_new (NULL, NULL);
  gsize size;
  const guint32 *colour = g_bytes_get_data (pixels, &size);

  for (gsize i = 0; i < size / 4; i++)
    g_hash_table_add (colours, GUINT_TO_POINTER (colour[i]));
  return g_hash_table_size (colours);
}

/* The picture is made by another thread. */
static gboolean
is_drawn (gpointer view)
{
  g_autoptr (GBytes) pixels = paint (view);
  /* Background, panel, text and line with their soft edges. */
  return count_colours (pixels) > 20;
}

typedef struct
{
  GtkWidget *view;
  GBytes *drawn;
} Sight;

static gboolean
is_other (gpointer data)
{
  const Sight *sight = data;
  g_autoptr (GBytes) pixels = paint (sight->view);
  return !g_bytes_equal (pixels, sight->drawn);
}

static gboolean
is_same (gpointer data)
{
  return !is_other (data);
}

static void
paints (void)
{
  GtkWidget *view = mur_figure_view_new ();
  GtkWidget *window = mur_test_present (view, 300, 240);
  g_autoptr (MurFigure) figure = make_figure (7.25);
  g_autoptr (GBytes) empty = NULL, drawn = NULL;
  Sight sight = { .view = view };

  mur_test_pass (50);
  empty = paint (view);
  g_assert_cmpuint (count_colours (empty), <=, 2);
  mur_figure_view_show (MUR_FIGURE_VIEW (view), figure, MUR_FOLLOW_FIT);
  mur_test_wait (is_drawn, view);
  mur_test_pass (50);
  sight.drawn = drawn = paint (view);
  mur_figure_view_set_presenting (MUR_FIGURE_VIEW (view), TRUE);
  mur_test_wait (is_other, &sight);
  mur_figure_view_set_presenting (MUR_FIGURE_VIEW (view), FALSE);
  mur_test_wait (is_same, &sight);
  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *)&view);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (view);
}

static void
accessible (void)
{
  g_autoptr (GtkWidget) view = g_object_ref_sink (mur_figure_view_new ());
  g_autoptr (MurFigure) figure = make_figure (7.25);
  g_autofree char *description = NULL;

  mur_figure_view_show (MUR_FIGURE_VIEW (view), figure, MUR_FOLLOW_FIT);
  description = mur_figure_describe_in (
    figure, mur_figure_view_get_views (MUR_FIGURE_VIEW (view), NULL));
  g_assert_nonnull (strstr (description, "x axis Time from -7.25 to 7.25 s"));
  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Pendulum");
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       description);
}

static void
small (void)
{
  g_autoptr (GtkWidget) view = g_object_ref_sink (mur_figure_view_new ());
  int width, height;

  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 300);
  g_assert_cmpint (height, <=, 200);
}

/* Each scene is navigated by itself, and found again as it was left. */
static void
scenes (void)
{
  MurTestFigure figure = mur_test_figure_open ();
  MurFigure *shown = mur_figure_view_dup_figure (figure.view);
  GSimpleActionGroup *actions = mur_figure_view_get_actions (figure.view);
  const MurPanelView first = mur_test_limits (&figure, 0);
  MurPanelView zoomed;

  g_action_group_activate_action (G_ACTION_GROUP (actions), "zoom-in", NULL);
  g_action_group_change_action_state (G_ACTION_GROUP (actions), "lock",
                                      g_variant_new_boolean (TRUE));
  zoomed = mur_test_limits (&figure, 0);
  g_assert_cmpfloat (zoomed.x.minimum, >, first.x.minimum);
  mur_figure_view_set_scene (figure.view, "other");
  g_assert_null (mur_figure_view_layout (figure.view));
  mur_figure_view_show (figure.view, shown, MUR_FOLLOW_FIT);
  mur_test_figure_settle (&figure);
  g_assert_cmpfloat (mur_test_limits (&figure, 0).x.minimum, ==, first.x.minimum);
  g_assert_false (g_variant_get_boolean (
    g_action_group_get_action_state (G_ACTION_GROUP (actions), "lock")));
  mur_figure_view_set_scene (figure.view, "");
  mur_figure_view_show (figure.view, shown, MUR_FOLLOW_FIT);
  mur_test_figure_settle (&figure);
  g_assert_cmpfloat (mur_test_limits (&figure, 0).x.minimum, ==, zoomed.x.minimum);
  g_assert_true (g_variant_get_boolean (
    g_action_group_get_action_state (G_ACTION_GROUP (actions), "lock")));
  mur_figure_unref (shown);
  mur_test_figure_close (&figure);
}

/* What is read may be long; the bar asks for no more room than without. */
static void
reading_takes_no_room (void)
{
  MurTestFigure figure = mur_test_figure_open ();
  g_autofree char *words = g_strnfill (500, 'w');
  int before, after;

  gtk_widget_measure (GTK_WIDGET (figure.bar), GTK_ORIENTATION_HORIZONTAL, -1, NULL,
                      &before, NULL, NULL);
  mur_figure_view_show_status (figure.view, words);
  gtk_widget_measure (GTK_WIDGET (figure.bar), GTK_ORIENTATION_HORIZONTAL, -1, NULL,
                      &after, NULL, NULL);
  g_assert_cmpstr (mur_test_figure_text (&figure), ==, words);
  g_assert_cmpint (after, ==, before);
  mur_test_figure_close (&figure);
}

void
mur_test_view (void)
{
  g_test_add_func ("/ui/figure-view/view/reading", reading_takes_no_room);
  g_test_add_func ("/ui/figure-view/view/paints", paints);
  g_test_add_func ("/ui/figure-view/view/scenes", scenes);
  g_test_add_func ("/ui/figure-view/view/accessible", accessible);
  g_test_add_func ("/ui/figure-view/view/small", small);
}
