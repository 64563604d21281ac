/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The runs of a store as figures take them: fields of numbers, one a run. Immutable and
 * atomically reference-counted. */

#pragma once

#include "core/sweep/store.h"

typedef enum
{
  MUR_SWEEP_FIELD_SWEPT,  /* a parameter */
  MUR_SWEEP_FIELD_RESULT, /* a scalar */
  MUR_SWEEP_FIELD_RUN     /* the number of the run, and the seconds that it took */
} MurSweepFieldKind;

typedef struct
{
  const char *name;          /* of the store's column */
  char *title;               /* "Coupling K" */
  const char *symbol, *unit; /* nullable */
  MurSweepFieldKind kind;
  const double *values; /* categories: their number, from 0 on */
  char **labels;        /* (nullable): of categories */
  double *levels;       /* (nullable): what a grid has of it, run or not */
  gsize n_levels;
  gboolean is_whole, is_seed;
  gboolean is_logarithmic; /* swept in equal ratios */
  gboolean is_spread; /* by a sequence of points: no two runs need have one value */
} MurSweepField;

/* What @parameter is called away from its group: "Natural frequencies: Width". */
char *mur_sweep_title (const MurParameter *parameter);

typedef struct _MurSweepResults MurSweepResults;

/* Reads the store at @path: 1 µs a run. For a thread that may wait. */
MurSweepResults *mur_sweep_results_open (const char *path, GError **error);
MurSweepResults *mur_sweep_results_ref (MurSweepResults *self);
void mur_sweep_results_unref (MurSweepResults *self);

const char *mur_sweep_results_path (const MurSweepResults *self);
const char *mur_sweep_results_identity (const MurSweepResults *self);
const MurSweep *mur_sweep_results_sweep (const MurSweepResults *self);
const MurExperiment *mur_sweep_results_experiment (const MurSweepResults *self);
guint mur_sweep_results_shard (const MurSweepResults *self);
guint mur_sweep_results_n_shards (const MurSweepResults *self);
guint64 mur_sweep_results_n_runs (const MurSweepResults *self); /* of its shard */
guint64 mur_sweep_results_n_done (const MurSweepResults *self);
guint64 mur_sweep_results_n_failed (const MurSweepResults *self);

/* Rows: the runs that are done. */
gsize mur_sweep_results_n_rows (const MurSweepResults *self);
guint64 mur_sweep_results_run (const MurSweepResults *self, gsize row);
const guint8 *mur_sweep_results_failed (const MurSweepResults *self);

guint mur_sweep_results_n_fields (const MurSweepResults *self);
const MurSweepField *mur_sweep_results_field (const MurSweepResults *self, guint index);
/* Returns: (nullable): the field @name (nullable) */
const MurSweepField *mur_sweep_results_find (const MurSweepResults *self,
                                             const char *name);

/* What makes run @run (from 1) again. Quick. */
MurSession *
mur_sweep_results_session (const MurSweepResults *self, guint64 run, GError **error);
/* All rows as CSV, read from the file once more; waits. */
char *mur_sweep_results_format_csv (MurSweepResults *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurSweepResults, mur_sweep_results_unref)
