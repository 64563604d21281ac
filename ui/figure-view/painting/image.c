/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture of a figure. A thread of its own paints it into an image, which the
 * screen then only copies: the main loop waits for no figure, and a still picture costs
 * nothing. Emits "painted" when there is a new one. */

#include "ui/figure-view/painting/image.h"

struct _MurFigureImage
{
  GtkWidget parent_instance;

  const MurTheme *theme;
  MurPaintThread *thread;
  MurPainting *painting; /* what is shown; NULL at first */
  GskRenderNode *node;   /* of its image */
  gboolean raising;      /* legends are asked to stand above once more */
};

enum
{
  SIGNAL_PAINTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MurFigureImage, mur_figure_image, GTK_TYPE_WIDGET)

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

static void
painted_cb (gpointer data)
{
  MurFigureImage *self = data;
  MurPainting *painting = mur_paint_thread_take (self->thread);

  if (painting == NULL)
    return;
  g_clear_pointer (&self->painting, mur_painting_free);
  self->painting = painting;
  self->raising = FALSE;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->node = make_node (painting);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_PAINTED], 0);
}

static void
append_background (MurFigureImage *self, GtkSnapshot *snapshot, int width, int height)
{
  const MurColour *colour = &self->theme->background;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height);
  GdkRGBA rgba = { (float)colour->red, (float)colour->green, (float)colour->blue,
                   (float)colour->alpha };

  gtk_snapshot_append_color (snapshot, &rgba, &bounds);
}

static void
mur_figure_image_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MurFigureImage *self = MUR_FIGURE_IMAGE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (width <= 0 || height <= 0)
    return;
  append_background (self, snapshot, width, height);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
}

static void
mur_figure_image_dispose (GObject *object)
{
  MurFigureImage *self = MUR_FIGURE_IMAGE (object);

  g_clear_pointer (&self->thread, mur_paint_thread_free);
  g_clear_pointer (&self->painting, mur_painting_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  G_OBJECT_CLASS (mur_figure_image_parent_class)->dispose (object);
}

static void
mur_figure_image_class_init (MurFigureImageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mur_figure_image_dispose;
  widget_class->snapshot = mur_figure_image_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  signals[SIGNAL_PAINTED]
    = g_signal_new ("painted", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
mur_figure_image_init (MurFigureImage *self)
{
  self->theme = mur_theme_find ("light");
  self->thread = mur_paint_thread_new (painted_cb, self);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

MurFigureImage *
mur_figure_image_new (void)
{
  return g_object_new (MUR_TYPE_FIGURE_IMAGE, NULL);
}

/* The ground changes at once, the picture when it is painted next. */
void
mur_figure_image_set_theme (MurFigureImage *self, const MurTheme *theme)
{
  g_return_if_fail (MUR_IS_FIGURE_IMAGE (self) && theme != NULL);
  self->theme = theme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
is_of_size (const MurPainting *painting, int width, int height, double scale)
{
  return painting != NULL && painting->width == width && painting->height == height
         && painting->scale == scale;
}

/* Legends stand above their panels where there is room: no mark that moves gets under
 * them. Those without room are held where they have been put. */
static void
raise_legends (MurPanelView *views, guint n, gboolean all)
{
  for (guint i = 0; i < n; i++)
    if (all || views[i].legend == MUR_LEGEND_AUTOMATIC)
      views[i].legend = MUR_LEGEND_ABOVE;
}

/* Legends that are held inside may find room above when the figure is painted next. */
void
mur_figure_image_raise_legends (MurFigureImage *self)
{
  g_return_if_fail (MUR_IS_FIGURE_IMAGE (self));
  self->raising = TRUE;
}

/* Has the figure of @view painted as it is now; @scale: of type and lines. */
void
mur_figure_image_paint (MurFigureImage *self, const MurNavigation *view, double scale)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  MurPaintRequest *request;
  guint n;

  g_return_if_fail (MUR_IS_FIGURE_IMAGE (self) && view != NULL);

  if (mur_navigation_figure (view) == NULL || width <= 0 || height <= 0)
    return;
  request = g_new0 (MurPaintRequest, 1);
  request->figure = mur_figure_ref (mur_navigation_figure (view));
  request->scene = view;
  request->views = (MurPanelView *)mur_navigation_panels (view, &n);
  request->views = g_memdup2 (request->views, n * sizeof (MurPanelView));
  raise_legends (request->views, n,
                 self->raising || !is_of_size (self->painting, width, height, scale));
  request->theme = self->theme;
  request->width = width;
  request->height = height;
  request->device_scale = gtk_widget_get_scale_factor (widget);
  request->scale = scale;
  mur_paint_thread_submit (self->thread, request);
}

/* Returns: (nullable): (transfer none): what is shown */
const MurPainting *
mur_figure_image_get_painting (MurFigureImage *self)
{
  g_return_val_if_fail (MUR_IS_FIGURE_IMAGE (self), NULL);
  return self->painting;
}
