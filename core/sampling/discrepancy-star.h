/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The exact star discrepancy of points in [0, 1] or [0, 1]²: the largest difference
 * between the volume of a box at the origin and the share of the points in it, and the
 * box that shows it; while points arrive.
 *
 * The largest is taken over the grid of all coordinates and 1, of volume less open
 * count and of closed count less volume (Niederreiter 1972). Coordinates may repeat. */

#pragma once

#include <glib.h>

typedef struct
{
  double value;      /* the star discrepancy */
  double x, y;       /* the upper right corner of the box; y is 1 on the line */
  guint64 n_inside;  /* points in it */
  gboolean is_dense; /* too many points, and the box has its upper edges; or too few,
                        and it has not */
} MurStarBox;

typedef struct _MurStar MurStar;

/* @dimensions: 1 or 2 */
MurStar *mur_star_new (guint dimensions);
void mur_star_free (MurStar *self);

/* m points on top of n cost O(m log m + n). @y: (nullable): %NULL on the line */
void mur_star_add (MurStar *self, const double *x, const double *y, gsize n);

/* About n^1.5 operations, at worst n²; 0.2 ms at n = 1000. Depends on the points alone,
 * not on their order; without points it is 1. */
MurStarBox mur_star_find (const MurStar *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurStar, mur_star_free)
