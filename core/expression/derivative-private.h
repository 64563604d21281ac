/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums and products of derivatives as nodes of a graph. Private to derivative*.c.
 *
 * MUR_NODE_NONE stands for a derivative that is zero whatever the values: minus, sum and
 * difference take it, the others do not. */

#pragma once

#include "core/expression/graph-private.h"

#define NONE MUR_NODE_NONE

static inline guint32
times (MurGraph *graph, guint32 a, guint32 b)
{
  return mur_graph_binary (graph, MUR_OP_MULTIPLY, a, b);
}

static inline guint32
over (MurGraph *graph, guint32 a, guint32 b)
{
  return mur_graph_binary (graph, MUR_OP_DIVIDE, a, b);
}

static inline guint32
minus (MurGraph *graph, guint32 a)
{
  return a == NONE ? NONE : mur_graph_unary (graph, MUR_OP_NEGATE, a);
}

static inline guint32
chain (MurGraph *graph, guint32 outer, guint32 inner)
{
  return mur_graph_binary (graph, MUR_OP_CHAIN, outer, inner);
}

static inline guint32
number (MurGraph *graph, double value)
{
  return mur_graph_constant (graph, value);
}

static inline guint32
sum (MurGraph *graph, guint32 a, guint32 b)
{
  if (a == NONE || b == NONE)
    return a == NONE ? b : a;
  return mur_graph_binary (graph, MUR_OP_ADD, a, b);
}

static inline guint32
difference (MurGraph *graph, guint32 a, guint32 b)
{
  if (a == NONE || b == NONE)
    return a == NONE ? minus (graph, b) : a;
  return mur_graph_binary (graph, MUR_OP_SUBTRACT, a, b);
}
