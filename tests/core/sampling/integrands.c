/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Integrands beside the formulas of their header in long doubles, and their integrals
 * beside GSL's adaptive quadrature, a dimension inside the other. */

#include "core/sampling/integrands-private.h"

#include "core/base/error.h"
#include "core/base/rng.h"
#include "tests/core/sampling/units.h"

#include <gsl/gsl_integration.h>
#include <math.h>
#include <string.h>

static long double
family_value (const MurIntegrand *f, MurIntegrandKind kind, guint s, const double *x)
{
  long double line = 0, peak = 1, square = 0, distance = 0;
  for (guint i = 0; i < s; i++)
    {
      long double a = f->a[i], u = f->u[i];
      line += a * x[i];
      peak /= 1 / (a * a) + (x[i] - u) * (x[i] - u);
      square += a * a * (x[i] - u) * (x[i] - u);
      distance += a * fabsl (x[i] - u);
    }
  switch (kind)
    {
    case MUR_INTEGRAND_OSCILLATORY:
      return cosl (2 * acosl (-1) * f->u[0] + line);
    case MUR_INTEGRAND_PRODUCT_PEAK:
      return peak;
    case MUR_INTEGRAND_CORNER_PEAK:
      return powl (1 + line, -(long double)s - 1);
    case MUR_INTEGRAND_GAUSSIAN:
      return expl (-square);
    case MUR_INTEGRAND_CONTINUOUS:
      return expl (-distance);
    default:
      if (x[0] > f->u[0])
        return 0;
      return s > 1 && x[1] > f->u[1] ? 0 : expl (line);
    }
}

static MurIntegrand *
family (MurIntegrandKind kind, guint s)
{
  g_autoptr (GError) error = NULL;
  MurIntegrand *self = mur_integrand_new (kind, s, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mur_integrand_dimensions (self), ==, s);
  g_assert_cmpfloat (mur_integrand_uncertainty (self), ==, 0);
  return self;
}

/* s + 3 roundings in the argument, which exp and the power of s + 1 turn into a
 * relative error of as many times its size, at most 20: 1e-13 for s up to 20. */
static void
assert_values (MurIntegrandKind kind, guint s)
{
  const gsize n = 701;
  g_autoptr (MurIntegrand) self = family (kind, s);
  g_autofree double *points = g_new (double, n *s);
  g_autofree double *values = g_new (double, n);
  g_autofree const double **columns = g_new (const double *, s);
  MurRng rng = mur_rng (s, MUR_RNG_TEST, kind);
  mur_rng_fill_uniform (&rng, n * s, points);
  for (guint d = 0; d < s; d++)
    columns[d] = points + d * n;
  g_assert_true (mur_integrand_evaluate (self, columns, n, values, NULL));
  for (gsize i = 0; i < n; i++)
    {
      double x[20];
      for (guint d = 0; d < s; d++)
        x[d] = columns[d][i];
      double exact = (double)family_value (self, kind, s, x);
      g_assert_cmpfloat_with_epsilon (
        values[i], exact,
        1e-13 * (kind == MUR_INTEGRAND_OSCILLATORY ? 1 : fabs (exact)) + 1e-300);
    }
}

static void
test_values (void)
{
  for (guint kind = 0; kind < MUR_INTEGRAND_QUARTER_DISC; kind++)
    {
      assert_values (kind, 1);
      assert_values (kind, 2);
      assert_values (kind, 5);
      assert_values (kind, 20);
    }
}

typedef struct
{
  const MurIntegrand *f;
  MurIntegrandKind kind;
  guint s, level;
  double *x;
} Level;

/* The integral over the dimensions from the level on, each cut at its kink or jump. */
static double
integrate (double x, void *data)
{
  const Level *outer = data;
  if (outer->level > 0)
    outer->x[outer->level - 1] = x;
  if (outer->level == outer->s)
    return (double)family_value (outer->f, outer->kind, outer->s, outer->x);
  Level level = *outer;
  level.level++;
  gsl_function function = { integrate, &level };
  double ends[] = { 0, outer->f->u[outer->level], 1 };
  double sum = 0;
  for (guint part = 0; part < 2; part++)
    {
      double result, error;
      gsize n;
      gsl_integration_cquad_workspace *space
        = gsl_integration_cquad_workspace_alloc (64);
      gsl_integration_cquad (&function, ends[part], ends[part + 1], 0, 1e-12, space,
                             &result, &error, &n);
      gsl_integration_cquad_workspace_free (space);
      sum += result;
    }
  return sum;
}

/* Quadrature to 1e-12 inside quadrature to 1e-12; an oscillatory integral is some
 * hundredths of its integrand. */
static void
test_integrals (void)
{
  for (guint kind = 0; kind < MUR_INTEGRAND_QUARTER_DISC; kind++)
    for (guint s = 1; s <= 2; s++)
      {
        double x[2];
        g_autoptr (MurIntegrand) self = family (kind, s);
        Level level = { self, kind, s, 0, x };
        double expected = integrate (0, &level);
        g_test_message ("%s in %u dimensions", mur_integrands[kind].id, s);
        g_assert_cmpfloat_with_epsilon (mur_integrand_integral (self), expected,
                                        1e-11 * fabs (expected) + 1e-13);
      }
}

/* The sum over the corners, with its cancellation of 8 of the 19 digits at s = 8. */
static long double
corner_sum (const MurIntegrand *f, guint s)
{
  long double sum = 0, scale = 1;
  for (guint corner = 0; corner < 1u << s; corner++)
    {
      long double line = 1;
      int sign = 1;
      for (guint i = 0; i < s; i++)
        if (corner >> i & 1)
          {
            line += f->a[i];
            sign = -sign;
          }
      sum += sign / line;
    }
  for (guint i = 0; i < s; i++)
    scale *= (i + 1) * (long double)f->a[i];
  return sum / scale;
}

static void
test_corner_peak (void)
{
  for (guint s = 1; s <= 8; s++)
    {
      g_autoptr (MurIntegrand) self = family (MUR_INTEGRAND_CORNER_PEAK, s);
      double expected = (double)corner_sum (self, s);
      g_assert_cmpfloat_with_epsilon (mur_integrand_integral (self), expected,
                                      (s < 6 ? 1e-13 : 1e-9) * expected);
    }
}

/* Where no quadrature goes: the mean of random points, whose own spread tells how near
 * the integral has to be. */
static void
test_means (void)
{
  const gsize n = 1 << 14;
  for (guint kind = 0; kind < MUR_INTEGRAND_QUARTER_DISC; kind++)
    {
      g_autoptr (MurIntegrand) self = family (kind, 100);
      g_autofree double *points = g_new (double, n * 100);
      g_autofree double *values = g_new (double, n);
      const double *columns[100];
      double mean = 0, square = 0;
      for (guint d = 0; d < 100; d++)
        {
          MurRng rng = mur_rng (12, MUR_RNG_TEST, d);
          columns[d] = points + d * n;
          mur_rng_fill_uniform (&rng, n, points + d * n);
        }
      g_assert_true (mur_integrand_evaluate (self, columns, n, values, NULL));
      for (gsize i = 0; i < n; i++)
        {
          values[i] /= mur_integrand_integral (self); /* far below 1 */
          mean += values[i] / (double)n;
        }
      for (gsize i = 0; i < n; i++)
        square += (values[i] - mean) / (double)n * (values[i] - mean);
      g_assert_cmpfloat_with_epsilon (mean, 1, 4 * sqrt (square / (double)n));
    }
}

static void
test_quarter_disc (void)
{
  const double x[] = { 0, 0.6, 0.6000001, 1, 0.99 }, y[] = { 0, 0.8, 0.8, 0.001, 0.1 };
  const double *columns[] = { x, y };
  double values[5];
  g_autoptr (MurIntegrand) disc
    = mur_integrand_new (MUR_INTEGRAND_QUARTER_DISC, 7, NULL, NULL);
  g_autoptr (MurIntegrand) circle
    = mur_integrand_new (MUR_INTEGRAND_QUARTER_DISC, 1, NULL, NULL);
  g_assert_cmpuint (mur_integrand_dimensions (disc), ==, 2);
  g_assert_cmpfloat (mur_integrand_integral (disc), ==, 3.14159265358979323846);
  g_assert_true (mur_integrand_evaluate (disc, columns, 5, values, NULL));
  g_assert_cmpfloat (values[0], ==, 4);
  g_assert_cmpfloat (values[2], ==, 0);
  g_assert_cmpfloat (values[3], ==, 0);
  g_assert_cmpfloat (values[4], ==, 4);
  g_assert_cmpfloat (mur_integrand_integral (circle), ==, 3.14159265358979323846);
  g_assert_true (mur_integrand_evaluate (circle, columns, 5, values, NULL));
  g_assert_cmpfloat_with_epsilon (values[1], 3.2, 1e-15);
}

static void
assert_formula (
  const char *formula, guint dimensions, guint used, double integral, double tolerance)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MurIntegrand) self
    = mur_integrand_new (MUR_INTEGRAND_FORMULA, dimensions, formula, &error);
  g_assert_no_error (error);
  g_test_message ("%s", formula);
  g_assert_cmpuint (mur_integrand_dimensions (self), ==, used);
  g_assert_cmpfloat_with_epsilon (mur_integrand_integral (self), integral, tolerance);
  g_assert_cmpfloat (fabs (mur_integrand_integral (self) - integral), <=,
                     4 * mur_integrand_uncertainty (self) + 1e-13);
}

/* Smooth ones to the rounding of 262144 terms; a jump is found to about one node in
 * 512; 2¹⁸ Halton points in nine dimensions reach some 1e-5. */
static void
test_formulas (void)
{
  assert_formula ("3", 2, 1, 3, 1e-13);
  assert_formula ("x1^5", 1, 1, 1.0 / 6, 1e-14);
  assert_formula ("x1*x2", 9, 2, 0.25, 1e-13);
  assert_formula ("exp(x1+x2-x3)", 3, 3, pow (G_E - 1, 3) / G_E, 1e-12);
  assert_formula ("cos(3*x2)", 2, 2, sin (3) / 3, 1e-13);
  assert_formula ("max(0, sign(1-x1^2-x2^2))", 2, 2, G_PI / 4, 1e-3);
  assert_formula ("x1*x2*x3*x4*x5", 6, 5, 1.0 / 32, 1e-13);
  /* The variances of five and the square of their mean: 5/12 + 25/4. */
  assert_formula ("(x1+x2+x3+x4+x5)^2", 5, 5, 20.0 / 3, 1e-11);
  assert_formula ("exp(x1+x2+x3+x4+x5+x6+x7+x8)", 8, 8, pow (G_E - 1, 8), 1e-6);
  /* A step, half of which is below by symmetry, and a peak between the nodes. */
  assert_formula ("step(x1+x2+x3+x4-2)", 4, 4, 0.5, 1e-3);
  assert_formula ("exp(-400*((x1-.31)^2+(x2-.31)^2+(x3-.31)^2+(x4-.31)^2))", 4, 4,
                  pow (G_PI / 400, 2), 1e-5);
  assert_formula ("x1*x2*x3*x4*x5*x6*x7*x8*x9", 9, 9, 1.0 / 512, 1e-4);
}

static void
assert_refused (MurIntegrandKind kind,
                guint dimensions,
                const char *formula,
                const char *field,
                const char *part)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (mur_integrand_new (kind, dimensions, formula, &error));
  g_assert_cmpstr (mur_error_field (error), ==, field);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_refusals (void)
{
  assert_refused (MUR_INTEGRAND_FORMULA, 2, "x1*x3", "formula", "x3");
  assert_refused (MUR_INTEGRAND_FORMULA, 2, "x1*", "formula", "");
  assert_refused (MUR_INTEGRAND_FORMULA, 2, "p1*x1", "formula", "p1");
  assert_refused (MUR_INTEGRAND_FORMULA, 2, "log(x1-0.5)", "formula",
                  "formula: no finite value at x1 = ");
  assert_refused (MUR_INTEGRAND_FORMULA, 5, "1/(x5-x5)", "formula", ", x4 = ");
  assert_refused (MUR_INTEGRAND_CORNER_PEAK, 101, NULL, "integrand",
                  "corner-peak is not allowed in 101 dimensions; at most 100");
}

/* Finite where it is integrated, not at the origin. */
static void
test_not_finite (void)
{
  const double x[] = { 0.5, 0.25, 0, 0.125 };
  const double *columns[] = { x };
  double values[4];
  g_autoptr (GError) error = NULL;
  g_autoptr (MurIntegrand) self
    = mur_integrand_new (MUR_INTEGRAND_FORMULA, 1, "log(x1)", NULL);
  g_assert_cmpfloat_with_epsilon (mur_integrand_integral (self), -1, 1e-5);
  g_assert_false (mur_integrand_evaluate (self, columns, 4, values, &error));
  g_assert_cmpstr (mur_error_field (error), ==, "formula");
  g_assert_nonnull (strstr (error->message, "no finite value at x1 = 0;"));
}

void
mur_test_integrands (void)
{
  g_test_add_func ("/sampling/integrands/values", test_values);
  g_test_add_func ("/sampling/integrands/integrals", test_integrals);
  g_test_add_func ("/sampling/integrands/corner-peak", test_corner_peak);
  g_test_add_func ("/sampling/integrands/means", test_means);
  g_test_add_func ("/sampling/integrands/quarter-disc", test_quarter_disc);
  g_test_add_func ("/sampling/integrands/formulas", test_formulas);
  g_test_add_func ("/sampling/integrands/refusals", test_refusals);
  g_test_add_func ("/sampling/integrands/not-finite", test_not_finite);
}
