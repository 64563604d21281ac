/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Popovers end with what they belong to. Main thread. */

#pragma once

#include <gtk/gtk.h>

/* Pops down all popovers in @widget. */
void mur_popovers_end (GtkWidget *widget);
/* From now on all popovers in @widget are popped down as it goes out of sight. */
void mur_popovers_end_with (GtkWidget *widget);
