/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Images: each pixel asks its cell for a value and the map for a colour, so that any
 * scale and direction of the axes is right, and files get no more than their
 * resolution. */

#include "ui/plot/painter-private.h"

#include <math.h>

#include "ui/plot/colormap.h"

static gboolean
find_range (const MurLayer *layer, double *low, double *high)
{
  *low = INFINITY;
  *high = -INFINITY;
  for (gsize i = 0; i < layer->n_columns * layer->n_rows; i++)
    if (isfinite (layer->z[i]))
      {
        *low = fmin (*low, layer->z[i]);
        *high = fmax (*high, layer->z[i]);
      }
  return *low <= *high;
}

/* The cell under each pixel, −1 beside the image. */
static gssize *
cells (const MurMap *map, int n_pixels, double from, double to, gsize n_cells)
{
  gssize *under = g_new (gssize, n_pixels);

  for (int i = 0; i < n_pixels; i++)
    {
      const double t = (mur_map_to_data (map, i + 0.5) - from) / (to - from);

      under[i] = t >= 0 && t < 1 ? (gssize)(t * n_cells) : -1;
    }
  return under;
}

static void
fill_row (const MurLayer *layer,
          const gssize *columns,
          const double *values,
          double low,
          double factor,
          guint32 *row,
          int width)
{
  const guint32 *colours = mur_colormap_pixels ();

  for (int x = 0; x < width; x++)
    {
      const double z = columns[x] < 0 ? NAN : values[columns[x]];

      /* What is no number stays clear. */
      row[x] = isfinite (z) ? colours[(int)((z / 2 - low / 2) * factor + 0.5)] : 0;
    }
}

static cairo_surface_t *
colour_pixels (const MurLayerPainter *self,
               const MurMask *mask,
               int left,
               int top,
               double low,
               double high)
{
  const MurLayer *layer = self->layer;
  const MurMap x = mur_canvas_map_x (self->canvas, &self->place->x.map, left);
  const MurMap y = mur_canvas_map_y (self->canvas, &self->place->y.map, top);
  g_autofree gssize *columns
    = cells (&x, mask->width, layer->x_min, layer->x_max, layer->n_columns);
  g_autofree gssize *rows
    = cells (&y, mask->height, layer->y_min, layer->y_max, layer->n_rows);
  cairo_surface_t *image
    = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, mask->width, mask->height);
  guint8 *pixels = cairo_image_surface_get_data (image);
  const int stride = cairo_image_surface_get_stride (image);
  /* Halves, as the whole difference may overflow. One value: the middle colour. */
  const double factor = high > low ? 255 / (high / 2 - low / 2) : 0;

  cairo_surface_flush (image);
  for (int row = 0; pixels != NULL && row < mask->height; row++)
    if (rows[row] >= 0)
      fill_row (layer, columns, layer->z + (gsize)rows[row] * layer->n_columns, low,
                factor, (guint32 *)(void *)(pixels + (gsize)row * stride), mask->width);
  cairo_surface_mark_dirty (image);
  return image;
}

void
mur_paint_image (const MurLayerPainter *self)
{
  const MurLayer *layer = self->layer;
  int left, top;
  double low, high;
  g_autoptr (MurMask) mask = NULL;
  cairo_surface_t *image;

  if (layer->n_columns == 0 || layer->n_rows == 0 || layer->x_min == layer->x_max
      || layer->y_min == layer->y_max || !find_range (layer, &low, &high))
    return;
  mask = mur_canvas_mask (self->canvas, self->place->area, &left, &top);
  if (mask == NULL)
    return;
  image = colour_pixels (self, mask, left, top, low, high);
  mur_canvas_paint_pixels (self->canvas, image, left, top);
  cairo_surface_destroy (image);
}
