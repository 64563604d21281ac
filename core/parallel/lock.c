/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Locks and clocks of workers. */

#include "core/parallel/workers-private.h"

#include <time.h>

MurLock *
mur_lock_new (void)
{
  MurLock *self = g_new0 (MurLock, 1);

  self->n_refs = 1;
  pthread_mutex_init (&self->mutex, NULL);
  return self;
}

MurLock *
mur_lock_ref (MurLock *self)
{
  atomic_fetch_add (&self->n_refs, 1);
  return self;
}

void
mur_lock_unref (MurLock *self)
{
  if (atomic_fetch_sub (&self->n_refs, 1) != 1)
    return;
  pthread_mutex_destroy (&self->mutex);
  g_free (self);
}

void
mur_lock_init_cond (pthread_cond_t *cond)
{
  pthread_condattr_t monotonic;

  pthread_condattr_init (&monotonic);
  pthread_condattr_setclock (&monotonic, CLOCK_MONOTONIC);
  pthread_cond_init (cond, &monotonic);
  pthread_condattr_destroy (&monotonic);
}

gboolean
mur_lock_wait_until (MurLock *self, pthread_cond_t *cond, gint64 end)
{
  const struct timespec time
    = { .tv_sec = end / G_USEC_PER_SEC, .tv_nsec = end % G_USEC_PER_SEC * 1000 };

  return pthread_cond_timedwait (cond, &self->mutex, &time) == 0;
}

double
mur_workers_clock (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}
