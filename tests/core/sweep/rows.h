/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A store as SQLite sees it. */

#pragma once

#include <glib.h>
#include <sqlite3.h>

/* All of runs and kept but the column seconds, in order, with all digits. */
char *mur_test_rows (const char *path);
/* The first line in which two of these differ is in the message. */
void mur_test_assert_same_rows (const char *path, const char *expected_path);
/* The first column of the first row of @query, as text. */
char *mur_test_query (const char *path, const char *query);
/* A folder that is made for a test, and removed with what is in it. */
char *mur_test_folder_new (void);
void mur_test_folder_free (char *folder);

/* A store in such a folder, which is not there yet: a fixture. */
typedef struct
{
  char *folder, *path;
} MurTestPlace;

void mur_test_place_set_up (MurTestPlace *self, gconstpointer data);
void mur_test_place_tear_down (MurTestPlace *self, gconstpointer data);
