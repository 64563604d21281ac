/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a page has to show: its figure, or that there is none; and what is in sight, for
 * whoever takes it home. */

#include "ui/pages/experiment/private.h"

#include "ui/figures/registry.h"
#include "ui/figures/titles.h"
#include "ui/pages/figure-page.h"

/* @text stands in the figure's place; %NULL: the figure does. */
static void
show_instead (MurExperimentPage *self, const char *text)
{
  if (text != NULL)
    gtk_label_set_text (self->missing, text);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->view), text == NULL);
  gtk_widget_set_visible (self->figure_bar, text == NULL);
}

void
mur_experiment_page_show_refusal (MurExperimentPage *self, const char *why)
{
  if (why == NULL && !self->is_refused)
    return;
  self->is_refused = why != NULL;
  show_instead (self, why);
  mur_experiment_page_show_missing (self);
}

/* An experiment without a figure is still a run with results. */
void
mur_experiment_page_show_missing (MurExperimentPage *self)
{
  g_autofree char *text = NULL;

  if (self->is_refused || mur_figure_check (self->experiment, NULL))
    return;
  text = g_strdup_printf (
    "There is no figure of %s yet. Its numbers are below and in its tables.",
    self->experiment->title);
  show_instead (self, text);
}

void
mur_experiment_page_draw (MurExperimentPage *self, MurFollow follow)
{
  g_autoptr (MurFigure) figure = NULL;

  if (self->scene == NULL || self->frame == NULL)
    return;
  figure = mur_figure_for_frame (self->experiment, self->scene, self->frame,
                                 mur_parameter_panel_get_parameters (self->panel));
  mur_figure_take_titles (figure, self->scene->id,
                          mur_parameter_panel_get_titles (self->panel));
  mur_ghosts_draw (self->ghosts, figure, self->scene,
                   mur_parameter_panel_get_parameters (self->panel));
  mur_figure_view_show (self->view, figure, follow);
}

void
mur_experiment_page_set_scene (MurExperimentPage *self, const char *id)
{
  const MurScene *scene = mur_scene_find (self->experiment, id, NULL);
  MurRunnerReport report;
  GAction *action;

  if (scene == NULL || scene == self->scene)
    return;
  self->scene = scene;
  mur_scene_switcher_show (self->switcher, scene);
  action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "scene");
  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (scene->id));
  mur_figure_view_set_scene (self->view, scene->id);
  if (self->frame == NULL)
    return;
  report = mur_experiment_page_report (self);
  mur_experiment_page_draw (self, MUR_FOLLOW_FIT);
  mur_experiment_page_show_timelines (self, &report);
  mur_experiment_page_update_actions (self);
}

/* Returns: (nullable): (transfer full): what a person has before them now; %NULL as
 * long as that is nothing */
MurInSight *
mur_experiment_page_dup_in_sight (MurExperimentPage *self)
{
  MurInSight *sight;
  MurSession *session;
  MurRunner *runner;

  g_return_val_if_fail (MUR_IS_EXPERIMENT_PAGE (self), NULL);
  runner = mur_run_control_runner (self->control);
  if (runner == NULL || self->frame == NULL)
    return NULL;
  session = mur_runner_dup_session (runner);
  mur_session_set_view (session, mur_parameter_panel_get_parameters (self->panel));
  mur_session_set_titles (session, mur_parameter_panel_get_titles (self->panel));
  mur_session_set_scene (session, self->scene != NULL ? self->scene->id : NULL);
  sight = mur_in_sight_new (session, mur_frame_ref (self->frame));
  mur_figure_page_take_view (self->view, sight);
  return sight;
}

/* Returns: (nullable): (transfer none): the last frame of the run in sight, which has come
 * to its end; %NULL as long as it has not, or its past is in sight. The property "ended"
 * says when that becomes another. */
const MurFrame *
mur_experiment_page_get_end (MurExperimentPage *self)
{
  g_return_val_if_fail (MUR_IS_EXPERIMENT_PAGE (self), NULL);
  return self->shown_state == MUR_RUNNER_FINISHED && !self->shown_past ? self->frame
                                                                       : NULL;
}
