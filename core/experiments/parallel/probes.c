/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What workers gain and cost, measured in short probes, one a step: which there are
 * follows from the parameters alone. Each is taken several times, as others may use the
 * computer too; the least counts. */

#include "core/experiments/parallel/private.h"

#include <math.h>

#define REPETITIONS 3
#define SPEEDUP_REPETITIONS 5
#define SERIAL_REPETITIONS \
  2 /* before each, as a computer is busier at one time than another */
#define LEAST_WORKERS 4  /* that the speed-up is measured up to */
#define EACH_UP_TO 8     /* workers; then twice as many each time */
#define SPEEDUP_TASKS 48 /* as many parts as 1, 2, 3, 4, 6, 8 workers can share */
#define SPEEDUP_SECONDS 6e-3
#define NOTHING_TASKS 2000 /* of the overhead */
#define COST_SECONDS 1.5e-3
#define APPLY_TASKS 40 /* at most, where each is waited for */
#define READY_SECONDS 5e-3
#define WORKERS_A_READY 4
#define MOST_SECONDS 1.0 /* that a probe waits for, on a computer that is overloaded */

const double mur_parallel_sizes[MUR_PARALLEL_N_SIZES]
  = { 1e-7, 3e-7, 1e-6, 3e-6, 1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3 };

GArray *
mur_parallel_worker_counts (const MurParallelSettings *settings)
{
  const guint most = MAX (settings->n_workers, LEAST_WORKERS);
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint n = 1; n <= most; n = n < EACH_UP_TO ? n + 1 : 2 * n)
    g_array_append_val (counts, n);
  if (g_array_index (counts, guint, counts->len - 1) < most)
    g_array_append_val (counts, most);
  return counts;
}

static void
plan (MurParallel *self, MurProbe probe, guint times)
{
  for (guint i = 0; i < times; i++)
    g_array_append_val (self->probes, probe);
}

static void
plan_workers (MurParallel *self, MurWorkersKind kind, guint n)
{
  plan (self, (MurProbe){ MUR_PROBE_READY, kind, n, 0 }, 1 + n / WORKERS_A_READY);
}

static void
plan_cost (MurParallel *self)
{
  const guint n = self->settings.n_workers;

  for (guint size = 0; size < MUR_PARALLEL_N_SIZES; size++)
    plan (self, (MurProbe){ MUR_PROBE_COST_SERIAL, 0, 0, size }, REPETITIONS);
  for (guint kind = 0; kind < MUR_N_WORKERS_KINDS; kind++)
    {
      plan_workers (self, kind, n);
      plan (self, (MurProbe){ MUR_PROBE_OVERHEAD, kind, n, 0 }, REPETITIONS);
      for (guint size = 0; size < MUR_PARALLEL_N_SIZES; size++)
        plan (self, (MurProbe){ MUR_PROBE_COST, kind, n, size }, REPETITIONS);
    }
}

void
mur_parallel_plan_probes (MurParallel *self)
{
  g_autoptr (GArray) counts = mur_parallel_worker_counts (&self->settings);

  self->probes = g_array_new (FALSE, FALSE, sizeof (MurProbe));
  for (guint kind = 0; kind < MUR_N_WORKERS_KINDS; kind++)
    for (guint i = 0; i < counts->len; i++)
      {
        const guint n = g_array_index (counts, guint, i);

        plan (self, (MurProbe){ MUR_PROBE_SERIAL, 0, 0, 0 }, SERIAL_REPETITIONS);
        plan_workers (self, kind, n);
        plan (self, (MurProbe){ MUR_PROBE_SPEEDUP, kind, n, 0 }, SPEEDUP_REPETITIONS);
      }
  plan_cost (self);
  self->measured = g_new (double, self->probes->len);
  for (guint i = 0; i < self->probes->len; i++)
    self->measured[i] = NAN;
}

void
mur_parallel_clear_probes (MurParallel *self)
{
  g_clear_pointer (&self->probed, mur_workers_free);
  g_clear_pointer (&self->probes, g_array_unref);
  g_clear_pointer (&self->measured, g_free);
}

static gboolean
is_of_speedup (const MurProbe *probe)
{
  return probe->what == MUR_PROBE_SERIAL || probe->what == MUR_PROBE_SPEEDUP;
}

gsize
mur_parallel_probe_tasks (const MurParallel *self, const MurProbe *probe)
{
  const guint n = self->settings.n_workers;
  gsize tasks = SPEEDUP_TASKS;

  if (probe->what == MUR_PROBE_OVERHEAD)
    tasks = NOTHING_TASKS;
  else if (!is_of_speedup (probe))
    tasks = (gsize)CLAMP (
      COST_SECONDS / mur_parallel_sizes[probe->size],
      probe->what == MUR_PROBE_COST ? MIN (n, 2 * g_get_num_processors ()) : 1,
      NOTHING_TASKS);
  return self->settings.call == MUR_PARALLEL_APPLY && probe->what >= MUR_PROBE_OVERHEAD
           ? MIN (tasks, APPLY_TASKS)
           : tasks;
}

/* Of tasks that are of the size of the run's, as far as a step has time for them. */
static double
probe_seconds (const MurParallel *self, const MurProbe *probe)
{
  if (probe->what == MUR_PROBE_OVERHEAD)
    return 0;
  return is_of_speedup (probe)
           ? fmin (self->settings.task_seconds, SPEEDUP_SECONDS / SPEEDUP_TASKS)
           : mur_parallel_sizes[probe->size];
}

/* Speed-up is of the run's workload, all else of powers, which can be as short as may be. */
static MurWorkload
probe_workload (const MurParallel *self, const MurProbe *probe)
{
  return is_of_speedup (probe) ? self->settings.workload : MUR_WORK_POWER;
}

static gsize
probe_chunk (const MurParallel *self, const MurProbe *probe)
{
  if (is_of_speedup (probe) || self->settings.call == MUR_PARALLEL_APPLY_ASYNC)
    return 1;
  return self->settings.chunk;
}

static GVariant *
make_arguments (MurWorkload workload, gsize n)
{
  double *arguments = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    arguments[i] = mur_work_argument (workload, i);
  g_autoptr (GBytes) bytes = g_bytes_new_take (arguments, n * sizeof *arguments);

  return g_variant_new_from_bytes (G_VARIANT_TYPE ("ad"), bytes, TRUE);
}

static void
run_serially (const MurTaskFunction *function, MurWork *work, GVariant *arguments)
{
  static const gint never;
  const MurTask task = { .slowness = 1, .cancelled = &never, .object = work };
  gsize n;
  const double *values = g_variant_get_fixed_array (arguments, &n, sizeof *values);
  double result;

  for (gsize i = 0; i < n; i++)
    function->numbers (&task, values[i], &result, NULL);
}

static gboolean
run_call (MurCall *call)
{
  if (call == NULL)
    return FALSE;
  const gboolean has_ended = mur_call_wait (call, MOST_SECONDS);

  if (!has_ended)
    mur_call_cancel (call);
  mur_call_unref (call);
  return has_ended;
}

static gboolean
run_by_workers (MurParallel *self, const MurProbe *probe, GVariant *arguments)
{
  const MurTasks all
    = { .function = mur_work_functions[probe_workload (self, probe)].name,
        .object = self->work,
        .arguments = arguments,
        .chunk = probe_chunk (self, probe) };
  const gsize n = g_variant_n_children (arguments);
  gboolean ok = TRUE;

  if (self->settings.call != MUR_PARALLEL_APPLY || is_of_speedup (probe))
    return run_call (mur_workers_map_async (self->probed, &all, NULL));
  for (gsize i = 0; ok && i < n; i++)
    ok = run_call (mur_workers_apply_async (self->probed, all.function, self->work,
                                            g_variant_get_child_value (arguments, i),
                                            NULL));
  return ok;
}

static gboolean
needs_workers (const MurProbe *probe)
{
  return probe->what != MUR_PROBE_SERIAL && probe->what != MUR_PROBE_COST_SERIAL;
}

/* Without an executable of workers their probes measure nothing. */
static gboolean
prepare (MurParallel *self, const MurProbe *probe)
{
  const MurWorkersSettings settings
    = { .kind = probe->kind, .n = probe->n_workers, .functions = mur_work_functions };

  if (self->probed != NULL
      && (!needs_workers (probe) || self->probed_as.kind != probe->kind
          || self->probed_as.n_workers != probe->n_workers))
    g_clear_pointer (&self->probed, mur_workers_free);
  if (needs_workers (probe) && self->probed == NULL)
    self->probed = mur_workers_new (&settings, NULL);
  self->probed_as = *probe;
  mur_parallel_measure_round (self);
  self->work->seconds = probe_seconds (self, probe);
  self->work->rounds = mur_work_rounds (probe_workload (self, probe),
                                        self->work->seconds, self->round_seconds);
  return self->probed != NULL || !needs_workers (probe);
}

static double
measure (MurParallel *self, const MurProbe *probe)
{
  const MurWorkload workload = probe_workload (self, probe);
  g_autoptr (GVariant) arguments = g_variant_ref_sink (
    make_arguments (workload, mur_parallel_probe_tasks (self, probe)));
  const double begin = mur_workers_clock ();
  gboolean ok = TRUE;

  if (needs_workers (probe))
    ok = run_by_workers (self, probe, arguments);
  else
    run_serially (&mur_work_functions[workload], self->work, arguments);
  return ok ? mur_workers_clock () - begin : NAN;
}

void
mur_parallel_step_probe (MurParallel *self)
{
  const MurProbe *probe = &g_array_index (self->probes, MurProbe, self->n_measured);

  if (prepare (self, probe) && probe->what == MUR_PROBE_READY)
    mur_workers_wait_until_ready (self->probed, READY_SECONDS);
  else if (probe->what != MUR_PROBE_READY
           && (self->probed != NULL || !needs_workers (probe)))
    self->measured[self->n_measured] = measure (self, probe);
  if (++self->n_measured == self->probes->len)
    g_clear_pointer (&self->probed, mur_workers_free);
}

double
mur_parallel_least (const MurParallel *self, const MurProbe *probe)
{
  double least = NAN;

  for (guint i = 0; i < self->n_measured; i++)
    {
      const MurProbe *one = &g_array_index (self->probes, MurProbe, i);

      if (one->what == probe->what && one->kind == probe->kind
          && one->n_workers == probe->n_workers && one->size == probe->size)
        least = fmin (least, self->measured[i]);
    }
  return least;
}
