/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A table taken as a person has it in an import: all of it is read, the values that go
 * with it are set, and the experiment is asked whether a run can begin. For a large table
 * that takes a while; it is for a thread that is not the main one. */

#pragma once

#include "ui/import/import.h"

typedef struct _MurTaking MurTaking;

/* @import: without a problem. @path: (nullable): the file that it is the beginning of.
 * @others: (nullable): the tables in use, of which the new one takes the place of its
 * own. */
MurTaking *
mur_taking_new (const MurImport *import, const char *path, const MurInputs *others);
void mur_taking_free (MurTaking *self);

/* Once. Any one thread; what it makes is for whoever has seen its end. */
gboolean mur_taking_run (MurTaking *self, GError **error);

/* What a run can begin with. */
MurInputs *mur_taking_inputs (const MurTaking *self);
const MurParameters *mur_taking_parameters (const MurTaking *self);
/* Returns: (nullable): which values were set, as of mur_experiment_settle() */
const char *mur_taking_settled (const MurTaking *self);
/* Returns: (nullable): which numbers look like gaps, of all rows; see gaps.h */
const char *mur_taking_suspect (const MurTaking *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurTaking, mur_taking_free)
