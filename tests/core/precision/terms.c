/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Terms: what they are, their condition, and their order. */

#include "core/precision/terms.h"

#include "core/precision/exact-sum.h"
#include "tests/core/precision/units.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N 1000
#define SEED 20266

static double
condition_of (gsize n, const double *terms)
{
  MurExactSum sum, absolutes;
  mur_exact_sum_init (&sum);
  mur_exact_sum_init (&absolutes);
  mur_exact_sum_add_many (&sum, n, terms);
  mur_exact_sum_add_absolutes (&absolutes, n, terms);
  return mur_exact_sum_round (&absolutes, MUR_SUM_IN_DOUBLE, MUR_ROUNDING_NEAREST)
         / fabs (mur_exact_sum_round (&sum, MUR_SUM_IN_DOUBLE, MUR_ROUNDING_NEAREST));
}

/* To one per cent, as is promised from 8 terms on, and from 20 on beyond 1e25. */
static void
test_condition (void)
{
  static const double conditions[] = { 1.5, 10, 1e4, 1e10, 1e16, 1e25, 1e50, 1e100 };
  static const gsize lengths[] = { 8, 9, 20, N };
  double terms[N];
  for (gsize c = 0; c < G_N_ELEMENTS (conditions); c++)
    for (gsize l = 0; l < G_N_ELEMENTS (lengths); l++)
      for (guint64 seed = SEED;
           seed < SEED + 20 && (lengths[l] >= 20 || conditions[c] <= 1e25); seed++)
        {
          const MurTermSettings settings
            = { MUR_TERMS_ILL_CONDITIONED, lengths[l], conditions[c], seed };
          mur_terms_fill (&settings, terms);
          const double condition = condition_of (lengths[l], terms);
          if (!(fabs (condition / conditions[c] - 1) < 0.01))
            g_error ("seed %d, %d terms: condition %g in place of %g", (int)seed,
                     (int)lengths[l], condition, conditions[c]);
        }
}

static void
test_values (void)
{
  double terms[N];
  mur_terms_fill (&(MurTermSettings){ MUR_TERMS_HARMONIC, 3, 1, 0 }, terms);
  g_assert_cmpfloat (terms[2], ==, 1.0 / 3);
  mur_terms_fill (&(MurTermSettings){ MUR_TERMS_HARMONIC_DESCENDING, 3, 1, 0 }, terms);
  g_assert_cmpfloat (terms[0], ==, 1.0 / 3);
  g_assert_cmpfloat (terms[2], ==, 1);
  mur_terms_fill (&(MurTermSettings){ MUR_TERMS_ALTERNATING, 2, 1, 0 }, terms);
  g_assert_cmpfloat (terms[1], ==, -0.5);
  g_assert_cmpuint (mur_terms_count (&(MurTermSettings){ .n = 9 }), ==, 4);
  mur_terms_fill (&(MurTermSettings){ MUR_TERMS_RANDOM, N, 1, SEED }, terms);
  for (guint i = 0; i < N; i++)
    g_assert_true (terms[i] >= 0 && terms[i] < 1);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

/* The same terms, whatever the order, and as the order says. */
static void
test_orders (void)
{
  double given[N], terms[N], scratch[N], sorted[N], other[N];
  mur_terms_fill (&(MurTermSettings){ MUR_TERMS_ILL_CONDITIONED, N, 1e20, SEED },
                  given);
  memcpy (sorted, given, sizeof given);
  qsort (sorted, N, sizeof *sorted, compare_cb);
  for (MurTermOrder order = 0; order < MUR_N_TERM_ORDERS; order++)
    {
      memcpy (terms, given, sizeof given);
      mur_terms_arrange (order, SEED, N, terms, scratch);
      for (guint i = 0; i + 1 < N; i++)
        {
          g_assert_true (order != MUR_TERM_ORDER_ASCENDING
                         || fabs (terms[i]) <= fabs (terms[i + 1]));
          g_assert_true (order != MUR_TERM_ORDER_DESCENDING
                         || fabs (terms[i]) >= fabs (terms[i + 1]));
          g_assert_true (order != MUR_TERM_ORDER_REVERSED
                         || terms[i] == given[N - 1 - i]);
          g_assert_true (order != MUR_TERM_ORDER_GIVEN || terms[i] == given[i]);
        }
      if (order == MUR_TERM_ORDER_SHUFFLED)
        g_assert_true (memcmp (terms, given, sizeof given) != 0);
      memcpy (other, terms, sizeof terms);
      qsort (other, N, sizeof *other, compare_cb);
      g_assert_cmpmem (other, sizeof other, sorted, sizeof sorted);
    }
}

void
mur_test_terms (void)
{
  g_test_add_func ("/precision/terms/condition", test_condition);
  g_test_add_func ("/precision/terms/values", test_values);
  g_test_add_func ("/precision/terms/orders", test_orders);
}
