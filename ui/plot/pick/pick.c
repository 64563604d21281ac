/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The datum nearest to a point. What can be near lies in a box of data around the
 * point; the box shrinks with every nearer datum, so that most rows cost four
 * comparisons and no logarithm, and an ordered column is cut to it by bisection. */

#include "ui/plot/pick/pick.h"

#include <math.h>

#include "ui/plot/pick/search.h"

/* What is looked at first. */
#define NEAR 16.0
/* Columns shorter than this are not worth a search for their order. */
#define FEW 1000

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
set_reach (MurPickSearch *self, double reach)
{
  const MurRectangle *area = &self->place->area;
  const double r = reach * (1 + 1e-9) + 1e-9;

  self->reach = reach;
  self->x = data_between (&self->place->x.map, fmax (self->px - r, area->x - 0.5),
                          fmin (self->px + r, area->x + area->width + 0.5));
  self->y = data_between (&self->place->y.map, fmax (self->py - r, area->y - 0.5),
                          fmin (self->py + r, area->y + area->height + 0.5));
}

void
mur_search_take (MurPickSearch *self, gsize row, double distance)
{
  MurPick pick = { .layer = self->layer,
                   .row = row,
                   .x = mur_map_to_data (&self->place->x.map, self->px),
                   .y = mur_map_to_data (&self->place->y.map, self->py),
                   .distance = distance };

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
try_point (MurPickSearch *self, gsize row, double x, double y)
{
  if (!holds (&self->x, x) || !holds (&self->y, y))
    return;
  mur_search_take (self, row,
                   hypot (mur_map_to_position (&self->place->x.map, x) - self->px,
                          mur_map_to_position (&self->place->y.map, y) - self->py));
}

static void
scan_column (MurPickSearch *self,
             const MurLayer *layer,
             const double *values,
             gsize from,
             gsize to)
{
  const double *x = layer->x;

  for (gsize i = from; i < to; i++)
    if (holds (&self->x, x[i]))
      try_point (self, i, x[i], values[i]);
}

/* Bars count along their whole height. */
static void
scan_bars (MurPickSearch *self, const MurLayer *layer, gsize from, gsize to)
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
      mur_search_take (
        self, i,
        hypot (mur_map_to_position (&self->place->x.map, x) - self->px, y - self->py));
    }
}

/* The rows whose x may be in the box. */
static void
find_rows (const MurPickSearch *self, const MurLayer *layer, gsize *from, gsize *to)
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
search_layer (MurPickSearch *self, const MurLayer *layer)
{
  gsize from, to;

  if (mur_search_shape (self, layer))
    return;
  find_rows (self, layer, &from, &to);
  if (layer->kind == MUR_LAYER_BARS || layer->kind == MUR_LAYER_HISTOGRAM)
    {
      scan_bars (self, layer, from, to);
      return;
    }
  scan_column (self, layer, layer->y, from, to);
  if (layer->kind == MUR_LAYER_BAND || layer->kind == MUR_LAYER_ERRORS)
    scan_column (self, layer, layer->y2, from, to);
  if (layer->kind == MUR_LAYER_BAND)
    mur_search_band (self, layer, from > 0 ? from - 1 : 0, MIN (to + 1, layer->n));
}

/* Guides without a name are no things to be named. */
static gboolean
is_seen (const MurPanelPlace *place, guint index)
{
  const MurLayer *layer = mur_panel_place_layer (place, index);

  if (place->view.out_of_sight || mur_panel_place_hides (place, index))
    return FALSE;
  if (layer->kind == MUR_LAYER_RULE)
    return layer->x != NULL || layer->y != NULL;
  if (layer->kind == MUR_LAYER_TEXT)
    return layer->texts != NULL && layer->x != NULL && layer->y != NULL;
  if (layer->kind == MUR_LAYER_CIRCLES && layer->role == MUR_ROLE_GUIDE
      && layer->name == NULL)
    return FALSE;
  return mur_panel_place_is_series (place, index);
}

/* From the topmost layer down, so that of equals the topmost stays. */
static gboolean
search (MurPickSearch *self, double reach)
{
  set_reach (self, reach);
  self->covered = FALSE;
  for (guint i = self->place->panel->layers->len; i-- > 0;)
    {
      const MurLayer *layer = mur_panel_place_layer (self->place, i);

      self->layer = i;
      if (!is_seen (self->place, i))
        continue;
      search_layer (self, layer);
      if (self->covered)
        break;
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
  MurPickSearch self = { .px = px, .py = py, .pick = &found };
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
