/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the test programs of ui/plot share. */

#pragma once

#include <cairo.h>

#include "tests/ui/reference.h"
#include "ui/plot/layout/describe.h"
#include "ui/plot/layout/hit.h"
#include "ui/plot/layout/limits.h"
#include "ui/plot/paint/painter.h"

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
