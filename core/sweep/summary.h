/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A summary of a sweep: the runs sorted into cells by the levels of one column or two, and
 * what the values of a third have in each. Immutable; any thread. */

#pragma once

#include "core/base/choice.h"
#include "core/sweep/levels.h"

typedef enum
{
  MUR_STATISTIC_MEDIAN,
  MUR_STATISTIC_MEAN,
  MUR_STATISTIC_MINIMUM,
  MUR_STATISTIC_MAXIMUM,
  MUR_STATISTIC_LOWER_QUARTILE,
  MUR_STATISTIC_UPPER_QUARTILE,
  MUR_STATISTIC_COUNT,  /* of runs, failed ones included */
  MUR_STATISTIC_FAILED, /* the part of them that failed, from 0 to 1 */
  MUR_N_STATISTICS
} MurStatistic;

typedef struct
{
  const char *id, *title; /* as of a MurChoice */
  gboolean is_of_runs;    /* whatever their values are */
} MurStatisticKind;

/* median, mean, minimum, maximum, lower-quartile, upper-quartile, count, failed. */
extern const MurStatisticKind mur_statistics[];

/* What is summed up. All arrays have a number a run. */
typedef struct
{
  gsize n;
  const double *x;
  const double *y;          /* (nullable): %NULL: cells in one row */
  const double *values;     /* NaN where missing */
  const guint8 *is_failed;  /* (nullable) */
  gsize n_x_bins, n_y_bins; /* as of mur_levels_init() */
  /* (nullable): values that x and y take, whether or not in any run so far; %NULL: those
   * of the runs */
  const double *x_levels, *y_levels;
  gsize n_x_levels, n_y_levels;
  gboolean x_is_log, y_is_log;
} MurSummaryInput;

typedef struct _MurSummary MurSummary;

/* About 0.2 µs a run. */
MurSummary *mur_summary_new (const MurSummaryInput *input);
void mur_summary_free (MurSummary *self);

const MurLevels *mur_summary_x (const MurSummary *self);
const MurLevels *
mur_summary_y (const MurSummary *self); /* one level where there is no y */

/* Of the cell at the levels @x and @y. Quantiles are between the two nearest values by
 * their distance, as R's type 7. NaN where a cell has no value, and for FAILED no run. */
double
mur_summary_get (const MurSummary *self, gsize x, gsize y, MurStatistic statistic);
/* The row whose value is nearest to the median, of two the lower; where there are no
 * values the first row. Returns: G_MAXSIZE: the cell has no run */
gsize mur_summary_row (const MurSummary *self, gsize x, gsize y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurSummary, mur_summary_free)
