/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A pool of threads.
 *
 * A loop is announced by a new value of `round` and guarded by a gate, a word that
 * holds an open bit and the number of workers inside. A worker that sees a new round
 * enters if the gate is open, takes chunks from a shared counter until none is left,
 * and leaves. The caller takes chunks too, then shuts the gate and waits until nobody
 * is inside: so it never waits for a worker that has not woken up yet, and a late
 * worker cannot touch a loop that is over.
 *
 * Who waits spins for a short time and then sleeps. Sleeping follows one pattern: the
 * sleeper says so and then looks once more, the waker changes the word and then looks
 * for sleepers, both in sequentially consistent order, so one of them sees the other.
 */

#include "core/parallel/pool.h"

#include <stdalign.h>
#include <stdatomic.h>

#define MAX_THREADS 1024
#define CACHE_LINE 64
#define GATE_OPEN 0x80000000u
/* Longer than the serial part of a small step, shorter than anyone would notice. */
#define SPIN_MICROSECONDS 50
#define SPINS_A_LOOK 64

typedef struct
{
  MurPool *pool;
  GThread *thread;
  guint index;
} Worker;

struct _MurPool
{
  /* The loop; written only while the gate is shut and nobody is inside. */
  gsize n_chunks;
  MurChunkFunc func;
  gpointer data;

  alignas (CACHE_LINE) atomic_size_t next_chunk;
  alignas (CACHE_LINE) atomic_uint gate;
  alignas (CACHE_LINE) atomic_uint round;
  atomic_uint n_asleep; /* workers */
  atomic_bool caller_asleep;
  atomic_bool quitting;

  alignas (CACHE_LINE) GMutex mutex; /* for sleeping and waking only */
  GCond work;
  GCond done;

  guint n_threads;
  guint n_spinning; /* threads below this index spin before they sleep */
  Worker *workers;  /* n_threads − 1 */
};

static inline void
relax (void)
{
#if defined __x86_64__ || defined __i386__
  __builtin_ia32_pause ();
#elif defined __aarch64__
  __asm__ volatile("yield");
#endif
}

/* Spins until *word differs from @value; FALSE when time is up. */
static gboolean
spin_while (const atomic_uint *word, guint value)
{
  gint64 end = 0;

  for (;;)
    {
      gint64 now;

      for (guint i = 0; i < SPINS_A_LOOK; i++)
        {
          if (atomic_load_explicit (word, memory_order_acquire) != value)
            return TRUE;
          relax ();
        }
      now = g_get_monotonic_time ();
      if (end == 0)
        end = now + SPIN_MICROSECONDS;
      else if (now >= end)
        return FALSE;
    }
}

static void
run_chunks (MurPool *self, guint thread)
{
  for (;;)
    {
      gsize chunk
        = atomic_fetch_add_explicit (&self->next_chunk, 1, memory_order_relaxed);

      if (chunk >= self->n_chunks)
        return;
      self->func (chunk, thread, self->data);
    }
}

static gboolean
enter (MurPool *self)
{
  guint gate = atomic_load_explicit (&self->gate, memory_order_relaxed);

  while ((gate & GATE_OPEN) != 0)
    if (atomic_compare_exchange_weak_explicit (
          &self->gate, &gate, gate + 1, memory_order_acquire, memory_order_relaxed))
      return TRUE;
  return FALSE;
}

/* The last one out of a shut gate wakes the caller. */
static void
leave (MurPool *self)
{
  if (atomic_fetch_sub (&self->gate, 1) != 1 || !atomic_load (&self->caller_asleep))
    return;
  g_mutex_lock (&self->mutex);
  g_cond_signal (&self->done);
  g_mutex_unlock (&self->mutex);
}

static void
sleep_until_round (MurPool *self, guint seen)
{
  g_mutex_lock (&self->mutex);
  atomic_fetch_add (&self->n_asleep, 1);
  while (atomic_load (&self->round) == seen)
    g_cond_wait (&self->work, &self->mutex);
  atomic_fetch_sub (&self->n_asleep, 1);
  g_mutex_unlock (&self->mutex);
}

static gpointer
worker_main (gpointer data)
{
  const Worker *worker = data;
  MurPool *self = worker->pool;
  guint seen = 0;

  for (;;)
    {
      if (worker->index >= self->n_spinning || !spin_while (&self->round, seen))
        sleep_until_round (self, seen);
      seen = atomic_load (&self->round);
      if (atomic_load (&self->quitting))
        return NULL;
      if (!enter (self))
        continue;
      run_chunks (self, worker->index);
      leave (self);
    }
}

/* Announces a round and wakes as many sleepers as the awake workers fall short of
 * @n_wanted. */
static void
announce (MurPool *self, guint n_wanted)
{
  guint n_asleep, n_awake;

  atomic_fetch_add (&self->round, 1);
  n_asleep = atomic_load (&self->n_asleep);
  n_awake = self->n_threads - 1 - n_asleep;
  if (n_asleep == 0 || n_awake >= n_wanted)
    return;
  g_mutex_lock (&self->mutex);
  for (guint i = n_awake; i < n_wanted; i++)
    g_cond_signal (&self->work);
  g_mutex_unlock (&self->mutex);
}

/* Waits until nobody is inside the shut gate. */
static void
wait_until_empty (MurPool *self)
{
  guint gate = atomic_load_explicit (&self->gate, memory_order_acquire);

  while (gate != 0 && self->n_spinning > 1 && spin_while (&self->gate, gate))
    gate = atomic_load_explicit (&self->gate, memory_order_acquire);
  if (gate == 0)
    return;
  g_mutex_lock (&self->mutex);
  atomic_store (&self->caller_asleep, TRUE);
  while (atomic_load (&self->gate) != 0)
    g_cond_wait (&self->done, &self->mutex);
  atomic_store (&self->caller_asleep, FALSE);
  g_mutex_unlock (&self->mutex);
}

/* Starts the workers; where the system gives no more threads, fewer do as well. */
static void
start_workers (MurPool *self, guint n_threads)
{
  self->workers = g_new0 (Worker, n_threads);
  for (guint i = 1; i < n_threads; i++)
    {
      Worker *worker = &self->workers[i - 1];

      worker->pool = self;
      worker->index = i;
      worker->thread = g_thread_try_new ("pool", worker_main, worker, NULL);
      if (worker->thread == NULL)
        return;
      self->n_threads++;
    }
}

MurPool *
mur_pool_new (guint n_threads)
{
  /* Counting them reads a file, longer than a short run takes to begin. */
  const guint n_processors = n_threads == 1 ? 1 : g_get_num_processors ();
  MurPool *self;

  g_return_val_if_fail (n_threads <= MAX_THREADS, NULL);

  if (n_threads == 0)
    n_threads = MIN (n_processors, MAX_THREADS);
  self = g_aligned_alloc0 (1, sizeof *self, alignof (MurPool));
  g_mutex_init (&self->mutex);
  g_cond_init (&self->work);
  g_cond_init (&self->done);
  self->n_threads = 1;
  self->n_spinning = n_processors;
  start_workers (self, n_threads);
  return self;
}

void
mur_pool_free (MurPool *self)
{
  g_return_if_fail (self != NULL);

  atomic_store (&self->quitting, TRUE);
  announce (self, self->n_threads - 1);
  for (guint i = 1; i < self->n_threads; i++)
    g_thread_join (self->workers[i - 1].thread);
  g_free (self->workers);
  g_cond_clear (&self->done);
  g_cond_clear (&self->work);
  g_mutex_clear (&self->mutex);
  g_aligned_free (self);
}

guint
mur_pool_n_threads (const MurPool *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_threads;
}

void
mur_pool_for (MurPool *self, gsize n_chunks, MurChunkFunc func, gpointer data)
{
  g_return_if_fail (self != NULL && func != NULL);
  g_return_if_fail (atomic_load (&self->gate) == 0); /* no loop within a loop */

  self->n_chunks = n_chunks;
  self->func = func;
  self->data = data;
  atomic_store_explicit (&self->next_chunk, 0, memory_order_relaxed);
  if (n_chunks <= 1 || self->n_threads == 1)
    {
      run_chunks (self, 0);
      return;
    }
  atomic_store (&self->gate, GATE_OPEN);
  announce (self, (guint)MIN (n_chunks - 1, self->n_threads - 1));
  run_chunks (self, 0);
  atomic_fetch_and (&self->gate, ~GATE_OPEN);
  wait_until_empty (self);
}
