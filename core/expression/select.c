/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Choice of kernels. A product that only one other operation reads is computed in the
 * same pass as its reader: one load and one store less, the same roundings. */

#include "core/expression/schedule-private.h"

#define NONE MUR_NODE_NONE

static const MurNode *
node_of (const MurSchedule *self, guint32 node)
{
  return &self->graph->nodes[node];
}

static gboolean
is_fusable_product (const MurSchedule *self, guint32 node)
{
  return node_of (self, node)->op == MUR_OP_MULTIPLY && self->n_uses[node] == 1
         && !mur_schedule_is_given (self, node);
}

static MurPlanStep
make_step (guint32 node, MurKernel kernel)
{
  return (MurPlanStep){ .kernel = kernel,
                        .to = { node, NONE },
                        .from = { NONE, NONE, NONE, NONE } };
}

/* @product combined with @z. */
static MurPlanStep
fuse (const MurSchedule *self, guint32 node, MurFused fused, guint32 product, guint32 z)
{
  const guint32 x = node_of (self, product)->a, y = node_of (self, product)->b;
  const guint variant = (mur_schedule_is_scalar (self, x) ? MUR_FIRST_SCALAR : 0)
                        | (mur_schedule_is_scalar (self, z) ? MUR_SECOND_SCALAR : 0);
  MurPlanStep step = make_step (node, mur_kernel_fused[fused][variant]);

  step.from[0] = x;
  step.from[1] = y;
  step.from[2] = z;
  return step;
}

/* ((x·y)·z)·w, where @product is (x·y)·z with @inner = x·y. */
static MurPlanStep
fuse_four (const MurSchedule *self, guint32 node, guint32 inner, guint32 z, guint32 w)
{
  const guint32 x = node_of (self, inner)->a;
  const gboolean scalar = mur_schedule_is_scalar (self, x);
  MurPlanStep step = make_step (node, mur_kernel_product_of_four[scalar ? 1 : 0]);

  step.from[0] = x;
  step.from[1] = node_of (self, inner)->b;
  step.from[2] = z;
  step.from[3] = w;
  return step;
}

static gboolean
try_four (
  const MurSchedule *self, guint32 node, guint32 product, guint32 w, MurPlanStep *step)
{
  guint32 inner = node_of (self, product)->a, z = node_of (self, product)->b;

  if (!is_fusable_product (self, inner))
    {
      const guint32 other = inner;

      inner = z;
      z = other;
    }
  if (!is_fusable_product (self, inner) || mur_schedule_is_scalar (self, z)
      || mur_schedule_is_scalar (self, w))
    return FALSE;
  *step = fuse_four (self, node, inner, z, w);
  return TRUE;
}

static gboolean
try_product (
  const MurSchedule *self, guint32 node, guint32 a, guint32 b, MurPlanStep *step)
{
  if (a == b)
    return FALSE;
  if (is_fusable_product (self, a))
    {
      if (!try_four (self, node, a, b, step))
        *step = fuse (self, node, MUR_FUSED_MULTIPLY, a, b);
      return TRUE;
    }
  if (is_fusable_product (self, b))
    {
      if (!try_four (self, node, b, a, step))
        *step = fuse (self, node, MUR_FUSED_MULTIPLY, b, a);
      return TRUE;
    }
  return FALSE;
}

static gboolean
try_negative (const MurSchedule *self, guint32 node, guint32 a, MurPlanStep *step)
{
  guint32 x;

  if (!is_fusable_product (self, a))
    return FALSE;
  x = node_of (self, a)->a;
  *step = make_step (
    node, mur_kernel_negative_product[mur_schedule_is_scalar (self, x) ? 1 : 0]);
  step->from[0] = x;
  step->from[1] = node_of (self, a)->b;
  return TRUE;
}

static gboolean
try_fused (const MurSchedule *self, guint32 i, MurPlanStep *step)
{
  const MurNode *node = node_of (self, i);

  switch ((int)node->op)
    {
    case MUR_OP_NEGATE:
      return try_negative (self, i, node->a, step);
    case MUR_OP_MULTIPLY:
      return try_product (self, i, node->a, node->b, step);
    case MUR_OP_ADD:
      if (is_fusable_product (self, node->a))
        *step = fuse (self, i, MUR_FUSED_ADD, node->a, node->b);
      else if (is_fusable_product (self, node->b))
        *step = fuse (self, i, MUR_FUSED_ADD, node->b, node->a);
      else
        return FALSE;
      return TRUE;
    case MUR_OP_SUBTRACT:
      if (is_fusable_product (self, node->a))
        *step = fuse (self, i, MUR_FUSED_SUBTRACT, node->a, node->b);
      else if (is_fusable_product (self, node->b))
        *step = fuse (self, i, MUR_FUSED_SUBTRACT_FROM, node->b, node->a);
      else
        return FALSE;
      return TRUE;
    default:
      return FALSE;
    }
}

MurPlanStep
mur_schedule_select (const MurSchedule *self, guint32 i, guint *scalars)
{
  const MurNode *node = node_of (self, i);
  const MurOperation *operation = mur_operation (node->op);
  MurPlanStep step;

  *scalars = 0;
  if (try_fused (self, i, &step))
    return step;
  step = make_step (i, NULL);
  step.from[0] = node->a;
  step.from[1] = node->b;
  if (mur_schedule_is_scalar (self, node->a))
    *scalars |= MUR_FIRST_SCALAR;
  if (node->b != NONE && mur_schedule_is_scalar (self, node->b))
    *scalars |= MUR_SECOND_SCALAR;
  step.kernel = operation->variants[*scalars];
  if (step.kernel != NULL)
    *scalars = 0;
  else
    step.kernel = operation->variants[0];
  return step;
}
