/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A window and a folder for files that come to it and leave it. */

#pragma once

#include "tests/ui/pages/tests.h"
#include "ui/import/sheet.h"
#include "ui/pages/experiment/page.h"

typedef struct
{
  MurWindow *window;
  char *folder; /* removed with what is in it */
} MurTestFiles;

void mur_test_files_set_up (MurTestFiles *self, gconstpointer data);
void mur_test_files_tear_down (MurTestFiles *self, gconstpointer data);

MurExperimentPage *mur_test_files_page (MurTestFiles *self);
char *mur_test_files_path (MurTestFiles *self, const char *name);
void mur_test_files_write (MurTestFiles *self,
                           const char *name,
                           const char *bytes,
                           gsize length);
/* Drops a file on the window as a file manager does. */
void mur_test_files_drop_path (MurTestFiles *self, const char *path);
void mur_test_files_drop (MurTestFiles *self, const char *name);
/* Waits for the sheet of a table, which is up until it is taken or closed. */
MurImportSheet *mur_test_files_wait_sheet (MurTestFiles *self);
/* Takes a table as it is guessed. */
void mur_test_files_accept (MurTestFiles *self);
/* Exports what is in sight. */
void mur_test_files_export (MurTestFiles *self, const char *name);
/* Runs a small session of that seed. */
void mur_test_files_open_seed (MurTestFiles *self,
                               const char *seed,
                               const char *generations);

/* Conditions, of a MurTestFiles: the run in sight has the seed 271828, or 31. */
gboolean mur_test_files_has_own_seed (gpointer data);
gboolean mur_test_files_has_other_seed (gpointer data);
/* Of the window. */
gboolean mur_test_files_has_toast (gpointer data);
