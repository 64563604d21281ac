/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the best curve leaves of the points, and how that is distributed. */

#include "core/experiments/curve-fit/private.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>

#define N_SPREADS 4
#define SPREAD_OF_MEDIAN 1.4826 /* σ by the median of |x|, of a normal distribution */
#define MAX_SORTED 4096         /* residuals whose median is taken */
#define MIN_BINS 4
#define MAX_BINS 40

MurTable *
mur_curve_fit_make_residuals (const MurCurveFit *self, const MurVector *curve)
{
  gsize n = mur_vector_length (curve);
  const double *values = mur_vector_values (curve);
  const double *y = mur_vector_values (self->data.y);
  double *residuals = g_new (double, n);
  MurTable *table = mur_table_new ();
  for (gsize i = 0; i < n; i++)
    residuals[i] = y[i] - values[i];
  mur_table_add (table, "t", mur_table_unit (self->data.table, 0), self->data.t);
  mur_table_set_title (table, mur_table_title (self->data.table, 0));
  mur_table_add_take (table, "residual", mur_table_unit (self->data.table, 1),
                      residuals, n);
  if (self->data.errors == NULL)
    return table;
  mur_table_add (table, "sigma", mur_table_unit (self->data.table, 1),
                 self->data.errors);
  mur_table_set_title (table, mur_table_title (self->data.table, 2));
  return table;
}

double
mur_curve_fit_median (double *values, gsize n)
{
  return gsl_stats_median (values, 1, n);
}

double
mur_curve_fit_median_size (const double *values, gsize n)
{
  gsize n_taken = MIN (n, MAX_SORTED), n_finite = 0;
  g_autofree double *sorted = g_new (double, n_taken);
  for (gsize i = 0; i < n_taken; i++)
    {
      double value = fabs (values[i * n / n_taken]);
      if (isfinite (value))
        sorted[n_finite++] = value;
    }
  return n_finite > 0 ? mur_curve_fit_median (sorted, n_finite) : NAN;
}

double
mur_curve_fit_round_up (double value)
{
  static const double steps[] = { 1, 1.5, 2, 3, 5, 7.5 };
  double power = pow (10, floor (log10 (value)));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power >= value)
      return steps[i] * power;
  return 10 * power;
}

/* Of a column; 0: there is none. */
static double
median_of (const MurTable *table, const char *name)
{
  const int column = mur_table_find (table, name);
  const double median
    = column < 0 ? 0
                 : mur_curve_fit_median_size (mur_table_column (table, (guint)column),
                                              mur_table_n_rows (table));
  return median > 0 ? median : 0;
}

/* Residuals that are less than their errors have the room that the bars need. */
double
mur_curve_fit_residual_limit (const MurTable *table)
{
  const double spread = SPREAD_OF_MEDIAN * median_of (table, "residual");
  const double error = median_of (table, "sigma");
  return spread > 0
           ? mur_curve_fit_round_up (fmax (N_SPREADS * spread, 2 * spread + error))
           : NAN;
}

/* More for more points, so that about as many are in each; an even number, so that
 * two of them meet at zero. */
static gsize
count_bins (gsize n_rows)
{
  return CLAMP (2 * (gsize)round (cbrt ((double)n_rows)), MIN_BINS, MAX_BINS);
}

MurTable *
mur_curve_fit_make_bins (const MurTable *residuals, double limit)
{
  const double *values = mur_table_column (residuals, 1);
  gsize n_rows = mur_table_n_rows (residuals);
  gsize n = isnan (limit) ? 0 : count_bins (n_rows);
  double *lower = g_new (double, n);
  double *width = g_new (double, n);
  double *count = g_new0 (double, n);
  const char *unit = mur_table_unit (residuals, 1);
  MurTable *table = mur_table_new ();
  for (gsize i = 0; i < n; i++)
    {
      lower[i] = limit * (2 * (double)i / (double)n - 1);
      width[i] = 2 * limit / (double)n;
    }
  for (gsize i = 0; n > 0 && i < n_rows; i++)
    if (fabs (values[i]) < limit)
      count[MIN (n - 1, (gsize)((values[i] / limit + 1) / 2 * (double)n))]++;
  mur_table_add_take (table, "lower", unit, lower, n);
  mur_table_add_take (table, "width", unit, width, n);
  mur_table_add_take (table, "count", NULL, count, n);
  return table;
}
