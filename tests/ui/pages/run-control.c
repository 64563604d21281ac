/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of the two places for runs: who is in sight, and who may follow. */

#include "ui/pages/experiment/run-control.h"

#include <string.h>

#include "core/base/error.h"
#include "tests/ui/pages/tests.h"

/* A control, and what polling it brought so far. */
typedef struct
{
  MurRunControl *control;
  MurFrame *frame;
  GError *error;
  guint events;
  guint wanted; /* events waited for */
} Fixture;

static gboolean
poll_once (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (MurFrame) frame = NULL;
  g_autoptr (GError) error = NULL;

  fixture->events |= mur_run_control_poll (fixture->control, &frame, &error);
  if (frame != NULL)
    {
      g_clear_pointer (&fixture->frame, mur_frame_unref);
      fixture->frame = g_steal_pointer (&frame);
    }
  if (error != NULL)
    {
      g_clear_error (&fixture->error);
      fixture->error = g_steal_pointer (&error);
    }
  return (fixture->events & fixture->wanted) == fixture->wanted;
}

static void
wait_for (Fixture *fixture, guint events)
{
  fixture->events = 0;
  fixture->wanted = events;
  mur_test_wait (poll_once, fixture);
}

static gboolean
is_quiet (gpointer data)
{
  Fixture *fixture = data;
  poll_once (fixture);
  return !mur_run_control_is_live (fixture->control);
}

static void
clear (Fixture *fixture)
{
  mur_run_control_free (fixture->control);
  g_clear_pointer (&fixture->frame, mur_frame_unref);
  g_clear_error (&fixture->error);
  g_assert_cmpuint (mur_test_n_runners (), ==, 0);
}

static void
begin (Fixture *fixture, const char *const *assignments)
{
  g_autoptr (MurSession) session = mur_test_session (assignments);
  mur_run_control_begin (fixture->control, session, MUR_RUNNER_RUNNING);
}

/* To the end, and then nothing is left to look for. */
static void
ends (void)
{
  Fixture fixture = { .control = mur_run_control_new () };

  g_assert_false (mur_run_control_is_live (fixture.control));
  g_assert_null (mur_run_control_runner (fixture.control));
  begin (&fixture, (const char *const[]){ "generations", "7", NULL });
  g_assert_true (mur_run_control_is_live (fixture.control));
  wait_for (&fixture, MUR_RUN_STARTED);
  mur_test_wait (is_quiet, &fixture);
  g_assert_cmpfloat (mur_frame_scalar (fixture.frame, "generation"), ==, 7);
  g_assert_null (fixture.error);
  clear (&fixture);
}

/* A run that cannot begin leaves the one in sight alone. */
static void
refused (void)
{
  Fixture fixture = { .control = mur_run_control_new () };
  MurRunner *runner;

  begin (&fixture, (const char *const[]){ "generations", "1000000", NULL });
  wait_for (&fixture, MUR_RUN_STARTED);
  runner = mur_run_control_runner (fixture.control);
  begin (&fixture, (const char *const[]){ "lower", "5", "upper", "3", NULL });
  wait_for (&fixture, MUR_RUN_REFUSED);
  g_assert_nonnull (fixture.error);
  g_assert_nonnull (mur_error_field (fixture.error));
  g_assert_true (mur_run_control_runner (fixture.control) == runner);
  g_assert_cmpuint (mur_runner_report (runner).state, ==, MUR_RUNNER_RUNNING);
  wait_for (&fixture, MUR_RUN_FRAME);
  clear (&fixture);
}

/* Of many that are begun at once, the last takes over, and the others are gone. */
static void
last_wins (void)
{
  Fixture fixture = { .control = mur_run_control_new () };

  for (int i = 0; i < 5; i++)
    begin (&fixture, (const char *const[]){ "generations", "1000000", NULL });
  begin (&fixture, (const char *const[]){ "generations", "3", NULL });
  wait_for (&fixture, MUR_RUN_STARTED);
  mur_test_wait (is_quiet, &fixture);
  g_assert_cmpfloat (mur_frame_scalar (fixture.frame, "generation"), ==, 3);
  g_assert_cmpuint (mur_test_n_runners (), ==, 1);
  clear (&fixture);
}

/* Live values reach the run; others ask for a new one. */
static void
retune (void)
{
  Fixture fixture = { .control = mur_run_control_new () };
  g_autoptr (MurSession) session
    = mur_test_session ((const char *const[]){ "generations", "1000000", NULL });
  g_autoptr (MurSession) after = NULL;

  g_assert_false (mur_run_control_retune (fixture.control, session->parameters));
  mur_run_control_begin (fixture.control, session, MUR_RUNNER_RUNNING);
  wait_for (&fixture, MUR_RUN_STARTED);
  g_assert_true (mur_run_control_retune (fixture.control, session->parameters));
  mur_parameters_set (session->parameters, "inertia", "0.4375", NULL);
  g_assert_true (mur_run_control_retune (fixture.control, session->parameters));
  g_assert_true (mur_parameters_equal (mur_run_control_parameters (fixture.control),
                                       session->parameters));
  mur_parameters_set (session->parameters, "samples", "61", NULL);
  g_assert_false (mur_run_control_retune (fixture.control, session->parameters));
  mur_test_pass (100);
  after = mur_runner_dup_session (mur_run_control_runner (fixture.control));
  g_assert_cmpuint (after->changes->len, ==, 1);
  clear (&fixture);
}

void
mur_test_run_control (void)
{
  g_test_add_func ("/pages/run-control/ends", ends);
  g_test_add_func ("/pages/run-control/refused", refused);
  g_test_add_func ("/pages/run-control/last-wins", last_wins);
  g_test_add_func ("/pages/run-control/retune", retune);
}
