/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A runner that goes back in time, takes changes back, and saves. What is expected comes
 * from jobs that are run straight on. */

#include "core/run/runner.h"

#include "tests/core/experiment/toy.h"
#include "tests/core/run/tests.h"
#include "tests/core/run/waiting.h"

#include <glib/gstdio.h>

#define LENGTH 400

static MurSession *
make_session (guint64 step, const char *gain)
{
  MurSession *session = mur_toy_session (LENGTH, 0);
  if (gain == NULL)
    return session;
  g_autoptr (MurParameters) values = mur_parameters_copy (session->parameters);
  g_assert_true (mur_parameters_set (values, "gain", gain, NULL));
  mur_session_add_change (session, step, NULL, values);
  return session;
}

static char *
fingerprint_at (const MurSession *session, guint64 step)
{
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  while (mur_job_steps (job) < step)
    mur_job_step (job, NULL);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  return mur_frame_fingerprint (frame);
}

static void
wait_for_shown (MurRunner *runner, guint64 step)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  while (mur_runner_report (runner).shown != step)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_usleep (200);
    }
}

static void
assert_shows (MurRunner *runner, const MurSession *session, guint64 step)
{
  wait_for_shown (runner, step);
  g_autoptr (MurFrame) frame = mur_runner_take_frame (runner);
  g_autofree char *expected = fingerprint_at (session, step);
  g_assert_nonnull (frame);
  g_autofree char *found = mur_frame_fingerprint (frame);
  g_assert_cmpstr (found, ==, expected);
}

static MurRunner *
run_to (const MurSession *session, guint64 step)
{
  MurRunner *runner = mur_runner_new (session, 1, MUR_RUNNER_PAUSED);
  mur_wait_for_state (runner, MUR_RUNNER_PAUSED);
  for (guint64 i = 0; i < step; i++)
    mur_runner_step (runner);
  mur_wait_for_steps (runner, step);
  return runner;
}

/* The present waits, and play runs on from it. */
static void
test_back_and_forth (void)
{
  static const guint64 steps[] = { 99, 0, 57, 58, 57, 3, 100, 41 };
  g_autoptr (MurSession) session = make_session (30, "3.83");
  g_autoptr (MurRunner) runner = run_to (session, 100);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      mur_runner_show_step (runner, steps[i]);
      assert_shows (runner, session, steps[i]);
      MurRunnerReport report = mur_runner_report (runner);
      g_assert_cmpuint (report.steps, ==, 100);
      g_assert_cmpint (report.is_past, ==, steps[i] < 100);
      g_assert_cmpint (report.state, ==, MUR_RUNNER_PAUSED);
    }
  mur_runner_show_present (runner);
  assert_shows (runner, session, 100);
  mur_runner_show_step (runner, 7);
  wait_for_shown (runner, 7);
  mur_runner_start (runner);
  mur_wait_for_state (runner, MUR_RUNNER_FINISHED);
  assert_shows (runner, session, LENGTH);
  g_assert_false (mur_runner_report (runner).is_past);
}

/* Of a run that goes on, at any time, and of one that has ended. */
static void
test_while_running (void)
{
  g_autoptr (MurSession) session = make_session (30, "3.83");
  g_autoptr (MurRunner) runner = mur_runner_new (session, 1, MUR_RUNNER_RUNNING);
  mur_wait_for_steps (runner, 5);
  for (guint64 step = 5; step > 0; step--)
    {
      mur_runner_show_step (runner, step);
      assert_shows (runner, session, step);
      g_assert_cmpint (mur_runner_report (runner).state, !=, MUR_RUNNER_RUNNING);
    }
  mur_runner_start (runner);
  mur_wait_for_state (runner, MUR_RUNNER_FINISHED);
  mur_runner_show_step (runner, 17);
  assert_shows (runner, session, 17);
  g_assert_cmpint (mur_runner_report (runner).state, ==, MUR_RUNNER_FINISHED);
  mur_runner_start (runner);
  assert_shows (runner, session, LENGTH);
}

/* A value that is set while the past is in sight comes to the run where it goes on. */
static void
test_branch (void)
{
  g_autoptr (MurSession) session = make_session (150, "3.83");
  g_autoptr (MurSession) other = make_session (60, "3.71");
  const MurParameters *values = mur_session_last_parameters (other);
  static const MurRunnerState states[] = { MUR_RUNNER_RUNNING, MUR_RUNNER_PAUSED };
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    for (guint from_end = 0; from_end < 2; from_end++)
      {
        g_autoptr (MurRunner) runner = run_to (session, from_end ? LENGTH : 200);
        mur_runner_show_step (runner, 60);
        wait_for_shown (runner, 60);
        mur_runner_retune (runner, values);
        g_usleep (3000);
        assert_shows (runner, session, 60);
        mur_runner_branch (runner, values, states[i]);
        if (states[i] == MUR_RUNNER_PAUSED)
          {
            mur_wait_for_state (runner, MUR_RUNNER_PAUSED);
            mur_runner_start (runner);
          }
        mur_wait_for_state (runner, MUR_RUNNER_FINISHED);
        assert_shows (runner, other, LENGTH);
        g_autoptr (MurSession) log = mur_runner_dup_session (runner);
        g_assert_cmpuint (log->changes->len, ==, 1);
      }
}

/* The past without it; what is changed right after the undo comes behind it. */
static void
test_undo (void)
{
  g_autoptr (MurSession) plain = make_session (0, NULL);
  g_autoptr (MurSession) first = make_session (120, "3.71");
  g_autoptr (MurRunner) runner = run_to (plain, 40);
  g_autoptr (MurParameters) values = mur_parameters_copy (plain->parameters);
  mur_parameters_set (values, "gain", "3.55", NULL);
  mur_runner_edit (runner, values, 9);
  for (int i = 0; i < 80; i++)
    mur_runner_step (runner);
  mur_wait_for_steps (runner, 120);
  mur_runner_undo (runner, plain->parameters, 9);
  mur_runner_retune (runner, mur_session_last_parameters (first));
  mur_runner_start (runner);
  mur_wait_for_state (runner, MUR_RUNNER_FINISHED);
  assert_shows (runner, first, LENGTH);
  g_assert_cmpuint (mur_runner_report (runner).n_errors, ==, 0);
  /* At its end too, and it stays there. */
  mur_runner_edit (runner, plain->parameters, 12);
  mur_runner_undo (runner, plain->parameters, 77);
  g_usleep (5000);
  mur_wait_for_state (runner, MUR_RUNNER_FINISHED);
}

static void
assert_saved (const char *path, guint64 steps, const char *expected)
{
  g_auto (GStrv) warnings = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MurJob) job
    = mur_saver_restore (path, mur_toy_registry, 1, &warnings, &error);
  g_assert_no_error (error);
  g_assert_null (warnings);
  g_assert_cmpuint (mur_job_steps (job), >=, steps);
  g_autofree char *found = mur_toy_run (job);
  g_assert_cmpstr (found, ==, expected);
}

/* When it pauses, every so often while it runs, and when it is freed. */
static void
test_saves (void)
{
  g_autofree char *folder = g_dir_make_tmp ("murmuration-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "toy.json", NULL);
  g_autofree char *kept = mur_saver_kept_path (path);
  g_autoptr (MurSession) session = mur_toy_session (2000, 100);
  g_autofree char *expected = fingerprint_at (session, 2000);
  MurSaver *saver = mur_saver_new (path);
  MurRunner *runner = run_to (session, 3);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  mur_runner_set_saver (runner, saver, 0.01);
  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_usleep (500);
  assert_saved (path, 3, expected);
  mur_runner_start (runner);
  while (!g_file_test (kept, G_FILE_TEST_EXISTS))
    g_usleep (500);
  mur_wait_for_steps (runner, 700);
  mur_runner_cancel (runner);
  mur_wait_for_state (runner, MUR_RUNNER_CANCELLED);
  const guint64 steps = mur_runner_report (runner).steps;
  mur_runner_free (runner);
  mur_saver_free (saver);
  assert_saved (path, steps, expected);
  assert_saved (kept, 0, expected);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_remove (kept), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

void
mur_test_runner_past (void)
{
  g_test_add_func ("/experiment/runner-past/back-and-forth", test_back_and_forth);
  g_test_add_func ("/experiment/runner-past/while-running", test_while_running);
  g_test_add_func ("/experiment/runner-past/branch", test_branch);
  g_test_add_func ("/experiment/runner-past/undo", test_undo);
  g_test_add_func ("/experiment/runner-past/saves", test_saves);
}
