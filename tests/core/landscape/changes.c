/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Landscapes moved, mirrored and turned: the minima go along, values are those of where
 * the point was before. */

#include "core/base/rng.h"
#include "core/landscape/landscape.h"
#include "tests/core/landscape/units.h"

#include <math.h>

#define D 5

static const double shift[D] = { 0.375, -0.8125, 1.0625, -0.25, 0.5 };
static const double centre[D] = { 0.5, 0.25, -0.125, 1, -0.75 };

static double
value_at (const MurLandscape *landscape, const double *x)
{
  double value;

  mur_landscape_evaluate (landscape, x, 1, &value);
  return value;
}

/* By hand: x − s, then 2c − that. All numbers are short, so all is exact. */
static void
test_shift_and_mirror (void)
{
  const double x[D] = { 1.25, -0.5, 0.75, 2, -1.5 };
  const MurLandscapeChange none = { 0 };
  const MurLandscapeChange both
    = { .shift = shift, .centre = centre, .mirror = MUR_LANDSCAPE_MIRRORED };
  double before[D];

  for (guint d = 0; d < D; d++)
    before[d] = 2 * centre[d] - (x[d] - shift[d]);
  for (guint kind = 0; kind <= MUR_LANDSCAPE_MICHALEWICZ; kind++)
    {
      g_autoptr (MurLandscape) plain = mur_landscape_new (kind, D, &none);
      g_autoptr (MurLandscape) changed = mur_landscape_new (kind, D, &both);

      g_assert_cmpfloat (value_at (changed, x), ==, value_at (plain, before));
    }
}

/* The minima of everything changed in every way have the value still: rounding moves a
 * place by 1e-13 in a domain of 1e3, and eggholder's slope at its bound is about 1. */
static void
test_minima_go_along (void)
{
  double places[2 * 18], values[18];
  const MurLandscapeChange change = { .shift = shift,
                                      .centre = centre,
                                      .mirror = MUR_LANDSCAPE_MIRRORED,
                                      .rotation = MUR_LANDSCAPE_ROTATED,
                                      .seed = 11 };

  for (guint kind = 0; kind < MUR_N_LANDSCAPES; kind++)
    {
      g_autoptr (MurLandscape) landscape = mur_landscape_new (kind, 2, &change);
      const gsize n = mur_landscape_minima (landscape, places);

      mur_landscape_evaluate (landscape, places, n, values);
      for (gsize k = 0; k < n; k++)
        g_assert_cmpfloat_with_epsilon (values[k], mur_landscape_minimum (landscape),
                                        1e-11);
    }
}

/* A rotation keeps the distance from the centre, so the sphere about it; and it is one
 * of many: other seeds, other values of Rastrigin. Coordinates of a turned unit vector
 * have mean 0 and variance 1/D within five standard errors: √(1/nD), and for the
 * squares √(2(D − 1)/(D²(D + 2)n)). */
static void
test_rotation (void)
{
  const guint n = 2000;
  double sum = 0, squares = 0;

  for (guint seed = 0; seed < n; seed++)
    {
      const MurLandscapeChange change
        = { .rotation = MUR_LANDSCAPE_ROTATED, .seed = seed };
      g_autoptr (MurLandscape) sphere
        = mur_landscape_new (MUR_LANDSCAPE_SPHERE, D, &change);
      g_autoptr (MurLandscape) quartic
        = mur_landscape_new (MUR_LANDSCAPE_ROSENBROCK, D, &change);
      double place[D];

      g_assert_cmpfloat_with_epsilon (value_at (sphere, shift), 2.2421875, 1e-14);
      /* Qᵀ (1, 1, …): its first coordinate is a random direction's, times √D. */
      mur_landscape_minima (quartic, place);
      sum += place[0] / sqrt (D) / n;
      squares += place[0] * place[0] / D / n;
    }
  g_assert_cmpfloat (fabs (sum), <, 5 * sqrt (1.0 / n / D));
  g_assert_cmpfloat (fabs (squares - 1.0 / D), <,
                     5 * sqrt (2.0 * (D - 1) / (D * D * (D + 2.0) * n)));
}

/* Schwefel has lower values beyond its domain, the sphere nowhere. */
static void
test_bounded (void)
{
  const double far[2] = { 10, 0 };
  const double lower[2] = { -500, -500 };
  const double upper[2] = { 500, 500 };
  const double inner[2] = { -490, -500 };
  const MurLandscapeChange none = { 0 };
  const MurLandscapeChange moved = { .shift = far };
  const MurLandscapeChange turned = { .rotation = MUR_LANDSCAPE_ROTATED };
  g_autoptr (MurLandscape) as_it_is
    = mur_landscape_new (MUR_LANDSCAPE_SCHWEFEL, 2, &none);
  g_autoptr (MurLandscape) beside
    = mur_landscape_new (MUR_LANDSCAPE_SCHWEFEL, 2, &moved);
  g_autoptr (MurLandscape) aslant
    = mur_landscape_new (MUR_LANDSCAPE_SCHWEFEL, 2, &turned);
  g_autoptr (MurLandscape) sphere
    = mur_landscape_new (MUR_LANDSCAPE_SPHERE, 2, &turned);

  g_assert_true (mur_landscape_is_bounded_in (as_it_is, lower, upper));
  g_assert_false (mur_landscape_is_bounded_in (beside, lower, upper));
  g_assert_true (mur_landscape_is_bounded_in (beside, inner, upper));
  g_assert_false (mur_landscape_is_bounded_in (aslant, lower, upper));
  g_assert_true (mur_landscape_is_bounded_in (sphere, lower, upper));
}

void
mur_test_landscape_changes (void)
{
  g_test_add_func ("/landscape/changes/shift-and-mirror", test_shift_and_mirror);
  g_test_add_func ("/landscape/changes/minima-go-along", test_minima_go_along);
  g_test_add_func ("/landscape/changes/rotation", test_rotation);
  g_test_add_func ("/landscape/changes/bounded", test_bounded);
}
