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

#include "core/run/checkpoint.h"

#include "core/base/error.h"
#include "core/base/json-digest.h"
#include "core/run/job-private.h"
#include "core/run/members.h"
#include "core/run/session-read.h"
#include "core/run/session-write.h"

#include <string.h>

#define PROBE_INTEGER G_GUINT64_CONSTANT (0xfedcba9876543210)
#define PROBE_DOUBLE (-0x1.fedcba9876543p-321)

struct _MurCheckpoint
{
  MurSession *session;
  MurJobState state;
};

static void
write_probes (MurJsonWriter *writer)
{
  const double probe = PROBE_DOUBLE;
  g_autoptr (MurArchive) archive = mur_archive_new ();
  mur_archive_put_integer (archive, "integer", PROBE_INTEGER);
  mur_archive_put_doubles (archive, "double", &probe, 1);
  mur_archive_write (archive, writer, "probes");
}

MurCheckpoint *
mur_checkpoint_new (MurJob *job)
{
  g_return_val_if_fail (job != NULL, NULL);
  if (!mur_experiment_check_checkpoints (job->session->experiment, "checkpoint", NULL))
    return NULL;

  MurCheckpoint *self = g_new (MurCheckpoint, 1);
  self->session = mur_session_copy (job->session);
  self->state = mur_job_save (job);
  return self;
}

void
mur_checkpoint_free (MurCheckpoint *self)
{
  if (self == NULL)
    return;
  mur_session_free (self->session);
  mur_archive_free (self->state.archive);
  g_free (self);
}

char *
mur_checkpoint_format (const MurCheckpoint *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  const MurJobState *state = &self->state;
  MurJsonWriter *writer = mur_json_writer_new (MUR_JSON_LINES);
  mur_session_write (self->session, writer);
  mur_json_writer_begin_object (writer, MUR_SESSION_CHECKPOINT);
  mur_json_writer_add_count (writer, "steps", (gint64)state->steps);
  mur_json_writer_add_count (writer, "changes", state->n_applied);
  mur_json_writer_add_text (writer, "status", mur_status_name (state->status));
  write_probes (writer);
  mur_archive_write (state->archive, writer, "state");
  mur_json_writer_end (writer);
  return mur_json_writer_finish_sealed (writer);
}

char *
mur_job_checkpoint (MurJob *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (MurCheckpoint) checkpoint = mur_checkpoint_new (self);
  return checkpoint != NULL ? mur_checkpoint_format (checkpoint) : NULL;
}

static gboolean
read_object (MurJson object, const char *name, MurJson *member, GError **error)
{
  if (!mur_members_get_object (object, name, member, error))
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

static gboolean
check_probes (MurJson object, GError **error)
{
  const double expected = PROBE_DOUBLE;
  MurJson probes;
  guint64 integer;
  double number;
  if (!read_object (object, "probes", &probes, error))
    return FALSE;
  g_autoptr (MurArchive) archive = mur_archive_read (probes, error);
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
  mur_members_refuse ("status", value, "running, converged or another status", error);
  return FALSE;
}

/* Steps, changes taken and status. */
static gboolean
read_place (const MurSession *session,
            MurJson object,
            MurJobState *place,
            GError **error)
{
  guint64 n_applied;
  if (!mur_members_get_count (object, "steps", &place->steps, error)
      || !mur_members_get_count (object, "changes", &n_applied, error)
      || !read_status (object, &place->status, error))
    return FALSE;
  place->n_applied = (guint)n_applied;
  if (n_applied <= session->changes->len)
    return TRUE;
  mur_members_refuse ("changes", mur_json_member (object, "changes"),
                      "at most as many as the session logs", error);
  return FALSE;
}

static MurJob *
restore (const MurSession *session, MurJson object, guint n_threads, GError **error)
{
  MurJobState place;
  MurJson state;
  if (!check_probes (object, error) || !read_object (object, "state", &state, error)
      || !read_place (session, object, &place, error))
    return NULL;
  g_autoptr (MurArchive) archive = mur_archive_read (state, error);
  if (archive == NULL)
    return NULL;
  g_autoptr (MurJob) self = mur_job_alloc (session, n_threads);
  place.archive = archive;
  return mur_job_enter (self, &place, error) ? g_steal_pointer (&self) : NULL;
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
  g_autoptr (MurSession) session = mur_session_read (root, registry, &lines, error);
  if (session == NULL
      || !mur_experiment_check_checkpoints (session->experiment, "checkpoint", error))
    return NULL;
  MurJob *self = restore (session, checkpoint, n_threads, error);
  if (self != NULL && warnings != NULL)
    *warnings = mur_warnings_list (&lines);
  return self;
}
