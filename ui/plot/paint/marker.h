/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Markers as paths, and as stamps for many of them. */

#pragma once

#include <cairo.h>

#include "ui/plot/paint/raster-colour.h"

/* Width of stroked markers, as a part of the layer's line width. */
#define MUR_MARKER_STROKE 0.8

/* Whether it is drawn with lines. */
gboolean mur_marker_is_stroked (MurMarker marker);
/* One marker in the source of @cr; sizes are diameters, @stroke the width of what is
 * drawn with lines: rings, crosses. */
void mur_marker_paint (cairo_t *cr,
                       MurMarker marker,
                       double x,
                       double y,
                       double size_x,
                       double size_y,
                       double stroke);

/* A marker at one place within a pixel, without the empty pixels around it. */
typedef struct
{
  MurMask *mask; /* (nullable): it has no pixel */
  int left, top; /* from the pixel of its centre to its corner */
} MurStamp;

/* At sixteen places. */
typedef struct
{
  MurStamp places[16];
  int half; /* from the pixel of the centre to what is beyond every stamp */
} MurStamps;

void mur_stamps_init (MurStamps *self,
                      MurMarker marker,
                      double size_x,
                      double size_y,
                      double stroke,
                      double opacity);
void mur_stamps_clear (MurStamps *self);
void mur_stamps_lay (const MurStamps *self, MurMask *mask, double x, double y);
/* The same into colours; @colour is opaque ARGB32. */
void mur_stamps_lay_colour (
  const MurStamps *self, const MurPixels *pixels, double x, double y, guint32 colour);
