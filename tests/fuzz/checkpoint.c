/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Checkpoints: a run that comes back is saved as it came, and goes on without harm. The
 * state is also restored past the digest, which hides what is behind it from chance. */

#include "core/run/job.h"

#include "core/experiments/registry.h"
#include "tests/fuzz/fuzz.h"

/* No point in waiting for what is large and therefore slow. */
#define MOST_WHOLE 5000

static gboolean
is_small (const MurParameters *parameters)
{
  for (const MurParameter *row = mur_parameters_table (parameters); row->name != NULL;
       row++)
    if (row->kind == MUR_PARAMETER_INTEGER && !(row->flags & MUR_PARAMETER_SEED)
        && mur_parameters_integer (parameters, row->name) > MOST_WHOLE)
      return FALSE;
  return TRUE;
}

/* One step of anything, on a run that may be in any state. */
static void
go_on (const MurExperiment *experiment, MurRun *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MurFrame) before = experiment->frame (run);
  g_autoptr (MurFrame) after = NULL;
  MurStatus status = experiment->step (run, &error);

  g_assert_true ((status == MUR_STATUS_FAILED) == (error != NULL));
  mur_fuzz_assert_judged (error == NULL ? run : NULL, error);
  g_assert_cmpfloat (experiment->progress (run), >=, 0);
  g_assert_cmpfloat (experiment->progress (run), <=, 1);
  after = experiment->frame (run);
  g_assert_cmpuint (mur_frame_n_tables (after), ==, mur_frame_n_tables (before));
}

static void
restore_state (const MurSession *session, MurJson state)
{
  const MurExperiment *experiment = session->experiment;
  g_autoptr (MurPool) pool = mur_pool_new (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (MurArchive) archive = mur_archive_read (state, &error);
  MurRun *run = archive == NULL
                  ? NULL
                  : experiment->restore (session->parameters, session->inputs, pool,
                                         archive, &error);

  mur_fuzz_assert_judged (run, error);
  if (run == NULL)
    return;
  go_on (experiment, run);
  experiment->end (run);
}

/* The member @name of @object, where both are objects. */
static MurJson
get_object (MurJson object, const char *name)
{
  MurJson member = { NULL, 0 };

  if (mur_json_kind (object) == MUR_JSON_OBJECT)
    member = mur_json_member (object, name);
  return member;
}

static void
try_state (const char *text, gsize size)
{
  g_autoptr (MurSession) session
    = mur_session_parse (text, (gssize)size, mur_experiments (), NULL, NULL);
  MurJson root, state;

  if (session == NULL || !is_small (session->parameters)
      || !mur_json_check (text, (gssize)size, &root, NULL))
    return;
  state = get_object (get_object (root, "checkpoint"), "state");
  if (mur_json_kind (state) == MUR_JSON_OBJECT)
    restore_state (session, state);
}

static void
assert_returns (MurJob *job)
{
  g_autofree char *text = mur_job_checkpoint (job);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MurJob) again
    = mur_job_restore (text, -1, mur_experiments (), 1, NULL, &error);

  g_assert_no_error (error);
  after = mur_job_checkpoint (again);
  g_assert_cmpstr (after, ==, text);
}

static gboolean
is_small_session (const char *text, gsize size)
{
  g_autoptr (MurSession) session
    = mur_session_parse (text, (gssize)size, mur_experiments (), NULL, NULL);

  return session == NULL || is_small (session->parameters);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = size == 0 ? "" : (const char *)data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MurJob) job = NULL;

  mur_fuzz_begin ();
  if (!is_small_session (text, size))
    return 0;
  job = mur_job_restore (text, (gssize)size, mur_experiments (), 1, NULL, &error);
  mur_fuzz_assert_judged (job, error);
  if (job != NULL)
    assert_returns (job);
  try_state (text, size);
  return 0;
}
