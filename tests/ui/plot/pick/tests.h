/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each file adds to the test program of ui/plot/pick. */

#pragma once

#include "tests/ui/plot/helpers.h"

void mur_test_handles (void);
void mur_test_kinds (void);
void mur_test_pick (void);
void mur_test_text (void);
void mur_test_things (void);
