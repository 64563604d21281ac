/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sweep: a session run again and again with other values, as its design has them. It is
 * what a store holds the results of, and what travels to workers.
 *
 * The session of a run is the base session with the swept values throughout, in the
 * values that it begins with and in those of its logged changes. Immutable once made:
 * threads may share it. */

#pragma once

#include "core/run/session.h"
#include "core/sweep/design.h"

typedef struct _MurSweep MurSweep;

/* @session: copied; @design: taken, of its experiment; @keep: (nullable): names of tables
 * that are kept of each run beside all scalars. An unknown one is an error about "keep".
 */
MurSweep *mur_sweep_new (const MurSession *session,
                         MurDesign *design,
                         const char *const *keep,
                         GError **error);
void mur_sweep_free (MurSweep *self);

/* The base session, with the values of the first run. */
const MurSession *mur_sweep_base (const MurSweep *self);
const MurDesign *mur_sweep_design (const MurSweep *self);
/* %NULL-terminated */
const char *const *mur_sweep_keep (const MurSweep *self);
guint64 mur_sweep_n_runs (const MurSweep *self);
/* SHA-256 over base session, design and keep: two sweeps with one identity have the same
 * runs. Time is linear in the length of the session, with its inputs.
 * Returns: (transfer full) */
char *mur_sweep_identity (const MurSweep *self);

/* Returns: (transfer full): what makes run @index (from 0) again; a few µs */
MurSession *mur_sweep_session (const MurSweep *self, guint64 index);

/* A sweep as text, in three parts, and from them. */
char *mur_sweep_format_session (const MurSweep *self);
char *mur_sweep_format_design (const MurSweep *self);
char *mur_sweep_format_keep (const MurSweep *self); /* as JSON on one line */
MurSweep *mur_sweep_parse (const char *session,
                           const char *design,
                           const char *keep,
                           const MurExperiment *const *registry,
                           GError **error);

/* What became of a run, as it travels and is stored: its number from 1, status, message
 * (of a failed one), seconds, fingerprint (empty where there is no frame), the described
 * scalars in order (NaN where missing), and the kept columns: table, place, name, unit,
 * type, number of rows, zlib data. */
#define MUR_SWEEP_ROW_TYPE "(tusdsada(sussstay))"

/* Carries out run @index, on this thread alone, to its end. A run that fails is a row as
 * well. @cancelled: (nullable): read between its steps.
 * Returns: (transfer floating) (nullable): a row; %NULL where it was cancelled, with
 * @error set. Beside the work of the run about 10 µs. */
GVariant *mur_sweep_run (const MurSweep *self,
                         guint64 index,
                         const gint *cancelled,
                         GError **error);
/* Returns: (transfer floating): the row of a run that did not get that far */
GVariant *
mur_sweep_row_failed (const MurSweep *self, guint64 index, const char *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurSweep, mur_sweep_free)
