/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/widgets/names.h"

#include <string.h>

static gboolean
is_bare (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget))
    return gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)) == NULL;
  return GTK_IS_BUTTON (widget)
         && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL;
}

static void
name (GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);
  const char *key = tooltip != NULL ? strstr (tooltip, " (") : NULL;
  g_autofree char *label = NULL;

  if (tooltip == NULL)
    return;
  label
    = key != NULL ? g_strndup (tooltip, (gsize)(key - tooltip)) : g_strdup (tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
mur_names_of_buttons (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (is_bare (widget))
    {
      name (widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    mur_names_of_buttons (child);
}
