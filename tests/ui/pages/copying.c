/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes to the clipboard, and on paper. */

#include <glib/gstdio.h>
#include <string.h>

#include "app/window/copy.h"
#include "app/window/files.h"
#include "app/window/print.h"
#include "core/experiments/registry.h"
#include "tests/ui/pages/tests.h"
#include "ui/pages/experiment/private.h"

static GdkClipboard *
clipboard_of (MurWindow *window)
{
  return gtk_widget_get_clipboard (GTK_WIDGET (window));
}

static gboolean
has_image (gpointer data)
{
  return gdk_content_formats_contain_mime_type (
    gdk_clipboard_get_formats (clipboard_of (data)), "image/svg+xml");
}

static gboolean
has_table (gpointer data)
{
  return gdk_content_formats_contain_mime_type (
    gdk_clipboard_get_formats (clipboard_of (data)), "text/csv;charset=utf-8");
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  GOutputStream *stream = data;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result,
                                               &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
}

static gboolean
is_closed (gpointer data)
{
  return g_output_stream_is_closed (data);
}

/* What another program gets that pastes @type. */
static GBytes *
paste (MurWindow *window, const char *type)
{
  GdkContentProvider *content = gdk_clipboard_get_content (clipboard_of (window));
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  g_assert_nonnull (content);
  gdk_content_provider_write_mime_type_async (content, type, stream, 0, NULL,
                                              written_cb, stream);
  mur_test_wait (is_closed, stream);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* @bytes are a figure of the run in sight. */
static void
check_recipe (MurWindow *window, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MurSession) shown = mur_test_dup_session (mur_window_get_page (window));
  g_autoptr (MurSession) carried = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *recipe = mur_export_read_recipe (data, length, &error);

  g_assert_no_error (error);
  carried = mur_session_parse (recipe, -1, mur_experiments (), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mur_parameters_equal (carried->parameters, shown->parameters));
}

/* The picture is as large as on the screen, and brings its run along. */
static void
image (void)
{
  MurWindow *window = mur_test_open_window ();
  MurExperimentPage *page = mur_window_get_page (window);
  g_autoptr (GBytes) png = NULL, svg = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (window));

  g_action_group_activate_action (G_ACTION_GROUP (window), "copy-image", NULL);
  mur_test_wait (has_image, window);
  png = paste (window, "image/png");
  svg = paste (window, "image/svg+xml");
  check_recipe (window, png);
  check_recipe (window, svg);
  texture = gdk_texture_new_from_bytes (png, NULL);
  g_assert_cmpint (gdk_texture_get_width (texture), ==,
                   gtk_widget_get_width (GTK_WIDGET (page->view)) * scale);
  g_assert_cmpint (gdk_texture_get_height (texture), ==,
                   gtk_widget_get_height (GTK_WIDGET (page->view)) * scale);
  g_assert_cmpstr (mur_test_toast (window), ==, "Image copied");
  mur_test_close_window (window);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **)data
    = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_read (gpointer data)
{
  return *(char **)data != NULL;
}

/* The table is what the file would be, for spreadsheets and for editors. */
static void
table (void)
{
  MurWindow *window = mur_test_open_window ();
  MurOutput *output = mur_window_make_output (window);
  g_autoptr (GBytes) wanted = NULL, csv = NULL;
  g_autofree char *text = NULL;

  output->table = g_strdup ("data");
  wanted = mur_output_make (output, NULL);
  mur_window_copy_output (window, output);
  mur_test_wait (has_table, window);
  csv = paste (window, "text/csv;charset=utf-8");
  gdk_clipboard_read_text_async (clipboard_of (window), NULL, read_cb, &text);
  mur_test_wait (is_read, &text);
  g_assert_true (g_bytes_equal (csv, wanted));
  g_assert_cmpmem (text, strlen (text), g_bytes_get_data (wanted, NULL),
                   g_bytes_get_size (wanted));
  g_assert_cmpstr (mur_test_toast (window), ==, "Table “data” copied");
  mur_test_close_window (window);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  *(int *)data = (int)result;
}

static gboolean
is_done (gpointer data)
{
  return *(int *)data >= 0;
}

/* One page of paper on its side, drawn as shapes: a page of pixels would be larger. */
static void
print (void)
{
  MurWindow *window = mur_test_open_window ();
  g_autoptr (GtkPrintOperation) operation
    = mur_print_operation_new (mur_window_make_output (window));
  g_autofree char *folder = g_dir_make_tmp ("murmuration-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "page.pdf", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  int result = -1;

  g_signal_connect (operation, "done", G_CALLBACK (done_cb), &result);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                           GTK_WINDOW (window), &error);
  g_assert_no_error (error);
  mur_test_wait (is_done, &result);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF"));
  g_assert_cmpuint (length, >, 10000);
  g_assert_null (g_strstr_len (bytes, (gssize)length, "/Subtype /Image"));
  g_remove (path);
  g_rmdir (folder);
  mur_test_close_window (window);
}

void
mur_test_copying (void)
{
  g_test_add_func ("/app/copying/image", image);
  g_test_add_func ("/app/copying/table", table);
  g_test_add_func ("/app/copying/print", print);
}
