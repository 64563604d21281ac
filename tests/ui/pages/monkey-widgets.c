/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever can be pressed, typed into, chosen or moved, in any window. */

#include "tests/ui/pages/monkey.h"

#include <string.h>

/* Choosers write files and talk to printers; a toast of libadwaita's own About window
 * that is dismissed as it comes ends the program, as ui/widgets/toasts.c tells of
 * others. These are only closed. */
static gboolean
is_foreign (GtkWidget *window)
{
  return GTK_IS_FILE_CHOOSER (window) || ADW_IS_ABOUT_WINDOW (window)
         || strcmp (G_OBJECT_TYPE_NAME (window), "GtkPrintUnixDialog") == 0;
}

static gboolean
is_of_use (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_EDITABLE (widget) || GTK_IS_DROP_DOWN (widget)
         || GTK_IS_RANGE (widget) || GTK_IS_SWITCH (widget)
         || GTK_IS_MENU_BUTTON (widget) || GTK_IS_LIST_BOX_ROW (widget)
         || GTK_IS_EXPANDER (widget);
}

static void
collect (GtkWidget *widget, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return;
  if (GTK_IS_WINDOW_CONTROLS (widget))
    return;
  if (is_of_use (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, found);
}

static GPtrArray *
collect_all (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      if (!is_foreign (window))
        collect (window, found);
    }
  return found;
}

static void
type (MurMonkey *self, GtkWidget *entry)
{
  if (!gtk_editable_get_editable (GTK_EDITABLE (entry)))
    return;
  gtk_editable_set_text (GTK_EDITABLE (entry), mur_monkey_text (self));
  if (mur_monkey_choose (self, 2) == 0 && GTK_IS_WIDGET (entry))
    gtk_widget_activate (entry);
}

static void
choose (MurMonkey *self, GtkDropDown *drop_down)
{
  GListModel *model = gtk_drop_down_get_model (drop_down);
  guint n = model != NULL ? g_list_model_get_n_items (model) : 0;

  if (n > 0)
    gtk_drop_down_set_selected (drop_down, mur_monkey_choose (self, n));
}

/* Mostly about the middle: the far ends of sliders are runs of many minutes. */
static void
slide (MurMonkey *self, GtkRange *range)
{
  GtkAdjustment *adjustment = gtk_range_get_adjustment (range);
  double lower = gtk_adjustment_get_lower (adjustment);
  double upper = gtk_adjustment_get_upper (adjustment);

  gtk_range_set_value (range, lower + g_rand_double (self->rand) * (upper - lower) / 2);
}

static void
use_menu (MurMonkey *self, GtkMenuButton *button)
{
  if (mur_monkey_choose (self, 2) == 0)
    gtk_menu_button_popup (button);
  else
    gtk_menu_button_popdown (button);
}

/* One widget of those in sight. */
void
mur_monkey_use_widget (MurMonkey *self)
{
  g_autoptr (GPtrArray) found = collect_all ();
  GtkWidget *widget;

  if (found->len == 0)
    return;
  widget = g_ptr_array_index (found, mur_monkey_choose (self, found->len));
  if (g_test_verbose ())
    g_test_message ("%s “%s”", G_OBJECT_TYPE_NAME (widget),
                    gtk_widget_get_name (gtk_widget_get_parent (widget)));
  if (GTK_IS_RANGE (widget))
    slide (self, GTK_RANGE (widget));
  else if (GTK_IS_DROP_DOWN (widget))
    choose (self, GTK_DROP_DOWN (widget));
  else if (GTK_IS_EDITABLE (widget))
    type (self, widget);
  else if (GTK_IS_MENU_BUTTON (widget))
    use_menu (self, GTK_MENU_BUTTON (widget));
  else
    gtk_widget_activate (widget);
}

void
mur_monkey_move_focus (MurMonkey *self)
{
  static const GtkDirectionType directions[]
    = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD, GTK_DIR_UP,
        GTK_DIR_DOWN,        GTK_DIR_LEFT,         GTK_DIR_RIGHT };
  g_autoptr (GPtrArray) found = collect_all ();

  if (mur_monkey_choose (self, 3) > 0)
    gtk_widget_child_focus (
      GTK_WIDGET (self->window),
      directions[mur_monkey_choose (self, G_N_ELEMENTS (directions))]);
  else if (found->len > 0)
    gtk_widget_grab_focus (
      g_ptr_array_index (found, mur_monkey_choose (self, found->len)));
}

/* Any window; the main one in four of five times not. */
void
mur_monkey_close_something (MurMonkey *self)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint n = g_list_model_get_n_items (windows);
  g_autoptr (GtkWindow) window
    = g_list_model_get_item (windows, mur_monkey_choose (self, n));

  if (window != GTK_WINDOW (self->window) || mur_monkey_choose (self, 5) == 0)
    gtk_window_close (window);
}
