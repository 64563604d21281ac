/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each file adds to the test program of ui/parameters. */

#pragma once

#include "tests/ui/helpers.h"

void mur_test_constraint_results (void);
void mur_test_constraints (void);
void mur_test_edit (void);
void mur_test_panel (void);
void mur_test_row (void);
void mur_test_words (void);
