/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Workers are processes, so that a run that crashes is a row that failed; threads where
 * their executable is missing. */

#include "ui/pages/sweep/work.h"

#include <math.h>

#include "core/experiments/functions.h"
#include "core/experiments/registry.h"
#include "core/sweep/local.h"

struct _MurSweepWork
{
  MurSweep *sweep; /* until the thread has taken it */
  char *path;
  guint shard, n_shards;
  guint n_workers;
  gint cancelled;
  GThread *thread;

  GMutex lock; /* for what follows */
  MurSweepProgress progress;
  MurSweepWorkState state;
  GError *error;
};

static gboolean
progress_cb (const MurSweepProgress *progress, gpointer data)
{
  MurSweepWork *self = data;

  g_mutex_lock (&self->lock);
  self->progress = *progress;
  g_mutex_unlock (&self->lock);
  return !g_atomic_int_get (&self->cancelled);
}

static gboolean
carry_out (MurSweepWork *self, MurStore *store, GError **error)
{
  const gboolean has_processes = mur_workers_can_start (MUR_WORKERS_PROCESSES, NULL);
  const MurSweepLocal settings = {
    .n_workers = self->n_workers,
    .kind = has_processes ? MUR_WORKERS_PROCESSES : MUR_WORKERS_THREADS,
    .functions = mur_sweep_functions,
    .registry = mur_experiments (),
    .progress = progress_cb,
    .data = self,
    .cancelled = &self->cancelled,
  };

  return mur_sweep_run_local (store, &settings, error);
}

/* Takes @error. */
static void
finish (MurSweepWork *self, const MurStore *store, GError *error)
{
  g_mutex_lock (&self->lock);
  if (store != NULL)
    self->progress
      = (MurSweepProgress){ mur_store_n_runs (store), mur_store_n_done (store),
                            mur_store_n_failed (store), self->progress.rate, 0 };
  self->error = error;
  self->state = error != NULL                                   ? MUR_SWEEP_WORK_FAILED
                : self->progress.n_done < self->progress.n_runs ? MUR_SWEEP_WORK_STOPPED
                                                                : MUR_SWEEP_WORK_DONE;
  g_mutex_unlock (&self->lock);
}

static gpointer
work_cb (gpointer data)
{
  MurSweepWork *self = data;
  GError *error = NULL;
  g_autoptr (MurStore) store
    = mur_store_create (self->path, g_steal_pointer (&self->sweep), self->shard,
                        self->n_shards, mur_experiments (), &error);

  if (store != NULL)
    carry_out (self, store, &error);
  finish (self, store, error);
  return NULL;
}

MurSweepWork *
mur_sweep_work_new (
  MurSweep *sweep, guint shard, guint n_shards, const char *path, guint n_workers)
{
  MurSweepWork *self;

  g_return_val_if_fail (sweep != NULL && path != NULL, NULL);

  self = g_new0 (MurSweepWork, 1);
  g_mutex_init (&self->lock);
  self->progress = (MurSweepProgress){ mur_sweep_n_runs (sweep), 0, 0, 0, NAN };
  self->sweep = sweep;
  self->path = g_strdup (path);
  self->shard = shard;
  self->n_shards = n_shards;
  self->n_workers = n_workers;
  self->thread = g_thread_new ("sweep", work_cb, self);
  return self;
}

void
mur_sweep_work_free (MurSweepWork *self)
{
  if (self == NULL)
    return;
  mur_sweep_work_stop (self);
  g_thread_join (self->thread);
  g_clear_error (&self->error);
  g_mutex_clear (&self->lock);
  mur_sweep_free (self->sweep);
  g_free (self->path);
  g_free (self);
}

void
mur_sweep_work_stop (MurSweepWork *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_int_set (&self->cancelled, TRUE);
}

const char *
mur_sweep_work_path (const MurSweepWork *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->path;
}

MurSweepWorkState
mur_sweep_work_poll (MurSweepWork *self, MurSweepProgress *progress, GError **error)
{
  MurSweepWorkState state;

  g_return_val_if_fail (self != NULL, MUR_SWEEP_WORK_FAILED);

  g_mutex_lock (&self->lock);
  state = self->state;
  if (progress != NULL)
    *progress = self->progress;
  if (state == MUR_SWEEP_WORK_FAILED && error != NULL)
    *error = g_error_copy (self->error);
  g_mutex_unlock (&self->lock);
  return state;
}
