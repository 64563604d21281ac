/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sweep over the boxes [0, a] × [0, b]: the right edge a goes through the coordinates
 * x in ascending order. For each height b a slot counts the points below b to the left
 * of a. There are two sets of slots: for open boxes, whose volume should exceed the
 * share of points, and for closed ones, whose share should exceed the volume. At every
 * a the slot with the largest excess is looked for.
 *
 * A slot's excess grows by at most b for each unit of a, and by 1/n for each point. So
 * slots stand in blocks that keep their largest excess at the last scan; the bound on
 * its growth since then tells whether a block can hold a new maximum, and nearly always
 * it cannot. A point below all slots of a block is counted once for the block. */

#include "core/sampling/discrepancy-star.h"

#include "core/base/kernel.h"
#include "core/base/sort.h"

#include <math.h>

/* More than all rounding errors in a bound, far less than a difference that matters. */
#define SLACK 1e-12
#define MIN_BLOCK 16

typedef struct
{
  double x, y;
} Point;

struct _MurStar
{
  guint dimensions;
  GArray *points;  /* of Point, by x and then y */
  GArray *heights; /* all y, ascending */
};

typedef struct
{
  double sign;      /* 1: volume less count, −1: count less volume */
  double per_point; /* 1 / n */
  gsize n;          /* slots */
  gsize block;      /* slots a block */
  gsize n_blocks;
  double *height; /* of a slot, ascending */
  double *count;  /* of a slot, without its block's */
  double *shared; /* of a block: points below all its slots */
  double *excess; /* of a block: at most this, when … */
  double *edge;   /* … a was this and */
  double *seen;   /* … shared was this */
  double *rise;   /* of a block: the height by which a larger a adds at most */
} Slots;

MurStar *
mur_star_new (guint dimensions)
{
  g_return_val_if_fail (dimensions == 1 || dimensions == 2, NULL);

  MurStar *self = g_new (MurStar, 1);
  self->dimensions = dimensions;
  self->points = g_array_new (FALSE, FALSE, sizeof (Point));
  self->heights = g_array_new (FALSE, FALSE, sizeof (double));
  return self;
}

void
mur_star_free (MurStar *self)
{
  g_array_unref (self->points);
  g_array_unref (self->heights);
  g_free (self);
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const Point *p = a, *q = b;
  int order = mur_compare_doubles (&p->x, &q->x);
  return order != 0 ? order : mur_compare_doubles (&p->y, &q->y);
}

/* Merges the sorted @more into the sorted @all, from the back, in place. */
static void
merge_points (GArray *all, const Point *more, guint n)
{
  guint old = all->len;
  g_array_set_size (all, old + n);
  Point *points = (gpointer)all->data;
  for (guint to = old + n; n > 0; to--)
    if (old > 0 && compare_points (&points[old - 1], &more[n - 1]) > 0)
      points[to - 1] = points[--old];
    else
      points[to - 1] = more[--n];
}

static void
merge_heights (GArray *all, const double *more, guint n)
{
  guint old = all->len;
  g_array_set_size (all, old + n);
  double *heights = (gpointer)all->data;
  for (guint to = old + n; n > 0; to--)
    if (old > 0 && heights[old - 1] > more[n - 1])
      heights[to - 1] = heights[--old];
    else
      heights[to - 1] = more[--n];
}

void
mur_star_add (MurStar *self, const double *x, const double *y, gsize n)
{
  g_return_if_fail (self != NULL && (n == 0 || x != NULL));
  g_return_if_fail (n == 0 || (y != NULL) == (self->dimensions == 2));
  g_return_if_fail (n <= G_MAXUINT - self->points->len);
  if (n == 0)
    return;

  g_autofree Point *points = g_new (Point, n);
  g_autofree double *heights = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    {
      heights[i] = self->dimensions == 2 ? y[i] : 1;
      points[i] = (Point){ x[i], heights[i] };
    }
  qsort (points, n, sizeof *points, compare_points);
  mur_sort_doubles (heights, n);
  merge_points (self->points, points, (guint)n);
  merge_heights (self->heights, heights, (guint)n);
}

/* @heights, to which 1 belongs as well for open boxes, each once. */
static void
slots_init (Slots *self, double sign, const GArray *heights)
{
  const double *values = (gpointer)heights->data;
  gsize n = heights->len;
  self->sign = sign;
  self->per_point = 1 / (double)MAX (n, 1);
  self->n = 0;
  self->height = g_new (double, n + 1);
  for (gsize i = 0; i < n; i++)
    if (self->n == 0 || values[i] > self->height[self->n - 1])
      self->height[self->n++] = values[i];
  if (sign > 0 && (self->n == 0 || self->height[self->n - 1] < 1))
    self->height[self->n++] = 1;

  self->block = MIN_BLOCK;
  while (self->block * self->block < self->n)
    self->block *= 2;
  self->n_blocks = (self->n + self->block - 1) / self->block;
  self->count = g_new0 (double, self->n);
  self->shared = g_new0 (double, self->n_blocks);
  self->excess = g_new0 (double, self->n_blocks);
  self->edge = g_new0 (double, self->n_blocks);
  self->seen = g_new0 (double, self->n_blocks);
  self->rise = g_new (double, self->n_blocks);
  for (gsize i = 0; i < self->n_blocks; i++)
    self->rise[i] = sign > 0 ? self->height[MIN ((i + 1) * self->block, self->n) - 1]
                             : -self->height[i * self->block];
}

static void
slots_clear (Slots *self)
{
  g_free (self->height);
  g_free (self->count);
  g_free (self->shared);
  g_free (self->excess);
  g_free (self->edge);
  g_free (self->seen);
  g_free (self->rise);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Slots, slots_clear)

MUR_KERNEL static void
add_one (gsize n, double *values)
{
  for (gsize i = 0; i < n; i++)
    values[i] += 1;
}

/* A point below the slots from @slot on. */
static void
slots_insert (Slots *self, gsize slot)
{
  gsize block = slot / self->block;
  gsize end = MIN ((block + 1) * self->block, self->n);
  if (slot >= self->n)
    return;
  add_one (end - slot, self->count + slot);
  add_one (self->n_blocks - block - 1, self->shared + block + 1);
  if (self->sign < 0)
    self->excess[block] += self->per_point;
}

/* By how much the box is too empty, or with negative @slope and @weight too full. */
MUR_INLINE double
excess_of (double height, double count, double slope, double weight)
{
  return height * slope - count * weight;
}

MUR_KERNEL static double
largest_excess (gsize n,
                const double *height,
                const double *count,
                double shared,
                double slope,
                double weight)
{
  double lanes[MUR_LANES];
  gsize done = 0;

  for (gsize j = 0; j < MUR_LANES; j++)
    lanes[j] = -INFINITY;
  for (; done + MUR_LANES <= n; done += MUR_LANES)
    for (gsize j = 0, i = done; j < MUR_LANES; j++, i++)
      {
        double excess = excess_of (height[i], count[i] + shared, slope, weight);
        lanes[j] = excess > lanes[j] ? excess : lanes[j];
      }
  for (gsize j = 0, i = done; i < n; j++, i++)
    {
      double excess = excess_of (height[i], count[i] + shared, slope, weight);
      lanes[j] = excess > lanes[j] ? excess : lanes[j];
    }
  for (gsize j = 1; j < MUR_LANES; j++)
    lanes[0] = lanes[j] > lanes[0] ? lanes[j] : lanes[0];
  return lanes[0];
}

/* The lowest slot of a block that has its largest excess. */
static void
take_slot (const Slots *self, gsize block, double a, MurStarBox *best)
{
  double slope = self->sign * a, weight = self->sign * self->per_point;
  double shared = self->shared[block];
  gsize i = block * self->block;
  while (excess_of (self->height[i], self->count[i] + shared, slope, weight)
         < self->excess[block])
    i++;
  best->value = self->excess[block];
  best->x = a;
  best->y = self->height[i];
  best->n_inside = (guint64)(self->count[i] + shared);
  best->is_dense = self->sign < 0;
}

static void
scan_block (Slots *self, gsize block, double a, MurStarBox *best)
{
  gsize first = block * self->block;
  gsize n = MIN (self->block, self->n - first);
  self->edge[block] = a;
  self->seen[block] = self->shared[block];
  self->excess[block]
    = largest_excess (n, self->height + first, self->count + first, self->shared[block],
                      self->sign * a, self->sign * self->per_point);
  if (self->excess[block] > best->value)
    take_slot (self, block, a, best);
}

/* All boxes that end at @a. */
static void
slots_scan (Slots *self, double a, MurStarBox *best)
{
  double weight = self->sign * self->per_point;
  for (gsize i = 0; i < self->n_blocks; i++)
    {
      double bound = self->excess[i] + (a - self->edge[i]) * self->rise[i]
                     - (self->shared[i] - self->seen[i]) * weight;
      if (bound + SLACK > best->value)
        scan_block (self, i, a, best);
    }
}

static gsize
find_slot (const Slots *self, double height)
{
  gsize low = 0, high = self->n;
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      if (self->height[middle] < height)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* On the line a point is below height 1 in either set. */
static void
insert_point (const MurStar *self, Slots *open, Slots *closed, double y)
{
  gsize slot = find_slot (closed, y);
  slots_insert (closed, slot);
  slots_insert (open, self->dimensions == 1 ? slot : slot + 1);
}

static void
sweep (const MurStar *self, Slots *open, Slots *closed, MurStarBox *best)
{
  const Point *points = (gpointer)self->points->data;
  gsize n = self->points->len;
  for (gsize i = 0; i < n;)
    {
      double a = points[i].x;
      slots_scan (open, a, best);
      for (; i < n && points[i].x == a; i++)
        insert_point (self, open, closed, points[i].y);
      slots_scan (closed, a, best);
    }
  if (n == 0 || points[n - 1].x < 1)
    slots_scan (open, 1, best);
}

MurStarBox
mur_star_find (const MurStar *self)
{
  MurStarBox best = { 0 };
  g_return_val_if_fail (self != NULL, best);

  g_auto (Slots) open = { 0 }, closed = { 0 };
  slots_init (&open, 1, self->heights);
  slots_init (&closed, -1, self->heights);
  best.value = -INFINITY;
  sweep (self, &open, &closed, &best);

  double share = (double)best.n_inside / (double)MAX (self->points->len, 1);
  best.value = fabs (best.x * best.y - share);
  return best;
}
