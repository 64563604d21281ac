/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One thing that stands out of many: what is of another one fades, and what has many in
 * it gets a mark more. */

#include "ui/plot/figure/figure.h"

#include <math.h>

#define FADED 0.2
#define WIDER 1.7
#define LARGER 1.3
#define RING 2.6

static void
ring (MurPanel *panel, const MurLayer *layer, gsize row)
{
  MurLayer *mark = mur_panel_add_points (panel, MUR_ROLE_GUIDE, NULL, layer->x + row,
                                         layer->y + row, 1);
  mark->marker = MUR_MARKER_RING;
  mark->size = RING;
  mark->outside_limits = TRUE;
}

/* Around a row of an image. */
static void
frame (MurFigure *self, MurPanel *panel, const MurLayer *layer, gsize row)
{
  const double height = (layer->y_max - layer->y_min) / (double)layer->n_rows;
  const double low = layer->y_min + height * (double)row;
  double *x = g_new (double, 10), *y = x + 5;
  for (guint i = 0; i < 5; i++)
    {
      x[i] = i == 1 || i == 2 ? layer->x_max : layer->x_min;
      y[i] = i == 2 || i == 3 ? low + height : low;
    }
  mur_figure_own (self, x, g_free);
  MurLayer *line = mur_panel_add_line (panel, MUR_ROLE_FIT, NULL, x, y, 5);
  line->solid = line->outside_limits = TRUE;
}

/* The part of a line that is its own. */
static void
course (MurPanel *panel, const MurLayer *layer, double lit)
{
  gsize first = 0, end;
  while (first < layer->n && layer->keys[first] != lit)
    first++;
  for (end = first; end < layer->n && layer->keys[end] == lit;)
    end++;
  if (first == end)
    return;
  MurLayer *line = mur_panel_add_line (panel, layer->role, NULL, layer->x + first,
                                       layer->y + first, end - first);
  line->solid = line->outside_limits = TRUE;
}

static void
mark_rows (MurFigure *self, MurPanel *panel, const MurLayer *layer, double lit)
{
  const gboolean is_image = layer->kind == MUR_LAYER_IMAGE;
  const gsize n = is_image ? layer->n_rows : layer->n;
  if (layer->kind == MUR_LAYER_LINE)
    {
      course (panel, layer, lit);
      return;
    }
  for (gsize row = 0; row < n; row++)
    if (layer->keys[row] == lit && is_image)
      frame (self, panel, layer, row);
    else if (layer->keys[row] == lit)
      ring (panel, layer, row);
}

static void
light_up (MurFigure *self, MurPanel *panel, MurLayer *layer, double lit)
{
  if (layer->keys != NULL)
    mark_rows (self, panel, layer, lit);
  else if (layer->key == lit)
    {
      layer->width *= WIDER;
      layer->size *= LARGER;
    }
  else if (!isnan (layer->key))
    layer->opacity *= FADED;
}

void
mur_figure_light_up (MurFigure *self)
{
  const MurThings *things = mur_figure_things (self);
  if (things == NULL || things->lit == 0)
    return;
  for (guint i = 0; i < mur_figure_n_panels (self); i++)
    {
      MurPanel *panel = mur_figure_panel (self, i);
      const guint n = panel->layers->len;
      for (guint k = 0; k < n; k++)
        light_up (self, panel, g_ptr_array_index (panel->layers, k), things->lit);
    }
}
