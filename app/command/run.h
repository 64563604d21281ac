/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The commands that run an experiment. */

#pragma once

#include <glib.h>

enum
{
  MUR_EXIT_DONE = 0,
  MUR_EXIT_FAILED = 1, /* the run */
  MUR_EXIT_USAGE = 2   /* the arguments, or a file */
};

/* Each takes the command's own arguments, the command first; returns the exit status.
 */
int mur_command_run (int argc, char **argv, GError **error);
int mur_command_render (int argc, char **argv, GError **error);
int mur_command_resume (int argc, char **argv, GError **error);
