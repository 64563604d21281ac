/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys without a keyboard. */

#include "tests/ui/keys.h"

static gboolean
is_for (GtkShortcutTrigger *trigger, guint key, GdkModifierType modifiers)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      GtkAlternativeTrigger *either = GTK_ALTERNATIVE_TRIGGER (trigger);
      return is_for (gtk_alternative_trigger_get_first (either), key, modifiers)
             || is_for (gtk_alternative_trigger_get_second (either), key, modifiers);
    }
  return GTK_IS_KEYVAL_TRIGGER (trigger)
         && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
         && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger))
              == modifiers;
}

static gboolean
press_in (GtkWidget *widget,
          GListModel *shortcuts,
          guint key,
          GdkModifierType modifiers)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (is_for (gtk_shortcut_get_trigger (shortcut), key, modifiers)
          && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                           widget,
                                           gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

/* The shortcuts of @widget itself. */
static gboolean
press_on (GtkWidget *widget,
          GtkShortcutScope scope,
          guint key,
          GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller
        = g_list_model_get_item (controllers, i);
      const char *name = gtk_event_controller_get_name (controller);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller)
          && gtk_shortcut_controller_get_scope (GTK_SHORTCUT_CONTROLLER (controller))
               == scope
          && (name == NULL || !g_str_has_prefix (name, "gtk-shortcut-manager"))
          && press_in (widget, G_LIST_MODEL (controller), key, modifiers))
        return TRUE;
    }
  return FALSE;
}

/* The shortcuts that are in force all over a window or popover, each at the widget that
 * it belongs to: the controller in which GTK collects them does not tell which. */
static gboolean
press_below (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && gtk_widget_is_sensitive (child)
        && !GTK_IS_SHORTCUT_MANAGER (child)
        && (press_on (child, GTK_SHORTCUT_SCOPE_MANAGED, key, modifiers)
            || press_below (child, key, modifiers)))
      return TRUE;
  return FALSE;
}

gboolean
mur_test_key (GtkWidget *window, guint key, GdkModifierType modifiers)
{
  GtkWidget *widget = gtk_window_get_focus (GTK_WINDOW (window));

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (press_on (widget, GTK_SHORTCUT_SCOPE_LOCAL, key, modifiers)
        || (GTK_IS_SHORTCUT_MANAGER (widget) && press_below (widget, key, modifiers)))
      return TRUE;
  return FALSE;
}
