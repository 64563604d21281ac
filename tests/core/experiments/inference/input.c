/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Phases that people bring, and what is refused, in one line. */

#include "core/base/csv/csv.h"
#include "core/experiments/registry.h"
#include "tests/core/experiments/inference/frames.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>
#include <string.h>

#define N_TIMES 200

/* Lines with a swing, so that two without couplings explain none of them exactly. */
static double
phase_at (guint i, double time)
{
  return 1 + i + (9 - 1.5 * i) * time + 0.2 * sin (time * (i + 1));
}

static double
wrapped (double phase)
{
  return phase - 2 * G_PI * floor (phase / (2 * G_PI) + 0.5);
}

typedef struct
{
  gboolean is_wrapped, has_gaps;
  double unit; /* of time, s; 0: 1 */
} Shape;

static void
bring (MurSession *session, Shape shape)
{
  MurTable *table = mur_table_new ();
  double *times = g_new (double, N_TIMES);
  const double unit = shape.unit > 0 ? shape.unit : 1;

  for (guint k = 0; k < N_TIMES; k++)
    times[k] = 0.02 * k / unit;
  mur_table_add_take (table, "time", unit == 1 ? NULL : "ms", times, N_TIMES);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("phi%u", i + 1);
      double *values = g_new (double, N_TIMES);

      for (guint k = 0; k < N_TIMES; k++)
        {
          values[k] = phase_at (i, 0.02 * k);
          if (shape.is_wrapped)
            values[k] = wrapped (values[k]);
          if (shape.has_gaps && (k % 17 == 5 || (i == 1 && k % 5 == 0)))
            values[k] = NAN;
        }
      mur_table_add_take (table, name, "rad", values, N_TIMES);
    }
  mur_inputs_add (session->inputs, "phases", "phases.csv", table);
}

static MurFrame *
run_shape (Shape shape)
{
  g_autoptr (MurSession) session = mur_runs_session (INFERENCE, NULL);

  bring (session, shape);
  return mur_test_inference_run (session);
}

/* The same estimates, but for the rounding of whole turns and of milliseconds, and for
 * whole turns of first phases. */
static void
assert_alike (const MurFrame *a, const MurFrame *b)
{
  const double *one = mur_test_inference_column (a, "estimates", "value");
  const double *other = mur_test_inference_column (b, "estimates", "value");

  for (guint row = 0; row < 12; row++)
    g_assert_cmpfloat_with_epsilon (
      row >= 3 && row < 6 ? wrapped (one[row] - other[row]) : one[row] - other[row], 0,
      1e-6);
}

static void
shapes (void)
{
  g_autoptr (MurFrame) plain = run_shape ((Shape){ .is_wrapped = FALSE });
  g_autoptr (MurFrame) turns = run_shape ((Shape){ .is_wrapped = TRUE });
  g_autoptr (MurFrame) milliseconds = run_shape ((Shape){ .unit = 1e-3 });
  g_autoptr (MurFrame) gaps = run_shape ((Shape){ .has_gaps = TRUE });
  g_autoptr (MurFrame) both
    = run_shape ((Shape){ .is_wrapped = TRUE, .has_gaps = TRUE });

  assert_alike (plain, turns);
  assert_alike (plain, milliseconds);
  assert_alike (gaps, both);
  mur_test_inference_assert_note (turns, "3 columns were unwrapped");
  mur_test_inference_assert_note (gaps, "rows without values left out");
  g_assert_true (isnan (mur_frame_scalar (plain, "rms_error")));
  g_assert_true (isnan (mur_test_inference_estimate (plain, "k1_2", "truth")));
}

/* Cosines of phases: their frequencies are found, to the Hilbert transform's errors at
 * the ends. */
static void
signals (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (INFERENCE, "content=signals", "estimator=regression", NULL);
  MurTable *table = mur_table_new ();
  double *times = g_new (double, 1000);

  for (guint k = 0; k < 1000; k++)
    times[k] = 0.02 * k;
  mur_table_add_take (table, "time", NULL, times, 1000);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("phi%u", i + 1);
      double *values = g_new (double, 1000);

      for (guint k = 0; k < 1000; k++)
        values[k] = 2 + cos ((9 - 2.5 * i) * 0.02 * k);
      mur_table_add_take (table, name, NULL, values, 1000);
    }
  mur_inputs_add (session->inputs, "phases", "signals.csv", table);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);

  mur_test_inference_assert_note (frame, "2 signals by Hilbert transform");
  g_assert_cmpfloat_with_epsilon (
    mur_test_inference_estimate (frame, "omega1", "value"), 9, 0.05);
  g_assert_cmpfloat_with_epsilon (
    mur_test_inference_estimate (frame, "omega2", "value"), 6.5, 0.05);
}

/* One column is the sum, of as many as are said. */
static void
sum (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (INFERENCE, "summed=2", "iterations=5", NULL);
  g_autoptr (GError) error = NULL;
  MurTable *table
    = mur_csv_parse ("time,total\n0,1\n0.5,4\n1,6.5\n1.5,10\n2,12\n", -1, "x", &error);

  g_assert_no_error (error);
  mur_inputs_add (session->inputs, "phases", "sum.csv", table);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);

  g_assert_cmpuint (mur_test_inference_n_rows (frame, "estimates"), ==, 6);
  g_assert_cmpfloat (mur_test_inference_column (frame, "phases", "sum")[3], ==, 10);
}

static const struct
{
  const char *text;
  const char *assignment; /* nullable */
  const char *field, *says;
} refusals[] = {
  { "time,phi1,phi2\n0,1,2\n2,1,2\n1,1,2\n", NULL, "phases",
    "the time 1 in row 3 is not allowed; times increase from row to row" },
  { "time,phi1,phi2\n0,1,2\n2,1,2\n2,1,2\n", NULL, "phases", "the time 2 in row 3" },
  { "time,phi1,phi2\n0,1,2\n", NULL, "phases", "1 is not allowed" },
  { "time,phi1,phi2\n0,1,\n1,2,\n2,3,4\n", NULL, "phases",
    "column “phi2” has fewer than 2 values" },
  { "time,phi1,phi2\n0,1,2\n1,2,3\n2,3,4\n", "start=truth", "start",
    "nobody knows the truth" },
  { "time,phi1,phi2\n0,1,2\n1,2,3\n2,3,4\n", "observation=sum", "phases",
    "with observation sum there is one column" },
  { "time,phi1,phi2\n0,1,2\n1,2,3\n2,3,4\n", "content=signals", "phases",
    "at least 16 samples" },
  { "time,phi1,phi2\n0,1,2\n1,2,3\n2,3,4\n", "window=1", "window", "8 samples" },
  { "time,phi1,phi2\n0,1,2\n1,2,3\n2,3,4\n", "tried=1;2", "tried", "6 values" },
  { "time,sum\n0,1\n1,2\n2,3\n", "likelihood=transitions", "likelihood",
    "only trajectory" },
  { NULL, "likelihood=transitions observation=sum", "likelihood", "only trajectory" },
  { NULL, "start=regression observation=sum", "start", "needs each phase" },
  { NULL, "estimator=regression example=all-to-one", "estimator", "needs each phase" },
  { NULL, "example=network count=25", "estimator", "for more than 24 oscillators" },
  { NULL, "example=network count=25 estimator=lbfgs draws=4", "draws", "0" },
  { NULL, "example=network count=7 start=swarm", "start",
    "for more than 6 oscillators" },
  { NULL, "example=network count=7 errors=profile", "errors", "product or hessian" },
  { NULL, "window=3", "window", "at most the duration" },
  { NULL, "window=0.001", "window", "8 samples" },
  { NULL, "window=1 advance=0.001", "advance", "a sample at least" },
  { NULL, "example=network count=20 window=1.9 advance=0.01", "advance",
    "too many windows" },
  { NULL, "samples=200000 example=network count=50 dynamic_noise=1", "samples",
    "at most 40000 samples" },
  { NULL, "tried=1;2;3", "tried", "12 values" },
};

/* Blanks part assignments, and ; the numbers of a list. */
static void
set_all (MurSession *session, const char *assignments)
{
  g_auto (GStrv) words = g_strsplit (assignments, " ", -1);

  for (char **word = words; *word != NULL; word++)
    {
      g_auto (GStrv) pair = g_strsplit (*word, "=", 2);
      g_autoptr (GError) error = NULL;

      g_strdelimit (pair[1], ";", ' ');
      mur_parameters_set (session->parameters, pair[0], pair[1], &error);
      g_assert_no_error (error);
    }
}

/* A sum that waves by a radian: lines of equal slopes are stationary, as nothing there
 * tells one oscillator from another, but leave the waves: the rms of sin is √½. */
static void
missed (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (INFERENCE, "summed=3", "start=slopes", NULL);
  MurTable *table = mur_table_new ();
  double *times = g_new (double, N_TIMES), *values = g_new (double, N_TIMES);

  for (guint k = 0; k < N_TIMES; k++)
    {
      times[k] = 0.02 * k;
      values[k] = 30 * times[k] + sin (7 * times[k]);
    }
  mur_table_add_take (table, "time", "s", times, N_TIMES);
  mur_table_add_take (table, "sum", "rad", values, N_TIMES);
  mur_inputs_add (session->inputs, "phases", "sum.csv", table);
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);
  mur_runs_finish (job);
  g_autoptr (MurFrame) frame = mur_job_frame (job);

  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_STALLED);
  /* A line takes up a part of the waves. */
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "residual_rms"), sqrt (0.5),
                                  0.1);
  mur_test_inference_assert_note (frame, "in waves and not as noise");
}

/* Two that wave by a radian at a rate that no pull between them has: lines are the best
 * fit, and miss waves of an rms of √½. That only every other sample of each is there makes
 * the waves no noise. */
static void
missed_in_gaps (void)
{
  for (guint every = 1; every <= 3; every++)
    {
      g_autoptr (MurSession) session
        = mur_runs_session (INFERENCE, "start=slopes", NULL);
      MurTable *table = mur_table_new ();
      double *columns[3];

      for (guint c = 0; c < 3; c++)
        columns[c] = g_new (double, N_TIMES);
      for (guint k = 0; k < N_TIMES; k++)
        {
          const double time = 0.02 * k;

          columns[0][k] = time;
          columns[1][k] = k % every == 0 ? 30 * time + sin (7 * time) : NAN;
          columns[2][k] = k % every == every - 1 ? sin (7 * time) - 20 * time : NAN;
        }
      mur_table_add_take (table, "time", "s", columns[0], N_TIMES);
      mur_table_add_take (table, "phi1", "rad", columns[1], N_TIMES);
      mur_table_add_take (table, "phi2", "rad", columns[2], N_TIMES);
      mur_inputs_add (session->inputs, "phases", "phases.csv", table);
      g_autoptr (MurJob) job = mur_runs_begin (session, 1);
      mur_runs_finish (job);
      g_autoptr (MurFrame) frame = mur_job_frame (job);

      g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "residual_rms"),
                                      sqrt (0.5), 0.1);
      g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_STALLED);
      mur_test_inference_assert_note (frame, "in waves and not as noise");
    }
}

static void
refused (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (refusals); k++)
    {
      g_autoptr (MurSession) session = mur_session_new (INFERENCE);
      g_autoptr (GError) error = NULL;

      if (refusals[k].text != NULL)
        mur_inputs_add (session->inputs, "phases", "phases.csv",
                        mur_csv_parse (refusals[k].text, -1, "x", &error));
      g_assert_no_error (error);
      if (refusals[k].assignment != NULL)
        set_all (session, refusals[k].assignment);
      mur_runs_assert_refused (session, refusals[k].field, refusals[k].says, NULL);
    }
}

/* Phases so large that nothing can be integrated end the run with a line. */
static void
wild (void)
{
  g_autoptr (MurSession) session = mur_session_new (INFERENCE);
  g_autoptr (GError) error = NULL;
  MurStatus status;

  mur_inputs_add (
    session->inputs, "phases", "phases.csv",
    mur_csv_parse ("time,phi1,phi2\n0,1e12,0\n1,2e13,1\n2,3e14,2\n", -1, "x", NULL));
  g_autoptr (MurJob) job = mur_runs_begin (session, 1);

  do
    status = mur_job_step (job, &error);
  while (status == MUR_STATUS_RUNNING);
  g_assert_cmpint (status, ==, MUR_STATUS_FAILED);
  g_assert_nonnull (strstr (error->message, "cannot be integrated"));
}

void
mur_test_inference_input (void)
{
  g_test_add_func ("/experiments/inference/input/shapes", shapes);
  g_test_add_func ("/experiments/inference/input/signals", signals);
  g_test_add_func ("/experiments/inference/input/sum", sum);
  g_test_add_func ("/experiments/inference/input/missed", missed);
  g_test_add_func ("/experiments/inference/input/missed-in-gaps", missed_in_gaps);
  g_test_add_func ("/experiments/inference/input/refused", refused);
  g_test_add_func ("/experiments/inference/input/wild", wild);
}
