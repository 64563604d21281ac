/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder of the test's own, and what is asked of files again and again. */

#pragma once

#include <glib.h>

typedef struct
{
  char *folder;
  char *path; /* of a file in it, which is not there yet */
} MurFileFixture;

void mur_test_file_set_up (MurFileFixture *fixture, gconstpointer data);
/* Removes the files in the folder, too. */
void mur_test_file_tear_down (MurFileFixture *fixture, gconstpointer data);

guint mur_test_count_entries (const char *folder);
/* @path takes @text; holds it; cannot be written. */
void mur_test_file_writes (const char *path, const char *text);
void mur_test_file_holds (const char *path, const char *text);
void mur_test_file_fails (const char *path);
