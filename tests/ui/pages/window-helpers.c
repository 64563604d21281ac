/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Windows for tests. */

#include "tests/ui/pages/tests.h"

#include <string.h>

#include "app/window/actions.h"
#include "ui/pages/experiment/private.h"
#include "ui/pages/sweep/private.h"

static gboolean
is_running (gpointer data)
{
  MurExperimentPage *page = mur_window_get_page (data);
  return page->frame != NULL && page->run_bar != NULL;
}

MurApplication *
mur_test_application (void)
{
  static MurApplication *application;
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return application;
  application = mur_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

MurWindow *
mur_test_open_window (void)
{
  GtkApplication *application = GTK_APPLICATION (mur_test_application ());
  MurWindow *window = MUR_WINDOW (mur_window_new (application));

  mur_window_add_actions (window);
  gtk_window_present (GTK_WINDOW (window));
  mur_test_wait (is_running, window);
  return window;
}

static gboolean
is_gone (gpointer left)
{
  return *(gpointer *)left == NULL;
}

static gboolean
is_idle (gpointer unused)
{
  return mur_test_n_runners () == 0;
}

void
mur_test_close_window (MurWindow *window)
{
  gpointer left = window;

  g_object_add_weak_pointer (G_OBJECT (window), &left);
  gtk_window_destroy (GTK_WINDOW (window));
  mur_test_wait (is_gone, &left);
  mur_test_wait (is_idle, NULL);
}

/* Over, and looked at for the last time. */
static gboolean
is_finished (gpointer data)
{
  MurExperimentPage *page = mur_window_get_page (data);

  return page->shown_state == MUR_RUNNER_FINISHED && page->tick_id == 0;
}

char *
mur_test_finish (MurWindow *window)
{
  MurExperimentPage *page = mur_window_get_page (window);
  GActionGroup *actions = mur_experiment_page_get_actions (page);

  g_action_group_change_action_state (actions, "speed",
                                      g_variant_new_string ("maximum"));
  mur_test_wait (is_finished, window);
  return mur_frame_fingerprint (page->frame);
}

MurSession *
mur_test_dup_session (MurExperimentPage *page)
{
  MurRunner *runner = mur_run_control_runner (page->control);
  return runner != NULL ? mur_runner_dup_session (runner) : NULL;
}

static GtkWidget *
find_toast (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (strcmp (gtk_widget_get_css_name (widget), "toast") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_toast (child);
  return found;
}

static const char *
find_label (GtkWidget *widget)
{
  const char *found = NULL;

  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_label (child);
  return found;
}

const char *
mur_test_page_toast (MurExperimentPage *page)
{
  GtkWidget *toast = find_toast (GTK_WIDGET (page->overlay));
  return toast != NULL ? find_label (toast) : NULL;
}

const char *
mur_test_toast (MurWindow *window)
{
  GtkWidget *toast = find_toast (GTK_WIDGET (mur_window_get_sight (window)));
  return toast != NULL ? find_label (toast) : NULL;
}

void
mur_test_dismiss_toasts (MurWindow *window)
{
  MurPage *page = mur_window_get_sight (window);

  mur_toasts_dismiss (MUR_IS_SWEEP_PAGE (page) ? MUR_SWEEP_PAGE (page)->toasts
                                               : MUR_EXPERIMENT_PAGE (page)->toasts);
  while (find_toast (GTK_WIDGET (page)) != NULL)
    mur_test_pass (20);
}
