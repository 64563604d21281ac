/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* GTK 4.8 looks for another place for the focus with the next frame, and holds until
 * then what went out of sight with it. Where that happens twice before a frame it lets
 * go of the second only, unless the focus has been taken away by then: a page would
 * stay, and its run with it. */

#include "app/window/focus.h"

static void
unmapped_cb (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (root != NULL && gtk_root_get_focus (root) == widget)
    gtk_root_set_focus (root, NULL);
}

static void
focus_moved_cb (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus == NULL)
    return;
  g_signal_handlers_disconnect_by_func (focus, unmapped_cb, NULL);
  g_signal_connect (focus, "unmap", G_CALLBACK (unmapped_cb), NULL);
}

void
mur_focus_follow_sight (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_moved_cb), NULL);
}
