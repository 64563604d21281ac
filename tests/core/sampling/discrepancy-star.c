/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The star discrepancy beside the definition in whole numbers; empty cells and
 * correlations; what is known of Halton and of random points. */

#include "core/sampling/discrepancy-star.h"
#include "core/sampling/primes.h"

#include "core/base/rng.h"
#include "core/sampling/discrepancy-cells.h"
#include "core/sampling/discrepancy-pairs.h"
#include "tests/core/sampling/inverse.h"
#include "tests/core/sampling/units.h"

#include <math.h>

#define MAX_POINTS 1000

typedef struct
{
  guint n;
  double x[MAX_POINTS], y[MAX_POINTS];
} Sample;

static void
fill_random (Sample *sample, guint n, guint64 seed)
{
  MurRng rng = mur_rng (seed, MUR_RNG_TEST, n);
  sample->n = n;
  mur_rng_fill_uniform (&rng, n, sample->x);
  mur_rng_fill_uniform (&rng, n, sample->y);
}

/* In two bases. */
static void
fill_halton (Sample *sample, guint64 first, guint n, guint32 base_x, guint32 base_y)
{
  sample->n = n;
  for (guint i = 0; i < n; i++)
    {
      sample->x[i] = plain_inverse (first + i, base_x);
      sample->y[i] = plain_inverse (first + i, base_y);
    }
}

static MurStarBox
star_of (const Sample *sample)
{
  g_autoptr (MurStar) star = mur_star_new (2);
  mur_star_add (star, sample->x, sample->y, sample->n);
  return mur_star_find (star);
}

/* n q² D* over all boxes whose corners are points' coordinates i/q, or 1: every number
 * is whole. */
static gint64
define (guint n, const int *x, const int *y, int q)
{
  gint64 largest = 0;
  for (guint i = 0; i <= n; i++)
    for (guint j = 0; j <= n; j++)
      {
        int a = i < n ? x[i] : q, b = j < n ? y[j] : q;
        gint64 open = 0, closed = 0, volume = (gint64)a * b * n;
        for (guint k = 0; k < n; k++)
          {
            open += x[k] < a && y[k] < b;
            closed += x[k] <= a && y[k] <= b;
          }
        largest = MAX (largest, volume - open * q * q);
        largest = MAX (largest, closed * q * q - volume);
      }
  return largest;
}

/* The difference of two numbers up to 1, each with a rounding of 2⁻⁵⁴ or two. */
static void
assert_defined (guint n, int q, guint64 seed)
{
  Sample sample;
  int x[100], y[100];
  fill_random (&sample, n, seed);
  for (guint i = 0; i < n; i++)
    {
      x[i] = (int)(sample.x[i] * (q + 1));
      y[i] = (int)(sample.y[i] * (q + 1));
      sample.x[i] = (double)x[i] / q;
      sample.y[i] = (double)y[i] / q;
    }
  double exact = (double)define (n, x, y, q) / ((double)n * q * q);
  g_test_message ("%u points of %d-ths, seed %" G_GUINT64_FORMAT, n, q, seed);
  g_assert_cmpfloat_with_epsilon (star_of (&sample).value, exact, 3e-16);
}

/* From many equal coordinates, 0 and 1 among them, to all different; one block and
 * several. */
static void
test_definition (void)
{
  static const int denominators[] = { 2, 7, 60, 12345 };
  for (guint i = 0; i < G_N_ELEMENTS (denominators); i++)
    for (guint64 seed = 0; seed < 20; seed++)
      {
        assert_defined (1, denominators[i], seed);
        assert_defined (2 + (guint)seed, denominators[i], seed);
        assert_defined (81 + (guint)seed, denominators[i], seed);
      }
}

static void
assert_box (const Sample *sample)
{
  MurStarBox box = star_of (sample);
  guint64 n_inside = 0;
  for (guint i = 0; i < sample->n; i++)
    n_inside += box.is_dense ? sample->x[i] <= box.x && sample->y[i] <= box.y
                             : sample->x[i] < box.x && sample->y[i] < box.y;
  double excess = (double)n_inside / sample->n - box.x * box.y;
  g_assert_cmpuint (box.n_inside, ==, n_inside);
  g_assert_cmpfloat_with_epsilon (box.is_dense ? excess : -excess, box.value, 3e-16);
}

static void
test_box (void)
{
  Sample sample;
  for (guint64 seed = 0; seed < 30; seed++)
    {
      fill_random (&sample, 7 + 33 * (guint)seed, seed);
      assert_box (&sample);
    }
  fill_halton (&sample, 0, 997, 5, 7);
  assert_box (&sample);
}

/* Any order and any portions, to the bit; and the other way round, which turns the
 * sweep. */
static void
test_order (void)
{
  Sample sample, swapped;
  fill_random (&sample, 1000, 99);
  MurStarBox whole = star_of (&sample);
  g_autoptr (MurStar) star = mur_star_new (2);
  for (guint i = 1000; i > 0; i -= 125)
    mur_star_add (star, sample.x + i - 125, sample.y + i - 125, 125);
  MurStarBox portions = mur_star_find (star);
  g_assert_cmpfloat (portions.value, ==, whole.value);
  g_assert_cmpfloat (portions.x, ==, whole.x);
  g_assert_cmpfloat (portions.y, ==, whole.y);
  swapped.n = 1000;
  memcpy (swapped.x, sample.y, sizeof sample.y);
  memcpy (swapped.y, sample.x, sizeof sample.x);
  g_assert_cmpfloat_with_epsilon (star_of (&swapped).value, whole.value, 3e-16);
}

/* D* = 1/(2n) + max |x(i) − (2i − 1)/(2n)| on the line (Niederreiter 1992, theorem
 * 2.6). */
static void
test_line (void)
{
  Sample sample;
  fill_random (&sample, 211, 5);
  g_autoptr (MurStar) star = mur_star_new (1);
  mur_star_add (star, sample.x, NULL, 211);
  double largest = 0;
  for (guint i = 0; i < 211; i++)
    {
      guint below = 0;
      for (guint j = 0; j < 211; j++)
        below += sample.x[j] < sample.x[i];
      largest = fmax (largest, fabs (sample.x[i] - (2 * below + 1) / 422.0));
    }
  g_assert_cmpfloat_with_epsilon (mur_star_find (star).value, largest + 1 / 422.0,
                                  3e-16);
}

static void
test_empty (void)
{
  g_autoptr (MurStar) star = mur_star_new (2);
  MurStarBox box = mur_star_find (star);
  g_assert_cmpfloat (box.value, ==, 1);
  g_assert_cmpuint (box.n_inside, ==, 0);
  g_assert_false (box.is_dense);
}

/* The mean of 300 random samples, whose values spread by 0.03, has a standard error of
 * 0.0017. */
static void
test_known (void)
{
  Sample sample;
  double sum = 0;
  fill_halton (&sample, 0, 100, 5, 7);
  g_assert_cmpfloat_with_epsilon (star_of (&sample).value, 0.0500, 5e-5);
  for (guint64 seed = 0; seed < 300; seed++)
    {
      fill_random (&sample, 100, seed);
      sum += star_of (&sample).value;
    }
  g_assert_cmpfloat_with_epsilon (sum / 300, 0.123, 0.006);
}

/* At 1000 points, without the origin: large bases are worse than chance. Random samples
 * spread by 0.008: 40 of them leave 0.0013. */
static void
test_large_bases (void)
{
  Sample sample;
  double sum = 0;
  fill_halton (&sample, 1, 1000, 167, 173);
  g_assert_cmpfloat_with_epsilon (star_of (&sample).value, 0.196, 5e-4);
  for (guint64 seed = 0; seed < 40; seed++)
    {
      fill_random (&sample, 1000, seed);
      sum += star_of (&sample).value;
    }
  g_assert_cmpfloat_with_epsilon (sum / 40, 0.034, 0.006);
}

static gsize
empty_cells (const Sample *sample, guint k)
{
  g_auto (MurCells) cells = { 0 };
  guint third = sample->n / 3;
  guint64 total = 0;
  mur_cells_init (&cells, k, k);
  mur_cells_add (&cells, third, sample->x, sample->y);
  mur_cells_add (&cells, sample->n - third, sample->x + third, sample->y + third);
  for (gsize i = 0; i < mur_cells_n (&cells); i++)
    total += cells.counts[i];
  g_assert_cmpuint (total, ==, sample->n);
  return mur_cells_n_empty (&cells);
}

/* By exact fractions 18; a grid of edges k · 0.1 in doubles gives 19, for 0.6 lies
 * below 6 · 0.1. At random a cell stays empty with probability 0.99¹⁰⁰ = 0.366; the
 * number of them spreads by 3, the mean of 300 by 0.18. */
static void
test_cells (void)
{
  Sample sample;
  double sum = 0;
  fill_halton (&sample, 0, 100, 5, 7);
  g_assert_cmpuint (empty_cells (&sample, 10), ==, 18);
  for (guint64 seed = 0; seed < 300; seed++)
    {
      fill_random (&sample, 100, seed);
      sum += (double)empty_cells (&sample, 10);
    }
  g_assert_cmpfloat_with_epsilon (sum / 300, 36.6, 0.7);
}

static void
test_cell_edges (void)
{
  const double x[] = { 0, 0.1, 0.3, 0.7, 1, 0x1.fffffffffffffp-1 };
  const double y[] = { 1, 0.3, 0, 0.6, 1, 0.5 };
  static const gsize places[] = { 90, 31, 3, 67, 99, 59 };
  g_auto (MurCells) cells = { 0 };
  mur_cells_init (&cells, 10, 10);
  mur_cells_add (&cells, G_N_ELEMENTS (x), x, y);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpuint (cells.counts[places[i]], ==, 1);
  g_assert_cmpuint (mur_cells_n_empty (&cells), ==, 94);
}

/* Fewer rows than columns. */
static void
test_cell_rows (void)
{
  const double x[] = { 0.21, 0.99, 0.5, 0.5 }, y[] = { 0.8, 0.1, 0.67, 0.66 };
  g_auto (MurCells) tall = { 0 }, flat = { 0 };
  mur_cells_init (&tall, 5, 3);
  mur_cells_add (&tall, 4, x, y);
  g_assert_cmpuint (tall.counts[11], ==, 1);
  g_assert_cmpuint (tall.counts[4], ==, 1);
  g_assert_cmpuint (tall.counts[12], ==, 1);
  g_assert_cmpuint (tall.counts[7], ==, 1);
  mur_cells_init (&flat, 5, 1);
  mur_cells_add (&flat, 4, x, x);
  g_assert_cmpuint (flat.counts[2], ==, 2);
  g_assert_cmpuint (mur_cells_n_empty (&flat), ==, 2);
}

static long double
define_correlation (const double *x, const double *y, guint n)
{
  long double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
  for (guint i = 0; i < n; i++)
    {
      mx += x[i] / (long double)n;
      my += y[i] / (long double)n;
    }
  for (guint i = 0; i < n; i++)
    {
      xx += (x[i] - mx) * (x[i] - mx);
      yy += (y[i] - my) * (y[i] - my);
      xy += (x[i] - mx) * (y[i] - my);
    }
  return xy / sqrtl (xx * yy);
}

/* Dimension k in the base of the (38 − k)-th prime: pair (1, 2) has 173 and 167. */
static void
fill_wide (guint dimensions, gsize n, double *points, const double **columns)
{
  for (guint d = 0; d < dimensions; d++)
    {
      columns[d] = points + d * n;
      for (gsize i = 0; i < n; i++)
        points[d * n + i] = plain_inverse (i, mur_prime (39 - d));
    }
}

static void
test_correlations (void)
{
  const double *columns[40];
  g_autofree double *points = g_new (double, 40 * 1000);
  g_autofree double *correlations = g_new (double, mur_pairs_n (40));
  g_autoptr (MurPool) pool = mur_pool_new (2);
  g_autoptr (MurPairs) pairs = mur_pairs_new (40);
  fill_wide (40, 1000, points, columns);
  mur_pairs_add (pairs, columns, 0, 77, pool);
  mur_pairs_add (pairs, columns, 77, 923, pool);
  g_assert_cmpuint (mur_pairs_n_points (pairs), ==, 1000);
  mur_pairs_correlations (pairs, correlations);
  g_assert_cmpfloat_with_epsilon (correlations[0], 0.50, 5e-3);
  gsize at = 0;
  for (guint i = 0; i < 40; i++)
    for (guint j = i + 1; j < 40; j++)
      g_assert_cmpfloat_with_epsilon (
        correlations[at++], (double)define_correlation (columns[i], columns[j], 1000),
        1e-14);
  g_assert_cmpuint (at, ==, mur_pairs_n (40));
}

static void
test_correlation_threads (void)
{
  const double *columns[40];
  g_autofree double *points = g_new (double, 40 * 3000);
  g_autofree double *first = g_new (double, mur_pairs_n (40));
  g_autofree double *second = g_new (double, mur_pairs_n (40));
  g_autoptr (MurPool) one = mur_pool_new (1);
  g_autoptr (MurPool) eight = mur_pool_new (8);
  g_autoptr (MurPairs) a = mur_pairs_new (40);
  g_autoptr (MurPairs) b = mur_pairs_new (40);
  fill_wide (40, 3000, points, columns);
  mur_pairs_add (a, columns, 0, 3000, one);
  mur_pairs_add (b, columns, 0, 3000, eight);
  mur_pairs_correlations (a, first);
  mur_pairs_correlations (b, second);
  g_assert_cmpmem (first, mur_pairs_n (40) * 8, second, mur_pairs_n (40) * 8);
}

static void
test_no_correlation (void)
{
  double constant[50], rising[50];
  const double *columns[] = { constant, rising, rising };
  double correlations[3];
  for (guint i = 0; i < 50; i++)
    {
      constant[i] = 0.3;
      rising[i] = i / 50.0;
    }
  g_autoptr (MurPool) pool = mur_pool_new (1);
  g_autoptr (MurPairs) pairs = mur_pairs_new (3);
  mur_pairs_add (pairs, columns, 0, 1, pool);
  mur_pairs_correlations (pairs, correlations);
  g_assert_true (isnan (correlations[2]));
  mur_pairs_add (pairs, columns, 1, 49, pool);
  mur_pairs_correlations (pairs, correlations);
  g_assert_true (isnan (correlations[0]) && isnan (correlations[1]));
  g_assert_cmpfloat_with_epsilon (correlations[2], 1, 1e-15);
}

void
mur_test_discrepancy_star (void)
{
  g_test_add_func ("/sampling/star/definition", test_definition);
  g_test_add_func ("/sampling/star/box", test_box);
  g_test_add_func ("/sampling/star/order", test_order);
  g_test_add_func ("/sampling/star/line", test_line);
  g_test_add_func ("/sampling/star/empty", test_empty);
  g_test_add_func ("/sampling/star/known", test_known);
  g_test_add_func ("/sampling/star/large-bases", test_large_bases);
  g_test_add_func ("/sampling/cells/known", test_cells);
  g_test_add_func ("/sampling/cells/edges", test_cell_edges);
  g_test_add_func ("/sampling/cells/rows", test_cell_rows);
  g_test_add_func ("/sampling/pairs/correlations", test_correlations);
  g_test_add_func ("/sampling/pairs/threads", test_correlation_threads);
  g_test_add_func ("/sampling/pairs/none", test_no_correlation);
}
