/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of the window: it opens at work, and each action can be reached. */

#include "app/window/window.h"

#include <string.h>

#include "app/window/actions.h"
#include "app/window/application.h"
#include "core/experiments/registry.h"
#include "tests/ui/pages/tests.h"
#include "ui/pages/experiment/private.h"

typedef struct
{
  MurApplication *application;
  MurWindow *window;
} Fixture;

static void
open_window (Fixture *fixture)
{
  fixture->application = mur_test_application ();
  fixture->window = mur_test_open_window ();
}

static void
close_window (Fixture *fixture)
{
  mur_test_close_window (fixture->window);
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

/* Buttons and menu buttons take the focus; a row's menu is that of its entry too. */
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
  if (GTK_IS_POPOVER_MENU (widget)
      && gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (widget)) != NULL)
    add_menu (reachable, gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (widget)));
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

static guint
n_toplevels (void)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ());
}

/* Asked for twice, each secondary window is there once. */
static void
once (void)
{
  static const char *const kinds[][2] = { { "win", "help" },
                                          { "app", "about" },
                                          { "win", "show-help-overlay" },
                                          { "run", "show-table" },
                                          { "win", "export" } };
  Fixture fixture;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *action = g_strjoin (".", kinds[i][0], kinds[i][1], NULL);
      guint n;

      open_window (&fixture);
      g_assert_true (
        gtk_widget_activate_action (GTK_WIDGET (fixture.window), action, NULL));
      mur_test_pass (100);
      n = n_toplevels ();
      gtk_widget_activate_action (GTK_WIDGET (fixture.window), action, NULL);
      mur_test_pass (100);
      g_test_message ("%s", action);
      g_assert_cmpuint (n, >=, 2);
      g_assert_cmpuint (n_toplevels (), ==, n);
      close_window (&fixture);
      mur_test_pass (50);
      g_assert_cmpuint (n_toplevels (), ==, 0);
    }
}

/* Choosers and dialogs ask one thing at a time. */
static void
one_dialog (void)
{
  static const char *const actions[]
    = { "win.open", "win.save", "win.export", "win.copy-data", "win.print" };
  Fixture fixture;
  guint n = 0;

  open_window (&fixture);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture.window),
                                  actions[i % G_N_ELEMENTS (actions)], NULL);
      mur_test_pass (50);
      n = i == 0 ? n_toplevels () : n;
    }
  g_assert_cmpuint (n, >=, 2);
  g_assert_cmpuint (n_toplevels (), ==, n);
  close_window (&fixture);
  mur_test_pass (50);
  g_assert_cmpuint (n_toplevels (), ==, 0);
}

/* A window that is closed as soon as it is opened. */
static void
closed_early (void)
{
  Fixture fixture;

  fixture.application = mur_test_application ();
  fixture.window = MUR_WINDOW (mur_window_new (GTK_APPLICATION (fixture.application)));
  mur_window_add_actions (fixture.window);
  gtk_window_present (GTK_WINDOW (fixture.window));
  close_window (&fixture);
}

void
mur_test_window (void)
{
  g_test_add_func ("/app/window/actions", actions);
  g_test_add_func ("/app/window/no-dangling", no_dangling);
  g_test_add_func ("/app/window/presents", presents);
  g_test_add_func ("/app/window/once", once);
  g_test_add_func ("/app/window/one-dialog", one_dialog);
  g_test_add_func ("/app/window/closed-early", closed_early);
}
