/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Six sums in two formats: within their bounds on all inputs, and some known values. */

#include "core/precision/sums.h"

#include "core/precision/terms.h"
#include "tests/core/precision/units.h"

#include <math.h>
#include <string.h>

#define MOST 4099
#define SEED 20265

static MurSum
sum_in (MurSumMethod method,
        MurSumFormat format,
        MurRounding rounding,
        gsize n,
        const double *terms)
{
  G_GNUC_UNUSED g_auto (MurRoundingScope) scope = mur_rounding_enter (rounding);
  MurSum sum;
  mur_sum_init (&sum, method, format);
  mur_sum_add (&sum, n, terms);
  return sum;
}

static double
result_of (MurSumMethod method, MurSumFormat format, gsize n, const double *terms)
{
  const MurSum sum = sum_in (method, format, MUR_ROUNDING_NEAREST, n, terms);
  return mur_sum_result (&sum, MUR_ROUNDING_NEAREST);
}

static double
nearest (const MurExactSum *sum)
{
  return mur_exact_sum_round (sum, MUR_SUM_IN_DOUBLE, MUR_ROUNDING_NEAREST);
}

static double
finish (const MurSum *sum, MurRounding rounding)
{
  G_GNUC_UNUSED g_auto (MurRoundingScope) scope = mur_rounding_enter (rounding);
  return mur_sum_result (sum, rounding);
}

/* The error is exact but for one rounding. */
static void
check_bound (MurSumMethod method,
             MurSumFormat format,
             MurRounding rounding,
             gsize n,
             const double *terms,
             const char *what)
{
  const MurSum sum = sum_in (method, format, rounding, n, terms);
  MurExactSum exact, absolutes;
  mur_exact_sum_init (&exact);
  mur_exact_sum_init (&absolutes);
  mur_exact_sum_add_many (&exact, n, terms);
  mur_exact_sum_add_absolutes (&absolutes, n, terms);
  const double bound = mur_sum_bound (method, format, rounding, n, nearest (&absolutes),
                                      nearest (&exact));
  mur_exact_sum_add (&exact, -finish (&sum, rounding));
  const double error = fabs (nearest (&exact));
  if (!(error <= bound))
    g_error ("%s, %s, %s, %s, %d terms: %g is beyond %g", what,
             mur_sum_methods[method].id,
             format == MUR_SUM_IN_FLOAT ? "float" : "double",
             mur_roundings[rounding].id, (int)n, error, bound);
}

static void
check_bounds (gsize n, const double *terms, const char *what)
{
  double floats[MOST];
  gboolean fit = TRUE;
  mur_sum_to_floats (n, terms, floats);
  for (gsize i = 0; i < n; i++)
    fit = fit && isfinite (floats[i]);
  for (MurRounding rounding = 0; rounding < MUR_N_ROUNDINGS; rounding++)
    for (MurSumMethod method = 0; method < MUR_N_SUM_METHODS; method++)
      {
        check_bound (method, MUR_SUM_IN_DOUBLE, rounding, n, terms, what);
        if (fit)
          check_bound (method, MUR_SUM_IN_FLOAT, rounding, n, floats, what);
      }
}

/* Every set of terms, in every order, of several lengths. */
static void
test_bounds (void)
{
  static const gsize lengths[] = { 1, 2, 3, 7, 64, 1000, MOST };
  static const double conditions[] = { 1, 1e6, 1e12, 1e18, 1e30 };
  double terms[MOST], scratch[MOST];
  for (MurTerms set = 0; set < MUR_TERMS_TYPED; set++)
    for (gsize l = 0; l < G_N_ELEMENTS (lengths); l++)
      for (gsize c = 0; c < G_N_ELEMENTS (conditions); c++)
        for (MurTermOrder order = 0; order < MUR_N_TERM_ORDERS; order++)
          {
            const MurTermSettings settings
              = { set, lengths[l], conditions[c], SEED + l };
            const gsize n = mur_terms_count (&settings);
            if (c > 0 && set != MUR_TERMS_ILL_CONDITIONED)
              continue;
            mur_terms_fill (&settings, terms);
            mur_terms_arrange (order, SEED, n, terms, scratch);
            check_bounds (n, terms, mur_terms[set].id);
          }
}

/* Sizes that fall, so that each term is greater than the sum so far or far smaller. */
static void
test_hard_bounds (void)
{
  double terms[MOST];
  for (guint i = 0; i < 100; i++)
    terms[i] = ldexp (i % 2 == 0 ? 1.1 : -1.3, (int)(i * 37 % 101) - 50);
  check_bounds (100, terms, "steep");
  for (guint i = 0; i < MOST; i++)
    terms[i] = i == 0 ? 1 : 0x1p-54;
  check_bounds (MOST, terms, "just lost");
  for (guint i = 0; i < MOST; i++)
    terms[i] = ldexp (1, (int)i % 60) / 3;
  check_bounds (MOST, terms, "rising");
}

/* 1 + 1e100 + 1 − 1e100 is 2; what forgets an error gives 0. */
static void
test_cancellation (void)
{
  static const double expected[] = { 0, 0, 0, 2, 2, 2 };
  double terms[4];
  mur_terms_fill (&(MurTermSettings){ .terms = MUR_TERMS_CANCELLATION }, terms);
  for (MurSumMethod method = 0; method < MUR_N_SUM_METHODS; method++)
    g_assert_cmpfloat (result_of (method, MUR_SUM_IN_DOUBLE, 4, terms), ==,
                       expected[method]);
}

/* A million tenths, one after another: 100000.00000133288, as any language says; they
 * are 100000 and 5.55e-12 more, which rounds to 100000. The harmonic number of a million
 * is 14.392726722865723631…, and its terms err by less than 3u in all. */
static void
test_known (void)
{
  const gsize n = 1000000;
  g_autofree double *terms = g_new (double, n);
  mur_terms_fill (&(MurTermSettings){ MUR_TERMS_TENTHS, n, 1, 0 }, terms);
  g_assert_cmpfloat (result_of (MUR_SUM_NAIVE, MUR_SUM_IN_DOUBLE, n, terms), ==,
                     100000.00000133288);
  g_assert_cmpfloat (result_of (MUR_SUM_EXACT, MUR_SUM_IN_DOUBLE, n, terms), ==,
                     100000);
  g_assert_cmpfloat (result_of (MUR_SUM_NEUMAIER, MUR_SUM_IN_DOUBLE, n, terms), ==,
                     100000);
  mur_terms_fill (&(MurTermSettings){ MUR_TERMS_HARMONIC, n, 1, 0 }, terms);
  g_assert_cmpfloat_with_epsilon (
    result_of (MUR_SUM_EXACT, MUR_SUM_IN_DOUBLE, n, terms), 14.392726722865723631,
    4e-15);
}

/* In portions, and from a checkpoint amid them: the same bits. */
static void
test_portions (void)
{
  double terms[MOST];
  mur_terms_fill (&(MurTermSettings){ MUR_TERMS_ILL_CONDITIONED, MOST, 1e20, SEED },
                  terms);
  mur_sum_to_floats (MOST, terms, terms);
  for (MurSumFormat format = 0; format < MUR_N_SUM_FORMATS; format++)
    for (MurSumMethod method = 0; method < MUR_N_SUM_METHODS; method++)
      {
        MurSum sum, again;
        g_autoptr (MurArchive) archive = mur_archive_new ();
        mur_sum_init (&sum, method, format);
        mur_sum_add (&sum, 1000, terms);
        mur_sum_save (&sum, archive, "sum");
        mur_sum_init (&again, method, format);
        again.n = sum.n;
        g_assert_true (mur_sum_restore (&again, archive, "sum", NULL));
        mur_sum_add (&again, 3, terms + 1000);
        mur_sum_add (&again, MOST - 1003, terms + 1003);
        g_assert_cmpfloat (mur_sum_result (&again, MUR_ROUNDING_NEAREST), ==,
                           result_of (method, format, MOST, terms));
      }
}

/* What no sum has saved is refused in one line. */
static void
test_bad_archives (void)
{
  MurSum sum;
  g_autoptr (MurArchive) empty = mur_archive_new ();
  g_autoptr (MurArchive) wrong = mur_archive_new ();
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) huge = NULL;
  double values[3 + MUR_SUM_LEVELS + MUR_EXACT_LIMBS] = { 0 };
  values[3 + MUR_SUM_LEVELS + 5] = 1e300;
  mur_archive_put_doubles (wrong, "sum", values, G_N_ELEMENTS (values));
  mur_sum_init (&sum, MUR_SUM_EXACT, MUR_SUM_IN_DOUBLE);
  g_assert_false (mur_sum_restore (&sum, empty, "sum", &missing));
  g_assert_false (mur_sum_restore (&sum, wrong, "sum", &huge));
  g_assert_cmpstr (huge->message, ==, "sum: the saved state holds no sum");
}

void
mur_test_sums (void)
{
  g_test_add_func ("/precision/sums/bounds", test_bounds);
  g_test_add_func ("/precision/sums/hard-bounds", test_hard_bounds);
  g_test_add_func ("/precision/sums/cancellation", test_cancellation);
  g_test_add_func ("/precision/sums/known", test_known);
  g_test_add_func ("/precision/sums/portions", test_portions);
  g_test_add_func ("/precision/sums/bad-archives", test_bad_archives);
}
