/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the units of many starts share. */

#pragma once

#include "core/fitting/starts.h"

#define MUR_STARTS_BATCH 8 /* descents a step */
#define MUR_STARTS_LAST_ITERATIONS 10000

typedef struct
{
  double *position;
  MurLeastSquaresResult result;
  gboolean is_fresh;
} MurStartsSearch;

struct _MurStarts
{
  const MurModel *model;
  MurModel *thin; /* nullable: of some of the rows, where there are many */
  double *lower, *upper;
  guint n;
  guint64 seed;
  guint n_threads;
  MurLeastSquares **lanes; /* one a thread */
  MurDescent *last;        /* nullable: of all rows, once there is a use for it */
  MurLoss loss;            /* what is made small */
  MurLoss smooth;          /* what searches make small in its place */

  guint64 budget; /* searches */
  gboolean has_searched;
  guint64 n_searches;
  double *sums;     /* where each ended */
  double *is_fresh; /* 1: from a point that was new in all coordinates */
  double *best, *next;
  double best_sum, next_sum;     /* of the searches */
  double best_value, next_value; /* what is made small, there */
  double last_sum;               /* of the last descent; infinite before */
  double sensitivity;            /* of the best */
  gboolean is_settled;           /* the descent to the best has come to its end */
  guint64 n_evaluations;

  guint64 n_iterations; /* of the last descent */
  MurStatus status;
  double exact; /* a sum below is an exact fit */

  MurStartsSearch batch[MUR_STARTS_BATCH];
  const double *given;
  gsize n_given;
};

/* Where the search of number @index begins. */
void mur_starts_draw (const MurStarts *self, guint64 index, MurStartsSearch *search);
