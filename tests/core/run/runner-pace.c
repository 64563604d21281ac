/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* When a runner steps and when it builds frames. */

#include "core/run/runner.h"

#include "tests/core/experiment/toy.h"
#include "tests/core/run/tests.h"
#include "tests/core/run/waiting.h"

/* At 200 steps a second, 40 steps take 0.2 s: never less, for due times do not run
 * ahead; the upper bound only says that the pace is kept on average. */
static void
test_rate (void)
{
  g_autoptr (MurRunner) runner = mur_wait_runner (1000000, 0, MUR_RUNNER_PAUSED);
  mur_runner_set_rate (runner, 200);
  mur_wait_for_state (runner, MUR_RUNNER_PAUSED);
  gint64 start = g_get_monotonic_time ();
  mur_runner_start (runner);
  mur_wait_for_steps (runner, 41);
  double seconds = (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_assert_cmpfloat (seconds, >=, 0.2);
  g_assert_cmpfloat (seconds, <, 5);

  /* A command does not wait for a step that is due in a minute. */
  mur_runner_set_rate (runner, 1.0 / 60);
  guint64 n = mur_runner_report (runner).steps;
  mur_wait_for_steps (runner, n);
  start = g_get_monotonic_time ();
  mur_runner_pause (runner);
  mur_wait_for_state (runner, MUR_RUNNER_PAUSED);
  mur_runner_start (runner);
  mur_runner_set_rate (runner, 0);
  mur_wait_for_steps (runner, n + 1000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
}

/* Seconds that the steps up to @n take @runner, which is paused. */
static double
measure (MurRunner *runner, guint64 n)
{
  const gint64 start = g_get_monotonic_time ();
  mur_runner_start (runner);
  mur_wait_for_steps (runner, n);
  return (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* At its own pace the toy is slow for 40 steps, which take 0.2 s, and then fast: 2000
 * more at the first pace would take 10 s. One that has none takes 60 steps a second. */
static void
test_paced (void)
{
  g_autoptr (MurRunner) runner = mur_wait_runner (1000000, 0, MUR_RUNNER_PAUSED);
  mur_runner_set_rate (runner, MUR_RATE_PACED);
  mur_wait_for_state (runner, MUR_RUNNER_PAUSED);
  g_assert_cmpfloat (measure (runner, 41), >=, 0.2);
  g_assert_cmpfloat (measure (runner, 2041), <, 5);

  g_autoptr (MurSession) session = mur_session_new (&mur_toy_bare);
  g_autoptr (MurRunner) bare = mur_runner_new (session, 1, MUR_RUNNER_PAUSED);
  mur_runner_set_rate (bare, MUR_RATE_PACED);
  mur_wait_for_state (bare, MUR_RUNNER_PAUSED);
  double seconds = measure (bare, 13);
  g_assert_cmpfloat (seconds, >=, 0.2);
  g_assert_cmpfloat (seconds, <, 5);
}

/* A slow run shows each of its steps, though nobody asks for frames. */
static void
test_slow_is_current (void)
{
  g_autoptr (MurRunner) runner = mur_wait_runner (1000000, 0, MUR_RUNNER_RUNNING);
  mur_runner_set_rate (runner, 20);
  for (guint i = 0; i < 4; i++)
    {
      guint64 n = mur_runner_report (runner).steps + 1;
      mur_wait_for_steps (runner, n);
      g_usleep (25000);
      g_autoptr (MurFrame) frame = mur_runner_take_frame (runner);
      g_assert_nonnull (frame);
      g_assert_cmpfloat (mur_frame_scalar (frame, "n_steps"), >=, (double)n);
    }
}

/* Frames nobody reads are not built: over a quarter of a second of tens of thousands
 * of steps there are the first, and those after 8, 16, 32 … ms. */
static void
test_unread_frames (void)
{
  guint n_before = mur_toy_n_frames ();
  g_autoptr (MurRunner) runner = mur_wait_runner (1000000000, 0, MUR_RUNNER_RUNNING);
  g_usleep (250000);
  guint n_frames = mur_toy_n_frames () - n_before;
  g_assert_cmpuint (n_frames, >=, 2);
  g_assert_cmpuint (n_frames, <=, 7);
  g_assert_cmpuint (mur_runner_report (runner).steps, >, 100);
}

void
mur_test_runner_pace (void)
{
  g_test_add_func ("/experiment/runner/rate", test_rate);
  g_test_add_func ("/experiment/runner/paced", test_paced);
  g_test_add_func ("/experiment/runner/slow-is-current", test_slow_is_current);
  g_test_add_func ("/experiment/runner/unread-frames", test_unread_frames);
}
