/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each file adds to the test program of ui/plot/layout. */

#pragma once

#include "tests/ui/plot/helpers.h"

void mur_test_grid (void);
void mur_test_labels (void);
void mur_test_layout (void);
void mur_test_legend (void);
void mur_test_limits (void);
void mur_test_line_names (void);
void mur_test_reduce (void);
void mur_test_scale (void);
void mur_test_sight (void);
void mur_test_steady (void);
void mur_test_ticks (void);
void mur_test_ticks_log (void);
void mur_test_titles (void);
