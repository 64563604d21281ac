/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines of equal value through a grid. Pure: no painting. */

#pragma once

#include "ui/plot/layout/reduce.h"

/* A piece of a line: x in columns, y in rows, whole numbers at the values. */
typedef struct
{
  MurPoint a, b;
  guint level; /* its index */
} MurContourPiece;

/* The pieces of all @levels, which ascend, row by row of the grid, @step columns and
 * rows at a time, as fine as a picture can show. Squares with a corner that is no
 * number have none. */
GArray *mur_contours_new (const double *z,
                          gsize n_columns,
                          gsize n_rows,
                          gsize step,
                          const double *levels,
                          guint n_levels);
