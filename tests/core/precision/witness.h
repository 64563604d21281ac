/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Doubles as whole numbers of any length, by GMP: what exact arithmetic is tested with. */

#pragma once

#include "core/base/rng.h"

#include <gmp.h>

/* @number: initialised; becomes @value·2¹⁰⁷⁴, which is whole. @value: finite */
void mur_witness_set (mpz_t number, double value);
/* The same added to @sum. */
void mur_witness_add (mpz_t sum, double value);
/* A finite double of any bits. */
double mur_witness_draw (MurRng *rng);
/* One of a size from 2^@lowest on up to 2^@highest, of either sign. */
double mur_witness_draw_between (MurRng *rng, int lowest, int highest);
