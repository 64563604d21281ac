/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Experiments that lack what they may lack: it works without, or is refused in one
 * line.
 */

#include "core/base/error.h"
#include "core/run/runner.h"
#include "tests/core/experiment/toy.h"
#include "tests/core/run/seal.h"
#include "tests/core/run/tests.h"

#include <string.h>

/* Toys without one thing each; a session and a run keep the address. */
static MurExperiment unlive, inactive, unsaved, untold, unjudged;
static const MurExperiment *const registry[]
  = { &unlive, &inactive, &unsaved, &untold, &unjudged, &mur_toy_bare, NULL };

static void
take_away (void)
{
  unlive = inactive = unsaved = untold = unjudged = mur_toy;
  unlive.id = "unlive";
  unlive.retune = NULL;
  inactive.id = "inactive";
  inactive.act = NULL;
  unsaved.id = "unsaved";
  unsaved.save = NULL;
  unsaved.restore = NULL;
  untold.id = "untold";
  untold.progress = NULL;
  unjudged.id = "unjudged";
  unjudged.check = NULL;
  unjudged.cost = NULL;
}

static MurJob *
begin (const MurExperiment *experiment)
{
  g_autoptr (MurSession) session = mur_session_new (experiment);
  g_autoptr (GError) error = NULL;
  MurJob *job = mur_job_new (session, 1, &error);
  g_assert_no_error (error);
  return job;
}

static MurParameters *
louder (const MurJob *job)
{
  MurParameters *values = mur_parameters_copy (mur_job_session (job)->parameters);
  mur_parameters_set (values, "gain", "3", NULL);
  return values;
}

/* All of them come to the end of the toy, bit for bit. */
static void
test_run (void)
{
  g_autoptr (MurJob) whole = begin (&mur_toy);
  g_autofree char *expected = mur_toy_run (whole);
  for (gsize i = 0; registry[i] != NULL; i++)
    {
      g_autoptr (MurJob) job = begin (registry[i]);
      g_autofree char *fingerprint = mur_toy_run (job);
      g_assert_cmpstr (fingerprint, ==, expected);
      g_assert_cmpfloat (mur_job_progress (job), ==, 1);
    }
}

static void
test_retune (void)
{
  g_autoptr (MurJob) job = begin (&unlive);
  g_autoptr (MurParameters) values = louder (job);
  g_autoptr (GError) error = NULL;
  g_assert_true (mur_job_retune (job, mur_job_session (job)->parameters, NULL));
  g_assert_false (mur_job_retune (job, values, &error));
  g_assert_cmpstr (
    error->message, ==,
    "gain: 3 is not allowed during a run, which began with 3.7; begin it again");
  g_assert_cmpuint (mur_job_session (job)->changes->len, ==, 0);
}

/* A session may have been made by another version, which could do it. */
static void
test_replay (void)
{
  g_autoptr (MurJob) origin = begin (&unlive);
  g_autoptr (MurParameters) values = louder (origin);
  g_autoptr (MurSession) changed = mur_session_new (&unlive);
  g_autoptr (MurSession) kicked = mur_session_new (&inactive);
  g_autoptr (GError) error = NULL;
  mur_session_add_change (changed, 0, NULL, values);
  mur_session_add_change (kicked, 0, "kick", NULL);
  g_assert_null (mur_job_new (changed, 1, &error));
  g_assert_cmpstr (
    error->message, ==,
    "changes: a new value is not allowed; a run of unlive takes no new values");
  g_clear_error (&error);
  g_assert_null (mur_job_new (kicked, 1, &error));
  g_assert_cmpstr (error->message, ==,
                   "action: kick is not allowed; a run of inactive takes no actions");
}

static void
test_act (void)
{
  g_autoptr (MurJob) job = begin (&inactive);
  g_autoptr (MurJob) without = begin (&mur_toy_bare);
  g_autoptr (GError) error = NULL;
  g_assert_false (mur_experiment_can_act (&inactive, &mur_toy.actions[0]));
  g_assert_true (mur_experiment_can_act (&inactive, &mur_toy.actions[1]));
  g_assert_true (mur_experiment_can_act (&mur_toy, &mur_toy.actions[0]));
  g_assert_false (mur_job_act (job, "kick", &error));
  g_assert_cmpstr (error->message, ==,
                   "action: kick is not allowed; a run of inactive takes no actions");
  g_clear_error (&error);
  g_assert_false (mur_job_act (without, "kick", &error));
  g_assert_nonnull (error);
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_checkpoint (void)
{
  g_autoptr (MurJob) toy = begin (&mur_toy);
  g_autoptr (MurJob) job = begin (&unsaved);
  g_autofree char *text = mur_job_checkpoint (toy);
  g_autoptr (GString) foreign = g_string_new (text);
  g_autoptr (GError) error = NULL;
  g_assert_null (mur_job_checkpoint (job));
  g_string_replace (foreign, "\"toy\"", "\"unsaved\"", 1);
  g_autofree char *sealed = mur_test_seal (foreign->str);
  g_assert_null (mur_job_restore (sealed, -1, registry, 1, NULL, &error));
  g_assert_cmpstr (
    error->message, ==,
    "checkpoint: not allowed with unsaved, whose runs cannot be saved and resumed");
  g_assert_true (mur_experiment_check_checkpoints (&mur_toy, "checkpoint", NULL));
}

static void
test_progress (void)
{
  g_autoptr (MurJob) job = begin (&untold);
  g_assert_cmpfloat (mur_job_progress (job), ==, 0);
  mur_job_step (job, NULL);
  g_assert_cmpfloat (mur_job_progress (job), ==, 0);
}

/* Without check() only begin() refuses. */
static void
test_check (void)
{
  g_autoptr (MurSession) session = mur_session_new (&unjudged);
  mur_parameters_set (session->parameters, "breaks", "begin", NULL);
  g_assert_true (mur_experiment_check (&unjudged, session->parameters, NULL, NULL));
  g_assert_null (mur_job_new (session, 1, NULL));
}

static void
test_presets (void)
{
  g_autoptr (MurSession) session = mur_session_new (&mur_toy_bare);
  g_autoptr (GError) error = NULL;
  g_assert_false (
    mur_experiment_apply_preset (&mur_toy_bare, "calm", session->parameters, &error));
  g_assert_cmpstr (error->message, ==, "preset: calm is not known; there is none");
}

/* A runner that is asked for all of it goes on to its end. */
static void
test_runner (void)
{
  g_autoptr (MurSession) session = mur_session_new (&mur_toy_bare);
  g_autoptr (MurJob) job = begin (&mur_toy_bare);
  g_autoptr (MurParameters) values = louder (job);
  g_autoptr (MurRunner) runner = mur_runner_new (session, 1, MUR_RUNNER_PAUSED);
  g_assert_null (mur_runner_checkpoint (runner));
  mur_runner_retune (runner, values);
  mur_runner_act (runner, "kick");
  g_assert_null (mur_runner_checkpoint (runner));
  mur_runner_start (runner);
  while (mur_runner_report (runner).state != MUR_RUNNER_FINISHED)
    g_usleep (1000);
  g_assert_cmpuint (mur_runner_report (runner).n_errors, ==, 2);
  g_autoptr (MurFrame) frame = mur_runner_take_frame (runner);
  g_assert_cmpfloat (mur_frame_scalar (frame, "n_steps"), ==, 100);
}

void
mur_test_absent (void)
{
  take_away ();
  g_test_add_func ("/experiment/absent/run", test_run);
  g_test_add_func ("/experiment/absent/retune", test_retune);
  g_test_add_func ("/experiment/absent/replay", test_replay);
  g_test_add_func ("/experiment/absent/act", test_act);
  g_test_add_func ("/experiment/absent/checkpoint", test_checkpoint);
  g_test_add_func ("/experiment/absent/progress", test_progress);
  g_test_add_func ("/experiment/absent/check", test_check);
  g_test_add_func ("/experiment/absent/presets", test_presets);
  g_test_add_func ("/experiment/absent/runner", test_runner);
}
