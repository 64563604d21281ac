/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each file adds to the test program of ui/plot/figure. */

#pragma once

#include "tests/ui/plot/helpers.h"

void mur_test_colours (void);
void mur_test_errors (void);
void mur_test_figure (void);
void mur_test_ghost (void);
void mur_test_robust (void);
void mur_test_theme (void);
