/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a store. Private to core/sweep. */

#pragma once

#include "core/sweep/sql.h"
#include "core/sweep/store.h"

/* The columns of kept. */
#define MUR_STORE_KEPT "run, name, position, quantity, unit, type, n_rows, data"

struct _MurStore
{
  MurSql sql;
  char *path; /* (nullable) */
  MurSweep *sweep;
  char *version, *identity;
  guint shard, n_shards; /* shard from 1 */
  GArray *columns;       /* of MurStoreColumn */

  guint8 *done; /* a bit a run */
  guint64 n_runs, n_done, n_failed;

  /* While it is written. */
  sqlite3_stmt *add_run, *add_kept; /* nullable */
  MurParameters *values;
  const char **swept; /* names, %NULL-terminated */
  guint n_pending;
  gint64 due; /* when to commit next, µs */
  gboolean is_broken;
};

MurStore *mur_store_alloc (const char *path);
/* What follows from the sweep. */
void mur_store_take_sweep (MurStore *self, MurSweep *sweep);
/* Opens what there is, without taking the right to write. */
gboolean
mur_store_load (MurStore *self, const MurExperiment *const *registry, GError **error);
void mur_store_mark (MurStore *self, guint64 index, gboolean is_failed);
gboolean mur_store_is_marked (const MurStore *self, guint64 index);

/* Makes the tables. */
gboolean mur_store_make_tables (MurStore *self, GError **error);
/* Takes the right to write and prepares for it; ends that with a commit. */
gboolean mur_store_begin (MurStore *self, GError **error);
gboolean mur_store_end (MurStore *self, GError **error);
/* After an error: it takes nothing more. Returns: FALSE */
gboolean mur_store_fail (MurStore *self);
