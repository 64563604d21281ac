/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A landscape with what is done to it. Points are taken in blocks that stay in cache,
 * turned from rows to columns, so that every operation runs over many points. */

#include "core/landscape/landscape-private.h"

#include "core/base/kernel.h"
#include "core/base/rng.h"

#include <math.h>
#include <string.h>

#define TILE_VALUES 1920 /* doubles, so that a tile stays in the first-level cache */
#define ROWS 4

struct _MurLandscape
{
  const MurLandscapeRow *row;
  guint dimensions;
  double sign;    /* −1: mirrored */
  double *offset; /* z = Q (sign x + offset − c) + c */
  double *shift;
  double *centre;
  double *rotation; /* (nullable): Q, row by row */
  double minimum;
};

static void
subtract_part (guint n, const double *unit, double *row)
{
  double product = 0;

  for (guint e = 0; e < n; e++)
    product += unit[e] * row[e];
  for (guint e = 0; e < n; e++)
    row[e] -= product * unit[e];
}

/* The orthogonal factor of a matrix of normal numbers is uniform among all (Haar
 * measure; Stewart 1980): Gram and Schmidt, each row twice for its last digits. */
static double *
make_rotation (guint n, guint64 seed)
{
  MurRng rng = mur_rng (seed, MUR_RNG_ROTATION, n);
  double *matrix = g_new (double, (gsize)n *n);

  mur_rng_fill_normal (&rng, (gsize)n * n, matrix);
  for (guint d = 0; d < n; d++)
    {
      double *row = matrix + (gsize)d * n;
      double squares = 0;

      for (guint k = 0; k < 2 * d; k++)
        subtract_part (n, matrix + (gsize)(k % d) * n, row);
      for (guint e = 0; e < n; e++)
        squares += row[e] * row[e];
      for (guint e = 0; e < n; e++)
        row[e] /= sqrt (squares);
    }
  return matrix;
}

static double
find_minimum (const MurLandscape *self)
{
  double sum = 0;

  if (self->row->minima != NULL)
    return self->row->is_summed ? self->dimensions * self->row->minimum
                                : self->row->minimum;
  for (guint d = 0; d < self->dimensions; d++)
    {
      double share;

      mur_landscape_michalewicz (d + 1, &share);
      sum += share;
    }
  return sum;
}

MurLandscape *
mur_landscape_new (MurLandscapeKind kind,
                   guint dimensions,
                   const MurLandscapeChange *change)
{
  g_return_val_if_fail (kind < MUR_N_LANDSCAPES && change != NULL, NULL);
  g_return_val_if_fail (dimensions >= mur_landscape_min_dimensions (kind), NULL);
  g_return_val_if_fail (dimensions <= MUR_LANDSCAPE_MAX_DIMENSIONS, NULL);
  g_return_val_if_fail (dimensions == 2 || !mur_landscape_is_plane (kind), NULL);

  const gboolean mirrored = change->mirror == MUR_LANDSCAPE_MIRRORED;
  MurLandscape *self = g_new0 (MurLandscape, 1);

  self->row = &mur_landscape_rows[kind];
  self->dimensions = dimensions;
  self->sign = mirrored ? -1 : 1;
  self->offset = g_new0 (double, dimensions);
  self->shift = g_new0 (double, dimensions);
  self->centre = g_new0 (double, dimensions);
  for (guint d = 0; d < dimensions; d++)
    {
      self->shift[d] = change->shift != NULL ? change->shift[d] : 0;
      self->centre[d] = change->centre != NULL ? change->centre[d] : 0;
      self->offset[d]
        = mirrored ? 2 * self->centre[d] + self->shift[d] : -self->shift[d];
    }
  if (change->rotation == MUR_LANDSCAPE_ROTATED)
    self->rotation = make_rotation (dimensions, change->seed);
  self->minimum = find_minimum (self);
  return self;
}

void
mur_landscape_free (MurLandscape *self)
{
  if (self == NULL)
    return;
  g_free (self->offset);
  g_free (self->shift);
  g_free (self->centre);
  g_free (self->rotation);
  g_free (self);
}

typedef double Four __attribute__ ((vector_size (32), aligned (8), may_alias));

#define ROW(k) (*(const Four *)(points + (k)*dimensions))
#define COLUMN(k) (*(Four *)(x + (k)*stride))
#define TAKE(a, b, ...) __builtin_shufflevector (a, b, __VA_ARGS__)

/* Four coordinates of four points, turned. */
MUR_INLINE void
take_square (guint dimensions,
             double sign,
             const double *offset,
             const double *points,
             gsize stride,
             double *x)
{
  const Four a = TAKE (ROW (0), ROW (1), 0, 4, 2, 6);
  const Four b = TAKE (ROW (0), ROW (1), 1, 5, 3, 7);
  const Four c = TAKE (ROW (2), ROW (3), 0, 4, 2, 6);
  const Four d = TAKE (ROW (2), ROW (3), 1, 5, 3, 7);

  COLUMN (0) = sign * TAKE (a, c, 0, 1, 4, 5) + offset[0];
  COLUMN (1) = sign * TAKE (b, d, 0, 1, 4, 5) + offset[1];
  COLUMN (2) = sign * TAKE (a, c, 2, 3, 6, 7) + offset[2];
  COLUMN (3) = sign * TAKE (b, d, 2, 3, 6, 7) + offset[3];
}

MUR_INLINE void
take_part (gsize n,
           guint dimensions,
           guint first,
           double sign,
           const double *offset,
           const double *points,
           gsize stride,
           double *x)
{
  for (guint d = first; d < dimensions; d++)
    for (gsize i = 0; i < n; i++)
      x[d * stride + i] = sign * points[i * dimensions + d] + offset[d];
}

MUR_KERNEL static void
take_columns (gsize n,
              guint dimensions,
              double sign,
              const double *offset,
              const double *points,
              gsize stride,
              double *x)
{
  const guint whole = dimensions / ROWS * ROWS;
  gsize i = 0;

  for (; i + ROWS <= n; i += ROWS)
    {
      for (guint d = 0; d < whole; d += ROWS)
        take_square (dimensions, sign, offset + d, points + i * dimensions + d, stride,
                     x + d * stride + i);
      take_part (ROWS, dimensions, whole, sign, offset, points + i * dimensions, stride,
                 x + i);
    }
  take_part (n - i, dimensions, 0, sign, offset, points + i * dimensions, stride,
             x + i);
}

MUR_KERNEL static void
take_two_columns (gsize n,
                  double sign,
                  const double *offset,
                  const double *points,
                  gsize stride,
                  double *x)
{
  double *y = x + stride;

  MUR_LOOP
  for (gsize i = 0; i < n; i++)
    {
      x[i] = sign * points[2 * i] + offset[0];
      y[i] = sign * points[2 * i + 1] + offset[1];
    }
}

MUR_KERNEL static void
add_turned (gsize n, double factor, double centre, const double *x, double *z)
{
  for (gsize i = 0; i < n; i++)
    z[i] += factor * (x[i] - centre);
}

static void
rotate (const MurLandscape *self, gsize n, gsize stride, const double *x, double *z)
{
  const guint dimensions = self->dimensions;

  for (guint d = 0; d < dimensions; d++)
    {
      for (gsize i = 0; i < n; i++)
        z[d * stride + i] = self->centre[d];
      for (guint e = 0; e < dimensions; e++)
        add_turned (n, self->rotation[(gsize)d * dimensions + e], self->centre[e],
                    x + e * stride, z + d * stride);
    }
}

void
mur_landscape_evaluate (const MurLandscape *self,
                        const double *points,
                        gsize n,
                        double *values)
{
  g_return_if_fail (self != NULL);

  const guint dimensions = self->dimensions;
  const gsize stride = MIN (TILE_VALUES / dimensions / 8 * 8, MUR_LANDSCAPE_MAX_BLOCK);
  double x[TILE_VALUES], z[TILE_VALUES];
  double a[MUR_LANDSCAPE_MAX_BLOCK], b[MUR_LANDSCAPE_MAX_BLOCK];

  for (gsize first = 0; first < n; first += stride)
    {
      const gsize count = MIN (stride, n - first);
      const MurLandscapeTile tile = {
        .n = count,
        .dimensions = dimensions,
        .stride = stride,
        .x = self->rotation != NULL ? z : x,
        .a = a,
        .b = b,
        .values = values + first,
      };

      if (dimensions == 2)
        take_two_columns (count, self->sign, self->offset, points + 2 * first, stride,
                          x);
      else
        take_columns (count, dimensions, self->sign, self->offset,
                      points + first * dimensions, stride, x);
      if (self->rotation != NULL)
        rotate (self, count, stride, x, z);
      self->row->kernel (&tile);
    }
}

static void
go_in (const MurLandscape *self, const double *x, double *z)
{
  const guint n = self->dimensions;
  double moved[MUR_LANDSCAPE_MAX_DIMENSIONS] = { 0 };

  for (guint d = 0; d < n; d++)
    moved[d] = z[d] = self->sign * x[d] + self->offset[d];
  if (self->rotation == NULL)
    return;
  for (guint d = 0; d < n; d++)
    {
      z[d] = self->centre[d];
      for (guint e = 0; e < n; e++)
        z[d] += self->rotation[(gsize)d * n + e] * (moved[e] - self->centre[e]);
    }
}

void
mur_landscape_gradient (const MurLandscape *self, const double *point, double *gradient)
{
  g_return_if_fail (self != NULL && point != NULL && gradient != NULL);

  const guint n = self->dimensions;
  double z[MUR_LANDSCAPE_MAX_DIMENSIONS] = { 0 };
  double slope[MUR_LANDSCAPE_MAX_DIMENSIONS] = { 0 };

  go_in (self, point, z);
  mur_landscape_slope ((MurLandscapeKind)(self->row - mur_landscape_rows), n, z, slope);
  for (guint d = 0; d < n; d++)
    {
      double turned = self->rotation != NULL ? 0 : slope[d];

      for (guint e = 0; self->rotation != NULL && e < n; e++)
        turned += self->rotation[(gsize)e * n + d] * slope[e];
      gradient[d] = self->sign * turned;
    }
}

double
mur_landscape_minimum (const MurLandscape *self)
{
  g_return_val_if_fail (self != NULL, NAN);
  return self->minimum;
}

/* Where minimum number @k is before anything is done to the landscape. */
static double
minimiser (const MurLandscape *self, gsize k, guint d)
{
  double share;

  if (self->row->minima == NULL)
    return mur_landscape_michalewicz (d + 1, &share);
  return self->row->minima[self->row->is_plane ? 2 * k + d : 0];
}

/* From z to x, the way back. */
static void
bring_back (const MurLandscape *self, const double *z, double *x)
{
  const guint dimensions = self->dimensions;

  for (guint d = 0; d < dimensions; d++)
    {
      double turned = z[d];

      if (self->rotation != NULL)
        {
          turned = self->centre[d];
          for (guint e = 0; e < dimensions; e++)
            turned
              += self->rotation[(gsize)e * dimensions + d] * (z[e] - self->centre[e]);
        }
      x[d] = (self->sign < 0 ? 2 * self->centre[d] - turned : turned) + self->shift[d];
    }
}

gsize
mur_landscape_minima (const MurLandscape *self, double *positions)
{
  g_return_val_if_fail (self != NULL, 0);

  double z[MUR_LANDSCAPE_MAX_DIMENSIONS];

  for (gsize k = 0; positions != NULL && k < self->row->n_minima; k++)
    {
      for (guint d = 0; d < self->dimensions; d++)
        z[d] = minimiser (self, k, d);
      bring_back (self, z, positions + k * self->dimensions);
    }
  return self->row->n_minima;
}

/* A box that is turned is taken to reach out of the domain. */
gboolean
mur_landscape_is_bounded_in (const MurLandscape *self,
                             const double *lower,
                             const double *upper)
{
  g_return_val_if_fail (self != NULL, FALSE);

  const MurLandscapeRow *row = self->row;

  if (row->is_global)
    return TRUE;
  if (self->rotation != NULL)
    return FALSE;
  for (guint d = 0; d < self->dimensions; d++)
    {
      const double one = self->sign * lower[d] + self->offset[d];
      const double other = self->sign * upper[d] + self->offset[d];
      const guint k = row->is_plane && d == 1;

      if (fmin (one, other) < row->lower[k] || fmax (one, other) > row->upper[k])
        return FALSE;
    }
  return TRUE;
}
