/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parallel: a pool of workers at work, and what it gains and costs.
 *
 * First the tasks, then a probe a step. Results depend on neither workers nor time; all
 * else is measured. */

#include "core/experiments/parallel/private.h"

#include "core/base/error.h"
#include "core/experiments/registry.h"

#include <math.h>

#define PACE 1e4 /* a step waits by itself */
#define A_PROBE 6e-3
#define BYTES_A_TASK \
  ((2 + MUR_PARALLEL_N_RECORD_COLUMNS) * sizeof (double) + 2 * sizeof (MurTaskRecord))

static void
free_run (MurParallel *self)
{
  mur_parallel_clear_tasks (self);
  mur_parallel_clear_probes (self);
  if (self->work != NULL)
    mur_work_type.destroy (self->work);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurParallel, free_run)

static gboolean
check (const MurParameters *parameters, const MurInputs *inputs, GError **error)
{
  return mur_workers_can_start (
    (MurWorkersKind)mur_parameters_choice (parameters, "kind"), error);
}

static MurCost
cost (const MurParameters *parameters, const MurInputs *inputs)
{
  MurParallel self = { 0 };

  mur_parallel_read (&self.settings, parameters);
  g_autoptr (GArray) counts = mur_parallel_worker_counts (&self.settings);

  return (MurCost){
    .bytes = 1e6 + (double)self.settings.n_tasks * (double)BYTES_A_TASK,
    .seconds = (double)mur_parallel_n_task_steps (&self) * MUR_PARALLEL_STEP_SECONDS
               + A_PROBE * (100 + 16 * counts->len),
  };
}

static MurRun *
begin (const MurParameters *parameters,
       const MurInputs *inputs,
       MurPool *pool,
       GError **error)
{
  g_autoptr (MurParallel) self = g_new0 (MurParallel, 1);

  if (!check (parameters, inputs, error))
    return NULL;
  mur_parallel_read (&self->settings, parameters);
  self->round_seconds = NAN;
  if (!mur_parallel_begin_tasks (self))
    {
      mur_error_refuse_count (error, MUR_ERROR_VALUE, "tasks", self->settings.n_tasks,
                              "fewer, for which there is memory,");
      return NULL;
    }
  self->work = mur_work_new (self->settings.n_tasks);
  mur_parallel_plan_probes (self);
  return (MurRun *)g_steal_pointer (&self);
}

static MurStatus
step (MurRun *run, GError **error)
{
  MurParallel *self = (MurParallel *)run;

  if (self->n_steps < mur_parallel_n_task_steps (self))
    return mur_parallel_step_tasks (self, error) ? MUR_STATUS_RUNNING
                                                 : MUR_STATUS_FAILED;
  mur_parallel_take_rest (self, self->n_measured + 1 >= self->probes->len);
  if (self->n_measured < self->probes->len)
    mur_parallel_step_probe (self);
  return self->n_measured < self->probes->len ? MUR_STATUS_RUNNING
                                              : MUR_STATUS_EXHAUSTED;
}

static double
progress (MurRun *run)
{
  const MurParallel *self = (const MurParallel *)run;
  const double steps = (double)mur_parallel_n_task_steps (self) + self->probes->len;

  return ((double)self->n_steps + self->n_measured) / steps;
}

static double
pace (MurRun *run)
{
  return PACE;
}

static char *
reason (MurRun *run)
{
  const MurParallel *self = (const MurParallel *)run;

  if (self->failures->len == 0)
    return g_strdup ("all tasks are done, and what they cost is measured");
  return g_strdup_printf ("%u of the tasks failed: %s", self->failures->len,
                          (const char *)g_ptr_array_index (self->failures, 0));
}

static MurRun *
restore (const MurParameters *parameters,
         const MurInputs *inputs,
         MurPool *pool,
         const MurArchive *archive,
         GError **error)
{
  g_autoptr (MurParallel) self = (MurParallel *)begin (parameters, inputs, pool, error);

  if (self == NULL || !mur_parallel_restore_state (self, archive, error))
    return NULL;
  return (MurRun *)g_steal_pointer (&self);
}

static void
end (MurRun *run)
{
  free_run ((MurParallel *)run);
}

const MurExperiment mur_experiment_parallel = {
  .id = "parallel",
  .title = "Parallel maps",
  .summary
  = "Workers share tasks, by threads or processes: what they gain, and the cost.",
  .step_unit = "steps",
  .parameters = mur_parallel_parameters,
  .actions = mur_parallel_actions,
  .presets = mur_parallel_presets,
  .idle = mur_parallel_idle,
  .check = check,
  .cost = cost,
  .tables = mur_parallel_tables,
  .scalars = mur_parallel_scalars,
  .begin = begin,
  .step = step,
  .frame = mur_parallel_frame,
  .progress = progress,
  .reason = reason,
  .pace = pace,
  .act = mur_parallel_act,
  .save = mur_parallel_save,
  .restore = restore,
  .end = end,
};
