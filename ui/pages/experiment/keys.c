/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys of parameters: each goes on to the next choice, and after the last one to the
 * first. They come here only if the widget with the focus has no use for them. */

#include "ui/pages/experiment/private.h"

static const char *
next_choice (const MurParameter *parameter, const MurParameters *values)
{
  const guint next = mur_parameters_choice (values, parameter->name) + 1;
  return parameter->choices[next].id != NULL ? parameter->choices[next].id
                                             : parameter->choices[0].id;
}

static void
choose_next (MurExperimentPage *self, const MurParameter *parameter)
{
  g_autoptr (MurParameters) values
    = mur_parameters_copy (mur_parameter_panel_get_parameters (self->panel));
  const char *why = mur_experiment_why_idle (
    self->experiment, values, mur_parameter_panel_get_inputs (self->panel),
    parameter->name);

  if (why != NULL)
    mur_experiment_page_show_toast (self, why);
  else if (mur_parameters_set (values, parameter->name, next_choice (parameter, values),
                               NULL))
    mur_parameter_panel_set_parameters (self->panel, values);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *name, gpointer data)
{
  MurExperimentPage *self = MUR_EXPERIMENT_PAGE (widget);
  choose_next (self, mur_parameter_find (self->experiment->parameters,
                                         g_variant_get_string (name, NULL)));
  return TRUE;
}

static GtkShortcut *
make_shortcut (const MurParameter *parameter)
{
  GtkShortcut *shortcut
    = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (parameter->key),
                        gtk_callback_action_new (key_cb, NULL, NULL));
  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (parameter->name));
  return shortcut;
}

void
mur_experiment_page_add_keys (MurExperimentPage *self)
{
  const MurParameter *parameter = self->experiment->parameters;
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (; parameter->name != NULL; parameter++)
    if (parameter->key != NULL)
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            make_shortcut (parameter));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
