/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each file adds to the test program of ui/plot/paint. */

#pragma once

#include "tests/ui/plot/helpers.h"

void mur_test_contours (void);
void mur_test_error_bars (void);
void mur_test_layers (void);
void mur_test_painter (void);
void mur_test_pictures (void);
void mur_test_raster (void);
void mur_test_reference (void);
void mur_test_styles (void);

/* Small figures of every kind of layer. */
guint mur_test_n_samples (void);
MurFigure *mur_test_sample (guint index);
