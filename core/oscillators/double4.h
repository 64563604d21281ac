/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Four doubles as one vector: half of a panel of MUR_PANEL rows. Private to
 * core/oscillators.
 *
 * A vector type, because compilers keep an array of sums in memory and not in
 * registers. Four doubles fill one AVX register and two of SSE2. Arithmetic is lane by
 * lane, so results do not depend on the register's width. */

#pragma once

#include "core/oscillators/network-private.h"

typedef double MurDouble4 __attribute__ ((vector_size (32), aligned (8), may_alias));

/* Half @k of the panel at @array: rows 0 to 3 for 0, rows 4 to 7 for 1. */
#define MUR_DOUBLE4(array, k) (*(MurDouble4 *)((array) + (k) * (MUR_PANEL / 2)))
#define MUR_CONST_DOUBLE4(array, k) \
  (*(const MurDouble4 *)((array) + (k) * (MUR_PANEL / 2)))
