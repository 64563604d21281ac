/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The context in which one layer is painted, and helpers that all kinds of layers use.
 */

#pragma once

#include <math.h>

#include "ui/plot/layout/private.h"
#include "ui/plot/paint/canvas.h"

/* Positions are cut to ± this: cairo's coordinates end at eight millions. */
#define MUR_FARTHEST 1e6
/* Marks that a vector file takes as such; a layer with more becomes pixels. */
#define MUR_VECTOR_MARKS 20000
/* The same of marks that each need their own blending. */
#define MUR_VECTOR_BLENDED_MARKS 8000

/* One layer, its panel, its style, and the canvas to paint on. */
typedef struct
{
  const MurCanvas *canvas;
  const MurPanelPlace *place;
  const MurLayer *layer;
  MurStyle style; /* sizes in units, layer's factors included */
  double band_opacity;
  double unit;
  const MurTheme *theme;
  MurText *text; /* (nullable): of layers with text only */
} MurLayerPainter;

void mur_layer_painter_init (MurLayerPainter *self,
                             const MurLayout *layout,
                             const MurPanelPlace *place,
                             const MurCanvas *canvas,
                             const MurLayer *layer);

/* Dash lengths for strokes with round ends, which make each dash longer by the width.
 * @lengths has room for 16; Returns: how many. */
int mur_style_dashes (const MurStyle *style, double unit, double *lengths);

/* Where bars and fills stand, in units: zero, or the bottom of a log axis. */
double mur_painter_ground (const MurLayerPainter *self);

/* The layer's values to places 0 … 255 in mur_colormap_pixels(). */
MurMap mur_colours (const MurLayerPainter *self);

/* The place of @z; −1: not shown. Inline, as images ask for every pixel. */
static inline int
mur_colour_index (const MurMap *colours, double z)
{
  const double f = colours->scale == MUR_SCALE_LOG ? log10 (z) : z;
  const double place = (f - colours->origin) * colours->factor;

  /* NaN, and infinities, of which a logarithm of zero is one. */
  return place - place == 0 ? (int)(CLAMP (place, 0, 255) + 0.5) : -1;
}

/* NaN for infinities too. */
static inline double
mur_finite_position (const MurMap *map, double value)
{
  return value - value == 0 ? mur_map_to_position (map, value) : NAN;
}

/* Whether a mark at the position shows in the area, and cairo can hold it; not NaN. */
static inline gboolean
mur_painter_is_near (const MurLayerPainter *self, double x, double y, double size)
{
  const MurRectangle *area = &self->place->area;

  return x >= area->x - size && x <= area->x + area->width + size && y >= area->y - size
         && y <= area->y + area->height + size;
}
