/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Error-free transformations: the identities, exactly. Ten million pairs whose sums fit
 * whole numbers of 128 bits, and a hundred thousand of any size against GMP. */

#include "core/precision/error-free.h"
#include "core/base/kernel.h"

#include "core/base/rng.h"
#include "tests/core/precision/units.h"
#include "tests/core/precision/witness.h"

#include <float.h>
#include <math.h>

/* Fewer where each takes many times as long. */
#ifdef MUR_SANITIZED
#define N_PAIRS 300000
#else
#define N_PAIRS 10000000
#endif
#define N_ANY 100000
#define N_FLOATS 1000000
#define SEED 20260

/* Whole numbers of 53 bits times up to 2⁷⁰: their sum is below 2¹²⁴. */
static double
draw_whole (MurRng *rng)
{
  const double digits = floor ((mur_rng_uniform (rng) - 0.5) * 0x1p54);
  return ldexp (digits, (int)(mur_rng_uniform (rng) * 71));
}

static void
test_sums (void)
{
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, 0);
  for (guint i = 0; i < N_PAIRS; i++)
    {
      const double a = draw_whole (&rng), b = draw_whole (&rng);
      double error, fast_error;
      const double sum = mur_two_sum (a, b, &error);
      const double fast = fabs (a) >= fabs (b) ? mur_fast_two_sum (a, b, &fast_error)
                                               : mur_fast_two_sum (b, a, &fast_error);
      if ((__int128)a + (__int128)b != (__int128)sum + (__int128)error || sum != a + b
          || fast != sum || fast_error != error)
        g_error ("seed %d, pair %u: %a + %a", SEED, i, a, b);
    }
}

static void
test_products (void)
{
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, 1);
  for (guint i = 0; i < N_PAIRS; i++)
    {
      const double a = floor ((mur_rng_uniform (&rng) - 0.5) * 0x1p54);
      const double b = floor ((mur_rng_uniform (&rng) - 0.5) * 0x1p54);
      double error;
      const double product = mur_two_product (a, b, &error);
      if ((__int128)a * (__int128)b != (__int128)product + (__int128)error
          || product != a * b)
        g_error ("seed %d, pair %u: %a · %a", SEED, i, a, b);
    }
}

/* Of any two finite numbers whose sum is finite. */
static void
test_sums_of_any (void)
{
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, 2);
  mpz_t left, right;
  mpz_inits (left, right, NULL);
  for (guint i = 0; i < N_ANY; i++)
    {
      const double a = mur_witness_draw (&rng) / 2;
      const double b = i % 2 == 0 ? mur_witness_draw (&rng) / 2
                                  : a * mur_witness_draw_between (&rng, -60, 1);
      double error;
      const double sum = mur_two_sum (a, b, &error);
      mpz_set_ui (left, 0);
      mpz_set_ui (right, 0);
      if (!isfinite (sum))
        continue;
      mur_witness_add (left, a);
      mur_witness_add (left, b);
      mur_witness_add (right, sum);
      mur_witness_add (right, error);
      if (mpz_cmp (left, right) != 0)
        g_error ("seed %d, pair %u: %a + %a", SEED, i, a, b);
    }
  mpz_clears (left, right, NULL);
}

/* Products whose error does not underflow: |a·b| ≥ 2⁻⁹⁶⁹. Both sides times 2²¹⁴⁸. */
static void
test_products_of_any (void)
{
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, 3);
  mpz_t a_whole, b_whole, right;
  mpz_inits (a_whole, b_whole, right, NULL);
  for (guint i = 0; i < N_ANY; i++)
    {
      const double a = mur_witness_draw_between (&rng, -484, 511);
      const double b = mur_witness_draw_between (&rng, -484, 511);
      double error;
      const double product = mur_two_product (a, b, &error);
      mur_witness_set (a_whole, a);
      mur_witness_set (b_whole, b);
      mpz_mul (a_whole, a_whole, b_whole);
      mpz_set_ui (right, 0);
      mur_witness_add (right, product);
      mur_witness_add (right, error);
      mpz_mul_2exp (right, right, 1074);
      if (mpz_cmp (a_whole, right) != 0)
        g_error ("seed %d, pair %u: %a · %a", SEED, i, a, b);
    }
  mpz_clears (a_whole, b_whole, right, NULL);
}

/* In float: double has room for exact products, and for sums of sizes 2²⁴ apart. */
static void
test_floats (void)
{
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, 4);
  for (guint i = 0; i < N_FLOATS; i++)
    {
      const float a = (float)mur_witness_draw_between (&rng, -14, 14);
      const float b = (float)mur_witness_draw_between (&rng, -14, 14);
      float error, product_error;
      const float sum = mur_two_sum_float (a, b, &error);
      const float product = mur_two_product_float (a, b, &product_error);
      if ((double)a + (double)b != (double)sum + (double)error
          || (double)a * (double)b != (double)product + (double)product_error)
        g_error ("seed %d, pair %u: %a, %a", SEED, i, (double)a, (double)b);
    }
}

void
mur_test_error_free (void)
{
  g_test_add_func ("/precision/error-free/sums", test_sums);
  g_test_add_func ("/precision/error-free/products", test_products);
  g_test_add_func ("/precision/error-free/sums-of-any", test_sums_of_any);
  g_test_add_func ("/precision/error-free/products-of-any", test_products_of_any);
  g_test_add_func ("/precision/error-free/floats", test_floats);
}
