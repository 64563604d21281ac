/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is wrong with a value, in a line of its own below the control. */

#pragma once

#include <gtk/gtk.h>

/* A label that says nothing yet and is out of sight. */
GtkWidget *mur_message_new (void);

/* @text: (nullable): what is wrong; %NULL takes the line out of sight. */
void mur_message_show (GtkWidget *self, const char *text);

/* Says by colour, and to screen readers, whether @control holds what is not allowed. */
void mur_message_mark (GtkWidget *control, gboolean is_wrong);
