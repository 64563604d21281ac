/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The run in numbers. What grows with the tasks are slices of the run's own columns. */

#include "core/experiments/parallel/private.h"

#include <math.h>
#include <string.h>

#define MOST_BARS 1000 /* tasks that are drawn one by one */
#define MICROSECONDS 1e6

static MurTable *
make_results (const MurParallel *self)
{
  g_autoptr (MurVector) arguments
    = mur_vector_new_slice (self->arguments, 0, self->n_revealed);
  g_autoptr (MurVector) results
    = mur_vector_new_slice (self->results, 0, self->n_revealed);
  MurTable *table = mur_table_new ();

  mur_table_add (table, "argument", NULL, arguments);
  mur_table_add (table, "result", NULL, results);
  return table;
}

static MurVector *
record_column (const MurParallel *self, MurParallelRecordColumn column)
{
  return mur_vector_new_slice (self->records, column * self->settings.n_tasks,
                               self->n_records);
}

static MurTable *
make_tasks (const MurParallel *self)
{
  static const char *const names[MUR_PARALLEL_N_RECORD_COLUMNS]
    = { "task", "worker", "start", "end", "serialise", "attempt" };
  static const char *const units[MUR_PARALLEL_N_RECORD_COLUMNS]
    = { NULL, NULL, "s", "s", "s", NULL };
  MurTable *table = mur_table_new ();

  for (guint c = 0; c < MUR_PARALLEL_N_RECORD_COLUMNS; c++)
    {
      g_autoptr (MurVector) column = record_column (self, c);

      mur_table_add (table, names[c], units[c], column);
    }
  return table;
}

/* The columns of lanes. */
typedef struct
{
  GArray *worker, *start, *end, *busy, *serialise, *attempt; /* of double */
} Lanes;

typedef struct
{
  double worker, start, end, busy, serialise, attempt;
} Lane;

static void
add_lane (Lanes *self, const Lane *lane)
{
  g_array_append_val (self->worker, lane->worker);
  g_array_append_val (self->start, lane->start);
  g_array_append_val (self->end, lane->end);
  g_array_append_val (self->busy, lane->busy);
  g_array_append_val (self->serialise, lane->serialise);
  g_array_append_val (self->attempt, lane->attempt);
}

/* What serialising took is drawn before a task, as far as its worker was free then: tasks
 * of one chunk follow closely, and the first of them has room for all. */
static void
add_packing (
  Lanes *lanes, const Lane *task, double serialise, double *free, double *owed)
{
  const gsize worker = (gsize)task->worker - 1;
  Lane packing = *task;

  owed[worker] += serialise;
  packing.start = fmax (task->start - owed[worker], free[worker]);
  packing.end = task->start;
  packing.busy = 0;
  packing.serialise = 1;
  free[worker] = task->end;
  if (packing.end <= packing.start)
    return;
  owed[worker] -= packing.end - packing.start;
  add_lane (lanes, &packing);
}

static void
add_bars (const MurParallel *self, Lanes *lanes)
{
  const gsize n = self->settings.n_tasks;
  g_autofree double *free = g_new0 (double, self->settings.n_workers);
  g_autofree double *owed = g_new0 (double, self->settings.n_workers);

  for (gsize i = 0; i < self->n_records; i++)
    {
      const double *row = self->cells + i;
      const Lane task = { row[MUR_PARALLEL_WORKER * n],
                          row[MUR_PARALLEL_START * n],
                          row[MUR_PARALLEL_END * n],
                          1,
                          0,
                          row[MUR_PARALLEL_ATTEMPT * n] };

      add_packing (lanes, &task, row[MUR_PARALLEL_SERIALISE * n], free, owed);
      add_lane (lanes, &task);
    }
}

static void
add_bins (const MurParallel *self, Lanes *lanes)
{
  const MurParallelBins *bins = &self->bins;

  for (guint worker = 0; worker < self->settings.n_workers; worker++)
    for (guint i = 0; i < MUR_PARALLEL_BINS; i++)
      {
        const gsize at = (gsize)worker * MUR_PARALLEL_BINS + i;
        const double busy = fmin (bins->busy[at] / bins->width, 1);
        const double serialise = fmin (bins->serialise[at] / bins->width, 1 - busy);

        const Lane lane = { worker + 1, i * bins->width, (i + 1) * bins->width,
                            busy,       serialise,       NAN };

        if (busy > 0 || serialise > 0)
          add_lane (lanes, &lane);
      }
}

static void
take_column (MurTable *table, const char *name, const char *unit, GArray *values)
{
  const gsize n = values->len;

  mur_table_add_take (table, name, unit,
                      (double *)(gpointer)g_array_free (values, FALSE), n);
}

static GArray *
new_column (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

static MurTable *
make_lanes (const MurParallel *self)
{
  Lanes lanes = { new_column (), new_column (), new_column (),
                  new_column (), new_column (), new_column () };
  MurTable *table = mur_table_new ();

  if (self->n_records <= MOST_BARS)
    add_bars (self, &lanes);
  else
    add_bins (self, &lanes);
  take_column (table, "worker", NULL, lanes.worker);
  take_column (table, "start", "s", lanes.start);
  take_column (table, "end", "s", lanes.end);
  take_column (table, "busy", NULL, lanes.busy);
  take_column (table, "serialise", NULL, lanes.serialise);
  take_column (table, "attempt", NULL, lanes.attempt);
  return table;
}

static MurTable *
make_deaths (const MurParallel *self)
{
  GArray *worker = new_column (), *time = new_column ();
  MurTable *table = mur_table_new ();

  for (guint i = 0; i < self->deaths->len; i++)
    {
      const MurWorkerDeath *death = &g_array_index (self->deaths, MurWorkerDeath, i);
      const double number = death->worker + 1;

      g_array_append_val (worker, number);
      g_array_append_val (time, death->seconds);
    }
  take_column (table, "worker", NULL, worker);
  take_column (table, "time", "s", time);
  return table;
}

/* As long as nothing is measured, rows of what is to come. */
static MurTable *
make_speedup (const MurParallel *self, const MurAmdahl *fit)
{
  g_autoptr (GArray) counts = mur_parallel_worker_counts (&self->settings);
  const MurProbe serial = { MUR_PROBE_SERIAL, 0, 0, 0 };
  const double alone = mur_parallel_least (self, &serial);
  GArray *columns[5];
  static const char *const names[]
    = { "workers", "threads", "processes", "ideal", "amdahl" };
  MurTable *table = mur_table_new ();

  for (guint c = 0; c < 5; c++)
    columns[c] = new_column ();
  for (guint i = 0; i < counts->len; i++)
    {
      const guint n = g_array_index (counts, guint, i);
      const MurProbe threads = { MUR_PROBE_SPEEDUP, MUR_WORKERS_THREADS, n, 0 };
      const MurProbe processes = { MUR_PROBE_SPEEDUP, MUR_WORKERS_PROCESSES, n, 0 };
      const double values[] = { n, alone / mur_parallel_least (self, &threads),
                                alone / mur_parallel_least (self, &processes), n,
                                alone / (fit->serial + fit->parallel / n) };

      for (guint c = 0; c < 5; c++)
        g_array_append_val (columns[c], values[c]);
    }
  for (guint c = 0; c < 5; c++)
    take_column (table, names[c], NULL, columns[c]);
  return table;
}

static double
time_a_task (const MurParallel *self, MurProbe probe)
{
  return mur_parallel_least (self, &probe)
         / (double)mur_parallel_probe_tasks (self, &probe);
}

static MurTable *
make_cost (const MurParallel *self)
{
  const guint n = self->settings.n_workers;
  MurTable *table = mur_table_new ();
  GArray *columns[4];
  static const char *const names[] = { "size", "threads", "processes", "serial" };

  for (guint c = 0; c < 4; c++)
    columns[c] = new_column ();
  for (guint i = 0; i < MUR_PARALLEL_N_SIZES; i++)
    {
      const double values[] = {
        mur_parallel_sizes[i],
        time_a_task (self, (MurProbe){ MUR_PROBE_COST, MUR_WORKERS_THREADS, n, i }),
        time_a_task (self, (MurProbe){ MUR_PROBE_COST, MUR_WORKERS_PROCESSES, n, i }),
        time_a_task (self, (MurProbe){ MUR_PROBE_COST_SERIAL, 0, 0, i }),
      };

      for (guint c = 0; c < 4; c++)
        g_array_append_val (columns[c], values[c]);
    }
  for (guint c = 0; c < 4; c++)
    take_column (table, names[c], "s", columns[c]);
  return table;
}

typedef struct
{
  GPtrArray *labels;
  GArray *bytes, *left_out;
} Shipping;

static void
ship (Shipping *self, const char *label, double bytes, double left_out)
{
  g_ptr_array_add (self->labels, (gpointer)label);
  g_array_append_val (self->bytes, bytes);
  g_array_append_val (self->left_out, left_out);
}

static MurTable *
make_shipping (const MurParallel *self)
{
  const MurTaskFunction *function = &mur_work_functions[self->settings.workload];
  g_autoptr (GArray) sizes = mur_object_measure (&mur_work_type, self->work);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  Shipping shipping = { labels, new_column (), new_column () };
  MurTable *table = mur_table_new ();

  ship (&shipping, "function", (double)strlen (function->name) + 1, 0);
  for (guint i = 0; i < sizes->len; i++)
    {
      const MurFieldSize *size = &g_array_index (sizes, MurFieldSize, i);

      ship (&shipping, size->name, (double)size->bytes, size->why != NULL);
    }
  ship (&shipping, "arguments",
        (double)(mur_parallel_chunk (&self->settings) * sizeof (double)), 0);
  take_column (table, "bytes", "B", shipping.bytes);
  take_column (table, "left_out", NULL, shipping.left_out);
  g_ptr_array_add (labels, NULL);
  mur_table_set_labels (table, (const char *const *)labels->pdata);
  return table;
}

static double
overhead (const MurParallel *self, MurWorkersKind kind)
{
  const MurProbe probe = { MUR_PROBE_OVERHEAD, kind, self->settings.n_workers, 0 };

  return time_a_task (self, probe) * MICROSECONDS;
}

static void
add_scalars (const MurParallel *self, const MurAmdahl *fit, MurFrame *frame)
{
  mur_frame_add_scalar (frame, "first_argument", NULL,
                        mur_work_argument (self->settings.workload, 0));
  mur_frame_add_scalar (frame, "sum", NULL, self->sum);
  mur_frame_add_scalar (frame, "workers", NULL, self->settings.n_workers);
  mur_frame_add_scalar (frame, "overhead_threads", "µs",
                        overhead (self, MUR_WORKERS_THREADS));
  mur_frame_add_scalar (frame, "overhead_processes", "µs",
                        overhead (self, MUR_WORKERS_PROCESSES));
  mur_frame_add_scalar (frame, "serial_share", NULL, fit->share);
  mur_frame_add_scalar (frame, "serial_share_error", NULL, fit->share_error);
  mur_frame_add_scalar (frame, "restarts", NULL, self->deaths->len);
}

MurFrame *
mur_parallel_frame (MurRun *run)
{
  const MurParallel *self = (const MurParallel *)run;
  const MurAmdahl fit = mur_parallel_fit_amdahl (self);
  MurFrame *frame = mur_frame_new ();

  mur_frame_add_table (frame, "results", make_results (self));
  mur_frame_add_table (frame, "tasks", make_tasks (self));
  mur_frame_add_table (frame, "lanes", make_lanes (self));
  mur_frame_add_table (frame, "deaths", make_deaths (self));
  mur_frame_add_table (frame, "speedup", make_speedup (self, &fit));
  mur_frame_add_table (frame, "cost", make_cost (self));
  mur_frame_add_table (frame, "shipping", make_shipping (self));
  add_scalars (self, &fit, frame);
  return frame;
}
