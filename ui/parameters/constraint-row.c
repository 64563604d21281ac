/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parameters/constraint-row-private.h"

#include <math.h>
#include <string.h>

#include "core/base/estimate.h"
#include "core/base/number.h"
#include "ui/parameters/message.h"
#include "ui/parameters/words.h"

#define PLACEHOLDER_DIGITS 4

enum
{
  SIGNAL_ASKED, /* (MurConstraint *) */
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MurConstraintRow, mur_constraint_row, GTK_TYPE_WIDGET)

static MurConstraintPart
part_of (const MurConstraintCell *cell)
{
  return (MurConstraintPart)(cell - cell->row->cells);
}

static const char *
typed (const MurConstraintCell *cell)
{
  return gtk_editable_get_text (GTK_EDITABLE (cell->entry));
}

static void
show_invalid (MurConstraintCell *cell)
{
  mur_message_mark (cell->entry, cell->refused || cell->marked);
}

static void
set_refused (MurConstraintCell *cell, gboolean is_refused)
{
  cell->refused = is_refused;
  show_invalid (cell);
}

/* @marked: (nullable) */
static void
mark_cell (MurConstraintRow *self, const MurConstraintCell *marked)
{
  for (guint part = 0; part < MUR_N_CONSTRAINT_PARTS; part++)
    {
      self->cells[part].marked = &self->cells[part] == marked;
      show_invalid (&self->cells[part]);
    }
}

static gboolean
is_any_refused (const MurConstraintRow *self)
{
  for (guint part = 0; part < MUR_N_CONSTRAINT_PARTS; part++)
    if (self->cells[part].refused)
      return TRUE;
  return FALSE;
}

/* Takes the message of a refused text away with the last one. */
static void
accept (MurConstraintCell *cell)
{
  if (!cell->refused)
    return;
  set_refused (cell, FALSE);
  if (!is_any_refused (cell->row))
    mur_message_show (cell->row->message, NULL);
}

static void
refuse (MurConstraintCell *cell, const GError *error)
{
  set_refused (cell, TRUE);
  mur_message_show (cell->row->message,
                    mur_words_behind (cell->row->field, error->message));
}

static void
set_typed (MurConstraintCell *cell, const char *text)
{
  if (strcmp (typed (cell), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (cell->entry), text);
}

/* What is typed is meant. The value in force typed again takes a message away. */
void
mur_constraint_cell_commit (MurConstraintCell *cell)
{
  MurConstraintRow *self = cell->row;
  MurConstraint constraint = self->constraint;
  g_autoptr (GError) error = NULL;

  if (strcmp (typed (cell), cell->shown) == 0)
    {
      accept (cell);
      return;
    }
  if (!mur_constraint_set_part (&constraint, part_of (cell), self->field, typed (cell),
                                &error))
    {
      refuse (cell, error);
      return;
    }
  accept (cell);
  g_autofree char *text = mur_constraint_format_part (&constraint, part_of (cell));
  if (strcmp (text, cell->shown) == 0)
    {
      set_typed (cell, cell->shown);
      return;
    }
  self->last = cell;
  g_signal_emit (self, signals[SIGNAL_ASKED], 0, &constraint);
}

/* Gives back what is in force. Returns: FALSE where nothing else is typed */
gboolean
mur_constraint_cell_give_up (MurConstraintCell *cell)
{
  if (strcmp (typed (cell), cell->shown) == 0)
    return FALSE;
  accept (cell);
  set_typed (cell, cell->shown);
  return TRUE;
}

static void
show_fixed (MurConstraintRow *self)
{
  const gboolean is_fixed = self->constraint.is_fixed;

  self->updating = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->fixed), is_fixed);
  self->updating = FALSE;
  gtk_button_set_icon_name (GTK_BUTTON (self->fixed), is_fixed
                                                        ? "changes-prevent-symbolic"
                                                        : "changes-allow-symbolic");
  gtk_widget_set_sensitive (self->cells[MUR_CONSTRAINT_LOWER].entry, !is_fixed);
  gtk_widget_set_sensitive (self->cells[MUR_CONSTRAINT_UPPER].entry, !is_fixed);
}

/* Held where it is said to start, else where it is now; freed, it starts again as it did
 * before, where no other start was typed meanwhile. */
void
mur_constraint_row_toggle (MurConstraintRow *self)
{
  MurConstraint constraint = self->constraint;
  double *start = &constraint.values[MUR_CONSTRAINT_START];

  if (self->updating)
    return;
  constraint.is_fixed = !constraint.is_fixed;
  if (!constraint.is_fixed && *start == self->held)
    *start = NAN;
  else if (constraint.is_fixed)
    {
      self->held = isnan (*start) ? self->value : NAN;
      *start = isnan (*start) ? self->value : *start;
    }
  self->last = &self->cells[MUR_CONSTRAINT_START];
  if (!constraint.is_fixed || isfinite (*start))
    g_signal_emit (self, signals[SIGNAL_ASKED], 0, &constraint);
  else
    mur_message_show (self->message,
                      "There is no value yet to fix it at; type one as its start");
  show_fixed (self);
}

static void
mur_constraint_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (mur_constraint_row_parent_class)->dispose (object);
}

static void
mur_constraint_row_finalize (GObject *object)
{
  MurConstraintRow *self = MUR_CONSTRAINT_ROW (object);

  g_free (self->name);
  for (guint part = 0; part < MUR_N_CONSTRAINT_PARTS; part++)
    g_free (self->cells[part].shown);
  G_OBJECT_CLASS (mur_constraint_row_parent_class)->finalize (object);
}

static void
mur_constraint_row_class_init (MurConstraintRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mur_constraint_row_dispose;
  G_OBJECT_CLASS (class)->finalize = mur_constraint_row_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "constraintrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[SIGNAL_ASKED]
    = g_signal_new ("asked", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
mur_constraint_row_init (MurConstraintRow *self)
{
  self->name = g_strdup ("");
  self->value = self->held = NAN;
  mur_constraint_init (&self->constraint);
  mur_constraint_row_build (self);
  show_fixed (self);
}

GtkWidget *
mur_constraint_row_new (const char *field, const MurConstraintColumns *columns)
{
  MurConstraintRow *self = g_object_new (MUR_TYPE_CONSTRAINT_ROW, NULL);

  self->field = field;
  for (guint part = 0; part < MUR_N_CONSTRAINT_PARTS; part++)
    gtk_size_group_add_widget (columns->entries, self->cells[part].entry);
  gtk_size_group_add_widget (columns->button, self->fixed);
  return GTK_WIDGET (self);
}

const char *
mur_constraint_row_get_name (MurConstraintRow *self)
{
  g_return_val_if_fail (MUR_IS_CONSTRAINT_ROW (self), NULL);
  return self->name;
}

static void
call (GtkWidget *widget, const char *what, const char *name, const char *hint)
{
  g_autofree char *label = g_strdup_printf ("%s %s", what, name);
  g_autofree char *tooltip = g_strconcat (label, hint, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (widget, tooltip);
}

void
mur_constraint_row_set_name (MurConstraintRow *self, const char *name)
{
  static const char *const whats[] = { "Lower limit of", "Upper limit of", "Start of" };
  static const char *const hints[]
    = { "; auto: from the data", "; auto: from the data", "" };

  g_return_if_fail (MUR_IS_CONSTRAINT_ROW (self) && name != NULL);

  if (strcmp (name, self->name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  self->held = NAN;
  self->last = NULL;
  gtk_label_set_text (GTK_LABEL (self->label), name);
  for (guint part = 0; part < MUR_N_CONSTRAINT_PARTS; part++)
    {
      call (self->cells[part].entry, whats[part], name, hints[part]);
      mur_constraint_cell_give_up (&self->cells[part]);
    }
  call (self->fixed, "Fix", name, "");
}

static void
show_part (MurConstraintCell *cell, const MurConstraint *constraint)
{
  g_autofree char *text = mur_constraint_format_part (constraint, part_of (cell));

  if (strcmp (text, cell->shown) == 0)
    return;
  g_free (cell->shown);
  cell->shown = g_steal_pointer (&text);
  accept (cell);
  set_typed (cell, cell->shown);
}

void
mur_constraint_row_show (MurConstraintRow *self, const MurConstraint *constraint)
{
  g_return_if_fail (MUR_IS_CONSTRAINT_ROW (self) && constraint != NULL);

  self->constraint = *constraint;
  for (guint part = 0; part < MUR_N_CONSTRAINT_PARTS; part++)
    show_part (&self->cells[part], constraint);
  show_fixed (self);
}

/* "4.009 ± 0.009", "10, at its upper limit" */
static char *
describe (const MurConstraintResult *result)
{
  const char *limit = mur_estimate_describe_limit (result->at_limit);
  g_autofree char *value = NULL, *error = NULL;

  mur_estimate_format (result->value, result->error, &value, &error);
  if (limit != NULL)
    return g_strdup_printf ("%s, %s", value, limit);
  if (isinf (result->error))
    return g_strdup_printf ("%s ± ∞", value);
  return error != NULL ? g_strdup_printf ("%s ± %s", value, error)
                       : g_steal_pointer (&value);
}

/* Where nothing is typed stands the limit in force. */
static void
show_limit (GtkWidget *entry, double limit)
{
  const gboolean is_known = isfinite (limit);
  g_autofree char *size = mur_number_round (fabs (limit), PLACEHOLDER_DIGITS);
  g_autofree char *text
    = g_strconcat (is_known && limit < 0 ? "−" : "", is_known ? size : "", NULL);

  if (g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (entry)), text) != 0)
    gtk_entry_set_placeholder_text (GTK_ENTRY (entry), text);
}

void
mur_constraint_row_show_result (MurConstraintRow *self,
                                const MurConstraintResult *result)
{
  g_autofree char *text = NULL;
  gboolean is_fixed;

  g_return_if_fail (MUR_IS_CONSTRAINT_ROW (self) && result != NULL);

  text = describe (result);
  is_fixed = result->at_limit == 2;
  self->value = result->value;
  if (strcmp (gtk_label_get_text (GTK_LABEL (self->result)), text) != 0)
    gtk_label_set_text (GTK_LABEL (self->result), text);
  if (fabs (result->at_limit) == 1)
    gtk_widget_add_css_class (self->result, "warning");
  else
    gtk_widget_remove_css_class (self->result, "warning");
  show_limit (self->cells[MUR_CONSTRAINT_LOWER].entry, is_fixed ? NAN : result->lower);
  show_limit (self->cells[MUR_CONSTRAINT_UPPER].entry, is_fixed ? NAN : result->upper);
}

/* A message about what is typed stays. The entry that was edited last is marked with it.
 */
void
mur_constraint_row_mark (MurConstraintRow *self, const char *message)
{
  g_return_if_fail (MUR_IS_CONSTRAINT_ROW (self));
  mark_cell (self, message != NULL ? self->last : NULL);
  if (!is_any_refused (self))
    mur_message_show (self->message, message);
}
