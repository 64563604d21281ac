/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stamps and boxes. Where each mark has its own colour they are blended into coloured
 * pixels, two channels at a time. */

#include <string.h>

#include "ui/plot/paint/raster.h"

#define CHANNELS 0x00ff00ffu

/* (channel × @part + 127) ÷ 255 of two channels. */
static inline guint32
scale_pair (guint32 pair, guint32 part)
{
  const guint32 product = (pair & CHANNELS) * part + 0x00800080u;

  return ((product + ((product >> 8) & CHANNELS)) >> 8) & CHANNELS;
}

static inline guint32
scale_colour (guint32 colour, guint32 part)
{
  return scale_pair (colour, part) | scale_pair (colour >> 8, part) << 8;
}

void
mur_pixels_stamp (
  const MurPixels *self, const MurMask *stamp, int x, int y, guint32 colour)
{
  const int left = MAX (0, x), right = MIN (self->width, x + stamp->width);
  const int top = MAX (0, y), bottom = MIN (self->height, y + stamp->height);

  for (int row = top; row < bottom; row++)
    {
      guint32 *to = self->pixels + (gsize)row * self->stride;
      const guint8 *from = stamp->pixels + (gsize)(row - y) * stamp->stride - x;

      for (int column = left; column < right; column++)
        if (from[column] > 0)
          to[column] = scale_colour (colour, from[column])
                       + scale_colour (to[column], 255u - from[column]);
    }
}

void
mur_pixels_box (
  const MurPixels *self, int left, int top, int right, int bottom, guint32 colour)
{
  for (int y = MAX (top, 0); y < MIN (bottom, self->height); y++)
    for (int x = MAX (left, 0); x < MIN (right, self->width); x++)
      self->pixels[(gsize)y * self->stride + x] = colour;
}

void
mur_mask_box (MurMask *self, int left, int top, int right, int bottom)
{
  const int x0 = MAX (left, 0), x1 = MIN (right, self->width);
  const int y0 = MAX (top, 0), y1 = MIN (bottom, self->height);

  if (x0 >= x1 || y0 >= y1)
    return;
  self->left = MIN (self->left, x0);
  self->right = MAX (self->right, x1);
  self->top = MIN (self->top, y0);
  self->bottom = MAX (self->bottom, y1);
  for (int y = y0; y < y1; y++)
    memset (self->pixels + (gsize)y * self->stride + x0, 255, (gsize)(x1 - x0));
}
