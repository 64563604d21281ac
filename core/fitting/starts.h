/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A fit from many starts: coarse descents from given points and from
 * points drawn in the box, then a fine one from the lowest place that was found.
 *
 * Half of the drawn coordinates are uniform in the box; half are uniform in the
 * logarithm of their magnitude, with either sign, for parameters of unknown scale. A
 * drawn point is new in all coordinates, or, six in ten times, is the best so far with
 * some of them drawn anew. Of a table of more than 4096 rows searches look at as many of
 * them, and the last descent at all. What is drawn depends on the seed, the number of the start
 * and what earlier batches found, never on the pool. */

#pragma once

#include "core/base/archive.h"
#include "core/fitting/descent.h"

typedef struct _MurStarts MurStarts;

/* What has been found so far. */
typedef struct
{
  MurStatus status;       /* of the whole; after the end that of the fine descent */
  const double *position; /* the lowest; borrowed until the next step */
  double sum;             /* what is made small, there; infinite while there is none */
  guint64 n_searches;     /* descents that have ended */
  guint64 n_here;         /* those that ended at the lowest sum, whatever the place */
  const double *next;     /* the lowest of the other optima; borrowed */
  double next_sum;        /* NaN while none is known */
  guint64 n_evaluations;  /* of the curve, gradients counted as one */
  MurLoss loss;           /* with the scale that the sums are of */
} MurStartsReport;

/* @loss: with the scale to search with; the last descent finds its own where that is not
 * known. Absolute is searched with Huber's corner. @lower, @upper: as of mur_least_squares_new(); copied. @n_threads: of the pools that
 * will be used. */
MurStarts *mur_starts_new (const MurModel *model,
                           const MurLoss *loss,
                           const double *lower,
                           const double *upper,
                           guint64 seed,
                           guint n_threads);
void mur_starts_free (MurStarts *self);

/* One batch of coarse descents, some of them from @given (@n_given points, row by row:
 * the same number at every step), or a part of the fine descent; one to ten
 * milliseconds for tables of up to a few thousand rows. Allocates nothing that grows
 * with the table. Returns at once when the status is no longer running.
 *
 * Searching ends early when independent starts have led to the lowest place again and
 * again, and after about a thousand of them, or fewer where the table is large. */
MurStatus
mur_starts_step (MurStarts *self, const double *given, gsize n_given, MurPool *pool);
MurStartsReport mur_starts_report (const MurStarts *self);
/* 0 … 1 of what it may take at most. */
double mur_starts_progress (const MurStarts *self);

/* Exact state: restored into one made of the same model, box and seed it goes on with
 * the same bits. */
void mur_starts_save (const MurStarts *self, MurArchive *archive);
gboolean
mur_starts_restore (MurStarts *self, const MurArchive *archive, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurStarts, mur_starts_free)
