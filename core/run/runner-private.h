/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The struct of a runner, which its commands (runner.c) and its worker
 * (runner-worker.c) share. Private to core/run. */

#pragma once

#include "core/run/runner.h"

#include <pthread.h>

/* A change of the run that the worker has yet to make: new values or an action. */
typedef struct
{
  MurParameters *parameters;
  char *action;
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
  gboolean closing;

  /* From the worker to the screen, under the mutex. */
  MurRunnerReport report;
  GError *error;
  MurFrame *mailbox;
  MurSession *session;
  guint n_checkpoints_made;
  char *checkpoint;

  /* The worker's own. */
  MurJob *job;
  guint n_threads;
  gint64 posted_us; /* when the last frame was */
  gint64 unread_us; /* for how long it may stay unread before the next is built */
  gboolean changed; /* the run, since the last frame */
};

void mur_runner_change_free_cb (gpointer change);

/* The worker's thread; @data is the runner. */
gpointer mur_runner_work (gpointer data);
