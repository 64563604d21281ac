/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of a window: save and export. Reading and writing happens on worker threads;
 * a toast shows the outcome. */

#pragma once

#include "app/window/window.h"
#include "ui/documents/output.h"

/* A window asks one thing at a time, in a dialog of this kind; see
 * ui/widgets/secondary.h. */
#define MUR_WINDOW_DIALOG "dialog"

/* Asks for a file first. */
void mur_window_choose_save (MurWindow *self);
/* The export dialog, for a picture or for a table to copy. */
void mur_window_choose_export (MurWindow *self);
void mur_window_choose_copy (MurWindow *self);

/* Writes @output, which it takes, to its path. */
void mur_window_write_output (MurWindow *self, MurOutput *output);

/* Shows what is wrong with the file at @path, without the folders that lead there. */
void
mur_window_show_file_toast (MurWindow *self, const char *path, const char *message);

/* Returns: (nullable): (transfer full): what the window shows now; %NULL where there is
 * nothing yet, which a toast says */
MurOutput *mur_window_make_output (MurWindow *self);
