/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/ui/pages/export-helpers.h"

#include "app/window/files.h"

gpointer
mur_test_export_child (gpointer dialog, const char *name)
{
  GObject *child = gtk_widget_get_template_child (dialog, MUR_TYPE_EXPORT_DIALOG, name);
  g_assert_nonnull (child);
  return child;
}

void
mur_test_export_type (gpointer dialog, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (mur_test_export_child (dialog, name)), text);
}

const char *
mur_test_export_text (gpointer dialog, const char *name)
{
  return gtk_editable_get_text (GTK_EDITABLE (mur_test_export_child (dialog, name)));
}

void
mur_test_export_choose (gpointer dialog, const char *name, guint item)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (mur_test_export_child (dialog, name)),
                              item);
}

guint
mur_test_export_chosen (gpointer dialog, const char *name)
{
  return adw_combo_row_get_selected (
    ADW_COMBO_ROW (mur_test_export_child (dialog, name)));
}

GtkWidget *
mur_test_export_open (MurWindow *window, MurExportPurpose purpose)
{
  MurOutput *output = mur_window_make_output (window);
  GtkWidget *dialog;

  output->options.theme = mur_theme_find ("dark");
  dialog = mur_export_dialog_new (output, purpose);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
