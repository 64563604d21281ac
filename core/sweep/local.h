/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sweep carried out on this machine, by workers that each run on one thread. The rows
 * are the same for any number of them, and in whatever order they finish. */

#pragma once

#include "core/parallel/workers.h"
#include "core/sweep/dealer.h"

typedef struct
{
  guint n_workers; /* 0: the processors available; at most MUR_WORKERS_MOST */
  MurWorkersKind kind;
  /* Those of task.h, with all experiments: mur_sweep_functions. */
  const MurTaskFunction *functions;
  const MurExperiment *const *registry;
  MurSweepProgressFunc progress; /* (nullable): FALSE ends it */
  gpointer data;
  /* (nullable): where it is set, by any thread, runs under way are given up: they have no
   * rows, and it returns within a moment. */
  const gint *cancelled;
} MurSweepLocal;

/* Carries out what @store, which is written, has no rows of, and commits all. It blocks,
 * for any thread. A run that ends its worker again and again is a row that has failed.
 * Returns: TRUE when all is done, or progress has ended it; FALSE where what came could
 * not be written or no worker can be started */
gboolean
mur_sweep_run_local (MurStore *store, const MurSweepLocal *settings, GError **error);
