/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of every kind of layer, seen alike. */

#include <math.h>

#include "ui/plot/figure/errors.h"
#include "ui/plot/pick/data.h"

gsize
mur_layer_n_rows (const MurLayer *layer)
{
  if (layer->kind == MUR_LAYER_RULE || layer->kind == MUR_LAYER_TEXT)
    return 0;
  if (mur_layer_is_grid (layer))
    return layer->z == NULL ? 0 : layer->n_columns * layer->n_rows;
  return mur_layer_has_columns (layer) ? layer->n : 0;
}

static void
read_cell (const MurLayer *layer, gsize row, MurPick *pick)
{
  const double column = (double)(row % layer->n_columns) + 0.5;
  const double line = (double)(row / layer->n_columns) + 0.5;

  pick->x = layer->x_min + (layer->x_max - layer->x_min) * (column / layer->n_columns);
  pick->y = layer->y_min + (layer->y_max - layer->y_min) * (line / layer->n_rows);
  pick->z = layer->z[row];
}

/* The place of a rule along itself is where one points. */
static void
read_rule (const MurLayer *layer, MurPick *pick)
{
  if (layer->x != NULL)
    pick->x = layer->x[0];
  else
    pick->y = layer->y[0];
}

static void
read_row (const MurLayer *layer, gsize row, MurPick *pick)
{
  pick->x = layer->x[row];
  pick->y = layer->y[row];
  if (layer->y2 != NULL)
    pick->y2 = layer->y2[row];
  if (layer->z != NULL)
    pick->z = layer->z[row];
  if (mur_layer_has_errors (layer))
    pick->error = layer->errors[row];
  if (layer->kind == MUR_LAYER_HISTOGRAM)
    pick->x = layer->x[row] / 2 + layer->x[row + 1] / 2;
  if (layer->kind == MUR_LAYER_CELLS)
    {
      pick->x += layer->dx[row] / 2;
      pick->y += layer->dy[row] / 2;
    }
}

gboolean
mur_panel_place_datum (const MurPanelPlace *place,
                       const MurLayer *layer,
                       gsize row,
                       MurPick *pick)
{
  pick->y2 = pick->z = pick->error = NAN;
  if (mur_layer_is_grid (layer))
    read_cell (layer, row, pick);
  else if (layer->kind == MUR_LAYER_RULE)
    read_rule (layer, pick);
  else
    read_row (layer, row, pick);
  return mur_scale_shows (place->x.map.scale, pick->x)
         && mur_scale_shows (place->y.map.scale, pick->y)
         && (!mur_layer_is_grid (layer) || isfinite (pick->z));
}

gboolean
mur_panel_place_is_series (const MurPanelPlace *place, guint layer)
{
  return layer < place->panel->layers->len && !place->view.out_of_sight
         && !mur_panel_place_hides (place, layer)
         && mur_layer_n_rows (mur_panel_place_layer (place, layer)) > 0;
}

/* Comparisons with NaN are false, so that a NaN is no order. */
static MurSorting
find_order (const double *values, gsize n)
{
  gsize n_up = 0, n_down = 0;

  for (gsize i = 1; i < n; i++)
    {
      n_up += values[i - 1] <= values[i];
      n_down += values[i - 1] >= values[i];
    }
  return n_up + 1 == n     ? MUR_SORTING_RISING
         : n_down + 1 == n ? MUR_SORTING_FALLING
                           : MUR_SORTING_NONE;
}

MurSorting
mur_panel_place_sorting (const MurPanelPlace *place, guint layer)
{
  const MurLayer *of = mur_panel_place_layer (place, layer);
  guint8 *order = &place->orders[layer];

  if (mur_layer_is_grid (of) || of->kind == MUR_LAYER_HISTOGRAM
      || of->kind == MUR_LAYER_CELLS)
    return MUR_SORTING_NONE;
  if (*order == MUR_SORTING_UNKNOWN)
    *order = (guint8)find_order (of->x, of->n);
  return (MurSorting)*order;
}

gsize
mur_sorting_find (const double *values, gsize n, MurSorting order, double x)
{
  gsize from = 0, to = n;

  while (from < to)
    {
      const gsize middle = from + (to - from) / 2;
      const gboolean before
        = order == MUR_SORTING_RISING ? values[middle] < x : values[middle] > x;

      if (before)
        from = middle + 1;
      else
        to = middle;
    }
  return from;
}
