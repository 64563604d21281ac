/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The known minima: that they have the value, that there is nothing below it around
 * them nor anywhere else in the domain. */

#include "core/base/rng.h"
#include "core/landscape/landscape.h"
#include "tests/core/landscape/units.h"

#include <math.h>

#define MAX_MINIMA 18
#define N_TRIES 20000

/* In forty digits, of two dimensions; how many there are. */
static const struct
{
  MurLandscapeKind kind;
  double value;
  guint n;
} expected[] = {
  { MUR_LANDSCAPE_SPHERE, 0, 1 },
  { MUR_LANDSCAPE_ROSENBROCK, 0, 1 },
  { MUR_LANDSCAPE_RASTRIGIN, 0, 1 },
  { MUR_LANDSCAPE_ACKLEY, 0, 1 },
  { MUR_LANDSCAPE_GRIEWANK, 0, 1 },
  { MUR_LANDSCAPE_SCHWEFEL, 0, 1 },
  { MUR_LANDSCAPE_LEVY, 0, 1 },
  { MUR_LANDSCAPE_ZAKHAROV, 0, 1 },
  { MUR_LANDSCAPE_STYBLINSKI_TANG, -78.33233140754283, 1 },
  { MUR_LANDSCAPE_MICHALEWICZ, -1.801303410098552533, 1 },
  { MUR_LANDSCAPE_HIMMELBLAU, 0, 4 },
  { MUR_LANDSCAPE_BRANIN, 0.3978873577297383, 3 },
  { MUR_LANDSCAPE_SIX_HUMP_CAMEL, -1.031628453489877, 2 },
  { MUR_LANDSCAPE_GOLDSTEIN_PRICE, 3, 1 },
  { MUR_LANDSCAPE_BEALE, 0, 1 },
  { MUR_LANDSCAPE_BOOTH, 0, 1 },
  { MUR_LANDSCAPE_EASOM, -1, 1 },
  { MUR_LANDSCAPE_EGGHOLDER, -959.6406627208508, 1 },
  { MUR_LANDSCAPE_CROSS_IN_TRAY, -2.062611870822737, 4 },
  { MUR_LANDSCAPE_SCHAFFER_2, 0, 1 },
  { MUR_LANDSCAPE_DROP_WAVE, -1, 1 },
  { MUR_LANDSCAPE_SHUBERT, -186.7309088310238, 18 },
};

/* A place that is off by an ulp of 500 changes the value by its slope, 0, and by half
 * its curvature times 1e-26; what stays is the rounding of terms up to 1e3. */
static void
test_values (void)
{
  const MurLandscapeChange none = { 0 };

  g_assert_cmpuint (G_N_ELEMENTS (expected), ==, MUR_N_LANDSCAPES);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (MurLandscape) landscape
        = mur_landscape_new (expected[i].kind, 2, &none);
      double places[2 * MAX_MINIMA];
      double values[MAX_MINIMA];

      g_assert_cmpuint (mur_landscape_minima (landscape, NULL), ==, expected[i].n);
      mur_landscape_minima (landscape, places);
      mur_landscape_evaluate (landscape, places, expected[i].n, values);
      g_assert_cmpfloat_with_epsilon (mur_landscape_minimum (landscape),
                                      expected[i].value, 1e-12);
      for (guint k = 0; k < expected[i].n; k++)
        {
          g_test_message ("%s: %.17g at %.17g %.17g", mur_landscapes[i].id, values[k],
                          places[2 * k], places[2 * k + 1]);
          g_assert_cmpfloat_with_epsilon (values[k], expected[i].value, 4e-13);
        }
    }
}

/* Where the value is a sum of squares or such, 0 is 0. */
static void
test_exact_zeros (void)
{
  static const MurLandscapeKind kinds[]
    = { MUR_LANDSCAPE_SPHERE,   MUR_LANDSCAPE_ROSENBROCK, MUR_LANDSCAPE_RASTRIGIN,
        MUR_LANDSCAPE_GRIEWANK, MUR_LANDSCAPE_LEVY,       MUR_LANDSCAPE_ZAKHAROV };
  const MurLandscapeChange none = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (MurLandscape) landscape = mur_landscape_new (kinds[i], 37, &none);
      double place[37], value;

      g_assert_cmpuint (mur_landscape_minima (landscape, place), ==, 1);
      mur_landscape_evaluate (landscape, place, 1, &value);
      g_assert_cmpfloat (value, ==, 0);
    }
}

/* Near a minimum and all over the domain nothing is lower. */
static void
check_nothing_below (MurLandscapeKind kind)
{
  const MurLandscapeChange none = { 0 };
  g_autoptr (MurLandscape) landscape = mur_landscape_new (kind, 2, &none);
  MurRng rng = mur_rng (5, MUR_RNG_TEST, kind);
  double lower[2], upper[2], places[2 * MAX_MINIMA];
  const gsize n = mur_landscape_minima (landscape, places);

  mur_landscape_domain (kind, 2, lower, upper);
  for (guint i = 0; i < N_TRIES; i++)
    {
      const gsize near = i % (n + 1);
      double x[2], value;

      for (guint d = 0; d < 2; d++)
        {
          const double u = mur_rng_uniform (&rng);

          x[d] = near < n ? places[2 * near + d] + (u - 0.5) * 1e-3
                          : lower[d] + u * (upper[d] - lower[d]);
          x[d] = CLAMP (x[d], lower[d], upper[d]);
        }
      mur_landscape_evaluate (landscape, x, 1, &value);
      g_assert_cmpfloat (value, >=, mur_landscape_minimum (landscape) - 1e-12);
    }
}

static void
test_nothing_below (void)
{
  for (guint kind = 0; kind < MUR_N_LANDSCAPES; kind++)
    check_nothing_below (kind);
}

/* The ten sums of Michalewicz are in the literature to six digits, and here in forty. */
static void
test_michalewicz (void)
{
  static const double sums[][2] = { { 2, -1.801303410098552533 },
                                    { 5, -4.687658179088146252 },
                                    { 10, -9.660151715641341413 } };
  static const double places[]
    = { 2.20290552017260935, 1.57079632679489662, 1.28499157055292436,
        1.92305846986636284, 1.72046977256584128, 1.57079632679489662,
        1.45441397136237903, 1.75608652094502637, 1.6557174168210291,
        1.57079632679489662 };
  const MurLandscapeChange none = { 0 };
  double place[10];

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autoptr (MurLandscape) landscape
        = mur_landscape_new (MUR_LANDSCAPE_MICHALEWICZ, (guint)sums[i][0], &none);

      g_assert_cmpfloat_with_epsilon (mur_landscape_minimum (landscape), sums[i][1],
                                      1e-14);
      g_assert_cmpuint (mur_landscape_minima (landscape, place), ==, 1);
    }
  for (guint d = 0; d < 10; d++)
    g_assert_cmpfloat_with_epsilon (place[d], places[d], 1e-13);
}

/* In a hundred dimensions each coordinate against a search of the whole domain. */
static void
test_michalewicz_in_many (void)
{
  const MurLandscapeChange none = { 0 };
  g_autoptr (MurLandscape) landscape
    = mur_landscape_new (MUR_LANDSCAPE_MICHALEWICZ, 100, &none);
  double x[100], value, lowest;

  mur_landscape_minima (landscape, x);
  mur_landscape_evaluate (landscape, x, 1, &lowest);
  g_assert_cmpfloat_with_epsilon (lowest, mur_landscape_minimum (landscape), 1e-12);
  for (guint d = 0; d < 100; d += 9)
    {
      const double kept = x[d];

      for (guint k = 0; k <= 10000; k++)
        {
          x[d] = G_PI * k / 10000;
          mur_landscape_evaluate (landscape, x, 1, &value);
          g_assert_cmpfloat (value, >=, lowest - 1e-12);
        }
      x[d] = kept;
    }
}

void
mur_test_landscape_minima (void)
{
  g_test_add_func ("/landscape/minima/values", test_values);
  g_test_add_func ("/landscape/minima/exact-zeros", test_exact_zeros);
  g_test_add_func ("/landscape/minima/nothing-below", test_nothing_below);
  g_test_add_func ("/landscape/minima/michalewicz", test_michalewicz);
  g_test_add_func ("/landscape/minima/michalewicz-in-many", test_michalewicz_in_many);
}
