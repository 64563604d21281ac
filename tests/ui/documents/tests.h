/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each file adds to the test program of ui/documents. */

#pragma once

void mur_test_report (void);
