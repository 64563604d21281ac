/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sweep as workers know it: an object that travels as its three texts, and the function
 * that carries out a run of it. The registry of experiments is the caller's, so that a
 * table of functions is put together where all experiments are known. */

#pragma once

#include "core/parallel/function.h"
#include "core/sweep/sweep.h"

/* The name, argument and result of the function. */
#define MUR_SWEEP_FUNCTION "sweep-run"
#define MUR_SWEEP_ARGUMENT "t"

/* What is shipped: a MurSweepTask; create() and destroy() of the object's type. */
typedef struct
{
  const MurExperiment *const *registry;
  const MurSweep *sweep; /* what is shipped, or … */
  MurSweep *arrived;     /* … what has been put together from its texts */
  char *session, *design, *keep;
} MurSweepTask;

extern const MurField mur_sweep_task_fields[];
MurSweepTask *mur_sweep_task_new (const MurExperiment *const *registry);
void mur_sweep_task_free (gpointer self);
gboolean mur_sweep_task_complete (gpointer self, GError **error);
/* The index of a run → its row. */
GVariant *mur_sweep_task_call (const MurTask *task, GVariant *index, GError **error);
