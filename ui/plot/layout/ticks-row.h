/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of evenly spaced ticks, with their labels. */

#pragma once

#include "ui/plot/layout/ticks.h"

/* Evenly spaced ticks at first … last times q × 10^power. */
typedef struct
{
  double q;
  int power;
  double first, last; /* whole numbers */
  double score;
} MurTickRow;

/* The @i-th tick of the row, the double nearest to the decimal number wherever powers
 * of ten are exact. */
double mur_tick_row_value (const MurTickRow *self, guint i);
guint mur_tick_row_n (const MurTickRow *self);
/* Fills @ticks with the row's, their labels, and the exponent that these share: where
 * numbers would be long, or have more than @longest characters. Returns: whether they
 * have no more; 0: any. */
gboolean mur_tick_row_fill (const MurTickRow *self, guint longest, MurTicks *ticks);
