/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Array functions: the claimed 2 ulp against long double, the values that C11 annex F
 * names, and that no result depends on place, neighbours, length or instruction level.
 */

#include "core/base/vmath.h"
#include "core/base/kernel.h"
#include "core/base/vmath-values.h"
#include "tests/core/base/tests.h"

#include <float.h>

#define MANY 4096
#define TRIGONOMETRIC_LIMIT 0x1.921fb54442d18p20

typedef void (*Unary) (gsize n, const double *x, double *y);

/* Weyl's sequence through a multiplicative hash: high entropy, and not the generator
 * that is itself under test. */
static guint64
hash (guint64 i)
{
  guint64 z = (i + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static double
spread (guint64 i, double low, double high)
{
  return low + (high - low) * ldexp ((double)(hash (i) >> 11), -53);
}

/* Error in units of the last place of the double nearest to the truth. */
static double
ulps (double value, long double truth)
{
  const double near = fabs ((double)truth);
  const double unit = fmax (nextafter (near, INFINITY) - near, DBL_TRUE_MIN);

  return (double)(fabsl (value - truth) / unit);
}

static void
assert_accurate (const char *name,
                 Unary function,
                 long double (*truth) (long double),
                 gsize n,
                 const double *x)
{
  g_autofree double *y = g_new (double, n);
  double worst = 0;

  function (n, x, y);
  for (gsize i = 0; i < n; i++)
    {
      const double error = ulps (y[i], truth (x[i]));

      worst = fmax (worst, error);
      if (!(error <= 2))
        g_error ("%s (%a) = %a is off by %.3f ulp", name, x[i], y[i], error);
    }
  g_test_message ("%s: largest error %.3f ulp", name, worst);
}

typedef struct
{
  const char *name;
  Unary function;
  long double (*truth) (long double);
  double low, high;    /* sampled evenly */
  double small, large; /* and evenly in the logarithm, in both signs where allowed */
} Accuracy;

static const Accuracy accuracies[] = {
  { "sin", mur_vsin, sinl, -9, 9, 1e-310, TRIGONOMETRIC_LIMIT },
  { "cos", mur_vcos, cosl, -9, 9, 1e-310, TRIGONOMETRIC_LIMIT },
  { "exp", mur_vexp, expl, -745, 709, 1e-310, 709 },
  { "log", mur_vlog, logl, 0.25, 4, 1e-320, 1e308 },
  { "tan", mur_vtan, tanl, -9, 9, 1e-310, 1e300 },
  { "asin", mur_vasin, asinl, -1, 1, 1e-310, 1 },
  { "acos", mur_vacos, acosl, -1, 1, 1e-310, 1 },
  { "atan", mur_vatan, atanl, -4, 4, 1e-310, 1e300 },
  { "sinh", mur_vsinh, sinhl, -2, 2, 1e-310, 710 },
  { "cosh", mur_vcosh, coshl, -2, 2, 1e-310, 710 },
  { "tanh", mur_vtanh, tanhl, -2, 2, 1e-310, 30 },
};

static void
accuracy (gconstpointer data)
{
  const Accuracy *self = data;
  g_autofree double *x = g_new (double, 4 * MANY);

  for (gsize i = 0; i < 2 * MANY; i++)
    x[i] = spread (i, self->low, self->high);
  for (gsize i = 2 * MANY; i < 4 * MANY; i++)
    {
      const double size = exp (spread (i, log (self->small), log (self->large)));

      x[i] = i % 2 == 1 && self->function != mur_vlog ? -size : size;
    }
  assert_accurate (self->name, self->function, self->truth, 4 * MANY, x);
}

/* The doubles nearest to multiples of π/2, where the reduction cancels nearly all
 * digits, and those halfway, where the quadrant changes. */
static void
quadrant_boundaries (void)
{
  const long double quarter = atanl (1);
  g_autofree double *x = g_new (double, 4 * MANY);

  for (gsize i = 0; i < MANY; i++)
    {
      const guint64 k = i < 64 ? i : hash (i) >> 43;

      for (gsize j = 0; j < 4; j++)
        x[4 * i + j] = (double)(quarter * (2 * k + j % 2)) * (j < 2 ? 1 : -1);
    }
  assert_accurate ("sin", mur_vsin, sinl, 4 * MANY, x);
  assert_accurate ("cos", mur_vcos, cosl, 4 * MANY, x);
}

static double
one (Unary function, double x)
{
  double y;

  function (1, &x, &y);
  return y;
}

static void
assert_same (double value, double expected)
{
  if (isnan (expected) ? !isnan (value) : mur_bits (value) != mur_bits (expected))
    g_error ("%a instead of %a", value, expected);
}

static void
special_values (void)
{
  static const struct
  {
    Unary function;
    double x, y;
  } cases[] = {
    { mur_vsin, 0.0, 0.0 },
    { mur_vsin, -0.0, -0.0 },
    { mur_vsin, INFINITY, NAN },
    { mur_vsin, -0x1p-1074, -0x1p-1074 },
    { mur_vcos, -0.0, 1 },
    { mur_vcos, -INFINITY, NAN },
    { mur_vexp, -0.0, 1 },
    { mur_vexp, INFINITY, INFINITY },
    { mur_vexp, -INFINITY, 0 },
    { mur_vexp, 0x1.62e42fefa39f0p+9, INFINITY },   /* just above 1024 ln 2 */
    { mur_vexp, -0x1.74910d52d3052p+9, 0 },         /* just below −1075 ln 2 */
    { mur_vexp, -0x1.74385446d71c3p+9, 0x1p-1074 }, /* about −1074 ln 2 */
    { mur_vlog, 1, 0.0 },
    { mur_vlog, 0.0, -INFINITY },
    { mur_vlog, -0.0, -INFINITY },
    { mur_vlog, -0x1p-1074, NAN },
    { mur_vlog, -INFINITY, NAN },
    { mur_vlog, INFINITY, INFINITY },
    { mur_vtan, -0.0, -0.0 },
    { mur_vtan, INFINITY, NAN },
    { mur_vasin, -0.0, -0.0 },
    { mur_vasin, -0x1.0000000000001p+0, NAN },
    { mur_vacos, 1, 0.0 },
    { mur_vacos, 0x1.0000000000001p+0, NAN },
    { mur_vatan, -0.0, -0.0 },
    { mur_vatan, -INFINITY, -0x1.921fb54442d18p+0 },
    { mur_vsinh, -0.0, -0.0 },
    { mur_vsinh, -INFINITY, -INFINITY },
    { mur_vcosh, -INFINITY, INFINITY },
    { mur_vtanh, -0.0, -0.0 },
    { mur_vtanh, -INFINITY, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_same (one (cases[i].function, cases[i].x), cases[i].y);
  for (gsize i = 0; i < G_N_ELEMENTS (accuracies); i++)
    g_assert_true (isnan (one (accuracies[i].function, NAN)));
}

static void
beyond_the_range_is_libm (void)
{
  static const double far[]
    = { 0x1.921fb54442d19p20, -1.7e6, 6.02214076e23, -0x1.fffp1023 };

  for (gsize i = 0; i < G_N_ELEMENTS (far); i++)
    {
      assert_same (one (mur_vsin, far[i]), sin (far[i]));
      assert_same (one (mur_vcos, far[i]), cos (far[i]));
    }
}

/* Values of all kinds side by side, most in range: one in sixteen is not. */
static double
mixed (gsize i)
{
  static const double odd[] = { NAN,    INFINITY,  -INFINITY, 0.0, -0.0, 1e300,
                                -1e300, 0x1p-1074, -1,        750, -750, -720 };

  return i % 16 == 11 ? odd[hash (i) % G_N_ELEMENTS (odd)] : spread (i, 0, 7.5);
}

/* Each value alone, in arrays of every length at every offset, and in place. */
static void
place_does_not_matter (gconstpointer data)
{
  const Accuracy *self = data;
  double x[1100];
  double expected[1100];
  double y[1100];

  for (gsize i = 0; i < 1100; i++)
    {
      x[i] = mixed (i);
      expected[i] = one (self->function, x[i]);
    }
  for (gsize n = 0; n < 1090; n += n < 40 ? 1 : 131)
    for (gsize offset = 0; offset < 9; offset++)
      {
        self->function (n, x + offset, y + offset);
        for (gsize i = offset; i < offset + n; i++)
          assert_same (y[i], expected[i]);
      }
  memcpy (y, x, sizeof x);
  self->function (1100, y, y);
  for (gsize i = 0; i < 1100; i++)
    assert_same (y[i], expected[i]);
}

static void
sincos_is_both (void)
{
  double x[1100];
  double sine[1100];
  double cosine[1100];

  for (gsize i = 0; i < 1100; i++)
    x[i] = i < 600 ? spread (i, -1e4, 1e4) : mixed (i);
  mur_vsincos (1100, x, sine, cosine);
  for (gsize i = 0; i < 1100; i++)
    {
      assert_same (sine[i], one (mur_vsin, x[i]));
      assert_same (cosine[i], one (mur_vcos, x[i]));
    }
  memcpy (sine, x, sizeof x);
  mur_vsincos (1100, sine, sine, cosine);
  mur_vsincos (1100, x, x, cosine);
  for (gsize i = 0; i < 1100; i++)
    assert_same (x[i], sine[i]);
}

/* The value functions compiled for one level each. A reduction needs none of this: its
 * case compares with code of the lowest level. */
#define LEVEL_LOOP(level, attribute, name)                                   \
  attribute static void name##_##level (gsize n, const double *x, double *y) \
  {                                                                          \
    MUR_LOOP                                                                 \
    for (gsize i = 0; i < n; i++)                                            \
      y[i] = mur_##name##_value (x[i]);                                      \
  }

#define LEVEL(level, attribute)      \
  LEVEL_LOOP (level, attribute, sin) \
  LEVEL_LOOP (level, attribute, cos) \
  LEVEL_LOOP (level, attribute, exp) \
  LEVEL_LOOP (level, attribute, log) \
  static const Unary level##_level[] \
    = { sin_##level, cos_##level, exp_##level, log_##level };

LEVEL (baseline, )
#if defined __x86_64__
LEVEL (v3, __attribute__ ((target ("arch=x86-64-v3"))))
LEVEL (v4, __attribute__ ((target ("arch=x86-64-v4"))))
#endif

static const Unary dispatched[] = { mur_vsin, mur_vcos, mur_vexp, mur_vlog };

static void
assert_level (const Unary *level)
{
  double x[MANY];
  double expected[MANY];
  double y[MANY];

  for (gsize f = 0; f < G_N_ELEMENTS (dispatched); f++)
    {
      for (gsize i = 0; i < MANY; i++)
        x[i] = spread (i, 0, i % 2 == 0 ? 3 : 708);
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

  for (gsize i = 0; i < 2 * MANY; i++)
    {
      x[i] = i % 2 == 0 ? spread (i, 0.5, 2) : exp (spread (i, -690, 690));
      exponent[i] = (double)bounded_exponent (i, x[i]);
    }
  mur_vpow (2 * MANY, x, exponent, y);
  for (gsize i = 0; i < 2 * MANY; i++)
    g_assert_cmpfloat (ulps (y[i], powl (x[i], exponent[i])), <=, 2);
}

static void
real_powers_at_the_edges (void)
{
  static const double values[]
    = { 0.0, -0.0, 1,     -1,     0.5,      -0.5,      2,   -2,       3,
        3.5, -3,   1e300, -1e300, INFINITY, -INFINITY, NAN, 0x1p-1074 };
  const gsize n = G_N_ELEMENTS (values);

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      {
        double y = values[i];

        mur_vpow (1, &y, &values[j], &y);
        assert_same (y, pow (values[i], values[j]));
      }
}

static void
nothing_to_do (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (accuracies); i++)
    accuracies[i].function (0, NULL, NULL);
  mur_vsincos (0, NULL, NULL, NULL);
  mur_vpowi (0, NULL, 3, NULL);
  g_assert_cmpfloat (mur_vsum (0, NULL), ==, 0);
}

void
mur_test_vmath (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (accuracies); i++)
    {
      const Accuracy *self = &accuracies[i];
      g_autofree char *path = g_strdup_printf ("/base/vmath/%s/accuracy", self->name);
      g_autofree char *place = g_strdup_printf ("/base/vmath/%s/place", self->name);

      g_test_add_data_func (path, self, accuracy);
      g_test_add_data_func (place, self, place_does_not_matter);
    }
  g_test_add_func ("/base/vmath/quadrant-boundaries", quadrant_boundaries);
  g_test_add_func ("/base/vmath/special-values", special_values);
  g_test_add_func ("/base/vmath/beyond-the-range-is-libm", beyond_the_range_is_libm);
  g_test_add_func ("/base/vmath/sincos-is-both", sincos_is_both);
  g_test_add_func ("/base/vmath/levels-agree", levels_agree);
  g_test_add_func ("/base/vmath/sums", sums);
  g_test_add_func ("/base/vmath/whole-powers", whole_powers);
  g_test_add_func ("/base/vmath/whole-powers-at-the-edges", whole_powers_at_the_edges);
  g_test_add_func ("/base/vmath/real-powers", real_powers);
  g_test_add_func ("/base/vmath/real-powers-at-the-edges", real_powers_at_the_edges);
  g_test_add_func ("/base/vmath/nothing-to-do", nothing_to_do);
}
