/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One result for any number of threads, straight or resumed; values that are tried. */

#include "core/base/kernel.h"
#include "core/experiments/inference/private.h"
#include "core/experiments/registry.h"
#include "tests/core/experiments/inference/frames.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"
#include "tests/core/run/seal.h"

#include <math.h>
#include <string.h>
#include <time.h>

/* Every stage, short. */
static const char *const kinds[][5] = {
  { "estimator=all", "start=several", "errors=profile", "iterations=20" },
  { "observation_noise=0.05", "draws=12", "errors=hessian", "duration=0.5" },
  { "example=all-to-one", "start=swarm", "iterations=5" },
  { "example=switched", "window=0.75", "advance=0.5", "estimator=lbfgs",
    "iterations=60" },
  { "dynamic_noise=0.1", "window=0.75", "advance=0.5", "prior=laplace" },
  { "estimator=regression", "window=1" },
  { "example=network", "count=7", "dynamic_noise=0.1" },
  { "example=all-to-one", "start=several", "iterations=5", "seed=1" },
};

static MurSession *
session_of (guint k)
{
  return mur_runs_session (INFERENCE, "samples=60", kinds[k][0], kinds[k][1],
                           kinds[k][2], kinds[k][3], kinds[k][4], NULL);
}

static void
threads (void)
{
  static const guint counts[] = { 1, 2, 7 };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (MurSession) session = session_of (k);
      g_autofree char *first = NULL;

      for (guint c = 0; c < G_N_ELEMENTS (counts); c++)
        {
          g_autoptr (MurJob) job = mur_runs_begin (session, counts[c]);
          g_autofree char *fingerprint = NULL;

          mur_runs_finish (job);
          fingerprint = mur_runs_fingerprint (job);
          if (first == NULL)
            first = g_steal_pointer (&fingerprint);
          else
            g_assert_cmpstr (fingerprint, ==, first);
        }
    }
}

static void
assert_resumes (MurJob *job, const char *expected)
{
  g_autofree char *text = mur_job_checkpoint (job);
  g_autofree char *before = mur_runs_fingerprint (job);
  g_autoptr (GError) error = NULL;
  g_autoptr (MurJob) resumed
    = mur_job_restore (text, -1, mur_experiments (), 1, NULL, &error);

  g_assert_no_error (error);
  g_autofree char *after = mur_runs_fingerprint (resumed);

  g_assert_cmpstr (before, ==, after);
  mur_runs_finish (resumed);
  g_autofree char *end = mur_runs_fingerprint (resumed);

  g_assert_cmpstr (end, ==, expected);
}

/* At places all over the run, which are other ones for each kind. Fewer where a sanitizer
 * slows all down. */
#ifdef MUR_SANITIZED
#define N_PLACES 2
#else
#define N_PLACES 6
#endif

static void
resumed (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (MurSession) session = session_of (k);
      g_autoptr (MurJob) straight = mur_runs_begin (session, 2);
      g_autoptr (MurJob) job = mur_runs_begin (session, 2);

      mur_runs_finish (straight);
      g_autofree char *expected = mur_runs_fingerprint (straight);
      const guint n = (guint)mur_job_steps (straight);

      g_test_message ("%s: %u steps", kinds[k][0], n);
      for (guint step = 0; step <= n; step += MAX (n / N_PLACES, 1))
        {
          assert_resumes (job, expected);
          mur_runs_step (job, MAX (n / N_PLACES, 1));
        }
      assert_resumes (straight, expected);
    }
}

/* From window to window, at every step. */
static void
resumed_everywhere (void)
{
  static const char *const others[][2]
    = { { "likelihood=trajectory" },
        { "likelihood=transitions" },
        { "likelihood=transitions", "tried=1,2,3,4,5,6,7,8,9,10,11,12" } };

  for (guint k = 0; k < G_N_ELEMENTS (others); k++)
    {
      g_autoptr (MurSession) session
        = mur_runs_session (INFERENCE, "samples=60", "example=switched", "window=0.75",
                            "advance=0.5", others[k][0], others[k][1], NULL);
      g_autoptr (MurJob) straight = mur_runs_begin (session, 2);
      g_autoptr (MurJob) job = mur_runs_begin (session, 2);

      mur_runs_finish (straight);
      g_autofree char *expected = mur_runs_fingerprint (straight);

      for (guint step = 0; step < mur_job_steps (straight); step++)
        {
          assert_resumes (job, expected);
          mur_runs_step (job, 1);
        }
    }
}

/* Without couplings phases are lines. */
static void
tried (void)
{
  g_autoptr (MurSession) session = mur_runs_session (INFERENCE, "samples=21", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);

  mur_runs_finish (job);
  g_autofree char *estimate = mur_runs_fingerprint (job);

  mur_runs_retune (job, "tried", "3 4 5 0.5 1 1.5 0 0 0 0 0 0");
  mur_runs_finish (job);
  g_autoptr (MurFrame) frame = mur_job_frame (job);
  const double *refit = mur_test_inference_column (frame, "refit", "phi2");
  const double *difference = mur_test_inference_column (frame, "difference", "phi2");
  const double *phases = mur_test_inference_column (frame, "phases", "phi2");

  for (guint k = 0; k < 21; k++)
    {
      /* As exact as numbers of 10 are, and the integrator's 1e-11. */
      g_assert_cmpfloat_with_epsilon (refit[k], 1 + 4 * 0.1 * k, 1e-10);
      g_assert_cmpfloat (difference[k], ==, phases[k] - refit[k]);
    }
  g_assert_cmpfloat (mur_test_inference_estimate (frame, "omega2", "value"), ==, 4);
  g_assert_cmpfloat (mur_frame_scalar (frame, "objective"), >, 1000);
  g_assert_cmpfloat (mur_frame_scalar (frame, "rms_error"), >, 10);
  mur_test_inference_assert_note (frame, "tried");
  g_autofree char *shown = mur_runs_fingerprint (job);

  assert_resumes (job, shown);
  mur_runs_retune (job, "tried", "auto");
  mur_runs_finish (job);
  g_autofree char *again = mur_runs_fingerprint (job);

  g_assert_cmpstr (again, ==, estimate);
}

/* One is tried, the others stay: by transitions, a step ahead of each sample. */
static void
tried_transitions (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    INFERENCE, "samples=201", "duration=20", "example=switched", "dynamic_noise=0.1",
    "tried=auto,100,auto,auto,auto,auto,auto,auto,0,0,auto,auto", NULL);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);
  const double *refit = mur_test_inference_column (frame, "refit", "phi2");
  const double *phases = mur_test_inference_column (frame, "phases", "phi2");
  const double *others = mur_test_inference_column (frame, "difference", "phi1");

  /* k2_1 and k2_3 are tried as none. */
  for (guint k = 1; k < 201; k++)
    {
      g_assert_cmpfloat_with_epsilon (refit[k], phases[k - 1] + 10, 1e-9);
      /* Increments of √(2 · 0.1 · 0.1) rad: below six times that. */
      g_assert_cmpfloat (fabs (others[k]), <, 0.85);
    }
}

/* @text with the @k-th of the doubles @name set to @value. */
static char *
set_double (const char *text, const char *name, gsize k, double value)
{
  g_autofree char *key = g_strdup_printf ("\"%s\": \"", name);
  const char *begin = strstr (text, key), *end;
  g_autofree char *before = NULL, *encoded = NULL, *changed = NULL;
  g_autofree guchar *bytes = NULL;
  gsize length;

  g_assert_nonnull (begin);
  begin += strlen (key);
  end = strchr (begin, '"');
  encoded = g_strndup (begin, (gsize)(end - begin));
  before = g_strndup (text, (gsize)(begin - text));
  bytes = g_base64_decode (encoded, &length);
  g_assert_cmpuint ((k + 1) * sizeof value, <=, length);
  memcpy (bytes + k * sizeof value, &value, sizeof value); /* little-endian machines */
  changed = g_base64_encode (bytes, length);
  return g_strconcat (before, changed, end, NULL);
}

/* Refused in a line, or run to an end: never anything else. */
static void
damaged (void)
{
  static const struct
  {
    const char *name;
    guint k;
    double value;
    gboolean is_refused;
  } numbers[] = {
    { "numbers", 18, 77, TRUE },
    { "numbers", 19, -1, TRUE },
    { "numbers", 19, 1e300, TRUE },
    { "search_0/search", 0, 99, TRUE },
    { "search_0/search", 1, 2, TRUE },
    { "search_0/search", 5, NAN, TRUE },
    { "result_1", 3, NAN, FALSE },
    { "result_1", 5, 1e300, FALSE },
    { "window_mean", 4, NAN, FALSE },
    { "window_precision", 40, -1e9, FALSE },
    { "window_start", 0, INFINITY, FALSE },
  };
  g_autoptr (MurSession) session = mur_runs_session (
    INFERENCE, "samples=60", "example=switched", "window=0.4", "advance=0.4", NULL);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  g_autofree char *text = NULL;

  mur_runs_step (job, 25);
  text = mur_job_checkpoint (job);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *changed
        = set_double (text, numbers[i].name, numbers[i].k, numbers[i].value);
      g_autofree char *sealed = mur_test_seal (changed);
      g_autoptr (GError) error = NULL;
      g_autoptr (MurJob) resumed
        = mur_job_restore (sealed, -1, mur_experiments (), 1, NULL, &error);

      g_assert_true ((resumed == NULL) == (error != NULL));
      if (numbers[i].is_refused)
        g_assert_null (resumed);
      for (guint step = 0; resumed != NULL && step < 10000; step++)
        if (mur_job_step (resumed, NULL) != MUR_STATUS_RUNNING)
          break;
    }
}

/* Of all threads of this program, which others on the machine do not add to: L-BFGS has
 * one of its own. */
static double
processor_seconds (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void
step_to_stage (MurJob *job, double stage)
{
  for (;;)
    {
      g_autoptr (MurFrame) frame = mur_job_frame (job);

      if (mur_frame_scalar (frame, "stage") >= stage)
        return;
      mur_runs_step (job, 1);
    }
}

/* The longest step within half a second. */
static double
find_worst_step (MurJob *job)
{
  const double begin = processor_seconds ();
  double before = begin, worst = 0;

  while (before < begin + 0.5)
    {
      double end;

      mur_runs_step (job, 1);
      end = processor_seconds ();
      worst = fmax (worst, end - before);
      before = end;
    }
  return worst;
}

/* A run is stopped between two steps, so none of the largest takes 0.2 s, nor does its
 * end, where L-BFGS has a thread of its own. Twenty with matrices of 420 rows, in the
 * search and for standard errors, and fifty with 2550 parameters. */
static void
stops_at_once (void)
{
#ifdef MUR_SANITIZED
  const double most = 2;
#else
  const double most = 0.2;
#endif
  static const struct
  {
    const char *assignments[4];
    double stage;
  } sizes[] = {
    { { "count=20", "estimator=levenberg-marquardt", "start=slopes" },
      MUR_INFERENCE_OPTIMISE },
    { { "count=20", "start=regression", "iterations=1" }, MUR_INFERENCE_FIND_ERRORS },
    { { "count=20", "start=regression", "iterations=1", "errors=hessian" },
      MUR_INFERENCE_FIND_ERRORS },
    { { "count=50", "estimator=lbfgs", "start=slopes" }, MUR_INFERENCE_OPTIMISE },
    { { "count=50", "estimator=lbfgs", "start=regression" }, MUR_INFERENCE_OPTIMISE },
  };

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      const char *const *given = sizes[k].assignments;
      g_autoptr (MurSession) session
        = mur_runs_session (INFERENCE, "example=network", "duration=10", "samples=2000",
                            given[0], given[1], given[2], given[3], NULL);
      MurJob *job = mur_runs_begin (session, 1);
      double worst, before, end;

      step_to_stage (job, sizes[k].stage);
      worst = find_worst_step (job);
      before = processor_seconds ();
      mur_job_free (job);
      end = processor_seconds ();
      g_test_message ("%s %s: %g s, end %g s", given[0], given[1], worst, end - before);
      g_assert_cmpfloat (worst, <, most);
      g_assert_cmpfloat (end - before, <, most);
    }
}

/* Those of above, and those whose stages are repeated or know how far they are. */
static void
progress (void)
{
  static const char *const others[][5] = {
    { "example=all-to-one", "start=several", "draws=20", "seed=1" },
    { "example=all-to-one", "start=several", "window=1", "advance=0.5",
      "errors=profile" },
    { "example=switched", "window=0.75", "advance=0.5", "draws=12", "errors=profile" },
  };

  for (guint k = 0; k < G_N_ELEMENTS (kinds) + G_N_ELEMENTS (others); k++)
    {
      const char *const *kind
        = k < G_N_ELEMENTS (kinds) ? kinds[k] : others[k - G_N_ELEMENTS (kinds)];
      g_autoptr (MurSession) session = mur_runs_session (
        INFERENCE, "samples=60", kind[0], kind[1], kind[2], kind[3], kind[4], NULL);
      g_autoptr (MurJob) job = mur_runs_begin (session, 2);
      double before = mur_job_progress (job);

      g_assert_cmpfloat (before, ==, 0);
      while (mur_job_status (job) == MUR_STATUS_RUNNING)
        {
          mur_runs_step (job, 1);
          g_assert_cmpfloat (mur_job_progress (job), >=, before);
          before = mur_job_progress (job);
        }
      g_assert_cmpfloat (before, ==, 1);
    }
}

void
mur_test_inference_run_through (void)
{
  g_test_add_func ("/experiments/inference/progress", progress);
  g_test_add_func ("/experiments/inference/stops-at-once", stops_at_once);
  g_test_add_func ("/experiments/inference/threads", threads);
  g_test_add_func ("/experiments/inference/resumed", resumed);
  g_test_add_func ("/experiments/inference/resumed-everywhere", resumed_everywhere);
  g_test_add_func ("/experiments/inference/damaged", damaged);
  g_test_add_func ("/experiments/inference/tried", tried);
  g_test_add_func ("/experiments/inference/tried-transitions", tried_transitions);
}
