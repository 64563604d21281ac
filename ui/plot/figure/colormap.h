/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Colours for numbers, in steps that are even to the eye. */

#pragma once

#include "ui/plot/figure/theme.h"

/* The colour of @map at @t from 0 to 1. Sequential: lightness rises evenly, dark blue
 * over teal to light yellow. Diverging: as light at 1 − t as at t, from blue over white
 * to red. Cyclic: all of one lightness, the same at both ends. */
MurColour mur_colormap (MurColours map, double t);
/* 256 of them as cairo's opaque ARGB32. */
const guint32 *mur_colormap_pixels (MurColours map);
