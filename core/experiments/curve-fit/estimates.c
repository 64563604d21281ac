/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parameters of the best curve: values, errors, and what is known of them. */

#include "core/experiments/curve-fit/private.h"

#include <math.h>

/* The example's own parameters. The sine has turned once more at p3 + 2π, so there are
 * two; the nearer one is expected. */
static void
fill_expected (const MurCurveFit *self, const double *position, double *expected)
{
  const double example[] = { 4, 4, G_PI / 2, 3 };
  guint n = mur_model_n_parameters (self->model);
  for (guint k = 0; k < n; k++)
    expected[k] = self->expects_example ? example[k] : NAN;
  if (self->expects_example
      && fabs (position[2] - 5 * G_PI / 2) < fabs (position[2] - G_PI / 2))
    expected[2] = 5 * G_PI / 2;
}

/* Error bars and where they stand. An error wider than the search limits says nothing
 * of the value, so it has no bar. @errors: of the rows of @table */
static void
add_bars (const MurCurveFit *self,
          MurTable *table,
          const double *position,
          const double *errors)
{
  guint n = mur_model_n_parameters (self->model);
  double *place = g_new (double, n);
  double *lower = g_new (double, n);
  double *upper = g_new (double, n);
  for (guint k = 0; k < n; k++)
    {
      gboolean says = errors[k] <= self->upper[k] - self->lower[k];
      place[k] = k;
      lower[k] = says ? position[k] - errors[k] : NAN;
      upper[k] = says ? position[k] + errors[k] : NAN;
    }
  mur_table_add_take (table, "place", NULL, place, n);
  mur_table_add_take (table, "lower", NULL, lower, n);
  mur_table_add_take (table, "upper", NULL, upper, n);
}

MurTable *
mur_curve_fit_make_parameters (const MurCurveFit *self,
                               const double *position,
                               const double *covariance)
{
  guint n = mur_model_n_parameters (self->model);
  double *errors = g_new (double, n);
  double *expected = g_new (double, n);
  g_auto (GStrv) labels = g_new0 (char *, n + 1);
  MurTable *table = mur_table_new ();
  for (guint k = 0; k < n; k++)
    {
      labels[k] = g_strdup_printf ("p%u", k + 1);
      errors[k] = sqrt (covariance[(gsize)k * n + k]);
    }
  fill_expected (self, position, expected);
  mur_table_add_take (table, "value", NULL, g_memdup2 (position, n * sizeof *position),
                      n);
  mur_table_add_take (table, "standard_error", NULL, errors, n);
  mur_table_add_take (table, "expected", NULL, expected, n);
  add_bars (self, table, position, errors);
  mur_table_set_labels (table, (const char *const *)labels);
  return table;
}
