/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines and steps. A line becomes a path of pixels, reduced where many points share a
 * column; the path is drawn into a mask, as strokes, or as filled columns when it runs
 * up and down so much that strokes would cover each pixel many times. Vector files get
 * the same path as strokes. */

#include "ui/plot/painter-private.h"

#include <math.h>

/* Points a pixel column beyond which a run is reduced: twice as many as the parts of a
 * column that are told apart. */
#define N_DENSE (2 * MUR_MASK_PARTS)
/* Rise and fall, in pixels a column, beyond which columns are filled. */
#define STEEP 150
/* Points closer than this are one. */
#define SAME 0.25

/* One run in pixels. */
typedef struct
{
  gsize start, n;
  gboolean ordered;
} Stretch;

typedef struct
{
  MurMap x, y;
  int left, top, width, height;
  double *edges;     /* (nullable): computed when first needed */
  GArray *points;    /* of MurPoint */
  GArray *stretches; /* of Stretch */
} Path;

static void
path_clear (Path *self)
{
  g_free (self->edges);
  g_array_unref (self->points);
  g_array_unref (self->stretches);
}

static void
append (Path *self, double x, double y, gboolean last)
{
  const Stretch *stretch
    = &g_array_index (self->stretches, Stretch, self->stretches->len - 1);
  const MurPoint point = { x, y };

  if (self->points->len > stretch->start && !last)
    {
      const MurPoint *before
        = &g_array_index (self->points, MurPoint, self->points->len - 1);

      if (fabs (before->x - x) < SAME && fabs (before->y - y) < SAME)
        return;
    }
  g_array_append_val (self->points, point);
}

/* Adds point @index; of steps first the way there along the old value. */
static void
append_datum (Path *self, const MurLayer *layer, gsize index, gboolean last)
{
  const double x = mur_map_to_position (&self->x, layer->x[index]);
  const double y = mur_map_to_position (&self->y, layer->y[index]);
  const Stretch *stretch
    = &g_array_index (self->stretches, Stretch, self->stretches->len - 1);

  if (layer->kind == MUR_LAYER_STEPS && self->points->len > stretch->start)
    append (self, x, g_array_index (self->points, MurPoint, self->points->len - 1).y,
            FALSE);
  append (self, x, y, last);
}

static void
append_reduced (Path *self, const MurLayer *layer, const MurRun *run)
{
  const guint n_columns = (guint)self->width * MUR_MASK_PARTS;
  g_autofree gsize *kept = g_new (gsize, 4 * (gsize)n_columns + 2);
  gsize n;

  if (self->edges == NULL)
    self->edges = mur_column_edges (&self->x, self->width, n_columns);
  n = mur_reduce_columns (layer->x, layer->y, run, self->edges, n_columns, kept);
  for (gsize i = 0; i < n; i++)
    append_datum (self, layer, kept[i], i + 1 == n);
}

static void
append_run (Path *self, const MurLayer *layer, const MurRun *run)
{
  Stretch stretch = { self->points->len, 0, run->order != MUR_RUN_FREE };

  g_array_append_val (self->stretches, stretch);
  if (stretch.ordered && run->n > (gsize)self->width * N_DENSE)
    append_reduced (self, layer, run);
  else
    for (gsize i = 0; i < run->n; i++)
      append_datum (self, layer, run->start + i, i + 1 == run->n);
  g_array_index (self->stretches, Stretch, self->stretches->len - 1).n
    = self->points->len - stretch.start;
}

static void
path_init (
  Path *self, const MurLayerPainter *painter, const MurMask *mask, int left, int top)
{
  const MurLayer *layer = painter->layer;
  gsize position = 0;
  MurRun run;

  *self = (Path){ mur_canvas_map_x (painter->canvas, &painter->place->x.map, left),
                  mur_canvas_map_y (painter->canvas, &painter->place->y.map, top),
                  left,
                  top,
                  mask->width,
                  mask->height,
                  NULL,
                  g_array_new (FALSE, FALSE, sizeof (MurPoint)),
                  g_array_new (FALSE, FALSE, sizeof (Stretch)) };
  while (mur_run_next (layer->x, layer->y, layer->n, self->x.scale, self->y.scale,
                       &position, &run))
    append_run (self, layer, &run);
}

static double
rise_and_fall (const Path *self, const MurPoint *points, gsize n)
{
  const double height = self->height;
  double sum = 0;

  for (gsize i = 1; i < n; i++)
    sum += fabs (CLAMP (points[i].y, 0, height) - CLAMP (points[i - 1].y, 0, height));
  return sum;
}

/* Dashes walked along the path, in pixels. */
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
draw_path (const MurLayerPainter *self, const Path *path, MurMask *mask)
{
  const double radius = self->style.line_width * self->canvas->scale_y / 2;

  for (guint i = 0; i < path->stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (path->stretches, Stretch, i);
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

/* A point of the path in units, kept near the area: cairo's numbers end at millions. */
static MurPoint
unit_point (const MurLayerPainter *self, const Path *path, const MurPoint *point)
{
  const MurCanvas *canvas = self->canvas;

  return (MurPoint){ (point->x + path->left - canvas->origin_x) / canvas->scale_x,
                     (point->y + path->top - canvas->origin_y) / canvas->scale_y };
}

static void
trace_stretch (const MurLayerPainter *self, const Path *path, const Stretch *stretch)
{
  const MurRectangle *area = &self->place->area;
  const double margin = 10 * self->style.line_width;
  const MurPoint *points
    = (const MurPoint *)(const void *)path->points->data + stretch->start;
  gboolean joined = FALSE;

  for (gsize i = 0; i < MAX (stretch->n, 2) - 1; i++)
    {
      MurPoint a = unit_point (self, path, &points[i]);
      MurPoint b = unit_point (self, path, &points[MIN (i + 1, stretch->n - 1)]);
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
stroke_path (const MurLayerPainter *self, const Path *path)
{
  cairo_t *cr = self->canvas->cr;
  double lengths[16];
  const int n = mur_style_dashes (&self->style, self->unit, lengths);

  for (guint i = 0; i < path->stretches->len; i++)
    trace_stretch (self, path, &g_array_index (path->stretches, Stretch, i));
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
  Path path;

  if (mask == NULL || !(self->style.line_width > 0))
    return;
  path_init (&path, self, mask, left, top);
  if (self->canvas->vector && path.points->len <= MUR_VECTOR_MARKS)
    stroke_path (self, &path);
  else
    {
      draw_path (self, &path, mask);
      mur_canvas_paint_mask (self->canvas, mask, left, top, self->style.colour,
                             self->style.opacity);
    }
  path_clear (&path);
}
