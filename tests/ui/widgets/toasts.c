/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Toasts however fast they come. Three within half a second once ended the program in
 * an animation of libadwaita. */

#include "ui/widgets/toasts.h"

#include <string.h>

#include "tests/ui/widgets/tests.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *overlay;
  MurToasts *toasts;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->overlay = adw_toast_overlay_new ();
  self->window = mur_test_present (self->overlay, 500, 300);
  self->toasts = mur_toasts_new (ADW_TOAST_OVERLAY (self->overlay));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  mur_toasts_free (self->toasts);
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return gtk_widget_get_visible (widget) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static const char *
shown (Fixture *self)
{
  GtkWidget *label = find (self->overlay, GTK_TYPE_LABEL);
  return label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

static guint
n_toasts (Fixture *self)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->overlay); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += strcmp (gtk_widget_get_css_name (child), "toast") == 0;
  return n;
}

static gboolean
is_empty (gpointer data)
{
  return n_toasts (data) == 0;
}

static gboolean
shows_last (gpointer data)
{
  return g_strcmp0 (shown (data), "Message 49 <of> 50") == 0;
}

/* One toast, which has the last word. */
static void
show_fifty (Fixture *self, guint pause_msec)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *message = g_strdup_printf ("Message %u <of> 50", i);
      mur_toasts_show (self->toasts, message);
      if (pause_msec > 0)
        mur_test_pass (pause_msec);
    }
  g_assert_cmpuint (n_toasts (self), ==, 1);
  g_assert_true (shows_last (self));
}

static void
at_once (Fixture *self, gconstpointer data)
{
  show_fifty (self, 0);
  mur_test_pass (700);
  g_assert_true (shows_last (self));
}

static void
apart (Fixture *self, gconstpointer data)
{
  show_fifty (self, 30);
}

/* Dismissed at any moment of coming or going, with a message on its heels. */
static void
dismissed (Fixture *self, gconstpointer data)
{
  for (guint pause_msec = 0; pause_msec < 800; pause_msec += 193)
    {
      mur_toasts_show (self->toasts, "Before");
      mur_test_pass (pause_msec);
      mur_toasts_dismiss (self->toasts);
      mur_toasts_show (self->toasts, "Between");
      mur_test_pass (pause_msec);
      mur_toasts_show (self->toasts, "Message 49 <of> 50");
      mur_test_wait (shows_last, self);
      g_assert_cmpuint (n_toasts (self), ==, 1);
    }
  mur_toasts_dismiss (self->toasts);
  mur_test_wait (is_empty, self);
}

/* A person may send one away as it comes; frames that are late once ended the program
 * then. */
static void
late (Fixture *self, gconstpointer data)
{
  for (guint pause_msec = 50; pause_msec < 300; pause_msec += 100)
    {
      mur_toasts_show (self->toasts, "Before");
      mur_test_pass (pause_msec);
      g_signal_emit_by_name (find (self->overlay, GTK_TYPE_BUTTON), "clicked");
      g_usleep (800 * 1000);
      mur_test_wait (is_empty, self);
    }
}

static void
clicked_cb (AdwToast *toast, GtkWidget *window)
{
  gtk_window_set_title (GTK_WINDOW (window), "Clicked");
}

/* The button is that of the last message, and gone with it. */
static void
button (Fixture *self, gconstpointer data)
{
  GClosure *closure
    = g_cclosure_new_object (G_CALLBACK (clicked_cb), G_OBJECT (self->window));
  GtkWidget *found;

  mur_toasts_show (self->toasts, "Plain");
  mur_toasts_show_button (self->toasts, "Saved", "_Open", closure);
  found = find (self->overlay, GTK_TYPE_BUTTON);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (found)), ==, "_Open");
  g_signal_emit_by_name (found, "clicked");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, "Clicked");
  mur_toasts_show (self->toasts, "Message 49 <of> 50");
  mur_test_wait (shows_last, self);
  found = find (self->overlay, GTK_TYPE_BUTTON);
  g_assert_null (gtk_button_get_label (GTK_BUTTON (found)));
}

/* Given up with a message in sight and one that waits. */
static void
given_up (Fixture *self, gconstpointer data)
{
  MurToasts *toasts = mur_toasts_new (ADW_TOAST_OVERLAY (self->overlay));

  mur_toasts_show (toasts, "Going");
  mur_test_pass (700);
  mur_toasts_dismiss (toasts);
  mur_toasts_show (toasts, "Waiting");
  mur_toasts_free (toasts);
  mur_test_wait (is_empty, self);
}

void
mur_test_toasts (void)
{
  static const struct
  {
    const char *path;
    void (*call) (Fixture *self, gconstpointer data);
  } cases[]
    = { { "at-once", at_once }, { "apart", apart },   { "dismissed", dismissed },
        { "late", late },       { "button", button }, { "given-up", given_up } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/widgets/toasts/%s", cases[i].path);
      g_test_add (path, Fixture, NULL, set_up, cases[i].call, tear_down);
    }
}
