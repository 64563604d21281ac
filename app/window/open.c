/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening files: read on a thread that knows nothing of the window, which may close
 * meanwhile. Of several files asked for, the last one counts. A file that cannot be
 * opened changes nothing but a toast. */

#include "app/window/open.h"

#include <string.h>

#include "app/window/files.h"
#include "app/window/settings.h"
#include "app/window/sweep.h"
#include "ui/documents/document.h"
#include "ui/import/sheet.h"
#include "ui/import/taking.h"
#include "ui/widgets/secondary.h"
#include "ui/widgets/task.h"

/* How many files a window was asked to open. */
#define SERIAL "n-opened"

/* The kind of window that is up once. */
#define IMPORT_SHEET "import-sheet"

/* What was asked for. */
typedef struct
{
  char *path;
  char *input; /* (nullable): what a table is for; NULL: the first input there is */
  guint n_files;
  guint serial;
} Request;

static void
request_free (Request *self)
{
  g_free (self->path);
  g_free (self->input);
  g_free (self);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  MurDocument *document = mur_document_open (request->path, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, (GDestroyNotify)mur_document_free);
  else
    g_task_return_error (task, error);
}

/* "Opened fit.png; replaying its 2 changes" */
static char *
describe_opened (const MurDocument *document, const Request *request)
{
  guint n = document->session->changes->len;
  g_autofree char *name = mur_document_short_name (request->path);

  if (document->warnings != NULL && document->warnings[0] != NULL)
    return g_strdup_printf ("%s: %s", name, document->warnings[0]);
  if (request->n_files > 1)
    return g_strdup_printf ("Opened %s; only the first of %u files", name,
                            request->n_files);
  if (n == 0)
    return g_strdup_printf ("Opened %s", name);
  return g_strdup_printf ("Opened %s; replaying its %u change%s", name, n,
                          n == 1 ? "" : "s");
}

static void
show_session (MurWindow *self, const MurDocument *document, const Request *request)
{
  MurExperimentPage *page = mur_window_show_topic (self, document->session->experiment);
  g_autofree char *message = describe_opened (document, request);

  mur_experiment_page_open_session (page, document->session);
  mur_window_show_toast (self, message);
}

/* "Opened links.csv as edges; Coupling: 1" */
static char *
describe_table (const MurImport *import, const char *path, const MurTaking *taking)
{
  const MurExperiment *experiment = mur_import_experiment (import);
  g_autofree char *name = mur_document_short_name (path);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "Opened %s", name);
  if (experiment->inputs[1].name != NULL)
    g_string_append_printf (text, " as %s", mur_import_input (import)->name);
  if (mur_taking_settled (taking) != NULL)
    g_string_append_printf (text, "; %s", mur_taking_settled (taking));
  if (mur_taking_suspect (taking) != NULL)
    g_string_append_printf (text, "; %s", mur_taking_suspect (taking));
  return g_strdup (text->str);
}

static void
taken_cb (MurImportSheet *sheet, const MurTaking *taking, MurWindow *self)
{
  const MurImport *import = mur_import_sheet_get_import (sheet);
  const char *path = mur_import_sheet_get_path (sheet);
  MurExperimentPage *page
    = mur_window_show_topic (self, mur_import_experiment (import));

  mur_experiment_page_open_inputs (page, mur_taking_parameters (taking),
                                   mur_taking_inputs (taking));
  if (path != NULL)
    {
      g_autofree char *message = describe_table (import, path, taking);

      mur_window_show_toast (self, message);
    }
  gtk_window_destroy (GTK_WINDOW (sheet));
}

/* In place of one that is up. Takes @import. */
static void
present_sheet (MurWindow *self, MurImport *import, const char *path)
{
  GtkWidget *sheet = mur_import_sheet_new (
    import, path, mur_experiment_page_get_inputs (mur_window_get_page (self)));
  gpointer old = mur_secondary_raise (GTK_WIDGET (self), IMPORT_SHEET);

  if (old != NULL)
    gtk_window_destroy (old);
  g_signal_connect_object (sheet, "taken", G_CALLBACK (taken_cb), self, 0);
  mur_secondary_present (GTK_WIDGET (self), IMPORT_SHEET, sheet);
}

static void
show_table (MurWindow *self, const MurDocument *document, const Request *request)
{
  MurExperimentPage *page = mur_window_get_page (self);
  const MurExperiment *experiment = mur_experiment_page_get_experiment (page);
  g_autofree char *source = g_filename_display_basename (request->path);

  if (experiment->inputs == NULL || experiment->inputs[0].name == NULL)
    {
      g_autofree char *message
        = g_strdup_printf ("%s: %s takes no table", source, experiment->title);

      mur_window_show_toast (self, message);
      return;
    }
  present_sheet (self,
                 mur_import_new_text (experiment,
                                      mur_experiment_page_get_parameters (page),
                                      request->input, source, document->head,
                                      document->n_head, document->is_whole),
                 request->path);
}

void
mur_window_choose_columns (MurWindow *self, const char *input)
{
  MurExperimentPage *page;
  const MurInputs *inputs;

  g_return_if_fail (MUR_IS_WINDOW (self) && input != NULL);

  page = mur_window_get_page (self);
  inputs = mur_experiment_page_get_inputs (page);
  for (guint i = 0; i < mur_inputs_n (inputs); i++)
    if (g_str_equal (mur_inputs_name (inputs, i), input))
      present_sheet (self,
                     mur_import_new_table (mur_experiment_page_get_experiment (page),
                                           mur_experiment_page_get_parameters (page),
                                           input, mur_inputs_source (inputs, i),
                                           mur_inputs_table (inputs, input),
                                           mur_inputs_roles (inputs, input)),
                     NULL);
}

static void
opened_cb (gpointer owner, GTask *task)
{
  MurWindow *self = MUR_WINDOW (owner);
  const Request *request = g_task_get_task_data (task);
  guint last = GPOINTER_TO_UINT (g_object_get_data (owner, SERIAL));
  g_autoptr (GError) error = NULL;
  g_autoptr (MurDocument) document = g_task_propagate_pointer (task, &error);

  if (mur_window_get_sight (self) == NULL || request->serial != last)
    return;
  if (document == NULL)
    mur_window_show_file_toast (self, request->path, error->message);
  else if (document->session != NULL)
    show_session (self, document, request);
  else if (document->sweep != NULL)
    mur_window_open_sweep (self, g_steal_pointer (&document->sweep));
  else
    show_table (self, document, request);
}

static void
say_far_away (MurWindow *self, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *message
    = g_strdup_printf ("Only files of this computer can be opened; %s", uri);

  mur_window_show_toast (self, message);
}

static void
begin_open (MurWindow *self, GFile *file, const char *input, guint n_files)
{
  Request *request;
  guint serial;

  if (g_file_peek_path (file) == NULL)
    {
      say_far_away (self, file);
      return;
    }
  serial = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (self), SERIAL)) + 1;
  g_object_set_data (G_OBJECT (self), SERIAL, GUINT_TO_POINTER (serial));
  request = g_new (Request, 1);
  *request = (Request){ .path = g_file_get_path (file),
                        .input = g_strdup (input),
                        .n_files = n_files,
                        .serial = serial };
  mur_task_run (self, open_thread, request, (GDestroyNotify)request_free, opened_cb);
}

void
mur_window_open_file (MurWindow *self, GFile *file)
{
  mur_window_open_files (self, &file, 1);
}

void
mur_window_open_files (MurWindow *self, GFile *const *files, guint n_files)
{
  g_return_if_fail (MUR_IS_WINDOW (self));

  if (n_files > 0)
    begin_open (self, files[0], NULL, n_files);
}

void
mur_window_open_input (MurWindow *self, GFile *file, const char *input)
{
  g_return_if_fail (MUR_IS_WINDOW (self) && G_IS_FILE (file) && input != NULL);
  begin_open (self, file, input, 1);
}

static void
open_response_cb (GtkNativeDialog *chooser, int response, MurWindow *self)
{
  const char *input = g_object_get_data (G_OBJECT (chooser), "input");

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      mur_settings_set_folder_of (file);
      begin_open (self, file, input, 1);
    }
  g_object_unref (chooser);
}

static void
add_filter (GtkFileChooserNative *chooser,
            const char *name,
            const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (; *patterns != NULL; patterns++)
    gtk_file_filter_add_suffix (filter, *patterns);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

static void
add_table_filter (GtkFileChooserNative *chooser)
{
  add_filter (chooser, "Tables", (const char *[]){ "csv", "tsv", "txt", NULL });
}

static GtkFileChooserNative *
make_chooser (MurWindow *self, const char *title)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
    title, GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, "_Open", "_Cancel");
  g_autoptr (GFile) folder = mur_settings_dup_folder ();

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (open_response_cb), self, 0);
  return chooser;
}

void
mur_window_choose_open (MurWindow *self)
{
  GtkFileChooserNative *chooser;

  if (mur_secondary_raise (GTK_WIDGET (self), MUR_WINDOW_DIALOG) != NULL)
    return;
  chooser = make_chooser (self, "Open");
  add_filter (chooser, "Sessions, sweeps, figures and tables",
              (const char *[]){ "json", "db", "png", "svg", "pdf", "eps", "csv", "tsv",
                                "txt", NULL });
  add_filter (chooser, "Sessions", (const char *[]){ "json", NULL });
  add_filter (chooser, "Sweeps", (const char *[]){ "db", NULL });
  add_filter (chooser, "Figures", (const char *[]){ "png", "svg", "pdf", "eps", NULL });
  add_table_filter (chooser);
  mur_secondary_present (GTK_WIDGET (self), MUR_WINDOW_DIALOG, chooser);
}

void
mur_window_choose_input (MurWindow *self, const char *input)
{
  GtkFileChooserNative *chooser;
  g_autofree char *title = g_strdup_printf ("Open a Table of %s", input);

  if (mur_secondary_raise (GTK_WIDGET (self), MUR_WINDOW_DIALOG) != NULL)
    return;
  chooser = make_chooser (self, title);
  g_object_set_data_full (G_OBJECT (chooser), "input", g_strdup (input), g_free);
  add_table_filter (chooser);
  mur_secondary_present (GTK_WIDGET (self), MUR_WINDOW_DIALOG, chooser);
}
