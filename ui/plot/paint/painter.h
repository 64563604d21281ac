/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The painter: layout → picture. One painter for screen and files. Pure: nothing
 * outlives a call. */

#pragma once

#include <cairo.h>

#include "ui/plot/layout/layout.h"

/* Panel grounds, axes, grids, titles: what stays while data move; not the ground of the
 * whole figure. Pixels are those of the surface's device scale and the context's
 * matrix; a recording surface has none, so paint into an image of the right device
 * scale for crisp lines on dense screens. */
void mur_layout_paint_frame (const MurLayout *self, cairo_t *cr);
/* The layers, clipped to their panels, and the legends over them. */
void mur_layout_paint_data (const MurLayout *self, cairo_t *cr);
/* Background, frame, data and what lies over the data. */
void mur_layout_paint (const MurLayout *self, cairo_t *cr);
