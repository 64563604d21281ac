/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers that instruments and programs write where they have none: -999, 9999, 1e30.
 * They are told, and are gaps only where a person says so. */

#pragma once

#include "core/base/table.h"

/* Whether @column of @table has such numbers: its lowest or its highest one, written
 * like one of them, and far from all the others. One alone has to be further away than
 * several. Returns: (nullable): "3 values -999 in “U” look like gaps". O(rows) */
char *mur_gaps_suspect (const MurTable *table, guint column);

/* The same of several columns. @is_used: (nullable): of each column, whether it counts.
 * Returns: (nullable) */
char *mur_gaps_suspect_any (const MurTable *table, const gboolean *is_used);

/* @table with a gap for each of the @n numbers @values, in all columns. Shares columns
 * that have none. Returns: (transfer full) */
MurTable *mur_gaps_take_out (const MurTable *table, const double *values, guint n);
