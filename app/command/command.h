/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The command line: list, describe, run, render, resume, sweep and merge. Needs no display. */

#pragma once

#include <glib.h>

/* TRUE where the first argument asks for a command, not for the window. */
gboolean mur_command_line_wants (int argc, char **argv);

/* Carries out the command. Returns: the exit status: 0 done, 1 the run failed, 2 wrong
 * usage or input, with one line on standard error; of a sweep, see sweep.h. */
int mur_command_line_run (int argc, char **argv);
