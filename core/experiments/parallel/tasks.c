/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tasks of a run.
 *
 * Workers take as long as they take; but a run has to come to the same bits after as many
 * steps, each time. So the number of steps is told beforehand, from how long the tasks
 * should take, and so is how many results a frame holds after each of them. A step waits as
 * long as its share of the time, while workers go on, and longer only where they are later
 * than they should be. */

#include "core/experiments/parallel/private.h"

#include <math.h>
#include <string.h>

#define STEP MUR_PARALLEL_STEP_SECONDS
#define START_STEPS 4    /* until processes are there */
#define AHEAD_A_WORKER 8 /* calls of apply-async that are under way */
/* About what handing over takes, in seconds. */
#define A_CALL 4e-5
#define A_CHUNK 4e-6
#define A_TASK 2e-7

static gboolean
is_map (const MurParallelSettings *settings)
{
  return settings->call == MUR_PARALLEL_MAP || settings->call == MUR_PARALLEL_MAP_ASYNC;
}

gsize
mur_parallel_chunk (const MurParallelSettings *settings)
{
  if (!is_map (settings))
    return 1;
  return settings->chunk > 0
           ? MIN (settings->chunk, settings->n_tasks)
           : mur_workers_default_chunk (settings->n_tasks, settings->n_workers);
}

static double
task_seconds (const MurParallelSettings *settings)
{
  return fmax (settings->task_seconds, mur_work_seconds (settings->workload)) + A_TASK;
}

guint64
mur_parallel_chunk_steps (const MurParallel *self)
{
  return (guint64)ceil ((double)mur_parallel_chunk (&self->settings)
                        * task_seconds (&self->settings) / STEP);
}

/* How many work at a time: what computes needs a processor. */
static double
lanes (const MurParallelSettings *settings)
{
  if (settings->call == MUR_PARALLEL_APPLY)
    return 1;
  return settings->workload == MUR_WORK_SLEEP
           ? settings->n_workers
           : MIN (settings->n_workers, g_get_num_processors ());
}

static guint64
lag (const MurParallel *self)
{
  return START_STEPS + 1 + mur_parallel_chunk_steps (self);
}

/* In which results come evenly. */
static guint64
even_steps (const MurParallel *self)
{
  const MurParallelSettings *settings = &self->settings;
  const double a_chunk = is_map (settings) ? A_CHUNK : A_CALL;
  const double seconds = (double)settings->n_tasks
                         * (task_seconds (settings) / lanes (settings)
                            + a_chunk / (double)mur_parallel_chunk (settings));

  return (guint64)ceil (seconds / STEP);
}

guint64
mur_parallel_n_task_steps (const MurParallel *self)
{
  return lag (self) + even_steps (self) + self->n_extra_steps;
}

/* Results that there are after so many steps; those of map come together. */
static gsize
due (const MurParallel *self, guint64 n_steps)
{
  const guint64 late = lag (self) + self->n_extra_steps, even = even_steps (self);

  if (n_steps >= late + even)
    return self->settings.n_tasks;
  if (n_steps <= late || self->settings.call == MUR_PARALLEL_MAP)
    return self->n_revealed;
  return MAX (self->n_revealed, (gsize)((double)self->settings.n_tasks
                                        * (double)(n_steps - late) / (double)even));
}

gboolean
mur_parallel_begin_tasks (MurParallel *self)
{
  const gsize n = self->settings.n_tasks;
  double *arguments;

  self->arguments = mur_parallel_new_columns (n, &arguments);
  self->results = mur_parallel_new_columns (n, &self->values);
  self->records
    = mur_parallel_new_columns (n * MUR_PARALLEL_N_RECORD_COLUMNS, &self->cells);
  if (self->arguments == NULL || self->results == NULL || self->records == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    arguments[i] = mur_work_argument (self->settings.workload, i);
  self->deaths = g_array_new (FALSE, FALSE, sizeof (MurWorkerDeath));
  self->failures = g_ptr_array_new_with_free_func (g_free);
  return TRUE;
}

static void
free_batch (MurParallelBatch *self)
{
  mur_call_unref (self->call);
  g_free (self);
}

void
mur_parallel_clear_tasks (MurParallel *self)
{
  g_clear_pointer (&self->workers, mur_workers_free);
  g_queue_clear_full (&self->batches, (GDestroyNotify)free_batch);
  mur_parallel_bins_clear (&self->bins);
  g_clear_pointer (&self->arguments, mur_vector_unref);
  g_clear_pointer (&self->results, mur_vector_unref);
  g_clear_pointer (&self->records, mur_vector_unref);
  g_clear_pointer (&self->deaths, g_array_unref);
  g_clear_pointer (&self->failures, g_ptr_array_unref);
}

void
mur_parallel_measure_round (MurParallel *self)
{
  if (isnan (self->round_seconds))
    self->round_seconds = mur_work_measure_round ();
}

/* After a state the clock goes on where its records end. */
static void
set_clock (MurParallel *self)
{
  double latest = 0;

  for (gsize row = 0; row < self->n_records; row++)
    latest = fmax (latest, mur_parallel_cell (self, MUR_PARALLEL_END, row));
  self->begin_seconds = mur_workers_clock () - latest;
}

static gboolean
start (MurParallel *self, GError **error)
{
  const MurWorkersSettings settings = { .kind = self->settings.kind,
                                        .n = self->settings.n_workers,
                                        .functions = mur_work_functions };

  mur_parallel_measure_round (self);
  mur_parallel_drop_old_records (self);
  self->work->rounds = mur_work_rounds (
    self->settings.workload, self->settings.task_seconds, self->round_seconds);
  self->work->seconds = self->settings.task_seconds;
  self->workers = mur_workers_new (&settings, error);
  for (guint i = 0; self->workers != NULL && i < self->n_slowed; i++)
    mur_workers_slow (self->workers, i, MUR_PARALLEL_SLOWNESS);
  self->is_ready = FALSE;
  self->n_waited = 0;
  self->n_submitted = self->n_leading = self->n_revealed;
  self->n_deaths_before = self->deaths->len;
  return self->workers != NULL;
}

/* The timeline begins when workers are there, which takes processes much longer than a short
 * task; those that take too long come later. @due: results that the step is to have */
static void
await_workers (MurParallel *self, gsize due)
{
  const gboolean are_there = mur_workers_wait_until_ready (self->workers, STEP);

  self->n_waited++;
  if (!are_there && self->n_waited < START_STEPS && due == self->n_revealed)
    return;
  self->is_ready = TRUE;
  set_clock (self);
}

static guint
most_batches (const MurParallelSettings *settings)
{
  return settings->call == MUR_PARALLEL_APPLY_ASYNC
           ? AHEAD_A_WORKER * settings->n_workers
           : 1;
}

static gboolean
submit (MurParallel *self, GError **error)
{
  const MurParallelSettings *settings = &self->settings;

  while (self->n_submitted < settings->n_tasks
         && self->batches.length < most_batches (settings))
    {
      const gsize n = is_map (settings) ? settings->n_tasks - self->n_submitted : 1;
      const MurTasks tasks = {
        .function = mur_work_functions[settings->workload].name,
        .object = self->work,
        .arguments = g_variant_new_fixed_array (
          G_VARIANT_TYPE_DOUBLE,
          mur_vector_values (self->arguments) + self->n_submitted, n, sizeof (double)),
        .chunk = mur_parallel_chunk (settings),
        .is_recorded = TRUE,
      };
      MurCall *call = mur_workers_map_async (self->workers, &tasks, error);

      if (call == NULL)
        return FALSE;
      const MurParallelBatch batch = { call, self->n_submitted, 0 };

      g_queue_push_tail (&self->batches, g_memdup2 (&batch, sizeof batch));
      self->n_submitted += n;
    }
  return TRUE;
}

static void
take_failures (MurParallel *self, MurParallelBatch *batch)
{
  g_autoptr (GArray) errors = mur_call_errors (batch->call);

  for (guint i = 0; i < errors->len; i++)
    g_ptr_array_add (self->failures,
                     g_strdup (g_array_index (errors, MurTaskError, i).message));
}

/* What has come of the first batch; once all of it has, the next is the first. */
static void
collect_first (MurParallel *self)
{
  MurParallelBatch *batch = g_queue_peek_head (&self->batches);
  /* Read once: workers go on. */
  const gsize n = mur_call_n_leading (batch->call);
  const gsize end = batch->first + n;

  if (end > self->n_leading)
    memcpy (self->values + self->n_leading,
            mur_call_numbers (batch->call) + (self->n_leading - batch->first),
            (end - self->n_leading) * sizeof (double));
  self->n_leading = MAX (self->n_leading, end);
  if (!mur_parallel_take_records (self, batch) || n < mur_call_n (batch->call))
    return;
  take_failures (self, batch);
  free_batch (g_queue_pop_head (&self->batches));
}

/* Until the first @n tasks are done, or for @seconds where those are not negative. */
static gboolean
work (MurParallel *self, gsize n, double seconds, GError **error)
{
  const double end = mur_workers_clock () + seconds;

  while (self->n_leading < n)
    {
      if (!submit (self, error))
        return FALSE;
      const MurParallelBatch *batch = g_queue_peek_head (&self->batches);
      const gsize in_batch = MIN (n - batch->first, mur_call_n (batch->call));
      const double left = seconds < 0 ? -1 : fmax (end - mur_workers_clock (), 0);
      const gboolean has = mur_call_wait_for (batch->call, in_batch, left);

      collect_first (self);
      if (!has)
        break;
    }
  return TRUE;
}

static void
take_deaths (MurParallel *self)
{
  if (self->workers == NULL || !self->is_ready)
    return;
  g_autoptr (GArray) deaths = mur_workers_deaths (self->workers);

  for (guint i = self->deaths->len - self->n_deaths_before; i < deaths->len; i++)
    {
      MurWorkerDeath death = g_array_index (deaths, MurWorkerDeath, i);

      death.seconds = fmax (death.seconds - self->begin_seconds, 0);
      g_array_append_val (self->deaths, death);
    }
}

void
mur_parallel_reveal (MurParallel *self, gsize n)
{
  for (; self->n_revealed < n; self->n_revealed++)
    if (!isnan (self->values[self->n_revealed]))
      self->sum += self->values[self->n_revealed];
}

void
mur_parallel_take_rest (MurParallel *self, gboolean all)
{
  if (self->batches.length > 0)
    collect_first (self);
  while (all && self->batches.length > 0)
    collect_first (self);
}

gboolean
mur_parallel_step_tasks (MurParallel *self, GError **error)
{
  if (self->workers == NULL && self->n_revealed < self->settings.n_tasks
      && !start (self, error))
    return FALSE;
  const gsize n = due (self, self->n_steps + 1);

  if (self->workers != NULL && !self->is_ready)
    await_workers (self, n);
  else if (!work (self, self->settings.n_tasks, STEP, error))
    return FALSE;
  if (!work (self, n, -1, error))
    return FALSE;
  take_deaths (self);
  mur_parallel_reveal (self, n);
  self->n_steps++;
  if (self->n_leading == self->settings.n_tasks)
    mur_parallel_take_rest (self, FALSE);
  if (self->n_steps >= mur_parallel_n_task_steps (self))
    g_clear_pointer (&self->workers, mur_workers_free);
  return TRUE;
}
