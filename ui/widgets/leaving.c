/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* GTK emits "leave" in the middle of a focus change, while it walks up the tree from the
 * old focus and from the new one to where they meet. If a handler then removes one of the
 * two, the walk comes to NULL and never ends. That happens: a formula that is left may have
 * fewer parameters, and the new focus may be in the row of one that it no longer has. So
 * handlers are called from the main loop instead. */

#include "ui/widgets/leaving.h"

typedef struct
{
  GtkWidget *widget;
  MurLeft left;
  gpointer data;
  guint source; /* 0: nothing has to be done */
} Leaving;

static void
leaving_free (gpointer data)
{
  Leaving *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  g_free (self);
}

/* GTK may hold a widget that has left its window, and @data may be gone by then. */
static void
tell (Leaving *self)
{
  if (gtk_widget_get_root (self->widget) != NULL)
    self->left (self->data);
}

static gboolean
left_cb (gpointer data)
{
  Leaving *self = data;

  self->source = 0;
  tell (self);
  return G_SOURCE_REMOVE;
}

/* A window that closes takes the focus away when it is unrealized, and destroys its
 * widgets before the main loop runs again: then the handler is called at once. */
static void
leave_cb (Leaving *self)
{
  if (!gtk_widget_get_realized (self->widget))
    tell (self);
  else if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH, left_cb, self, NULL);
}

void
mur_leaving_connect (GtkWidget *widget, MurLeft left, gpointer data)
{
  GtkEventController *focus;
  Leaving *self;

  g_return_if_fail (GTK_IS_WIDGET (widget) && left != NULL);

  focus = gtk_event_controller_focus_new ();
  self = g_new0 (Leaving, 1);
  self->widget = widget;
  self->left = left;
  self->data = data;
  g_object_set_data_full (G_OBJECT (focus), "leaving", self, leaving_free);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, focus);
}
