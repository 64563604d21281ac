/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums of sines and cosines block by block: within a block in the lanes of mur_vsum(),
 * blocks in order. The sets of locked oscillators are windows over the sorted
 * frequencies, kept in lists by size; a window that has lost members to a larger one
 * goes to the list of what is left of it. */

#include "core/oscillators/order.h"

#include "core/base/vmath.h"
#include "core/oscillators/phases.h"

#include <math.h>

#define BLOCK 512           /* phases at a time: all buffers stay in the cache */
#define KERNEL_RANGE 0x1p20 /* where the sine is our own, with room to spare */

static double
largest_size (gsize n, const double *x)
{
  double largest = 0;
  for (gsize i = 0; i < n; i++)
    largest = fabs (x[i]) > largest ? fabs (x[i]) : largest;
  return largest;
}

/* Phases beyond the range of the kernels are wrapped first. */
static void
sines_cosines (gsize n, const double *phases, double *sine, double *cosine)
{
  double wrapped[BLOCK];
  if (largest_size (n, phases) > KERNEL_RANGE)
    {
      mur_phases_wrap (n, phases, wrapped);
      phases = wrapped;
    }
  mur_vsincos (n, phases, sine, cosine);
}

/* The smaller of two coordinates by the larger: its arc tangent is accurate. */
static double
ratio_of (double x, double y)
{
  if (x == 0 && y == 0)
    return 0;
  return fabs (x) < fabs (y) ? x / y : y / x;
}

/* The angle of (x, y), as atan2 has it; @arc: the arc tangent of their ratio_of(). */
static double
angle_by (double x, double y, double arc)
{
  if (x == 0 && y == 0)
    return 0;
  if (fabs (x) < fabs (y))
    return copysign (G_PI_2, y) - arc;
  return x > 0 ? arc : copysign (G_PI, y) + arc;
}

/* r and ψ of at most BLOCK means of cosines, @x, and sines, @y; arc tangents at once. */
static void
orders_from_means (
  gsize count, const double *x, const double *y, double *r, double *psi)
{
  double ratio[BLOCK];

  for (gsize k = 0; k < count; k++)
    {
      r[k] = sqrt (x[k] * x[k] + y[k] * y[k]);
      r[k] = r[k] < 1 ? r[k] : 1;
      ratio[k] = ratio_of (x[k], y[k]);
    }
  mur_vatan (count, ratio, ratio);
  for (gsize k = 0; k < count; k++)
    psi[k] = angle_by (x[k], y[k], ratio[k]);
}

MurOrder
mur_order_from_sums (gsize n, double cosines, double sines)
{
  g_return_val_if_fail (n >= 1, (MurOrder){ 0 });
  const double x = cosines / (double)n, y = sines / (double)n;
  MurOrder order;
  orders_from_means (1, &x, &y, &order.r, &order.psi);
  return order;
}

MurOrder
mur_order (gsize n, const double *phases)
{
  double sine[BLOCK], cosine[BLOCK];
  double sines = 0, cosines = 0;

  g_return_val_if_fail (n >= 1 && phases != NULL, (MurOrder){ 0 });
  for (gsize at = 0; at < n; at += BLOCK)
    {
      const gsize length = MIN (BLOCK, n - at);
      sines_cosines (length, phases + at, sine, cosine);
      sines += mur_vsum (length, sine);
      cosines += mur_vsum (length, cosine);
    }
  return mur_order_from_sums (n, cosines, sines);
}

/* Of @count states, rows of @n phases, at most BLOCK in all. */
static void
order_block (gsize n, gsize count, const double *phases, double *r, double *psi)
{
  double sine[BLOCK], cosine[BLOCK], x[BLOCK], y[BLOCK];

  mur_vsincos (n * count, phases, sine, cosine);
  mur_vsum_rows (n, count, cosine, x);
  mur_vsum_rows (n, count, sine, y);
  /* Sums begin with 0, as those of many blocks do: −0 is no sum. */
  for (gsize k = 0; k < count; k++)
    {
      x[k] = (0 + x[k]) / (double)n;
      y[k] = (0 + y[k]) / (double)n;
    }
  orders_from_means (count, x, y, r, psi);
}

void
mur_orders (gsize n, gsize n_states, const double *phases, double *r, double *psi)
{
  g_return_if_fail (n >= 1 && phases != NULL && r != NULL && psi != NULL);
  const gsize together = MAX (BLOCK / n, 1);

  for (gsize at = 0; at < n_states; at += together)
    {
      const gsize count = MIN (together, n_states - at);

      if (n <= BLOCK && !(largest_size (n * count, phases + at * n) > KERNEL_RANGE))
        order_block (n, count, phases + at * n, r + at, psi + at);
      else
        for (gsize k = at; k < at + count; k++)
          {
            const MurOrder order = mur_order (n, phases + k * n);
            r[k] = order.r;
            psi[k] = order.psi;
          }
    }
}

/* Sums of the values before each place; @sums holds n + 1. */
static void
accumulate (gsize n, const double *values, double *sums)
{
  sums[0] = 0;
  for (gsize i = 0; i < n; i++)
    sums[i + 1] = sums[i] + values[i];
}

/* The sum over the places from @centre − reach to @centre + reach of a ring. */
static double
sum_around (gsize n, const double *sums, gsize centre, gsize reach)
{
  const gsize first = (centre + n - reach) % n;
  const gsize last = (centre + reach) % n;
  const double upper = sums[last + 1] - sums[first];
  return first <= last ? upper : upper + sums[n];
}

void
mur_order_local (gsize n, gsize reach, const double *phases, double *r)
{
  g_return_if_fail (n >= 1 && 2 * reach + 1 <= n && phases != NULL && r != NULL);
  g_autofree double *values = g_new (double, 2 * n);
  g_autofree double *sums = g_new (double, 2 * (n + 1));
  double *sine = values, *cosine = values + n;

  for (gsize at = 0; at < n; at += BLOCK)
    sines_cosines (MIN (BLOCK, n - at), phases + at, sine + at, cosine + at);
  accumulate (n, sine, sums);
  accumulate (n, cosine, sums + n + 1);
  for (gsize i = 0; i < n; i++)
    r[i] = mur_order_from_sums (2 * reach + 1, sum_around (n, sums + n + 1, i, reach),
                                sum_around (n, sums, i, reach))
             .r;
}

void
mur_mean_frequencies (
  gsize n, const double *start, const double *end, double duration, double *frequency)
{
  g_return_if_fail (duration > 0);
  g_return_if_fail (start != NULL && end != NULL && frequency != NULL);
  for (gsize i = 0; i < n; i++)
    frequency[i] = (end[i] - start[i]) / duration;
}

double
mur_locking_tolerance (double duration)
{
  g_return_val_if_fail (duration > 0, 0);
  return G_PI / duration;
}

typedef struct
{
  double frequency;
  guint32 oscillator;
} Entry;

/* The entries by ascending frequency; window i holds those from i on, up to @end[i]
 * (exclusive). @next chains the windows of one size, whose first is @first[size]. Lists
 * end with NONE. */
typedef struct
{
  gsize n;
  Entry *entries;
  guint32 *end, *first, *next;
  guint32 *set;  /* of an entry, by the order of finding; 0: none */
  GArray *sizes; /* of the sets, from 1 on */
} Windows;

#define NONE G_MAXUINT32

static int
compare_entries_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Entry *x = a, *y = b;
  if (x->frequency != y->frequency)
    return x->frequency < y->frequency ? -1 : 1;
  return x->oscillator < y->oscillator ? -1 : x->oscillator > y->oscillator;
}

static void
put_window (Windows *self, guint32 window)
{
  const guint32 size = self->end[window] - window;
  self->next[window] = self->first[size];
  self->first[size] = window;
}

static Windows
make_windows (gsize n, const double *frequency, double tolerance)
{
  Windows self = { .n = n, .sizes = g_array_new (FALSE, TRUE, sizeof (guint32)) };
  self.entries = g_new (Entry, n);
  self.end = g_new (guint32, n);
  self.first = g_new (guint32, n + 1);
  self.next = g_new (guint32, n);
  self.set = g_new0 (guint32, n);
  g_array_set_size (self.sizes, 1);
  for (guint32 i = 0; i < n; i++)
    self.entries[i] = (Entry){ frequency[i], i };
  g_qsort_with_data (self.entries, (gint)n, sizeof (Entry), compare_entries_cb, NULL);
  for (guint32 i = 0, end = 0; i < n; self.end[i++] = end)
    while (end < n
           && self.entries[end].frequency - self.entries[i].frequency <= tolerance)
      end++;
  for (gsize size = 0; size <= n; size++)
    self.first[size] = NONE;
  for (guint32 i = (guint32)n; i-- > 0;)
    put_window (&self, i);
  return self;
}

static void
clear_windows (Windows *self)
{
  g_free (self->entries);
  g_free (self->end);
  g_free (self->first);
  g_free (self->next);
  g_free (self->set);
  g_array_unref (self->sizes);
}

/* Leaves out what belongs to a set already: windows start outside of it, and sets are
 * intervals, so only the end can be lost. */
static gboolean
trim_window (Windows *self, guint32 window)
{
  guint32 end = window;
  while (end < self->end[window] && self->set[end] == 0)
    end++;
  const gboolean trimmed = end < self->end[window];
  self->end[window] = end;
  return trimmed;
}

static void
take_window (Windows *self, guint32 window)
{
  const guint32 number = self->sizes->len;
  const guint32 size = self->end[window] - window;
  for (guint32 i = window; i < self->end[window]; i++)
    self->set[i] = number;
  g_array_append_val (self->sizes, size);
}

static void
take_all (Windows *self)
{
  for (gsize size = self->n; size >= 2; size--)
    while (self->first[size] != NONE)
      {
        const guint32 window = self->first[size];
        self->first[size] = self->next[window];
        if (self->set[window] != 0)
          continue;
        if (trim_window (self, window))
          put_window (self, window);
        else
          take_window (self, window);
      }
}

guint
mur_locked_groups (gsize n, const double *frequency, double tolerance, guint32 *group)
{
  g_return_val_if_fail (n < G_MAXINT32 && tolerance >= 0, 0);
  g_return_val_if_fail (n == 0 || (frequency != NULL && group != NULL), 0);
  Windows windows = make_windows (n, frequency, tolerance);
  take_all (&windows);
  for (gsize i = 0; i < n; i++)
    group[windows.entries[i].oscillator] = windows.set[i];
  const guint n_sets = windows.sizes->len - 1;
  clear_windows (&windows);
  return n_sets;
}

double
mur_locked_fraction (gsize n, const guint32 *group)
{
  gsize largest = 0;
  for (gsize i = 0; i < n; i++)
    largest += group[i] == 1;
  return n == 0 ? 0 : (double)largest / (double)n;
}
