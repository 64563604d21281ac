/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The store of a sweep: an SQLite database of one file, which any program that reads
 * SQLite can use.
 *
 * Tables:
 * - sweep, of one row: identity, experiment, version, design, keep, runs, shard, shards,
 *   and session, the base session as JSON.
 * - runs: run (from 1), a column a swept parameter, a column a scalar, status, message,
 *   seconds, fingerprint, and session: what the run has in place of the base session's
 *   parameters, as JSON. A scalar with the name of a swept parameter is NAME_result.
 *   Missing numbers are NULL.
 * - kept: run, name (of the table), position, quantity, unit, type, n_rows and data: zlib
 *   over doubles, little-endian ("float64"), or over JSON ("labels").
 * - sessions, a view: run, and session: the whole one, which "murmuration run --session"
 *   takes.
 *
 * One writer at a time, others read meanwhile. Rows are committed in batches of half a
 * second, so a kill or a power cut loses at most those, and what came while somebody was
 * reading; a run never has two rows. Errors name the path. One thread at a time. */

#pragma once

#include "core/sweep/sweep.h"

typedef struct _MurStore MurStore;

typedef enum
{
  MUR_STORE_READ,
  MUR_STORE_WRITE
} MurStoreMode;

/* A new store of @sweep (taken), to be written, for shard @shard of @n_shards: run i
 * (from 1) is of shard (i − 1) mod n + 1. Where @path is the store of the same sweep and
 * shard already, that one goes on; any other file is refused, not replaced.
 * @path: (nullable): %NULL keeps it in memory */
MurStore *mur_store_create (const char *path,
                            MurSweep *sweep,
                            guint shard,
                            guint n_shards,
                            const MurExperiment *const *registry,
                            GError **error);
/* 5 ms, and 0.1 µs a row. */
MurStore *mur_store_open (const char *path,
                          MurStoreMode mode,
                          const MurExperiment *const *registry,
                          GError **error);
/* What is not committed is lost. */
void mur_store_free (MurStore *self);
/* Whether the file at @path is an SQLite database, or an empty file. */
gboolean mur_store_is_one (const char *path);

const char *mur_store_path (const MurStore *self); /* nullable */
const MurSweep *mur_store_sweep (const MurStore *self);
/* Of the program that began it, and of the sweep as that had it. */
const char *mur_store_version (const MurStore *self);
const char *mur_store_identity (const MurStore *self);
guint mur_store_shard (const MurStore *self);
guint mur_store_n_shards (const MurStore *self);

/* Of its shard: all, those that have a row, those of them that failed. */
guint64 mur_store_n_runs (const MurStore *self);
guint64 mur_store_n_done (const MurStore *self);
guint64 mur_store_n_failed (const MurStore *self);
/* The first run from @index on (from 0) that is of the shard and has no row yet. Returns:
 * G_MAXUINT64 where there is none */
guint64 mur_store_next_missing (const MurStore *self, guint64 index);
/* "4, 17–18, …"; %NULL where none is missing */
char *mur_store_format_missing (const MurStore *self);

/* Adds a row as mur_sweep_run() makes it; one of a run that has a row is passed over. On
 * an error the store takes nothing more, and holds what was committed. About 10 µs. */
gboolean mur_store_add (MurStore *self, GVariant *row, GError **error);
/* Commits what was added where the last commit is half a second ago. While somebody reads
 * it does not wait: what was added stays in memory, and the next call tries again. */
gboolean mur_store_commit_if_due (MurStore *self, GError **error);
/* Commits what was added at once. Where somebody reads it waits for ten seconds; then it is
 * an error, after which it can be tried again. */
gboolean mur_store_commit (MurStore *self, GError **error);

/* Reading */

typedef enum
{
  MUR_STORE_RUN,
  MUR_STORE_SWEPT,
  MUR_STORE_SCALAR,
  MUR_STORE_STATUS,
  MUR_STORE_MESSAGE,
  MUR_STORE_SECONDS,
  MUR_STORE_FINGERPRINT,
  MUR_STORE_SESSION
} MurStoreColumnKind;

typedef struct
{
  char *name; /* of the column of runs */
  MurStoreColumnKind kind;
  const MurParameter *parameter; /* of SWEPT */
  const MurQuantity *quantity;   /* of SCALAR */
} MurStoreColumn;

guint mur_store_n_columns (const MurStore *self);
const MurStoreColumn *mur_store_column (const MurStore *self, guint index);
/* Returns: the index of the column @name, or -1 */
int mur_store_find_column (const MurStore *self, const char *name);

/* All rows, in order of runs, column by column. */
typedef struct
{
  gsize n_rows;
  guint n_columns; /* those of the store */
  /* Of a column of numbers its values (NaN where missing); of a swept CHOICE and of
   * status the number of the choice, a MurStatus; %NULL for others. */
  double **numbers;
  /* Of a swept parameter that is no number, of status and of message (%NULL where there
   * is none); %NULL for others. */
  const char ***texts;
  GStringChunk *chunk;
} MurStoreRows;

/* About 1 µs a row of 25 columns. Returns: (transfer full): for mur_store_rows_free() */
MurStoreRows *mur_store_read (MurStore *self, GError **error);
void mur_store_rows_free (MurStoreRows *self);

/* What makes run @run (from 1) again. */
MurSession *mur_store_session (const MurStore *self, guint64 run, GError **error);
/* A kept table. Returns: (transfer full) (nullable): %NULL without @error where the run
 * has none of that name */
MurTable *
mur_store_kept (MurStore *self, guint64 run, const char *name, GError **error);

/* The runs as CSV, all columns but session. @write: gets it piece by piece, FALSE ends it
 */
typedef gboolean (*MurStoreWriteFunc) (const char *bytes,
                                       gsize n,
                                       gpointer data,
                                       GError **error);
gboolean mur_store_write_csv (MurStore *self,
                              MurStoreWriteFunc write,
                              gpointer data,
                              GError **error);

/* Puts the rows of the stores at @paths (%NULL-terminated), which are of one sweep, into a
 * new one at @output. Of a run that has failed in one and not in another the latter
 * counts; two that differ otherwise are an error. Nothing is written at @output on an
 * error. Returns: the new store, to be read */
MurStore *mur_store_merge (const char *const *paths,
                           const char *output,
                           const MurExperiment *const *registry,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurStore, mur_store_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurStoreRows, mur_store_rows_free)
