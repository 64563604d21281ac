/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines and steps. The path is drawn into a mask, as strokes, or as filled columns when
 * it runs up and down so much that strokes would cover each pixel many times. Vector
 * files get the same path as strokes. */

#include "ui/plot/paint/lines.h"

#include <math.h>

#include "ui/plot/paint/fill.h"
#include "ui/plot/paint/path.h"

/* Rise and fall, in pixels a column, beyond which columns are filled. */
#define STEEP 150

static double
rise_and_fall (const MurPath *self, const MurPoint *points, gsize n)
{
  const double height = self->height;
  double sum = 0;

  for (gsize i = 1; i < n; i++)
    sum += fabs (CLAMP (points[i].y, 0, height) - CLAMP (points[i - 1].y, 0, height));
  return sum;
}

/* The place in the dash pattern, along the path in pixels. */
typedef struct
{
  double lengths[16];
  int n, at;
  double left; /* of the current dash or gap */
} Dashes;

static void
dash_segment (
  Dashes *self, MurMask *mask, const MurPoint *a, const MurPoint *b, double radius)
{
  const double length = hypot (b->x - a->x, b->y - a->y);
  double done = 0;

  /* Far outside nobody sees the dashes, and counting them would take long. */
  if (length > 40000)
    {
      mur_mask_line (mask, a->x, a->y, b->x, b->y, radius);
      return;
    }
  while (done < length)
    {
      const double part = fmin (self->left, length - done);
      const double t0 = done / length, t1 = (done + part) / length;

      if (self->at % 2 == 0)
        mur_mask_line (mask, a->x + t0 * (b->x - a->x), a->y + t0 * (b->y - a->y),
                       a->x + t1 * (b->x - a->x), a->y + t1 * (b->y - a->y), radius);
      done += part;
      self->left -= part;
      if (self->left <= 1e-9)
        {
          self->at = (self->at + 1) % self->n;
          self->left = self->lengths[self->at];
        }
    }
}

static void
draw_dashed (const MurLayerPainter *self,
             MurMask *mask,
             const MurPoint *points,
             gsize n,
             double radius)
{
  const double scale = self->canvas->scale_x;
  Dashes dashes = { .at = 0 };

  dashes.n = mur_style_dashes (&self->style, self->unit, dashes.lengths);
  for (int i = 0; i < dashes.n; i++)
    dashes.lengths[i] *= scale;
  dashes.left = dashes.lengths[0];
  for (gsize i = 1; i < n; i++)
    dash_segment (&dashes, mask, &points[i - 1], &points[i], radius);
}

static void
draw_solid (MurMask *mask, const MurPoint *points, gsize n, double radius)
{
  if (n == 1)
    mur_mask_line (mask, points[0].x, points[0].y, points[0].x, points[0].y, radius);
  for (gsize i = 1; i < n; i++)
    mur_mask_line (mask, points[i - 1].x, points[i - 1].y, points[i].x, points[i].y,
                   radius);
}

static void
draw_path (const MurLayerPainter *self, const MurPath *path, MurMask *mask)
{
  const double radius = self->style.line_width * self->canvas->scale_y / 2;

  for (guint i = 0; i < path->stretches->len; i++)
    {
      const MurStretch *stretch = &g_array_index (path->stretches, MurStretch, i);
      const MurPoint *points
        = (const MurPoint *)(const void *)path->points->data + stretch->start;

      if (stretch->ordered
          && rise_and_fall (path, points, stretch->n) > STEEP * path->width)
        mur_mask_columns (mask, points, stretch->n, radius);
      else if (self->style.dashes != NULL && stretch->n > 1)
        draw_dashed (self, mask, points, stretch->n, radius);
      else
        draw_solid (mask, points, stretch->n, radius);
    }
}

static void
trace_stretch (const MurLayerPainter *self,
               const MurPath *path,
               const MurStretch *stretch)
{
  const MurRectangle *area = &self->place->area;
  const double margin = 10 * self->style.line_width;
  const MurPoint *points
    = (const MurPoint *)(const void *)path->points->data + stretch->start;
  gboolean joined = FALSE;

  for (gsize i = 0; i < MAX (stretch->n, 2) - 1; i++)
    {
      MurPoint a = mur_path_unit_point (path, self->canvas, &points[i]);
      MurPoint b = mur_path_unit_point (path, self->canvas,
                                        &points[MIN (i + 1, stretch->n - 1)]);
      const MurPoint end = b;

      if (!mur_clip_segment (&a, &b, area->x - margin, area->y - margin,
                             area->x + area->width + margin,
                             area->y + area->height + margin))
        {
          joined = FALSE;
          continue;
        }
      if (!joined)
        cairo_move_to (self->canvas->cr, a.x, a.y);
      cairo_line_to (self->canvas->cr, b.x, b.y);
      joined = b.x == end.x && b.y == end.y;
    }
}

static void
stroke_path (const MurLayerPainter *self, const MurPath *path)
{
  cairo_t *cr = self->canvas->cr;
  double lengths[16];
  const int n = mur_style_dashes (&self->style, self->unit, lengths);

  for (guint i = 0; i < path->stretches->len; i++)
    trace_stretch (self, path, &g_array_index (path->stretches, MurStretch, i));
  mur_canvas_set_colour (self->canvas, self->style.colour, self->style.opacity);
  cairo_set_line_width (cr, self->style.line_width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, lengths, n, 0);
  cairo_stroke (cr);
}

void
mur_paint_lines (const MurLayerPainter *self)
{
  int left, top;
  g_autoptr (MurMask) mask
    = mur_canvas_mask (self->canvas, self->place->area, &left, &top);
  MurPath path;

  if (mask == NULL || !(self->style.line_width > 0))
    return;
  mur_path_init (&path, self, mask, left, top);
  if (self->layer->filled)
    mur_paint_fill (self, &path);
  if (self->canvas->vector && path.points->len <= MUR_VECTOR_MARKS)
    stroke_path (self, &path);
  else
    {
      draw_path (self, &path, mask);
      mur_canvas_paint_mask (self->canvas, mask, left, top, self->style.colour,
                             self->style.opacity);
    }
  mur_path_clear (&path);
}
