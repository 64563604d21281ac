/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The points to fit: a table that a person brought, or the noisy signal. Bad ones are
 * refused here, so that all that follows has finite numbers in order of time. */

#include "core/experiments/curve-fit/private.h"

#include "core/base/error.h"
#include "core/fitting/signal.h"

#include <math.h>

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

/* Column names that stand for time, in the order in which they are looked for. */
static int
find_time (const MurTable *table)
{
  static const char *const names[] = { "t", "time", "x" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint column = 0; column < mur_table_n_columns (table); column++)
      if (g_ascii_strcasecmp (mur_table_name (table, column), names[i]) == 0)
        return (int)column;
  return 0;
}

/* The column y, or else the first that is not time. */
static int
find_value (const MurTable *table, int time)
{
  for (guint column = 0; column < mur_table_n_columns (table); column++)
    if ((int)column != time
        && g_ascii_strcasecmp (mur_table_name (table, column), "y") == 0)
      return (int)column;
  return time == 0 ? 1 : 0;
}

static gboolean
check_numbers (const MurTable *table, int column, GError **error)
{
  const double *values = mur_table_column (table, (guint)column);
  for (gsize i = 0; i < mur_table_n_rows (table); i++)
    if (!isfinite (values[i]))
      {
        mur_error_set (error, MUR_ERROR_INPUT, "data",
                       "data: row %" G_GSIZE_FORMAT
                       " has %s in column %s; every row needs a time and a value",
                       i + 1, isnan (values[i]) ? "no number" : "an infinite number",
                       mur_table_name (table, (guint)column));
        return FALSE;
      }
  return TRUE;
}

const char *
mur_curve_fit_data_time (const MurInputs *inputs)
{
  const MurTable *input = mur_inputs_table (inputs, "data");
  return input != NULL && mur_table_n_columns (input) > 0
           ? mur_table_name (input, (guint)find_time (input))
           : NULL;
}

static gboolean
check_columns (const MurTable *input,
               const MurCurveFitVariables *variables,
               guint n_parameters,
               GError **error)
{
  for (guint i = 0; i < variables->n; i++)
    if (!check_numbers (input, (int)variables->columns[i], error))
      return FALSE;
  return check_numbers (input, (int)variables->value, error)
         && (mur_table_n_rows (input) >= n_parameters
             || refuse_few ("data", mur_table_n_rows (input), n_parameters, error));
}

static gboolean
check_input (const MurTable *input, guint n_parameters, GError **error)
{
  if (mur_table_n_columns (input) < 2)
    {
      mur_error_set (error, MUR_ERROR_INPUT, "data",
                     "data: %u column is not enough; two are needed, time and value",
                     mur_table_n_columns (input));
      return FALSE;
    }
  int time = find_time (input);
  int value = find_value (input, time);
  if (!check_numbers (input, time, error) || !check_numbers (input, value, error))
    return FALSE;
  return mur_table_n_rows (input) >= n_parameters
         || refuse_few ("data", mur_table_n_rows (input), n_parameters, error);
}

static void
take_input (MurCurveFitData *self, const MurTable *input)
{
  int time = find_time (input);
  int value = find_value (input, time);
  self->table = mur_table_new ();
  mur_table_add (self->table, "t", mur_table_unit (input, (guint)time),
                 mur_table_vector (input, (guint)time));
  mur_table_add (self->table, "y", mur_table_unit (input, (guint)value),
                 mur_table_vector (input, (guint)value));
}

static void
take_columns (MurCurveFitData *self,
              const MurTable *input,
              const MurCurveFitVariables *variables)
{
  const guint time = variables->columns[0];
  self->table = mur_table_new ();
  mur_table_add (self->table, "t", mur_table_unit (input, time),
                 mur_table_vector (input, time));
  mur_table_add (self->table, "y", mur_table_unit (input, variables->value),
                 mur_table_vector (input, variables->value));
  self->n_others = variables->n - 1;
  self->others = g_new0 (MurVector *, self->n_others);
  for (guint i = 0; i < self->n_others; i++)
    self->others[i]
      = mur_vector_ref (mur_table_vector (input, variables->columns[i + 1]));
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

static void
make_signal (MurCurveFitData *self, const MurParameters *parameters)
{
  gsize n = (gsize)mur_parameters_integer (parameters, "samples");
  double t_min = mur_parameters_number (parameters, "t_min");
  double t_max = mur_parameters_number (parameters, "t_max");
  double noise = mur_parameters_number (parameters, "noise");
  double *t = g_new (double, n);
  double *y = g_new (double, n);
  mur_signal_fill (n, t_min, t_max, noise, mur_parameters_integer (parameters, "seed"),
                   t, y);
  self->table = mur_table_new ();
  mur_table_add_take (self->table, "t", NULL, t, n);
  mur_table_add_take (self->table, "y", NULL, y, n);
  self->sigma = noise / sqrt (3); /* of the uniform distribution on ± noise */
}

static int
compare_times_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *t = data;
  gsize i = *(const gsize *)a, j = *(const gsize *)b;
  if (t[i] != t[j])
    return t[i] < t[j] ? -1 : 1;
  return i < j ? -1 : i > j;
}

static gboolean
is_ascending (const double *t, gsize n)
{
  for (gsize i = 1; i < n; i++)
    if (t[i - 1] > t[i])
      return FALSE;
  return TRUE;
}

static MurVector *
take_in_order (const double *values, const gsize *order, gsize n)
{
  double *sorted = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    sorted[i] = values[order[i]];
  return mur_vector_new_take (sorted, n);
}

/* Points that are in order already are shared, not copied. */
static void
sort_points (MurCurveFitData *self)
{
  gsize n = mur_table_n_rows (self->table);
  const double *t = mur_table_column (self->table, 0);
  if (is_ascending (t, n))
    {
      self->t = mur_vector_ref (mur_table_vector (self->table, 0));
      self->y = mur_vector_ref (mur_table_vector (self->table, 1));
      return;
    }
  g_autofree gsize *order = g_new (gsize, n);
  for (gsize i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int)n, sizeof *order, compare_times_cb, (gpointer)t);
  self->t = take_in_order (t, order, n);
  self->y = take_in_order (mur_table_column (self->table, 1), order, n);
  for (guint i = 0; i < self->n_others; i++)
    {
      MurVector *unsorted = self->others[i];
      self->others[i] = take_in_order (mur_vector_values (unsorted), order, n);
      mur_vector_unref (unsorted);
    }
}

gboolean
mur_curve_fit_data_check (const MurParameters *parameters,
                          const MurInputs *inputs,
                          const MurCurveFitVariables *variables,
                          guint n_parameters,
                          GError **error)
{
  const MurTable *input = mur_inputs_table (inputs, "data");
  if (variables->columns != NULL)
    return check_columns (input, variables, n_parameters, error);
  return input != NULL ? check_input (input, n_parameters, error)
                       : check_signal (parameters, n_parameters, error);
}

gsize
mur_curve_fit_data_count (const MurParameters *parameters, const MurInputs *inputs)
{
  const MurTable *input = mur_inputs_table (inputs, "data");
  return input != NULL ? mur_table_n_rows (input)
                       : (gsize)mur_parameters_integer (parameters, "samples");
}

void
mur_curve_fit_data_init (MurCurveFitData *self,
                         const MurParameters *parameters,
                         const MurInputs *inputs,
                         const MurCurveFitVariables *variables)
{
  const MurTable *input = mur_inputs_table (inputs, "data");
  if (variables->columns != NULL)
    take_columns (self, input, variables);
  else if (input != NULL)
    take_input (self, input);
  else
    make_signal (self, parameters);
  sort_points (self);
}

const double **
mur_curve_fit_data_inputs (const MurCurveFitData *self)
{
  const double **inputs = g_new (const double *, self->n_others + 1);
  inputs[0] = mur_vector_values (self->t);
  for (guint i = 0; i < self->n_others; i++)
    inputs[i + 1] = mur_vector_values (self->others[i]);
  return inputs;
}

void
mur_curve_fit_data_clear (MurCurveFitData *self)
{
  for (guint i = 0; i < self->n_others; i++)
    mur_vector_unref (self->others[i]);
  g_clear_pointer (&self->others, g_free);
  self->n_others = 0;
  g_clear_pointer (&self->table, mur_table_unref);
  g_clear_pointer (&self->t, mur_vector_unref);
  g_clear_pointer (&self->y, mur_vector_unref);
}
