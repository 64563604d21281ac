/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every way of being refused, with the whole message: a person reads it. */

#include <string.h>

#include "core/base/error.h"
#include "core/expression/program.h"
#include "tests/core/expression/sentence.h"

#define FUNCTIONS                                                                      \
  "sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh, exp, log, " \
  "ln, log10, log2, sqrt, cbrt, abs, sign, sgn, step, floor, ceil, round, rint, int, " \
  "erf, "                                                                              \
  "erfc, norm, gamma, lgamma, sinc, j0, j1, besj0, besj1, pow, atan2, min, max, mod, " \
  "hypot, voigt, dispersion"
#define OPERAND "expected a number, a name or '(', found "
#define LEFT_OUT "; multiplication is written '*'"

static const char *const inputs[] = { "t", "u", NULL };

static void
assert_refused (const char *source, const char *prefix, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MurProgram) program = mur_program_new (source, inputs, prefix, &error);

  g_assert_null (program);
  g_assert_error (error, MUR_ERROR, MUR_ERROR_VALUE);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_cmpstr (mur_error_field (error), ==, "formula");
}

static void
assert_accepted (const char *source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MurProgram) program = mur_program_new (source, inputs, "p", &error);

  g_assert_no_error (error);
  g_assert_nonnull (program);
}

static void
test_syntax (void)
{
  static const struct
  {
    const char *source;
    const char *message; /* after "formula, column " */
  } cases[] = {
    { "", "1: " OPERAND "the end" },
    { "  ", "3: " OPERAND "the end" },
    { "p1*t+ *2", "7: " OPERAND "'*'" },
    { "t***2", "4: " OPERAND "'*'" },
    { "t<2<3", "4: expected one comparison; join two with '&&', found '<'" },
    { "t ? 1", "6: expected an operator or ':' (condition ? value : other value), "
               "found the end" },
    { "t ? : 2", "5: " OPERAND "':'" },
    { "t &", "3: expected an operator or the end, found '&'" },
    { "t+", "3: " OPERAND "the end" },
    { "(t", "3: expected an operator or ')', found the end" },
    { "(t,u)", "3: expected an operator or ')', found ','" },
    { "t)", "2: expected an operator or the end, found ')'" },
    { "()", "2: " OPERAND "')'" },
    { "2^", "3: " OPERAND "the end" },
    { "2 t", "3: expected an operator or the end, found 't'" LEFT_OUT },
    { "2t", "2: expected an operator or the end, found 't'" LEFT_OUT },
    { "2(t)", "2: expected an operator or the end, found '('" LEFT_OUT },
    { "(t)(u)", "4: expected an operator or the end, found '('" LEFT_OUT },
    { "t(2)", "2: expected an operator or the end, found '('" LEFT_OUT },
    { "(t 2)", "4: expected an operator or ')', found '2'" LEFT_OUT },
    { "1.2.3", "4: expected an operator or the end, found '.3'" LEFT_OUT },
    { "t+\u03c0\u00b7*2", "5: " OPERAND "'*'" },
    { "\u03c0\u03c0",
      "1: unknown name '\u03c0\u03c0'; allowed are t, u, p1 to p64, pi, "
      "e, and the functions " FUNCTIONS },
    { "t = 2", "3: expected an operator or the end, found '='" },
    { "t;", "2: expected an operator or the end, found ';'" },
    { "t\001", "2: expected an operator or the end, found the character U+0001" },
    { ".", "1: " OPERAND "'.'" },
    { "1e999", "1: the number '1e999' is too large; at most 1.8e308" },
    { "sin t", "5: expected '(' after sin, found 't'" },
    { "sin", "4: expected '(' after sin, found the end" },
    { "sin()", "5: " OPERAND "')'" },
    { "sin(t,u)", "6: expected an operator or ')' (sin takes 1 argument), found ','" },
    { "atan2(t)",
      "8: expected an operator or ',' (atan2 takes 2 arguments), found ')'" },
    { "max(t,u,2)",
      "8: expected an operator or ')' (max takes 2 arguments), found ','" },
    { "min(t u)",
      "7: expected an operator or ',' (min takes 2 arguments), found 'u'" LEFT_OUT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *message
        = g_strconcat ("formula, column ", cases[i].message, NULL);

      assert_refused (cases[i].source, "p", message);
    }
}

static void
test_names (void)
{
  assert_refused (
    "t+x", "p",
    "formula, column 3: unknown name 'x'; allowed are t, u, p1 to p64, pi, "
    "e, and the functions " FUNCTIONS);
  assert_refused ("p1", NULL,
                  "formula, column 1: unknown name 'p1'; allowed are t, u, pi, e, and "
                  "the functions " FUNCTIONS);
  assert_refused (
    "t+sine(t)", "p",
    "formula, column 3: unknown function 'sine'; the functions are " FUNCTIONS);
  assert_refused (
    "an_exceedingly_long_name_of_a_column", "q",
    "formula, column 1: unknown name 'an_exceedingly_long_name…'; allowed "
    "are t, u, q1 to q64, pi, e, and the functions " FUNCTIONS);
}

static void
test_parameters (void)
{
  assert_refused ("p1+p3", "p",
                  "formula: p3 occurs but p2 does not; parameters are numbered from p1 "
                  "without a gap");
  assert_refused ("p2", "p",
                  "formula: p2 occurs but p1 does not; parameters are numbered from p1 "
                  "without a gap");
  assert_refused ("t*p0", "p",
                  "formula, column 3: no parameter 'p0': they are p1 to p64");
  assert_refused ("p65", "p",
                  "formula, column 1: no parameter 'p65': they are p1 to p64");
  assert_refused ("p4294967297", "p",
                  "formula, column 1: no parameter 'p4294967297': they are p1 to p64");
  assert_refused ("p01", "p",
                  "formula, column 1: unknown name 'p01'; allowed are t, u, p1 to p64, "
                  "pi, e, and the functions " FUNCTIONS);
}

static char *
repeat (const char *before, guint n, const char *middle, const char *after)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, before);
  g_string_append (text, middle);
  for (guint i = 0; i < n; i++)
    g_string_append (text, after);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* As deep as allowed, then one deeper, for each way of going down. */
static void
test_depth (void)
{
  static const struct
  {
    const char *before, *after;
  } ways[]
    = { { "(", ")" }, { "-", "" }, { "2^", "" }, { "sin(", ")" }, { "1/(", ")" } };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *allowed
        = repeat (ways[i].before, MUR_PROGRAM_MAX_DEPTH, "t", ways[i].after);
      g_autofree char *deeper
        = repeat (ways[i].before, MUR_PROGRAM_MAX_DEPTH + 1, "t", ways[i].after);
      g_autofree char *message
        = g_strdup_printf ("formula, column %d: parentheses, signs and powers are "
                           "nested more than 128 deep",
                           (MUR_PROGRAM_MAX_DEPTH + 1) * (int)strlen (ways[i].before));

      assert_accepted (allowed);
      assert_refused (deeper, "p", message);
    }
}

static void
test_length (void)
{
  g_autofree char *allowed = repeat ("t+", MUR_PROGRAM_MAX_LENGTH / 2 - 1, "11", "");
  g_autofree char *longer = repeat ("t+", MUR_PROGRAM_MAX_LENGTH / 2, "1", "");

  g_assert_cmpuint (strlen (allowed), ==, MUR_PROGRAM_MAX_LENGTH);
  assert_accepted (allowed);
  assert_refused (longer, "p", "formula: 4097 bytes long, at most 4096 are allowed");
}

/* A product of all parameters many times over: short to write, dear to differentiate.
 */
static void
test_cost (void)
{
  g_autoptr (GString) text = g_string_new ("t");

  while (text->len < MUR_PROGRAM_MAX_LENGTH - 300)
    for (guint i = 1; i <= MUR_PROGRAM_MAX_PARAMETERS; i++)
      g_string_append_printf (text, "*p%u", i);
  assert_refused (
    text->str, "p",
    "formula: with its derivatives it takes more than 16384 operations; a "
    "shorter one or fewer parameters are allowed");
}

static void
test_encoding (void)
{
  assert_refused ("\u03c0+\xff", "p",
                  "formula, column 3: expected UTF-8 text, found the byte 0xFF");
  assert_refused ("t+\xe2\x88", "p",
                  "formula, column 3: expected UTF-8 text, found the byte 0xE2");
}

void
mur_test_errors (void)
{
  g_test_add_func ("/expression/errors/syntax", test_syntax);
  g_test_add_func ("/expression/errors/names", test_names);
  g_test_add_func ("/expression/errors/parameters", test_parameters);
  g_test_add_func ("/expression/errors/depth", test_depth);
  g_test_add_func ("/expression/errors/length", test_length);
  g_test_add_func ("/expression/errors/cost", test_cost);
  g_test_add_func ("/expression/errors/encoding", test_encoding);
}
