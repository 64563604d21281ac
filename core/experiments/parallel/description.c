/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame holds. Times are measured and never twice the same: the fingerprint covers
 * results alone. */

#include "core/experiments/parallel/private.h"

#define DERIVED MUR_DESCRIBED_DERIVED
#define MEASURED MUR_DESCRIBED_MEASURED

static const MurQuantity results[] = {
  { "argument", "x", "Argument", NULL, "What a task was given." },
  { "result", NULL, "Result", NULL,
    "What it came to; missing where it has ended too many workers." },
  { NULL },
};

static const MurQuantity tasks[] = {
  { "task", NULL, "Task", NULL, "Which task it is, counted from 1." },
  { "worker", NULL, "Worker", NULL, "Which worker has done it, counted from 1." },
  { "start", NULL, "Start", "s", "When it began, from the beginning of the run." },
  { "end", NULL, "End", "s", "When it ended." },
  { "serialise", NULL, "Serialising", "s",
    "Its share of packing and unpacking the chunk that it came with." },
  { "attempt", NULL, "Attempt", NULL,
    "Which attempt it was: 1, and one more for each worker that was lost." },
  { NULL },
};

static const MurQuantity lanes[] = {
  { "worker", NULL, "Worker", NULL, "Which worker it is, counted from 1." },
  { "start", NULL, "Start", "s", "Where a stretch of its time begins." },
  { "end", NULL, "End", "s", "Where it ends." },
  { "busy", NULL, "Busy", NULL, "The share of it that tasks took." },
  { "serialise", NULL, "Serialising", NULL, "The share that packing took." },
  { "attempt", NULL, "Attempt", NULL, "As of a single task; missing of others." },
  { NULL },
};

static const MurQuantity deaths[] = {
  { "worker", NULL, "Worker", NULL, "Which worker has ended, counted from 1." },
  { "time", NULL, "Time", "s", "When that was noticed." },
  { NULL },
};

static const MurQuantity speedup[] = {
  { "workers", NULL, "Workers", NULL, "How many shared the tasks." },
  { "threads", NULL, "Threads", NULL, "How much sooner threads were done than none." },
  { "processes", NULL, "Processes", NULL, "How much sooner processes were." },
  { "ideal", NULL, "Ideal", NULL, "As many times as there are workers." },
  { "amdahl", NULL, "Amdahl’s law", NULL,
    "What the fitted serial share lets workers of the run’s kind come to." },
  { NULL },
};

static const MurQuantity cost[] = {
  { "size", NULL, "Task size", "s", "How long a task takes by itself." },
  { "threads", NULL, "Threads", "s", "Time a task, by threads." },
  { "processes", NULL, "Processes", "s", "Time a task, by processes." },
  { "serial", NULL, "Serial", "s", "Time a task, without workers." },
  { NULL },
};

static const MurQuantity shipping[] = {
  { "bytes", NULL, "Bytes", "B", "What of it is sent." },
  { "left_out", NULL, "Left out", NULL,
    "1 where it stays and is made anew on the other side, else 0." },
  { NULL },
};

const MurTableDescription mur_parallel_tables[] = {
  { "results", "Results",
    "Arguments and results, in order, as far as they have come; the fingerprint is of "
    "them alone.",
    results },
  { "tasks", "Tasks", "Where and when tasks were done, in the order of their ends.",
    tasks, MEASURED },
  { "lanes", "Lanes",
    "What is drawn of them: single tasks, or stretches of time where they are many.",
    lanes, DERIVED },
  { "deaths", "Deaths", "Workers that have ended and were replaced.", deaths,
    MEASURED },
  { "speedup", "Speed-up", "How much sooner workers are done with the same tasks.",
    speedup, MEASURED },
  { "cost", "Cost",
    "Time a task against its size, with as many workers as the run has.", cost,
    MEASURED },
  { "shipping", "Shipping",
    "What goes to a process: once a call, and the arguments of a chunk.", shipping,
    DERIVED },
  { NULL },
};

const MurQuantity mur_parallel_scalars[] = {
  { "first_argument", NULL, "First argument", NULL, "What the first task is given.",
    DERIVED, .group = "Results" },
  { "sum", NULL, "Sum", NULL, "The sum of the results that have come.", MEASURED,
    .group = "Results" },
  { "workers", NULL, "Workers", NULL, "How many there are.", MEASURED,
    .group = "Results" },
  { "overhead_threads", NULL, "Overhead of threads", "µs",
    "What a task costs beyond its work, called as the run calls.", MEASURED,
    .group = "Cost" },
  { "overhead_processes", NULL, "Overhead of processes", "µs", "The same by processes.",
    MEASURED, .group = "Cost" },
  { "serial_share", NULL, "Serial share", NULL,
    "The part of the work that more workers make no quicker, by Amdahl’s law.",
    MEASURED, .group = "Speed-up" },
  { "serial_share_error", NULL, "Error of the share", NULL, "Its standard error.",
    MEASURED, .group = "Speed-up" },
  { "restarts", NULL, "Restarts", NULL, "Workers that have ended and were replaced.",
    MEASURED, .group = "Results" },
  { NULL },
};
