/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Checkpoints: a session with one more key,
 *
 *   "checkpoint": {"steps", "changes", "status", "probes": {…}, "state": {…}},
 *
 * where changes counts those that the run has taken. The probes are an integer that
 * shows the order of bytes and a double whose every bit counts: text that a foreign
 * program or a careless editor has passed through does not give them back. The digest
 * of the session is needed here and has to be right: what was edited is no longer the
 * state of the run that its parameters describe. */

#include "core/base/error.h"
#include "core/base/json-digest.h"
#include "core/base/json.h"
#include "core/run/job-private.h"
#include "core/run/session-private.h"

#include <string.h>

#define PROBE_INTEGER G_GUINT64_CONSTANT (0xfedcba9876543210)
#define PROBE_DOUBLE (-0x1.fedcba9876543p-321)

static JsonObject *
probes_to_json (void)
{
  const double probe = PROBE_DOUBLE;
  g_autoptr (MurArchive) archive = mur_archive_new ();
  mur_archive_put_integer (archive, "integer", PROBE_INTEGER);
  mur_archive_put_doubles (archive, "double", &probe, 1);
  return mur_archive_to_json (archive);
}

static JsonObject *
state_to_json (MurJob *self)
{
  g_autoptr (MurArchive) archive = mur_archive_new ();
  self->session->experiment->save (self->run, archive);
  return mur_archive_to_json (archive);
}

char *
mur_job_checkpoint (MurJob *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  if (!mur_experiment_check_checkpoints (self->session->experiment, "checkpoint", NULL))
    return NULL;

  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *session = mur_session_to_json (self->session);
  JsonObject *object = json_object_new ();
  json_object_set_int_member (object, "steps", (gint64)self->steps);
  json_object_set_int_member (object, "changes", self->n_applied);
  json_object_set_string_member (object, "status", mur_status_name (self->status));
  json_object_set_object_member (object, "probes", probes_to_json ());
  json_object_set_object_member (object, "state", state_to_json (self));
  json_object_set_object_member (session, MUR_SESSION_CHECKPOINT, object);
  json_node_take_object (root, session);
  return mur_json_format_sealed (root);
}

static gboolean
read_object (MurJson object, const char *name, MurJson *member, GError **error)
{
  if (!mur_session_get_object (object, name, member, error))
    return FALSE;
  if (mur_json_kind (*member) == MUR_JSON_OBJECT)
    return TRUE;
  mur_error_set (error, MUR_ERROR_INPUT, name,
                 "not a checkpoint: the key %s is missing", name);
  return FALSE;
}

static gboolean
check_digest (MurJson root, GError **error)
{
  switch (mur_json_check_digest (root))
    {
    case MUR_DIGEST_RIGHT:
      return TRUE;
    case MUR_DIGEST_ABSENT:
      mur_error_set (error, MUR_ERROR_INPUT, MUR_JSON_DIGEST,
                     "not a checkpoint: the key %s is missing", MUR_JSON_DIGEST);
      return FALSE;
    case MUR_DIGEST_WRONG:
    default:
      mur_error_set (error, MUR_ERROR_INPUT, MUR_JSON_DIGEST,
                     "%s: the checkpoint was altered after it was written, and only an "
                     "unaltered one is resumed; as a session it can be run from its "
                     "beginning",
                     MUR_JSON_DIGEST);
      return FALSE;
    }
}

/* State is text alone. */
static MurArchive *
read_archive (MurJson object, GError **error)
{
  g_autoptr (JsonObject) state = json_object_new ();
  MurJsonIter iter;
  MurJson key, value;
  mur_json_iter_init (&iter, object);
  while (mur_json_iter_next (&iter, &key, &value))
    {
      g_autofree char *name = mur_json_dup_string (key);
      if (mur_json_kind (value) != MUR_JSON_STRING)
        {
          mur_session_refuse (name, value, "text in quotes", error);
          return NULL;
        }
      g_autofree char *text = mur_json_dup_string (value);
      json_object_set_string_member (state, name, text);
    }
  return mur_archive_new_from_json (state);
}

static gboolean
check_probes (MurJson object, GError **error)
{
  const double expected = PROBE_DOUBLE;
  MurJson probes;
  guint64 integer;
  double number;
  if (!read_object (object, "probes", &probes, error))
    return FALSE;
  g_autoptr (MurArchive) archive = read_archive (probes, error);
  if (archive == NULL || !mur_archive_get_integer (archive, "integer", &integer, error)
      || !mur_archive_get_doubles (archive, "double", &number, 1, error))
    return FALSE;
  if (integer == PROBE_INTEGER && memcmp (&number, &expected, sizeof number) == 0)
    return TRUE;
  mur_error_set (error, MUR_ERROR_INPUT, "probes",
                 "probes: the checkpoint's numbers are not those that were written; it "
                 "comes from another kind of machine or was altered");
  return FALSE;
}

static gboolean
read_status (MurJson object, MurStatus *status, GError **error)
{
  MurJson value = mur_json_member (object, "status");
  for (MurStatus s = MUR_STATUS_RUNNING; s <= MUR_STATUS_FAILED; s++)
    if (mur_json_is (value, mur_status_name (s)))
      {
        *status = s;
        return TRUE;
      }
  mur_session_refuse ("status", value, "running, converged or another status", error);
  return FALSE;
}

/* Steps, changes taken and status; the current parameters follow from the changes. */
static gboolean
read_place (MurJob *self, MurJson object, GError **error)
{
  guint64 n_applied;
  guint n_changes = self->session->changes->len;
  if (!mur_session_get_count (object, "steps", &self->steps, error)
      || !mur_session_get_count (object, "changes", &n_applied, error)
      || !read_status (object, &self->status, error))
    return FALSE;
  if (n_applied > n_changes)
    {
      mur_session_refuse ("changes", mur_json_member (object, "changes"),
                          "at most as many as the session logs", error);
      return FALSE;
    }
  self->n_applied = (guint)n_applied;
  for (guint i = 0; i < self->n_applied; i++)
    {
      const MurChange *change = g_ptr_array_index (self->session->changes, i);
      if (change->parameters == NULL)
        continue;
      mur_parameters_free (self->current);
      self->current = mur_parameters_copy (change->parameters);
    }
  return TRUE;
}

static MurJob *
restore (const MurSession *session, MurJson object, guint n_threads, GError **error)
{
  g_autoptr (MurJob) self = mur_job_alloc (session, n_threads);
  MurJson state;
  if (!check_probes (object, error) || !read_object (object, "state", &state, error)
      || !read_place (self, object, error))
    return NULL;
  g_autoptr (MurArchive) archive = read_archive (state, error);
  if (archive == NULL)
    return NULL;
  self->run = session->experiment->restore (self->current, self->session->inputs,
                                            self->pool, archive, error);
  return self->run == NULL ? NULL : g_steal_pointer (&self);
}

MurJob *
mur_job_restore (const char *text,
                 gssize length,
                 const MurExperiment *const *registry,
                 guint n_threads,
                 char ***warnings,
                 GError **error)
{
  g_return_val_if_fail (text != NULL && registry != NULL, NULL);

  g_auto (MurWarnings) lines;
  MurJson root, checkpoint;
  mur_warnings_init (&lines);
  if (warnings != NULL)
    *warnings = NULL;
  if (!mur_json_check (text, length, &root, error)
      || !mur_session_check_format (root, error)
      || !read_object (root, MUR_SESSION_CHECKPOINT, &checkpoint, error)
      || !check_digest (root, error))
    return NULL;
  g_autoptr (MurSession) session
    = mur_session_from_json (root, registry, &lines, error);
  if (session == NULL
      || !mur_experiment_check_checkpoints (session->experiment, "checkpoint", error))
    return NULL;
  MurJob *self = restore (session, checkpoint, n_threads, error);
  if (self != NULL && warnings != NULL)
    *warnings = mur_warnings_list (&lines);
  return self;
}
