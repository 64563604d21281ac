/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Both methods on both examples, from starts with and without the truth; ends that are
 * not optima; stopped and restored. */

#include "core/inference/search/optimiser.h"

#include <math.h>
#include <string.h>

#include "core/base/kernel.h"
#include "core/base/rng.h"
#include "core/inference/regression/regression.h"
#include "tests/core/inference/tests.h"

static MurOptimiser *
optimiser_new (MurLikelihood *likelihood,
               MurOptimiserMethod method,
               const double *start)
{
  MurOptimiserSettings settings;

  mur_optimiser_settings_init (&settings, method);
  return mur_optimiser_new (likelihood, &settings, start, NULL);
}

/* Without noise from slopes: nine digits, in ten accepted steps. */
static void
test_slopes (void)
{
  for (guint kind = 0; kind < MUR_N_OBSERVATION_KINDS; kind++)
    {
      g_autoptr (MurLikelihood) likelihood = mur_test_example_new (kind, 0, 1);
      g_autoptr (MurOptimiser) self = NULL;
      double start[12];

      mur_test_slopes (kind, start);
      self = optimiser_new (likelihood, MUR_OPTIMISER_LEVENBERG_MARQUARDT, start);
      g_assert_cmpint (mur_optimiser_run (self), ==, MUR_STATUS_CONVERGED);
      g_assert_cmpint (mur_optimiser_reason (self), ==, MUR_OPTIMISER_DECREMENT);
      g_assert_cmpfloat (
        mur_test_distance (12, mur_optimiser_parameters (self), mur_test_truth[kind]),
        <, 1e-9);
      g_assert_cmpuint (mur_optimiser_n_iterations (self), <=, 10);
    }
}

static void
perturb (MurObservationKind kind, guint64 seed, double *start)
{
  MurRng rng = mur_rng (seed, MUR_RNG_TEST, 0);

  for (guint p = 0; p < 12; p++)
    start[p] = mur_test_truth[kind][p]
               + (kind == MUR_OBSERVATION_SUM ? 0.1 : 1) * mur_rng_uniform (&rng);
}

/* The post's starts; Stan's tests leave about four digits. */
static void
test_lbfgs (void)
{
  for (guint kind = 0; kind < MUR_N_OBSERVATION_KINDS; kind++)
    for (guint64 seed = 0; seed < 3; seed++)
      {
        g_autoptr (MurLikelihood) likelihood = mur_test_example_new (kind, 0, 1);
        g_autoptr (MurOptimiser) self = NULL;
        double start[12];

        perturb (kind, seed, start);
        self = optimiser_new (likelihood, MUR_OPTIMISER_LBFGS, start);
        g_assert_cmpint (mur_optimiser_run (self), ==, MUR_STATUS_CONVERGED);
        for (guint p = 0; p < 12; p++)
          g_assert_cmpfloat_with_epsilon (mur_optimiser_parameters (self)[p],
                                          mur_test_truth[kind][p], 1e-3);
      }
}

/* Two methods, one optimum: it is some standard errors off the truth, and the two agree
 * to a tenth of a standard error: Stan's tests stop about there. */
static void
test_noisy (void)
{
  for (guint kind = 0; kind < MUR_N_OBSERVATION_KINDS; kind++)
    {
      g_autoptr (MurLikelihood) likelihood = mur_test_example_new (kind, 1, 5);
      g_autoptr (MurOptimiser) one = NULL, other = NULL;
      double start[12];

      perturb (kind, 3, start);
      one = optimiser_new (likelihood, MUR_OPTIMISER_LEVENBERG_MARQUARDT, start);
      g_assert_cmpint (mur_optimiser_run (one), ==, MUR_STATUS_CONVERGED);
      other = optimiser_new (likelihood, MUR_OPTIMISER_LBFGS, start);
      mur_optimiser_run (other);
      /* 2 (F − F_min) is a squared distance in standard errors. */
      g_assert_cmpfloat (mur_optimiser_objective (other), >=,
                         mur_optimiser_objective (one) - 1e-9);
      g_assert_cmpfloat (mur_optimiser_objective (other), <,
                         mur_optimiser_objective (one) + 5e-3);
      /* χ² of rows − 12 */
      g_assert_cmpfloat (2 * mur_optimiser_objective (one), <,
                         (double)mur_likelihood_n_rows (likelihood) * 1.15);
    }
}

/* φ = φ0 + ω t on three points: the normal equations by hand. */
static void
test_line (void)
{
  const double times[] = { 0, 1, 2 }, values[] = { 2, 4, 5 }, start[] = { 0, 0 };
  const MurObservations observations
    = { 1, MUR_OBSERVATION_PHASES, 0, 3, times, values };
  const MurLikelihoodSettings settings = { .sigma = 1 };
  g_autoptr (MurLikelihood) likelihood
    = mur_likelihood_new (&observations, &settings, NULL);

  for (guint method = 0; method < MUR_N_OPTIMISERS; method++)
    {
      g_autoptr (MurOptimiser) self = optimiser_new (likelihood, method, start);

      g_assert_cmpint (mur_optimiser_run (self), ==, MUR_STATUS_CONVERGED);
      g_assert_cmpfloat_with_epsilon (mur_optimiser_parameters (self)[0], 13 / 6.0,
                                      1e-5);
      g_assert_cmpfloat_with_epsilon (mur_optimiser_parameters (self)[1], 1.5, 1e-5);
      /* Residuals 1/6, −1/3, 1/6. */
      g_assert_cmpfloat_with_epsilon (mur_optimiser_objective (self), 1 / 12.0, 1e-9);
    }
}

static void
test_held (void)
{
  g_autoptr (MurLikelihood) likelihood
    = mur_test_example_new (MUR_OBSERVATION_PHASES, 1, 5);
  gboolean held[12] = { FALSE };
  double start[12], lowest[MUR_N_OPTIMISERS];

  perturb (MUR_OBSERVATION_PHASES, 4, start);
  held[2] = held[7] = TRUE;
  start[2] = 2.01;
  start[7] = 0.02;
  for (guint method = 0; method < MUR_N_OPTIMISERS; method++)
    {
      MurOptimiserSettings settings;
      g_autoptr (MurOptimiser) self = NULL;

      mur_optimiser_settings_init (&settings, method);
      self = mur_optimiser_new (likelihood, &settings, start, held);
      mur_optimiser_run (self);
      g_assert_true (mur_optimiser_parameters (self)[2] == start[2]);
      g_assert_true (mur_optimiser_parameters (self)[7] == 0.02);
      lowest[method] = mur_optimiser_objective (self);
    }
  g_assert_cmpfloat_with_epsilon (lowest[0], lowest[1], 5e-3);
}

static void
test_wild_start (void)
{
  g_autoptr (MurLikelihood) likelihood
    = mur_test_example_new (MUR_OBSERVATION_PHASES, 0, 1);
  double start[12];

  memcpy (start, mur_test_truth[0], sizeof start);
  start[9] = 1e15;
  for (guint method = 0; method < MUR_N_OPTIMISERS; method++)
    {
      g_autoptr (MurOptimiser) self = optimiser_new (likelihood, method, start);

      g_assert_cmpint (mur_optimiser_run (self), ==, MUR_STATUS_FAILED);
      g_assert_cmpint (mur_optimiser_reason (self), ==, MUR_OPTIMISER_START);
    }
}

/* Asked for more than the objective holds, both stop and say why. */
static void
test_stalled (void)
{
  g_autoptr (MurLikelihood) likelihood
    = mur_test_example_new (MUR_OBSERVATION_PHASES, 1, 5);
  MurOptimiserSettings settings;
  g_autoptr (MurOptimiser) self = NULL;
  double start[12];

  perturb (MUR_OBSERVATION_PHASES, 5, start);
  mur_optimiser_settings_init (&settings, MUR_OPTIMISER_LBFGS);
  settings.objective_tolerance = settings.relative_objective_tolerance = 0;
  settings.gradient_tolerance = settings.relative_gradient_tolerance = 0;
  settings.parameter_tolerance = 0;
  self = mur_optimiser_new (likelihood, &settings, start, NULL);
  g_assert_cmpint (mur_optimiser_run (self), ==, MUR_STATUS_STALLED);
  g_assert_cmpint (mur_optimiser_reason (self), ==, MUR_OPTIMISER_LINE_SEARCH);
  g_assert_nonnull (
    strstr (mur_optimiser_reason_text (MUR_OPTIMISER_LINE_SEARCH), "line search"));
}

static void
test_exhausted (void)
{
  g_autoptr (MurLikelihood) likelihood
    = mur_test_example_new (MUR_OBSERVATION_PHASES, 0, 1);
  double start[12];

  perturb (MUR_OBSERVATION_PHASES, 6, start);
  for (guint method = 0; method < MUR_N_OPTIMISERS; method++)
    {
      MurOptimiserSettings settings;
      g_autoptr (MurOptimiser) self = NULL;

      mur_optimiser_settings_init (&settings, method);
      settings.max_iterations = 3;
      self = mur_optimiser_new (likelihood, &settings, start, NULL);
      g_assert_cmpint (mur_optimiser_run (self), ==, MUR_STATUS_EXHAUSTED);
      g_assert_cmpuint (mur_optimiser_n_iterations (self), ==, 3);
    }
}

/* Planted networks, from a regression and no truth: to seven digits. */
static void
test_planted (void)
{
  /* Twenty takes a program that checks each access a minute. */
#ifdef MUR_SANITIZED
  static const guint sizes[] = { 3, 5, 10 };
#else
  static const guint sizes[] = { 3, 5, 10, 20 };
#endif
  g_autoptr (MurPool) pool = mur_pool_new (2);

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      const guint n = sizes[s], n_parameters = mur_layout_n_parameters (n);
      const gsize n_times = 400;
      const MurLikelihoodSettings settings = { .sigma = 0.01 };
      g_autofree double *truth = g_new (double, n_parameters);
      g_autofree double *times = g_new (double, n_times);
      g_autofree double *phases = g_new (double, n_times *n);
      const MurObservations o
        = { n, MUR_OBSERVATION_PHASES, 0, n_times, times, phases };
      g_autoptr (MurRegression) regression = NULL;
      g_autoptr (MurLikelihood) likelihood = NULL;
      g_autoptr (MurOptimiser) self = NULL;

      mur_test_draw (n, 40 + n, truth);
      mur_test_times (n_times, 6, times);
      mur_test_integrate (n, truth, 0, n_times, times, phases);
      regression = mur_regression_new (&o, MUR_REGRESSION_INTEGRALS, 0, pool);
      mur_regression_run (regression);
      likelihood = mur_likelihood_new (&o, &settings, pool);
      self = optimiser_new (likelihood, MUR_OPTIMISER_LEVENBERG_MARQUARDT,
                            mur_regression_parameters (regression));
      g_assert_cmpint (mur_optimiser_run (self), ==, MUR_STATUS_CONVERGED);
      g_assert_cmpfloat (
        mur_test_distance (n_parameters, mur_optimiser_parameters (self), truth), <,
        1e-7);
    }
}

static MurArchive *
save (const MurOptimiser *self)
{
  MurArchive *archive = mur_archive_new ();

  mur_optimiser_save (self, archive);
  return archive;
}

/* From any step on: the same bits, and as many steps. */
static void
test_restored (void)
{
  double start[12];

  perturb (MUR_OBSERVATION_PHASES, 7, start);
  for (guint method = 0; method < MUR_N_OPTIMISERS; method++)
    {
      g_autoptr (MurLikelihood) likelihood
        = mur_test_example_new (MUR_OBSERVATION_PHASES, 1, 2);
      g_autoptr (MurOptimiser) straight = optimiser_new (likelihood, method, start);
      guint n_steps = 1;

      while (mur_optimiser_step (straight) == MUR_STATUS_RUNNING)
        n_steps++;
      for (guint stop = 0; stop <= n_steps; stop += 1 + n_steps / 9)
        {
          g_autoptr (MurLikelihood) one
            = mur_test_example_new (MUR_OBSERVATION_PHASES, 1, 2);
          g_autoptr (MurOptimiser) first = optimiser_new (one, method, start);
          g_autoptr (MurLikelihood) two
            = mur_test_example_new (MUR_OBSERVATION_PHASES, 1, 2);
          g_autoptr (MurOptimiser) second = optimiser_new (two, method, start);
          g_autoptr (MurArchive) archive = NULL;
          g_autoptr (GError) error = NULL;
          guint k = stop;

          for (guint s = 0; s < stop; s++)
            mur_optimiser_step (first);
          archive = save (first);
          g_assert_true (mur_optimiser_restore (second, archive, &error));
          g_assert_no_error (error);
          while (mur_optimiser_step (second) == MUR_STATUS_RUNNING)
            k++;
          g_assert_cmpuint (stop == n_steps ? k : k + 1, ==, n_steps);
          g_assert_cmpmem (mur_optimiser_parameters (second), sizeof start,
                           mur_optimiser_parameters (straight), sizeof start);
          g_assert_cmpuint (mur_optimiser_n_evaluations (second), ==,
                            mur_optimiser_n_evaluations (straight));
          g_assert_cmpint (mur_optimiser_reason (second), ==,
                           mur_optimiser_reason (straight));
        }
    }
}

/* Freed on the way: its thread is gone before it returns. */
static void
test_freed (void)
{
  double start[12];

  perturb (MUR_OBSERVATION_SUM, 8, start);
  for (guint n_steps = 0; n_steps < 20; n_steps += 3)
    {
      g_autoptr (MurLikelihood) likelihood
        = mur_test_example_new (MUR_OBSERVATION_SUM, 1, 2);
      g_autoptr (MurOptimiser) self
        = optimiser_new (likelihood, MUR_OPTIMISER_LBFGS, start);

      for (guint s = 0; s < n_steps; s++)
        g_assert_cmpint (mur_optimiser_step (self), ==, MUR_STATUS_RUNNING);
    }
}

void
mur_test_optimiser (void)
{
  g_test_add_func ("/core/inference/optimiser/slopes", test_slopes);
  g_test_add_func ("/core/inference/optimiser/lbfgs", test_lbfgs);
  g_test_add_func ("/core/inference/optimiser/noisy", test_noisy);
  g_test_add_func ("/core/inference/optimiser/line", test_line);
  g_test_add_func ("/core/inference/optimiser/held", test_held);
  g_test_add_func ("/core/inference/optimiser/wild-start", test_wild_start);
  g_test_add_func ("/core/inference/optimiser/stalled", test_stalled);
  g_test_add_func ("/core/inference/optimiser/exhausted", test_exhausted);
  g_test_add_func ("/core/inference/optimiser/planted", test_planted);
  g_test_add_func ("/core/inference/optimiser/restored", test_restored);
  g_test_add_func ("/core/inference/optimiser/freed", test_freed);
}
