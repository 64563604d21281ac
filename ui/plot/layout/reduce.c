/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reduction of lines to what a picture of a given width can show. Extremes are searched
 * in data units, where scales keep their order, so a million logarithms are not taken
 * for two thousand columns. */

#include "ui/plot/layout/reduce.h"

#include <math.h>

static inline gboolean
shows (double value, gboolean log)
{
  /* Infinities and NaN, without a call: value − value is 0 for finite values only. */
  return value - value == 0 && (!log || value > 0);
}

gboolean
mur_segment_next (const double *x,
                  const double *y,
                  gsize n,
                  MurScale x_scale,
                  MurScale y_scale,
                  gsize *position,
                  MurSegment *segment)
{
  const gboolean x_log = x_scale == MUR_SCALE_LOG, y_log = y_scale == MUR_SCALE_LOG;
  gsize i = *position;
  gboolean up = TRUE, down = TRUE;

  while (i < n && !(shows (x[i], x_log) && shows (y[i], y_log)))
    i++;
  if (i >= n)
    return FALSE;
  segment->start = i;
  for (i++; i < n && shows (x[i], x_log) && shows (y[i], y_log); i++)
    {
      up &= x[i] >= x[i - 1];
      down &= x[i] <= x[i - 1];
    }
  segment->n = i - segment->start;
  segment->order = up ? MUR_SEGMENT_UP : down ? MUR_SEGMENT_DOWN : MUR_SEGMENT_FREE;
  *position = i;
  return TRUE;
}

double *
mur_column_edges (const MurMap *pixels, double width, guint n_columns)
{
  double *edges = g_new (double, n_columns + 1);
  const gboolean reversed
    = (pixels->maximum < pixels->minimum) != (pixels->end < pixels->start);

  for (guint c = 0; c <= n_columns; c++)
    edges[c]
      = mur_map_to_data (pixels, width * (reversed ? n_columns - c : c) / n_columns);
  return edges;
}

/* A segment seen so that x ascends. */
typedef struct
{
  const double *x, *y; /* of the point with the least x */
  gssize step;
  gsize n;
} Ascending;

static Ascending
ascending (const double *x, const double *y, const MurSegment *segment)
{
  const gsize first = segment->order == MUR_SEGMENT_DOWN
                        ? segment->start + segment->n - 1
                        : segment->start;

  return (Ascending){ x + first, y + first, segment->order == MUR_SEGMENT_DOWN ? -1 : 1,
                      segment->n };
}

/* The first point at or beyond @edge. */
static gsize
lower_bound (const Ascending *self, double edge)
{
  gsize low = 0, high = self->n;

  while (low < high)
    {
      const gsize middle = low + (high - low) / 2;

      if (self->x[(gssize)middle * self->step] < edge)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gsize
keep (gsize *kept, gsize n, gsize index)
{
  if (n > 0 && kept[n - 1] == index)
    return n;
  kept[n] = index;
  return n + 1;
}

/* Keeps what matters of points from … to − 1, all in one column. */
static gsize
keep_column (const Ascending *self, gsize from, gsize to, gsize *kept, gsize n)
{
  gsize least = from, greatest = from;
  double low = self->y[(gssize)from * self->step], high = low;

  for (gsize i = from + 1; i < to; i++)
    {
      const double y = self->y[(gssize)i * self->step];

      if (y < low)
        low = y, least = i;
      else if (y > high)
        high = y, greatest = i;
    }
  n = keep (kept, n, from);
  n = keep (kept, n, MIN (least, greatest));
  n = keep (kept, n, MAX (least, greatest));
  return keep (kept, n, to - 1);
}

static void
to_indices (const MurSegment *segment, gsize *kept, gsize n)
{
  if (segment->order != MUR_SEGMENT_DOWN)
    {
      for (gsize i = 0; i < n; i++)
        kept[i] += segment->start;
      return;
    }
  for (gsize i = 0, j = n; i < j--; i++)
    {
      const gsize other = segment->start + segment->n - 1 - kept[i];

      kept[i] = segment->start + segment->n - 1 - kept[j];
      kept[j] = other;
    }
}

gsize
mur_reduce_columns (const double *x,
                    const double *y,
                    const MurSegment *segment,
                    const double *edges,
                    guint n_columns,
                    gsize *kept)
{
  const Ascending self = ascending (x, y, segment);
  gsize at = lower_bound (&self, edges[0]);
  gsize n = 0;

  g_return_val_if_fail (segment->order != MUR_SEGMENT_FREE, 0);
  if (at > 0)
    n = keep (kept, n, at - 1);
  for (guint c = 0; c < n_columns && at < self.n; c++)
    {
      gsize to = at;

      while (to < self.n && self.x[(gssize)to * self.step] < edges[c + 1])
        to++;
      if (to > at)
        n = keep_column (&self, at, to, kept, n);
      at = to;
    }
  if (at < self.n)
    n = keep (kept, n, at);
  to_indices (segment, kept, n);
  return n;
}

static inline void
widen (MurSpan *span, double y)
{
  span->low = MIN (span->low, y);
  span->high = MAX (span->high, y);
}

/* Adds the segment a–b, a.x ≤ b.x, to the columns it crosses. */
static void
add_segment (MurPoint a, MurPoint b, MurSpan *spans, guint n_columns)
{
  const double slope = b.x > a.x ? (b.y - a.y) / (b.x - a.x) : 0;
  const double from = MAX (a.x, 0), to = MIN (b.x, n_columns);
  double y = a.y + (from - a.x) * slope;

  if (!(from <= to) || from >= n_columns)
    return;
  for (guint c = (guint)from; c < n_columns && c <= to; c++)
    {
      const double end = MIN (c + 1, to);

      widen (&spans[c], y);
      y = end == b.x ? b.y : a.y + (end - a.x) * slope;
      widen (&spans[c], y);
    }
}

void
mur_reduce_spans (const MurPoint *points, gsize n, MurSpan *spans, guint n_columns)
{
  for (guint c = 0; c < n_columns; c++)
    spans[c] = (MurSpan){ INFINITY, -INFINITY };
  if (n == 1)
    add_segment (points[0], points[0], spans, n_columns);
  for (gsize i = 1; i < n; i++)
    {
      if (points[i - 1].x <= points[i].x)
        add_segment (points[i - 1], points[i], spans, n_columns);
      else
        add_segment (points[i], points[i - 1], spans, n_columns);
    }
}
