/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds for the page of every experiment in the registry: it runs, steps, shows a
 * figure or says that there is none, and hands out what is in sight. */

#include "core/experiments/registry.h"
#include "tests/ui/pages/tests.h"
#include "ui/figure-view/painting/picture.h"
#include "ui/figures/registry.h"
#include "ui/pages/experiment/private.h"

static gboolean
is_shown (gpointer data)
{
  MurExperimentPage *page = MUR_EXPERIMENT_PAGE (data);
  return page->frame != NULL
         && (mur_figure_view_layout (page->view) != NULL
             || gtk_widget_get_mapped (GTK_WIDGET (page->missing)));
}

static gboolean
has_moved (gpointer page)
{
  return mur_experiment_page_report (page).steps > 0;
}

static void
topic (gconstpointer data)
{
  const MurExperiment *experiment = data;
  GtkWidget *window = gtk_window_new ();
  MurExperimentPage *page = MUR_EXPERIMENT_PAGE (mur_experiment_page_new (experiment));
  g_autoptr (MurInSight) sight = NULL;
  g_autoptr (MurFigure) figure = NULL;

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (window));
  mur_test_wait (is_shown, page);
  mur_test_wait (has_moved, page);
  g_assert_nonnull (
    mur_parameter_panel_get_row (page->panel, experiment->parameters[0].name));
  sight = mur_experiment_page_dup_in_sight (page);
  g_assert_true (sight->session->experiment == experiment);
  figure = mur_in_sight_make_figure (sight, NULL);
  g_assert_true ((figure != NULL) == mur_figure_check (experiment, NULL));
  if (figure != NULL)
    g_assert_cmpuint (sight->n_views, ==, mur_figure_n_panels (figure));
  gtk_window_destroy (GTK_WINDOW (window));
  mur_test_pass (20);
  g_assert_cmpuint (mur_test_n_runners (), ==, 0);
}

void
mur_test_topics (void)
{
  for (const MurExperiment *const *e = mur_experiments (); *e != NULL; e++)
    {
      g_autofree char *path = g_strconcat ("/pages/topics/", (*e)->id, NULL);
      g_test_add_data_func (path, *e, topic);
    }
}
