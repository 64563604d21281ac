/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows are sorted once, by cell and in that by value: every statistic is then a look at a
 * few places. */

#include "core/sweep/summary.h"

#include <math.h>
#include <stdlib.h>

const MurStatisticKind mur_statistics[] = {
  [MUR_STATISTIC_MEDIAN] = { "median", "Median" },
  [MUR_STATISTIC_MEAN] = { "mean", "Mean" },
  [MUR_STATISTIC_MINIMUM] = { "minimum", "Minimum" },
  [MUR_STATISTIC_MAXIMUM] = { "maximum", "Maximum" },
  [MUR_STATISTIC_LOWER_QUARTILE] = { "lower-quartile", "Lower quartile" },
  [MUR_STATISTIC_UPPER_QUARTILE] = { "upper-quartile", "Upper quartile" },
  [MUR_STATISTIC_COUNT] = { "count", "Number of runs", TRUE },
  [MUR_STATISTIC_FAILED] = { "failed", "Share that failed", TRUE },
  [MUR_N_STATISTICS] = { NULL },
};
MUR_ASSERT_CHOICES (mur_statistics, MUR_N_STATISTICS);

/* A row on its way to its place. */
typedef struct
{
  gsize cell, row;
  double value;
} Entry;

typedef struct
{
  gsize first;    /* among the sorted rows */
  gsize n;        /* rows */
  gsize n_values; /* those of them with a value, which come first */
  gsize n_failed;
} Cell;

struct _MurSummary
{
  MurLevels x, y;
  Cell *cells; /* y by y */
  gsize *rows;
  double *values;
};

static int
compare (const void *a, const void *b)
{
  const Entry *one = a, *two = b;
  if (one->cell != two->cell)
    return one->cell < two->cell ? -1 : 1;
  const gboolean lacks_one = isnan (one->value), lacks_two = isnan (two->value);
  if (lacks_one != lacks_two)
    return lacks_one ? 1 : -1;
  if (!lacks_one && one->value != two->value)
    return one->value < two->value ? -1 : 1;
  return (one->row > two->row) - (one->row < two->row);
}

/* Rows beside all levels belong to no cell. Returns: how many entries there are */
static gsize
enter (const MurSummary *self, const MurSummaryInput *input, Entry *entries)
{
  gsize n = 0;
  for (gsize i = 0; i < input->n; i++)
    {
      const gsize x = mur_levels_find (&self->x, input->x[i]);
      const gsize y = input->y != NULL ? mur_levels_find (&self->y, input->y[i]) : 0;
      if (x != G_MAXSIZE && y != G_MAXSIZE)
        entries[n++] = (Entry){ y * self->x.n + x, i, input->values[i] };
    }
  return n;
}

static void
fill (MurSummary *self, const MurSummaryInput *input, const Entry *entries, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      Cell *cell = &self->cells[entries[i].cell];
      if (cell->n++ == 0)
        cell->first = i;
      cell->n_values += !isnan (entries[i].value);
      cell->n_failed += input->is_failed != NULL && input->is_failed[entries[i].row];
      self->rows[i] = entries[i].row;
      self->values[i] = entries[i].value;
    }
}

MurSummary *
mur_summary_new (const MurSummaryInput *input)
{
  g_return_val_if_fail (input != NULL && input->x != NULL && input->values != NULL,
                        NULL);

  static const double alone = 0;
  MurSummary *self = g_new0 (MurSummary, 1);
  if (input->x_levels != NULL)
    mur_levels_init (&self->x, input->x_levels, input->n_x_levels, 0, input->x_is_log);
  else
    mur_levels_init (&self->x, input->x, input->n, input->n_x_bins, input->x_is_log);
  if (input->y == NULL)
    mur_levels_init (&self->y, &alone, 1, 0, FALSE);
  else if (input->y_levels != NULL)
    mur_levels_init (&self->y, input->y_levels, input->n_y_levels, 0, input->y_is_log);
  else
    mur_levels_init (&self->y, input->y, input->n, input->n_y_bins, input->y_is_log);
  self->cells = g_new0 (Cell, self->x.n * self->y.n + 1);
  self->rows = g_new (gsize, input->n + 1);
  self->values = g_new (double, input->n + 1);
  g_autofree Entry *entries = g_new (Entry, input->n + 1);
  const gsize n = enter (self, input, entries);
  qsort (entries, n, sizeof *entries, compare);
  fill (self, input, entries, n);
  return self;
}

void
mur_summary_free (MurSummary *self)
{
  if (self == NULL)
    return;
  mur_levels_clear (&self->x);
  mur_levels_clear (&self->y);
  g_free (self->cells);
  g_free (self->rows);
  g_free (self->values);
  g_free (self);
}

const MurLevels *
mur_summary_x (const MurSummary *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &self->x;
}

const MurLevels *
mur_summary_y (const MurSummary *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &self->y;
}

static double
quantile (const double *values, gsize n, double part)
{
  const double place = part * (double)(n - 1);
  const gsize below = (gsize)place;
  const double rest = place - (double)below;
  /* Two infinite ones have no difference. */
  if (rest <= 0 || values[below + 1] == values[below])
    return values[below];
  return values[below] + rest * (values[below + 1] - values[below]);
}

static double
mean (const double *values, gsize n)
{
  double sum = 0;
  for (gsize i = 0; i < n; i++)
    sum += values[i];
  return sum / (double)n;
}

static double
of_values (const double *values, gsize n, MurStatistic statistic)
{
  switch (statistic)
    {
    case MUR_STATISTIC_MEAN:
      return mean (values, n);
    case MUR_STATISTIC_MINIMUM:
      return values[0];
    case MUR_STATISTIC_MAXIMUM:
      return values[n - 1];
    case MUR_STATISTIC_LOWER_QUARTILE:
      return quantile (values, n, 0.25);
    case MUR_STATISTIC_UPPER_QUARTILE:
      return quantile (values, n, 0.75);
    case MUR_STATISTIC_MEDIAN:
    case MUR_STATISTIC_COUNT:
    case MUR_STATISTIC_FAILED:
    case MUR_N_STATISTICS:
    default:
      return quantile (values, n, 0.5);
    }
}

double
mur_summary_get (const MurSummary *self, gsize x, gsize y, MurStatistic statistic)
{
  g_return_val_if_fail (self != NULL && x < self->x.n && y < self->y.n, NAN);

  const Cell *cell = &self->cells[y * self->x.n + x];
  if (statistic == MUR_STATISTIC_COUNT)
    return (double)cell->n;
  if (statistic == MUR_STATISTIC_FAILED)
    return cell->n > 0 ? (double)cell->n_failed / (double)cell->n : NAN;
  return cell->n_values > 0
           ? of_values (self->values + cell->first, cell->n_values, statistic)
           : NAN;
}

gsize
mur_summary_row (const MurSummary *self, gsize x, gsize y)
{
  g_return_val_if_fail (self != NULL && x < self->x.n && y < self->y.n, G_MAXSIZE);

  const Cell *cell = &self->cells[y * self->x.n + x];
  if (cell->n == 0)
    return G_MAXSIZE;
  const gsize middle = cell->n_values > 0 ? (cell->n_values - 1) / 2 : 0;
  return self->rows[cell->first + middle];
}
