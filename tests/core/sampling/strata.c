/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Strata: every interval of a Latin hypercube and every cell of a grid gets what it
 * should, and chance decides the rest. */

#include "core/sampling/strata.h"
#include "tests/core/sampling/units.h"

#include <math.h>

#define SEED 1357924680864209753u

/* One array a dimension, freed together. */
static double **
make_columns (guint dimensions, guint64 n)
{
  double **columns = g_new (double *, dimensions);
  double *all = g_new (double, dimensions *n);

  for (guint d = 0; d < dimensions; d++)
    columns[d] = all + d * n;
  return columns;
}

static void
free_columns (double **columns)
{
  g_free (columns[0]);
  g_free (columns);
}

static double **
fill_all (MurStrataKind kind, guint dimensions, guint64 count, guint64 seed)
{
  g_autoptr (MurStrata) strata = mur_strata_new (kind, dimensions, count, seed);
  double **columns = make_columns (dimensions, count);

  mur_strata_fill (strata, 0, count, 0, dimensions, columns);
  return columns;
}

static void
assert_latin (guint dimensions, guint64 count)
{
  double **columns = fill_all (MUR_STRATA_LATIN, dimensions, count, SEED + count);

  for (guint d = 0; d < dimensions; d++)
    {
      g_autofree guint8 *seen = g_new0 (guint8, count);

      for (guint64 i = 0; i < count; i++)
        {
          const guint64 interval = (guint64)(columns[d][i] * (double)count);

          g_assert_cmpuint (interval, <, count);
          g_assert_cmpuint (seen[interval]++, ==, 0);
        }
    }
  free_columns (columns);
}

static void
test_latin_has_one_an_interval (void)
{
  for (guint64 count = 1; count < 60; count++)
    assert_latin (3, count);
  assert_latin (40, 513);
  assert_latin (2, 1000003);
}

/* The cell of point @i, from its coordinates. */
static guint64
cell_of (const MurStrata *strata, guint dimensions, double *const *columns, guint64 i)
{
  guint64 cell = 0;

  for (guint d = 0; d < dimensions; d++)
    {
      const guint64 side = mur_strata_intervals (strata, d);
      const guint64 interval = (guint64)(columns[d][i] * (double)side);

      g_assert_cmpuint (interval, <, side);
      cell = cell * side + interval;
    }
  return cell;
}

/* At most one a cell; so exactly one if there are @count cells. */
static guint64
assert_grid (guint dimensions, guint64 count)
{
  g_autoptr (MurStrata) strata
    = mur_strata_new (MUR_STRATA_GRID, dimensions, count, SEED + count);
  double **columns = make_columns (dimensions, count);
  guint64 n_cells = 1;

  for (guint d = 0; d < dimensions; d++)
    n_cells *= mur_strata_intervals (strata, d);
  g_assert_cmpuint (n_cells, >=, count);

  g_autofree guint8 *seen = g_new0 (guint8, n_cells);

  mur_strata_fill (strata, 0, count, 0, dimensions, columns);
  for (guint64 i = 0; i < count; i++)
    g_assert_cmpuint (seen[cell_of (strata, dimensions, columns, i)]++, ==, 0);
  free_columns (columns);
  return n_cells;
}

static void
test_grid_has_one_a_cell (void)
{
  for (guint64 side = 1; side < 30; side++)
    g_assert_cmpuint (assert_grid (2, side * side), ==, side * side);
  g_assert_cmpuint (assert_grid (1, 1009), ==, 1009);
  g_assert_cmpuint (assert_grid (3, 8000), ==, 8000);
  g_assert_cmpuint (assert_grid (10, 1024), ==, 1024);
  g_assert_cmpuint (assert_grid (5, 16807), ==, 16807);
}

/* 31² < 31 · 32 < 1000 ≤ 32²; and ten dimensions cut in two are 1024 cells. */
static void
test_grid_of_any_count (void)
{
  g_assert_cmpuint (assert_grid (2, 1000), ==, 1024);
  g_assert_cmpuint (assert_grid (2, 962), ==, 992);
  g_assert_cmpuint (assert_grid (1000, 1000), ==, 1024);
  for (guint64 count = 1; count < 200; count++)
    g_assert_cmpuint (assert_grid (3, count), <, 2 * count + 2);
}

static void
test_grid_sides (void)
{
  g_autoptr (MurStrata) strata = mur_strata_new (MUR_STRATA_GRID, 12, 1000, SEED);

  for (guint d = 0; d < 12; d++)
    g_assert_cmpuint (mur_strata_intervals (strata, d), ==, d < 10 ? 2 : 1);
}

/* Portions and single dimensions give what one fill of all gives. */
static void
assert_cut (MurStrataKind kind)
{
  g_autoptr (MurStrata) strata = mur_strata_new (kind, 3, 2500, SEED);
  double **all = fill_all (kind, 3, 2500, SEED);
  double part[701];
  double *column = part;

  for (guint64 at = 0; at < 2500; at += 701)
    for (guint d = 0; d < 3; d++)
      {
        const gsize n = MIN (701, 2500 - at);

        mur_strata_fill (strata, at, n, d, 1, &column);
        g_assert_cmpmem (part, n * sizeof (double), all[d] + at, n * sizeof (double));
      }
  free_columns (all);
}

static void
test_cut_anywhere (void)
{
  assert_cut (MUR_STRATA_LATIN);
  assert_cut (MUR_STRATA_GRID);
}

static double
place_in_interval (double x, guint n)
{
  return x * n - floor (x * n) - 0.5;
}

/* Places in an interval are uniform: mean ½ and variance 1/12, whose estimates from n
 * have deviations 1/√(12 n) and 1/√(180 n). */
static void
assert_places (MurStrataKind kind, guint n)
{
  double **columns = fill_all (kind, 1, n, SEED);
  double mean = 0;
  double variance = 0;

  for (guint i = 0; i < n; i++)
    {
      const double place = place_in_interval (columns[0][i], n);

      mean += place / n;
      variance += place * place / n;
    }
  g_assert_cmpfloat (fabs (mean), <, 4.5 / sqrt (12.0 * n));
  g_assert_cmpfloat (fabs (variance - 1.0 / 12), <, 4.5 / sqrt (180.0 * n));
  free_columns (columns);
}

static void
test_places_are_uniform (void)
{
  assert_places (MUR_STRATA_LATIN, 30000);
  assert_places (MUR_STRATA_GRID, 30000);
}

/* Whoever is low in an interval of one dimension is not low in that of the other. */
static void
test_places_are_apart (void)
{
  const guint n = 20000;
  double **columns = fill_all (MUR_STRATA_LATIN, 2, n, SEED);
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += place_in_interval (columns[0][i], n) * place_in_interval (columns[1][i], n)
           * 12 / n;
  g_assert_cmpfloat (fabs (sum), <, 4.5 / sqrt (n));
  free_columns (columns);
}

/* Dimensions are drawn apart, so their correlation is that of n random pairs: deviation
 * 1/√n. So is that with the order of arrival. */
static void
test_dimensions_are_apart (void)
{
  const guint n = 20000;
  double **columns = fill_all (MUR_STRATA_LATIN, 4, n, SEED);

  for (guint a = 0; a < 4; a++)
    for (guint b = a; b < 4; b++)
      {
        double sum = 0;

        for (guint i = 0; i < n; i++)
          {
            const double other = a == b ? (i + 0.5) / n : columns[b][i];

            sum += (columns[a][i] - 0.5) * (other - 0.5) * 12 / n;
          }
        g_assert_cmpfloat (fabs (sum), <, 4.5 / sqrt (n));
      }
  free_columns (columns);
}

static void
test_seeds_differ (void)
{
  double **a = fill_all (MUR_STRATA_GRID, 2, 100, SEED);
  double **b = fill_all (MUR_STRATA_GRID, 2, 100, SEED + 1);
  guint n_equal = 0;

  for (guint i = 0; i < 100; i++)
    n_equal += a[0][i] == b[0][i];
  g_assert_cmpuint (n_equal, <, 5);
  free_columns (a);
  free_columns (b);
}

static void
test_misuse (void)
{
  g_autoptr (MurStrata) strata = mur_strata_new (MUR_STRATA_GRID, 2, 16, SEED);
  double values[2] = { 0.75, 0.75 };
  double *columns[] = { values, values, values };

  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*count <=*");
  g_assert_null (mur_strata_new (MUR_STRATA_LATIN, 2, MUR_STRATA_MAX_COUNT + 1, SEED));
  g_test_assert_expected_messages ();
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*n_dimensions*");
  mur_strata_fill (strata, 0, 2, 1, 2, columns);
  g_test_assert_expected_messages ();
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*count*");
  mur_strata_fill (strata, 15, 2, 0, 2, columns);
  g_test_assert_expected_messages ();
  g_assert_true (values[0] == 0.75 && values[1] == 0.75);
}

void
mur_test_strata (void)
{
  g_test_add_func ("/sampling/strata/latin-has-one-an-interval",
                   test_latin_has_one_an_interval);
  g_test_add_func ("/sampling/strata/grid-has-one-a-cell", test_grid_has_one_a_cell);
  g_test_add_func ("/sampling/strata/grid-of-any-count", test_grid_of_any_count);
  g_test_add_func ("/sampling/strata/grid-sides", test_grid_sides);
  g_test_add_func ("/sampling/strata/cut-anywhere", test_cut_anywhere);
  g_test_add_func ("/sampling/strata/places-are-uniform", test_places_are_uniform);
  g_test_add_func ("/sampling/strata/places-are-apart", test_places_are_apart);
  g_test_add_func ("/sampling/strata/dimensions-are-apart", test_dimensions_are_apart);
  g_test_add_func ("/sampling/strata/seeds-differ", test_seeds_differ);
  g_test_add_func ("/sampling/strata/misuse", test_misuse);
}
