/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Results of a pool at work: right, in order, and the same whatever the pool is; what is
 * measured of it adds up. */

#include "core/experiments/parallel/private.h"
#include "core/experiments/registry.h"

#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"
#include "tests/core/sampling/inverse.h"

#include <math.h>
#include <string.h>

#define PARALLEL &mur_experiment_parallel
#define SHORT "task_size=1e-6"
/* The end of the tasks; of the probes there are more. */
#define MOST_TASK_STEPS 2000

static const double *
column (const MurFrame *frame, const char *table, const char *name, gsize *n)
{
  const MurTable *found = mur_frame_table (frame, table);

  *n = mur_table_n_rows (found);
  return mur_table_column (found, (guint)mur_table_find (found, name));
}

/* Steps until all results are there, and not the probes. */
static MurFrame *
run_tasks (MurJob *job)
{
  const gsize wanted
    = (gsize)mur_parameters_integer (mur_job_session (job)->parameters, "tasks");

  for (guint i = 0; i < MOST_TASK_STEPS; i++)
    {
      gsize n;
      MurFrame *frame;

      g_assert_cmpint (mur_job_step (job, NULL), ==, MUR_STATUS_RUNNING);
      frame = mur_job_frame (job);
      column (frame, "results", "result", &n);
      if (n == wanted)
        return frame;
      mur_frame_unref (frame);
    }
  g_assert_not_reached ();
}

static MurFrame *
run_session (MurSession *session)
{
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  MurFrame *frame = run_tasks (job);

  mur_session_free (session);
  return frame;
}

/* 10¹⁰ + … + 19¹⁰, by any call of either kind. */
static void
test_sum (void)
{
  static const char *const calls[] = { "apply", "map", "apply-async", "map-async" };
  static const char *const kinds[] = { "threads", "processes" };

  for (guint c = 0; c < 4; c++)
    for (guint k = 0; k < 2; k++)
      {
        g_autofree char *call = g_strdup_printf ("call=%s", calls[c]);
        g_autofree char *kind = g_strdup_printf ("kind=%s", kinds[k]);
        g_autoptr (MurFrame) frame = run_session (
          mur_runs_session (PARALLEL, call, kind, "workers=3", SHORT, NULL));
        gsize n;

        g_assert_cmpfloat (mur_frame_scalar (frame, "sum"), ==, 13918657338925.0);
        g_assert_cmpfloat (column (frame, "results", "argument", &n)[9], ==, 19);
        g_assert_cmpuint (n, ==, 10);
      }
}

/* Halton points of bases 2 and 3 by division. */
static double
plain_pi (guint64 task)
{
  guint n_inside = 0;

  for (guint64 i = 1000 * task + 1; i <= 1000 * task + 1000; i++)
    n_inside += hypot (plain_inverse (i, 2), plain_inverse (i, 3)) < 1;
  return 4.0 * n_inside / 1000;
}

/* Rastrigin's function as it is written, where the line is. */
static double
plain_rastrigin (double task)
{
  double sum = 100;

  for (guint d = 1; d <= 10; d++)
    {
      const double turns = 0.6180339887498949 * (task + 1) * d;
      const double x = 10.24 * (turns - floor (turns)) - 5.12;

      sum += x * x - 10 * cos (2 * G_PI * x);
    }
  return sum;
}

static void
test_workloads (void)
{
  g_autoptr (MurFrame) pi
    = run_session (mur_runs_session (PARALLEL, "workload=pi", "tasks=50", SHORT, NULL));
  g_autoptr (MurFrame) swarm = run_session (
    mur_runs_session (PARALLEL, "workload=swarm", "tasks=50", SHORT, NULL));
  g_autoptr (MurFrame) rows = run_session (
    mur_runs_session (PARALLEL, "workload=mandelbrot", "tasks=4", SHORT, NULL));
  g_autoptr (MurFrame) sleep = run_session (
    mur_runs_session (PARALLEL, "workload=sleep", "tasks=5", SHORT, NULL));
  gsize n;

  for (guint i = 0; i < 50; i++)
    {
      g_assert_cmpfloat (column (pi, "results", "result", &n)[i], ==, plain_pi (i));
      /* Twenty terms of up to 36, each rounded. */
      g_assert_cmpfloat_with_epsilon (column (swarm, "results", "result", &n)[i],
                                      plain_rastrigin (i), 1e-11);
    }
  /* Rows above and below the real axis mirror one another; those near it stay longer. */
  const double *row = column (rows, "results", "result", &n);
  g_assert_cmpfloat (row[0], ==, row[3]);
  g_assert_cmpfloat (row[1], ==, row[2]);
  g_assert_cmpfloat (row[1], >, 2 * row[0]);
  g_assert_cmpfloat (mur_frame_scalar (sleep, "sum"), ==, 0 + 1 + 2 + 3 + 4);
}

/* Neither kind, call, number of workers, chunk nor threads of the job change a bit. */
static void
test_same_bits (void)
{
  static const char *const variants[][4] = {
    { "kind=threads", "call=map", "workers=1", "chunk=0" },
    { "kind=threads", "call=map-async", "workers=7", "chunk=1" },
    { "kind=threads", "call=apply-async", "workers=2", "chunk=0" },
    { "kind=processes", "call=map", "workers=2", "chunk=7" },
    { "kind=processes", "call=map-async", "workers=7", "chunk=250" },
    { "kind=processes", "call=apply-async", "workers=3", "chunk=0" },
    { "kind=processes", "call=apply", "workers=2", "chunk=0" },
  };
  static const guint threads[] = { 1, 2, 7 };
  g_autofree char *expected = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      const char *const *v = variants[i];
      g_autoptr (MurSession) session = mur_runs_session (
        PARALLEL, v[0], v[1], v[2], v[3], "tasks=250", "workload=swarm", SHORT, NULL);
      g_autoptr (MurJob) job = mur_runs_begin (session, threads[i % 3]);
      g_autoptr (MurFrame) frame = run_tasks (job);
      g_autofree char *fingerprint = mur_frame_fingerprint (frame);

      if (expected == NULL)
        expected = g_strdup (fingerprint);
      g_assert_cmpstr (fingerprint, ==, expected);
    }
}

/* Each task once, by a worker that there is, with no two at a time on one of them. */
static void
check_tasks (const MurFrame *frame, gsize n_tasks, guint n_workers)
{
  g_autofree gboolean *seen = g_new0 (gboolean, n_tasks + 1);
  g_autofree double *free_from = g_new0 (double, n_workers + 1);
  gsize n;
  const double *task = column (frame, "tasks", "task", &n);
  const double *worker = column (frame, "tasks", "worker", &n);
  const double *start = column (frame, "tasks", "start", &n);
  const double *end = column (frame, "tasks", "end", &n);

  g_assert_cmpuint (n, ==, n_tasks);
  for (gsize i = 0; i < n; i++)
    {
      g_assert_false (seen[(gsize)task[i]]);
      seen[(gsize)task[i]] = TRUE;
      g_assert_cmpfloat (worker[i], >=, 1);
      g_assert_cmpfloat (worker[i], <=, n_workers);
      g_assert_cmpfloat (start[i], >=, free_from[(guint)worker[i]]);
      g_assert_cmpfloat (end[i], >=, start[i]);
      free_from[(guint)worker[i]] = end[i];
    }
}

static void
test_tasks (void)
{
  g_autoptr (MurFrame) threads = run_session (
    mur_runs_session (PARALLEL, "kind=threads", "tasks=500", "workers=3", SHORT, NULL));
  g_autoptr (MurFrame) processes = run_session (
    mur_runs_session (PARALLEL, "tasks=500", "workers=3", "chunk=1", SHORT, NULL));

  check_tasks (threads, 500, 3);
  check_tasks (processes, 500, 3);
}

/* However many tasks, what is drawn of them stays as few stretches as fit a picture. */
static void
test_many (void)
{
  g_autoptr (MurFrame) frame = run_session (
    mur_runs_session (PARALLEL, "tasks=200000", "workers=2", "task_size=1e-9", NULL));
  gsize n;
  const double *busy = column (frame, "lanes", "busy", &n);

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <=, 2 * MUR_PARALLEL_BINS);
  for (gsize i = 0; i < n; i++)
    g_assert_true (busy[i] >= 0 && busy[i] <= 1);
}

/* However often stretches are merged, time is neither lost nor made: 20000 roundings of
 * sums of up to 20 seconds. */
static void
test_bins (void)
{
  MurParallelBins bins = { 0 };
  double expected = 0, sum = 0, packed = 0;

  for (guint i = 0; i < 20000; i++)
    {
      const double start = 1e-3 * i, length = 1e-7 * (i % 7919);

      mur_parallel_bins_add (&bins, 3, i % 3, start, start + length, 1e-5);
      expected += length;
    }
  for (gsize i = 0; i < 3 * MUR_PARALLEL_BINS; i++)
    {
      sum += bins.busy[i];
      packed += bins.serialise[i];
    }
  g_assert_cmpfloat_with_epsilon (sum, expected, 1e-9);
  /* The first begins at zero, with nothing before it. */
  g_assert_cmpfloat_with_epsilon (packed, 19999e-5, 1e-9);
  g_assert_cmpfloat (bins.width * MUR_PARALLEL_BINS, >, 19.999);
  g_assert_cmpfloat (bins.width * MUR_PARALLEL_BINS, <, 40);
  mur_parallel_bins_clear (&bins);
}

/* T (w) = 0.3 + 0.9 / w: a quarter is serial; and half of the repetitions are disturbed. */
static void
test_amdahl (void)
{
  MurParallel run
    = { .settings
        = { .workload = MUR_WORK_SLEEP, .n_workers = 6, .kind = MUR_WORKERS_THREADS } };

  mur_parallel_plan_probes (&run);
  for (guint i = 0; i < run.probes->len; i++)
    {
      const MurProbe *probe = &g_array_index (run.probes, MurProbe, i);

      run.measured[i]
        = 0.3 + 0.9 / MAX (probe->n_workers, 1) + (i % 5 > 2 ? 0.5 + 0.01 * i : 0);
    }
  run.n_measured = run.probes->len;
  const MurAmdahl fit = mur_parallel_fit_amdahl (&run);
  g_assert_cmpfloat_with_epsilon (fit.share, 0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (fit.serial, 0.3, 1e-12);
  /* The root of a rounding error. */
  g_assert_cmpfloat (fit.share_error, <, 1e-6);

  /* Where more workers take longer there is no such law, nor where all is gained twice. */
  for (guint i = 0; i < run.probes->len; i++)
    run.measured[i] = 0.3 + 0.1 * g_array_index (run.probes, MurProbe, i).n_workers;
  g_assert_true (isnan (mur_parallel_fit_amdahl (&run).share));
  for (guint i = 0; i < run.probes->len; i++)
    run.measured[i]
      = 0.9 / MAX (g_array_index (run.probes, MurProbe, i).n_workers, 1) - 0.1;
  g_assert_true (isnan (mur_parallel_fit_amdahl (&run).share));
  mur_parallel_clear_probes (&run);
}

/* All that is described as measured is there at the end. */
static void
test_measured (void)
{
  /* A serial share is for a computer that has nothing else to do. */
  static const char *const names[] = { "overhead_threads", "overhead_processes" };
  g_autoptr (MurSession) session = mur_runs_session (
    PARALLEL, "workload=sleep", "workers=2", "task_size=1e-4", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);

  mur_runs_finish (job);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  gsize n;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpfloat (mur_frame_scalar (frame, names[i]), >, 0);
  const double *processes = column (frame, "speedup", "processes", &n);
  g_assert_cmpuint (n, ==, 4);
  /* Who sleeps needs no processor. */
  g_assert_cmpfloat (processes[3], >, 1);
  const double *cost = column (frame, "cost", "serial", &n);
  const double *size = column (frame, "cost", "size", &n);
  /* No shorter than they are to be, but for what measuring a round is off. */
  g_assert_cmpfloat (cost[n - 1], >, 0.5 * size[n - 1]);
}

static gsize
count_done (MurJob *job)
{
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  gsize n;

  column (frame, "results", "result", &n);
  return n;
}

/* A worker that is ended: another one has its place, and results are the same. */
static void
test_kill (void)
{
  g_autoptr (MurSession) session = mur_runs_session (PARALLEL, "tasks=12", "workers=2",
                                                     "chunk=1", "workload=sleep", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (GError) error = NULL;
  double most = 0;
  gsize n;

  while (count_done (job) < 2)
    mur_job_step (job, NULL);
  g_assert_true (mur_job_act (job, "kill 2", &error));
  g_assert_no_error (error);
  g_autoptr (MurFrame) frame = run_tasks (job);
  const double *attempt = column (frame, "tasks", "attempt", &n);
  for (gsize i = 0; i < n; i++)
    most = fmax (most, attempt[i]);
  g_assert_cmpfloat (mur_frame_scalar (frame, "restarts"), ==, 1);
  g_assert_cmpfloat (mur_frame_scalar (frame, "sum"), ==, 66);
  g_assert_cmpfloat (column (frame, "deaths", "worker", &n)[0], ==, 2);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat (most, <=, 2);
  check_tasks (frame, 12, 2);
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *kind, *action, *message;
  } refused[] = {
    { "kind=processes", "kill 0", "a whole number from 1 to 2 is" },
    { "kind=processes", "kill 3", "a whole number from 1 to 2 is" },
    { "kind=processes", "kill 1.5", "a whole number from 1 to 2 is" },
    { "kind=threads", "kill 1", "kind = processes is" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (MurSession) session
        = mur_runs_session (PARALLEL, refused[i].kind, "workers=2", SHORT, NULL);
      g_autoptr (MurJob) job = mur_runs_begin (session, 1);
      g_autoptr (GError) error = NULL;

      g_assert_false (mur_job_act (job, refused[i].action, &error));
      g_assert_nonnull (strstr (error->message, refused[i].message));
      g_assert_true (mur_job_act (job, "slow", NULL));
      g_assert_true (mur_job_act (job, "slow", NULL));
      g_assert_false (mur_job_act (job, "slow", NULL));
      mur_frame_unref (run_tasks (job));
      mur_runs_finish (job);
      g_assert_false (mur_job_act (job, "slow", NULL));
    }
}

void
mur_test_parallel_run (void)
{
  g_test_add_func ("/experiments/parallel/sum", test_sum);
  g_test_add_func ("/experiments/parallel/workloads", test_workloads);
  g_test_add_func ("/experiments/parallel/same-bits", test_same_bits);
  g_test_add_func ("/experiments/parallel/tasks", test_tasks);
  g_test_add_func ("/experiments/parallel/many", test_many);
  g_test_add_func ("/experiments/parallel/bins", test_bins);
  g_test_add_func ("/experiments/parallel/amdahl", test_amdahl);
  g_test_add_func ("/experiments/parallel/measured", test_measured);
  g_test_add_func ("/experiments/parallel/kill", test_kill);
  g_test_add_func ("/experiments/parallel/refusals", test_refusals);
}
