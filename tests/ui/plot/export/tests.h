/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each file adds to the test program of ui/plot/export. */

#pragma once

#include "tests/ui/plot/helpers.h"

void mur_test_errors (void);
void mur_test_export (void);
void mur_test_flat (void);
void mur_test_losses (void);
void mur_test_recipe_bounds (void);
void mur_test_svg_text (void);
void mur_test_vectors (void);
