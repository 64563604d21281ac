/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How sure estimates are, and that what the data do not tell is said. */

#include "core/base/rng.h"
#include "core/experiments/registry.h"
#include "tests/core/experiments/inference/frames.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>
#include <string.h>

static guint
count_infinite (const MurFrame *frame, const char *prefix)
{
  const char *const *labels = mur_table_labels (mur_frame_table (frame, "estimates"));
  const double *errors
    = mur_test_inference_column (frame, "estimates", "standard_error");
  const double *unseen = mur_test_inference_column (frame, "estimates", "unseen");
  guint n = 0;

  for (guint row = 0; labels[row] != NULL; row++)
    if (g_str_has_prefix (labels[row], prefix) && isinf (errors[row]))
      {
        g_assert_cmpfloat (unseen[row], ==, 1);
        n++;
      }
  return n;
}

/* Locked from the start: two directions an oscillator, those of its line. */
static void
locked (void)
{
  g_autoptr (MurSession) session = mur_runs_session (INFERENCE, "example=locked", NULL);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);

  g_assert_cmpfloat (mur_frame_scalar (frame, "identifiable_directions"), ==, 6);
  g_assert_cmpfloat (mur_frame_scalar (frame, "parameters"), ==, 12);
  g_assert_cmpuint (count_infinite (frame, "k"), ==, 6);
  g_assert_cmpuint (count_infinite (frame, "omega"), ==, 3);
  g_assert_cmpuint (count_infinite (frame, "phase"), ==, 0);
  mur_test_inference_assert_note (frame, "locked from the start");
  mur_test_inference_assert_note (frame, "Kick one of them");
}

/* The sum of frequencies and of phases, and three differences of couplings. */
static void
symmetric (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (INFERENCE, "example=symmetric", NULL);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);
  const double *values = mur_test_inference_column (frame, "singular_values", "value");

  g_assert_cmpfloat (mur_frame_scalar (frame, "identifiable_directions"), ==, 5);
  g_assert_cmpfloat (values[4], >, 1);
  g_assert_cmpfloat (values[5], <, 1);
  g_assert_cmpuint (count_infinite (frame, "k"), ==, 6);
  mur_test_inference_assert_note (frame, "symmetric");
  mur_test_inference_assert_note (frame, "straight line");
  mur_test_inference_assert_note (frame, "copies");
}

/* Nine values for twelve parameters. */
static void
few_samples (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (INFERENCE, "samples=3", "duration=0.1", NULL);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);

  g_assert_cmpfloat (mur_frame_scalar (frame, "identifiable_directions"), <=, 9);
  mur_test_inference_assert_note (frame, "9 values for 12 parameters");
}

/* A prior tells what the data do not: errors are finite, and draws are possible. */
static void
prior (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    INFERENCE, "example=locked", "prior=normal", "prior_scale=0.5", "draws=8", NULL);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);

  g_assert_cmpuint (count_infinite (frame, "k"), ==, 0);
  g_assert_cmpfloat (mur_frame_scalar (frame, "identifiable_directions"), ==, 6);
  g_assert_cmpuint (mur_test_inference_n_rows (frame, "draws"), ==, 32);
}

static void
no_draws (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (INFERENCE, "example=locked", "draws=8", NULL);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);

  g_assert_null (mur_frame_table (frame, "draws"));
  mur_test_inference_assert_note (frame, "there are no draws");
}

/* At an optimum with noise both differ by the curvature of the model times residuals: by
 * some percent. */
static void
product_and_hessian (void)
{
  g_autoptr (MurSession) one
    = mur_runs_session (INFERENCE, "observation_noise=0.05", NULL);
  g_autoptr (MurSession) other
    = mur_runs_session (INFERENCE, "observation_noise=0.05", "errors=hessian", NULL);
  g_autoptr (MurFrame) product = mur_test_inference_run (one);
  g_autoptr (MurFrame) hessian = mur_test_inference_run (other);
  const double *a = mur_test_inference_column (product, "estimates", "standard_error");
  const double *b = mur_test_inference_column (hessian, "estimates", "standard_error");
  double most = 0;

  for (guint row = 0; row < 12; row++)
    most = fmax (most, fabs (a[row] / b[row] - 1));
  g_test_message ("%g", most);
  g_assert_cmpfloat (most, >, 1e-4);
  g_assert_cmpfloat (most, <, 0.1);
}

/* So much data makes profiles nearly parabolas: intervals are 1.96 standard errors to a
 * tenth, and no two ends are equally far. */
static void
profiles (void)
{
  g_autoptr (MurSession) session = mur_runs_session (INFERENCE, "errors=profile", NULL);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);
  const double *value = mur_test_inference_column (frame, "estimates", "value");
  const double *error
    = mur_test_inference_column (frame, "estimates", "standard_error");
  const double *lower = mur_test_inference_column (frame, "estimates", "lower");
  const double *upper = mur_test_inference_column (frame, "estimates", "upper");
  double uneven = 0;

  for (guint row = 0; row < 12; row++)
    {
      g_assert_cmpfloat_with_epsilon ((value[row] - lower[row]) / error[row], 1.96,
                                      0.2);
      g_assert_cmpfloat_with_epsilon ((upper[row] - value[row]) / error[row], 1.96,
                                      0.2);
      uneven
        = fmax (uneven, fabs (lower[row] + upper[row] - 2 * value[row]) / error[row]);
    }
  g_assert_cmpfloat (uneven, >, 1e-3);
}

/* Means and spreads of draws against the optimum and its errors: of about 400 independent
 * draws a mean is off by 0.05 standard errors and a spread by 4 %; five times that. */
static void
draws (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    INFERENCE, "observation_noise=0.05", "draws=100", "samples=100", NULL);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);
  const double *k = mur_test_inference_column (frame, "draws", "k1");
  const double *rhat = mur_test_inference_column (frame, "diagnostics", "rhat");
  const double value = mur_test_inference_estimate (frame, "k1_2", "value");
  const double error = mur_test_inference_estimate (frame, "k1_2", "standard_error");
  double mean = 0, squares = 0;

  g_assert_cmpuint (mur_test_inference_n_rows (frame, "draws"), ==, 400);
  for (guint row = 0; row < 400; row++)
    mean += k[row] / 400;
  for (guint row = 0; row < 400; row++)
    squares += (k[row] - mean) * (k[row] - mean) / 399;
  g_assert_cmpfloat_with_epsilon ((mean - value) / error, 0, 0.25);
  g_assert_cmpfloat_with_epsilon (sqrt (squares) / error, 1, 0.2);
  for (guint row = 0; row < 12; row++)
    g_assert_cmpfloat (rhat[row], <, 1.1);
  g_assert_cmpfloat (mur_frame_scalar (frame, "ess"), >, 100);
}

/* A prior holds the couplings at nothing, so each phase is a line of its own: the errors
 * of its slope and of its first value have the correlation of any line over even times
 * from 0 on, −√3/2 to a part in the number of samples. */
static void
correlations (void)
{
  g_autoptr (MurSession) session = mur_runs_session (
    INFERENCE, "prior=normal", "prior_scale=1e-6", "samples=2000", "start=truth", NULL);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);
  const double *with = mur_test_inference_column (frame, "correlations", "with_1");
  const double *back = mur_test_inference_column (frame, "correlations", "with_4");

  g_assert_cmpfloat_with_epsilon (with[0], 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (with[3], -sqrt (3) / 2, 1e-3);
  g_assert_cmpfloat_with_epsilon (back[0], with[3], 1e-9);
  for (guint row = 0; row < 12; row++)
    g_assert_cmpfloat (fabs (with[row]), <=, 1 + 1e-9);
}

/* Thirty without noise, by transitions: what is left is the error of taking a rate for an
 * increment, which a coupling that is not there can fit. Nothing is found in that. */
static void
steps_without_noise (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (INFERENCE, "example=network", "count=30", "duration=10",
                        "samples=1000", "likelihood=transitions", NULL);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);
  const double *found = mur_test_inference_column (frame, "estimates", "discovered");

  g_assert_cmpfloat (mur_frame_scalar (frame, "discoveries"), ==, 0);
  for (guint row = 0; row < 930; row++)
    g_assert_cmpfloat (found[row], ==, 0);
  mur_test_inference_assert_note (frame, "goes on from sample to sample");
}

static void
assert_same_discoveries (const MurFrame *one, const MurFrame *other)
{
  const double *a = mur_test_inference_column (one, "estimates", "discovered");
  const double *b = mur_test_inference_column (other, "estimates", "discovered");
  const double *p = mur_test_inference_column (one, "estimates", "p_value");
  const double *q = mur_test_inference_column (other, "estimates", "p_value");

  g_assert_cmpfloat (mur_frame_scalar (one, "discoveries"), ==,
                     mur_frame_scalar (other, "discoveries"));
  for (gsize row = 0; row < mur_test_inference_n_rows (one, "estimates"); row++)
    {
      g_assert_cmpfloat (a[row], ==, b[row]);
      g_assert_true (p[row] == q[row] || (isnan (p[row]) && isnan (q[row])));
    }
}

/* Values that are tried from the beginning are shown, but what is called present is of the
 * estimates: nothing without noise, where what is left is smooth, and some with it. */
static void
steps_tried (void)
{
  static const struct
  {
    const char *noise, *window;
    gboolean are_found;
  } kinds[] = { { "dynamic_noise=0", "window=0", FALSE },
                { "dynamic_noise=0.1", "window=0", TRUE },
                { "dynamic_noise=0", "window=5", FALSE } };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (MurSession) session
        = mur_runs_session (INFERENCE, "likelihood=transitions", "duration=20",
                            "samples=2001", kinds[k].noise, kinds[k].window, NULL);
      g_autoptr (MurSession) tried = mur_runs_session (
        INFERENCE, "likelihood=transitions", "duration=20", "samples=2001",
        kinds[k].noise, kinds[k].window,
        "tried=auto,100,auto,auto,auto,auto,auto,auto,0,0,auto,auto", NULL);
      g_autoptr (MurJob) job = mur_runs_begin (tried, 2);
      g_autoptr (MurFrame) frame = mur_test_inference_run (session);

      mur_runs_finish (job);
      g_autoptr (MurFrame) other = mur_job_frame (job);

      assert_same_discoveries (frame, other);
      g_assert_true ((mur_frame_scalar (frame, "discoveries") > 0)
                     == kinds[k].are_found);
      g_assert_cmpfloat (mur_test_inference_estimate (other, "omega2", "value"), ==,
                         100);
      mur_runs_retune (job, "tried", "auto");
      mur_runs_finish (job);
      g_autoptr (MurFrame) back = mur_job_frame (job);

      assert_same_discoveries (frame, back);
      g_assert_cmpstr (mur_frame_note (frame), ==, mur_frame_note (back));
    }
}

/* Of 22 rows the autocorrelation of noise has a standard deviation of about 0.2: in some
 * of fifty runs it is above 0.3, and no reason to say that there is no noise. */
static void
few_steps (void)
{
  for (guint seed = 1; seed <= 50; seed++)
    {
      g_autofree char *said = g_strdup_printf ("seed=%u", seed);
      g_autoptr (MurSession) session
        = mur_runs_session (INFERENCE, "example=network", "count=2",
                            "dynamic_noise=0.1", "samples=12", said, NULL);
      g_autoptr (MurFrame) frame = mur_test_inference_run (session);
      const char *note = mur_frame_note (frame);

      g_assert_true (note == NULL || strstr (note, "goes on") == NULL);
    }
}

/* Two that start with one phase and frequency, undriven, look the same to the third: which
 * of them drives it cannot be told, whatever the noise in its own dynamics. A prior makes
 * the error finite and is no discovery either. */
static void
steps_alike (void)
{
  static const char *const priors[] = { "prior=flat", "prior=normal" };

  for (guint k = 0; k < G_N_ELEMENTS (priors); k++)
    {
      g_autoptr (MurSession) session
        = mur_runs_session (INFERENCE, "likelihood=transitions", priors[k], NULL);
      g_autoptr (MurTable) table = mur_table_new ();
      double *columns[4];

      for (guint c = 0; c < 4; c++)
        columns[c] = g_new (double, 400);
      for (guint row = 0; row < 400; row++)
        {
          MurRng rng = mur_rng (6, MUR_RNG_TEST, row);
          const double before = row > 0 ? columns[3][row - 1] : 0;

          columns[0][row] = 0.02 * row;
          columns[1][row] = columns[2][row] = 9 * columns[0][row];
          columns[3][row] = before
                            + 0.02 * (4 + 3 * sin (columns[1][row] - 0.18 - before))
                            + 0.1 * (mur_rng_uniform (&rng) - 0.5);
        }
      mur_table_add_take (table, "time", "s", columns[0], 400);
      mur_table_add_take (table, "phi1", "rad", columns[1], 400);
      mur_table_add_take (table, "phi2", "rad", columns[2], 400);
      mur_table_add_take (table, "phi3", "rad", columns[3], 400);
      mur_inputs_add (session->inputs, "phases", "x.csv", g_steal_pointer (&table));
      g_autoptr (MurFrame) frame = mur_test_inference_run (session);

      g_assert_cmpfloat (mur_frame_scalar (frame, "identifiable_directions"), <, 9);
      g_assert_cmpfloat (mur_test_inference_estimate (frame, "k3_1", "unseen"), ==, 1);
      g_assert_cmpfloat (mur_test_inference_estimate (frame, "k3_2", "unseen"), ==, 1);
      g_assert_cmpfloat (mur_test_inference_estimate (frame, "omega3", "unseen"), ==,
                         0);
      g_assert_cmpfloat (mur_test_inference_estimate (frame, "k3_1", "discovered"), ==,
                         0);
      g_assert_true (isnan (mur_test_inference_estimate (frame, "k3_1", "p_value")));
      g_assert_true (
        isinf (mur_test_inference_estimate (frame, "k3_1", "standard_error"))
        == (k == 0));
      mur_test_inference_assert_note (frame, "left open");
    }
}

/* Of one row those of its regression, of two rows none. */
static void
correlations_of_steps (void)
{
  g_autoptr (MurSession) session
    = mur_runs_session (INFERENCE, "dynamic_noise=0.1", "duration=20", NULL);
  g_autoptr (MurFrame) frame = mur_test_inference_run (session);
  const double *with_omega1
    = mur_test_inference_column (frame, "correlations", "with_1");
  const double *with_k1_2 = mur_test_inference_column (frame, "correlations", "with_7");

  g_assert_cmpfloat_with_epsilon (with_omega1[0], 1, 1e-12);
  g_assert_cmpfloat (with_omega1[1], ==, 0);
  g_assert_true (isnan (with_omega1[3]));
  g_assert_cmpfloat (fabs (with_omega1[6]), >, 1e-3);
  g_assert_cmpfloat (fabs (with_omega1[6]), <, 1);
  g_assert_cmpfloat_with_epsilon (with_omega1[6], with_k1_2[0], 1e-12);
  g_assert_cmpfloat (with_k1_2[8], ==, 0);
}

void
mur_test_inference_trust (void)
{
  g_test_add_func ("/experiments/inference/locked", locked);
  g_test_add_func ("/experiments/inference/symmetric", symmetric);
  g_test_add_func ("/experiments/inference/few-samples", few_samples);
  g_test_add_func ("/experiments/inference/prior", prior);
  g_test_add_func ("/experiments/inference/no-draws", no_draws);
  g_test_add_func ("/experiments/inference/product-and-hessian", product_and_hessian);
  g_test_add_func ("/experiments/inference/profiles", profiles);
  g_test_add_func ("/experiments/inference/draws", draws);
  g_test_add_func ("/experiments/inference/correlations", correlations);
  g_test_add_func ("/experiments/inference/correlations-of-steps",
                   correlations_of_steps);
  g_test_add_func ("/experiments/inference/steps-without-noise", steps_without_noise);
  g_test_add_func ("/experiments/inference/steps-tried", steps_tried);
  g_test_add_func ("/experiments/inference/few-steps", few_steps);
  g_test_add_func ("/experiments/inference/steps-alike", steps_alike);
}
