/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Ranks that are known, with their reasons; eigenvalues. */

#include "core/inference/uncertainty/identifiability.h"

#include <math.h>
#include <string.h>

#include "core/base/rng.h"
#include "tests/core/inference/tests.h"

/* (2 1; 1 2) beside 5. */
static void
test_spectrum_by_hand (void)
{
  const double matrix[] = { 2, 0, 1, 0, 5, 0, 1, 0, 2 };
  g_autoptr (MurSpectrum) self = mur_spectrum_new (3, matrix);

  mur_spectrum_run (self);
  g_assert_cmpfloat_with_epsilon (mur_spectrum_value (self, 0), 5, 1e-14);
  g_assert_cmpfloat_with_epsilon (mur_spectrum_value (self, 1), 3, 1e-14);
  g_assert_cmpfloat_with_epsilon (mur_spectrum_value (self, 2), 1, 1e-14);
  g_assert_cmpfloat_with_epsilon (mur_spectrum_vector (self, 1)[0], sqrt (0.5), 1e-14);
  g_assert_cmpfloat_with_epsilon (
    mur_spectrum_vector (self, 2)[0] * mur_spectrum_vector (self, 2)[2], -0.5, 1e-14);
}

/* C v = λ v, and V is orthogonal, of a matrix AᵀA of rank n − 3. */
static void
test_spectrum_random (void)
{
  enum
  {
    N = 45
  };
  g_autofree double *a = g_new (double, N *N);
  g_autofree double *matrix = g_new0 (double, N *N);
  g_autoptr (MurSpectrum) self = NULL;
  MurRng rng = mur_rng (3, MUR_RNG_TEST, 1);

  mur_rng_fill_normal (&rng, N * N, a);
  for (guint i = 0; i < N; i++)
    for (guint j = 0; j < N; j++)
      for (guint k = 0; k < N - 3; k++)
        matrix[i * N + j] += a[k * N + i] * a[k * N + j];
  self = mur_spectrum_new (N, matrix);
  mur_spectrum_run (self);
  for (guint k = 0; k < N; k++)
    {
      const double *v = mur_spectrum_vector (self, k);

      for (guint i = 0; i < N; i++)
        {
          double product = 0;

          for (guint j = 0; j < N; j++)
            product += matrix[i * N + j] * v[j];
          g_assert_cmpfloat_with_epsilon (product, mur_spectrum_value (self, k) * v[i],
                                          1e-12 * mur_spectrum_value (self, 0));
        }
      for (guint l = 0; l <= k; l++)
        {
          double product = 0;

          for (guint j = 0; j < N; j++)
            product += v[j] * mur_spectrum_vector (self, l)[j];
          g_assert_cmpfloat_with_epsilon (product, k == l, 1e-12);
        }
    }
  g_assert_cmpfloat (mur_spectrum_value (self, N - 4), >, 1e-3);
  g_assert_cmpfloat (mur_spectrum_value (self, N - 3), <, 1e-11);
}

/* At @parameters, for data that they explain. */
static MurIdentifiability *
look_at (guint n,
         MurObservationKind kind,
         const double *parameters,
         double end,
         gsize n_times,
         double sigma)
{
  const guint width = kind == MUR_OBSERVATION_SUM ? 1 : n;
  const MurLikelihoodSettings settings = { .sigma = sigma };
  g_autofree double *times = g_new (double, n_times);
  g_autofree double *phases = g_new (double, n_times *n);
  g_autofree double *values = g_new0 (double, n_times *n);
  const MurObservations o = { n, kind, 0, n_times, times, values };
  g_autoptr (MurLikelihood) likelihood = NULL;
  MurIdentifiability *self;

  mur_test_times (n_times, end, times);
  mur_test_integrate (n, parameters, 0, n_times, times, phases);
  for (gsize k = 0; k < n_times * n; k++)
    values[width == 1 ? k / n : k] += phases[k];
  likelihood = mur_likelihood_new (&o, &settings, NULL);
  self = mur_identifiability_new (likelihood, parameters);
  g_assert_cmpint (mur_identifiability_run (self), ==, MUR_STATUS_CONVERGED);
  return self;
}

static void
check_explained (const MurIdentifiability *self, MurUnseen cause, const char *words)
{
  g_autofree char *reason = mur_identifiability_reason (self, cause);
  g_autofree char *text
    = g_strdup_printf ("%s. %s.", reason, mur_identifiability_cure (cause));

  g_assert_cmpuint (mur_identifiability_causes (self) & cause, ==, cause);
  g_assert_nonnull (strstr (text, words));
}

static void
test_examples (void)
{
  g_autoptr (MurIdentifiability) all
    = look_at (3, MUR_OBSERVATION_PHASES, mur_test_truth[0], 2, 500, 0.05);
  g_autoptr (MurIdentifiability) sum
    = look_at (3, MUR_OBSERVATION_SUM, mur_test_truth[1], 2, 500, 0.005);

  g_assert_cmpuint (mur_identifiability_n_identifiable (all), ==, 12);
  g_assert_cmpuint (mur_identifiability_causes (all), ==, MUR_UNSEEN_NOTHING);
  g_assert_cmpuint (mur_identifiability_n_identifiable (sum), ==, 12);
  check_explained (sum, MUR_UNSEEN_COPIES, "copies");
  for (guint p = 0; p < 12; p++)
    g_assert_false (mur_identifiability_is_unseen (all, p));
}

/* Locked from the start: 2n of n + n², for two apart by asin (Δω / κ), and for three that
 * are one. */
static void
test_locked (void)
{
  const double two[] = { 1, 1 + 0.8480620789814810 /* asin (0.75) */, 5, 8, 2.5, 1.5 };
  const double three[] = { 1, 1, 1, 4, 4, 4, 1, 2, -0.3, 1, 0.5, 2 };
  g_autoptr (MurIdentifiability) pair
    = look_at (2, MUR_OBSERVATION_PHASES, two, 10, 200, 0.01);
  g_autoptr (MurIdentifiability) trio
    = look_at (3, MUR_OBSERVATION_PHASES, three, 10, 200, 0.01);

  g_assert_cmpuint (mur_identifiability_n_identifiable (pair), ==, 4);
  g_assert_cmpuint (mur_identifiability_n_identifiable (trio), ==, 6);
  check_explained (pair, MUR_UNSEEN_LOCKED, "Oscillators 1 and 2 are locked");
  check_explained (trio, MUR_UNSEEN_LOCKED, "Kick one of them");
  g_assert_true (mur_identifiability_is_unseen (pair, 4));
  g_assert_true (mur_identifiability_is_unseen (pair, 2));
  g_assert_false (mur_identifiability_is_unseen (pair, 0));
}

/* A straight line: Σω, Σφ0 and the three differences K_ij − K_ji. */
static void
test_symmetric_sum (void)
{
  const double parameters[] = { 1, 5, 0, 19, 15, 33, -1, 2, -1, 3, 2, 3 };
  g_autoptr (MurIdentifiability) self
    = look_at (3, MUR_OBSERVATION_SUM, parameters, 2, 500, 0.005);

  g_assert_cmpuint (mur_identifiability_n_identifiable (self), ==, 5);
  check_explained (self, MUR_UNSEEN_SYMMETRIC_SUM, "straight line");
}

/* Two that mirror each other about the third, which is pulled by neither or both. */
static void
test_mirror (void)
{
  const double parameters[] = { 1.2, 0.2, 0.7, 7, 3, 5, 1, 0.5, 1, 0.5, 2, 2 };
  g_autoptr (MurIdentifiability) self
    = look_at (3, MUR_OBSERVATION_PHASES, parameters, 6, 400, 0.01);
  const double *weakest = mur_identifiability_direction (self, 11);
  guint first, second;

  g_assert_cmpuint (mur_identifiability_n_identifiable (self), ==, 11);
  check_explained (self, MUR_UNSEEN_MIRROR, "To oscillator 3, oscillators 1 and 2");
  mur_identifiability_pair (self, MUR_UNSEEN_MIRROR, &first, &second);
  g_assert_true (first == 0 && second == 1);
  /* Both pull harder: 2 / T each way, over √2. */
  g_assert_cmpfloat_with_epsilon (weakest[10], sqrt (0.5) / 3, 1e-6);
  g_assert_cmpfloat_with_epsilon (weakest[11], sqrt (0.5) / 3, 1e-6);
  g_assert_cmpfloat_with_epsilon (weakest[4], 0, 1e-6);
}

static void
test_short (void)
{
  g_autoptr (MurIdentifiability) self
    = look_at (3, MUR_OBSERVATION_PHASES, mur_test_truth[0], 0.01, 500, 0.05);
  g_autoptr (MurIdentifiability) few
    = look_at (3, MUR_OBSERVATION_PHASES, mur_test_truth[0], 2, 3, 0.05);

  g_assert_cmpuint (mur_identifiability_n_identifiable (self), <, 12);
  check_explained (self, MUR_UNSEEN_SHORT, "Observe for longer");
  g_assert_cmpuint (mur_identifiability_n_identifiable (few), <=, 9);
  check_explained (few, MUR_UNSEEN_FEW_SAMPLES, "9 values for 12 parameters");
}

/* A frequency off by π: the residuals drift by a turn. */
static void
test_lost (void)
{
  g_autoptr (MurLikelihood) likelihood
    = mur_test_example_new (MUR_OBSERVATION_PHASES, 1, 1);
  g_autoptr (MurIdentifiability) self = NULL;
  double parameters[12];

  memcpy (parameters, mur_test_truth[0], sizeof parameters);
  parameters[3] += 3.2;
  self = mur_identifiability_new (likelihood, parameters);
  mur_identifiability_run (self);
  check_explained (self, MUR_UNSEEN_FREQUENCY, "1.57 rad/s");
  parameters[9] = 1e14;
  g_clear_pointer (&self, mur_identifiability_free);
  self = mur_identifiability_new (likelihood, parameters);
  g_assert_cmpint (mur_identifiability_run (self), ==, MUR_STATUS_FAILED);
}

void
mur_test_identifiability (void)
{
  g_test_add_func ("/core/inference/spectrum/by-hand", test_spectrum_by_hand);
  g_test_add_func ("/core/inference/spectrum/random", test_spectrum_random);
  g_test_add_func ("/core/inference/identifiability/examples", test_examples);
  g_test_add_func ("/core/inference/identifiability/locked", test_locked);
  g_test_add_func ("/core/inference/identifiability/symmetric-sum", test_symmetric_sum);
  g_test_add_func ("/core/inference/identifiability/mirror", test_mirror);
  g_test_add_func ("/core/inference/identifiability/short", test_short);
  g_test_add_func ("/core/inference/identifiability/lost", test_lost);
}
