/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A checkpoint: the session, the place and the exact state of a job between two steps.
 * It is made as fast as the state is copied, and written, which takes longer, by any
 * thread: it is immutable. */

#pragma once

#include "core/run/job.h"

typedef struct _MurCheckpoint MurCheckpoint;

/* Returns: (nullable): %NULL where the experiment has none */
MurCheckpoint *mur_checkpoint_new (MurJob *job);
void mur_checkpoint_free (MurCheckpoint *self);
/* As mur_job_checkpoint(). */
char *mur_checkpoint_format (const MurCheckpoint *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurCheckpoint, mur_checkpoint_free)
