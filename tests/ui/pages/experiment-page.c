/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of the page: it runs, follows changes, keeps on when a change is refused, rests
 * when nothing happens, and leaves nothing behind. */

#include <string.h>

#include "core/experiments/registry.h"
#include "tests/ui/pages/tests.h"
#include "ui/figure-view/painting/picture.h"
#include "ui/pages/experiment/private.h"
#include "ui/parameters/row-private.h"

static gboolean
has_frame (gpointer page)
{
  return MUR_EXPERIMENT_PAGE (page)->frame != NULL;
}

static gboolean
is_painted (gpointer page)
{
  return mur_figure_view_layout (MUR_EXPERIMENT_PAGE (page)->view) != NULL;
}

static gboolean
is_at_rest (gpointer page)
{
  return MUR_EXPERIMENT_PAGE (page)->tick_id == 0;
}

static gboolean
is_refused (gpointer data)
{
  MurParameterRow *row = data;
  return mur_parameter_row_get_message (row) != NULL;
}

static MurRunnerState
state_of (MurExperimentPage *page)
{
  return mur_experiment_page_report (page).state;
}

static gboolean
is_paused (gpointer page)
{
  return state_of (page) == MUR_RUNNER_PAUSED;
}

static gboolean
is_finished (gpointer page)
{
  return state_of (page) == MUR_RUNNER_FINISHED;
}

/* A page in a window, running a session that does not end by itself. */
static MurExperimentPage *
open_page (const char *generations)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = mur_experiment_page_new (&mur_experiment_curve_fit);
  g_autoptr (MurSession) session
    = mur_test_session ((const char *const[]){ "generations", generations, NULL });

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  mur_experiment_page_open_session (MUR_EXPERIMENT_PAGE (page), session);
  g_action_group_change_action_state (
    mur_experiment_page_get_actions (MUR_EXPERIMENT_PAGE (page)), "speed",
    g_variant_new_string ("maximum"));
  mur_test_wait (has_frame, page);
  return MUR_EXPERIMENT_PAGE (page);
}

/* The page goes with its window, and its threads go with it. */
static void
close_page (MurExperimentPage *page)
{
  gpointer left = page;

  g_object_add_weak_pointer (G_OBJECT (page), &left);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
  mur_test_pass (20);
  g_assert_null (left);
  g_assert_cmpuint (mur_test_n_runners (), ==, 0);
}

static void
act (MurExperimentPage *page, const char *action)
{
  g_action_group_activate_action (mur_experiment_page_get_actions (page), action, NULL);
}

static void
type (MurExperimentPage *page, const char *name, const char *text)
{
  MurParameterRow *row = mur_parameter_panel_get_row (page->panel, name);
  gtk_editable_set_text (GTK_EDITABLE (row->entry), text);
  g_signal_emit_by_name (row->entry, "activate");
}

/* Once the run has ended the clock rests, and words and numbers are the last ones. */
static void
ends (void)
{
  MurExperimentPage *page = open_page ("23");
  g_autofree char *results = NULL;

  mur_test_wait (is_finished, page);
  mur_test_wait (is_at_rest, page);
  g_assert_cmpfloat (mur_frame_scalar (page->frame, "generation"), ==, 23);
  g_assert_cmpstr (gtk_label_get_text (page->subtitle), ==,
                   "Finished at 23 of 23 generations");
  results = mur_readout_dup_text (page->readout);
  g_assert_nonnull (strstr (results, "generation\t23\n"));
  close_page (page);
}

static gboolean
is_preparing (gpointer data)
{
  return g_str_equal (gtk_label_get_text (MUR_EXPERIMENT_PAGE (data)->subtitle),
                      "Preparing the new run");
}

static gboolean
is_prepared (gpointer data)
{
  return !is_preparing (data);
}

/* While 10⁸ values are taken for the first frame of a run, the words are not those of the
 * run before, which is in sight. */
static void
prepares (void)
{
  MurExperimentPage *page = open_page ("23");
  g_autoptr (MurSession) large = mur_test_session ((const char *const[]){
    "samples", "100000", "particles", "1000", "generations", "1", NULL });

  mur_test_wait (is_finished, page);
  mur_experiment_page_open_session (page, large);
  mur_test_wait (is_preparing, page);
  g_assert_cmpfloat (mur_frame_scalar (page->frame, "generation"), ==, 23);
  mur_test_wait (is_prepared, page);
  g_assert_cmpfloat (mur_frame_scalar (page->frame, "generation"), <=, 1);
  close_page (page);
}

static void
pause_and_step (void)
{
  MurExperimentPage *page = open_page ("1000000");
  guint64 steps;

  act (page, "play-pause");
  mur_test_wait (is_paused, page);
  mur_test_wait (is_at_rest, page);
  steps = mur_experiment_page_report (page).steps;
  act (page, "step");
  act (page, "step");
  mur_test_wait (is_at_rest, page);
  g_assert_cmpuint (mur_experiment_page_report (page).steps, ==, steps + 2);
  g_assert_cmpfloat (mur_frame_scalar (page->frame, "generation"), ==,
                     (double)(steps + 2));
  act (page, "play-pause");
  mur_test_pass (50);
  g_assert_cmpuint (state_of (page), ==, MUR_RUNNER_RUNNING);
  close_page (page);
}

static void
retune (void)
{
  MurExperimentPage *page = open_page ("1000000");
  MurRunner *runner = mur_run_control_runner (page->control);
  g_autoptr (MurSession) session = NULL;

  type (page, "inertia", "0.4375");
  mur_test_pass (300);
  g_assert_true (mur_run_control_runner (page->control) == runner);
  session = mur_test_dup_session (page);
  g_assert_cmpuint (session->changes->len, ==, 1);
  act (page, "undo");
  g_assert_cmpfloat (
    mur_parameters_number (mur_run_control_parameters (page->control), "inertia"), ==,
    0.7298);
  close_page (page);
}

static gboolean
runs_scrambled (gpointer data)
{
  MurExperimentPage *page = data;
  g_autoptr (MurSession) session = mur_test_dup_session (page);
  g_autofree char *sequence = NULL;

  if (session != NULL)
    sequence = mur_parameters_format (session->parameters, "sequence");
  return g_strcmp0 (sequence, "permuted") == 0;
}

/* A button that sets parameters keeps the others, is undone at once, and is not in the
 * log. */
static void
assigns (void)
{
  GtkWidget *window = gtk_window_new ();
  MurExperimentPage *page
    = MUR_EXPERIMENT_PAGE (mur_experiment_page_new (&mur_experiment_sampling));
  g_autoptr (MurSession) session = NULL;
  g_autofree char *sequence = NULL;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (window));
  mur_test_wait (has_frame, page);
  type (page, "count", "1731");
  g_action_group_activate_action (mur_experiment_page_get_actions (page), "act",
                                  g_variant_new_string ("permute"));
  mur_test_wait (runs_scrambled, page);
  session = mur_test_dup_session (page);
  g_assert_cmpfloat (mur_parameters_number (session->parameters, "count"), ==, 1731);
  g_assert_cmpuint (session->changes->len, ==, 0);
  act (page, "undo");
  sequence = mur_parameters_format (mur_parameter_panel_get_parameters (page->panel),
                                    "sequence");
  g_assert_cmpstr (sequence, ==, "halton");
  g_assert_cmpfloat (
    mur_parameters_number (mur_parameter_panel_get_parameters (page->panel), "count"),
    ==, 1731);
  close_page (page);
}

static gboolean
has_61_samples (gpointer data)
{
  MurExperimentPage *page = data;
  return mur_table_n_rows (mur_frame_table (page->frame, "data")) == 61;
}

/* Values that only a new run can have bring one; a paused page stays paused. */
static void
begins_anew (void)
{
  MurExperimentPage *page = open_page ("1000000");

  act (page, "play-pause");
  mur_test_wait (is_paused, page);
  type (page, "samples", "61");
  mur_test_wait (has_61_samples, page);
  mur_test_wait (is_paused, page);
  g_assert_cmpfloat (mur_frame_scalar (page->frame, "generation"), ==, 0);
  close_page (page);
}

typedef struct
{
  MurExperimentPage *page;
  guint64 steps;
} Since;

static gboolean
has_gone_on (gpointer data)
{
  const Since *since = data;
  return mur_experiment_page_report (since->page).steps > since->steps;
}

static void
bad_formula (void)
{
  MurExperimentPage *page = open_page ("1000000");
  MurParameterRow *row = mur_parameter_panel_get_row (page->panel, "formula");
  MurRunner *runner = mur_run_control_runner (page->control);
  Since since = { .page = page };

  type (page, "formula", "p1*sin(p2*t");
  mur_test_wait (is_refused, row);
  g_assert_nonnull (strstr (mur_parameter_row_get_message (row), "column"));
  mur_test_pass (400);
  g_assert_true (mur_run_control_runner (page->control) == runner);
  g_assert_cmpuint (state_of (page), ==, MUR_RUNNER_RUNNING);
  since.steps = mur_experiment_page_report (page).steps;
  mur_test_wait (has_gone_on, &since);
  close_page (page);
}

/* A formula is tried while it is typed, and the run in sight is left alone. */
static void
probe (void)
{
  MurExperimentPage *page = open_page ("1000000");
  MurParameterRow *row = mur_parameter_panel_get_row (page->panel, "formula");
  MurRunner *runner = mur_run_control_runner (page->control);

  gtk_editable_set_text (GTK_EDITABLE (row->entry), "p1*t*");
  mur_test_wait (is_refused, row);
  gtk_editable_set_text (GTK_EDITABLE (row->entry), "p1*t");
  mur_test_pass (300);
  g_assert_null (mur_parameter_row_get_message (row));
  g_assert_true (mur_run_control_runner (page->control) == runner);
  close_page (page);
}

/* Restart keeps the seed, a new seed does not, defaults bring the first one back. */
static void
resets (void)
{
  MurExperimentPage *page = open_page ("5");
  g_autofree char *first = NULL, *again = NULL, *other = NULL, *last = NULL;

  mur_test_wait (is_at_rest, page);
  first = mur_frame_fingerprint (page->frame);
  act (page, "restart");
  mur_test_wait (is_at_rest, page);
  again = mur_frame_fingerprint (page->frame);
  g_assert_cmpstr (again, ==, first);
  act (page, "new-seed");
  mur_test_pass (200);
  mur_test_wait (is_at_rest, page);
  other = mur_frame_fingerprint (page->frame);
  g_assert_cmpstr (other, !=, first);
  act (page, "reset");
  last = mur_parameter_panel_dup_seed (page->panel);
  g_assert_cmpstr (last, ==, "42");
  close_page (page);
}

static gboolean
has_17_points (gpointer data)
{
  MurExperimentPage *page = data;
  return mur_table_n_rows (mur_frame_table (page->frame, "data")) == 17;
}

static gboolean
has_other_points (gpointer data)
{
  return !has_17_points (data);
}

static void
table (void)
{
  MurExperimentPage *page = open_page ("1000000");
  g_autoptr (MurInputs) inputs = mur_inputs_new ();
  g_autoptr (MurSession) session = NULL;
  MurTable *own = mur_table_new ();
  double *t = g_new (double, 17), *y = g_new (double, 17);

  for (int i = 0; i < 17; i++)
    {
      t[i] = 0.0625 * i - 0.4375;
      y[i] = t[i] * t[i] * t[i] - 0.3 * t[i];
    }
  mur_table_add_take (own, "t", NULL, t, 17);
  mur_table_add_take (own, "y", NULL, y, 17);
  mur_inputs_add (inputs, "data", "/srv/cubic.csv", own);
  mur_experiment_page_open_inputs (page, mur_experiment_page_get_parameters (page),
                                   inputs);
  mur_test_wait (has_17_points, page);
  session = mur_test_dup_session (page);
  g_assert_nonnull (mur_inputs_table (session->inputs, "data"));
  g_action_group_activate_action (mur_experiment_page_get_actions (page), "clear-input",
                                  g_variant_new_string ("data"));
  mur_test_wait (has_other_points, page);
  close_page (page);
}

/* Closed at once, while a run begins, while one is typed, while one is to follow. */
static void
closed_early (void)
{
  for (int i = 0; i < 3; i++)
    {
      MurExperimentPage *page = open_page ("1000000");
      MurParameterRow *row = mur_parameter_panel_get_row (page->panel, "formula");

      if (i == 0)
        type (page, "samples", "200000");
      else if (i == 1)
        gtk_editable_set_text (GTK_EDITABLE (row->entry), "p1*t");
      else
        act (page, "restart");
      mur_test_pass (i == 0 ? 160 : 1);
      if (i == 1)
        {
          gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
          mur_test_pass (300);
          g_assert_cmpuint (mur_test_n_runners (), ==, 0);
        }
      else
        close_page (page);
    }
}

/* The first panel's limits hold while the run is live. */
static void
limits (void)
{
  MurExperimentPage *page = open_page ("1000000");
  MurPanelView before = mur_figure_view_get_views (page->view, NULL)[0], after;

  mur_test_pass (300);
  after = mur_figure_view_get_views (page->view, NULL)[0];
  g_assert_cmpfloat (after.x.minimum, <=, before.x.minimum);
  g_assert_cmpfloat (after.x.maximum, >=, before.x.maximum);
  g_assert_cmpfloat (after.y.minimum, <=, before.y.minimum);
  g_assert_cmpfloat (after.y.maximum, >=, before.y.maximum);
  close_page (page);
}

/* A person's own zoom, by the window's keys, outlives the run; fit gives it back. */
static void
own_limits (void)
{
  MurExperimentPage *page = open_page ("40");
  MurPanelView zoomed, after;

  mur_test_wait (is_painted, page);
  act (page, "zoom-in");
  act (page, "zoom-in");
  zoomed = mur_figure_view_get_views (page->view, NULL)[0];
  mur_test_wait (is_finished, page);
  mur_test_wait (is_at_rest, page);
  after = mur_figure_view_get_views (page->view, NULL)[0];
  g_assert_cmpfloat (after.x.minimum, ==, zoomed.x.minimum);
  g_assert_cmpfloat (after.y.maximum, ==, zoomed.y.maximum);
  act (page, "fit");
  after = mur_figure_view_get_views (page->view, NULL)[0];
  g_assert_cmpfloat (after.x.minimum, <, zoomed.x.minimum);
  act (page, "back");
  after = mur_figure_view_get_views (page->view, NULL)[0];
  g_assert_cmpfloat (after.x.minimum, ==, zoomed.x.minimum);
  act (page, "lock");
  act (page, "fit");
  after = mur_figure_view_get_views (page->view, NULL)[0];
  g_assert_cmpfloat (after.x.minimum, ==, zoomed.x.minimum);
  close_page (page);
}

void
mur_test_page (void)
{
  g_test_add_func ("/pages/experiment/ends", ends);
  g_test_add_func ("/pages/experiment/prepares", prepares);
  g_test_add_func ("/pages/experiment/pause-and-step", pause_and_step);
  g_test_add_func ("/pages/experiment/retune", retune);
  g_test_add_func ("/pages/experiment/assigns", assigns);
  g_test_add_func ("/pages/experiment/begins-anew", begins_anew);
  g_test_add_func ("/pages/experiment/bad-formula", bad_formula);
  g_test_add_func ("/pages/experiment/probe", probe);
  g_test_add_func ("/pages/experiment/resets", resets);
  g_test_add_func ("/pages/experiment/table", table);
  g_test_add_func ("/pages/experiment/closed-early", closed_early);
  g_test_add_func ("/pages/experiment/limits", limits);
  g_test_add_func ("/pages/experiment/own-limits", own_limits);
}
