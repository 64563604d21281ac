/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reductions. Value i goes to partial sum i mod MUR_LANES, and the partial sums are
 * added in halves: one order of additions, whatever the width of a register. */

#include "core/base/vmath.h"

#include "core/base/kernel.h"

#include <math.h>

MUR_INLINE double
add_lanes (double lanes[MUR_LANES])
{
  for (gsize width = MUR_LANES / 2; width > 0; width /= 2)
    for (gsize j = 0; j < width; j++)
      lanes[j] += lanes[j + width];
  return lanes[0];
}

/* A function of the sum of @TERM, an expression in the index `at`. */
#define SUM(name, TERM)                                                     \
  MUR_KERNEL static double name (gsize n, const double *x, const double *y) \
  {                                                                         \
    double lanes[MUR_LANES] = { 0 };                                        \
    gsize done = 0;                                                         \
                                                                            \
    for (; done + MUR_LANES <= n; done += MUR_LANES)                        \
      for (gsize j = 0, at = done; j < MUR_LANES; j++, at++)                \
        lanes[j] += TERM;                                                   \
    for (gsize j = 0, at = done; at < n; j++, at++)                         \
      lanes[j] += TERM;                                                     \
    return add_lanes (lanes);                                               \
  }

SUM (plain, x[at])
SUM (squares, x[at] * x[at])
SUM (squared_difference, (x[at] - y[at]) * (x[at] - y[at]))
SUM (absolute_difference, fabs (x[at] - y[at]))

/* Up to that many values are added without a loop over lanes most of which are empty. */
#define FEW 4

/* As the lanes have it: to an empty one nothing is added but 0, and the halves of four are
 * 0 with 2 and 1 with 3. */
MUR_INLINE double
sum_few (gsize n, const double *x)
{
  const double first = n > 0 ? 0 + x[0] : 0, second = n > 1 ? 0 + x[1] : 0;
  const double third = n > 2 ? 0 + x[2] : 0, fourth = n > 3 ? 0 + x[3] : 0;
  return (first + third) + (second + fourth);
}

double
mur_vsum (gsize n, const double *x)
{
  return n <= FEW ? sum_few (n, x) : plain (n, x, NULL);
}

/* The compiler makes one of these for each @n below, without loops or branches. */
MUR_INLINE void
sum_few_of_rows (gsize n, gsize n_rows, const double *x, double *sums)
{
  for (gsize k = 0; k < n_rows; k++)
    sums[k] = sum_few (n, x + k * n);
}

void
mur_vsum_rows (gsize n, gsize n_rows, const double *x, double *sums)
{
  switch (n)
    {
    case 2:
      sum_few_of_rows (2, n_rows, x, sums);
      break;
    case 3:
      sum_few_of_rows (3, n_rows, x, sums);
      break;
    default:
      for (gsize k = 0; k < n_rows; k++)
        sums[k] = mur_vsum (n, x + k * n);
    }
}

double
mur_vsum_squares (gsize n, const double *x)
{
  return squares (n, x, NULL);
}

double
mur_vsum_squared_difference (gsize n, const double *x, const double *y)
{
  return squared_difference (n, x, y);
}

double
mur_vsum_absolute_difference (gsize n, const double *x, const double *y)
{
  return absolute_difference (n, x, y);
}
