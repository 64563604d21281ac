/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The examples of pystan-kuramoto, planted networks, noise in the dynamics: what was
 * planted is found again. */

#include "core/base/kernel.h"
#include "core/experiments/registry.h"
#include "core/inference/uncertainty/group.h"
#include "tests/core/experiments/inference/frames.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>
#include <string.h>

static const char *const examples[] = { "example=all-to-all", "example=all-to-one" };

/* No truth, at most ten accepted steps. Data and model are integrated to 1e-11 and less,
 * which the curvature of the sum, the worse of the two, makes 1e-7. */
static void
slopes (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (examples); k++)
    {
      g_autoptr (MurSession) session = mur_runs_session (INFERENCE, examples[k], NULL);
      g_autoptr (MurFrame) frame = mur_test_inference_run (session);

      g_assert_cmpfloat (mur_test_inference_error (frame), <, 1e-6);
      g_assert_cmpfloat (mur_frame_scalar (frame, "iterations"), <=, 10);
      g_assert_cmpfloat (mur_frame_scalar (frame, "rms_error"), <, 1e-6);
      g_assert_cmpfloat (mur_frame_scalar (frame, "identifiable_directions"), ==, 12);
    }
}

/* L-BFGS from the truth and up to 1, of the sum 0.1; all twenty seeds where there is
 * time. */
static void
post (void)
{
  const guint n_seeds = g_test_slow () ? 20 : 3;

  for (guint k = 0; k < G_N_ELEMENTS (examples); k++)
    for (guint seed = 1; seed <= n_seeds; seed++)
      {
        g_autofree char *said = g_strdup_printf ("seed=%u", seed);
        g_autoptr (MurSession) session = mur_runs_session (
          INFERENCE, examples[k], said, "estimator=lbfgs", "start=truth", NULL);
        g_autoptr (MurJob) job = mur_runs_begin (session, 1);

        mur_runs_finish (job);
        g_autoptr (MurFrame) frame = mur_job_frame (job);

        g_test_message ("%s, seed %u: %g", examples[k], seed,
                        mur_test_inference_error (frame));
        g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_CONVERGED);
        g_assert_cmpfloat (mur_test_inference_error (frame), <, 1e-3);
      }
}

/* The rows and columns of what was planted, by hand. */
static void
planted (void)
{
  g_autoptr (MurSession) session = mur_runs_session (INFERENCE, NULL);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);
  static const struct
  {
    const char *label;
    double value;
  } values[] = { { "omega1", 19 }, { "omega2", 15 }, { "omega3", 67 }, { "phase1", 1 },
                 { "phase2", 5 },  { "phase3", 2 },  { "k1_2", -1 },   { "k1_3", 0 },
                 { "k2_1", -2 },   { "k2_3", 0 },    { "k3_1", 1 },    { "k3_2", 8 } };
  const char *const *labels = mur_table_labels (mur_frame_table (frame, "estimates"));

  for (guint k = 0; k < G_N_ELEMENTS (values); k++)
    {
      g_assert_cmpstr (labels[k], ==, values[k].label);
      g_assert_cmpfloat (mur_test_inference_estimate (frame, values[k].label, "truth"),
                         ==, values[k].value);
    }
  /* Column 2 drives, row 3 is driven. */
  g_assert_cmpfloat (mur_test_inference_column (frame, "couplings_truth", "from_2")[2],
                     ==, 8);
  g_assert_cmpfloat_with_epsilon (
    mur_test_inference_column (frame, "couplings", "from_2")[2], 8, 1e-6);
  /* The start: all phases at 0 s, and refit less observed. */
  g_assert_cmpfloat_with_epsilon (
    mur_test_inference_column (frame, "phases", "phi2")[0], 5, 1e-12);
  g_assert_cmpfloat_with_epsilon (
    mur_test_inference_column (frame, "difference", "phi3")[499], 0, 1e-9);
}

/* The model starts before the data do: its first phases are those at −1e-4 s, which is
 * back by that times dφ/dt; the next term is ½ 1e-8 s² times accelerations below 1000. */
static void
clock_slip (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (INFERENCE, "clock_slip=-1e-4", NULL);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);
  const double speeds[]
    = { 19 - sin (5 - 1), 15 - 2 * sin (1 - 5), 67 + sin (1 - 2) + 8 * sin (5 - 2) };
  static const double first[] = { 1, 5, 2 };

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *label = g_strdup_printf ("phase%u", i + 1);

      g_assert_cmpfloat_with_epsilon (
        mur_test_inference_estimate (frame, label, "value"),
        first[i] - 1e-4 * speeds[i], 5e-6);
    }
}

/* Three estimators on one objective. Without noise that of the two searches ends near
 * zero, and the regression's, by parabolas, above. */
static void
rivals (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (INFERENCE, "estimator=all", "start=slopes", NULL);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);
  const double *one
    = mur_test_inference_column (frame, "rivals", "levenberg_marquardt");
  const double *other = mur_test_inference_column (frame, "rivals", "lbfgs");
  const double *regression = mur_test_inference_column (frame, "rivals", "regression");
  double least = INFINITY, least_other = INFINITY;

  g_assert_cmpfloat (one[0], ==, other[0]);
  for (gsize k = 0; k < mur_test_inference_n_rows (frame, "rivals"); k++)
    {
      least = fmin (least, isnan (one[k]) ? INFINITY : one[k]);
      least_other = fmin (least_other, isnan (other[k]) ? INFINITY : other[k]);
    }
  g_assert_cmpfloat (least, <, 1e-12);
  g_assert_cmpfloat (least_other, <, 1e-3);
  g_assert_cmpfloat (regression[0], >, least);
  g_assert_cmpfloat (mur_frame_scalar (frame, "objective"), ==, least);
}

/* All of it, without noise, from a regression: as exact as the integrators. A phase is
 * known to 1e-11 and the weakest direction moves them by a part in 1e5. */
static void
networks (void)
{
#ifdef MUR_SANITIZED
  static const char *const counts[] = { "count=5", "count=10" };
#else
  static const char *const counts[] = { "count=5", "count=10", "count=20" };
#endif

  for (guint k = 0; k < G_N_ELEMENTS (counts); k++)
    {
      g_autoptr (MurSession) session
        = mur_runs_session (INFERENCE, "example=network", counts[k], "start=regression",
                            "links=0.5", "duration=10", "samples=300", NULL);
      g_autoptr (MurJob) job = mur_runs_begin (session, 2);

      /* What else there is to know of twenty takes longer. */
      for (guint step = 0; step < 100000; step++)
        {
          g_autoptr (MurFrame) frame = mur_job_frame (job);

          if (mur_frame_scalar (frame, "stage") > 2)
            break;
          mur_runs_step (job, 1);
        }
      g_autoptr (MurFrame) frame = mur_job_frame (job);

      g_test_message ("%s: %g", counts[k], mur_test_inference_error (frame));
      g_assert_cmpfloat (mur_test_inference_error (frame), <, 1e-5);
    }
}

/* Twenty with noise in their dynamics. Errors are standard normal: the mean square of 400
 * is 1 with a standard deviation of 0.07. D of 80 000 increments has one of 0.5 %, and
 * that of the noise of couplings comes to it. Of the couplings found at a rate of 5 % a
 * sixth may be false by bad luck. */
static void
transitions (void)
{
  g_autoptr (MurSession) session = mur_session_new (INFERENCE);

  mur_experiment_apply_preset (INFERENCE, "network", session->parameters, NULL);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);
  const double *value = mur_test_inference_column (frame, "estimates", "value");
  const double *truth = mur_test_inference_column (frame, "estimates", "truth");
  const double *error
    = mur_test_inference_column (frame, "estimates", "standard_error");
  const double *found = mur_test_inference_column (frame, "estimates", "discovered");
  double squares = 0, n_found = 0, n_false = 0, n_missed = 0;

  for (guint row = 0; row < 420; row++)
    {
      if (row >= 20 && row < 40)
        continue;
      squares += pow ((value[row] - truth[row]) / error[row], 2) / 400;
      n_found += found[row];
      n_false += found[row] != 0 && truth[row] == 0;
      n_missed += found[row] == 0 && row >= 40 && truth[row] != 0;
    }
  g_test_message ("mean square %g, %g found, %g false, %g missed", squares, n_found,
                  n_false, n_missed);
  g_assert_cmpfloat_with_epsilon (squares, 1, 0.25);
  g_assert_cmpfloat (n_false, <=, n_found / 6);
  g_assert_cmpfloat (n_missed, <=, 4);
  g_assert_cmpfloat (mur_frame_scalar (frame, "discoveries"), ==, n_found);
  g_assert_cmpfloat_with_epsilon (mur_frame_scalar (frame, "diffusion"), 0.02, 0.0005);
}

/* Windows see a coupling that is switched on at 12 s. */
static void
switched (void)
{
  g_autoptr (MurSession) session = mur_session_new (INFERENCE);

  mur_experiment_apply_preset (INFERENCE, "switched", session->parameters, NULL);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);
  const double *time = mur_test_inference_column (frame, "windows", "time");
  const double *k = mur_test_inference_column (frame, "windows", "k2");
  const double *truth = mur_test_inference_column (frame, "windows", "k_truth2");
  const double *error = mur_test_inference_column (frame, "windows", "k_error2");
  const gsize n = mur_test_inference_n_rows (frame, "windows");

  g_assert_cmpuint (n, ==, 21);
  for (gsize row = 0; row < n; row++)
    {
      g_assert_cmpfloat_with_epsilon (time[row], 2 + (double)row, 0.011);
      g_assert_cmpfloat (truth[row], ==, time[row] < 12 ? 0 : 1.5);
      g_assert_cmpfloat (error[row], >, 0);
      g_assert_cmpfloat (error[row], <, 0.2);
      /* Whole windows on either side, five standard errors: of 42 values none is off. */
      if (fabs (time[row] - 12) > 2.5)
        g_assert_cmpfloat_with_epsilon (k[row], truth[row], 5 * error[row] + 0.01);
    }
}

/* The sum as a table: nothing of what made it is known. All of it, but for which of the
 * exact copies, to what rounding leaves of 500 sums of about 100 rad: errors are 1e-7. */
static void
bare_sum (void)
{
  g_autoptr (MurSession) made
    = mur_runs_session (INFERENCE, "example=all-to-one", NULL);
  g_autoptr (MurFrame) source = mur_test_inference_run (made);
  g_autoptr (MurSession) session = mur_session_new (INFERENCE);
  double truth[12], value[12], nearest[12];

  mur_inputs_add (session->inputs, "phases", "sum.csv",
                  mur_table_ref (mur_frame_table (source, "phases")));
  g_autoptr (MurJob) job = mur_runs_begin (session, 2);
  mur_runs_finish (job);
  g_autoptr (MurFrame) frame = mur_job_frame (job);

  g_assert_cmpint (mur_job_status (job), ==, MUR_STATUS_CONVERGED);
  /* Rows have frequencies first, parameters phases. */
  for (guint row = 0; row < 12; row++)
    {
      const guint p = row < 6 ? (row + 3) % 6 : row;

      truth[p] = mur_test_inference_column (source, "estimates", "truth")[row];
      value[p] = mur_test_inference_column (frame, "estimates", "value")[row];
    }
  g_assert_cmpfloat (mur_group_nearest (3, value, truth, NULL, nearest), <, 1e-6);
  g_assert_cmpfloat (mur_frame_scalar (frame, "starts_agreeing"), ==, 2);
  g_assert_cmpfloat (mur_frame_scalar (frame, "starts"), >=, 2);
  g_assert_cmpfloat (mur_frame_scalar (frame, "starts"), <, 384);
  mur_test_inference_assert_note (frame,
                                  "searches from random starts ended at this fit");
}

/* With symmetric couplings it is a line, which any such values fit. */
static void
sum_of_many_answers (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (INFERENCE, "example=symmetric", "start=several", NULL);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);

  g_assert_cmpfloat (mur_frame_scalar (frame, "starts"), ==, 2);
  g_assert_cmpfloat (mur_frame_scalar (frame, "starts_agreeing"), ==, 1);
  mur_test_inference_assert_note (frame, "1 at other values that fit as well");
}

/* Of windows of 2 s a second apart the third goes on from the first, as both share data
 * with the second: with a noise that is known and values that do not change it says what
 * all 4 s say at once, to rounding. Nothing is counted twice. */
static void
overlap (void)
{
  g_autoptr (MurSession) whole = mur_runs_session (
    INFERENCE, "duration=4", "samples=401", "dynamic_noise=0.1", "diffusion=0.1", NULL);
  g_autoptr (MurSession) pieces
    = mur_runs_session (INFERENCE, "duration=4", "samples=401", "dynamic_noise=0.1",
                        "diffusion=0.1", "window=2", "advance=1", "widening=0", NULL);
  g_autoptr (MurFrame) all = mur_test_inference_run (whole);
  g_autoptr (MurFrame) frame = mur_test_inference_run (pieces);

  g_assert_cmpuint (mur_test_inference_n_rows (frame, "windows"), ==, 3);
  for (guint row = 0; row < 12; row++)
    {
      static const char *const columns[] = { "value", "standard_error" };

      for (guint c = 0; c < 2 && (row < 3 || row >= 6); c++)
        g_assert_cmpfloat_with_epsilon (
          mur_test_inference_column (frame, "estimates", columns[c])[row],
          mur_test_inference_column (all, "estimates", columns[c])[row], 1e-8);
    }
}

void
mur_test_inference_examples (void)
{
  g_test_add_func ("/experiments/inference/overlap", overlap);
  g_test_add_func ("/experiments/inference/bare-sum", bare_sum);
  g_test_add_func ("/experiments/inference/sum-of-many-answers", sum_of_many_answers);
  g_test_add_func ("/experiments/inference/slopes", slopes);
  g_test_add_func ("/experiments/inference/post", post);
  g_test_add_func ("/experiments/inference/planted", planted);
  g_test_add_func ("/experiments/inference/clock-slip", clock_slip);
  g_test_add_func ("/experiments/inference/rivals", rivals);
  g_test_add_func ("/experiments/inference/networks", networks);
  g_test_add_func ("/experiments/inference/transitions", transitions);
  g_test_add_func ("/experiments/inference/switched", switched);
}
