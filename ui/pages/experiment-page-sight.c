/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a page has to show: its figure, or that there is none; and what is in sight, for
 * whoever takes it home. */

#include "ui/pages/experiment-page-private.h"

#include "ui/figures/registry.h"

/* An experiment without a figure is still a run with results. */
void
mur_experiment_page_show_missing (MurExperimentPage *self)
{
  g_autofree char *text = NULL;

  if (mur_figure_check (self->experiment, NULL))
    return;
  text = g_strdup_printf (
    "There is no figure of %s yet. Its numbers are below and in its tables.",
    self->experiment->title);
  gtk_label_set_text (self->missing, text);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->view), FALSE);
  gtk_widget_set_visible (self->figure_bar, FALSE);
}

/* A picture of it has every pixel of the screen. */
static void
take_looks (MurExperimentPage *self, MurExportOptions *options)
{
  GtkWidget *view = GTK_WIDGET (self->view);

  options->theme = mur_figure_view_get_theme (self->view);
  options->scale = mur_figure_view_get_scale (self->view);
  options->dpi = 96 * gtk_widget_get_scale_factor (view);
  options->width_mm = gtk_widget_get_width (view) / 96.0 * 25.4;
  options->height_mm = gtk_widget_get_height (view) / 96.0 * 25.4;
}

/* Returns: (nullable): (transfer full): what a person has before them now; %NULL as
 * long as that is nothing */
MurInSight *
mur_experiment_page_dup_in_sight (MurExperimentPage *self)
{
  MurInSight *sight;
  MurSession *session;
  MurRunner *runner;
  const MurPanelView *views;
  guint n;

  g_return_val_if_fail (MUR_IS_EXPERIMENT_PAGE (self), NULL);
  runner = mur_run_control_runner (self->control);
  if (runner == NULL || self->frame == NULL)
    return NULL;
  session = mur_runner_dup_session (runner);
  mur_session_set_view (session, mur_parameter_panel_get_parameters (self->panel));
  sight = mur_in_sight_new (session, mur_frame_ref (self->frame));
  views = mur_figure_view_get_views (self->view, &n);
  mur_in_sight_set_views (sight, views, n);
  take_looks (self, &sight->shown);
  return sight;
}
