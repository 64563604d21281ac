/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

/* As if the key had been pressed: goes to the widget with the focus and up from there.
 * Returns: whether anyone had a use for it */
gboolean mur_test_key (GtkWidget *window, guint key, GdkModifierType modifiers);
