/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A writer over json-glib's nodes, whose own prints 17 digits and one number a line;
 * and the checks that have to be made before its parser, which recurses without a
 * bound, may see a stranger's text. */

#include "core/experiment/json-text.h"

#include "core/base/error.h"
#include "core/base/number.h"
#include "core/experiment/names.h"

#include <math.h>
#include <string.h>

#define MAX_DEPTH 64

static void append_node (GString *text, JsonNode *node, guint depth);

static void
append_string (GString *text, const char *string)
{
  g_string_append_c (text, '"');
  for (const char *p = string; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (text, "\\%c", *p);
    else if (*p == '\n')
      g_string_append (text, "\\n");
    else if ((guchar)*p < 0x20 || *p == 0x7f)
      g_string_append_printf (text, "\\u%04x", (guint)*p);
    else
      g_string_append_c (text, *p);
  g_string_append_c (text, '"');
}

static void
append_value (GString *text, JsonNode *node)
{
  GType type = json_node_get_value_type (node);
  if (type == G_TYPE_STRING)
    append_string (text, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (text, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_INT64)
    g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (isfinite (json_node_get_double (node)))
    {
      double value = json_node_get_double (node);
      g_autofree char *number = mur_number_format (value);
      g_string_append (text, value == 0 && signbit (value) ? "-0.0" : number);
    }
  else
    g_string_append (text, "null");
}

static void
append_line (GString *text, guint depth)
{
  g_string_append_printf (text, "\n%*s", (int)(2 * depth), "");
}

static void
append_object (GString *text, JsonObject *object, guint depth)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  gboolean first = TRUE;
  g_string_append_c (text, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (!first)
        g_string_append_c (text, ',');
      first = FALSE;
      append_line (text, depth + 1);
      append_string (text, name);
      g_string_append (text, ": ");
      append_node (text, node, depth + 1);
    }
  if (!first)
    append_line (text, depth);
  g_string_append_c (text, '}');
}

static gboolean
is_plain (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) || JSON_NODE_HOLDS_NULL (node);
}

static void
append_array (GString *text, JsonArray *array, guint depth)
{
  guint n = json_array_get_length (array);
  gboolean plain = TRUE;
  for (guint i = 0; i < n && plain; i++)
    plain = is_plain (json_array_get_element (array, i));
  g_string_append_c (text, '[');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (text, plain ? ", " : ",");
      if (!plain)
        append_line (text, depth + 1);
      append_node (text, json_array_get_element (array, i), depth + 1);
    }
  if (!plain)
    append_line (text, depth);
  g_string_append_c (text, ']');
}

static void
append_node (GString *text, JsonNode *node, guint depth)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      append_object (text, json_node_get_object (node), depth);
      break;
    case JSON_NODE_ARRAY:
      append_array (text, json_node_get_array (node), depth);
      break;
    case JSON_NODE_VALUE:
      append_value (text, node);
      break;
    case JSON_NODE_NULL:
    default:
      g_string_append (text, "null");
    }
}

char *
mur_json_format (JsonNode *root)
{
  g_return_val_if_fail (root != NULL, NULL);

  g_autoptr (GString) text = g_string_new (NULL);
  append_node (text, root, 0);
  g_string_append_c (text, '\n');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* How deep brackets nest, those in strings not counted. */
static gsize
measure_depth (const char *text, gsize length)
{
  gsize depth = 0, deepest = 0;
  gboolean in_string = FALSE;
  for (gsize i = 0; i < length; i++)
    if (in_string && text[i] == '\\')
      i++;
    else if (text[i] == '"')
      in_string = !in_string;
    else if (!in_string && (text[i] == '{' || text[i] == '['))
      deepest = MAX (deepest, ++depth);
    else if (!in_string && (text[i] == '}' || text[i] == ']'))
      depth -= depth > 0;
  return deepest;
}

static const char *
find_fault (const char *text, gsize length)
{
  if (length == 0)
    return "the text is empty";
  if (!g_utf8_validate_len (text, length, NULL))
    return "the text is not UTF-8";
  if (measure_depth (text, length) > MAX_DEPTH)
    return "nested deeper than 64";
  return NULL;
}

JsonObject *
mur_json_parse_object (const char *text, gssize length, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  gsize n = length < 0 ? strlen (text) : (gsize)length;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) failure = NULL;
  const char *fault = find_fault (text, n);
  if (fault == NULL && !json_parser_load_from_data (parser, text, (gssize)n, &failure))
    fault = failure->message;
  JsonNode *root = fault == NULL ? json_parser_get_root (parser) : NULL;
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return json_object_ref (json_node_get_object (root));
  g_autofree char *shown
    = mur_names_show (fault != NULL ? fault : "the text is not an object in braces");
  mur_error_set (error, MUR_ERROR_INPUT, NULL, "not JSON: %s", shown);
  return NULL;
}
