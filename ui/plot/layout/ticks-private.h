/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Between the units that choose ticks. */

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

/* The row's labels, and the exponent they share. */
void mur_ticks_label_row (MurTicks *self, const MurTickRow *row);
/* "10³", "2×10⁻⁴" as markup. */
char *mur_tick_label_power (int digit, int power);
/* @value with @decimals places, a proper minus, and zero as "0". */
char *mur_tick_label_number (double value, int decimals);

void mur_ticks_take (MurTicks *self, double value, char *label);
void mur_ticks_clear (MurTicks *self);
/* Whether no two labels come closer than the gap. */
gboolean mur_ticks_fit (const MurTicks *self, const MurTickRequest *request);

/* Fills @self for a linear or a log axis; @range is sane and ascending. */
void mur_ticks_linear (MurTicks *self, const MurTickRequest *request, MurRange range);
void mur_ticks_log (MurTicks *self, const MurTickRequest *request, MurRange range);
