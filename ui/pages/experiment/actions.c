/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person can do to a run, and what the window asks of a page. */

#include "ui/pages/experiment/private.h"

#include <string.h>

#include "core/base/error.h"
#include "core/experiment/action.h"
#include "ui/figures/registry.h"
#include "ui/parameters/values.h"

static MurExperimentPage *
page_of (gpointer data)
{
  return MUR_EXPERIMENT_PAGE (data);
}

/* From the past it runs on where it waits; what has ended begins again. */
static void
play_pause (MurExperimentPage *self, MurRunner *runner)
{
  const MurRunnerReport report = mur_runner_report (runner);

  if (report.is_past || report.state == MUR_RUNNER_PAUSED)
    mur_runner_start (runner);
  else if (report.state == MUR_RUNNER_READY || report.state == MUR_RUNNER_RUNNING)
    mur_runner_pause (runner);
  else
    mur_experiment_page_begin (self, MUR_RUNNER_RUNNING);
}

static void
play_pause_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurExperimentPage *self = page_of (data);
  MurRunner *runner = mur_run_control_runner (self->control);

  if (runner == NULL && !self->is_refused)
    return;
  self->seeking = FALSE;
  if (runner != NULL)
    play_pause (self, runner);
  else
    mur_experiment_page_begin (self, MUR_RUNNER_RUNNING);
  mur_experiment_page_watch (self);
}

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurExperimentPage *self = page_of (data);
  MurRunner *runner = mur_run_control_runner (self->control);

  if (runner == NULL || mur_experiment_page_step_in_past (self))
    return;
  mur_runner_step (runner);
  mur_experiment_page_watch (self);
}

static void
restart_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_experiment_page_begin_again (page_of (data));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurExperimentPage *self = page_of (data);

  self->undoing = mur_parameter_panel_get_edit (self->panel);
  mur_parameter_panel_undo (self->panel);
  self->undoing = 0;
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_parameter_panel_redo (page_of (data)->panel);
}

static void
reset_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_parameter_panel_reset (page_of (data)->panel);
}

static void
new_seed_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_parameter_panel_new_seed (page_of (data)->panel);
}

static void
copy (MurExperimentPage *self, const char *text, const char *message)
{
  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  mur_experiment_page_show_toast (self, message);
}

static void
copy_seed_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *seed = mur_parameter_panel_dup_seed (page_of (data)->panel);
  copy (page_of (data), seed, "Seed copied");
}

static void
copy_results_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *results = mur_readout_dup_text (page_of (data)->readout);
  copy (page_of (data), results, "Results copied");
}

/* Has the run do @action, which may have arguments. */
void
mur_experiment_page_act (MurExperimentPage *self, const char *action)
{
  MurRunner *runner = mur_run_control_runner (self->control);

  if (runner == NULL)
    return;
  g_free (self->done);
  self->done = mur_action_describe_done (self->experiment, action);
  self->asked_logs = mur_experiment_page_report (self).n_logs;
  mur_runner_act (runner, action);
  mur_experiment_page_explain_past (self);
  mur_experiment_page_watch (self);
}

void
mur_experiment_page_confirm (MurExperimentPage *self,
                             const MurRunnerReport *report,
                             gboolean is_error)
{
  g_autofree char *done = NULL;

  if (self->done == NULL || (!is_error && report->n_logs == self->asked_logs))
    return;
  done = g_steal_pointer (&self->done);
  if (!is_error)
    mur_experiment_page_show_toast (self, done);
}

static void
act_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurExperimentPage *self = page_of (data);
  const char *name = g_variant_get_string (parameter, NULL);
  g_autoptr (MurParameters) values = mur_values_of_action (
    self->experiment, name, mur_parameter_panel_get_parameters (self->panel));

  if (values != NULL)
    mur_parameter_panel_set_parameters (self->panel, values);
  else
    mur_experiment_page_act (self, name);
}

static void
clear_input_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  MurExperimentPage *self = page_of (data);
  g_autoptr (MurInputs) inputs
    = mur_inputs_dup_without (mur_parameter_panel_get_inputs (self->panel),
                              g_variant_get_string (parameter, NULL));
  g_autoptr (MurParameters) values
    = mur_parameters_copy (mur_parameter_panel_get_parameters (self->panel));

  mur_parameter_panel_set_all (self->panel, values, inputs);
  mur_experiment_page_begin_again (self);
}

static void
change_scene_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  mur_experiment_page_set_scene (page_of (data), g_variant_get_string (state, NULL));
}

/* By number, as the keys have it. */
static void
nth_scene_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const MurScene *scenes = mur_scenes (page_of (data)->experiment);
  int left = g_variant_get_int32 (parameter) - 1;

  for (; scenes != NULL && scenes->id != NULL; scenes++)
    if (left-- == 0)
      mur_experiment_page_set_scene (page_of (data), scenes->id);
}

static void
change_speed_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  MurExperimentPage *self = page_of (data);
  const char *id = g_variant_get_string (state, NULL);

  for (const MurSpeed *speed = mur_speeds; speed->id != NULL; speed++)
    if (strcmp (speed->id, id) == 0)
      {
        self->speed = speed;
        g_simple_action_set_state (action, state);
        mur_run_control_set_rate (self->control, speed->rate);
        self->shown_state = MUR_RUNNER_CANCELLED;
        mur_experiment_page_watch (self);
      }
}

/* What keys and menus of the window do to the figure. */
static void
add_figure_actions (MurExperimentPage *self)
{
  static const char *const names[]
    = { "fit", "back", "forward", "zoom-in", "zoom-out", "lock", "show-table" };
  GActionMap *actions = G_ACTION_MAP (mur_figure_view_get_actions (self->view));

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_action_map_add_action (G_ACTION_MAP (self->actions),
                             g_action_map_lookup_action (actions, names[i]));
}

void
mur_experiment_page_add_actions (MurExperimentPage *self)
{
  const GActionEntry entries[] = {
    { .name = "play-pause", .activate = play_pause_cb },
    { .name = "step", .activate = step_cb },
    { .name = "restart", .activate = restart_cb },
    { .name = "undo", .activate = undo_cb },
    { .name = "redo", .activate = redo_cb },
    { .name = "reset", .activate = reset_cb },
    { .name = "new-seed", .activate = new_seed_cb },
    { .name = "copy-seed", .activate = copy_seed_cb },
    { .name = "copy-results", .activate = copy_results_cb },
    { .name = "act", .activate = act_cb, .parameter_type = "s" },
    { .name = "clear-input", .activate = clear_input_cb, .parameter_type = "s" },
    { .name = "scene",
      .parameter_type = "s",
      .state = "''",
      .change_state = change_scene_cb },
    { .name = "nth-scene", .activate = nth_scene_cb, .parameter_type = "i" },
    { .name = "speed",
      .parameter_type = "s",
      .state = "'normal'",
      .change_state = change_speed_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  add_figure_actions (self);
  mur_experiment_page_add_past (self);
  mur_experiment_page_update_actions (self);
}

static void
enable (MurExperimentPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

void
mur_experiment_page_update_actions (MurExperimentPage *self)
{
  MurRunnerReport report = mur_experiment_page_report (self);
  gboolean ended
    = report.state == MUR_RUNNER_FINISHED || report.state == MUR_RUNNER_FAILED;

  enable (self, "step", !ended || report.is_past);
  enable (self, "continue", report.is_past);
  enable (self, "last-step", report.is_past);
  enable (self, "dismiss", mur_ghosts_any (self->ghosts, self->scene));
  enable (self, "undo", mur_parameter_panel_can_undo (self->panel));
  enable (self, "redo", mur_parameter_panel_can_redo (self->panel));
  enable (self, "copy-results", self->frame != NULL);
}

const MurExperiment *
mur_experiment_page_get_experiment (MurExperimentPage *self)
{
  g_return_val_if_fail (MUR_IS_EXPERIMENT_PAGE (self), NULL);
  return self->experiment;
}

/* Returns: (transfer none): what can be done to the run, to be inserted as "run" */
GActionGroup *
mur_experiment_page_get_actions (MurExperimentPage *self)
{
  g_return_val_if_fail (MUR_IS_EXPERIMENT_PAGE (self), NULL);
  return G_ACTION_GROUP (self->actions);
}

/* Runs @session, of the page's experiment, from its beginning with its changes; a large
 * one waits to be played. The panel shows the values it ends with. */
void
mur_experiment_page_open_session (MurExperimentPage *self, const MurSession *session)
{
  g_return_if_fail (MUR_IS_EXPERIMENT_PAGE (self));
  g_return_if_fail (session != NULL && session->experiment == self->experiment);

  mur_parameter_panel_bring (self->panel, mur_session_last_parameters (session),
                             session->inputs, session->titles);
  mur_experiment_page_set_scene (self, session->scene);
  mur_experiment_page_begin_session (self, session,
                                     mur_experiment_page_heed_cost (self, session));
}

/* Runs anew with @inputs and @parameters, with which a run can begin. Titles that were
 * given to other columns would be wrong without a word: they go. */
void
mur_experiment_page_open_inputs (MurExperimentPage *self,
                                 const MurParameters *parameters,
                                 MurInputs *inputs)
{
  g_return_if_fail (MUR_IS_EXPERIMENT_PAGE (self));
  g_return_if_fail (parameters != NULL && inputs != NULL);

  mur_parameter_panel_bring (self->panel, parameters, inputs, NULL);
  mur_experiment_page_begin_again (self);
}

/* The values in force; borrowed until the next change. */
const MurParameters *
mur_experiment_page_get_parameters (MurExperimentPage *self)
{
  g_return_val_if_fail (MUR_IS_EXPERIMENT_PAGE (self), NULL);
  return mur_parameter_panel_get_parameters (self->panel);
}

/* The tables in force; borrowed until the next change. */
const MurInputs *
mur_experiment_page_get_inputs (MurExperimentPage *self)
{
  g_return_val_if_fail (MUR_IS_EXPERIMENT_PAGE (self), NULL);
  return mur_parameter_panel_get_inputs (self->panel);
}

void
mur_experiment_page_set_menu (MurExperimentPage *self, GMenuModel *menu)
{
  g_return_if_fail (MUR_IS_EXPERIMENT_PAGE (self));
  gtk_menu_button_set_menu_model (self->menu, menu);
}

/* Shows @message in a toast, in place of the one before. */
void
mur_experiment_page_show_toast (MurExperimentPage *self, const char *message)
{
  mur_experiment_page_offer (self, message, NULL, NULL);
}

/* The same with a button; @clicked is a floating closure over (AdwToast). */
void
mur_experiment_page_offer (MurExperimentPage *self,
                           const char *message,
                           const char *label,
                           GClosure *clicked)
{
  g_return_if_fail (MUR_IS_EXPERIMENT_PAGE (self) && message != NULL);
  mur_toasts_show_button (self->toasts, message, label, clicked);
}

/* The figure takes the focus: the keys of the run work there. */
void
mur_experiment_page_focus (MurExperimentPage *self)
{
  g_return_if_fail (MUR_IS_EXPERIMENT_PAGE (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
