/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The functions that workers of the experiment know by name, one a workload, and the
 * object that goes with each call. Linked into the program and into its workers. */

#pragma once

#include "core/landscape/landscape.h"
#include "core/parallel/function.h"
#include "core/parallel/pool.h"
#include "core/sampling/radical.h"

typedef enum
{
  MUR_WORK_POWER,
  MUR_WORK_PI,
  MUR_WORK_SWARM,
  MUR_WORK_MANDELBROT,
  MUR_WORK_SLEEP,
  MUR_N_WORKS
} MurWorkload;

/* What is shipped with a call. */
typedef struct
{
  double exponent; /* of power: a whole number */
  double rounds;   /* of idle arithmetic that fill a task up to its size */
  double seconds;  /* of sleep */
  double n_rows;   /* of the image that a task has one of */
  /* Made anew on each side; the tables once a process. */
  MurPool *pool;
  const MurRadical *radicals[2];
  const MurLandscape *landscape;
} MurWork;

extern const MurObjectType mur_work_type;
/* By workload, then a %NULL name. */
extern const MurTaskFunction mur_work_functions[];

/* Returns: complete, and filled up with nothing; mur_work_type.destroy() */
MurWork *mur_work_new (gsize n_tasks);
/* The argument of task @index: 10, 11, … for power, else the index. */
double mur_work_argument (MurWorkload workload, gsize index);
/* About what a task takes without filling, in seconds; a constant. */
double mur_work_seconds (MurWorkload workload);
/* Rounds that fill a task of @workload up to @seconds, where one takes @round_seconds. */
double mur_work_rounds (MurWorkload workload, double seconds, double round_seconds);
/* How long a round takes now, on this processor: a millisecond of measuring. */
double mur_work_measure_round (void);
