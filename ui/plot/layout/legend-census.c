/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How many marks lie where a legend might. Marks are sampled by number, not at random:
 * the same figure has its legend in the same place. */

#include "ui/plot/layout/legend-census.h"

#include <math.h>

/* Marks looked at in one layer. */
#define N_SAMPLES 1500

static void
count_position (MurCensus *self, double x, double y)
{
  for (guint c = 0; c < MUR_N_SPOTS; c++)
    {
      const MurRectangle *box = &self->boxes[c];

      if (x >= box->x && x <= box->x + box->width && y >= box->y
          && y <= box->y + box->height)
        self->inside[c]++;
    }
  self->all++;
}

/* How many places of a mark are looked at: also between points where lines run, and
 * between a bar's end and its foot. */
static gsize
n_places (const MurLayer *layer)
{
  return layer->kind == MUR_LAYER_POINTS || layer->kind == MUR_LAYER_ERRORS ? 1 : 4;
}

static void
count_column (MurCensus *self,
              const MurPanelPlace *place,
              const MurLayer *layer,
              const double *values)
{
  const MurMap *x = &place->x.map, *y = &place->y.map;
  const gsize n_parts = n_places (layer), n = layer->n * n_parts;
  const double stride = fmax ((double)n / N_SAMPLES, 1);
  const gboolean bars = layer->kind == MUR_LAYER_BARS;

  if (layer->x == NULL || values == NULL)
    return;
  for (double at = 0; at < n; at += stride)
    {
      const gsize i = (gsize)at / n_parts, j = MIN (i + 1, layer->n - 1);
      const double t = (double)((gsize)at % n_parts) / n_parts;
      const double x0 = mur_map_to_position (x, layer->x[i]);
      const double y0 = mur_map_to_position (y, values[i]);
      const double x1 = bars ? x0 : mur_map_to_position (x, layer->x[j]);
      const double y1 = bars ? y->start : mur_map_to_position (y, values[j]);

      count_position (self, t == 0 ? x0 : x0 + t * (x1 - x0),
                      t == 0 ? y0 : y0 + t * (y1 - y0));
    }
}

/* Sixteen places all over what shows of a rectangle. */
static void
count_cell (MurCensus *self, const MurPanelPlace *place, MurPoint a, MurPoint b)
{
  const MurRectangle *area = &place->area;
  const double x0 = CLAMP (a.x, area->x, area->x + area->width);
  const double x1 = CLAMP (b.x, area->x, area->x + area->width);
  const double y0 = CLAMP (a.y, area->y, area->y + area->height);
  const double y1 = CLAMP (b.y, area->y, area->y + area->height);

  for (int part = 0; part < 16; part++)
    count_position (self, x0 + (x1 - x0) * (part % 4) / 3,
                    y0 + (y1 - y0) * (part / 4) / 3);
}

/* Arrows along, circles around; the rest as rectangles. */
static void
count_shape (MurCensus *self,
             const MurPanelPlace *place,
             const MurLayer *layer,
             gsize i)
{
  const MurMap *x = &place->x.map, *y = &place->y.map;
  const double dx = layer->dx[i], dy = layer->dy == NULL ? dx : layer->dy[i];
  const MurPoint a
    = { mur_map_to_position (x, layer->x[i]), mur_map_to_position (y, layer->y[i]) };
  const MurPoint b = { mur_map_to_position (x, layer->x[i] + dx),
                       mur_map_to_position (y, layer->y[i] + dy) };

  if (layer->kind == MUR_LAYER_CELLS)
    {
      count_cell (self, place, a, b);
      return;
    }
  for (int part = 0; part < 16; part++)
    {
      const gboolean circle = layer->kind == MUR_LAYER_CIRCLES;
      const double across = circle ? cos (G_PI * part / 8) : part / 15.0;
      const double up = circle ? sin (G_PI * part / 8) : part / 15.0;

      count_position (self, a.x + across * (b.x - a.x), a.y + up * (b.y - a.y));
    }
}

static void
count_shapes (MurCensus *self, const MurPanelPlace *place, const MurLayer *layer)
{
  const gsize stride = 1 + 16 * layer->n / N_SAMPLES;

  if (layer->x == NULL || layer->y == NULL || layer->dx == NULL)
    return;
  for (gsize i = 0; i < layer->n; i += stride)
    count_shape (self, place, layer, i);
}

/* Rules run across the whole area. */
void
mur_census_count (MurCensus *self, const MurPanelPlace *place, const MurLayer *layer)
{
  const MurRectangle *area = &place->area;

  if (layer->kind == MUR_LAYER_IMAGE)
    return;
  if (layer->kind == MUR_LAYER_RULE)
    {
      for (int i = 0; i <= 20; i++)
        count_position (
          self,
          layer->x != NULL ? mur_map_to_position (&place->x.map, layer->x[0])
                           : area->x + area->width * i / 20,
          layer->y != NULL ? mur_map_to_position (&place->y.map, layer->y[0])
                           : area->y + area->height * i / 20);
      return;
    }
  if (layer->kind == MUR_LAYER_CELLS || layer->kind == MUR_LAYER_ARROWS
      || layer->kind == MUR_LAYER_CIRCLES)
    {
      count_shapes (self, place, layer);
      return;
    }
  count_column (self, place, layer, layer->y);
  count_column (self, place, layer, layer->y2);
}
