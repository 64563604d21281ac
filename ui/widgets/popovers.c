/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* GTK 4.8 gives up the grab of a popover only where it is popped down: one whose window
 * closes, or whose page changes, would keep it. It would then never be freed, and take
 * the clicks and keys meant for all other windows. */

#include "ui/widgets/popovers.h"

void
mur_popovers_end (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      mur_popovers_end (child);
      if (GTK_IS_POPOVER (child) && gtk_widget_get_visible (child))
        gtk_popover_popdown (GTK_POPOVER (child));
    }
}

void
mur_popovers_end_with (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_signal_connect (widget, "unmap", G_CALLBACK (mur_popovers_end), NULL);
}
