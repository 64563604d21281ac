/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person does to workers while they work. */

#include "core/experiments/parallel/private.h"

#include "core/base/error.h"

#include <math.h>

/* A chunk is run again in parts, each of which may wait for another one. */
static void
allow_time (MurParallel *self, double times)
{
  self->n_extra_steps
    += (guint64)ceil (times * (double)mur_parallel_chunk_steps (self)) + 2;
}

static gboolean
check_going (const MurParallel *self, const char *name, GError **error)
{
  if (self->n_steps < mur_parallel_n_task_steps (self))
    return TRUE;
  mur_error_set (error, MUR_ERROR_VALUE, name,
                 "%s: not allowed once all tasks are done; begin again", name);
  return FALSE;
}

static gboolean
kill_worker (MurParallel *self, const MurActionCall *call, GError **error)
{
  const double number = call->arguments[0];

  if (!(number >= 1 && number <= self->settings.n_workers && number == floor (number)))
    {
      mur_error_set (error, MUR_ERROR_VALUE, "kill",
                     "kill: worker %g is not allowed; a whole number from 1 to %u is",
                     number, self->settings.n_workers);
      return FALSE;
    }
  if (self->settings.kind == MUR_WORKERS_THREADS)
    {
      mur_error_set (error, MUR_ERROR_VALUE, "kill",
                     "kill: not allowed with threads, which end only with their "
                     "process; kind = processes is");
      return FALSE;
    }
  if (self->workers != NULL
      && !mur_workers_kill (self->workers, (guint)number - 1, error))
    return FALSE;
  allow_time (self, 2);
  return TRUE;
}

static gboolean
slow_worker (MurParallel *self, const MurActionCall *call, GError **error)
{
  if (self->n_slowed == self->settings.n_workers)
    {
      mur_error_set (error, MUR_ERROR_VALUE, "slow",
                     "slow: not allowed any more; all %u workers are slow",
                     self->n_slowed);
      return FALSE;
    }
  if (self->workers != NULL)
    mur_workers_slow (self->workers, self->n_slowed, MUR_PARALLEL_SLOWNESS);
  self->n_slowed++;
  allow_time (self, MUR_PARALLEL_SLOWNESS);
  return TRUE;
}

static const char *const kill_arguments[] = { "WORKER", NULL };

const MurAction mur_parallel_actions[] = {
  { "slow", "Slow a worker",
    "One worker more takes four times as long from its next chunk on." },
  { "kill", "Kill worker",
    "Ends a process as a crash would; what it had is run again by a new one.",
    .arguments = kill_arguments,
    .done = "Worker %s has ended; a new one runs again what it had" },
  { NULL },
};

/* In the order of the table. */
static gboolean (*const acts[]) (MurParallel *, const MurActionCall *, GError **)
  = { slow_worker, kill_worker };

gboolean
mur_parallel_act (MurRun *run, const MurActionCall *call, GError **error)
{
  MurParallel *self = (MurParallel *)run;

  return check_going (self, call->action->name, error)
         && acts[call->action - mur_parallel_actions](self, call, error);
}
