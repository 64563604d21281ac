/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each file adds to the test program of core/base. */

#pragma once

#include "core/base/table.h"

void mur_test_archive (void);
void mur_test_csv (void);
void mur_test_csv_errors (void);
void mur_test_error (void);
void mur_test_estimate (void);
void mur_test_csv_dates (void);
void mur_test_csv_people (void);
void mur_test_csv_round_trip (void);
void mur_test_file (void);
void mur_test_file_read (void);
void mur_test_file_replace (void);
void mur_test_json (void);
void mur_test_json_writer (void);
void mur_test_number (void);
void mur_test_rng (void);
void mur_test_sort (void);
void mur_test_stop (void);
void mur_test_table (void);
void mur_test_vmath (void);
void mur_test_vmath_levels (void);
void mur_test_vmath_powers (void);

/* Names, labels and the bits of all numbers; of NaN, that it is one. */
void mur_test_csv_assert_same (const MurTable *found, const MurTable *table);
