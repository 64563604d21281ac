/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Workers that are the threads of a MurPool: a thread of its own runs one loop of the pool,
 * whose chunks are the workers and last until the end.
 *
 * A worker takes chunks of the oldest call without the mutex as long as there are some, so
 * that a chunk of nothing costs two atomic additions. */

#include "core/parallel/pool.h"
#include "core/parallel/workers-private.h"

typedef struct
{
  MurWorkers *workers;
  MurCall *call;
  guint worker;
  MurTask task;
} Round;

static void
record (const Round *self, gsize task, double start, double end)
{
  const MurTaskRecord one = {
    .task = task, .worker = self->worker, .attempt = 1, .start = start, .end = end
  };

  pthread_mutex_lock (&self->workers->lock->mutex);
  mur_call_add_record (self->call, &one);
  pthread_mutex_unlock (&self->workers->lock->mutex);
}

static void
report (const Round *self, gsize task, GError *error)
{
  pthread_mutex_lock (&self->workers->lock->mutex);
  mur_call_add_error (self->call, task, error->message);
  pthread_mutex_unlock (&self->workers->lock->mutex);
  g_error_free (error);
}

static gboolean
run_number (const Round *self, gsize i, GError **error)
{
  const MurCall *call = self->call;

  return call->function->numbers (&self->task, call->numbers[i], &call->results[i],
                                  error);
}

static gboolean
run_any (const Round *self, gsize i, GError **error)
{
  const MurCall *call = self->call;
  g_autoptr (GVariant) argument = g_variant_get_child_value (call->arguments, i);

  return mur_task_call (call->function, &self->task, argument, &call->values[i], error);
}

static void
run_task (const Round *self, gsize i)
{
  const MurCall *call = self->call;
  const double start = call->is_recorded ? mur_workers_clock () : 0;
  GError *error = NULL;

  if (!(call->results != NULL ? run_number (self, i, &error)
                              : run_any (self, i, &error)))
    report (self, i, error);
  if (call->is_recorded)
    record (self, i, start, mur_workers_clock ());
}

/* Who waits for a part of the call is told of each chunk. */
static void
tell (const Round *self, gboolean is_last)
{
  if (!is_last && !atomic_load_explicit (&self->call->is_watched, memory_order_relaxed))
    return;
  pthread_mutex_lock (&self->workers->lock->mutex);
  if (is_last)
    mur_workers_retire (self->workers, self->call);
  pthread_cond_broadcast (&self->workers->done);
  pthread_mutex_unlock (&self->workers->lock->mutex);
}

static void
run_call (Round *self)
{
  MurChunk chunk;

  while (!mur_call_is_cancelled (self->call) && mur_call_take (self->call, &chunk))
    {
      self->task.slowness = atomic_load_explicit (
        &self->workers->slowness[self->worker], memory_order_relaxed);
      for (gsize i = chunk.first; i < chunk.first + chunk.n; i++)
        {
          if (mur_call_is_cancelled (self->call))
            return;
          run_task (self, i);
        }
      tell (self, mur_call_finish (self->call, chunk.first, chunk.n));
    }
}

/* With the mutex. */
static MurCall *
find_call (MurWorkers *self)
{
  for (GList *link = self->calls.head; link != NULL; link = link->next)
    if (!mur_call_has_ended (link->data) && mur_call_has_more (link->data))
      return mur_call_ref (link->data);
  return NULL;
}

/* Looks for another call for a moment, without the mutex. Returns: whether there is one */
static gboolean
spin (MurWorkers *self)
{
  const guint round = atomic_load (&self->round);
  const double end = mur_workers_clock () + MUR_WORKERS_LINGER;

  pthread_mutex_unlock (&self->lock->mutex);
  while (atomic_load (&self->round) == round && mur_workers_clock () < end)
    ;
  pthread_mutex_lock (&self->lock->mutex);
  return atomic_load (&self->round) != round || self->is_quitting;
}

static void
worker_cb (gsize index, guint thread, gpointer data)
{
  MurWorkers *self = data;

  pthread_mutex_lock (&self->lock->mutex);
  while (!self->is_quitting)
    {
      g_autoptr (MurCall) call = find_call (self);

      if (call == NULL)
        {
          if (self->may_spin && spin (self))
            continue;
          pthread_cond_wait (&self->work, &self->lock->mutex);
          continue;
        }
      Round round = { .workers = self,
                      .call = call,
                      .worker = (guint)index,
                      .task = { .worker = (guint)index,
                                .slowness = 1,
                                .cancelled = &call->is_cancelled,
                                .object = (gpointer)call->object } };

      pthread_mutex_unlock (&self->lock->mutex);
      run_call (&round);
      pthread_mutex_lock (&self->lock->mutex);
    }
  pthread_mutex_unlock (&self->lock->mutex);
}

static gpointer
host_main (gpointer data)
{
  MurWorkers *self = data;
  g_autoptr (MurPool) pool = mur_pool_new (self->n);

  mur_pool_for (pool, self->n, worker_cb, self);
  return NULL;
}

void
mur_threads_start (MurWorkers *self)
{
  self->thread = g_thread_new ("workers", host_main, self);
}

void
mur_threads_end (MurWorkers *self)
{
  g_thread_join (self->thread);
}
