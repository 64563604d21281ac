/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each file adds to the test program of ui/plot, and what they share. */

#pragma once

#include <cairo.h>

#include "ui/plot/layout/describe.h"
#include "ui/plot/layout/hit.h"
#include "ui/plot/layout/limits.h"
#include "ui/plot/paint/painter.h"

void mur_test_contours (void);
void mur_test_export (void);
void mur_test_export_errors (void);
void mur_test_figure (void);
void mur_test_layers (void);
void mur_test_layout (void);
void mur_test_layout_labels (void);
void mur_test_legend (void);
void mur_test_limits (void);
void mur_test_painter (void);
void mur_test_pick (void);
void mur_test_pick_text (void);
void mur_test_pictures (void);
void mur_test_raster (void);
void mur_test_recipe_bounds (void);
void mur_test_reduce (void);
void mur_test_reference (void);
void mur_test_scale (void);
void mur_test_theme (void);
void mur_test_ticks (void);
void mur_test_ticks_log (void);
void mur_test_vectors (void);
void mur_test_view (void);
void mur_test_view_limits (void);
void mur_test_view_state (void);

/* Small figures of every kind of layer. */
guint mur_test_n_samples (void);
MurFigure *mur_test_sample (guint index);

/* Normal deviates of @random, by the sum of twelve. */
double mur_test_normal (GRand *random);
/* Ten to a power between the two, of either sign when @low is negative too. */
double mur_test_magnitude (GRand *random, double low_power, double high_power);
/* An opaque image of @figure; free with cairo_surface_destroy(). */
cairo_surface_t *mur_test_paint (
  const MurFigure *figure, const MurTheme *theme, int width, int height, double scale);
/* Pixel (@x, @y) of an image as 0xaarrggbb. */
guint32 mur_test_pixel (cairo_surface_t *image, int x, int y);
guint32 mur_test_colour (MurColour colour);
