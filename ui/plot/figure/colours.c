/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values as colours: which layers have them, and what the ends of the map stand for. A
 * layer's own limits come first, then those of the panel's z axis, then its values. */

#include "ui/plot/figure/colours.h"

#include <math.h>

static gboolean
is_coloured (const MurLayer *layer)
{
  return layer->z != NULL
         && (layer->kind == MUR_LAYER_IMAGE || layer->kind == MUR_LAYER_POINTS
             || layer->kind == MUR_LAYER_CELLS);
}

static MurRange
covered (const MurLayer *layer, MurScale scale)
{
  const gsize n = layer->kind == MUR_LAYER_IMAGE || layer->kind == MUR_LAYER_CONTOURS
                    ? layer->n_columns * layer->n_rows
                    : layer->n;
  double low = INFINITY, high = -INFINITY;

  for (gsize i = 0; i < n; i++)
    if (mur_scale_shows (scale, layer->z[i]))
      {
        low = layer->z[i] < low ? layer->z[i] : low;
        high = layer->z[i] > high ? layer->z[i] : high;
      }
  return low <= high ? (MurRange){ low, high } : (MurRange){ NAN, NAN };
}

static double
first_set (double own, double panel, double automatic)
{
  return !isnan (own) ? own : !isnan (panel) ? panel : automatic;
}

MurRange
mur_layer_colours (const MurPanel *panel, const MurLayer *layer)
{
  const MurAxis *axis = &panel->z;
  MurRange range = { first_set (layer->z_min, axis->minimum, NAN),
                     first_set (layer->z_max, axis->maximum, NAN) };

  if (isnan (range.minimum) || isnan (range.maximum))
    {
      const MurRange all = covered (layer, axis->scale);

      range.minimum = first_set (range.minimum, NAN, all.minimum);
      range.maximum = first_set (range.maximum, NAN, all.maximum);
    }
  return mur_range_sane (range, axis->scale);
}

const MurLayer *
mur_panel_coloured_layer (const MurPanel *panel)
{
  for (guint i = 0; i < panel->layers->len; i++)
    if (is_coloured (g_ptr_array_index (panel->layers, i)))
      return g_ptr_array_index (panel->layers, i);
  return NULL;
}
