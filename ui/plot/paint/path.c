/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines and steps as paths of pixels: one stretch a segment, reduced where many points
 * share a column, and without points that lie on one another. */

#include "ui/plot/paint/path.h"

#include <math.h>

/* Points a pixel column beyond which a segment is reduced: twice as many as the parts
 * of a column that are told apart. */
#define N_DENSE (2 * MUR_MASK_PARTS)
/* Points closer than this are one. */
#define SAME 0.25

void
mur_path_clear (MurPath *self)
{
  g_free (self->edges);
  g_array_unref (self->points);
  g_array_unref (self->stretches);
}

static void
append (MurPath *self, double x, double y, gboolean last)
{
  const MurStretch *stretch
    = &g_array_index (self->stretches, MurStretch, self->stretches->len - 1);
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
append_datum (MurPath *self, const MurLayer *layer, gsize index, gboolean last)
{
  const double x = mur_map_to_position (&self->x, layer->x[index]);
  const double y = mur_map_to_position (&self->y, layer->y[index]);
  const MurStretch *stretch
    = &g_array_index (self->stretches, MurStretch, self->stretches->len - 1);

  if (layer->kind == MUR_LAYER_STEPS && self->points->len > stretch->start)
    append (self, x, g_array_index (self->points, MurPoint, self->points->len - 1).y,
            FALSE);
  append (self, x, y, last);
}

static void
append_reduced (MurPath *self, const MurLayer *layer, const MurSegment *segment)
{
  const guint n_columns = (guint)self->width * MUR_MASK_PARTS;
  g_autofree gsize *kept = g_new (gsize, 4 * (gsize)n_columns + 2);
  gsize n;

  if (self->edges == NULL)
    self->edges = mur_column_edges (&self->x, self->width, n_columns);
  n = mur_reduce_columns (layer->x, layer->y, segment, self->edges, n_columns, kept);
  for (gsize i = 0; i < n; i++)
    append_datum (self, layer, kept[i], i + 1 == n);
}

static void
append_run (MurPath *self, const MurLayer *layer, const MurSegment *segment)
{
  MurStretch stretch = { self->points->len, 0, segment->order != MUR_SEGMENT_FREE };

  g_array_append_val (self->stretches, stretch);
  if (stretch.ordered && segment->n > (gsize)self->width * N_DENSE)
    append_reduced (self, layer, segment);
  else
    for (gsize i = 0; i < segment->n; i++)
      append_datum (self, layer, segment->start + i, i + 1 == segment->n);
  g_array_index (self->stretches, MurStretch, self->stretches->len - 1).n
    = self->points->len - stretch.start;
}

void
mur_path_init (
  MurPath *self, const MurLayerPainter *painter, const MurMask *mask, int left, int top)
{
  const MurLayer *layer = painter->layer;
  gsize position = 0;
  MurSegment segment;

  *self = (MurPath){ mur_canvas_map_x (painter->canvas, &painter->place->x.map, left),
                     mur_canvas_map_y (painter->canvas, &painter->place->y.map, top),
                     left,
                     top,
                     mask->width,
                     mask->height,
                     NULL,
                     g_array_new (FALSE, FALSE, sizeof (MurPoint)),
                     g_array_new (FALSE, FALSE, sizeof (MurStretch)) };
  while (mur_segment_next (layer->x, layer->y, layer->n, self->x.scale, self->y.scale,
                           &position, &segment))
    append_run (self, layer, &segment);
}

/* A point of the path in units. */
MurPoint
mur_path_unit_point (const MurPath *self,
                     const MurCanvas *canvas,
                     const MurPoint *point)
{
  return (MurPoint){ (point->x + self->left - canvas->origin_x) / canvas->scale_x,
                     (point->y + self->top - canvas->origin_y) / canvas->scale_y };
}
