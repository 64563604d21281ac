/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The commands over many runs.
 *
 * Exit status of a sweep: 0 all runs are done, 1 it was stopped before that or a result
 * could not be written, 2 wrong usage or a file that cannot be used, 2 + n where n runs
 * failed, at most 125. */

#pragma once

#include "app/command/options-sweep.h"
#include "core/sweep/dealer.h"

typedef struct
{
  /* Carries out what @store has no rows of; see mur_sweep_run_local(). */
  gboolean (*carry_out) (MurStore *store,
                         const MurSweepOptions *options,
                         MurSweepProgressFunc progress,
                         gpointer data,
                         GError **error);
  guint n_workers; /* ranks that compute; 0: processes here, as options have them */
} MurSweepExecutor;

/* Each takes the command's own arguments, the command first; returns the exit status. */
int mur_command_sweep (int argc, char **argv, GError **error);
int mur_command_merge (int argc, char **argv, GError **error);
int mur_command_sweep_by (const MurSweepExecutor *executor,
                          int argc,
                          char **argv,
                          GError **error);
