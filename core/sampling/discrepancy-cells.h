/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Points counted in the cells of a grid over [0, 1]². */

#pragma once

#include <glib.h>

typedef struct
{
  guint n_columns, n_rows;
  guint32 *counts; /* row by row from the bottom */
} MurCells;

/* Empty, with at least one column and one row. */
void mur_cells_init (MurCells *self, guint n_columns, guint n_rows);
void mur_cells_clear (MurCells *self);

/* A cell has its lower and left edges; the last ones have 1 too. With one row any @y
 * will do. */
void mur_cells_add (MurCells *self, gsize n, const double *x, const double *y);

gsize mur_cells_n (const MurCells *self);
gsize mur_cells_n_empty (const MurCells *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MurCells, mur_cells_clear)
