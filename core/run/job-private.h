/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a job, which checkpoints take apart. Private to core/run. */

#pragma once

#include "core/run/job.h"

struct _MurJob
{
  MurSession *session;
  MurPool *pool;
  gboolean borrows_pool;
  MurRun *run;
  MurParameters *current; /* after the changes applied so far */
  guint n_applied;        /* changes of the session that the run has taken */
  guint64 n_logged;       /* changes that were made, those replaced since included */
  guint64 steps;
  MurStatus status;
};

/* Where a run is, and its state there. */
typedef struct
{
  guint64 steps;
  guint n_applied;
  MurStatus status;
  MurArchive *archive;
} MurJobState;

/* A job without its run. */
MurJob *mur_job_alloc (const MurSession *session, guint n_threads);
/* The same on the pool of @other, which outlives it. */
MurJob *mur_job_alloc_beside (const MurSession *session, const MurJob *other);
/* Gives a job without its run the one that begins. */
gboolean mur_job_begin (MurJob *self, GError **error);
/* Gives a job without its run the one of @state, with the changes that are due then. */
gboolean mur_job_enter (MurJob *self, const MurJobState *state, GError **error);
/* The state, of an experiment that has checkpoints; the archive is the caller's. */
MurJobState mur_job_save (MurJob *self);
