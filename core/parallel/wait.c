/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Waiting for calls, and giving them up. */

#include "core/parallel/workers-private.h"

/* Whether the first @n are done. With the mutex. */
static gboolean
has_come (MurCall *self, gsize n)
{
  while (self->n_leading < n
         && atomic_load_explicit (&self->done[self->n_leading], memory_order_acquire))
    self->n_leading++;
  return self->n_leading >= n || mur_call_has_ended (self);
}

/* Looks for a moment, without the mutex, whether the call ends. */
static void
spin (MurCall *self)
{
  const double end = mur_workers_clock () + MUR_WORKERS_LINGER;

  pthread_mutex_unlock (&self->lock->mutex);
  while (!mur_call_has_ended (self) && mur_workers_clock () < end)
    ;
  pthread_mutex_lock (&self->lock->mutex);
}

static void
wait_for_threads (MurWorkers *workers, MurCall *self, gsize n, double seconds)
{
  const gint64 end = g_get_monotonic_time () + (gint64)(MAX (seconds, 0) * 1e6);

  atomic_store (&self->is_watched, n < self->n);
  if (workers->may_spin && seconds != 0 && n == self->n)
    spin (self);
  while (!has_come (self, n))
    if (seconds < 0)
      pthread_cond_wait (&workers->done, &workers->lock->mutex);
    else if (!mur_lock_wait_until (workers->lock, &workers->done, end))
      break;
}

gboolean
mur_workers_wait_until_ready (MurWorkers *self, double seconds)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->kind == MUR_WORKERS_THREADS)
    return TRUE;
  pthread_mutex_lock (&self->lock->mutex);
  const gboolean are_ready
    = mur_processes_wait (self, NULL, 0, seconds) && self->broken == NULL;
  pthread_mutex_unlock (&self->lock->mutex);
  return are_ready;
}

gboolean
mur_call_wait_for (MurCall *self, gsize n, double seconds)
{
  g_return_val_if_fail (self != NULL && n <= self->n, FALSE);

  pthread_mutex_lock (&self->lock->mutex);
  MurWorkers *workers = self->workers;

  if (workers != NULL && workers->kind == MUR_WORKERS_THREADS)
    wait_for_threads (workers, self, n, seconds);
  else if (workers != NULL)
    mur_processes_wait (workers, self, n, seconds);
  const gboolean has = has_come (self, n);
  pthread_mutex_unlock (&self->lock->mutex);
  return has;
}

gboolean
mur_call_wait (MurCall *self, double seconds)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return mur_call_wait_for (self, self->n, seconds);
}

void
mur_call_cancel (MurCall *self)
{
  g_return_if_fail (self != NULL);

  pthread_mutex_lock (&self->lock->mutex);
  MurWorkers *workers = self->workers;

  if (workers != NULL && !mur_call_has_ended (self))
    {
      g_atomic_int_set (&self->is_cancelled, TRUE);
      if (workers->kind == MUR_WORKERS_PROCESSES)
        mur_processes_cancel (workers, self);
      pthread_cond_broadcast (&workers->done);
      mur_workers_retire (workers, self);
    }
  pthread_mutex_unlock (&self->lock->mutex);
}
