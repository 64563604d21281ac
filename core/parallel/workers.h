/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Workers that call functions by name, in threads or in processes of their own.
 *
 * The arguments of a call are an array, cut in chunks that workers take as they get free;
 * results are in the order of the arguments, whatever the chunks and the workers. Threads
 * are those of a MurPool. Processes run the executable murmuration-worker, and get
 * arguments over a socket pair; arrays of numbers travel as they are in memory, one
 * message a chunk.
 *
 * A process that ends before its task has is noticed by its closed socket. A new one takes
 * its place and what it had is run again, alone: a chunk in smaller and smaller parts, until the
 * task that is to blame is alone and has ended as many workers as are allowed; then that is
 * the task's error. Processes end with their parent, however it ends.
 *
 * Any thread may use a MurWorkers, several at once. What a call costs beyond its tasks, on
 * processors that are free: threads about 0.1 µs a chunk, processes about 2 µs a chunk, 16
 * bytes a task, and 20 µs for a single one that somebody waits for. */

#pragma once

#include "core/parallel/function.h"

typedef enum
{
  MUR_WORKERS_THREADS,
  MUR_WORKERS_PROCESSES,
  MUR_N_WORKERS_KINDS
} MurWorkersKind;

#define MUR_WORKERS_MOST 256

typedef struct
{
  MurWorkersKind kind;
  guint n; /* workers; 0: the processors available; at most MOST */
  const MurTaskFunction
    *functions;   /* ends with a %NULL name; processes know them too */
  guint attempts; /* workers that a task may end, at least 1; 0: 3 */
  /* (nullable): the executable of processes, which calls mur_worker_run(); %NULL: what
   * MUR_WORKER in the environment says, else murmuration-worker beside the program, in
   * its libexec, or where it was built */
  const char *program;
} MurWorkersSettings;

typedef struct _MurWorkers MurWorkers;
typedef struct _MurCall MurCall;

/* Whether there is what workers of @kind run; else an error about "kind". Quick. */
gboolean mur_workers_can_start (MurWorkersKind kind, GError **error);
/* Processes are started at once, without waiting for them. Where there is no executable:
 * an error about "kind". */
MurWorkers *mur_workers_new (const MurWorkersSettings *settings, GError **error);
/* Ends what still runs, within a moment where functions look at cancelled; joins and reaps
 * all. Calls stay readable. */
void mur_workers_free (MurWorkers *self);
guint mur_workers_n (const MurWorkers *self);
/* Returns: FALSE with @error where no process can be started any more: what is called
 * fails then, and not by its own fault. */
gboolean mur_workers_check (MurWorkers *self, GError **error);
/* Waits until all are there to take tasks, or for @seconds; threads always are. Tasks need
 * not wait for that. Returns: whether they are; FALSE at once where none can be started */
gboolean mur_workers_wait_until_ready (MurWorkers *self, double seconds);
/* Processes that ended unasked and were replaced. */
guint mur_workers_n_restarts (MurWorkers *self);

/* Ends a process at once, as a crash would. Threads cannot be: an error about "kill". */
gboolean mur_workers_kill (MurWorkers *self, guint worker, GError **error);
/* Tasks of @worker find @slowness in what they are told, from the next chunk on. */
void mur_workers_slow (MurWorkers *self, guint worker, double slowness);

typedef struct
{
  guint worker;
  double seconds; /* mur_workers_clock() */
} MurWorkerDeath;

/* Returns: (element-type MurWorkerDeath): those since the beginning, in order */
GArray *mur_workers_deaths (MurWorkers *self);

/* Seconds of the clock that records are of, the same in all processes. */
double mur_workers_clock (void);

typedef struct
{
  const char *function;
  gconstpointer
    object; /* (nullable): of the function's type; stays until the call ends */
  GVariant *arguments;  /* an array of what the function takes; floating is taken */
  gsize chunk;          /* tasks; 0: mur_workers_default_chunk() */
  gboolean is_recorded; /* when each task began and ended: 50 ns a task */
} MurTasks;

/* As Python's multiprocessing has it: the length over four times the workers, rounded up,
 * at least 1. */
gsize mur_workers_default_chunk (gsize n, guint n_workers);

/* Returns: a call under way. What cannot be sent is refused before anything is. */
MurCall *
mur_workers_map_async (MurWorkers *self, const MurTasks *tasks, GError **error);
/* One task: @argument (floating is taken) of the function. @object: (nullable) */
MurCall *mur_workers_apply_async (MurWorkers *self,
                                  const char *function,
                                  gconstpointer object,
                                  GVariant *argument,
                                  GError **error);
/* The same, and wait. Returns: (transfer full): the array of results, or the result; the
 * error of the first task that has one */
GVariant *mur_workers_map (MurWorkers *self, const MurTasks *tasks, GError **error);
GVariant *mur_workers_apply (MurWorkers *self,
                             const char *function,
                             gconstpointer object,
                             GVariant *argument,
                             GError **error);

/* Where a task ran, and when. */
typedef struct
{
  gsize task;
  guint worker;
  guint attempt;     /* 1, and one more for each worker that it or its chunk lost */
  double start, end; /* mur_workers_clock() */
  double serialise;  /* seconds: its share of packing and unpacking its chunk */
} MurTaskRecord;

/* What became of a task in place of a result. */
typedef struct
{
  gsize task;
  char *message; /* "fail (7.0): …": function, argument and why */
} MurTaskError;

MurCall *mur_call_ref (MurCall *self);
/* A call that nobody has any more goes on, unless it is cancelled. */
void mur_call_unref (MurCall *self);
gsize mur_call_n (const MurCall *self);
gsize mur_call_chunk (const MurCall *self);
/* Waits until it has ended, or for @seconds where those are not negative.
 * Returns: whether it has ended: all tasks are done, or it was cancelled */
gboolean mur_call_wait (MurCall *self, double seconds);
/* The same, until the first @n tasks are done. */
gboolean mur_call_wait_for (MurCall *self, gsize n, double seconds);
/* Tasks done, whichever; and how many from the first one on without a gap. */
gsize mur_call_n_done (MurCall *self);
gsize mur_call_n_leading (MurCall *self);
/* At once: what runs is ended (processes) or told (threads), what waits is dropped. */
void mur_call_cancel (MurCall *self);
gboolean mur_call_is_cancelled (const MurCall *self);

/* Results of a function of numbers; those of tasks that are done count, and of one with an
 * error NaN. Borrowed. */
const double *mur_call_numbers (const MurCall *self);
/* Of one that has ended. Returns: (transfer full): as mur_workers_map() */
GVariant *mur_call_results (MurCall *self, GError **error);
/* Returns: (element-type MurTaskError): a copy, by task; each message is owned by it */
GArray *mur_call_errors (MurCall *self);
/* Adds to @records (element-type MurTaskRecord) those from the @first on that there are, at
 * most @most; they are in the order in which tasks ended. */
void mur_call_records (MurCall *self, gsize first, gsize most, GArray *records);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurWorkers, mur_workers_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurCall, mur_call_unref)
