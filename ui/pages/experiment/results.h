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
/* As many columns of numbers have room beside the names of the rows. */
#define MUR_RESULTS_MOST_COLUMNS 10

/* Whether the table @name is among them: it has labels, is not derived, and is no wide
 * matrix, which is for the table behind its panel and for files. */
gboolean mur_results_shows_table (const MurFrame *frame, const char *name);

/* Tab-separated, every digit: tables with labels, then scalars. What is derived, for
 * pictures, is left out. */
char *mur_results_copy (const MurFrame *frame);
