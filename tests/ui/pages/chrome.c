/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The panel at the side of a page. */

#include "core/experiments/registry.h"
#include "tests/ui/pages/tests.h"
#include "ui/pages/experiment/private.h"

static gboolean
is_shown (MurExperimentPage *page)
{
  gboolean shown;

  g_object_get (page, "show-parameters", &shown, NULL);
  return shown;
}

static double
reveal_progress (MurExperimentPage *page)
{
  return adw_flap_get_reveal_progress (page->flap);
}

/* Asked for before the first layout, when a flap divides by a width of nothing, as by
 * F9 right after a topic was chosen. */
static void
before_layout (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = mur_experiment_page_new (&mur_experiment_sampling);
  MurExperimentPage *page = MUR_EXPERIMENT_PAGE (widget);

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 700);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  g_object_set (page, "show-parameters", FALSE, NULL);
  g_assert_false (is_shown (page));
  for (guint i = 0; i < 40; i++)
    {
      g_assert_cmpfloat (reveal_progress (page), >=, 0);
      mur_test_pass (25);
    }
  g_assert_cmpfloat (reveal_progress (page), ==, 0);
  g_object_set (page, "show-parameters", TRUE, NULL);
  g_assert_true (is_shown (page));
  mur_test_pass (1000);
  g_assert_cmpfloat (reveal_progress (page), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Its popovers do not stay without it. */
static void
popovers_go (void)
{
  MurWindow *window = mur_test_open_window ();
  MurExperimentPage *page = mur_window_get_page (window);
  GtkWidget *popover = gtk_popover_new ();

  gtk_widget_set_parent (popover, GTK_WIDGET (page->panel_box));
  gtk_popover_popup (GTK_POPOVER (popover));
  g_assert_true (gtk_widget_get_visible (popover));
  g_object_set (page, "show-parameters", FALSE, NULL);
  g_assert_false (gtk_widget_get_visible (popover));
  gtk_widget_unparent (popover);
  mur_test_close_window (window);
}

void
mur_test_chrome (void)
{
  g_test_add_func ("/app/chrome/before-layout", before_layout);
  g_test_add_func ("/app/chrome/popovers-go", popovers_go);
}
