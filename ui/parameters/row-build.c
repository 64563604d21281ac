/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a row is made of, by the kind of its parameter. */

#include "ui/parameters/row-build.h"

#include "ui/parameters/drop-down.h"
#include "ui/parameters/message.h"
#include "ui/widgets/leaving.h"

static GtkWidget *
icon_button (const char *icon, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/* @control is named by the label and explained by the message. */
static void
relate (MurParameterRow *self, GtkWidget *control)
{
  gtk_accessible_update_relation (
    GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL,
    GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->message, NULL, -1);
}

/* Takes @entry. What is typed is meant with Return, and when the focus goes elsewhere.
 */
static void
add_entry (MurParameterRow *self, GtkWidget *entry, GtkWidget *box)
{
  self->entry = entry;
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (mur_parameter_row_commit),
                            self);
  mur_leaving_connect (entry, (MurLeft)mur_parameter_row_commit, self);
  gtk_box_append (GTK_BOX (box), entry);
  relate (self, entry);
}

/* Arrow keys turn a number, Page Up and Page Down by ten steps. */
static gboolean
number_key_cb (GtkEventControllerKey *controller,
               guint key,
               guint code,
               GdkModifierType modifiers,
               MurParameterRow *self)
{
  static const struct
  {
    guint key;
    int steps;
  } keys[] = { { GDK_KEY_Up, 1 },          { GDK_KEY_Down, -1 },
               { GDK_KEY_KP_Up, 1 },       { GDK_KEY_KP_Down, -1 },
               { GDK_KEY_Page_Up, 10 },    { GDK_KEY_Page_Down, -10 },
               { GDK_KEY_KP_Page_Up, 10 }, { GDK_KEY_KP_Page_Down, -10 } };

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key)
      {
        mur_parameter_row_step (self, keys[i].steps);
        return TRUE;
      }
  return FALSE;
}

static void
add_number (MurParameterRow *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (number_key_cb), self);
  gtk_widget_add_controller (entry, keys);

  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 8);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  add_entry (self, entry, self->top);
}

static void
add_list (MurParameterRow *self)
{
  GtkWidget *entry = gtk_entry_new ();
  gtk_widget_add_css_class (entry, "numeric");
  add_entry (self, entry, self->box);
}

static void
add_formula (MurParameterRow *self)
{
  GtkWidget *entry = mur_formula_entry_new ();
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (mur_parameter_row_typed),
                            self);
  add_entry (self, entry, self->box);
}

static void
table_edited_cb (MurConstraintTable *table, const char *text, MurParameterRow *self)
{
  mur_parameter_row_edit (self, text);
}

static void
add_table (MurParameterRow *self)
{
  self->table = mur_constraint_table_new (self->parameter->name);
  g_signal_connect (self->table, "edited", G_CALLBACK (table_edited_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->table);
  relate (self, self->table);
}

static void
moved_cb (MurValueSlider *slider,
          double value,
          guint edit,
          guint64 gesture,
          MurParameterRow *self)
{
  mur_parameter_row_moved (self, value, edit, gesture);
}

static void
add_slider (MurParameterRow *self)
{
  self->slider = mur_value_slider_new (self->parameter);
  if (self->slider == NULL)
    return;
  g_signal_connect (self->slider, "moved", G_CALLBACK (moved_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->slider);
  relate (self, mur_value_slider_get_scale (MUR_VALUE_SLIDER (self->slider)));
}

static void
choice_selected_cb (GtkDropDown *choice, GParamSpec *spec, MurParameterRow *self)
{
  guint i = gtk_drop_down_get_selected (choice);
  if (i != GTK_INVALID_LIST_POSITION)
    mur_parameter_row_edit (self, self->parameter->choices[i].id);
}

static void
add_choice (MurParameterRow *self)
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  for (const MurChoice *choice = self->parameter->choices; choice->id; choice++)
    gtk_string_list_append (titles, choice->title);
  self->choice = mur_drop_down_new (G_LIST_MODEL (titles), -1);
  gtk_widget_set_valign (self->choice, GTK_ALIGN_CENTER);
  g_signal_connect (self->choice, "notify::selected", G_CALLBACK (choice_selected_cb),
                    self);
  gtk_box_append (GTK_BOX (self->top), self->choice);
  relate (self, self->choice);
}

static void
add_seed_buttons (MurParameterRow *self)
{
  GtkWidget *fresh = icon_button ("mur-dice-symbolic", "New Seed (Ctrl+N)");
  GtkWidget *copy = icon_button ("edit-copy-symbolic", "Copy Seed");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (fresh), "run.new-seed");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "run.copy-seed");
  gtk_box_append (GTK_BOX (self->top), fresh);
  gtk_box_append (GTK_BOX (self->top), copy);
}

static void
add_control (MurParameterRow *self)
{
  switch (self->parameter->kind)
    {
    case MUR_PARAMETER_CHOICE:
      add_choice (self);
      break;
    case MUR_PARAMETER_TEXT:
      if (self->parameter->flags & MUR_PARAMETER_CONSTRAINTS)
        add_table (self);
      else
        add_formula (self);
      break;
    case MUR_PARAMETER_LIST:
      add_list (self);
      break;
    case MUR_PARAMETER_NUMBER:
    case MUR_PARAMETER_INTEGER:
    default:
      add_number (self);
      add_slider (self);
      break;
    }
  if (self->parameter->flags & MUR_PARAMETER_SEED)
    add_seed_buttons (self);
}

static void
add_label (MurParameterRow *self)
{
  const MurParameter *parameter = self->parameter;
  g_autofree char *markup = NULL;

  markup = parameter->unit == NULL
             ? g_markup_escape_text (parameter->label, -1)
             : g_markup_printf_escaped ("%s <span alpha=\"60%%\">%s</span>",
                                        parameter->label, parameter->unit);
  self->label = gtk_label_new (NULL);
  gtk_label_set_markup (GTK_LABEL (self->label), markup);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (self->top), self->label);
}

static void
reset_clicked_cb (GtkButton *button, MurParameterRow *self)
{
  /* The button is about to hide: the focus stays in the row. */
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  mur_parameter_row_edit (self, self->parameter->initial);
}

static void
add_reset (MurParameterRow *self)
{
  const char *initial = self->parameter->initial;
  g_autofree char *tooltip = *initial != '\0' ? g_strdup_printf ("Reset to %s", initial)
                                              : g_strdup ("Clear All");
  self->reset = icon_button ("mur-reset-symbolic", tooltip);
  gtk_widget_add_css_class (self->reset, "circular");
  gtk_widget_set_visible (self->reset, FALSE);
  g_signal_connect (self->reset, "clicked", G_CALLBACK (reset_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->top), self->reset);
}

static void
popup (MurParameterRow *self, double x, double y)
{
  const GdkRectangle at = { (int)x, (int)y, 1, 1 };

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (GtkGestureClick *click, int n, double x, double y, MurParameterRow *self)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  popup (self, x, y);
}

static GMenuModel *
make_menu (const MurParameter *parameter)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new ("_Vary… (Alt+V)", NULL);

  g_menu_item_set_action_and_target (item, "win.vary", "s", parameter->name);
  g_menu_append_item (menu, item);
  return G_MENU_MODEL (menu);
}

/* Of what changes the run: a secondary click on the row, or the menu of its entry. */
static void
add_menu (MurParameterRow *self)
{
  g_autoptr (GMenuModel) menu = NULL;
  GtkGesture *click;

  if (self->parameter->flags & MUR_PARAMETER_VIEW)
    return;
  menu = make_menu (self->parameter);
  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  if (GTK_IS_ENTRY (self->entry))
    gtk_entry_set_extra_menu (GTK_ENTRY (self->entry), menu);
}

/* The summary, and the key where there is one. */
static void
add_tooltip (MurParameterRow *self)
{
  const MurParameter *parameter = self->parameter;
  g_autofree char *key
    = parameter->key != NULL ? g_ascii_strup (parameter->key, -1) : NULL;
  g_autofree char *text = key != NULL
                            ? g_strdup_printf ("%s (%s)", parameter->summary, key)
                            : g_strdup (parameter->summary);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                MurParameterRow *self)
{
  return key == GDK_KEY_Escape && mur_parameter_row_give_up (self);
}

void
mur_parameter_row_build (MurParameterRow *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->top);
  add_label (self);
  add_reset (self);
  self->message = mur_message_new ();
  add_control (self);
  gtk_box_append (GTK_BOX (self->box), self->message);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
  add_tooltip (self);
  add_menu (self);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}
