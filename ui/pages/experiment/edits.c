/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person changes: values in the panel, presets, data that are chosen and
 * handles that are dragged in the figure. A run takes what it can while it goes on, and begins anew for the rest. */

#include "ui/pages/experiment/private.h"

#include "ui/figures/titles.h"

/* How long a slider rests before a run is begun anew with its value. */
#define RESTART_MSEC 150

static gboolean
restart_cb (gpointer data)
{
  MurExperimentPage *self = data;
  self->restart_id = 0;
  mur_experiment_page_begin_again (self);
  return G_SOURCE_REMOVE;
}

/* What changes only the picture needs no run, which may have ended. */
static void
follow_view (MurExperimentPage *self)
{
  const MurParameters *drawn = mur_run_control_parameters (self->control);

  if (self->frame != NULL && drawn != NULL
      && !mur_parameters_same_view (drawn,
                                    mur_parameter_panel_get_parameters (self->panel)))
    mur_experiment_page_draw (self, MUR_FOLLOW_FIT);
}

/* The values in the panel, or without the edit that they are taken back from. */
static gboolean
change_run (MurExperimentPage *self)
{
  const MurParameters *values = mur_parameter_panel_get_parameters (self->panel);

  if (self->undoing != 0)
    return mur_run_control_undo (self->control, values, self->undoing);
  return mur_run_control_edit (self->control, values,
                               mur_parameter_panel_get_edit (self->panel));
}

/* A slider that moves on puts a restart off only until the first has been: the figure
 * follows the hand. */
static void
panel_changed_cb (MurParameterPanel *panel, guint edit, MurExperimentPage *self)
{
  mur_experiment_page_update_actions (self);
  self->probe_serial++;
  if (mur_parameter_panel_get_inputs (panel) != self->inputs)
    {
      mur_experiment_page_begin_again (self);
      return;
    }
  follow_view (self);
  if (change_run (self))
    {
      mur_experiment_page_explain_past (self);
      g_clear_handle_id (&self->restart_id, g_source_remove);
      mur_parameter_panel_unmark (panel);
      mur_experiment_page_watch (self);
    }
  else if (self->restart_id == 0)
    self->restart_id = g_timeout_add (RESTART_MSEC, restart_cb, self);
}

static void
panel_probe_cb (MurParameterPanel *panel,
                const MurParameters *parameters,
                MurExperimentPage *self)
{
  mur_experiment_page_judge (self, parameters);
}

/* Values with name, value, … of @pairs set. Returns: (nullable): %NULL where one is not
 * allowed or would have no effect; a toast says why */
static MurParameters *
set_pairs (MurExperimentPage *self, char **pairs)
{
  g_autoptr (MurParameters) values
    = mur_parameters_copy (mur_parameter_panel_get_parameters (self->panel));
  g_autoptr (GError) error = NULL;
  const char *why = NULL;
  char **pair;

  for (pair = pairs; *pair != NULL; pair += 2)
    if (!mur_parameters_set (values, pair[0], pair[1], &error))
      {
        mur_experiment_page_show_toast (self, error->message);
        return NULL;
      }
  for (pair = pairs; *pair != NULL && why == NULL; pair += 2)
    why = mur_experiment_why_idle (self->experiment, values, self->inputs, pair[0]);
  if (why == NULL)
    return g_steal_pointer (&values);
  mur_experiment_page_show_toast (self, why);
  return NULL;
}

/* A datum that stands for values was chosen: one step that undo takes back. */
static void
view_choose_cb (MurFigureView *view, char **pairs, MurExperimentPage *self)
{
  g_autoptr (MurParameters) values = set_pairs (self, pairs);
  if (values != NULL)
    mur_parameter_panel_set_parameters (self->panel, values);
}

/* Takes back what a drag has set, with all that was set with it, as undo does. */
static void
give_up (MurExperimentPage *self, guint64 gesture)
{
  if (gesture == 0 || mur_parameter_panel_get_edit (self->panel) != gesture)
    return;
  self->undoing = gesture;
  mur_parameter_panel_undo (self->panel);
  self->undoing = 0;
}

/* A handle is on its way: what it sets is one step from beginning to end, or none. */
static void
view_drag_cb (MurFigureView *view, char **pairs, guint drag, MurExperimentPage *self)
{
  g_autoptr (MurParameters) values = NULL;

  if (*pairs == NULL && drag == self->drag)
    give_up (self, self->drag_gesture);
  if (*pairs != NULL)
    values = set_pairs (self, pairs);
  if (values == NULL)
    return;
  if (drag != self->drag)
    self->drag_gesture = mur_edit_new_gesture ();
  self->drag = drag;
  mur_parameter_panel_drag_parameters (self->panel, values, self->drag_gesture);
}

/* What is asked for at a place in the figure. */
static void
view_ask_cb (MurFigureView *view, const char *text, MurExperimentPage *self)
{
  mur_experiment_page_act (self, text);
}

/* A person has called an axis or a series of the figure something. */
static void
view_entitle_cb (MurFigureView *view,
                 guint panel,
                 const char *part,
                 const char *text,
                 MurExperimentPage *self)
{
  g_autoptr (MurFigure) figure = mur_figure_view_dup_figure (view);
  g_autofree char *name = figure != NULL && self->scene != NULL
                            ? mur_title_name (figure, self->scene->id, panel, part)
                            : NULL;
  g_autoptr (MurTitles) titles = NULL;

  if (name == NULL)
    return;
  titles = mur_titles_with (mur_parameter_panel_get_titles (self->panel), name, text);
  mur_parameter_panel_set_titles (self->panel, titles);
}

/* Titles reach no run. */
static void
panel_titled_cb (MurParameterPanel *panel, MurExperimentPage *self)
{
  mur_experiment_page_update_actions (self);
  mur_experiment_page_draw (self, MUR_FOLLOW_GROW);
}

static void
panel_preset_cb (MurParameterPanel *panel, const char *id, MurExperimentPage *self)
{
  const MurPreset *preset = mur_experiment_find_preset (self->experiment, id, NULL);
  mur_experiment_page_set_scene (self, preset->scene);
}

void
mur_experiment_page_take_edits (MurExperimentPage *self)
{
  g_signal_connect (self->panel, "changed", G_CALLBACK (panel_changed_cb), self);
  g_signal_connect (self->panel, "probe", G_CALLBACK (panel_probe_cb), self);
  g_signal_connect (self->panel, "preset", G_CALLBACK (panel_preset_cb), self);
  g_signal_connect (self->panel, "titled", G_CALLBACK (panel_titled_cb), self);
  g_signal_connect (self->view, "entitle", G_CALLBACK (view_entitle_cb), self);
  g_signal_connect (self->view, "choose", G_CALLBACK (view_choose_cb), self);
  g_signal_connect (self->view, "drag", G_CALLBACK (view_drag_cb), self);
  g_signal_connect (self->view, "ask", G_CALLBACK (view_ask_cb), self);
}
