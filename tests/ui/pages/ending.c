/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A worker that is ended by a click on its lane: what it had is run again. */

#include "core/experiments/registry.h"
#include "tests/ui/pages/tests.h"
#include "ui/figure-view/hand/asks.h"
#include "ui/figure-view/hand/pointer.h"
#include "ui/figure-view/hand/read.h"
#include "ui/figure-view/painting/picture.h"
#include "ui/pages/experiment/private.h"

#include <string.h>

/* Ten seconds of tasks that only wait: time to click, and no processor is needed. */
static const char *const sleepers[]
  = { "workload", "sleep", "workers",   "2",    "tasks", "80",
      "chunk",    "1",     "task_size", "0.25", NULL };

static const double *
column (MurExperimentPage *page, const char *table, const char *name, gsize *n)
{
  const MurTable *found = mur_frame_table (page->frame, table);

  *n = mur_table_n_rows (found);
  return mur_table_column (found, (guint)mur_table_find (found, name));
}

/* The first tasks of both workers are done, in the run that was asked for. */
static gboolean
are_working (gpointer data)
{
  MurExperimentPage *page = data;
  gsize n;

  if (page->frame == NULL || mur_figure_view_layout (page->view) == NULL
      || mur_frame_scalar (page->frame, "first_argument") != 0)
    return FALSE;
  column (page, "tasks", "task", &n);
  return n >= 2 && mur_figure_view_drop_hint (page->view, 0) != NULL;
}

static gboolean
is_run_again (gpointer data)
{
  gsize n;
  const double *attempts = column (data, "tasks", "attempt", &n);

  for (gsize i = 0; i < n; i++)
    if (attempts[i] == 2)
      return TRUE;
  return FALSE;
}

static gboolean
has_toast (gpointer page)
{
  return mur_test_page_toast (page) != NULL;
}

static MurExperimentPage *
open_page (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = mur_experiment_page_new (&mur_experiment_parallel);
  MurExperimentPage *page = MUR_EXPERIMENT_PAGE (widget);
  g_autoptr (MurParameters) values
    = mur_parameters_new (mur_experiment_parallel.parameters);

  for (guint i = 0; sleepers[i] != NULL; i += 2)
    g_assert_true (mur_parameters_set (values, sleepers[i], sleepers[i + 1], NULL));
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  mur_parameter_panel_set_parameters (page->panel, values);
  mur_test_wait (are_working, page);
  return page;
}

static void
lane (void)
{
  MurExperimentPage *page = open_page ();
  double px, py;
  gsize n;

  mur_layout_to_position (mur_figure_view_layout (page->view), 0, 0.1, 1.8, &px, &py);
  mur_figure_view_point (page->view, px, py);
  g_assert_nonnull (strstr (page->view->reading.text, "click or D ends this worker"));
  mur_figure_view_click (page->view, 1, px, py);
  mur_figure_view_click (page->view, 2, px, py); /* two clicks end one worker, once */
  mur_test_wait (has_toast, page);
  g_assert_cmpstr (mur_test_page_toast (page), ==,
                   "Worker 2 has ended; a new one runs again what it had");
  mur_test_wait (is_run_again, page);
  const double *workers = column (page, "deaths", "worker", &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat (workers[0], ==, 2);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
}

void
mur_test_ending (void)
{
  g_test_add_func ("/pages/ending/lane", lane);
}
