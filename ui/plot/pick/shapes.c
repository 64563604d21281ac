/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is near of layers that are no marks at points: areas all around, lines, circles,
 * texts. */

#include "ui/plot/pick/search.h"

#include <math.h>

/* How far away an image's cell counts, so that marks over it win; less where less is
 * asked for. */
#define GRID_DISTANCE 24.0
/* Rules and texts count this near only. */
#define ON_RULE 6.0
#define ON_TEXT 12.0

static double
x_of (const MurPickSearch *self, double x)
{
  return mur_map_to_position (&self->place->x.map, x);
}

static double
y_of (const MurPickSearch *self, double y)
{
  return mur_map_to_position (&self->place->y.map, y);
}

static gboolean
is_between (double at, double a, double b)
{
  return at >= fmin (a, b) && at <= fmax (a, b);
}

/* As far as what is all around counts. */
static double
area_distance (const MurPickSearch *self)
{
  return fmin (GRID_DISTANCE, self->asked);
}

static void
scan_cells (MurPickSearch *self, const MurLayer *layer)
{
  for (gsize i = 0; i < layer->n; i++)
    if (is_between (self->px, x_of (self, layer->x[i]),
                    x_of (self, layer->x[i] + layer->dx[i]))
        && is_between (self->py, y_of (self, layer->y[i]),
                       y_of (self, layer->y[i] + layer->dy[i])))
      {
        mur_search_take (self, i, area_distance (self));
        self->covered = layer->z != NULL && layer->opacity >= 1;
      }
}

/* The nearer end of where it is between two edges. */
void
mur_search_band (MurPickSearch *self, const MurLayer *layer, gsize from, gsize to)
{
  for (gsize i = from; i + 1 < to; i++)
    {
      const double left = x_of (self, layer->x[i]),
                   right = x_of (self, layer->x[i + 1]);
      const gsize row = fabs (self->px - left) <= fabs (self->px - right) ? i : i + 1;

      if (is_between (self->px, left, right)
          && is_between (self->py, y_of (self, layer->y[row]),
                         y_of (self, layer->y2[row])))
        mur_search_take (self, row, area_distance (self));
    }
}

/* From a point to the line between two. */
static double
distance_to_line (double px, double py, double x0, double y0, double x1, double y1)
{
  const double dx = x1 - x0, dy = y1 - y0, square = dx * dx + dy * dy;
  const double part
    = square > 0 ? CLAMP (((px - x0) * dx + (py - y0) * dy) / square, 0, 1) : 0;

  return hypot (x0 + part * dx - px, y0 + part * dy - py);
}

static void
scan_shapes (MurPickSearch *self, const MurLayer *layer)
{
  for (gsize i = 0; i < layer->n; i++)
    {
      const double x = x_of (self, layer->x[i]), y = y_of (self, layer->y[i]);

      if (layer->kind == MUR_LAYER_ARROWS)
        mur_search_take (self, i,
                         distance_to_line (self->px, self->py, x, y,
                                           x_of (self, layer->x[i] + layer->dx[i]),
                                           y_of (self, layer->y[i] + layer->dy[i])));
      else
        mur_search_take (self, i,
                         fabs (hypot (self->px - x, self->py - y)
                               - fabs (x_of (self, layer->x[i] + layer->dx[i]) - x)));
    }
}

static void
search_rule (MurPickSearch *self, const MurLayer *layer)
{
  const double distance = layer->x != NULL ? fabs (self->px - x_of (self, layer->x[0]))
                                           : fabs (self->py - y_of (self, layer->y[0]));

  if (distance <= ON_RULE)
    mur_search_take (self, 0, distance);
}

static void
search_texts (MurPickSearch *self, const MurLayer *layer)
{
  for (gsize i = 0; i < layer->n; i++)
    {
      const double distance = hypot (self->px - x_of (self, layer->x[i]),
                                     self->py - y_of (self, layer->y[i]));

      if (distance <= ON_TEXT)
        mur_search_take (self, i, distance);
    }
}

static void
search_grid (MurPickSearch *self, const MurLayer *layer)
{
  const double x = mur_map_to_data (&self->place->x.map, self->px);
  const double y = mur_map_to_data (&self->place->y.map, self->py);
  const double column
    = (x - layer->x_min) / (layer->x_max - layer->x_min) * layer->n_columns;
  const double row = (y - layer->y_min) / (layer->y_max - layer->y_min) * layer->n_rows;

  if (column >= 0 && column < layer->n_columns && row >= 0 && row < layer->n_rows)
    {
      mur_search_take (self, (gsize)row * layer->n_columns + (gsize)column,
                       area_distance (self));
      self->covered = layer->kind == MUR_LAYER_IMAGE && layer->opacity >= 1;
    }
}

gboolean
mur_search_shape (MurPickSearch *self, const MurLayer *layer)
{
  if (mur_layer_is_grid (layer))
    search_grid (self, layer);
  else if (layer->kind == MUR_LAYER_CELLS)
    scan_cells (self, layer);
  else if (layer->kind == MUR_LAYER_RULE)
    search_rule (self, layer);
  else if (layer->kind == MUR_LAYER_TEXT)
    search_texts (self, layer);
  else if (layer->kind == MUR_LAYER_ARROWS || layer->kind == MUR_LAYER_CIRCLES)
    scan_shapes (self, layer);
  else
    return FALSE;
  return TRUE;
}
