/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Hash-consing by an open-addressing table. Constants are folded by the kernels that
 * evaluate arrays, so that a folded part has the bits it would have had.
 *
 * Signs: −0 and NaN permit a − (−b) = a + b, (−a)·b = −(a·b) and the like, so a minus
 * sign travels to where it costs nothing: into a sum, or to a factor that is not
 * computed every row. */

#include "core/expression/graph-private.h"

#include <math.h>
#include <string.h>

#include "core/expression/operations-private.h"

#define N_SLOTS (2 * MUR_GRAPH_MAX_NODES) /* a power of two */

/* Powers written out as multiplications; beyond, the rounding errors would show. */
#define MAX_WHOLE_POWER 64

void
mur_graph_init (MurGraph *self)
{
  self->n_allocated = 64;
  self->nodes = g_new (MurNode, self->n_allocated);
  self->n_nodes = 0;
  self->slots = g_new (guint32, N_SLOTS);
  self->full = FALSE;
  memset (self->slots, 0xff, N_SLOTS * sizeof *self->slots);
}

void
mur_graph_clear (MurGraph *self)
{
  g_clear_pointer (&self->nodes, g_free);
  g_clear_pointer (&self->slots, g_free);
}

static guint64
value_bits (double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  return bits;
}

static guint64
mix (guint64 hash, guint64 word)
{
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return hash ^ (hash >> 32);
}

static gboolean
same_node (const MurNode *m, const MurNode *n)
{
  return m->op == n->op && m->a == n->a && m->b == n->b
         && value_bits (m->value) == value_bits (n->value);
}

/* The slot that holds @node, or the free one where it belongs. */
static guint
find_slot (const MurGraph *self, const MurNode *node)
{
  guint64 hash = mix (mix (mix (node->op, node->a), node->b), value_bits (node->value));
  guint slot = (guint)(hash % N_SLOTS);

  while (self->slots[slot] != MUR_NODE_NONE
         && !same_node (&self->nodes[self->slots[slot]], node))
    slot = (slot + 1) % N_SLOTS;
  return slot;
}

static guint32
intern (MurGraph *self, const MurNode *node)
{
  guint slot = find_slot (self, node);

  if (self->slots[slot] != MUR_NODE_NONE)
    return self->slots[slot];
  if (self->n_nodes == MUR_GRAPH_MAX_NODES)
    {
      self->full = TRUE;
      return 0;
    }
  if (self->n_nodes == self->n_allocated)
    {
      self->n_allocated *= 2;
      self->nodes = g_renew (MurNode, self->nodes, self->n_allocated);
    }
  self->slots[slot] = self->n_nodes;
  self->nodes[self->n_nodes] = *node;
  return self->n_nodes++;
}

static MurNode
make_node (const MurGraph *self, MurOp op, guint32 a, guint32 b)
{
  MurNode node = { .op = op, .a = a, .b = b };

  node.on = self->nodes[a].on;
  node.parameters = self->nodes[a].parameters;
  if (b != MUR_NODE_NONE)
    {
      node.on |= self->nodes[b].on;
      node.parameters |= self->nodes[b].parameters;
    }
  return node;
}

guint32
mur_graph_constant (MurGraph *self, double value)
{
  const MurNode node
    = { .op = MUR_OP_CONSTANT, .a = MUR_NODE_NONE, .b = MUR_NODE_NONE, .value = value };

  return intern (self, &node);
}

guint32
mur_graph_leaf (MurGraph *self, MurOp op, guint32 number)
{
  MurNode node = { .op = op, .a = number, .b = MUR_NODE_NONE, .on = MUR_ON_INPUTS };

  if (op == MUR_OP_PARAMETER)
    {
      node.on = MUR_ON_PARAMETERS;
      node.parameters = G_GUINT64_CONSTANT (1) << number;
    }
  return intern (self, &node);
}

static gboolean
equals (const MurGraph *self, guint32 node, double value)
{
  return mur_graph_is_constant (self, node)
         && value_bits (self->nodes[node].value) == value_bits (value);
}

static guint32
fold (MurGraph *self, MurOp op, guint32 a, guint32 b)
{
  double result = 0;
  const double x = self->nodes[a].value;
  const double y = b == MUR_NODE_NONE ? 0 : self->nodes[b].value;

  mur_operation (op)->variants[0](1, (double *const[]){ &result },
                                  (const double *const[]){ &x, &y });
  return mur_graph_constant (self, result);
}

static guint32
add_node (MurGraph *self, MurOp op, guint32 a, guint32 b)
{
  MurNode node = make_node (self, op, a, b);

  return intern (self, &node);
}

static gboolean
is_free (const MurGraph *self, guint32 node)
{
  return self->nodes[node].on != MUR_ON_BOTH;
}

static guint32
negate (MurGraph *self, guint32 a)
{
  const MurNode node = self->nodes[a];

  if (node.op == MUR_OP_NEGATE)
    return node.a;
  if ((node.op == MUR_OP_MULTIPLY || node.op == MUR_OP_DIVIDE) && !is_free (self, a))
    {
      if (is_free (self, node.a))
        return mur_graph_binary (self, node.op,
                                 mur_graph_unary (self, MUR_OP_NEGATE, node.a), node.b);
      if (is_free (self, node.b))
        return mur_graph_binary (self, node.op, node.a,
                                 mur_graph_unary (self, MUR_OP_NEGATE, node.b));
    }
  return add_node (self, MUR_OP_NEGATE, a, MUR_NODE_NONE);
}

guint32
mur_graph_unary (MurGraph *self, MurOp op, guint32 a)
{
  if (mur_graph_is_constant (self, a))
    return fold (self, op, a, MUR_NODE_NONE);
  if (op == MUR_OP_NEGATE)
    return negate (self, a);
  return add_node (self, op, a, MUR_NODE_NONE);
}

guint32
mur_graph_find_unary (const MurGraph *self, MurOp op, guint32 a)
{
  const MurNode node = make_node (self, op, a, MUR_NODE_NONE);

  return self->slots[find_slot (self, &node)];
}

/* Operands of a commutative operation in one order: cheap before dear, so that a scalar
 * comes first. */
static guint32
add_commutative (MurGraph *self, MurOp op, guint32 a, guint32 b)
{
  const MurDependence on_a = self->nodes[a].on, on_b = self->nodes[b].on;

  if (on_a > on_b || (on_a == on_b && a > b))
    return add_node (self, op, b, a);
  return add_node (self, op, a, b);
}

static guint32
add (MurGraph *self, guint32 a, guint32 b)
{
  if (self->nodes[b].op == MUR_OP_NEGATE)
    return mur_graph_binary (self, MUR_OP_SUBTRACT, a, self->nodes[b].a);
  if (self->nodes[a].op == MUR_OP_NEGATE)
    return mur_graph_binary (self, MUR_OP_SUBTRACT, b, self->nodes[a].a);
  return add_commutative (self, MUR_OP_ADD, a, b);
}

static guint32
subtract (MurGraph *self, guint32 a, guint32 b)
{
  if (self->nodes[b].op == MUR_OP_NEGATE)
    return mur_graph_binary (self, MUR_OP_ADD, a, self->nodes[b].a);
  if (equals (self, b, 0.0))
    return a;
  return add_node (self, MUR_OP_SUBTRACT, a, b);
}

/* Takes a minus sign off an operand where it would cost an operation each row. */
static guint32
strip_sign (const MurGraph *self, guint32 a, gboolean *negative)
{
  if (self->nodes[a].op != MUR_OP_NEGATE || is_free (self, a))
    return a;
  *negative = !*negative;
  return self->nodes[a].a;
}

static guint32
multiply (MurGraph *self, guint32 a, guint32 b)
{
  if (equals (self, a, 1))
    return b;
  if (equals (self, b, 1))
    return a;
  if (equals (self, a, -1))
    return mur_graph_unary (self, MUR_OP_NEGATE, b);
  if (equals (self, b, -1))
    return mur_graph_unary (self, MUR_OP_NEGATE, a);
  return add_commutative (self, MUR_OP_MULTIPLY, a, b);
}

/* Division by a power of two is exact as a multiplication. */
static gboolean
has_exact_reciprocal (const MurGraph *self, guint32 node)
{
  const double value = self->nodes[node].value;
  int exponent;

  return mur_graph_is_constant (self, node) && fabs (frexp (value, &exponent)) == 0.5
         && ABS (exponent) < 1000;
}

static guint32
divide (MurGraph *self, guint32 a, guint32 b)
{
  if (has_exact_reciprocal (self, b))
    return multiply (self, a, mur_graph_constant (self, 1 / self->nodes[b].value));
  return add_node (self, MUR_OP_DIVIDE, a, b);
}

static guint32
multiply_or_divide (MurGraph *self, MurOp op, guint32 a, guint32 b)
{
  gboolean negative = FALSE;
  guint32 result;

  a = strip_sign (self, a, &negative);
  b = strip_sign (self, b, &negative);
  result = op == MUR_OP_MULTIPLY ? multiply (self, a, b) : divide (self, a, b);
  return negative ? mur_graph_unary (self, MUR_OP_NEGATE, result) : result;
}

static guint32
whole_power (MurGraph *self, guint32 a, int exponent)
{
  switch (exponent)
    {
    case 0:
      return mur_graph_constant (self, 1);
    case 1:
      return a;
    case 2:
      return mur_graph_binary (self, MUR_OP_MULTIPLY, a, a);
    case 3:
      return mur_graph_unary (self, MUR_OP_CUBE, a);
    case 4:
      return mur_graph_unary (self, MUR_OP_FOURTH, a);
    default:
      return mur_graph_binary (self, MUR_OP_WHOLE_POWER, a,
                               mur_graph_constant (self, exponent));
    }
}

static guint32
power (MurGraph *self, guint32 a, guint32 b)
{
  const double exponent = self->nodes[b].value;

  if (mur_graph_is_constant (self, b) && exponent == rint (exponent)
      && fabs (exponent) <= MAX_WHOLE_POWER)
    {
      guint32 result = whole_power (self, a, abs ((int)exponent));

      if (exponent >= 0)
        return result;
      return mur_graph_binary (self, MUR_OP_DIVIDE, mur_graph_constant (self, 1),
                               result);
    }
  if (mur_graph_is_constant (self, a) && mur_graph_is_constant (self, b))
    return fold (self, MUR_OP_POWER, a, b);
  return add_node (self, MUR_OP_POWER, a, b);
}

static guint32
chain (MurGraph *self, guint32 a, guint32 b)
{
  if (!mur_graph_is_constant (self, b))
    return add_node (self, MUR_OP_CHAIN, a, b);
  if (self->nodes[b].value == 0)
    return mur_graph_constant (self, 0);
  return mur_graph_binary (self, MUR_OP_MULTIPLY, a, b);
}

guint32
mur_graph_binary (MurGraph *self, MurOp op, guint32 a, guint32 b)
{
  const gboolean constant
    = mur_graph_is_constant (self, a) && mur_graph_is_constant (self, b);

  /* constants are raised to whole powers as anything else is */
  if (constant && op != MUR_OP_POWER)
    return fold (self, op, a, b);
  switch (op)
    {
    case MUR_OP_ADD:
      return add (self, a, b);
    case MUR_OP_SUBTRACT:
      return subtract (self, a, b);
    case MUR_OP_MULTIPLY:
    case MUR_OP_DIVIDE:
      return multiply_or_divide (self, op, a, b);
    case MUR_OP_POWER:
      return power (self, a, b);
    case MUR_OP_CHAIN:
      return chain (self, a, b);
    default:
      return add_node (self, op, a, b);
    }
}
