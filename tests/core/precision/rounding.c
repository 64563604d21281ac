/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rounding modes: what arithmetic does in each, step by step against exact sums that are
 * rounded in whole numbers; and that a mode ends with its scope, however that is left. */

#include "core/base/error.h"
#include "core/precision/subtractions.h"
#include "core/precision/sums.h"
#include "tests/core/precision/units.h"
#include "tests/core/precision/witness.h"

#include <math.h>
#include <string.h>

#define N_TERMS 1000
#define SEED 20262

static gboolean
refuse_in (MurRounding rounding, GError **error)
{
  G_GNUC_UNUSED g_auto (MurRoundingScope) scope = mur_rounding_enter (rounding);
  g_assert_cmpint (mur_rounding_now (), ==, rounding);
  return mur_error_refuse (error, MUR_ERROR_VALUE, "rounding", "up", "another");
}

static void
test_restored (void)
{
  for (MurRounding outer = 0; outer < MUR_N_ROUNDINGS; outer++)
    {
      G_GNUC_UNUSED g_auto (MurRoundingScope) scope = mur_rounding_enter (outer);
      for (MurRounding inner = 0; inner < MUR_N_ROUNDINGS; inner++)
        {
          g_autoptr (GError) error = NULL;
          g_assert_false (refuse_in (inner, &error));
          g_assert_nonnull (error);
          g_assert_cmpint (mur_rounding_now (), ==, outer);
        }
    }
  g_assert_cmpint (mur_rounding_now (), ==, MUR_ROUNDING_NEAREST);
}

static double
round_sum (double a, double b, MurSumFormat format, MurRounding rounding)
{
  MurExactSum sum;
  mur_exact_sum_init (&sum);
  mur_exact_sum_add (&sum, a);
  mur_exact_sum_add (&sum, b);
  return mur_exact_sum_round (&sum, format, rounding);
}

/* a·b + c rounded once; the product's own error is exact to nearest. */
static double
round_product (double a, double b, double c, MurRounding rounding)
{
  MurExactSum sum;
  mur_exact_sum_init (&sum);
  mur_exact_sum_add (&sum, a * b);
  mur_exact_sum_add (&sum, fma (a, b, -(a * b)));
  mur_exact_sum_add (&sum, c);
  return mur_exact_sum_round (&sum, MUR_SUM_IN_DOUBLE, rounding);
}

static void
draw_terms (double terms[N_TERMS])
{
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, 0);
  for (guint i = 0; i < N_TERMS; i++)
    terms[i] = (double)(float)mur_witness_draw_between (&rng, -12, 12);
}

static double
sum_in (MurSumMethod method,
        MurSumFormat format,
        MurRounding rounding,
        const double *terms)
{
  G_GNUC_UNUSED g_auto (MurRoundingScope) scope = mur_rounding_enter (rounding);
  MurSum sum;
  mur_sum_init (&sum, method, format);
  mur_sum_add (&sum, N_TERMS, terms);
  return mur_sum_result (&sum, rounding);
}

static double
halves (gsize n, const double *terms, MurSumFormat format, MurRounding rounding)
{
  if (n == 1)
    return *terms;
  return round_sum (halves (n / 2, terms, format, rounding),
                    halves (n - n / 2, terms + n / 2, format, rounding), format,
                    rounding);
}

/* 1000 is no power of two: the tree is that of 512, 256, 128, 64, 32 and 8 from the left,
 * and the last ones go in first. */
static double
tree (const double *terms, MurSumFormat format, MurRounding rounding)
{
  static const gsize sizes[] = { 512, 256, 128, 64, 32, 8 };
  gsize end = N_TERMS;
  double sum = 0;
  for (gsize i = G_N_ELEMENTS (sizes); i-- > 0;)
    {
      end -= sizes[i];
      const double part = halves (sizes[i], terms + end, format, rounding);
      sum = i + 1 == G_N_ELEMENTS (sizes) ? part
                                          : round_sum (part, sum, format, rounding);
    }
  return sum;
}

static double
kahan (const double *terms, MurSumFormat format, MurRounding rounding)
{
  double sum = 0, rest = 0;
  for (guint i = 0; i < N_TERMS; i++)
    {
      const double term = round_sum (terms[i], -rest, format, rounding);
      const double next = round_sum (sum, term, format, rounding);
      rest
        = round_sum (round_sum (next, -sum, format, rounding), -term, format, rounding);
      sum = next;
    }
  return sum;
}

static double
neumaier (const double *terms, MurSumFormat format, MurRounding rounding)
{
  double sum = 0, rest = 0;
  for (guint i = 0; i < N_TERMS; i++)
    {
      const gboolean is_greater = fabs (sum) >= fabs (terms[i]);
      const double a = is_greater ? sum : terms[i], b = is_greater ? terms[i] : sum;
      const double next = round_sum (a, b, format, rounding);
      const double error
        = round_sum (b, -round_sum (next, -a, format, rounding), format, rounding);
      rest = round_sum (rest, error, format, rounding);
      sum = next;
    }
  return round_sum (sum, rest, format, rounding);
}

static double
naive (const double *terms, MurSumFormat format, MurRounding rounding)
{
  double sum = 0;
  for (guint i = 0; i < N_TERMS; i++)
    sum = round_sum (sum, terms[i], format, rounding);
  return sum;
}

static void
test_sums (void)
{
  double terms[N_TERMS];
  draw_terms (terms);
  for (MurSumFormat format = 0; format < MUR_N_SUM_FORMATS; format++)
    for (MurRounding r = 0; r < MUR_N_ROUNDINGS; r++)
      {
        g_assert_cmpfloat (sum_in (MUR_SUM_NAIVE, format, r, terms), ==,
                           naive (terms, format, r));
        g_assert_cmpfloat (sum_in (MUR_SUM_PAIRWISE, format, r, terms), ==,
                           tree (terms, format, r));
        g_assert_cmpfloat (sum_in (MUR_SUM_KAHAN, format, r, terms), ==,
                           kahan (terms, format, r));
        g_assert_cmpfloat (sum_in (MUR_SUM_NEUMAIER, format, r, terms), ==,
                           neumaier (terms, format, r));
        g_assert_cmpint (mur_rounding_now (), ==, MUR_ROUNDING_NEAREST);
      }
}

/* 37 pairs: whole blocks of the kernel and a rest. */
static void
test_subtractions (void)
{
  enum
  {
    N = 37,
    TIMES = 100
  };
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, 1);
  double starts[N], steps[N], stepwise[N], direct[N], fused[N];
  mur_rng_fill_uniform (&rng, N, starts);
  mur_rng_fill_uniform (&rng, N, steps);
  for (MurRounding r = 0; r < MUR_N_ROUNDINGS; r++)
    {
      {
        G_GNUC_UNUSED g_auto (MurRoundingScope) scope = mur_rounding_enter (r);
        memcpy (stepwise, starts, sizeof starts);
        mur_subtract_stepwise (TIMES, N, steps, stepwise);
        mur_subtract_directly (TIMES, MUR_CONTRACTION_OFF, N, starts, steps, direct);
        mur_subtract_directly (TIMES, MUR_CONTRACTION_ON, N, starts, steps, fused);
      }
      for (guint i = 0; i < N; i++)
        {
          double value = starts[i];
          for (guint k = 0; k < TIMES; k++)
            value = round_sum (value, -steps[i], MUR_SUM_IN_DOUBLE, r);
          g_assert_cmpfloat (stepwise[i], ==, value);
          g_assert_cmpfloat (direct[i], ==,
                             round_sum (starts[i],
                                        -round_product (TIMES, steps[i], 0, r),
                                        MUR_SUM_IN_DOUBLE, r));
          g_assert_cmpfloat (fused[i], ==,
                             round_product (-TIMES, steps[i], starts[i], r));
        }
    }
}

void
mur_test_rounding (void)
{
  g_test_add_func ("/precision/rounding/restored", test_restored);
  g_test_add_func ("/precision/rounding/sums", test_sums);
  g_test_add_func ("/precision/rounding/subtractions", test_subtractions);
}
