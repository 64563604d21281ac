/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a curve fit runs: threads, checkpoints, changes, ends. */

#include "core/experiments/registry.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"
#include "tests/core/run/seal.h"

#include <math.h>

#define FIT &mur_experiment_curve_fit

static void
test_threads (void)
{
  static const guint n_threads[] = { 1, 2, 8 };
  g_autoptr (MurSession) session
    = mur_runs_session (FIT, "generations=60", "refine=end", "seed=31337", NULL);
  g_autofree char *first = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (n_threads); i++)
    {
      g_autoptr (MurJob) job = mur_runs_begin (session, n_threads[i]);
      mur_runs_finish (job);
      g_autofree char *fingerprint = mur_runs_fingerprint (job);
      if (first == NULL)
        first = g_steal_pointer (&fingerprint);
      else
        g_assert_cmpstr (fingerprint, ==, first);
    }
}

/* Few particles and many points are cut another way. */
static void
test_threads_few_particles (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    FIT, "generations=5", "particles=1", "samples=20011", "seed=5", NULL);
  g_autoptr (MurJob) one = mur_runs_begin (session, 1);
  g_autoptr (MurJob) eight = mur_runs_begin (session, 8);
  mur_runs_finish (one);
  mur_runs_finish (eight);
  g_autofree char *a = mur_runs_fingerprint (one);
  g_autofree char *b = mur_runs_fingerprint (eight);
  g_assert_cmpstr (a, ==, b);
}

/* Stopped at generation 0, midway, before, in and after the refinement. */
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

static void
test_checkpoint (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (FIT, "samples=101", "particles=23", "generations=40",
                        "neighbourhood=random", "refine=end", "seed=8191", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_step (job, 15);
  mur_runs_retune (job, "inertia", "0.6");
  mur_job_act (job, "scatter", NULL);
  mur_runs_finish (job);
  const guint n_steps = (guint)mur_job_steps (job);
  g_assert_cmpuint (n_steps, >, 41);
  g_autofree char *expected = mur_runs_fingerprint (job);
  for (guint n = 0; n <= n_steps; n += n == 14 || (n >= 39 && n < 42) ? 1 : 4)
    assert_resumes (mur_job_session (job), n, expected);
}

/* The same with intervals behind the refinement. */
static void
test_checkpoint_of_intervals (void)
{
  static const char *const kinds[] = { "intervals=profile", "intervals=bootstrap" };
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (MurSession) session
        = mur_runs_session (FIT, "samples=301", "particles=23", "generations=5",
                            "refine=end", kinds[i], NULL);
      g_autoptr (MurJob) job = mur_runs_begin (session, 2);
      mur_runs_finish (job);
      const guint n_steps = (guint)mur_job_steps (job);
      g_autofree char *expected = mur_runs_fingerprint (job);
      for (guint n = n_steps - 3; n <= n_steps; n++)
        assert_resumes (mur_job_session (job), n, expected);
    }
}

static void
test_damaged_checkpoint (void)
{
  static const char *const parts[][2] = {
    { "\"history_best\": \"", "\"history_best\": \"AAAA" },
    { "\"refining\"", "\"fining\"" },
    { "\"refinement_evaluations\"", "\"evaluations\"" },
    { "\"swarm_generation\": \"3\"", "\"swarm_generation\": \"4\"" },
    { "\"swarm_generation\": \"3\"", "\"swarm_generation\": \"18446744073709551615\"" },
  };
  g_autoptr (MurSession) session
    = mur_runs_session (FIT, "samples=11", "particles=3", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_step (job, 3);
  g_autofree char *text = mur_job_checkpoint (job);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) damaged = g_string_new (text);
      g_autoptr (GError) error = NULL;
      g_assert_cmpuint (g_string_replace (damaged, parts[i][0], parts[i][1], 0), ==, 1);
      g_autofree char *sealed = mur_test_seal (damaged->str);
      g_assert_null (mur_job_restore (sealed, -1, mur_experiments (), 1, NULL, &error));
      g_assert_nonnull (error);
      g_assert_false (g_str_has_prefix (error->message, "sha256"));
    }
}

/* All that may change, changed; the session as text, replayed. */
static void
test_replay (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    FIT, "samples=203", "particles=31", "generations=50", "seed=271828", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);
  mur_runs_step (job, 9);
  mur_runs_retune (job, "cognitive", "2.05");
  mur_runs_retune (job, "perturbation", "0.03");
  mur_runs_step (job, 11);
  mur_job_act (job, "scatter", NULL);
  mur_runs_retune (job, "social", "0.75");
  mur_runs_finish (job);
  mur_runs_retune (job, "generations", "83");
  mur_runs_retune (job, "patience", "40");
  mur_runs_finish (job);
  g_autofree char *live = mur_runs_fingerprint (job);

  g_autofree char *text = mur_session_format (mur_job_session (job));
  g_autoptr (MurSession) again
    = mur_session_parse (text, -1, mur_experiments (), NULL, NULL);
  g_autoptr (MurJob) replay = mur_runs_begin (again, 1);
  mur_runs_finish (replay);
  g_autofree char *replayed = mur_runs_fingerprint (replay);
  g_assert_cmpstr (live, ==, replayed);
  g_autoptr (MurFrame) frame = mur_job_frame (replay);
  g_assert_cmpfloat (mur_frame_scalar (frame, "generation"), ==, 83);
}

/* Raised at the end or from the beginning: the same generations. The refinement that
 * was done in between does not count against it: it may only have helped. */
static void
test_more_generations (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (FIT, "samples=101", "generations=20", NULL);
  g_autoptr (MurSession) longer
    = mur_runs_session (FIT, "samples=101", "generations=45", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurJob) whole = mur_runs_begin (longer, 1);
  mur_runs_finish (job);
  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_EXHAUSTED);
  g_assert_cmpfloat (mur_job_progress (job), ==, 1);
  mur_runs_retune (job, "generations", "45");
  g_assert_cmpfloat (mur_job_progress (job), <, 0.5);
  mur_runs_finish (job);
  mur_runs_finish (whole);
  g_autofree char *a = mur_runs_fingerprint (job);
  g_autofree char *b = mur_runs_fingerprint (whole);
  g_assert_cmpstr (a, ==, b);
}

static void
test_refines_again (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (FIT, "samples=101", "generations=20", "refine=end", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_finish (job);
  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_CONVERGED);
  const guint64 n_steps = mur_job_steps (job);
  g_assert_cmpuint (n_steps, >, 21);
  mur_runs_retune (job, "generations", "30");
  mur_runs_finish (job);
  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_CONVERGED);
  g_assert_cmpuint (mur_job_steps (job), >, n_steps + 11);
  /* Anything else does not set it going. */
  mur_runs_retune (job, "inertia", "0.1");
  mur_runs_finish (job);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  g_assert_cmpfloat (mur_frame_scalar (frame, "generation"), ==, 30);
  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_CONVERGED);
}

static void
test_ends (void)
{
  g_autoptr (MurSession) aimed
    = mur_runs_session (FIT, "samples=200", "target=60", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (aimed, 1);
  mur_runs_finish (job);
  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_TARGET);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  g_assert_cmpfloat (mur_frame_scalar (frame, "best"), <, 60);

  /* Without inertia or pull nothing moves, so nothing is gained. */
  g_autoptr (MurSession) still
    = mur_runs_session (FIT, "samples=50", "inertia=0", "cognitive=0", "social=0",
                        "patience=7", "grace=10", NULL);
  g_autoptr (MurJob) stalled = mur_runs_begin (still, 1);
  mur_runs_finish (stalled);
  g_assert_cmpint (mur_job_status (stalled), ==, MUR_STATUS_STALLED);
  g_assert_cmpuint (mur_job_steps (stalled), <=, 17);
}

/* Columns that do not change are shared between frames. */
static void
test_sharing (void)
{
  g_autoptr (MurSession) session = mur_runs_session (FIT, "samples=50", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autoptr (MurFrame) one = mur_job_frame (job);
  mur_runs_step (job, 1);
  g_autoptr (MurFrame) two = mur_job_frame (job);
  const MurVector *t = mur_table_vector (mur_frame_table (one, "data"), 0);
  g_assert_true (t == mur_table_vector (mur_frame_table (two, "data"), 0));
  g_assert_true (t == mur_table_vector (mur_frame_table (two, "fit"), 0));
  g_assert_true (t == mur_table_vector (mur_frame_table (two, "residuals"), 0));
  g_autoptr (MurFrame) three = mur_job_frame (job);
  g_assert_true (mur_frame_table (two, "fit") == mur_frame_table (three, "fit"));
}

/* Shapes and bookkeeping of a frame. */
static void
test_frame (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (FIT, "samples=50", "particles=5", "generations=12", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_step (job, 12);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const MurTable *convergence = mur_frame_table (frame, "convergence");
  const MurTable *particles = mur_frame_table (frame, "particles");
  const MurTable *curves = mur_frame_table (frame, "swarm_curves");
  g_assert_cmpuint (mur_table_n_rows (convergence), ==, 13);
  g_assert_cmpuint (mur_table_n_rows (particles), ==, 5);
  g_assert_cmpuint (mur_table_n_columns (particles), ==, 5);
  g_assert_cmpuint (mur_table_n_columns (curves), ==, 6);
  g_assert_cmpuint (mur_table_n_rows (curves), ==, 400);
  g_assert_cmpfloat (mur_frame_scalar (frame, "generation"), ==, 12);
  g_assert_cmpfloat (mur_frame_scalar (frame, "evaluations"), ==, 13 * 5);
  const double *best = mur_table_column (convergence, 1);
  for (guint i = 1; i <= 12; i++)
    {
      g_assert_cmpfloat (mur_table_column (convergence, 0)[i], ==, i);
      g_assert_cmpfloat (best[i], <=, best[i - 1]);
      g_assert_cmpfloat (mur_table_column (convergence, 2)[i], >=, best[i]);
    }
  g_assert_cmpfloat (best[12], ==, mur_frame_scalar (frame, "best"));
  /* The mean of the last generation, from the particles themselves. */
  double mean = 0;
  for (guint i = 0; i < 5; i++)
    mean += mur_table_column (particles, 4)[i] / 5;
  g_assert_cmpfloat_with_epsilon (mur_table_column (convergence, 2)[12], mean,
                                  1e-14 * mean);
}

static void
test_objectives (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    FIT, "samples=60", "generations=10", "objective=absolute", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_finish (job);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const double *r = mur_table_column (mur_frame_table (frame, "residuals"), 1);
  long double absolute = 0, squares = 0;
  for (guint i = 0; i < 60; i++)
    {
      absolute += fabsl (r[i]);
      squares += (long double)r[i] * r[i];
    }
  /* 60 terms, each within an ulp or two: 1e-14 is about 50 ulp of the sum. */
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "best"), (double)absolute,
                                  1e-14 * (double)absolute);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "sum_of_squares"),
                                  (double)squares, 1e-14 * (double)squares);
}

/* Slow at first; at rest twice as fast every ten generations, up to twelve times; slow
 * again where the particles are thrown to new places. */
static void
test_pace_at_rest (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    FIT, "samples=50", "inertia=0", "cognitive=0", "social=0", "velocity=range", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_assert_cmpfloat (mur_job_pace (job), ==, 10);
  mur_runs_step (job, 10);
  g_assert_cmpfloat_with_epsilon (mur_job_pace (job), 20, 1e-12);
  mur_runs_step (job, 20);
  g_assert_cmpfloat_with_epsilon (mur_job_pace (job), 80, 1e-12);
  mur_runs_step (job, 100);
  g_assert_cmpfloat (mur_job_pace (job), ==, 120);
  mur_job_act (job, "scatter", NULL);
  g_assert_cmpfloat (mur_job_pace (job), ==, 10);
}

/* A gain of more than 5 % is no rest: by the best values of all generations. */
static void
test_pace_of_search (void)
{
  g_autoptr (MurSession) session = mur_runs_session (FIT, "samples=50", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  for (guint step = 0; step < 60; step++)
    {
      g_autoptr (MurFrame) frame = mur_job_frame (job);
      const double *best = mur_table_column (mur_frame_table (frame, "convergence"), 1);
      guint first = step;
      while (first > 0 && best[first - 1] < 1.05 * best[step])
        first--;
      g_assert_cmpfloat_with_epsilon (
        mur_job_pace (job), fmin (10 * pow (2, (step - first) / 10.0), 120), 1e-9);
      mur_runs_step (job, 1);
    }
}

void
mur_test_curve_fit_run (void)
{
  g_test_add_func ("/experiments/curve-fit/threads", test_threads);
  g_test_add_func ("/experiments/curve-fit/threads-few-particles",
                   test_threads_few_particles);
  g_test_add_func ("/experiments/curve-fit/checkpoint", test_checkpoint);
  g_test_add_func ("/experiments/curve-fit/checkpoint-of-intervals",
                   test_checkpoint_of_intervals);
  g_test_add_func ("/experiments/curve-fit/damaged-checkpoint",
                   test_damaged_checkpoint);
  g_test_add_func ("/experiments/curve-fit/replay", test_replay);
  g_test_add_func ("/experiments/curve-fit/more-generations", test_more_generations);
  g_test_add_func ("/experiments/curve-fit/refines-again", test_refines_again);
  g_test_add_func ("/experiments/curve-fit/ends", test_ends);
  g_test_add_func ("/experiments/curve-fit/sharing", test_sharing);
  g_test_add_func ("/experiments/curve-fit/frame", test_frame);
  g_test_add_func ("/experiments/curve-fit/objectives", test_objectives);
  g_test_add_func ("/experiments/curve-fit/pace-at-rest", test_pace_at_rest);
  g_test_add_func ("/experiments/curve-fit/pace-of-search", test_pace_of_search);
}
