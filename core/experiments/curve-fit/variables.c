/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which names of a formula are variables: what stands at the head of the person's
 * columns, or what people write without thinking, t and x, x1 and x2. */

#include "core/experiments/curve-fit/private.h"

#include "core/base/error.h"

void
mur_curve_fit_variables_clear (MurCurveFitVariables *self)
{
  g_clear_pointer (&self->names, g_strfreev);
  g_clear_pointer (&self->columns, g_free);
}

static void
take_one (MurCurveFitVariables *self, const char *formula, const char *time)
{
  const char *const common[] = { "t", "x" };
  const char *name = "t";

  self->names = g_new0 (char *, 2);
  self->n = 1;
  for (gsize i = G_N_ELEMENTS (common); i-- > 0;)
    if (mur_program_mentions (formula, common[i]))
      name = common[i];
  if (time != NULL && mur_program_mentions (formula, time))
    name = time;
  self->names[0] = g_strdup (name);
}

/* Those of @table that @formula mentions by name, as bits. */
static GArray *
find_mentioned (const char *formula, const MurTable *table)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < mur_table_n_columns (table); i++)
    if (mur_program_mentions (formula, mur_table_name (table, i)))
      g_array_append_val (columns, i);
  return columns;
}

static gboolean
holds (const GArray *columns, guint column)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_array_index (columns, guint, i) == column)
      return TRUE;
  return FALSE;
}

/* The column that is left: the one that is y by choice or name, else the last. */
static gboolean
find_value (const MurInputs *inputs, const GArray *taken, guint *value)
{
  static const char *const names[] = { "z", "y" };
  const MurTable *table = mur_inputs_table (inputs, "data");
  const int chosen = mur_curve_fit_data_column (inputs, "y");
  gboolean found = FALSE;

  if (chosen >= 0 && !holds (taken, (guint)chosen))
    {
      *value = (guint)chosen;
      return TRUE;
    }

  for (guint i = 0; i < mur_table_n_columns (table); i++)
    if (!holds (taken, i))
      {
        *value = i;
        found = TRUE;
      }
  for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
    {
      const int column = mur_table_find (table, names[k]);

      if (column >= 0 && !holds (taken, (guint)column))
        *value = (guint)column;
    }
  return found;
}

static gboolean
take_columns (MurCurveFitVariables *self,
              const MurInputs *inputs,
              const GArray *columns,
              GError **error)
{
  const MurTable *table = mur_inputs_table (inputs, "data");

  if (!find_value (inputs, columns, &self->value))
    {
      mur_error_set (error, MUR_ERROR_VALUE, "formula",
                     "formula: it takes all columns of the data as variables; one has "
                     "to be left for the values");
      return FALSE;
    }
  self->n = columns->len;
  self->names = g_new0 (char *, columns->len + 1);
  self->columns = g_new (guint, columns->len);
  for (guint i = 0; i < columns->len; i++)
    {
      self->columns[i] = g_array_index (columns, guint, i);
      self->names[i] = g_strdup (mur_table_name (table, self->columns[i]));
    }
  return TRUE;
}

/* x1, x2, … of a table whose columns have other names: the columns in order, but the
 * last, which has the values. */
static gboolean
take_numbered (MurCurveFitVariables *self,
               const char *formula,
               const MurTable *table,
               GError **error)
{
  const guint n_columns = mur_table_n_columns (table);
  guint n = 0;

  for (guint i = 1; i <= n_columns + 1; i++)
    {
      g_autofree char *name = g_strdup_printf ("x%u", i);
      if (mur_program_mentions (formula, name))
        n = i;
    }
  if (n >= n_columns)
    {
      mur_error_set (
        error, MUR_ERROR_VALUE, "formula",
        "formula: x%u is one variable too many for %u columns; one has the "
        "values",
        n, n_columns);
      return FALSE;
    }
  self->n = n;
  self->value = n;
  self->names = g_new0 (char *, n + 1);
  self->columns = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    {
      self->names[i] = g_strdup_printf ("x%u", i + 1);
      self->columns[i] = i;
    }
  return TRUE;
}

gboolean
mur_curve_fit_find_variables (MurCurveFitVariables *self,
                              const char *formula,
                              const MurInputs *inputs,
                              GError **error)
{
  const MurTable *table = mur_inputs_table (inputs, "data");
  const int x = mur_curve_fit_data_column (inputs, "x");
  const char *time = x >= 0 ? mur_table_name (table, (guint)x) : NULL;

  *self = (MurCurveFitVariables){ NULL };
  if (table != NULL)
    {
      g_autoptr (GArray) mentioned = find_mentioned (formula, table);
      const gboolean is_time_alone
        = mentioned->len == 1
          && (time == NULL
              || g_str_equal (
                mur_table_name (table, g_array_index (mentioned, guint, 0)), time));

      if (mentioned->len > 0 && !is_time_alone)
        return take_columns (self, inputs, mentioned, error);
      if (mentioned->len == 0 && mur_program_mentions (formula, "x1")
          && mur_program_mentions (formula, "x2"))
        return take_numbered (self, formula, table, error);
    }
  take_one (self, formula, time);
  return TRUE;
}
