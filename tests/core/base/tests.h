/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each file adds to the test program of core/base. */

#pragma once

void mur_test_archive (void);
void mur_test_csv (void);
void mur_test_csv_errors (void);
void mur_test_error (void);
void mur_test_file (void);
void mur_test_number (void);
void mur_test_rng (void);
void mur_test_stop (void);
void mur_test_table (void);
void mur_test_vmath (void);
void mur_test_vmath_levels (void);
void mur_test_vmath_powers (void);
