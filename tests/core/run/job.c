/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/run/job.h"

#include "core/base/error.h"
#include "tests/core/experiment/toy.h"
#include "tests/core/run/tests.h"

#include <string.h>

static void
retune (MurJob *job, const MurParameters *base, const char *name, const char *text)
{
  g_autoptr (MurParameters) values = mur_parameters_copy (base);
  g_autoptr (GError) error = NULL;
  g_assert_true (mur_parameters_set (values, name, text, NULL));
  g_assert_true (mur_job_retune (job, values, &error));
  g_assert_no_error (error);
}

static void
step_to (MurJob *job, guint64 step)
{
  while (mur_job_steps (job) < step)
    mur_job_step (job, NULL);
}

/* The maps, computed here. */
static void
test_values (void)
{
  g_autoptr (MurSession) session = mur_toy_session (50, 0);
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  double x = (1 + 3 + 42.0) / 113;
  for (int i = 0; i < 50; i++)
    {
      if (i == 20)
        {
          g_assert_true (mur_job_act (job, "kick", NULL));
          x = x / 2 + 0.0625;
        }
      if (i == 30)
        retune (job, session->parameters, "gain", "3.5");
      mur_job_step (job, NULL);
      x = (i < 30 ? 3.7 : 3.5) * x * (1 - x);
    }
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  g_assert_cmpfloat (mur_table_column (mur_frame_table (frame, "state"), 1)[3], ==, x);
  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_EXHAUSTED);
  g_assert_cmpuint (mur_job_steps (job), ==, 50);
  g_assert_cmpfloat (mur_job_progress (job), ==, 1);
  g_assert_cmpint (mur_job_step (job, NULL), ==, MUR_STATUS_EXHAUSTED);
  g_assert_cmpuint (mur_job_steps (job), ==, 50);
}

/* A run with changes, and the session it left, replayed. */
static void
test_replay (void)
{
  g_autoptr (MurSession) session = mur_toy_session (100, 0);
  g_autoptr (MurJob) job = mur_job_new (session, 2, NULL);
  retune (job, session->parameters, "gain", "3.6");
  step_to (job, 13);
  mur_job_act (job, "kick", NULL);
  mur_job_act (job, "kick", NULL);
  retune (job, session->parameters, "gain", "3.9");
  step_to (job, 60);
  retune (job, session->parameters, "length", "140");
  g_autofree char *live = mur_toy_run (job);
  g_assert_cmpuint (mur_job_steps (job), ==, 140);

  /* As text and back, on the way. */
  g_autofree char *text = mur_session_format (mur_job_session (job));
  g_autoptr (MurSession) again
    = mur_session_parse (text, -1, mur_toy_registry, NULL, NULL);
  g_assert_cmpuint (again->changes->len, ==, 5);
  g_autoptr (MurJob) replay = mur_job_new (again, 1, NULL);
  g_autofree char *replayed = mur_toy_run (replay);
  g_assert_cmpstr (live, ==, replayed);
  g_assert_cmpuint (mur_job_steps (replay), ==, 140);
  g_autoptr (MurJob) straight = mur_job_new (session, 1, NULL);
  g_autofree char *unchanged = mur_toy_run (straight);
  g_assert_cmpstr (live, !=, unchanged);
}

/* Raised after it had ended: the replay must not end there either. */
static void
test_replay_beyond_the_end (void)
{
  g_autoptr (MurSession) session = mur_toy_session (40, 0);
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  g_autofree char *first = mur_toy_run (job);
  retune (job, session->parameters, "length", "75");
  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_RUNNING);
  g_autofree char *live = mur_toy_run (job);
  g_autoptr (MurJob) replay = mur_job_new (mur_job_session (job), 1, NULL);
  g_autofree char *replayed = mur_toy_run (replay);
  g_assert_cmpstr (live, ==, replayed);
  g_assert_cmpstr (live, !=, first);
  g_assert_cmpuint (mur_job_steps (replay), ==, 75);
}

/* A change that leaves an ended run ended costs one idle step, on replay too. */
static void
test_idle_change (void)
{
  g_autoptr (MurSession) session = mur_toy_session (40, 0);
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  g_autofree char *first = mur_toy_run (job);
  retune (job, session->parameters, "gain", "1");
  g_autofree char *live = mur_toy_run (job);
  g_assert_cmpstr (live, ==, first);
  g_autoptr (MurJob) replay = mur_job_new (mur_job_session (job), 1, NULL);
  g_autofree char *replayed = mur_toy_run (replay);
  g_assert_cmpstr (live, ==, replayed);
  g_assert_cmpuint (mur_job_steps (replay), ==, mur_job_steps (job));
}

static void
test_storm_is_one_change (void)
{
  g_autoptr (MurSession) session = mur_toy_session (40, 0);
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  step_to (job, 7);
  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *gain = g_strdup_printf ("3.%03d", i);
      retune (job, session->parameters, "gain", gain);
    }
  const MurSession *now = mur_job_session (job);
  g_assert_cmpuint (now->changes->len, ==, 1);
  const MurChange *change = g_ptr_array_index (now->changes, 0);
  g_assert_cmpuint (change->step, ==, 7);
  g_assert_cmpfloat (mur_parameters_number (change->parameters, "gain"), ==, 3.999);
  retune (job, change->parameters, "gain", "3.999");
  g_assert_cmpuint (now->changes->len, ==, 1);
}

/* Who steps in during a replay begins a history of their own. */
static void
test_replay_cut (void)
{
  g_autoptr (MurSession) session = mur_toy_session (100, 0);
  mur_session_add_change (session, 10, "kick", NULL);
  mur_session_add_change (session, 60, "kick", NULL);
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  step_to (job, 30);
  retune (job, session->parameters, "gain", "3.8");
  const MurSession *now = mur_job_session (job);
  g_assert_cmpuint (now->changes->len, ==, 2);
  g_assert_cmpuint (((MurChange *)g_ptr_array_index (now->changes, 1))->step, ==, 30);
  g_autofree char *live = mur_toy_run (job);
  g_autoptr (MurJob) replay = mur_job_new (now, 1, NULL);
  g_autofree char *replayed = mur_toy_run (replay);
  g_assert_cmpstr (live, ==, replayed);
}

static void
test_refused (void)
{
  g_autoptr (MurSession) session = mur_toy_session (100, 0);
  mur_parameters_set (session->parameters, "breaks", "retune", NULL);
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  g_autoptr (MurParameters) values = mur_parameters_copy (session->parameters);
  g_autoptr (GError) error = NULL;
  mur_parameters_set (values, "seed", "5", NULL);
  g_assert_false (mur_job_retune (job, values, &error));
  g_assert_cmpstr (error->message, ==,
                   "seed: 5 is not allowed during a run, which began with 42; "
                   "begin it again");
  g_assert_cmpstr (mur_error_field (error), ==, "seed");
  g_clear_error (&error);
  mur_parameters_set (values, "seed", "42", NULL);
  mur_parameters_set (values, "gain", "-1", NULL);
  g_assert_false (mur_job_retune (job, values, &error));
  g_assert_cmpstr (error->message, ==, "gain: refused by the toy");
  g_clear_error (&error);
  g_assert_false (mur_job_act (job, "kik", &error));
  g_assert_cmpstr (error->message, ==, "action: kik is not known; did you mean kick?");
  g_assert_cmpuint (mur_job_session (job)->changes->len, ==, 0);
  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_RUNNING);
}

/* What sets parameters neither reaches the run nor its log, in a file either. */
static void
test_refusing_assignments (void)
{
  g_autoptr (MurSession) session = mur_toy_session (100, 0);
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  g_autoptr (GError) error = NULL;
  step_to (job, 13);
  g_assert_false (mur_job_act (job, "amplify", &error));
  g_assert_cmpstr (error->message, ==,
                   "action: amplify is not allowed during a run; it sets parameters "
                   "that a run begins with, such as gain=3.75");
  g_assert_cmpstr (mur_error_field (error), ==, "action");
  g_assert_cmpuint (mur_job_session (job)->changes->len, ==, 0);
  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_RUNNING);
  g_clear_error (&error);

  mur_session_add_change (session, 7, "amplify", NULL);
  g_autofree char *text = mur_session_format (session);
  g_assert_null (mur_session_parse (text, -1, mur_toy_registry, NULL, &error));
  g_assert_error (error, MUR_ERROR, MUR_ERROR_VALUE);
  g_assert_cmpstr (mur_error_field (error), ==, "action");
}

static void
test_failing (void)
{
  g_autoptr (MurSession) session = mur_toy_session (100, 0);
  g_autoptr (GError) error = NULL;
  guint n_before = mur_toy_n_alive ();
  mur_parameters_set (session->parameters, "breaks", "begin", NULL);
  g_assert_null (mur_job_new (session, 1, &error));
  g_assert_cmpstr (mur_error_field (error), ==, "breaks");
  g_clear_error (&error);
  mur_parameters_set (session->parameters, "breaks", "step", NULL);
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  step_to (job, 17);
  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_RUNNING);
  g_assert_cmpint (mur_job_step (job, &error), ==, MUR_STATUS_FAILED);
  g_assert_error (error, MUR_ERROR, MUR_ERROR_NUMERICAL);
  g_clear_error (&error);
  g_assert_cmpint (mur_job_step (job, &error), ==, MUR_STATUS_FAILED);
  g_assert_no_error (error);
  g_assert_false (mur_job_act (job, "kick", &error));
  g_assert_nonnull (error);
  mur_job_free (g_steal_pointer (&job));
  g_assert_cmpuint (mur_toy_n_alive (), ==, n_before);
}

/* A logged change that the run refuses fails it. */
static void
test_failing_replay (void)
{
  g_autoptr (MurSession) session = mur_toy_session (100, 0);
  g_autoptr (GError) error = NULL;
  mur_parameters_set (session->parameters, "breaks", "retune", NULL);
  g_autoptr (MurParameters) values = mur_parameters_copy (session->parameters);
  mur_parameters_set (values, "gain", "-1", NULL);
  mur_session_add_change (session, 5, NULL, values);
  g_autoptr (MurJob) job = mur_job_new (session, 1, NULL);
  step_to (job, 4);
  g_assert_cmpint (mur_job_step (job, &error), ==, MUR_STATUS_FAILED);
  g_assert_cmpstr (error->message, ==, "gain: refused by the toy");
  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_FAILED);
}

void
mur_test_job (void)
{
  g_test_add_func ("/experiment/job/values", test_values);
  g_test_add_func ("/experiment/job/replay", test_replay);
  g_test_add_func ("/experiment/job/replay-beyond-the-end", test_replay_beyond_the_end);
  g_test_add_func ("/experiment/job/idle-change", test_idle_change);
  g_test_add_func ("/experiment/job/storm-is-one-change", test_storm_is_one_change);
  g_test_add_func ("/experiment/job/replay-cut", test_replay_cut);
  g_test_add_func ("/experiment/job/refused", test_refused);
  g_test_add_func ("/experiment/job/refused-assignments", test_refusing_assignments);
  g_test_add_func ("/experiment/job/failing", test_failing);
  g_test_add_func ("/experiment/job/failing-replay", test_failing_replay);
}
