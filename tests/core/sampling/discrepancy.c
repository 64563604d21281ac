/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Discrepancies over pairs of points, beside fractions of whole numbers worked out from
 * the definitions; their symmetries; how they fall as points arrive. */

#include "core/sampling/discrepancy.h"

#include "core/base/rng.h"
#include "core/sampling/primes.h"
#include "tests/core/sampling/inverse.h"
#include "tests/core/sampling/units.h"

#include <math.h>

__extension__ typedef __int128 Wide;

typedef struct
{
  Wide top, bottom;
} Fraction;

static Fraction
fraction (Wide top, Wide bottom)
{
  Wide a = top < 0 ? -top : top, b = bottom;
  while (b != 0)
    {
      Wide rest = a % b;
      a = b;
      b = rest;
    }
  return (Fraction){ top / a, bottom / a };
}

static Fraction
add (Fraction a, Fraction b)
{
  Fraction step = fraction (a.bottom, b.bottom); /* keeps the products small */
  return fraction (a.top * step.bottom + b.top * step.top, a.bottom * step.bottom);
}

static Fraction
times (Fraction a, Fraction b)
{
  Fraction first = fraction (a.top, b.bottom), second = fraction (b.top, a.bottom);
  return fraction (first.top * second.top, first.bottom * second.bottom);
}

static Fraction
subtract (Fraction a, Fraction b)
{
  return add (a, (Fraction){ -b.top, b.bottom });
}

static Fraction
absolute (Fraction a)
{
  return (Fraction){ a.top < 0 ? -a.top : a.top, a.bottom };
}

static const Fraction half = { 1, 2 }, quarter = { 1, 4 }, unit = { 1, 1 };

static Fraction
from_middle (Fraction x)
{
  return absolute (subtract (x, half));
}

static Fraction
pair_factor (MurDiscrepancyKind kind, Fraction x, Fraction y)
{
  Fraction distance = absolute (subtract (x, y));
  Fraction middles = add (from_middle (x), from_middle (y));
  Fraction larger = times (half, add (add (x, y), distance));
  Fraction square = times (distance, distance);
  switch (kind)
    {
    case MUR_DISCREPANCY_L2_STAR:
      return subtract (unit, larger);
    case MUR_DISCREPANCY_CENTRED:
      return add (unit, times (half, subtract (middles, distance)));
    case MUR_DISCREPANCY_WRAPAROUND:
      return add (subtract ((Fraction){ 3, 2 }, distance), square);
    default:
      return subtract (add (subtract ((Fraction){ 15, 8 }, times (quarter, middles)),
                            times (half, square)),
                       times ((Fraction){ 3, 4 }, distance));
    }
}

static Fraction
single_factor (MurDiscrepancyKind kind, Fraction x)
{
  Fraction z = from_middle (x), square = times (z, z);
  switch (kind)
    {
    case MUR_DISCREPANCY_L2_STAR:
      return times (half, subtract (unit, times (x, x)));
    case MUR_DISCREPANCY_CENTRED:
      return add (unit, times (half, subtract (z, square)));
    case MUR_DISCREPANCY_WRAPAROUND:
      return (Fraction){ 0, 1 };
    default:
      return subtract ((Fraction){ 5, 3 }, times (quarter, add (z, square)));
    }
}

static Fraction
constant (MurDiscrepancyKind kind, guint dimensions)
{
  static const Fraction bases[] = { { 1, 3 }, { 13, 12 }, { 4, 3 }, { 19, 12 } };
  Fraction power = unit;
  for (guint d = 0; d < dimensions; d++)
    power = times (power, bases[kind]);
  if (kind == MUR_DISCREPANCY_WRAPAROUND)
    power.top = -power.top;
  return power;
}

/* The definition, with the sum over all pairs. */
static Fraction
define (MurDiscrepancyKind kind, guint dimensions, gsize n, const Fraction *x)
{
  Fraction pairs = { 0, 1 }, singles = { 0, 1 };
  for (gsize i = 0; i < n; i++)
    {
      Fraction single = unit;
      for (guint d = 0; d < dimensions; d++)
        single = times (single, single_factor (kind, x[i * dimensions + d]));
      singles = add (singles, single);
      for (gsize j = 0; j < n; j++)
        {
          Fraction pair = unit;
          for (guint d = 0; d < dimensions; d++)
            pair = times (
              pair, pair_factor (kind, x[i * dimensions + d], x[j * dimensions + d]));
          pairs = add (pairs, pair);
        }
    }
  Wide count = (Wide)n;
  return add (
    subtract (constant (kind, dimensions), times ((Fraction){ 2, count }, singles)),
    times ((Fraction){ 1, count * count }, pairs));
}

typedef struct
{
  guint dimensions;
  double *columns[8];
} Points;

static void
points_clear (Points *self)
{
  for (guint d = 0; d < self->dimensions; d++)
    g_free (self->columns[d]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Points, points_clear)

static Points
random_points (guint dimensions, gsize n, guint64 seed)
{
  Points self = { .dimensions = dimensions };
  for (guint d = 0; d < dimensions; d++)
    {
      MurRng rng = mur_rng (seed, MUR_RNG_TEST, d);
      self.columns[d] = g_new (double, n);
      mur_rng_fill_uniform (&rng, n, self.columns[d]);
    }
  return self;
}

static Points
halton_points (guint dimensions, gsize n)
{
  Points self = { .dimensions = dimensions };
  for (guint d = 0; d < dimensions; d++)
    {
      self.columns[d] = g_new (double, n);
      for (gsize i = 0; i < n; i++)
        self.columns[d][i] = plain_inverse (i, mur_prime (d));
    }
  return self;
}

static const double *const *
columns_of (const Points *points)
{
  return (const double *const *)points->columns;
}

static MurDiscrepancy *
measure (const Points *points, gsize n, guint n_threads)
{
  g_autoptr (MurPool) pool = mur_pool_new (n_threads);
  MurDiscrepancy *self = mur_discrepancy_new (points->dimensions, MUR_DISCREPANCY_ALL);
  mur_discrepancy_extend (self, columns_of (points), n, pool);
  return self;
}

static double
value_of (const Points *points, gsize n, MurDiscrepancyKind kind)
{
  g_autoptr (MurDiscrepancy) self = measure (points, n, 1);
  return mur_discrepancy_value (self, kind);
}

/* Coordinates of 36ths: half of them are rounded. Each of n² + n + 1 terms, below 6, is
 * off by a few ulp at most, and the mean of them by no more: 1e-14 is about 8 ulp of 6.
 * The square of the root adds one ulp. */
static void
assert_defined (guint dimensions, gsize n, guint64 seed)
{
  g_autofree Fraction *exact = g_new (Fraction, n * dimensions);
  g_auto (Points) points = random_points (dimensions, n, seed);
  for (gsize i = 0; i < n; i++)
    for (guint d = 0; d < dimensions; d++)
      {
        int place = (int)(points.columns[d][i] * 37);
        exact[i * dimensions + d] = fraction (place, 36);
        points.columns[d][i] = place / 36.0;
      }
  for (guint kind = 0; kind < MUR_DISCREPANCY_MINIMUM_DISTANCE; kind++)
    {
      Fraction wanted = define (kind, dimensions, n, exact);
      double value = value_of (&points, n, kind);
      if (kind == MUR_DISCREPANCY_L2_STAR)
        value *= value;
      g_test_message ("%u dimensions, %u points, kind %u", dimensions, (guint)n, kind);
      g_assert_cmpfloat_with_epsilon (
        value, (double)((long double)wanted.top / (long double)wanted.bottom), 1e-14);
    }
}

static void
test_definitions (void)
{
  for (gsize n = 1; n <= 7; n += 2)
    {
      assert_defined (1, n, 100 + n);
      assert_defined (2, n, 200 + n);
      assert_defined (3, n, 300 + n);
    }
  assert_defined (2, 23, 17);
  assert_defined (4, 5, 29);
}

static void
assert_same (const MurDiscrepancy *a, const MurDiscrepancy *b)
{
  for (guint kind = 0; kind < MUR_N_DISCREPANCIES; kind++)
    g_assert_cmpfloat (mur_discrepancy_value (a, kind), ==,
                       mur_discrepancy_value (b, kind));
}

static void
test_threads (void)
{
  for (guint dimensions = 1; dimensions <= 5; dimensions++)
    {
      g_auto (Points) points = random_points (dimensions, 1203, 7);
      g_autoptr (MurDiscrepancy) one = measure (&points, 1203, 1);
      g_autoptr (MurDiscrepancy) two = measure (&points, 1203, 2);
      g_autoptr (MurDiscrepancy) eight = measure (&points, 1203, 8);
      assert_same (one, two);
      assert_same (one, eight);
    }
}

static void
test_portions (void)
{
  static const gsize ends[] = { 0, 1, 2, 17, 17, 33, 512, 540, 1203 };
  g_autoptr (MurPool) pool = mur_pool_new (2);
  g_auto (Points) points = random_points (3, 1203, 11);
  g_autoptr (MurDiscrepancy) whole = measure (&points, 1203, 1);
  g_autoptr (MurDiscrepancy) portions = mur_discrepancy_new (3, MUR_DISCREPANCY_ALL);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    mur_discrepancy_extend (portions, columns_of (&points), ends[i], pool);
  assert_same (whole, portions);
}

static void
mirror (Points *points, guint dimension, gsize n)
{
  for (gsize i = 0; i < n; i++)
    points->columns[dimension][i] = 1 - points->columns[dimension][i];
}

/* All but the star know no corner; the wrap-around one not even an edge. Sums of 300²
 * numbers of size 1 differ in their last digits: 1e-13 of values of 1e-3. */
static void
test_symmetries (void)
{
  const gsize n = 300;
  g_auto (Points) points = random_points (3, n, 23);
  g_autoptr (MurDiscrepancy) first = measure (&points, n, 1);
  mirror (&points, 1, n);
  g_autoptr (MurDiscrepancy) mirrored = measure (&points, n, 1);
  for (guint kind = MUR_DISCREPANCY_CENTRED; kind < MUR_N_DISCREPANCIES; kind++)
    g_assert_cmpfloat_with_epsilon (mur_discrepancy_value (first, kind),
                                    mur_discrepancy_value (mirrored, kind), 1e-13);
  g_assert_cmpfloat (
    fabs (mur_discrepancy_value (first, 0) - mur_discrepancy_value (mirrored, 0)), >,
    1e-4);

  double *column = points.columns[0];
  points.columns[0] = points.columns[2];
  points.columns[2] = column;
  g_autoptr (MurDiscrepancy) swapped = measure (&points, n, 1);
  for (guint kind = 0; kind < MUR_N_DISCREPANCIES; kind++)
    g_assert_cmpfloat_with_epsilon (mur_discrepancy_value (mirrored, kind),
                                    mur_discrepancy_value (swapped, kind), 1e-13);
  for (gsize i = 0; i < n; i++)
    column[i] = fmod (column[i] + 0.37, 1);
  g_assert_cmpfloat_with_epsilon (
    mur_discrepancy_value (swapped, MUR_DISCREPANCY_WRAPAROUND),
    value_of (&points, n, MUR_DISCREPANCY_WRAPAROUND), 1e-13);
}

/* The mean square of the L2-star discrepancy of n random points is (2⁻ˢ − 3⁻ˢ) / n. The
 * square varies by about its own size from sample to sample: with 400 of them 0.2 is
 * four standard errors. */
static void
test_random_mean (void)
{
  double sum = 0;
  for (guint64 seed = 0; seed < 400; seed++)
    {
      g_auto (Points) points = random_points (2, 50, seed);
      double value = value_of (&points, 50, MUR_DISCREPANCY_L2_STAR);
      sum += value * value;
    }
  g_assert_cmpfloat_with_epsilon (sum / 400 / ((1.0 / 4 - 1.0 / 9) / 50), 1, 0.2);
}

/* From 256 points to 4096 random ones gain √16; Halton's nearly 16, √log n short of it:
 * at least 16^0.8. */
static void
test_orders (void)
{
  g_auto (Points) halton = halton_points (2, 4096);
  double gain = value_of (&halton, 256, MUR_DISCREPANCY_L2_STAR)
                / value_of (&halton, 4096, MUR_DISCREPANCY_L2_STAR);
  g_assert_cmpfloat (gain, >, pow (16, 0.8));
  g_assert_cmpfloat (gain, <, 17);
}

static void
test_distance (void)
{
  g_auto (Points) points = random_points (3, 200, 41);
  double smallest = INFINITY;
  for (guint i = 0; i < 200; i++)
    for (guint j = 0; j < i; j++)
      {
        double square = 0;
        for (guint d = 0; d < 3; d++)
          square += pow (points.columns[d][i] - points.columns[d][j], 2);
        smallest = fmin (smallest, sqrt (square));
      }
  g_assert_cmpfloat_with_epsilon (
    value_of (&points, 200, MUR_DISCREPANCY_MINIMUM_DISTANCE), smallest, 1e-16);
  for (guint d = 0; d < 3; d++)
    points.columns[d][137] = points.columns[d][60];
  g_assert_cmpfloat (value_of (&points, 200, MUR_DISCREPANCY_MINIMUM_DISTANCE), ==, 0);
  g_assert_true (isnan (value_of (&points, 1, MUR_DISCREPANCY_MINIMUM_DISTANCE)));
}

static void
test_kinds (void)
{
  g_autoptr (MurPool) pool = mur_pool_new (1);
  g_auto (Points) points = random_points (2, 10, 3);
  g_autoptr (MurDiscrepancy) self
    = mur_discrepancy_new (2, 1u << MUR_DISCREPANCY_CENTRED);
  g_assert_true (isnan (mur_discrepancy_value (self, MUR_DISCREPANCY_CENTRED)));
  mur_discrepancy_extend (self, columns_of (&points), 10, pool);
  for (guint kind = 0; kind < MUR_N_DISCREPANCIES; kind++)
    if (kind == MUR_DISCREPANCY_CENTRED)
      g_assert_cmpfloat (mur_discrepancy_value (self, kind), ==,
                         value_of (&points, 10, kind));
    else
      g_assert_true (isnan (mur_discrepancy_value (self, kind)));
}

void
mur_test_discrepancy (void)
{
  g_test_add_func ("/sampling/discrepancy/definitions", test_definitions);
  g_test_add_func ("/sampling/discrepancy/threads", test_threads);
  g_test_add_func ("/sampling/discrepancy/portions", test_portions);
  g_test_add_func ("/sampling/discrepancy/symmetries", test_symmetries);
  g_test_add_func ("/sampling/discrepancy/random-mean", test_random_mean);
  g_test_add_func ("/sampling/discrepancy/orders", test_orders);
  g_test_add_func ("/sampling/discrepancy/distance", test_distance);
  g_test_add_func ("/sampling/discrepancy/kinds", test_kinds);
}
