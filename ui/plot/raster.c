/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Drawing into coverage masks. The coverage of a pixel by a line is that of its
 * distance to the line: 1 inside, falling linearly over the pixel at the rim. The mask
 * keeps the greatest, which is the distance to the whole polyline: joints are exact. */

#include "ui/plot/raster.h"

#include <math.h>

MurMask *
mur_mask_new (int width, int height)
{
  MurMask *self;

  g_return_val_if_fail (width > 0 && height > 0, NULL);
  self = g_new0 (MurMask, 1);
  self->width = width;
  self->height = height;
  /* The stride that cairo wants of one byte a pixel. */
  self->stride = (width + 3) & ~3;
  self->pixels = g_malloc0 ((gsize)self->stride * height);
  self->left = width;
  self->top = height;
  return self;
}

void
mur_mask_free (MurMask *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->pixels);
  g_free (self);
}

static void
touch (MurMask *self, int left, int top, int right, int bottom)
{
  self->left = MIN (self->left, left);
  self->top = MIN (self->top, top);
  self->right = MAX (self->right, right);
  self->bottom = MAX (self->bottom, bottom);
}

typedef struct
{
  float x0, y0, dx, dy, inverse; /* of the squared length; 0 for a dot */
  float reach;
} Capsule;

/* Coverage of pixels from … to of row @y; plain arithmetic on floats, so that the
 * compiler can take several pixels at a time. */
static void
capsule_row (const Capsule *self, guint8 *row, int y, int from, int to)
{
  const float py = (float)y + 0.5f - self->y0;

  for (int x = from; x < to; x++)
    {
      const float px = (float)x + 0.5f - self->x0;
      const float along = (px * self->dx + py * self->dy) * self->inverse;
      const float t = along < 0 ? 0 : along > 1 ? 1 : along;
      const float ex = px - t * self->dx, ey = py - t * self->dy;
      const float cover = self->reach - sqrtf (ex * ex + ey * ey);
      const float cut = cover < 0 ? 0 : cover > 1 ? 1 : cover;
      const guint8 value = (guint8)(cut * 255.0f + 0.5f);

      row[x] = row[x] > value ? row[x] : value;
    }
}

/* The pixels of row @y that can lie within reach: where the line's part within reach of
 * the row runs, and the reach on both sides. */
static void
row_extent (const Capsule *self, int y, int width, int *from, int *to)
{
  const float py = (float)y + 0.5f - self->y0;
  float first = 0, last = 1;

  if (fabsf (self->dy) > 1e-6f)
    {
      const float a = (py - self->reach) / self->dy, b = (py + self->reach) / self->dy;

      first = CLAMP (fminf (a, b), 0, 1);
      last = CLAMP (fmaxf (a, b), 0, 1);
    }
  const float xa = self->x0 + first * self->dx, xb = self->x0 + last * self->dx;

  *from = MAX (0, (int)floorf (fminf (xa, xb) - self->reach));
  *to = MIN (width, (int)ceilf (fmaxf (xa, xb) + self->reach));
}

static gboolean
clip_axis (double from, double along, double low, double high, double *t0, double *t1)
{
  const double a = (low - from) / along, b = (high - from) / along;

  if (fabs (along) < 1e-12)
    return from >= low && from <= high;
  *t0 = fmax (*t0, fmin (a, b));
  *t1 = fmin (*t1, fmax (a, b));
  return *t0 <= *t1;
}

/* Liang and Barsky, "A new concept and method for line clipping" (1984). */
gboolean
mur_clip_segment (
  MurPoint *a, MurPoint *b, double left, double top, double right, double bottom)
{
  const MurPoint from = *a, along = { b->x - a->x, b->y - a->y };
  double t0 = 0, t1 = 1;

  if (!clip_axis (from.x, along.x, left, right, &t0, &t1)
      || !clip_axis (from.y, along.y, top, bottom, &t0, &t1))
    return FALSE;
  if (t0 > 0)
    *a = (MurPoint){ from.x + t0 * along.x, from.y + t0 * along.y };
  if (t1 < 1)
    *b = (MurPoint){ from.x + t1 * along.x, from.y + t1 * along.y };
  return TRUE;
}

static void
draw_capsule (MurMask *self, const Capsule *capsule)
{
  const float top = capsule->y0 + fminf (0, capsule->dy) - capsule->reach;
  const float bottom = capsule->y0 + fmaxf (0, capsule->dy) + capsule->reach;
  const int first = MAX (0, (int)floorf (top));
  const int last = MIN (self->height, (int)ceilf (bottom));

  for (int y = first; y < last; y++)
    {
      int from, to;

      row_extent (capsule, y, self->width, &from, &to);
      if (from >= to)
        continue;
      capsule_row (capsule, self->pixels + (gsize)y * self->stride, y, from, to);
      touch (self, from, y, to, y + 1);
    }
}

void
mur_mask_line (MurMask *self, double x0, double y0, double x1, double y1, double radius)
{
  const double reach = radius + 0.5;
  MurPoint a = { x0, y0 }, b = { x1, y1 };
  double squared;

  /* The ends of the part that is left are round too, but outside the mask. */
  if (!mur_clip_segment (&a, &b, -2 * reach, -2 * reach, self->width + 2 * reach,
                         self->height + 2 * reach))
    return;
  squared = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
  draw_capsule (
    self, &(Capsule){ (float)a.x, (float)a.y, (float)(b.x - a.x), (float)(b.y - a.y),
                      squared > 1e-9 ? (float)(1 / squared) : 0, (float)reach });
}

static void
raise_pixel (MurMask *self, int x, int y, double cover)
{
  guint8 *pixel;

  if (y < 0 || y >= self->height || cover <= 0)
    return;
  pixel = self->pixels + (gsize)y * self->stride + x;
  *pixel = MAX (*pixel, (guint8)(fmin (cover, 1) * 255 + 0.5));
}

/* Column @x from @top to @bottom, the ends by the part of the pixel they cover. */
static void
fill_span (MurMask *self, int x, double top, double bottom, double opacity)
{
  const guint8 value = (guint8)(opacity * 255 + 0.5);
  double low = fmax (top, 0), high = fmin (bottom, self->height);
  int first, last;

  if (!(low < high))
    return;
  first = (int)ceil (low);
  last = (int)floor (high);
  touch (self, x, (int)floor (low), x + 1, (int)ceil (high));
  if (first > last)
    {
      raise_pixel (self, x, last, (high - low) * opacity);
      return;
    }
  raise_pixel (self, x, first - 1, (first - low) * opacity);
  raise_pixel (self, x, last, (high - last) * opacity);
  for (int y = first; y < last; y++)
    {
      guint8 *pixel = self->pixels + (gsize)y * self->stride + x;

      *pixel = MAX (*pixel, value);
    }
}

/* The line's width: each column also covers its neighbours within @radius, the farthest
 * in part. */
static void
fill_column (MurMask *self, const MurSpan *spans, int x, double radius)
{
  const int far = (int)ceil (radius);
  double top = INFINITY, bottom = -INFINITY;

  for (int dx = MAX (-far, -x); dx <= MIN (far, self->width - 1 - x); dx++)
    {
      const MurSpan *span = &spans[x + dx];
      const double weight = CLAMP (radius + 0.5 - abs (dx), 0, 1);
      const double inner = MAX (0, abs (dx) - 0.5);
      const double reach = sqrt (fmax (0, radius * radius - inner * inner));

      if (span->low > span->high || weight == 0)
        continue;
      if (weight < 1)
        {
          fill_span (self, x, span->low - reach, span->high + reach, weight);
          continue;
        }
      top = fmin (top, span->low - reach);
      bottom = fmax (bottom, span->high + reach);
    }
  fill_span (self, x, top, bottom, 1);
}

void
mur_mask_columns (MurMask *self, const MurPoint *points, gsize n, double radius)
{
  g_autofree MurSpan *spans = g_new (MurSpan, self->width);

  mur_reduce_spans (points, n, spans, self->width);
  for (int x = 0; x < self->width; x++)
    fill_column (self, spans, x, radius);
}

void
mur_mask_stamp (MurMask *self, const MurMask *stamp, int x, int y)
{
  const int left = MAX (0, x), right = MIN (self->width, x + stamp->width);
  const int top = MAX (0, y), bottom = MIN (self->height, y + stamp->height);

  if (left >= right || top >= bottom)
    return;
  touch (self, left, top, right, bottom);
  for (int row = top; row < bottom; row++)
    {
      guint8 *to = self->pixels + (gsize)row * self->stride;
      const guint8 *from = stamp->pixels + (gsize)(row - y) * stamp->stride - x;

      for (int column = left; column < right; column++)
        {
          /* (a × b + 127) ÷ 255, without dividing */
          const guint rest = (255u - to[column]) * from[column] + 128u;

          to[column] = (guint8)(to[column] + ((rest + (rest >> 8)) >> 8));
        }
    }
}
