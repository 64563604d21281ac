/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The units of core/sampling under test: each function adds its cases. */

#pragma once

void mur_test_halton (void);
void mur_test_primes (void);
