/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of experiments that have no more than they must, no figure among it; and of
 * runs so large that a person wants to know before. */

#include <string.h>

#include "core/experiments/registry.h"
#include "tests/core/experiment/toy.h"
#include "tests/ui/pages/tests.h"
#include "ui/documents/output.h"
#include "ui/pages/experiment/cost.h"
#include "ui/pages/experiment/private.h"
#include "ui/parameters/row-private.h"

static gboolean
has_ended (gpointer page)
{
  return mur_experiment_page_report (page).state == MUR_RUNNER_FINISHED
         && MUR_EXPERIMENT_PAGE (page)->tick_id == 0;
}

static gboolean
has_gain_3 (gpointer page)
{
  g_autoptr (MurSession) session = mur_test_dup_session (page);
  return session != NULL && mur_parameters_number (session->parameters, "gain") == 3;
}

static MurExperimentPage *
open_page (const MurExperiment *experiment)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = mur_experiment_page_new (experiment);

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  g_action_group_change_action_state (
    mur_experiment_page_get_actions (MUR_EXPERIMENT_PAGE (page)), "speed",
    g_variant_new_string ("maximum"));
  return MUR_EXPERIMENT_PAGE (page);
}

static void
close_page (MurExperimentPage *page)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
  mur_test_pass (20);
  g_assert_cmpuint (mur_test_n_runners (), ==, 0);
}

/* One sentence in the figure's place; the results are there, and can be copied. */
static void
no_figure (void)
{
  MurExperimentPage *page = open_page (&mur_toy_bare);
  g_autofree char *results = NULL;

  mur_test_wait (has_ended, page);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page->missing)));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->view)));
  g_assert_cmpstr (
    gtk_label_get_text (page->missing), ==,
    "There is no figure of Bare yet. Its numbers are below and in its tables.");
  results = mur_readout_dup_text (page->readout);
  g_assert_nonnull (strstr (results, "n_steps\t100\n"));
  close_page (page);
}

/* What is done to a figure does nothing; a file of it is refused in one line, and its
 * tables and its session are saved. */
static void
no_figure_to_take (void)
{
  static const char *const actions[]
    = { "fit", "back", "zoom-in", "lock", "show-table", "copy-results" };
  MurExperimentPage *page = open_page (&mur_toy_bare);
  g_autoptr (MurOutput) output = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  mur_test_wait (has_ended, page);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    g_action_group_activate_action (mur_experiment_page_get_actions (page), actions[i],
                                    NULL);
  mur_test_pass (50);
  output = mur_output_new (mur_experiment_page_dup_in_sight (page));
  g_assert_null (mur_output_make (output, &error));
  g_assert_cmpstr (error->message, ==,
                   "experiment: there is no figure of bare yet; its numbers are in its "
                   "tables and scalars");
  output->table = g_strdup ("state");
  bytes = mur_output_make (output, NULL);
  g_assert_nonnull (bytes);
  close_page (page);
}

/* A live parameter of a run that takes no new values takes a new run. */
static void
nothing_is_live (void)
{
  MurExperimentPage *page = open_page (&mur_toy_bare);
  MurParameterRow *row = mur_parameter_panel_get_row (page->panel, "gain");
  g_autoptr (MurSession) session = NULL;

  mur_test_wait (has_ended, page);
  gtk_editable_set_text (GTK_EDITABLE (row->entry), "3");
  g_signal_emit_by_name (row->entry, "activate");
  mur_test_wait (has_gain_3, page);
  session = mur_test_dup_session (page);
  g_assert_cmpuint (session->changes->len, ==, 0);
  close_page (page);
}

static void
nothing_to_bring (void)
{
  MurExperimentPage *page = open_page (&mur_toy_bare);

  g_action_group_activate_action (mur_experiment_page_get_actions (page), "act",
                                  g_variant_new_string ("kick"));
  mur_test_wait (has_ended, page);
  close_page (page);
}

/* What is in sight is one value that outlives the page, and so does its copy. */
static void
in_sight (void)
{
  MurExperimentPage *page = open_page (&mur_experiment_curve_fit);
  g_autoptr (MurInSight) sight = NULL;
  g_autoptr (MurInSight) copy = NULL;
  g_autoptr (MurFigure) figure = NULL;

  g_assert_null (mur_experiment_page_dup_in_sight (page));
  mur_test_wait (has_ended, page);
  sight = mur_experiment_page_dup_in_sight (page);
  close_page (page);
  copy = mur_in_sight_copy (sight);
  g_assert_true (copy->frame == sight->frame);
  g_assert_true (copy->views != sight->views);
  g_assert_cmpmem (copy->views, copy->n_views * sizeof *copy->views, sight->views,
                   sight->n_views * sizeof *sight->views);
  g_assert_true (
    mur_parameters_equal (copy->session->parameters, sight->session->parameters));
  figure = mur_in_sight_make_figure (copy, NULL);
  g_assert_cmpuint (mur_figure_n_panels (figure), ==, copy->n_views);
  g_assert_true (copy->shown.theme == sight->shown.theme);
  g_assert_cmpfloat (copy->shown.width_mm, >, 10);
}

static gboolean
is_paused (gpointer page)
{
  return mur_experiment_page_report (page).state == MUR_RUNNER_PAUSED;
}

/* A file that asks for hours is opened to its first frame and says so. */
static void
large (void)
{
  MurExperimentPage *page = open_page (&mur_experiment_curve_fit);
  g_autoptr (MurSession) small = mur_test_session ((const char *const[]){ NULL });
  g_autoptr (MurSession) session = mur_test_session ((const char *const[]){
    "samples", "1000", "particles", "1000", "generations", "1000000", NULL });
  g_autofree char *none = mur_cost_describe (small);
  g_autofree char *cost = mur_cost_describe (session);

  g_assert_null (none);
  /* 10³ × 10³ × 10⁶ points of 20 ns each */
  g_assert_cmpstr (cost, ==, "about 6 h");
  mur_test_wait (has_ended, page);
  mur_experiment_page_open_session (page, session);
  /* The start alone is a million points; then it stays where it is. */
  mur_test_wait (is_paused, page);
  mur_test_pass (200);
  g_assert_cmpint (mur_experiment_page_report (page).state, ==, MUR_RUNNER_PAUSED);
  g_assert_cmpuint (mur_experiment_page_report (page).steps, ==, 0);
  g_assert_cmpfloat (mur_frame_scalar (page->frame, "generation"), ==, 0);
  g_assert_cmpstr (mur_test_page_toast (page), ==,
                   "Paused: to its end this run takes about 6 h");
  mur_experiment_page_open_session (page, small);
  mur_test_wait (has_ended, page);
  close_page (page);
}

static gboolean
is_not_begun (gpointer data)
{
  MurExperimentPage *page = data;

  return g_str_equal (gtk_label_get_text (page->subtitle), "Not begun");
}

static gboolean
has_begun (gpointer data)
{
  MurExperimentPage *page = data;

  return page->frame != NULL && gtk_widget_get_visible (GTK_WIDGET (page->view));
}

/* A page whose first run cannot begin says why in the figure's place, and begins with values
 * that can. */
static void
no_worker (void)
{
  g_autoptr (MurParameters) threads
    = mur_parameters_new (mur_experiment_parallel.parameters);
  MurExperimentPage *page;

  g_assert_true (g_setenv ("MUR_WORKER", "/nowhere/worker", TRUE));
  page = open_page (&mur_experiment_parallel);
  mur_test_wait (is_not_begun, page);
  g_assert_cmpstr (gtk_label_get_text (page->missing), ==,
                   "Workers are: processes are not allowed without the program "
                   "/nowhere/worker, which is missing; threads are");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (page->missing)));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->view)));
  g_assert_true (mur_parameters_set (threads, "kind", "threads", NULL));
  mur_parameter_panel_set_parameters (page->panel, threads);
  mur_test_wait (has_begun, page);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->missing)));
  close_page (page);
  g_unsetenv ("MUR_WORKER");
}

void
mur_test_absent (void)
{
  g_test_add_func ("/pages/absent/no-figure", no_figure);
  g_test_add_func ("/pages/absent/no-figure-to-take", no_figure_to_take);
  g_test_add_func ("/pages/absent/nothing-is-live", nothing_is_live);
  g_test_add_func ("/pages/absent/nothing-to-bring", nothing_to_bring);
  g_test_add_func ("/pages/absent/no-worker", no_worker);
  g_test_add_func ("/pages/in-sight", in_sight);
  g_test_add_func ("/pages/large", large);
}
