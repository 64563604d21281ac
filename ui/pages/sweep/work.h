/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sweep that is carried out behind a window, on a thread and by workers of its own. */

#pragma once

#include "core/sweep/dealer.h"

typedef enum
{
  MUR_SWEEP_WORK_RUNNING,
  MUR_SWEEP_WORK_DONE,    /* all runs have rows */
  MUR_SWEEP_WORK_STOPPED, /* before that, as it was asked to */
  MUR_SWEEP_WORK_FAILED   /* before that: see the error */
} MurSweepWorkState;

typedef struct _MurSweepWork MurSweepWork;

/* Begins, or goes on with, shard @shard of @n_shards of @sweep (taken) in the store at
 * @path. @n_workers: 0: the processors available */
MurSweepWork *mur_sweep_work_new (
  MurSweep *sweep, guint shard, guint n_shards, const char *path, guint n_workers);
/* Gives up what is under way and joins: within a moment, what is done being kept. */
void mur_sweep_work_free (MurSweepWork *self);

/* Runs under way are given up; the rows of others are kept. Does not wait. */
void mur_sweep_work_stop (MurSweepWork *self);
const char *mur_sweep_work_path (const MurSweepWork *self);
/* @error: (nullable): set where it has failed. Any thread. */
MurSweepWorkState
mur_sweep_work_poll (MurSweepWork *self, MurSweepProgress *progress, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurSweepWork, mur_sweep_work_free)
