/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions read: every key is looked at, what is unknown is passed over with a warning,
 * and what is wrong is one line about the key. */

#include "core/base/error.h"
#include "core/experiment/json-text.h"
#include "core/experiment/names.h"
#include "core/experiment/session-private.h"

#define MAX_COUNT (G_GINT64_CONSTANT (1) << 53)

void
mur_session_refuse (const char *name,
                    JsonNode *node,
                    const char *allowed,
                    GError **error)
{
  g_autofree char *text = node == NULL ? NULL : json_to_string (node, FALSE);
  g_autofree char *shown = mur_names_show (text == NULL ? "a missing key" : text);
  mur_error_set (error, MUR_ERROR_INPUT, name, "%s: %s is not allowed; %s", name, shown,
                 allowed);
}

gboolean
mur_session_get_object (JsonObject *object,
                        const char *name,
                        JsonObject **member,
                        GError **error)
{
  JsonNode *node = json_object_get_member (object, name);
  *member = NULL;
  if (node == NULL)
    return TRUE;
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      *member = json_node_get_object (node);
      return TRUE;
    }
  mur_session_refuse (name, node, "an object in braces", error);
  return FALSE;
}

gboolean
mur_session_get_count (JsonObject *object,
                       const char *name,
                       guint64 *count,
                       GError **error)
{
  JsonNode *node = json_object_get_member (object, name);
  if (node != NULL && json_node_get_value_type (node) == G_TYPE_INT64
      && json_node_get_int (node) >= 0 && json_node_get_int (node) <= MAX_COUNT)
    {
      *count = (guint64)json_node_get_int (node);
      return TRUE;
    }
  mur_session_refuse (name, node, "a whole number from 0 to 2⁵³", error);
  return FALSE;
}

static gboolean
check_format (JsonObject *object, GError **error)
{
  guint64 format = 0;
  if (!json_object_has_member (object, "murmuration"))
    {
      mur_error_set (error, MUR_ERROR_INPUT, "murmuration",
                     "not a session: the key murmuration is missing");
      return FALSE;
    }
  if (!mur_session_get_count (object, "murmuration", &format, error))
    return FALSE;
  if (format >= 1 && format <= MUR_SESSION_FORMAT)
    return TRUE;
  mur_error_set (error, MUR_ERROR_INPUT, "murmuration",
                 "murmuration: format %" G_GUINT64_FORMAT
                 " is not allowed; this version reads format %d",
                 format, MUR_SESSION_FORMAT);
  return FALSE;
}

static const char *
get_text (JsonObject *object, const char *name, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);
  if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_get_string (node);
  mur_session_refuse (name, node, "text in quotes", error);
  return NULL;
}

void
mur_session_warn_of_unknown (JsonObject *object,
                             const char *where,
                             const char *const *known,
                             GPtrArray *warnings)
{
  JsonObjectIter iter;
  const char *name;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!g_strv_contains (known, name))
      {
        g_autofree char *shown = mur_names_show (name);
        g_ptr_array_add (
          warnings, g_strdup_printf ("%s%s: not known to this version, passed over",
                                     where, shown));
      }
}

/* What sets parameters is in their values, not in the log. */
static gboolean
is_logged_action (const MurExperiment *experiment, const char *name)
{
  const MurAction *action = mur_experiment_find_action (experiment, name);
  return action != NULL && action->assignments == NULL;
}

static gboolean
read_action (MurSession *self, guint64 step, JsonObject *object, GError **error)
{
  const char *action = get_text (object, "action", error);
  if (action == NULL)
    return FALSE;
  if (is_logged_action (self->experiment, action))
    {
      mur_session_add_change (self, step, action, NULL);
      return TRUE;
    }
  g_autofree char *shown = mur_names_show (action);
  mur_error_set (error, MUR_ERROR_UNKNOWN, "action",
                 "action: %s is not known to the experiment %s", shown,
                 self->experiment->id);
  return FALSE;
}

/* @current: all values before the change; turned to those after it. */
static gboolean
read_retune (MurSession *self,
             guint64 step,
             JsonObject *object,
             MurParameters *current,
             GPtrArray *warnings,
             GError **error)
{
  JsonObject *values;
  g_autoptr (MurParameters) before = mur_parameters_copy (current);
  if (!mur_session_get_object (object, "parameters", &values, error))
    return FALSE;
  if (values != NULL
      && !mur_session_parameters_from_json (current, values, warnings, error))
    return FALSE;
  if (!mur_parameters_differ_live_only (before, current))
    {
      mur_error_set (error, MUR_ERROR_INPUT, "changes",
                     "changes: step %" G_GUINT64_FORMAT
                     " changes what is not allowed to change during a run",
                     step);
      return FALSE;
    }
  mur_session_add_change (self, step, NULL, current);
  return TRUE;
}

static gboolean
read_change (MurSession *self,
             JsonNode *node,
             MurParameters *current,
             GPtrArray *warnings,
             GError **error)
{
  static const char *const known[] = { "step", "action", "parameters", NULL };
  guint64 step, earliest = 0;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      mur_session_refuse ("changes", node, "objects in braces", error);
      return FALSE;
    }
  JsonObject *object = json_node_get_object (node);
  mur_session_warn_of_unknown (object, "changes.", known, warnings);
  if (!mur_session_get_count (object, "step", &step, error))
    return FALSE;
  if (self->changes->len > 0)
    earliest
      = ((MurChange *)g_ptr_array_index (self->changes, self->changes->len - 1))->step;
  if (step < earliest)
    {
      mur_error_set (error, MUR_ERROR_INPUT, "step",
                     "step: %" G_GUINT64_FORMAT
                     " is not allowed after a change at step %" G_GUINT64_FORMAT
                     "; changes go in order",
                     step, earliest);
      return FALSE;
    }
  return json_object_has_member (object, "action")
           ? read_action (self, step, object, error)
           : read_retune (self, step, object, current, warnings, error);
}

static gboolean
read_changes (MurSession *self, JsonObject *object, GPtrArray *warnings, GError **error)
{
  JsonNode *node = json_object_get_member (object, "changes");
  g_autoptr (MurParameters) current = mur_parameters_copy (self->parameters);
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      mur_session_refuse ("changes", node, "an array in brackets", error);
      return FALSE;
    }
  JsonArray *array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_change (self, json_array_get_element (array, i), current, warnings,
                      error))
      return FALSE;
  return TRUE;
}

static gboolean
read_inputs (MurSession *self, JsonObject *object, GPtrArray *warnings, GError **error)
{
  JsonObject *member;
  if (!mur_session_get_object (object, "inputs", &member, error))
    return FALSE;
  if (member == NULL)
    return TRUE;
  MurInputs *inputs = mur_session_inputs_from_json (member, warnings, error);
  if (inputs == NULL)
    return FALSE;
  mur_inputs_unref (self->inputs);
  self->inputs = inputs;
  return TRUE;
}

MurSession *
mur_session_from_json (JsonObject *object,
                       const MurExperiment *const *registry,
                       GPtrArray *warnings,
                       GError **error)
{
  static const char *const known[]
    = { "murmuration", "experiment",           "version", "parameters", "inputs",
        "changes",     MUR_SESSION_CHECKPOINT, NULL };
  JsonObject *values;
  const char *id
    = check_format (object, error) ? get_text (object, "experiment", error) : NULL;
  const MurExperiment *experiment
    = id == NULL ? NULL : mur_experiment_find (registry, id, error);
  if (experiment == NULL)
    return NULL;
  g_autoptr (MurSession) self = mur_session_new (experiment);
  mur_session_warn_of_unknown (object, "", known, warnings);
  if (!mur_session_get_object (object, "parameters", &values, error))
    return NULL;
  if (values != NULL
      && !mur_session_parameters_from_json (self->parameters, values, warnings, error))
    return NULL;
  if (!read_inputs (self, object, warnings, error)
      || !read_changes (self, object, warnings, error))
    return NULL;
  return g_steal_pointer (&self);
}

char **
mur_session_list_warnings (GPtrArray *warnings)
{
  if (warnings->len == 0)
    return NULL;
  char **lines = g_new0 (char *, warnings->len + 1);
  for (guint i = 0; i < warnings->len; i++)
    lines[i] = g_strdup (g_ptr_array_index (warnings, i));
  return lines;
}

MurSession *
mur_session_parse (const char *text,
                   gssize length,
                   const MurExperiment *const *registry,
                   char ***warnings,
                   GError **error)
{
  g_return_val_if_fail (text != NULL && registry != NULL, NULL);

  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  if (warnings != NULL)
    *warnings = NULL;
  g_autoptr (JsonObject) object = mur_json_parse_object (text, length, error);
  if (object == NULL)
    return NULL;
  MurSession *self = mur_session_from_json (object, registry, lines, error);
  if (self != NULL && warnings != NULL)
    *warnings = mur_session_list_warnings (lines);
  return self;
}
