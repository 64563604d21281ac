/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A job and its past. The past is recomputed, not stored: checkpoints are kept on the
 * way, and any step is the nearest one before it run on with the changes that were
 * logged, to the same bits.
 *
 * Checkpoints are about as far apart as ten milliseconds of stepping, or farther where
 * to make one takes long. Where they would take more than the memory they may, some are
 * given up: distances then grow with that from the present and from the step in sight.
 * Columns that a run appends to are kept once for all of them, and not counted.
 *
 * One thread at a time. The caller steps: what takes long is done a step a call, so that
 * it can be given up between two. */

#pragma once

#include "core/run/job.h"

typedef struct _MurHistory MurHistory;

/* Memory for checkpoints, unless a person says otherwise. */
#define MUR_HISTORY_MEGABYTES 64
#define MUR_HISTORY_MOST_MEGABYTES 65536

/* Takes @job, the present. @n_bytes: of memory for checkpoints */
MurHistory *mur_history_new (MurJob *job, gsize n_bytes);
/* Holds from the next checkpoint on. */
void mur_history_set_bytes (MurHistory *self, gsize n_bytes);
void mur_history_free (MurHistory *self);

/* Returns: (transfer none): the job that goes on; another one after a branch and an
 * undo */
MurJob *mur_history_present (const MurHistory *self);

/* The present, as mur_job_step() and the like; not while it is behind. */
MurStatus mur_history_step (MurHistory *self, GError **error);
gboolean mur_history_edit (MurHistory *self,
                           const MurParameters *parameters,
                           guint64 edit,
                           GError **error);
gboolean mur_history_act (MurHistory *self, const char *action, GError **error);

/* Returns: (nullable): why nobody can go back, in a sentence: there are no checkpoints,
 * and it would take long without */
const char *mur_history_why_not (const MurHistory *self);
/* What the checkpoints take. */
gsize mur_history_n_bytes (const MurHistory *self);
/* Begins to go to @step, at most that of the present, which stays as it is. On an error
 * the present is in sight. */
gboolean mur_history_go_to (MurHistory *self, guint64 step, GError **error);
/* One step on the way there. Returns: FALSE where it is come to */
gboolean mur_history_approach (MurHistory *self);
/* Returns: (nullable): (transfer none): the job that goes to a step of the past, or is
 * there; %NULL: the present is in sight */
MurJob *mur_history_past (const MurHistory *self);
/* The present is in sight again. */
void mur_history_leave (MurHistory *self);
/* The past in sight becomes the present; changes that were logged for later are
 * dropped. */
void mur_history_branch (MurHistory *self);

/* Takes @edit out of the log, and sets the present back to where it began: as if it had
 * never been. Values that are in force then and differ from @parameters become an edit
 * of their own. Returns: FALSE where there is no such edit, or with @error */
gboolean mur_history_undo (MurHistory *self,
                           guint64 edit,
                           const MurParameters *parameters,
                           GError **error);
/* Whether the present is behind where it was before an undo; then one step to catch
 * up. */
gboolean mur_history_is_behind (const MurHistory *self);
void mur_history_catch_up (MurHistory *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurHistory, mur_history_free)
