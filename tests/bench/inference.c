/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What inference costs, and how often it arrives: the two examples from the starts that
 * the topic knows, twenty and fifty oscillators, and draws from a posterior. Times are
 * those of a clock on the wall, the best of a few rounds where a round is short; of what
 * takes longer, also those of all processors, which others on the machine do not add to.
 * CmdStan's sampler, on the same model, is in no package of Debian and not measured. */

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "core/base/rng.h"
#include "core/inference/draws/diagnostics.h"
#include "core/inference/draws/posterior.h"
#include "core/inference/regression/regression.h"
#include "core/inference/uncertainty/group.h"

#define N_EXAMPLE 500
#define N_SEEDS 20
#define ROUNDS 3 /* of which the best counts */

static const double truths[MUR_N_OBSERVATION_KINDS][12] = {
  [MUR_OBSERVATION_PHASES] = { 1, 5, 2, 19, 15, 67, -1, 0, -2, 0, 1, 8 },
  [MUR_OBSERVATION_SUM] = { 1, 5, 0, 19, 15, 33, -1, 0, -2, 0, 1, 8 },
};
static const char *const kind_names[] = { "all-to-all", "all-to-one" };

static double
milliseconds_since (gint64 start)
{
  return (double)(g_get_monotonic_time () - start) / 1e3;
}

static double
processor_seconds_since (clock_t start)
{
  return (double)(clock () - start) / CLOCKS_PER_SEC;
}

/* Phases of the example, and what is observed of them, with noise of σ · @noise. */
static MurLikelihood *
example_new (MurObservationKind kind, double noise, double *phases)
{
  const MurLikelihoodSettings settings
    = { .sigma = kind == MUR_OBSERVATION_SUM ? 0.005 : 0.05 };
  const guint width = kind == MUR_OBSERVATION_SUM ? 1 : 3;
  double times[N_EXAMPLE], values[3 * N_EXAMPLE] = { 0 }, errors[3 * N_EXAMPLE];
  const MurObservations observations = { 3, kind, 0, N_EXAMPLE, times, values };
  g_autoptr (MurTrajectory) trajectory = NULL;
  MurRng rng = mur_rng (1, MUR_RNG_NOISE, 0);

  for (guint k = 0; k < N_EXAMPLE; k++)
    times[k] = 2.0 * k / (N_EXAMPLE - 1);
  trajectory = mur_trajectory_new (3, 0, times, N_EXAMPLE);
  mur_trajectory_run (trajectory, truths[kind], phases, NULL);
  mur_rng_fill_normal (&rng, 3 * N_EXAMPLE, errors);
  for (guint k = 0; k < 3 * N_EXAMPLE; k++)
    values[width == 1 ? k / 3 : k] += phases[k];
  for (guint k = 0; k < width * N_EXAMPLE; k++)
    values[k] += noise * settings.sigma * errors[k];
  return mur_likelihood_new (&observations, &settings, NULL);
}

static void
report_evaluations (MurObservationKind kind)
{
  static const char *const names[] = { "value", "gradient", "curvature" };
  double phases[3 * N_EXAMPLE];
  g_autoptr (MurLikelihood) likelihood = example_new (kind, 0, phases);

  for (guint what = 0; what <= MUR_EVALUATE_CURVATURE; what++)
    {
      double best = INFINITY;

      for (guint round = 0; round < 40; round++)
        {
          const gint64 start = g_get_monotonic_time ();

          mur_likelihood_evaluate (likelihood, truths[kind], what);
          best = MIN (best, milliseconds_since (start));
        }
      printf ("%-10s %-44s %9.3f ms\n", kind_names[kind], names[what], best);
    }
}

/* @history: 0 for what is set. */
static MurOptimiser *
optimise (MurLikelihood *likelihood,
          MurOptimiserMethod method,
          guint history,
          const double *start,
          double *milliseconds)
{
  const gint64 begin = g_get_monotonic_time ();
  MurOptimiserSettings settings;
  MurOptimiser *self;

  mur_optimiser_settings_init (&settings, method);
  if (history > 0)
    settings.history = history;
  self = mur_optimiser_new (likelihood, &settings, start, NULL);
  mur_optimiser_run (self);
  *milliseconds = milliseconds_since (begin);
  return self;
}

/* The largest error of a parameter; of a sum, that of the nearest copy. */
static double
error_of (MurObservationKind kind, const double *estimate)
{
  double nearest[12], most = 0;

  memcpy (nearest, estimate, sizeof nearest);
  if (kind == MUR_OBSERVATION_SUM)
    mur_group_nearest (3, estimate, truths[kind], NULL, nearest);
  for (guint p = 0; p < 12; p++)
    most = MAX (most, fabs (nearest[p] - truths[kind][p]));
  return most;
}

/* Truth and a part of a box about it, twenty times. */
static void
report_seeds (MurObservationKind kind, MurOptimiserMethod method, guint history)
{
  const double width = kind == MUR_OBSERVATION_SUM ? 0.1 : 1;
  double phases[3 * N_EXAMPLE], times[N_SEEDS], total = 0, worst = 0;
  g_autoptr (MurLikelihood) likelihood = example_new (kind, 0, phases);
  guint n_there = 0, n_iterations = 0;

  for (guint64 seed = 0; seed < N_SEEDS; seed++)
    {
      g_autoptr (MurOptimiser) self = NULL;
      MurRng rng = mur_rng (seed, MUR_RNG_TEST, 0);
      double start[12];

      for (guint p = 0; p < 12; p++)
        start[p] = truths[kind][p] + width * mur_rng_uniform (&rng);
      times[seed] = INFINITY;
      for (guint round = 0; round < ROUNDS; round++)
        {
          double time;

          g_clear_pointer (&self, mur_optimiser_free);
          self = optimise (likelihood, method, history, start, &time);
          times[seed] = fmin (times[seed], time);
        }
      n_there += error_of (kind, mur_optimiser_parameters (self)) < 1e-3;
      n_iterations += mur_optimiser_n_iterations (self);
      total += times[seed] / N_SEEDS;
      worst = MAX (worst, times[seed]);
    }
  g_autofree char *name
    = history > 0
        ? g_strdup_printf ("%s of %u", mur_optimiser_methods[method].id, history)
        : g_strdup (mur_optimiser_methods[method].id);
  printf ("%-10s %-22s truth + U[0, %.1f)  %2u of %d, %5.1f iterations, %8.2f ms mean, "
          "%8.2f most\n",
          kind_names[kind], name, width, n_there, N_SEEDS,
          (double)n_iterations / N_SEEDS, total, worst);
}

static void
report_slopes (MurObservationKind kind)
{
  double phases[3 * N_EXAMPLE], start[12], best = INFINITY;
  g_autoptr (MurLikelihood) likelihood = example_new (kind, 0, phases);
  MurObservations all = *mur_likelihood_observations (likelihood);
  g_autoptr (MurOptimiser) self = NULL;

  all.kind = MUR_OBSERVATION_PHASES;
  all.values = phases;
  mur_slopes (&all, start);
  for (guint round = 0; round < 10; round++)
    {
      double time;

      g_clear_pointer (&self, mur_optimiser_free);
      self = optimise (likelihood, MUR_OPTIMISER_LEVENBERG_MARQUARDT, 0, start, &time);
      best = MIN (best, time);
    }
  printf ("%-10s levenberg-marquardt    slopes, K = 0: error %.1e, %u accepted steps, "
          "%.2f ms\n",
          kind_names[kind], error_of (kind, mur_optimiser_parameters (self)),
          mur_optimiser_n_iterations (self), best);
}

/* Twenty oscillators, 2000 times, noise of 0.02; from a regression. */
static void
report_twenty (void)
{
  enum
  {
    N = 20,
    N_TIMES = 2000,
    P = N + N * N
  };
  g_autofree double *parameters = g_new (double, P);
  g_autofree double *times = g_new (double, N_TIMES);
  g_autofree double *phases = g_new (double, N_TIMES *N);
  g_autofree double *errors = g_new (double, N_TIMES *N);
  const MurLikelihoodSettings settings = { .sigma = 0.02 };
  const MurObservations observations
    = { N, MUR_OBSERVATION_PHASES, 0, N_TIMES, times, phases };
  g_autoptr (MurPool) pool = mur_pool_new (0);
  g_autoptr (MurTrajectory) trajectory = NULL;
  g_autoptr (MurLikelihood) likelihood = NULL;
  g_autoptr (MurRegression) regression = NULL;
  g_autoptr (MurOptimiser) self = NULL;
  MurRng rng = mur_rng (2, MUR_RNG_TEST, 0);
  double time, squares = 0, most = 0;
  gint64 start;
  clock_t processors;

  for (guint p = 0; p < P; p++)
    parameters[p] = p < N       ? 6 * mur_rng_uniform (&rng)
                    : p < 2 * N ? 5 + 15 * mur_rng_uniform (&rng)
                                : mur_rng_uniform (&rng) - 0.3;
  for (guint k = 0; k < N_TIMES; k++)
    times[k] = 10.0 * k / (N_TIMES - 1);
  trajectory = mur_trajectory_new (N, 0, times, N_TIMES);
  mur_trajectory_run (trajectory, parameters, phases, NULL);
  mur_rng_fill_normal (&rng, N_TIMES * N, errors);
  for (guint k = 0; k < N_TIMES * N; k++)
    phases[k] += settings.sigma * errors[k];

  start = g_get_monotonic_time ();
  processors = clock ();
  regression = mur_regression_new (&observations, MUR_REGRESSION_INTEGRALS, 0, pool);
  mur_regression_run (regression);
  likelihood = mur_likelihood_new (&observations, &settings, pool);
  self = optimise (likelihood, MUR_OPTIMISER_LEVENBERG_MARQUARDT, 0,
                   mur_regression_parameters (regression), &time);
  time = milliseconds_since (start);
  for (guint p = 0; p < P; p++)
    {
      const double error = mur_optimiser_parameters (self)[p] - parameters[p];

      squares += error * error / P;
      most = MAX (most, fabs (error));
    }
  printf (
    "n = 20     420 parameters, 2000 times: %s, %u accepted steps, %u evaluations, "
    "rms error %.4f, most %.4f, 2F / rows %.3f, %.2f s by %u threads (%.2f s)\n",
    mur_status_name (mur_optimiser_status (self)), mur_optimiser_n_iterations (self),
    mur_optimiser_n_evaluations (self), sqrt (squares), most,
    2 * mur_optimiser_objective (self) / (N_TIMES * N), time / 1e3,
    mur_pool_n_threads (pool), processor_seconds_since (processors));
}

/* Fifty with noise in their dynamics, 20 000 times of 10 ms. */
static void
report_fifty (void)
{
  enum
  {
    N = 50,
    N_TIMES = 20000,
    P = N + N * N
  };
  g_autofree double *parameters = g_new0 (double, P);
  g_autofree double *times = g_new (double, N_TIMES);
  g_autofree double *phases = g_new (double, N_TIMES *N);
  const MurObservations observations
    = { N, MUR_OBSERVATION_PHASES, 0, N_TIMES, times, phases };
  g_autoptr (MurPool) pool = mur_pool_new (0);
  g_autoptr (MurRegression) self = NULL;
  g_autofree double *p_values = g_new (double, P - 2 * N);
  g_autofree gboolean *found = g_new (gboolean, P - 2 * N);
  MurRng rng = mur_rng (3, MUR_RNG_TEST, 0);
  double draws[N], z = 0;
  gsize n_found, n_false = 0, n_there = 0;
  gint64 start;
  clock_t processors;

  for (guint p = 0; p < P; p++)
    parameters[p] = p < 2 * N ? 6 * mur_rng_uniform (&rng)
                              : (mur_rng_uniform (&rng) < 0.1 ? 0.8 : 0);
  memcpy (phases, parameters, N * sizeof *phases);
  for (guint k = 0; k < N_TIMES; k++)
    {
      const double *before = phases + (k - 1) * N;

      times[k] = 0.01 * k;
      mur_rng_fill_normal (&rng, N, draws);
      for (guint i = 0; i < N && k > 0; i++)
        {
          double rate = parameters[N + i];

          for (guint j = 0; j < N; j++)
            if (j != i && parameters[mur_layout_coupling (N, i, j)] != 0)
              rate += parameters[mur_layout_coupling (N, i, j)]
                      * sin (before[j] - before[i]);
          phases[k * N + i]
            = before[i] + 0.01 * rate + sqrt (2 * 0.05 * 0.01) * draws[i];
        }
    }

  start = g_get_monotonic_time ();
  processors = clock ();
  self = mur_regression_new (&observations, MUR_REGRESSION_INCREMENTS, 0, pool);
  mur_regression_run (self);
  for (guint c = 0; c < P - 2 * N; c++)
    p_values[c] = mur_p_value (mur_regression_parameters (self)[2 * N + c],
                               mur_regression_standard_errors (self)[2 * N + c]);
  n_found = mur_discoveries (P - 2 * N, p_values, 0.05, found, NULL);
  for (guint c = 0; c < P - 2 * N; c++)
    {
      const double error
        = (mur_regression_parameters (self)[2 * N + c] - parameters[2 * N + c])
          / mur_regression_standard_errors (self)[2 * N + c];

      n_there += parameters[2 * N + c] != 0;
      n_false += found[c] && parameters[2 * N + c] == 0;
      z += error * error / (P - 2 * N);
    }
  printf (
    "n = 50     2550 parameters, 20000 times: D %.4f of 0.05, errors %.3f standard "
    "errors rms, %zu couplings found of %zu, %zu of them false, %.2f s (%.2f s)\n",
    mur_regression_noise (self), sqrt (z), n_found, n_there, n_false,
    milliseconds_since (start) / 1e3, processor_seconds_since (processors));
}

static void
report_draws (MurObservationKind kind)
{
  double phases[3 * N_EXAMPLE], starts[48], factor[144], time, seconds;
  g_autoptr (MurLikelihood) likelihood = example_new (kind, 1, phases);
  g_autoptr (MurPool) pool = mur_pool_new (0);
  g_autoptr (MurOptimiser) optimum = NULL;
  g_autoptr (MurUncertainty) uncertainty = NULL;
  g_autoptr (MurNuts) self = NULL;
  g_autofree double *column = g_new (double, 4000);
  MurPosterior *chains[4];
  MurNutsSettings settings;
  double most = 0, least = INFINITY;
  gint64 start;
  clock_t processors;

  optimum
    = optimise (likelihood, MUR_OPTIMISER_LEVENBERG_MARQUARDT, 0, truths[kind], &time);
  uncertainty = mur_uncertainty_new (likelihood, mur_optimiser_parameters (optimum),
                                     MUR_CURVATURE_PRODUCT);
  mur_uncertainty_run (uncertainty);
  for (guint c = 0; c < 4; c++)
    chains[c] = mur_posterior_new (likelihood);
  if (!mur_posterior_starts (chains[0], mur_optimiser_parameters (optimum), uncertainty,
                             4, 1, starts, factor))
    g_error ("no starts");
  mur_nuts_settings_init (&settings);
  start = g_get_monotonic_time ();
  processors = clock ();
  self = mur_nuts_new (12, &settings, mur_posterior_density, (gpointer *)chains, starts,
                       factor, pool);
  mur_nuts_run (self);
  time = milliseconds_since (start);
  seconds = processor_seconds_since (processors);
  for (guint p = 0; p < 12; p++)
    {
      for (guint k = 0; k < 4000; k++)
        column[k] = mur_nuts_draw (self, k / 1000, k % 1000)[p];
      most = MAX (most, mur_split_rhat (4, 1000, column));
      least = MIN (least, mur_bulk_ess (4, 1000, column));
    }
  printf (
    "%-10s 4 × 1000 draws after 4 × %u: %" G_GUINT64_FORMAT
    " evaluations, R-hat at most %.4f, effective size at least %.0f, %u divergent, "
    "%.2f s by %u threads (%.2f s)\n",
    kind_names[kind], settings.n_warmup, mur_nuts_n_evaluations (self), most, least,
    mur_nuts_n_divergent (self), time / 1e3, mur_pool_n_threads (pool), seconds);
  for (guint c = 0; c < 4; c++)
    mur_posterior_free (chains[c]);
}

int
main (void)
{
  for (guint kind = 0; kind < MUR_N_OBSERVATION_KINDS; kind++)
    {
      report_evaluations (kind);
      report_slopes (kind);
      for (guint method = 0; method < MUR_N_OPTIMISERS; method++)
        report_seeds (kind, method, 0);
      report_seeds (kind, MUR_OPTIMISER_LBFGS, 24);
    }
  report_twenty ();
  report_fifty ();
  for (guint kind = 0; kind < MUR_N_OBSERVATION_KINDS; kind++)
    report_draws (kind);
  return 0;
}
