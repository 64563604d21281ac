/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The levels of a column of a sweep: the values that it takes, or, where those are too
 * many to have anything in common, intervals that are as wide as one another. */

#pragma once

#include <glib.h>

typedef struct
{
  gsize n;
  double *places; /* ascending: the values, or the middles of intervals */
  double *edges;  /* n + 1: half-way between places, in ratios where logarithmic */
  gboolean is_logarithmic;
  gboolean is_binned;
} MurLevels;

/* Of the finite ones among @values; on a logarithmic scale, of those above 0. @n_bins: so
 * many intervals; 0: each value is a level. Cost: a sort. */
void mur_levels_init (MurLevels *self,
                      const double *values,
                      gsize n_values,
                      gsize n_bins,
                      gboolean is_logarithmic);
void mur_levels_clear (MurLevels *self);
/* How many different finite values there are; no more than @most are counted. */
gsize mur_levels_count (const double *values, gsize n_values, gsize most);
/* Returns: the level that @value belongs to; G_MAXSIZE: none. Bisection. */
gsize mur_levels_find (const MurLevels *self, double value);
/* Whether places are evenly spaced and the scale is linear. */
gboolean mur_levels_are_even (const MurLevels *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MurLevels, mur_levels_clear)
