/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The loosest levels of the grammar: a ? b : c, ||, && and comparisons. A condition is 1
 * or 0, and its derivative 0; of a choice the side that is not chosen does not count,
 * even where it is not finite. */

#include "core/expression/parser-steps-private.h"

#define NONE MUR_NODE_NONE

static guint32
number (MurParser *self, double value)
{
  return mur_graph_constant (self->graph, value);
}

/* 1 − @a */
static guint32
opposite (MurParser *self, guint32 a)
{
  return mur_graph_binary (self->graph, MUR_OP_SUBTRACT, number (self, 1), a);
}

static guint32
both (MurParser *self, guint32 a, guint32 b)
{
  return mur_graph_binary (self->graph, MUR_OP_MULTIPLY, a, b);
}

static guint32
equal (MurParser *self, guint32 a, guint32 b)
{
  return both (self, mur_graph_binary (self->graph, MUR_OP_PICK_MIN, a, b),
               mur_graph_binary (self->graph, MUR_OP_PICK_MAX, a, b));
}

/* 1 where @a is not 0. */
static guint32
truth (MurParser *self, guint32 a)
{
  return opposite (self, equal (self, a, number (self, 0)));
}

static guint32
compare (MurParser *self, MurTokenKind kind, guint32 a, guint32 b)
{
  switch ((int)kind)
    {
    case MUR_TOKEN_LESS:
      return opposite (self, mur_graph_binary (self->graph, MUR_OP_PICK_MAX, a, b));
    case MUR_TOKEN_GREATER:
      return opposite (self, mur_graph_binary (self->graph, MUR_OP_PICK_MIN, a, b));
    case MUR_TOKEN_AT_MOST:
      return mur_graph_binary (self->graph, MUR_OP_PICK_MIN, a, b);
    case MUR_TOKEN_AT_LEAST:
      return mur_graph_binary (self->graph, MUR_OP_PICK_MAX, a, b);
    case MUR_TOKEN_EQUAL:
      return equal (self, a, b);
    default:
      return opposite (self, equal (self, a, b));
    }
}

static gboolean
is_comparison (MurTokenKind kind)
{
  return kind >= MUR_TOKEN_LESS && kind <= MUR_TOKEN_UNEQUAL;
}

static guint32
parse_comparison (MurParser *self)
{
  const guint32 left = mur_parser_parse_sum (self);
  const MurTokenKind kind = self->token.kind;
  guint32 right;

  if (left == NONE || !is_comparison (kind))
    return left;
  mur_parser_advance (self);
  right = mur_parser_parse_sum (self);
  if (right == NONE)
    return NONE;
  if (is_comparison (self->token.kind))
    return mur_parser_fail_expected (self, "one comparison; join two with '&&'");
  return compare (self, kind, left, right);
}

static guint32
parse_and (MurParser *self)
{
  guint32 left = parse_comparison (self);

  while (left != NONE && self->token.kind == MUR_TOKEN_AND)
    {
      mur_parser_advance (self);
      const guint32 right = parse_comparison (self);

      if (right == NONE)
        return NONE;
      left = both (self, truth (self, left), truth (self, right));
    }
  return left;
}

static guint32
parse_or (MurParser *self)
{
  guint32 left = parse_and (self);

  while (left != NONE && self->token.kind == MUR_TOKEN_OR)
    {
      mur_parser_advance (self);
      const guint32 right = parse_and (self);

      if (right == NONE)
        return NONE;
      left = mur_graph_binary (self->graph, MUR_OP_MAX, truth (self, left),
                               truth (self, right));
    }
  return left;
}

/* What the condition does not choose counts 0, not 0 times itself. */
static guint32
choose (MurParser *self, guint32 condition, guint32 a, guint32 b)
{
  const guint32 yes = truth (self, condition);

  return mur_graph_binary (
    self->graph, MUR_OP_ADD, mur_graph_binary (self->graph, MUR_OP_CHAIN, a, yes),
    mur_graph_binary (self->graph, MUR_OP_CHAIN, b, opposite (self, yes)));
}

/* After the question mark. */
static guint32
parse_choice (MurParser *self, guint32 condition)
{
  guint32 a, b;

  mur_parser_advance (self);
  a = mur_parser_parse_expression (self);
  if (a == NONE)
    return NONE;
  if (self->token.kind != MUR_TOKEN_COLON)
    return mur_parser_fail_after_operand (
      self, "an operator or ':' (condition ? value : other value)");
  mur_parser_advance (self);
  b = mur_parser_parse_expression (self);
  return b == NONE ? NONE : choose (self, condition, a, b);
}

guint32
mur_parser_parse_expression (MurParser *self)
{
  const guint32 condition = parse_or (self);
  guint32 result;

  if (condition == NONE || self->token.kind != MUR_TOKEN_QUESTION)
    return condition;
  if (!mur_parser_enter (self))
    return NONE;
  result = parse_choice (self, condition);
  self->depth--;
  return result;
}
