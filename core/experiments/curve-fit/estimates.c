/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parameters of the best curve: values, errors, what is known of them, and how they
 * depend on one another. Errors share an axis in parts of a hundred of the value. */

#include "core/experiments/curve-fit/private.h"

#include <math.h>

#define ROOM 1.2           /* of the axis, beyond what stands on it */
#define MOST_PERCENT 100.0 /* an error larger than its value is cut */

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

/* A column of @table, of @n rows. Returns: where its values go */
static double *
add_column (MurTable *table, const char *name, const char *unit, gsize n)
{
  double *values = g_new (double, n);
  mur_table_add_take (table, name, unit, values, n);
  return values;
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
  double *place = add_column (table, "place", NULL, n);
  double *lower = add_column (table, "lower", NULL, n);
  double *upper = add_column (table, "upper", NULL, n);
  for (guint k = 0; k < n; k++)
    {
      const gboolean is_moved = self->picture.is_moved[k];
      const double lower_limit = is_moved ? self->origin.lower[k] : self->lower[k];
      const double upper_limit = is_moved ? self->origin.upper[k] : self->upper[k];
      gboolean says = errors[k] <= upper_limit - lower_limit;
      place[k] = k;
      lower[k] = says ? position[k] - errors[k] : NAN;
      upper[k] = says ? position[k] + errors[k] : NAN;
    }
}

double
mur_curve_fit_place_in_box (const MurCurveFit *self, guint parameter, double value)
{
  double width = self->upper[parameter] - self->lower[parameter];
  return width > 0 || isnan (value) ? (value - self->lower[parameter]) / width : 0.5;
}

/* Of what is moved the limit that was asked for, or one that is moved along. @asked:
 * (nullable) */
static double
shown_limit (const MurCurveFit *self, guint k, double limit, const double *asked)
{
  const MurCurveFitPicture *picture = &self->picture;
  if (!picture->is_moved[k])
    return limit;
  return isfinite (asked[k]) ? asked[k]
                             : limit + (picture->shown[k] - picture->position[k]);
}

/* Where values are between the search limits. */
static void
add_limits (const MurCurveFit *self,
            MurTable *table,
            const double *position,
            const double *expected)
{
  guint n = mur_model_n_parameters (self->model);
  double *lower = add_column (table, "lower_limit", NULL, n);
  double *upper = add_column (table, "upper_limit", NULL, n);
  double *value_place = add_column (table, "box_value", NULL, n);
  double *expected_place = add_column (table, "box_expected", NULL, n);
  for (guint k = 0; k < n; k++)
    {
      lower[k] = shown_limit (self, k, self->lower[k], self->origin.lower);
      upper[k] = shown_limit (self, k, self->upper[k], self->origin.upper);
      value_place[k] = mur_curve_fit_place_in_box (self, k, position[k]);
      expected_place[k] = mur_curve_fit_place_in_box (self, k, expected[k]);
    }
}

/* In parts of a hundred of the value; NaN where that is 0. */
static double
percent (double part, double value)
{
  return value != 0 ? 100 * part / fabs (value) : NAN;
}

/* @end: where the error bars do. */
static void
add_relative (MurTable *table,
              const double *position,
              const double *expected,
              const double *end,
              gsize n)
{
  double *height = add_column (table, "height", NULL, n);
  double *error = add_column (table, "relative_error", "%", n);
  double *off = add_column (table, "relative_expected", "%", n);
  for (gsize k = 0; k < n; k++)
    {
      height[k] = (double)(n - 1 - k);
      error[k] = percent (end[k] - position[k], position[k]);
      off[k] = percent (expected[k] - position[k], position[k]);
    }
}

/* Those of levels that are moved stay normal: better ones are of other parameters. */
static void
take_intervals (const MurCurveFit *self, double *lower, double *upper)
{
  const guint n = mur_model_n_parameters (self->model);
  g_autofree double *from = g_new (double, 2 * n);
  double *to = from + n;

  mur_intervals_get (self->intervals, from, to);
  for (guint k = 0; k < n; k++)
    {
      const double place = self->picture.position[k];
      const gboolean is_level
        = self->picture.is_moved[k]
          && self->picture.shown[k] != mur_curve_fit_show_coordinate (self, k, place);

      lower[k] = is_level ? lower[k] : mur_curve_fit_show_coordinate (self, k, from[k]);
      upper[k] = is_level ? upper[k] : mur_curve_fit_show_coordinate (self, k, to[k]);
    }
}

/* Confidence intervals by standard errors, or better ones; and what holds a value. @errors: of the rows
 * of @table */
static void
add_intervals (const MurCurveFit *self,
               MurTable *table,
               const double *position,
               const double *errors)
{
  const guint n = mur_model_n_parameters (self->model);
  const double quantile
    = mur_fit_quantile (MUR_CURVE_FIT_LEVEL, mur_curve_fit_freedom (self));
  double *lower = add_column (table, "interval_lower", NULL, n);
  double *upper = add_column (table, "interval_upper", NULL, n);
  double *reached = add_column (table, "at_limit", NULL, n);

  for (guint k = 0; k < n; k++)
    {
      lower[k] = position[k] - quantile * errors[k];
      upper[k] = position[k] + quantile * errors[k];
      reached[k] = self->picture.freedom[k];
    }
  if (self->intervals != NULL && mur_intervals_is_done (self->intervals))
    take_intervals (self, lower, upper);
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
      labels[k] = g_strdup (mur_program_parameter (self->program, k));
      errors[k] = self->picture.freedom[k] == MUR_FREEDOM_FREE
                    ? sqrt (covariance[(gsize)k * n + k])
                    : NAN;
    }
  fill_expected (self, position, expected);
  mur_table_add_take (table, "value", NULL, g_memdup2 (position, n * sizeof *position),
                      n);
  mur_table_add_take (table, "standard_error", NULL, errors, n);
  add_intervals (self, table, position, errors);
  mur_table_add_take (table, "expected", NULL, expected, n);
  add_bars (self, table, position, errors);
  mur_table_set_labels (table, (const char *const *)labels);
  return table;
}

static const double *
find (const MurTable *table, const char *name)
{
  return mur_table_column (table, (guint)mur_table_find (table, name));
}

MurTable *
mur_curve_fit_make_estimates (const MurCurveFit *self, const MurTable *parameters)
{
  const double *value = find (parameters, "value");
  const double *expected = find (parameters, "expected");
  MurTable *table = mur_table_new ();
  add_relative (table, value, expected, find (parameters, "upper"),
                mur_table_n_rows (parameters));
  add_limits (self, table, self->picture.position, expected);
  return table;
}

/* Of those that an axis may reach. */
static double
largest (const double *values, gsize n)
{
  double found = NAN;
  for (gsize i = 0; i < n; i++)
    if (fabs (values[i]) <= MOST_PERCENT)
      found = fmax (found, fabs (values[i]));
  return found;
}

double
mur_curve_fit_estimate_limit (const MurTable *estimates)
{
  gsize n = mur_table_n_rows (estimates);
  double far = fmax (largest (find (estimates, "relative_error"), n),
                     largest (find (estimates, "relative_expected"), n));
  return far > 0 ? fmin (mur_curve_fit_round_up (ROOM * far), MOST_PERCENT)
                 : MOST_PERCENT;
}

MurTable *
mur_curve_fit_make_estimate_bars (const MurTable *estimates)
{
  gsize n = mur_table_n_rows (estimates);
  const double *error = find (estimates, "relative_error");
  const double *height = find (estimates, "height");
  MurTable *table = mur_table_new ();
  double *end = add_column (table, "end", "%", 3 * n);
  double *at = add_column (table, "height", NULL, 3 * n);
  for (gsize k = 0; k < n; k++)
    {
      end[3 * k] = -error[k];
      end[3 * k + 1] = error[k];
      end[3 * k + 2] = NAN;
      for (gsize i = 0; i < 3; i++)
        at[3 * k + i] = height[k];
    }
  return table;
}

MurTable *
mur_curve_fit_make_correlations (const MurCurveFit *self, const double *covariance)
{
  gsize n = mur_model_n_parameters (self->model);
  MurTable *table = mur_table_new ();
  double *across = add_column (table, "across", NULL, n * n);
  double *height = add_column (table, "height", NULL, n * n);
  double *correlation = add_column (table, "correlation", NULL, n * n);
  for (gsize i = 0; i < n * n; i++)
    {
      gsize a = n - 1 - i / n, b = i % n;
      double size = sqrt (covariance[a * n + a]) * sqrt (covariance[b * n + b]);
      double value = covariance[a * n + b] / size;
      across[i] = (double)b;
      height[i] = (double)(n - 1 - a);
      correlation[i] = isfinite (size) && isfinite (value) ? CLAMP (value, -1, 1) : NAN;
    }
  return table;
}
