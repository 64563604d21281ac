/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Bits that are flipped by a click, and stems that are chosen: the run takes both while it
 * goes on and after its end, and one undo takes each back. */

#include "core/experiments/registry.h"
#include "tests/ui/pages/tests.h"
#include "ui/figure-view/hand/pointer.h"
#include "ui/figure-view/hand/read.h"
#include "ui/figure-view/painting/picture.h"
#include "ui/pages/experiment/private.h"

static gboolean
has_layout (gpointer page)
{
  return MUR_EXPERIMENT_PAGE (page)->frame != NULL
         && mur_figure_view_layout (MUR_EXPERIMENT_PAGE (page)->view) != NULL;
}

static MurExperimentPage *
open_page (const char *scene)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = mur_experiment_page_new (&mur_experiment_precision);
  MurExperimentPage *page = MUR_EXPERIMENT_PAGE (widget);

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  mur_experiment_page_set_scene (page, scene);
  mur_test_wait (has_layout, page);
  return page;
}

static void
close_page (MurExperimentPage *page)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
}

static void
click (MurExperimentPage *page, double x, double y)
{
  double px, py;

  mur_layout_to_position (mur_figure_view_layout (page->view), 0, x, y, &px, &py);
  mur_figure_view_point (page->view, px, py);
  mur_figure_view_click (page->view, 1, px, py);
}

static gboolean
is_negative (gpointer page)
{
  return mur_frame_scalar (MUR_EXPERIMENT_PAGE (page)->frame, "number") == -0.1;
}

static gboolean
is_positive (gpointer page)
{
  return mur_frame_scalar (MUR_EXPERIMENT_PAGE (page)->frame, "number") == 0.1;
}

static gboolean
has_ended (gpointer page)
{
  return mur_experiment_page_report (page).status == MUR_STATUS_EXHAUSTED;
}

/* The sign is the leftmost bit of the upper row. */
static void
bit (void)
{
  MurExperimentPage *page = open_page ("bits");
  const char *number;

  click (page, 0, 3);
  mur_test_wait (is_negative, page);
  number
    = mur_parameters_text (mur_parameter_panel_get_parameters (page->panel), "number");
  g_assert_cmpstr (number, ==, "-0.1");
  mur_parameter_panel_undo (page->panel);
  mur_test_wait (is_positive, page);
  mur_test_wait (has_ended, page);
  click (page, 0, 3);
  mur_test_wait (is_negative, page);
  close_page (page);
}

static gboolean
looks_into_five (gpointer page)
{
  return mur_frame_scalar (MUR_EXPERIMENT_PAGE (page)->frame, "element") == 5;
}

static void
stem (void)
{
  MurExperimentPage *page = open_page ("difference");
  const MurTable *table = mur_frame_table (page->frame, "difference");
  const double *units
    = mur_table_column (table, (guint)mur_table_find (table, "units"));

  click (page, 5, units[4]);
  mur_test_wait (looks_into_five, page);
  close_page (page);
}

void
mur_test_flipping (void)
{
  g_test_add_func ("/pages/flipping/bit", bit);
  g_test_add_func ("/pages/flipping/stem", stem);
}
