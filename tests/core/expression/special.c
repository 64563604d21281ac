/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Special functions against the C library's and against tables (Abramowitz and Stegun,
 * DLMF), their derivatives against differences; conditions, choices, and names of any
 * kind. */

#include <math.h>

#include "core/base/error.h"
#include "core/expression/program.h"
#include "tests/core/expression/sentence.h"

static const char *const inputs[] = { "t", "u", NULL };

static double
evaluate (const char *source, double t, double u)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MurProgram) program = mur_program_new (source, inputs, "p", &error);
  double value;

  g_assert_no_error (error);
  g_autoptr (MurProgramCache) cache
    = mur_program_cache_new (program, (const double *const[]){ &t, &u }, 1);
  g_autoptr (MurProgramWorkspace) workspace = mur_program_workspace_new (program);
  mur_program_evaluate (cache, workspace, NULL, 0, 1, &value);
  return value;
}

typedef struct
{
  const char *source;
  double (*expected) (double x);
  double from, to;
  double relative, absolute; /* what is allowed */
} Sweep;

static double
sinc (double x)
{
  return x == 0 ? 1 : sin (x) / x;
}

static double
norm (double x)
{
  return 0.5 * erfc (-x / sqrt (2));
}

/* Over their ranges. Gamma loses what the logarithm's last bit is worth: 700 ε in the
 * worst case. Around zeros only the absolute error is small. */
static void
test_sweeps (void)
{
  static const Sweep sweeps[] = {
    { "erf(t)", erf, -7, 7, 2e-15, 0 },
    { "erfc(t)", erfc, -7, 26, 3e-15, 0 },
    { "norm(t)", norm, -10, 8, 1e-13, 0 },
    { "gamma(t)", tgamma, 0.02, 165, 4e-13, 0 },
    { "gamma(t)", tgamma, -9.77, -0.03, 1e-12, 0 },
    { "lgamma(t)", lgamma, 0.03, 4000, 1e-14, 1e-14 },
    { "j0(t)", j0, -120, 120, 0, 1e-15 },
    { "besj1(t)", j1, -120, 120, 0, 1e-15 },
    { "sinc(t)", sinc, -50, 50, 0, 1e-15 },
    { "asinh(t)", asinh, -1e3, 1e3, 2e-15, 0 },
    { "atanh(t)", atanh, -0.9999, 0.9999, 2e-15, 0 },
    { "acosh(t)", acosh, 1.5, 1e4, 2e-15, 0 },
    { "ln(t)", log, 0.01, 100, 1e-15, 1e-16 },
    { "log2(t)", log2, 1.5, 1e6, 2e-15, 0 },
    { "cbrt(t)", cbrt, -200, 200, 2e-15, 0 },
    { "round(t)", round, -30.3, 30, 0, 0 },
    { "rint(t)", rint, -30.3, 30, 0, 0 },
    { "int(t)", trunc, -30.3, 30, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sweeps); i++)
    for (int k = 0; k <= 700; k++)
      {
        const Sweep *sweep = &sweeps[i];
        const double x = sweep->from + (sweep->to - sweep->from) * k / 700.0;
        const double expected = sweep->expected (x);
        const double found = evaluate (sweep->source, x, 0);

        if (!(fabs (found - expected)
              <= sweep->relative * fabs (expected) + sweep->absolute))
          g_error ("%s at %.17g: %.17g instead of %.17g", sweep->source, x, found,
                   expected);
      }
}

/* From tables, and at the ends. */
static void
test_values (void)
{
  static const struct
  {
    const char *source;
    double value;
  } cases[] = {
    { "gamma(5)", 24 },
    { "gamma(0.5)", 1.77245385090551602730 },
    { "gamma(-1.5)", 2.36327180120735470306 },
    { "lgamma(1)", 0 },
    { "lgamma(2)", 0 },
    { "lgamma(0.5)", 0.57236494292470008707 },
    { "j0(2.4048255576957728)", 0 },
    { "j1(1)", 0.44005058574493351596 },
    { "erf(0.5)", 0.52049987781304653768 },
    { "erfc(10)", 2.0884875837625447570e-45 },
    { "norm(0)", 0.5 },
    { "step(-2)+2*step(0)+4*step(3)", 5 },
    { "sinc(0)", 1 },
    { "hypot(3,-4)", 5 },
    { "sgn(-7)", -1 },
    { "2**3**2", 512 },
    { "voigt(0,0)", 1 },
    /* w(i) = e erfc(1); w(1 + i) of DLMF's tables: 0.3047442 + 0.2082189 i */
    { "voigt(0,1)", 0.42758357615580700441 },
    { "voigt(1,1)", 0.30474420525691259246 },
    { "dispersion(1,1)", 0.20821893820283162728 },
    /* Far out a Lorentzian: y / (√π (x² + y²)) · (1 + 3/(2x²) + …) */
    { "voigt(1e5,2)*1e10", 2 / 1.77245385090551602730 * (1 + 1.5e-10 - 4e-10) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double found = evaluate (cases[i].source, 0, 0);

      if (!(fabs (found - cases[i].value)
            <= 1e-13 * fmax (fabs (cases[i].value), 1e-3)))
        g_error ("%s: %.17g instead of %.17g", cases[i].source, found, cases[i].value);
    }
  g_assert_true (isnan (evaluate ("voigt(1,-0.1)", 0, 0)));
  g_assert_true (isnan (evaluate ("gamma(-2)", 0, 0)));
  g_assert_true (isinf (evaluate ("lgamma(-2)", 0, 0)));
  g_assert_true (isinf (evaluate ("gamma(0)", 0, 0)));
  g_assert_true (isnan (evaluate ("erf(t)+erfc(t)+gamma(t)+j0(t)", NAN, 0)));
}

/* Against central differences of the values: h² f‴/6 with h = 1e-5 is below 1e-8 here,
 * as is the rounding ε/h. */
static void
test_derivatives (void)
{
  static const char *const sources[] = {
    "erf(p1*t)",     "erfc(p1*t)",       "norm(p1*t)",        "gamma(1+p1*t)",
    "lgamma(p1*t)",  "j0(3*p1*t)",       "j1(3*p1*t)",        "j1(60*p1*t)/60",
    "sinc(4*p1*t)",  "sinc(0.3*p1*t)",   "asinh(p1*t)",       "atanh(p1*t)",
    "acosh(2+p1*t)", "voigt(p1*t,0.7)",  "voigt(0.4,p1*t)",   "dispersion(p1*t,0.7)",
    "log2(p1*t)",    "dispersion(1,p1)", "cbrt(p1*t)",        "hypot(p1,t)",
    "gamma(p1-2.9)", "t<p1 ? p1*t : t",  "t>p1 ? t : p1^2*t", "lgamma(-p1*t)",
  };
  const double t = 0.41, p = 0.73, h = 1e-5;

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MurProgram) program
        = mur_program_new (sources[i], inputs, "p", &error);
      double value, slope, above, below;

      g_assert_no_error (error);
      g_autoptr (MurProgramCache) cache
        = mur_program_cache_new (program, (const double *const[]){ &t, &t }, 1);
      g_autoptr (MurProgramWorkspace) workspace = mur_program_workspace_new (program);
      const double more = p + h, less = p - h;

      mur_program_evaluate_gradient (cache, workspace, &p, 0, 1, &value, &slope, 1);
      mur_program_evaluate (cache, workspace, &more, 0, 1, &above);
      mur_program_evaluate (cache, workspace, &less, 0, 1, &below);
      if (!(fabs (slope - (above - below) / (2 * h)) <= 2e-8 * fmax (fabs (slope), 1)))
        g_error ("%s: %.12g, by differences %.12g", sources[i], slope,
                 (above - below) / (2 * h));
    }
}

static void
test_conditions (void)
{
  static const struct
  {
    const char *source;
    double value; /* at t = 2, u = 3 */
  } cases[] = {
    { "t<u", 1 },
    { "t>u", 0 },
    { "t<=2", 1 },
    { "t<2", 0 },
    { "t>=2", 1 },
    { "t==2", 1 },
    { "t!=2", 0 },
    { "t\u22642", 1 },
    { "1+t<u", 0 },
    { "t<u && u<9", 1 },
    { "t>u || u<9", 1 },
    { "t>u || u>9 && 1", 0 },
    { "5 && 0.5", 1 },
    { "t<u ? 10 : 20", 10 },
    { "t>u ? 10 : 20", 20 },
    { "t>u ? 1 : t>1 ? 7 : 9", 7 },
    { "(t>u ? 1 : 2)+1", 3 },
    { "t>u ? log(-1) : 4", 4 }, /* what is not chosen does not count */
    { "t<u ? 4 : 1/0", 4 },
    { "max(t>1 ? 5 : 0, 3)", 5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double found = evaluate (cases[i].source, 2, 3);

      if (found != cases[i].value)
        g_error ("%s: %g", cases[i].source, found);
    }
}

static void
assert_names (const char *source, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MurProgram) program = mur_program_new_named (source, inputs, &error);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint k = 0; k < mur_program_n_parameters (program); k++)
    g_string_append_printf (names, "%s%s", k > 0 ? " " : "",
                            mur_program_parameter (program, k));
  g_assert_cmpstr (names->str, ==, expected);
}

/* In order of appearance, or numbered where all have numbers; functions and constants
 * are none, but a function's name without a parenthesis is. */
static void
test_named (void)
{
  assert_names ("A*exp(-t/tau)+y_0", "A tau y_0");
  assert_names ("p2*t+p1", "p1 p2");
  assert_names ("p1*t+b", "p1 b");
  assert_names ("a*t+b+a*u", "a b");
  assert_names ("gamma*t+erf(x0)+pi*e", "gamma x0");
  assert_names ("\u03c9*t+\u03c6", "\u03c9 \u03c6");
  assert_names ("2*t", "");
  g_autoptr (GError) error = NULL;
  g_assert_null (mur_program_new_named ("a*t+", inputs, &error));
  g_assert_error (error, MUR_ERROR, MUR_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_null (mur_program_new_named ("p1+p3", inputs, &error));
  g_clear_error (&error);
  g_assert_null (mur_program_new_named ("sine(t)", inputs, &error));
  g_clear_error (&error);
  g_assert_null (mur_program_new_named ("a\xff", inputs, &error));

  GString *many = g_string_new ("a0");
  for (guint i = 1; i <= MUR_PROGRAM_MAX_PARAMETERS; i++)
    g_string_append_printf (many, "+a%u", i);
  g_clear_error (&error);
  g_assert_null (mur_program_new_named (many->str, inputs, &error));
  g_assert_cmpstr (error->message, ==,
                   "formula, column 247: 'a64' is one parameter more than the 64 "
                   "allowed");
  g_string_free (many, TRUE);
}

static void
test_mentions (void)
{
  g_assert_true (mur_program_mentions ("a*x+b", "x"));
  g_assert_false (mur_program_mentions ("a*x0+max(b,1)", "x"));
  g_assert_true (mur_program_mentions (")x(", "x"));
  g_assert_false (mur_program_mentions ("\xff x", "x"));
  g_autofree char *replaced = mur_program_replace ("x*x0+2e3*exp(x)", "x", "(x+s)");
  g_assert_cmpstr (replaced, ==, "(x+s)*x0+2e3*exp((x+s))");
  g_autofree char *same = mur_program_replace ("a+1", "x", "y");
  g_assert_cmpstr (same, ==, "a+1");
  g_assert_null (mur_program_replace ("\xff x", "x", "y"));
  g_assert_cmpfloat (mur_program_largest_number ("2*(x-1.6e9)+p3*7"), ==, 1.6e9);
  g_assert_cmpfloat (mur_program_largest_number ("a*x"), ==, 0);
}

void
mur_test_special (void)
{
  g_test_add_func ("/expression/special/sweeps", test_sweeps);
  g_test_add_func ("/expression/special/values", test_values);
  g_test_add_func ("/expression/special/derivatives", test_derivatives);
  g_test_add_func ("/expression/special/conditions", test_conditions);
  g_test_add_func ("/expression/special/named", test_named);
  g_test_add_func ("/expression/special/mentions", test_mentions);
}
