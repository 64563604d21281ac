/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One result for all instruction levels: the value functions compiled for each against
 * what the program dispatches, and sums against a loop that spells their order out. */

#include "core/base/kernel.h"
#include "core/base/vmath-further.h"
#include "core/base/vmath.h"
#include "tests/core/base/tests.h"
#include "tests/core/base/vmath-helpers.h"

/* The value functions compiled for one level each. A reduction needs none of this: its
 * case compares with code of the lowest level. */
#define LEVEL_LOOP(level, attribute, name)                                   \
  attribute static void name##_##level (gsize n, const double *x, double *y) \
  {                                                                          \
    MUR_LOOP                                                                 \
    for (gsize i = 0; i < n; i++)                                            \
      y[i] = mur_##name##_value (x[i]);                                      \
  }

#define LEVEL(level, attribute)                                 \
  LEVEL_LOOP (level, attribute, sin)                            \
  LEVEL_LOOP (level, attribute, cos)                            \
  LEVEL_LOOP (level, attribute, exp)                            \
  LEVEL_LOOP (level, attribute, log)                            \
  LEVEL_LOOP (level, attribute, tan)                            \
  LEVEL_LOOP (level, attribute, asin)                           \
  LEVEL_LOOP (level, attribute, acos)                           \
  LEVEL_LOOP (level, attribute, atan)                           \
  LEVEL_LOOP (level, attribute, sinh)                           \
  LEVEL_LOOP (level, attribute, cosh)                           \
  LEVEL_LOOP (level, attribute, tanh)                           \
  static const Unary level##_level[]                            \
    = { sin_##level,  cos_##level,  exp_##level,  log_##level,  \
        tan_##level,  asin_##level, acos_##level, atan_##level, \
        sinh_##level, cosh_##level, tanh_##level };

LEVEL (baseline, )
#if defined __x86_64__
LEVEL (v3, __attribute__ ((target ("arch=x86-64-v3"))))
LEVEL (v4, __attribute__ ((target ("arch=x86-64-v4"))))
#endif

static const Unary dispatched[]
  = { mur_vsin,  mur_vcos,  mur_vexp,  mur_vlog,  mur_vtan, mur_vasin,
      mur_vacos, mur_vatan, mur_vsinh, mur_vcosh, mur_vtanh };

static void
assert_level (const Unary *level)
{
  double x[MANY];
  double expected[MANY];
  double y[MANY];

  for (gsize f = 0; f < G_N_ELEMENTS (dispatched); f++)
    {
      for (gsize i = 0; i < MANY; i++)
        x[i] = spread (i, 0, i % 2 == 0 ? 1.5 : 350);
      dispatched[f](MANY, x, expected);
      level[f](MANY, x, y);
      for (gsize i = 0; i < MANY; i++)
        assert_same (y[i], expected[i]);
    }
}

/* A level that the machine lacks is left out; the lowest is always compared. */
static void
levels_agree (void)
{
  assert_level (baseline_level);
#if defined __x86_64__
  if (__builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("bmi2"))
    assert_level (v3_level);
  if (__builtin_cpu_supports ("avx512dq") && __builtin_cpu_supports ("avx512vl"))
    assert_level (v4_level);
#endif
}

typedef double (*Term) (double x, double y);

static double
plain (double x, double y)
{
  return x;
}

static double
squared (double x, double y)
{
  return x * x;
}

static double
squared_difference (double x, double y)
{
  const double d = x - y;

  return d * d;
}

static double
absolute_difference (double x, double y)
{
  return fabs (x - y);
}

/* The order of additions that the header fixes, term by term; and the error against
 * long double within the bound it states. */
static void
assert_sum (double sum, gsize n, const double *x, const double *y, Term term)
{
  double lanes[MUR_LANES] = { 0 };
  long double truth = 0;
  long double size = 0;

  for (gsize i = 0; i < n; i++)
    {
      const double value = term (x[i], y[i]);

      lanes[i % MUR_LANES] += value;
      truth += value;
      size += fabs (value);
    }
  for (gsize width = MUR_LANES / 2; width > 0; width /= 2)
    for (gsize j = 0; j < width; j++)
      lanes[j] += lanes[j + width];
  assert_same (sum, lanes[0]);
  g_assert_true (fabsl (sum - truth)
                 <= ((long double)n / MUR_LANES + 4) * DBL_EPSILON * size);
}

static void
sums (void)
{
  double x[1100];
  double y[1100];

  for (gsize i = 0; i < 1100; i++)
    {
      x[i] = spread (i, -3, 5);
      y[i] = ldexp (spread (i + 5000, -1, 1), (int)(hash (i) % 40) - 20);
    }
  for (gsize n = 0; n < 1100; n += n < 70 ? 1 : 103)
    {
      assert_sum (mur_vsum (n, y), n, y, x, plain);
      assert_sum (mur_vsum_squares (n, x), n, x, y, squared);
      assert_sum (mur_vsum_squared_difference (n, x, y), n, x, y, squared_difference);
      assert_sum (mur_vsum_absolute_difference (n, x, y), n, x, y, absolute_difference);
    }
}

/* Of rows as of each alone, also of those of no size: −0 and 0 are told apart. */
static void
sums_of_rows (void)
{
  double x[40 * 17];
  double found[17];

  for (gsize i = 0; i < G_N_ELEMENTS (x); i++)
    x[i] = i % 5 == 0 ? -0.0 : spread (i, -3, 5);
  x[7] = NAN;
  for (gsize n = 0; n <= 40; n++)
    {
      mur_vsum_rows (n, G_N_ELEMENTS (found), x, found);
      for (gsize k = 0; k < G_N_ELEMENTS (found); k++)
        assert_same (found[k], mur_vsum (n, x + k * n));
    }
}

void
mur_test_vmath_levels (void)
{
  g_test_add_func ("/base/vmath/levels-agree", levels_agree);
  g_test_add_func ("/base/vmath/sums", sums);
  g_test_add_func ("/base/vmath/sums-of-rows", sums_of_rows);
}
