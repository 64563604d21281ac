/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Objective of a formula against data.
 *
 * Rows are summed in blocks that stay in the first-level cache, blocks in order into
 * groups of GROUP_ROWS, groups in order into the objective: the order is a property of
 * the number of rows alone. A chunk of work is one group of one point, or several whole
 * points where a point is less than a group. Sums of groups wait in the scratch, which
 * holds a bounded number of them: many points are taken in several waves. */

#include "core/fitting/model.h"

#include <string.h>

#include "core/base/vmath.h"

#define GROUP_ROWS (8 * MUR_PROGRAM_BLOCK)
/* What entering an evaluation costs, in rows. */
#define ENTRY_ROWS 64
/* Sums that the scratch holds, or as many as one point has if that is more. */
#define WAVE_SUMS 4096

struct _MurModel
{
  MurProgram *program;
  MurProgramCache *cache;
  double *inputs; /* one after the other */
  double *y;
  double *weights; /* nullable: 1/σ */
  double *target;  /* nullable: y/σ */
  MurWeights kind;
  gsize n_rows;
  gsize n_groups;
};

typedef struct
{
  MurProgramWorkspace *workspace;
  double *values; /* of one block */
} Lane;

struct _MurModelScratch
{
  guint n_threads;
  Lane *lanes;
  gsize n_sums;
  double *sums; /* point by point, one a group */
};

/* One wave of an objective, as the chunks see it. */
typedef struct
{
  const MurModel *model;
  const MurLoss *loss;
  const double *points;
  MurModelScratch *scratch;
  gsize n_sums;
  gsize sums_per_chunk;
} Wave;

MurModel *
mur_model_new_inputs (const MurProgram *program,
                      const double *const *inputs,
                      const double *y,
                      gsize n_rows)
{
  return mur_model_new_weighted (program, inputs, y, NULL, MUR_WEIGHTS_RELATIVE,
                                 n_rows);
}

static void
take_weights (MurModel *self, const double *sigma)
{
  self->weights = g_new (double, self->n_rows);
  self->target = g_new (double, self->n_rows);
  for (gsize i = 0; i < self->n_rows; i++)
    {
      self->weights[i] = 1 / sigma[i];
      self->target[i] = self->y[i] * self->weights[i];
    }
}

MurModel *
mur_model_new_weighted (const MurProgram *program,
                        const double *const *inputs,
                        const double *y,
                        const double *sigma,
                        MurWeights kind,
                        gsize n_rows)
{
  MurModel *self;
  guint n_inputs;

  g_return_val_if_fail (program != NULL, NULL);
  g_return_val_if_fail (inputs != NULL && y != NULL, NULL);
  g_return_val_if_fail (n_rows >= 1, NULL);

  self = g_new0 (MurModel, 1);
  self->program = mur_program_ref (program);
  self->cache = mur_program_cache_new (program, inputs, n_rows);
  n_inputs = MAX (mur_program_n_inputs (program), 1);
  self->inputs = g_new (double, n_inputs *n_rows);
  for (guint k = 0; k < n_inputs; k++)
    memcpy (self->inputs + k * n_rows, inputs[k], n_rows * sizeof **inputs);
  self->y = g_memdup2 (y, n_rows * sizeof *y);
  self->n_rows = n_rows;
  self->n_groups = (n_rows - 1) / GROUP_ROWS + 1;
  self->kind = kind;
  if (sigma != NULL)
    take_weights (self, sigma);
  return self;
}

const double *
mur_model_weights (const MurModel *self)
{
  return self->weights;
}

gboolean
mur_model_knows_errors (const MurModel *self)
{
  return self->weights != NULL && self->kind == MUR_WEIGHTS_ABSOLUTE;
}

const double *
mur_model_target (const MurModel *self)
{
  return self->target != NULL ? self->target : self->y;
}

MurModel *
mur_model_new (const MurProgram *program,
               const double *t,
               const double *y,
               gsize n_rows)
{
  g_return_val_if_fail (t != NULL, NULL);

  return mur_model_new_inputs (program, &t, y, n_rows);
}

static void
take_rows (const double *values, const gsize *rows, gsize n, double *taken)
{
  for (gsize i = 0; i < n; i++)
    taken[i] = values[rows[i]];
}

MurModel *
mur_model_new_rows (const MurModel *self, const gsize *rows, gsize n)
{
  const guint n_inputs = MAX (mur_program_n_inputs (self->program), 1);
  g_autofree double *values = g_new (double, (n_inputs + 2) * n);
  g_autofree const double **inputs = g_new (const double *, n_inputs);
  double *y = values + n_inputs * n, *sigma = y + n;

  for (guint k = 0; k < n_inputs; k++)
    {
      take_rows (mur_model_input (self, k), rows, n, values + k * n);
      inputs[k] = values + k * n;
    }
  take_rows (self->y, rows, n, y);
  for (gsize i = 0; i < n && self->weights != NULL; i++)
    sigma[i] = 1 / self->weights[rows[i]];
  return mur_model_new_weighted (self->program, inputs, y,
                                 self->weights != NULL ? sigma : NULL, self->kind, n);
}

void
mur_model_free (MurModel *self)
{
  if (self == NULL)
    return;

  mur_program_cache_free (self->cache);
  mur_program_unref (self->program);
  g_free (self->inputs);
  g_free (self->weights);
  g_free (self->target);
  g_free (self->y);
  g_free (self);
}

const MurProgram *
mur_model_program (const MurModel *self)
{
  return self->program;
}

gsize
mur_model_n_rows (const MurModel *self)
{
  return self->n_rows;
}

guint
mur_model_n_parameters (const MurModel *self)
{
  return mur_program_n_parameters (self->program);
}

const double *
mur_model_t (const MurModel *self)
{
  return self->inputs;
}

const double *
mur_model_input (const MurModel *self, guint number)
{
  return self->inputs + number * self->n_rows;
}

const double *
mur_model_y (const MurModel *self)
{
  return self->y;
}

MurModelScratch *
mur_model_scratch_new (const MurModel *self, guint n_threads)
{
  MurModelScratch *scratch;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_threads >= 1, NULL);

  scratch = g_new0 (MurModelScratch, 1);
  scratch->n_threads = n_threads;
  scratch->n_sums = MAX (WAVE_SUMS, self->n_groups);
  scratch->sums = g_new (double, scratch->n_sums);
  scratch->lanes = g_new (Lane, n_threads);
  for (guint i = 0; i < n_threads; i++)
    {
      scratch->lanes[i].workspace = mur_program_workspace_new (self->program);
      scratch->lanes[i].values
        = g_aligned_alloc (MUR_PROGRAM_BLOCK, sizeof (double), 64);
    }
  return scratch;
}

void
mur_model_scratch_free (MurModelScratch *scratch)
{
  if (scratch == NULL)
    return;

  for (guint i = 0; i < scratch->n_threads; i++)
    {
      mur_program_workspace_free (scratch->lanes[i].workspace);
      g_aligned_free (scratch->lanes[i].values);
    }
  g_free (scratch->lanes);
  g_free (scratch->sums);
  g_free (scratch);
}

/* Σ ρ of a block; @values, of the curve, are lost. */
static double
sum_block (const MurLoss *loss, gsize n, const double *target, double *values)
{
  if (loss->kind == MUR_OBJECTIVE_SQUARES)
    return mur_vsum_squared_difference (n, target, values);
  if (loss->kind == MUR_OBJECTIVE_ABSOLUTE)
    return mur_vsum_absolute_difference (n, target, values);
  for (gsize i = 0; i < n; i++)
    values[i] -= target[i];
  mur_loss_take_values (loss, n, values);
  return mur_vsum (n, values);
}

static double
sum_group (const MurModel *self,
           const MurLoss *loss,
           const double *parameters,
           gsize group,
           Lane *lane)
{
  gsize end = MIN ((group + 1) * GROUP_ROWS, self->n_rows);
  const double *target = mur_model_target (self);
  double sum = 0;

  for (gsize first = group * GROUP_ROWS; first < end; first += MUR_PROGRAM_BLOCK)
    {
      gsize n = MIN (end - first, MUR_PROGRAM_BLOCK);

      mur_program_evaluate (self->cache, lane->workspace, parameters, first, n,
                            lane->values);
      for (gsize i = 0; i < n && self->weights != NULL; i++)
        lane->values[i] *= self->weights[first + i];
      sum += sum_block (loss, n, target + first, lane->values);
    }
  return sum;
}

/* Of no parameters there may be no array. */
static const double *
point_at (const double *points, gsize i, guint n_parameters)
{
  return n_parameters > 0 ? points + i * n_parameters : points;
}

static void
chunk_cb (gsize chunk, guint thread, gpointer data)
{
  const Wave *wave = data;
  const MurModel *self = wave->model;
  guint n_parameters = mur_model_n_parameters (self);
  gsize first = chunk * wave->sums_per_chunk;
  gsize end = MIN (first + wave->sums_per_chunk, wave->n_sums);

  for (gsize i = first; i < end; i++)
    {
      const double *point = point_at (wave->points, i / self->n_groups, n_parameters);

      wave->scratch->sums[i] = sum_group (self, wave->loss, point, i % self->n_groups,
                                          &wave->scratch->lanes[thread]);
    }
}

static void
run_wave (Wave *wave, MurPool *pool)
{
  gsize n_chunks = (wave->n_sums - 1) / wave->sums_per_chunk + 1;

  if (pool != NULL)
    mur_pool_for (pool, n_chunks, chunk_cb, wave);
  else
    for (gsize chunk = 0; chunk < n_chunks; chunk++)
      chunk_cb (chunk, 0, wave);
}

static double
add_in_order (const double *sums, gsize n)
{
  double sum = sums[0];

  for (gsize i = 1; i < n; i++)
    sum += sums[i];
  return sum;
}

void
mur_model_objective (const MurModel *self,
                     const MurLoss *loss,
                     const double *points,
                     gsize n_points,
                     MurPool *pool,
                     MurModelScratch *scratch,
                     double *values)
{
  gsize n_groups = self->n_groups;
  gsize wave_points = scratch->n_sums / n_groups;
  Wave wave = { self, loss, points, scratch, 0, 1 };

  g_return_if_fail (scratch->n_sums >= n_groups);
  g_return_if_fail (pool == NULL || mur_pool_n_threads (pool) <= scratch->n_threads);

  if (n_groups == 1)
    wave.sums_per_chunk = MAX (1, GROUP_ROWS / MAX (self->n_rows, ENTRY_ROWS));

  for (gsize first = 0; first < n_points; first += wave_points)
    {
      gsize n = MIN (n_points - first, wave_points);

      wave.points = point_at (points, first, mur_model_n_parameters (self));
      wave.n_sums = n * n_groups;
      run_wave (&wave, pool);
      for (gsize i = 0; i < n; i++)
        values[first + i] = add_in_order (scratch->sums + i * n_groups, n_groups);
    }
}

void
mur_model_curve (const MurModel *self,
                 const double *parameters,
                 MurModelScratch *scratch,
                 double *values)
{
  mur_program_evaluate (self->cache, scratch->lanes[0].workspace, parameters, 0,
                        self->n_rows, values);
}

void
mur_model_gradient (const MurModel *self,
                    const double *parameters,
                    MurModelScratch *scratch,
                    double *values,
                    double *gradient)
{
  mur_program_evaluate_gradient (self->cache, scratch->lanes[0].workspace, parameters,
                                 0, self->n_rows, values, gradient, self->n_rows);
}
