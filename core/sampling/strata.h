/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stratified samples: a set of points that shares out intervals or cells. The points
 * come in a random order, so the first few of them are spread as well as any few.
 *
 * Immutable once made, so threads may share it; any point costs the same. */

#pragma once

#include <glib.h>

typedef enum
{
  MUR_STRATA_LATIN, /* one point in each of count intervals of every dimension */
  MUR_STRATA_GRID   /* at most one point in each cell of a grid of ≥ count cells */
} MurStrataKind;

#define MUR_STRATA_MAX_COUNT ((guint64)1 << 26)

typedef struct _MurStrata MurStrata;

/* @count from 1 to MUR_STRATA_MAX_COUNT points. */
MurStrata *
mur_strata_new (MurStrataKind kind, guint dimensions, guint64 count, guint64 seed);
void mur_strata_free (MurStrata *self);

/* The bytes that mur_strata_new() will take. */
gsize mur_strata_bytes (guint dimensions);

/* The intervals that a dimension is cut into. */
guint64 mur_strata_intervals (const MurStrata *self, guint dimension);

/* As mur_sampler_fill() has it; 5 to 25 ns a coordinate. */
void mur_strata_fill (const MurStrata *self,
                      guint64 first,
                      gsize n,
                      guint dimension_first,
                      guint n_dimensions,
                      double *const *columns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MurStrata, mur_strata_free)
