/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Half a panel as one value. Private to core/oscillators.
 *
 * A type of its own, for compilers keep arrays of sums in memory; narrow enough for the
 * second instruction level, and made of plain operations at the lowest. Arithmetic is
 * lane by lane, so its width changes no bit. */

#pragma once

#include "core/oscillators/network-private.h"

typedef double MurHalf __attribute__ ((vector_size (32), aligned (8), may_alias));

/* The upper (0) or lower (1) half of the panel at @array. */
#define MUR_HALF(array, k) (*(MurHalf *)((array) + (k) * (MUR_PANEL / 2)))
#define MUR_CONST_HALF(array, k) (*(const MurHalf *)((array) + (k) * (MUR_PANEL / 2)))
