/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/run/runner.h"

#include "core/base/error.h"
#include "tests/core/experiment/toy.h"
#include "tests/core/run/tests.h"
#include "tests/core/run/waiting.h"

#include <string.h>

static char *
run_alone (guint length)
{
  g_autoptr (MurSession) session = mur_toy_session (length, 0);
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  return mur_toy_run (job);
}

static char *
take_fingerprint (MurRunner *runner)
{
  g_autoptr (MurFrame) frame = mur_runner_take_frame (runner);
  g_assert_nonnull (frame);
  return mur_frame_fingerprint (frame);
}

static void
test_to_the_end (void)
{
  g_autoptr (MurRunner) runner = mur_wait_runner (5000, 0, MUR_RUNNER_RUNNING);
  g_autofree char *expected = run_alone (5000);
  mur_wait_for_state (runner, MUR_RUNNER_FINISHED);
  MurRunnerReport report = mur_runner_report (runner);
  g_assert_cmpint (report.status, ==, MUR_STATUS_EXHAUSTED);
  g_assert_cmpuint (report.steps, ==, 5000);
  g_assert_cmpfloat (report.progress, ==, 1);
  g_assert_cmpuint (report.n_errors, ==, 0);
  g_assert_null (mur_runner_dup_error (runner));
  g_autofree char *fingerprint = take_fingerprint (runner);
  g_assert_cmpstr (fingerprint, ==, expected);
  g_assert_null (mur_runner_take_frame (runner));
}

static void
test_transitions (void)
{
  g_autoptr (MurRunner) runner = mur_wait_runner (1000000, 50, MUR_RUNNER_PAUSED);
  mur_wait_for_state (runner, MUR_RUNNER_PAUSED);
  g_assert_cmpuint (mur_runner_report (runner).steps, ==, 0);
  mur_frame_unref (mur_runner_take_frame (runner));
  for (guint i = 1; i <= 3; i++)
    {
      mur_runner_step (runner);
      mur_wait_for_steps (runner, i);
    }
  g_usleep (5000);
  g_assert_cmpuint (mur_runner_report (runner).steps, ==, 3);
  g_assert_cmpint (mur_runner_report (runner).state, ==, MUR_RUNNER_PAUSED);
  g_autofree char *three = take_fingerprint (runner);
  g_autofree char *expected = run_alone (3);
  g_assert_cmpstr (three, ==, expected);

  mur_runner_start (runner);
  mur_wait_for_state (runner, MUR_RUNNER_RUNNING);
  mur_wait_for_steps (runner, 20);
  mur_runner_pause (runner);
  mur_wait_for_state (runner, MUR_RUNNER_PAUSED);
  guint64 n = mur_runner_report (runner).steps;
  g_usleep (5000);
  g_assert_cmpuint (mur_runner_report (runner).steps, ==, n);
  g_autoptr (MurFrame) frame = mur_runner_take_frame (runner);
  g_assert_cmpfloat (mur_frame_scalar (frame, "n_steps"), ==, (double)n);

  mur_runner_start (runner);
  mur_wait_for_steps (runner, n + 20);
  mur_runner_step (runner);
  mur_wait_for_state (runner, MUR_RUNNER_PAUSED);
  mur_runner_cancel (runner);
  mur_wait_for_state (runner, MUR_RUNNER_CANCELLED);
  n = mur_runner_report (runner).steps;
  mur_runner_start (runner);
  mur_runner_step (runner);
  mur_runner_act (runner, "kick");
  g_usleep (5000);
  g_assert_cmpint (mur_runner_report (runner).state, ==, MUR_RUNNER_CANCELLED);
  g_assert_cmpuint (mur_runner_report (runner).steps, ==, n);
}

/* Who waits for rest sees all that was asked for, however long it takes. */
static void
test_rest (void)
{
  g_autoptr (MurRunner) runner = mur_wait_runner (1000, 2000, MUR_RUNNER_PAUSED);
  g_autoptr (MurFrame) frame = NULL;
  for (guint i = 0; i < 20; i++)
    mur_runner_step (runner);
  g_assert_false (mur_runner_report (runner).is_at_rest);
  for (guint i = 0; i < 5000 && !mur_runner_report (runner).is_at_rest; i++)
    g_usleep (2000);
  g_assert_true (mur_runner_report (runner).is_at_rest);
  frame = mur_runner_take_frame (runner);
  g_assert_cmpfloat (mur_frame_scalar (frame, "n_steps"), ==, 20);
  mur_runner_start (runner);
  g_assert_false (mur_runner_report (runner).is_at_rest);
}

/* Stepping a paused run over its end finishes it; more steps do nothing. */
static void
test_step_to_the_end (void)
{
  g_autoptr (MurRunner) runner = mur_wait_runner (3, 0, MUR_RUNNER_PAUSED);
  for (guint i = 0; i < 9; i++)
    mur_runner_step (runner);
  mur_wait_for_state (runner, MUR_RUNNER_FINISHED);
  g_usleep (2000);
  g_assert_cmpuint (mur_runner_report (runner).steps, ==, 3);
  mur_runner_pause (runner);
  mur_runner_start (runner);
  g_usleep (2000);
  g_assert_cmpint (mur_runner_report (runner).state, ==, MUR_RUNNER_FINISHED);
}

static void
send_number (MurRunner *runner, const char *name, double value)
{
  g_autoptr (MurParameters) values = mur_parameters_new (mur_toy.parameters);
  g_autoptr (MurSession) session = mur_runner_dup_session (runner);
  for (const MurParameter *row = mur_toy.parameters; row->name != NULL; row++)
    {
      g_autofree char *text = mur_parameters_format (session->parameters, row->name);
      mur_parameters_set (values, row->name, text, NULL);
    }
  mur_parameters_set_number (values, name, value, NULL);
  mur_runner_retune (runner, values);
}

static void
test_goes_on (void)
{
  g_autoptr (MurRunner) runner = mur_wait_runner (30, 0, MUR_RUNNER_RUNNING);
  mur_wait_for_state (runner, MUR_RUNNER_FINISHED);
  send_number (runner, "length", 80);
  mur_wait_for_steps (runner, 80);
  mur_wait_for_state (runner, MUR_RUNNER_FINISHED);
  g_autofree char *fingerprint = take_fingerprint (runner);
  g_autofree char *expected = run_alone (80);
  /* Same maps, same number of steps: where it rested does not show. */
  g_assert_cmpstr (fingerprint, ==, expected);
}

static gpointer
storm (gpointer data)
{
  MurRunner *runner = data;
  for (guint i = 0; i < 3000; i++)
    {
      send_number (runner, "gain", 3.5 + i * 1e-4);
      if (i % 100 == 50)
        mur_runner_act (runner, "kick");
      if (i % 100 == 70)
        g_usleep (100);
    }
  return NULL;
}

/* Changes from one thread while another looks: what came of it replays. */
static void
test_storm (void)
{
  g_autoptr (MurRunner) runner = mur_wait_runner (1000000000, 0, MUR_RUNNER_RUNNING);
  GThread *thread = g_thread_new ("storm", storm, runner);
  for (guint i = 0; i < 300; i++)
    {
      mur_frame_unref (mur_runner_take_frame (runner));
      mur_runner_report (runner);
      g_usleep (100);
    }
  g_thread_join (thread);
  mur_runner_pause (runner);
  mur_wait_for_state (runner, MUR_RUNNER_PAUSED);
  guint64 n = mur_runner_report (runner).steps;
  g_assert_cmpuint (mur_runner_report (runner).n_errors, ==, 0);
  g_autofree char *live = take_fingerprint (runner);
  g_autoptr (MurSession) session = mur_runner_dup_session (runner);
  g_assert_cmpuint (session->changes->len, >=, 30);
  g_autoptr (MurJob) replay = mur_job_new (session, 1, NULL);
  while (mur_job_steps (replay) < n)
    mur_job_step (replay, NULL);
  g_autoptr (MurFrame) frame = mur_job_frame (replay);
  g_autofree char *replayed = mur_frame_fingerprint (frame);
  g_assert_cmpstr (live, ==, replayed);
}

static void
test_refusal (void)
{
  g_autoptr (MurRunner) runner = mur_wait_runner (1000000, 100, MUR_RUNNER_RUNNING);
  mur_wait_for_steps (runner, 3);
  send_number (runner, "seed", 1);
  mur_wait_for_error (runner, 1);
  g_autoptr (GError) error = mur_runner_dup_error (runner);
  g_assert_cmpstr (mur_error_field (error), ==, "seed");
  mur_runner_act (runner, "push");
  mur_wait_for_error (runner, 2);
  mur_wait_for_steps (runner, mur_runner_report (runner).steps + 3);
  g_assert_cmpint (mur_runner_report (runner).state, ==, MUR_RUNNER_RUNNING);
  g_autoptr (MurSession) session = mur_runner_dup_session (runner);
  g_assert_cmpuint (session->changes->len, ==, 0);
}

static void
test_failing_begin (void)
{
  g_autoptr (MurSession) session = mur_toy_session (9, 0);
  mur_parameters_set (session->parameters, "breaks", "begin", NULL);
  g_autoptr (MurRunner) runner = mur_runner_new (session, 1, MUR_RUNNER_RUNNING);
  mur_wait_for_state (runner, MUR_RUNNER_FAILED);
  g_autoptr (GError) error = mur_runner_dup_error (runner);
  g_assert_cmpstr (mur_error_field (error), ==, "breaks");
  g_assert_cmpuint (mur_runner_report (runner).n_errors, ==, 1);
  g_assert_cmpint (mur_runner_report (runner).status, ==, MUR_STATUS_FAILED);
  g_assert_null (mur_runner_take_frame (runner));
  g_assert_null (mur_runner_checkpoint (runner));
  mur_runner_start (runner);
  mur_runner_step (runner);
  mur_runner_act (runner, "kick");
  g_autoptr (MurSession) again = mur_runner_dup_session (runner);
  g_assert_true (mur_parameters_equal (again->parameters, session->parameters));
  mur_runner_cancel (runner);
  mur_wait_for_state (runner, MUR_RUNNER_CANCELLED);
}

static void
test_failing_step (void)
{
  g_autoptr (MurSession) session = mur_toy_session (99, 0);
  mur_parameters_set (session->parameters, "breaks", "step", NULL);
  g_autoptr (MurRunner) runner = mur_runner_new (session, 1, MUR_RUNNER_RUNNING);
  mur_wait_for_state (runner, MUR_RUNNER_FAILED);
  g_autoptr (MurFrame) frame = mur_runner_take_frame (runner);
  g_assert_cmpfloat (mur_frame_scalar (frame, "n_steps"), ==, 17);
  g_autoptr (GError) error = mur_runner_dup_error (runner);
  g_assert_cmpstr (error->message, ==, "the toy fails at step 17");
}

/* Freed at any moment, in any state, nothing is left behind. */
static void
test_free_mid_run (void)
{
  guint n_before = mur_toy_n_alive ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (911);
  for (guint i = 0; i < 500; i++)
    {
      MurRunner *runner
        = mur_wait_runner (1000000, i % 3 == 0 ? 20 : 0,
                           i % 5 == 0 ? MUR_RUNNER_PAUSED : MUR_RUNNER_RUNNING);
      if (i % 2 == 0)
        mur_runner_act (runner, "kick");
      if (i % 7 == 0)
        mur_runner_cancel (runner);
      if (i % 4 == 0)
        mur_runner_set_rate (runner, 10);
      g_usleep ((gulong)g_rand_int_range (rand, 0, 300));
      mur_frame_unref (mur_runner_take_frame (runner));
      mur_runner_free (runner);
    }
  g_assert_cmpuint (mur_toy_n_alive (), ==, n_before);
}

static void
test_checkpoint (void)
{
  g_autoptr (MurRunner) runner = mur_wait_runner (20000, 20, MUR_RUNNER_RUNNING);
  mur_runner_act (runner, "kick");
  mur_wait_for_steps (runner, 10);
  g_autofree char *text = mur_runner_checkpoint (runner);
  mur_runner_cancel (runner);
  mur_wait_for_state (runner, MUR_RUNNER_CANCELLED);
  g_autofree char *cancelled = mur_runner_checkpoint (runner);
  g_assert_nonnull (cancelled);

  MurJob *job = mur_job_restore (text, -1, mur_toy_registry, 1, NULL, NULL);
  g_assert_cmpuint (mur_job_steps (job), >=, 10);
  g_autoptr (MurSession) session = mur_session_copy (mur_job_session (job));
  g_autoptr (MurJob) alone = mur_job_new (session, 1, NULL);
  guint64 n = mur_job_steps (job) + 25;
  while (mur_job_steps (alone) < n)
    mur_job_step (alone, NULL);
  g_autoptr (MurFrame) frame = mur_job_frame (alone);
  g_autofree char *expected = mur_frame_fingerprint (frame);

  g_autoptr (MurRunner) resumed = mur_runner_new_for_job (job, MUR_RUNNER_PAUSED);
  for (guint i = 0; i < 25; i++)
    mur_runner_step (resumed);
  mur_wait_for_steps (resumed, n);
  mur_runner_pause (resumed);
  g_usleep (2000);
  g_autofree char *fingerprint = take_fingerprint (resumed);
  g_assert_cmpstr (fingerprint, ==, expected);
}

/* A finished job shows its frame and is finished. */
static void
test_finished_job (void)
{
  g_autoptr (MurSession) session = mur_toy_session (5, 0);
  MurJob *job = mur_job_new (session, 1, NULL);
  g_autofree char *expected = mur_toy_run (job);
  g_autoptr (MurRunner) runner = mur_runner_new_for_job (job, MUR_RUNNER_RUNNING);
  mur_wait_for_state (runner, MUR_RUNNER_FINISHED);
  g_autofree char *fingerprint = take_fingerprint (runner);
  g_assert_cmpstr (fingerprint, ==, expected);
}

void
mur_test_runner (void)
{
  g_test_add_func ("/experiment/runner/to-the-end", test_to_the_end);
  g_test_add_func ("/experiment/runner/transitions", test_transitions);
  g_test_add_func ("/experiment/runner/step-to-the-end", test_step_to_the_end);
  g_test_add_func ("/experiment/runner/goes-on", test_goes_on);
  g_test_add_func ("/experiment/runner/storm", test_storm);
  g_test_add_func ("/experiment/runner/refusal", test_refusal);
  g_test_add_func ("/experiment/runner/failing-begin", test_failing_begin);
  g_test_add_func ("/experiment/runner/failing-step", test_failing_step);
  g_test_add_func ("/experiment/runner/free-mid-run", test_free_mid_run);
  g_test_add_func ("/experiment/runner/rest", test_rest);
  g_test_add_func ("/experiment/runner/checkpoint", test_checkpoint);
  g_test_add_func ("/experiment/runner/finished-job", test_finished_job);
}
