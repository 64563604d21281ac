/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/core/run/waiting.h"

#include "tests/core/experiment/toy.h"

/* Far more than any of this takes; what waits longer hangs. */
#define PATIENCE_US (20 * G_USEC_PER_SEC)

void
mur_wait_for_state (MurRunner *runner, MurRunnerState state)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  while (mur_runner_report (runner).state != state)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_usleep (200);
    }
}

void
mur_wait_for_steps (MurRunner *runner, guint64 n)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  while (mur_runner_report (runner).steps < n)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_usleep (200);
    }
}

void
mur_wait_for_error (MurRunner *runner, guint n)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  while (mur_runner_report (runner).n_errors < n)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_usleep (200);
    }
}

MurRunner *
mur_wait_runner (guint length, guint step_us, MurRunnerState state)
{
  g_autoptr (MurSession) session = mur_toy_session (length, step_us);
  return mur_runner_new (session, 1, state);
}
