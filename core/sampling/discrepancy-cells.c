/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells of a grid. A coordinate such as 0.3, whose double lies below it, counts where
 * it would be in decimals: the product with k rounds. */

#include "core/sampling/discrepancy-cells.h"

static guint
cell_of (double x, guint k)
{
  double place = x * k;
  return place < k ? (guint)place : k - 1;
}

void
mur_cells_init (MurCells *self, guint n_columns, guint n_rows)
{
  g_return_if_fail (self != NULL && n_columns > 0 && n_rows > 0);

  self->n_columns = n_columns;
  self->n_rows = n_rows;
  self->counts = g_new0 (guint32, (gsize)n_columns * n_rows);
}

void
mur_cells_clear (MurCells *self)
{
  g_clear_pointer (&self->counts, g_free);
}

void
mur_cells_add (MurCells *self, gsize n, const double *x, const double *y)
{
  g_return_if_fail (self != NULL && self->counts != NULL);

  for (gsize i = 0; i < n; i++)
    {
      gsize row = cell_of (y[i], self->n_rows);
      self->counts[row * self->n_columns + cell_of (x[i], self->n_columns)]++;
    }
}

gsize
mur_cells_n (const MurCells *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return (gsize)self->n_columns * self->n_rows;
}

gsize
mur_cells_n_empty (const MurCells *self)
{
  g_return_val_if_fail (self != NULL && self->counts != NULL, 0);

  gsize n_empty = 0;
  for (gsize i = 0; i < mur_cells_n (self); i++)
    n_empty += self->counts[i] == 0;
  return n_empty;
}
