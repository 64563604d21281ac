/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/base/sort.h"

#include "core/base/rng.h"
#include "tests/core/base/tests.h"

#include <math.h>
#include <string.h>

#define N 1000

/* By insertion. */
static void
sort_slowly (double *values, gsize n)
{
  for (gsize i = 1; i < n; i++)
    for (gsize k = i; k > 0 && values[k] < values[k - 1]; k--)
      {
        const double kept = values[k];

        values[k] = values[k - 1];
        values[k - 1] = kept;
      }
}

/* Of all sizes of exponent, with pairs of equals and infinities. */
static void
test_sort (void)
{
  double values[N], expected[N];

  for (guint i = 0; i < N; i++)
    {
      MurRng rng = mur_rng (3, MUR_RNG_TEST, i / 2);

      values[i] = ldexp (mur_rng_uniform (&rng) - 0.5,
                         (int)(2000 * (mur_rng_uniform (&rng) - 0.5)));
    }
  values[7] = INFINITY;
  values[500] = -INFINITY;
  memcpy (expected, values, sizeof values);
  sort_slowly (expected, N);
  mur_sort_doubles (values, N);
  g_assert_cmpmem (values, sizeof values, expected, sizeof expected);
}

static void
test_nothing (void)
{
  double one = 3;

  mur_sort_doubles (NULL, 0);
  mur_sort_doubles (&one, 1);
  g_assert_cmpfloat (one, ==, 3);
}

static void
test_compare (void)
{
  const double values[] = { -INFINITY, -1.5, -0.0, 1e-320, 2, INFINITY }, zero = 0;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    for (guint k = 0; k < G_N_ELEMENTS (values); k++)
      g_assert_cmpint (mur_compare_doubles (&values[i], &values[k]), ==,
                       i > k   ? 1
                       : i < k ? -1
                               : 0);
  g_assert_cmpint (mur_compare_doubles (&values[2], &zero), ==, 0);
}

void
mur_test_sort (void)
{
  g_test_add_func ("/core/sort/sort", test_sort);
  g_test_add_func ("/core/sort/nothing", test_nothing);
  g_test_add_func ("/core/sort/compare", test_compare);
}
