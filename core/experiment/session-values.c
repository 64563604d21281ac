/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The two bodies of a session as JSON: parameter values, which pass the same checks as
 * typed ones, and the tables a person brought. */

#include "core/base/error.h"
#include "core/base/number.h"
#include "core/experiment/names.h"
#include "core/experiment/parameter-private.h"
#include "core/experiment/session-private.h"

#include <math.h>

static JsonNode *
node_of_number (double value)
{
  JsonNode *node = json_node_alloc ();
  g_autofree char *text = mur_number_format (value);
  gboolean is_whole = value == floor (value) && fabs (value) <= 9007199254740992.0;
  if (is_whole && !(value == 0 && signbit (value)))
    return json_node_init_int (node, (gint64)value);
  return isfinite (value) ? json_node_init_double (node, value)
                          : json_node_init_string (node, text);
}

static JsonNode *
node_of_list (const MurParameters *parameters, const char *name)
{
  gsize n;
  const double *values = mur_parameters_list (parameters, name, &n);
  JsonArray *array = json_array_new ();
  for (gsize i = 0; i < n; i++)
    json_array_add_element (array, node_of_number (values[i]));
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (node, array);
  return node;
}

static JsonNode *
node_of_parameter (const MurParameters *parameters, const MurParameter *row)
{
  g_autofree char *text = mur_parameters_format (parameters, row->name);
  switch (row->kind)
    {
    case MUR_PARAMETER_NUMBER:
    case MUR_PARAMETER_INTEGER:
      if (isfinite (mur_parameters_number (parameters, row->name)))
        return node_of_number (mur_parameters_number (parameters, row->name));
      break;
    case MUR_PARAMETER_LIST:
      return node_of_list (parameters, row->name);
    case MUR_PARAMETER_CHOICE:
    case MUR_PARAMETER_TEXT:
    default:
      break;
    }
  return json_node_init_string (json_node_alloc (), text);
}

JsonObject *
mur_session_parameters_to_json (const MurParameters *parameters,
                                const MurParameters *base)
{
  JsonObject *object = json_object_new ();
  for (const MurParameter *row = mur_parameters_table (parameters); row->name != NULL;
       row++)
    {
      g_autofree char *text = mur_parameters_format (parameters, row->name);
      g_autofree char *before
        = base == NULL ? NULL : mur_parameters_format (base, row->name);
      if (g_strcmp0 (text, before) != 0)
        json_object_set_member (object, row->name, node_of_parameter (parameters, row));
    }
  return object;
}

/* Returns: (nullable): what a person would type for @node */
static char *
text_of_plain (JsonNode *node)
{
  GType type = json_node_get_value_type (node);
  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("none");
  if (type == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return type == G_TYPE_DOUBLE ? mur_number_format (json_node_get_double (node)) : NULL;
}

static char *
text_of_list (JsonNode *node)
{
  JsonArray *array = json_node_get_array (node);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      g_autofree char *number
        = JSON_NODE_HOLDS_VALUE (element) ? text_of_plain (element) : NULL;
      if (number == NULL)
        return NULL;
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", number);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (nullable): the text of @node if it is of a type that @row may have */
static char *
text_of_node (const MurParameter *row, JsonNode *node)
{
  gboolean is_string = json_node_get_value_type (node) == G_TYPE_STRING;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return row->kind == MUR_PARAMETER_LIST ? text_of_list (node) : NULL;
  if ((row->kind == MUR_PARAMETER_CHOICE || row->kind == MUR_PARAMETER_TEXT)
      && !is_string)
    return NULL;
  return text_of_plain (node);
}

static gboolean
read_parameter (MurParameters *parameters,
                const MurParameter *row,
                JsonNode *node,
                GError **error)
{
  g_autofree char *text = text_of_node (row, node);
  if (text != NULL)
    return mur_parameters_set (parameters, row->name, text, error);
  g_autofree char *json = json_to_string (node, FALSE);
  mur_value_refuse (row, json, error);
  return FALSE;
}

gboolean
mur_session_parameters_from_json (MurParameters *parameters,
                                  JsonObject *object,
                                  GPtrArray *warnings,
                                  GError **error)
{
  const MurParameter *table = mur_parameters_table (parameters);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      const MurParameter *row = mur_parameter_find (table, name);
      g_autofree char *shown = mur_names_show (name);
      if (row == NULL)
        g_ptr_array_add (
          warnings, g_strdup_printf (
                      "parameters.%s: not known to this version, passed over", shown));
      else if (!read_parameter (parameters, row, node, error))
        return FALSE;
    }
  return TRUE;
}

static JsonArray *
array_of_column (const double *values, gsize n)
{
  JsonArray *array = json_array_sized_new ((guint)n);
  for (gsize i = 0; i < n; i++)
    if (isnan (values[i]))
      json_array_add_null_element (array);
    else
      json_array_add_element (array, node_of_number (values[i]));
  return array;
}

static JsonObject *
object_of_table (const MurTable *table, const char *source)
{
  JsonObject *object = json_object_new ();
  JsonObject *columns = json_object_new ();
  JsonObject *units = json_object_new ();
  const char *const *labels = mur_table_labels (table);
  JsonArray *names = labels == NULL ? NULL : json_array_new ();
  if (source != NULL)
    json_object_set_string_member (object, "source", source);
  for (gsize i = 0; labels != NULL && labels[i] != NULL; i++)
    json_array_add_string_element (names, labels[i]);
  if (labels != NULL)
    json_object_set_array_member (object, "labels", names);
  for (guint i = 0; i < mur_table_n_columns (table); i++)
    {
      const char *name = mur_table_name (table, i);
      json_object_set_array_member (
        columns, name,
        array_of_column (mur_table_column (table, i), mur_table_n_rows (table)));
      if (mur_table_unit (table, i) != NULL)
        json_object_set_string_member (units, name, mur_table_unit (table, i));
    }
  json_object_set_object_member (object, "columns", columns);
  json_object_set_object_member (object, "units", units);
  return object;
}

JsonObject *
mur_session_inputs_to_json (const MurInputs *inputs)
{
  JsonObject *object = json_object_new ();
  for (guint i = 0; i < mur_inputs_n (inputs); i++)
    {
      const char *name = mur_inputs_name (inputs, i);
      json_object_set_object_member (object, name,
                                     object_of_table (mur_inputs_table (inputs, name),
                                                      mur_inputs_source (inputs, i)));
    }
  return object;
}

/* Null is a missing value; text is what JSON has no number for. */
static gboolean
read_cell (JsonNode *node, double *value)
{
  GType type = json_node_get_value_type (node);
  if (JSON_NODE_HOLDS_NULL (node))
    *value = NAN;
  else if (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE)
    *value = json_node_get_double (node);
  else if (type == G_TYPE_STRING && g_str_equal (json_node_get_string (node), "inf"))
    *value = INFINITY;
  else if (type == G_TYPE_STRING && g_str_equal (json_node_get_string (node), "-inf"))
    *value = -INFINITY;
  else
    return FALSE;
  return TRUE;
}

static double *
read_column (const char *name, JsonNode *node, gsize *n, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  if (array == NULL || json_array_get_length (array) == 0)
    {
      mur_session_refuse (name, node, "numbers in brackets", error);
      return NULL;
    }
  *n = json_array_get_length (array);
  g_autofree double *values = g_new (double, *n);
  for (guint i = 0; i < *n; i++)
    if (!read_cell (json_array_get_element (array, i), &values[i]))
      {
        mur_session_refuse (name, json_array_get_element (array, i), "a number or null",
                            error);
        return NULL;
      }
  return g_steal_pointer (&values);
}

static const char *
read_unit (JsonObject *units, const char *name)
{
  JsonNode *node = units == NULL ? NULL : json_object_get_member (units, name);
  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static gboolean
read_columns (MurTable *table, JsonObject *columns, JsonObject *units, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  json_object_iter_init_ordered (&iter, columns);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      gsize n;
      g_autofree double *values = read_column (name, node, &n, error);
      if (values == NULL)
        return FALSE;
      if (mur_table_n_columns (table) > 0 && n != mur_table_n_rows (table))
        {
          mur_error_set (error, MUR_ERROR_INPUT, name,
                         "%s: %" G_GSIZE_FORMAT
                         " values are not allowed; %" G_GSIZE_FORMAT
                         ", as in the first column",
                         name, n, mur_table_n_rows (table));
          return FALSE;
        }
      mur_table_add_take (table, name, read_unit (units, name),
                          g_steal_pointer (&values), n);
    }
  return TRUE;
}

static gboolean
read_labels (MurTable *table, JsonObject *object, GError **error)
{
  JsonNode *node = json_object_get_member (object, "labels");
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  if (node == NULL)
    return TRUE;
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array == NULL ? 0 : json_array_get_length (array);
  for (guint i = 0; i < n; i++)
    {
      JsonNode *label = json_array_get_element (array, i);
      if (json_node_get_value_type (label) == G_TYPE_STRING)
        g_ptr_array_add (labels, (gpointer)json_node_get_string (label));
    }
  if (labels->len != mur_table_n_rows (table) || n != labels->len)
    {
      mur_session_refuse ("labels", node, "one text in quotes a row", error);
      return FALSE;
    }
  g_ptr_array_add (labels, NULL);
  mur_table_set_labels (table, (const char *const *)labels->pdata);
  return TRUE;
}

static MurTable *
read_table (JsonObject *object, GError **error)
{
  JsonObject *columns, *units;
  g_autoptr (MurTable) table = mur_table_new ();
  if (!mur_session_get_object (object, "columns", &columns, error)
      || !mur_session_get_object (object, "units", &units, error))
    return NULL;
  if (columns == NULL || json_object_get_size (columns) == 0)
    {
      mur_session_refuse ("columns", json_object_get_member (object, "columns"),
                          "an object with at least one column", error);
      return NULL;
    }
  if (!read_columns (table, columns, units, error)
      || !read_labels (table, object, error))
    return NULL;
  return g_steal_pointer (&table);
}

MurInputs *
mur_session_inputs_from_json (JsonObject *object, GPtrArray *warnings, GError **error)
{
  static const char *const known[] = { "source", "labels", "columns", "units", NULL };
  g_autoptr (MurInputs) inputs = mur_inputs_new ();
  JsonObjectIter iter;
  const char *name;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      JsonObject *member;
      if (!mur_session_get_object (object, name, &member, error))
        return NULL;
      mur_session_warn_of_unknown (member, "inputs.", known, warnings);
      MurTable *table = read_table (member, error);
      if (table == NULL)
        return NULL;
      JsonNode *source = json_object_get_member (member, "source");
      gboolean is_text
        = source != NULL && json_node_get_value_type (source) == G_TYPE_STRING;
      mur_inputs_add (inputs, name, is_text ? json_node_get_string (source) : NULL,
                      table);
    }
  return g_steal_pointer (&inputs);
}
