/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Between the units that paint. */

#pragma once

#include <math.h>

#include "ui/plot/layout/private.h"
#include "ui/plot/paint/canvas.h"
#include "ui/plot/paint/marker.h"

/* Marks that a vector file takes as such; a layer with more becomes pixels. */
#define MUR_VECTOR_MARKS 20000
/* The same of marks that each need their own blending. */
#define MUR_VECTOR_BLENDED_MARKS 8000

/* One layer about to be painted: what it looks like, and where. */
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

/* One segment in pixels. */
typedef struct
{
  gsize start, n;
  gboolean ordered;
} MurStretch;

/* A line in the pixels of a mask whose corner is at (@left, @top). */
typedef struct
{
  MurMap x, y;
  int left, top, width, height;
  double *edges;     /* (nullable): computed when first needed */
  GArray *points;    /* of MurPoint */
  GArray *stretches; /* of MurStretch */
} MurPath;

void mur_path_init (MurPath *self,
                    const MurLayerPainter *painter,
                    const MurMask *mask,
                    int left,
                    int top);
void mur_path_clear (MurPath *self);
MurPoint mur_path_unit_point (const MurPath *self,
                              const MurCanvas *canvas,
                              const MurPoint *point);

/* Whether a mark at the position shows in the area, and cairo can hold it; not NaN. */
gboolean
mur_painter_is_near (const MurLayerPainter *self, double x, double y, double size);

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

/* Where bars and fills stand, in units: zero, or the bottom of a log axis. */
double mur_painter_ground (const MurLayerPainter *self);

void mur_paint_lines (const MurLayerPainter *self);
void mur_paint_points (const MurLayerPainter *self);
void mur_paint_band (const MurLayerPainter *self);
void mur_paint_bars (const MurLayerPainter *self);
void mur_paint_errors (const MurLayerPainter *self);
void mur_paint_rule (const MurLayerPainter *self);
void mur_paint_image (const MurLayerPainter *self);
/* Shades between the path and the ground. */
void mur_paint_fill (const MurLayerPainter *self, const MurPath *path);
void mur_paint_histogram (const MurLayerPainter *self);
void mur_paint_coloured_points (const MurLayerPainter *self);
void mur_paint_cells (const MurLayerPainter *self);
void mur_paint_arrows (const MurLayerPainter *self);
void mur_paint_circles (const MurLayerPainter *self);
void mur_paint_contours (const MurLayerPainter *self);
void mur_paint_texts (const MurLayerPainter *self);
/* @text is markup, in a colour that reads on the panel, with a rim of its ground. */
void mur_paint_label (const MurLayerPainter *self,
                      const char *text,
                      MurColour colour,
                      const MurTextPlace *place);

void mur_paint_colour_bar (const MurLayout *self,
                           const MurPanelPlace *place,
                           const MurCanvas *canvas,
                           MurText *text);

/* The entries and samples of a panel, over its data. */
void mur_legend_paint (const MurLayout *self,
                       const MurPanelPlace *place,
                       const MurCanvas *canvas,
                       MurText *text);
/* The layer as legends show it. */
void mur_legend_sample (const MurLayerPainter *self, MurRectangle box);

void mur_paint_panel_frame (const MurLayout *self,
                            const MurPanelPlace *place,
                            const MurCanvas *canvas,
                            MurText *text);

/* Edges of @n_columns over @width pixels, in data units, ascending; one more than
 * columns. */
double *mur_column_edges (const MurMap *pixels, double width, guint n_columns);
