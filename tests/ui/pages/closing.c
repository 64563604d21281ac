/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Windows that close in the middle of something: what they were at ends. */

#include "core/experiments/registry.h"
#include "tests/ui/pages/tests.h"
#include "ui/figure-view/menu.h"
#include "ui/figure-view/painting/picture.h"
#include "ui/pages/experiment/private.h"

static gboolean
has_no_runner (gpointer unused)
{
  return mur_test_n_runners () == 0;
}

/* GTK may hold a window for longer than it is open. */
static void
held (void)
{
  MurWindow *window = g_object_ref (mur_test_open_window ());
  gpointer page = mur_window_get_page (window);

  g_assert_cmpuint (mur_test_n_runners (), >, 0);
  g_object_add_weak_pointer (page, &page);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (page);
  mur_test_wait (has_no_runner, NULL);
  mur_window_show_toast (window, "Nobody sees this");
  g_assert_finalize_object (window);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* Nobody asks for the menu of a figure before it is there. */
static gboolean
is_painted (gpointer view)
{
  return gtk_widget_get_mapped (view) && mur_figure_view_layout (view) != NULL;
}

/* A popover that nobody could pop down any more would keep the input of the program. */
static void
popovers (void)
{
  MurWindow *window = mur_test_open_window ();
  MurFigureView *view = mur_window_get_page (window)->view;
  gpointer menu;

  mur_test_wait (is_painted, view);
  mur_figure_view_popup_menu (view, 40, 40);
  menu = view->menu;
  g_object_add_weak_pointer (menu, &menu);
  mur_test_wait (is_mapped, menu);
  mur_test_close_window (window);
  g_assert_null (menu);
}

/* Also those of windows that GTK makes. */
static void
any_window (void)
{
  MurWindow *main_window = mur_test_open_window ();
  GtkWidget *window = gtk_window_new (), *button = gtk_menu_button_new ();
  gpointer popover = gtk_popover_new ();

  g_object_add_weak_pointer (popover, &popover);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  mur_test_pass (50);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (popover);
  mur_test_close_window (main_window);
}

/* The same where only the page goes out of sight, as when a file is opened. */
static void
page_changes (void)
{
  MurWindow *window = mur_test_open_window ();
  MurFigureView *view = mur_window_get_page (window)->view;

  mur_figure_view_popup_menu (view, 40, 40);
  mur_test_pass (50);
  g_assert_true (gtk_widget_get_visible (view->menu));
  mur_window_show_topic (window, &mur_experiment_sampling);
  mur_test_pass (400);
  g_assert_false (gtk_widget_get_visible (view->menu));
  mur_test_close_window (window);
}

/* The focus is lost twice before a frame: GTK kept what it was lost in, such as a page
 * with its run, for ever. */
static void
focus_lost (void)
{
  MurWindow *main_window = mur_test_open_window ();
  GtkWidget *window = gtk_window_new (), *button = gtk_button_new ();
  GtkWidget *outer = adw_bin_new ();
  gpointer inner = adw_bin_new ();

  g_object_add_weak_pointer (inner, &inner);
  adw_bin_set_child (inner, button);
  adw_bin_set_child (ADW_BIN (outer), inner);
  gtk_window_set_child (GTK_WINDOW (window), outer);
  gtk_window_present (GTK_WINDOW (window));
  mur_test_pass (50);
  gtk_widget_grab_focus (button);
  gtk_widget_set_visible (inner, FALSE);
  gtk_widget_set_visible (outer, FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (inner);
  mur_test_close_window (main_window);
}

static guint
n_toplevels (void)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ());
}

/* A print dialog is GTK's: its window is asked for it. */
static void
printing (void)
{
  MurWindow *window = mur_test_open_window ();

  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
  mur_test_pass (100);
  g_assert_cmpuint (n_toplevels (), >=, 2);
  mur_test_close_window (window);
  g_assert_cmpuint (n_toplevels (), ==, 0);
}

/* Also where another dialog of the window has come before it. */
static void
printing_and_choosing (void)
{
  MurWindow *window = mur_test_open_window ();
  const MurExperiment *topic
    = mur_experiment_page_get_experiment (mur_window_get_page (window));
  GtkWidget *sweep = GTK_WIDGET (mur_window_show_sweep (window));

  gtk_widget_activate_action (sweep, "run.choose-store", NULL);
  mur_test_pass (100);
  mur_window_show_topic (window, topic);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
  mur_test_pass (100);
  g_assert_cmpuint (n_toplevels (), >=, 3);
  mur_test_close_window (window);
  g_assert_cmpuint (n_toplevels (), ==, 0);
}

static gboolean
is_as_before (gpointer n_before)
{
  return n_toplevels () == GPOINTER_TO_UINT (n_before);
}

static GtkWindow *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
      if (GTK_IS_FILE_CHOOSER (window))
        return window;
    }
  return NULL;
}

/* A chooser that is closed while it reads its folder: GTK told of an operation that was
 * cancelled. */
static void
choosing (void)
{
  MurWindow *window = mur_test_open_window ();
  gpointer n_before = GUINT_TO_POINTER (n_toplevels ());

  for (guint i = 0; i < 5; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
      gtk_window_close (find_chooser ());
      mur_test_pass (20 * i);
      mur_test_wait (is_as_before, n_before);
    }
  mur_test_pass (200);
  g_assert_true (is_as_before (n_before));
  mur_test_close_window (window);
}

void
mur_test_closing (void)
{
  g_test_add_func ("/app/closing/held", held);
  g_test_add_func ("/app/closing/popovers", popovers);
  g_test_add_func ("/app/closing/any-window", any_window);
  g_test_add_func ("/app/closing/page-changes", page_changes);
  g_test_add_func ("/app/closing/focus-lost", focus_lost);
  g_test_add_func ("/app/closing/printing", printing);
  g_test_add_func ("/app/closing/printing-and-choosing", printing_and_choosing);
  g_test_add_func ("/app/closing/choosing", choosing);
}
