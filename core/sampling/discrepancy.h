/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Discrepancies of points in [0, 1]^s that are sums over pairs of points, and their
 * smallest distance; all while points arrive.
 *
 *   l2_star           Warnock 1972, with the square root
 *   centred           Hickernell 1998, without
 *   wraparound        Hickernell 1998, without
 *   mixture           Zhou, Fang and Ning 2013, without
 *   minimum_distance  Euclidean, between the two nearest points
 *
 * m points more on top of n cost m (n + m/2) pairs; about 0.2 ns a pair and measure in
 * two dimensions. The bits depend on the points alone: neither on the number of threads
 * nor on the portions in which they came. */

#pragma once

#include "core/parallel/pool.h"

typedef enum
{
  MUR_DISCREPANCY_L2_STAR,
  MUR_DISCREPANCY_CENTRED,
  MUR_DISCREPANCY_WRAPAROUND,
  MUR_DISCREPANCY_MIXTURE,
  MUR_DISCREPANCY_MINIMUM_DISTANCE,
  MUR_N_DISCREPANCIES
} MurDiscrepancyKind;

#define MUR_DISCREPANCY_ALL ((1u << MUR_N_DISCREPANCIES) - 1)

typedef struct _MurDiscrepancy MurDiscrepancy;

/* @kinds: a bit (1 << MurDiscrepancyKind) for each that is wanted
 * @dimensions: at least 1 */
MurDiscrepancy *mur_discrepancy_new (guint dimensions, guint kinds);
void mur_discrepancy_free (MurDiscrepancy *self);

/* Takes in the points from the number there are already up to @n. @columns: an array a
 * dimension, with all @n points; those taken in before are as they were. */
void mur_discrepancy_extend (MurDiscrepancy *self,
                             const double *const *columns,
                             gsize n,
                             MurPool *pool);

/* NaN where @kind was not asked for, without points, and for the distance of one. */
double mur_discrepancy_value (const MurDiscrepancy *self, MurDiscrepancyKind kind);

/* The exact state, in so many numbers, and the number of points taken in: what is set to
 * both goes on as if it had taken in the points itself. */
#define MUR_DISCREPANCY_N_STATE (4 * MUR_N_DISCREPANCIES + 1)
gsize mur_discrepancy_get_state (const MurDiscrepancy *self, double *state);
void mur_discrepancy_set_state (MurDiscrepancy *self, gsize n, const double *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurDiscrepancy, mur_discrepancy_free)
