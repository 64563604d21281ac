/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The struct of a runner, which its commands (runner.c) and its worker
 * (runner-worker.c) share. Private to core/run. */

#pragma once

#include "core/run/runner.h"

#include <pthread.h>

/* A change of the run that the worker has yet to make: new values, an action, or new
 * values as those before an edit. */
typedef struct
{
  MurParameters *parameters;
  char *action;
  guint64 edit;
  gboolean is_undo;
} MurRunnerChange;

struct _MurRunner
{
  GThread *thread;
  pthread_mutex_t mutex;
  pthread_cond_t wake;   /* to the worker */
  pthread_cond_t answer; /* from the worker: a checkpoint is made */

  /* From commands to the worker, under the mutex. */
  MurRunnerState wanted; /* RUNNING, PAUSED or CANCELLED */
  guint n_single_steps;  /* wanted while paused */
  GPtrArray *changes;    /* of MurRunnerChange */
  double rate;           /* 0: no limit; or MUR_RATE_PACED */
  gint64 due_us;         /* of the next step, where there is a rate */
  guint n_checkpoints_wanted;
  gboolean wants_past; /* past_step is to be in sight */
  guint64 past_step;
  gboolean is_there; /* the run is, and a frame of it is posted */
  gboolean wants_branch;
  MurSaver *saver; /* (nullable) */
  gint64 save_every_us, saved_us;
  gsize history_bytes;
  gboolean closing;

  /* From the worker to the screen, under the mutex. */
  MurRunnerReport report;
  GError *error;
  MurFrame *mailbox;
  MurSession *session;
  guint n_checkpoints_made;
  char *checkpoint;

  /* The worker's own. */
  MurJob *first_job;   /* (nullable): that it goes on with; until it has begun */
  MurHistory *history; /* (nullable): until it has begun */
  guint n_threads;
  gint64 posted_us; /* when the last frame was */
  gint64 unread_us; /* for how long it may stay unread before the next is built */
  gboolean changed; /* the run, since the last frame */
  gboolean unsaved; /* the run has changed since it was last saved */
};

/* Locked: there is something to do. */
static inline void
mur_runner_wake (MurRunner *self)
{
  self->report.is_at_rest = FALSE;
  pthread_cond_signal (&self->wake);
}

static inline void
mur_runner_lock (MurRunner *self)
{
  pthread_mutex_lock (&self->mutex);
}

static inline void
mur_runner_unlock (MurRunner *self)
{
  pthread_mutex_unlock (&self->mutex);
}

void mur_runner_change_free_cb (gpointer change);

/* Of the worker, under the mutex: a frame of the step in sight, built with the mutex let
 * go; the report and the log as the run has them now. */
void mur_runner_post (MurRunner *self);
void mur_runner_update_report (MurRunner *self);
void mur_runner_update_session (MurRunner *self);
/* Takes @error (nullable). */
void mur_runner_take_error (MurRunner *self, GError *error);
/* A run that had ended goes on, if it can. */
void mur_runner_revive (MurRunner *self);

/* What is asked of the past. Returns: FALSE where nothing is */
gboolean mur_runner_tend_past (MurRunner *self);
/* Saves what is not saved yet where there is a saver: @now or every so often. */
void mur_runner_save (MurRunner *self, gboolean now);

/* The worker's thread; @data is the runner. */
gpointer mur_runner_work (gpointer data);
/* The answer to those who wait for a checkpoint. */
void mur_runner_make_checkpoint (MurRunner *self);
