/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One function a level of the grammar in program.h. Each returns the node of what it
 * read, or MUR_NODE_NONE with the error set. Nodes are added as soon as their operands
 * are known, so the source's tree is never built and long chains need no stack. */

#include "core/expression/parser-steps-private.h"

#include <math.h>
#include <string.h>

#include "core/base/error.h"
#include "core/expression/program.h"

#define NONE MUR_NODE_NONE
#define FIELD MUR_FORMULA_FIELD

static guint32 parse_sign (MurParser *self);

static guint32
parse_number (MurParser *self)
{
  const MurToken token = self->token;
  const double value = mur_token_number (&token);
  g_autofree char *text = NULL;

  mur_parser_advance (self);
  if (isfinite (value))
    return mur_graph_constant (self->graph, value);
  text = mur_token_describe (&token);
  return mur_parser_fail_at (self, &token,
                             "the number %s is too large; at most 1.8e308", text);
}

static guint32
add_parameter (MurParser *self, const MurToken *token, guint number)
{
  g_autofree char *name = mur_token_describe (token);
  const char *prefix = self->names->prefix;

  if (self->names->parameters != NULL && number > MUR_PROGRAM_MAX_PARAMETERS)
    return mur_parser_fail_at (self, token,
                               "%s is one parameter more than the %d allowed", name,
                               MUR_PROGRAM_MAX_PARAMETERS);
  if (number < 1 || number > MUR_PROGRAM_MAX_PARAMETERS)
    return mur_parser_fail_at (self, token, "no parameter %s: they are %s1 to %s%d",
                               name, prefix, prefix, MUR_PROGRAM_MAX_PARAMETERS);
  self->present |= G_GUINT64_CONSTANT (1) << (number - 1);
  return mur_graph_leaf (self->graph, MUR_OP_PARAMETER, number - 1);
}

static guint32
resolve (MurParser *self, const MurToken *token)
{
  guint number = 0;
  double value = 0;

  switch (mur_names_find (self->names, token, &number, &value))
    {
    case MUR_NAME_INPUT:
      return mur_graph_leaf (self->graph, MUR_OP_INPUT, number);
    case MUR_NAME_PARAMETER:
      return add_parameter (self, token, number);
    case MUR_NAME_CONSTANT:
      return mur_graph_constant (self->graph, value);
    case MUR_NAME_UNKNOWN:
    default:
      return mur_parser_fail_unknown (self, token);
    }
}

/* After the parenthesis: the arguments and the closing one. */
static guint32
parse_arguments (MurParser *self, const MurFunction *function)
{
  guint32 arguments[2] = { NONE, NONE };
  g_autofree char *expected = NULL;

  for (guint i = 0; i < function->n_arguments; i++)
    {
      const gboolean last = i + 1 == function->n_arguments;

      arguments[i] = mur_parser_parse_expression (self);
      if (arguments[i] == NONE)
        return NONE;
      if (self->token.kind != (last ? MUR_TOKEN_CLOSE : MUR_TOKEN_COMMA))
        {
          expected
            = g_strdup_printf ("an operator or '%s' (%s takes %u argument%s)",
                               last ? ")" : ",", function->name, function->n_arguments,
                               function->n_arguments == 1 ? "" : "s");
          return mur_parser_fail_after_operand (self, expected);
        }
      mur_parser_advance (self);
    }
  if (function->build != NULL)
    return function->build (self->graph, arguments[0], arguments[1]);
  if (function->n_arguments == 1)
    return mur_graph_unary (self->graph, function->op, arguments[0]);
  return mur_graph_binary (self->graph, function->op, arguments[0], arguments[1]);
}

static guint32
parse_call (MurParser *self, const MurFunction *function)
{
  g_autofree char *expected = NULL;
  guint32 result;

  if (self->token.kind != MUR_TOKEN_OPEN)
    {
      expected = g_strdup_printf ("'(' after %s", function->name);
      return mur_parser_fail_expected (self, expected);
    }
  if (!mur_parser_enter (self))
    return NONE;
  mur_parser_advance (self);
  result = parse_arguments (self, function);
  self->depth--;
  return result;
}

static guint32
parse_name (MurParser *self)
{
  const MurToken token = self->token;
  const MurFunction *function = mur_names_function (&token);
  guint number;
  double value;

  mur_parser_advance (self);
  if (function != NULL
      && (self->token.kind == MUR_TOKEN_OPEN
          || mur_names_find (self->names, &token, &number, &value) == MUR_NAME_UNKNOWN))
    return parse_call (self, function);
  return resolve (self, &token);
}

static guint32
parse_group (MurParser *self)
{
  guint32 result;

  if (!mur_parser_enter (self))
    return NONE;
  mur_parser_advance (self);
  result = mur_parser_parse_expression (self);
  self->depth--;
  if (result == NONE)
    return NONE;
  if (self->token.kind != MUR_TOKEN_CLOSE)
    return mur_parser_fail_after_operand (self, "an operator or ')'");
  mur_parser_advance (self);
  return result;
}

static guint32
parse_operand (MurParser *self)
{
  switch (self->token.kind)
    {
    case MUR_TOKEN_NUMBER:
      return parse_number (self);
    case MUR_TOKEN_NAME:
      return parse_name (self);
    case MUR_TOKEN_OPEN:
      return parse_group (self);
    default:
      return mur_parser_fail_expected (self, "a number, a name or '('");
    }
}

static guint32
parse_power (MurParser *self)
{
  const guint32 base = parse_operand (self);
  guint32 exponent;

  if (base == NONE || self->token.kind != MUR_TOKEN_POWER)
    return base;
  if (!mur_parser_enter (self))
    return NONE;
  mur_parser_advance (self);
  exponent = parse_sign (self);
  self->depth--;
  if (exponent == NONE)
    return NONE;
  return mur_graph_binary (self->graph, MUR_OP_POWER, base, exponent);
}

static guint32
parse_sign (MurParser *self)
{
  const gboolean negative = self->token.kind == MUR_TOKEN_MINUS;
  guint32 result;

  if (!negative && self->token.kind != MUR_TOKEN_PLUS)
    return parse_power (self);
  if (!mur_parser_enter (self))
    return NONE;
  mur_parser_advance (self);
  result = parse_sign (self);
  self->depth--;
  if (result == NONE || !negative)
    return result;
  return mur_graph_unary (self->graph, MUR_OP_NEGATE, result);
}

static guint32
parse_product (MurParser *self)
{
  guint32 left = parse_sign (self);

  while (left != NONE
         && (self->token.kind == MUR_TOKEN_TIMES || self->token.kind == MUR_TOKEN_OVER))
    {
      const MurOp op
        = self->token.kind == MUR_TOKEN_TIMES ? MUR_OP_MULTIPLY : MUR_OP_DIVIDE;
      guint32 right;

      mur_parser_advance (self);
      right = parse_sign (self);
      if (right == NONE)
        return NONE;
      left = mur_graph_binary (self->graph, op, left, right);
    }
  return left;
}

guint32
mur_parser_parse_sum (MurParser *self)
{
  guint32 left = parse_product (self);

  while (left != NONE
         && (self->token.kind == MUR_TOKEN_PLUS || self->token.kind == MUR_TOKEN_MINUS))
    {
      const MurOp op
        = self->token.kind == MUR_TOKEN_PLUS ? MUR_OP_ADD : MUR_OP_SUBTRACT;
      guint32 right;

      mur_parser_advance (self);
      right = parse_product (self);
      if (right == NONE)
        return NONE;
      left = mur_graph_binary (self->graph, op, left, right);
    }
  return left;
}

static gboolean
check_text (const char *source, GError **error)
{
  const gsize length = strlen (source);
  const char *end;

  if (length > MUR_PROGRAM_MAX_LENGTH)
    {
      mur_error_set (error, MUR_ERROR_VALUE, FIELD,
                     "formula: %" G_GSIZE_FORMAT " bytes long, at most %d are allowed",
                     length, MUR_PROGRAM_MAX_LENGTH);
      return FALSE;
    }
  if (g_utf8_validate (source, (gssize)length, &end))
    return TRUE;
  mur_error_set (error, MUR_ERROR_VALUE, FIELD,
                 "formula, column %ld: expected UTF-8 text, found the byte 0x%02X",
                 g_utf8_strlen (source, end - source) + 1, (guint8)*end);
  return FALSE;
}

/* Parameters are numbered without a gap. */
static gboolean
count_parameters (const MurParser *self, guint *n_parameters)
{
  const char *prefix = self->names->prefix;
  guint n = 0, missing = 0;

  for (guint i = 0; i < MUR_PROGRAM_MAX_PARAMETERS; i++)
    if (self->present & (G_GUINT64_CONSTANT (1) << i))
      n = i + 1;
    else if (missing == 0)
      missing = i + 1;
  *n_parameters = n;
  if (missing == 0 || missing > n)
    return TRUE;
  mur_error_set (self->error, MUR_ERROR_VALUE, FIELD,
                 "formula: %s%u occurs but %s%u does not; parameters are numbered from "
                 "%s1 without a gap",
                 prefix, n, prefix, missing, prefix);
  return FALSE;
}

gboolean
mur_parse (const char *source,
           const MurNames *names,
           MurGraph *graph,
           guint32 *root,
           guint *n_parameters,
           GError **error)
{
  MurParser parser = { .names = names, .graph = graph, .error = error };

  if (!check_text (source, error))
    return FALSE;
  mur_lexer_init (&parser.lexer, source);
  mur_parser_advance (&parser);
  *root = mur_parser_parse_expression (&parser);
  if (*root == NONE)
    return FALSE;
  if (parser.token.kind != MUR_TOKEN_END)
    {
      mur_parser_fail_after_operand (&parser, "an operator or the end");
      return FALSE;
    }
  return count_parameters (&parser, n_parameters);
}
