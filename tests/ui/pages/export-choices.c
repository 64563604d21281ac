/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the export dialog offers: places, panels, letters, text, colours; and what it
 * says is lost. */

#include <string.h>

#include "app/window/files.h"
#include "tests/ui/bytes.h"
#include "tests/ui/pages/export-helpers.h"

/* In the template's order. */
enum
{
  PNG,
  SVG,
  PDF,
  EPS,
  CSV
};

static double
number_of (gpointer dialog, const char *name)
{
  return g_ascii_strtod (mur_test_export_text (dialog, name), NULL);
}

static gboolean
is_visible (gpointer dialog, const char *name)
{
  return gtk_widget_get_visible (mur_test_export_child (dialog, name));
}

/* Sizes for a page and a slide; one that is typed is no place's, or that of one. */
static void
places (void)
{
  static const struct
  {
    double width, height;
  } sizes[] = { { 85, 64 }, { 85, 128 }, { 170, 106 }, { 254, 142.875 } };
  MurWindow *window = mur_test_open_window ();
  GtkWidget *dialog = mur_test_export_open (window, MUR_EXPORT_FIGURE);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      mur_test_export_choose (dialog, "unit", i % 2);
      mur_test_export_choose (dialog, "place", i + 1);
      g_assert_cmpfloat (number_of (dialog, "width"), ==, sizes[i].width);
      g_assert_cmpfloat (number_of (dialog, "height"), ==, sizes[i].height);
      g_assert_cmpuint (mur_test_export_chosen (dialog, "place"), ==, i + 1);
      g_assert_cmpuint (mur_test_export_chosen (dialog, "unit"), ==, 0);
    }
  mur_test_export_type (dialog, "height", "100");
  g_assert_cmpuint (mur_test_export_chosen (dialog, "place"), ==, 0);
  mur_test_export_type (dialog, "width", "85");
  mur_test_export_type (dialog, "height", "128");
  g_assert_cmpuint (mur_test_export_chosen (dialog, "place"), ==, 2);
  gtk_window_destroy (GTK_WINDOW (dialog));
  mur_test_close_window (window);
}

/* Dots are asked for where there are some, text where it can be kept. */
static void
rows (void)
{
  static const struct
  {
    guint format, unit;
    gboolean dpi, svg_text;
  } cases[] = {
    { PNG, 0, TRUE, FALSE },  { PNG, 1, TRUE, FALSE },  { SVG, 0, FALSE, TRUE },
    { PDF, 0, FALSE, FALSE }, { EPS, 0, FALSE, FALSE }, { EPS, 1, TRUE, FALSE },
    { SVG, 1, TRUE, TRUE },
  };
  MurWindow *window = mur_test_open_window ();
  GtkWidget *dialog = mur_test_export_open (window, MUR_EXPORT_FIGURE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      mur_test_export_choose (dialog, "format", cases[i].format);
      mur_test_export_choose (dialog, "unit", cases[i].unit);
      g_assert_cmpint (is_visible (dialog, "dpi"), ==, cases[i].dpi);
      g_assert_cmpint (is_visible (dialog, "svg_text_row"), ==, cases[i].svg_text);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
  mur_test_close_window (window);
}

/* What goes on paper begins in its colours, the rest in those in sight; each keeps what
 * was chosen for it. */
static void
colours (void)
{
  static const struct
  {
    guint format, found, choice;
  } steps[] = { { PNG, 0, 0 }, { PDF, 3, 3 }, { SVG, 0, 2 }, { EPS, 3, 1 },
                { PNG, 2, 2 }, { PDF, 1, 1 }, { CSV, 1, 1 }, { PDF, 1, 1 } };
  MurWindow *window = mur_test_open_window ();
  GtkWidget *dialog = mur_test_export_open (window, MUR_EXPORT_FIGURE);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      mur_test_export_choose (dialog, "format", steps[i].format);
      g_assert_cmpuint (mur_test_export_chosen (dialog, "theme"), ==, steps[i].found);
      mur_test_export_choose (dialog, "theme", steps[i].choice);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
  mur_test_close_window (window);
}

static guint
n_in_sight (const MurInSight *sight)
{
  guint n = 0;

  for (guint i = 0; i < sight->n_views; i++)
    n += !sight->views[i].out_of_sight;
  return n;
}

/* One panel or all, with letters where there are several. */
static void
panels (void)
{
  MurWindow *window = mur_test_open_window ();
  GtkWidget *dialog = mur_test_export_open (window, MUR_EXPORT_FIGURE);
  AdwComboRow *row = mur_test_export_child (dialog, "panels");
  const guint n = g_list_model_get_n_items (adw_combo_row_get_model (row)) - 1;
  GtkWidget *letters_row = mur_test_export_child (dialog, "letters_row");
  MurOutput *output;

  g_assert_cmpuint (n, >, 1);
  /* One without a title has a name too. */
  for (guint i = 0; i <= n; i++)
    g_assert_cmpstr (
      gtk_string_list_get_string (GTK_STRING_LIST (adw_combo_row_get_model (row)), i),
      !=, "");
  g_assert_true (gtk_widget_get_sensitive (letters_row));
  gtk_switch_set_active (mur_test_export_child (dialog, "letters"), TRUE);
  mur_test_export_choose (dialog, "panels", 2);
  g_assert_false (gtk_widget_get_sensitive (letters_row));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (letters_row)), ==,
                   "Only one panel is shown");
  output = mur_export_dialog_take_output (MUR_EXPORT_DIALOG (dialog));
  g_assert_cmpuint (n_in_sight (output->sight), ==, 1);
  g_assert_false (output->sight->views[1].out_of_sight);
  g_assert_false (output->sight->letters);
  mur_output_free (output);
  gtk_window_destroy (GTK_WINDOW (dialog));

  dialog = mur_test_export_open (window, MUR_EXPORT_FIGURE);
  mur_test_export_choose (dialog, "panels", 1);
  mur_test_export_choose (dialog, "panels", 0);
  gtk_switch_set_active (mur_test_export_child (dialog, "letters"), TRUE);
  output = mur_export_dialog_take_output (MUR_EXPORT_DIALOG (dialog));
  g_assert_cmpuint (n_in_sight (output->sight), ==, n);
  g_assert_true (output->sight->letters);
  mur_output_free (output);
  gtk_window_destroy (GTK_WINDOW (dialog));
  mur_test_close_window (window);
}

/* What the window hides stays hidden unless the whole figure is asked for; limits stay
 * in any case. */
static void
panels_in_window (void)
{
  MurWindow *window = mur_test_open_window ();
  GtkWidget *dialog;
  MurOutput *output;
  guint n;

  for (guint choice = 0; choice < 3; choice++)
    {
      output = mur_window_make_output (window);
      n = output->sight->n_views;
      output->sight->views[0].out_of_sight = TRUE;
      output->sight->views[1].x = (MurRange){ 0.25, 0.5 };
      dialog = mur_export_dialog_new (output, MUR_EXPORT_FIGURE);
      gtk_window_present (GTK_WINDOW (dialog));
      mur_test_export_choose (dialog, "panels", 3);
      mur_test_export_choose (dialog, "panels", choice);
      output = mur_export_dialog_take_output (MUR_EXPORT_DIALOG (dialog));
      /* Those in the window; the whole figure; its first panel */
      g_assert_cmpuint (n_in_sight (output->sight), ==,
                        choice == 0   ? n - 1
                        : choice == 1 ? n
                                      : 1);
      g_assert_cmpint (output->sight->views[0].out_of_sight, ==, choice == 0);
      g_assert_cmpfloat (output->sight->views[1].x.minimum, ==, 0.25);
      mur_output_free (output);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  mur_test_close_window (window);
}

/* The file has what the rows say. */
static void
kept_text (void)
{
  MurWindow *window = mur_test_open_window ();

  for (int kept = 0; kept < 2; kept++)
    {
      GtkWidget *dialog = mur_test_export_open (window, MUR_EXPORT_FIGURE);
      g_autoptr (MurOutput) output = NULL;
      g_autoptr (GBytes) bytes = NULL;

      mur_test_export_choose (dialog, "format", SVG);
      gtk_switch_set_active (mur_test_export_child (dialog, "letters"), TRUE);
      gtk_switch_set_active (mur_test_export_child (dialog, "svg_text"), kept);
      output = mur_export_dialog_take_output (MUR_EXPORT_DIALOG (dialog));
      bytes = mur_output_make (output, NULL);
      g_assert_cmpint (mur_test_holds (bytes, ">(a)"), ==, kept);
      g_assert_cmpint (mur_test_holds (bytes, ">(b)"), ==, kept);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  mur_test_close_window (window);
}

static gboolean
says_loss (gpointer data)
{
  return is_visible (data, "losses");
}

static gboolean
says_none (gpointer data)
{
  return !is_visible (data, "losses");
}

/* In words below the picture, until there is room again. */
static void
losses (void)
{
  MurWindow *window = mur_test_open_window ();
  GtkWidget *dialog = mur_test_export_open (window, MUR_EXPORT_FIGURE);

  mur_test_export_type (dialog, "width", "40");
  mur_test_export_type (dialog, "height", "20");
  mur_test_wait (says_loss, dialog);
  g_assert_nonnull (
    strstr (gtk_label_get_text (mur_test_export_child (dialog, "losses")),
            "no room for the data of "));
  /* A table loses nothing. */
  mur_test_export_choose (dialog, "format", CSV);
  g_assert_false (is_visible (dialog, "losses"));
  mur_test_export_choose (dialog, "format", PNG);
  mur_test_wait (says_loss, dialog);
  mur_test_export_type (dialog, "width", "400");
  mur_test_export_type (dialog, "height", "300");
  mur_test_wait (says_none, dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  mur_test_close_window (window);
}

static void
add_mnemonics (GtkWidget *widget, GString *keys)
{
  const char *label = NULL, *mark;

  if (ADW_IS_PREFERENCES_ROW (widget)
      && adw_preferences_row_get_use_underline (ADW_PREFERENCES_ROW (widget)))
    label = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  else if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    label = gtk_button_get_label (GTK_BUTTON (widget));
  mark = label != NULL ? strchr (label, '_') : NULL;
  if (mark != NULL)
    {
      const char key = g_ascii_toupper (mark[1]);

      g_test_message ("%c: %s", key, label);
      g_assert_null (strchr (keys->str, key));
      g_string_append_c (keys, key);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_mnemonics (child, keys);
}

/* Every row and button has a key of its own. */
static void
keys (void)
{
  MurWindow *window = mur_test_open_window ();
  GtkWidget *dialog = mur_test_export_open (window, MUR_EXPORT_FIGURE);
  g_autoptr (GString) keys = g_string_new (NULL);

  add_mnemonics (dialog, keys);
  g_assert_cmpuint (keys->len, ==, 16);
  gtk_window_destroy (GTK_WINDOW (dialog));
  mur_test_close_window (window);
}

void
mur_test_export_choices (void)
{
  g_test_add_func ("/app/exporting/places", places);
  g_test_add_func ("/app/exporting/rows", rows);
  g_test_add_func ("/app/exporting/colours", colours);
  g_test_add_func ("/app/exporting/panels", panels);
  g_test_add_func ("/app/exporting/panels-in-window", panels_in_window);
  g_test_add_func ("/app/exporting/kept-text", kept_text);
  g_test_add_func ("/app/exporting/losses", losses);
  g_test_add_func ("/app/exporting/keys", keys);
}
