/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a row of constraints is made of. */

#include "ui/parameters/constraint-row-private.h"

#include "ui/parameters/message.h"
#include "ui/widgets/leaving.h"

/* The name, and the result, which is cut before it moves anything. */
static GtkWidget *
make_head (MurConstraintRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  self->result = gtk_label_new ("–");
  gtk_label_set_ellipsize (GTK_LABEL (self->result), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->result), 1);
  gtk_widget_set_hexpand (self->result, TRUE);
  gtk_widget_add_css_class (self->result, "numeric");
  gtk_box_append (GTK_BOX (head), self->label);
  gtk_box_append (GTK_BOX (head), self->result);
  return head;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                MurConstraintCell *cell)
{
  return key == GDK_KEY_Escape && mur_constraint_cell_give_up (cell);
}

/* What is typed is meant with Return, and when the focus goes elsewhere. */
static GtkWidget *
make_entry (MurConstraintCell *cell)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 8);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_entry_set_input_hints (GTK_ENTRY (entry),
                             GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_NO_EMOJI);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_add_css_class (entry, "numeric");
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (mur_constraint_cell_commit),
                            cell);
  mur_leaving_connect (entry, (MurLeft)mur_constraint_cell_commit, cell);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), cell);
  gtk_widget_add_controller (entry, keys);
  return entry;
}

static GtkWidget *
make_cells (MurConstraintRow *self)
{
  GtkWidget *cells = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint part = 0; part < MUR_N_CONSTRAINT_PARTS; part++)
    {
      MurConstraintCell *cell = &self->cells[part];
      *cell = (MurConstraintCell){ .row = self, .shown = g_strdup ("") };
      cell->entry = make_entry (cell);
      gtk_box_append (GTK_BOX (cells), cell->entry);
    }
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->cells[MUR_CONSTRAINT_START].entry),
                                  "any");
  self->fixed = gtk_toggle_button_new ();
  gtk_widget_add_css_class (self->fixed, "flat");
  g_signal_connect_swapped (self->fixed, "toggled",
                            G_CALLBACK (mur_constraint_row_toggle), self);
  gtk_box_append (GTK_BOX (cells), self->fixed);
  return cells;
}

void
mur_constraint_row_build (MurConstraintRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (widget);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);
  gtk_widget_insert_before (make_head (self), widget, NULL);
  gtk_widget_insert_before (make_cells (self), widget, NULL);
  self->message = mur_message_new ();
  gtk_widget_insert_before (self->message, widget, NULL);
  gtk_accessible_update_relation (
    GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL,
    GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->result, NULL, -1);
  for (guint part = 0; part < MUR_N_CONSTRAINT_PARTS; part++)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->cells[part].entry),
                                    GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->message,
                                    NULL, -1);
}
