/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A key that is pressed twice must not open two windows: the owner remembers weakly
 * what is up of each kind. */

#include "ui/widgets/secondary.h"

static void
forget (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
remember (GtkWidget *owner, const char *kind, gpointer secondary)
{
  GWeakRef *place = g_new (GWeakRef, 1);
  g_autofree char *key = g_strconcat ("secondary-", kind, NULL);

  g_weak_ref_init (place, secondary);
  g_object_set_data_full (G_OBJECT (owner), key, place, forget);
}

static void
give_up_cb (GtkNativeDialog *dialog)
{
  gtk_native_dialog_hide (dialog);
  g_object_unref (dialog);
}

static void
bring (gpointer secondary)
{
  if (GTK_IS_WINDOW (secondary))
    gtk_window_present (secondary);
  else if (GTK_IS_NATIVE_DIALOG (secondary))
    gtk_native_dialog_show (secondary);
}

static gboolean
is_up (gpointer secondary)
{
  if (GTK_IS_WINDOW (secondary))
    return gtk_widget_get_visible (secondary);
  if (GTK_IS_NATIVE_DIALOG (secondary))
    return gtk_native_dialog_get_visible (secondary);
  return TRUE;
}

gpointer
mur_secondary_raise (GtkWidget *owner, const char *kind)
{
  g_autofree char *key = g_strconcat ("secondary-", kind, NULL);
  g_autoptr (GObject) secondary = NULL;
  GWeakRef *place;

  g_return_val_if_fail (GTK_IS_WIDGET (owner) && kind != NULL, NULL);

  place = g_object_get_data (G_OBJECT (owner), key);
  secondary = place != NULL ? g_weak_ref_get (place) : NULL;
  if (secondary == NULL || !is_up (secondary))
    return NULL;
  bring (secondary);
  return secondary;
}

void
mur_secondary_present (GtkWidget *owner, const char *kind, gpointer secondary)
{
  g_return_if_fail (GTK_IS_WIDGET (owner) && kind != NULL && G_IS_OBJECT (secondary));

  remember (owner, kind, secondary);
  if (GTK_IS_WINDOW (secondary))
    {
      gtk_window_set_transient_for (secondary,
                                    GTK_WINDOW (gtk_widget_get_root (owner)));
      gtk_window_set_destroy_with_parent (secondary, TRUE);
    }
  else if (GTK_IS_NATIVE_DIALOG (secondary))
    g_signal_connect_object (owner, "destroy", G_CALLBACK (give_up_cb), secondary,
                             G_CONNECT_SWAPPED);
  bring (secondary);
}
