/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parameters/action-buttons.h"

static GtkWidget *
make_button (const MurAction *action)
{
  GtkWidget *button = gtk_button_new_with_label (action->label);

  gtk_widget_set_tooltip_text (button, action->summary);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "run.act");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", action->name);
  return button;
}

void
mur_action_buttons_fill (GtkBox *box, const MurExperiment *experiment)
{
  const MurAction *action = experiment->actions;
  gboolean any = FALSE;

  for (; action != NULL && action->name != NULL; action++)
    if (mur_experiment_can_act (experiment, action) && action->arguments == NULL)
      {
        any = TRUE;
        gtk_box_append (box, make_button (action));
      }
  gtk_widget_set_visible (GTK_WIDGET (box), any);
}
