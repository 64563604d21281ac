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
mur_cells_add (gsize n, const double *x, const double *y, guint k, guint32 *counts)
{
  g_return_if_fail (k > 0 && counts != NULL);

  for (gsize i = 0; i < n; i++)
    counts[(gsize)cell_of (y[i], k) * k + cell_of (x[i], k)]++;
}

guint
mur_cells_n_empty (guint k, const guint32 *counts)
{
  g_return_val_if_fail (counts != NULL, 0);

  guint n_empty = 0;
  for (gsize i = 0; i < (gsize)k * k; i++)
    n_empty += counts[i] == 0;
  return n_empty;
}
