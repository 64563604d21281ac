/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parameters/message.h"

GtkWidget *
mur_message_new (void)
{
  GtkWidget *self = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (self), 0);
  gtk_label_set_wrap (GTK_LABEL (self), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (self), 30);
  gtk_widget_add_css_class (self, "caption");
  gtk_widget_set_visible (self, FALSE);
  return self;
}

void
mur_message_show (GtkWidget *self, const char *text)
{
  gtk_label_set_text (GTK_LABEL (self), text != NULL ? text : "");
  gtk_widget_set_visible (self, text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (self, "error");
}

void
mur_message_mark (GtkWidget *control, gboolean is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (control, "error");
  else
    gtk_widget_remove_css_class (control, "error");
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_INVALID,
    is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}
