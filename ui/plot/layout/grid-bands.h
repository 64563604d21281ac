/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which columns of the grid share rows. */

#pragma once

#include "ui/plot/layout/private.h"

typedef struct
{
  guint n_columns, n_rows;
  guint *leaders; /* of each row of one column after the other: whose row it is */
  guint *bands;   /* the first row of the band that a row is in */
} MurGridBands;

void mur_grid_bands_init (MurGridBands *self, const MurLayout *layout);
void mur_grid_bands_clear (MurGridBands *self);
/* The row behind the last one of the band that begins at @band. */
guint mur_grid_bands_end (const MurGridBands *self, guint band);

/* The end of @n rows or columns from @first on. */
static inline guint
mur_grid_end_of (guint first, guint n)
{
  return first + n;
}
