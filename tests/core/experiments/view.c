/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Parameters that change only the picture: the run knows nothing of them, the session
 * keeps them. */

#include "core/base/error.h"
#include "core/experiments/registry.h"

#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#define OSCILLATORS &mur_experiment_oscillators

static char *
run (const MurExperiment *experiment, const char *name, const char *value)
{
  g_autoptr (MurSession) session = mur_session_new (experiment);
  g_autoptr (GError) error = NULL;
  mur_parameters_set (session->parameters, name, value, &error);
  g_assert_no_error (error);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_step (job, 20);
  return mur_runs_fingerprint (job);
}

/* Returns: how many parameters of @experiment there are of the kind */
static guint
check_fingerprints (const MurExperiment *experiment)
{
  static const char *const numbers[] = { "1", "3", NULL };
  guint n = 0;
  for (const MurParameter *row = experiment->parameters; row->name != NULL; row++)
    {
      if ((row->flags & MUR_PARAMETER_VIEW) == 0)
        continue;
      g_autofree char *expected = run (experiment, row->name, row->initial);
      g_assert_cmpuint (row->flags & MUR_PARAMETER_LIVE, ==, 0);
      for (const char *const *text = numbers; row->choices == NULL && *text != NULL;
           text++)
        {
          g_autofree char *fingerprint = run (experiment, row->name, *text);
          g_assert_cmpstr (fingerprint, ==, expected);
        }
      for (const MurChoice *choice = row->choices; choice != NULL && choice->id != NULL;
           choice++)
        {
          g_autofree char *fingerprint = run (experiment, row->name, choice->id);
          g_assert_cmpstr (fingerprint, ==, expected);
        }
      n++;
    }
  return n;
}

static void
test_fingerprints (void)
{
  guint n = 0;
  for (const MurExperiment *const *e = mur_experiments (); *e != NULL; e++)
    n += check_fingerprints (*e);
  g_assert_cmpuint (n, ==, 13);
}

static const char *
last_view (const MurSession *session)
{
  static const char *const ids[] = { "wrapped", "unwrapped" };
  return ids[mur_parameters_choice (mur_session_last_parameters (session),
                                    "phase_view")];
}

/* Midway and at the end: nothing is logged and nothing goes on; a change of the run
 * keeps it, and so do those before. */
static void
test_retune (void)
{
  g_autoptr (MurSession) session = mur_runs_session (OSCILLATORS, "samples=21", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurJob) plain = mur_runs_begin (session, 1);
  mur_runs_step (job, 5);
  mur_runs_step (plain, 5);
  mur_runs_retune (job, "phase_view", "unwrapped");
  g_assert_cmpuint (mur_job_session (job)->changes->len, ==, 0);
  g_assert_cmpstr (last_view (mur_job_session (job)), ==, "unwrapped");
  mur_runs_retune (job, "coupling", "2.25");
  mur_runs_retune (plain, "coupling", "2.25");
  g_assert_cmpstr (last_view (mur_job_session (job)), ==, "unwrapped");
  mur_runs_finish (job);
  mur_runs_finish (plain);
  mur_runs_retune (job, "phase_view", "wrapped");
  g_assert_cmpuint (mur_job_session (job)->changes->len, ==, 1);
  g_assert_cmpstr (last_view (mur_job_session (job)), ==, "wrapped");
  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_EXHAUSTED);
  g_autofree char *with = mur_runs_fingerprint (job);
  g_autofree char *without = mur_runs_fingerprint (plain);
  g_assert_cmpstr (with, ==, without);
}

/* Together with a change of the run, both are taken; a change that is refused takes
 * neither. */
static void
test_together (void)
{
  g_autoptr (MurSession) session = mur_runs_session (OSCILLATORS, "samples=21", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurParameters) values = mur_parameters_copy (session->parameters);
  g_autoptr (GError) error = NULL;
  mur_parameters_set (values, "phase_view", "unwrapped", NULL);
  mur_parameters_set (values, "count", "9", NULL);
  g_assert_false (mur_job_retune (job, values, &error));
  g_assert_cmpstr (mur_error_field (error), ==, "count");
  g_assert_cmpstr (last_view (mur_job_session (job)), ==, "wrapped");
  mur_parameters_set (values, "count", "30", NULL);
  mur_parameters_set (values, "noise", "0.5", NULL);
  g_assert_true (mur_job_retune (job, values, NULL));
  g_assert_cmpuint (mur_job_session (job)->changes->len, ==, 1);
  g_assert_cmpstr (last_view (mur_job_session (job)), ==, "unwrapped");
}

/* A session in which such a change was logged once opens without it, and shows it. */
static void
test_logged (void)
{
  static const char text[]
    = "{\"murmuration\": 1, \"experiment\": \"oscillators\", \"version\": \"1\","
      "\"parameters\": {\"samples\": 21}, \"changes\": ["
      "{\"step\": 3, \"parameters\": {\"phase_view\": \"unwrapped\"}},"
      "{\"step\": 4, \"parameters\": {\"noise\": 0.5}}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (MurSession) session
    = mur_session_parse (text, -1, mur_experiments (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (session->changes->len, ==, 1);
  g_assert_cmpstr (last_view (session), ==, "unwrapped");
  g_assert_cmpuint (mur_parameters_choice (session->parameters, "phase_view"), ==, 1);
  g_autofree char *written = mur_session_format (session);
  g_autoptr (MurSession) again
    = mur_session_parse (written, -1, mur_experiments (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (last_view (again), ==, "unwrapped");
}

void
mur_test_view_parameters (void)
{
  g_test_add_func ("/experiments/view/fingerprints", test_fingerprints);
  g_test_add_func ("/experiments/view/retune", test_retune);
  g_test_add_func ("/experiments/view/together", test_together);
  g_test_add_func ("/experiments/view/logged", test_logged);
}
