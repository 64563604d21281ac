/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong with values, shown at their rows. */

#include "ui/parameters/panel.h"

#include <adwaita.h>

#include "ui/parameters/words.h"

/* Shows @message at the parameter @field and opens the group it is in. Returns: FALSE
 * where there is no such parameter */
gboolean
mur_parameter_panel_mark (MurParameterPanel *self,
                          const char *field,
                          const char *message)
{
  MurParameterRow *row = mur_parameter_panel_get_row (self, field);
  g_autofree char *words = NULL;
  GtkWidget *group;

  if (row == NULL)
    return FALSE;
  words = mur_words_beside (mur_parameter_panel_get_experiment (self)->parameters,
                            field, message);
  mur_parameter_row_mark (row, words);
  group = gtk_widget_get_ancestor (GTK_WIDGET (row), ADW_TYPE_EXPANDER_ROW);
  if (group != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (group), TRUE);
  return TRUE;
}

/* Takes the marks of all parameters away. */
void
mur_parameter_panel_unmark (MurParameterPanel *self)
{
  const MurParameter *parameter;

  g_return_if_fail (MUR_IS_PARAMETER_PANEL (self));
  parameter = mur_parameter_panel_get_experiment (self)->parameters;
  for (; parameter->name != NULL; parameter++)
    mur_parameter_row_unmark (mur_parameter_panel_get_row (self, parameter->name));
}
