/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Marks in the figures of topics, dragged by the pointer and moved by keys: the run goes
 * on with what they set, which one undo takes back. */

#include "core/experiments/registry.h"
#include "tests/ui/keys.h"
#include "tests/ui/pages/tests.h"
#include "ui/figure-view/hand/handles.h"
#include "ui/figure-view/hand/pointer.h"
#include "ui/figure-view/painting/picture.h"
#include "ui/figure-view/private.h"
#include "ui/pages/experiment/private.h"

#include <math.h>
#include <string.h>

static gboolean
has_layout (gpointer page)
{
  return MUR_EXPERIMENT_PAGE (page)->frame != NULL
         && mur_figure_view_layout (MUR_EXPERIMENT_PAGE (page)->view) != NULL;
}

/* @scene of @experiment at work, with @assignments made: name, value, …, NULL */
static MurExperimentPage *
open_page (const MurExperiment *experiment,
           const char *scene,
           const char *const *assignments)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = mur_experiment_page_new (experiment);
  MurExperimentPage *page = MUR_EXPERIMENT_PAGE (widget);
  g_autoptr (MurSession) session = mur_session_new (experiment);

  for (; assignments[0] != NULL; assignments += 2)
    g_assert_true (
      mur_parameters_set (session->parameters, assignments[0], assignments[1], NULL));
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  mur_experiment_page_open_session (page, session);
  mur_experiment_page_set_scene (page, scene);
  mur_test_wait (has_layout, page);
  return page;
}

static void
close_page (MurExperimentPage *page)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
}

static double
number_of (MurExperimentPage *page, const char *name)
{
  return mur_parameters_number (mur_parameter_panel_get_parameters (page->panel), name);
}

static double
running_number_of (MurExperimentPage *page, const char *name)
{
  return mur_parameters_number (mur_run_control_parameters (page->control), name);
}

static guint64
generation (MurExperimentPage *page)
{
  return (guint64)mur_frame_scalar (page->frame, "generation");
}

static gboolean
shows_new_inertia (gpointer data)
{
  MurExperimentPage *page = data;

  return mur_frame_scalar (page->frame, "omega") == number_of (page, "inertia");
}

static gboolean
is_at_work (gpointer page)
{
  return generation (page) > 3;
}

/* The swarm flies on, along the same run, and its log says what was changed. */
static void
stability (void)
{
  static const char *const endless[]
    = { "generations", "1000000", "landscape", "rastrigin", "cognitive",
        "1.25",        "social",  "1.25",      NULL };
  MurExperimentPage *page = open_page (&mur_experiment_swarm, "stability", endless);
  MurRunner *runner = mur_run_control_runner (page->control);
  g_autoptr (MurSession) session = NULL;
  const MurLayout *layout;
  guint64 before;
  double px, py, to_x, to_y;

  mur_test_wait (is_at_work, page);
  layout = mur_figure_view_layout (page->view);
  mur_layout_to_position (layout, 0, 0.7298, 2.5, &px, &py);
  mur_layout_to_position (layout, 0, 0.4, 1.5, &to_x, &to_y);
  mur_figure_view_press (page->view, px, py, 0);
  g_assert_true (mur_figure_view_drag (page->view, (px + to_x) / 2, (py + to_y) / 2));
  mur_test_pass (60);
  mur_figure_view_drag (page->view, to_x, to_y);
  mur_figure_view_release (page->view);
  /* Within a pixel, of which there are a hundred and more to a unit. */
  g_assert_cmpfloat_with_epsilon (number_of (page, "inertia"), 0.4, 0.01);
  g_assert_cmpfloat_with_epsilon (number_of (page, "cognitive"), 0.75, 0.02);
  g_assert_cmpfloat (number_of (page, "social"), ==, number_of (page, "cognitive"));
  before = generation (page);
  mur_test_wait (shows_new_inertia, page);
  g_assert_true (mur_run_control_runner (page->control) == runner);
  g_assert_cmpfloat (running_number_of (page, "inertia"), ==,
                     number_of (page, "inertia"));
  g_assert_cmpuint (generation (page), >=, before);
  session = mur_test_dup_session (page);
  g_assert_cmpuint (session->changes->len, >=, 1);
  g_assert_cmpfloat (
    mur_parameters_number (mur_session_last_parameters (session), "social"), ==,
    number_of (page, "social"));
  g_action_group_activate_action (mur_experiment_page_get_actions (page), "undo", NULL);
  g_assert_cmpfloat (number_of (page, "inertia"), ==, 0.7298);
  g_assert_cmpfloat (number_of (page, "cognitive"), ==, 1.25);
  g_assert_cmpfloat (number_of (page, "social"), ==, 1.25);
  close_page (page);
}

/* Keys move one number and leave the other. */
static void
stability_by_keys (void)
{
  static const char *const endless[]
    = { "generations", "1000000", "landscape", "rastrigin", "cognitive",
        "1.25",        "social",  "1.25",      NULL };
  MurExperimentPage *page = open_page (&mur_experiment_swarm, "stability", endless);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (page)));

  gtk_widget_grab_focus (GTK_WIDGET (page->view));
  g_assert_true (mur_test_key (window, GDK_KEY_g, 0));
  g_assert_true (page->view->handle_focus.on);
  mur_test_key (window, GDK_KEY_Left, 0);
  g_assert_cmpfloat (number_of (page, "inertia"), <, 0.7298);
  g_assert_cmpfloat (number_of (page, "cognitive"), ==, 1.25);
  mur_test_key (window, GDK_KEY_Up, 0);
  g_assert_cmpfloat (number_of (page, "cognitive"), >, 1.25);
  g_assert_cmpfloat (number_of (page, "social"), ==, number_of (page, "cognitive"));
  mur_parameter_panel_undo (page->panel);
  g_assert_cmpfloat (number_of (page, "inertia"), ==, 0.7298);
  g_assert_cmpfloat (number_of (page, "social"), ==, 1.25);
  close_page (page);
}

/* Another pair of dimensions is chosen by its mark; the cursor says that it goes. */
static void
pair (void)
{
  static const char *const six[] = { "dimensions", "6", "count", "200", NULL };
  MurExperimentPage *page = open_page (&mur_experiment_sampling, "pairs", six);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (page)));
  const MurLayout *layout = mur_figure_view_layout (page->view);
  MurHandlePlace place;
  double px, py, to_x, to_y;

  mur_layout_to_position (layout, 0, 1, 2, &px, &py);
  mur_layout_to_position (layout, 0, 5, 3, &to_x, &to_y);
  g_assert_true (mur_figure_view_is_at_handle (page->view, px, py, &place));
  g_assert_cmpstr (mur_figure_view_handle_cursor (page->view, place), ==, "move");
  mur_figure_view_press (page->view, px, py, 0);
  g_assert_true (mur_figure_view_drag (page->view, to_x, to_y));
  mur_figure_view_release (page->view);
  g_assert_cmpfloat (number_of (page, "x_dimension"), ==, 5);
  g_assert_cmpfloat (number_of (page, "y_dimension"), ==, 3);
  mur_parameter_panel_undo (page->panel);
  g_assert_cmpfloat (number_of (page, "x_dimension"), ==, 1);
  g_assert_cmpfloat (number_of (page, "y_dimension"), ==, 2);
  mur_test_wait (has_layout, page);
  gtk_widget_grab_focus (GTK_WIDGET (page->view));
  mur_test_key (window, GDK_KEY_g, 0);
  /* Not onto the diagonal, but over it. */
  mur_test_key (window, GDK_KEY_Right, 0);
  g_assert_cmpfloat (number_of (page, "x_dimension"), ==, 3);
  g_assert_cmpfloat (number_of (page, "y_dimension"), ==, 2);
  close_page (page);
}

static double
residual_of (MurExperimentPage *page)
{
  return mur_frame_scalar (page->frame, "residual_rms");
}

static gboolean
has_converged (gpointer data)
{
  MurExperimentPage *page = data;

  return page->shown_state == MUR_RUNNER_FINISHED && isfinite (residual_of (page));
}

/* Half a radian a second is a radian after the two seconds. */
static gboolean
has_left_the_data (gpointer page)
{
  return residual_of (page) > 0.1;
}

static gboolean
has_come_back (gpointer page)
{
  return residual_of (page) < 0.01;
}

/* The refit follows an estimate that is dragged, of a run that has long ended, and is
 * back with one undo. */
static void
estimate (void)
{
  static const char *const none[] = { NULL };
  MurExperimentPage *page = open_page (&mur_experiment_inference, "estimates", none);
  const MurLayout *layout;
  const double *list;
  double px, py, to_x, to_y;
  gsize n;

  mur_test_wait (has_converged, page);
  mur_test_pass (200);
  g_assert_true (has_come_back (page));
  layout = mur_figure_view_layout (page->view);
  /* The second frequency is 15 rad/s; errors are far smaller than a pixel. */
  mur_layout_to_position (layout, 0, 1, 15, &px, &py);
  mur_layout_to_position (layout, 0, 1, 20, &to_x, &to_y);
  mur_figure_view_press (page->view, px, py, 0);
  g_assert_true (mur_figure_view_drag (page->view, to_x, to_y));
  mur_test_wait (has_left_the_data, page);
  mur_figure_view_release (page->view);
  list = mur_parameters_list (mur_parameter_panel_get_parameters (page->panel), "tried",
                              &n);
  g_assert_cmpuint (n, ==, 12);
  /* A pixel is less than half a unit. */
  g_assert_cmpfloat_with_epsilon (list[1], 20, 0.5);
  g_assert_true (isnan (list[0]) && isnan (list[11]));
  mur_parameter_panel_undo (page->panel);
  mur_test_wait (has_come_back, page);
  close_page (page);
}

void
mur_test_dragging (void)
{
  g_test_add_func ("/pages/dragging/estimate", estimate);
  g_test_add_func ("/pages/dragging/stability", stability);
  g_test_add_func ("/pages/dragging/stability-by-keys", stability_by_keys);
  g_test_add_func ("/pages/dragging/pair", pair);
}
