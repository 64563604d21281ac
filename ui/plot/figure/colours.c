/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values as colours: which layers have them, and what the ends of the map stand for. A
 * layer's own limits come first, then those of the panel's z axis, then its values, or
 * a whole turn. */

#include "ui/plot/figure/colours.h"

#include <math.h>

#include "ui/plot/figure/colormap.h"
#include "ui/plot/figure/robust.h"

/* What robust limits leave out at either end. */
#define OUTERMOST 0.01
/* Of marks and their ground (WCAG 2.1, 1.4.11). */
#define LEAST_CONTRAST 3.0

static gboolean
is_coloured (const MurLayer *layer)
{
  return layer->z != NULL
         && (layer->kind == MUR_LAYER_IMAGE || layer->kind == MUR_LAYER_POINTS
             || layer->kind == MUR_LAYER_CELLS);
}

static MurRange
covered_by_most (const double *z, gsize n, MurScale scale)
{
  MurSample sample;
  MurRange range;

  mur_sample_init (&sample, scale);
  mur_sample_take (&sample, z, n);
  range = mur_sample_quantiles (&sample, OUTERMOST, 1 - OUTERMOST);
  mur_sample_clear (&sample);
  return range;
}

static MurRange
covered (const MurLayer *layer, const MurAxis *axis)
{
  const gsize n = layer->kind == MUR_LAYER_IMAGE || layer->kind == MUR_LAYER_CONTOURS
                    ? layer->n_columns * layer->n_rows
                    : layer->n;
  double low = INFINITY, high = -INFINITY;

  if (axis->limits == MUR_LIMITS_ROBUST)
    return covered_by_most (layer->z, n, axis->scale);
  for (gsize i = 0; i < n; i++)
    if (mur_scale_shows (axis->scale, layer->z[i]))
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

/* From the end that is set, else from −π. */
static MurRange
whole_turn (MurRange set)
{
  if (!isnan (set.minimum))
    return (MurRange){ set.minimum, set.minimum + 2 * G_PI };
  if (!isnan (set.maximum))
    return (MurRange){ set.maximum - 2 * G_PI, set.maximum };
  return (MurRange){ -G_PI, G_PI };
}

/* Zero in the middle: as far as the end that is set, else as the farthest value. */
static MurRange
around_zero (MurRange set, MurRange all)
{
  const double far = !isnan (set.minimum) ? fabs (set.minimum)
                     : !isnan (set.maximum)
                       ? fabs (set.maximum)
                       : fmax (fabs (all.minimum), fabs (all.maximum));

  /* Nothing but zeros are in the middle too. */
  return far == 0 ? (MurRange){ -1, 1 } : (MurRange){ -far, far };
}

static MurRange
automatic (const MurPanel *panel, const MurLayer *layer, MurRange set)
{
  if (panel->colours == MUR_COLOURS_CYCLIC)
    return whole_turn (set);
  if (panel->colours == MUR_COLOURS_DIVERGING && panel->z.scale == MUR_SCALE_LINEAR)
    return around_zero (set, covered (layer, &panel->z));
  return covered (layer, &panel->z);
}

MurRange
mur_layer_colours (const MurPanel *panel, const MurLayer *layer)
{
  const MurAxis *axis = &panel->z;
  MurRange range = { first_set (layer->z_min, axis->minimum, NAN),
                     first_set (layer->z_max, axis->maximum, NAN) };

  if (isnan (range.minimum) || isnan (range.maximum))
    {
      const MurRange all = automatic (panel, layer, range);

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

gboolean
mur_panel_explains_tints (const MurPanel *panel)
{
  if (isnan (panel->z.minimum) || isnan (panel->z.maximum)
      || mur_panel_coloured_layer (panel) != NULL)
    return FALSE;
  for (guint i = 0; i < panel->layers->len; i++)
    if (!isnan (((const MurLayer *)g_ptr_array_index (panel->layers, i))->tint))
      return TRUE;
  return FALSE;
}

/* The place in the sequential map nearest to @t that stands off @ground; lightness
 * rises along it, so that this is one part of the map. */
static double
first_that_shows (double t, double toward, MurColour ground)
{
  const int n = 64;

  for (int i = 0; i <= n; i++)
    {
      const double at = t + (toward - t) * i / n;

      if (mur_colour_contrast (mur_colormap (MUR_COLOURS_SEQUENTIAL, at), ground)
          >= LEAST_CONTRAST)
        return at;
    }
  return t;
}

MurColour
mur_panel_tint (const MurPanel *panel, const MurTheme *theme, double tint)
{
  const double at = CLAMP (tint, 0, 1);
  double from, to;

  if (mur_panel_coloured_layer (panel) != NULL)
    return mur_colormap (MUR_COLOURS_SEQUENTIAL, at);
  from = first_that_shows (0, 1, theme->panel);
  to = first_that_shows (1, 0, theme->panel);
  return mur_colormap (MUR_COLOURS_SEQUENTIAL, from + (to - from) * at);
}
