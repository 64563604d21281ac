/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Drawing into coverage masks. The coverage of a pixel by a line is that of its
 * distance to the line: 1 inside, falling linearly over the pixel at the rim. The mask
 * keeps the greatest, which is the distance to the whole polyline: joints are exact. */

#include "ui/plot/paint/raster.h"

#include <math.h>
#include <string.h>

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

      first = CLAMP (MIN (a, b), 0, 1);
      last = CLAMP (MAX (a, b), 0, 1);
    }
  const float xa = self->x0 + first * self->dx, xb = self->x0 + last * self->dx;

  *from = MAX (0, (int)floorf (MIN (xa, xb) - self->reach));
  *to = MIN (width, (int)ceilf (MAX (xa, xb) + self->reach));
}

static gboolean
clip_axis (double from, double along, double low, double high, double *t0, double *t1)
{
  const double a = (low - from) / along, b = (high - from) / along;

  if (fabs (along) < 1e-12)
    return from >= low && from <= high;
  *t0 = MAX (*t0, MIN (a, b));
  *t1 = MIN (*t1, MAX (a, b));
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
  const float top = capsule->y0 + MIN (0, capsule->dy) - capsule->reach;
  const float bottom = capsule->y0 + MAX (0, capsule->dy) + capsule->reach;
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

/* Spans of the parts of one column, the line's width included. */
typedef struct
{
  double top[MUR_MASK_PARTS], bottom[MUR_MASK_PARTS];
} Column;

static double
part_cover (double top, double bottom, int y)
{
  const double cover = MIN (bottom, y + 1) - MAX (top, y);

  return MAX (cover, 0) / MUR_MASK_PARTS;
}

/* Rows where not all parts are covered in full. */
static void
fill_rim (MurMask *self, const Column *column, int x, double from, double to)
{
  const int first = (int)floor (MAX (from, 0));
  const int last = (int)ceil (MIN (to, self->height));

  for (int y = first; y < last; y++)
    {
      guint8 *pixel = self->pixels + (gsize)y * self->stride + x;
      double cover = 0;

      for (int part = 0; part < MUR_MASK_PARTS; part++)
        cover += part_cover (column->top[part], column->bottom[part], y);
      *pixel = MAX (*pixel, (guint8)(MIN (cover, 1) * 255 + 0.5));
    }
}

static void
fill_column (MurMask *self, const Column *column, int x)
{
  double top = INFINITY, bottom = -INFINITY, inner_top = 0, inner_bottom = self->height;
  int first, last;

  for (int part = 0; part < MUR_MASK_PARTS; part++)
    {
      top = MIN (top, column->top[part]);
      bottom = MAX (bottom, column->bottom[part]);
      inner_top = MAX (inner_top, column->top[part]);
      inner_bottom = MIN (inner_bottom, column->bottom[part]);
    }
  top = MAX (top, 0);
  bottom = MIN (bottom, self->height);
  if (!(top < bottom))
    return;
  touch (self, x, (int)floor (top), x + 1, (int)ceil (bottom));
  first = inner_top <= inner_bottom ? (int)ceil (inner_top) : 0;
  last = inner_top <= inner_bottom ? (int)floor (inner_bottom) : 0;
  if (first >= last)
    {
      fill_rim (self, column, x, top, bottom);
      return;
    }
  fill_rim (self, column, x, top, first);
  fill_rim (self, column, x, last, bottom);
  for (int y = first; y < last; y++)
    self->pixels[(gsize)y * self->stride + x] = 255;
}

/* A part of a column also covers what lies within @radius to its left and right, as far
 * up and down as the disc of the pen reaches there. */
static void
widen_part (const MurSpan *spans,
            int n_spans,
            int at,
            const double *reach,
            int far,
            double *top,
            double *bottom)
{
  *top = INFINITY;
  *bottom = -INFINITY;
  for (int d = MAX (-far, -at); d <= MIN (far, n_spans - 1 - at); d++)
    if (spans[at + d].low <= spans[at + d].high)
      {
        *top = MIN (*top, spans[at + d].low - reach[ABS (d)]);
        *bottom = MAX (*bottom, spans[at + d].high + reach[ABS (d)]);
      }
}

static MurSpan *
new_spans (const MurMask *self, const MurPoint *points, gsize n)
{
  const int n_spans = self->width * MUR_MASK_PARTS;
  MurSpan *spans = g_new (MurSpan, n_spans);
  g_autofree MurPoint *fine = g_new (MurPoint, n);

  for (gsize i = 0; i < n; i++)
    fine[i] = (MurPoint){ points[i].x * MUR_MASK_PARTS, points[i].y };
  mur_reduce_spans (fine, n, spans, (guint)n_spans);
  return spans;
}

void
mur_mask_columns (MurMask *self, const MurPoint *points, gsize n, double radius)
{
  const int n_spans = self->width * MUR_MASK_PARTS;
  const int far = (int)floor (radius * MUR_MASK_PARTS);
  g_autofree MurSpan *spans = new_spans (self, points, n);
  g_autofree double *reach = g_new (double, far + 1);

  for (int d = 0; d <= far; d++)
    {
      const double aside = (double)d / MUR_MASK_PARTS;

      reach[d] = sqrt (MAX (radius * radius - aside * aside, 0));
    }
  for (int x = 0; x < self->width; x++)
    {
      Column column;

      for (int part = 0; part < MUR_MASK_PARTS; part++)
        widen_part (spans, n_spans, x * MUR_MASK_PARTS + part, reach, far,
                    &column.top[part], &column.bottom[part]);
      fill_column (self, &column, x);
    }
}

void
mur_mask_shade (MurMask *self, const MurPoint *points, gsize n, double ground)
{
  g_autofree MurSpan *spans = new_spans (self, points, n);

  for (int x = 0; x < self->width; x++)
    {
      Column column;

      for (int part = 0; part < MUR_MASK_PARTS; part++)
        {
          const MurSpan *span = &spans[x * MUR_MASK_PARTS + part];
          const gboolean any = span->low <= span->high;

          column.top[part] = any ? MIN (span->low, ground) : INFINITY;
          column.bottom[part] = any ? MAX (span->high, ground) : -INFINITY;
        }
      fill_column (self, &column, x);
    }
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
