/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Objectives worked by hand, gradients both ways and by differences, any number of
 * threads. */

#include "core/inference/model/likelihood.h"

#include <math.h>
#include <string.h>

#include "core/base/error.h"
#include "core/base/rng.h"
#include "tests/core/inference/tests.h"

/* One oscillator: φ = φ0 + ω t, so all is linear. r = (0.1, −0.2, 0.3) and one value is
 * missing. */
static void
test_by_hand (void)
{
  const double times[] = { 0, 1, 2, 3 };
  const double values[] = { 1 - 0.1, 3 + 0.2, NAN, 7 - 0.3 };
  const double parameters[] = { 1, 2 };
  const MurObservations observations
    = { 1, MUR_OBSERVATION_PHASES, 0, 4, times, values };
  MurLikelihoodSettings settings = { .sigma = 0.5 };
  g_autoptr (MurLikelihood) self = mur_likelihood_new (&observations, &settings, NULL);

  for (guint kind = MUR_EVALUATE_GRADIENT; kind <= MUR_EVALUATE_CURVATURE; kind++)
    {
      const double *gradient = mur_likelihood_gradient (self);

      g_assert_cmpint (mur_likelihood_evaluate (self, parameters, kind), ==,
                       MUR_STATUS_CONVERGED);
      g_assert_cmpuint (mur_likelihood_n_rows (self), ==, 3);
      g_assert_cmpfloat_with_epsilon (mur_likelihood_sum_of_squares (self), 0.14,
                                      1e-14);
      g_assert_cmpfloat_with_epsilon (mur_likelihood_objective (self), 0.28, 1e-14);
      g_assert_cmpfloat_with_epsilon (gradient[0], 4 * 0.2, 1e-13);
      g_assert_cmpfloat_with_epsilon (gradient[1], 4 * (-0.2 + 0.9), 1e-13);
    }
  /* −0.28 − 3 log (0.5 √(2π)) */
  g_assert_cmpfloat_with_epsilon (mur_likelihood_log_likelihood (self),
                                  -0.28 + 3 * log (2) - 1.5 * log (2 * G_PI), 1e-13);
  g_assert_cmpfloat_with_epsilon (mur_likelihood_curvature (self)[0], 12, 1e-12);
  g_assert_cmpfloat_with_epsilon (mur_likelihood_curvature (self)[1], 16, 1e-12);
  g_assert_cmpfloat_with_epsilon (mur_likelihood_curvature (self)[3], 40, 1e-12);
}

static void
test_sigma_estimated (void)
{
  const double times[] = { 0, 1 };
  const double values[] = { 0.3, 0.4 };
  const double parameters[] = { 0, 0 };
  const MurObservations observations
    = { 1, MUR_OBSERVATION_PHASES, 0, 2, times, values };
  const MurLikelihoodSettings settings = { 0 };
  g_autoptr (MurLikelihood) self = mur_likelihood_new (&observations, &settings, NULL);

  mur_likelihood_evaluate (self, parameters, MUR_EVALUATE_GRADIENT);
  g_assert_cmpfloat_with_epsilon (mur_likelihood_sigma (self), sqrt (0.125), 1e-14);
  g_assert_cmpfloat_with_epsilon (mur_likelihood_objective (self), log (0.125), 1e-13);
  /* ∂/∂φ0: Σ r / σ² = −0.7 / 0.125 */
  g_assert_cmpfloat_with_epsilon (mur_likelihood_gradient (self)[0], -5.6, 1e-12);
}

/* Noisy observations of a system that @parameters is near, with every tenth missing. */
static MurLikelihood *
likelihood_new (guint n,
                MurObservationKind kind,
                const MurLikelihoodSettings *settings,
                MurPool *pool,
                double *parameters)
{
  enum
  {
    N_TIMES = 60
  };
  const guint width = kind == MUR_OBSERVATION_SUM ? 1 : n;
  double times[N_TIMES];
  g_autofree double *phases = g_new (double, N_TIMES *n);
  g_autofree double *values = g_new0 (double, N_TIMES *width);
  MurRng rng = mur_rng (7, MUR_RNG_TEST, n);
  MurObservations observations = { n, kind, -0.01, N_TIMES, times, values };

  mur_test_draw (n, 6, parameters);
  mur_test_times (N_TIMES, 2, times);
  mur_test_integrate (n, parameters, 0, N_TIMES, times, phases);
  for (guint k = 0; k < N_TIMES * n; k++)
    values[width == 1 ? k / n : k] += phases[k];
  for (guint k = 0; k < N_TIMES * width; k++)
    values[k] = k % 10 == 9 ? NAN : values[k] + 0.1 * mur_rng_uniform (&rng);
  for (guint p = 0; p < mur_layout_n_parameters (n); p++)
    parameters[p] += 0.05 * mur_rng_uniform (&rng);
  return mur_likelihood_new (&observations, settings, pool);
}

/* Central differences, extrapolated to order h⁶. */
static double
slope_of (MurLikelihood *self, const double *parameters, guint p)
{
  const guint n_parameters = mur_likelihood_n_parameters (self);
  g_autofree double *moved = g_memdup2 (parameters, n_parameters * sizeof (double));
  double d[3];

  for (guint level = 0; level < 3; level++)
    {
      const double h = 4e-3 / (double)(1 << level);

      moved[p] = parameters[p] + h;
      mur_likelihood_evaluate (self, moved, MUR_EVALUATE_VALUE);
      d[level] = mur_likelihood_objective (self);
      moved[p] = parameters[p] - h;
      mur_likelihood_evaluate (self, moved, MUR_EVALUATE_VALUE);
      d[level] = (d[level] - mur_likelihood_objective (self)) / (2 * h);
    }
  d[0] = (4 * d[1] - d[0]) / 3;
  d[1] = (4 * d[2] - d[1]) / 3;
  return (16 * d[1] - d[0]) / 15;
}

/* Forward and adjoint leave out different terms of 1e-9 and less. */
static void
check_gradients (guint n,
                 MurObservationKind kind,
                 const MurLikelihoodSettings *settings)
{
  const guint n_parameters = mur_layout_n_parameters (n);
  g_autofree double *parameters = g_new (double, n_parameters);
  g_autoptr (MurLikelihood) self = likelihood_new (n, kind, settings, NULL, parameters);
  g_autofree double *adjoint = NULL;
  double size = 0;

  mur_likelihood_evaluate (self, parameters, MUR_EVALUATE_GRADIENT);
  adjoint = g_memdup2 (mur_likelihood_gradient (self), n_parameters * sizeof (double));
  mur_likelihood_evaluate (self, parameters, MUR_EVALUATE_CURVATURE);
  g_assert_cmpfloat (
    mur_test_distance (n_parameters, adjoint, mur_likelihood_gradient (self)), <, 1e-9);
  for (guint p = 0; p < n_parameters; p++)
    size = MAX (size, fabs (adjoint[p]));
  for (guint p = 0; p < n_parameters; p++)
    g_assert_cmpfloat (fabs (slope_of (self, parameters, p) - adjoint[p]), <,
                       1e-8 * size);
}

static void
test_gradients (void)
{
  static const MurLikelihoodSettings settings[] = {
    { .sigma = 0.05 },
    { .sigma = 0 },
    { .sigma = 0.05, .prior = MUR_COUPLING_PRIOR_NORMAL, .prior_scale = 0.02 },
    { .sigma = 0.5, .prior = MUR_COUPLING_PRIOR_LAPLACE, .prior_scale = 0.3 },
  };

  for (guint s = 0; s < G_N_ELEMENTS (settings); s++)
    for (guint n = 2; n <= 5; n++)
      for (guint kind = 0; kind < MUR_N_OBSERVATION_KINDS; kind++)
        check_gradients (n, kind, &settings[s]);
}

/* F of a normal prior alone, worked out for a mean of ones and a matrix: where all data
 * are missing but two that fit. */
static void
test_gaussian_prior (void)
{
  const double times[] = { 0, 1 };
  const double values[] = { 2, 5 };
  const double parameters[] = { 2, 3 };
  const double mean[] = { 1, 1 }, precision[] = { 4, 1, 1, 9 };
  const MurObservations observations
    = { 1, MUR_OBSERVATION_PHASES, 0, 2, times, values };
  const MurLikelihoodSettings settings = { .sigma = 1 };
  g_autoptr (MurLikelihood) self = mur_likelihood_new (&observations, &settings, NULL);

  mur_likelihood_set_gaussian_prior (self, mean, precision);
  mur_likelihood_evaluate (self, parameters, MUR_EVALUATE_CURVATURE);
  /* ½ (4 + 2·2 + 9·4), Q (1, 2), JᵀJ + Q */
  g_assert_cmpfloat_with_epsilon (mur_likelihood_objective (self), 22, 1e-12);
  g_assert_cmpfloat_with_epsilon (mur_likelihood_gradient (self)[0], 6, 1e-12);
  g_assert_cmpfloat_with_epsilon (mur_likelihood_gradient (self)[1], 19, 1e-12);
  g_assert_cmpfloat_with_epsilon (mur_likelihood_curvature (self)[0], 6, 1e-12);
  g_assert_cmpfloat_with_epsilon (mur_likelihood_curvature (self)[2], 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (mur_likelihood_curvature (self)[3], 10, 1e-12);
}

/* The same bits, and as many pieces, whoever does them. */
static void
test_threads (void)
{
  const MurLikelihoodSettings settings = { .sigma = 0.1 };
  const guint n = 12, n_parameters = mur_layout_n_parameters (n);
  double parameters[12 + 144];
  g_autoptr (MurPool) pool = mur_pool_new (3);
  g_autoptr (MurLikelihood) one
    = likelihood_new (n, MUR_OBSERVATION_PHASES, &settings, NULL, parameters);
  g_autoptr (MurLikelihood) three
    = likelihood_new (n, MUR_OBSERVATION_PHASES, &settings, pool, parameters);
  guint n_pieces = 0;

  mur_likelihood_evaluate (one, parameters, MUR_EVALUATE_CURVATURE);
  mur_likelihood_begin (three, parameters, MUR_EVALUATE_CURVATURE);
  while (mur_likelihood_advance (three) == MUR_STATUS_RUNNING)
    n_pieces++;
  g_assert_cmpuint (n_pieces, >, 1);
  g_assert_true (mur_likelihood_objective (one) == mur_likelihood_objective (three));
  g_assert_cmpmem (
    mur_likelihood_curvature (one), n_parameters * n_parameters * sizeof (double),
    mur_likelihood_curvature (three), n_parameters * n_parameters * sizeof (double));
  g_assert_cmpmem (mur_likelihood_gradient (one), n_parameters * sizeof (double),
                   mur_likelihood_gradient (three), n_parameters * sizeof (double));
}

/* What cannot be integrated has no objective, and does no harm to what comes after. */
static void
test_grinds (void)
{
  const MurLikelihoodSettings settings = { .sigma = 0.1 };
  double parameters[12], kept;
  g_autoptr (MurLikelihood) self
    = likelihood_new (3, MUR_OBSERVATION_SUM, &settings, NULL, parameters);

  kept = parameters[8];
  parameters[8] = 1e12;
  g_assert_cmpint (mur_likelihood_evaluate (self, parameters, MUR_EVALUATE_GRADIENT),
                   ==, MUR_STATUS_FAILED);
  g_assert_true (isinf (mur_likelihood_objective (self)));
  parameters[8] = kept;
  g_assert_cmpint (mur_likelihood_evaluate (self, parameters, MUR_EVALUATE_GRADIENT),
                   ==, MUR_STATUS_CONVERGED);
}

static void
check_refused (const MurObservations *observations, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (mur_observations_check (observations, &error));
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (void)
{
  const double times[] = { 0, 1, 1 }, infinite[] = { 0, INFINITY, 2 };
  const double back[] = { 0, 2, 1 }, values[] = { 0, 1, 2 };
  MurObservations o = { 1, MUR_OBSERVATION_PHASES, 0, 3, times, values };

  check_refused (&o, "times: 1 in row 3");
  o.times = back;
  check_refused (&o, "times: 1 in row 3");
  o.n_times = 1;
  check_refused (&o, "at least two");
  o.n_times = 2;
  o.start = 0.5;
  check_refused (&o, "times: 0 in row 1");
  o.start = -1;
  o.values = infinite;
  check_refused (&o, "infinite value in row 2");
  o.n = 51;
  check_refused (&o, "1 to 50");
}

void
mur_test_likelihood (void)
{
  g_test_add_func ("/core/inference/likelihood/by-hand", test_by_hand);
  g_test_add_func ("/core/inference/likelihood/sigma-estimated", test_sigma_estimated);
  g_test_add_func ("/core/inference/likelihood/gradients", test_gradients);
  g_test_add_func ("/core/inference/likelihood/gaussian-prior", test_gaussian_prior);
  g_test_add_func ("/core/inference/likelihood/threads", test_threads);
  g_test_add_func ("/core/inference/likelihood/grinds", test_grinds);
  g_test_add_func ("/core/inference/likelihood/refused", test_refused);
}
