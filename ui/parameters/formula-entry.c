/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An entry for formulas: monospace, with the place of an error underlined until the
 * text changes. */

#include "ui/parameters/formula-entry.h"

struct _MurFormulaEntry
{
  GtkEntry parent_instance;
};

G_DEFINE_FINAL_TYPE (MurFormulaEntry, mur_formula_entry, GTK_TYPE_ENTRY)

static void
mur_formula_entry_class_init (MurFormulaEntryClass *class)
{
}

static void
changed_cb (MurFormulaEntry *self)
{
  mur_formula_entry_mark (self, 0);
}

static void
mur_formula_entry_init (MurFormulaEntry *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "monospace");
  gtk_entry_set_input_hints (GTK_ENTRY (self),
                             GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_NO_EMOJI);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}

GtkWidget *
mur_formula_entry_new (void)
{
  return g_object_new (MUR_TYPE_FORMULA_ENTRY, NULL);
}

/* Underlines the character at @column, counted from 1; beyond the end, the last one; 0
 * takes the mark away. */
void
mur_formula_entry_mark (MurFormulaEntry *self, guint column)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *text, *place;
  PangoAttribute *mark;
  glong n;

  g_return_if_fail (MUR_IS_FORMULA_ENTRY (self));

  text = gtk_editable_get_text (GTK_EDITABLE (self));
  n = g_utf8_strlen (text, -1);
  if (column > 0 && n > 0)
    {
      place = g_utf8_offset_to_pointer (text, MIN ((glong)column, n) - 1);
      mark = pango_attr_underline_new (PANGO_UNDERLINE_ERROR);
      mark->start_index = (guint)(place - text);
      mark->end_index = (guint)(g_utf8_next_char (place) - text);
      pango_attr_list_insert (attributes, mark);
    }
  gtk_entry_set_attributes (GTK_ENTRY (self), attributes);
}
