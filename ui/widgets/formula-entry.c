/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An entry for formulas: monospace, one logical line that wraps instead of scrolling
 * out of sight, with the place of an error underlined. Return commits. */

#include "ui/widgets/formula-entry.h"

#include <string.h>

struct _MurFormulaEntry
{
  GtkWidget parent_instance;

  GtkWidget *view;
  GtkTextBuffer *buffer; /* the view's */
  gulong changed_id;
};

enum
{
  SIGNAL_CHANGED,  /* a person typed */
  SIGNAL_ACTIVATE, /* a person committed */
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MurFormulaEntry, mur_formula_entry, GTK_TYPE_WIDGET)

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                MurFormulaEntry *self)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
  return GDK_EVENT_STOP;
}

static void
leave_cb (GtkEventControllerFocus *controller, MurFormulaEntry *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

static void
buffer_changed_cb (GtkTextBuffer *buffer, MurFormulaEntry *self)
{
  mur_formula_entry_mark (self, 0);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
mur_formula_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MUR_FORMULA_ENTRY (widget)->view);
}

static void
mur_formula_entry_dispose (GObject *object)
{
  MurFormulaEntry *self = MUR_FORMULA_ENTRY (object);

  if (self->view != NULL)
    g_clear_signal_handler (&self->changed_id, self->buffer);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  G_OBJECT_CLASS (mur_formula_entry_parent_class)->dispose (object);
}

static void
mur_formula_entry_class_init (MurFormulaEntryClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mur_formula_entry_dispose;
  widget_class->grab_focus = mur_formula_entry_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formulaentry");
  signals[SIGNAL_CHANGED]
    = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATE]
    = g_signal_new ("activate", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_controllers (MurFormulaEntry *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->view, key);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->view, focus);
}

static void
mur_formula_entry_init (MurFormulaEntry *self)
{
  GtkTextView *view;

  self->view = gtk_text_view_new ();
  view = GTK_TEXT_VIEW (self->view);
  gtk_text_view_set_monospace (view, TRUE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_input_hints (view, GTK_INPUT_HINT_NO_SPELLCHECK);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  self->buffer = gtk_text_view_get_buffer (view);
  gtk_text_buffer_create_tag (self->buffer, "error", "underline", PANGO_UNDERLINE_ERROR,
                              "weight", PANGO_WEIGHT_BOLD, NULL);
  self->changed_id
    = g_signal_connect (self->buffer, "changed", G_CALLBACK (buffer_changed_cb), self);
  add_controllers (self);
}

GtkWidget *
mur_formula_entry_new (void)
{
  return g_object_new (MUR_TYPE_FORMULA_ENTRY, NULL);
}

/* Shows @text; emits nothing. */
void
mur_formula_entry_set_text (MurFormulaEntry *self, const char *text)
{
  g_return_if_fail (MUR_IS_FORMULA_ENTRY (self) && text != NULL);

  g_signal_handler_block (self->buffer, self->changed_id);
  gtk_text_buffer_set_text (self->buffer, text, -1);
  g_signal_handler_unblock (self->buffer, self->changed_id);
}

/* Line breaks, which only pasting can bring, become blanks. */
char *
mur_formula_entry_dup_text (MurFormulaEntry *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (MUR_IS_FORMULA_ENTRY (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return g_strdelimit (gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE),
                       "\n\r", ' ');
}

/* Underlines the character at @column, counted from 1; beyond the end, the last one; 0
 * takes the mark away. */
void
mur_formula_entry_mark (MurFormulaEntry *self, guint column)
{
  GtkTextIter start, end;
  int n = gtk_text_buffer_get_char_count (self->buffer);

  g_return_if_fail (MUR_IS_FORMULA_ENTRY (self));

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (self->buffer, "error", &start, &end);
  if (column == 0 || n == 0)
    return;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, MIN ((int)column, n) - 1);
  end = start;
  gtk_text_iter_forward_char (&end);
  gtk_text_buffer_apply_tag_by_name (self->buffer, "error", &start, &end);
}

/* What takes the focus, for relations between a label and what it labels. */
GtkWidget *
mur_formula_entry_get_view (MurFormulaEntry *self)
{
  g_return_val_if_fail (MUR_IS_FORMULA_ENTRY (self), NULL);
  return self->view;
}
