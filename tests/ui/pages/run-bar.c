/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of the run bar: a run in words. */

#include "ui/pages/run-bar.h"

#include "tests/ui/pages/tests.h"

static void
check (MurRunnerState state, MurStatus status, const char *words)
{
  g_autoptr (MurParameters) values
    = mur_parameters_new (mur_test_experiment.parameters);
  MurRunnerReport report = { .state = state, .status = status, .steps = 37 };
  g_autofree char *said = mur_run_bar_describe (&mur_test_experiment, values, &report);

  g_assert_cmpstr (said, ==, words);
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

  mur_run_bar_show (MUR_RUN_BAR (bar), MUR_RUNNER_PAUSED, 0.37, "Slow", "Paused");
  mur_run_bar_show (MUR_RUN_BAR (bar), MUR_RUNNER_FINISHED, 1.5, "Fast", "Done");
  g_object_set (bar, "compact", TRUE, NULL);
  g_object_add_weak_pointer (G_OBJECT (bar), (gpointer *)&bar);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (bar);
}

void
mur_test_run_bar (void)
{
  g_test_add_func ("/widgets/run-bar/words", words);
  g_test_add_func ("/widgets/run-bar/shows", shows);
}
