/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person can do with the page in sight: open, save, export, copy, print; the
 * keys that mean something else where text is typed; and files that are dropped. */

#include "app/window/actions.h"

#include "app/window/copy.h"
#include "app/window/files.h"
#include "app/window/help-window.h"
#include "app/window/infer.h"
#include "app/window/open.h"
#include "app/window/print.h"
#include "app/window/sweep.h"
#include "ui/widgets/secondary.h"

static void
show_help (MurWindow *self)
{
  MurPage *page = mur_window_get_sight (self);
  g_autofree char *kind = g_strconcat ("help-", mur_page_get_help (page), NULL);
  GtkWidget *help;

  if (mur_secondary_raise (GTK_WIDGET (self), kind) != NULL)
    return;
  help = MUR_IS_EXPERIMENT_PAGE (page)
           ? mur_help_window_new (
             mur_experiment_page_get_experiment (MUR_EXPERIMENT_PAGE (page)))
           : mur_help_window_new_text (mur_page_get_help (page), "Sweep", "");
  mur_secondary_present (GTK_WIDGET (self), kind, help);
}

static void
open_input_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_window_choose_input (data, g_variant_get_string (parameter, NULL));
}

static void
choose_columns_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mur_window_choose_columns (data, g_variant_get_string (parameter, NULL));
}

static const struct
{
  const char *name;
  void (*act) (MurWindow *self);
} actions[] = {
  { "open", mur_window_choose_open },
  { "open-as-inference", mur_window_open_as_inference },
  { "save", mur_window_choose_save },
  { "export", mur_window_choose_export },
  { "copy-image", mur_window_copy_image },
  { "copy-data", mur_window_choose_copy },
  { "print", mur_window_print },
  { "help", show_help },
};

static void
add_table (MurWindow *self)
{
  static const GActionEntry with_input[] = {
    { .name = "open-input", .activate = open_input_cb, .parameter_type = "s" },
    { .name = "choose-columns", .activate = choose_columns_cb, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), with_input,
                                   G_N_ELEMENTS (with_input), self);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i].name, NULL);

      g_signal_connect_swapped (action, "activate", G_CALLBACK (actions[i].act), self);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  MurWindow *self = MUR_WINDOW (widget);

  if (!mur_window_is_presenting (self))
    return FALSE;
  mur_window_set_presenting (self, FALSE);
  return TRUE;
}

static gboolean
explain_inference_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return mur_window_explain_inference (MUR_WINDOW (widget));
}

/* Keys that mean something else where text is typed: they come here only if the widget
 * with the focus has no use for them. */
static void
add_shortcuts (MurWindow *self)
{
  static const char *const keys[][2] = {
    { "space", "run.play-pause" },
    { "period", "run.step" },
    { "KP_Decimal", "run.step" },
    { "comma", "run.step-back" },
    { "Home", "run.first-step" },
    { "End", "run.last-step" },
    { "c", "run.continue" },
    { "r", "run.restart" },
    { "<Control>z", "run.undo" },
    { "<Control><Shift>z", "run.redo" },
    { "<Control>c", "run.copy-results" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i][0]),
                        gtk_named_action_new (keys[i][1])));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_i, GDK_CONTROL_MASK),
                      gtk_callback_action_new (explain_inference_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static gboolean
drop_cb (
  GtkDropTarget *target, const GValue *value, double x, double y, MurWindow *self)
{
  GdkFileList *dropped = g_value_get_boxed (value);
  g_autoptr (GSList) list = gdk_file_list_get_files (dropped);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (GSList *file = list; file != NULL; file = file->next)
    g_ptr_array_add (files, file->data);
  mur_window_open_files (self, (GFile **)files->pdata, files->len);
  return files->len > 0;
}

static void
add_drop (MurWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
mur_window_add_actions (MurWindow *self)
{
  g_return_if_fail (MUR_IS_WINDOW (self));
  add_table (self);
  mur_window_add_sweep_actions (self);
  add_shortcuts (self);
  add_drop (self);
  mur_window_update_inference (self);
}
