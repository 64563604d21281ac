/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the experiment share. A run has two halves: first all tasks, whose
 * results arrive as the steps say; then probes, a step each, which measure what workers
 * gain and cost. Private to parallel and its tests. */

#pragma once

#include "core/experiment/experiment.h"
#include "core/experiments/parallel/workloads.h"
#include "core/parallel/workers.h"

extern const MurParameter mur_parallel_parameters[];
extern const MurPreset mur_parallel_presets[];
extern const MurIdle mur_parallel_idle[];
extern const MurAction mur_parallel_actions[];
extern const MurTableDescription mur_parallel_tables[];
extern const MurQuantity mur_parallel_scalars[];

/* How a person calls the pool: call. */
typedef enum
{
  MUR_PARALLEL_APPLY,
  MUR_PARALLEL_MAP,
  MUR_PARALLEL_APPLY_ASYNC,
  MUR_PARALLEL_MAP_ASYNC,
  MUR_N_PARALLEL_CALLS
} MurParallelCall;

/* What a step waits for at most, where tasks take as long as they say. */
#define MUR_PARALLEL_STEP_SECONDS 5e-3
#define MUR_PARALLEL_SLOWNESS 4.0

typedef struct
{
  MurWorkersKind kind;
  MurParallelCall call;
  guint n_workers;
  gsize chunk; /* 0: the default */
  MurWorkload workload;
  gsize n_tasks;
  double task_seconds;
} MurParallelSettings;

/* Columns of what is known of each task that is done, in one vector. */
typedef enum
{
  MUR_PARALLEL_TASK,
  MUR_PARALLEL_WORKER,
  MUR_PARALLEL_START,
  MUR_PARALLEL_END,
  MUR_PARALLEL_SERIALISE,
  MUR_PARALLEL_ATTEMPT,
  MUR_PARALLEL_N_RECORD_COLUMNS
} MurParallelRecordColumn;

/* Of the lanes of a timeline, so many stretches each: tasks that are too many to be drawn
 * one by one are drawn as shares of these. */
#define MUR_PARALLEL_BINS 512

typedef struct
{
  double width; /* of a bin; 0: nothing came yet */
  double *busy; /* by worker and bin: seconds of tasks */
  double *serialise;
} MurParallelBins;

/* A call of the pool under way: the tasks from `first` on. */
typedef struct
{
  MurCall *call;
  gsize first, n_records;
} MurParallelBatch;

typedef enum
{
  MUR_PROBE_SERIAL,   /* the tasks of the speed-up, without workers */
  MUR_PROBE_READY,    /* that workers are there */
  MUR_PROBE_SPEEDUP,  /* the same tasks by workers */
  MUR_PROBE_OVERHEAD, /* tasks of nothing */
  MUR_PROBE_COST_SERIAL,
  MUR_PROBE_COST
} MurProbeKind;

typedef struct
{
  MurProbeKind what;
  MurWorkersKind kind;
  guint n_workers;
  guint size; /* of the cost: index */
} MurProbe;

typedef struct
{
  MurParallelSettings settings;
  MurWork *work;
  guint64 n_steps;       /* taken */
  guint64 n_extra_steps; /* that actions have made necessary */

  /* The tasks. */
  MurWorkers *workers; /* (nullable): until the first step, and after the last task */
  gboolean is_ready;   /* they are there, or were waited for long enough */
  guint n_waited;      /* steps until then */
  guint n_slowed;
  GQueue batches; /* of MurParallelBatch, in order */
  gsize n_submitted;
  gsize n_leading;  /* results that have come without a gap … */
  gsize n_revealed; /* … and that are in frames by now */
  double sum;       /* of those */
  MurVector *arguments;
  MurVector *results;
  double *values; /* of results */
  MurVector *records;
  double *cells; /* of records: column by column */
  gsize n_records;
  gboolean has_old_records; /* of a state, beyond what is revealed */
  MurParallelBins bins;
  double begin_seconds;  /* the clock where the timeline has 0 */
  GArray *deaths;        /* of MurWorkerDeath, on the timeline */
  guint n_deaths_before; /* by earlier workers: of a state */
  GPtrArray *failures;   /* of messages of tasks */

  /* The probes. */
  GArray *probes;   /* of MurProbe */
  double *measured; /* by probe: seconds; NaN: not yet */
  guint n_measured;
  double round_seconds; /* NaN: not measured yet */
  MurWorkers *probed;   /* (nullable) */
  MurProbe probed_as;
} MurParallel;

void mur_parallel_read (MurParallelSettings *settings, const MurParameters *parameters);

/* The tasks: how many steps they take, and one of them. */
guint64 mur_parallel_n_task_steps (const MurParallel *self);
gboolean mur_parallel_begin_tasks (MurParallel *self);
gboolean mur_parallel_step_tasks (MurParallel *self, GError **error);
void mur_parallel_clear_tasks (MurParallel *self);
/* Shows the first @n results in frames; they are there. */
void mur_parallel_reveal (MurParallel *self, gsize n);
/* Records that have not been taken yet, up to a limit; any number of times. @all: all of them
 */
void mur_parallel_take_rest (MurParallel *self, gboolean all);
/* Steps that a chunk takes which begins now. */
guint64 mur_parallel_chunk_steps (const MurParallel *self);
gsize mur_parallel_chunk (const MurParallelSettings *settings);
void mur_parallel_measure_round (MurParallel *self);

/* A vector whose owner goes on writing; %NULL where there is no memory for it. */
MurVector *mur_parallel_new_columns (gsize n, double **values);
double
mur_parallel_cell (const MurParallel *self, MurParallelRecordColumn column, gsize row);
/* Those of a state, beyond what is revealed: its tasks are run again. */
void mur_parallel_drop_old_records (MurParallel *self);
/* Takes what has come of @batch, up to a limit. Returns: whether that is all by now */
gboolean mur_parallel_take_records (MurParallel *self, MurParallelBatch *batch);

/* Adds what a task took to the bins, which widen as time goes by. */
void mur_parallel_bins_add (MurParallelBins *self,
                            guint n_workers,
                            guint worker,
                            double start,
                            double end,
                            double serialise);
void mur_parallel_bins_clear (MurParallelBins *self);

/* The probes. */
void mur_parallel_plan_probes (MurParallel *self);
void mur_parallel_step_probe (MurParallel *self);
void mur_parallel_clear_probes (MurParallel *self);

/* The workers that the speed-up is measured with: some of 1 … settings.n_workers, at least
 * 1 … 4. Returns: (element-type guint) */
GArray *mur_parallel_worker_counts (const MurParallelSettings *settings);
#define MUR_PARALLEL_N_SIZES 10
extern const double mur_parallel_sizes[MUR_PARALLEL_N_SIZES];
/* The least of what was measured; NaN: nothing */
double mur_parallel_least (const MurParallel *self, const MurProbe *probe);
/* Tasks of a probe, and seconds of a task. */
gsize mur_parallel_probe_tasks (const MurParallel *self, const MurProbe *probe);

/* Amdahl's law: T (w) = serial + parallel / w, fitted by least squares to the quicker half
 * of the measurements of the run's kind, as others disturb the rest, with up to as many
 * workers as processors (of sleep: with any). */
typedef struct
{
  double serial, parallel;   /* seconds; NaN: too few measurements, or no such law */
  double share, share_error; /* the serial one; its standard error */
} MurAmdahl;

MurAmdahl mur_parallel_fit_amdahl (const MurParallel *self);

MurFrame *mur_parallel_frame (MurRun *run);
gboolean mur_parallel_act (MurRun *run, const MurActionCall *call, GError **error);
void mur_parallel_save (MurRun *run, MurArchive *archive);
gboolean mur_parallel_restore_state (MurParallel *self,
                                     const MurArchive *archive,
                                     GError **error);
