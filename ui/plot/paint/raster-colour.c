/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stamps and boxes in colours, blended four channels at a time. */

#include "ui/plot/paint/raster-colour.h"

#define CHANNELS G_GUINT64_CONSTANT (0x00ff00ff00ff00ff)
#define HALVES G_GUINT64_CONSTANT (0x0080008000800080)

/* Each channel of a pixel in 16 bits, in the order 3, 1, 2, 0. */
static inline guint64
spread (guint32 pixel)
{
  return (pixel | (guint64)pixel << 24) & CHANNELS;
}

static inline guint32
gather (guint64 channels)
{
  return (guint32)(channels | channels >> 24);
}

/* (channel × @part + 127) ÷ 255, without dividing. */
static inline guint64
scale (guint64 channels, guint64 part)
{
  const guint64 product = channels * part + HALVES;

  return ((product + ((product >> 8) & CHANNELS)) >> 8) & CHANNELS;
}

void
mur_pixels_stamp (
  const MurPixels *self, const MurMask *stamp, int x, int y, guint32 colour)
{
  const int left = MAX (0, x), right = MIN (self->width, x + stamp->width);
  const int top = MAX (0, y), bottom = MIN (self->height, y + stamp->height);
  const guint64 channels = spread (colour);

  for (int row = top; row < bottom; row++)
    {
      guint32 *to = self->pixels + (gsize)row * self->stride;
      const guint8 *from = stamp->pixels + (gsize)(row - y) * stamp->stride - x;

      for (int column = left; column < right; column++)
        to[column] = gather (scale (channels, from[column])
                             + scale (spread (to[column]), 255u - from[column]));
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
