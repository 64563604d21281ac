/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/sweep/levels.h"

#include "core/base/sort.h"

#include <math.h>
#include <string.h>

#define EVEN 1e-6 /* of a step: what places may be off */

static gboolean
counts (double value, gboolean is_logarithmic)
{
  return isfinite (value) && !(is_logarithmic && value <= 0);
}

/* Returns: (transfer full): what counts of @values, ascending, each once */
static double *
sort_distinct (const double *values, gsize n_values, gboolean is_logarithmic, gsize *n)
{
  double *sorted = g_new (double, MAX (n_values, 1));
  gsize n_sorted = 0;
  for (gsize i = 0; i < n_values; i++)
    if (counts (values[i], is_logarithmic))
      sorted[n_sorted++] = values[i] + 0.0; /* −0 is 0 */
  mur_sort_doubles (sorted, n_sorted);
  *n = 0;
  for (gsize i = 0; i < n_sorted; i++)
    if (*n == 0 || sorted[i] != sorted[*n - 1])
      sorted[(*n)++] = sorted[i];
  return sorted;
}

static double
scaled (const MurLevels *self, double value)
{
  return self->is_logarithmic ? log (value) : value;
}

static double
unscaled (const MurLevels *self, double value)
{
  return self->is_logarithmic ? exp (value) : value;
}

static void
bin (MurLevels *self, double low, double high, gsize n_bins)
{
  const double first = scaled (self, low), last = scaled (self, high);
  const double width = (last - first) / (double)n_bins;
  self->n = n_bins;
  self->is_binned = TRUE;
  self->places = g_new (double, n_bins);
  self->edges = g_new (double, n_bins + 1);
  for (gsize i = 0; i < n_bins; i++)
    self->places[i] = unscaled (self, first + width * ((double)i + 0.5));
  for (gsize i = 0; i <= n_bins; i++)
    self->edges[i] = unscaled (self, first + width * (double)i);
  self->edges[0] = low;
  self->edges[n_bins] = high;
}

/* A level at an end is as wide outwards as it is inwards; one alone has 1, or a factor of
 * e. */
static void
find_edges (MurLevels *self)
{
  const gsize n = self->n;
  self->edges = g_new0 (double, n + 1);
  for (gsize i = 0; i <= n && n > 0; i++)
    {
      const double before = i > 0 ? scaled (self, self->places[i - 1]) : NAN;
      const double after = i < n ? scaled (self, self->places[i]) : NAN;
      double edge = (before + after) / 2;
      if (n == 1)
        edge = i == 0 ? after - 0.5 : before + 0.5;
      else if (i == 0)
        edge = after - (scaled (self, self->places[1]) - after) / 2;
      else if (i == n)
        edge = before + (before - scaled (self, self->places[n - 2])) / 2;
      self->edges[i] = unscaled (self, edge);
    }
}

void
mur_levels_init (MurLevels *self,
                 const double *values,
                 gsize n_values,
                 gsize n_bins,
                 gboolean is_logarithmic)
{
  g_return_if_fail (self != NULL && (values != NULL || n_values == 0));

  gsize n;
  g_autofree double *distinct = sort_distinct (values, n_values, is_logarithmic, &n);
  *self = (MurLevels){ .is_logarithmic = is_logarithmic };
  if (n_bins > 0 && n > 1)
    {
      bin (self, distinct[0], distinct[n - 1], n_bins);
      return;
    }
  self->n = n;
  self->places = g_steal_pointer (&distinct);
  find_edges (self);
}

void
mur_levels_clear (MurLevels *self)
{
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->edges, g_free);
  self->n = 0;
}

gsize
mur_levels_count (const double *values, gsize n_values, gsize most)
{
  gsize n;
  g_free (sort_distinct (values, n_values, FALSE, &n));
  return MIN (n, most);
}

/* The last of @n ascending @places that is not above @value. */
static gsize
bisect (const double *places, gsize n, double value)
{
  gsize low = 0, high = n;
  while (high - low > 1)
    {
      const gsize middle = (low + high) / 2;
      if (places[middle] <= value)
        low = middle;
      else
        high = middle;
    }
  return low;
}

gsize
mur_levels_find (const MurLevels *self, double value)
{
  g_return_val_if_fail (self != NULL, G_MAXSIZE);

  if (self->n == 0 || !counts (value, self->is_logarithmic))
    return G_MAXSIZE;
  if (self->is_binned)
    return value >= self->edges[0] && value <= self->edges[self->n]
             ? bisect (self->edges, self->n, value)
             : G_MAXSIZE;
  const gsize level = bisect (self->places, self->n, value);
  return self->places[level] == value ? level : G_MAXSIZE;
}

gboolean
mur_levels_are_even (const MurLevels *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->n < 3)
    return !self->is_logarithmic || self->n < 2;
  const double step
    = (self->places[self->n - 1] - self->places[0]) / (double)(self->n - 1);
  for (gsize i = 1; i < self->n; i++)
    if (fabs (self->places[i] - self->places[i - 1] - step) > EVEN * step)
      return FALSE;
  return !self->is_logarithmic;
}
