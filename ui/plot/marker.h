/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Markers as paths, and as stamps for many of them. */

#pragma once

#include <cairo.h>

#include "ui/plot/raster.h"

/* One marker in the source of @cr; @size is its diameter. */
void mur_marker_paint (
  cairo_t *cr, MurMarker marker, double x, double y, double size_x, double size_y);

/* A marker at sixteen places within a pixel. */
typedef struct
{
  MurMask *masks[16];
  int half; /* from a stamp's corner to the pixel of its centre */
} MurStamps;

void mur_stamps_init (
  MurStamps *self, MurMarker marker, double size_x, double size_y, double opacity);
void mur_stamps_clear (MurStamps *self);
void mur_stamps_lay (const MurStamps *self, MurMask *mask, double x, double y);
