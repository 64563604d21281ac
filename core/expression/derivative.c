/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Forward-mode differentiation as new nodes of the same graph: equal parts of value and
 * derivatives are shared, and the evaluator needs to know nothing of derivatives.
 *
 * MUR_NODE_NONE stands for a derivative that is zero whatever the values. Forms are
 * chosen for accuracy (1/√((1−a)(1+a)), 1/cosh²) and so that one division serves every
 * parameter. */

#include <math.h>

#include "core/expression/derivative-private.h"

/* 1/√(1 − a²) */
static guint32
arc_slope (MurGraph *graph, guint32 a)
{
  const guint32 one = number (graph, 1);
  const guint32 product
    = times (graph, mur_graph_binary (graph, MUR_OP_SUBTRACT, one, a),
             mur_graph_binary (graph, MUR_OP_ADD, one, a));

  return over (graph, one, mur_graph_unary (graph, MUR_OP_SQRT, product));
}

/* da / (1 + a²) */
static guint32
arctangent (MurGraph *graph, guint32 a, guint32 da)
{
  const guint32 one = number (graph, 1);

  return times (
    graph, da,
    over (graph, one, mur_graph_binary (graph, MUR_OP_ADD, one, times (graph, a, a))));
}

/* da · (1 + node²) */
static guint32
tangent (MurGraph *graph, guint32 node, guint32 da)
{
  return times (
    graph, da,
    mur_graph_binary (graph, MUR_OP_ADD, number (graph, 1), times (graph, node, node)));
}

/* da / cosh² a */
static guint32
hyperbolic_tangent (MurGraph *graph, guint32 a, guint32 da)
{
  const guint32 cosine = mur_graph_unary (graph, MUR_OP_COSH, a);

  return times (graph, da,
                over (graph, number (graph, 1), times (graph, cosine, cosine)));
}

/* n · a^(n − 1) · da */
static guint32
whole_power (MurGraph *graph, guint32 a, double n, guint32 da)
{
  const guint32 lower
    = mur_graph_binary (graph, MUR_OP_POWER, a, number (graph, n - 1));

  return times (graph, times (graph, number (graph, n), da), lower);
}

/* @node is op(a), @da the derivative of a. */
static guint32
of_unary (MurGraph *graph, guint32 node, MurOp op, guint32 a, guint32 da)
{
  switch ((int)op)
    {
    case MUR_OP_NEGATE:
      return minus (graph, da);
    case MUR_OP_SIN:
      return times (graph, mur_graph_unary (graph, MUR_OP_COS, a), da);
    case MUR_OP_COS:
      return minus (graph, times (graph, mur_graph_unary (graph, MUR_OP_SIN, a), da));
    case MUR_OP_TAN:
      return tangent (graph, node, da);
    case MUR_OP_ASIN:
      return chain (graph, arc_slope (graph, a), da);
    case MUR_OP_ACOS:
      return minus (graph, chain (graph, arc_slope (graph, a), da));
    case MUR_OP_ATAN:
      return arctangent (graph, a, da);
    case MUR_OP_SINH:
      return times (graph, mur_graph_unary (graph, MUR_OP_COSH, a), da);
    case MUR_OP_COSH:
      return times (graph, mur_graph_unary (graph, MUR_OP_SINH, a), da);
    case MUR_OP_TANH:
      return hyperbolic_tangent (graph, a, da);
    case MUR_OP_EXP:
      return times (graph, node, da);
    case MUR_OP_LOG:
      return over (graph, da, a);
    case MUR_OP_LOG10:
      return over (graph, da, times (graph, number (graph, M_LN10), a));
    case MUR_OP_SQRT:
      return chain (graph, over (graph, number (graph, 0.5), node), da);
    case MUR_OP_ABS:
      return times (graph, mur_graph_unary (graph, MUR_OP_SIGN, a), da);
    case MUR_OP_CUBE:
      return whole_power (graph, a, 3, da);
    case MUR_OP_FOURTH:
      return whole_power (graph, a, 4, da);
    default: /* sign, floor, ceil: nothing */
      return mur_graph_special_slope (graph, node, op, a, da);
    }
}

static guint32
of_product (MurGraph *graph, guint32 a, guint32 b, guint32 da, guint32 db)
{
  if (a == b)
    return times (graph, times (graph, number (graph, 2), a), da);
  return sum (graph, da == NONE ? NONE : times (graph, da, b),
              db == NONE ? NONE : times (graph, a, db));
}

/* (da − node·db) / b */
static guint32
of_quotient (MurGraph *graph, guint32 node, guint32 b, guint32 da, guint32 db)
{
  const guint32 shift = db == NONE ? NONE : times (graph, node, db);

  return over (graph, difference (graph, da, shift), b);
}

/* b·a^(b − 1)·da + log a·a^b·db, where a factor of zero wins over an infinite one */
static guint32
of_power (MurGraph *graph, guint32 node, guint32 a, guint32 b, guint32 da, guint32 db)
{
  guint32 by_base = NONE, by_exponent = NONE;

  if (da != NONE)
    {
      const guint32 lower = mur_graph_binary (
        graph, MUR_OP_POWER, a,
        mur_graph_binary (graph, MUR_OP_SUBTRACT, b, number (graph, 1)));

      by_base = chain (graph, chain (graph, lower, b), da);
    }
  if (db != NONE)
    {
      const guint32 slope = chain (graph, mur_graph_unary (graph, MUR_OP_LOG, a), node);

      by_exponent = chain (graph, slope, db);
    }
  return sum (graph, by_base, by_exponent);
}

/* (b·da − a·db) / (a² + b²) for the angle of (b, a) */
static guint32
of_angle (MurGraph *graph, guint32 a, guint32 b, guint32 da, guint32 db)
{
  const guint32 square
    = mur_graph_binary (graph, MUR_OP_ADD, times (graph, a, a), times (graph, b, b));

  return over (graph,
               difference (graph, da == NONE ? NONE : times (graph, b, da),
                           db == NONE ? NONE : times (graph, a, db)),
               square);
}

/* The derivative of the side that @pick, 1 or 0, chooses. */
static guint32
of_choice (MurGraph *graph, guint32 pick, guint32 da, guint32 db)
{
  const guint32 other
    = mur_graph_binary (graph, MUR_OP_SUBTRACT, number (graph, 1), pick);

  return sum (graph, da == NONE ? NONE : chain (graph, da, pick),
              db == NONE ? NONE : chain (graph, db, other));
}

/* da − ⌊a/b⌋·db; the quotient is a whole number but for rounding. */
static guint32
of_remainder (
  MurGraph *graph, guint32 node, guint32 a, guint32 b, guint32 da, guint32 db)
{
  guint32 whole;

  if (db == NONE)
    return da;
  whole = over (graph, mur_graph_binary (graph, MUR_OP_SUBTRACT, a, node), b);
  whole = mur_graph_binary (graph, MUR_OP_ADD, whole, number (graph, 0.5));
  whole = mur_graph_unary (graph, MUR_OP_FLOOR, whole);
  return difference (graph, da, times (graph, whole, db));
}

static guint32
of_min_or_max (MurGraph *graph, const MurNode *node, guint32 da, guint32 db)
{
  const MurOp pick = node->op == MUR_OP_MIN ? MUR_OP_PICK_MIN : MUR_OP_PICK_MAX;

  return of_choice (graph, mur_graph_binary (graph, pick, node->a, node->b), da, db);
}

static guint32
of_binary (MurGraph *graph, guint32 i, guint32 da, guint32 db)
{
  const MurNode node = graph->nodes[i];

  switch ((int)node.op)
    {
    case MUR_OP_ADD:
      return sum (graph, da, db);
    case MUR_OP_SUBTRACT:
      return difference (graph, da, db);
    case MUR_OP_MULTIPLY:
      return of_product (graph, node.a, node.b, da, db);
    case MUR_OP_DIVIDE:
      return of_quotient (graph, i, node.b, da, db);
    case MUR_OP_POWER:
      return of_power (graph, i, node.a, node.b, da, db);
    case MUR_OP_WHOLE_POWER:
      return whole_power (graph, node.a, graph->nodes[node.b].value, da);
    case MUR_OP_ATAN2:
      return of_angle (graph, node.a, node.b, da, db);
    case MUR_OP_MIN:
    case MUR_OP_MAX:
      return of_min_or_max (graph, &node, da, db);
    case MUR_OP_MOD:
      return of_remainder (graph, i, node.a, node.b, da, db);
    case MUR_OP_VOIGT:
    case MUR_OP_DISPERSION:
      return mur_graph_faddeeva_slope (graph, &node, da, db);
    case MUR_OP_CHAIN: /* b is a condition */
      return da == NONE ? NONE : chain (graph, da, node.b);
    case MUR_OP_PICK_MIN:
    case MUR_OP_PICK_MAX:
      return NONE;
    default:
      g_return_val_if_reached (NONE);
    }
}

static gboolean
is_zero (const MurGraph *graph, guint32 node)
{
  return node != NONE && mur_graph_is_constant (graph, node)
         && graph->nodes[node].value == 0;
}

static guint32
of_node (MurGraph *graph, guint32 i, const guint32 *derivatives)
{
  const MurNode node = graph->nodes[i];
  const guint32 da = derivatives[node.a];
  const guint32 db = node.b == NONE ? NONE : derivatives[node.b];
  guint32 result;

  if (da == NONE && db == NONE)
    return NONE;
  if (node.b == NONE)
    result = of_unary (graph, i, node.op, node.a, da);
  else
    result = of_binary (graph, i, da, db);
  return is_zero (graph, result) ? NONE : result;
}

guint32
mur_graph_derivative (MurGraph *self, guint32 root, guint parameter)
{
  g_autofree guint32 *derivatives = g_new (guint32, root + 1);
  const guint64 bit = G_GUINT64_CONSTANT (1) << parameter;

  for (guint32 i = 0; i <= root && !self->full; i++)
    {
      if (!(self->nodes[i].parameters & bit))
        derivatives[i] = NONE;
      else if (self->nodes[i].op == MUR_OP_PARAMETER)
        derivatives[i] = number (self, 1);
      else
        derivatives[i] = of_node (self, i, derivatives);
    }
  if (self->full || derivatives[root] == NONE)
    return number (self, 0);
  return derivatives[root];
}
