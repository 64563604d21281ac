/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions read: every key is looked at, what is unknown is passed over with a warning,
 * and what is wrong is one line about the key. */

#include "core/run/session-read.h"

#include "core/base/error.h"
#include "core/base/json-digest.h"
#include "core/experiment/action.h"
#include "core/run/members.h"
#include "core/run/session-inputs.h"
#include "core/run/session-titles.h"
#include "core/run/session-values.h"
#include "core/run/session-write.h"

gboolean
mur_session_check_format (MurJson object, GError **error)
{
  guint64 format = 0;
  if (mur_json_kind (mur_json_member (object, "murmuration")) == MUR_JSON_ABSENT)
    {
      mur_error_set (error, MUR_ERROR_INPUT, "murmuration",
                     "not a session: the key murmuration is missing");
      return FALSE;
    }
  if (!mur_members_get_count (object, "murmuration", &format, error))
    return FALSE;
  if (format >= 1 && format <= MUR_SESSION_FORMAT)
    return TRUE;
  mur_error_set (error, MUR_ERROR_INPUT, "murmuration",
                 "murmuration: format %" G_GUINT64_FORMAT
                 " is not allowed; this version reads format %d",
                 format, MUR_SESSION_FORMAT);
  return FALSE;
}

static gboolean
require_text (MurJson object, const char *name, char **text, GError **error)
{
  if (!mur_members_get_text (object, name, text, error))
    return FALSE;
  if (*text == NULL)
    mur_members_refuse (name, (MurJson){ NULL, 0 }, "text in quotes", error);
  return *text != NULL;
}

static gboolean
read_action (MurSession *self, guint64 step, MurJson object, GError **error)
{
  g_autofree char *action = NULL;
  MurActionCall call;
  if (!require_text (object, "action", &action, error))
    return FALSE;
  if (!mur_action_parse (self->experiment, action, &call, error))
    return FALSE;
  mur_session_add_change (self, step, action, NULL);
  return TRUE;
}

/* @current: all values before the change; turned to those after it. */
static gboolean
read_retune (MurSession *self,
             guint64 step,
             MurJson object,
             MurParameters *current,
             MurWarnings *warnings,
             GError **error)
{
  MurJson values;
  g_autoptr (MurParameters) before = mur_parameters_copy (current);
  if (!mur_members_get_object (object, "parameters", &values, error))
    return FALSE;
  if (mur_json_kind (values) == MUR_JSON_OBJECT
      && !mur_session_read_parameters (current, values, warnings, error))
    return FALSE;
  if (!mur_parameters_differ_live_only (before, current))
    {
      mur_error_set (error, MUR_ERROR_INPUT, "changes",
                     "changes: step %" G_GUINT64_FORMAT
                     " changes what is not allowed to change during a run",
                     step);
      return FALSE;
    }
  mur_session_set_view (self, current);
  if (!mur_parameters_differ_view_only (before, current))
    mur_session_add_change (self, step, NULL, current);
  return TRUE;
}

static gboolean
read_change (MurSession *self,
             MurJson object,
             MurParameters *current,
             MurWarnings *warnings,
             GError **error)
{
  static const char *const known[] = { "step", "action", "parameters", NULL };
  guint64 step, earliest = 0;
  if (mur_json_kind (object) != MUR_JSON_OBJECT)
    {
      mur_members_refuse ("changes", object, "objects in braces", error);
      return FALSE;
    }
  mur_members_warn_of_unknown (object, "changes.", known, warnings);
  if (!mur_members_get_count (object, "step", &step, error))
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
  return mur_json_kind (mur_json_member (object, "action")) != MUR_JSON_ABSENT
           ? read_action (self, step, object, error)
           : read_retune (self, step, object, current, warnings, error);
}

static gboolean
read_changes (MurSession *self, MurJson object, MurWarnings *warnings, GError **error)
{
  MurJson array = mur_json_member (object, "changes"), change;
  MurJsonIter iter;
  g_autoptr (MurParameters) current = mur_parameters_copy (self->parameters);
  if (mur_json_kind (array) == MUR_JSON_ABSENT)
    return TRUE;
  if (mur_json_kind (array) != MUR_JSON_ARRAY)
    {
      mur_members_refuse ("changes", array, "an array in brackets", error);
      return FALSE;
    }
  mur_json_iter_init (&iter, array);
  while (mur_json_iter_next (&iter, NULL, &change))
    if (!read_change (self, change, current, warnings, error))
      return FALSE;
  return TRUE;
}

static const MurExperiment *
read_experiment (MurJson object,
                 const MurExperiment *const *registry,
                 MurWarnings *warnings,
                 GError **error)
{
  static const char *const known[]
    = { "murmuration",   "experiment", "version",
        "scene",         "titles",     "parameters",
        "inputs",        "changes",    MUR_SESSION_CHECKPOINT,
        MUR_JSON_DIGEST, NULL };
  g_autofree char *id = NULL, *version = NULL;
  if (!mur_session_check_format (object, error)
      || !require_text (object, "experiment", &id, error)
      || !mur_members_get_text (object, "version", &version, error))
    return NULL;
  mur_members_warn_of_unknown (object, "", known, warnings);
  return mur_experiment_find (registry, id, error);
}

MurSession *
mur_session_read (MurJson object,
                  const MurExperiment *const *registry,
                  MurWarnings *warnings,
                  GError **error)
{
  MurJson values, inputs;
  const MurExperiment *experiment = read_experiment (object, registry, warnings, error);
  if (experiment == NULL)
    return NULL;
  g_autoptr (MurSession) self = mur_session_new (experiment);
  if (!mur_members_get_text (object, "scene", &self->scene, error)
      || !mur_session_read_titles (object, &self->titles, error)
      || !mur_members_get_object (object, "parameters", &values, error))
    return NULL;
  if (mur_json_kind (values) == MUR_JSON_OBJECT
      && !mur_session_read_parameters (self->parameters, values, warnings, error))
    return NULL;
  if (!mur_members_get_object (object, "inputs", &inputs, error))
    return NULL;
  if (mur_json_kind (inputs) == MUR_JSON_OBJECT
      && !mur_session_read_inputs (self->inputs, experiment, inputs, warnings, error))
    return NULL;
  return read_changes (self, object, warnings, error) ? g_steal_pointer (&self) : NULL;
}

MurSession *
mur_session_parse (const char *text,
                   gssize length,
                   const MurExperiment *const *registry,
                   char ***warnings,
                   GError **error)
{
  g_return_val_if_fail (text != NULL && registry != NULL, NULL);

  g_auto (MurWarnings) lines;
  MurJson root;
  mur_warnings_init (&lines);
  if (warnings != NULL)
    *warnings = NULL;
  if (!mur_json_check (text, length, &root, error))
    return NULL;
  if (mur_json_check_digest (root) == MUR_DIGEST_WRONG)
    mur_warnings_add (&lines, "edited since it was written; what it says now is used");
  MurSession *self = mur_session_read (root, registry, &lines, error);
  if (self != NULL && warnings != NULL)
    *warnings = mur_warnings_list (&lines);
  return self;
}
