/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Networks from tables that a person opened: a matrix, or a list of edges. */

#include "core/oscillators/network-private.h"

#include "core/base/error.h"
#include "core/base/number.h"

#include <math.h>

static gboolean
check_square (const MurTable *table, const char *field, GError **error)
{
  gsize n_rows = mur_table_n_rows (table);
  gsize n_columns = mur_table_n_columns (table);

  if (n_rows == n_columns && n_rows > 0)
    return TRUE;
  mur_error_set (error, MUR_ERROR_INPUT, field,
                 "%s has %" G_GSIZE_FORMAT " rows and %" G_GSIZE_FORMAT
                 " columns; a coupling matrix is square",
                 field, n_rows, n_columns);
  return FALSE;
}

static gboolean
check_matrix_row (const MurTable *table, const char *field, gsize row, GError **error)
{
  for (guint j = 0; j < mur_table_n_columns (table); j++)
    {
      if (isfinite (mur_table_column (table, j)[row]) || j == row)
        continue;
      mur_error_set (error, MUR_ERROR_INPUT, field,
                     "%s, row %" G_GSIZE_FORMAT
                     ", column “%s”: a number is wanted off the diagonal",
                     field, row + 1, mur_table_name (table, j));
      return FALSE;
    }
  return TRUE;
}

gboolean
mur_network_check_matrix_table (const MurTable *table,
                                const char *field,
                                GError **error)
{
  g_return_val_if_fail (table != NULL && field != NULL, FALSE);

  if (!check_square (table, field, error)
      || !mur_network_check_dense (mur_table_n_rows (table), error))
    return FALSE;
  for (gsize i = 0; i < mur_table_n_rows (table); i++)
    if (!check_matrix_row (table, field, i, error))
      return FALSE;
  return TRUE;
}

MurNetwork *
mur_network_new_matrix_table (const MurTable *table,
                              const char *field,
                              MurNormalisation normalisation,
                              GError **error)
{
  g_return_val_if_fail (table != NULL && field != NULL, NULL);

  g_autoptr (MurNetwork) self = NULL;
  g_autofree double *row = NULL;
  gsize n = mur_table_n_rows (table);

  if (!mur_network_check_matrix_table (table, field, error))
    return NULL;
  self = mur_network_alloc_dense (n, error);
  if (self == NULL)
    return NULL;
  row = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    {
      for (guint j = 0; j < n; j++)
        row[j] = mur_table_column (table, j)[i];
      mur_network_set_dense (self, i, row);
    }
  mur_network_normalise_dense (self, normalisation);
  return g_steal_pointer (&self);
}

/* Reads an end of a link, counted from 1, as an index from 0. */
static gboolean
read_end (const char *field,
          const char *column,
          gsize row,
          double value,
          gsize highest,
          guint32 *index,
          GError **error)
{
  g_autofree char *text = NULL;

  if (value >= 1 && value <= (double)highest && value == floor (value))
    {
      *index = (guint32)value - 1;
      return TRUE;
    }
  text = mur_number_format (value);
  mur_error_set (
    error, MUR_ERROR_INPUT, field,
    "%s, row %" G_GSIZE_FORMAT
    ", column “%s” is %s; allowed: whole numbers from 1 to %" G_GSIZE_FORMAT,
    field, row + 1, column, text, highest);
  return FALSE;
}

static gboolean
read_ends (const MurTable *table,
           const char *field,
           const char *column,
           gsize highest,
           guint32 *indices,
           GError **error)
{
  int at = mur_table_find (table, column);

  if (at < 0)
    {
      mur_error_set (error, MUR_ERROR_INPUT, field,
                     "%s has no column “%s”; links need “from”, “to” and may have "
                     "“weight”",
                     field, column);
      return FALSE;
    }

  const double *values = mur_table_column (table, (guint)at);

  for (gsize k = 0; k < mur_table_n_rows (table); k++)
    if (!read_end (field, column, k, values[k], highest, indices + k, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_weights (const char *field, gsize n, const double *weights, GError **error)
{
  for (gsize k = 0; k < n; k++)
    if (!isfinite (weights[k]))
      {
        mur_error_set (error, MUR_ERROR_INPUT, field,
                       "%s, row %" G_GSIZE_FORMAT
                       ", column “weight” is missing; a number is wanted",
                       field, k + 1);
        return FALSE;
      }
  return TRUE;
}

static gsize
largest (gsize n_edges, const guint32 *targets, const guint32 *sources)
{
  gsize n = 0;

  for (gsize k = 0; k < n_edges; k++)
    n = MAX (n, (gsize)MAX (targets[k], sources[k]) + 1);
  return n;
}

MurNetwork *
mur_network_new_edge_table (gsize n,
                            const MurTable *table,
                            const char *field,
                            MurNormalisation normalisation,
                            GError **error)
{
  g_return_val_if_fail (table != NULL && field != NULL, NULL);
  g_return_val_if_fail (n <= MUR_NETWORK_MAX_N, NULL);

  const gsize n_edges = mur_table_n_rows (table);
  const gsize highest = n > 0 ? n : MUR_NETWORK_MAX_N;
  g_autofree guint32 *targets = g_new (guint32, MAX (n_edges, 1));
  g_autofree guint32 *sources = g_new (guint32, MAX (n_edges, 1));
  const int weight = mur_table_find (table, "weight");
  const double *weights = weight >= 0 ? mur_table_column (table, (guint)weight) : NULL;

  if (!read_ends (table, field, "from", highest, sources, error)
      || !read_ends (table, field, "to", highest, targets, error)
      || (weights != NULL && !check_weights (field, n_edges, weights, error)))
    return NULL;
  return mur_network_new_edges (
    n > 0 ? n : MAX (largest (n_edges, targets, sources), 1), n_edges, targets, sources,
    weights, normalisation, error);
}
