/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

void mur_test_error_free (void);
void mur_test_exact_sum (void);
void mur_test_rounding (void);
void mur_test_stored (void);
void mur_test_subtractions (void);
void mur_test_sums (void);
void mur_test_terms (void);
