/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening files: read on a thread that knows nothing of the window, which may close
 * meanwhile. Of several files asked for, the last one counts. A file that cannot be
 * opened changes nothing but a toast. */

#include "app/window/open.h"

#include <string.h>

#include "app/window/files.h"
#include "app/window/settings.h"
#include "ui/documents/document.h"

/* How many files a window was asked to open. */
#define SERIAL "n-opened"

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

/* "Opened fit.png; replaying its 2 changes" */
static char *
describe_opened (const MurDocument *document, const char *name)
{
  guint n = document->session->changes->len;

  if (document->warnings != NULL && document->warnings[0] != NULL)
    return g_strdup_printf ("%s: %s", name, document->warnings[0]);
  if (n == 0)
    return g_strdup_printf ("Opened %s", name);
  return g_strdup_printf ("Opened %s; replaying its %u change%s", name, n,
                          n == 1 ? "" : "s");
}

static void
show_session (MurWindow *self, const MurDocument *document, const char *name)
{
  MurExperimentPage *page = mur_window_show_topic (self, document->session->experiment);
  g_autofree char *message = describe_opened (document, name);

  mur_experiment_page_open_session (page, document->session);
  mur_window_show_toast (self, message);
}

static void
show_table (MurWindow *self, const MurTable *table, const char *path, const char *name)
{
  MurExperimentPage *page = mur_window_get_page (self);
  g_autofree char *source = g_filename_display_basename (path);
  g_autofree char *message = NULL;

  if (mur_experiment_page_open_table (page, source, table))
    message = g_strdup_printf ("Opened %s", name);
  else
    message = g_strdup_printf ("%s: %s takes no table", name,
                               mur_experiment_page_get_experiment (page)->title);
  mur_window_show_toast (self, message);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MurWindow *self = MUR_WINDOW (source);
  const char *path = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = mur_document_short_name (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (MurDocument) document = g_task_propagate_pointer (G_TASK (result), &error);

  if (mur_window_get_page (self) == NULL || data != g_object_get_data (source, SERIAL))
    return;
  if (document == NULL)
    mur_window_show_file_toast (self, path, error->message);
  else if (document->session != NULL)
    show_session (self, document, name);
  else
    show_table (self, document->table, path, name);
}

void
mur_window_open_file (MurWindow *self, GFile *file)
{
  const char *path;
  g_autofree char *uri = NULL;
  g_autofree char *message = NULL;
  g_autoptr (GTask) task = NULL;
  guint serial;

  g_return_if_fail (MUR_IS_WINDOW (self) && G_IS_FILE (file));

  path = g_file_peek_path (file);
  if (path == NULL)
    {
      uri = g_file_get_uri (file);
      message = g_strdup_printf ("Only files of this computer can be opened; %s", uri);
      mur_window_show_toast (self, message);
      return;
    }
  serial = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (self), SERIAL)) + 1;
  g_object_set_data (G_OBJECT (self), SERIAL, GUINT_TO_POINTER (serial));
  task = g_task_new (self, NULL, opened_cb, GUINT_TO_POINTER (serial));
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, open_thread);
}

static void
open_response_cb (GtkNativeDialog *chooser, int response, MurWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      mur_settings_set_folder_of (file);
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
  g_autoptr (GFile) folder = mur_settings_dup_folder ();

  add_filter (
    GTK_FILE_CHOOSER (chooser), "Sessions, figures and tables",
    (const char *[]){ "json", "png", "svg", "pdf", "eps", "csv", "tsv", "txt", NULL });
  add_filter (GTK_FILE_CHOOSER (chooser), "Sessions", (const char *[]){ "json", NULL });
  add_filter (GTK_FILE_CHOOSER (chooser), "Figures",
              (const char *[]){ "png", "svg", "pdf", "eps", NULL });
  add_filter (GTK_FILE_CHOOSER (chooser), "Tables",
              (const char *[]){ "csv", "tsv", "txt", NULL });
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (open_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
