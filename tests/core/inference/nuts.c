/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws from densities that are known: a normal one, the posterior of a linear model by
 * simulation-based calibration, and the example's. */

#include "core/inference/draws/nuts.h"

#include <math.h>
#include <string.h>

#include "core/base/kernel.h"
#include "core/base/rng.h"
#include "core/inference/draws/diagnostics.h"
#include "core/inference/draws/posterior.h"
#include "tests/core/inference/tests.h"

/* A program that checks each access is several times slower. */
#ifdef MUR_SANITIZED
#define N_RANKS 200
#define N_EXAMPLE_DRAWS 100 /* of each of four chains */
#else
#define N_RANKS 1000
#define N_EXAMPLE_DRAWS 250
#endif

/* −½ xᵀ Q x with Q of variances 1 and 0.04 and a correlation of 0.9, and 9 beside. */
static double
normal_cb (const double *x, double *gradient, gpointer data)
{
  const double u = x[0], v = x[1] / 0.2, w = x[2] / 3;
  const double factor = 1 / (1 - 0.81);

  gradient[0] = -factor * (u - 0.9 * v);
  gradient[1] = -factor * (v - 0.9 * u) / 0.2;
  gradient[2] = -w / 3;
  return -0.5 * (factor * (u * u - 1.8 * u * v + v * v) + w * w);
}

static void
take_column (const MurNuts *self, guint n_chains, guint n_draws, guint p, double *out)
{
  for (guint c = 0; c < n_chains; c++)
    for (guint k = 0; k < n_draws; k++)
      out[c * n_draws + k] = mur_nuts_draw (self, c, k)[p];
}

/* Means and variances within four of their standard errors, by the effective size. */
static void
check_normal (const MurNutsSettings *settings, const double *factor)
{
  static const double variances[] = { 1, 0.04, 9 };
  const double starts[] = { 1, 0, 0, 0, 0.1, 2, -1, 0, 1, 0.5, -0.1, 4 };
  const guint count = settings->n_chains * settings->n_draws;
  g_autofree double *column = g_new (double, count);
  g_autofree double *squares = g_new (double, count);
  g_autoptr (MurNuts) self
    = mur_nuts_new (3, settings, normal_cb, NULL, starts, factor, NULL);

  g_assert_cmpint (mur_nuts_run (self), ==, MUR_STATUS_CONVERGED);
  g_assert_cmpuint (mur_nuts_n_draws (self), ==, settings->n_draws);
  g_assert_cmpuint (mur_nuts_n_divergent (self), ==, 0);
  for (guint p = 0; p < 3; p++)
    {
      double mean = 0, variance = 0;

      take_column (self, settings->n_chains, settings->n_draws, p, column);
      for (guint k = 0; k < count; k++)
        {
          mean += column[k] / count;
          squares[k] = column[k] * column[k];
          variance += squares[k] / count;
        }
      g_assert_cmpfloat (mur_split_rhat (4, settings->n_draws, column), <, 1.01);
      g_assert_cmpfloat_with_epsilon (
        mean, 0, 4 * sqrt (variances[p] / mur_bulk_ess (4, settings->n_draws, column)));
      g_assert_cmpfloat_with_epsilon (
        variance, variances[p],
        4 * variances[p] * sqrt (2 / mur_bulk_ess (4, settings->n_draws, squares)));
    }
}

static void
test_normal (void)
{
  const double factor[] = { 1, 0, 0, 0.18, 0.0871779788708, 0, 0, 0, 3 };
  MurNutsSettings settings;

  mur_nuts_settings_init (&settings);
  check_normal (&settings, NULL);
  check_normal (&settings, factor);
  settings.is_dense = FALSE;
  check_normal (&settings, NULL);
  settings.n_warmup = 60;
  check_normal (&settings, factor);
}

/* y = a + b t + ε at six times, priors N(0, 1) and N(0, 4), σ = 0.5. */
typedef struct
{
  double y[6];
} Line;

static double
line_cb (const double *x, double *gradient, gpointer data)
{
  const Line *line = data;
  double value = -0.5 * (x[0] * x[0] + x[1] * x[1] / 4);

  gradient[0] = -x[0];
  gradient[1] = -x[1] / 4;
  for (guint k = 0; k < 6; k++)
    {
      const double t = 0.3 * k, rest = (line->y[k] - x[0] - x[1] * t) / 0.25;

      value -= 0.125 * rest * rest;
      gradient[0] += rest;
      gradient[1] += rest * t;
    }
  return value;
}

/* Simulation-based calibration: the rank of what the data were made with among 99
 * thinned draws is uniform. A thousand ranks in twenty bins: χ² of 19 degrees is below
 * 43.8 with a chance of 0.999. */
static void
test_calibrated (void)
{
  enum
  {
    N_BINS = 20,
    N_DRAWS = 99,
    THIN = 4
  };
  guint counts[2][N_BINS] = { { 0 } };
  MurNutsSettings settings;

  mur_nuts_settings_init (&settings);
  settings.n_chains = 1;
  settings.n_warmup = 100;
  settings.n_draws = N_DRAWS * THIN;
  for (guint64 seed = 0; seed < N_RANKS; seed++)
    {
      MurRng rng = mur_rng (seed, MUR_RNG_TEST, 99);
      double truth[2], errors[6];
      const double start[] = { 0, 0 };
      Line line;
      gpointer data[] = { &line };
      g_autoptr (MurNuts) self = NULL;

      mur_rng_fill_normal (&rng, 2, truth);
      mur_rng_fill_normal (&rng, 6, errors);
      truth[1] *= 2;
      for (guint k = 0; k < 6; k++)
        line.y[k] = truth[0] + truth[1] * 0.3 * k + 0.5 * errors[k];
      settings.seed = seed;
      self = mur_nuts_new (2, &settings, line_cb, data, start, NULL, NULL);
      g_assert_cmpint (mur_nuts_run (self), ==, MUR_STATUS_CONVERGED);
      for (guint p = 0; p < 2; p++)
        {
          guint rank = 0;

          for (guint k = 0; k < N_DRAWS; k++)
            rank += mur_nuts_draw (self, 0, (k + 1) * THIN - 1)[p] < truth[p];
          counts[p][rank * N_BINS / (N_DRAWS + 1)]++;
        }
    }
  for (guint p = 0; p < 2; p++)
    {
      double squared = 0;

      for (guint b = 0; b < N_BINS; b++)
        squared
          += pow ((double)counts[p][b] - N_RANKS / N_BINS, 2) / (N_RANKS / N_BINS);
      g_test_message ("chi squared %g", squared);
      g_assert_cmpfloat (squared, <, 43.8);
    }
}

/* Any number of threads, and from any step on: the same bits. */
static void
test_same_bits (void)
{
  const double starts[] = { 1, 0, 0, 0, 0.1, 2, -1, 0, 1, 0.5, -0.1, 4 };
  g_autoptr (MurPool) pool = mur_pool_new (3);
  MurNutsSettings settings;
  g_autoptr (MurNuts) one = NULL, three = NULL;

  mur_nuts_settings_init (&settings);
  settings.n_warmup = 160;
  settings.n_draws = 50;
  settings.n_evaluations = 5;
  one = mur_nuts_new (3, &settings, normal_cb, NULL, starts, NULL, NULL);
  three = mur_nuts_new (3, &settings, normal_cb, NULL, starts, NULL, pool);
  mur_nuts_run (one);
  mur_nuts_run (three);
  for (guint stop = 0; stop < 200; stop += 13)
    {
      g_autoptr (MurNuts) first
        = mur_nuts_new (3, &settings, normal_cb, NULL, starts, NULL, NULL);
      g_autoptr (MurNuts) second
        = mur_nuts_new (3, &settings, normal_cb, NULL, starts, NULL, NULL);
      g_autoptr (MurArchive) archive = mur_archive_new ();
      g_autoptr (GError) error = NULL;

      for (guint s = 0; s < stop; s++)
        mur_nuts_step (first);
      mur_nuts_save (first, archive);
      g_assert_true (mur_nuts_restore (second, archive, &error));
      mur_nuts_run (second);
      for (guint c = 0; c < 4; c++)
        {
          g_assert_cmpmem (mur_nuts_draw (one, c, 0), 150 * sizeof (double),
                           mur_nuts_draw (second, c, 0), 150 * sizeof (double));
          g_assert_cmpmem (mur_nuts_draw (one, c, 0), 150 * sizeof (double),
                           mur_nuts_draw (three, c, 0), 150 * sizeof (double));
        }
    }
}

static double
nowhere_cb (const double *x, double *gradient, gpointer data)
{
  return -INFINITY;
}

static void
test_nowhere (void)
{
  const double starts[4] = { 0 };
  MurNutsSettings settings;
  g_autoptr (MurNuts) self = NULL;

  mur_nuts_settings_init (&settings);
  self = mur_nuts_new (1, &settings, nowhere_cb, NULL, starts, NULL, NULL);
  g_assert_cmpint (mur_nuts_run (self), ==, MUR_STATUS_FAILED);
}

/* Independent draws are worth themselves; of an autoregression of ρ = 0.5 a third; chains
 * that differ by a standard deviation do not agree. */
static void
test_diagnostics (void)
{
  enum
  {
    N = 2000
  };
  g_autofree double *draws = g_new (double, 4 * N);
  MurRng rng = mur_rng (1, MUR_RNG_TEST, 5);

  mur_rng_fill_normal (&rng, 4 * N, draws);
  g_assert_cmpfloat_with_epsilon (mur_split_rhat (4, N, draws), 1, 0.003);
  g_assert_cmpfloat_with_epsilon (mur_bulk_ess (4, N, draws), 4 * N, 0.1 * 4 * N);
  for (guint k = 1; k < 4 * N; k++)
    if (k % N != 0)
      draws[k] = 0.5 * draws[k - 1] + sqrt (0.75) * draws[k];
  g_assert_cmpfloat_with_epsilon (mur_bulk_ess (4, N, draws), 4 * N / 3.0,
                                  0.1 * 4 * N / 3);
  for (guint k = 0; k < N; k++)
    draws[k] += 1;
  /* var⁺ / W ≈ 1 + 3/16 · 8/7 */
  g_assert_cmpfloat (mur_split_rhat (4, N, draws), >, 1.05);
  for (guint k = 0; k < 4 * N; k++)
    draws[k] = 3;
  g_assert_true (isnan (mur_split_rhat (4, N, draws)));
}

static MurPosterior *
posterior_at_optimum (MurLikelihood *likelihood,
                      double *optimum,
                      double *errors,
                      double *starts,
                      double *factor)
{
  MurPosterior *self = mur_posterior_new (likelihood);
  MurOptimiserSettings settings;
  g_autoptr (MurOptimiser) optimiser = NULL;
  g_autoptr (MurUncertainty) uncertainty = NULL;

  mur_optimiser_settings_init (&settings, MUR_OPTIMISER_LEVENBERG_MARQUARDT);
  optimiser = mur_optimiser_new (likelihood, &settings, mur_test_truth[0], NULL);
  mur_optimiser_run (optimiser);
  memcpy (optimum, mur_optimiser_parameters (optimiser), 12 * sizeof (double));
  uncertainty = mur_uncertainty_new (likelihood, optimum, MUR_CURVATURE_PRODUCT);
  mur_uncertainty_run (uncertainty);
  memcpy (errors, mur_uncertainty_standard_errors (uncertainty), 12 * sizeof (double));
  g_assert_true (
    mur_posterior_starts (self, optimum, uncertainty, 4, 1, starts, factor));
  return self;
}

/* The density's gradient by differences, σ among the parameters. */
static void
test_posterior_gradient (void)
{
  g_autoptr (MurLikelihood) example
    = mur_test_example_new (MUR_OBSERVATION_PHASES, 1, 3);
  const MurLikelihoodSettings settings
    = { .sigma = 0, .prior = MUR_COUPLING_PRIOR_LAPLACE, .prior_scale = 2 };
  g_autoptr (MurLikelihood) likelihood
    = mur_likelihood_new (mur_likelihood_observations (example), &settings, NULL);
  g_autoptr (MurPosterior) self = mur_posterior_new (likelihood);
  double x[13], gradient[13], unused[13];

  g_assert_cmpuint (mur_posterior_n (self), ==, 13);
  memcpy (x, mur_test_truth[0], sizeof mur_test_truth[0]);
  for (guint p = 0; p < 12; p++)
    x[p] += 0.03;
  x[12] = -2.5;
  mur_posterior_density (x, gradient, self);
  for (guint p = 0; p < 13; p++)
    {
      double up, down;

      x[p] += 1e-5;
      up = mur_posterior_density (x, unused, self);
      x[p] -= 2e-5;
      down = mur_posterior_density (x, unused, self);
      x[p] += 1e-5;
      g_assert_cmpfloat_with_epsilon ((up - down) / 2e-5, gradient[p],
                                      1e-4 * (1 + fabs (gradient[p])));
    }
}

/* The example's posterior is nearly normal: means and deviations as the curvature says. */
static void
test_example (void)
{
  g_autoptr (MurLikelihood) likelihood
    = mur_test_example_new (MUR_OBSERVATION_PHASES, 1, 3);
  enum
  {
    N = 4 * N_EXAMPLE_DRAWS
  };
  double optimum[12], errors[12], starts[48], factor[144];
  g_autofree double *column = g_new (double, N);
  MurPosterior *chains[4];
  g_autoptr (MurPool) pool = mur_pool_new (0);
  MurNutsSettings settings;
  g_autoptr (MurNuts) self = NULL;

  for (guint c = 0; c < 4; c++)
    chains[c] = posterior_at_optimum (likelihood, optimum, errors, starts, factor);
  mur_nuts_settings_init (&settings);
  settings.n_warmup = 100;
  settings.n_draws = N_EXAMPLE_DRAWS;
  self = mur_nuts_new (12, &settings, mur_posterior_density, (gpointer *)chains, starts,
                       factor, pool);
  g_assert_cmpint (mur_nuts_run (self), ==, MUR_STATUS_CONVERGED);
  for (guint p = 0; p < 12; p++)
    {
      double mean = 0, squares = 0;

      take_column (self, 4, N_EXAMPLE_DRAWS, p, column);
      for (guint k = 0; k < N; k++)
        mean += column[k] / N;
      for (guint k = 0; k < N; k++)
        squares += (column[k] - mean) * (column[k] - mean) / N;
      g_assert_cmpfloat (mur_split_rhat (4, N_EXAMPLE_DRAWS, column), <, 1.03);
      g_assert_cmpfloat_with_epsilon (mean, optimum[p], 0.2 * errors[p]);
      g_assert_cmpfloat_with_epsilon (sqrt (squares), errors[p], 0.15 * errors[p]);
    }
  for (guint c = 0; c < 4; c++)
    mur_posterior_free (chains[c]);
}

void
mur_test_nuts (void)
{
  g_test_add_func ("/core/inference/nuts/normal", test_normal);
  g_test_add_func ("/core/inference/nuts/calibrated", test_calibrated);
  g_test_add_func ("/core/inference/nuts/same-bits", test_same_bits);
  g_test_add_func ("/core/inference/nuts/nowhere", test_nowhere);
  g_test_add_func ("/core/inference/nuts/diagnostics", test_diagnostics);
  g_test_add_func ("/core/inference/nuts/posterior-gradient", test_posterior_gradient);
  g_test_add_func ("/core/inference/nuts/example", test_example);
}
