/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/flap.h"

/* What a flap is to be when it can, as long as it waits. */
#define WAITING "mur-flap-waiting"

typedef enum
{
  NOT_WAITING,
  TO_HIDE,
  TO_SHOW
} Waiting;

static Waiting
get_waiting (AdwFlap *flap)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (flap), WAITING));
}

static void
set_waiting (AdwFlap *flap, Waiting waiting)
{
  g_object_set_data (G_OBJECT (flap), WAITING, GUINT_TO_POINTER (waiting));
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AdwFlap *flap = ADW_FLAP (widget);
  const Waiting waiting = get_waiting (flap);

  if (gtk_widget_get_width (widget) == 0)
    return G_SOURCE_CONTINUE;
  set_waiting (flap, NOT_WAITING);
  adw_flap_set_reveal_flap (flap, waiting == TO_SHOW);
  return G_SOURCE_REMOVE;
}

gboolean
mur_flap_get_shown (AdwFlap *flap)
{
  const Waiting waiting = get_waiting (flap);

  return waiting != NOT_WAITING ? waiting == TO_SHOW : adw_flap_get_reveal_flap (flap);
}

void
mur_flap_set_shown (AdwFlap *flap, gboolean shown)
{
  GtkWidget *widget = GTK_WIDGET (flap);
  const gboolean is_waiting = get_waiting (flap) != NOT_WAITING;

  if (!is_waiting
      && (!gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) > 0))
    {
      adw_flap_set_reveal_flap (flap, shown);
      return;
    }
  set_waiting (flap, shown ? TO_SHOW : TO_HIDE);
  if (!is_waiting)
    gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);
}
