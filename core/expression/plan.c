/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The second half of making a plan: registers by linear scan over the schedule, a
 * register being free again after the last step that reads it (Poletto and Sarkar
 * 1999). The last freed is taken first, since it is still in the cache. */

#include "core/expression/plan-private.h"

#include <string.h>

#include "core/expression/schedule-private.h"

#define NONE MUR_NODE_NONE

void
mur_plan_reads_init (MurPlanReads *self, const MurGraph *graph)
{
  self->indices = g_new (guint32, graph->n_nodes);
  memset (self->indices, 0xff, graph->n_nodes * sizeof *self->indices);
  self->scalars = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint32));
}

void
mur_plan_reads_clear (MurPlanReads *self)
{
  g_clear_pointer (&self->indices, g_free);
  g_clear_pointer (&self->scalars, g_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
}

static guint32
index_in (MurPlanReads *self, GArray *list, guint32 node)
{
  if (self->indices[node] == NONE)
    {
      self->indices[node] = list->len;
      g_array_append_val (list, node);
    }
  return self->indices[node];
}

guint32
mur_plan_reads_scalar (MurPlanReads *self, guint32 node)
{
  return index_in (self, self->scalars, node);
}

guint32
mur_plan_reads_column (MurPlanReads *self, guint32 node)
{
  return index_in (self, self->columns, node);
}

/* By value: the number of the last step that reads it. */
static guint32 *
find_last_uses (const MurSchedule *schedule)
{
  guint32 *last = g_new0 (guint32, schedule->places->len);

  for (guint i = 0; i < schedule->steps->len; i++)
    {
      const MurPlanStep *step = &g_array_index (schedule->steps, MurPlanStep, i);

      for (guint k = 0; k < G_N_ELEMENTS (step->from); k++)
        if (step->from[k] != NONE)
          last[step->from[k]] = i;
    }
  return last;
}

static void
take_registers (MurPlan *self,
                const MurSchedule *schedule,
                const MurPlanStep *step,
                GArray *unused)
{
  for (guint k = 0; k < G_N_ELEMENTS (step->to); k++)
    {
      MurOperand *place;

      if (step->to[k] == NONE)
        continue;
      place = mur_schedule_place (schedule, step->to[k]);
      if (place->place != MUR_PLACE_OPEN)
        continue;
      place->place = MUR_PLACE_REGISTER;
      if (unused->len == 0)
        {
          place->index = self->n_registers++;
          continue;
        }
      place->index = g_array_index (unused, guint32, unused->len - 1);
      g_array_set_size (unused, unused->len - 1);
    }
}

static void
release_registers (const MurSchedule *schedule,
                   guint i,
                   const guint32 *last_uses,
                   GArray *unused)
{
  const MurPlanStep *step = &g_array_index (schedule->steps, MurPlanStep, i);

  for (guint k = 0; k < G_N_ELEMENTS (step->from); k++)
    {
      const guint32 value = step->from[k];
      gboolean again = FALSE;

      if (value == NONE || last_uses[value] != i
          || mur_schedule_place (schedule, value)->place != MUR_PLACE_REGISTER)
        continue;
      for (guint j = 0; j < k; j++)
        again = again || step->from[j] == value;
      if (!again)
        g_array_append_val (unused, mur_schedule_place (schedule, value)->index);
    }
}

/* An operand that is absent names register 0, which is always there. */
static MurInstruction
make_instruction (const MurSchedule *schedule, const MurPlanStep *step)
{
  MurInstruction instruction = { .kernel = step->kernel };

  for (guint k = 0; k < G_N_ELEMENTS (step->from); k++)
    if (step->from[k] != NONE)
      instruction.from[k] = *mur_schedule_place (schedule, step->from[k]);
  for (guint k = 0; k < G_N_ELEMENTS (step->to); k++)
    if (step->to[k] != NONE)
      instruction.to[k] = *mur_schedule_place (schedule, step->to[k]);
  return instruction;
}

void
mur_plan_init (MurPlan *self,
               const MurGraph *graph,
               MurPlanReads *reads,
               MurStage stage,
               const MurRoot *roots,
               guint n_roots)
{
  g_auto (MurSchedule) schedule;
  g_autoptr (GArray) unused = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint32 *last_uses = NULL;

  mur_schedule_init (&schedule, graph, reads, stage, roots, n_roots);
  last_uses = find_last_uses (&schedule);
  self->n_operations = schedule.n_operations;
  self->n_instructions = schedule.steps->len;
  self->instructions = g_new (MurInstruction, self->n_instructions);
  self->n_registers = 1;
  for (guint i = 0; i < self->n_instructions; i++)
    {
      const MurPlanStep *step = &g_array_index (schedule.steps, MurPlanStep, i);
      const gboolean in_place = step->kernel != mur_kernel_sincos;

      if (in_place)
        release_registers (&schedule, i, last_uses, unused);
      take_registers (self, &schedule, step, unused);
      if (!in_place)
        release_registers (&schedule, i, last_uses, unused);
      self->instructions[i] = make_instruction (&schedule, step);
    }
}

void
mur_plan_clear (MurPlan *self)
{
  g_clear_pointer (&self->instructions, g_free);
}

static inline double *
locate (const MurBinding *binding, const MurOperand *operand)
{
  return binding->base[operand->place]
         + operand->index * binding->stride[operand->place];
}

void
mur_plan_run (const MurPlan *self, const MurBinding *binding, gsize n)
{
  for (guint i = 0; i < self->n_instructions; i++)
    {
      const MurInstruction *instruction = &self->instructions[i];
      double *to[2];
      const double *from[4];

      for (guint k = 0; k < 2; k++)
        to[k] = locate (binding, &instruction->to[k]);
      for (guint k = 0; k < 4; k++)
        from[k] = locate (binding, &instruction->from[k]);
      instruction->kernel (n, to, from);
    }
}
