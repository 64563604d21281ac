/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each file adds to the test program of ui/plot/navigation. */

#pragma once

#include "tests/ui/plot/helpers.h"

void mur_test_limits (void);
void mur_test_navigation (void);
void mur_test_sight (void);
void mur_test_state (void);
