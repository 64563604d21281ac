/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Presets: the post's ten powers, then what each setting does. */

#include "core/experiments/parallel/private.h"

static const char *const post[] = { NULL };

static const char *const bare[]
  = { "tasks", "1000", "task_size", "1e-9", "call", "map", NULL };

static const char *const threads[] = { "kind", "threads", NULL };

static const char *const ended[]
  = { "tasks", "16", "task_size", "0.5", "chunk", "1", NULL };

static const char *const one_by_one[] = { "call", "apply", "task_size", "0.01", NULL };

static const char *const uneven[] = {
  "workload", "mandelbrot", "tasks", "100", "chunk", "34", "task_size", "1e-9", NULL,
};

static const char *const small_chunks[] = {
  "workload", "mandelbrot", "tasks", "100", "chunk", "1", "task_size", "1e-9", NULL,
};

static const char *const sleepers[] = {
  "workload", "sleep", "workers", "8", "tasks", "40", "chunk", "1", NULL,
};

static const char *const many[] = {
  "workload", "pi", "tasks", "20000", "task_size", "1e-5", "call", "map-async", NULL,
};

const MurPreset mur_parallel_presets[] = {
  { "powers", "Ten powers",
    "x¹⁰ for x from 10 to 19, each made to take 20 ms: workers take turns.", post },
  { "bare", "Bare tasks",
    "A thousand powers as they are: handing them over takes longer than all of them.",
    bare, "cost" },
  { "threads", "Threads", "The same ten powers by threads, which need no sending.",
    threads },
  { "end-a-worker", "End a worker",
    "Sixteen tasks of half a second: time to end a worker by a click on its lane.",
    ended },
  { "one-by-one", "One by one",
    "Apply waits for each task: one worker is busy at a time, and nothing is gained.",
    one_by_one },
  { "uneven", "Uneven tasks",
    "Rows of Mandelbrot’s set in large chunks: some workers get all the long ones.",
    uneven },
  { "small-chunks", "Small chunks",
    "The same rows one by one: who is free takes the next, and all end together.",
    small_chunks },
  { "sleepers", "Sleepers",
    "Tasks that only wait gain by more workers than there are processors.", sleepers,
    "speed-up" },
  { "pi", "π from many tasks",
    "Twenty thousand tasks of a thousand Halton points each; their mean is π.", many },
  { NULL },
};
