/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Points counted in the cells of a grid over [0, 1]². */

#pragma once

#include <glib.h>

/* Adds @n points to @counts: k × k cells, row by row from the bottom. A cell has its
 * lower and left edges; the last ones have 1 too. */
void
mur_cells_add (gsize n, const double *x, const double *y, guint k, guint32 *counts);

/* @counts: k × k */
guint mur_cells_n_empty (guint k, const guint32 *counts);
