/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A design: which values the swept parameters take in each of a number of runs.
 *
 * A grid has every combination of its axes' values, the last axis changing fastest.
 * Points of a low-discrepancy sequence fill all axes at once, one dimension each:
 * Halton's in the bases 2, 3, 5, … from its point 1 on, Sobol's with its point 0, so that
 * 2^k of them are balanced.
 *
 * Immutable once made: threads may share it. */

#pragma once

#include "core/run/session.h"
#include "core/sweep/axis.h"

typedef enum
{
  MUR_DESIGN_GRID,
  MUR_DESIGN_HALTON,
  MUR_DESIGN_SOBOL,
  MUR_N_DESIGN_KINDS
} MurDesignKind;

/* grid, halton, sobol. */
extern const MurChoice mur_design_kinds[];

#define MUR_DESIGN_MOST_RUNS 100000000

typedef struct _MurDesign MurDesign;

/* @over: texts of axes, %NULL-terminated, at least one; @n_points: of a sequence, from 1;
 * 0 for a grid. An error names the parameter, or "over", "points" or "runs": no two axes
 * are of one parameter, a grid has no bare interval, a sequence no counted one, and there
 * are at most %MUR_DESIGN_MOST_RUNS runs. */
MurDesign *mur_design_new (const MurExperiment *experiment,
                           MurDesignKind kind,
                           guint64 n_points,
                           const char *const *over,
                           GError **error);
void mur_design_free (MurDesign *self);

MurDesignKind mur_design_kind (const MurDesign *self);
guint64 mur_design_n_runs (const MurDesign *self);
guint mur_design_n_axes (const MurDesign *self);
const MurSweepAxis *mur_design_axis (const MurDesign *self, guint index);

/* Sets the swept parameters among @parameters, of the experiment, as run @index (from 0)
 * has them. About 1 µs an axis. */
void mur_design_apply (const MurDesign *self, guint64 index, MurParameters *parameters);

/* Seconds of one thread for a run of @base in this design, as the experiment's cost tells
 * them: on average over some runs that are spread over all. NaN where it does not tell.
 * Runs of less than %MUR_DESIGN_TOLD_SECONDS spend much of their time in what no cost is
 * told of. */
#define MUR_DESIGN_TOLD_SECONDS 0.1
double mur_design_mean_seconds (const MurDesign *self, const MurSession *base);
/* How long @n_runs of @each seconds take @n_workers, not all of which need have one. */
double mur_design_seconds_by (double each, guint64 n_runs, guint n_workers);

/* JSON on one line: {"kind": "grid", "points": 0, "over": ["coupling=0:4:41"]} */
char *mur_design_format (const MurDesign *self);
MurDesign *
mur_design_parse (const MurExperiment *experiment, const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurDesign, mur_design_free)
