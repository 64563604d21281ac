/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Inputs of the kind that was found to end the program or to take all memory, too large
 * to keep as files. */

#pragma once

#include "tests/fuzz/seeds.h"

void mur_fuzz_large (MurFuzzSeedFunc func, gpointer data);
