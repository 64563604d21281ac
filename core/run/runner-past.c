/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the worker of a runner does about the past: it brings steps into sight, goes on
 * from one, and saves the present. It lets the mutex go for all that takes long, so that
 * another step can be asked for on the way to one. */

#include "core/run/runner-private.h"

/* On the way to a step this long at a time, before it is asked what is wanted now. */
#define PORTION_US 4000

static void
leave (MurRunner *self)
{
  mur_history_leave (self->history);
  self->is_there = FALSE;
  mur_runner_post (self);
}

/* A portion of the way to the step that is wanted; its frame when it is come to. */
static void
approach (MurRunner *self)
{
  const guint64 step = self->past_step;
  GError *error = NULL;
  mur_runner_unlock (self);
  gboolean is_on_its_way = mur_history_go_to (self->history, step, &error);
  const gboolean is_refused = !is_on_its_way;
  const gint64 begin = g_get_monotonic_time ();
  while (is_on_its_way && g_get_monotonic_time () - begin < PORTION_US)
    is_on_its_way = mur_history_approach (self->history);
  mur_runner_lock (self);
  if (is_refused)
    {
      mur_runner_take_error (self, error);
      self->wants_past = FALSE;
      mur_runner_post (self);
    }
  else if (!is_on_its_way)
    {
      mur_runner_post (self);
      self->is_there = self->past_step == step;
    }
}

static void
branch (MurRunner *self)
{
  const MurRunnerState wanted = self->wanted;
  self->wants_branch = self->wants_past = self->is_there = FALSE;
  mur_runner_unlock (self);
  mur_history_branch (self->history);
  mur_runner_lock (self);
  self->unsaved = TRUE;
  self->report.is_past = FALSE;
  mur_runner_update_session (self);
  mur_runner_update_report (self);
  mur_runner_revive (self);
  if (self->wanted != MUR_RUNNER_CANCELLED)
    self->wanted = wanted;
}

gboolean
mur_runner_tend_past (MurRunner *self)
{
  const gboolean is_past = mur_history_past (self->history) != NULL;
  if (self->wants_past
      && self->past_step >= mur_job_steps (mur_history_present (self->history)))
    self->wants_past = FALSE;
  if (!self->wants_past)
    {
      self->wants_branch = FALSE;
      if (is_past)
        leave (self);
      return is_past;
    }
  if (!self->is_there)
    approach (self);
  else if (self->wants_branch)
    branch (self);
  else
    return FALSE;
  return TRUE;
}

/* A saver that has not done with the last one is left alone, unless this is the newest
 * for a while. */
void
mur_runner_save (MurRunner *self, gboolean now)
{
  const gint64 time_us = g_get_monotonic_time ();
  if (self->saver == NULL || !self->unsaved || self->history == NULL
      || mur_history_is_behind (self->history)
      || (!now
          && (time_us - self->saved_us < self->save_every_us
              || mur_saver_is_busy (self->saver))))
    return;
  self->unsaved = FALSE;
  self->saved_us = time_us;
  mur_runner_unlock (self);
  MurCheckpoint *checkpoint = mur_checkpoint_new (mur_history_present (self->history));
  mur_runner_lock (self);
  if (self->saver != NULL)
    mur_saver_put (self->saver, checkpoint);
  else
    mur_checkpoint_free (checkpoint);
}

void
mur_runner_make_checkpoint (MurRunner *self)
{
  char *text = NULL;
  guint n_wanted = self->n_checkpoints_wanted;
  if (self->history != NULL)
    {
      mur_runner_unlock (self);
      text = mur_job_checkpoint (mur_history_present (self->history));
      mur_runner_lock (self);
    }
  g_free (self->checkpoint);
  self->checkpoint = text;
  self->n_checkpoints_made = n_wanted;
  pthread_cond_broadcast (&self->answer);
}
