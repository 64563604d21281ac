/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Instructions for a part of a graph.
 *
 * A formula has three stages, and a plan is for one of them: what depends on parameters
 * only (one value), what depends on inputs only (columns, once a cache), and the rest
 * (each row, block by block). Operands name a place and an index; a binding says where
 * the places are in memory. */

#pragma once

#include "core/expression/graph-private.h"
#include "core/expression/operations-private.h"

typedef enum
{
  MUR_PLACE_REGISTER, /* a block of the workspace */
  MUR_PLACE_SCALAR,
  MUR_PLACE_COLUMN,
  MUR_PLACE_INPUT,
  MUR_PLACE_VALUES,
  MUR_PLACE_GRADIENT,
  MUR_N_PLACES
} MurPlace;

typedef struct
{
  guint32 place;
  guint32 index;
} MurOperand;

typedef struct
{
  double *base[MUR_N_PLACES];
  gsize stride[MUR_N_PLACES]; /* doubles from one index to the next */
} MurBinding;

typedef struct
{
  MurKernel kernel;
  MurOperand to[2], from[4];
} MurInstruction;

typedef struct
{
  MurInstruction *instructions;
  guint n_instructions;
  guint n_registers;
  guint n_operations; /* of the graph, before some were fused */
} MurPlan;

typedef enum
{
  MUR_STAGE_SCALARS,
  MUR_STAGE_COLUMNS,
  MUR_STAGE_ROWS
} MurStage;

/* Which scalars and columns later stages read, found while their plans are made. */
typedef struct
{
  guint32 *indices; /* by node: in its place, or MUR_NODE_NONE */
  GArray *scalars;  /* nodes (guint32); the first are the parameters */
  GArray *columns;
} MurPlanReads;

typedef struct
{
  guint32 node;
  MurOperand to;
} MurRoot;

void mur_plan_reads_init (MurPlanReads *self, const MurGraph *graph);
void mur_plan_reads_clear (MurPlanReads *self);
guint32 mur_plan_reads_scalar (MurPlanReads *self, guint32 node);
guint32 mur_plan_reads_column (MurPlanReads *self, guint32 node);

void mur_plan_init (MurPlan *self,
                    const MurGraph *graph,
                    MurPlanReads *reads,
                    MurStage stage,
                    const MurRoot *roots,
                    guint n_roots);
void mur_plan_clear (MurPlan *self);

/* Runs on @n values, at most MUR_PROGRAM_BLOCK. */
void mur_plan_run (const MurPlan *self, const MurBinding *binding, gsize n);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MurPlanReads, mur_plan_reads_clear)
