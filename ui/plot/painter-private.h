/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Between the units that paint. */

#pragma once

#include "ui/plot/canvas.h"
#include "ui/plot/layout-private.h"
#include "ui/plot/marker.h"

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
} MurLayerPainter;

void mur_layer_painter_init (MurLayerPainter *self,
                             const MurLayout *layout,
                             const MurPanelPlace *place,
                             const MurCanvas *canvas,
                             const MurLayer *layer);

/* Dash lengths for strokes with round ends, which make each dash longer by the width.
 * @lengths has room for 16; Returns: how many. */
int mur_style_dashes (const MurStyle *style, double unit, double *lengths);

void mur_paint_lines (const MurLayerPainter *self);
void mur_paint_points (const MurLayerPainter *self);
void mur_paint_band (const MurLayerPainter *self);
void mur_paint_bars (const MurLayerPainter *self);
void mur_paint_errors (const MurLayerPainter *self);
void mur_paint_rule (const MurLayerPainter *self);
void mur_paint_image (const MurLayerPainter *self);

void mur_paint_panel_frame (const MurLayout *self,
                            const MurPanelPlace *place,
                            const MurCanvas *canvas,
                            MurText *text);

/* Edges of @n_columns over @width pixels, in data units, ascending; one more than
 * columns. */
double *mur_column_edges (const MurMap *pixels, double width, guint n_columns);
