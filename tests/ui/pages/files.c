/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A window and a folder for files that come to it and leave it. */

#include "tests/ui/pages/files.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/window/files.h"
#include "core/base/file.h"
#include "ui/pages/experiment/private.h"

void
mur_test_files_set_up (MurTestFiles *self, gconstpointer data)
{
  self->window = mur_test_open_window ();
  self->folder = g_dir_make_tmp ("murmuration-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
}

void
mur_test_files_tear_down (MurTestFiles *self, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  mur_test_close_window (self->window);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
}

MurExperimentPage *
mur_test_files_page (MurTestFiles *self)
{
  return mur_window_get_page (self->window);
}

char *
mur_test_files_path (MurTestFiles *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

void
mur_test_files_write (MurTestFiles *self,
                      const char *name,
                      const char *bytes,
                      gsize length)
{
  g_autofree char *path = mur_test_files_path (self, name);
  g_assert_true (mur_file_write (path, bytes, length, NULL));
}

/* Drops @path on the window as a file manager does. */
void
mur_test_files_drop_path (MurTestFiles *self, const char *path)
{
  g_autoptr (GListModel) controllers
    = gtk_widget_observe_controllers (GTK_WIDGET (self->window));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList files = { file, NULL };
  GValue value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (&files));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 100.0, 100.0, &taken);
    }
  g_assert_true (taken);
  g_value_unset (&value);
}

void
mur_test_files_drop (MurTestFiles *self, const char *name)
{
  g_autofree char *path = mur_test_files_path (self, name);
  mur_test_files_drop_path (self, path);
}

gboolean
mur_test_files_has_toast (gpointer data)
{
  return mur_test_toast (data) != NULL;
}

/* The seed of the run in sight; −1: there is none. */
static gint64
find_seed (MurTestFiles *self)
{
  g_autoptr (MurSession) session = mur_test_dup_session (mur_test_files_page (self));
  return session != NULL ? (gint64)mur_parameters_integer (session->parameters, "seed")
                         : -1;
}

gboolean
mur_test_files_has_own_seed (gpointer data)
{
  return find_seed (data) == 271828;
}

gboolean
mur_test_files_has_other_seed (gpointer data)
{
  return find_seed (data) == 31;
}

void
mur_test_files_open_seed (MurTestFiles *self, const char *seed, const char *generations)
{
  g_autoptr (MurSession) session = mur_test_session (
    (const char *const[]){ "seed", seed, "generations", generations, NULL });
  mur_experiment_page_open_session (mur_test_files_page (self), session);
}

/* Exports what is in sight. */
void
mur_test_files_export (MurTestFiles *self, const char *name)
{
  MurOutput *output = mur_window_make_output (self->window);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (output);
  output->path = mur_test_files_path (self, name);
  g_assert_true (mur_export_format_of (name, &output->options.format, &error));
  g_assert_true (mur_output_write (output, &error));
  g_assert_no_error (error);
  mur_output_free (output);
}

static MurImportSheet *
find_sheet (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      if (MUR_IS_IMPORT_SHEET (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return MUR_IMPORT_SHEET (window);
    }
  return NULL;
}

static gboolean
has_sheet (gpointer data)
{
  return find_sheet () != NULL;
}

MurImportSheet *
mur_test_files_wait_sheet (MurTestFiles *self)
{
  mur_test_wait (has_sheet, self);
  return find_sheet ();
}

void
mur_test_files_accept (MurTestFiles *self)
{
  mur_import_sheet_accept (mur_test_files_wait_sheet (self));
}
