/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each measure is a sum over single points and one over pairs. A point's row holds its
 * pairs with all points before it; a row is summed by one thread in MUR_LANES partial
 * sums, and rows are added in order with the rounding errors carried along (Neumaier
 * 1974). So the cut over threads, and over time, does not show.
 *
 * T. T. Warnock, in: Applications of Number Theory to Numerical Analysis (1972)
 * 319–343. F. J. Hickernell, Mathematics of Computation 67 (1998) 299–322. Y.-D. Zhou,
 * K.-T. Fang and J.-H. Ning, Journal of Complexity 29 (2013) 283–301. */

#include "core/sampling/discrepancy.h"

#include "core/base/kernel.h"
#include "core/base/vmath.h"

#include <math.h>

#define ROWS_A_CHUNK 16
#define BLOCK 512 /* pairs at a time: they stay in the first-level cache */

typedef struct
{
  double sum;
  double carry;
} Sum;

struct _MurDiscrepancy
{
  guint dimensions;
  guint kinds;
  gsize n;
  Sum singles[MUR_N_DISCREPANCIES];
  Sum pairs[MUR_N_DISCREPANCIES];
  double squared_distance; /* the smallest */
};

typedef void RowFirst (gsize n, const double *x, double y, double *terms);
typedef void RowTwo (
  gsize n, const double *x1, const double *x2, double y1, double y2, double *terms);

static void
sum_add (Sum *self, double value)
{
  double total = self->sum + value;
  double larger = fabs (self->sum) >= fabs (value) ? self->sum : value;
  double smaller = fabs (self->sum) >= fabs (value) ? value : self->sum;
  self->carry += (larger - total) + smaller;
  self->sum = total;
}

static double
sum_value (const Sum *self)
{
  return self->sum + self->carry;
}

/* The factor of one coordinate in the term of one pair; x of the other point, y of the
 * row's own. */
MUR_INLINE double
l2_star_factor (double x, double y)
{
  return 1 - (x > y ? x : y);
}

MUR_INLINE double
centred_factor (double x, double y)
{
  return 1 + 0.5 * (fabs (x - 0.5) + fabs (y - 0.5) - fabs (x - y));
}

MUR_INLINE double
wraparound_factor (double x, double y)
{
  double distance = fabs (x - y);
  return 1.5 - distance * (1 - distance);
}

MUR_INLINE double
mixture_factor (double x, double y)
{
  double distance = fabs (x - y);
  return 1.875 - 0.25 * (fabs (x - 0.5) + fabs (y - 0.5))
         - distance * (0.75 - 0.5 * distance);
}

MUR_INLINE double
distance_factor (double x, double y)
{
  return (x - y) * (x - y);
}

/* The factors of n pairs, COMBINEd over the dimensions; two dimensions, the usual
 * number, in one go. The terms go into an array and are summed from there, which is
 * what compilers turn into vector code. */
#define ROW(name, COMBINE)                                                            \
  MUR_KERNEL static void name##_first (gsize n, const double *restrict x, double y,   \
                                       double *restrict terms)                        \
  {                                                                                   \
    for (gsize i = 0; i < n; i++)                                                     \
      terms[i] = name##_factor (x[i], y);                                             \
  }                                                                                   \
                                                                                      \
  MUR_KERNEL static void name##_two (gsize n, const double *restrict x1,              \
                                     const double *restrict x2, double y1, double y2, \
                                     double *restrict terms)                          \
  {                                                                                   \
    for (gsize i = 0; i < n; i++)                                                     \
      terms[i] = name##_factor (x1[i], y1) COMBINE name##_factor (x2[i], y2);         \
  }                                                                                   \
                                                                                      \
  MUR_KERNEL static void name##_next (gsize n, const double *restrict x, double y,    \
                                      double *restrict terms)                         \
  {                                                                                   \
    for (gsize i = 0; i < n; i++)                                                     \
      terms[i] = terms[i] COMBINE name##_factor (x[i], y);                            \
  }

ROW (l2_star, *)
ROW (centred, *)
ROW (wraparound, *)
ROW (mixture, *)
ROW (distance, +)

MUR_KERNEL static double
smallest_term (gsize n, const double *values)
{
  double lanes[MUR_LANES];
  gsize done = 0;

  for (gsize j = 0; j < MUR_LANES; j++)
    lanes[j] = INFINITY;
  for (; done + MUR_LANES <= n; done += MUR_LANES)
    for (gsize j = 0; j < MUR_LANES; j++)
      lanes[j] = values[done + j] < lanes[j] ? values[done + j] : lanes[j];
  for (gsize j = 0; done + j < n; j++)
    lanes[j] = values[done + j] < lanes[j] ? values[done + j] : lanes[j];
  for (gsize j = 1; j < MUR_LANES; j++)
    lanes[0] = lanes[j] < lanes[0] ? lanes[j] : lanes[0];
  return lanes[0];
}

static double
l2_star_single (double x)
{
  return (1 - x * x) / 2;
}

static double
centred_single (double x)
{
  double distance = fabs (x - 0.5);
  return 1 + 0.5 * distance - 0.5 * distance * distance;
}

static double
mixture_single (double x)
{
  double distance = fabs (x - 0.5);
  return 5.0 / 3 - 0.25 * distance - 0.25 * distance * distance;
}

typedef struct
{
  RowFirst *first;
  RowTwo *two;
  RowFirst *next;
  double (*diagonal) (double, double); /* factor of a point beside itself */
  double (*single) (double x);         /* factor of a single point; nullable: 0 */
  double constant;                     /* to the power s */
  double sign;                         /* of the constant */
} Measure;

#define ROWS(name) name##_first, name##_two, name##_next, name##_factor

static const Measure measures[] = {
  [MUR_DISCREPANCY_L2_STAR] = { ROWS (l2_star), l2_star_single, 1.0 / 3, 1 },
  [MUR_DISCREPANCY_CENTRED] = { ROWS (centred), centred_single, 13.0 / 12, 1 },
  [MUR_DISCREPANCY_WRAPAROUND] = { ROWS (wraparound), NULL, 4.0 / 3, -1 },
  [MUR_DISCREPANCY_MIXTURE] = { ROWS (mixture), mixture_single, 19.0 / 12, 1 },
  [MUR_DISCREPANCY_MINIMUM_DISTANCE] = { ROWS (distance), NULL, 0, 0 },
};

MurDiscrepancy *
mur_discrepancy_new (guint dimensions, guint kinds)
{
  g_return_val_if_fail (dimensions > 0, NULL);

  MurDiscrepancy *self = g_new0 (MurDiscrepancy, 1);
  self->dimensions = dimensions;
  self->kinds = kinds & MUR_DISCREPANCY_ALL;
  self->squared_distance = INFINITY;
  return self;
}

void
mur_discrepancy_free (MurDiscrepancy *self)
{
  g_free (self);
}

static gboolean
wants (const MurDiscrepancy *self, guint kind)
{
  return (self->kinds & 1u << kind) != 0;
}

/* The rows of the new points, measure after measure. */
typedef struct
{
  const MurDiscrepancy *self;
  const double *const *columns;
  gsize n;
  double *rows;   /* (n − self->n) × MUR_N_DISCREPANCIES */
  double *points; /* a point for each thread */
} Extension;

/* The terms of @point beside the @n points from @first on. */
static void
fill_terms (const Extension *extension,
            const Measure *measure,
            gsize first,
            gsize n,
            const double *point,
            double *terms)
{
  const double *const *x = extension->columns;
  guint dimensions = extension->self->dimensions;

  if (dimensions == 1)
    measure->first (n, x[0] + first, point[0], terms);
  else
    measure->two (n, x[0] + first, x[1] + first, point[0], point[1], terms);
  for (guint d = 2; d < dimensions; d++)
    measure->next (n, x[d] + first, point[d], terms);
}

static double
sum_row (const Extension *extension, guint kind, gsize row, const double *point)
{
  gboolean is_distance = kind == MUR_DISCREPANCY_MINIMUM_DISTANCE;
  double terms[BLOCK];
  double result = is_distance ? INFINITY : 0;

  for (gsize first = 0; first < row; first += BLOCK)
    {
      gsize n = MIN (row - first, BLOCK);
      fill_terms (extension, &measures[kind], first, n, point, terms);
      if (is_distance)
        result = MIN (result, smallest_term (n, terms));
      else
        result += mur_vsum (n, terms);
    }
  return result;
}

static void
sum_rows (const Extension *extension, gsize row, double *point)
{
  const MurDiscrepancy *self = extension->self;
  double *sums = extension->rows + (row - self->n) * MUR_N_DISCREPANCIES;

  for (guint d = 0; d < self->dimensions; d++)
    point[d] = extension->columns[d][row];
  for (guint kind = 0; kind < MUR_N_DISCREPANCIES; kind++)
    if (wants (self, kind))
      sums[kind] = sum_row (extension, kind, row, point);
}

static void
sum_rows_cb (gsize chunk, guint thread, gpointer data)
{
  const Extension *extension = data;
  gsize first = extension->self->n + chunk * ROWS_A_CHUNK;
  gsize end = MIN (first + ROWS_A_CHUNK, extension->n);
  double *point = extension->points + (gsize)thread * extension->self->dimensions;

  for (gsize row = first; row < end; row++)
    sum_rows (extension, row, point);
}

/* The terms of point @row by itself: its single one, and half of its pair with itself,
 * for all pairs will count twice. */
static void
add_single (MurDiscrepancy *self, guint kind, const double *const *columns, gsize row)
{
  const Measure *measure = &measures[kind];
  double single = 1, diagonal = 1;

  for (guint d = 0; d < self->dimensions; d++)
    {
      double x = columns[d][row];
      single *= measure->single != NULL ? measure->single (x) : 0;
      diagonal *= measure->diagonal (x, x);
    }
  sum_add (&self->singles[kind], single);
  sum_add (&self->pairs[kind], diagonal / 2);
}

static void
add_row (MurDiscrepancy *self,
         const double *const *columns,
         gsize row,
         const double *sums)
{
  for (guint kind = 0; kind < MUR_DISCREPANCY_MINIMUM_DISTANCE; kind++)
    if (wants (self, kind))
      {
        add_single (self, kind, columns, row);
        sum_add (&self->pairs[kind], sums[kind]);
      }
  if (wants (self, MUR_DISCREPANCY_MINIMUM_DISTANCE)
      && sums[MUR_DISCREPANCY_MINIMUM_DISTANCE] < self->squared_distance)
    self->squared_distance = sums[MUR_DISCREPANCY_MINIMUM_DISTANCE];
}

void
mur_discrepancy_extend (MurDiscrepancy *self,
                        const double *const *columns,
                        gsize n,
                        MurPool *pool)
{
  g_return_if_fail (self != NULL && columns != NULL && pool != NULL);
  g_return_if_fail (n >= self->n);

  gsize n_new = n - self->n;
  g_autofree double *rows = g_new (double, n_new *MUR_N_DISCREPANCIES);
  g_autofree double *points
    = g_new (double, (gsize)mur_pool_n_threads (pool) * self->dimensions);
  Extension extension = { self, columns, n, rows, points };

  mur_pool_for (pool, (n_new + ROWS_A_CHUNK - 1) / ROWS_A_CHUNK, sum_rows_cb,
                &extension);
  for (gsize i = 0; i < n_new; i++)
    add_row (self, columns, self->n + i, rows + i * MUR_N_DISCREPANCIES);
  self->n = n;
}

double
mur_discrepancy_value (const MurDiscrepancy *self, MurDiscrepancyKind kind)
{
  g_return_val_if_fail (self != NULL && kind < MUR_N_DISCREPANCIES, NAN);

  const Measure *measure = &measures[kind];
  double n = (double)self->n;

  if (!wants (self, kind) || self->n == 0)
    return NAN;
  if (kind == MUR_DISCREPANCY_MINIMUM_DISTANCE)
    return self->n == 1 ? NAN : sqrt (self->squared_distance);

  double value = measure->sign;
  for (guint d = 0; d < self->dimensions; d++)
    value *= measure->constant;
  value -= 2 * sum_value (&self->singles[kind]) / n;
  value += 2 * sum_value (&self->pairs[kind]) / n / n;
  if (kind == MUR_DISCREPANCY_L2_STAR)
    return value > 0 ? sqrt (value) : 0;
  return value;
}

gsize
mur_discrepancy_get_state (const MurDiscrepancy *self, double *state)
{
  g_return_val_if_fail (self != NULL && state != NULL, 0);

  for (guint kind = 0; kind < MUR_N_DISCREPANCIES; kind++)
    {
      *state++ = self->singles[kind].sum;
      *state++ = self->singles[kind].carry;
      *state++ = self->pairs[kind].sum;
      *state++ = self->pairs[kind].carry;
    }
  *state = self->squared_distance;
  return self->n;
}

void
mur_discrepancy_set_state (MurDiscrepancy *self, gsize n, const double *state)
{
  g_return_if_fail (self != NULL && state != NULL);

  for (guint kind = 0; kind < MUR_N_DISCREPANCIES; kind++, state += 4)
    {
      self->singles[kind] = (Sum){ .sum = state[0], .carry = state[1] };
      self->pairs[kind] = (Sum){ .sum = state[2], .carry = state[3] };
    }
  self->squared_distance = *state;
  self->n = n;
}
