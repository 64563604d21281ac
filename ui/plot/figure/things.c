/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One thing that stands out of many: what is of another one fades, and so does what has
 * many in it, where the one has a mark more, in full. */

#include <math.h>

#include "ui/plot/figure/colours.h"

#define FADED 0.2
#define WIDER 1.7
#define LARGER 1.3

/* In the colour that it has among the others. */
static void
keep_colours (const MurPanel *panel, const MurLayer *layer, MurLayer *one)
{
  const MurRange colours = mur_layer_colours (panel, layer);
  one->z_min = colours.minimum;
  one->z_max = colours.maximum;
}

static void
point (MurPanel *panel, const MurLayer *layer, gsize row)
{
  MurLayer *mark = mur_panel_add_points (panel, layer->role, NULL, layer->x + row,
                                         layer->y + row, 1);
  mark->marker = layer->marker;
  mark->size = LARGER * layer->size;
  mark->tint = layer->tint;
  mark->keys = layer->keys + row;
  mark->outside_limits = TRUE;
  if (layer->z == NULL)
    return;
  mark->z = layer->z + row;
  keep_colours (panel, layer, mark);
}

static void
image_row (MurPanel *panel, const MurLayer *layer, gsize row)
{
  const double height = (layer->y_max - layer->y_min) / (double)layer->n_rows;
  MurLayer *one
    = mur_panel_add_grid (panel, MUR_LAYER_IMAGE, layer->role, NULL,
                          layer->z + row * layer->n_columns, layer->n_columns, 1);
  one->x_min = layer->x_min;
  one->x_max = layer->x_max;
  one->y_min = layer->y_min + height * (double)row;
  one->y_max = one->y_min + height;
  one->keys = layer->keys + row;
  one->outside_limits = TRUE;
  keep_colours (panel, layer, one);
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
  line->width = WIDER * layer->width;
  line->tint = layer->tint;
  line->solid = line->outside_limits = TRUE;
}

static void
mark_rows (MurPanel *panel, const MurLayer *layer, double lit)
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
      image_row (panel, layer, row);
    else if (layer->keys[row] == lit && layer->kind == MUR_LAYER_POINTS)
      point (panel, layer, row);
}

static void
light_up (MurPanel *panel, MurLayer *layer, double lit)
{
  if (layer->keys != NULL)
    {
      mark_rows (panel, layer, lit);
      layer->opacity *= FADED;
    }
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
        light_up (panel, g_ptr_array_index (panel->layers, k), things->lit);
    }
}
