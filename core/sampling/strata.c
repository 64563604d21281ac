/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Latin hypercubes: M. D. McKay, R. J. Beckman and W. J. Conover, Technometrics 21
 * (1979) 239–245. Each dimension has an order of its own, which gives a point its
 * interval.
 *
 * The grid's sides are the whole root of the count, raised by one, dimension after
 * dimension, until there are cells enough; with a side of 1 a dimension is not cut. One
 * order gives a point its cell, and the digits of the cell, in the mixed base of the
 * sides, its intervals.
 *
 * The place in an interval has 24 bits and keeps half a step from both ends, and counts
 * end at 2²⁶: so the sum with the interval's number is exact, and no rounding of the
 * quotient, or of its product with the number of intervals, reaches the next interval.
 */

#include "core/sampling/strata.h"

#include "core/base/kernel.h"
#include "core/base/rng.h"
#include "core/sampling/permutation.h"

#include <math.h>

#define CHUNK 512 /* points at a time */

typedef struct
{
  guint64 side;     /* intervals */
  guint64 stride;   /* cells from one interval to the next; for grids */
  MurShuffle order; /* for Latin hypercubes */
} Dimension;

struct _MurStrata
{
  MurStrataKind kind;
  guint n_dimensions;
  guint64 count;
  guint64 seed;
  MurShuffle cells; /* for grids */
  Dimension dimensions[];
};

static void
make_latin (MurStrata *self)
{
  for (guint d = 0; d < self->n_dimensions; d++)
    self->dimensions[d]
      = (Dimension){ self->count, 1, mur_shuffle (self->count, self->seed, d) };
}

/* side^n, or a number above @limit. */
static guint64
power (guint64 side, guint n, guint64 limit)
{
  guint64 result = 1;

  for (guint i = 0; i < n && result <= limit && side > 1; i++)
    result *= side;
  return result;
}

static guint64
whole_root (guint64 count, guint n)
{
  guint64 low = 1;
  guint64 high = count + 1;

  while (high - low > 1)
    {
      const guint64 middle = low + (high - low) / 2;

      if (power (middle, n, count) <= count)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
make_grid (MurStrata *self)
{
  const guint64 root = whole_root (self->count, self->n_dimensions);
  guint64 n_cells = power (root, self->n_dimensions, self->count);
  guint64 stride = 1;

  for (guint d = 0; d < self->n_dimensions; d++)
    {
      guint64 side = root;

      if (n_cells < self->count)
        n_cells = n_cells / root * ++side;
      self->dimensions[d] = (Dimension){ side, stride };
      stride *= side;
    }
  self->cells = mur_shuffle (n_cells, self->seed, 0);
}

static void
find_cells (const MurStrata *self, guint64 first, gsize n, guint64 *cells)
{
  for (gsize i = 0; i < n; i++)
    cells[i] = mur_shuffle_at (&self->cells, first + i);
}

static void
find_intervals (
  const MurStrata *self, guint dimension, guint64 first, gsize n, double *intervals)
{
  const MurShuffle *order = &self->dimensions[dimension].order;

  for (gsize i = 0; i < n; i++)
    intervals[i] = (double)mur_shuffle_at (order, first + i);
}

static void
cells_to_intervals (const Dimension *dimension,
                    gsize n,
                    const guint64 *cells,
                    double *intervals)
{
  for (gsize i = 0; i < n; i++)
    intervals[i] = (double)(cells[i] / dimension->stride % dimension->side);
}

/* @out: the number of the interval, then the coordinate. */
MUR_KERNEL static void
place_points (gsize n, const double *uniforms, double side, double *out)
{
  for (gsize i = 0; i < n; i++)
    {
      const double step = (double)(gint32)(uniforms[i] * 0x1p24);

      out[i] = (out[i] + (step + 0.5) * 0x1p-24) / side;
    }
}

static void
fill_column (const MurStrata *self,
             guint dimension,
             guint64 first,
             gsize n,
             const guint64 *cells,
             double *out)
{
  const Dimension *row = &self->dimensions[dimension];
  MurRng rng = mur_rng (self->seed, MUR_RNG_SAMPLE_PLACE, dimension);
  double uniforms[CHUNK];

  mur_rng_seek (&rng, first);
  mur_rng_fill_uniform (&rng, n, uniforms);
  if (self->kind == MUR_STRATA_LATIN)
    find_intervals (self, dimension, first, n, out);
  else
    cells_to_intervals (row, n, cells, out);
  place_points (n, uniforms, (double)row->side, out);
}

MurStrata *
mur_strata_new (MurStrataKind kind, guint dimensions, guint64 count, guint64 seed)
{
  g_return_val_if_fail (dimensions >= 1, NULL);
  g_return_val_if_fail (count >= 1 && count <= MUR_STRATA_MAX_COUNT, NULL);

  MurStrata *self = g_malloc0 (mur_strata_bytes (dimensions));

  self->kind = kind;
  self->n_dimensions = dimensions;
  self->count = count;
  self->seed = seed;
  if (kind == MUR_STRATA_LATIN)
    make_latin (self);
  else
    make_grid (self);
  return self;
}

void
mur_strata_free (MurStrata *self)
{
  g_free (self);
}

gsize
mur_strata_bytes (guint dimensions)
{
  return sizeof (MurStrata) + dimensions * sizeof (Dimension);
}

guint64
mur_strata_intervals (const MurStrata *self, guint dimension)
{
  g_return_val_if_fail (self != NULL && dimension < self->n_dimensions, 0);
  return self->dimensions[dimension].side;
}

void
mur_strata_fill (const MurStrata *self,
                 guint64 first,
                 gsize n,
                 guint dimension_first,
                 guint n_dimensions,
                 double *const *columns)
{
  guint64 cells[CHUNK];

  g_return_if_fail (self != NULL && dimension_first <= self->n_dimensions
                    && n_dimensions <= self->n_dimensions - dimension_first);
  g_return_if_fail (first <= self->count && n <= self->count - first);
  g_return_if_fail (columns != NULL || n_dimensions == 0);

  for (gsize at = 0; at < n; at += CHUNK)
    {
      const gsize part = MIN (CHUNK, n - at);

      if (self->kind == MUR_STRATA_GRID)
        find_cells (self, first + at, part, cells);
      for (guint k = 0; k < n_dimensions; k++)
        fill_column (self, dimension_first + k, first + at, part, cells,
                     columns[k] + at);
    }
}
