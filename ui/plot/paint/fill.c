/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shaded lines. On pixels a stretch whose x never turns back fills columns from the
 * line to the ground; other stretches, and vector files, get polygons. */

#include "ui/plot/paint/fill.h"

/* Points of the longest polygon: cairo's time grows faster than their number, and what
 * turns back so often encloses nothing. */
#define MOST_POINTS 5000

static void
fill_polygon (const MurLayerPainter *self,
              const MurPath *path,
              const MurStretch *stretch)
{
  const MurPoint *points
    = (const MurPoint *)(const void *)path->points->data + stretch->start;
  const double ground = mur_painter_ground (self);
  cairo_t *cr = self->canvas->cr;

  for (gsize i = 0; i < stretch->n; i++)
    {
      const MurPoint p = mur_path_unit_point (path, self->canvas, &points[i]);
      const double x = CLAMP (p.x, -MUR_FARTHEST, MUR_FARTHEST);

      if (i == 0)
        cairo_move_to (cr, x, ground);
      cairo_line_to (cr, x, CLAMP (p.y, -MUR_FARTHEST, MUR_FARTHEST));
      if (i + 1 == stretch->n)
        cairo_line_to (cr, x, ground);
    }
  cairo_close_path (cr);
  mur_canvas_set_colour (self->canvas, self->style.colour, self->band_opacity);
  cairo_fill (cr);
}

static void
fill_columns (const MurLayerPainter *self, const MurPath *path, MurMask *mask)
{
  const double ground
    = mur_painter_ground (self) * self->canvas->scale_y + self->canvas->origin_y;

  for (guint i = 0; i < path->stretches->len; i++)
    {
      const MurStretch *stretch = &g_array_index (path->stretches, MurStretch, i);

      if (stretch->ordered)
        mur_mask_shade (
          mask, (const MurPoint *)(const void *)path->points->data + stretch->start,
          stretch->n, ground - path->top);
      else if (stretch->n <= MOST_POINTS)
        fill_polygon (self, path, stretch);
    }
}

void
mur_paint_fill (const MurLayerPainter *self, const MurPath *path)
{
  int left, top;
  g_autoptr (MurMask) mask = NULL;

  if (self->canvas->vector && path->points->len <= MOST_POINTS)
    {
      for (guint i = 0; i < path->stretches->len; i++)
        fill_polygon (self, path, &g_array_index (path->stretches, MurStretch, i));
      return;
    }
  mask = mur_canvas_mask (self->canvas, self->place->area, &left, &top);
  if (mask == NULL)
    return;
  fill_columns (self, path, mask);
  mur_canvas_paint_mask (self->canvas, mask, left, top, self->style.colour,
                         self->band_opacity);
}
