/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The export dialog: what may be typed, what comes of it, and the way to a file by
 * keyboard alone. */

#include <glib/gstdio.h>
#include <string.h>

#include "app/window/files.h"
#include "app/window/settings.h"
#include "tests/ui/pages/export-helpers.h"
#include "ui/pages/experiment/private.h"

static gboolean
is_allowed (gpointer dialog)
{
  return gtk_widget_get_sensitive (mur_test_export_child (dialog, "accept"));
}

static const char *
message_of (gpointer dialog)
{
  return gtk_label_get_text (GTK_LABEL (mur_test_export_child (dialog, "message")));
}

/* What is not touched is as it is in the terminal, in the colours in sight. */
static void
defaults (void)
{
  MurWindow *window = mur_test_open_window ();
  GtkWidget *dialog = mur_test_export_open (window, MUR_EXPORT_FIGURE);
  MurExportOptions wanted;
  MurOutput *output;

  mur_export_options_init (&wanted);
  g_assert_cmpstr (mur_export_dialog_get_extension (MUR_EXPORT_DIALOG (dialog)), ==,
                   "png");
  output = mur_export_dialog_take_output (MUR_EXPORT_DIALOG (dialog));
  g_assert_null (output->table);
  g_assert_cmpint (output->options.format, ==, MUR_FORMAT_PNG);
  g_assert_cmpfloat (output->options.width_mm, ==, wanted.width_mm);
  g_assert_cmpfloat (output->options.height_mm, ==, wanted.height_mm);
  g_assert_cmpfloat (output->options.dpi, ==, wanted.dpi);
  g_assert_cmpfloat (output->options.scale, ==, wanted.scale);
  g_assert_cmpstr (output->options.theme->name, ==, "dark");
  mur_output_free (output);
  gtk_window_destroy (GTK_WINDOW (dialog));
  mur_test_close_window (window);
}

/* The same size in another unit, and back. */
static void
unit (void)
{
  MurWindow *window = mur_test_open_window ();
  GtkWidget *dialog = mur_test_export_open (window, MUR_EXPORT_FIGURE);
  MurOutput *output;

  mur_test_export_type (dialog, "dpi", "300");
  mur_test_export_type (dialog, "width", "127");
  mur_test_export_type (dialog, "height", "63.5");
  g_assert_nonnull (strstr (message_of (dialog), "1500 × 750 pixels"));
  mur_test_export_choose (dialog, "unit", 1);
  g_assert_cmpstr (mur_test_export_text (dialog, "width"), ==, "1500");
  g_assert_cmpstr (mur_test_export_text (dialog, "height"), ==, "750");
  mur_test_export_choose (dialog, "unit", 0);
  g_assert_cmpstr (mur_test_export_text (dialog, "width"), ==, "127");
  g_assert_cmpstr (mur_test_export_text (dialog, "height"), ==, "63.5");
  mur_test_export_choose (dialog, "unit", 1);
  mur_test_export_type (dialog, "width", "600");
  mur_test_export_type (dialog, "scale", "150");
  mur_test_export_choose (dialog, "theme", 3);
  mur_test_export_choose (dialog, "format", 3);
  gtk_switch_set_active (mur_test_export_child (dialog, "transparent"), TRUE);
  output = mur_export_dialog_take_output (MUR_EXPORT_DIALOG (dialog));
  /* 600 pixels at 300 an inch. */
  g_assert_cmpfloat_with_epsilon (output->options.width_mm, 50.8, 1e-9);
  g_assert_cmpfloat (output->options.scale, ==, 1.5);
  g_assert_cmpint (output->options.format, ==, MUR_FORMAT_EPS);
  g_assert_cmpint (output->options.background, ==, MUR_BACKGROUND_TRANSPARENT);
  g_assert_cmpstr (output->options.theme->name, ==, "print");
  mur_output_free (output);
  gtk_window_destroy (GTK_WINDOW (dialog));
  mur_test_close_window (window);
}

/* What cannot be drawn is said and cannot be exported, until it is mended. */
static void
refused (void)
{
  static const struct
  {
    const char *row, *text, *good;
  } entries[] = {
    { "width", "wide", "160" },  { "width", "", "160" },    { "width", "0", "160" },
    { "width", "-5", "160" },    { "width", "1e9", "160" }, { "height", "nan", "100" },
    { "height", "3000", "100" }, { "dpi", "1", "200" },     { "dpi", "9999", "200" },
    { "dpi", "0x20", "200" },    { "scale", "0", "100" },   { "scale", "1000", "100" },
    { "scale", "large", "100" },
  };
  MurWindow *window = mur_test_open_window ();
  GtkWidget *dialog = mur_test_export_open (window, MUR_EXPORT_FIGURE);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      mur_test_export_type (dialog, entries[i].row, entries[i].text);
      g_assert_false (is_allowed (dialog));
      g_assert_true (
        gtk_widget_has_css_class (mur_test_export_child (dialog, "message"), "error"));
      g_assert_cmpstr (message_of (dialog), !=, "");
      mur_test_export_type (dialog, entries[i].row, entries[i].good);
      g_assert_true (is_allowed (dialog));
      g_assert_false (
        gtk_widget_has_css_class (mur_test_export_child (dialog, "message"), "error"));
    }
  /* A table has no size: what is wrong with it does not matter. */
  mur_test_export_type (dialog, "width", "wide");
  mur_test_export_choose (dialog, "format", 4);
  g_assert_true (is_allowed (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  mur_test_close_window (window);
}

static gboolean
has_dialog (gpointer data)
{
  GtkWidget **dialog = data;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      if (MUR_IS_EXPORT_DIALOG (window) && gtk_widget_get_mapped (window))
        *dialog = window;
    }
  return *dialog != NULL;
}

static gboolean
has_chooser (gpointer data)
{
  GtkWidget **chooser = data;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      if (GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_mapped (window))
        *chooser = window;
    }
  return *chooser != NULL;
}

static gboolean
has_saved (gpointer data)
{
  const char *text = mur_test_toast (data);
  return text != NULL && g_str_has_prefix (text, "Saved ");
}

static gboolean
has_folder (gpointer data)
{
  g_autoptr (GFile) folder = gtk_file_chooser_get_current_folder (data);
  g_autofree char *name = gtk_file_chooser_get_current_name (data);
  return folder != NULL && name != NULL && *name != '\0';
}

/* Action, Enter in an entry, Enter in the chooser: a file of the name that was offered,
 * in the folder of the file before. */
static void
by_keyboard (void)
{
  MurWindow *window = mur_test_open_window ();
  g_autofree char *folder = g_dir_make_tmp ("murmuration-XXXXXX", NULL);
  g_autofree char *before = g_build_filename (folder, "before", NULL);
  g_autofree char *path = g_build_filename (folder, "curve-fit.svg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (before);
  g_autoptr (GSettings) settings = g_settings_new ("org.murmuration.Murmuration");
  GtkWidget *dialog = NULL, *chooser = NULL;
  g_autoptr (GFile) kept = NULL;

  mur_settings_set_folder_of (file);
  g_action_group_activate_action (G_ACTION_GROUP (window), "export", NULL);
  mur_test_wait (has_dialog, &dialog);
  mur_test_export_choose (dialog, "format", 1);
  mur_test_export_type (dialog, "width", "120");
  mur_test_export_choose (dialog, "theme", 2);
  gtk_widget_activate_default (mur_test_export_child (dialog, "width"));
  mur_test_wait (has_chooser, &chooser);
  mur_test_wait (has_folder, chooser);
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  mur_test_wait (has_saved, window);
  g_assert_cmpstr (mur_test_toast (window), ==, "Saved curve-fit.svg");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  kept = mur_settings_dup_folder ();
  g_assert_cmpstr (g_file_peek_path (kept), ==, folder);

  /* The next dialog offers what was chosen. */
  dialog = NULL;
  g_action_group_activate_action (G_ACTION_GROUP (window), "export", NULL);
  mur_test_wait (has_dialog, &dialog);
  g_assert_cmpstr (mur_test_export_text (dialog, "width"), ==, "120");
  g_assert_cmpstr (mur_export_dialog_get_extension (MUR_EXPORT_DIALOG (dialog)), ==,
                   "svg");
  g_assert_cmpuint (mur_test_export_chosen (dialog, "theme"), ==, 2);
  mur_test_export_choose (dialog, "format", 2);
  g_assert_cmpuint (mur_test_export_chosen (dialog, "theme"), ==, 3);
  g_settings_reset (settings, "export-theme");
  mur_test_export_type (dialog, "width", "160");
  mur_test_export_choose (dialog, "format", 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  mur_test_close_window (window);
}

static gboolean
has_table (gpointer data)
{
  return gdk_content_formats_contain_mime_type (
    gdk_clipboard_get_formats (gtk_widget_get_clipboard (data)),
    "text/csv;charset=utf-8");
}

/* Copy Data asks for a table; Enter copies it. */
static void
copies_table (void)
{
  MurWindow *window = mur_test_open_window ();
  GtkWidget *dialog = NULL;

  g_action_group_activate_action (G_ACTION_GROUP (window), "copy-data", NULL);
  mur_test_wait (has_dialog, &dialog);
  g_assert_true (gtk_widget_get_visible (mur_test_export_child (dialog, "table")));
  g_assert_false (gtk_widget_get_visible (mur_test_export_child (dialog, "picture")));
  mur_test_export_choose (dialog, "table", 2);
  gtk_widget_activate_default (mur_test_export_child (dialog, "format"));
  mur_test_wait (has_table, window);
  g_assert_cmpstr (mur_test_toast (window), ==, "Table “residuals” copied");
  mur_test_close_window (window);
}

static GBytes *
draw (const MurOutput *output)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = mur_output_make (output, &error);
  g_assert_no_error (error);
  return bytes;
}

/* The limits and layers in sight are those of the file. */
static void
in_sight (void)
{
  MurWindow *window = mur_test_open_window ();
  g_autoptr (MurOutput) output = mur_window_make_output (window);
  g_autoptr (GBytes) whole = NULL, again = NULL, closer = NULL, fewer = NULL;
  guint n;
  const MurPanelView *views
    = mur_figure_view_get_views (mur_window_get_page (window)->view, &n);

  g_assert_cmpuint (n, >, 1);
  g_assert_cmpmem (output->sight->views, n * sizeof *views, views, n * sizeof *views);
  output->options.width_mm = output->options.height_mm = 60;
  whole = draw (output);
  again = draw (output);
  g_assert_true (g_bytes_equal (whole, again));
  output->sight->views[0].hidden = 2;
  fewer = draw (output);
  g_assert_false (g_bytes_equal (whole, fewer));
  output->sight->views[0].hidden = 0;
  output->sight->views[0].x = (MurRange){ 0.25, 0.5 };
  closer = draw (output);
  g_assert_false (g_bytes_equal (whole, closer));
  mur_test_close_window (window);
}

/* Where it cannot be written, nothing is left behind, and the toast names the file. */
static void
unwritable (void)
{
  MurWindow *window = mur_test_open_window ();
  MurOutput *output = mur_window_make_output (window);

  output->path = g_strdup ("/proc/nowhere/fit.png");
  mur_window_write_output (window, output);
  for (int i = 0; i < 100 && mur_test_toast (window) == NULL; i++)
    mur_test_pass (50);
  g_assert_true (g_str_has_prefix (mur_test_toast (window), "fit.png: cannot be"));
  mur_test_close_window (window);
}

/* A dialog that is closed while its preview is painted. */
static void
closed_early (void)
{
  MurWindow *window = mur_test_open_window ();
  GtkWidget *dialog = mur_test_export_open (window, MUR_EXPORT_FIGURE);

  mur_test_export_type (dialog, "width", "100");
  gtk_window_destroy (GTK_WINDOW (dialog));
  mur_test_pass (300);
  mur_test_close_window (window);
}

void
mur_test_exporting (void)
{
  g_test_add_func ("/app/exporting/defaults", defaults);
  g_test_add_func ("/app/exporting/unit", unit);
  g_test_add_func ("/app/exporting/refused", refused);
  g_test_add_func ("/app/exporting/by-keyboard", by_keyboard);
  g_test_add_func ("/app/exporting/copies-table", copies_table);
  g_test_add_func ("/app/exporting/in-sight", in_sight);
  g_test_add_func ("/app/exporting/unwritable", unwritable);
  g_test_add_func ("/app/exporting/closed-early", closed_early);
}
