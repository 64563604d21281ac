/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Panels of MUR_PANEL rows as two vectors of four. Private to core/oscillators. */

#pragma once

#include "core/base/kernel.h"
#include "core/oscillators/network-private.h"

/* Half @k of the panel at @array: rows 0 to 3 for 0, rows 4 to 7 for 1. */
#define MUR_DOUBLE4(array, k) (*(MurDouble4 *)((array) + (k) * (MUR_PANEL / 2)))
#define MUR_CONST_DOUBLE4(array, k) \
  (*(const MurDouble4 *)((array) + (k) * (MUR_PANEL / 2)))
