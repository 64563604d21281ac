/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Bad points are refused here, so that all that follows has finite numbers, enough of
 * them, and errors above 0. */

#include "core/experiments/curve-fit/private.h"

#include "core/base/error.h"
#include "core/base/number.h"
#include "core/experiment/selection.h"

#include <math.h>

#define LEAST_ERROR 1e-100 /* and its inverse the greatest */

static gboolean
refuse_few (const char *field, gsize n_rows, guint n_parameters, GError **error)
{
  mur_error_set (
    error, MUR_ERROR_VALUE, field,
    "%s: %" G_GSIZE_FORMAT
    " %s fewer than the %u parameters of the formula; at least as many are "
    "needed",
    field, n_rows, n_rows == 1 ? "is" : "are", n_parameters);
  return FALSE;
}

/* Gaps are no numbers that matter: their rows are left out. @column: −1: the row */
static gboolean
check_numbers (const MurTable *table, int column, GError **error)
{
  const double *values = column >= 0 ? mur_table_column (table, (guint)column) : NULL;
  for (gsize i = 0; values != NULL && i < mur_table_n_rows (table); i++)
    if (isinf (values[i]))
      {
        mur_error_set (error, MUR_ERROR_INPUT, "data",
                       "data: row %" G_GSIZE_FORMAT
                       " has an infinite number in column %s; every row needs a time "
                       "and a value",
                       i + 1, mur_table_name (table, (guint)column));
        return FALSE;
      }
  return TRUE;
}

static void
refuse_error (
  const MurTable *table, int column, gsize row, const char *needed, GError **error)
{
  const double *values = mur_table_column (table, (guint)column);
  g_autofree char *value = mur_number_format (values[row]);

  mur_error_set (error, MUR_ERROR_INPUT, "data",
                 "data: row %" G_GSIZE_FORMAT
                 " has the error %s in column %s; %s is needed, or weights=none",
                 row + 1, value, mur_table_name (table, (guint)column), needed);
}

/* The least one weighs most: where its square or that of its weight is no number, nothing
 * is left of the others. One that is huge beside others only says that its row does not
 * count. */
static gboolean
check_errors (const MurTable *table,
              int column,
              const MurParameters *parameters,
              GError **error)
{
  if (column < 0
      || mur_curve_fit_read_weights (parameters) == MUR_CURVE_FIT_WEIGHTS_NONE)
    return TRUE;
  if (!check_numbers (table, column, error))
    return FALSE;
  const double *values = mur_table_column (table, (guint)column);
  const gsize n = mur_table_n_rows (table);
  gsize least = 0;
  for (gsize i = 0; i < n; i++)
    {
      if (values[i] <= 0)
        {
          refuse_error (table, column, i, "above 0", error);
          return FALSE;
        }
      if (values[i] < values[least] || isnan (values[least]))
        least = i;
    }
  if (n == 0 || isnan (values[least])
      || (values[least] >= LEAST_ERROR && values[least] <= 1 / LEAST_ERROR))
    return TRUE;
  refuse_error (table, column, least,
                values[least] < 1 ? "1e-100 or more" : "1e100 or less", error);
  return FALSE;
}

static gboolean
check_range (const MurParameters *parameters,
             const double *x,
             gsize n,
             guint n_parameters,
             GError **error)
{
  gsize n_in = 0;
  for (gsize i = 0; i < n; i++)
    n_in += mur_curve_fit_is_in_range (parameters, x[i]);
  if (n_in == n || n_in >= n_parameters)
    return TRUE;
  mur_error_set (error, MUR_ERROR_VALUE, "fit_from",
                 "fit_from: %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT
                 " points are from fit_from to fit_to, fewer than the %u parameters of "
                 "the formula",
                 n_in, n, n_parameters);
  return FALSE;
}

static gboolean
check_columns (const MurTable *input,
               const MurCurveFitVariables *variables,
               GError **error)
{
  for (guint i = 0; i < variables->n; i++)
    if (!check_numbers (input, (int)variables->columns[i], error))
      return FALSE;
  return check_numbers (input, (int)variables->value, error);
}

/* x and y, guessed or chosen. */
static gboolean
check_pair (const MurInputs *inputs, const MurTable *input, GError **error)
{
  g_autoptr (MurSelection) selection = mur_selection_new (
    &mur_curve_fit_inputs[0], input, mur_inputs_roles (inputs, "data"), error);
  return selection != NULL
         && check_numbers (input, mur_selection_column (selection, "x"), error)
         && check_numbers (input, mur_selection_column (selection, "y"), error);
}

static gboolean
check_points (const MurParameters *parameters,
              const MurInputs *inputs,
              const MurCurveFitVariables *variables,
              guint n_parameters,
              GError **error)
{
  g_autoptr (MurTable) points
    = mur_curve_fit_select_points (parameters, inputs, variables);
  const gsize n = mur_table_n_rows (points);
  if (n < n_parameters || n == 0)
    return refuse_few ("data", n, n_parameters, error);
  return check_range (parameters, mur_table_column (points, 0), n, n_parameters, error);
}

static gboolean
check_signal (const MurParameters *parameters, guint n_parameters, GError **error)
{
  gsize n = (gsize)mur_parameters_integer (parameters, "samples");
  if (n < n_parameters)
    return refuse_few ("samples", n, n_parameters, error);
  if (n <= 1
      || mur_parameters_number (parameters, "t_min")
           < mur_parameters_number (parameters, "t_max"))
    return TRUE;
  g_autofree char *first = mur_parameters_format (parameters, "t_min");
  g_autofree char *last = mur_parameters_format (parameters, "t_max");
  return mur_error_refuse (error, MUR_ERROR_VALUE, "t_min", first,
                           "below t_max, which is %s", last);
}

gboolean
mur_curve_fit_data_check (const MurParameters *parameters,
                          const MurInputs *inputs,
                          const MurCurveFitVariables *variables,
                          guint n_parameters,
                          GError **error)
{
  const MurTable *input = mur_inputs_table (inputs, "data");
  if (input == NULL)
    return check_signal (parameters, n_parameters, error);
  if (variables->columns != NULL ? !check_columns (input, variables, error)
                                 : !check_pair (inputs, input, error))
    return FALSE;
  return check_errors (input, mur_curve_fit_data_column (inputs, "sigma"), parameters,
                       error)
         && check_points (parameters, inputs, variables, n_parameters, error);
}
