/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One line of text over a figure, where the title stands that it is to replace. Emits
 * "entered" with what was typed, where that is something else; Escape leaves. */

#include "ui/figure-view/words/title-editor.h"

#define MOST_CHARACTERS 200

struct _MurTitleEditor
{
  GtkPopover parent_instance;
  char *before; /* what it began with */
  GtkLabel *what;
  GtkEntry *entry;
};

enum
{
  SIGNAL_ENTERED, /* (text) */
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MurTitleEditor, mur_title_editor, GTK_TYPE_POPOVER)

static void
activate_cb (MurTitleEditor *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  gtk_popover_popdown (GTK_POPOVER (self));
  if (g_strcmp0 (text, self->before) != 0)
    g_signal_emit (self, signals[SIGNAL_ENTERED], 0, text);
}

static void
mur_title_editor_finalize (GObject *object)
{
  g_free (MUR_TITLE_EDITOR (object)->before);
  G_OBJECT_CLASS (mur_title_editor_parent_class)->finalize (object);
}

static void
mur_title_editor_class_init (MurTitleEditorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = mur_title_editor_finalize;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/murmuration/Murmuration/ui/title-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, MurTitleEditor, what);
  gtk_widget_class_bind_template_child (widget_class, MurTitleEditor, entry);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  signals[SIGNAL_ENTERED]
    = g_signal_new ("entered", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mur_title_editor_init (MurTitleEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_entry_set_max_length (self->entry, MOST_CHARACTERS);
}

MurTitleEditor *
mur_title_editor_new (void)
{
  return g_object_new (MUR_TYPE_TITLE_EDITOR, NULL);
}

/* Pops up with @text, all of it selected. @what: what is edited, in words */
void
mur_title_editor_show (MurTitleEditor *self, const char *what, const char *text)
{
  g_return_if_fail (MUR_IS_TITLE_EDITOR (self) && what != NULL && text != NULL);

  g_free (self->before);
  self->before = g_strdup (text);
  gtk_label_set_text (self->what, what);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
