/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fewer points, the same picture. Pure functions over columns of doubles. */

#pragma once

#include "ui/plot/layout/scale.h"

typedef struct
{
  double x, y;
} MurPoint;

/* What a line covers of one pixel column; low > high: nothing. */
typedef struct
{
  double low, high;
} MurSpan;

/* Which way x goes along a segment. */
typedef enum
{
  MUR_SEGMENT_UP,   /* never back */
  MUR_SEGMENT_DOWN, /* never forth */
  MUR_SEGMENT_FREE
} MurSegmentOrder;

/* A stretch of points that all can be shown. */
typedef struct
{
  gsize start, n;
  MurSegmentOrder order;
} MurSegment;

/* The next segment at or after *@position, which moves behind it; %FALSE: none left. */
gboolean mur_segment_next (const double *x,
                           const double *y,
                           gsize n,
                           MurScale x_scale,
                           MurScale y_scale,
                           gsize *position,
                           MurSegment *segment);

/* The edges of @n_columns over @width pixels, in data units, ascending; one more than
 * columns. */
double *mur_column_edges (const MurMap *pixels, double width, guint n_columns);

/* Which points of an ordered @segment a line needs to look the same when column c of
 * @n_columns ends at @edges[c + 1]: the first, least, greatest and last of each column,
 * and one beyond either end. @edges ascends, in data units. @kept has room for
 * 4 × @n_columns + 2; Returns: how many, in order of index. Jugel and others, "M4: a
 * visualization-oriented time series data aggregation" (2014). */
gsize mur_reduce_columns (const double *x,
                          const double *y,
                          const MurSegment *segment,
                          const double *edges,
                          guint n_columns,
                          gsize *kept);

/* The spans that a line through points of ordered x covers, in columns one unit wide.
 */
void
mur_reduce_spans (const MurPoint *points, gsize n, MurSpan *spans, guint n_columns);
