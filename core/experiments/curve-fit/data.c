/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The points to fit: a table that a person brought, or the noisy signal, in order of
 * time. */

#include "core/experiments/curve-fit/private.h"

#include "core/experiment/selection.h"
#include "core/fitting/signal.h"

#include <math.h>

int
mur_curve_fit_data_column (const MurInputs *inputs, const char *role)
{
  const MurTable *table = mur_inputs_table (inputs, "data");
  if (table == NULL)
    return -1;
  g_autoptr (MurSelection) selection = mur_selection_new (
    &mur_curve_fit_inputs[0], table, mur_inputs_roles (inputs, "data"), NULL);
  return selection != NULL ? mur_selection_column (selection, role) : -1;
}

gboolean
mur_curve_fit_data_has_errors (const MurInputs *inputs)
{
  return mur_curve_fit_data_column (inputs, "sigma") >= 0;
}

MurCurveFitWeights
mur_curve_fit_read_weights (const MurParameters *parameters)
{
  return (MurCurveFitWeights)mur_parameters_choice (parameters, "weights");
}

/* Whether @x is in the range that is fitted. */
gboolean
mur_curve_fit_is_in_range (const MurParameters *parameters, double x)
{
  /* none is NaN, beside which nothing is less or more */
  return !(x < mur_parameters_number (parameters, "fit_from")
           || x > mur_parameters_number (parameters, "fit_to"));
}

static void
add_rows (MurTable *table, gsize n)
{
  double *rows = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    rows[i] = (double)i;
  mur_table_add_take (table, "t", NULL, rows, n);
}

static void
add_column (MurTable *table, const char *name, const MurTable *input, int column)
{
  if (column >= 0)
    mur_table_add_brought (table, name, input, (guint)column);
  else
    add_rows (table, mur_table_n_rows (input));
}

MurTable *
mur_curve_fit_select_points (const MurParameters *parameters,
                             const MurInputs *inputs,
                             const MurCurveFitVariables *variables)
{
  const MurTable *input = mur_inputs_table (inputs, "data");
  const gboolean has_several = variables->columns != NULL;
  const int errors = mur_curve_fit_data_column (inputs, "sigma");
  g_autoptr (MurTable) table = mur_table_new ();
  add_column (table, "t", input,
              has_several ? (int)variables->columns[0]
                          : mur_curve_fit_data_column (inputs, "x"));
  for (guint i = 1; has_several && i < variables->n; i++)
    {
      g_autofree char *name = g_strdup_printf ("x%u", i + 1);
      add_column (table, name, input, (int)variables->columns[i]);
    }
  add_column (table, "y", input,
              has_several ? (int)variables->value
                          : mur_curve_fit_data_column (inputs, "y"));
  if (errors >= 0
      && mur_curve_fit_read_weights (parameters) != MUR_CURVE_FIT_WEIGHTS_NONE)
    add_column (table, "sigma", input, errors);
  return mur_table_without_gaps (table);
}

static void
take_input (MurCurveFitData *self, const MurTable *points)
{
  const guint y = (guint)mur_table_find (points, "y");
  const int errors = mur_table_find (points, "sigma");
  self->table = mur_table_new ();
  mur_table_add (self->table, "t", mur_table_unit (points, 0),
                 mur_table_vector (points, 0));
  mur_table_set_title (self->table, mur_table_title (points, 0));
  mur_table_add (self->table, "y", mur_table_unit (points, y),
                 mur_table_vector (points, y));
  mur_table_set_title (self->table, mur_table_title (points, y));
  self->n_others = y - 1;
  self->others = g_new0 (MurVector *, self->n_others);
  for (guint i = 0; i < self->n_others; i++)
    self->others[i] = mur_vector_ref (mur_table_vector (points, i + 1));
  if (errors < 0)
    return;
  self->errors = mur_vector_ref (mur_table_vector (points, (guint)errors));
  mur_table_add (self->table, "sigma", mur_table_unit (points, y), self->errors);
  mur_table_set_title (self->table, mur_table_title (points, (guint)errors));
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

static void
sort_vector (MurVector **vector, const gsize *order, gsize n)
{
  MurVector *unsorted = *vector;
  if (unsorted == NULL)
    return;
  *vector = take_in_order (mur_vector_values (unsorted), order, n);
  mur_vector_unref (unsorted);
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
  sort_vector (&self->errors, order, n);
  for (guint i = 0; i < self->n_others; i++)
    sort_vector (&self->others[i], order, n);
}

static void
cut (MurVector **vector, gsize first, gsize n)
{
  MurVector *whole = *vector;
  if (whole == NULL)
    return;
  *vector = mur_vector_new_take (
    g_memdup2 (mur_vector_values (whole) + first, n * sizeof (double)), n);
  mur_vector_unref (whole);
}

/* To the range that is fitted, in order of time. */
static void
cut_points (MurCurveFitData *self, const MurParameters *parameters)
{
  const double *t = mur_vector_values (self->t);
  gsize n = mur_vector_length (self->t), first = 0;
  while (first < n && !mur_curve_fit_is_in_range (parameters, t[first]))
    first++;
  gsize end = n;
  while (end > first && !mur_curve_fit_is_in_range (parameters, t[end - 1]))
    end--;
  if (end - first == n || end == first)
    return;
  cut (&self->t, first, end - first);
  cut (&self->y, first, end - first);
  cut (&self->errors, first, end - first);
  for (guint i = 0; i < self->n_others; i++)
    cut (&self->others[i], first, end - first);
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
  if (mur_inputs_table (inputs, "data") != NULL)
    {
      g_autoptr (MurTable) points
        = mur_curve_fit_select_points (parameters, inputs, variables);
      take_input (self, points);
    }
  else
    make_signal (self, parameters);
  sort_points (self);
  cut_points (self, parameters);
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
  g_clear_pointer (&self->errors, mur_vector_unref);
  g_clear_pointer (&self->others, g_free);
  self->n_others = 0;
  g_clear_pointer (&self->table, mur_table_unref);
  g_clear_pointer (&self->t, mur_vector_unref);
  g_clear_pointer (&self->y, mur_vector_unref);
}
