/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums of products of coordinates about the middle of the cube, where the means of
 * spread points are, so that little cancels between the sums and the means. */

#include "core/sampling/discrepancy-pairs.h"

#include "core/base/kernel.h"

#include <math.h>

/* Numbers of a portion of points that stay in the second-level cache. */
#define PORTION 65536

struct _MurPairs
{
  guint dimensions;
  gsize n;
  double *sums;     /* of a dimension */
  double *products; /* of a pair and, in the row of i, first of i with itself */
};

/* Where the row of dimension @i begins: pairs (i, i), (i, i + 1), … */
static gsize
row_of (guint dimensions, guint i)
{
  return (gsize)i * (2 * (gsize)dimensions - i + 1) / 2;
}

MurPairs *
mur_pairs_new (guint dimensions)
{
  g_return_val_if_fail (dimensions > 0, NULL);

  MurPairs *self = g_new0 (MurPairs, 1);
  self->dimensions = dimensions;
  self->sums = g_new0 (double, dimensions);
  self->products = g_new0 (double, mur_pairs_n (dimensions) + dimensions);
  return self;
}

void
mur_pairs_free (MurPairs *self)
{
  g_free (self->sums);
  g_free (self->products);
  g_free (self);
}

gsize
mur_pairs_n (guint dimensions)
{
  g_return_val_if_fail (dimensions > 0, 0);
  return (gsize)dimensions * (dimensions - 1) / 2;
}

gsize
mur_pairs_n_points (const MurPairs *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n;
}

MUR_INLINE double
add_lanes (double lanes[MUR_LANES])
{
  for (gsize width = MUR_LANES / 2; width > 0; width /= 2)
    for (gsize j = 0; j < width; j++)
      lanes[j] += lanes[j + width];
  return lanes[0];
}

MUR_KERNEL static double
sum_centred (gsize n, const double *x)
{
  double lanes[MUR_LANES] = { 0 };
  gsize done = 0;

  for (; done + MUR_LANES <= n; done += MUR_LANES)
    for (gsize j = 0, at = done; j < MUR_LANES; j++, at++)
      lanes[j] += x[at] - 0.5;
  for (gsize j = 0, at = done; at < n; j++, at++)
    lanes[j] += x[at] - 0.5;
  return add_lanes (lanes);
}

MUR_KERNEL static double
sum_products (gsize n, const double *x, const double *y)
{
  double lanes[MUR_LANES] = { 0 };
  gsize done = 0;

  for (; done + MUR_LANES <= n; done += MUR_LANES)
    for (gsize j = 0, at = done; j < MUR_LANES; j++, at++)
      lanes[j] += (x[at] - 0.5) * (y[at] - 0.5);
  for (gsize j = 0, at = done; at < n; j++, at++)
    lanes[j] += (x[at] - 0.5) * (y[at] - 0.5);
  return add_lanes (lanes);
}

typedef struct
{
  MurPairs *self;
  const double *const *columns;
  gsize first;
  gsize n;
} Portion;

/* One dimension with itself and all later ones. */
static void
add_dimension_cb (gsize chunk, guint thread, gpointer data)
{
  const Portion *portion = data;
  MurPairs *self = portion->self;
  const double *x = portion->columns[chunk] + portion->first;
  double *products = self->products + row_of (self->dimensions, (guint)chunk);

  self->sums[chunk] += sum_centred (portion->n, x);
  for (guint j = (guint)chunk; j < self->dimensions; j++)
    *products++ += sum_products (portion->n, x, portion->columns[j] + portion->first);
}

void
mur_pairs_add (
  MurPairs *self, const double *const *columns, gsize first, gsize n, MurPool *pool)
{
  g_return_if_fail (self != NULL && columns != NULL && pool != NULL);

  gsize size = MAX (PORTION / self->dimensions, (gsize)MUR_LANES);
  for (gsize done = 0; done < n; done += size)
    {
      Portion portion = { self, columns, first + done, MIN (size, n - done) };
      mur_pool_for (pool, self->dimensions, add_dimension_cb, &portion);
    }
  self->n += n;
}

/* The root of a sum of squares about the mean; 0 where nothing but rounding is left of
 * it. */
static double
spread (double square, double sum, double n)
{
  double difference = square - sum * sum / n;
  return difference > square * 1e-13 ? sqrt (difference) : 0;
}

void
mur_pairs_correlations (const MurPairs *self, double *correlations)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (correlations != NULL || self->dimensions == 1);

  guint dimensions = self->dimensions;
  double n = (double)self->n;
  g_autofree double *spreads = g_new (double, dimensions);
  for (guint i = 0; i < dimensions; i++)
    spreads[i] = spread (self->products[row_of (dimensions, i)], self->sums[i], n);
  for (guint i = 0; i < dimensions; i++)
    {
      const double *products = self->products + row_of (dimensions, i);
      double mean = self->sums[i] / n;
      for (guint j = i + 1; j < dimensions; j++)
        {
          double covariance = products[j - i] - mean * self->sums[j];
          double size = spreads[i] * spreads[j];
          *correlations++ = size > 0 ? CLAMP (covariance / size, -1, 1) : NAN;
        }
    }
}
