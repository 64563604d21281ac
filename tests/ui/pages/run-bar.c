/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of the run bar: a run in words. */

#include "ui/pages/experiment/run-bar.h"

#include "core/experiments/registry.h"
#include "core/run/job.h"
#include "tests/ui/pages/tests.h"
#include "ui/pages/experiment/run-words.h"

static void
check (MurRunnerState state, MurStatus status, const char *words)
{
  g_autoptr (MurParameters) values
    = mur_parameters_new (mur_test_experiment.parameters);
  MurRunnerReport report = { .state = state, .status = status, .steps = 37 };
  g_autofree char *said
    = mur_run_words (&mur_test_experiment, values, NULL, NULL, &report);

  g_assert_cmpstr (said, ==, words);
}

/* At the end of a run of @assignment, "name=value". */
static void
check_clock (const MurExperiment *experiment,
             const char *assignment,
             MurRunnerState state,
             const char *words)
{
  g_autoptr (MurSession) session = mur_session_new (experiment);
  g_auto (GStrv) pair = g_strsplit (assignment, "=", 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (MurJob) job = NULL;
  g_autoptr (MurFrame) frame = NULL;
  g_autofree char *said = NULL;
  MurRunnerReport report = { .state = state, .status = MUR_STATUS_EXHAUSTED };

  mur_parameters_set (session->parameters, pair[0], pair[1], &error);
  g_assert_no_error (error);
  job = mur_job_new (session, 1, &error);
  g_assert_no_error (error);
  while (mur_job_status (job) == MUR_STATUS_RUNNING)
    mur_job_step (job, NULL);
  frame = mur_job_frame (job);
  said = mur_run_words (experiment, session->parameters, NULL, frame, &report);
  g_assert_cmpstr (said, ==, words);
}

/* What people see the run go by is not its steps. */
static void
clocks (void)
{
  const MurExperiment *oscillators = &mur_experiment_oscillators;

  check_clock (oscillators, "duration=6.25", MUR_RUNNER_RUNNING, "t = 6.25 of 6.25 s");
  check_clock (oscillators, "duration=60", MUR_RUNNER_PAUSED,
               "Paused at t = 60.0 of 60 s");
  check_clock (oscillators, "duration=2000", MUR_RUNNER_FINISHED,
               "Finished at t = 2000 of 2000 s");
  check_clock (&mur_experiment_sampling, "count=64", MUR_RUNNER_RUNNING,
               "64 of 64 points");
}

/* The parameter called as a step is the budget: 100 grains. */
static void
words (void)
{
  check (MUR_RUNNER_READY, MUR_STATUS_RUNNING, "Starting");
  check (MUR_RUNNER_RUNNING, MUR_STATUS_RUNNING, "Grain 37 of 100");
  check (MUR_RUNNER_PAUSED, MUR_STATUS_RUNNING, "Paused at grain 37 of 100");
  check (MUR_RUNNER_FINISHED, MUR_STATUS_CONVERGED, "Converged after 37 grains");
  check (MUR_RUNNER_FINISHED, MUR_STATUS_STALLED, "Stalled after 37 grains");
  check (MUR_RUNNER_FINISHED, MUR_STATUS_TARGET, "Target reached after 37 grains");
  check (MUR_RUNNER_FINISHED, MUR_STATUS_EXHAUSTED, "Finished after 37 grains");
  check (MUR_RUNNER_FAILED, MUR_STATUS_FAILED, "Failed at grain 37 of 100");
}

static void
shows (void)
{
  GtkWidget *bar = mur_run_bar_new ();
  GtkWidget *window = mur_test_present (bar, 400, 40);

  mur_run_bar_show (MUR_RUN_BAR (bar), MUR_RUNNER_PAUSED, "Slow", "Paused");
  mur_run_bar_show (MUR_RUN_BAR (bar), MUR_RUNNER_FINISHED, "Fast", "Done");
  g_object_set (bar, "compact", TRUE, NULL);
  g_object_add_weak_pointer (G_OBJECT (bar), (gpointer *)&bar);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (bar);
}

static int
width_of (GtkWidget *widget)
{
  int width;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

/* The bar takes what room there is: however much there is to say, the window has no less
 * for the parameters. */
static void
long_status (void)
{
  GtkWidget *bar = mur_run_bar_new ();
  GtkWidget *window = mur_test_present (bar, 800, 40);
  g_autofree char *few = g_strnfill (60, 'm'), *many = g_strnfill (600, 'm');
  int width;

  mur_run_bar_show (MUR_RUN_BAR (bar), MUR_RUNNER_FINISHED, "Fast", few);
  width = width_of (bar);
  mur_run_bar_show (MUR_RUN_BAR (bar), MUR_RUNNER_FINISHED, "Fast", many);
  g_assert_cmpint (width_of (bar), ==, width);
  gtk_window_destroy (GTK_WINDOW (window));
}

void
mur_test_run_bar (void)
{
  g_test_add_func ("/widgets/run-bar/words", words);
  g_test_add_func ("/widgets/run-bar/clocks", clocks);
  g_test_add_func ("/widgets/run-bar/shows", shows);
  g_test_add_func ("/widgets/run-bar/long-status", long_status);
}
