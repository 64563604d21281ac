/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a job, which checkpoints take apart. Private to core/run. */

#pragma once

#include "core/run/job.h"

struct _MurJob
{
  MurSession *session;
  MurPool *pool;
  MurRun *run;
  MurParameters *current; /* after the changes applied so far */
  guint n_applied;        /* changes of the session that the run has taken */
  guint64 steps;
  MurStatus status;
};

/* A job without its run. */
MurJob *mur_job_alloc (const MurSession *session, guint n_threads);
