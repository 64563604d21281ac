/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Derivatives of special functions, as nodes of the same graph. */

#include "core/expression/derivative-private.h"

#include <math.h>

/* ± 2/√π exp(−a²) · da */
static guint32
bell (MurGraph *graph, double sign, guint32 a, guint32 da)
{
  const guint32 square = times (graph, a, a);
  const guint32 exponential = mur_graph_unary (
    graph, MUR_OP_EXP, mur_graph_unary (graph, MUR_OP_NEGATE, square));

  return times (graph, times (graph, number (graph, sign * M_2_SQRTPI), exponential),
                da);
}

/* 1/√(1 + a²) */
static guint32
hyperbolic_arc_slope (MurGraph *graph, guint32 a)
{
  const guint32 one = number (graph, 1);

  return over (
    graph, one,
    mur_graph_unary (graph, MUR_OP_SQRT,
                     mur_graph_binary (graph, MUR_OP_ADD, one, times (graph, a, a))));
}

/* Of the inverse of tanh: 1/((1 − a)(1 + a)) */
static guint32
inverse_slope (MurGraph *graph, guint32 a)
{
  const guint32 one = number (graph, 1);

  return over (graph, one,
               times (graph, mur_graph_binary (graph, MUR_OP_SUBTRACT, one, a),
                      mur_graph_binary (graph, MUR_OP_ADD, one, a)));
}

/* J₁′ = (J₀ − J₂)/2 */
static guint32
bessel_slope (MurGraph *graph, guint32 a)
{
  return times (graph, number (graph, 0.5),
                mur_graph_binary (graph, MUR_OP_SUBTRACT,
                                  mur_graph_unary (graph, MUR_OP_J0, a),
                                  mur_graph_unary (graph, MUR_OP_J2, a)));
}

/* @node is op(a), of the special functions. */
guint32
mur_graph_special_slope (MurGraph *graph, guint32 node, MurOp op, guint32 a, guint32 da)
{
  switch ((int)op)
    {
    case MUR_OP_ASINH:
      return times (graph, hyperbolic_arc_slope (graph, a), da);
    case MUR_OP_ATANH:
      return chain (graph, inverse_slope (graph, a), da);
    case MUR_OP_ERF:
      return bell (graph, 1, a, da);
    case MUR_OP_ERFC:
      return bell (graph, -1, a, da);
    case MUR_OP_GAMMA:
      return chain (
        graph, times (graph, node, mur_graph_unary (graph, MUR_OP_DIGAMMA, a)), da);
    case MUR_OP_LGAMMA:
      return chain (graph, mur_graph_unary (graph, MUR_OP_DIGAMMA, a), da);
    case MUR_OP_J0:
      return minus (graph, times (graph, mur_graph_unary (graph, MUR_OP_J1, a), da));
    case MUR_OP_J1:
      return times (graph, bessel_slope (graph, a), da);
    case MUR_OP_SINC:
      return times (graph, mur_graph_unary (graph, MUR_OP_SINC_SLOPE, a), da);
    default:
      return NONE;
    }
}

/* w′ = −2 z w + 2i/√π, with w = K + iL at z = a + ib; along a the parts of w′, along b
 * those of i w′. @node: K or L */
guint32
mur_graph_faddeeva_slope (MurGraph *graph, const MurNode *node, guint32 da, guint32 db)
{
  const guint32 a = node->a, b = node->b, two = number (graph, 2);
  const guint32 k = mur_graph_binary (graph, MUR_OP_VOIGT, a, b);
  const guint32 l = mur_graph_binary (graph, MUR_OP_DISPERSION, a, b);
  const guint32 real
    = times (graph, two, difference (graph, times (graph, b, l), times (graph, a, k)));
  const guint32 imaginary = difference (
    graph, number (graph, M_2_SQRTPI),
    times (graph, two, sum (graph, times (graph, a, l), times (graph, b, k))));
  const gboolean is_real = node->op == MUR_OP_VOIGT;
  const guint32 by_a = is_real ? real : imaginary;
  const guint32 by_b = is_real ? minus (graph, imaginary) : real;

  return sum (graph, da == NONE ? NONE : times (graph, by_a, da),
              db == NONE ? NONE : times (graph, by_b, db));
}
