/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Colours for numbers: one perceptual map, from dark blue over green to light yellow.
 */

#pragma once

#include "ui/plot/figure/theme.h"

/* @t from 0 to 1; lightness rises evenly with it. */
MurColour mur_colormap (double t);
/* 256 of them as cairo's opaque ARGB32. */
const guint32 *mur_colormap_pixels (void);
