/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of buttons that show but an icon. */

#pragma once

#include <gtk/gtk.h>

/* Gives each button in @widget without a text of its own the name that its tooltip says,
 * without the key: "Export Figure" of "Export Figure (Ctrl+E)". */
void mur_names_of_buttons (GtkWidget *widget);
