/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A person's table on its way into an experiment: how its text is read, and which column
 * is what; guessed until it is said. What is looked at is the beginning of the file, so
 * that a large one is there as soon as a small one. One thread at a time; no GTK. */

#pragma once

#include "core/base/csv/csv.h"
#include "core/experiment/selection.h"

typedef struct _MurImport MurImport;

/* @text: the first @length bytes of a file, whole lines of it; @is_whole: there are no
 * more. @name: of the file, for messages. @input: (nullable): one of @experiment, which has
 * at least one; %NULL: its first. */
MurImport *mur_import_new_text (const MurExperiment *experiment,
                                const MurParameters *parameters,
                                const char *input,
                                const char *name,
                                const char *text,
                                gsize length,
                                gboolean is_whole);
/* A table that has been read already. @roles: (nullable): as for mur_selection_new() */
MurImport *mur_import_new_table (const MurExperiment *experiment,
                                 const MurParameters *parameters,
                                 const char *input,
                                 const char *name,
                                 const MurTable *table,
                                 const char *const *roles);
void mur_import_free (MurImport *self);

const MurExperiment *mur_import_experiment (const MurImport *self);
const MurParameters *mur_import_parameters (const MurImport *self);
const char *mur_import_name (const MurImport *self);

/* What the table is for; then its columns are guessed anew. */
const MurInput *mur_import_input (const MurImport *self);
void mur_import_set_input (MurImport *self, const char *name);

/* How the text is read: what was said, 0 for what is found; then its columns are guessed
 * anew. Returns: (nullable): %NULL where there is no text */
const MurCsvFormat *mur_import_format (const MurImport *self);
void mur_import_set_format (MurImport *self, const MurCsvFormat *format);
/* What is found with that; all 0 where nothing is. */
const MurCsvFormat *mur_import_found (const MurImport *self);
/* The text that was looked at, or none. */
const char *mur_import_text (const MurImport *self, gsize *length);
/* Whether that, or the table, is all there is. */
gboolean mur_import_is_whole (const MurImport *self);

/* Returns: (nullable): the rows that were looked at; %NULL: @why not */
const MurTable *mur_import_table (const MurImport *self);

/* The columns in use: role, column, role, column, …, %NULL. Returns: (nullable): %NULL
 * where there is no good guess, and nothing else was said. Roles that may as well be
 * other columns are none of them: they are to be said. */
const char *const *mur_import_roles (const MurImport *self);
/* @roles: (nullable): %NULL guesses */
void mur_import_set_roles (MurImport *self, const char *const *roles);

/* Returns: (nullable): a sentence: which columns are what because of something else that
 * is set, such as a formula that mentions them; roles are of no use then */
const char *mur_import_fixed (const MurImport *self);
/* Returns: (nullable): why it cannot be taken as it stands */
const char *mur_import_problem (const MurImport *self);
/* What is taken as what, in a line. Only without a problem. */
char *mur_import_describe (const MurImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurImport, mur_import_free)
