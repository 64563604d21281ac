/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The first half of making a plan: which kernels, in which order, on which values. A
 * value is a node of the graph, or a further number for one that is no node. */

#pragma once

#include "core/expression/plan-private.h"

#define MUR_PLACE_OPEN MUR_N_PLACES /* a value whose place is not settled */

typedef struct
{
  MurKernel kernel;
  guint32 to[2], from[4]; /* values; MUR_NODE_NONE: none */
} MurPlanStep;

typedef struct
{
  const MurGraph *graph;
  MurPlanReads *reads;
  MurStage stage;
  guint32 *n_uses;  /* by node, within this plan */
  guint8 *is_ready; /* by node: given or computed by a step so far */
  GArray *places;   /* MurOperand by value */
  GArray *steps;    /* MurPlanStep */
  guint n_operations;
} MurSchedule;

void mur_schedule_init (MurSchedule *self,
                        const MurGraph *graph,
                        MurPlanReads *reads,
                        MurStage stage,
                        const MurRoot *roots,
                        guint n_roots);
void mur_schedule_clear (MurSchedule *self);

/* The step that computes @node, with operations that only it uses fused into it. */
MurPlanStep mur_schedule_select (const MurSchedule *self, guint32 node, guint *scalars);

static inline MurOperand *
mur_schedule_place (const MurSchedule *self, guint32 value)
{
  return &g_array_index (self->places, MurOperand, value);
}

/* Is it computed by an earlier stage? */
static inline gboolean
mur_schedule_is_given (const MurSchedule *self, guint32 node)
{
  if (self->stage == MUR_STAGE_ROWS)
    return self->graph->nodes[node].on != MUR_ON_BOTH;
  return mur_graph_is_leaf (self->graph, node);
}

/* One value for all rows? With a single row the question does not arise. */
static inline gboolean
mur_schedule_is_scalar (const MurSchedule *self, guint32 node)
{
  return self->stage != MUR_STAGE_SCALARS
         && mur_schedule_place (self, node)->place == MUR_PLACE_SCALAR;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MurSchedule, mur_schedule_clear)
