/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers beside ticks. */

#pragma once

#include <glib.h>

/* "10³", "2×10⁻⁴" as markup. */
char *mur_tick_label_power (int digit, int power);
/* @value with @decimals places, a proper minus, and zero as "0". */
char *mur_tick_label_number (double value, int decimals);
