/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The datum nearest to a point. What can be near lies in a box of data around the
 * point; the box shrinks with every nearer datum, so that most rows cost four
 * comparisons and no logarithm, and an ordered column is cut to it by bisection. */

#include "ui/plot/pick/pick.h"

#include <math.h>

#include "ui/plot/pick/data.h"

/* How far away an image's cell counts, so that marks over it win; less where less is
 * asked for. */
#define GRID_DISTANCE 24.0
/* What is looked at first. */
#define NEAR 16.0
/* Columns shorter than this are not worth a search for their order. */
#define FEW 1000

typedef struct
{
  const MurPanelPlace *place;
  double px, py;
  double asked;  /* how far it may be */
  double reach;  /* of the box; the distance of what was found */
  MurRange x, y; /* the box, in data */
  MurPick *pick;
  guint layer;
  gboolean found;
} Search;

/* Empty where there is nothing between. */
static MurRange
data_between (const MurMap *map, double from, double to)
{
  double a, b;

  if (from > to)
    return (MurRange){ INFINITY, -INFINITY };
  a = mur_map_to_data (map, from);
  b = mur_map_to_data (map, to);
  return (MurRange){ fmin (a, b), fmax (a, b) };
}

/* Half a unit around the area is inside; a bit more than the reach, as maps round. */
static void
set_reach (Search *self, double reach)
{
  const MurRectangle *area = &self->place->area;
  const double r = reach * (1 + 1e-9) + 1e-9;

  self->reach = reach;
  self->x = data_between (&self->place->x.map, fmax (self->px - r, area->x - 0.5),
                          fmin (self->px + r, area->x + area->width + 0.5));
  self->y = data_between (&self->place->y.map, fmax (self->py - r, area->y - 0.5),
                          fmin (self->py + r, area->y + area->height + 0.5));
}

static void
take (Search *self, gsize row, double distance)
{
  MurPick pick = { .layer = self->layer, .row = row, .distance = distance };

  if (!(distance < self->reach || (!self->found && distance <= self->reach))
      || !mur_panel_place_datum (
        self->place, mur_panel_place_layer (self->place, self->layer), row, &pick))
    return;
  pick.panel = self->pick->panel;
  *self->pick = pick;
  self->found = TRUE;
  set_reach (self, distance);
}

static inline gboolean
holds (const MurRange *range, double value)
{
  return value >= range->minimum && value <= range->maximum;
}

static void
try_point (Search *self, gsize row, double x, double y)
{
  if (!holds (&self->x, x) || !holds (&self->y, y))
    return;
  take (self, row,
        hypot (mur_map_to_position (&self->place->x.map, x) - self->px,
               mur_map_to_position (&self->place->y.map, y) - self->py));
}

static void
scan_column (
  Search *self, const MurLayer *layer, const double *values, gsize from, gsize to)
{
  const double *x = layer->x;

  for (gsize i = from; i < to; i++)
    if (holds (&self->x, x[i]))
      try_point (self, i, x[i], values[i]);
}

/* Bars count along their whole height. */
static void
scan_bars (Search *self, const MurLayer *layer, gsize from, gsize to)
{
  const MurMap *map = &self->place->y.map;
  const MurRectangle *area = &self->place->area;

  for (gsize i = from; i < to; i++)
    {
      const double x = layer->kind == MUR_LAYER_HISTOGRAM
                         ? layer->x[i] / 2 + layer->x[i + 1] / 2
                         : layer->x[i];
      double end, foot, y;

      if (!holds (&self->x, x) || !mur_scale_shows (map->scale, layer->y[i]))
        continue;
      end = mur_map_to_position (map, layer->y[i]);
      foot = map->scale == MUR_SCALE_LOG ? map->start : mur_map_to_position (map, 0);
      if (fmax (end, foot) < area->y || fmin (end, foot) > area->y + area->height)
        continue;
      y = CLAMP (self->py, fmin (end, foot), fmax (end, foot));
      take (
        self, i,
        hypot (mur_map_to_position (&self->place->x.map, x) - self->px, y - self->py));
    }
}

static void
scan_any (Search *self, const MurLayer *layer)
{
  MurPick pick;

  for (gsize i = 0; i < layer->n; i++)
    if (mur_panel_place_datum (self->place, layer, i, &pick))
      try_point (self, i, pick.x, pick.y);
}

static void
search_grid (Search *self, const MurLayer *layer)
{
  const double x = mur_map_to_data (&self->place->x.map, self->px);
  const double y = mur_map_to_data (&self->place->y.map, self->py);
  const double column
    = (x - layer->x_min) / (layer->x_max - layer->x_min) * layer->n_columns;
  const double row = (y - layer->y_min) / (layer->y_max - layer->y_min) * layer->n_rows;

  if (column >= 0 && column < layer->n_columns && row >= 0 && row < layer->n_rows)
    take (self, (gsize)row * layer->n_columns + (gsize)column,
          fmin (GRID_DISTANCE, self->asked));
}

/* The rows whose x may be in the box. */
static void
find_rows (const Search *self, const MurLayer *layer, gsize *from, gsize *to)
{
  const MurSorting order = layer->n < FEW
                             ? MUR_SORTING_NONE
                             : mur_panel_place_sorting (self->place, self->layer);
  const gboolean up = order == MUR_SORTING_RISING;

  *from = 0;
  *to = layer->n;
  if (order == MUR_SORTING_NONE)
    return;
  *from = mur_sorting_find (layer->x, layer->n, order,
                            up ? self->x.minimum : self->x.maximum);
  *to = mur_sorting_find (layer->x, layer->n, order,
                          up ? nextafter (self->x.maximum, INFINITY)
                             : nextafter (self->x.minimum, -INFINITY));
}

static void
search_layer (Search *self, const MurLayer *layer)
{
  gsize from, to;

  if (mur_layer_is_grid (layer))
    {
      search_grid (self, layer);
      return;
    }
  if (layer->kind == MUR_LAYER_CELLS)
    {
      scan_any (self, layer);
      return;
    }
  find_rows (self, layer, &from, &to);
  if (layer->kind == MUR_LAYER_BARS || layer->kind == MUR_LAYER_HISTOGRAM)
    {
      scan_bars (self, layer, from, to);
      return;
    }
  scan_column (self, layer, layer->y, from, to);
  if (layer->kind == MUR_LAYER_BAND || layer->kind == MUR_LAYER_ERRORS)
    scan_column (self, layer, layer->y2, from, to);
}

/* From the topmost layer down, so that of equals the topmost stays. */
static gboolean
search (Search *self, double reach)
{
  set_reach (self, reach);
  for (guint i = self->place->panel->layers->len; i-- > 0;)
    {
      self->layer = i;
      if (mur_panel_place_is_series (self->place, i))
        search_layer (self, mur_panel_place_layer (self->place, i));
    }
  return self->found;
}

gboolean
mur_pick_nearest (const MurLayout *layout,
                  guint panel,
                  double px,
                  double py,
                  double reach,
                  MurPick *pick)
{
  MurPick found = { .panel = panel };
  Search self = { .px = px, .py = py, .pick = &found };
  double farthest;

  g_return_val_if_fail (layout != NULL && pick != NULL, FALSE);
  if (panel >= layout->n_panels || !isfinite (px) || !isfinite (py) || !(reach >= 0))
    return FALSE;
  self.place = &layout->panels[panel];
  farthest = hypot (fabs (px - self.place->area.x) + self.place->area.width,
                    fabs (py - self.place->area.y) + self.place->area.height);
  reach = fmin (reach, farthest + 1);
  self.asked = reach;
  if (!(NEAR < reach && search (&self, NEAR)) && !search (&self, reach))
    return FALSE;
  *pick = found;
  return TRUE;
}

gboolean
mur_pick_at (
  const MurLayout *layout, guint panel, guint layer, gsize row, MurPick *pick)
{
  const MurPanelPlace *place;
  MurPick at = { .panel = panel, .layer = layer, .row = row };

  g_return_val_if_fail (layout != NULL && pick != NULL, FALSE);
  if (panel >= layout->n_panels)
    return FALSE;
  place = &layout->panels[panel];
  if (!mur_panel_place_is_series (place, layer)
      || row >= mur_layer_n_rows (mur_panel_place_layer (place, layer))
      || !mur_panel_place_datum (place, mur_panel_place_layer (place, layer), row, &at))
    return FALSE;
  *pick = at;
  return TRUE;
}

gboolean
mur_pick_position (const MurLayout *layout, const MurPick *pick, double *px, double *py)
{
  const MurRectangle *area;

  g_return_val_if_fail (layout != NULL && pick != NULL, FALSE);
  g_return_val_if_fail (px != NULL && py != NULL, FALSE);
  if (pick->panel >= layout->n_panels)
    return FALSE;
  mur_layout_to_position (layout, pick->panel, pick->x, pick->y, px, py);
  area = &layout->panels[pick->panel].area;
  return *px >= area->x - 0.5 && *px <= area->x + area->width + 0.5
         && *py >= area->y - 0.5 && *py <= area->y + area->height + 0.5;
}
