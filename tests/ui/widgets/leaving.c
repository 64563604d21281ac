/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done when the focus has left: later than the focus is on its way, sooner than
 * anything else, and not for what is gone. */

#include "ui/widgets/leaving.h"

#include "tests/ui/widgets/tests.h"

typedef struct
{
  GtkWidget *window, *box, *first, *second;
  guint n_left;
} Fixture;

static void
left_cb (gpointer data)
{
  ((Fixture *)data)->n_left++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->first = gtk_entry_new ();
  self->second = gtk_entry_new ();
  gtk_box_append (GTK_BOX (self->box), self->first);
  gtk_box_append (GTK_BOX (self->box), self->second);
  mur_leaving_connect (self->first, left_cb, self);
  self->window = mur_test_present (self->box, 300, 200);
  gtk_widget_grab_focus (self->first);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
}

static void
test_later (Fixture *self, gconstpointer data)
{
  gtk_widget_grab_focus (self->second);
  g_assert_cmpuint (self->n_left, ==, 0);
  gtk_widget_grab_focus (self->first);
  gtk_widget_grab_focus (self->second);
  mur_test_pass (5);
  g_assert_cmpuint (self->n_left, ==, 1);
}

static void
test_gone (Fixture *self, gconstpointer data)
{
  GtkWidget *held = g_object_ref (self->first);

  gtk_widget_grab_focus (self->second);
  gtk_box_remove (GTK_BOX (self->box), held);
  mur_test_pass (5);
  g_assert_cmpuint (self->n_left, ==, 0);
  g_object_unref (held);
}

/* What gets the focus goes with what is done. */
static void
remove_cb (gpointer data)
{
  Fixture *self = data;
  if (self->second != NULL)
    gtk_box_remove (GTK_BOX (self->box), g_steal_pointer (&self->second));
}

static void
test_removes (Fixture *self, gconstpointer data)
{
  gtk_widget_grab_focus (self->second);
  mur_leaving_connect (self->first, remove_cb, self);
  gtk_widget_grab_focus (self->first);
  gtk_widget_grab_focus (self->second);
  mur_test_pass (5);
  g_assert_null (gtk_widget_get_next_sibling (self->first));
}

static void
unrealize_cb (GtkWidget *window)
{
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
}

/* As the main window does it. */
static void
test_closing (Fixture *self, gconstpointer data)
{
  g_signal_connect_after (self->window, "unrealize", G_CALLBACK (unrealize_cb), NULL);
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->window)));
  g_assert_cmpuint (self->n_left, ==, 1);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

void
mur_test_leaving (void)
{
  add ("/widgets/leaving/later", test_later);
  add ("/widgets/leaving/gone", test_gone);
  add ("/widgets/leaving/removes", test_removes);
  add ("/widgets/leaving/closing", test_closing);
}
