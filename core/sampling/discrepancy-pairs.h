/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The correlation of every pair of dimensions of points in [0, 1]^s, while points
 * arrive. Pairs come in the order (1, 2), (1, 3), …, (2, 3), …: the first number slow.
 */

#pragma once

#include "core/parallel/pool.h"

typedef struct _MurPairs MurPairs;

/* @dimensions: at least 1 */
MurPairs *mur_pairs_new (guint dimensions);
void mur_pairs_free (MurPairs *self);

/* @dimensions · (@dimensions − 1) / 2 */
gsize mur_pairs_n (guint dimensions);

/* Takes in points @first up to @first + @n of @columns, an array a dimension; m points
 * cost m s²/2 multiplications. The bits do not depend on the number of threads, but the
 * last ones on the portions. */
void mur_pairs_add (
  MurPairs *self, const double *const *columns, gsize first, gsize n, MurPool *pool);
gsize mur_pairs_n_points (const MurPairs *self);

/* Pearson's, into mur_pairs_n () places; NaN where a dimension does not vary, as with
 * fewer than two points. */
void mur_pairs_correlations (const MurPairs *self, double *correlations);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurPairs, mur_pairs_free)
