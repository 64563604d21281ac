/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parameter values as JSON; they pass the same checks as typed ones. */

#include "core/base/error.h"
#include "core/base/names.h"
#include "core/base/number.h"
#include "core/experiment/value.h"
#include "core/run/session-private.h"

#include <math.h>

JsonNode *
mur_session_node_of_number (double value)
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
    json_array_add_element (array, mur_session_node_of_number (values[i]));
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
        return mur_session_node_of_number (
          mur_parameters_number (parameters, row->name));
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

/* Returns: (nullable): what a person would type for @value */
static char *
text_of_plain (MurJson value)
{
  switch (mur_json_kind (value))
    {
    case MUR_JSON_NULL:
      return g_strdup ("none");
    case MUR_JSON_STRING:
      return mur_json_dup_string (value);
    case MUR_JSON_NUMBER:
      return g_strndup (value.text, value.length);
    case MUR_JSON_ABSENT:
    case MUR_JSON_BOOLEAN:
    case MUR_JSON_ARRAY:
    case MUR_JSON_OBJECT:
    default:
      return NULL;
    }
}

static char *
text_of_list (MurJson array)
{
  g_autoptr (GString) text = g_string_new (NULL);
  MurJsonIter iter;
  MurJson value;
  mur_json_iter_init (&iter, array);
  while (mur_json_iter_next (&iter, NULL, &value))
    {
      g_autofree char *number
        = mur_json_kind (value) == MUR_JSON_NULL ? NULL : text_of_plain (value);
      if (number == NULL)
        return NULL;
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", number);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (nullable): the text of @value if it is of a type that @row may have */
static char *
text_of_value (const MurParameter *row, MurJson value)
{
  MurJsonKind kind = mur_json_kind (value);
  if (kind == MUR_JSON_ARRAY)
    return row->kind == MUR_PARAMETER_LIST ? text_of_list (value) : NULL;
  if ((row->kind == MUR_PARAMETER_CHOICE || row->kind == MUR_PARAMETER_TEXT)
      && kind != MUR_JSON_STRING)
    return NULL;
  return text_of_plain (value);
}

static gboolean
read_parameter (MurParameters *parameters,
                const MurParameter *row,
                MurJson value,
                GError **error)
{
  g_autofree char *text = text_of_value (row, value);
  if (text != NULL)
    return mur_parameters_set (parameters, row->name, text, error);
  g_autofree char *shown = mur_json_dup_start (value);
  mur_value_refuse (row, shown, error);
  return FALSE;
}

gboolean
mur_session_parameters_from_json (MurParameters *parameters,
                                  MurJson object,
                                  MurWarnings *warnings,
                                  GError **error)
{
  const MurParameter *table = mur_parameters_table (parameters);
  MurJsonIter iter;
  MurJson key, value;
  mur_json_iter_init (&iter, object);
  while (mur_json_iter_next (&iter, &key, &value))
    {
      g_autofree char *name = mur_json_dup_string (key);
      const MurParameter *row = mur_parameter_find (table, name);
      g_autofree char *shown = mur_names_show (name);
      if (row == NULL)
        mur_warnings_add (
          warnings, "parameters.%s: not known to this version, passed over", shown);
      else if (!read_parameter (parameters, row, value, error))
        return FALSE;
    }
  return TRUE;
}
