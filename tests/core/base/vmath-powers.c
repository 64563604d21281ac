/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole and real powers. */

#include "core/base/vmath.h"
#include "tests/core/base/tests.h"
#include "tests/core/base/vmath-helpers.h"

#include <stdlib.h>

/* k multiplications of one rounding each; the square of a rounded square counts twice,
 * so that xⁿ carries at most n − 1 roundings, and a quotient one more. */
static void
whole_powers (void)
{
  static const int exponents[] = { 1, 2, 3, 4, 5, 7, 11, 31, 64, 100, -1, -2, -3, -17 };
  double x[700];
  double y[700];

  for (gsize i = 0; i < 700; i++)
    x[i] = spread (i, -3, 3);
  for (gsize e = 0; e < G_N_ELEMENTS (exponents); e++)
    {
      mur_vpowi (700, x, exponents[e], y);
      for (gsize i = 0; i < 700; i++)
        g_assert_cmpfloat (ulps (y[i], powl (x[i], exponents[e])), <=,
                           abs (exponents[e]) + 1);
    }
  mur_vpowi (700, x, 2, x);
  mur_vpowi (700, x, -2, y);
  mur_vpowi (700, x, 2, x);
  for (gsize i = 0; i < 700; i++)
    g_assert_cmpfloat (y[i], ==, 1 / x[i]);
}

static void
whole_powers_at_the_edges (void)
{
  double x[] = { 0.0, -0.0, INFINITY, -INFINITY, NAN, 1, -1, 2, 0.5 };
  double y[G_N_ELEMENTS (x)];
  const gsize n = G_N_ELEMENTS (x);

  static const int exponents[] = { 0, 1, -1, 2, 3, -3, G_MAXINT, G_MININT };

  for (gsize e = 0; e < G_N_ELEMENTS (exponents); e++)
    {
      mur_vpowi (n, x, exponents[e], y);
      for (gsize i = 0; i < n; i++)
        assert_same (y[i], pow (x[i], exponents[e]));
    }
}

static long double
bounded_exponent (gsize i, double x)
{
  const long double limit = 690 / fabsl (logl (x));

  return (double)fminl (limit, 40) * spread (i, -1, 1);
}

static void
real_powers (void)
{
  g_autofree double *x = g_new (double, 2 * MANY);
  g_autofree double *exponent = g_new (double, 2 * MANY);
  g_autofree double *y = g_new (double, 2 * MANY);
  double worst = 0;

  for (gsize i = 0; i < 2 * MANY; i++)
    {
      x[i] = i % 2 == 0 ? spread (i, 0.5, 2) : exp (spread (i, -690, 690));
      exponent[i] = (double)bounded_exponent (i, x[i]);
    }
  mur_vpow (2 * MANY, x, exponent, y);
  for (gsize i = 0; i < 2 * MANY; i++)
    worst = fmax (worst, ulps (y[i], powl (x[i], exponent[i])));
  g_test_message ("pow: largest error %.3f ulp", worst);
  g_assert_cmpfloat (worst, <=, 2);
}

/* Where the exact power is a double, it comes out as that: with |y log x| below 30 the
 * error before the last rounding is below a fifth of an ulp. */
static void
real_powers_that_are_exact (void)
{
  for (int base = 1; base < 40; base++)
    {
      const double quarter = base / 4.0;
      long double truth = 1;

      for (int n = 0; n <= 9; n++, truth *= quarter)
        {
          const double exponents[] = { n, -n };
          double y[] = { quarter, ldexp (1, base) };

          mur_vpow (2, y, exponents, y);
          g_assert_cmpfloat (y[0], ==, (double)truth);
          g_assert_cmpfloat (y[1], ==, ldexp (1, -base * n));
        }
    }
}

/* Annex F where it names a value, else the magnitude and the sign. */
static void
real_powers_at_the_edges (void)
{
  static const double values[] = { 0.0,
                                   -0.0,
                                   1,
                                   -1,
                                   0.5,
                                   -0.5,
                                   2,
                                   -2,
                                   3,
                                   3.5,
                                   -3,
                                   1e300,
                                   -1e300,
                                   INFINITY,
                                   -INFINITY,
                                   NAN,
                                   0x1p-1074,
                                   -0x1p-1030,
                                   0x1.0000000000001p+0,
                                   -0x1.fffffffffffffp-1,
                                   1074,
                                   -1023.5,
                                   -1060,
                                   0x1p53 };
  const gsize n = G_N_ELEMENTS (values);

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      {
        const double expected = pow (values[i], values[j]);
        double y = values[i];

        mur_vpow (1, &y, &values[j], &y);
        if (isnormal (expected) && fabs (values[i]) != 1 && values[j] != 0)
          g_assert_cmpfloat (ulps (y, powl (values[i], values[j])), <=, 2);
        else
          assert_same (y, expected);
      }
}

void
mur_test_vmath_powers (void)
{
  g_test_add_func ("/base/vmath/whole-powers", whole_powers);
  g_test_add_func ("/base/vmath/whole-powers-at-the-edges", whole_powers_at_the_edges);
  g_test_add_func ("/base/vmath/real-powers", real_powers);
  g_test_add_func ("/base/vmath/real-powers-that-are-exact",
                   real_powers_that_are_exact);
  g_test_add_func ("/base/vmath/real-powers-at-the-edges", real_powers_at_the_edges);
}
