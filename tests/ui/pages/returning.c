/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An exported figure brings its run back: the same parameters, inputs and changes, and
 * at the end the same fingerprint, in the window and in the terminal, for any number of
 * threads. */

#include <glib/gstdio.h>
#include <string.h>

#include "tests/ui/pages/files.h"
#include "ui/pages/experiment/private.h"

/* The fingerprint of a run in the terminal. */
static char *
run_in_terminal (MurTestFiles *self, const char *name, const char *n_threads)
{
  const char *argv[] = {
    g_getenv ("MUR_PROGRAM"), "run", "--session", name, "--threads", n_threads, NULL
  };
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  int status;
  char *found;

  g_spawn_sync (self->folder, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out,
                NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  found = strstr (out, "fingerprint: ");
  g_assert_nonnull (found);
  found += strlen ("fingerprint: ");
  return g_strndup (found, strcspn (found, "\n"));
}

/* Each kind of figure, dropped on a window that shows another run, brings this one
 * back. */
static void
check_round_trips (MurTestFiles *self, const char *fingerprint)
{
  static const char *const names[] = { "fit.png", "fit.svg", "fit.pdf", "fit.eps" };
  g_autoptr (MurSession) before = mur_test_dup_session (mur_test_files_page (self));
  g_autofree char *wanted = NULL;

  mur_session_set_scene (before, mur_test_files_page (self)->scene->id);
  wanted = mur_session_format (before);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    mur_test_files_export (self, names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *found = NULL, *text = NULL;
      g_autofree char *printed = run_in_terminal (self, names[i], "2");
      g_autoptr (MurSession) after = NULL;

      g_assert_cmpstr (printed, ==, fingerprint);
      mur_test_files_open_seed (self, "31", "1000000");
      mur_test_wait (mur_test_files_has_other_seed, self);
      mur_test_files_drop (self, names[i]);
      mur_test_wait (mur_test_files_has_own_seed, self);
      found = mur_test_finish (self->window);
      g_assert_cmpstr (found, ==, fingerprint);
      after = mur_test_dup_session (mur_test_files_page (self));
      text = mur_session_format (after);
      g_assert_cmpstr (text, ==, wanted);
    }
}

/* One seed gives one result: for 1, 2 and 8 threads, in the terminal and in the window,
 * which takes as many threads as there are processors. Enough samples that the work is
 * cut into many parts. */
static void
threads (MurTestFiles *self, gconstpointer data)
{
  static const char *const counts[] = { "1", "2", "8" };
  g_autoptr (MurSession) session = mur_test_session (
    (const char *const[]){ "seed", "271828", "samples", "5000", "particles", "100",
                           "generations", "60", "refine", "end", NULL });
  g_autofree char *fingerprint = NULL;

  mur_experiment_page_open_session (mur_test_files_page (self), session);
  mur_test_wait (mur_test_files_has_own_seed, self);
  fingerprint = mur_test_finish (self->window);
  mur_test_files_export (self, "fit.png");
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *printed = run_in_terminal (self, "fit.png", counts[i]);
      g_assert_cmpstr (printed, ==, fingerprint);
    }
}

/* A page stopped looking when a run ended between its last two looks, and the last
 * frame was never seen. */
static void
last_frame (MurTestFiles *self, gconstpointer data)
{
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *fingerprint = NULL;
      mur_test_files_open_seed (self, "271828", "9");
      fingerprint = mur_test_finish (self->window);
      g_assert_cmpfloat (
        mur_frame_scalar (mur_test_files_page (self)->frame, "generation"), ==, 9);
    }
}

static void
figures (MurTestFiles *self, gconstpointer data)
{
  g_autofree char *fingerprint = NULL;

  mur_test_files_open_seed (self, "271828", "40");
  mur_test_wait (mur_test_files_has_own_seed, self);
  fingerprint = mur_test_finish (self->window);
  check_round_trips (self, fingerprint);
}

static gboolean
has_6_points (gpointer data)
{
  MurFrame *frame = mur_test_files_page (data)->frame;
  return mur_table_n_rows (mur_frame_table (frame, "data")) == 6;
}

/* The table is part of the recipe: its file may be gone. */
static void
figures_with_input (MurTestFiles *self, gconstpointer data)
{
  const char *table = "t;y\n-0,7;1,5\n0,31;2\n1;1,25\n1,5;0,0625\n2;-1\n2,718;-0,3\n";
  g_autofree char *path = mur_test_files_path (self, "own.csv");
  g_autofree char *fingerprint = NULL;

  mur_test_files_open_seed (self, "271828", "40");
  mur_test_wait (mur_test_files_has_own_seed, self);
  mur_test_files_write (self, "own.csv", table, strlen (table));
  mur_test_files_drop_path (self, path);
  mur_test_files_accept (self);
  mur_test_wait (has_6_points, self);
  g_assert_cmpint (g_remove (path), ==, 0);
  fingerprint = mur_test_finish (self->window);
  check_round_trips (self, fingerprint);
  g_assert_true (has_6_points (self));
}

static gboolean
is_paused (gpointer data)
{
  MurRunnerReport report = mur_experiment_page_report (mur_test_files_page (data));
  return report.state == MUR_RUNNER_PAUSED;
}

static gboolean
has_taken_7_steps (gpointer data)
{
  MurRunnerReport report = mur_experiment_page_report (mur_test_files_page (data));
  return report.steps == 7 && report.state == MUR_RUNNER_PAUSED;
}

static gboolean
has_2_changes (gpointer data)
{
  g_autoptr (MurSession) session = mur_test_dup_session (mur_test_files_page (data));
  return session->changes->len == 2;
}

static void
activate (MurTestFiles *self, const char *name, GVariant *target)
{
  g_action_group_activate_action (
    mur_experiment_page_get_actions (mur_test_files_page (self)), name, target);
}

/* What was changed on the way is replayed to the same bits, and the toast says so. */
static void
figures_with_changes (MurTestFiles *self, gconstpointer data)
{
  g_autoptr (MurSession) session = mur_test_session (
    (const char *const[]){ "seed", "271828", "generations", "60", NULL });
  g_autoptr (MurParameters) changed = NULL;
  g_autofree char *untouched = NULL, *fingerprint = NULL;

  mur_experiment_page_open_session (mur_test_files_page (self), session);
  mur_test_wait (mur_test_files_has_own_seed, self);
  untouched = mur_test_finish (self->window);

  mur_run_control_begin (mur_test_files_page (self)->control, session,
                         MUR_RUNNER_PAUSED);
  mur_experiment_page_watch (mur_test_files_page (self));
  mur_test_wait (is_paused, self);
  for (int i = 0; i < 7; i++)
    activate (self, "step", NULL);
  mur_test_wait (has_taken_7_steps, self);
  changed = mur_parameters_copy (session->parameters);
  g_assert_true (mur_parameters_set (changed, "inertia", "0.4375", NULL));
  g_assert_true (mur_run_control_retune (mur_test_files_page (self)->control, changed));
  activate (self, "act", g_variant_new_string ("scatter"));
  mur_test_wait (has_2_changes, self);
  activate (self, "play-pause", NULL);
  fingerprint = mur_test_finish (self->window);
  g_assert_cmpstr (fingerprint, !=, untouched);
  check_round_trips (self, fingerprint);
  g_assert_nonnull (strstr (mur_test_toast (self->window), "2 changes"));
}

void
mur_test_returning (void)
{
  static const struct
  {
    const char *path;
    void (*call) (MurTestFiles *self, gconstpointer data);
  } cases[] = { { "threads", threads },
                { "last-frame", last_frame },
                { "figures", figures },
                { "figures-with-input", figures_with_input },
                { "figures-with-changes", figures_with_changes } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/returning/%s", cases[i].path);
      g_test_add (path, MurTestFiles, NULL, mur_test_files_set_up, cases[i].call,
                  mur_test_files_tear_down);
    }
}
