/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stamps and boxes in colours, blended two channels at a time. */

#include "ui/plot/paint/raster-colour.h"

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
