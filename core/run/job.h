/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A job: a run together with the session that made it and the log of what was changed
 * on the way. Command line and runner advance the same job, so that a seed gives one
 * result. One thread at a time. */

#pragma once

#include "core/run/session.h"

typedef struct _MurJob MurJob;

/* Begins the run of @session (copied), whose logged changes are replayed at their
 * steps.
 * @n_threads: 0 for the processors available */
MurJob *mur_job_new (const MurSession *session, guint n_threads, GError **error);
void mur_job_free (MurJob *self);

/* One step, after the changes logged for it. */
MurStatus mur_job_step (MurJob *self, GError **error);

/* Applied at once, and logged. New values must differ in LIVE parameters only; those of
 * VIEW parameters go into the session and not to the run. A change made while logged
 * ones are still ahead drops those. */
gboolean mur_job_retune (MurJob *self, const MurParameters *parameters, GError **error);
/* The same, as a part of @edit; see MurChange. */
gboolean mur_job_edit (MurJob *self,
                       const MurParameters *parameters,
                       guint64 edit,
                       GError **error);
gboolean mur_job_act (MurJob *self, const char *action, GError **error);

MurFrame *mur_job_frame (MurJob *self); /* transfer full */
/* The same, perhaps without the tables that are described as derived; the fingerprint is
 * that of the whole. */
MurFrame *mur_job_results (MurJob *self);
MurStatus mur_job_status (const MurJob *self);
guint64 mur_job_steps (const MurJob *self); /* taken so far */
double mur_job_progress (MurJob *self); /* 0 … 1; 0 where the experiment tells none */
double mur_job_pace (MurJob *self);     /* steps a second at which it can be followed */
/* With all changes so far; borrowed until the next change. */
const MurSession *mur_job_session (const MurJob *self);

/* Checkpoints: the session, the step number and the exact state as JSON, with an
 * integer and a double that tell a foreign representation, and a digest over all of it.
 * Restored, the run goes on bit for bit; what was edited, or has no digest, is an
 * error. %NULL where the experiment has none. */
char *mur_job_checkpoint (MurJob *self);
MurJob *mur_job_restore (const char *text,
                         gssize length,
                         const MurExperiment *const *registry,
                         guint n_threads,
                         char ***warnings,
                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurJob, mur_job_free)
