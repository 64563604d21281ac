/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A cairo context with its pixels: crisp hairlines, and masks of layers, on screens and
 * in files alike. */

#pragma once

#include <cairo.h>

#include "ui/plot/figure/theme.h"
#include "ui/plot/layout/layout.h"
#include "ui/plot/paint/raster-colour.h"

typedef struct
{
  cairo_t *cr;
  double scale_x, scale_y;   /* pixels a unit */
  double origin_x, origin_y; /* the unit origin, in pixels */
  gboolean vector;           /* a file of strokes, where pixels are only a resolution */
  gboolean flat;             /* a file that knows no transparency: PostScript */
  MurColour ground;          /* on which colours lie in such a file */
} MurCanvas;

/* Pixels of vector files are those of the surface's fallback resolution. */
void mur_canvas_init (MurCanvas *self, cairo_t *cr, MurColour ground);

/* The nearest pixel edge, in units; @x itself in vector files. */
double mur_canvas_snap_x (const MurCanvas *self, double x);
double mur_canvas_snap_y (const MurCanvas *self, double y);
/* @width as whole pixels, at least one; itself in vector files. */
double mur_canvas_line_width (const MurCanvas *self, double width);

/* In a flat file, the opaque colour that it has on the ground. */
void mur_canvas_set_colour (const MurCanvas *self, MurColour colour, double opacity);
/* Straight lines in the source colour, filling whole pixels. */
void mur_canvas_horizontal (
  const MurCanvas *self, double x0, double x1, double y, double width);
void mur_canvas_vertical (
  const MurCanvas *self, double x, double y0, double y1, double width);
void mur_canvas_rectangle (const MurCanvas *self, MurRectangle area);

/* A mask over the visible part of @area, its corner in pixels in *@left, *@top.
 * Returns: (nullable): %NULL when nothing is visible. */
MurMask *
mur_canvas_mask (const MurCanvas *self, MurRectangle area, int *left, int *top);
/* The same of clear coloured pixels, to be destroyed after painting. */
cairo_surface_t *mur_canvas_image (
  const MurCanvas *self, MurRectangle area, int *left, int *top, MurPixels *pixels);
/* @map, which goes to units, to the pixels of a mask that begins at @corner. */
MurMap mur_canvas_map_x (const MurCanvas *self, const MurMap *map, int corner);
MurMap mur_canvas_map_y (const MurCanvas *self, const MurMap *map, int corner);
/* Paints @mask in @colour. */
void mur_canvas_paint_mask (const MurCanvas *self,
                            const MurMask *mask,
                            int left,
                            int top,
                            MurColour colour,
                            double opacity);
/* Paints an image of pixels whose corner is at (@left, @top); in a flat file they become
 * clear or opaque. */
void mur_canvas_paint_pixels (const MurCanvas *self,
                              cairo_surface_t *image,
                              double left,
                              double top);
