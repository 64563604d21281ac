/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure on the screen. It is painted by a thread of its own into an image, which the
 * screen then only copies: the main loop waits for no figure, and a still view costs
 * nothing. */

#include "ui/widgets/figure-view.h"

#include "ui/widgets/paint-thread.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

#define MINIMUM_WIDTH 280
#define MINIMUM_HEIGHT 200
#define NATURAL_WIDTH 640
#define NATURAL_HEIGHT 460
/* The height at which a presented figure has type of the usual size. */
#define PRESENTED_HEIGHT 620
/* How long a description may lag behind a live figure. */
#define DESCRIBE_MSEC 1000

struct _MurFigureView
{
  GtkWidget parent_instance;

  MurFigure *figure; /* NULL at first */
  GArray *views;     /* of MurPanelView: the limits that are held */
  const MurTheme *theme;
  gboolean presenting;

  MurPaintThread *thread;
  MurPainting *painting; /* what is shown; NULL at first */
  GskRenderNode *node;   /* of its image */

  guint describe_id;
};

G_DEFINE_FINAL_TYPE (MurFigureView, mur_figure_view, GTK_TYPE_WIDGET)

/* Everything of @panel that its frame shows. */
static void
append_panel_state (GString *state, const MurPanel *panel, const MurPanelView *view)
{
  const MurAxis *axes[] = { &panel->x, &panel->y };

  g_string_append_printf (state, "%.17g %.17g %.17g %.17g %d|", view->x.minimum,
                          view->x.maximum, view->y.minimum, view->y.maximum,
                          view->legend);
  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    {
      g_autofree char *labels
        = axes[i]->labels != NULL ? g_strjoinv ("\n", axes[i]->labels) : NULL;
      g_string_append_printf (state, "%s|%s|%s|%d|", axes[i]->title, axes[i]->unit,
                              labels, axes[i]->scale);
    }
  g_string_append_printf (state, "%s|%d|%u|", panel->title, panel->legend,
                          panel->layers->len);
  for (guint i = 0; i < panel->layers->len; i++)
    {
      const MurLayer *layer = g_ptr_array_index (panel->layers, i);
      g_string_append_printf (state, "%d%d%s|%d|", layer->kind, layer->role,
                              layer->name, layer->n > 0);
    }
}

static char *
find_frame_state (MurFigureView *self)
{
  GString *state = g_string_new (NULL);
  for (guint i = 0; i < self->views->len; i++)
    append_panel_state (state, mur_figure_panel (self->figure, i),
                        &g_array_index (self->views, MurPanelView, i));
  return g_string_free (state, FALSE);
}

static double
find_scale (MurFigureView *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  return self->presenting ? CLAMP (height / PRESENTED_HEIGHT, 1.2, 4) : 1;
}

/* Has the figure painted as it is now. */
static void
repaint (MurFigureView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  if (self->figure == NULL || width <= 0 || height <= 0)
    return;
  MurPaintRequest *request = g_new0 (MurPaintRequest, 1);
  request->figure = mur_figure_ref (self->figure);
  request->views
    = g_memdup2 (self->views->data, self->views->len * sizeof (MurPanelView));
  request->theme = self->theme;
  request->width = width;
  request->height = height;
  request->device_scale = gtk_widget_get_scale_factor (widget);
  request->scale = find_scale (self);
  request->frame_state = find_frame_state (self);
  mur_paint_thread_submit (self->thread, request);
}

static GskRenderNode *
make_node (const MurPainting *painting)
{
  double scale, unused;
  cairo_surface_get_device_scale (painting->image, &scale, &unused);
  double width = cairo_image_surface_get_width (painting->image) / scale;
  double height = cairo_image_surface_get_height (painting->image) / scale;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height);
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_surface (cr, painting->image, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

/* A legend stays where it was put, so that it does not jump while data move. */
static void
hold_legends (MurFigureView *self)
{
  for (guint i = 0; i < self->views->len; i++)
    g_array_index (self->views, MurPanelView, i).legend
      = mur_layout_limits (self->painting->layout, i).legend;
}

static void
painted_cb (gpointer data)
{
  MurFigureView *self = data;
  MurPainting *painting = mur_paint_thread_take (self->thread);

  if (painting == NULL)
    return;
  g_clear_pointer (&self->painting, mur_painting_free);
  self->painting = painting;
  if (painting->figure == self->figure)
    hold_legends (self);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->node = make_node (painting);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
describe (MurFigureView *self)
{
  g_autofree char *description = mur_figure_describe (self->figure);
  const char *title = mur_figure_title (self->figure);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "Figure",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static gboolean
describe_cb (gpointer data)
{
  MurFigureView *self = data;
  self->describe_id = 0;
  describe (self);
  return G_SOURCE_REMOVE;
}

/* A description is long to make and to speak: it follows a live figure at a distance.
 */
static void
describe_soon (MurFigureView *self)
{
  if (self->describe_id == 0)
    self->describe_id = g_timeout_add (DESCRIBE_MSEC, describe_cb, self);
}

static const char *
theme_name (AdwStyleManager *style)
{
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return dark ? "high-contrast-dark" : "high-contrast";
  return dark ? "dark" : "light";
}

static void
style_changed_cb (MurFigureView *self)
{
  self->theme = mur_theme_find (theme_name (adw_style_manager_get_default ()));
  repaint (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
append_background (MurFigureView *self, GtkSnapshot *snapshot, int width, int height)
{
  const MurColour *colour = &self->theme->background;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height);
  GdkRGBA rgba = { (float)colour->red, (float)colour->green, (float)colour->blue,
                   (float)colour->alpha };

  gtk_snapshot_append_color (snapshot, &rgba, &bounds);
}

static void
mur_figure_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MurFigureView *self = MUR_FIGURE_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (width <= 0 || height <= 0)
    return;
  append_background (self, snapshot, width, height);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
}

static void
mur_figure_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  repaint (MUR_FIGURE_VIEW (widget));
}

static void
mur_figure_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;
  *minimum = across ? MINIMUM_WIDTH : MINIMUM_HEIGHT;
  *natural = across ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static char *
format_place (const MurAxis *axis, double value)
{
  g_autofree char *number = g_strdup_printf ("%.4g", value);
  return g_strdup_printf ("%s %s", axis->title != NULL ? axis->title : "", number);
}

/* What value is there: the tooltip says it. */
static gboolean
mur_figure_view_query_tooltip (
  GtkWidget *widget, int px, int py, gboolean keyboard, GtkTooltip *tooltip)
{
  MurFigureView *self = MUR_FIGURE_VIEW (widget);
  const MurPanel *panel;
  double x, y;
  int i;

  if (keyboard || self->painting == NULL)
    return FALSE;
  i = mur_layout_pick_panel (self->painting->layout, px, py);
  if (i < 0)
    return FALSE;
  panel = mur_figure_panel (self->painting->figure, (guint)i);
  mur_layout_to_data (self->painting->layout, (guint)i, px, py, &x, &y);
  {
    g_autofree char *across = format_place (&panel->x, x);
    g_autofree char *up = format_place (&panel->y, y);
    g_autofree char *text
      = g_strdup_printf ("%s%s%s", panel->x.labels != NULL ? "" : across,
                         panel->x.labels != NULL ? "" : "\n", up);
    gtk_tooltip_set_markup (tooltip, text);
  }
  return TRUE;
}

static void
mur_figure_view_dispose (GObject *object)
{
  MurFigureView *self = MUR_FIGURE_VIEW (object);

  g_clear_handle_id (&self->describe_id, g_source_remove);
  g_clear_pointer (&self->thread, mur_paint_thread_free);
  g_clear_pointer (&self->painting, mur_painting_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->figure, mur_figure_unref);
  G_OBJECT_CLASS (mur_figure_view_parent_class)->dispose (object);
}

static void
mur_figure_view_finalize (GObject *object)
{
  MurFigureView *self = MUR_FIGURE_VIEW (object);

  g_array_unref (self->views);
  G_OBJECT_CLASS (mur_figure_view_parent_class)->finalize (object);
}

static void
mur_figure_view_class_init (MurFigureViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = mur_figure_view_dispose;
  object_class->finalize = mur_figure_view_finalize;
  widget_class->snapshot = mur_figure_view_snapshot;
  widget_class->size_allocate = mur_figure_view_size_allocate;
  widget_class->measure = mur_figure_view_measure;
  widget_class->query_tooltip = mur_figure_view_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "figureview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mur_figure_view_init (MurFigureView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->views = g_array_new (FALSE, TRUE, sizeof (MurPanelView));
  self->thread = mur_paint_thread_new (painted_cb, self);
  self->theme = mur_theme_find (theme_name (style));
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast",
                           G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (repaint), NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
mur_figure_view_new (void)
{
  return g_object_new (MUR_TYPE_FIGURE_VIEW, NULL);
}

/* Shows @figure (referenced) in place of the one before. */
void
mur_figure_view_show (MurFigureView *self, MurFigure *figure, MurLimits limits)
{
  gboolean first;

  g_return_if_fail (MUR_IS_FIGURE_VIEW (self) && figure != NULL);

  first = self->figure == NULL;
  mur_figure_ref (figure);
  g_clear_pointer (&self->figure, mur_figure_unref);
  self->figure = figure;
  mur_held_limits_update (self->views, figure, limits);
  repaint (self);
  if (first)
    describe (self);
  else
    describe_soon (self);
}

/* Returns: (nullable): (transfer none): the figure shown */
MurFigure *
mur_figure_view_get_figure (MurFigureView *self)
{
  g_return_val_if_fail (MUR_IS_FIGURE_VIEW (self), NULL);
  return self->figure;
}

/* Finds the limits of all panels anew. */
void
mur_figure_view_fit (MurFigureView *self)
{
  g_return_if_fail (MUR_IS_FIGURE_VIEW (self));
  if (self->figure == NULL)
    return;
  mur_held_limits_update (self->views, self->figure, MUR_LIMITS_FIT);
  repaint (self);
}

/* Presented, type and lines grow with the view. */
void
mur_figure_view_set_presenting (MurFigureView *self, gboolean presenting)
{
  g_return_if_fail (MUR_IS_FIGURE_VIEW (self));
  self->presenting = presenting;
  repaint (self);
}

/* Returns: (transfer none): the limits held, one for each of @n panels */
const MurPanelView *
mur_figure_view_get_views (MurFigureView *self, guint *n)
{
  g_return_val_if_fail (MUR_IS_FIGURE_VIEW (self), NULL);
  if (n != NULL)
    *n = self->views->len;
  return (gconstpointer)self->views->data;
}

const MurTheme *
mur_figure_view_get_theme (MurFigureView *self)
{
  g_return_val_if_fail (MUR_IS_FIGURE_VIEW (self), NULL);
  return self->theme;
}
