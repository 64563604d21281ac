/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The landscapes of any number of dimensions, a coordinate of many points at a time.
 *
 * H. H. Rosenbrock 1960; L. A. Rastrigin 1974; D. H. Ackley 1987; A. O. Griewank 1981;
 * H.-P. Schwefel 1981; A. V. Levy and A. Montalvo 1985; V. V. Zakharov 1975; M. A.
 * Styblinski and T. S. Tang 1990; Z. Michalewicz 1992. Where a term is 0 at the minimum it
 * is written so that nothing cancels: 1 − cos 2z as 2 sin² z. */

#include "core/landscape/landscape-private.h"

#include "core/base/kernel.h"
#include "core/base/vmath.h"

#include <math.h>
#include <string.h>

#define SCHWEFEL_HEIGHT 418.98288727243370627 /* the largest x sin √x in the domain */

static const double *
coordinate (const MurLandscapeTile *tile, guint d)
{
  return tile->x + d * tile->stride;
}

static void
fill (gsize n, double value, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = value;
}

MUR_KERNEL static void
scale (gsize n, double factor, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = factor * x[i];
}

MUR_KERNEL static void
add (gsize n, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] += x[i];
}

MUR_KERNEL static void
add_squares (gsize n, double weight, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] += weight * (x[i] * x[i]);
}

/* Two coordinates at a time, as the sums are read and written for each. */
MUR_KERNEL static void
sum_squares (gsize n, guint dimensions, gsize stride, const double *x, double *y)
{
  guint d = 0;

  for (; d + 1 < dimensions; d += 2)
    for (gsize i = 0; i < n; i++)
      {
        const double a = x[d * stride + i], b = x[(d + 1) * stride + i];

        y[i] = (y[i] + a * a) + b * b;
      }
  for (gsize i = 0; d < dimensions && i < n; i++)
    y[i] += x[d * stride + i] * x[d * stride + i];
}

void
mur_landscape_sphere (const MurLandscapeTile *tile)
{
  fill (tile->n, 0, tile->values);
  sum_squares (tile->n, tile->dimensions, tile->stride, tile->x, tile->values);
}

MUR_KERNEL static void
sum_valleys (gsize n, guint dimensions, gsize stride, const double *x, double *y)
{
  for (guint d = 0; d + 1 < dimensions; d++)
    for (gsize i = 0; i < n; i++)
      {
        const double here = x[d * stride + i];
        const double off = x[(d + 1) * stride + i] - here * here;
        const double rest = 1 - here;

        y[i] += 100 * (off * off) + rest * rest;
      }
}

void
mur_landscape_rosenbrock (const MurLandscapeTile *tile)
{
  fill (tile->n, 0, tile->values);
  sum_valleys (tile->n, tile->dimensions, tile->stride, tile->x, tile->values);
}

void
mur_landscape_rastrigin (const MurLandscapeTile *tile)
{
  mur_landscape_sphere (tile);
  for (guint d = 0; d < tile->dimensions; d++)
    {
      scale (tile->n, G_PI, coordinate (tile, d), tile->a);
      mur_vsin (tile->n, tile->a, tile->a);
      add_squares (tile->n, 20, tile->a, tile->values);
    }
}

MUR_KERNEL static void
prepare_ackley (gsize n, double dimensions, double *squares, double *cosines)
{
  for (gsize i = 0; i < n; i++)
    {
      squares[i] = -0.2 * sqrt (squares[i] / dimensions);
      cosines[i] /= dimensions;
    }
}

MUR_KERNEL static void
join_ackley (gsize n, const double *well, const double *waves, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = 20 * (1 - well[i]) + (M_E - waves[i]);
}

void
mur_landscape_ackley (const MurLandscapeTile *tile)
{
  const gsize n = tile->n;

  mur_landscape_sphere (tile);
  fill (n, 0, tile->b);
  for (guint d = 0; d < tile->dimensions; d++)
    {
      scale (n, 2 * G_PI, coordinate (tile, d), tile->a);
      mur_vcos (n, tile->a, tile->a);
      add (n, tile->a, tile->b);
    }
  prepare_ackley (n, tile->dimensions, tile->values, tile->b);
  mur_vexp (n, tile->values, tile->values);
  mur_vexp (n, tile->b, tile->b);
  join_ackley (n, tile->values, tile->b, tile->values);
}

MUR_KERNEL static void
multiply_waves (gsize n, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] *= x[i];
}

MUR_KERNEL static void
join_griewank (gsize n, const double *product, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = y[i] / 4000 + (1 - product[i]);
}

void
mur_landscape_griewank (const MurLandscapeTile *tile)
{
  mur_landscape_sphere (tile);
  fill (tile->n, 1, tile->b);
  for (guint d = 0; d < tile->dimensions; d++)
    {
      scale (tile->n, 1 / sqrt (d + 1.0), coordinate (tile, d), tile->a);
      mur_vcos (tile->n, tile->a, tile->a);
      multiply_waves (tile->n, tile->a, tile->b);
    }
  join_griewank (tile->n, tile->b, tile->values);
}

MUR_KERNEL static void
take_roots (gsize n, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = sqrt (fabs (x[i]));
}

MUR_KERNEL static void
subtract_products (gsize n, const double *a, const double *b, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] += SCHWEFEL_HEIGHT - a[i] * b[i];
}

void
mur_landscape_schwefel (const MurLandscapeTile *tile)
{
  fill (tile->n, 0, tile->values);
  for (guint d = 0; d < tile->dimensions; d++)
    {
      take_roots (tile->n, coordinate (tile, d), tile->a);
      mur_vsin (tile->n, tile->a, tile->a);
      subtract_products (tile->n, coordinate (tile, d), tile->a, tile->values);
    }
}

/* The angle factor · (x − 1) / 4 + offset. */
MUR_KERNEL static void
make_levy_angles (gsize n, double factor, double offset, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = factor * ((x[i] - 1) / 4) + offset;
}

MUR_KERNEL static void
add_levy (gsize n, double weight, const double *x, const double *sine, double *y)
{
  for (gsize i = 0; i < n; i++)
    {
      const double u = (x[i] - 1) / 4;

      y[i] += u * u * (1 + weight * (sine[i] * sine[i]));
    }
}

/* With w = 1 + (x − 1) / 4: sin² πw of the first, and of the last sin² 2πw. */
void
mur_landscape_levy (const MurLandscapeTile *tile)
{
  const guint last = tile->dimensions - 1;

  fill (tile->n, 0, tile->values);
  make_levy_angles (tile->n, G_PI, 0, coordinate (tile, 0), tile->a);
  mur_vsin (tile->n, tile->a, tile->a);
  add_squares (tile->n, 1, tile->a, tile->values);
  for (guint d = 0; d < tile->dimensions; d++)
    {
      const double factor = d == last ? 2 * G_PI : G_PI;

      make_levy_angles (tile->n, factor, d == last ? 0 : G_PI + 1, coordinate (tile, d),
                        tile->a);
      mur_vsin (tile->n, tile->a, tile->a);
      add_levy (tile->n, d == last ? 1 : 10, coordinate (tile, d), tile->a,
                tile->values);
    }
}

MUR_KERNEL static void
add_multiples (gsize n, double factor, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] += factor * x[i];
}

MUR_KERNEL static void
join_zakharov (gsize n, const double *sum, double *y)
{
  for (gsize i = 0; i < n; i++)
    {
      const double square = sum[i] * sum[i];

      y[i] += square + square * square;
    }
}

void
mur_landscape_zakharov (const MurLandscapeTile *tile)
{
  mur_landscape_sphere (tile);
  fill (tile->n, 0, tile->a);
  for (guint d = 0; d < tile->dimensions; d++)
    add_multiples (tile->n, 0.5 * (d + 1), coordinate (tile, d), tile->a);
  join_zakharov (tile->n, tile->a, tile->values);
}

MUR_KERNEL static void
add_quartics (gsize n, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    {
      const double square = x[i] * x[i];

      y[i] += 0.5 * (square * (square - 16) + 5 * x[i]);
    }
}

void
mur_landscape_styblinski_tang (const MurLandscapeTile *tile)
{
  fill (tile->n, 0, tile->values);
  for (guint d = 0; d < tile->dimensions; d++)
    add_quartics (tile->n, coordinate (tile, d), tile->values);
}

MUR_KERNEL static void
make_michalewicz_angles (gsize n, double factor, const double *x, double *y)
{
  for (gsize i = 0; i < n; i++)
    y[i] = factor * (x[i] * x[i]);
}

MUR_KERNEL static void
subtract_michalewicz (gsize n, const double *sine, const double *other, double *y)
{
  for (gsize i = 0; i < n; i++)
    {
      const double p2 = other[i] * other[i];
      const double p4 = p2 * p2;
      const double p16 = (p4 * p4) * (p4 * p4);

      y[i] -= sine[i] * (p16 * p4);
    }
}

void
mur_landscape_sines (const MurLandscapeTile *tile)
{
  fill (tile->n, 0, tile->values);
  for (guint d = 0; d < tile->dimensions; d++)
    {
      make_michalewicz_angles (tile->n, (d + 1) / G_PI, coordinate (tile, d), tile->a);
      mur_vsin (tile->n, tile->a, tile->a);
      mur_vsin (tile->n, coordinate (tile, d), tile->b);
      subtract_michalewicz (tile->n, tile->b, tile->a, tile->values);
    }
}
