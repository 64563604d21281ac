/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a run of oscillators goes: threads, checkpoints, changes, ends. */

#include "core/experiments/registry.h"
#include "tests/core/experiments/oscillators/seven.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"
#include "tests/core/run/seal.h"

#include <math.h>

#define OSCILLATORS &mur_experiment_oscillators

static void
assert_threads_agree (const MurSession *session)
{
  static const guint n_threads[] = { 1, 2, 7 };
  g_autofree char *first = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (n_threads); i++)
    {
      g_autoptr (MurJob) job = mur_runs_begin (session, n_threads[i]);
      mur_runs_step (job, 20);
      mur_job_act (job, "kick", NULL);
      mur_runs_finish (job);
      g_autofree char *fingerprint = mur_runs_fingerprint (job);
      if (first == NULL)
        first = g_steal_pointer (&fingerprint);
      else
        g_assert_cmpstr (fingerprint, ==, first);
    }
}

/* Dense, links, mean fields and noise, each large enough to be cut. */
static void
threads (void)
{
  static const char *const kinds[][2] = {
    { "topology=random", "count=700" },
    { "topology=scale-free", "count=20011" },
    { "topology=uniform", "count=50021" },
    { "topology=ring-cosine", "noise=0.3" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (MurSession) session = mur_runs_session (
        OSCILLATORS, "count=30011", kinds[i][0], kinds[i][1], "normalisation=count",
        "frequency_distribution=normal", "samples=24", "duration=0.5", "solver=rk4",
        "step=0.02", NULL);
      assert_threads_agree (session);
    }
}

static void
assert_resumes (const MurSession *session, guint n_steps, const char *expected)
{
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);
  mur_runs_step (job, n_steps);
  g_autofree char *text = mur_job_checkpoint (job);
  g_autoptr (GError) error = NULL;
  g_autoptr (MurJob) resumed
    = mur_job_restore (text, -1, mur_experiments (), 1, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *before = mur_runs_fingerprint (job);
  g_autofree char *after = mur_runs_fingerprint (resumed);
  g_assert_cmpstr (before, ==, after);
  mur_runs_finish (resumed);
  g_autofree char *fingerprint = mur_runs_fingerprint (resumed);
  g_assert_cmpstr (fingerprint, ==, expected);
}

/* A run with everything that may be changed changed. */
static void
disturb (MurJob *job)
{
  mur_runs_step (job, 13);
  mur_runs_retune (job, "coupling", "2.25");
  mur_runs_retune (job, "coupling_2", "-0.5");
  mur_runs_step (job, 6);
  mur_job_act (job, "kick", NULL);
  mur_runs_step (job, 5);
  mur_runs_retune (job, "noise", "0.04");
  mur_runs_step (job, 8);
  mur_runs_retune (job, "phase_lag", "0.7");
  mur_job_act (job, "kick", NULL);
  mur_runs_retune (job, "phase_view", "unwrapped");
  mur_runs_step (job, 5);
  mur_runs_retune (job, "noise", "0");
  mur_runs_finish (job);
}

/* Stopped at the start, between, around each change and at the end. */
static void
checkpoints (void)
{
  static const char *const solvers[] = { "solver=taylor", "solver=rk4", "solver=heun" };
  for (gsize i = 0; i < G_N_ELEMENTS (solvers); i++)
    {
      g_autoptr (MurSession) session = mur_runs_session (
        OSCILLATORS, SEVEN, "samples=61", "step=0.015", "seed=8191", solvers[i], NULL);
      g_autoptr (MurJob) job = mur_runs_begin (session, 1);
      disturb (job);
      g_assert_cmpuint (mur_job_steps (job), ==, 60);
      g_autofree char *expected = mur_runs_fingerprint (job);
      for (guint n = 0; n <= 60; n += n > 10 && n < 40 ? 1 : 5)
        assert_resumes (mur_job_session (job), n, expected);
    }
}

/* A value changed since the last step is not yet in force, and is after the resume. */
static void
checkpoint_before_change (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (OSCILLATORS, SEVEN, "samples=41", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_step (job, 9);
  mur_runs_retune (job, "noise", "0.5");
  g_autofree char *text = mur_job_checkpoint (job);
  g_autoptr (MurJob) resumed
    = mur_job_restore (text, -1, mur_experiments (), 1, NULL, NULL);
  mur_runs_finish (job);
  mur_runs_finish (resumed);
  g_autofree char *a = mur_runs_fingerprint (job);
  g_autofree char *b = mur_runs_fingerprint (resumed);
  g_assert_cmpstr (a, ==, b);
}

/* A step that ends between two samples is a place to stop as well. */
static void
checkpoint_between_samples (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (OSCILLATORS, "count=40009", "topology=uniform",
                        "normalisation=count", "frequency_distribution=lorentzian",
                        "samples=3", "duration=2", "solver=rk4", "step=0.01", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);
  mur_runs_step (job, 3);
  mur_runs_retune (job, "coupling", "3");
  mur_runs_step (job, 2);
  mur_job_act (job, "kick", NULL);
  mur_runs_finish (job);
  g_assert_cmpuint (mur_job_steps (job), >, 10);
  g_autofree char *expected = mur_runs_fingerprint (job);
  for (guint n = 1; n < 8; n += 2)
    assert_resumes (mur_job_session (job), n, expected);
}

static void
damaged_checkpoint (void)
{
  static const char *const parts[][2] = {
    { "\"course_r\": \"", "\"course_r\": \"AAAA" },
    { "\"window_begin\"", "\"window_start\"" },
    { "\"samples\": \"4\"", "\"samples\": \"0\"" },
    { "\"samples\": \"4\"", "\"samples\": \"5\"" },
    { "\"samples\": \"4\"", "\"samples\": \"18446744073709551615\"" },
    { "\"oscillators\": \"7\"", "\"oscillators\": \"8\"" },
    { "\"kicks\": \"0\"", "\"kicks\": \"99999999999\"" },
    { "\"numbers\": \"", "\"numbers\": \"////////" },
  };
  g_autoptr (MurSession) session = mur_runs_session (OSCILLATORS, SEVEN, NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_step (job, 3);
  g_autofree char *text = mur_job_checkpoint (job);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) damaged = g_string_new (text);
      g_autoptr (GError) error = NULL;
      if (g_string_replace (damaged, parts[i][0], parts[i][1], 0) != 1)
        g_error ("%s is not in the checkpoint once", parts[i][0]);
      g_autofree char *sealed = mur_test_seal (damaged->str);
      g_assert_null (mur_job_restore (sealed, -1, mur_experiments (), 1, NULL, &error));
      g_assert_nonnull (error);
      g_assert_false (g_str_has_prefix (error->message, "sha256"));
    }
}

/* The session as text, replayed; what was undone before a step leaves nothing. */
static void
replay (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (OSCILLATORS, SEVEN, "samples=61", "seed=271828", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);
  disturb (job);
  g_autofree char *live = mur_runs_fingerprint (job);
  g_autofree char *text = mur_session_format (mur_job_session (job));
  g_autoptr (MurSession) again
    = mur_session_parse (text, -1, mur_experiments (), NULL, NULL);
  g_autoptr (MurJob) second = mur_runs_begin (again, 1);
  mur_runs_finish (second);
  g_autofree char *replayed = mur_runs_fingerprint (second);
  g_assert_cmpstr (live, ==, replayed);
}

static void
undone_change (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (OSCILLATORS, SEVEN, "samples=31", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurJob) plain = mur_runs_begin (session, 1);
  mur_runs_step (job, 7);
  mur_runs_retune (job, "coupling", "5");
  mur_runs_retune (job, "coupling", "1");
  mur_runs_finish (job);
  mur_runs_finish (plain);
  g_autofree char *a = mur_runs_fingerprint (job);
  g_autofree char *b = mur_runs_fingerprint (plain);
  g_assert_cmpstr (a, ==, b);
}

/* A kick scatters the phases and leaves the course as it was up to there. */
static void
kick (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    OSCILLATORS, "count=200", "topology=uniform", "normalisation=count", "start=equal",
    "frequency_distribution=equal", "coupling=1", "duration=6.28", "samples=11", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_step (job, 4);
  mur_job_act (job, "kick", NULL);
  mur_runs_step (job, 1);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const MurTable *order = mur_frame_table (frame, "order");
  const double *r = mur_table_column (order, 1);
  g_assert_cmpuint (mur_table_n_rows (order), ==, 6);
  g_assert_cmpfloat_with_epsilon (r[4], 1, 1e-12);
  g_assert_cmpfloat (r[5], <, 0.4);
}

/* Many oscillators: 200 have a course, at even distances, called by their numbers. */
static void
decimation (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    OSCILLATORS, "count=25000", "topology=uniform", "normalisation=count", "samples=3",
    "duration=0.1", "solver=rk4", "step=0.05", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_finish (job);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const MurTable *phase = mur_frame_table (frame, "phase");
  const MurTable *all = mur_frame_table (frame, "oscillators");
  g_assert_cmpuint (mur_table_n_columns (phase), ==, 201);
  g_assert_cmpstr (mur_table_name (phase, 2), ==, "phi126");
  g_assert_cmpuint (mur_table_n_rows (all), ==, 10000);
  const int number = mur_table_find (all, "number");
  g_assert_cmpfloat (mur_table_column (all, (guint)number)[2], ==, 6);
  g_assert_cmpuint (mur_table_n_rows (mur_frame_table (frame, "couplings")), ==, 200);
}

/* The mean frequency is the slope of the phase since the window began, which after
 * 8 + 3 samples is the fourth. */
static void
mean_frequencies (void)
{
  g_autoptr (MurSession) session = mur_runs_session (OSCILLATORS, "samples=101", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_step (job, 11);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const MurTable *phase = mur_frame_table (frame, "phase");
  const MurTable *all = mur_frame_table (frame, "oscillators");
  const double *time = mur_table_column (phase, 0);
  const int mean = mur_table_find (all, "mean_frequency");
  for (guint i = 0; i < 7; i++)
    {
      const double *values = mur_table_column (phase, i + 1);
      g_assert_cmpfloat_with_epsilon (mur_table_column (all, (guint)mean)[i],
                                      (values[11] - values[4]) / (time[11] - time[4]),
                                      1e-12);
    }
}

/* In a sweep the coupling is the sweep's, step by step up and down. */
static void
sweep_couplings (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    OSCILLATORS, "mode=sweep", "sweep_minimum=0.5", "sweep_maximum=2", "sweep_points=4",
    "samples=81", "duration=8", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  static const double expected[] = { 0.5, 1, 1.5, 2, 2, 1.5, 1, 0.5 };
  for (guint point = 0; point < 8; point++)
    for (guint k = 0; k < 10; k++)
      {
        mur_runs_step (job, 1);
        g_autoptr (MurFrame) frame = mur_job_frame (job);
        g_assert_cmpfloat (mur_frame_scalar (frame, "coupling"), ==, expected[point]);
      }
  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_EXHAUSTED);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const MurTable *sweep = mur_frame_table (frame, "sweep");
  const double *r = mur_table_column (mur_frame_table (frame, "order"), 1);
  double mean = 0;
  for (guint k = 26; k <= 30; k++) /* the last half at 1.5 */
    mean += r[k] / 5;
  g_assert_cmpfloat_with_epsilon (mur_table_column (sweep, 1)[2], mean, 1e-15);
}

/* Where the visits are not equally long, each still averages its own samples: those
 * that ended while its coupling was in force, but for the first half. */
static void
uneven_sweep (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    OSCILLATORS, "mode=sweep", "sweep_minimum=0.5", "sweep_maximum=2", "sweep_points=4",
    "samples=86", "duration=8", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  guint first[9] = { 1 }, n_visits = 0;
  double before = 0.5;
  for (guint k = 1; k <= 85; k++)
    {
      mur_runs_step (job, 1);
      g_autoptr (MurFrame) frame = mur_job_frame (job);
      const double now = mur_frame_scalar (frame, "coupling");
      /* The highest is visited twice in a row. */
      if (now != before || (now == 2 && n_visits == 3 && k == 44))
        first[++n_visits] = k;
      before = now;
    }
  first[8] = 86;
  g_assert_cmpuint (n_visits, ==, 7);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const MurTable *sweep = mur_frame_table (frame, "sweep");
  const double *r = mur_table_column (mur_frame_table (frame, "order"), 1);
  for (guint visit = 0; visit < 8; visit++)
    {
      const guint n = first[visit + 1] - first[visit], skipped = n / 2;
      double mean = 0;
      for (guint k = first[visit] + skipped; k < first[visit + 1]; k++)
        mean += r[k] / (n - skipped);
      const double *column = mur_table_column (sweep, visit < 4 ? 1 : 2);
      g_assert_cmpfloat_with_epsilon (column[visit < 4 ? visit : 7 - visit], mean,
                                      1e-14);
    }
}

void
mur_test_oscillators_run (void)
{
  g_test_add_func ("/experiments/oscillators/threads", threads);
  g_test_add_func ("/experiments/oscillators/checkpoints", checkpoints);
  g_test_add_func ("/experiments/oscillators/checkpoint-before-change",
                   checkpoint_before_change);
  g_test_add_func ("/experiments/oscillators/checkpoint-between-samples",
                   checkpoint_between_samples);
  g_test_add_func ("/experiments/oscillators/damaged-checkpoint", damaged_checkpoint);
  g_test_add_func ("/experiments/oscillators/replay", replay);
  g_test_add_func ("/experiments/oscillators/undone-change", undone_change);
  g_test_add_func ("/experiments/oscillators/kick", kick);
  g_test_add_func ("/experiments/oscillators/decimation", decimation);
  g_test_add_func ("/experiments/oscillators/mean-frequencies", mean_frequencies);
  g_test_add_func ("/experiments/oscillators/sweep", sweep_couplings);
  g_test_add_func ("/experiments/oscillators/uneven-sweep", uneven_sweep);
}
