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
  [MUR_RUNNER_FAILED] = BIT (MUR_RUNNER_RUNNING) | BIT (MUR_RUNNER_CANCELLED),
  [MUR_RUNNER_CANCELLED] = 0,
};

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

void
mur_runner_take_error (MurRunner *self, GError *error)
{
  if (error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  self->report.n_errors++;
}

static MurJob *
present_of (const MurRunner *self)
{
  return mur_history_present (self->history);
}

void
mur_runner_update_report (MurRunner *self)
{
  MurJob *present = present_of (self);
  self->report.status = mur_job_status (present);
  self->report.steps = mur_job_steps (present);
  self->report.progress = mur_job_progress (present);
  self->report.is_behind = mur_history_is_behind (self->history);
  self->report.no_past = mur_history_why_not (self->history);
}

/* Copied with the mutex let go. */
void
mur_runner_update_session (MurRunner *self)
{
  mur_runner_unlock (self);
  MurSession *session = mur_session_copy (mur_job_session (present_of (self)));
  mur_runner_lock (self);
  mur_session_free (self->session);
  self->session = session;
  self->report.n_logs++;
}

/* Leaves it in the mailbox. */
void
mur_runner_post (MurRunner *self)
{
  MurJob *past = mur_history_past (self->history);
  MurJob *shown = past != NULL ? past : present_of (self);
  mur_runner_unlock (self);
  MurFrame *frame = mur_job_frame (shown);
  mur_runner_lock (self);
  self->report.is_past = past != NULL;
  self->report.shown = mur_job_steps (shown);
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
    mur_runner_post (self);
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
  MurStatus status = mur_job_status (present_of (self));
  self->changed = TRUE;
  self->unsaved = TRUE;
  if (status == MUR_STATUS_RUNNING)
    mur_runner_update_report (self);
  else
    {
      mur_runner_post (self);
      mur_runner_update_report (self);
      set_state (self,
                 status == MUR_STATUS_FAILED ? MUR_RUNNER_FAILED : MUR_RUNNER_FINISHED);
    }
}

static void
begin (MurRunner *self)
{
  GError *error = NULL;
  MurJob *job = g_steal_pointer (&self->first_job);
  const gsize bytes = self->history_bytes;
  mur_runner_unlock (self);
  if (job == NULL)
    job = mur_job_new (self->session, self->n_threads, &error);
  MurHistory *history = job != NULL ? mur_history_new (job, bytes) : NULL;
  mur_runner_lock (self);
  self->history = history;
  if (history == NULL)
    {
      self->report.status = MUR_STATUS_FAILED;
      mur_runner_take_error (self, error);
      set_state (self, MUR_RUNNER_FAILED);
      return;
    }
  mur_runner_post (self);
  mur_runner_update_report (self);
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
  mur_runner_unlock (self);
  mur_history_step (self->history, &error);
  mur_runner_lock (self);
  mur_runner_take_error (self, error);
  self->n_single_steps -= single && self->n_single_steps > 0;
  settle (self);
  if (single)
    post_if_changed (self);
}

void
mur_runner_revive (MurRunner *self)
{
  if ((state_of (self) != MUR_RUNNER_FINISHED && state_of (self) != MUR_RUNNER_FAILED)
      || self->report.status != MUR_STATUS_RUNNING)
    return;
  self->wanted = MUR_RUNNER_RUNNING;
  set_state (self, MUR_RUNNER_RUNNING);
}

static void
make_change (MurRunner *self, const MurRunnerChange *change, GError **error)
{
  if (change->action != NULL)
    mur_history_act (self->history, change->action, error);
  else if (change->is_undo
           && mur_history_undo (self->history, change->edit, change->parameters, error))
    return;
  else if (*error == NULL)
    mur_history_edit (self->history, change->parameters,
                      change->is_undo ? 0 : change->edit, error);
}

/* What comes after an undo waits until the run has caught up. */
static void
apply_changes (MurRunner *self)
{
  g_autoptr (GPtrArray) changes = g_steal_pointer (&self->changes);
  self->changes = g_ptr_array_new_with_free_func (mur_runner_change_free_cb);
  mur_runner_unlock (self);
  g_autoptr (GPtrArray) errors = g_ptr_array_new ();
  guint n_made = 0;
  while (n_made < changes->len && !mur_history_is_behind (self->history))
    {
      GError *error = NULL;
      make_change (self, g_ptr_array_index (changes, n_made++), &error);
      if (error != NULL)
        g_ptr_array_add (errors, error);
    }
  mur_runner_lock (self);
  for (guint i = changes->len; i > n_made; i--)
    g_ptr_array_insert (self->changes, 0, g_ptr_array_steal_index (changes, i - 1));
  for (guint i = 0; i < errors->len; i++)
    mur_runner_take_error (self, g_ptr_array_index (errors, i));
  mur_runner_update_session (self);
  self->changed = errors->len < n_made;
  self->unsaved |= self->changed;
  post_if_changed (self);
  mur_runner_update_report (self);
  mur_runner_revive (self);
}

/* After an undo, as fast as it can. */
static void
catch_up (MurRunner *self)
{
  GError *error = NULL;
  mur_runner_unlock (self);
  mur_history_catch_up (self->history, &error);
  mur_runner_lock (self);
  mur_runner_take_error (self, error);
  self->changed = self->unsaved = TRUE;
  mur_runner_update_report (self);
  if (self->report.is_behind)
    {
      post_if_read (self);
      return;
    }
  mur_runner_update_session (self);
  mur_runner_revive (self);
  if (state_of (self) != MUR_RUNNER_FINISHED)
    settle (self);
  post_if_changed (self);
}

/* Sleeps until @time_us or until a command comes. */
static void
sleep_until (MurRunner *self, gint64 time_us)
{
  struct timespec time = { .tv_sec = time_us / G_USEC_PER_SEC,
                           .tv_nsec = time_us % G_USEC_PER_SEC * 1000 };
  pthread_cond_timedwait (&self->wake, &self->mutex, &time);
}

/* Sleeps until a command comes. */
static void
rest (MurRunner *self)
{
  self->report.is_at_rest = TRUE;
  pthread_cond_wait (&self->wake, &self->mutex);
  self->report.is_at_rest = FALSE;
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
        mur_runner_post (self);
      else
        sleep_until (self, self->due_us);
      return;
    }
  if (is_timed)
    {
      double rate
        = self->rate == MUR_RATE_PACED ? mur_job_pace (present_of (self)) : self->rate;
      if (now - self->due_us > MAX_BACKLOG_US)
        self->due_us = now;
      self->due_us += (gint64)(G_USEC_PER_SEC / rate);
    }
  step (self);
  if (state_of (self) != MUR_RUNNER_RUNNING)
    return;
  post_if_read (self);
  mur_runner_save (self, FALSE);
}

static void
cancel (MurRunner *self)
{
  if (self->history != NULL)
    post_if_changed (self);
  mur_runner_save (self, TRUE);
  set_state (self, MUR_RUNNER_CANCELLED);
}

/* What is not of the next step. Returns: FALSE where there is nothing of the kind */
static gboolean
tend (MurRunner *self)
{
  if (self->history == NULL || state_of (self) == MUR_RUNNER_CANCELLED)
    return FALSE;
  mur_history_set_bytes (self->history, self->history_bytes);
  if (mur_history_is_behind (self->history))
    catch_up (self);
  else if (mur_runner_tend_past (self))
    return TRUE;
  else if (self->changes->len > 0 && !self->wants_past)
    apply_changes (self);
  else
    return FALSE;
  return TRUE;
}

/* Does the most urgent of what is wanted, or sleeps until there is something. */
static void
advance (MurRunner *self)
{
  MurRunnerState state = state_of (self);
  if (self->wanted == MUR_RUNNER_CANCELLED && state != MUR_RUNNER_CANCELLED)
    cancel (self);
  else if (self->n_checkpoints_made != self->n_checkpoints_wanted)
    mur_runner_make_checkpoint (self);
  else if (tend (self))
    return;
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
  else if (self->unsaved && self->saver != NULL && state != MUR_RUNNER_CANCELLED)
    mur_runner_save (self, TRUE);
  else
    rest (self);
}

gpointer
mur_runner_work (gpointer data)
{
  MurRunner *self = data;
  mur_runner_lock (self);
  if (!self->closing)
    begin (self);
  while (!self->closing)
    advance (self);
  mur_runner_save (self, TRUE);
  mur_runner_unlock (self);
  return NULL;
}
