/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is to be known of a fit before it is trusted, in words. A line that is right and
 * tells nothing new stands in no remark. */

#include "core/experiments/curve-fit/private.h"

#include "core/base/number.h"

#include <math.h>

#define LOW_R_SQUARED 0.5
#define FAR 3.2905    /* standard deviations: of noise one in a thousand */
#define FEW_ROWS 12   /* of which residuals tell nothing */
#define NOTHING 1e-20 /* of the data's squares: residuals are rounding */
#define SMALL_BOX 0.2 /* of the data */

static const char *
label_of (const MurCurveFit *self, guint k)
{
  return mur_table_labels (self->picture.parameters)[k];
}

/* "p1, p3 and p4" of those that are @of. Returns: how many */
static guint
append_names (const MurCurveFit *self,
              GString *text,
              gboolean (*of) (const MurCurveFit *self, guint k))
{
  const guint n = mur_model_n_parameters (self->model);
  guint n_all = 0, n_said = 0;

  for (guint k = 0; k < n; k++)
    n_all += of (self, k);
  for (guint k = 0; k < n; k++)
    if (of (self, k))
      {
        g_string_append_printf (text, "%s%s",
                                n_said == 0           ? ""
                                : n_said + 1 == n_all ? " and "
                                                      : ", ",
                                label_of (self, k));
        n_said++;
      }
  return n_all;
}

static gboolean
is_at_lower (const MurCurveFit *self, guint k)
{
  return self->picture.freedom[k] == MUR_FREEDOM_AT_LOWER;
}

static gboolean
is_at_upper (const MurCurveFit *self, guint k)
{
  return self->picture.freedom[k] == MUR_FREEDOM_AT_UPPER;
}

static gboolean
is_undetermined (const MurCurveFit *self, guint k)
{
  const MurTable *table = self->picture.parameters;

  return isinf (
    mur_table_column (table, (guint)mur_table_find (table, "standard_error"))[k]);
}

static gboolean
is_from_origin (const MurCurveFit *self, guint k)
{
  return mur_curve_fit_is_from_origin (self, k);
}

/* "; A and phi are those of x counted from 1600000000" */
static void
add_origin (const MurCurveFit *self, GString *text)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *at = mur_number_format (self->origin.at);
  const guint n = append_names (self, names, is_from_origin);

  if (n > 0)
    g_string_append_printf (text, "; %s %s of %s counted from %s", names->str,
                            n == 1 ? "is that" : "are those", self->variables.names[0],
                            at);
}

static gboolean
is_at_any_limit (const MurCurveFit *self)
{
  for (guint k = 0; k < mur_model_n_parameters (self->model); k++)
    if (is_at_lower (self, k) || is_at_upper (self, k))
      return TRUE;
  return FALSE;
}

/* "; p2 is at its lower limit, 0" */
static void
add_limits (const MurCurveFit *self,
            GString *text,
            const char *which,
            gboolean (*of) (const MurCurveFit *self, guint k))
{
  g_autoptr (GString) names = g_string_new (NULL);
  const guint n = append_names (self, names, of);

  if (n == 1)
    g_string_append_printf (text, "; %s is at its %s limit", names->str, which);
  else if (n > 1)
    g_string_append_printf (text, "; %s are at their %s limits", names->str, which);
}

static void
add_freedom (const MurCurveFit *self, GString *text)
{
  const double freedom = mur_curve_fit_freedom (self);
  g_autoptr (GString) names = g_string_new (NULL);

  if (freedom <= 0)
    {
      g_string_append (text, "; there are no more points than free parameters, so "
                             "nothing tells how far off they are");
      return;
    }
  const guint n = append_names (self, names, is_undetermined);
  if (n == 1)
    g_string_append_printf (text, "; the data do not say %s", names->str);
  else if (n > 1)
    g_string_append_printf (text, "; the data do not tell %s apart (rank %u of %u)",
                            names->str, self->picture.rank.rank,
                            self->picture.rank.n_free);
}

/* Of squares nobody expects others than those of the covariance. */
static void
add_errors (const MurCurveFit *self, GString *text)
{
  const MurTable *table = self->picture.parameters;
  const double *errors
    = mur_table_column (table, (guint)mur_table_find (table, "standard_error"));
  gboolean any = FALSE;

  for (guint k = 0; k < mur_model_n_parameters (self->model); k++)
    any = any || isfinite (errors[k]);
  if (any && self->loss.kind != MUR_OBJECTIVE_SQUARES)
    g_string_append (text, "; standard errors by the sandwich of this objective");
}

static double
largest (const double *values, gsize n)
{
  double result = 0;

  for (gsize i = 0; i < n; i++)
    result = fmax (result, fabs (values[i]));
  return result;
}

/* Where a curve that does not fit, or ends at limits, has limits that end far below the
 * data: the first thing to look at. */
static void
add_box (const MurCurveFit *self, GString *text)
{
  const guint n = mur_model_n_parameters (self->model);
  const double box = fmax (largest (self->lower, n), largest (self->upper, n));
  const double data
    = largest (mur_model_y (self->model), mur_model_n_rows (self->model));
  g_autofree char *end = mur_number_round (box, 4);
  g_autofree char *reach = mur_number_round (data, 4);

  if (box < SMALL_BOX * data)
    g_string_append_printf (
      text, "; no limit is beyond %s while the data reach %s: widen the limits", end,
      reach);
}

/* Of a constant nobody expects that it explains a variance. */
static gboolean
is_constant (const MurCurveFit *self)
{
  const gsize n = mur_table_n_rows (self->picture.fit);
  const double *curve = mur_table_column (self->picture.fit, 1);

  for (gsize i = 1; i < n; i++)
    if (curve[i] != curve[0])
      return FALSE;
  return mur_program_n_parameters (self->program) == 1;
}

static void
add_quality (const MurCurveFit *self, GString *text)
{
  const double explained = self->picture.explained;
  const gboolean is_poor = explained < LOW_R_SQUARED && !is_constant (self);
  const gboolean is_squares = self->loss.kind == MUR_OBJECTIVE_SQUARES;
  const char *by = is_squares ? "" : ", by medians";
  g_autofree char *percent = mur_number_round (100 * explained, 2);

  if (is_poor && explained <= 0)
    g_string_append_printf (
      text, "; the curve explains nothing of the data's variance%s", by);
  else if (is_poor)
    g_string_append_printf (
      text, "; the curve explains only %s %% of the data's variance%s", percent, by);
  if (is_poor || is_at_any_limit (self))
    add_box (self, text);
}

/* Errors that are known say what χ² is to be: 1 ± √(2/freedom). */
static void
add_chi_square (const MurCurveFit *self, GString *text)
{
  const double value = self->picture.statistics.reduced_chi_square;
  g_autofree char *number = mur_number_round (value, 3);

  if (mur_model_knows_errors (self->model)
      && value > 1 + FAR * sqrt (2 / mur_curve_fit_freedom (self)))
    g_string_append_printf (text,
                            "; reduced χ² is %s: the curve misses something, or the "
                            "errors of the data are larger than given",
                            number);
}

static void
add_residuals (const MurCurveFit *self, GString *text)
{
  const MurCurveFitPicture *picture = &self->picture;
  const gsize n = mur_model_n_rows (self->model);
  const double *y = mur_model_y (self->model);
  const double spread = picture->autocorrelation * sqrt ((double)n);
  double size = 0;

  for (gsize i = 0; i < n; i++)
    size += y[i] * y[i];
  if (n < FEW_ROWS || picture->statistics.sum_of_squares <= NOTHING * size)
    return;
  if (picture->runs.z < -FAR)
    g_string_append_printf (text,
                            "; the residuals are not noise: %" G_GSIZE_FORMAT
                            " runs of one sign where about %.0f are expected",
                            picture->runs.n_runs, picture->runs.expected);
  else if (fabs (spread) > FAR || picture->runs.z > FAR)
    g_string_append_printf (
      text,
      "; the residuals are not noise: each follows the one before (correlation %.2f)",
      picture->autocorrelation);
}

char *
mur_curve_fit_remarks (const MurCurveFit *self)
{
  GString *text = g_string_new (NULL);

  if (self->picture.parameters != NULL)
    {
      add_limits (self, text, "lower", is_at_lower);
      add_limits (self, text, "upper", is_at_upper);
      add_origin (self, text);
      add_freedom (self, text);
      add_errors (self, text);
      add_quality (self, text);
      add_chi_square (self, text);
      add_residuals (self, text);
    }
  return g_string_free (text, FALSE);
}
