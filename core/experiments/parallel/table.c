/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parameters, as a table, and what their choices are called. */

#include "core/experiments/parallel/private.h"

#define MAIN MUR_PARAMETER_MAIN
#define DECADES MUR_PARAMETER_LOGARITHMIC

static const MurChoice kinds[] = {
  [MUR_WORKERS_THREADS] = { "threads", "Threads" },
  [MUR_WORKERS_PROCESSES] = { "processes", "Processes" },
  { NULL },
};
MUR_ASSERT_CHOICES (kinds, MUR_N_WORKERS_KINDS);

static const MurChoice calls[] = {
  [MUR_PARALLEL_APPLY] = { "apply", "Apply: one after another" },
  [MUR_PARALLEL_MAP] = { "map", "Map: all at once" },
  [MUR_PARALLEL_APPLY_ASYNC] = { "apply-async", "Apply, asynchronous" },
  [MUR_PARALLEL_MAP_ASYNC] = { "map-async", "Map, asynchronous" },
  { NULL },
};
MUR_ASSERT_CHOICES (calls, MUR_N_PARALLEL_CALLS);

static const MurChoice workloads[] = {
  [MUR_WORK_POWER] = { "power", "Power: x¹⁰" },
  [MUR_WORK_PI] = { "pi", "π by Halton points" },
  [MUR_WORK_SWARM] = { "swarm", "A swarm’s objective" },
  [MUR_WORK_MANDELBROT] = { "mandelbrot", "Rows of Mandelbrot’s set" },
  [MUR_WORK_SLEEP] = { "sleep", "Sleep" },
  { NULL },
};
MUR_ASSERT_CHOICES (workloads, MUR_N_WORKS);

const MurParameter mur_parallel_parameters[] = {
  {
    .name = "kind",
    .label = "Workers are",
    .group = "Pool",
    .summary = "Processes get arguments over a socket; threads share the memory.",
    MUR_CHOICE ("processes", kinds, MUR_N_WORKERS_KINDS),
    .flags = MAIN,
  },
  {
    .name = "call",
    .label = "Call",
    .group = "Pool",
    .summary = "How tasks are handed over; results of map come together, at the end.",
    MUR_CHOICE ("map-async", calls, MUR_N_PARALLEL_CALLS),
    .flags = MAIN,
  },
  {
    .name = "workers",
    .label = "Workers",
    .group = "Pool",
    .summary = "How many there are; 0 stands for the processors available.",
    MUR_INTEGER ("0", 0, 64),
    .flags = MAIN,
  },
  {
    .name = "chunk",
    .label = "Chunk",
    .group = "Pool",
    .summary
    = "Tasks sent at once; 0 stands for their number over four times the workers.",
    MUR_INTEGER ("0", 0, 1e6),
    .flags = MAIN,
  },
  {
    .name = "workload",
    .label = "Workload",
    .group = "Tasks",
    .summary = "What a task computes.",
    MUR_CHOICE ("power", workloads, MUR_N_WORKS),
    .flags = MAIN,
  },
  {
    .name = "tasks",
    .label = "Tasks",
    .group = "Tasks",
    .summary = "How many there are; those of power are 10, 11, and so on.",
    MUR_INTEGER ("10", 1, 1e6),
    .flags = MAIN | DECADES,
  },
  {
    .name = "task_size",
    .label = "Task size",
    .unit = "s",
    .group = "Tasks",
    .summary
    = "How long a task takes a processor, in seconds, if not longer by itself.",
    MUR_NUMBER ("0.02", 1e-9, 1),
    .flags = MAIN | DECADES,
  },
  { NULL },
};

void
mur_parallel_read (MurParallelSettings *settings, const MurParameters *parameters)
{
  const guint n = (guint)mur_parameters_integer (parameters, "workers");

  *settings = (MurParallelSettings){
    .kind = (MurWorkersKind)mur_parameters_choice (parameters, "kind"),
    .call = (MurParallelCall)mur_parameters_choice (parameters, "call"),
    .n_workers = n > 0 ? n : MIN (g_get_num_processors (), 64),
    .chunk = (gsize)mur_parameters_integer (parameters, "chunk"),
    .workload = (MurWorkload)mur_parameters_choice (parameters, "workload"),
    .n_tasks = (gsize)mur_parameters_integer (parameters, "tasks"),
    .task_seconds = mur_parameters_number (parameters, "task_size"),
  };
}
