/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each transfer is a task with what it needs and nothing of the window: the thread
 * never touches a widget, and the window may close meanwhile. */

#include "app/window-files.h"

#include <string.h>

#include "app/document.h"
#include "app/export-dialog.h"
#include "core/base/error.h"
#include "core/base/file.h"

/* What is to be written where: a figure, a table of a frame, or a session alone. */
typedef struct
{
  char *path;
  MurSession *session;
  MurFrame *frame; /* NULL: the session alone */
  char *table;     /* NULL: the figure */
  MurPanelView *views;
  MurExportOptions options;
} Output;

static void
output_free (Output *self)
{
  g_free (self->path);
  g_clear_pointer (&self->session, mur_session_free);
  g_clear_pointer (&self->frame, mur_frame_unref);
  g_free (self->table);
  g_free (self->views);
  g_free (self);
}

static void
say (MurWindow *self, const char *message)
{
  mur_experiment_page_say (mur_window_get_page (self), message);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  MurDocument *document = mur_document_open (data, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, (GDestroyNotify)mur_document_free);
  else
    g_task_return_error (task, error);
}

static void
show_session (MurWindow *self, const MurDocument *document, const char *name)
{
  MurExperimentPage *page = mur_window_show_topic (self, document->session->experiment);
  g_autofree char *message = g_strdup_printf ("Opened %s", name);

  mur_experiment_page_open_session (page, document->session);
  say (self, document->warnings != NULL && document->warnings[0] != NULL
               ? document->warnings[0]
               : message);
}

static void
show_table (MurWindow *self, const MurTable *table, const char *path)
{
  MurExperimentPage *page = mur_window_get_page (self);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *message = NULL;

  if (mur_experiment_page_open_table (page, path, table))
    message = g_strdup_printf ("Opened %s", name);
  else
    message = g_strdup_printf ("%s: %s takes no table", name,
                               mur_experiment_page_get_experiment (page)->title);
  say (self, message);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MurWindow *self = MUR_WINDOW (source);
  const char *path = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (MurDocument) document = g_task_propagate_pointer (G_TASK (result), &error);

  if (mur_window_get_page (self) == NULL)
    return;
  if (document == NULL)
    say (self, error->message);
  else if (document->session != NULL)
    show_session (self, document, name);
  else
    show_table (self, document->table, path);
}

/* Opens a session, a checkpoint, an exported figure, or a table for the topic in
 * sight. */
void
mur_window_open_file (MurWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *message = NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (MUR_IS_WINDOW (self));

  if (path == NULL)
    {
      message = g_strdup_printf ("%s: only files of this computer can be opened", uri);
      say (self, message);
      return;
    }
  task = g_task_new (self, NULL, opened_cb, NULL);
  g_task_set_task_data (task, g_steal_pointer (&path), g_free);
  g_task_run_in_thread (task, open_thread);
}

static gboolean
write_session (const Output *output, GError **error)
{
  g_autofree char *text = mur_session_format (output->session);
  return mur_file_write (output->path, text, strlen (text), error);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Output *output = data;
  GError *error = NULL;
  gboolean done;

  if (output->frame == NULL)
    done = write_session (output, &error);
  else if (output->table != NULL)
    done = mur_document_save_table (output->path, output->frame, output->table, &error);
  else
    done = mur_document_save_figure (output->path, output->session, output->frame,
                                     output->views, &output->options, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
open_folder_cb (AdwToast *toast, MurWindow *self)
{
  const char *uri = g_object_get_data (G_OBJECT (toast), "uri");
  gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

static void
say_written (MurWindow *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *message = g_strdup_printf ("Saved %s", name);
  g_autofree char *markup = g_markup_escape_text (message, -1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_set_button_label (toast, "Open _Folder");
  g_object_set_data_full (G_OBJECT (toast), "uri", g_file_get_uri (folder), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_folder_cb), self,
                           0);
  mur_experiment_page_toast (mur_window_get_page (self), toast);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MurWindow *self = MUR_WINDOW (source);
  const Output *output = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (mur_window_get_page (self) == NULL)
    return;
  if (done)
    say_written (self, output->path);
  else
    say (self, error->message);
}

/* Takes @output. */
static void
write_output (MurWindow *self, Output *output)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_task_data (task, output, (GDestroyNotify)output_free);
  g_task_run_in_thread (task, write_thread);
}

/* What the window shows now, whatever it shows when the file is chosen. */
static Output *
make_output (MurWindow *self)
{
  MurExperimentPage *page = mur_window_get_page (self);
  Output *output = g_new0 (Output, 1);
  guint n;
  const MurPanelView *views = mur_experiment_page_get_views (page, &n);

  output->session = mur_experiment_page_dup_session (page);
  output->frame = mur_experiment_page_dup_frame (page);
  output->views = g_memdup2 (views, n * sizeof *views);
  mur_export_options_init (&output->options);
  if (output->session != NULL && output->frame != NULL)
    return output;
  output_free (output);
  return NULL;
}

static void
open_response_cb (GtkNativeDialog *chooser, int response, MurWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      mur_window_open_file (self, file);
    }
  g_object_unref (chooser);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (; *patterns != NULL; patterns++)
    gtk_file_filter_add_suffix (filter, *patterns);
  gtk_file_chooser_add_filter (chooser, filter);
}

void
mur_window_choose_open (MurWindow *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
    "Open", GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, "_Open", "_Cancel");

  add_filter (
    GTK_FILE_CHOOSER (chooser), "Sessions, figures and tables",
    (const char *[]){ "json", "png", "svg", "pdf", "csv", "tsv", "txt", NULL });
  add_filter (GTK_FILE_CHOOSER (chooser), "Sessions", (const char *[]){ "json", NULL });
  add_filter (GTK_FILE_CHOOSER (chooser), "Figures",
              (const char *[]){ "png", "svg", "pdf", NULL });
  add_filter (GTK_FILE_CHOOSER (chooser), "Tables",
              (const char *[]){ "csv", "tsv", "txt", NULL });
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (open_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
save_response_cb (GtkNativeDialog *chooser, int response, MurWindow *self)
{
  Output *output = g_object_steal_data (G_OBJECT (chooser), "output");
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  output->path = file != NULL ? g_file_get_path (file) : NULL;
  if (output->path != NULL)
    write_output (self, output);
  else
    {
      if (file != NULL)
        say (self, "Only files of this computer can be written");
      output_free (output);
    }
  g_object_unref (chooser);
}

/* Takes @output. */
static void
choose_target (MurWindow *self,
               Output *output,
               const char *title,
               const char *extension)
{
  g_autofree char *name = g_strdup_printf (
    "%s%s%s.%s", output->session->experiment->id, output->table != NULL ? "-" : "",
    output->table != NULL ? output->table : "", extension);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
    title, GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, "_Save", "_Cancel");

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_object_set_data_full (G_OBJECT (chooser), "output", output,
                          (GDestroyNotify)output_free);
  g_signal_connect_object (chooser, "response", G_CALLBACK (save_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
mur_window_choose_save (MurWindow *self)
{
  Output *output = make_output (self);

  if (output == NULL)
    return;
  g_clear_pointer (&output->frame, mur_frame_unref);
  choose_target (self, output, "Save Session", "json");
}

static void
accepted_cb (MurExportDialog *dialog, MurWindow *self)
{
  Output *output = g_object_steal_data (G_OBJECT (dialog), "output");
  const char *extension = mur_export_dialog_get_extension (dialog);

  mur_export_dialog_get_options (dialog, &output->options);
  output->table = g_strdup (mur_export_dialog_get_table (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  choose_target (self, output, "Export", extension);
}

void
mur_window_choose_export (MurWindow *self)
{
  Output *output = make_output (self);
  GtkWidget *dialog;

  if (output == NULL)
    return;
  dialog = mur_export_dialog_new (
    output->frame, mur_experiment_page_get_theme (mur_window_get_page (self)));
  g_object_set_data_full (G_OBJECT (dialog), "output", output,
                          (GDestroyNotify)output_free);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), self, 0);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}
