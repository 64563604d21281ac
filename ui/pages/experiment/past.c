/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The past of a page's run: what the timelines and their keys ask for, going on from a
 * step of it, and the lines of the run that was before. */

#include "ui/pages/experiment/private.h"

#include "ui/figures/registry.h"
#include "ui/pages/experiment/run-words.h"

/* The step in sight, or the one on its way there. */
static guint64
find_place (MurExperimentPage *self, const MurRunnerReport *report)
{
  if (self->seeking)
    return self->sought;
  return report->is_past ? report->shown : report->steps;
}

void
mur_experiment_page_show_timelines (MurExperimentPage *self,
                                    const MurRunnerReport *report)
{
  const guint64 place = find_place (self, report);
  const char *words = gtk_label_get_text (self->subtitle);

  const gboolean has_ghost = mur_ghosts_any (self->ghosts, self->scene);

  mur_timeline_show (self->timeline, report, place, words, has_ghost);
  mur_timeline_show (self->bottom_timeline, report, place, words, has_ghost);
}

/* Marks are of the log, which changes seldom. */
void
mur_experiment_page_mark_timelines (MurExperimentPage *self)
{
  MurRunner *runner = mur_run_control_runner (self->control);
  g_autoptr (MurSession) session = NULL;

  if (runner == NULL)
    return;
  session = mur_runner_dup_session (runner);
  mur_timeline_mark (self->timeline, session);
  mur_timeline_mark (self->bottom_timeline, session);
}

/* What was sought is there, or will not come. */
void
mur_experiment_page_settle_past (MurExperimentPage *self, const MurRunnerReport *report)
{
  const gboolean is_there
    = report->is_past ? report->shown == self->sought : self->sought >= report->steps;
  if (is_there)
    self->seeking = FALSE;
}

static void
seek (MurExperimentPage *self, guint64 step)
{
  MurRunner *runner = mur_run_control_runner (self->control);
  MurRunnerReport report = mur_experiment_page_report (self);

  if (runner == NULL || report.state == MUR_RUNNER_READY)
    return;
  if (report.no_past != NULL)
    {
      mur_experiment_page_show_toast (self, report.no_past);
      return;
    }
  self->sought = MIN (step, report.steps);
  self->seeking = TRUE;
  if (self->sought < report.steps)
    mur_runner_show_step (runner, self->sought);
  else
    mur_runner_show_present (runner);
  mur_experiment_page_show_timelines (self, &report);
  mur_experiment_page_watch (self);
}

static void
seek_cb (MurTimeline *timeline, double step, MurExperimentPage *self)
{
  seek (self, (guint64)step);
}

/* A step on from one of the past; FALSE: the present is in sight. */
gboolean
mur_experiment_page_step_in_past (MurExperimentPage *self)
{
  MurRunnerReport report = mur_experiment_page_report (self);

  if (!report.is_past && !self->seeking)
    return FALSE;
  seek (self, find_place (self, &report) + 1);
  return TRUE;
}

static void
step_back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurExperimentPage *self = data;
  MurRunnerReport report = mur_experiment_page_report (self);
  const guint64 place = find_place (self, &report);

  if (place > 0)
    seek (self, place - 1);
}

static void
first_step_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  seek (data, 0);
}

static void
last_step_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  seek (data, G_MAXUINT64);
}

/* A new run has begun: what is left of the one before it. */
void
mur_experiment_page_keep_run (MurExperimentPage *self)
{
  mur_ghosts_end_branch (self->ghosts);
  if (self->shown_state == MUR_RUNNER_FINISHED && self->present_frame != NULL)
    mur_ghosts_add_run (self->ghosts, self->present_frame);
}

static void
dismiss_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurExperimentPage *self = data;
  MurRunnerReport report = mur_experiment_page_report (self);

  mur_ghosts_clear (self->ghosts);
  mur_experiment_page_draw (self, MUR_FOLLOW_GROW);
  mur_experiment_page_show_timelines (self, &report);
  mur_experiment_page_update_actions (self);
}

static void
continue_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurExperimentPage *self = data;

  if (!mur_run_control_branch (self->control,
                               mur_parameter_panel_get_parameters (self->panel),
                               MUR_RUNNER_RUNNING))
    return;
  mur_ghosts_set_branch (self->ghosts, self->present_frame);
  self->seeking = FALSE;
  mur_experiment_page_watch (self);
}

/* Memory for the past of each run. */
void
mur_experiment_page_set_history (MurExperimentPage *self, gsize n_bytes)
{
  g_return_if_fail (MUR_IS_EXPERIMENT_PAGE (self));
  mur_run_control_set_history (self->control, n_bytes);
}

/* What is changed while the present waits has to wait, too. */
void
mur_experiment_page_explain_past (MurExperimentPage *self)
{
  if (mur_experiment_page_report (self).is_past)
    mur_experiment_page_show_toast (
      self, "This waits until you continue from here, or run on from the last step");
}

void
mur_experiment_page_clear_past (MurExperimentPage *self)
{
  g_clear_pointer (&self->ghosts, mur_ghosts_free);
  g_clear_pointer (&self->present_frame, mur_frame_unref);
}

void
mur_experiment_page_add_past (MurExperimentPage *self)
{
  const GActionEntry entries[] = {
    { .name = "step-back", .activate = step_back_cb },
    { .name = "first-step", .activate = first_step_cb },
    { .name = "last-step", .activate = last_step_cb },
    { .name = "continue", .activate = continue_cb },
    { .name = "dismiss", .activate = dismiss_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  g_signal_connect (self->timeline, "seek", G_CALLBACK (seek_cb), self);
  g_signal_connect (self->bottom_timeline, "seek", G_CALLBACK (seek_cb), self);
}
