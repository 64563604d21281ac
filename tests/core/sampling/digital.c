/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Niederreiter's against GSL's generator as far as that is run, and both sequences against
 * what their authors prove of the direction numbers. */

#include "core/sampling/digital.h"
#include "tests/core/sampling/units.h"

#include <gsl/gsl_qrng.h>
#include <math.h>

#define N_POINTS 200000
#define BITS MUR_DIGITAL_BITS

/* As Joe and Kuo print them with their program; every library that has their numbers
 * gives these. */
static void
test_sobol_published (void)
{
  static const double points[3][10]
    = { { 0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125, 0.1875, 0.6875 },
        { 0, 0.5, 0.25, 0.75, 0.375, 0.875, 0.125, 0.625, 0.3125, 0.8125 },
        { 0, 0.5, 0.25, 0.75, 0.625, 0.125, 0.875, 0.375, 0.9375, 0.4375 } };

  for (guint d = 0; d < 3; d++)
    {
      g_autoptr (MurDigital) sequence = mur_digital_new (MUR_DIGITAL_SOBOL, d);
      double values[10];

      mur_digital_fill (sequence, 0, 10, values);
      g_assert_cmpmem (values, sizeof values, points[d], sizeof values);
    }
}

/* Two points in all dimensions, in 4096ths. Worked out from the lines of Joe and Kuo's file
 * new-joe-kuo-6.21201, which has the degree, the middle coefficients and m_1 … of each
 * dimension, by Bratley and Fox's recurrence in whole numbers. The Gray code of 2730 is
 * 2¹² − 1: all direction numbers up to the twelfth take part, those of 3276 every other. */
static void
test_sobol_known_points (void)
{
  static const guint indices[2] = { 2730, 3276 };
  static const guint points[2][MUR_SOBOL_DIMENSIONS]
    = { { 4095, 273,  11,   3327, 2937, 4057, 1303, 639,  1743, 3751,
          3027, 3907, 3841, 2291, 1431, 1973, 3961, 765,  3957, 3701,
          3731, 2681, 583,  3015, 3457, 3973, 749,  3651, 3521, 3701,
          603,  3241, 4093, 2255, 3473, 1789, 2755, 1065, 1385, 3557 },
        { 1365, 819,  5,    2889, 1767, 3255, 2941, 3637, 3525, 3485,
          561,  2753, 1283, 389,  2701, 1239, 2507, 1067, 431,  3483,
          2449, 3371, 3517, 3669, 3627, 1683, 3003, 2761, 311,  299,
          805,  3011, 1703, 2681, 3739, 171,  493,  1507, 1819, 735 } };

  for (guint d = 0; d < MUR_SOBOL_DIMENSIONS; d++)
    for (guint k = 0; k < 2; k++)
      {
        g_autoptr (MurDigital) sequence = mur_digital_new (MUR_DIGITAL_SOBOL, d);
        double value;

        mur_digital_fill (sequence, indices[k], 1, &value);
        g_assert_cmpfloat (value, ==, points[k][d] / 4096.0);
      }
}

static void
test_niederreiter_is_gsl_s (void)
{
  gsl_qrng *gsl = gsl_qrng_alloc (gsl_qrng_niederreiter_2, MUR_NIEDERREITER_DIMENSIONS);
  g_autofree double *all = g_new (double, (gsize)MUR_NIEDERREITER_DIMENSIONS *N_POINTS);
  double point[MUR_NIEDERREITER_DIMENSIONS];

  g_assert_cmpuint (gsl_qrng_niederreiter_2->max_dimension, ==,
                    MUR_NIEDERREITER_DIMENSIONS);
  for (guint d = 0; d < MUR_NIEDERREITER_DIMENSIONS; d++)
    {
      g_autoptr (MurDigital) sequence = mur_digital_new (MUR_DIGITAL_NIEDERREITER, d);

      mur_digital_fill (sequence, 0, N_POINTS, all + (gsize)d * N_POINTS);
    }
  for (guint i = 0; i < N_POINTS; i++)
    {
      gsl_qrng_get (gsl, point);
      for (guint d = 0; d < MUR_NIEDERREITER_DIMENSIONS; d++)
        g_assert_true (all[(gsize)d * N_POINTS + i] == point[d]);
    }
  gsl_qrng_free (gsl);
}

/* Rows of the generating matrix, bit k from column k. The Gray code of 2ᵏ has the bits
 * k and k − 1. */
static void
find_rows (MurDigitalKind kind, guint dimension, guint32 *rows)
{
  g_autoptr (MurDigital) sequence = mur_digital_new (kind, dimension);
  guint32 previous = 0;

  memset (rows, 0, BITS * sizeof (guint32));
  for (guint k = 0; k < BITS; k++)
    {
      double value;

      mur_digital_fill (sequence, (guint64)1 << k, 1, &value);
      previous ^= (guint32)ldexp (value, BITS);
      for (guint row = 0; row < BITS; row++)
        rows[row] |= (previous >> (BITS - 1 - row) & 1) << k;
    }
}

/* Whether a row is a sum of those in @basis, which are by their highest bit; if not, it
 * joins them. */
static gboolean
depends (guint32 *basis, guint32 row)
{
  for (guint bit = BITS; bit-- > 0 && row != 0;)
    {
      if (!(row >> bit & 1))
        continue;
      if (basis[bit] == 0)
        {
          basis[bit] = row;
          return FALSE;
        }
      row ^= basis[bit];
    }
  return TRUE;
}

/* The first @n_a rows of a and @n_b of b, in @m columns. */
static gboolean
are_independent (const guint32 *a, guint n_a, const guint32 *b, guint n_b, guint m)
{
  const guint32 mask = (guint32)(((guint64)1 << m) - 1);
  guint32 basis[BITS] = { 0 };

  for (guint i = 0; i < n_a; i++)
    if (depends (basis, a[i] & mask))
      return FALSE;
  for (guint i = 0; i < n_b; i++)
    if (depends (basis, b[i] & mask))
      return FALSE;
  return TRUE;
}

/* Any 2ᵐ points from a multiple of 2ᵐ on are a (t, m, 2)-net, t = Σ (degree − 1): what
 * makes the sequence evenly spread, for every m up to the last column. */
static void
assert_nets (const guint32 *a, const guint32 *b, guint t)
{
  for (guint m = t + 1; m <= BITS; m++)
    for (guint n = 0; n <= m - t; n++)
      g_assert_true (are_independent (a, n, b, m - t - n, m));
}

static void
assert_quality (MurDigitalKind kind, const guint *degrees, guint n_dimensions)
{
  guint32 rows[20][BITS];

  for (guint d = 0; d < n_dimensions; d++)
    find_rows (kind, d, rows[d]);
  for (guint a = 0; a < n_dimensions; a++)
    for (guint b = a + 1; b < n_dimensions; b++)
      assert_nets (rows[a], rows[b], degrees[a] + degrees[b] - 2);
}

/* Sobol 1967, theorem 3.4: degrees of the primitive polynomials in order, the first
 * dimension as if it were 1. */
static void
test_sobol_quality (void)
{
  static const guint degrees[20]
    = { 1, 1, 2, 3, 3, 4, 4, 5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 7 };

  assert_quality (MUR_DIGITAL_SOBOL, degrees, 20);
}

/* Property A of Sobol (1976), which Joe and Kuo keep: of 2ᵈ points in d dimensions there
 * is one in each of the 2ᵈ halves. For that the first rows of d matrices must not depend
 * on each other in d columns. Nearly half of all tables of odd numbers that fit lose it at
 * each further dimension. */
static void
test_sobol_halves (void)
{
  guint32 first[BITS], rows[BITS];

  for (guint d = 0; d < BITS; d++)
    {
      guint32 basis[BITS] = { 0 };
      const guint32 mask = (guint32)(((guint64)2 << d) - 1);

      find_rows (MUR_DIGITAL_SOBOL, d, rows);
      first[d] = rows[0];
      for (guint i = 0; i <= d; i++)
        g_assert_false (depends (basis, first[i] & mask));
    }
}

/* Niederreiter 1988, theorem 1: degrees of the irreducible polynomials in order. */
static void
test_niederreiter_quality (void)
{
  static const guint degrees[MUR_NIEDERREITER_DIMENSIONS]
    = { 1, 1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5 };

  assert_quality (MUR_DIGITAL_NIEDERREITER, degrees, MUR_NIEDERREITER_DIMENSIONS);
}

/* Up to the last point, in portions and in one. */
static void
test_seek_is_skip (void)
{
  const guint64 first = ((guint64)1 << BITS) - 5000;
  g_autoptr (MurDigital) sequence = mur_digital_new (MUR_DIGITAL_NIEDERREITER, 11);
  g_autofree double *all = g_new (double, 5000);
  double part[377];

  mur_digital_fill (sequence, first, 5000, all);
  for (guint at = 0; at < 5000; at += 377)
    {
      const guint n = MIN (377, 5000 - at);

      mur_digital_fill (sequence, first + at, n, part);
      g_assert_cmpmem (part, n * sizeof (double), all + at, n * sizeof (double));
    }
}

static void
test_misuse (void)
{
  g_autoptr (MurDigital) sequence = mur_digital_new (MUR_DIGITAL_SOBOL, 39);
  double values[2] = { 0.75, 0.75 };

  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*dimension <*");
  g_assert_null (mur_digital_new (MUR_DIGITAL_SOBOL, 40));
  g_test_assert_expected_messages ();
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*dimension <*");
  g_assert_null (mur_digital_new (MUR_DIGITAL_NIEDERREITER, 12));
  g_test_assert_expected_messages ();
  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, "*limit - first*");
  mur_digital_fill (sequence, ((guint64)1 << BITS) - 1, 2, values);
  g_test_assert_expected_messages ();
  g_assert_true (values[0] == 0.75 && values[1] == 0.75);
  g_assert_cmpuint (mur_digital_bytes (), >=, (1024 + 31) * sizeof (guint32));
}

void
mur_test_digital (void)
{
  g_test_add_func ("/sampling/digital/sobol-published", test_sobol_published);
  g_test_add_func ("/sampling/digital/sobol-known-points", test_sobol_known_points);
  g_test_add_func ("/sampling/digital/sobol-halves", test_sobol_halves);
  g_test_add_func ("/sampling/digital/niederreiter-is-gsl-s",
                   test_niederreiter_is_gsl_s);
  g_test_add_func ("/sampling/digital/sobol-quality", test_sobol_quality);
  g_test_add_func ("/sampling/digital/niederreiter-quality", test_niederreiter_quality);
  g_test_add_func ("/sampling/digital/seek-is-skip", test_seek_is_skip);
  g_test_add_func ("/sampling/digital/misuse", test_misuse);
}
