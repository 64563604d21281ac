/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The units of core/oscillators that describe synchrony: each adds its cases. */

#pragma once

void mur_test_order (void);
void mur_test_theory (void);
void mur_test_phases (void);
void mur_test_frequencies (void);
