/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A formula and its derivatives as one directed acyclic graph.
 *
 * A node is an operation on earlier nodes: the order of the numbers is an order of
 * evaluation, and no walk over the graph needs recursion. Equal nodes are one node.
 * Adding a node folds constants and simplifies, only in ways that keep every IEEE 754
 * result (the payload of a NaN aside). The number of nodes is bounded; beyond, a graph
 * is full and its nodes mean nothing. */

#pragma once

#include <glib.h>

#define MUR_GRAPH_MAX_NODES 16384
#define MUR_NODE_NONE G_MAXUINT32

typedef enum
{
  /* leaves */
  MUR_OP_CONSTANT,
  MUR_OP_PARAMETER, /* number @a, from 0 */
  MUR_OP_INPUT,     /* number @a, from 0 */
  /* of a */
  MUR_OP_NEGATE,
  MUR_OP_SIN,
  MUR_OP_COS,
  MUR_OP_TAN,
  MUR_OP_ASIN,
  MUR_OP_ACOS,
  MUR_OP_ATAN,
  MUR_OP_SINH,
  MUR_OP_COSH,
  MUR_OP_TANH,
  MUR_OP_EXP,
  MUR_OP_LOG,
  MUR_OP_LOG10,
  MUR_OP_SQRT,
  MUR_OP_ABS,
  MUR_OP_SIGN,
  MUR_OP_FLOOR,
  MUR_OP_CEIL,
  MUR_OP_CUBE,
  MUR_OP_FOURTH,
  MUR_OP_ASINH,
  MUR_OP_ATANH,
  MUR_OP_ERF,
  MUR_OP_ERFC,
  MUR_OP_GAMMA,
  MUR_OP_LGAMMA,
  MUR_OP_DIGAMMA, /* of derivatives only, as the next two */
  MUR_OP_J2,
  MUR_OP_SINC_SLOPE,
  MUR_OP_J0,
  MUR_OP_J1,
  MUR_OP_SINC,
  /* of a and b */
  MUR_OP_ADD,
  MUR_OP_SUBTRACT,
  MUR_OP_MULTIPLY,
  MUR_OP_DIVIDE,
  MUR_OP_POWER,
  MUR_OP_WHOLE_POWER, /* b: a constant */
  MUR_OP_ATAN2,
  MUR_OP_MIN,
  MUR_OP_MAX,
  MUR_OP_MOD,
  MUR_OP_VOIGT,      /* Re w(a + ib) */
  MUR_OP_DISPERSION, /* Im w(a + ib) */
  MUR_OP_CHAIN,      /* b = 0 ? 0 : a·b */
  MUR_OP_PICK_MIN,   /* 1 where min(a, b) is a, else 0 */
  MUR_OP_PICK_MAX,   /* 1 where max(a, b) is a, else 0 */
  MUR_N_OPS
} MurOp;

typedef enum
{
  MUR_ON_NOTHING = 0,
  MUR_ON_PARAMETERS = 1,
  MUR_ON_INPUTS = 2,
  MUR_ON_BOTH = 3
} MurDependence;

typedef struct
{
  MurOp op;
  MurDependence on;
  guint32 a, b;       /* MUR_NODE_NONE: no operand */
  double value;       /* of a constant */
  guint64 parameters; /* bit k: depends on parameter k */
} MurNode;

typedef struct
{
  MurNode *nodes;
  guint n_nodes;
  guint n_allocated;
  guint32 *slots; /* hash table of node numbers */
  gboolean full;
} MurGraph;

void mur_graph_init (MurGraph *self);
void mur_graph_clear (MurGraph *self);

guint32 mur_graph_constant (MurGraph *self, double value);
guint32 mur_graph_leaf (MurGraph *self, MurOp op, guint32 number);
guint32 mur_graph_unary (MurGraph *self, MurOp op, guint32 a);
guint32 mur_graph_binary (MurGraph *self, MurOp op, guint32 a, guint32 b);

/* The node if there is one, else MUR_NODE_NONE. */
guint32 mur_graph_find_unary (const MurGraph *self, MurOp op, guint32 a);

/* The node of ∂@root/∂parameter. Conventions: see program.h; moreover a factor that is
 * 0 because the inner derivative is 0 wins over an infinite outer one: √(p·t) at t = 0
 * and t^p at t = 0 have derivative 0. */
guint32 mur_graph_derivative (MurGraph *self, guint32 root, guint parameter);

/* Parts of it, in derivative-special.c. @node is op(a) of one argument and a special
 * function, or else without slope: MUR_NODE_NONE; or Voigt's function or dispersion. */
guint32 mur_graph_special_slope (
  MurGraph *graph, guint32 node, MurOp op, guint32 a, guint32 da);
guint32
mur_graph_faddeeva_slope (MurGraph *graph, const MurNode *node, guint32 da, guint32 db);

static inline gboolean
mur_graph_is_constant (const MurGraph *self, guint32 node)
{
  return self->nodes[node].op == MUR_OP_CONSTANT;
}

static inline gboolean
mur_graph_is_leaf (const MurGraph *self, guint32 node)
{
  return self->nodes[node].op <= MUR_OP_INPUT;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MurGraph, mur_graph_clear)
