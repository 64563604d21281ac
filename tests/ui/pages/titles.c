/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Titles that a person gives in a page: drawn at once, part of undo beside values, kept
 * in the session, and no business of the run. */

#include "core/experiments/registry.h"
#include "tests/ui/pages/tests.h"
#include "ui/documents/in-sight.h"
#include "ui/pages/experiment/private.h"

#define SAMPLING &mur_experiment_sampling

static gboolean
has_frame (gpointer page)
{
  return MUR_EXPERIMENT_PAGE (page)->frame != NULL;
}

static MurExperimentPage *
open_page (const MurSession *session)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = mur_experiment_page_new (SAMPLING);

  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  mur_experiment_page_open_session (MUR_EXPERIMENT_PAGE (page), session);
  mur_test_wait (has_frame, page);
  return MUR_EXPERIMENT_PAGE (page);
}

static void
close_page (MurExperimentPage *page)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
}

static char *
heading (MurFigure *figure)
{
  return mur_axis_heading (&mur_figure_panel (figure, 0)->x);
}

static void
assert_shown (MurExperimentPage *page, const char *expected)
{
  g_autoptr (MurFigure) figure = mur_figure_view_dup_figure (page->view);
  g_autofree char *shown = heading (figure);

  g_assert_cmpstr (shown, ==, expected);
}

static void
entitle (MurExperimentPage *page, const char *text)
{
  g_signal_emit_by_name (page->view, "entitle", 0, "x", text);
}

static void
undo_and_redo (void)
{
  g_autoptr (MurSession) session = mur_session_new (SAMPLING);
  MurExperimentPage *page = open_page (session);
  g_autoptr (MurFigure) first = mur_figure_view_dup_figure (page->view);
  g_autofree char *own = heading (first);
  MurRunner *runner = mur_run_control_runner (page->control);
  GActionGroup *actions = mur_experiment_page_get_actions (page);

  entitle (page, "Width (mm)");
  assert_shown (page, "Width (mm)");
  entitle (page, "Width & more");
  assert_shown (page, "Width &amp; more");
  g_action_group_activate_action (actions, "undo", NULL);
  assert_shown (page, "Width (mm)");
  g_action_group_activate_action (actions, "undo", NULL);
  assert_shown (page, own);
  g_action_group_activate_action (actions, "redo", NULL);
  assert_shown (page, "Width (mm)");
  entitle (page, "");
  assert_shown (page, own);
  /* No run was begun anew for it. */
  g_assert_true (mur_run_control_runner (page->control) == runner);
  close_page (page);
}

/* What is exported and saved has them, and a page that opens it shows them. */
static void
kept (void)
{
  g_autoptr (MurSession) session = mur_session_new (SAMPLING);
  MurExperimentPage *page = open_page (session);
  g_autoptr (GError) error = NULL;

  entitle (page, "Width (mm)");
  MurInSight *sight = mur_experiment_page_dup_in_sight (page);
  g_autoptr (MurFigure) exported = mur_in_sight_make_figure (sight, &error);
  g_assert_no_error (error);
  g_autofree char *shown = heading (exported);
  g_assert_cmpstr (shown, ==, "Width (mm)");
  g_autofree char *text = mur_session_format (sight->session);
  g_autoptr (MurSession) read
    = mur_session_parse (text, -1, mur_experiments (), NULL, &error);
  g_assert_no_error (error);
  close_page (page);

  page = open_page (read);
  assert_shown (page, "Width (mm)");
  /* The session is one step with its titles. */
  g_action_group_activate_action (mur_experiment_page_get_actions (page), "undo", NULL);
  g_assert_null (mur_parameter_panel_get_titles (page->panel));
  mur_in_sight_free (sight);
  close_page (page);
}

/* A table that is opened brings its own names; what was given before goes with what it
 * was given to, and undo brings both back. */
static void
gone_with_a_table (void)
{
  static const double values[] = { 0.1, 0.4, 0.7 };
  g_autoptr (MurSession) session = mur_session_new (SAMPLING);
  MurExperimentPage *page = open_page (session);
  g_autoptr (MurInputs) inputs = mur_inputs_new ();
  MurTable *table = mur_table_new ();

  mur_table_add_take (table, "a", NULL, g_memdup2 (values, sizeof values), 3);
  mur_table_add_take (table, "b", NULL, g_memdup2 (values, sizeof values), 3);
  entitle (page, "Width (mm)");
  mur_inputs_add (inputs, "points", "own.csv", table);
  mur_experiment_page_open_inputs (page, mur_experiment_page_get_parameters (page),
                                   inputs);
  g_assert_null (mur_parameter_panel_get_titles (page->panel));
  g_action_group_activate_action (mur_experiment_page_get_actions (page), "undo", NULL);
  g_assert_nonnull (mur_parameter_panel_get_titles (page->panel));
  close_page (page);
}

void
mur_test_page_titles (void)
{
  g_test_add_func ("/pages/titles/undo", undo_and_redo);
  g_test_add_func ("/pages/titles/kept", kept);
  g_test_add_func ("/pages/titles/gone-with-a-table", gone_with_a_table);
}
