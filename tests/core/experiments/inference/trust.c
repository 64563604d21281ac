/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How sure estimates are, and that what the data do not tell is said. */

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
}
