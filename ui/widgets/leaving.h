/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done when the focus has left a widget. Main thread. */

#pragma once

#include <gtk/gtk.h>

typedef void (*MurLeft) (gpointer data);

/* Calls @left with @data each time the focus has left @widget: after the focus change,
 * before the next event, so that @left may add and remove widgets. It is not called after
 * @widget has been removed from its window. @data has to live as long as that. */
void mur_leaving_connect (GtkWidget *widget, MurLeft left, gpointer data);
