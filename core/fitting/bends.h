/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Places along a line where a convex function of it bends: points of data, by how far
 * away their residuals become 0. Of core/fitting alone. */

#pragma once

#include <glib.h>

typedef struct
{
  double at;   /* finite */
  double turn; /* by how much the slope is more behind it; not below 0 */
  gsize row;   /* of two at one place the lower one comes first */
} MurBend;

/* Puts them in order. O(n log n) */
void mur_bends_sort (MurBend *places, gsize n);

/* The row of the first place behind which the slope, @slope before all of them, is not
 * below 0. Returns: whether there is one. Changes the order; O(n). */
gboolean mur_bends_find_turn (MurBend *places, gsize n, double slope, gsize *row);
