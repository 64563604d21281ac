/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables that a person brought as JSON. Columns are read straight from the text. */

#include "core/run/session-inputs.h"

#include "core/base/error.h"
#include "core/base/names.h"
#include "core/run/members.h"
#include "core/run/session-values.h"

#include <math.h>

/* A missing value is null. */
static void
write_column (MurJsonWriter *writer, const char *name, const double *values, gsize n)
{
  mur_json_writer_begin_array (writer, name);
  for (gsize i = 0; i < n; i++)
    if (isnan (values[i]))
      mur_json_writer_add_number (writer, NULL, NAN);
    else
      mur_session_write_number (writer, NULL, values[i]);
  mur_json_writer_end (writer);
}

/* @roles: (nullable): role, column, … */
static void
write_roles (MurJsonWriter *writer, const char *const *roles)
{
  if (roles == NULL)
    return;
  mur_json_writer_begin_object (writer, "roles");
  for (; *roles != NULL; roles += 2)
    mur_json_writer_add_text (writer, roles[0], roles[1]);
  mur_json_writer_end (writer);
}

static void
write_table (MurJsonWriter *writer,
             const char *name,
             const MurTable *table,
             const char *source,
             const char *const *roles)
{
  mur_json_writer_begin_object (writer, name);
  if (source != NULL)
    mur_json_writer_add_text (writer, "source", source);
  write_roles (writer, roles);
  mur_json_writer_add_texts (writer, "labels", mur_table_labels (table));
  mur_json_writer_begin_object (writer, "columns");
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    write_column (writer, mur_table_name (table, i), mur_table_column (table, i),
                  mur_table_n_rows (table));
  mur_json_writer_end (writer);
  mur_json_writer_begin_object (writer, "units");
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    if (mur_table_unit (table, i) != NULL)
      mur_json_writer_add_text (writer, mur_table_name (table, i),
                                mur_table_unit (table, i));
  mur_json_writer_end (writer);
  mur_json_writer_end (writer);
}

void
mur_session_write_inputs (MurJsonWriter *writer,
                          const char *name,
                          const MurInputs *inputs)
{
  mur_json_writer_begin_object (writer, name);
  for (guint i = 0; i < mur_inputs_n (inputs); i++)
    {
      const char *input = mur_inputs_name (inputs, i);
      write_table (writer, input, mur_inputs_table (inputs, input),
                   mur_inputs_source (inputs, i), mur_inputs_roles (inputs, input));
    }
  mur_json_writer_end (writer);
}

/* Null is a missing value; text is what JSON has no number for. */
static gboolean
read_cell (MurJson cell, double *value)
{
  if (mur_json_kind (cell) == MUR_JSON_NULL)
    *value = NAN;
  else if (mur_json_is (cell, "inf"))
    *value = INFINITY;
  else if (mur_json_is (cell, "-inf"))
    *value = -INFINITY;
  else
    return mur_json_get_number (cell, value);
  return TRUE;
}

static double *
read_cells (const char *name, MurJson column, gsize n, GError **error)
{
  g_autofree double *values = g_new (double, n);
  MurJsonIter iter;
  MurJson cell;
  mur_json_iter_init (&iter, column);
  for (gsize i = 0; mur_json_iter_next (&iter, NULL, &cell); i++)
    if (!read_cell (cell, &values[i]))
      {
        mur_members_refuse (name, cell, "a number or null", error);
        return NULL;
      }
  return g_steal_pointer (&values);
}

static gboolean
check_n_rows (const MurTable *table, const char *name, gsize n, GError **error)
{
  if (mur_table_n_columns (table) == 0 || n == mur_table_n_rows (table))
    return TRUE;
  mur_error_set (error, MUR_ERROR_INPUT, name,
                 "%s: %" G_GSIZE_FORMAT " values are not allowed; %" G_GSIZE_FORMAT
                 ", as in the first column",
                 name, n, mur_table_n_rows (table));
  return FALSE;
}

/* @units: text by column */
static gboolean
read_column (
  MurTable *table, MurJson key, MurJson column, GHashTable *units, GError **error)
{
  g_autofree char *name = mur_json_dup_string (key);
  if (*name == '\0')
    {
      mur_members_refuse ("columns", key, "columns need a name", error);
      return FALSE;
    }
  gsize n = mur_json_kind (column) == MUR_JSON_ARRAY ? mur_json_count (column) : 0;
  if (n == 0)
    {
      mur_members_refuse (name, column, "numbers in brackets", error);
      return FALSE;
    }
  double *values
    = check_n_rows (table, name, n, error) ? read_cells (name, column, n, error) : NULL;
  if (values == NULL)
    return FALSE;
  mur_table_add_take (table, name, g_hash_table_lookup (units, name), values, n);
  return TRUE;
}

static gboolean
read_units (GHashTable *units, MurJson object, GError **error)
{
  MurJson member, key, value;
  MurJsonIter iter;
  if (!mur_members_get_object (object, "units", &member, error))
    return FALSE;
  if (mur_json_kind (member) == MUR_JSON_ABSENT)
    return TRUE;
  mur_json_iter_init (&iter, member);
  while (mur_json_iter_next (&iter, &key, &value))
    {
      if (mur_json_kind (value) != MUR_JSON_STRING)
        {
          mur_members_refuse ("units", value, "text in quotes", error);
          return FALSE;
        }
      g_hash_table_insert (units, mur_json_dup_string (key),
                           mur_json_dup_string (value));
    }
  return TRUE;
}

static gboolean
read_columns (MurTable *table, MurJson object, GError **error)
{
  MurJson columns, key, column;
  MurJsonIter iter;
  g_autoptr (GHashTable) units
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!mur_members_get_object (object, "columns", &columns, error)
      || !read_units (units, object, error))
    return FALSE;
  if (mur_json_kind (columns) == MUR_JSON_ABSENT || mur_json_count (columns) == 0)
    {
      mur_members_refuse ("columns", columns, "an object with at least one column",
                          error);
      return FALSE;
    }
  mur_json_iter_init (&iter, columns);
  while (mur_json_iter_next (&iter, &key, &column))
    if (!read_column (table, key, column, units, error))
      return FALSE;
  return TRUE;
}

/* @roles: (out) (nullable): role, column, …; %NULL: there are none */
static gboolean
read_roles (MurJson object, char ***roles, GError **error)
{
  MurJson member, key, value;
  MurJsonIter iter;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  *roles = NULL;
  if (!mur_members_get_object (object, "roles", &member, error))
    return FALSE;
  if (mur_json_kind (member) == MUR_JSON_ABSENT)
    return TRUE;
  mur_json_iter_init (&iter, member);
  while (mur_json_iter_next (&iter, &key, &value))
    {
      if (mur_json_kind (value) != MUR_JSON_STRING)
        {
          mur_members_refuse ("roles", value, "the name of a column in quotes", error);
          return FALSE;
        }
      g_ptr_array_add (texts, mur_json_dup_string (key));
      g_ptr_array_add (texts, mur_json_dup_string (value));
    }
  g_ptr_array_add (texts, NULL);
  *roles = g_strdupv ((char **)texts->pdata);
  return TRUE;
}

static gboolean
refuse_labels (MurJson value, GError **error)
{
  mur_members_refuse ("labels", value, "one text in quotes a row", error);
  return FALSE;
}

static gboolean
read_labels (MurTable *table, MurJson object, GError **error)
{
  MurJson member = mur_json_member (object, "labels"), label;
  MurJsonIter iter;
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  if (mur_json_kind (member) == MUR_JSON_ABSENT)
    return TRUE;
  if (mur_json_kind (member) != MUR_JSON_ARRAY
      || mur_json_count (member) != mur_table_n_rows (table))
    return refuse_labels (member, error);
  mur_json_iter_init (&iter, member);
  while (mur_json_iter_next (&iter, NULL, &label))
    {
      if (mur_json_kind (label) != MUR_JSON_STRING)
        return refuse_labels (label, error);
      g_ptr_array_add (labels, mur_json_dup_string (label));
    }
  g_ptr_array_add (labels, NULL);
  mur_table_set_labels (table, (const char *const *)labels->pdata);
  return TRUE;
}

static gboolean
read_input (MurInputs *inputs,
            const char *name,
            MurJson object,
            MurWarnings *warnings,
            GError **error)
{
  static const char *const known[]
    = { "source", "roles", "labels", "columns", "units", NULL };
  g_autoptr (MurTable) table = mur_table_new ();
  g_autofree char *source = NULL;
  g_auto (GStrv) roles = NULL;
  if (mur_json_kind (object) != MUR_JSON_OBJECT)
    {
      mur_members_refuse (name, object, "an object in braces", error);
      return FALSE;
    }
  mur_members_warn_of_unknown (object, "inputs.", known, warnings);
  if (!read_columns (table, object, error) || !read_labels (table, object, error)
      || !mur_members_get_text (object, "source", &source, error)
      || !read_roles (object, &roles, error))
    return FALSE;
  mur_inputs_add (inputs, name, source, g_steal_pointer (&table));
  mur_inputs_set_roles (inputs, name, (const char *const *)roles);
  return TRUE;
}

static const char *
find_input (const MurExperiment *experiment, MurJson key)
{
  for (const MurInput *input = experiment->inputs; input != NULL && input->name != NULL;
       input++)
    if (mur_json_is (key, input->name))
      return input->name;
  return NULL;
}

gboolean
mur_session_read_inputs (MurInputs *inputs,
                         const MurExperiment *experiment,
                         MurJson object,
                         MurWarnings *warnings,
                         GError **error)
{
  MurJsonIter iter;
  MurJson key, value;
  mur_json_iter_init (&iter, object);
  while (mur_json_iter_next (&iter, &key, &value))
    {
      const char *known = find_input (experiment, key);
      g_autofree char *name = mur_json_dup_string (key);
      g_autofree char *shown = mur_names_show (name);
      if (known == NULL)
        mur_warnings_add (warnings,
                          "inputs.%s: not known to the experiment %s, passed over",
                          shown, experiment->id);
      else if (!read_input (inputs, known, value, warnings, error))
        return FALSE;
    }
  return TRUE;
}
