/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Results in words people use: numbers as they are shown, and as they are copied. Pure
 * text, no widget. */

#pragma once

#include "core/experiment/frame.h"

/* "Time t [s]", as @quantity (nullable) describes what is called @name. */
char *mur_results_label (const MurQuantity *quantity, const char *name);
/* Whether people see it: what is derived is for pictures. @quantity: (nullable) */
gboolean mur_results_shows (const MurQuantity *quantity);

/* 4.0093, 0.0088 → "4.009" and "0.009": the error to one digit (two where that is a 1),
 * the value to the same place. @error NaN: the value alone to six digits, and no text
 * for the error; a value NaN is "–". */
void
mur_results_format (double value, double error, char **value_text, char **error_text);

/* Tab-separated, every digit: tables with labels, then scalars. What is derived, for
 * pictures, is left out. */
char *mur_results_copy (const MurFrame *frame);
