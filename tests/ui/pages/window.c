/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of the window: it opens at work, each action can be reached, files come and go.
 */

#include "app/window.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/application.h"
#include "app/export-dialog.h"
#include "core/base/file.h"
#include "core/experiments/registry.h"
#include "tests/ui/pages/tests.h"
#include "ui/pages/experiment-page-private.h"

typedef struct
{
  MurApplication *application;
  MurWindow *window;
} Fixture;

static gboolean
is_running (gpointer data)
{
  MurExperimentPage *page = mur_window_get_page (data);
  return page->frame != NULL && page->run_bar != NULL;
}

/* One for all tests: a process has one application. */
static MurApplication *
get_application (void)
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

static void
open_window (Fixture *fixture)
{
  fixture->application = get_application ();
  fixture->window
    = MUR_WINDOW (mur_window_new (GTK_APPLICATION (fixture->application)));
  gtk_window_present (GTK_WINDOW (fixture->window));
  mur_test_wait (is_running, fixture->window);
}

static void
close_window (Fixture *fixture)
{
  gpointer window = fixture->window;

  g_object_add_weak_pointer (window, &window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  mur_test_pass (50);
  g_assert_null (window);
  g_assert_cmpuint (mur_test_n_runners (), ==, 0);
}

/* Names of actions that a person can reach by keyboard. */
static void
add_menu (GHashTable *reachable, GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *action = NULL;
      g_autoptr (GMenuModel) section
        = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      if (section != NULL)
        add_menu (reachable, section);
      if (g_menu_model_get_item_attribute (menu, i, "action", "s", &action))
        g_hash_table_add (reachable, g_steal_pointer (&action));
    }
}

static void
add_shortcuts (GHashTable *reachable, GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      guint n = GTK_IS_SHORTCUT_CONTROLLER (controller)
                  ? g_list_model_get_n_items (G_LIST_MODEL (controller))
                  : 0;
      for (guint j = 0; j < n; j++)
        {
          g_autoptr (GtkShortcut) shortcut
            = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
          if (GTK_IS_NAMED_ACTION (action))
            g_hash_table_add (reachable, g_strdup (gtk_named_action_get_action_name (
                                           GTK_NAMED_ACTION (action))));
        }
    }
}

static void
add_accels (GHashTable *reachable, GtkApplication *application)
{
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);

  for (gsize i = 0; actions[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      g_assert_true (g_action_parse_detailed_name (actions[i], &name, &target, NULL));
      g_hash_table_add (reachable, g_steal_pointer (&name));
    }
}

/* Buttons and menu buttons take the focus. */
static void
add_buttons (GHashTable *reachable, GtkWidget *widget)
{
  const char *name = GTK_IS_ACTIONABLE (widget)
                       ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget))
                       : NULL;
  if (name != NULL)
    g_hash_table_add (reachable, g_strdup (name));
  if (GTK_IS_MENU_BUTTON (widget)
      && gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)) != NULL)
    add_menu (reachable, gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_buttons (reachable, child);
}

static void
check_reachable (GHashTable *reachable, const char *prefix, GActionGroup *actions)
{
  g_auto (GStrv) names = g_action_group_list_actions (actions);

  g_assert_cmpuint (g_strv_length (names), >, 0);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (prefix, names[i], NULL);
      if (!g_hash_table_contains (reachable, name))
        g_error ("%s has neither key nor menu nor button", name);
    }
}

static void
actions (void)
{
  Fixture fixture;
  g_autoptr (GHashTable) reachable
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  open_window (&fixture);
  add_accels (reachable, GTK_APPLICATION (fixture.application));
  add_shortcuts (reachable, GTK_WIDGET (fixture.window));
  add_buttons (reachable, GTK_WIDGET (fixture.window));
  check_reachable (reachable, "app.", G_ACTION_GROUP (fixture.application));
  check_reachable (reachable, "win.", G_ACTION_GROUP (fixture.window));
  check_reachable (
    reachable, "run.",
    mur_experiment_page_get_actions (mur_window_get_page (fixture.window)));
  close_window (&fixture);
}

/* What keys and menus ask for is there. */
static void
no_dangling (void)
{
  Fixture fixture;
  g_autoptr (GHashTable) asked
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer name;

  open_window (&fixture);
  add_accels (asked, GTK_APPLICATION (fixture.application));
  add_shortcuts (asked, GTK_WIDGET (fixture.window));
  g_hash_table_iter_init (&iter, asked);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      const char *local = strchr (name, '.') + 1;
      GActionGroup *group = G_ACTION_GROUP (fixture.window);
      if (g_str_has_prefix (name, "window."))
        continue;
      if (g_str_has_prefix (name, "app."))
        group = G_ACTION_GROUP (fixture.application);
      else if (g_str_has_prefix (name, "run."))
        group = mur_experiment_page_get_actions (mur_window_get_page (fixture.window));
      if (!g_action_group_has_action (group, local))
        g_error ("there is no action %s", (char *)name);
    }
  close_window (&fixture);
}

static void
presents (void)
{
  Fixture fixture;
  MurExperimentPage *page;
  gboolean shown;

  open_window (&fixture);
  page = mur_window_get_page (fixture.window);
  g_action_group_change_action_state (G_ACTION_GROUP (fixture.window), "present",
                                      g_variant_new_boolean (TRUE));
  mur_test_pass (300);
  g_object_get (page, "show-parameters", &shown, NULL);
  g_assert_false (shown);
  g_assert_false (gtk_widget_get_visible (page->header));
  g_assert_true (gtk_revealer_get_reveal_child (page->bottom));
  g_action_group_change_action_state (G_ACTION_GROUP (fixture.window), "present",
                                      g_variant_new_boolean (FALSE));
  mur_test_pass (300);
  g_object_get (page, "show-parameters", &shown, NULL);
  g_assert_true (shown);
  g_assert_true (gtk_widget_get_visible (page->header));
  close_window (&fixture);
}

static gboolean
has_seed_271828 (gpointer data)
{
  MurExperimentPage *page = mur_window_get_page (data);
  g_autoptr (MurSession) session = mur_experiment_page_dup_session (page);
  return session != NULL
         && mur_parameters_integer (session->parameters, "seed") == 271828;
}

static gboolean
has_5_points (gpointer data)
{
  MurExperimentPage *page = mur_window_get_page (data);
  return mur_table_n_rows (mur_frame_table (page->frame, "data")) == 5;
}

static void
write_and_open (Fixture *fixture,
                const char *folder,
                const char *name,
                const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (mur_file_write (path, text, strlen (text), &error));
  mur_window_open_file (fixture->window, file);
}

static void
remove_in (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* A session, a table, then nonsense, which changes nothing. */
static void
files (void)
{
  Fixture fixture;
  g_autofree char *folder = g_dir_make_tmp ("murmuration-XXXXXX", NULL);
  g_autoptr (MurSession) session = mur_test_session (
    (const char *const[]){ "seed", "271828", "generations", "1000000", NULL });
  g_autofree char *text = mur_session_format (session);

  open_window (&fixture);
  write_and_open (&fixture, folder, "own.json", text);
  mur_test_wait (has_seed_271828, fixture.window);
  write_and_open (&fixture, folder, "own.csv",
                  "t;y\n0;1,5\n0,5;2\n1;1,25\n1,5;0\n2;-1\n");
  mur_test_wait (has_5_points, fixture.window);
  write_and_open (&fixture, folder, "bad.json", "{ \"murmuration\": ");
  write_and_open (&fixture, folder, "bad.csv", "t,y\n1,2\n3\n");
  mur_test_pass (300);
  g_assert_true (has_5_points (fixture.window));
  close_window (&fixture);
  remove_in (folder, "own.json");
  remove_in (folder, "own.csv");
  remove_in (folder, "bad.json");
  remove_in (folder, "bad.csv");
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What is exported: the size as typed, and nothing that is not allowed. */
static void export(void)
{
  g_autoptr (MurFrame) frame = mur_frame_new ();
  MurTable *table = mur_table_new ();
  GtkWidget *dialog;
  MurExportOptions options;

  mur_table_add_take (table, "t", NULL, g_new0 (double, 1), 1);
  mur_frame_add_table (frame, "data", table);
  dialog = mur_export_dialog_new (frame, mur_theme_find ("dark"));
  gtk_window_present (GTK_WINDOW (dialog));
  mur_test_pass (100);
  mur_export_dialog_get_options (MUR_EXPORT_DIALOG (dialog), &options);
  g_assert_cmpfloat (options.width_mm, ==, 160);
  g_assert_cmpfloat (options.height_mm, ==, 100);
  g_assert_cmpstr (options.theme->name, ==, "dark");
  g_assert_null (mur_export_dialog_get_table (MUR_EXPORT_DIALOG (dialog)));
  g_assert_cmpstr (mur_export_dialog_get_extension (MUR_EXPORT_DIALOG (dialog)), ==,
                   "png");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A window that is closed as soon as it is opened. */
static void
closed_early (void)
{
  Fixture fixture;

  fixture.application = get_application ();
  fixture.window = MUR_WINDOW (mur_window_new (GTK_APPLICATION (fixture.application)));
  gtk_window_present (GTK_WINDOW (fixture.window));
  close_window (&fixture);
}

void
mur_test_window (void)
{
  g_test_add_func ("/app/window/actions", actions);
  g_test_add_func ("/app/window/no-dangling", no_dangling);
  g_test_add_func ("/app/window/presents", presents);
  g_test_add_func ("/app/window/files", files);
  g_test_add_func ("/app/window/export", export);
  g_test_add_func ("/app/window/closed-early", closed_early);
}
