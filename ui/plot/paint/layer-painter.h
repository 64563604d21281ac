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
/* Pieces of lines that a vector file takes as such; a layer with more becomes pixels. */
#define MUR_VECTOR_MARKS 20000

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

/* Marks of the layer that a vector file takes as such; one with more becomes pixels. */
gsize mur_painter_most_marks (const MurLayerPainter *self);
/* Dash lengths for strokes with round ends, which make each dash longer by the width.
 * @lengths has room for 16; Returns: how many. */
int mur_style_dashes (const MurStyle *style, double unit, double *lengths);

/* Of text that belongs to the layer: its own colour, with as much of the theme's type as
 * makes it legible. */
MurColour mur_painter_type_colour (const MurLayerPainter *self);

/* Where bars and fills stand, in units: zero, or the bottom of a log axis. */
double mur_painter_ground (const MurLayerPainter *self);

/* The layer's values to 256 colours. */
typedef struct
{
  MurMap map; /* to 0 … 255 */
  MurColours colours;
  const guint32 *pixels; /* as of mur_colormap_pixels() */
} MurShades;

MurShades mur_layer_shades (const MurLayerPainter *self);
MurColour mur_shade_colour (const MurShades *self, int index);

/* The place of @z; −1: not shown. Inline, as images ask for every pixel. */
static inline int
mur_shade_index (const MurShades *self, double z)
{
  const double f = self->map.scale == MUR_SCALE_LOG ? log10 (z) : z;
  double place = (f - self->map.origin) * self->map.factor;

  if (self->colours == MUR_COLOURS_CYCLIC)
    place -= 255 * floor (place / 255);
  /* NaN, and infinities, of which a logarithm of zero is one. */
  return place - place == 0 ? (int)(CLAMP (place, 0, 255) + 0.5) : -1;
}

/* NaN for infinities too. */
static inline double
mur_finite_position (const MurMap *map, double value)
{
  return value - value == 0 ? mur_map_to_position (map, value) : NAN;
}

/* Half a pixel is rounding. */
#define MUR_ON_BORDER 0.5

/* Whether @x and @y lie in @area, its border included; not NaN. */
static inline gboolean
mur_rectangle_holds (const MurRectangle *area, double x, double y)
{
  return x >= area->x - MUR_ON_BORDER && x <= area->x + area->width + MUR_ON_BORDER
         && y >= area->y - MUR_ON_BORDER && y <= area->y + area->height + MUR_ON_BORDER;
}

/* The data area, and for single points as much around it as a mark on the border
 * takes. */
MurRectangle mur_painter_clip (const MurLayerPainter *self);
/* The data area in the pixels of a mask that begins at (@left, @top). */
MurRectangle mur_painter_pixel_area (const MurLayerPainter *self, int left, int top);
