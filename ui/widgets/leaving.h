/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done when the focus has left a widget. Main thread. */

#pragma once

#include <gtk/gtk.h>

typedef void (*MurLeft) (gpointer data);

/* Calls @left with @data whenever the focus has left @widget, before the next event: then
 * widgets may come and go, which they must not while the focus is on its way. Not once
 * @widget is gone, which @data outlives. */
void mur_leaving_connect (GtkWidget *widget, MurLeft left, gpointer data);
