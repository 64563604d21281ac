/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each file adds to the test program of core/parallel. */

#pragma once

void mur_test_pool (void);
