/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The units of core/sampling under test: each function adds its cases. */

#pragma once

void mur_test_discrepancy (void);
void mur_test_discrepancy_star (void);
void mur_test_halton (void);
void mur_test_integrands (void);
void mur_test_digital (void);
void mur_test_permutation (void);
void mur_test_primes (void);
void mur_test_radical (void);
void mur_test_sampler (void);
void mur_test_sampler_check (void);
void mur_test_strata (void);
