/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parameters/drop-down.h"

#define LEAST_CHARACTERS 6

static void
set_up_cb (GtkSignalListItemFactory *factory,
           GtkListItem *item,
           gpointer most_characters)
{
  GtkWidget *widget = gtk_label_new (NULL);
  GtkLabel *label = GTK_LABEL (widget);

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (label, LEAST_CHARACTERS);
  gtk_label_set_max_width_chars (label, GPOINTER_TO_INT (most_characters));
  gtk_list_item_set_child (item, widget);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  gtk_label_set_text (
    GTK_LABEL (gtk_list_item_get_child (item)),
    gtk_string_object_get_string (GTK_STRING_OBJECT (gtk_list_item_get_item (item))));
}

/* The list keeps what it has by itself, with a mark at what is chosen. */
GtkWidget *
mur_drop_down_new (GListModel *titles, int most_characters)
{
  GtkWidget *widget = gtk_drop_down_new (titles, NULL);
  GtkDropDown *self = GTK_DROP_DOWN (widget);
  g_autoptr (GtkListItemFactory) within = gtk_signal_list_item_factory_new ();

  g_signal_connect (within, "setup", G_CALLBACK (set_up_cb),
                    GINT_TO_POINTER (most_characters));
  g_signal_connect (within, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_list_factory (self, gtk_drop_down_get_factory (self));
  gtk_drop_down_set_factory (self, within);
  return widget;
}
