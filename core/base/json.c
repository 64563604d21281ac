/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A writer over json-glib's nodes, whose own prints 17 digits and one number a line. */

#include "core/base/json.h"

#include "core/base/json-digest.h"
#include "core/base/number.h"

#include <math.h>
#include <string.h>

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

/* Before the brace that ends the text. */
char *
mur_json_format_sealed (JsonNode *root)
{
  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root), NULL);
  g_return_val_if_fail (json_object_get_size (json_node_get_object (root)) > 0, NULL);

  g_autoptr (GString) text = g_string_new (NULL);
  append_node (text, root, 0);
  g_autofree char *digest
    = mur_json_digest ((MurJson){ .text = text->str, .length = text->len });
  g_string_truncate (text, text->len - strlen ("\n}"));
  g_string_append_printf (text, ",\n  \"%s\": \"%s\"\n}\n", MUR_JSON_DIGEST, digest);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
