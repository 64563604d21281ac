/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The units of core/landscape under test: each function adds its cases. */

#pragma once

void mur_test_landscape_values (void);
void mur_test_landscape_minima (void);
void mur_test_landscape_changes (void);
void mur_test_landscape_gradient (void);
