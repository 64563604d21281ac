/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Standard errors worked by hand, the Hessian against JᵀJ, coverage of repeats, and
 * intervals by profiles. */

#include "core/inference/uncertainty/uncertainty.h"

#include <math.h>
#include <string.h>

#include "core/base/kernel.h"
#include "core/base/rng.h"
#include "tests/core/inference/tests.h"

/* A program that checks each access is several times slower. */
#ifdef MUR_SANITIZED
#define N_REPEATS 100
#else
#define N_REPEATS 400
#endif

/* φ = φ0 + ω t at 0, 1, 2 with σ = 0.3: Cov = σ² (3 3; 3 5)⁻¹ = σ²/6 (5 −3; −3 3). */
static void
test_line (void)
{
  const double times[] = { 0, 1, 2 }, values[] = { 2, 4, 5 };
  const double optimum[] = { 13 / 6.0, 1.5 };
  const MurObservations o = { 1, MUR_OBSERVATION_PHASES, 0, 3, times, values };
  const MurLikelihoodSettings settings = { .sigma = 0.3 };
  g_autoptr (MurLikelihood) likelihood = mur_likelihood_new (&o, &settings, NULL);

  for (guint kind = 0; kind < MUR_N_CURVATURE_KINDS; kind++)
    {
      g_autoptr (MurUncertainty) self = mur_uncertainty_new (likelihood, optimum, kind);
      g_autoptr (MurProfile) profile = NULL;

      g_assert_cmpint (mur_uncertainty_run (self), ==, MUR_STATUS_CONVERGED);
      g_assert_cmpfloat_with_epsilon (mur_uncertainty_standard_errors (self)[0],
                                      0.3 * sqrt (5 / 6.0), 1e-7);
      g_assert_cmpfloat_with_epsilon (mur_uncertainty_standard_errors (self)[1],
                                      0.3 * sqrt (0.5), 1e-7);
      g_assert_cmpfloat_with_epsilon (mur_uncertainty_correlation (self, 0, 1),
                                      -3 / sqrt (15), 1e-7);
      /* A parabola's profile is ± z standard errors. */
      profile = mur_profile_new (likelihood, optimum, self, 0, 0.95);
      g_assert_cmpint (mur_profile_run (profile), ==, MUR_STATUS_CONVERGED);
      g_assert_cmpfloat_with_epsilon (
        mur_profile_lower (profile),
        optimum[0] - 1.959963984540054 * 0.3 * sqrt (5 / 6.0), 1e-6);
      g_assert_cmpfloat_with_epsilon (
        mur_profile_upper (profile),
        optimum[0] + 1.959963984540054 * 0.3 * sqrt (5 / 6.0), 1e-6);
    }
}

static MurOptimiser *
fit (MurLikelihood *likelihood, const double *start)
{
  MurOptimiserSettings settings;
  MurOptimiser *self;

  mur_optimiser_settings_init (&settings, MUR_OPTIMISER_LEVENBERG_MARQUARDT);
  self = mur_optimiser_new (likelihood, &settings, start, NULL);
  g_assert_cmpint (mur_optimiser_run (self), ==, MUR_STATUS_CONVERGED);
  return self;
}

/* The two curvatures differ by residuals times second derivatives: some per cent with
 * noise, nothing without. */
static void
test_hessian (void)
{
  for (guint noise = 0; noise < 2; noise++)
    {
      g_autoptr (MurLikelihood) likelihood
        = mur_test_example_new (MUR_OBSERVATION_PHASES, noise, 4);
      g_autoptr (MurOptimiser) optimum = fit (likelihood, mur_test_truth[0]);
      const double *parameters = mur_optimiser_parameters (optimum);
      g_autoptr (MurUncertainty) one
        = mur_uncertainty_new (likelihood, parameters, MUR_CURVATURE_PRODUCT);
      g_autoptr (MurUncertainty) other
        = mur_uncertainty_new (likelihood, parameters, MUR_CURVATURE_HESSIAN);
      double most = 0;

      g_assert_cmpint (mur_uncertainty_run (one), ==, MUR_STATUS_CONVERGED);
      g_assert_cmpint (mur_uncertainty_run (other), ==, MUR_STATUS_CONVERGED);
      for (guint p = 0; p < 12; p++)
        most = MAX (most, fabs (mur_uncertainty_standard_errors (one)[p]
                                  / mur_uncertainty_standard_errors (other)[p]
                                - 1));
      g_assert_cmpfloat (most, <, noise> 0 ? 0.05 : 1e-5);
      g_assert_cmpfloat (most, >, noise > 0 ? 1e-4 : -1);
    }
}

/* Priors' second derivatives: of a normal one 1/s² by itself, where data say nothing. */
static void
test_prior (void)
{
  const double parameters[] = { 1, 1, 5, 5, 0.3, 0.2 };
  const double times[] = { 0, 1, 2 }, values[] = { 1, 1, 6, 6, 11, 11 };
  const MurObservations o = { 2, MUR_OBSERVATION_PHASES, 0, 3, times, values };
  const MurLikelihoodSettings settings
    = { .sigma = 0.1, .prior = MUR_COUPLING_PRIOR_NORMAL, .prior_scale = 0.7 };
  g_autoptr (MurLikelihood) likelihood = mur_likelihood_new (&o, &settings, NULL);

  for (guint kind = 0; kind < MUR_N_CURVATURE_KINDS; kind++)
    {
      g_autoptr (MurUncertainty) self
        = mur_uncertainty_new (likelihood, parameters, kind);

      g_assert_cmpint (mur_uncertainty_run (self), ==, MUR_STATUS_CONVERGED);
      g_assert_cmpfloat_with_epsilon (mur_uncertainty_standard_errors (self)[4], 0.7,
                                      1e-6);
    }
}

/* Without it the locked pair's couplings have no error that ends; profiles know. */
static void
test_unseen (void)
{
  const double parameters[] = { 1, 1, 5, 5, 0.3, 0.2 };
  const double times[] = { 0, 1, 2 }, values[] = { 1, 1, 6, 6, 11, 11 };
  const MurObservations o = { 2, MUR_OBSERVATION_PHASES, 0, 3, times, values };
  const MurLikelihoodSettings settings = { .sigma = 0.1 };
  g_autoptr (MurLikelihood) likelihood = mur_likelihood_new (&o, &settings, NULL);
  g_autoptr (MurUncertainty) self
    = mur_uncertainty_new (likelihood, parameters, MUR_CURVATURE_PRODUCT);
  g_autoptr (MurProfile) profile = NULL;

  g_assert_cmpint (mur_uncertainty_run (self), ==, MUR_STATUS_CONVERGED);
  g_assert_true (isinf (mur_uncertainty_standard_errors (self)[4]));
  g_assert_true (isfinite (mur_uncertainty_standard_errors (self)[0]));
  g_assert_true (isnan (mur_uncertainty_correlation (self, 0, 4)));
  profile = mur_profile_new (likelihood, parameters, self, 4, 0.95);
  mur_profile_run (profile);
  g_assert_true (isinf (mur_profile_lower (profile)));
  g_assert_true (isinf (mur_profile_upper (profile)));
}

/* Far from an optimum the Hessian has a direction downwards. */
static void
test_not_definite (void)
{
  g_autoptr (MurLikelihood) likelihood
    = mur_test_example_new (MUR_OBSERVATION_PHASES, 1, 4);
  g_autoptr (MurUncertainty) self = NULL;
  double parameters[12];

  memcpy (parameters, mur_test_truth[0], sizeof parameters);
  parameters[3] += 4;
  parameters[11] -= 6;
  self = mur_uncertainty_new (likelihood, parameters, MUR_CURVATURE_HESSIAN);
  g_assert_cmpint (mur_uncertainty_run (self), ==, MUR_STATUS_STALLED);
  g_assert_true (isnan (mur_uncertainty_standard_errors (self)[0]));
}

/* 400 noisy repeats: errors against the bound of Cramér and Rao, intervals of 95 %. 4800
 * of each, some correlated: ± 0.6 %. */
static void
test_coverage (void)
{
  g_autoptr (MurLikelihood) exact = mur_test_example_new (MUR_OBSERVATION_PHASES, 0, 1);
  g_autoptr (MurUncertainty) bound
    = mur_uncertainty_new (exact, mur_test_truth[0], MUR_CURVATURE_PRODUCT);
  double squares = 0, covered = 0;

  mur_uncertainty_run (bound);
  for (guint64 seed = 0; seed < N_REPEATS; seed++)
    {
      g_autoptr (MurLikelihood) likelihood
        = mur_test_example_new (MUR_OBSERVATION_PHASES, 1, 100 + seed);
      g_autoptr (MurOptimiser) optimum = fit (likelihood, mur_test_truth[0]);
      g_autoptr (MurUncertainty) self = mur_uncertainty_new (
        likelihood, mur_optimiser_parameters (optimum), MUR_CURVATURE_PRODUCT);

      mur_uncertainty_run (self);
      for (guint p = 0; p < 12; p++)
        {
          const double error = mur_optimiser_parameters (optimum)[p]
                               - mur_test_truth[MUR_OBSERVATION_PHASES][p];
          const double z = error / mur_uncertainty_standard_errors (bound)[p];

          squares += z * z / (12.0 * N_REPEATS);
          covered += (fabs (error)
                      < 1.959963984540054 * mur_uncertainty_standard_errors (self)[p])
                     / (12.0 * N_REPEATS);
        }
    }
  g_assert_cmpfloat (sqrt (squares), >, 0.9);
  g_assert_cmpfloat (sqrt (squares), <, 1.2);
  g_assert_cmpfloat (covered, >, 0.93);
  g_assert_cmpfloat (covered, <, 0.97);
}

void
mur_test_uncertainty (void)
{
  g_test_add_func ("/core/inference/uncertainty/line", test_line);
  g_test_add_func ("/core/inference/uncertainty/hessian", test_hessian);
  g_test_add_func ("/core/inference/uncertainty/prior", test_prior);
  g_test_add_func ("/core/inference/uncertainty/unseen", test_unseen);
  g_test_add_func ("/core/inference/uncertainty/not-definite", test_not_definite);
  g_test_add_func ("/core/inference/uncertainty/coverage", test_coverage);
}
