/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parameters that change only the picture: a page draws what it has anew, whether the
 * run goes on or has ended, and its session keeps them. */

#include "core/experiments/registry.h"
#include "tests/ui/keys.h"
#include "tests/ui/pages/tests.h"
#include "ui/pages/experiment/private.h"

#include <math.h>
#include <string.h>

static gboolean
has_frame (gpointer page)
{
  return MUR_EXPERIMENT_PAGE (page)->frame != NULL;
}

static gboolean
is_finished (gpointer page)
{
  return mur_experiment_page_report (page).state == MUR_RUNNER_FINISHED
         && MUR_EXPERIMENT_PAGE (page)->tick_id == 0;
}

static MurExperimentPage *
open_page (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = mur_experiment_page_new (&mur_experiment_oscillators);
  g_autoptr (MurSession) session = mur_session_new (&mur_experiment_oscillators);

  mur_parameters_set (session->parameters, "samples", "41", NULL);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  g_action_group_change_action_state (
    mur_experiment_page_get_actions (MUR_EXPERIMENT_PAGE (page)), "speed",
    g_variant_new_string ("maximum"));
  mur_experiment_page_open_session (MUR_EXPERIMENT_PAGE (page), session);
  mur_experiment_page_set_scene (MUR_EXPERIMENT_PAGE (page), MUR_SCENE_OVERVIEW);
  mur_test_wait (has_frame, page);
  return MUR_EXPERIMENT_PAGE (page);
}

/* Where the axis of phases begins: NaN where it goes by the lines. */
static double
lowest_phase (MurExperimentPage *page)
{
  MurFigure *figure = mur_figure_view_dup_figure (page->view);
  double lowest = INFINITY;

  for (guint i = 0; i < mur_figure_n_panels (figure); i++)
    {
      const MurPanel *panel = mur_figure_panel (figure, i);
      if (g_strcmp0 (panel->title, "Phases") == 0)
        lowest = panel->y.minimum;
    }
  mur_figure_unref (figure);
  return lowest;
}

static void
set_view (MurExperimentPage *page, const char *value)
{
  g_autoptr (MurParameters) values
    = mur_parameters_copy (mur_parameter_panel_get_parameters (page->panel));

  mur_parameters_set (values, "phase_view", value, NULL);
  mur_parameter_panel_set_parameters (page->panel, values);
}

/* What the page's session runs to, and how it shows phases: 0 wrapped, 1 not. */
static guint
check_session (MurExperimentPage *page)
{
  g_autoptr (MurInSight) sight = mur_experiment_page_dup_in_sight (page);
  const MurSession *session = sight->session;
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);

  g_assert_cmpuint (session->changes->len, ==, 0);
  while (mur_job_step (job, NULL) == MUR_STATUS_RUNNING)
    ;
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  g_autofree char *found = mur_frame_fingerprint (frame);
  g_autofree char *expected = mur_frame_fingerprint (page->frame);
  g_assert_cmpstr (found, ==, expected);
  return mur_parameters_choice (session->parameters, "phase_view");
}

static void
ended (void)
{
  MurExperimentPage *page = open_page ();
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (page));
  MurRunner *runner;
  const MurFrame *frame;
  guint64 steps;

  mur_test_wait (is_finished, page);
  runner = mur_run_control_runner (page->control);
  frame = page->frame;
  steps = mur_experiment_page_report (page).steps;
  g_assert_cmpfloat (lowest_phase (page), ==, -G_PI);
  set_view (page, "unwrapped");
  g_assert_true (isnan (lowest_phase (page)));
  mur_test_pass (250); /* a new run would have begun by then */
  g_assert_true (mur_run_control_runner (page->control) == runner);
  g_assert_true (page->frame == frame);
  mur_test_wait (is_finished, page);
  g_assert_cmpuint (mur_experiment_page_report (page).steps, ==, steps);
  g_assert_cmpuint (check_session (page), ==, 1);
  mur_parameter_panel_undo (page->panel);
  g_assert_cmpfloat (lowest_phase (page), ==, -G_PI);
  g_assert_cmpuint (check_session (page), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* All text of the labels in sight, in order. */
static void
gather (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gather (child, text);
}

/* Results are called what the experiment calls them; what is for pictures is not there.
 */
static void
results (void)
{
  MurExperimentPage *page = open_page ();
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (page));
  g_autoptr (GString) text = g_string_new (NULL);

  mur_test_wait (is_finished, page);
  gather (GTK_WIDGET (page->readout), text);
  g_assert_true (g_str_has_prefix (text->str, "Run|Time t [s]|"));
  g_assert_nonnull (strstr (text->str, "|Oscillators N|30|"));
  g_assert_nonnull (strstr (text->str, "|Synchrony|Order parameter r|"));
  g_assert_null (strstr (strstr (text->str, "|Synchrony|") + 1, "|Synchrony|"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whether the first square shows empty cells, which come before the points. */
static gboolean
shows_cells (MurExperimentPage *page)
{
  MurFigure *figure = mur_figure_view_dup_figure (page->view);
  const MurPanel *panel = mur_figure_panel (figure, 0);
  const MurLayer *layer = g_ptr_array_index (panel->layers, 0);
  const gboolean is_shaded = layer->kind == MUR_LAYER_BAND;

  mur_figure_unref (figure);
  return is_shaded;
}

static gboolean
has_toast (gpointer page)
{
  return mur_test_page_toast (page) != NULL;
}

/* A key goes to the next choice and round, a step to undo each; where the parameter has
 * no effect it says why. */
static void
keys (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = mur_experiment_page_new (&mur_experiment_sampling);
  MurExperimentPage *page = MUR_EXPERIMENT_PAGE (widget);
  g_autoptr (MurSession) session = mur_session_new (&mur_experiment_sampling);
  const MurParameters *values;

  mur_parameters_set (session->parameters, "integrand", "gaussian", NULL);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  mur_experiment_page_open_session (page, session);
  mur_test_wait (has_frame, page);
  mur_experiment_page_focus (page);
  g_assert_false (shows_cells (page));
  g_assert_true (mur_test_key (window, GDK_KEY_e, 0));
  g_assert_true (shows_cells (page));
  g_assert_true (mur_test_key (window, GDK_KEY_e, 0));
  g_assert_false (shows_cells (page));
  mur_parameter_panel_undo (page->panel);
  g_assert_true (shows_cells (page));
  g_assert_true (mur_test_key (window, GDK_KEY_d, 0));
  mur_test_wait (has_toast, page);
  g_assert_cmpstr (mur_test_page_toast (page), ==,
                   "The integrand is not the quarter disc.");
  values = mur_parameter_panel_get_parameters (page->panel);
  g_assert_cmpuint (mur_parameters_choice (values, "show_disc"), ==, 0);
  g_assert_false (mur_test_key (window, GDK_KEY_q, 0));
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint64
value_of (MurExperimentPage *page, const char *name)
{
  return mur_parameters_integer (mur_parameter_panel_get_parameters (page->panel),
                                 name);
}

/* A datum that is chosen sets its parameters as one step; a bad one sets none. */
static void
chosen (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = mur_experiment_page_new (&mur_experiment_sampling);
  MurExperimentPage *page = MUR_EXPERIMENT_PAGE (widget);
  const guint64 before = value_of (page, "y_dimension");

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  mur_test_wait (has_frame, page);
  g_signal_emit_by_name (
    page->view, "choose",
    ((const char *[]){ "x_dimension", "2", "y_dimension", "1", NULL }));
  g_assert_cmpuint (value_of (page, "x_dimension"), ==, 2);
  g_assert_cmpuint (value_of (page, "y_dimension"), ==, 1);
  g_signal_emit_by_name (
    page->view, "choose",
    ((const char *[]){ "x_dimension", "1", "y_dimension", "none", NULL }));
  g_assert_cmpuint (value_of (page, "x_dimension"), ==, 2);
  mur_parameter_panel_undo (page->panel);
  g_assert_cmpuint (value_of (page, "x_dimension"), ==, 1);
  g_assert_cmpuint (value_of (page, "y_dimension"), ==, before);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* An oscillator that is kept lit up fades the others; undo puts it out. */
static void
lit (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = mur_experiment_page_new (&mur_experiment_oscillators);
  MurExperimentPage *page = MUR_EXPERIMENT_PAGE (widget);
  g_autoptr (MurFigure) before = NULL;
  g_autoptr (MurFigure) after = NULL;

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  mur_test_wait (has_frame, page);
  before = mur_figure_view_dup_figure (page->view);
  g_signal_emit_by_name (page->view, "choose",
                         ((const char *[]){ "highlight", "3", NULL }));
  after = mur_figure_view_dup_figure (page->view);
  g_assert_cmpfloat (mur_figure_things (before)->lit, ==, 0);
  g_assert_cmpfloat (mur_figure_things (after)->lit, ==, 3);
  mur_parameter_panel_undo (page->panel);
  g_assert_cmpuint (value_of (page, "highlight"), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What one drag sets is one step, and refused, with the reason, where it would have no
 * effect. */
static void
dragged (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = mur_experiment_page_new (&mur_experiment_oscillators);
  MurExperimentPage *page = MUR_EXPERIMENT_PAGE (widget);
  const MurParameters *values;
  static const char *const text[] = { "1 2 3", "1 2 4", "1 2 5" };
  gsize n;

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  mur_test_wait (has_frame, page);
  for (guint i = 0; i < 3; i++)
    g_signal_emit_by_name (page->view, "drag",
                           ((const char *[]){ "frequency_distribution", "list",
                                              "frequencies", text[i], NULL }),
                           17u);
  values = mur_parameter_panel_get_parameters (page->panel);
  g_assert_cmpfloat (mur_parameters_list (values, "frequencies", &n)[2], ==, 5);
  mur_parameter_panel_undo (page->panel);
  g_assert_false (mur_parameter_panel_can_undo (page->panel));
  values = mur_parameter_panel_get_parameters (page->panel);
  g_assert_true (mur_parameters_is_default (values, "frequencies"));
  /* Without the choice the list would not count. */
  g_signal_emit_by_name (page->view, "drag",
                         ((const char *[]){ "frequencies", "7", NULL }), 18u);
  g_assert_false (mur_parameter_panel_can_undo (page->panel));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A drag that is given up leaves neither the list nor the choice that came with it, and
 * no other step is taken back in its place. */
static void
given_up (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = mur_experiment_page_new (&mur_experiment_oscillators);
  MurExperimentPage *page = MUR_EXPERIMENT_PAGE (widget);
  const char *none[] = { NULL };
  g_autoptr (MurParameters) before = NULL;

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  mur_test_wait (has_frame, page);
  g_signal_emit_by_name (page->view, "choose",
                         ((const char *[]){ "highlight", "4", NULL }));
  before = mur_parameters_copy (mur_parameter_panel_get_parameters (page->panel));
  g_signal_emit_by_name (page->view, "drag",
                         ((const char *[]){ "frequency_distribution", "list",
                                            "frequencies", "1 2 3", NULL }),
                         21u);
  g_assert_false (
    mur_parameters_equal (before, mur_parameter_panel_get_parameters (page->panel)));
  for (guint i = 0; i < 2; i++)
    {
      g_signal_emit_by_name (page->view, "drag", none, 21u);
      g_assert_true (mur_parameters_equal (
        before, mur_parameter_panel_get_parameters (page->panel)));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

void
mur_test_view_parameters (void)
{
  g_test_add_func ("/pages/view-parameters/lit", lit);
  g_test_add_func ("/pages/view-parameters/dragged", dragged);
  g_test_add_func ("/pages/view-parameters/given-up", given_up);
  g_test_add_func ("/pages/view-parameters/keys", keys);
  g_test_add_func ("/pages/view-parameters/chosen", chosen);
  g_test_add_func ("/pages/view-parameters/ended", ended);
  g_test_add_func ("/pages/view-parameters/results", results);
}
