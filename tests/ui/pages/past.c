/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of a page that goes back in time. */

#include "tests/ui/pages/tests.h"

#include <string.h>

#include "core/experiments/registry.h"
#include "ui/pages/experiment/private.h"
#include "ui/parameters/row-private.h"

static gboolean
is_paused_with_frame (gpointer data)
{
  MurExperimentPage *page = data;
  return page->frame != NULL && page->tick_id == 0
         && mur_experiment_page_report (page).state == MUR_RUNNER_PAUSED;
}

/* A page whose run of 60 generations is paused at the 30th. */
static MurExperimentPage *
open_page (void)
{
  GtkWidget *window = gtk_window_new ();
  MurExperimentPage *page
    = MUR_EXPERIMENT_PAGE (mur_experiment_page_new (&mur_experiment_curve_fit));
  g_autoptr (MurSession) session
    = mur_test_session ((const char *const[]){ "generations", "60", NULL });

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (window));
  mur_parameter_panel_set_all (page->panel, session->parameters, session->inputs);
  mur_experiment_page_begin_session (page, session, MUR_RUNNER_PAUSED);
  mur_test_wait (is_paused_with_frame, page);
  return page;
}

static void
close_page (MurExperimentPage *page)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
}

static void
act (MurExperimentPage *page, const char *action)
{
  g_action_group_activate_action (mur_experiment_page_get_actions (page), action, NULL);
}

static gboolean
is_settled (gpointer data)
{
  MurExperimentPage *page = data;
  return !page->seeking && page->tick_id == 0 && !page->read_out_due;
}

typedef struct
{
  MurExperimentPage *page;
  double generation;
} Place;

static gboolean
is_there (gpointer data)
{
  const Place *place = data;
  return is_settled (place->page)
         && mur_frame_scalar (place->page->frame, "generation") == place->generation;
}

/* A page is settled between two steps of a run as well. */
static void
wait_for_generation (MurExperimentPage *page, guint64 at)
{
  Place place = { page, (double)at };

  mur_test_wait (is_there, &place);
}

static void
steps (MurExperimentPage *page, guint n)
{
  for (guint i = 0; i < n; i++)
    act (page, "step");
}

static char *
straight (const char *inertia, guint64 changed_at, guint64 end)
{
  g_autoptr (MurSession) session
    = mur_test_session ((const char *const[]){ "generations", "60", NULL });
  g_autoptr (MurParameters) values = mur_parameters_copy (session->parameters);
  g_autoptr (MurJob) job = NULL;
  g_autoptr (MurFrame) frame = NULL;

  if (inertia != NULL)
    {
      mur_parameters_set (values, "inertia", inertia, NULL);
      mur_session_add_change (session, changed_at, NULL, values);
    }
  job = mur_job_new (session, 0, NULL);
  while (mur_job_steps (job) < end)
    mur_job_step (job, NULL);
  frame = mur_job_frame (job);
  return mur_frame_fingerprint (frame);
}

static void
assert_shows (MurExperimentPage *page, const char *inertia, guint64 changed, guint64 at)
{
  g_autofree char *expected = straight (inertia, changed, at);
  g_autofree char *found = NULL;

  wait_for_generation (page, at);
  found = mur_frame_fingerprint (page->frame);
  g_assert_cmpstr (found, ==, expected);
}

static gboolean
is_enabled (MurExperimentPage *page, const char *action)
{
  return g_action_group_get_action_enabled (mur_experiment_page_get_actions (page),
                                            action);
}

/* Comma and period, Home and End; the words say so. */
static void
keys (void)
{
  MurExperimentPage *page = open_page ();

  steps (page, 30);
  wait_for_generation (page, 30);
  g_assert_false (is_enabled (page, "continue"));
  act (page, "step-back");
  act (page, "step-back");
  act (page, "step-back");
  assert_shows (page, NULL, 0, 27);
  g_assert_cmpstr (gtk_label_get_text (page->subtitle), ==,
                   "Past: 27 of 60 generations");
  g_assert_true (is_enabled (page, "continue"));
  act (page, "step");
  assert_shows (page, NULL, 0, 28);
  act (page, "first-step");
  assert_shows (page, NULL, 0, 0);
  act (page, "step-back");
  assert_shows (page, NULL, 0, 0);
  act (page, "last-step");
  assert_shows (page, NULL, 0, 30);
  g_assert_cmpstr (gtk_label_get_text (page->subtitle), ==,
                   "Paused at 30 of 60 generations");
  act (page, "step-back");
  act (page, "step");
  assert_shows (page, NULL, 0, 30);
  close_page (page);
}

static gboolean
has_ended (gpointer data)
{
  MurExperimentPage *page = data;
  return page->shown_state == MUR_RUNNER_FINISHED && is_settled (page);
}

static GtkWidget *
find_scale (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_SCALE (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_scale (child);
  return found;
}

/* The slider follows the hand, and play runs on from where the run waits. */
static void
slider (void)
{
  MurExperimentPage *page = open_page ();
  gboolean handled;

  steps (page, 30);
  wait_for_generation (page, 30);
  for (int step = 29; step >= 4; step -= 5)
    g_signal_emit_by_name (find_scale (GTK_WIDGET (page->timeline)), "change-value",
                           GTK_SCROLL_JUMP, (double)step, &handled);
  assert_shows (page, NULL, 0, 4);
  act (page, "play-pause");
  mur_test_wait (has_ended, page);
  assert_shows (page, NULL, 0, 60);
  act (page, "step-back");
  assert_shows (page, NULL, 0, 59);
  act (page, "play-pause");
  assert_shows (page, NULL, 0, 60);
  close_page (page);
}

static void
type (MurExperimentPage *page, const char *text)
{
  MurParameterRow *row = mur_parameter_panel_get_row (page->panel, "inertia");

  gtk_editable_set_text (GTK_EDITABLE (row->entry), text);
  g_signal_emit_by_name (row->entry, "activate");
}

static guint
count_before (MurExperimentPage *page)
{
  MurFigure *figure = mur_figure_view_dup_figure (page->view);
  guint n = 0;

  for (guint i = 0; i < mur_figure_n_panels (figure); i++)
    {
      const GPtrArray *layers = mur_figure_panel (figure, i)->layers;
      for (guint k = 0; k < layers->len; k++)
        n += g_strcmp0 (((MurLayer *)g_ptr_array_index (layers, k))->name, "before")
             == 0;
    }
  mur_figure_unref (figure);
  return n;
}

/* A value that is set in the past waits, and holds from there on; the lines of the run
 * before stay until they are dismissed. */
static void
branch (void)
{
  MurExperimentPage *page = open_page ();

  mur_experiment_page_set_scene (page, "search");
  steps (page, 30);
  wait_for_generation (page, 30);
  g_assert_cmpuint (count_before (page), ==, 0);
  for (int i = 0; i < 12; i++)
    act (page, "step-back");
  assert_shows (page, NULL, 0, 18);
  type (page, "0.4375");
  g_assert_nonnull (strstr (mur_test_page_toast (page), "waits"));
  assert_shows (page, NULL, 0, 18);
  act (page, "continue");
  mur_test_wait (has_ended, page);
  assert_shows (page, "0.4375", 18, 60);
  g_assert_cmpuint (count_before (page), >, 0);
  act (page, "dismiss");
  g_assert_cmpuint (count_before (page), ==, 0);
  close_page (page);
}

/* As if it had never been; and again. */
static void
undo (void)
{
  MurExperimentPage *page = open_page ();

  steps (page, 10);
  wait_for_generation (page, 10);
  type (page, "0.4375");
  steps (page, 20);
  assert_shows (page, "0.4375", 10, 30);
  act (page, "undo");
  assert_shows (page, NULL, 0, 30);
  act (page, "redo");
  assert_shows (page, "0.4375", 30, 30);
  steps (page, 5);
  assert_shows (page, "0.4375", 30, 35);
  act (page, "undo");
  assert_shows (page, NULL, 0, 35);
  close_page (page);
}

static gboolean
is_finished (gpointer data)
{
  MurExperimentPage *page = data;
  return page->tick_id == 0 && page->frame != NULL
         && mur_experiment_page_report (page).state == MUR_RUNNER_FINISHED;
}

static guint
count_layers (MurExperimentPage *page)
{
  MurFigure *figure = mur_figure_view_dup_figure (page->view);
  guint n = 0;

  for (guint i = 0; i < mur_figure_n_panels (figure); i++)
    n += mur_figure_panel (figure, i)->layers->len;
  mur_figure_unref (figure);
  return n;
}

/* Runs that ended stay, thin, in the scene that compares them, four at most, until they
 * are dismissed; in the others they are not seen. */
static void
last_runs (void)
{
  GtkWidget *window = gtk_window_new ();
  MurExperimentPage *page
    = MUR_EXPERIMENT_PAGE (mur_experiment_page_new (&mur_experiment_swarm));
  g_autoptr (MurSession) session = mur_session_new (&mur_experiment_swarm);
  guint bare;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (window));
  mur_parameters_set (session->parameters, "generations", "4", NULL);
  mur_parameter_panel_set_all (page->panel, session->parameters, session->inputs);
  mur_experiment_page_set_scene (page, "convergence");
  mur_experiment_page_begin_session (page, session, MUR_RUNNER_RUNNING);
  mur_test_wait (is_finished, page);
  bare = count_layers (page);
  g_assert_false (is_enabled (page, "dismiss"));
  for (guint i = 1; i <= 5; i++)
    {
      act (page, "restart");
      mur_test_wait (is_settled, page);
      mur_test_wait (is_finished, page);
      /* Two lines in each of the two panels. */
      g_assert_cmpuint (count_layers (page), ==, bare + 4 * MIN (i, 4));
      g_assert_cmpuint (count_before (page), ==, 2);
    }
  mur_experiment_page_set_scene (page, "landscape");
  g_assert_cmpuint (count_before (page), ==, 0);
  g_assert_false (is_enabled (page, "dismiss"));
  mur_experiment_page_set_scene (page, "convergence");
  g_assert_true (is_enabled (page, "dismiss"));
  act (page, "dismiss");
  g_assert_cmpuint (count_layers (page), ==, bare);
  gtk_window_destroy (GTK_WINDOW (window));
}

void
mur_test_past (void)
{
  g_test_add_func ("/app/past/keys", keys);
  g_test_add_func ("/app/past/slider", slider);
  g_test_add_func ("/app/past/branch", branch);
  g_test_add_func ("/app/past/undo", undo);
  g_test_add_func ("/app/past/last-runs", last_runs);
}
