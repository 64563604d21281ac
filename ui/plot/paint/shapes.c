/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Arrows and circles. Arrows too many to tell apart are thinned: one stands for those
 * that begin close to it. Circles are lines. */

#include "ui/plot/paint/shapes.h"

#include "ui/plot/paint/lines.h"

/* Arrows beyond which they are thinned, and the side, in units, of the square that
 * keeps one. */
#define MOST_ARROWS 20000
#define THIN 8.0
/* Length and half the width of a head, in line widths and in units; of the arrow's
 * length at most a part. */
#define HEAD_LINES 3.0
#define HEAD_UNITS 3.0
#define HEAD_PART 0.45
#define HEAD_SLOPE 0.5
/* Circles drawn as one line; sides of a circle, by its radius in units. */
#define N_CIRCLES 256
#define LEAST_SIDES 24
#define MOST_SIDES 720

typedef struct
{
  MurPoint from, to, wings[2];
  gboolean has_head;
} Arrow;

static gboolean
find_arrow (const MurLayerPainter *self, gsize index, Arrow *arrow)
{
  const MurLayer *layer = self->layer;
  const MurMap *x = &self->place->x.map, *y = &self->place->y.map;
  const MurRectangle *area = &self->place->area;
  const double head = HEAD_LINES * self->style.line_width + HEAD_UNITS * self->unit;
  MurPoint a, b;
  double length, part, back_x, back_y;

  arrow->from = (MurPoint){ mur_finite_position (x, layer->x[index]),
                            mur_finite_position (y, layer->y[index]) };
  arrow->to = (MurPoint){ mur_finite_position (x, layer->x[index] + layer->dx[index]),
                          mur_finite_position (y, layer->y[index] + layer->dy[index]) };
  a = arrow->from;
  b = arrow->to;
  if (isnan (a.x) || isnan (a.y) || isnan (b.x) || isnan (b.y)
      || !mur_clip_segment (&a, &b, area->x - head, area->y - head,
                            area->x + area->width + head,
                            area->y + area->height + head))
    return FALSE;
  length = hypot (arrow->to.x - arrow->from.x, arrow->to.y - arrow->from.y);
  part = length > 0 ? fmin (head / length, HEAD_PART) : 0;
  back_x = part * (arrow->to.x - arrow->from.x);
  back_y = part * (arrow->to.y - arrow->from.y);
  arrow->has_head = length > self->unit;
  for (int side = 0; side < 2; side++)
    {
      const double turn = side == 0 ? HEAD_SLOPE : -HEAD_SLOPE;

      arrow->wings[side] = (MurPoint){ arrow->to.x - back_x + turn * back_y,
                                       arrow->to.y - back_y - turn * back_x };
    }
  arrow->from = a;
  return TRUE;
}

/* Squares in which an arrow begins already; %NULL: all are drawn. */
typedef struct
{
  guint8 *taken;
  int n_columns, n_rows;
  double side;
} Thinning;

static void
thinning_init (Thinning *self, const MurLayerPainter *painter)
{
  const MurRectangle *area = &painter->place->area;

  self->side = THIN * painter->unit;
  self->n_columns = (int)ceil (area->width / self->side) + 2;
  self->n_rows = (int)ceil (area->height / self->side) + 2;
  self->taken = painter->layer->n > MOST_ARROWS
                  ? g_new0 (guint8, (gsize)self->n_columns * self->n_rows)
                  : NULL;
}

static gboolean
thinning_drops (Thinning *self, const MurRectangle *area, const MurPoint *from)
{
  const double column = floor ((from->x - area->x) / self->side) + 1;
  const double row = floor ((from->y - area->y) / self->side) + 1;
  guint8 *taken;

  if (self->taken == NULL)
    return FALSE;
  taken = &self->taken[(gsize)CLAMP (row, 0, self->n_rows - 1) * self->n_columns
                       + (gsize)CLAMP (column, 0, self->n_columns - 1)];
  if (*taken)
    return TRUE;
  *taken = 1;
  return FALSE;
}

static MurPoint
pixel_of (const MurCanvas *canvas, const MurPoint *at, int left, int top)
{
  return (MurPoint){ at->x * canvas->scale_x + canvas->origin_x - left,
                     at->y * canvas->scale_y + canvas->origin_y - top };
}

static void
draw_arrow (
  const MurLayerPainter *self, MurMask *mask, const Arrow *arrow, int left, int top)
{
  const double radius = 0.75 * self->style.line_width * self->canvas->scale_y / 2;
  const MurPoint from = pixel_of (self->canvas, &arrow->from, left, top);
  const MurPoint to = pixel_of (self->canvas, &arrow->to, left, top);

  mur_mask_line (mask, from.x, from.y, to.x, to.y, radius);
  for (int side = 0; arrow->has_head && side < 2; side++)
    {
      const MurPoint wing = pixel_of (self->canvas, &arrow->wings[side], left, top);

      mur_mask_line (mask, to.x, to.y, wing.x, wing.y, radius);
    }
}

static void
trace_arrow (const MurLayerPainter *self, const Arrow *arrow)
{
  cairo_t *cr = self->canvas->cr;

  cairo_move_to (cr, arrow->from.x, arrow->from.y);
  cairo_line_to (cr, arrow->to.x, arrow->to.y);
  if (!arrow->has_head)
    return;
  cairo_move_to (cr, arrow->wings[0].x, arrow->wings[0].y);
  cairo_line_to (cr, arrow->to.x, arrow->to.y);
  cairo_line_to (cr, arrow->wings[1].x, arrow->wings[1].y);
}

/* Each is one stroke, so that files hold no paths of thousands of parts. */
static void
stroke_arrows (const MurLayerPainter *self)
{
  cairo_t *cr = self->canvas->cr;

  mur_canvas_set_colour (self->canvas, self->style.colour, self->style.opacity);
  cairo_set_line_width (cr, 0.75 * self->style.line_width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, NULL, 0, 0);
  for (gsize i = 0; i < self->layer->n; i++)
    {
      Arrow arrow;

      if (!find_arrow (self, i, &arrow))
        continue;
      trace_arrow (self, &arrow);
      cairo_stroke (cr);
    }
}

static void
draw_arrows (const MurLayerPainter *self)
{
  int left, top;
  g_autoptr (MurMask) mask
    = mur_canvas_mask (self->canvas, self->place->area, &left, &top);
  Thinning thinning;

  if (mask == NULL)
    return;
  thinning_init (&thinning, self);
  for (gsize i = 0; i < self->layer->n; i++)
    {
      Arrow arrow;

      if (find_arrow (self, i, &arrow)
          && !thinning_drops (&thinning, &self->place->area, &arrow.from))
        draw_arrow (self, mask, &arrow, left, top);
    }
  g_free (thinning.taken);
  mur_canvas_paint_mask (self->canvas, mask, left, top, self->style.colour,
                         self->style.opacity);
}

void
mur_paint_arrows (const MurLayerPainter *self)
{
  if (self->canvas->vector && self->layer->n <= mur_painter_most_marks (self))
    stroke_arrows (self);
  else
    draw_arrows (self);
}

static guint
n_sides (const MurLayerPainter *self, gsize index)
{
  const MurMap *map = &self->place->x.map;
  const double x = self->layer->x[index], radius = self->layer->dx[index];
  const double wide = fabs (mur_finite_position (map, x + radius)
                            - mur_finite_position (map, x - radius));

  return wide > LEAST_SIDES ? (guint)fmin (wide, MOST_SIDES) : LEAST_SIDES;
}

static void
append_circle (const MurLayerPainter *self, gsize index, GArray *x, GArray *y)
{
  const MurLayer *layer = self->layer;
  const double gap = NAN;
  const guint n = n_sides (self, index);

  for (guint i = 0; i <= n; i++)
    {
      const double turn = 2 * G_PI * (i % n) / n;
      const double at_x = layer->x[index] + layer->dx[index] * cos (turn);
      const double at_y = layer->y[index] + layer->dx[index] * sin (turn);

      g_array_append_val (x, at_x);
      g_array_append_val (y, at_y);
    }
  g_array_append_val (x, gap);
  g_array_append_val (y, gap);
}

static void
paint_some_circles (const MurLayerPainter *self, gsize from, gsize to)
{
  g_autoptr (GArray) x = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) y = g_array_new (FALSE, FALSE, sizeof (double));
  MurLayerPainter painter = *self;
  MurLayer line = *self->layer;

  for (gsize i = from; i < to; i++)
    append_circle (self, i, x, y);
  line.kind = MUR_LAYER_LINE;
  line.x = (const double *)(const void *)x->data;
  line.y = (const double *)(const void *)y->data;
  line.n = x->len;
  line.filled = FALSE;
  painter.layer = &line;
  mur_paint_lines (&painter);
}

void
mur_paint_circles (const MurLayerPainter *self)
{
  for (gsize from = 0; from < self->layer->n; from += N_CIRCLES)
    paint_some_circles (self, from, MIN (from + N_CIRCLES, self->layer->n));
}
