/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One toast at a time, from its coming to the end of its going: a message that comes
 * while a toast is going waits for that, and a toast that is dismissed as it comes goes
 * when it has come. In libadwaita 1.2 two animations that overlap may end in one late
 * frame, the later first: it frees what the other is about. */

#include "ui/widgets/toasts.h"

#include <string.h>

/* How long a toast is moving into sight, with room to spare; in the time of frames,
 * which stands still while the window is out of sight. */
#define COMING_USEC (600 * 1000)
/* How long a message stays. */
#define STAY_MSEC 5000
/* The same with a button, which somebody has to read and find. */
#define STAY_WITH_BUTTON_MSEC 20000
/* Lines of a long message: what is wrong and what would be allowed. */
#define MOST_LINES 4
#define LINE_CHARS 60
/* How often to look whether the pointer or the focus has left it. */
#define LINGER_MSEC 500

typedef struct
{
  char *text;
  char *label;       /* (nullable): of the button */
  GClosure *clicked; /* (nullable) */
} Message;

struct _MurToasts
{
  AdwToastOverlay *overlay;
  AdwToast *toast; /* (nullable): weak; there until the overlay has let go of it */
  GtkLabel *title; /* of the toast */
  guint coming_id; /* tick callback; 0 once it has come */
  gint64 coming_usec;
  gboolean going; /* dismissed, perhaps before it has come */
  gulong clicked_id;
  guint timeout_id;
  guint stay_msec;
  Message *waiting; /* (nullable): until the one that is going has gone */
  guint waiting_id;
};

static Message *
message_new (const char *text, const char *label, GClosure *clicked)
{
  Message *self = g_new (Message, 1);

  self->text = g_strdup (text);
  self->label = g_strdup (label);
  self->clicked = clicked != NULL ? g_closure_ref (clicked) : NULL;
  if (clicked != NULL)
    g_closure_sink (clicked);
  return self;
}

static void
message_free (Message *self)
{
  g_free (self->text);
  g_free (self->label);
  g_clear_pointer (&self->clicked, g_closure_unref);
  g_free (self);
}

MurToasts *
mur_toasts_new (AdwToastOverlay *overlay)
{
  MurToasts *self;

  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (overlay), NULL);

  self = g_new0 (MurToasts, 1);
  self->overlay = overlay;
  return self;
}

/* Whether somebody is about to press its button. */
static gboolean
is_in_use (MurToasts *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->overlay));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (strcmp (gtk_widget_get_css_name (child), "toast") == 0
        && (gtk_widget_get_state_flags (child)
            & (GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_WITHIN)))
      return TRUE;
  return FALSE;
}

static void
set_timeout (MurToasts *self, guint msec, GSourceFunc callback)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add (msec, callback, self);
}

static gboolean
dismiss_cb (gpointer data)
{
  MurToasts *self = data;

  self->timeout_id = 0;
  adw_toast_dismiss (self->toast);
  return G_SOURCE_REMOVE;
}

static gboolean
timeout_cb (gpointer data)
{
  MurToasts *self = data;

  if (!is_in_use (self))
    return dismiss_cb (self);
  self->timeout_id = 0;
  set_timeout (self, LINGER_MSEC, timeout_cb);
  return G_SOURCE_REMOVE;
}

/* Takes @message. */
static void
fill (MurToasts *self, Message *message)
{
  gtk_label_set_text (self->title, message->text);
  adw_toast_set_button_label (self->toast, message->label);
  g_clear_signal_handler (&self->clicked_id, self->toast);
  if (message->clicked != NULL)
    self->clicked_id = g_signal_connect_closure (self->toast, "button-clicked",
                                                 message->clicked, FALSE);
  self->stay_msec = message->clicked != NULL ? STAY_WITH_BUTTON_MSEC : STAY_MSEC;
  if (self->coming_id == 0)
    set_timeout (self, self->stay_msec, timeout_cb);
  message_free (message);
}

/* Comes before the overlay's handler. */
static void
dismissed_cb (MurToasts *self)
{
  self->going = TRUE;
  if (self->coming_id != 0)
    g_signal_stop_emission_by_name (self->toast, "dismissed");
  else
    g_clear_handle_id (&self->timeout_id, g_source_remove);
}

/* The toast itself takes only the first dismissal for one. */
static gboolean
go_cb (gpointer data)
{
  MurToasts *self = data;

  self->timeout_id = 0;
  g_signal_emit_by_name (self->toast, "dismissed");
  return G_SOURCE_REMOVE;
}

/* Its animation may end in this frame, after this: what has come goes in another. */
static gboolean
coming_cb (GtkWidget *overlay, GdkFrameClock *clock, gpointer data)
{
  MurToasts *self = data;
  gint64 now_usec = gdk_frame_clock_get_frame_time (clock);

  if (self->coming_usec == 0)
    self->coming_usec = now_usec;
  if (now_usec - self->coming_usec < COMING_USEC)
    return G_SOURCE_CONTINUE;
  self->coming_id = 0;
  if (self->going)
    set_timeout (self, 0, go_cb);
  else
    set_timeout (self, self->stay_msec, timeout_cb);
  return G_SOURCE_REMOVE;
}

static void
end_coming (MurToasts *self)
{
  if (self->coming_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->overlay), self->coming_id);
  self->coming_id = 0;
}

static void gone_cb (gpointer data, GObject *toast);

/* The title of libadwaita's own keeps to one line, and cuts it. */
static GtkLabel *
make_title (const char *text)
{
  GtkLabel *title = GTK_LABEL (gtk_label_new (text));

  gtk_label_set_wrap (title, TRUE);
  gtk_label_set_wrap_mode (title, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (title, LINE_CHARS);
  gtk_label_set_lines (title, MOST_LINES);
  gtk_label_set_ellipsize (title, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (title), "heading");
  return title;
}

/* Takes @message, for which there is room. */
static void
add (MurToasts *self, Message *message)
{
  self->title = make_title (message->text);
  self->toast = adw_toast_new ("");
  adw_toast_set_custom_title (self->toast, GTK_WIDGET (self->title));
  self->coming_id
    = gtk_widget_add_tick_callback (GTK_WIDGET (self->overlay), coming_cb, self, NULL);
  self->coming_usec = 0;
  self->going = FALSE;
  self->clicked_id = 0;
  adw_toast_set_timeout (self->toast, 0);
  g_signal_connect_swapped (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self);
  g_object_weak_ref (G_OBJECT (self->toast), gone_cb, self);
  fill (self, message);
  adw_toast_overlay_add_toast (self->overlay, self->toast);
}

static gboolean
waiting_cb (gpointer data)
{
  MurToasts *self = data;

  self->waiting_id = 0;
  add (self, g_steal_pointer (&self->waiting));
  return G_SOURCE_REMOVE;
}

/* The overlay is at work still: what waits is shown after that. */
static void
gone_cb (gpointer data, GObject *toast)
{
  MurToasts *self = data;

  self->toast = NULL;
  end_coming (self);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->waiting != NULL)
    self->waiting_id = g_idle_add (waiting_cb, self);
}

void
mur_toasts_free (MurToasts *self)
{
  if (self->toast != NULL)
    {
      g_object_weak_unref (G_OBJECT (self->toast), gone_cb, self);
      g_signal_handlers_disconnect_by_data (self->toast, self);
      g_clear_signal_handler (&self->clicked_id, self->toast);
    }
  end_coming (self);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_handle_id (&self->waiting_id, g_source_remove);
  g_clear_pointer (&self->waiting, message_free);
  g_free (self);
}

void
mur_toasts_show_button (MurToasts *self,
                        const char *message,
                        const char *label,
                        GClosure *clicked)
{
  Message *next;

  g_return_if_fail (self != NULL && message != NULL);

  next = message_new (message, label, clicked);
  if (self->waiting_id != 0 || (self->toast != NULL && self->going))
    {
      g_clear_pointer (&self->waiting, message_free);
      self->waiting = next;
    }
  else if (self->toast != NULL)
    fill (self, next);
  else
    add (self, next);
}

void
mur_toasts_show (MurToasts *self, const char *message)
{
  mur_toasts_show_button (self, message, NULL, NULL);
}

/* Lets the message in sight go, as soon as its toast has come. */
void
mur_toasts_dismiss (MurToasts *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->waiting, message_free);
  g_clear_handle_id (&self->waiting_id, g_source_remove);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
}
