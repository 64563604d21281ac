/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stop criteria of iterative methods: limits of iterations and evaluations, a target,
 * and patience. All methods take them as one MurStop and report one MurStatus. */

#pragma once

#include <glib.h>

typedef enum
{
  MUR_STATUS_RUNNING,
  MUR_STATUS_CONVERGED, /* the method's own criterion holds */
  MUR_STATUS_TARGET,    /* the wanted value was reached */
  MUR_STATUS_STALLED,   /* no gain for as long as patience allows */
  MUR_STATUS_EXHAUSTED, /* the budget is spent */
  MUR_STATUS_FAILED     /* cannot go on; a GError says why */
} MurStatus;

typedef struct
{
  guint64 iterations;  /* at most; 0: no limit */
  guint64 evaluations; /* at most; 0: no limit; tested between iterations */
  double target;       /* stop when the value is below; -INFINITY: never */
  guint64 patience; /* stop after as many iterations in a row without gain; 0: never */
  guint64 grace;    /* iterations before patience begins to count */
} MurStop;

/* Fills in: no limit at all. */
void mur_stop_init (MurStop *self);

/* The status after @iterations and @evaluations, with the best value so far and the
 * number of iterations in a row that brought none. The first that holds of: target,
 * stalled, exhausted. */
MurStatus mur_stop_test (const MurStop *self,
                         guint64 iterations,
                         guint64 evaluations,
                         double value,
                         guint64 without_gain);

/* "running", "converged", … */
const char *mur_status_name (MurStatus status);
