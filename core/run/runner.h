/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A runner: one worker thread that advances one job, driven and watched from another
 * thread.
 *
 * Down go commands, which never wait for the worker; up comes a mailbox that holds the
 * newest unread frame, and a report. Neither side waits for the other, except that
 * freeing cancels and joins, which takes at most one step.
 *
 *   ready → running ⇄ paused → finished | failed | cancelled
 *
 * A finished run that a retune or an action sets going again runs on.
 *
 * While the past is in sight the present waits, paused unless it has ended, and so do
 * changes that are made meanwhile: they come to the present when that goes on, or to the
 * step in sight when the run goes on from there. */

#pragma once

#include "core/run/history.h"
#include "core/run/saver.h"

typedef enum
{
  MUR_RUNNER_READY, /* the run is being made */
  MUR_RUNNER_RUNNING,
  MUR_RUNNER_PAUSED,
  MUR_RUNNER_FINISHED,
  MUR_RUNNER_FAILED,
  MUR_RUNNER_CANCELLED
} MurRunnerState;

typedef struct
{
  MurRunnerState state;
  MurStatus status;
  guint64 steps;
  double progress;
  guint n_errors;      /* how many so far: a new one shows by the count */
  guint n_logs;        /* how often the log of changes has become another */
  gboolean is_past;    /* the newest frame is of a step before the last one … */
  guint64 shown;       /* … of this one */
  gboolean is_behind;  /* it catches up after an undo */
  gboolean is_at_rest; /* all that was asked for is done and its frame is posted */
  const char
    *no_past; /* (nullable): why nobody can go back; see mur_history_why_not() */
} MurRunnerReport;

typedef struct _MurRunner MurRunner;

/* Starts the worker, which begins the run of @session (copied) and then goes on as
 * @state says: MUR_RUNNER_RUNNING or MUR_RUNNER_PAUSED. The first frame is posted
 * before the first step. A session that cannot begin ends in MUR_RUNNER_FAILED. */
MurRunner *
mur_runner_new (const MurSession *session, guint n_threads, MurRunnerState state);
/* As @job goes on from where it is; takes @job. */
MurRunner *mur_runner_new_for_job (MurJob *job, MurRunnerState state);
void mur_runner_free (MurRunner *self);

void mur_runner_start (MurRunner *self);
void mur_runner_pause (MurRunner *self);
/* One step, and stay paused. */
void mur_runner_step (MurRunner *self);
void mur_runner_cancel (MurRunner *self);
/* The latest wins; logged with its step. A refusal leaves the run as it was and counts
 * as an error. */
void mur_runner_retune (MurRunner *self, const MurParameters *parameters);
void mur_runner_act (MurRunner *self, const char *action);
/* The same as a part of @edit, a number that is not 0, and as if that had never been
 * made: the run is taken back to where it was, without it. @parameters: what is in force
 * then. An edit that is not in the log, since the run has begun with it, is undone by
 * the values from here on. */
void mur_runner_edit (MurRunner *self, const MurParameters *parameters, guint64 edit);
void mur_runner_undo (MurRunner *self, const MurParameters *parameters, guint64 edit);

/* Brings @step into sight, the present where it is none before that. Of many the last one
 * counts. */
void mur_runner_show_step (MurRunner *self, guint64 step);
/* Brings the present into sight, and leaves it paused. */
void mur_runner_show_present (MurRunner *self);
/* The step in sight becomes the present and goes on, or waits, as @state says; with
 * @parameters. What was logged for later is dropped. */
void mur_runner_branch (MurRunner *self,
                        const MurParameters *parameters,
                        MurRunnerState state);
/* Memory for the past, from now on; MUR_HISTORY_MEGABYTES unless it is set. */
void mur_runner_set_history (MurRunner *self, gsize n_bytes);
/* Saves into @saver (nullable: no longer), which outlives that: every @seconds, when it
 * comes to rest, and when it is cancelled or freed. */
void mur_runner_set_saver (MurRunner *self, MurSaver *saver, double seconds);
/* A rate: as the run is followed best, which changes on its way. */
#define MUR_RATE_PACED -1.0
/* Steps a second at most; 0: as fast as it can; or MUR_RATE_PACED. */
void mur_runner_set_rate (MurRunner *self, double steps_per_second);

MurRunnerReport mur_runner_report (MurRunner *self);
/* Returns: (nullable): (transfer full): the newest frame, if unread. The last frame of
 * a run is posted before its state turns. */
MurFrame *mur_runner_take_frame (MurRunner *self);
/* Returns: (nullable): (transfer full): the latest error */
GError *mur_runner_dup_error (MurRunner *self);
/* Returns: (transfer full): the session with all changes so far */
MurSession *mur_runner_dup_session (MurRunner *self);
/* Returns: (nullable): (transfer full): a checkpoint of the state between two steps,
 * waiting for the step under way; %NULL where no run was begun, and
 * where its experiment has none */
char *mur_runner_checkpoint (MurRunner *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurRunner, mur_runner_free)
