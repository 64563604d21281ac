/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each file adds to the test program of ui/figure-view. */

#pragma once

#include "tests/ui/helpers.h"

void mur_test_asks (void);
void mur_test_entitle (void);
void mur_test_data_table (void);
void mur_test_keys (void);
void mur_test_paint_thread (void);
void mur_test_pointer (void);
void mur_test_view_handles (void);
void mur_test_popups (void);
void mur_test_sight (void);
void mur_test_view (void);
