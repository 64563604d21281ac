/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The side of a runner that gives commands and looks. One mutex guards what both sides
 * see. It is pthread's rather than GLib's, which ThreadSanitizer cannot see into. */

#include "core/run/runner-private.h"

#define MAX_RATE 1e6

void
mur_runner_change_free_cb (gpointer data)
{
  MurRunnerChange *change = data;
  mur_parameters_free (change->parameters);
  g_free (change->action);
  g_free (change);
}

/* Takes @session and @job. */
static MurRunner *
new_runner (MurSession *session, MurJob *job, guint n_threads, MurRunnerState state)
{
  MurRunner *self = g_new0 (MurRunner, 1);
  pthread_condattr_t monotonic;
  pthread_mutex_init (&self->mutex, NULL);
  pthread_condattr_init (&monotonic);
  pthread_condattr_setclock (&monotonic, CLOCK_MONOTONIC);
  pthread_cond_init (&self->wake, &monotonic);
  pthread_cond_init (&self->answer, &monotonic);
  pthread_condattr_destroy (&monotonic);
  self->wanted = state;
  self->session = session;
  self->first_job = job;
  self->history_bytes = (gsize)MUR_HISTORY_MEGABYTES << 20;
  self->n_threads = n_threads;
  self->changes = g_ptr_array_new_with_free_func (mur_runner_change_free_cb);
  self->thread = g_thread_new ("runner", mur_runner_work, self);
  return self;
}

MurRunner *
mur_runner_new (const MurSession *session, guint n_threads, MurRunnerState state)
{
  g_return_val_if_fail (session != NULL, NULL);
  g_return_val_if_fail (state == MUR_RUNNER_RUNNING || state == MUR_RUNNER_PAUSED,
                        NULL);

  return new_runner (mur_session_copy (session), NULL, n_threads, state);
}

MurRunner *
mur_runner_new_for_job (MurJob *job, MurRunnerState state)
{
  g_return_val_if_fail (job != NULL, NULL);
  g_return_val_if_fail (state == MUR_RUNNER_RUNNING || state == MUR_RUNNER_PAUSED,
                        NULL);

  return new_runner (mur_session_copy (mur_job_session (job)), job, 0, state);
}

void
mur_runner_free (MurRunner *self)
{
  if (self == NULL)
    return;
  mur_runner_lock (self);
  self->closing = TRUE;
  mur_runner_wake (self);
  mur_runner_unlock (self);
  g_thread_join (self->thread);
  pthread_cond_destroy (&self->wake);
  pthread_cond_destroy (&self->answer);
  pthread_mutex_destroy (&self->mutex);
  mur_history_free (self->history);
  mur_job_free (self->first_job);
  mur_session_free (self->session);
  mur_frame_unref (self->mailbox);
  g_ptr_array_unref (self->changes);
  g_clear_error (&self->error);
  g_free (self->checkpoint);
  g_free (self);
}

/* A cancelled run takes no further command. The present comes into sight, if the step in
 * sight is not on its way to become that. */
static void
want (MurRunner *self, MurRunnerState state, guint n_single_steps)
{
  mur_runner_lock (self);
  if (self->wanted != MUR_RUNNER_CANCELLED)
    {
      self->wants_past &= self->wants_branch;
      self->wanted = state;
      self->n_single_steps
        = n_single_steps > 0 ? self->n_single_steps + n_single_steps : 0;
    }
  mur_runner_wake (self);
  mur_runner_unlock (self);
}

void
mur_runner_start (MurRunner *self)
{
  g_return_if_fail (self != NULL);
  want (self, MUR_RUNNER_RUNNING, 0);
}

void
mur_runner_pause (MurRunner *self)
{
  g_return_if_fail (self != NULL);
  want (self, MUR_RUNNER_PAUSED, 0);
}

void
mur_runner_step (MurRunner *self)
{
  g_return_if_fail (self != NULL);
  want (self, MUR_RUNNER_PAUSED, 1);
}

void
mur_runner_cancel (MurRunner *self)
{
  g_return_if_fail (self != NULL);
  want (self, MUR_RUNNER_CANCELLED, 0);
}

/* Takes @change. New values that nothing separates from later ones of the same edit are
 * passed over. */
static void
send_change (MurRunner *self, MurRunnerChange *change)
{
  mur_runner_lock (self);
  MurRunnerChange *last = self->changes->len == 0
                            ? NULL
                            : g_ptr_array_index (self->changes, self->changes->len - 1);
  if (last != NULL && last->parameters != NULL && change->parameters != NULL
      && last->edit == change->edit && !last->is_undo && !change->is_undo)
    g_ptr_array_remove_index (self->changes, self->changes->len - 1);
  g_ptr_array_add (self->changes, change);
  mur_runner_wake (self);
  mur_runner_unlock (self);
}

static void
send_values (MurRunner *self,
             const MurParameters *parameters,
             guint64 edit,
             gboolean is_undo)
{
  MurRunnerChange *change = g_new0 (MurRunnerChange, 1);
  change->parameters = mur_parameters_copy (parameters);
  change->edit = edit;
  change->is_undo = is_undo;
  send_change (self, change);
}

void
mur_runner_retune (MurRunner *self, const MurParameters *parameters)
{
  g_return_if_fail (self != NULL && parameters != NULL);
  send_values (self, parameters, 0, FALSE);
}

void
mur_runner_edit (MurRunner *self, const MurParameters *parameters, guint64 edit)
{
  g_return_if_fail (self != NULL && parameters != NULL);
  send_values (self, parameters, edit, FALSE);
}

void
mur_runner_undo (MurRunner *self, const MurParameters *parameters, guint64 edit)
{
  g_return_if_fail (self != NULL && parameters != NULL && edit != 0);
  send_values (self, parameters, edit, TRUE);
}

void
mur_runner_act (MurRunner *self, const char *action)
{
  g_return_if_fail (self != NULL && action != NULL);

  MurRunnerChange *change = g_new0 (MurRunnerChange, 1);
  change->action = g_strdup (action);
  send_change (self, change);
}

void
mur_runner_show_step (MurRunner *self, guint64 step)
{
  g_return_if_fail (self != NULL);

  mur_runner_lock (self);
  if (self->wanted != MUR_RUNNER_CANCELLED)
    {
      self->wants_past = TRUE;
      self->past_step = step;
      self->is_there = FALSE;
      self->wanted = MUR_RUNNER_PAUSED;
      self->n_single_steps = 0;
    }
  mur_runner_wake (self);
  mur_runner_unlock (self);
}

void
mur_runner_show_present (MurRunner *self)
{
  mur_runner_pause (self);
}

void
mur_runner_branch (MurRunner *self,
                   const MurParameters *parameters,
                   MurRunnerState state)
{
  g_return_if_fail (self != NULL && parameters != NULL);
  g_return_if_fail (state == MUR_RUNNER_RUNNING || state == MUR_RUNNER_PAUSED);

  send_values (self, parameters, 0, FALSE);
  mur_runner_lock (self);
  if (self->wants_past && self->wanted != MUR_RUNNER_CANCELLED)
    {
      self->wants_branch = TRUE;
      self->wanted = state;
    }
  mur_runner_wake (self);
  mur_runner_unlock (self);
}

void
mur_runner_set_history (MurRunner *self, gsize n_bytes)
{
  g_return_if_fail (self != NULL);

  mur_runner_lock (self);
  self->history_bytes = n_bytes;
  mur_runner_unlock (self);
}

void
mur_runner_set_saver (MurRunner *self, MurSaver *saver, double seconds)
{
  g_return_if_fail (self != NULL);

  mur_runner_lock (self);
  self->saver = saver;
  self->save_every_us = (gint64)(seconds * G_USEC_PER_SEC);
  self->saved_us = g_get_monotonic_time ();
  mur_runner_wake (self);
  mur_runner_unlock (self);
}

void
mur_runner_set_rate (MurRunner *self, double steps_per_second)
{
  g_return_if_fail (self != NULL
                    && (steps_per_second >= 0 || steps_per_second == MUR_RATE_PACED));

  mur_runner_lock (self);
  self->rate = MIN (steps_per_second, MAX_RATE);
  self->due_us = g_get_monotonic_time ();
  mur_runner_wake (self);
  mur_runner_unlock (self);
}

MurRunnerReport
mur_runner_report (MurRunner *self)
{
  MurRunnerReport report = { 0 };
  g_return_val_if_fail (self != NULL, report);

  mur_runner_lock (self);
  report = self->report;
  mur_runner_unlock (self);
  return report;
}

MurFrame *
mur_runner_take_frame (MurRunner *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  mur_runner_lock (self);
  MurFrame *frame = g_steal_pointer (&self->mailbox);
  mur_runner_unlock (self);
  return frame;
}

GError *
mur_runner_dup_error (MurRunner *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  mur_runner_lock (self);
  GError *error = self->error == NULL ? NULL : g_error_copy (self->error);
  mur_runner_unlock (self);
  return error;
}

MurSession *
mur_runner_dup_session (MurRunner *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  mur_runner_lock (self);
  MurSession *session = mur_session_copy (self->session);
  mur_runner_unlock (self);
  return session;
}

char *
mur_runner_checkpoint (MurRunner *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  mur_runner_lock (self);
  guint ticket = ++self->n_checkpoints_wanted;
  mur_runner_wake (self);
  while ((int)(self->n_checkpoints_made - ticket) < 0)
    pthread_cond_wait (&self->answer, &self->mutex);
  char *text = g_strdup (self->checkpoint);
  mur_runner_unlock (self);
  return text;
}
