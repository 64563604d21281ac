/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sweeps over the ranks of an MPI job: rank 0 deals out batches and writes, the others
 * compute. The rows are those of one machine, bit for bit. */

#pragma once

#include "app/command/sweep.h"

/* For rank 0: how a MurSweepExecutor carries out. */
gboolean mur_cluster_deal (MurStore *store,
                           const MurSweepOptions *options,
                           MurSweepProgressFunc progress,
                           gpointer data,
                           GError **error);
/* Of rank 0, where mur_cluster_deal() was not called: the others may go. */
void mur_cluster_dismiss (void);
/* Of every other rank: computes until it is told to go. */
void mur_cluster_compute (void);
