/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Bands, bars and rules: filled shapes, reduced where several share a column of pixels.
 */

#include "ui/plot/paint/areas.h"

#include <math.h>

/* Rectangles filled at once: cairo's time grows faster than their number. */
#define N_AT_ONCE 128

static guint
n_pixel_columns (const MurLayerPainter *self)
{
  const double n = ceil (self->place->area.width * self->canvas->scale_x);

  return (guint)CLAMP (n, 1, 32000);
}

/* The columns of the data area as data, ascending. */
static double *
area_edges (const MurLayerPainter *self, guint n_columns)
{
  MurMap map = self->place->x.map;

  map.start -= self->place->area.x;
  map.end -= self->place->area.x;
  return mur_column_edges (&map, self->place->area.width, n_columns);
}

static double
unit_x (const MurLayerPainter *self, double value)
{
  return mur_map_to_position (&self->place->x.map, value);
}

static double
unit_y (const MurLayerPainter *self, double value)
{
  return CLAMP (mur_map_to_position (&self->place->y.map, value), -MUR_FARTHEST,
                MUR_FARTHEST);
}

/* The points of one side of a band, cut at @low and @high along x where its x is
 * ordered. */
static void
append_cut (GArray *side, MurPoint a, MurPoint b, double edge)
{
  const double t = (edge - a.x) / (b.x - a.x);
  const MurPoint at = { edge, a.y + t * (b.y - a.y) };

  if ((a.x - edge) * (b.x - edge) < 0)
    g_array_append_val (side, at);
}

static void
append_side_point (GArray *side, const MurRectangle *area, MurPoint *before, MurPoint p)
{
  const double low = area->x - 100, high = area->x + area->width + 100;

  if (!isnan (before->x))
    {
      append_cut (side, *before, p, before->x < p.x ? low : high);
      append_cut (side, *before, p, before->x < p.x ? high : low);
    }
  if (p.x >= low && p.x <= high)
    g_array_append_val (side, p);
  *before = p;
}

static GArray *
band_side (const MurLayerPainter *self,
           const MurSegment *segment,
           const double *values,
           const double *edges,
           guint n_columns)
{
  GArray *side = g_array_new (FALSE, FALSE, sizeof (MurPoint));
  const gboolean dense
    = segment->order != MUR_SEGMENT_FREE && segment->n > 2 * (gsize)n_columns;
  g_autofree gsize *kept = dense ? g_new (gsize, 4 * (gsize)n_columns + 2) : NULL;
  const gsize n = dense ? mur_reduce_columns (self->layer->x, values, segment, edges,
                                              n_columns, kept)
                        : segment->n;
  MurPoint before = { NAN, NAN };

  for (gsize i = 0; i < n; i++)
    {
      const gsize at = dense ? kept[i] : segment->start + i;
      const MurPoint p
        = { unit_x (self, self->layer->x[at]), unit_y (self, values[at]) };

      append_side_point (side, &self->place->area, &before, p);
    }
  return side;
}

static void
trace_band (cairo_t *cr, const GArray *lower, const GArray *upper)
{
  cairo_new_sub_path (cr);
  for (guint i = 0; i < lower->len; i++)
    cairo_line_to (cr, g_array_index (lower, MurPoint, i).x,
                   g_array_index (lower, MurPoint, i).y);
  for (guint i = upper->len; i-- > 0;)
    cairo_line_to (cr, g_array_index (upper, MurPoint, i).x,
                   g_array_index (upper, MurPoint, i).y);
  cairo_close_path (cr);
}

/* Runs where both sides can be shown: the upper one's gaps count too, so runs of the
 * lower are cut by those of the upper. */
static void
trace_band_run (const MurLayerPainter *self,
                MurSegment segment,
                const double *edges,
                guint n_columns,
                gboolean fill)
{
  const MurLayer *layer = self->layer;
  const gsize end = segment.start + segment.n;
  gsize position = segment.start;
  MurSegment part;

  while (mur_segment_next (layer->x, layer->y2, end, self->place->x.map.scale,
                           self->place->y.map.scale, &position, &part))
    {
      g_autoptr (GArray) lower = band_side (self, &part, layer->y, edges, n_columns);
      g_autoptr (GArray) upper = band_side (self, &part, layer->y2, edges, n_columns);

      trace_band (self->canvas->cr, lower, upper);
      if (fill)
        cairo_fill (self->canvas->cr);
    }
}

static void
trace_band_runs (const MurLayerPainter *self, gboolean fill)
{
  const MurLayer *layer = self->layer;
  const guint n_columns = n_pixel_columns (self);
  g_autofree double *edges = area_edges (self, n_columns);
  gsize position = 0;
  MurSegment segment;

  while (mur_segment_next (layer->x, layer->y, layer->n, self->place->x.map.scale,
                           self->place->y.map.scale, &position, &segment))
    trace_band_run (self, segment, edges, n_columns, fill);
}

void
mur_paint_band (const MurLayerPainter *self)
{
  mur_canvas_set_colour (self->canvas, self->style.colour, self->band_opacity);
  trace_band_runs (self, TRUE);
}

void
mur_clip_to_band (const MurLayerPainter *self)
{
  trace_band_runs (self, FALSE);
  cairo_clip (self->canvas->cr);
}

static void
add_bar (const MurLayerPainter *self, double x0, double x1, double y)
{
  const MurRectangle *area = &self->place->area;
  const double left = fmax (fmin (x0, x1), area->x - 10);
  const double right = fmin (fmax (x0, x1), area->x + area->width + 10);
  const double base = mur_painter_ground (self);

  if (!(left <= right) || isnan (y))
    return;
  /* Narrow bars keep their true edges, so that they do not vanish or differ. */
  if ((right - left) * self->canvas->scale_x < 3)
    cairo_rectangle (self->canvas->cr, left, fmin (base, y),
                     fmax (right - left, 1 / self->canvas->scale_x), fabs (y - base));
  else
    mur_canvas_rectangle (
      self->canvas,
      (MurRectangle){ left, fmin (base, y), right - left, fabs (y - base) });
}

/* More bars than pixels: of each column the highest and the lowest. */
static void
add_bar_columns (const MurLayerPainter *self, guint n_columns)
{
  const MurLayer *layer = self->layer;
  const double base = mur_painter_ground (self);
  const double wide = self->place->area.width / n_columns;
  g_autofree MurSpan *spans = g_new (MurSpan, n_columns);

  for (guint c = 0; c < n_columns; c++)
    spans[c] = (MurSpan){ base, base };
  for (gsize i = 0; i < layer->n; i++)
    {
      const double at = (unit_x (self, layer->x[i]) - self->place->area.x) / wide;
      const double y = unit_y (self, layer->y[i]);

      if (!(at >= 0 && at < n_columns) || isnan (y))
        continue;
      spans[(guint)at].low = fmin (spans[(guint)at].low, y);
      spans[(guint)at].high = fmax (spans[(guint)at].high, y);
    }
  for (guint c = 0; c < n_columns; c++)
    cairo_rectangle (self->canvas->cr, self->place->area.x + c * wide, spans[c].low,
                     wide, spans[c].high - spans[c].low);
}

void
mur_paint_bars (const MurLayerPainter *self)
{
  const MurLayer *layer = self->layer;
  const guint n_columns = n_pixel_columns (self);
  const double half = layer->width / 2;

  mur_canvas_set_colour (self->canvas, self->style.colour, 0.85 * self->style.opacity);
  if (layer->n > 2 * (gsize)n_columns)
    {
      add_bar_columns (self, n_columns);
      cairo_fill (self->canvas->cr);
      return;
    }
  for (gsize i = 0; i < layer->n; i++)
    {
      add_bar (self, unit_x (self, layer->x[i] - half),
               unit_x (self, layer->x[i] + half), unit_y (self, layer->y[i]));
      if (i % N_AT_ONCE == N_AT_ONCE - 1)
        cairo_fill (self->canvas->cr);
    }
  cairo_fill (self->canvas->cr);
}

/* Across the whole panel, on whole pixels, dashed by its role. */
void
mur_paint_rule (const MurLayerPainter *self)
{
  const MurRectangle *area = &self->place->area;
  const double wide = mur_canvas_line_width (self->canvas, self->style.line_width);
  cairo_t *cr = self->canvas->cr;
  double lengths[16];
  const int n = mur_style_dashes (&self->style, self->unit, lengths);

  mur_canvas_set_colour (self->canvas, self->style.colour, self->style.opacity);
  cairo_set_line_width (cr, wide);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, lengths, n, 0);
  if (self->layer->x != NULL && isfinite (unit_x (self, self->layer->x[0])))
    {
      const double x = unit_x (self, self->layer->x[0]) - wide / 2;
      const double at = mur_canvas_snap_x (self->canvas, x) + wide / 2;

      cairo_move_to (cr, CLAMP (at, -MUR_FARTHEST, MUR_FARTHEST),
                     area->y + area->height);
      cairo_rel_line_to (cr, 0, -area->height);
    }
  if (self->layer->y != NULL && isfinite (unit_y (self, self->layer->y[0])))
    {
      const double y = unit_y (self, self->layer->y[0]) - wide / 2;

      cairo_move_to (cr, area->x, mur_canvas_snap_y (self->canvas, y) + wide / 2);
      cairo_rel_line_to (cr, area->width, 0);
    }
  cairo_stroke (cr);
}
