/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Array functions: the claimed 2 ulp against long double, the values that C11 annex F
 * names, and that no result depends on place, neighbours or length.
 */

#include "core/base/vmath.h"
#include "core/base/kernel.h"
#include "core/base/vmath-values.h"
#include "tests/core/base/tests.h"
#include "tests/core/base/vmath-helpers.h"

#define TRIGONOMETRIC_LIMIT 0x1.921fb54442d18p20

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
  /* volatile: libm itself, not the compiler's folding */
  static const volatile double far[]
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

static void
nothing_to_do (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (accuracies); i++)
    accuracies[i].function (0, NULL, NULL);
  mur_vsincos (0, NULL, NULL, NULL);
  mur_vpowi (0, NULL, 3, NULL);
  mur_vpow (0, NULL, NULL, NULL);
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
  g_test_add_func ("/base/vmath/nothing-to-do", nothing_to_do);
}
