/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure on the screen. Frame (axes, grid, text) and data are two render nodes that
 * are kept: a still view costs nothing, and a live one paints its frame anew only when
 * the limits or the texts have changed. */

#include "ui/widgets/figure-view.h"

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

  /* Painted; NULL where out of date. */
  MurLayout *layout;
  GskRenderNode *frame;
  GskRenderNode *data;
  GString *frame_state; /* what the frame depends on */

  guint describe_id;
};

G_DEFINE_FINAL_TYPE (MurFigureView, mur_figure_view, GTK_TYPE_WIDGET)

static void
forget_data (MurFigureView *self)
{
  g_clear_pointer (&self->layout, mur_layout_free);
  g_clear_pointer (&self->data, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
forget_all (MurFigureView *self)
{
  g_clear_pointer (&self->frame, gsk_render_node_unref);
  forget_data (self);
}

/* Everything of @panel that its frame shows. */
static void
append_panel_state (GString *state, const MurPanel *panel, const MurPanelView *view)
{
  const MurAxis *axes[] = { &panel->x, &panel->y };

  g_string_append_len (state, (const char *)&view->x, sizeof view->x);
  g_string_append_len (state, (const char *)&view->y, sizeof view->y);
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

/* Forgets the frame if it would look different. */
static void
update_frame_state (MurFigureView *self)
{
  GString *state = g_string_new (NULL);
  gboolean equal;

  for (guint i = 0; i < self->views->len; i++)
    append_panel_state (state, mur_figure_panel (self->figure, i),
                        &g_array_index (self->views, MurPanelView, i));
  equal = g_string_equal (state, self->frame_state);
  g_string_free (self->frame_state, TRUE);
  self->frame_state = state;
  if (!equal)
    g_clear_pointer (&self->frame, gsk_render_node_unref);
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
  forget_all (self);
}

static double
find_scale (MurFigureView *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  return self->presenting ? CLAMP (height / PRESENTED_HEIGHT, 1.2, 4) : 1;
}

/* Painted once at the screen's resolution; the node only copies the pixels. */
static GskRenderNode *
paint (MurFigureView *self, void (*paint_part) (const MurLayout *, cairo_t *))
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height);
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_surface_t *image
    = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (image, scale, scale);
  cr = cairo_create (image);
  paint_part (self->layout, cr);
  cairo_destroy (cr);
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (image);
  return node;
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
  if (self->figure == NULL)
    return;
  if (self->layout == NULL)
    self->layout
      = mur_layout_new (self->figure, self->theme, (MurPanelView *)self->views->data,
                        width, height, find_scale (self));
  if (self->frame == NULL)
    self->frame = paint (self, mur_layout_paint_frame);
  if (self->data == NULL)
    self->data = paint (self, mur_layout_paint_data);
  gtk_snapshot_append_node (snapshot, self->frame);
  gtk_snapshot_append_node (snapshot, self->data);
}

static void
mur_figure_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  forget_all (MUR_FIGURE_VIEW (widget));
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

  if (keyboard || self->layout == NULL)
    return FALSE;
  i = mur_layout_pick_panel (self->layout, px, py);
  if (i < 0)
    return FALSE;
  panel = mur_figure_panel (self->figure, (guint)i);
  mur_layout_to_data (self->layout, (guint)i, px, py, &x, &y);
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
  g_clear_pointer (&self->layout, mur_layout_free);
  g_clear_pointer (&self->frame, gsk_render_node_unref);
  g_clear_pointer (&self->data, gsk_render_node_unref);
  g_clear_pointer (&self->figure, mur_figure_unref);
  G_OBJECT_CLASS (mur_figure_view_parent_class)->dispose (object);
}

static void
mur_figure_view_finalize (GObject *object)
{
  MurFigureView *self = MUR_FIGURE_VIEW (object);

  g_array_unref (self->views);
  g_string_free (self->frame_state, TRUE);
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
  self->frame_state = g_string_new (NULL);
  self->theme = mur_theme_find (theme_name (style));
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast",
                           G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (forget_all), NULL);
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
  update_frame_state (self);
  forget_data (self);
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
  update_frame_state (self);
  forget_data (self);
}

/* Presented, type and lines grow with the view. */
void
mur_figure_view_set_presenting (MurFigureView *self, gboolean presenting)
{
  g_return_if_fail (MUR_IS_FIGURE_VIEW (self));
  self->presenting = presenting;
  forget_all (self);
}

/* Returns: (transfer none): the limits held, one for each of @n panels */
const MurPanelView *
mur_figure_view_get_views (MurFigureView *self, guint *n)
{
  g_return_val_if_fail (MUR_IS_FIGURE_VIEW (self), NULL);
  if (n != NULL)
    *n = self->views->len;
  return (const MurPanelView *)self->views->data;
}

const MurTheme *
mur_figure_view_get_theme (MurFigureView *self)
{
  g_return_val_if_fail (MUR_IS_FIGURE_VIEW (self), NULL);
  return self->theme;
}
