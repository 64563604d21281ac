/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Error bars. So many that they hide one another are drawn as what they cover. */

#include "ui/plot/paint/errors.h"

#include "ui/plot/figure/errors.h"

/* Rectangles filled at once: cairo's time grows faster than their number. */
#define N_AT_ONCE 128
/* Of a cap, at unit 1: of a bar by itself, of one around a mark at least. */
#define CAP 8.0
#define LEAST_CAP 6.0
/* How far apart points are, by the width of their caps, that have caps. */
#define CAP_ROOM 1.25
/* Of bars so many that they meet: the points are seen on them. */
#define FAINT 0.4

static double
unit_y (const MurLayerPainter *self, double value)
{
  return CLAMP (mur_map_to_position (&self->place->y.map, value), -MUR_FARTHEST,
                MUR_FARTHEST);
}

static void
add_error (const MurLayerPainter *self, gsize i, double wide, double cap)
{
  cairo_t *cr = self->canvas->cr;
  const double x = mur_map_to_position (&self->place->x.map, self->layer->x[i]);
  const double left = mur_canvas_snap_x (self->canvas, x - wide / 2);
  double ends[2], a, b;

  mur_layer_error_ends (self->layer, self->place->y.map.scale, i, ends);
  a = unit_y (self, ends[0]);
  b = unit_y (self, ends[1]);
  if (isnan (x) || isnan (a) || isnan (b) || fabs (x) > MUR_FARTHEST)
    return;
  cairo_rectangle (cr, left, fmin (a, b), wide, fabs (b - a));
  if (cap <= wide)
    return;
  for (int end = 0; end < 2; end++)
    {
      const double y = mur_canvas_snap_y (self->canvas, (end ? b : a) - wide / 2);

      cairo_rectangle (cr, left + wide / 2 - cap / 2, y, cap, wide);
    }
}

/* How many bars begin less end in each pixel: sums down a column say what is covered,
 * at a cost of the marks and the pixels, not of their product. */
typedef struct
{
  gint32 *changes;
  int width, height;
} Coverage;

static void
cover_bar (Coverage *self, double x, double y0, double y1, int wide)
{
  const int left = (int)CLAMP (floor (x - wide / 2.0 + 0.5), -wide, self->width);
  const int top = (int)CLAMP (floor (fmin (y0, y1)), 0, self->height);
  const int bottom = (int)CLAMP (ceil (fmax (y0, y1)), 0, self->height);

  for (int c = MAX (left, 0); c < MIN (left + wide, self->width) && top < bottom; c++)
    {
      self->changes[(gsize)top * self->width + c]++;
      self->changes[(gsize)bottom * self->width + c]--;
    }
}

static void
fill_covered (const Coverage *self, MurMask *mask)
{
  g_autofree gint32 *depth = g_new0 (gint32, self->width);

  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      {
        depth[x] += self->changes[(gsize)y * self->width + x];
        mask->pixels[(gsize)y * mask->stride + x] = depth[x] > 0 ? 255 : 0;
      }
  mask->left = mask->top = 0;
  mask->right = self->width;
  mask->bottom = self->height;
}

typedef struct
{
  double wide, cap; /* cap: 0: none */
  double opacity;
} Bars;

static Bars
find_bars (const MurLayerPainter *self)
{
  const gboolean is_of_points = self->layer->kind == MUR_LAYER_POINTS;
  const double across = self->place->area.width;
  const double cap = is_of_points
                       ? fmax (LEAST_CAP * self->unit, self->style.marker_size)
                       : CAP * self->unit;
  const double room
    = is_of_points ? across / (CAP_ROOM * cap) : across * self->canvas->scale_x / 4;
  const gboolean dense = self->layer->n > room;

  return (Bars){ mur_canvas_line_width (self->canvas, 0.75 * self->style.line_width),
                 dense ? 0 : cap,
                 self->style.opacity * (is_of_points && dense ? FAINT : 1) };
}

static void
paint_many_errors (const MurLayerPainter *self, const Bars *bars)
{
  int left, top;
  g_autoptr (MurMask) mask
    = mur_canvas_mask (self->canvas, self->place->area, &left, &top);
  const int pixels = (int)fmax (round (bars->wide * self->canvas->scale_x), 1);
  Coverage coverage;
  MurMap x, y;

  if (mask == NULL)
    return;
  x = mur_canvas_map_x (self->canvas, &self->place->x.map, left);
  y = mur_canvas_map_y (self->canvas, &self->place->y.map, top);
  coverage = (Coverage){ g_new0 (gint32, (gsize)mask->width * (mask->height + 1)),
                         mask->width, mask->height };
  for (gsize i = 0; i < self->layer->n; i++)
    {
      const double at = mur_finite_position (&x, self->layer->x[i]);
      double ends[2], from, to;

      mur_layer_error_ends (self->layer, y.scale, i, ends);
      from = mur_map_to_position (&y, ends[0]);
      to = mur_map_to_position (&y, ends[1]);
      if (!isnan (at) && !isnan (from) && !isnan (to))
        cover_bar (&coverage, at, from, to, pixels);
    }
  fill_covered (&coverage, mask);
  g_free (coverage.changes);
  mur_canvas_paint_mask (self->canvas, mask, left, top, self->style.colour,
                         bars->opacity);
}

/* Shapes overlap where caps meet bars: one path, one blending. */
static void
paint_few_errors (const MurLayerPainter *self, const Bars *bars)
{
  mur_canvas_set_colour (self->canvas, self->style.colour, bars->opacity);
  for (gsize i = 0; i < self->layer->n; i++)
    {
      add_error (self, i, bars->wide, bars->cap);
      if (i % N_AT_ONCE == N_AT_ONCE - 1)
        cairo_fill (self->canvas->cr);
    }
  cairo_fill (self->canvas->cr);
}

void
mur_paint_errors (const MurLayerPainter *self)
{
  const Bars bars = find_bars (self);

  cairo_save (self->canvas->cr);
  /* Points may have more. */
  mur_canvas_rectangle (self->canvas, self->place->area);
  cairo_clip (self->canvas->cr);
  if (self->layer->n > MUR_VECTOR_MARKS)
    paint_many_errors (self, &bars);
  else
    paint_few_errors (self, &bars);
  cairo_restore (self->canvas->cr);
}
