/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening files in a window. They are read on worker threads; a toast says what came of
 * it. */

#pragma once

#include "app/window/window.h"

/* Asks for a file first. */
void mur_window_choose_open (MurWindow *self);
/* Opens a session, a checkpoint, an exported figure, or a table for the topic in sight.
 */
void mur_window_open_file (MurWindow *self, GFile *file);
