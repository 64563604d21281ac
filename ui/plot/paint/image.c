/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Images: each pixel asks its cell for a value and the map for a colour, so that any
 * scale and direction of the axes is right, and files get no more than their
 * resolution. */

#include "ui/plot/paint/image.h"

#include <math.h>

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
fill_row (const MurShades *shades,
          const gssize *columns,
          const double *values,
          guint32 *row,
          int width)
{
  for (int x = 0; x < width; x++)
    {
      const int at = columns[x] < 0 ? -1 : mur_shade_index (shades, values[columns[x]]);

      /* What is no number stays clear. */
      row[x] = at < 0 ? 0 : shades->pixels[at];
    }
}

static void
colour_pixels (const MurLayerPainter *self, const MurPixels *pixels, int left, int top)
{
  const MurLayer *layer = self->layer;
  const MurMap x = mur_canvas_map_x (self->canvas, &self->place->x.map, left);
  const MurMap y = mur_canvas_map_y (self->canvas, &self->place->y.map, top);
  const MurShades shades = mur_layer_shades (self);
  g_autofree gssize *columns
    = cells (&x, pixels->width, layer->x_min, layer->x_max, layer->n_columns);
  g_autofree gssize *rows
    = cells (&y, pixels->height, layer->y_min, layer->y_max, layer->n_rows);

  for (int row = 0; row < pixels->height; row++)
    if (rows[row] >= 0)
      fill_row (&shades, columns, layer->z + (gsize)rows[row] * layer->n_columns,
                pixels->pixels + (gsize)row * pixels->stride, pixels->width);
}

/* Channels are premultiplied: all of them fade alike. */
static void
fade (const MurPixels *pixels, double opacity)
{
  const guint32 part = (guint32)(opacity * 256 + 0.5);

  for (int row = 0; row < pixels->height; row++)
    for (int x = 0; x < pixels->width; x++)
      {
        guint32 *pixel = pixels->pixels + (gsize)row * pixels->stride + x;
        const guint32 odd = (*pixel >> 8 & 0xff00ff) * part & 0xff00ff00;

        *pixel = odd | ((*pixel & 0xff00ff) * part >> 8 & 0xff00ff);
      }
}

void
mur_paint_image (const MurLayerPainter *self)
{
  const MurLayer *layer = self->layer;
  cairo_surface_t *image;
  MurPixels pixels;
  int left, top;

  if (layer->n_columns == 0 || layer->n_rows == 0 || layer->x_min == layer->x_max
      || layer->y_min == layer->y_max)
    return;
  image = mur_canvas_image (self->canvas, self->place->area, &left, &top, &pixels);
  if (image == NULL)
    return;
  colour_pixels (self, &pixels, left, top);
  if (layer->opacity < 1)
    fade (&pixels, fmax (layer->opacity, 0));
  mur_canvas_paint_pixels (self->canvas, image, left, top);
  cairo_surface_destroy (image);
}
