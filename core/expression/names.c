/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Inputs come first, then parameters, then constants: a column called e is that column.
 */

#include "core/expression/names-private.h"

#include <math.h>
#include <string.h>

#include "core/expression/program.h"

static guint32
number (MurGraph *graph, double value)
{
  return mur_graph_constant (graph, value);
}

static guint32
times (MurGraph *graph, guint32 a, guint32 b)
{
  return mur_graph_binary (graph, MUR_OP_MULTIPLY, a, b);
}

static guint32
plus (MurGraph *graph, guint32 a, guint32 b)
{
  return mur_graph_binary (graph, MUR_OP_ADD, a, b);
}

static guint32
sign (MurGraph *graph, guint32 a)
{
  return mur_graph_unary (graph, MUR_OP_SIGN, a);
}

static guint32
size (MurGraph *graph, guint32 a)
{
  return mur_graph_unary (graph, MUR_OP_ABS, a);
}

static guint32
build_log2 (MurGraph *graph, guint32 a, guint32 b)
{
  return mur_graph_binary (graph, MUR_OP_DIVIDE, mur_graph_unary (graph, MUR_OP_LOG, a),
                           number (graph, M_LN2));
}

/* ½ at 0 */
static guint32
build_step (MurGraph *graph, guint32 a, guint32 b)
{
  return times (graph, number (graph, 0.5),
                plus (graph, number (graph, 1), sign (graph, a)));
}

static guint32
build_round (MurGraph *graph, guint32 a, guint32 b)
{
  return mur_graph_unary (graph, MUR_OP_FLOOR, plus (graph, a, number (graph, 0.5)));
}

static guint32
build_int (MurGraph *graph, guint32 a, guint32 b)
{
  return times (graph, sign (graph, a),
                mur_graph_unary (graph, MUR_OP_FLOOR, size (graph, a)));
}

static guint32
build_cbrt (MurGraph *graph, guint32 a, guint32 b)
{
  return times (
    graph, sign (graph, a),
    mur_graph_binary (graph, MUR_OP_POWER, size (graph, a), number (graph, 1 / 3.0)));
}

/* log (a + √((a − 1)(a + 1))) */
static guint32
build_acosh (MurGraph *graph, guint32 a, guint32 b)
{
  const guint32 one = number (graph, 1);
  const guint32 square = times (
    graph, mur_graph_binary (graph, MUR_OP_SUBTRACT, a, one), plus (graph, a, one));

  return mur_graph_unary (
    graph, MUR_OP_LOG, plus (graph, a, mur_graph_unary (graph, MUR_OP_SQRT, square)));
}

/* The normal distribution's: ½ erfc (−a/√2) */
static guint32
build_norm (MurGraph *graph, guint32 a, guint32 b)
{
  return times (
    graph, number (graph, 0.5),
    mur_graph_unary (graph, MUR_OP_ERFC, times (graph, a, number (graph, -M_SQRT1_2))));
}

static guint32
build_hypot (MurGraph *graph, guint32 a, guint32 b)
{
  return mur_graph_unary (graph, MUR_OP_SQRT,
                          plus (graph, times (graph, a, a), times (graph, b, b)));
}

static const MurFunction functions[] = {
  { "sin", MUR_OP_SIN, 1, NULL },
  { "cos", MUR_OP_COS, 1, NULL },
  { "tan", MUR_OP_TAN, 1, NULL },
  { "asin", MUR_OP_ASIN, 1, NULL },
  { "acos", MUR_OP_ACOS, 1, NULL },
  { "atan", MUR_OP_ATAN, 1, NULL },
  { "sinh", MUR_OP_SINH, 1, NULL },
  { "cosh", MUR_OP_COSH, 1, NULL },
  { "tanh", MUR_OP_TANH, 1, NULL },
  { "asinh", MUR_OP_ASINH, 1, NULL },
  { "acosh", MUR_OP_CONSTANT, 1, build_acosh },
  { "atanh", MUR_OP_ATANH, 1, NULL },
  { "exp", MUR_OP_EXP, 1, NULL },
  { "log", MUR_OP_LOG, 1, NULL },
  { "ln", MUR_OP_LOG, 1, NULL },
  { "log10", MUR_OP_LOG10, 1, NULL },
  { "log2", MUR_OP_CONSTANT, 1, build_log2 },
  { "sqrt", MUR_OP_SQRT, 1, NULL },
  { "cbrt", MUR_OP_CONSTANT, 1, build_cbrt },
  { "abs", MUR_OP_ABS, 1, NULL },
  { "sign", MUR_OP_SIGN, 1, NULL },
  { "sgn", MUR_OP_SIGN, 1, NULL },
  { "step", MUR_OP_CONSTANT, 1, build_step },
  { "floor", MUR_OP_FLOOR, 1, NULL },
  { "ceil", MUR_OP_CEIL, 1, NULL },
  { "round", MUR_OP_CONSTANT, 1, build_round },
  { "rint", MUR_OP_CONSTANT, 1, build_round },
  { "int", MUR_OP_CONSTANT, 1, build_int },
  { "erf", MUR_OP_ERF, 1, NULL },
  { "erfc", MUR_OP_ERFC, 1, NULL },
  { "norm", MUR_OP_CONSTANT, 1, build_norm },
  { "gamma", MUR_OP_GAMMA, 1, NULL },
  { "lgamma", MUR_OP_LGAMMA, 1, NULL },
  { "sinc", MUR_OP_SINC, 1, NULL },
  { "j0", MUR_OP_J0, 1, NULL },
  { "j1", MUR_OP_J1, 1, NULL },
  { "besj0", MUR_OP_J0, 1, NULL },
  { "besj1", MUR_OP_J1, 1, NULL },
  { "pow", MUR_OP_POWER, 2, NULL },
  { "atan2", MUR_OP_ATAN2, 2, NULL },
  { "min", MUR_OP_MIN, 2, NULL },
  { "max", MUR_OP_MAX, 2, NULL },
  { "mod", MUR_OP_MOD, 2, NULL },
  { "hypot", MUR_OP_CONSTANT, 2, build_hypot },
  { "voigt", MUR_OP_VOIGT, 2, NULL },
  { "dispersion", MUR_OP_DISPERSION, 2, NULL },
};

static const struct
{
  const char *name;
  double value;
} constants[] = {
  { "pi", M_PI },
  { "\u03c0", M_PI },
  { "e", M_E },
};

const MurFunction *
mur_names_function (const MurToken *token)
{
  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    if (mur_token_equals (token, functions[i].name))
      return &functions[i];
  return NULL;
}

/* A decimal number without sign and, but for 0 itself, without leading zero. */
static gboolean
parse_number (const char *text, gsize length, guint *number)
{
  if (length == 0 || (text[0] == '0' && length > 1))
    return FALSE;
  *number = 0;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      if (*number < G_MAXUINT / 20)
        *number = 10 * *number + (guint)(text[i] - '0');
      else
        *number = G_MAXUINT;
    }
  return TRUE;
}

static gboolean
find_parameter (const char *prefix, const MurToken *token, guint *number)
{
  const gsize length = prefix == NULL ? 0 : strlen (prefix);

  return prefix != NULL && token->length > length
         && memcmp (token->text, prefix, length) == 0
         && parse_number (token->text + length, token->length - length, number);
}

MurNameKind
mur_names_find (const MurNames *self,
                const MurToken *token,
                guint *number,
                double *value)
{
  for (guint i = 0; self->inputs != NULL && self->inputs[i] != NULL; i++)
    if (mur_token_equals (token, self->inputs[i]))
      {
        *number = i;
        return MUR_NAME_INPUT;
      }
  for (guint i = 0; self->parameters != NULL && self->parameters[i] != NULL; i++)
    if (mur_token_equals (token, self->parameters[i]))
      {
        *number = i + 1;
        return MUR_NAME_PARAMETER;
      }
  if (self->parameters == NULL && find_parameter (self->prefix, token, number))
    return MUR_NAME_PARAMETER;
  for (gsize i = 0; i < G_N_ELEMENTS (constants); i++)
    if (mur_token_equals (token, constants[i].name))
      {
        *value = constants[i].value;
        return MUR_NAME_CONSTANT;
      }
  return MUR_NAME_UNKNOWN;
}

char *
mur_names_list_values (const MurNames *self)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; self->inputs != NULL && self->inputs[i] != NULL; i++)
    g_string_append_printf (list, "%s, ", self->inputs[i]);
  if (self->prefix != NULL)
    g_string_append_printf (list, "%s1 to %s%d, ", self->prefix, self->prefix,
                            MUR_PROGRAM_MAX_PARAMETERS);
  g_string_append (list, "pi, e");
  return g_string_free (g_steal_pointer (&list), FALSE);
}

char *
mur_names_list_functions (void)
{
  g_autoptr (GString) list = g_string_new (functions[0].name);

  for (gsize i = 1; i < G_N_ELEMENTS (functions); i++)
    g_string_append_printf (list, ", %s", functions[i].name);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
is_free (const MurNames *names, const MurToken *token, const MurToken *next)
{
  guint index;
  double value;

  return token->kind == MUR_TOKEN_NAME && next->kind != MUR_TOKEN_OPEN
         && mur_names_find (names, token, &index, &value) == MUR_NAME_UNKNOWN;
}

char **
mur_names_scan (const char *source, const char *const *inputs)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  const MurNames names = { inputs, NULL, NULL };
  MurLexer lexer;
  MurToken token;

  mur_lexer_init (&lexer, source);
  token = mur_lexer_next (&lexer);
  while (token.kind != MUR_TOKEN_END)
    {
      const MurToken next = mur_lexer_next (&lexer);
      g_autofree char *name = g_strndup (token.text, token.length);

      if (is_free (&names, &token, &next)
          && !g_ptr_array_find_with_equal_func (found, name, g_str_equal, NULL))
        g_ptr_array_add (found, g_steal_pointer (&name));
      token = next;
    }
  g_ptr_array_add (found, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&found), FALSE);
}

gboolean
mur_names_are_numbered (const char *const *names, const char *prefix)
{
  for (; *names != NULL; names++)
    {
      const MurToken token = { MUR_TOKEN_NAME, *names, strlen (*names), 1 };
      guint index;

      if (!find_parameter (prefix, &token, &index))
        return FALSE;
    }
  return TRUE;
}
