/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The worker thread of a runner. It owns the job and releases the mutex while it steps
 * the run, changes it or builds a frame. Commands set `wanted`, `changes` and other
 * requests; only the worker changes the state, along the transitions below.
 *
 * A frame costs about as much as a step. So one is built when the last one has been
 * read, when the run comes to rest or was changed; and while nobody reads, at growing
 * intervals of 8, 16, 32 … ms.
 *
 * Steps at a fixed rate are due at times on the monotonic clock, each counted from the
 * one before it, so that neither a step's length nor the timer's error adds up. */

#include "core/run/runner-private.h"

#include <time.h>

#define FIRST_UNREAD_US 8000
#define LAST_UNREAD_US 1024000
#define MAX_BACKLOG_US 50000 /* lateness that is made up for by stepping faster */

#define BIT(state) (1u << (state))

/* Which states may follow which. */
static const guint transitions[] = {
  [MUR_RUNNER_READY] = BIT (MUR_RUNNER_RUNNING) | BIT (MUR_RUNNER_PAUSED)
                       | BIT (MUR_RUNNER_FINISHED) | BIT (MUR_RUNNER_FAILED)
                       | BIT (MUR_RUNNER_CANCELLED),
  [MUR_RUNNER_RUNNING] = BIT (MUR_RUNNER_PAUSED) | BIT (MUR_RUNNER_FINISHED)
                         | BIT (MUR_RUNNER_FAILED) | BIT (MUR_RUNNER_CANCELLED),
  [MUR_RUNNER_PAUSED] = BIT (MUR_RUNNER_RUNNING) | BIT (MUR_RUNNER_FINISHED)
                        | BIT (MUR_RUNNER_FAILED) | BIT (MUR_RUNNER_CANCELLED),
  [MUR_RUNNER_FINISHED]
  = BIT (MUR_RUNNER_RUNNING) | BIT (MUR_RUNNER_FAILED) | BIT (MUR_RUNNER_CANCELLED),
  [MUR_RUNNER_FAILED] = BIT (MUR_RUNNER_CANCELLED),
  [MUR_RUNNER_CANCELLED] = 0,
};

static void
lock (MurRunner *self)
{
  pthread_mutex_lock (&self->mutex);
}

static void
unlock (MurRunner *self)
{
  pthread_mutex_unlock (&self->mutex);
}

static MurRunnerState
state_of (const MurRunner *self)
{
  return self->report.state;
}

static void
set_state (MurRunner *self, MurRunnerState state)
{
  g_return_if_fail (transitions[state_of (self)] & BIT (state));
  self->report.state = state;
  self->due_us = g_get_monotonic_time ();
}

/* Takes @error. */
static void
take_error (MurRunner *self, GError *error)
{
  if (error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  self->report.n_errors++;
}

static void
update_report (MurRunner *self)
{
  self->report.status = mur_job_status (self->job);
  self->report.steps = mur_job_steps (self->job);
  self->report.progress = mur_job_progress (self->job);
}

/* Builds a frame with the mutex let go, and leaves it in the mailbox. */
static void
post (MurRunner *self)
{
  unlock (self);
  MurFrame *frame = mur_job_frame (self->job);
  lock (self);
  gboolean was_read = self->mailbox == NULL;
  mur_frame_unref (self->mailbox);
  self->mailbox = frame;
  self->posted_us = g_get_monotonic_time ();
  self->unread_us
    = was_read ? FIRST_UNREAD_US : MIN (2 * self->unread_us, LAST_UNREAD_US);
  self->changed = FALSE;
}

static void
post_if_changed (MurRunner *self)
{
  if (self->changed)
    post (self);
}

static void
post_if_read (MurRunner *self)
{
  if (self->mailbox == NULL
      || g_get_monotonic_time () - self->posted_us >= self->unread_us)
    post_if_changed (self);
}

/* After a step: the last frame is in the mailbox before the state changes. */
static void
settle (MurRunner *self)
{
  MurStatus status = mur_job_status (self->job);
  self->changed = TRUE;
  if (status == MUR_STATUS_RUNNING)
    update_report (self);
  else
    {
      post (self);
      update_report (self);
      set_state (self,
                 status == MUR_STATUS_FAILED ? MUR_RUNNER_FAILED : MUR_RUNNER_FINISHED);
    }
}

static void
begin (MurRunner *self)
{
  GError *error = NULL;
  if (self->job == NULL)
    {
      unlock (self);
      MurJob *job = mur_job_new (self->session, self->n_threads, &error);
      lock (self);
      self->job = job;
    }
  if (self->job == NULL)
    {
      self->report.status = MUR_STATUS_FAILED;
      take_error (self, error);
      set_state (self, MUR_RUNNER_FAILED);
      return;
    }
  post (self);
  update_report (self);
  if (self->report.status == MUR_STATUS_RUNNING)
    set_state (self, self->wanted);
  else
    set_state (self, self->report.status == MUR_STATUS_FAILED ? MUR_RUNNER_FAILED
                                                              : MUR_RUNNER_FINISHED);
}

static void
step (MurRunner *self)
{
  GError *error = NULL;
  gboolean single = state_of (self) == MUR_RUNNER_PAUSED;
  unlock (self);
  mur_job_step (self->job, &error);
  lock (self);
  take_error (self, error);
  self->n_single_steps -= single && self->n_single_steps > 0;
  settle (self);
  if (single)
    post_if_changed (self);
}

/* A change that sets an ended run going again runs on. */
static void
apply_changes (MurRunner *self)
{
  g_autoptr (GPtrArray) changes = g_steal_pointer (&self->changes);
  self->changes = g_ptr_array_new_with_free_func (mur_runner_change_free_cb);
  unlock (self);
  g_autoptr (GPtrArray) errors = g_ptr_array_new ();
  for (guint i = 0; i < changes->len; i++)
    {
      const MurRunnerChange *change = g_ptr_array_index (changes, i);
      GError *error = NULL;
      if (change->action != NULL)
        mur_job_act (self->job, change->action, &error);
      else
        mur_job_retune (self->job, change->parameters, &error);
      if (error != NULL)
        g_ptr_array_add (errors, error);
    }
  MurSession *session = mur_session_copy (mur_job_session (self->job));
  lock (self);
  for (guint i = 0; i < errors->len; i++)
    take_error (self, g_ptr_array_index (errors, i));
  mur_session_free (self->session);
  self->session = session;
  self->changed = errors->len < changes->len;
  post_if_changed (self);
  update_report (self);
  if (state_of (self) == MUR_RUNNER_FINISHED
      && self->report.status == MUR_STATUS_RUNNING)
    {
      self->wanted = MUR_RUNNER_RUNNING;
      set_state (self, MUR_RUNNER_RUNNING);
    }
}

static void
make_checkpoint (MurRunner *self)
{
  char *text = NULL;
  guint n_wanted = self->n_checkpoints_wanted;
  if (self->job != NULL)
    {
      unlock (self);
      text = mur_job_checkpoint (self->job);
      lock (self);
    }
  g_free (self->checkpoint);
  self->checkpoint = text;
  self->n_checkpoints_made = n_wanted;
  pthread_cond_broadcast (&self->answer);
}

/* Sleeps until @time_us, or without an end for 0, or until a command comes. */
static void
sleep_until (MurRunner *self, gint64 time_us)
{
  struct timespec time = { .tv_sec = time_us / G_USEC_PER_SEC,
                           .tv_nsec = time_us % G_USEC_PER_SEC * 1000 };
  if (time_us == 0)
    pthread_cond_wait (&self->wake, &self->mutex);
  else
    pthread_cond_timedwait (&self->wake, &self->mutex, &time);
}

/* One step, or a wait until it is due; before a long wait the screen gets the latest
 * frame. */
static void
run_on (MurRunner *self)
{
  const gboolean is_timed = self->rate != 0;
  gint64 now = g_get_monotonic_time ();
  if (is_timed && self->due_us > now)
    {
      if (self->due_us - now > FIRST_UNREAD_US && self->changed)
        post (self);
      else
        sleep_until (self, self->due_us);
      return;
    }
  if (is_timed)
    {
      double rate
        = self->rate == MUR_RATE_PACED ? mur_job_pace (self->job) : self->rate;
      if (now - self->due_us > MAX_BACKLOG_US)
        self->due_us = now;
      self->due_us += (gint64)(G_USEC_PER_SEC / rate);
    }
  step (self);
  if (state_of (self) == MUR_RUNNER_RUNNING)
    post_if_read (self);
}

/* Does the most urgent of what is wanted, or sleeps until there is something. */
static void
advance (MurRunner *self)
{
  MurRunnerState state = state_of (self);
  if (self->wanted == MUR_RUNNER_CANCELLED && state != MUR_RUNNER_CANCELLED)
    {
      if (self->job != NULL)
        post_if_changed (self);
      set_state (self, MUR_RUNNER_CANCELLED);
    }
  else if (self->n_checkpoints_made != self->n_checkpoints_wanted)
    make_checkpoint (self);
  else if (self->changes->len > 0 && self->job != NULL && state != MUR_RUNNER_CANCELLED)
    apply_changes (self);
  else if (state == MUR_RUNNER_RUNNING && self->wanted == MUR_RUNNER_PAUSED)
    {
      post_if_changed (self);
      set_state (self, MUR_RUNNER_PAUSED);
    }
  else if (state == MUR_RUNNER_PAUSED && self->wanted == MUR_RUNNER_RUNNING)
    set_state (self, MUR_RUNNER_RUNNING);
  else if (state == MUR_RUNNER_RUNNING)
    run_on (self);
  else if (state == MUR_RUNNER_PAUSED && self->n_single_steps > 0)
    step (self);
  else
    sleep_until (self, 0);
}

gpointer
mur_runner_work (gpointer data)
{
  MurRunner *self = data;
  lock (self);
  if (!self->closing)
    begin (self);
  while (!self->closing)
    advance (self);
  unlock (self);
  return NULL;
}
