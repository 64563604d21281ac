/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Natural frequencies: each law by the largest distance between the draws' distribution
 * and its own (Kolmogorov and Smirnov), at a size where a wrong width shows. */

#include "core/oscillators/frequencies.h"

#include "tests/core/base/vmath-helpers.h"
#include "tests/core/oscillators/synchrony.h"

#include <stdlib.h>

#define SEED G_GUINT64_CONSTANT (0x51c6e0f77ab2d94d)

enum
{
  N = 20001
};

typedef double (*Distribution) (double omega);

static int
compare_doubles_cb (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

/* √n D exceeds 1.95 once in a thousand draws of a right law; seeds are fixed. */
static void
assert_law (double *omega, Distribution distribution)
{
  double distance = 0;
  qsort (omega, N, sizeof *omega, compare_doubles_cb);
  for (guint i = 0; i < N; i++)
    {
      const double p = distribution (omega[i]);
      distance = fmax (distance, fmax (p - (double)i / N, (i + 1.0) / N - p));
    }
  g_assert_cmpfloat (distance * sqrt (N), <, 1.95);
}

static double
uniform_law (double omega)
{
  return (omega - 14) / 14;
}

static double
normal_law (double omega)
{
  return 0.5 * erfc (-(omega - 2.5) / (0.75 * M_SQRT2));
}

static double
lorentzian_law (double omega)
{
  return 0.5 + atan ((omega + 4) / 0.35) / G_PI;
}

static double
bimodal_law (double omega)
{
  return 0.25 * erfc (-(omega - 3) / (0.5 * M_SQRT2))
         + 0.25 * erfc (-(omega + 1) / (0.5 * M_SQRT2));
}

static void
laws (void)
{
  g_autofree double *omega = g_new (double, N);
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, 0);
  mur_frequencies_uniform (&rng, N, 14, 28, omega);
  assert_law (omega, uniform_law);
  mur_frequencies_normal (&rng, N, 2.5, 0.75, omega);
  assert_law (omega, normal_law);
  mur_frequencies_lorentzian (&rng, N, -4, 0.35, omega);
  assert_law (omega, lorentzian_law);
  mur_frequencies_bimodal (&rng, N, 1, 4, 0.5, omega);
  assert_law (omega, bimodal_law);
}

/* The sides of the two peaks are not the draws within them again. */
static void
bimodal_is_independent (void)
{
  g_autofree double *omega = g_new (double, N);
  MurRng rng = mur_rng (SEED, MUR_RNG_TEST, 1);
  double sum = 0;
  mur_frequencies_bimodal (&rng, N, 0, 200, 1, omega);
  for (guint i = 0; i < N; i++)
    sum += (omega[i] > 0 ? omega[i] - 100 : -omega[i] - 100);
  g_assert_cmpfloat (fabs (sum / N), <, 4 / sqrt (N));
}

static void
same_stream_same_bits (void)
{
  double first[33], second[33];
  for (guint law = 0; law < 4; law++)
    {
      for (guint copy = 0; copy < 2; copy++)
        {
          double *omega = copy == 0 ? first : second;
          MurRng rng = mur_rng (SEED + law, MUR_RNG_TEST, 2);
          if (law == 0)
            mur_frequencies_uniform (&rng, 33, -1, 1, omega);
          else if (law == 1)
            mur_frequencies_normal (&rng, 33, 0, 1, omega);
          else if (law == 2)
            mur_frequencies_lorentzian (&rng, 33, 0, 1, omega);
          else
            mur_frequencies_bimodal (&rng, 33, 0, 3, 1, omega);
        }
      g_assert_cmpmem (first, sizeof first, second, sizeof second);
    }
}

static void
even_lorentzian (void)
{
  enum
  {
    M = 1001
  };
  double omega[M];
  mur_frequencies_lorentzian_even (M, 0, 0.7, omega);
  for (guint i = 0; i < M; i++)
    {
      const long double p = (i + 0.5L) / M - 0.5L;
      const double truth = (double)(0.7L * tanl (3.14159265358979323846L * p));
      /* An ulp of the probability moves the tail by tan' π ε. */
      g_assert_cmpfloat_with_epsilon (omega[i], truth, 1e-15 * (1 + truth * truth) * 4);
    }
}

void
mur_test_frequencies (void)
{
  g_test_add_func ("/oscillators/frequencies/laws", laws);
  g_test_add_func ("/oscillators/frequencies/bimodal", bimodal_is_independent);
  g_test_add_func ("/oscillators/frequencies/bits", same_stream_same_bits);
  g_test_add_func ("/oscillators/frequencies/even", even_lorentzian);
}
