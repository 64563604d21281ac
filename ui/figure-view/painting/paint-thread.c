/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One thread with a request slot and a result slot. The frame of axes and text is
 * painted once and copied under each picture of the data until it would look different.
 * Images are used again once the screen has let go of them: none is allocated while a
 * run is live and the size stays. */

#include "ui/figure-view/painting/paint-thread.h"
#include "ui/plot/layout/limits.h"

/* Images: shown, waiting, being painted, and one that GTK may still hold. */
#define N_IMAGES 4

struct _MurPaintThread
{
  GThread *thread;
  void (*ready) (gpointer data);
  gpointer data;

  GMutex mutex;
  GCond wake;
  MurPaintRequest *request; /* newest, not begun */
  MurPainting *painting;    /* newest, not taken */
  guint ready_id;
  gboolean ending;

  /* The thread's own. */
  cairo_surface_t *frame;
  char *frame_key;
  cairo_surface_t *images[N_IMAGES];
};

static void
request_free (MurPaintRequest *request)
{
  mur_figure_unref (request->figure);
  g_free (request->views);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurPaintRequest, request_free)

void
mur_painting_free (MurPainting *self)
{
  mur_layout_free (self->layout);
  mur_figure_unref (self->figure);
  cairo_surface_destroy (self->image);
  g_free (self);
}

static cairo_surface_t *
new_image (const MurPaintRequest *request)
{
  cairo_surface_t *image = cairo_image_surface_create (
    CAIRO_FORMAT_RGB24, request->width * request->device_scale,
    request->height * request->device_scale);
  cairo_surface_set_device_scale (image, request->device_scale, request->device_scale);
  return image;
}

static gboolean
fits (cairo_surface_t *image, const MurPaintRequest *request)
{
  double scale, unused;
  cairo_surface_get_device_scale (image, &scale, &unused);
  return cairo_image_surface_get_width (image) == request->width * request->device_scale
         && cairo_image_surface_get_height (image)
              == request->height * request->device_scale
         && (int)scale == request->device_scale;
}

/* Returns: (transfer full): an image that nobody else holds, its content whatever it
 * was */
static cairo_surface_t *
take_image (MurPaintThread *self, const MurPaintRequest *request)
{
  for (guint i = 0; i < N_IMAGES; i++)
    {
      cairo_surface_t **image = &self->images[i];
      if (*image != NULL && cairo_surface_get_reference_count (*image) > 1)
        continue;
      if (*image != NULL && !fits (*image, request))
        g_clear_pointer (image, cairo_surface_destroy);
      if (*image == NULL)
        *image = new_image (request);
      return cairo_surface_reference (*image);
    }
  return new_image (request);
}

static void
append_axis (GString *key, const MurAxis *axis, MurRange range, MurScale scale)
{
  g_autofree char *labels
    = axis->labels != NULL ? g_strjoinv ("\n", axis->labels) : NULL;

  g_string_append_printf (key, "%.17g %.17g %d|%s|%s|%s|%d|", range.minimum,
                          range.maximum, scale, axis->title, axis->unit, labels,
                          axis->integer);
}

/* All that the frame of panel @i shows, but for colour bars. */
static void
append_panel (GString *key, const MurFigure *figure, const MurLayout *layout, guint i)
{
  const MurPanel *panel = mur_figure_panel ((MurFigure *)figure, i);
  const MurPanelView view = mur_layout_limits (layout, i);
  const MurRectangle area = mur_layout_panel (layout, i);

  g_string_append_printf (key, "%.17g %.17g %.17g %.17g|%s|%s|", area.x, area.y,
                          area.width, area.height, panel->title, panel->caption);
  append_axis (key, &panel->x, view.x, mur_scale_chosen (view.x_scale, &panel->x));
  append_axis (key, &panel->y, view.y, mur_scale_chosen (view.y_scale, &panel->y));
}

/* What the frame depends on. Returns: (nullable): %NULL: a colour bar, which goes by
 * the data */
static char *
find_frame_key (const MurPaintRequest *request, const MurLayout *layout)
{
  g_autoptr (GString) key = g_string_new (NULL);

  g_string_printf (key, "%s %d %d %d %.17g|", request->theme->name, request->width,
                   request->height, request->device_scale, request->scale);
  for (guint i = 0; i < mur_figure_n_panels (request->figure); i++)
    {
      if (mur_layout_colour_bar (layout, i).width > 0)
        return NULL;
      append_panel (key, request->figure, layout, i);
    }
  return g_strdup (key->str);
}

static void
paint_frame (MurPaintThread *self,
             const MurPaintRequest *request,
             const MurLayout *layout)
{
  const MurColour *ground = &request->theme->background;
  g_autofree char *key = find_frame_key (request, layout);

  if (key != NULL && g_strcmp0 (key, self->frame_key) == 0)
    return;
  g_free (self->frame_key);
  self->frame_key = g_steal_pointer (&key);
  if (self->frame != NULL && !fits (self->frame, request))
    g_clear_pointer (&self->frame, cairo_surface_destroy);
  if (self->frame == NULL)
    self->frame = new_image (request);

  cairo_t *cr = cairo_create (self->frame);
  cairo_set_source_rgb (cr, ground->red, ground->green, ground->blue);
  cairo_paint (cr);
  mur_layout_paint_frame (layout, cr);
  cairo_destroy (cr);
}

static MurPainting *
paint (MurPaintThread *self, const MurPaintRequest *request)
{
  MurPainting *painting = g_new (MurPainting, 1);
  painting->figure = mur_figure_ref (request->figure);
  painting->scene = request->scene;
  painting->layout = mur_layout_new (request->figure, request->theme, request->views,
                                     request->width, request->height, request->scale);
  painting->image = take_image (self, request);
  painting->width = request->width;
  painting->height = request->height;
  painting->scale = request->scale;
  paint_frame (self, request, painting->layout);

  cairo_t *cr = cairo_create (painting->image);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_surface (cr, self->frame, 0, 0);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  mur_layout_paint_data (painting->layout, cr);
  cairo_destroy (cr);
  return painting;
}

static gboolean
ready_cb (gpointer data)
{
  MurPaintThread *self = data;
  g_mutex_lock (&self->mutex);
  self->ready_id = 0;
  g_mutex_unlock (&self->mutex);
  self->ready (self->data);
  return G_SOURCE_REMOVE;
}

/* With the mutex held. */
static void
post (MurPaintThread *self, MurPainting *painting)
{
  g_clear_pointer (&self->painting, mur_painting_free);
  self->painting = painting;
  if (self->ready_id == 0 && !self->ending)
    self->ready_id = g_idle_add_full (G_PRIORITY_DEFAULT, ready_cb, self, NULL);
}

static gpointer
thread_main (gpointer data)
{
  MurPaintThread *self = data;
  g_mutex_lock (&self->mutex);
  while (TRUE)
    {
      while (self->request == NULL && !self->ending)
        g_cond_wait (&self->wake, &self->mutex);
      if (self->ending)
        break;
      g_autoptr (MurPaintRequest) request = g_steal_pointer (&self->request);
      g_mutex_unlock (&self->mutex);
      MurPainting *painting = paint (self, request);
      g_mutex_lock (&self->mutex);
      post (self, painting);
    }
  g_mutex_unlock (&self->mutex);
  return NULL;
}

MurPaintThread *
mur_paint_thread_new (void (*ready) (gpointer data), gpointer data)
{
  MurPaintThread *self = g_new0 (MurPaintThread, 1);
  self->ready = ready;
  self->data = data;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->wake);
  self->thread = g_thread_new ("paint", thread_main, self);
  return self;
}

void
mur_paint_thread_free (MurPaintThread *self)
{
  g_mutex_lock (&self->mutex);
  self->ending = TRUE;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);

  g_clear_handle_id (&self->ready_id, g_source_remove);
  g_clear_pointer (&self->request, request_free);
  g_clear_pointer (&self->painting, mur_painting_free);
  g_clear_pointer (&self->frame, cairo_surface_destroy);
  for (guint i = 0; i < N_IMAGES; i++)
    g_clear_pointer (&self->images[i], cairo_surface_destroy);
  g_free (self->frame_key);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->wake);
  g_free (self);
}

void
mur_paint_thread_submit (MurPaintThread *self, MurPaintRequest *request)
{
  g_mutex_lock (&self->mutex);
  g_clear_pointer (&self->request, request_free);
  self->request = request;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->mutex);
}

MurPainting *
mur_paint_thread_take (MurPaintThread *self)
{
  g_mutex_lock (&self->mutex);
  MurPainting *painting = g_steal_pointer (&self->painting);
  g_mutex_unlock (&self->mutex);
  return painting;
}
