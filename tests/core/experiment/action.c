/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/experiment/action.h"

#include "core/base/error.h"
#include "tests/core/experiment/tests.h"
#include "tests/core/experiment/toy.h"

static void
test_arguments (void)
{
  MurActionCall call;
  g_autoptr (GError) error = NULL;

  g_assert_true (mur_action_parse (&mur_toy, "kick", &call, &error));
  g_assert_cmpstr (call.action->name, ==, "kick");
  g_assert_true (mur_action_parse (&mur_toy, "  nudge\t3   -0.1 ", &call, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (call.action->name, ==, "nudge");
  g_assert_cmpfloat (call.arguments[0], ==, 3);
  g_assert_cmpfloat (call.arguments[1], ==, -0.1);
}

static void
test_done (void)
{
  g_autofree char *done = mur_action_describe_done (&mur_toy, "nudge 3 -0.1");

  g_assert_cmpstr (done, ==, "Point 3 has moved");
  g_assert_null (mur_action_describe_done (&mur_toy, "kick"));
  g_assert_null (mur_action_describe_done (&mur_toy, "nudge 3"));
}

static void
test_refused (void)
{
  static const char *const cases[][2] = {
    { "", "action: an empty value is not known; known are kick, nudge" },
    { "kik 1", "action: kik is not known; did you mean kick?" },
    { "Kick", "action: Kick is not known; did you mean kick?" },
    { "kick 1", "action: kick 1 is not allowed; kick alone" },
    { "nudge", "action: nudge is not allowed; nudge WHICH BY" },
    { "nudge 1", "action: nudge 1 is not allowed; nudge WHICH BY" },
    { "nudge 1 2 3", "action: nudge 1 2 3 is not allowed; nudge WHICH BY" },
    { "nudge 1 x", "action: nudge 1 x is not allowed; nudge WHICH BY" },
    { "nudge 1 nan", "action: nudge 1 nan is not allowed; nudge WHICH BY" },
    { "nudge 1 0,5", "action: nudge 1 0,5 is not allowed; nudge WHICH BY" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MurActionCall call;
      g_autoptr (GError) error = NULL;

      g_assert_false (mur_action_parse (&mur_toy, cases[i][0], &call, &error));
      g_assert_cmpstr (error->message, ==, cases[i][1]);
      g_assert_cmpstr (mur_error_field (error), ==, "action");
    }
}

/* What the run itself refuses changes nothing and is not logged; what it takes is
 * logged as it was asked for, and done again by the log. */
static void
test_logged (void)
{
  g_autoptr (MurSession) session = mur_toy_session (60, 0);
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    mur_job_step (job, NULL);
  g_assert_false (mur_job_act (job, "nudge 8 0.01", &error));
  g_assert_cmpstr (error->message, ==, "nudge: there are eight");
  g_assert_cmpuint (mur_job_session (job)->changes->len, ==, 0);
  g_assert_true (mur_job_act (job, "nudge 7 0.015625", NULL));

  g_autofree char *text = mur_session_format (mur_job_session (job));
  g_autoptr (MurSession) read
    = mur_session_parse (text, -1, mur_toy_registry, NULL, NULL);
  g_autoptr (MurJob) again = mur_job_new (read, 1, NULL);
  g_autoptr (MurJob) without = mur_job_new (session, 1, NULL);
  g_autofree char *live = mur_toy_run (job);
  g_autofree char *replayed = mur_toy_run (again);
  g_autofree char *unmoved = mur_toy_run (without);

  g_assert_cmpstr (live, ==, replayed);
  g_assert_cmpstr (live, !=, unmoved);
}

void
mur_test_action (void)
{
  g_test_add_func ("/experiment/action/arguments", test_arguments);
  g_test_add_func ("/experiment/action/done", test_done);
  g_test_add_func ("/experiment/action/refused", test_refused);
  g_test_add_func ("/experiment/action/logged", test_logged);
}
