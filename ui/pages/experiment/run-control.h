/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The run a page shows, and the one that is to follow it.
 *
 * A new run is begun beside the one in sight and takes its place when its first frame
 * is there. If it cannot begin, the one in sight goes on. Runs that were replaced are
 * cancelled at once and freed when they have come to rest, so that nobody waits for a
 * step. One thread; nothing here waits except freeing. */

#pragma once

#include "core/run/runner.h"

typedef struct _MurRunControl MurRunControl;

typedef enum
{
  MUR_RUN_FRAME = 1 << 0,   /* there is a new frame */
  MUR_RUN_STARTED = 1 << 1, /* a new run took over: the frame is its first */
  MUR_RUN_REFUSED = 1 << 2, /* a new run could not begin */
  MUR_RUN_ERROR = 1 << 3    /* the run in sight has failed or refused a change */
} MurRunEvents;

MurRunControl *mur_run_control_new (void);
void mur_run_control_free (MurRunControl *self);

/* Begins @session (copied); a run that waits to take over is dropped. */
void mur_run_control_begin (MurRunControl *self,
                            const MurSession *session,
                            MurRunnerState state);
/* Gives @parameters to the newest run, if it takes new values and they differ from its
 * own in live ones only; where they differ in those of the picture alone, the run is
 * left in peace. Returns: FALSE where only a new run can have them */
gboolean mur_run_control_retune (MurRunControl *self, const MurParameters *parameters);
/* The same as a part of @edit, and without it; see mur_runner_undo(). */
gboolean mur_run_control_edit (MurRunControl *self,
                               const MurParameters *parameters,
                               guint64 edit);
gboolean mur_run_control_undo (MurRunControl *self,
                               const MurParameters *parameters,
                               guint64 edit);
/* Goes on from the step of the past in sight. Returns: FALSE where no step of the past
 * is, or another run is on its way */
gboolean mur_run_control_branch (MurRunControl *self,
                                 const MurParameters *parameters,
                                 MurRunnerState state);
/* Memory for the past of a run; of the one in sight, too. */
void mur_run_control_set_history (MurRunControl *self, gsize n_bytes);
/* Where the run in sight is saved, every @seconds, from now on; @saver (nullable) is
 * taken. */
void mur_run_control_set_saver (MurRunControl *self, MurSaver *saver, double seconds);
/* As mur_run_control_begin(), for @job, which it takes and which goes on. */
void mur_run_control_go_on (MurRunControl *self, MurJob *job, MurRunnerState state);
void mur_run_control_set_rate (MurRunControl *self, double steps_per_second);

/* What happened since the last call. @frame, @error: set (transfer full) where the
 * events say so. */
guint mur_run_control_poll (MurRunControl *self, MurFrame **frame, GError **error);
/* Whether polling can bring anything of itself. */
gboolean mur_run_control_is_live (MurRunControl *self);

/* Whether a new run has been on its way to its first frame for a while. */
gboolean mur_run_control_is_preparing (MurRunControl *self);

/* Returns: (nullable): (transfer none): the run in sight */
MurRunner *mur_run_control_runner (MurRunControl *self);
/* Returns: (nullable): (transfer none): the values of the newest run */
const MurParameters *mur_run_control_parameters (MurRunControl *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurRunControl, mur_run_control_free)
