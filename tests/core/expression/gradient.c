/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Derivatives: against formulas derived by hand for every function, against the
 * conventions of program.h where there is none, and against extrapolated central
 * differences in long double for random formulas. */

#include <math.h>
#include <string.h>

#include "core/expression/program.h"
#include "tests/core/expression/sentence.h"

#define N_SENTENCES 700
#define N_ROWS 12

static const char *const inputs[] = { "t", "u", NULL };

/* @gradient[k] at one row */
static void
differentiate (const char *source,
               const double *at,
               const double *parameters,
               double *value,
               double *gradient)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MurProgram) program = mur_program_new (source, inputs, "p", &error);
  g_autoptr (MurProgramCache) cache = NULL;
  g_autoptr (MurProgramWorkspace) workspace = NULL;

  g_assert_no_error (error);
  cache = mur_program_cache_new (program, (const double *const[]){ &at[0], &at[1] }, 1);
  workspace = mur_program_workspace_new (program);
  mur_program_evaluate_gradient (cache, workspace, parameters, 0, 1, value, gradient,
                                 1);
}

#define BY_HAND(name, expression)                        \
  static long double name (long double p, long double t) \
  {                                                      \
    return (expression);                                 \
  }

BY_HAND (d_sin, t *cosl (p *t))
BY_HAND (d_cos, -t *sinl (p *t))
BY_HAND (d_tan, t / (cosl (p * t) * cosl (p * t)))
BY_HAND (d_asin, t / sqrtl (1 - p * t * p * t))
BY_HAND (d_acos, -t / sqrtl (1 - p * t * p * t))
BY_HAND (d_atan, t / (1 + p * t * p * t))
BY_HAND (d_sinh, t *coshl (p *t))
BY_HAND (d_cosh, t *sinhl (p *t))
BY_HAND (d_tanh, t / (coshl (p * t) * coshl (p * t)))
BY_HAND (d_exp, t *expl (p *t))
BY_HAND (d_log, 1 / p)
BY_HAND (d_log10, 1 / (p * logl (10)))
BY_HAND (d_sqrt, t / (2 * sqrtl (p * t)))
BY_HAND (d_abs, -t)
BY_HAND (d_zero, 0)
BY_HAND (d_square, 2 * p * t * t)
BY_HAND (d_cube, 3 * p * p * t * t * t)
BY_HAND (d_fourth, 4 * p * p * p * t * t * t * t)
BY_HAND (d_seventh, 7 * powl (p * t, 6) * t)
BY_HAND (d_minus_third, -3 * powl (p * t, -4) * t)
BY_HAND (d_base, 1.7L * powl (p, 0.7L) * t)
BY_HAND (d_exponent, logl (t) * powl (t, p))
BY_HAND (d_self, powl (p, p) * (logl (p) + 1))
BY_HAND (d_quotient, (t * (1 + p * p) - p * t * 2 * p) / ((1 + p * p) * (1 + p * p)))
BY_HAND (d_angle, (t * t) / (t * t + p * t * p * t))
BY_HAND (d_angle_below, -1 / (p * p + 1))
BY_HAND (d_least, t)
BY_HAND (d_mod, 1 - 3 * t)
BY_HAND (d_nested, cosl (p *expl (-p *t)) * expl (-p * t) * (1 - p * t))

/* p = 0.73, t = 0.41. Forms are chosen so that nothing cancels; the longest chain of
 * operations is a dozen, of at most 2 ulp each. */
static void
test_by_hand (void)
{
  static const struct
  {
    const char *source;
    long double (*derivative) (long double p, long double t);
  } cases[] = {
    { "sin(p1*t)", d_sin },
    { "cos(p1*t)", d_cos },
    { "tan(p1*t)", d_tan },
    { "asin(p1*t)", d_asin },
    { "acos(p1*t)", d_acos },
    { "atan(p1*t)", d_atan },
    { "sinh(p1*t)", d_sinh },
    { "cosh(p1*t)", d_cosh },
    { "tanh(p1*t)", d_tanh },
    { "exp(p1*t)", d_exp },
    { "log(p1*t)", d_log },
    { "log10(p1*t)", d_log10 },
    { "sqrt(p1*t)", d_sqrt },
    { "abs(-p1*t)", d_least },
    { "-abs(p1*t)", d_abs },
    { "sign(p1*t)", d_zero },
    { "floor(p1*t)", d_zero },
    { "ceil(p1*t)", d_zero },
    { "(p1*t)^2", d_square },
    { "(p1*t)^3", d_cube },
    { "(p1*t)^4", d_fourth },
    { "(p1*t)^7", d_seventh },
    { "(p1*t)^-3", d_minus_third },
    { "p1^1.7*t", d_base },
    { "t^p1", d_exponent },
    { "p1^p1", d_self },
    { "pow(p1,p1)+t", d_self },
    { "p1*t/(1+p1^2)", d_quotient },
    { "atan2(p1*t,t)", d_angle },
    { "atan2(t,p1*t)", d_angle_below },
    { "min(p1*t,1)", d_least },
    { "max(-1,p1*t)", d_least },
    { "min(1,p1*t)", d_least },
    { "max(p1,9)*t", d_zero },
    { "mod(p1*1,p1*t)", d_mod },
    { "sin(p1*exp(-p1*t))", d_nested },
    { "5*t", NULL },
  };
  const double at[] = { 0.41, 0 }, p = 0.73;

  /* d_mod: mod(p, 0.41 p) = p − 2·0.41 p whatever p > 0 */
  for (gsize i = 0; cases[i].derivative != NULL; i++)
    {
      const long double factor = cases[i].derivative == d_mod ? 2.0L / 3 : 1;
      const long double expected = cases[i].derivative (p, (long double)at[0] * factor);
      double value, found;

      differentiate (cases[i].source, at, &p, &value, &found);
      if (!(fabsl (found - expected) <= 24 * 0x1p-53L * fabsl (expected)))
        g_error ("%s: %.17g instead of %.17Lg", cases[i].source, found, expected);
    }
}

/* At t = 0, p1 = 0, p2 = 2. */
static void
test_conventions (void)
{
  static const struct
  {
    const char *source;
    double by_p1, by_p2;
  } cases[] = {
    { "abs(p1)+0*p2", 0, 0 },
    { "sign(p1)*p2", 0, 0 },
    { "floor(p1)+ceil(p2)", 0, 0 },
    { "min(p1,3*p1)+p2", 1, 1 }, /* equal: the first */
    { "max(3*p1,p1)+p2", 3, 1 },
    { "max(p1,p2)", 0, 1 },
    { "min(p1,p2)", 1, 0 },
    { "p1+sqrt(p2*t)", 1, 0 }, /* 0 · ∞ */
    { "p1+t^p2", 1, 0 },
    { "p1+(p2*t)^0.5", 1, 0 },
    { "p1^2+p2*t", 0, 0 },
    { "p1^3*p2", 0, 0 },
    { "p1*p2", 2, 0 },
    { "p1+p2", 1, 1 },
    { "p2+p1*0+7", 0, 1 },
    { "t*p1+p2/p2", 0, 0 },
  };
  const double at[] = { 0, 0 }, parameters[] = { 0, 2 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double value, gradient[2];

      differentiate (cases[i].source, at, parameters, &value, gradient);
      if (gradient[0] != cases[i].by_p1 || gradient[1] != cases[i].by_p2)
        g_error ("%s: %g, %g", cases[i].source, gradient[0], gradient[1]);
    }
}

/* The example of the program, whose derivatives are well known. */
static void
test_example (void)
{
  const double at[] = { -0.83, 0 }, p[] = { 4.2, 3.9, 1.4, 2.7 };
  const long double t = at[0], phase = p[1] * acosl (-1) * t * t + p[2];
  const long double envelope = expl (-p[3] * t * t);
  const long double expected[] = {
    t * sinl (phase) * envelope,
    p[0] * t * cosl (phase) * acosl (-1) * t * t * envelope,
    p[0] * t * cosl (phase) * envelope,
    -t * t * p[0] * t * sinl (phase) * envelope,
  };
  double value, gradient[4];

  differentiate ("p1*t*sin(p2*pi*t^2+p3)*exp(-p4*t^2)", at, p, &value, gradient);
  /* the phase, about 10, is rounded thrice: 15 ε absolute, over a slope of order one */
  g_assert_cmpfloat (fabsl (value - p[0] * expected[0]), <, 60 * 0x1p-53L);
  for (guint k = 0; k < 4; k++)
    g_assert_cmpfloat (fabsl (gradient[k] - expected[k]), <, 60 * 0x1p-53L);
}

typedef struct
{
  const Sentence *sentence;
  const char *text;
  double inputs[SENTENCE_N_INPUTS];
  double parameters[SENTENCE_N_PARAMETERS];
  guint n_said, n_checked;
} Check;

static long double
central_difference (const Check *self, guint k, long double step, long double *error)
{
  long double moved[SENTENCE_N_PARAMETERS];
  Estimate above, below;

  for (guint i = 0; i < SENTENCE_N_PARAMETERS; i++)
    moved[i] = self->parameters[i];
  moved[k] = self->parameters[k] + step;
  above = sentence_evaluate (self->sentence, self->inputs, moved);
  moved[k] = self->parameters[k] - step;
  below = sentence_evaluate (self->sentence, self->inputs, moved);
  *error = above.error + below.error;
  return (above.value - below.value) / (2 * step);
}

/* Says nothing where a part is infinite, nor where two steps disagree: at kinks, jumps
 * and poles. What rounding does to the value bounds, times a generous thousand, what it
 * does to the derivative. */
static void
check_derivative (Check *self, guint k, double found)
{
  const long double here[]
    = { self->parameters[0], self->parameters[1], self->parameters[2] };
  long double error, ignored;
  const long double coarse = central_difference (self, k, 2e-5L, &error);
  const long double fine = central_difference (self, k, 1e-5L, &ignored);
  const long double best = (4 * fine - coarse) / 3;
  const long double size = fabsl (best);

  self->n_checked++;
  if (!sentence_is_finite (self->sentence, self->inputs, here))
    return;
  if (!(error < 1e-12L) || !isfinite (best) || size > 1e8L
      || !(fabsl (coarse - fine) <= 1e-7L * (size + 0.01L)))
    return;
  self->n_said++;
  if (fabsl (found - best) <= 1e-6L * size + 1e-8L + 1e3L * error)
    return;
  g_error ("∂/∂p%u %s\nat t %.17g u %.17g p %.17g %.17g %.17g: %.17g instead of %.17Lg",
           k + 1, self->text, self->inputs[0], self->inputs[1], self->parameters[0],
           self->parameters[1], self->parameters[2], found, best);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8675309);
  Check check = { 0 };

  for (guint i = 0; i < N_SENTENCES; i++)
    {
      g_autoptr (Sentence) sentence
        = sentence_random (random, g_rand_int_range (random, 2, 6));
      g_autofree char *text = sentence_write (sentence, random);
      g_autofree char *all = g_strconcat (text, "+0*(p1+p2+p3)", NULL);

      check.sentence = sentence;
      check.text = text;
      for (guint row = 0; row < N_ROWS; row++)
        {
          double value, gradient[SENTENCE_N_PARAMETERS];

          for (guint k = 0; k < SENTENCE_N_INPUTS; k++)
            check.inputs[k] = random_number (random);
          for (guint k = 0; k < SENTENCE_N_PARAMETERS; k++)
            check.parameters[k] = g_rand_double_range (random, -3, 3);
          differentiate (all, check.inputs, check.parameters, &value, gradient);
          for (guint k = 0; k < SENTENCE_N_PARAMETERS; k++)
            check_derivative (&check, k, gradient[k]);
        }
    }
  g_test_message ("%u of %u derivatives said something", check.n_said, check.n_checked);
  g_assert_cmpuint (check.n_said, >, check.n_checked / 3);
}

void
mur_test_gradient (void)
{
  g_test_add_func ("/expression/gradient/by-hand", test_by_hand);
  g_test_add_func ("/expression/gradient/conventions", test_conventions);
  g_test_add_func ("/expression/gradient/example", test_example);
  g_test_add_func ("/expression/gradient/random", test_random);
}
