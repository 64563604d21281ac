/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sweeps in the window: designed, carried out, looked at, and gone on with. */

#include <math.h>
#include <string.h>
#include <unistd.h>

#include "app/window/sweep.h"
#include "core/experiments/registry.h"
#include "tests/ui/keys.h"
#include "tests/ui/pages/files.h"
#include "tests/ui/sweep/store.h"
#include "ui/figure-view/hand/pointer.h"
#include "ui/figure-view/hand/read.h"
#include "ui/figure-view/painting/picture.h"
#include "ui/pages/experiment/private.h"
#include "ui/pages/sweep/panel-private.h"
#include "ui/pages/sweep/private.h"

static MurSweepPage *
sweep_page (MurTestFiles *self)
{
  return MUR_SWEEP_PAGE (mur_window_get_sight (self->window));
}

static MurSweepPanel *
panel_of (MurTestFiles *self)
{
  return sweep_page (self)->panel;
}

static void
act (MurTestFiles *self, const char *name)
{
  g_action_group_activate_action (
    mur_page_get_actions (mur_window_get_sight (self->window)), name, NULL);
}

static void
type (GtkWidget *entry, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* The topic's page has two oscillators, of drawn frequencies. */
static void
open_two (MurTestFiles *self)
{
  g_autoptr (MurSession) session = mur_test_two_locking ();
  MurExperimentPage *page = mur_window_show_topic (self->window, session->experiment);

  mur_experiment_page_open_session (page, session);
}

/* A row with the texts of @draft as a person would have it. */
static void
write_row (MurTestFiles *self, guint index, MurDraftScale scale, const char *list)
{
  MurSweepAxisRow *row = g_ptr_array_index (panel_of (self)->rows, index);
  g_auto (GStrv) texts = g_strsplit (list, ":", 3);
  GtkWidget *values
    = gtk_widget_get_first_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));
  GtkWidget *drop, *range, *entry;

  values = gtk_widget_get_next_sibling (values);
  drop = gtk_widget_get_first_child (values);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), scale);
  range = gtk_widget_get_next_sibling (drop);
  if (scale == MUR_DRAFT_LIST)
    {
      type (gtk_widget_get_next_sibling (range), list);
      return;
    }
  entry = gtk_widget_get_first_child (range);
  for (guint i = 0; i < 3; i++, entry = gtk_widget_get_next_sibling (entry))
    {
      while (!GTK_IS_ENTRY (entry))
        entry = gtk_widget_get_next_sibling (entry);
      type (entry, texts[i]);
    }
}

static void
design (MurTestFiles *self, const char *store)
{
  g_autofree char *path = mur_test_files_path (self, store);

  open_two (self);
  mur_window_vary (self->window, "coupling");
  mur_window_show_topic (self->window,
                         mur_sweep_panel_get_experiment (panel_of (self)));
  mur_window_vary (self->window, "frequency_width");
  mur_window_vary (self->window, "seed");
  g_assert_cmpuint (mur_sweep_panel_n_axes (panel_of (self)), ==, 3);
  write_row (self, 0, MUR_DRAFT_LINEAR, "0:1.5:4");
  write_row (self, 1, MUR_DRAFT_LINEAR, "0.5:2.5:5");
  write_row (self, 2, MUR_DRAFT_LIST, "1..3");
  mur_sweep_panel_set_path (panel_of (self), path);
}

static gboolean
is_drawn (gpointer data)
{
  MurSweepPage *page = sweep_page (data);

  return page->work == NULL && !page->is_reading && page->figure != NULL
         && page->drawn == page->drawing
         && mur_sweep_results_n_done (page->results)
              == mur_sweep_results_n_runs (page->results)
         && mur_figure_view_layout (page->view) != NULL
         && mur_figure_view_painted_figure (page->view) == page->figure;
}

static const MurLayer *
map_of (MurTestFiles *self)
{
  return g_ptr_array_index (mur_figure_panel (sweep_page (self)->figure, 0)->layers, 0);
}

/* What a run of @session with these values ends with. */
static double
run_alone (double coupling, double width, guint seed)
{
  g_autoptr (MurSession) session = mur_test_two_locking ();

  mur_parameters_set_number (session->parameters, "coupling", coupling, NULL);
  mur_parameters_set_number (session->parameters, "frequency_width", width, NULL);
  mur_parameters_set_number (session->parameters, "seed", seed, NULL);
  return mur_test_run_scalar (session, "r");
}

static double
median_alone (double coupling, double width)
{
  const double a = run_alone (coupling, width, 1), b = run_alone (coupling, width, 2),
               c = run_alone (coupling, width, 3);

  return fmax (fmin (a, b), fmin (fmax (a, b), c));
}

/* From "vary" to the map, whose cells are medians of runs that were never in a store; then
 * a click and a key on a cell have its run on the topic's page. */
static void
whole_way (MurTestFiles *self, gconstpointer data)
{
  const MurLayer *map;
  MurExperimentPage *topic;
  MurRectangle area;
  g_autoptr (MurSession) expected = NULL;

  design (self, "way.db");
  /* Runs so short that no cost is told of most of their time. */
  g_assert_cmpstr (gtk_label_get_text (panel_of (self)->runs), ==, "60");
  act (self, "start");
  mur_test_wait (is_drawn, self);
  map = map_of (self);
  g_assert_cmpuint (map->n_columns, ==, 4);
  g_assert_cmpuint (map->n_rows, ==, 5);
  for (guint i = 0; i < 20; i++)
    g_assert_cmpfloat (map->z[i], ==,
                       median_alone (0.5 * (i % 4), 0.5 + 0.5 * (double)(i / 4)));
  expected = mur_sweep_results_session (
    sweep_page (self)->results, g_ascii_strtoull (map->choices[2 * 4 + 1], NULL, 10),
    NULL);
  area = mur_layout_panel (mur_figure_view_layout (sweep_page (self)->view), 0);
  mur_figure_view_point (sweep_page (self)->view, area.x + area.width * 1.5 / 4,
                         area.y + area.height * 2.5 / 5);
  mur_figure_view_click (sweep_page (self)->view, 1, area.x + area.width * 1.5 / 4,
                         area.y + area.height * 2.5 / 5);
  topic = mur_window_get_page (self->window);
  g_assert_true (MUR_PAGE (topic) == mur_window_get_sight (self->window));
  g_assert_true (mur_parameters_equal (mur_experiment_page_get_parameters (topic),
                                       expected->parameters));
  g_assert_cmpfloat (
    mur_parameters_number (mur_experiment_page_get_parameters (topic), "coupling"), ==,
    0.5);
  g_assert_cmpfloat (mur_parameters_number (mur_experiment_page_get_parameters (topic),
                                            "frequency_width"),
                     ==, 1.5);
}

static void
opened_by_keys (MurTestFiles *self, gconstpointer data)
{
  g_autofree char *path = mur_test_files_path (self, "keys.db");
  MurExperimentPage *topic;

  mur_test_locking_store (path, mur_test_locking_grid (), 60);
  mur_test_files_drop (self, "keys.db");
  mur_test_wait (mur_test_files_has_toast, self->window);
  mur_test_wait (is_drawn, self);
  mur_page_focus (MUR_PAGE (sweep_page (self)));
  g_assert_true (mur_test_key (GTK_WIDGET (self->window), GDK_KEY_Home, 0));
  g_assert_true (mur_test_key (GTK_WIDGET (self->window), GDK_KEY_Right, 0));
  g_assert_true (mur_test_key (GTK_WIDGET (self->window), GDK_KEY_Return, 0));
  topic = mur_window_get_page (self->window);
  g_assert_true (MUR_PAGE (topic) == mur_window_get_sight (self->window));
  g_assert_cmpfloat (
    mur_parameters_number (mur_experiment_page_get_parameters (topic), "coupling"), ==,
    0.5);
  g_assert_cmpfloat (mur_parameters_number (mur_experiment_page_get_parameters (topic),
                                            "frequency_width"),
                     ==, 0.5);
}

/* A bad design marks the field that it is in, and starts nothing. */
static void
bad (MurTestFiles *self, gconstpointer data)
{
  static const struct
  {
    guint row;
    MurDraftScale scale;
    const char *text, *word;
  } cases[] = {
    { 0, MUR_DRAFT_LINEAR, "2:1:4", "2:1:4" },
    { 0, MUR_DRAFT_LINEAR, "a:1:4", "a is not allowed; a number" },
    { 0, MUR_DRAFT_LINEAR, "0:1:1", "from 2 to 1000000" },
    { 0, MUR_DRAFT_LINEAR, "0:1:9999999", "from 2 to 1000000" },
    { 1, MUR_DRAFT_LOGARITHMIC, "0:2:5", "0 is not allowed" },
    { 2, MUR_DRAFT_LIST, "1, 1", "twice" },
    { 2, MUR_DRAFT_LIST, " ", "nothing" },
  };

  design (self, "bad.db");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MurSweepAxisRow *row = g_ptr_array_index (panel_of (self)->rows, cases[i].row);
      write_row (self, 0, MUR_DRAFT_LINEAR, "0:1.5:4");
      write_row (self, 1, MUR_DRAFT_LINEAR, "0.5:2.5:5");
      write_row (self, 2, MUR_DRAFT_LIST, "1..3");
      g_assert_null (mur_sweep_axis_row_get_message (row));
      write_row (self, cases[i].row, cases[i].scale, cases[i].text);
      g_assert_nonnull (mur_sweep_axis_row_get_message (row));
      g_assert_nonnull (strstr (mur_sweep_axis_row_get_message (row), cases[i].word));
      act (self, "start");
      g_assert_false (mur_sweep_page_is_running (sweep_page (self)));
      g_assert_nonnull (mur_sweep_axis_row_get_message (row));
    }
}

static gboolean
has_store_message (gpointer data)
{
  return gtk_widget_get_visible (panel_of (data)->store_row.message);
}

/* What is wrong with the store, the workers and the points is said there. */
static void
bad_means (MurTestFiles *self, gconstpointer data)
{
  MurSweepPanel *panel;
  g_autofree char *other = mur_test_files_path (self, "other.db");

  design (self, "means.db");
  panel = panel_of (self);
  type (panel->workers, "1000");
  g_assert_true (gtk_widget_get_visible (panel->workers_row.message));
  type (panel->workers, "2");
  g_assert_false (gtk_widget_get_visible (panel->workers_row.message));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (panel->kind), MUR_DESIGN_HALTON);
  type (panel->points, "0");
  g_assert_true (gtk_widget_get_visible (panel->points_row.message));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (panel->kind), MUR_DESIGN_GRID);
  g_assert_false (gtk_widget_get_visible (panel->points_row.message));
  mur_test_locking_store (
    other, mur_test_locking_sweep ((const char *const[]){ "coupling=0:1:2", NULL }), 1);
  mur_sweep_panel_set_path (panel, other);
  act (self, "start");
  mur_test_wait (has_store_message, self);
  g_assert_nonnull (
    strstr (gtk_label_get_text (GTK_LABEL (panel->store_row.message)), "other.db"));
  mur_sweep_panel_set_path (panel, "/nowhere/at/all.db");
  act (self, "start");
  mur_test_wait (has_store_message, self);
  g_assert_false (mur_sweep_page_is_running (sweep_page (self)));
}

/* Anyone on the session's bus may ask for what is none. */
static void
no_parameter (MurTestFiles *self, gconstpointer data)
{
  open_two (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.vary", "s", "cuopling");
  g_assert_cmpstr (mur_test_toast (self->window), ==,
                   "cuopling: no such parameter; did you mean coupling?");
  g_assert_cmpuint (mur_sweep_panel_n_axes (panel_of (self)), ==, 0);
}

/* Five thousand runs of more than a twentieth of a second: they do not end by themselves. */
static void
start_long (MurTestFiles *self, const char *store)
{
  g_autofree char *path = mur_test_files_path (self, store);
  g_autoptr (MurSession) session = mur_test_two_locking ();
  MurExperimentPage *page = mur_window_show_topic (self->window, session->experiment);

  mur_parameters_set (session->parameters, "duration", "200", NULL);
  mur_parameters_set (session->parameters, "samples", "2001", NULL);
  mur_experiment_page_open_session (page, session);
  mur_window_vary (self->window, "seed");
  write_row (self, 0, MUR_DRAFT_LIST, "1..5000");
  mur_sweep_panel_set_path (panel_of (self), path);
  act (self, "start");
  g_assert_true (mur_sweep_page_is_running (sweep_page (self)));
}

static gboolean
has_some (gpointer data)
{
  MurSweepPage *page = sweep_page (data);
  MurSweepProgress progress;

  g_assert_nonnull (page->work);
  mur_sweep_work_poll (page->work, &progress, NULL);
  return progress.n_done >= 5;
}

static gboolean
is_stopped (gpointer data)
{
  MurSweepPage *page = sweep_page (data);

  return page->work == NULL && !page->is_reading && page->results != NULL;
}

/* What is done is kept, and gone on with. */
static void
stopping (MurTestFiles *self, gconstpointer data)
{
  g_autofree char *path = mur_test_files_path (self, "stop.db");
  g_autoptr (MurStore) store = NULL;
  guint64 n_done;

  start_long (self, "stop.db");
  mur_test_wait (has_some, self);
  act (self, "start-stop");
  mur_test_wait (is_stopped, self);
  n_done = mur_sweep_results_n_done (sweep_page (self)->results);
  g_assert_cmpuint (n_done, >=, 5);
  g_assert_cmpuint (n_done, <, 5000);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (panel_of (self)->start)), ==,
                   "_Continue");
  store = mur_store_open (path, MUR_STORE_READ, mur_experiments (), NULL);
  g_assert_cmpuint (mur_store_n_done (store), ==, n_done);
  act (self, "start");
  g_assert_true (mur_sweep_page_is_running (sweep_page (self)));
  act (self, "stop");
  mur_test_wait (is_stopped, self);
  g_assert_cmpuint (mur_sweep_results_n_done (sweep_page (self)->results), >=, n_done);
}

/* How many processes are children of this one, but for those that were before. */
static guint
count_children (void)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%d/children", getpid ());
  g_autofree char *text = NULL;
  g_auto (GStrv) children = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  children = g_strsplit (g_strstrip (text), " ", -1);
  return *text != '\0' ? g_strv_length (children) : 0;
}

/* A window that closes as a sweep is carried out leaves no thread and no process, and what
 * was done is in the store. */
static void
closing (void)
{
  MurTestFiles self;
  g_autofree char *path = NULL;
  g_autoptr (MurStore) store = NULL;
  guint n_before;

  mur_test_files_set_up (&self, NULL);
  n_before = count_children ();
  path = mur_test_files_path (&self, "close.db");
  start_long (&self, "close.db");
  mur_test_wait (has_some, &self);
  g_assert_cmpuint (mur_test_n_threads ("sweep"), ==, 1);
  mur_test_close_window (self.window);
  g_assert_cmpuint (mur_test_n_threads ("sweep"), ==, 0);
  g_assert_cmpuint (count_children (), ==, n_before);
  store = mur_store_open (path, MUR_STORE_READ, mur_experiments (), NULL);
  g_assert_cmpuint (mur_store_n_done (store), >=, 5);
  g_clear_pointer (&store, mur_store_free);
  self.window = mur_test_open_window ();
  mur_test_files_tear_down (&self, NULL);
}

/* An exported figure of a sweep opens on its page, in its scene. */
static void
exported (MurTestFiles *self, gconstpointer data)
{
  g_autofree char *path = mur_test_files_path (self, "export.db");

  mur_test_locking_store (path, mur_test_locking_grid (), 60);
  mur_test_files_drop (self, "export.db");
  mur_test_wait (mur_test_files_has_toast, self->window);
  mur_test_wait (is_drawn, self);
  mur_sweep_page_set_scene (sweep_page (self), "curves");
  mur_test_wait (is_drawn, self);
  mur_test_files_export (self, "figure.svg");
  act (self, "new-design");
  g_assert_null (sweep_page (self)->results);
  mur_window_show_topic (self->window, mur_experiments ()[0]);
  mur_test_dismiss_toasts (self->window);
  mur_test_files_drop (self, "figure.svg");
  mur_test_wait (mur_test_files_has_toast, self->window);
  mur_test_wait (is_drawn, self);
  g_assert_cmpint (sweep_page (self)->look->scene, ==, MUR_SWEEP_CURVES);
  g_assert_cmpuint (mur_sweep_panel_n_axes (panel_of (self)), ==, 3);
}

static void
add (const char *path, void (*test) (MurTestFiles *, gconstpointer))
{
  g_test_add (path, MurTestFiles, NULL, mur_test_files_set_up, test,
              mur_test_files_tear_down);
}

void
mur_test_sweeping (void)
{
  add ("/window/sweep/whole-way", whole_way);
  add ("/window/sweep/keys", opened_by_keys);
  add ("/window/sweep/bad", bad);
  add ("/window/sweep/bad-means", bad_means);
  add ("/window/sweep/no-parameter", no_parameter);
  add ("/window/sweep/stopping", stopping);
  add ("/window/sweep/exported", exported);
  g_test_add_func ("/window/sweep/closing", closing);
}
