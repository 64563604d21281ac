/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One parameter: its label, a control that fits its kind, its unit, a button that
 * resets it alone, and room for a message. The row edits text: what of it is allowed,
 * the owner of the values decides and tells the row by show() or refuse(). */

#include "ui/parameters/row-build.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/base/number.h"
#include "ui/parameters/slider-range.h"

enum
{
  SIGNAL_EDITED, /* (text, MurEdit, gesture) */
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MurParameterRow, mur_parameter_row, GTK_TYPE_LIST_BOX_ROW)

static void
emit_edited (MurParameterRow *self, const char *text, guint edit, guint64 gesture)
{
  if (!self->updating)
    g_signal_emit (self, signals[SIGNAL_EDITED], 0, text, edit, gesture);
}

/* A whole edit of its own. */
void
mur_parameter_row_edit (MurParameterRow *self, const char *text)
{
  emit_edited (self, text, MUR_EDIT_DONE, mur_edit_new_gesture ());
}

static const char *
typed (MurParameterRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static void
set_typed (MurParameterRow *self, const char *text)
{
  self->updating = TRUE;
  if (self->entry != NULL && strcmp (typed (self), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->updating = FALSE;
}

/* What is typed is meant. The value in force typed again takes a message away. */
void
mur_parameter_row_commit (MurParameterRow *self)
{
  g_autofree char *text = g_strdup (typed (self));

  if (strcmp (text, self->shown) != 0)
    mur_parameter_row_edit (self, text);
  else if (self->refused)
    {
      self->refused = FALSE;
      mur_parameter_row_unmark (self);
    }
}

void
mur_parameter_row_typed (MurParameterRow *self)
{
  g_autofree char *text = g_strdup (typed (self));
  emit_edited (self, text, MUR_EDIT_TYPING, 0);
}

void
mur_parameter_row_step (MurParameterRow *self, int steps)
{
  double value;

  if (!mur_number_parse (typed (self), &value))
    value = NAN;
  mur_parameter_row_moved (self, mur_slider_range_next (self->parameter, value, steps),
                           MUR_EDIT_DONE, mur_edit_new_gesture ());
}

/* Gives back the value in force. Returns: FALSE where nothing else is typed */
gboolean
mur_parameter_row_give_up (MurParameterRow *self)
{
  if (self->entry == NULL || strcmp (typed (self), self->shown) == 0)
    return FALSE;
  set_typed (self, self->shown);
  self->refused = FALSE;
  mur_parameter_row_unmark (self);
  return TRUE;
}

void
mur_parameter_row_moved (MurParameterRow *self,
                         double value,
                         guint edit,
                         guint64 gesture)
{
  g_autofree char *text = mur_number_format (value);
  emit_edited (self, text, edit, gesture);
}

/* A row of a list has a layout of its own, which would leave the menu as a child. */
static void
mur_parameter_row_dispose (GObject *object)
{
  g_clear_pointer (&MUR_PARAMETER_ROW (object)->menu, gtk_widget_unparent);
  G_OBJECT_CLASS (mur_parameter_row_parent_class)->dispose (object);
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
  G_OBJECT_CLASS (class)->dispose = mur_parameter_row_dispose;
  G_OBJECT_CLASS (class)->finalize = mur_parameter_row_finalize;
  signals[SIGNAL_EDITED] = g_signal_new (
    "edited", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
    G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT64);
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
  mur_parameter_row_build (self);
  return GTK_WIDGET (self);
}

const MurParameter *
mur_parameter_row_get_parameter (MurParameterRow *self)
{
  g_return_val_if_fail (MUR_IS_PARAMETER_ROW (self), NULL);
  return self->parameter;
}

static double
number_of (MurParameterRow *self, const MurParameters *values)
{
  const char *name = self->parameter->name;
  return self->parameter->kind == MUR_PARAMETER_INTEGER
           ? (double)mur_parameters_integer (values, name)
           : mur_parameters_number (values, name);
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
  if (self->table != NULL)
    mur_constraint_table_show (MUR_CONSTRAINT_TABLE (self->table), self->shown);
  self->updating = TRUE;
  if (self->choice != NULL)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice),
                                mur_parameters_choice (values, name));
  self->updating = FALSE;
  if (self->slider != NULL)
    mur_value_slider_show (MUR_VALUE_SLIDER (self->slider), number_of (self, values),
                           self->shown);
}

/* A table has a row for each name that these values and inputs have. */
void
mur_parameter_row_follow (MurParameterRow *self,
                          const MurExperiment *experiment,
                          const MurParameters *values,
                          const MurInputs *inputs)
{
  g_return_if_fail (MUR_IS_PARAMETER_ROW (self));
  if (self->table != NULL)
    mur_constraint_table_follow (MUR_CONSTRAINT_TABLE (self->table), experiment, values,
                                 inputs);
}

/* And beside each what came of it. */
void
mur_parameter_row_show_frame (MurParameterRow *self,
                              const MurExperiment *experiment,
                              const MurFrame *frame)
{
  g_return_if_fail (MUR_IS_PARAMETER_ROW (self));
  if (self->table != NULL)
    mur_constraint_table_show_frame (MUR_CONSTRAINT_TABLE (self->table),
                                     experiment->constrained, frame);
}

static GtkWidget *
control_of (MurParameterRow *self)
{
  return self->entry != NULL    ? self->entry
         : self->choice != NULL ? self->choice
                                : self->table;
}

/* A message that says "column 7" shows where that is. */
static void
mark_column (MurParameterRow *self, const char *message)
{
  const char *place = message != NULL ? strstr (message, "column ") : NULL;
  guint column = 0;

  if (!MUR_IS_FORMULA_ENTRY (self->entry))
    return;
  if (place != NULL && sscanf (place, "column %u", &column) != 1)
    column = 0;
  mur_formula_entry_mark (MUR_FORMULA_ENTRY (self->entry), column);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean has_it)
{
  if (has_it)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* Below the control, or where in a table a person was, stands what is wrong, or else why
 * the value has no effect. */
static void
set_message (MurParameterRow *self, const char *message)
{
  const char *text = message != NULL ? message : self->idle;
  const gboolean is_in_table
    = self->table != NULL
      && mur_constraint_table_mark (MUR_CONSTRAINT_TABLE (self->table), message);

  gtk_label_set_text (GTK_LABEL (self->message), text != NULL ? text : "");
  gtk_widget_set_visible (self->message, text != NULL && !is_in_table);
  set_class (self->message, "error", message != NULL);
  set_class (self->message, "dim-label", message == NULL);
  /* Of a table only what is wrong is red. */
  set_class (GTK_WIDGET (self), "error", message != NULL && self->table == NULL);
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

/* The value has no effect for now, because of @why (nullable, static); it cannot be
 * changed then. */
void
mur_parameter_row_set_idle (MurParameterRow *self, const char *why)
{
  g_return_if_fail (MUR_IS_PARAMETER_ROW (self));

  if (self->idle == why)
    return;
  self->idle = why;
  gtk_widget_set_sensitive (self->top, why == NULL);
  if (self->slider != NULL)
    gtk_widget_set_sensitive (self->slider, why == NULL);
  if (self->table != NULL)
    gtk_widget_set_sensitive (self->table, why == NULL);
  if (self->entry != NULL && gtk_widget_get_parent (self->entry) == self->box)
    gtk_widget_set_sensitive (self->entry, why == NULL);
  if (!self->refused)
    set_message (self, NULL);
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
  return gtk_widget_has_css_class (self->message, "error")
           ? gtk_label_get_text (GTK_LABEL (self->message))
           : NULL;
}
