/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a program owns, and the loop over blocks. All memory of an evaluation is in the
 * workspace: the registers, each a block and a little more so that two of them never
 * differ by a multiple of 4096 bytes, which the processor mistakes for one another. */

#include "core/expression/program.h"

#include <string.h>

#include "core/expression/compile-private.h"
#include "core/expression/names-private.h"

#define ALIGNMENT 64 /* bytes */
#define REGISTER_STRIDE (MUR_PROGRAM_BLOCK + 8)

struct _MurProgram
{
  gatomicrefcount n_references;
  MurCompiled compiled;
  char **names; /* of the parameters */
};

struct _MurProgramCache
{
  MurProgram *program;
  gsize n_rows;
  gsize stride;
  double *columns;
};

struct _MurProgramWorkspace
{
  MurProgram *program;
  double *scalars;
  double *registers;
};

static char **
number_names (const char *prefix, guint n)
{
  char **names = g_new0 (char *, n + 1);

  for (guint k = 0; k < n; k++)
    names[k] = g_strdup_printf ("%s%u", prefix != NULL ? prefix : "", k + 1);
  return names;
}

static MurProgram *
compile (const char *source,
         const char *const *inputs,
         const char *prefix,
         const char *const *parameters,
         GError **error)
{
  g_autoptr (MurProgram) self = g_new0 (MurProgram, 1);

  g_atomic_ref_count_init (&self->n_references);
  if (!mur_compile (&self->compiled, source, inputs, prefix, parameters, error))
    return NULL;
  self->names = parameters != NULL ? g_strdupv ((char **)parameters)
                                   : number_names (prefix, self->compiled.n_parameters);
  return g_steal_pointer (&self);
}

MurProgram *
mur_program_new (const char *source,
                 const char *const *inputs,
                 const char *prefix,
                 GError **error)
{
  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return compile (source, inputs, prefix, NULL, error);
}

MurProgram *
mur_program_new_named (const char *source, const char *const *inputs, GError **error)
{
  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_auto (GStrv) names
    = g_utf8_validate (source, -1, NULL) ? mur_names_scan (source, inputs) : NULL;

  if (names == NULL || mur_names_are_numbered ((const char *const *)names, "p"))
    return compile (source, inputs, "p", NULL, error);
  return compile (source, inputs, NULL, (const char *const *)names, error);
}

MurProgram *
mur_program_ref (const MurProgram *self)
{
  MurProgram *counted = (MurProgram *)self;

  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&counted->n_references);
  return counted;
}

void
mur_program_unref (MurProgram *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->n_references))
    return;
  mur_compiled_clear (&self->compiled);
  g_strfreev (self->names);
  g_free (self);
}

guint
mur_program_n_parameters (const MurProgram *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->compiled.n_parameters;
}

const char *
mur_program_parameter (const MurProgram *self, guint number)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (number < self->compiled.n_parameters, NULL);

  return self->names[number];
}

guint
mur_program_n_inputs (const MurProgram *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->compiled.n_inputs;
}

guint
mur_program_n_operations (const MurProgram *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->compiled.values.n_operations;
}

static double *
new_doubles (gsize n)
{
  return g_aligned_alloc (MAX (n, 1), sizeof (double), ALIGNMENT);
}

static MurBinding
bind_registers (double *registers, double *scalars)
{
  MurBinding binding = { 0 };

  binding.base[MUR_PLACE_REGISTER] = registers;
  binding.stride[MUR_PLACE_REGISTER] = REGISTER_STRIDE;
  binding.base[MUR_PLACE_SCALAR] = scalars;
  binding.stride[MUR_PLACE_SCALAR] = 1;
  return binding;
}

/* The inputs side by side, as operands want them: freed when the columns are made. */
static double *
gather_inputs (const MurProgramCache *self, const double *const *inputs)
{
  const guint n_inputs = self->program->compiled.n_inputs;
  double *gathered = new_doubles (n_inputs * self->stride);

  for (guint i = 0; i < n_inputs && self->n_rows > 0; i++)
    memcpy (gathered + i * self->stride, inputs[i], self->n_rows * sizeof (double));
  return gathered;
}

static void
compute_columns (MurProgramCache *self, double *inputs)
{
  const MurCompiled *compiled = &self->program->compiled;
  double *registers = new_doubles (compiled->columns.n_registers * REGISTER_STRIDE);
  MurBinding binding = bind_registers (registers, compiled->scalars);

  binding.stride[MUR_PLACE_INPUT] = self->stride;
  binding.stride[MUR_PLACE_COLUMN] = self->stride;
  for (gsize row = 0; row < self->n_rows; row += MUR_PROGRAM_BLOCK)
    {
      binding.base[MUR_PLACE_INPUT] = inputs + row;
      binding.base[MUR_PLACE_COLUMN] = self->columns + row;
      mur_plan_run (&compiled->columns, &binding,
                    MIN (MUR_PROGRAM_BLOCK, self->n_rows - row));
    }
  g_aligned_free (registers);
}

MurProgramCache *
mur_program_cache_new (const MurProgram *self,
                       const double *const *inputs,
                       gsize n_rows)
{
  MurProgramCache *cache;
  double *gathered;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (inputs != NULL || self->compiled.n_inputs == 0, NULL);

  cache = g_new0 (MurProgramCache, 1);
  cache->program = mur_program_ref (self);
  cache->n_rows = n_rows;
  /* whole cache lines, and no two columns a multiple of 4096 bytes apart */
  cache->stride
    = (n_rows + MUR_PROGRAM_BLOCK - 1) / MUR_PROGRAM_BLOCK * REGISTER_STRIDE;
  cache->columns = new_doubles (self->compiled.n_columns * cache->stride);
  gathered = gather_inputs (cache, inputs);
  compute_columns (cache, gathered);
  g_aligned_free (gathered);
  return cache;
}

void
mur_program_cache_free (MurProgramCache *cache)
{
  g_return_if_fail (cache != NULL);

  g_aligned_free (cache->columns);
  mur_program_unref (cache->program);
  g_free (cache);
}

MurProgramWorkspace *
mur_program_workspace_new (const MurProgram *self)
{
  MurProgramWorkspace *workspace;
  const MurCompiled *compiled;
  guint n_registers;

  g_return_val_if_fail (self != NULL, NULL);

  compiled = &self->compiled;
  workspace = g_new0 (MurProgramWorkspace, 1);
  workspace->program = mur_program_ref (self);
  workspace->scalars
    = g_memdup2 (compiled->scalars, compiled->n_scalars * sizeof (double));
  n_registers = MAX (compiled->values.n_registers, compiled->gradient.n_registers);
  n_registers = MAX (n_registers, compiled->value_scalars.n_registers);
  n_registers = MAX (n_registers, compiled->gradient_scalars.n_registers);
  workspace->registers = new_doubles (n_registers * REGISTER_STRIDE);
  return workspace;
}

void
mur_program_workspace_free (MurProgramWorkspace *workspace)
{
  g_return_if_fail (workspace != NULL);

  g_aligned_free (workspace->registers);
  g_free (workspace->scalars);
  mur_program_unref (workspace->program);
  g_free (workspace);
}

/* The parts that depend on parameters only, and the places that every block shares. */
static MurBinding
begin (const MurProgramCache *cache,
       MurProgramWorkspace *workspace,
       const MurPlan *scalars,
       const double *parameters)
{
  MurBinding binding = bind_registers (workspace->registers, workspace->scalars);
  const guint n_parameters = workspace->program->compiled.n_parameters;

  if (n_parameters > 0)
    memcpy (workspace->scalars, parameters, n_parameters * sizeof (double));
  mur_plan_run (scalars, &binding, 1);
  binding.stride[MUR_PLACE_COLUMN] = cache->stride;
  return binding;
}

void
mur_program_evaluate (const MurProgramCache *cache,
                      MurProgramWorkspace *workspace,
                      const double *parameters,
                      gsize first,
                      gsize n,
                      double *values)
{
  const MurCompiled *compiled;
  MurBinding binding;

  g_return_if_fail (cache != NULL && workspace != NULL);
  g_return_if_fail (workspace->program == cache->program);
  g_return_if_fail (first <= cache->n_rows && n <= cache->n_rows - first);

  compiled = &cache->program->compiled;
  binding = begin (cache, workspace, &compiled->value_scalars, parameters);
  for (gsize row = 0; row < n; row += MUR_PROGRAM_BLOCK)
    {
      binding.base[MUR_PLACE_COLUMN] = cache->columns + first + row;
      binding.base[MUR_PLACE_VALUES] = values + row;
      mur_plan_run (&compiled->values, &binding, MIN (MUR_PROGRAM_BLOCK, n - row));
    }
}

void
mur_program_evaluate_gradient (const MurProgramCache *cache,
                               MurProgramWorkspace *workspace,
                               const double *parameters,
                               gsize first,
                               gsize n,
                               double *values,
                               double *gradient,
                               gsize stride)
{
  const MurCompiled *compiled;
  MurBinding binding;

  g_return_if_fail (cache != NULL && workspace != NULL);
  g_return_if_fail (workspace->program == cache->program);
  g_return_if_fail (first <= cache->n_rows && n <= cache->n_rows - first);
  g_return_if_fail (stride >= n || cache->program->compiled.n_parameters < 2);

  compiled = &cache->program->compiled;
  binding = begin (cache, workspace, &compiled->gradient_scalars, parameters);
  binding.stride[MUR_PLACE_GRADIENT] = stride;
  for (gsize row = 0; row < n; row += MUR_PROGRAM_BLOCK)
    {
      binding.base[MUR_PLACE_COLUMN] = cache->columns + first + row;
      binding.base[MUR_PLACE_VALUES] = values + row;
      if (compiled->n_parameters > 0)
        binding.base[MUR_PLACE_GRADIENT] = gradient + row;
      mur_plan_run (&compiled->gradient, &binding, MIN (MUR_PROGRAM_BLOCK, n - row));
    }
}
