/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The loops, for one format: included once for each by sums-double.c and sums-float.c,
 * with REAL, FABS and the names of the table and of the last addition defined. They are
 * a file of their own without a rounding mode set in it, so that no compiler moves or
 * folds what depends on one. */

#include "core/precision/sums-private.h"

#include <math.h>

static void
add_naively (MurSum *self, gsize n, const double *terms)
{
  REAL sum = (REAL)self->sum;
  for (gsize i = 0; i < n; i++)
    sum += (REAL)terms[i];
  self->sum = (double)sum;
}

/* A binary counter: two parts of one size become one of the next. */
static void
add_pairwise (MurSum *self, gsize n, const double *terms)
{
  guint64 n_before = self->n;
  for (gsize i = 0; i < n; i++, n_before++)
    {
      REAL part = (REAL)terms[i];
      guint level = 0;
      for (guint64 bits = n_before; bits & 1; bits >>= 1, level++)
        part = (REAL)self->levels[level] + part;
      self->levels[level] = (double)part;
    }
}

static void
add_kahan (MurSum *self, gsize n, const double *terms)
{
  REAL sum = (REAL)self->sum, rest = (REAL)self->rest;
  for (gsize i = 0; i < n; i++)
    {
      const REAL term = (REAL)terms[i] - rest;
      const REAL next = sum + term;
      rest = (next - sum) - term;
      sum = next;
    }
  self->sum = (double)sum;
  self->rest = (double)rest;
}

/* Dekker's sum of two with the greater one first. */
static inline REAL
add_ordered (REAL a, REAL b, REAL *error)
{
  const REAL sum = a + b;
  const REAL from_a = b - (sum - a), from_b = a - (sum - b);
  *error = FABS (a) >= FABS (b) ? from_a : from_b;
  return sum;
}

static void
add_neumaier (MurSum *self, gsize n, const double *terms)
{
  REAL sum = (REAL)self->sum, rest = (REAL)self->rest, error;
  for (gsize i = 0; i < n; i++)
    {
      sum = add_ordered (sum, (REAL)terms[i], &error);
      rest += error;
    }
  self->sum = (double)sum;
  self->rest = (double)rest;
}

static void
add_double_double (MurSum *self, gsize n, const double *terms)
{
  REAL sum = (REAL)self->sum, rest = (REAL)self->rest, error;
  for (gsize i = 0; i < n; i++)
    {
      const REAL high = add_ordered (sum, (REAL)terms[i], &error);
      const REAL low = error + rest;
      sum = high + low;
      rest = low - (sum - high);
    }
  self->sum = (double)sum;
  self->rest = (double)rest;
}

const MurSumLoop LOOPS[MUR_SUM_EXACT] = {
  [MUR_SUM_NAIVE] = add_naively,
  [MUR_SUM_PAIRWISE] = add_pairwise,
  [MUR_SUM_KAHAN] = add_kahan,
  [MUR_SUM_NEUMAIER] = add_neumaier,
  [MUR_SUM_DOUBLE_DOUBLE] = add_double_double,
};

/* The smallest part of the tree first. */
static REAL
add_levels (const MurSum *self)
{
  guint64 n = self->n;
  guint level = 0;
  REAL sum;
  if (n == 0)
    return 0;
  for (; (n & 1) == 0; n >>= 1)
    level++;
  sum = (REAL)self->levels[level];
  for (n >>= 1, level++; n != 0; n >>= 1, level++)
    if (n & 1)
      sum = (REAL)self->levels[level] + sum;
  return sum;
}

double
FINISH (const MurSum *self)
{
  switch (self->method)
    {
    case MUR_SUM_PAIRWISE:
      return (double)add_levels (self);
    case MUR_SUM_NEUMAIER:
      return (double)((REAL)self->sum + (REAL)self->rest);
    default:
      return self->sum;
    }
}
