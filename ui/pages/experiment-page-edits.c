/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person changes: values in the panel, presets, data that are chosen in the
 * figure. A run takes what it can while it goes on, and begins anew for the rest. */

#include "ui/pages/experiment-page-private.h"

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
  if (mur_run_control_retune (self->control,
                              mur_parameter_panel_get_parameters (panel)))
    {
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

/* A datum that stands for values was chosen: one step that undo takes back. */
static void
view_choose_cb (MurFigureView *view, char **pairs, MurExperimentPage *self)
{
  g_autoptr (MurParameters) values
    = mur_parameters_copy (mur_parameter_panel_get_parameters (self->panel));
  g_autoptr (GError) error = NULL;

  for (; *pairs != NULL; pairs += 2)
    if (!mur_parameters_set (values, pairs[0], pairs[1], &error))
      {
        mur_experiment_page_show_toast (self, error->message);
        return;
      }
  mur_parameter_panel_set_parameters (self->panel, values);
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
  g_signal_connect (self->view, "choose", G_CALLBACK (view_choose_cb), self);
}
