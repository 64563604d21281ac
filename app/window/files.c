/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Saving and exporting. Each transfer is a task with what it needs and nothing of the
 * window: the thread never touches a widget, and the window may close meanwhile. The
 * name is the chooser's to the letter, which has asked before a file is replaced. */

#include "app/window/files.h"

#include <string.h>

#include "app/window/copy.h"
#include "app/window/export-dialog.h"
#include "app/window/settings.h"
#include "ui/documents/document.h"
#include "ui/widgets/secondary.h"
#include "ui/widgets/task.h"

/* The URI of the folder that was written to last. */
#define FOLDER "written-folder"

MurOutput *
mur_window_make_output (MurWindow *self)
{
  MurInSight *sight;

  g_return_val_if_fail (MUR_IS_WINDOW (self), NULL);

  sight = mur_page_dup_in_sight (mur_window_get_sight (self));
  if (sight != NULL)
    return mur_output_new (sight);
  mur_window_show_toast (self, "There is nothing to save yet");
  return NULL;
}

/* Errors begin with the path, which leaves no room in a toast. */
void
mur_window_show_file_toast (MurWindow *self, const char *path, const char *message)
{
  g_autofree char *whole = g_filename_display_name (path);
  g_autofree char *name = mur_document_short_name (path);
  g_autofree char *text = g_str_has_prefix (message, whole)
                            ? g_strconcat (name, message + strlen (whole), NULL)
                            : g_strdup (message);

  mur_window_show_toast (self, text);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (mur_output_write (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
folder_shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MurWindow *self = MUR_WINDOW (source);

  if (!gtk_show_uri_full_finish (GTK_WINDOW (self), result, NULL))
    mur_window_show_toast (self, "No program shows folders here");
}

static void
open_folder_cb (AdwToast *toast, MurWindow *self)
{
  const char *uri = g_object_get_data (G_OBJECT (self), FOLDER);
  gtk_show_uri_full (GTK_WINDOW (self), uri, GDK_CURRENT_TIME, NULL, folder_shown_cb,
                     NULL);
}

static void
say_written (MurWindow *self, const char *path)
{
  g_autofree char *name = mur_document_short_name (path);
  g_autofree char *message = g_strdup_printf ("Saved %s", name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  g_object_set_data_full (G_OBJECT (self), FOLDER, g_file_get_uri (folder), g_free);
  mur_page_offer (mur_window_get_sight (self), message, "Open _Folder",
                  g_cclosure_new_object (G_CALLBACK (open_folder_cb), G_OBJECT (self)));
}

static void
written_cb (gpointer owner, GTask *task)
{
  MurWindow *self = MUR_WINDOW (owner);
  const MurOutput *output = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (task, &error);

  if (mur_window_get_sight (self) == NULL)
    return;
  if (done)
    say_written (self, output->path);
  else
    mur_window_show_file_toast (self, output->path, error->message);
}

void
mur_window_write_output (MurWindow *self, MurOutput *output)
{
  g_return_if_fail (MUR_IS_WINDOW (self) && output != NULL && output->path != NULL);
  mur_task_run (self, write_thread, output, (GDestroyNotify)mur_output_free,
                written_cb);
}

/* A name may end otherwise than was chosen before: the file is what its name says. */
static void
heed_ending (MurOutput *output)
{
  if (mur_in_sight_has_picture (output->sight) && output->table == NULL)
    mur_export_format_of (output->path, &output->options.format, NULL);
}

static void
save_response_cb (GtkNativeDialog *chooser, int response, MurWindow *self)
{
  g_autoptr (MurOutput) output = g_object_steal_data (G_OBJECT (chooser), "output");
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_object_unref (chooser);
  if (file == NULL)
    return;
  output->path = g_file_get_path (file);
  if (output->path == NULL)
    {
      mur_window_show_toast (self, "Only files of this computer can be written");
      return;
    }
  mur_settings_set_folder_of (file);
  heed_ending (output);
  mur_window_write_output (self, g_steal_pointer (&output));
}

/* Takes @output. */
static void
choose_target (MurWindow *self,
               MurOutput *output,
               const char *title,
               const char *extension)
{
  g_autofree char *stem = mur_in_sight_name (output->sight);
  g_autofree char *name
    = g_strdup_printf ("%s%s%s.%s", stem, output->table != NULL ? "-" : "",
                       output->table != NULL ? output->table : "", extension);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
    title, GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, "_Save", "_Cancel");
  g_autoptr (GFile) folder = mur_settings_dup_folder ();

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data_full (G_OBJECT (chooser), "output", output,
                          (GDestroyNotify)mur_output_free);
  g_signal_connect_object (chooser, "response", G_CALLBACK (save_response_cb), self, 0);
  mur_secondary_present (GTK_WIDGET (self), MUR_WINDOW_DIALOG, chooser);
}

/* Returns: (nullable): (transfer full): what a dialog is to be opened about; %NULL also
 * where one is up */
static MurOutput *
begin_dialog (MurWindow *self)
{
  if (mur_secondary_raise (GTK_WIDGET (self), MUR_WINDOW_DIALOG) != NULL)
    return NULL;
  return mur_window_make_output (self);
}

void
mur_window_choose_save (MurWindow *self)
{
  MurOutput *output = begin_dialog (self);

  if (output == NULL)
    return;
  output->sight->recipe_only = TRUE;
  choose_target (self, output, "Save Session", "json");
}

static void
export_cb (MurExportDialog *dialog, MurWindow *self)
{
  MurOutput *output = mur_export_dialog_take_output (dialog);
  const char *extension = mur_export_dialog_get_extension (dialog);

  gtk_window_destroy (GTK_WINDOW (dialog));
  choose_target (self, output, "Export", extension);
}

static void
copy_cb (MurExportDialog *dialog, MurWindow *self)
{
  MurOutput *output = mur_export_dialog_take_output (dialog);

  gtk_window_destroy (GTK_WINDOW (dialog));
  mur_window_copy_output (self, output);
}

static void
present_dialog (MurWindow *self, MurExportPurpose purpose)
{
  MurOutput *output = begin_dialog (self);
  GtkWidget *dialog;

  if (output == NULL)
    return;
  dialog = mur_export_dialog_new (output, purpose);
  g_signal_connect_object (dialog, "export", G_CALLBACK (export_cb), self, 0);
  g_signal_connect_object (dialog, "copy", G_CALLBACK (copy_cb), self, 0);
  mur_secondary_present (GTK_WIDGET (self), MUR_WINDOW_DIALOG, dialog);
}

void
mur_window_choose_export (MurWindow *self)
{
  present_dialog (self, MUR_EXPORT_FIGURE);
}

void
mur_window_choose_copy (MurWindow *self)
{
  present_dialog (self, MUR_EXPORT_TABLE);
}
