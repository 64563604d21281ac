/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of a panel's columns and of the window that shows them. */

#include <math.h>
#include <string.h>
#include <time.h>

#include "tests/ui/figure-view/fixture.h"
#include "ui/figure-view/table/data-table.h"
#include "ui/figure-view/table/panel-columns.h"

static const double across[] = { -2.5, 0.1, 1e-12 };
static const double up[] = { 4.0 / 3, NAN, 1e300 };
static const double top[] = { 2, 0.7298, -0.0625 };

static MurPanel *
make_panel (MurFigure *figure)
{
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, "Swing");

  mur_axis_set (&panel->x, "<i>t</i>", "s", MUR_SCALE_LINEAR);
  mur_panel_add_line (panel, MUR_ROLE_GHOST, "Swarm", across, up, 3);
  mur_panel_add_line (panel, MUR_ROLE_GHOST, NULL, across, top, 2);
  mur_panel_add_band (panel, MUR_ROLE_FIT, "Band, 95 %", across, up, top, 3);
  mur_panel_add_horizontal_rule (panel, MUR_ROLE_GUIDE, NULL, 0);
  return panel;
}

static const MurPanelColumn *
column (GArray *columns, guint i)
{
  return &g_array_index (columns, MurPanelColumn, i);
}

static void
columns_of_layers (void)
{
  static const char *const titles[]
    = { "t [s]", "Swarm", "Band, 95 %, from", "Band, 95 %, to", "Swarm 2" };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  g_autoptr (GArray) columns = mur_panel_columns (make_panel (figure));
  g_autofree char *third = mur_panel_column_text (column (columns, 1), 0);
  g_autofree char *gap = mur_panel_column_text (column (columns, 1), 1);
  g_autofree char *small = mur_panel_column_text (column (columns, 0), 2);

  g_assert_cmpuint (columns->len, ==, G_N_ELEMENTS (titles));
  for (guint i = 0; i < columns->len; i++)
    g_assert_cmpstr (column (columns, i)->title, ==, titles[i]);
  g_assert_cmpuint (mur_panel_columns_n_rows (columns), ==, 3);
  g_assert_true (isnan (mur_panel_column_value (column (columns, 4), 2)));
  g_assert_cmpstr (third, ==, "1.333333");
  g_assert_cmpstr (gap, ==, "");
  g_assert_cmpstr (small, ==, "1e−12");
}

static void
csv (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  g_autoptr (GArray) columns = mur_panel_columns (make_panel (figure));
  g_autofree char *text = mur_panel_columns_to_csv (columns);

  g_assert_cmpstr (text, ==,
                   "t [s],Swarm,\"Band, 95 %, from\",\"Band, 95 %, to\",Swarm 2\n"
                   "-2.5,1.3333333333333333,1.3333333333333333,2,2\n"
                   "0.1,,,0.7298,0.7298\n"
                   "1e-12,1e300,1e300,-0.0625,\n");
}

/* A cell of an image is a row: where its middle is, and its value. */
static void
image (void)
{
  static const double z[] = { 1, 2, 3, 4, 5, 6 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  MurLayer *layer
    = mur_panel_add_grid (panel, MUR_LAYER_IMAGE, MUR_ROLE_DATA, NULL, z, 3, 2);
  g_autoptr (GArray) columns = NULL;

  layer->x_min = 10;
  layer->x_max = 16;
  columns = mur_panel_columns (panel);
  g_assert_cmpuint (columns->len, ==, 3);
  g_assert_cmpuint (mur_panel_columns_n_rows (columns), ==, 6);
  g_assert_cmpfloat (mur_panel_column_value (column (columns, 0), 4), ==, 13);
  g_assert_cmpfloat (mur_panel_column_value (column (columns, 1), 4), ==, 0.75);
  g_assert_cmpfloat (mur_panel_column_value (column (columns, 2), 4), ==, 5);
}

static void
errors_of_points (void)
{
  static const double errors[] = { 0.5, 0.25, 0.125 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  g_autoptr (GArray) columns = NULL;
  g_autofree char *text = NULL;

  mur_axis_set (&panel->x, "Time", "ms", MUR_SCALE_LINEAR);
  mur_axis_set (&panel->y, "Voltage", "mV", MUR_SCALE_LINEAR);
  mur_panel_add_points (panel, MUR_ROLE_DATA, "Data", across, top, 3)->errors = errors;
  columns = mur_panel_columns (panel);
  text = mur_panel_columns_to_csv (columns);
  g_assert_cmpstr (text, ==,
                   "Time [ms],Data [mV],\"Data, ± [mV]\"\n-2.5,2,0.5\n0.1,0.7298,0.25\n"
                   "1e-12,-0.0625,0.125\n");
}

static void
categories (void)
{
  static const char *const names[] = { "p<sub>1</sub>", "q", NULL };
  static const double x[] = { 0, 1 }, y[] = { 3, 4 };
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, NULL);
  g_autoptr (GArray) columns = NULL;
  g_autofree char *text = NULL;

  panel->x.labels = g_strdupv ((char **)names);
  mur_panel_add_points (panel, MUR_ROLE_FIT, "Fit", x, y, 2);
  columns = mur_panel_columns (panel);
  text = mur_panel_columns_to_csv (columns);
  g_assert_cmpstr (text, ==, "x,Fit\np1,3\nq,4\n");
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* A million rows are no more work than those in sight. */
static void
a_million (void)
{
  const gsize n = 1000000;
  g_autoptr (MurFigure) figure = mur_figure_new ();
  MurPanel *panel = mur_figure_add_panel (figure, 0, 0, "Many");
  double *values = g_new (double, n);
  const clock_t start = clock ();
  GtkWidget *table;
  GtkColumnView *grid;

  for (gsize i = 0; i < n; i++)
    values[i] = 0.37 * (double)i;
  mur_figure_own (figure, values, g_free);
  mur_panel_add_line (panel, MUR_ROLE_DATA, "Data", values, values, n);
  table = mur_data_table_new (figure, 0);
  grid = mur_data_table_get_grid (MUR_DATA_TABLE (table));
  gtk_window_present (GTK_WINDOW (table));
  mur_test_wait (is_mapped, table);
  mur_test_pass (50);
  g_assert_cmpuint (
    g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (grid))), ==, n);
  /* Seconds would be the million. The processor's time, as machines are busy. */
  g_assert_cmpint (clock () - start, <, CLOCKS_PER_SEC);
  gtk_window_destroy (GTK_WINDOW (table));
}

/* Many columns, then few. */
static MurFigure *
make_wide (void)
{
  MurFigure *figure = mur_figure_new ();
  MurPanel *wide = mur_figure_add_panel (figure, 0, 0, "Wide");

  for (guint i = 0; i < 40; i++)
    mur_panel_add_line (wide, MUR_ROLE_DATA, "A name of some length", across, top, 3);
  mur_panel_add_line (mur_figure_add_panel (figure, 1, 0, "Narrow"), MUR_ROLE_DATA,
                      "Data", across, top, 3);
  return figure;
}

static GtkWidget *
present_wide (void)
{
  g_autoptr (MurFigure) figure = make_wide ();
  GtkWidget *table = mur_data_table_new (figure, 0);

  gtk_window_present (GTK_WINDOW (table));
  mur_test_wait (is_mapped, table);
  mur_test_pass (100);
  return table;
}

static gboolean
has_room (gpointer adjustment)
{
  return gtk_adjustment_get_upper (adjustment)
         <= gtk_adjustment_get_page_size (adjustment);
}

static double
left_of (GtkWidget *child)
{
  double x, y;

  g_assert_true (gtk_widget_translate_coordinates (child, gtk_widget_get_parent (child),
                                                   0, 0, &x, &y));
  return x;
}

/* One that was scrolled aside was empty with the next panel. */
static void
scrolled_aside (void)
{
  GtkWidget *table = present_wide ();
  GtkColumnView *grid = mur_data_table_get_grid (MUR_DATA_TABLE (table));
  GtkAdjustment *aside = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (grid));
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (grid));
  g_autoptr (MurFigure) figure = make_wide ();

  g_assert_false (has_room (aside));
  gtk_adjustment_set_value (aside, 2000);
  mur_test_pass (50);
  g_assert_cmpfloat (left_of (header), ==, -2000);
  mur_data_table_show (MUR_DATA_TABLE (table), figure, 1);
  mur_test_wait (has_room, aside);
  mur_test_pass (50);
  g_assert_cmpfloat (left_of (header), ==, 0);
  gtk_window_destroy (GTK_WINDOW (table));
}

static void
state_cb (GtkWidget *grid, GtkStateFlags before, guint *n_columns)
{
  if (*n_columns == 0 && !gtk_widget_is_sensitive (grid))
    *n_columns
      = g_list_model_get_n_items (gtk_column_view_get_columns (GTK_COLUMN_VIEW (grid)));
}

/* A column that went while it was dragged ended the program. What cannot be pressed has
 * no drags any more: that comes while all columns are there still. */
static void
drags_end (void)
{
  GtkWidget *table = present_wide ();
  GtkWidget *grid = GTK_WIDGET (mur_data_table_get_grid (MUR_DATA_TABLE (table)));
  g_autoptr (MurFigure) figure = make_wide ();
  guint n_columns = 0;

  g_signal_connect (grid, "state-flags-changed", G_CALLBACK (state_cb), &n_columns);
  mur_data_table_show (MUR_DATA_TABLE (table), figure, 1);
  /* Numbers, x, and those of the wide panel. */
  g_assert_cmpuint (n_columns, ==, 42);
  g_assert_true (gtk_widget_is_sensitive (grid));
  gtk_window_destroy (GTK_WINDOW (table));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  char **text = data;
  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
has_text (gpointer data)
{
  return *(char **)data != NULL;
}

/* By keyboard: Ctrl+C. */
static void
copies (void)
{
  g_autoptr (MurFigure) figure = mur_figure_new ();
  g_autoptr (GArray) columns = mur_panel_columns (make_panel (figure));
  g_autofree char *expected = mur_panel_columns_to_csv (columns);
  GtkWidget *table = mur_data_table_new (figure, 0);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (table);
  g_autofree char *text = NULL;

  gtk_window_present (GTK_WINDOW (table));
  mur_test_wait (is_mapped, table);
  gtk_widget_grab_focus (GTK_WIDGET (mur_data_table_get_grid (MUR_DATA_TABLE (table))));
  gdk_clipboard_set_text (clipboard, "nothing");
  g_assert_true (mur_test_key (table, GDK_KEY_c, GDK_CONTROL_MASK));
  for (int i = 0; i < 100 && g_strcmp0 (text, expected) != 0; i++)
    {
      g_clear_pointer (&text, g_free);
      gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &text);
      mur_test_wait (has_text, &text);
      mur_test_pass (5);
    }
  g_assert_cmpstr (text, ==, expected);
  gtk_window_destroy (GTK_WINDOW (table));
}

void
mur_test_data_table (void)
{
  g_test_add_func ("/ui/figure-view/data-table/columns", columns_of_layers);
  g_test_add_func ("/ui/figure-view/data-table/csv", csv);
  g_test_add_func ("/ui/figure-view/data-table/image", image);
  g_test_add_func ("/ui/figure-view/data-table/errors", errors_of_points);
  g_test_add_func ("/ui/figure-view/data-table/categories", categories);
  g_test_add_func ("/ui/figure-view/data-table/a-million", a_million);
  g_test_add_func ("/ui/figure-view/data-table/scrolled-aside", scrolled_aside);
  g_test_add_func ("/ui/figure-view/data-table/drags-end", drags_end);
  g_test_add_func ("/ui/figure-view/data-table/copies", copies);
}
