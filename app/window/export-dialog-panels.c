/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which panels go into the file. What navigation has made of each stays. */

#include "app/window/export-dialog-private.h"

#include "ui/plot/layout/describe.h"

void
mur_export_dialog_show_panels (MurExportDialog *self)
{
  MurInSight *sight = self->output->sight;
  g_autoptr (MurFigure) figure = mur_in_sight_make_figure (sight, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->n_panels = figure != NULL ? mur_figure_n_panels (figure) : 0;
  self->hides_some = mur_in_sight_count_panels (sight, self->n_panels) < self->n_panels;
  if (self->hides_some)
    {
      gtk_string_list_append (names, "Those in the window");
      self->n_shown_views = sight->n_views;
      self->shown_views
        = g_memdup2 (sight->views, sight->n_views * sizeof *sight->views);
    }
  gtk_string_list_append (names, "The whole figure");
  for (guint i = 0; i < self->n_panels; i++)
    {
      g_autofree char *name = mur_panel_name (mur_figure_panel (figure, i), i);
      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_model (self->panels, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->panels), self->n_panels > 1);
}

/* One panel has no letter. */
static void
update_letters (MurExportDialog *self)
{
  const gboolean several
    = mur_in_sight_count_panels (self->output->sight, self->n_panels) > 1;

  gtk_widget_set_sensitive (self->letters_row, several);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->letters_row),
                               several ? "In front of the panels’ titles"
                                       : "Only one panel is shown");
  self->output->sight->letters = several && gtk_switch_get_active (self->letters);
}

void
mur_export_dialog_change_panels (MurExportDialog *self)
{
  const guint chosen = adw_combo_row_get_selected (self->panels);
  const int panel = (int)chosen - 1 - self->hides_some;

  if (self->output == NULL || chosen == GTK_INVALID_LIST_POSITION)
    return;
  if (self->hides_some && chosen == 0)
    mur_in_sight_set_views (self->output->sight, self->shown_views,
                            self->n_shown_views);
  else
    mur_in_sight_show_panels (self->output->sight, self->n_panels, panel);
  update_letters (self);
}
