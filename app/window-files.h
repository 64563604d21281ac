/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of a window: open, save, export. Reading and writing happens on worker threads;
 * what came of it is said in a toast. */

#pragma once

#include "app/window.h"

/* Each asks for a file first. */
void mur_window_choose_open (MurWindow *self);
void mur_window_choose_save (MurWindow *self);
void mur_window_choose_export (MurWindow *self);
