/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What both kinds of workers share. `lock` of the workers guards all but what is atomic.
 * Private to core/parallel. */

#pragma once

#include "core/parallel/message.h"
#include "core/parallel/workers.h"

#include <pthread.h>
#include <stdatomic.h>

/* A mutex that workers and their calls share. It is pthread's rather than GLib's, which
 * ThreadSanitizer cannot see into. */
typedef struct
{
  atomic_int n_refs;
  pthread_mutex_t mutex;
} MurLock;

MurLock *mur_lock_new (void);
MurLock *mur_lock_ref (MurLock *self);
void mur_lock_unref (MurLock *self);
/* Of the clock of g_get_monotonic_time(). */
void mur_lock_init_cond (pthread_cond_t *cond);
/* Returns: FALSE where @end has passed */
gboolean mur_lock_wait_until (MurLock *self, pthread_cond_t *cond, gint64 end);

/* Consecutive tasks of a call, in one message. */
typedef struct
{
  gsize first, n;
  guint attempt; /* from 1 on */
} MurChunk;

/* What is known of the tasks of a chunk, until somebody asks for records of them. */
typedef struct
{
  gsize first, n;
  gsize before; /* tasks of earlier ones */
  guint worker, attempt;
  double serialise; /* seconds a task */
} MurRecordBlock;

struct _MurCall
{
  atomic_int n_refs;
  MurWorkers *workers; /* %NULL once they are gone */
  MurLock *lock;       /* theirs, which outlives them */
  guint64 id;
  const MurTaskFunction *function;
  gconstpointer object; /* (nullable): for threads */
  GVariant *packed;     /* (nullable): for processes */
  GVariant *arguments;
  const double *numbers; /* (nullable): the arguments of a function of numbers */
  gsize n, chunk;
  gboolean is_recorded;
  gint is_cancelled; /* g_atomic_int */

  atomic_size_t next; /* the first task that was not handed out yet */
  GQueue again;       /* of MurChunk: handed out and lost */
  atomic_size_t n_done;
  atomic_bool is_watched; /* somebody waits for a part of it */
  atomic_uchar *done;     /* by task */
  gsize n_leading;        /* looked up so far */
  double *results;        /* by task; of a function of numbers */
  GVariant **values;      /* by task; of any other */
  GArray *errors;         /* of MurTaskError */
  GArray *records;        /* of MurTaskRecord: of threads */
  GArray *blocks;         /* of MurRecordBlock: of processes … */
  GArray *times;          /* … and start and end of each task of theirs: double */
};

typedef struct _MurProcesses MurProcesses;

struct _MurWorkers
{
  MurWorkersKind kind;
  guint n, attempts;
  const MurTaskFunction *functions;
  MurLock *lock;
  pthread_cond_t done; /* a call has come further */
  pthread_cond_t work; /* for threads and the handler: there is something to do */
  GQueue
    calls; /* of MurCall, referenced: with tasks that were not handed out or done */
  guint64 n_calls;
  _Atomic double *slowness; /* by worker */
  gboolean may_spin;        /* processors are enough for that */
  atomic_uint round;        /* one more with each call */
  GArray *deaths;
  gboolean is_quitting;
  GError *broken; /* (nullable): why no process can be started any more */

  GThread *thread; /* processes: the handler; threads: the host of their pool */
  MurProcesses *processes;
};

/* The next tasks to be handed out. With the mutex, or by threads without it, which lose
 * none. */
gboolean mur_call_take (MurCall *self, MurChunk *chunk);
gboolean mur_call_has_ended (MurCall *self);
/* Whether there is something left to be handed out. With the mutex. */
gboolean mur_call_has_more (MurCall *self);
void mur_call_add_record (MurCall *self, const MurTaskRecord *record);
/* @block: without `before`; @times: pairs of doubles, anywhere in memory */
void
mur_call_add_block (MurCall *self, const MurRecordBlock *block, const guint8 *times);
/* Copies @why. With the mutex. */
void mur_call_add_error (MurCall *self, gsize task, const char *why);
/* All tasks of @chunk have a result or an error. Any thread. Returns: whether the call has
 * ended by that */
gboolean mur_call_finish (MurCall *self, gsize first, gsize n);
/* What a lost chunk becomes: parts to be run again, or an error. With the mutex. */
void mur_call_lose (MurCall *self, const MurChunk *chunk, guint most_attempts);
/* Takes it out of `calls`. With the mutex. */
void mur_workers_retire (MurWorkers *self, MurCall *call);

/* One task. @value: (transfer full) */
gboolean mur_task_call (const MurTaskFunction *function,
                        const MurTask *task,
                        GVariant *argument,
                        GVariant **value,
                        GError **error);

/* How long who waits looks before it sleeps: longer than a short task is on its way, and not
 * at all where workers are more than processors. In seconds. */
#define MUR_WORKERS_LINGER 5e-5

/* The two kinds. All but _end with the mutex. */
void mur_threads_start (MurWorkers *self);
void mur_threads_end (MurWorkers *self);

gboolean mur_processes_start (MurWorkers *self, const char *program, GError **error);
void mur_processes_end (MurWorkers *self);
/* A call has come. */
void mur_processes_feed (MurWorkers *self);
/* @call: (nullable): %NULL: until all processes are there */
gboolean mur_processes_wait (MurWorkers *self, MurCall *call, gsize n, double seconds);
void mur_processes_cancel (MurWorkers *self, MurCall *call);
void mur_processes_kill (MurWorkers *self, guint worker);

/* Returns: (transfer full) (nullable): the executable of processes; %NULL with an error */
char *mur_worker_program (const char *program, GError **error);
