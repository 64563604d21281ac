/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Depth first from each root in turn, so that a value is used soon after it is made.
 * The walk keeps its own stack: the depth of a graph is bounded only by its size. */

#include "core/expression/schedule-private.h"

#define NONE MUR_NODE_NONE

/* Uses of a root by the outside count too. Numbers descend from readers to what they
 * read. */
static void
count_uses (MurSchedule *self, const MurRoot *roots, guint n_roots)
{
  for (guint i = 0; i < n_roots; i++)
    self->n_uses[roots[i].node]++;
  for (guint32 i = self->graph->n_nodes; i-- > 0;)
    {
      const MurNode *node = &self->graph->nodes[i];

      if (self->n_uses[i] == 0 || mur_schedule_is_given (self, i))
        continue;
      self->n_operations++;
      self->n_uses[node->a]++;
      if (node->b != NONE)
        self->n_uses[node->b]++;
    }
}

static MurOperand
given_place (MurSchedule *self, guint32 i)
{
  const MurNode *node = &self->graph->nodes[i];

  if (!(node->on & MUR_ON_INPUTS))
    return (MurOperand){ MUR_PLACE_SCALAR, mur_plan_reads_scalar (self->reads, i) };
  if (self->stage == MUR_STAGE_COLUMNS)
    return (MurOperand){ MUR_PLACE_INPUT, node->a };
  return (MurOperand){ MUR_PLACE_COLUMN, mur_plan_reads_column (self->reads, i) };
}

static void
place_given (MurSchedule *self)
{
  for (guint32 i = 0; i < self->graph->n_nodes; i++)
    if (self->n_uses[i] > 0 && mur_schedule_is_given (self, i))
      {
        *mur_schedule_place (self, i) = given_place (self, i);
        self->is_ready[i] = TRUE;
      }
}

static guint32
new_value (MurSchedule *self, MurOperand place)
{
  g_array_append_val (self->places, place);
  return self->places->len - 1;
}

static guint32
broadcast (MurSchedule *self, guint32 scalar)
{
  const guint32 value = new_value (self, (MurOperand){ MUR_PLACE_OPEN, 0 });
  const MurPlanStep step = { .kernel = mur_kernel_broadcast,
                             .to = { value, NONE },
                             .from = { scalar, NONE, NONE, NONE } };

  g_array_append_val (self->steps, step);
  return value;
}

/* Sine and cosine of one angle are computed together. */
static void
join_sine_and_cosine (MurSchedule *self, guint32 i, MurPlanStep *step)
{
  const MurNode *node = &self->graph->nodes[i];
  const gboolean is_sine = node->op == MUR_OP_SIN;
  guint32 other;

  if (!is_sine && node->op != MUR_OP_COS)
    return;
  other
    = mur_graph_find_unary (self->graph, is_sine ? MUR_OP_COS : MUR_OP_SIN, node->a);
  if (other == NONE || self->n_uses[other] == 0)
    return;
  step->kernel = mur_kernel_sincos;
  step->to[0] = is_sine ? i : other;
  step->to[1] = is_sine ? other : i;
  self->is_ready[other] = TRUE;
}

static void
emit (MurSchedule *self, guint32 node, MurPlanStep *step, guint scalars)
{
  if (scalars & MUR_FIRST_SCALAR)
    step->from[0] = broadcast (self, step->from[0]);
  if (scalars & MUR_SECOND_SCALAR)
    step->from[1] = broadcast (self, step->from[1]);
  join_sine_and_cosine (self, node, step);
  g_array_append_vals (self->steps, step, 1);
  self->is_ready[node] = TRUE;
}

/* Puts what @step still waits for on the stack, the first operand on top. */
static gboolean
push_missing (MurSchedule *self, const MurPlanStep *step, GArray *stack)
{
  gboolean any = FALSE;

  for (guint i = G_N_ELEMENTS (step->from); i-- > 0;)
    if (step->from[i] != NONE && !self->is_ready[step->from[i]])
      {
        g_array_append_val (stack, step->from[i]);
        any = TRUE;
      }
  return any;
}

static void
schedule_root (MurSchedule *self, guint32 root)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_append_val (stack, root);
  while (stack->len > 0)
    {
      const guint32 node = g_array_index (stack, guint32, stack->len - 1);
      guint scalars;
      MurPlanStep step;

      if (self->is_ready[node])
        {
          g_array_set_size (stack, stack->len - 1);
          continue;
        }
      step = mur_schedule_select (self, node, &scalars);
      if (!push_missing (self, &step, stack))
        emit (self, node, &step, scalars);
    }
}

/* A root whose value lives elsewhere: given, or the same node as an earlier root. */
static void
copy_root (MurSchedule *self, const MurRoot *root)
{
  const gboolean scalar = mur_schedule_is_scalar (self, root->node);
  const MurPlanStep step = { .kernel = scalar ? mur_kernel_broadcast : mur_kernel_copy,
                             .to = { new_value (self, root->to), NONE },
                             .from = { root->node, NONE, NONE, NONE } };

  g_array_append_val (self->steps, step);
}

static gboolean
lives_elsewhere (const MurSchedule *self, const MurRoot *root)
{
  const MurOperand *place = mur_schedule_place (self, root->node);

  return place->place != root->to.place || place->index != root->to.index;
}

void
mur_schedule_init (MurSchedule *self,
                   const MurGraph *graph,
                   MurPlanReads *reads,
                   MurStage stage,
                   const MurRoot *roots,
                   guint n_roots)
{
  *self = (MurSchedule){ .graph = graph, .reads = reads, .stage = stage };
  self->n_uses = g_new0 (guint32, graph->n_nodes);
  self->is_ready = g_new0 (guint8, graph->n_nodes);
  self->places = g_array_new (FALSE, FALSE, sizeof (MurOperand));
  self->steps = g_array_new (FALSE, FALSE, sizeof (MurPlanStep));
  for (guint32 i = 0; i < graph->n_nodes; i++)
    new_value (self, (MurOperand){ MUR_PLACE_OPEN, 0 });
  count_uses (self, roots, n_roots);
  place_given (self);
  for (guint i = 0; i < n_roots; i++)
    if (mur_schedule_place (self, roots[i].node)->place == MUR_PLACE_OPEN)
      *mur_schedule_place (self, roots[i].node) = roots[i].to;
  for (guint i = 0; i < n_roots; i++)
    schedule_root (self, roots[i].node);
  for (guint i = 0; i < n_roots; i++)
    if (lives_elsewhere (self, &roots[i]))
      copy_root (self, &roots[i]);
}

void
mur_schedule_clear (MurSchedule *self)
{
  g_clear_pointer (&self->n_uses, g_free);
  g_clear_pointer (&self->is_ready, g_free);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->steps, g_array_unref);
}
