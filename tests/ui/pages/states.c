/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs that are carried on where an earlier window left them. */

#include "tests/ui/pages/tests.h"

#include <glib/gstdio.h>
#include <string.h>

#include "ui/pages/experiment/private.h"

static char *folder;

static MurSession *
make_session (void)
{
  return mur_test_session (
    (const char *const[]){ "seed", "271828", "generations", "400", NULL });
}

static MurExperimentPage *
page_of (MurWindow *window)
{
  return mur_window_get_page (window);
}

static void
act (MurWindow *window, const char *name)
{
  g_action_group_activate_action (mur_experiment_page_get_actions (page_of (window)),
                                  name, NULL);
}

static gboolean
is_saving (gpointer window)
{
  return page_of (window)->state_path == NULL;
}

static gboolean
is_offered (gpointer window)
{
  const char *toast = mur_test_toast (window);
  return toast != NULL && g_str_has_prefix (toast, "The last run stopped at ");
}

/* An offer goes by itself after twenty seconds. */
static gboolean
has_looked (gpointer window)
{
  return is_saving (window) || is_offered (window);
}

static gboolean
has_own_run (gpointer window)
{
  g_autoptr (MurSession) session = mur_test_dup_session (page_of (window));
  return session != NULL
         && mur_parameters_integer (session->parameters, "seed") == 271828;
}

static gboolean
is_far_enough (gpointer window)
{
  return has_own_run (window)
         && mur_experiment_page_report (page_of (window)).steps > 20;
}

static char *
path_of (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static GtkWidget *
find_button (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "Carry On") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_button (child);
  return found;
}

/* Leaves the session's run somewhere on its way, as closing a window does; at ten steps a
 * second, which is faster than the pace of its own. */
static void
leave_run (void)
{
  MurWindow *window = mur_test_open_window ();
  g_autoptr (MurSession) session = make_session ();

  mur_window_keep_states (window, folder);
  mur_test_wait (has_looked, window);
  mur_test_dismiss_toasts (window);
  mur_test_wait (is_saving, window);
  g_action_group_change_action_state (
    mur_experiment_page_get_actions (page_of (window)), "speed",
    g_variant_new_string ("slow"));
  mur_experiment_page_open_session (page_of (window), session);
  mur_test_wait (is_far_enough, window);
  mur_test_close_window (window);
}

static void
carry_on (const char *expected)
{
  MurWindow *window = mur_test_open_window ();
  g_autofree char *found = NULL;

  mur_window_keep_states (window, folder);
  mur_test_wait (is_offered, window);
  g_assert_false (is_saving (window));
  g_signal_emit_by_name (find_button (GTK_WIDGET (page_of (window)->overlay)),
                         "clicked");
  mur_test_wait (is_far_enough, window);
  g_assert_cmpfloat (
    mur_parameters_number (mur_parameter_panel_get_parameters (page_of (window)->panel),
                           "particles"),
    ==, 20);
  found = mur_test_finish (window);
  g_assert_cmpstr (found, ==, expected);
  mur_test_close_window (window);
}

static char *
run_alone (void)
{
  g_autoptr (MurSession) session = make_session ();
  g_autoptr (MurJob) job = mur_job_new (session, 0, NULL);
  g_autoptr (MurFrame) frame = NULL;

  while (mur_job_step (job, NULL) == MUR_STATUS_RUNNING)
    ;
  frame = mur_job_frame (job);
  return mur_frame_fingerprint (frame);
}

/* The panel shows what the run is made of, and it ends as one that was never left; then
 * there is nothing to offer. */
static void
carried_on (void)
{
  g_autofree char *expected = run_alone ();
  MurWindow *window;

  leave_run ();
  carry_on (expected);
  window = mur_test_open_window ();
  mur_window_keep_states (window, folder);
  mur_test_wait (has_looked, window);
  g_assert_true (is_saving (window));
  g_assert_null (mur_test_toast (window));
  mur_test_close_window (window);
}

/* The state that was saved before it is taken where the newest is damaged. */
static void
damaged (void)
{
  g_autofree char *expected = run_alone (), *path = path_of ("curve-fit.json"),
                  *kept = path_of ("curve-fit.json~");

  leave_run ();
  g_assert_cmpint (g_rename (path, kept), ==, 0);
  g_assert_true (g_file_set_contents (path, "{ \"murmuration\": 1, \"exp", -1, NULL));
  carry_on (expected);
}

static gboolean
is_refused (gpointer window)
{
  const char *toast = mur_test_toast (window);
  return toast != NULL && strstr (toast, "curve-fit.json: ") != NULL;
}

/* What nobody can read is said, and the next state takes its place. */
static void
refused (void)
{
  g_autofree char *path = path_of ("curve-fit.json"),
                  *kept = path_of ("curve-fit.json~");
  MurWindow *window = mur_test_open_window ();

  g_remove (kept);
  g_assert_true (g_file_set_contents (path, "{ \"murmuration\": 1, \"exp", -1, NULL));
  mur_window_keep_states (window, folder);
  mur_test_wait (is_refused, window);
  g_assert_true (is_saving (window));
  act (window, "play-pause");
  mur_test_close_window (window);
  leave_run ();
}

static void
clean (void)
{
  g_autofree char *path = path_of ("curve-fit.json"),
                  *kept = path_of ("curve-fit.json~");

  g_remove (path);
  g_remove (kept);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}

static void
in_folder (gconstpointer test)
{
  folder = g_dir_make_tmp ("murmuration-XXXXXX", NULL);
  ((void (*) (void))test) ();
  clean ();
}

void
mur_test_states (void)
{
  g_test_add_data_func ("/app/states/carried-on", (gconstpointer)carried_on, in_folder);
  g_test_add_data_func ("/app/states/damaged", (gconstpointer)damaged, in_folder);
  g_test_add_data_func ("/app/states/refused", (gconstpointer)refused, in_folder);
}
