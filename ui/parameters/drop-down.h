/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Drop-downs whose button gives way: what is chosen is cut short where there is no room
 * for it, and whole in the list below. */

#pragma once

#include <gtk/gtk.h>

/* @titles: (nullable) (transfer full): GtkStringObjects
 * @most_characters: of the button, where it has all the room; −1 for as many as there are */
GtkWidget *mur_drop_down_new (GListModel *titles, int most_characters);
