/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Coloured pixels, for layers whose marks each have their own colour. */

#pragma once

#include "ui/plot/paint/raster.h"

/* Cairo's ARGB32, colours multiplied by their alpha; rows of @stride words. */
typedef struct
{
  int width, height, stride;
  guint32 *pixels;
} MurPixels;

/* Lays opaque @colour over the pixels as far as @stamp covers them. */
void mur_pixels_stamp (
  const MurPixels *self, const MurMask *stamp, int x, int y, guint32 colour);
/* Fills left … right − 1, top … bottom − 1, as far as they are inside. */
void mur_pixels_box (
  const MurPixels *self, int left, int top, int right, int bottom, guint32 colour);
