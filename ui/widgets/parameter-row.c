/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One parameter: its label, a control that fits its kind, its unit, a button that
 * resets it alone, and room for a message. The row edits text: what of it is allowed,
 * the owner of the values decides and tells the row by show() or refuse(). */

#include "ui/widgets/parameter-row.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/base/number.h"
#include "ui/widgets/formula-entry.h"
#include "ui/widgets/slider-range.h"

/* Key presses on a slider that follow one another this closely are one stroke. */
#define STROKE_PAUSE_USEC (G_USEC_PER_SEC * 6 / 10)

struct _MurParameterRow
{
  GtkListBoxRow parent_instance;
  const MurParameter *parameter;

  /* Always there. */
  GtkWidget *box;
  GtkWidget *top;
  GtkWidget *label;
  GtkWidget *reset;
  GtkWidget *message;

  /* By kind, else NULL. */
  GtkWidget *entry;
  GtkWidget *formula;
  GtkWidget *choice;
  GtkWidget *slider;
  MurSliderRange range;

  char *shown;       /* the value in force */
  gboolean refused;  /* what is typed is not in force */
  gboolean updating; /* the widgets change, but nobody edits */
  gboolean pressed;  /* the slider is held */
  gint64 moved_usec; /* when it last moved */
  guint64 stroke;
};

enum
{
  SIGNAL_EDITED, /* (text, MurEdit) */
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static guint64 last_stroke;

G_DEFINE_FINAL_TYPE (MurParameterRow, mur_parameter_row, GTK_TYPE_LIST_BOX_ROW)

static void
emit_edited (MurParameterRow *self, const char *text, MurEdit edit)
{
  if (!self->updating)
    g_signal_emit (self, signals[SIGNAL_EDITED], 0, text, (guint)edit);
}

/* A whole edit of its own. */
static void
edit_once (MurParameterRow *self, const char *text)
{
  self->stroke = ++last_stroke;
  emit_edited (self, text, MUR_EDIT_DONE);
}

static void
reset_clicked_cb (GtkButton *button, MurParameterRow *self)
{
  self->refused = FALSE;
  /* The button is about to hide: the focus stays in the row. */
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  edit_once (self, self->parameter->initial);
}

static char *
dup_typed (MurParameterRow *self)
{
  if (self->formula != NULL)
    return mur_formula_entry_dup_text (MUR_FORMULA_ENTRY (self->formula));
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
commit (MurParameterRow *self)
{
  g_autofree char *text = dup_typed (self);
  if (!self->updating && strcmp (text, self->shown) != 0)
    edit_once (self, text);
  else if (self->refused)
    mur_parameter_row_unmark (self);
}

static void
typed_cb (MurParameterRow *self)
{
  g_autofree char *text = NULL;

  if (self->updating)
    return;
  text = dup_typed (self);
  emit_edited (self, text, MUR_EDIT_TYPING);
}

static void
set_typed (MurParameterRow *self, const char *text)
{
  self->updating = TRUE;
  if (self->formula != NULL)
    mur_formula_entry_set_text (MUR_FORMULA_ENTRY (self->formula), text);
  else if (self->entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->updating = FALSE;
}

/* Escape gives back the value in force. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                MurParameterRow *self)
{
  g_autofree char *text = NULL;

  if (key != GDK_KEY_Escape || (self->entry == NULL && self->formula == NULL))
    return GDK_EVENT_PROPAGATE;
  text = dup_typed (self);
  if (strcmp (text, self->shown) == 0)
    return GDK_EVENT_PROPAGATE;
  set_typed (self, self->shown);
  self->refused = FALSE;
  mur_parameter_row_unmark (self);
  return GDK_EVENT_STOP;
}

static void
slider_moved_cb (GtkRange *slider, MurParameterRow *self)
{
  g_autofree char *text = NULL;
  gint64 now = g_get_monotonic_time ();

  if (self->updating)
    return;
  if (!self->pressed && now - self->moved_usec > STROKE_PAUSE_USEC)
    self->stroke = ++last_stroke;
  self->moved_usec = now;
  self->refused = FALSE;
  text = mur_number_format (
    mur_slider_range_value (&self->range, gtk_range_get_value (slider)));
  emit_edited (self, text, self->pressed ? MUR_EDIT_DRAGGING : MUR_EDIT_DONE);
}

/* The range claims its pointer events, so that no gesture beside it would see the end
 * of a drag. */
static gboolean
slider_event_cb (GtkEventController *controller, GdkEvent *event, MurParameterRow *self)
{
  switch ((int)gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
      self->pressed = TRUE;
      self->stroke = ++last_stroke;
      break;
    case GDK_BUTTON_RELEASE:
    case GDK_TOUCH_END:
    case GDK_TOUCH_CANCEL:
      self->pressed = FALSE;
      if (self->moved_usec != 0)
        emit_edited (self, self->shown, MUR_EDIT_DONE);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
choice_selected_cb (GtkDropDown *choice, GParamSpec *spec, MurParameterRow *self)
{
  guint i = gtk_drop_down_get_selected (choice);
  if (i != GTK_INVALID_LIST_POSITION && !self->updating)
    edit_once (self, self->parameter->choices[i]);
}

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

static void
add_entry (MurParameterRow *self, gboolean wide)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_widget_set_valign (self->entry, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->entry, "numeric");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), wide ? 12 : 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), wide ? 12 : 8);
  if (!wide)
    gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (commit), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (commit), self);
  gtk_widget_add_controller (self->entry, focus);
  gtk_box_append (GTK_BOX (wide ? self->box : self->top), self->entry);
  relate (self, self->entry);
}

/* A wheel turned over the panel scrolls the panel, and moves no slider by chance. */
static void
ignore_wheel (GtkWidget *slider)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (slider);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller
        = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
add_slider (MurParameterRow *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkAdjustment *adjustment;

  if (!mur_slider_range_init (&self->range, self->parameter))
    {
      g_object_ref_sink (events);
      g_object_unref (events);
      return;
    }
  adjustment
    = gtk_adjustment_new (0, 0, 1, mur_slider_range_step (&self->range), 0.1, 0);
  self->slider = gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, adjustment);
  gtk_scale_set_draw_value (GTK_SCALE (self->slider), FALSE);
  g_signal_connect (self->slider, "value-changed", G_CALLBACK (slider_moved_cb), self);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (slider_event_cb), self);
  gtk_widget_add_controller (self->slider, events);
  ignore_wheel (self->slider);
  gtk_box_append (GTK_BOX (self->box), self->slider);
  relate (self, self->slider);
}

static void
add_choice (MurParameterRow *self)
{
  const char *const *titles = self->parameter->titles;

  self->choice = gtk_drop_down_new_from_strings (
    titles != NULL ? titles : self->parameter->choices);
  gtk_widget_set_valign (self->choice, GTK_ALIGN_CENTER);
  g_signal_connect (self->choice, "notify::selected", G_CALLBACK (choice_selected_cb),
                    self);
  gtk_box_append (GTK_BOX (self->top), self->choice);
  relate (self, self->choice);
}

static void
add_formula (MurParameterRow *self)
{
  self->formula = mur_formula_entry_new ();
  g_signal_connect_swapped (self->formula, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->formula, "activate", G_CALLBACK (commit), self);
  gtk_box_append (GTK_BOX (self->box), self->formula);
  relate (self, mur_formula_entry_get_view (MUR_FORMULA_ENTRY (self->formula)));
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
      add_formula (self);
      break;
    case MUR_PARAMETER_LIST:
      add_entry (self, TRUE);
      break;
    case MUR_PARAMETER_NUMBER:
    case MUR_PARAMETER_INTEGER:
    default:
      add_entry (self, FALSE);
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
add_reset (MurParameterRow *self)
{
  g_autofree char *tooltip = g_strdup_printf ("Reset to %s", self->parameter->initial);
  self->reset = icon_button ("mur-reset-symbolic", tooltip);
  gtk_widget_add_css_class (self->reset, "circular");
  gtk_widget_set_visible (self->reset, FALSE);
  g_signal_connect (self->reset, "clicked", G_CALLBACK (reset_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->top), self->reset);
}

static void
add_message (MurParameterRow *self)
{
  self->message = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->message), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (self->message), 30);
  gtk_widget_add_css_class (self->message, "caption");
  gtk_widget_add_css_class (self->message, "error");
  gtk_widget_set_visible (self->message, FALSE);
}

static void
build (MurParameterRow *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->top);
  add_label (self);
  add_reset (self);
  add_message (self);
  add_control (self);
  gtk_box_append (GTK_BOX (self->box), self->message);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->parameter->summary);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}

static void
mur_parameter_row_finalize (GObject *object)
{
  g_free (MUR_PARAMETER_ROW (object)->shown);
  G_OBJECT_CLASS (mur_parameter_row_parent_class)->finalize (object);
}

static void
mur_parameter_row_class_init (MurParameterRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mur_parameter_row_finalize;
  signals[SIGNAL_EDITED]
    = g_signal_new ("edited", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
}

static void
mur_parameter_row_init (MurParameterRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "parameter");
}

/* @parameter is one of a constant table. */
GtkWidget *
mur_parameter_row_new (const MurParameter *parameter)
{
  MurParameterRow *self;

  g_return_val_if_fail (parameter != NULL && parameter->name != NULL, NULL);

  self = g_object_new (MUR_TYPE_PARAMETER_ROW, NULL);
  self->parameter = parameter;
  self->shown = g_strdup ("");
  build (self);
  return GTK_WIDGET (self);
}

const MurParameter *
mur_parameter_row_get_parameter (MurParameterRow *self)
{
  g_return_val_if_fail (MUR_IS_PARAMETER_ROW (self), NULL);
  return self->parameter;
}

static void
show_slider (MurParameterRow *self, double value)
{
  self->updating = TRUE;
  mur_slider_range_include (&self->range, value);
  /* While it is held, the pointer says where it is. */
  if (!self->pressed)
    gtk_range_set_value (GTK_RANGE (self->slider),
                         mur_slider_range_position (&self->range, value));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->slider),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, self->shown, -1);
  self->updating = FALSE;
}

/* Shows the value in force. A refused text stays until the value changes. */
void
mur_parameter_row_show (MurParameterRow *self, const MurParameters *values)
{
  const char *name;
  g_autofree char *text = NULL;

  g_return_if_fail (MUR_IS_PARAMETER_ROW (self));

  name = self->parameter->name;
  text = mur_parameters_format (values, name);
  gtk_widget_set_visible (self->reset, !mur_parameters_is_default (values, name));
  if (strcmp (text, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  self->refused = FALSE;
  mur_parameter_row_unmark (self);
  set_typed (self, self->shown);
  self->updating = TRUE;
  if (self->choice != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice),
                                mur_parameters_choice (values, name));
  self->updating = FALSE;
  if (self->slider != NULL)
    show_slider (self, self->parameter->kind == MUR_PARAMETER_INTEGER
                         ? (double)mur_parameters_integer (values, name)
                         : mur_parameters_number (values, name));
}

static GtkWidget *
control_of (MurParameterRow *self)
{
  if (self->formula != NULL)
    return mur_formula_entry_get_view (MUR_FORMULA_ENTRY (self->formula));
  return self->entry != NULL ? self->entry : self->choice;
}

/* A message that says "column 7" shows where that is. */
static void
mark_column (MurParameterRow *self, const char *message)
{
  const char *place = message != NULL ? strstr (message, "column ") : NULL;
  guint column = 0;

  if (self->formula == NULL)
    return;
  if (place != NULL && sscanf (place, "column %u", &column) != 1)
    column = 0;
  mur_formula_entry_mark (MUR_FORMULA_ENTRY (self->formula), column);
}

static void
set_message (MurParameterRow *self, const char *message)
{
  gtk_label_set_text (GTK_LABEL (self->message), message != NULL ? message : "");
  gtk_widget_set_visible (self->message, message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (control_of (self)), GTK_ACCESSIBLE_STATE_INVALID,
    message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  mark_column (self, message);
}

/* What is typed cannot be a value: it stays to be mended, and the old one in force. */
void
mur_parameter_row_refuse (MurParameterRow *self, const char *message)
{
  g_return_if_fail (MUR_IS_PARAMETER_ROW (self) && message != NULL);
  self->refused = TRUE;
  set_message (self, message);
}

/* A run cannot begin with the value, or with what is typed so far. */
void
mur_parameter_row_mark (MurParameterRow *self, const char *message)
{
  g_return_if_fail (MUR_IS_PARAMETER_ROW (self) && message != NULL);
  set_message (self, message);
}

/* Takes the mark away, but not the message about a refused text. */
void
mur_parameter_row_unmark (MurParameterRow *self)
{
  g_return_if_fail (MUR_IS_PARAMETER_ROW (self));
  if (!self->refused)
    set_message (self, NULL);
}

/* Returns: (nullable): the message that is shown */
const char *
mur_parameter_row_get_message (MurParameterRow *self)
{
  g_return_val_if_fail (MUR_IS_PARAMETER_ROW (self), NULL);
  return gtk_widget_get_visible (self->message)
           ? gtk_label_get_text (GTK_LABEL (self->message))
           : NULL;
}

/* Edits of one stroke, such as a drag, have one number. */
guint64
mur_parameter_row_get_stroke (MurParameterRow *self)
{
  g_return_val_if_fail (MUR_IS_PARAMETER_ROW (self), 0);
  return self->stroke;
}
