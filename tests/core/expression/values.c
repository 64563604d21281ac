/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What formulas mean: by the grammar and IEEE 754 for known ones, by recursion in long
 * double for random ones. */

#include <math.h>
#include <string.h>

#include "core/expression/program.h"
#include "tests/core/expression/sentence.h"

#define N_SENTENCES 1500
#define N_ROWS 270 /* more than a block */

static const char *const inputs[] = { "t", "u", NULL };

/* At t = 0.3, u = −1.7; p1 = 2.5, p2 = −0.4. */
static double
value_of (const char *source)
{
  const double t = 0.3, u = -1.7, parameters[] = { 2.5, -0.4 };
  double value;
  g_autoptr (GError) error = NULL;
  g_autoptr (MurProgram) program = mur_program_new (source, inputs, "p", &error);
  g_autoptr (MurProgramCache) cache = NULL;
  g_autoptr (MurProgramWorkspace) workspace = NULL;

  g_assert_no_error (error);
  cache = mur_program_cache_new (program, (const double *const[]){ &t, &u }, 1);
  workspace = mur_program_workspace_new (program);
  mur_program_evaluate (cache, workspace, parameters, 0, 1, &value);
  return value;
}

static void
assert_same (const char *source, double found, double expected)
{
  if (memcmp (&found, &expected, sizeof found) != 0
      && !(isnan (found) && isnan (expected)))
    g_error ("%s: %.17g instead of %.17g", source, found, expected);
}

/* Exact: whole numbers, halves, and the special values. */
static void
test_known (void)
{
  static const struct
  {
    const char *source;
    double value;
  } cases[] = {
    { "2^3^2", 512 },
    { "-2^2", -4 },
    { "2^-1", 0.5 },
    { "2--3", 5 },
    { "2*-3", -6 },
    { "2+-+-3", 5 },
    { "6/3/2", 1 },
    { "6/3*2", 4 },
    { "1-2-3", -4 },
    { "1-(2-3)", 2 },
    { "2*3+4*5", 26 },
    { "(2+3)*4", 20 },
    { "\u22122^2", -4 },
    { "2\u00b73\u00d74", 24 },
    { "2\u22c53", 6 },
    { "\u03c0-pi", 0 },
    { "25e\u22121", 2.5 },
    { "8e0\u22121", 7 },
    { "\u22122.5E\u22122\u22121", -1.025 },
    { ".5", 0.5 },
    { "1.", 1 },
    { "2.5e-1", 0.25 },
    { "1E+2", 100 },
    { "\t 2\n", 2 },
    { "-0", -0.0 },
    { "mod(-1,3)", 2 },
    { "mod(1,-3)", -2 },
    { "mod(7.5,2)", 1.5 },
    { "mod(6,3)", 0 },
    { "log10(1000)", 3 },
    { "log10(1e-3)", -3 },
    { "log10(1e16)", 16 },
    { "log10(0)", -INFINITY },
    { "sign(-3)", -1 },
    { "sign(0)", 0 },
    { "sign(2)", 1 },
    { "abs(-2)", 2 },
    { "floor(-1.5)", -2 },
    { "ceil(-1.5)", -1 },
    { "min(1,2)", 1 },
    { "max(1,2)", 2 },
    { "pow(2,10)", 1024 },
    { "2^0", 1 },
    { "(0/0)^0", 1 },
    { "0^0", 1 },
    { "(-2)^3", -8 },
    { "(-2)^-2", 0.25 },
    { "2^5", 32 },
    { "2^-5", 0x1p-5 },
    { "sqrt(9)", 3 },
    { "exp(0)", 1 },
    { "log(1)", 0 },
    { "log(-1)", NAN },
    { "log(0)", -INFINITY },
    { "1/0", INFINITY },
    { "-1/0", -INFINITY },
    { "0/0", NAN },
    { "1/-0", -INFINITY },
    { "exp(1000)", INFINITY },
    { "sqrt(-1)", NAN },
    { "acos(2)", NAN },
    { "min(0/0,1)", NAN },
    { "max(1,0/0)", NAN },
    { "1e-999", 0 },
    { "atan2(0,1)", 0 },
    { "atan2(-0,1)", -0.0 },
    { "atan2(0/0,1)", NAN },
    { "atan2(0,-1)-pi", 0 },
    { "atan2(-0,-1)+pi", 0 },
    { "4*atan2(-1,-1)+3*pi", 0 },
    { "2*atan2(1,0)-pi", 0 },
    { "0*t+1/(0*u)", -INFINITY },
    { "p1*2-5", 0 },
    { "-p1", -2.5 },
    { "-p1^2", -6.25 },
    { "t-0.3", 0 },
    { "u+1.7", 0 },
    { "-t*0+0", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_same (cases[i].source, value_of (cases[i].source), cases[i].value);
}

/* A name may mean several things: inputs before constants. */
static void
test_shadowing (void)
{
  const char *const names[] = { "e", "sin", NULL };
  const double e = 7, sine = 0.5;
  double value;
  g_autoptr (GError) error = NULL;
  g_autoptr (MurProgram) program
    = mur_program_new ("e+sin+sin(0)+cos(0)", names, NULL, &error);
  g_autoptr (MurProgramCache) cache = NULL;
  g_autoptr (MurProgramWorkspace) workspace = NULL;

  g_assert_no_error (error);
  cache = mur_program_cache_new (program, (const double *const[]){ &e, &sine }, 1);
  workspace = mur_program_workspace_new (program);
  mur_program_evaluate (cache, workspace, NULL, 0, 1, &value);
  g_assert_cmpfloat (value, ==, 8.5);
}

/* Whatever stage computes it: constant, once an evaluation, once a cache, each row. */
static void
test_stages (void)
{
  static const char *const forms[] = { "sin(%s)",
                                       "cos(%s)",
                                       "tan(%s)",
                                       "asin(%s)",
                                       "atan(%s)",
                                       "sinh(%s)",
                                       "cosh(%s)",
                                       "tanh(%s)",
                                       "exp(%s)",
                                       "log(%s)",
                                       "log10(%s)",
                                       "sqrt(%s)",
                                       "abs(%s)",
                                       "sign(%s)",
                                       "floor(%s)",
                                       "ceil(%s)",
                                       "(%s)^2",
                                       "(%s)^3",
                                       "(%s)^4",
                                       "(%s)^7",
                                       "(%s)^-3",
                                       "(%s)^1.5",
                                       "1.3^(%s)",
                                       "1-(%s)/7",
                                       "atan2(%s,0.7)",
                                       "atan2(-0.7,%s)",
                                       "mod(7.3,%s)",
                                       "mod(%s,0.11)",
                                       "min(%s,0.29)",
                                       "max(0.31,%s)",
                                       "3*(%s)+0.1*(%s)*(%s)" };
  static const char *const arguments[]
    = { "0.3", "t", "(p1/p1*0.3)", "(t*p1/p1)", "(p1-p1+t)", "(t+0*p1)" };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_auto (GStrv) parts = g_strsplit (forms[i], "%s", -1);
      double first = 0;

      for (gsize k = 0; k < G_N_ELEMENTS (arguments); k++)
        {
          g_autofree char *source = g_strjoinv (arguments[k], parts);

          if (k == 0)
            first = value_of (source);
          else
            assert_same (source, value_of (source), first);
        }
    }
}

typedef struct
{
  double t[N_ROWS], u[N_ROWS];
  double parameters[SENTENCE_N_PARAMETERS];
  guint n_said, n_checked;
} Check;

static void
check_row (
  Check *self, const Sentence *sentence, const char *text, guint row, double found)
{
  const double at[SENTENCE_N_INPUTS] = { self->t[row], self->u[row] };
  const long double parameters[SENTENCE_N_PARAMETERS]
    = { self->parameters[0], self->parameters[1], self->parameters[2] };
  const Estimate estimate = sentence_evaluate (sentence, at, parameters);

  self->n_checked++;
  if (isinf (estimate.error) || isnan (estimate.error))
    return;
  self->n_said++;
  if (isnan (estimate.value)   ? isnan (found)
      : isinf (estimate.value) ? found == (double)estimate.value
                               : fabsl (found - estimate.value) <= estimate.error)
    return;
  g_error (
    "%s\nat t %.17g u %.17g p %.17g %.17g %.17g: %.17g instead of %.17Lg ± %.3Lg", text,
    at[0], at[1], self->parameters[0], self->parameters[1], self->parameters[2], found,
    estimate.value, estimate.error);
}

static void
check_sentence (Check *self, const Sentence *sentence, const char *text)
{
  g_autofree char *all = g_strconcat (text, "+0*(p1+p2+p3)", NULL);
  double values[N_ROWS];
  g_autoptr (GError) error = NULL;
  g_autoptr (MurProgram) program = mur_program_new (text, inputs, "p", &error);
  g_autoptr (MurProgramCache) cache = NULL;
  g_autoptr (MurProgramWorkspace) workspace = NULL;

  /* with a gap in its parameters: complete them */
  if (program == NULL)
    program = mur_program_new (all, inputs, "p", NULL);
  g_assert_nonnull (program);
  cache = mur_program_cache_new (program, (const double *const[]){ self->t, self->u },
                                 N_ROWS);
  workspace = mur_program_workspace_new (program);
  mur_program_evaluate (cache, workspace, self->parameters, 0, N_ROWS, values);
  for (guint row = 0; row < N_ROWS; row += 19)
    check_row (self, sentence, text, row, values[row]);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20240731);
  Check check = { 0 };

  for (guint i = 0; i < N_SENTENCES; i++)
    {
      g_autoptr (Sentence) sentence
        = sentence_random (random, g_rand_int_range (random, 1, 8));
      g_autofree char *text = sentence_write (sentence, random);

      for (guint k = 0; k < SENTENCE_N_PARAMETERS; k++)
        check.parameters[k] = random_number (random);
      for (guint row = 0; row < N_ROWS; row++)
        {
          check.t[row] = row == 19 ? 0 : random_number (random);
          check.u[row] = random_number (random);
        }
      check_sentence (&check, sentence, text);
    }
  g_test_message ("%u of %u values said something", check.n_said, check.n_checked);
  g_assert_cmpuint (check.n_said, >, check.n_checked / 2);
}

void
mur_test_values (void)
{
  g_test_add_func ("/expression/values/known", test_known);
  g_test_add_func ("/expression/values/shadowing", test_shadowing);
  g_test_add_func ("/expression/values/stages", test_stages);
  g_test_add_func ("/expression/values/random", test_random);
}
