/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Marching squares: Lorensen and Cline, "Marching cubes" (1987), in the plane. A square
 * is crossed where neighbouring corners lie on two sides of a level, at the place that
 * linear interpolation gives, so that neighbours meet. Of a saddle the mean of
 * its corners says which two are joined. */

#include "ui/plot/paint/contours.h"

#include <math.h>

/* Corners: from the lower left, against the clock; edge i joins corner i and the next.
 */
typedef struct
{
  double z[4];
  MurPoint at[4];
} Square;

static MurPoint
crossing (const Square *self, int edge, double level)
{
  const int next = (edge + 1) % 4;
  /* Halves, as the whole difference may overflow. */
  const double rise = self->z[next] / 2 - self->z[edge] / 2;
  const double t = (level / 2 - self->z[edge] / 2) / rise;
  const MurPoint *a = &self->at[edge], *b = &self->at[next];

  return (MurPoint){ a->x + t * (b->x - a->x), a->y + t * (b->y - a->y) };
}

static void
add_piece (
  const Square *self, int from, int to, double level, guint index, GArray *pieces)
{
  const MurContourPiece piece
    = { crossing (self, from, level), crossing (self, to, level), index };

  g_array_append_val (pieces, piece);
}

static double
mean (const Square *self)
{
  return self->z[0] / 4 + self->z[1] / 4 + self->z[2] / 4 + self->z[3] / 4;
}

static void
cross_square (const Square *self, double level, guint index, GArray *pieces)
{
  gboolean above[4];
  int edges[4], n = 0;

  for (int i = 0; i < 4; i++)
    above[i] = self->z[i] >= level;
  for (int i = 0; i < 4; i++)
    if (above[i] != above[(i + 1) % 4])
      edges[n++] = i;
  if (n == 2)
    add_piece (self, edges[0], edges[1], level, index, pieces);
  else if (n == 4)
    {
      /* The line goes round the corners that differ from the middle. */
      const int first = above[0] == (mean (self) >= level) ? 0 : 3;

      add_piece (self, first, (first + 1) % 4, level, index, pieces);
      add_piece (self, (first + 2) % 4, (first + 3) % 4, level, index, pieces);
    }
}

static guint
first_above (const double *levels, guint n_levels, double value)
{
  guint low = 0, high = n_levels;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (levels[middle] > value)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

static void
cross_all (const Square *self, const double *levels, guint n_levels, GArray *pieces)
{
  const double low
    = fmin (fmin (self->z[0], self->z[1]), fmin (self->z[2], self->z[3]));
  const double high
    = fmax (fmax (self->z[0], self->z[1]), fmax (self->z[2], self->z[3]));

  for (guint i = first_above (levels, n_levels, low); i < n_levels && levels[i] <= high;
       i++)
    cross_square (self, levels[i], i, pieces);
}

static gboolean
square_init (Square *self,
             const double *z,
             gsize n_columns,
             const gsize columns[2],
             const gsize rows[2])
{
  static const int across[] = { 0, 1, 1, 0 }, up[] = { 0, 0, 1, 1 };

  for (int i = 0; i < 4; i++)
    {
      const gsize column = columns[across[i]], row = rows[up[i]];

      self->z[i] = z[row * n_columns + column];
      self->at[i] = (MurPoint){ (double)column, (double)row };
      /* A difference with itself is 0 for numbers only. */
      if (self->z[i] - self->z[i] != 0)
        return FALSE;
    }
  return TRUE;
}

GArray *
mur_contours_new (const double *z,
                  gsize n_columns,
                  gsize n_rows,
                  gsize step,
                  const double *levels,
                  guint n_levels)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (MurContourPiece));

  g_return_val_if_fail (z != NULL && step > 0, pieces);
  for (gsize row = 0; row + 1 < n_rows; row += step)
    for (gsize column = 0; column + 1 < n_columns; column += step)
      {
        const gsize columns[] = { column, MIN (column + step, n_columns - 1) };
        const gsize rows[] = { row, MIN (row + step, n_rows - 1) };
        Square square;

        if (square_init (&square, z, n_columns, columns, rows))
          cross_all (&square, levels, n_levels, pieces);
      }
  return pieces;
}
