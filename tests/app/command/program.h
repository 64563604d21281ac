/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The program from outside: it is run with no display, in an empty folder.
 * MUR_PROGRAM names it. */

#pragma once

#include <glib.h>

/* A run that takes a few milliseconds. */
#define SMALL "--set samples=60 --set particles=12 --set generations=30"

typedef struct
{
  char *folder;
  char *out, *err; /* of the last call */
  int status;
} MurTestProgram;

void mur_program_set_up (MurTestProgram *self, gconstpointer data);
void mur_program_tear_down (MurTestProgram *self, gconstpointer data);

/* Files in the folder. */
char *mur_program_path (MurTestProgram *self, const char *name);
void mur_program_write_file (MurTestProgram *self, const char *name, const char *text);
char *mur_program_read_file (MurTestProgram *self, const char *name);
guint mur_program_count_files (MurTestProgram *self);

/* Runs the program with @arguments, split like a shell does. */
void mur_program_call (MurTestProgram *self, const char *arguments);
/* Runs @script in a shell, where "m" is the program. */
void mur_program_shell (MurTestProgram *self, const char *script);

void mur_program_assert_contains (const char *text, const char *part);
/* The one line of @text that begins with @name. */
char *mur_program_find_line (const char *text, const char *name);

/* What each file adds to the test program. */
void mur_test_command_line (void);
void mur_test_outputs (void);
void mur_test_phases (void);
void mur_test_rendering (void);
void mur_test_resuming (void);
void mur_test_sweeping (void);
void mur_test_workers (void);
void mur_test_wrong_usage (void);
