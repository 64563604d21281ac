/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Plans are made from the last stage to the first: each finds out what it reads of the
 * stages before it. */

#include "core/expression/compile-private.h"

#include "core/base/error.h"
#include "core/expression/parser-private.h"

/* The derivatives follow the value: every root of a program. */
static MurRoot *
make_roots (MurGraph *graph, guint32 value, guint n_parameters)
{
  MurRoot *roots = g_new (MurRoot, n_parameters + 1);

  roots[0] = (MurRoot){ value, { MUR_PLACE_VALUES, 0 } };
  for (guint i = 0; i < n_parameters; i++)
    roots[i + 1]
      = (MurRoot){ mur_graph_derivative (graph, value, i), { MUR_PLACE_GRADIENT, i } };
  return roots;
}

/* The scalars known so far that have to be computed. */
static void
plan_scalars (MurPlan *plan, const MurGraph *graph, MurPlanReads *reads)
{
  g_autoptr (GArray) roots = g_array_new (FALSE, FALSE, sizeof (MurRoot));

  for (guint i = 0; i < reads->scalars->len; i++)
    {
      const guint32 node = g_array_index (reads->scalars, guint32, i);
      const MurRoot root = { node, { MUR_PLACE_SCALAR, i } };

      if (!mur_graph_is_leaf (graph, node))
        g_array_append_val (roots, root);
    }
  /* The array of none is a null pointer, of which no element may be addressed. */
  mur_plan_init (plan, graph, reads, MUR_STAGE_SCALARS,
                 (const MurRoot *)(gconstpointer)roots->data, roots->len);
}

static void
plan_columns (MurPlan *plan, const MurGraph *graph, MurPlanReads *reads)
{
  g_autofree MurRoot *roots = g_new (MurRoot, reads->columns->len);

  for (guint i = 0; i < reads->columns->len; i++)
    roots[i] = (MurRoot){ g_array_index (reads->columns, guint32, i),
                          { MUR_PLACE_COLUMN, i } };
  mur_plan_init (plan, graph, reads, MUR_STAGE_COLUMNS, roots, reads->columns->len);
}

static void
keep_scalars (MurCompiled *self, const MurGraph *graph, const MurPlanReads *reads)
{
  self->n_columns = reads->columns->len;
  self->n_scalars = reads->scalars->len;
  self->scalars = g_new (double, self->n_scalars);
  for (guint i = 0; i < self->n_scalars; i++)
    self->scalars[i] = graph->nodes[g_array_index (reads->scalars, guint32, i)].value;
}

static void
make_plans (MurCompiled *self, MurGraph *graph, const MurRoot *roots)
{
  g_auto (MurPlanReads) reads;

  mur_plan_reads_init (&reads, graph);
  for (guint i = 0; i < self->n_parameters; i++)
    mur_plan_reads_scalar (&reads, mur_graph_leaf (graph, MUR_OP_PARAMETER, i));
  mur_plan_init (&self->values, graph, &reads, MUR_STAGE_ROWS, roots, 1);
  plan_scalars (&self->value_scalars, graph, &reads);
  mur_plan_init (&self->gradient, graph, &reads, MUR_STAGE_ROWS, roots,
                 self->n_parameters + 1);
  plan_scalars (&self->gradient_scalars, graph, &reads);
  plan_columns (&self->columns, graph, &reads);
  keep_scalars (self, graph, &reads);
}

gboolean
mur_compile (MurCompiled *self,
             const char *source,
             const char *const *inputs,
             const char *prefix,
             const char *const *parameters,
             GError **error)
{
  g_auto (MurGraph) graph;
  const MurNames names = { inputs, prefix, parameters };
  g_autofree MurRoot *roots = NULL;
  guint32 value;

  mur_graph_init (&graph);
  if (!mur_parse (source, &names, &graph, &value, &self->n_parameters, error))
    return FALSE;
  while (inputs != NULL && inputs[self->n_inputs] != NULL)
    self->n_inputs++;
  roots = make_roots (&graph, value, self->n_parameters);
  if (graph.full)
    {
      mur_error_set (error, MUR_ERROR_VALUE, "formula",
                     "formula: with its derivatives it takes more than %d operations; "
                     "a shorter one or fewer parameters are allowed",
                     MUR_GRAPH_MAX_NODES);
      return FALSE;
    }
  make_plans (self, &graph, roots);
  return TRUE;
}

void
mur_compiled_clear (MurCompiled *self)
{
  g_clear_pointer (&self->scalars, g_free);
  mur_plan_clear (&self->columns);
  mur_plan_clear (&self->value_scalars);
  mur_plan_clear (&self->values);
  mur_plan_clear (&self->gradient_scalars);
  mur_plan_clear (&self->gradient);
}
