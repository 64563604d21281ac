/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening files in a window. They are read on worker threads; a toast says what came of
 * it. */

#pragma once

#include "app/window/window.h"

/* Each asks for a file first. */
void mur_window_choose_open (MurWindow *self);
/* A table for the input of that name of the topic in sight. */
void mur_window_choose_input (MurWindow *self, const char *input);
/* Opens a session, a checkpoint, an exported figure, the store of a sweep, or a table for
 * the topic in sight.
 */
void mur_window_open_file (MurWindow *self, GFile *file);
/* There is one run to replace: of several files the first is opened. */
void mur_window_open_files (MurWindow *self, GFile *const *files, guint n_files);
/* The same, where a table is for the input of that name. */
void mur_window_open_input (MurWindow *self, GFile *file, const char *input);
/* Asks which column is what, of the table in use as that input. */
void mur_window_choose_columns (MurWindow *self, const char *input);
