/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The focus of a window leaves what goes out of sight. Main thread. */

#pragma once

#include <gtk/gtk.h>

/* From now on, for as long as @window lives. */
void mur_focus_follow_sight (GtkWindow *window);
