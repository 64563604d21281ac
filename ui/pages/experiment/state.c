/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The state of a page's run in a file: saved while it goes on, and offered to be carried
 * on where an earlier program left one. Until that offer is taken or gone nothing is
 * saved, so that it is not lost to the run that the page began with. */

#include "ui/pages/experiment/private.h"

#include <string.h>

#include "core/experiments/registry.h"
#include "ui/pages/experiment/run-words.h"
#include "ui/widgets/task.h"

#define SAVE_SECONDS 5

/* What was found in the file. */
typedef struct
{
  MurJob *job;
  char *words; /* where it is */
} Left;

typedef struct
{
  MurExperimentPage *page; /* weak: a toast of it holds the offer */
  Left *left;
} Offer;

static void
left_free (Left *self)
{
  mur_job_free (self->job);
  g_free (self->words);
  g_free (self);
}

/* " at t = 25.8 of 60 s" */
static char *
describe_place (MurJob *job)
{
  const char *paused = "Paused";
  g_autofree char *words = NULL;
  const MurSession *session = mur_job_session (job);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const MurRunnerReport report = { .state = MUR_RUNNER_PAUSED,
                                   .status = mur_job_status (job),
                                   .steps = mur_job_steps (job) };

  words = mur_run_words (session->experiment, mur_session_last_parameters (session),
                         session->inputs, frame, &report);
  return g_strdup (g_str_has_prefix (words, paused) ? words + strlen (paused) : "");
}

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_auto (GStrv) warnings = NULL;
  GError *error = NULL;
  MurJob *job = mur_saver_restore (data, mur_experiments (), 0, &warnings, &error);
  Left *left;

  if (job == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  left = g_new (Left, 1);
  left->job = job;
  left->words = describe_place (job);
  g_task_return_pointer (task, left, (GDestroyNotify)left_free);
}

static void
begin_saving (MurExperimentPage *self)
{
  if (self->control == NULL || self->state_path == NULL)
    return;
  mur_run_control_set_saver (self->control, mur_saver_new (self->state_path),
                             SAVE_SECONDS);
  g_clear_pointer (&self->state_path, g_free);
}

/* The run goes on with what it is made of in the panel, and is saved from now on: the
 * toast, which goes only later, may outlast it. */
static void
carry_on_cb (AdwToast *toast, Offer *offer)
{
  MurExperimentPage *self = offer->page;
  MurJob *job = g_steal_pointer (&offer->left->job);
  const MurSession *session;

  if (job == NULL || self == NULL)
    {
      mur_job_free (job);
      return;
    }
  session = mur_job_session (job);
  mur_parameter_panel_bring (self->panel, mur_session_last_parameters (session),
                             session->inputs, session->titles);
  mur_experiment_page_set_scene (self, session->scene);
  mur_run_control_go_on (self->control, job, MUR_RUNNER_RUNNING);
  begin_saving (self);
  mur_experiment_page_keep_inputs (self);
  mur_experiment_page_update_actions (self);
  mur_experiment_page_watch (self);
}

/* Taken, or gone out of sight. */
static void
offer_gone_cb (gpointer data, GClosure *closure)
{
  Offer *self = data;

  if (self->page != NULL)
    begin_saving (self->page);
  g_clear_weak_pointer (&self->page);
  left_free (self->left);
  g_free (self);
}

/* Takes @left. */
static void
offer (MurExperimentPage *self, Left *left)
{
  Offer *data = g_new (Offer, 1);
  g_autofree char *message = NULL;

  message = g_strdup_printf ("The last run stopped%s", left->words);
  data->page = NULL;
  g_set_weak_pointer (&data->page, self);
  data->left = left;
  mur_experiment_page_offer (
    self, message, "Carry On",
    g_cclosure_new (G_CALLBACK (carry_on_cb), data, offer_gone_cb));
}

static gboolean
can_carry_on (MurExperimentPage *self, const Left *left)
{
  return mur_job_session (left->job)->experiment == self->experiment
         && mur_job_status (left->job) == MUR_STATUS_RUNNING
         && mur_job_steps (left->job) > 0;
}

static void
restored_cb (gpointer owner, GTask *task)
{
  MurExperimentPage *self = MUR_EXPERIMENT_PAGE (owner);
  g_autoptr (GError) error = NULL;
  Left *left = g_task_propagate_pointer (task, &error);

  if (self->control == NULL)
    {
      g_clear_pointer (&left, left_free);
      return;
    }
  if (left != NULL && can_carry_on (self, left))
    {
      offer (self, left);
      return;
    }
  g_clear_pointer (&left, left_free);
  if (error != NULL && g_file_test (self->state_path, G_FILE_TEST_EXISTS))
    mur_experiment_page_show_toast (self, error->message);
  begin_saving (self);
}

/* Saves the state of the run into the file at @path from now on, and when the page ends;
 * offers to carry on what is there from before. Once. */
void
mur_experiment_page_keep_state (MurExperimentPage *self, const char *path)
{
  g_return_if_fail (MUR_IS_EXPERIMENT_PAGE (self) && path != NULL);
  g_return_if_fail (self->state_path == NULL);

  self->state_path = g_strdup (path);
  mur_task_run (self, restore_thread, g_strdup (path), g_free, restored_cb);
}
