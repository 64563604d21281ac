/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Gradients against differences of values, with everything that is done to landscapes;
 * and that they vanish at the minima. */

#include "core/base/rng.h"
#include "core/landscape/landscape.h"
#include "tests/core/landscape/units.h"

#include <math.h>

#define N_POINTS 40

static const double shift[]
  = { 0.375, -0.8125, 1.15625, 0.28125, -0.59375, 0.1875, 0.71875 };
static const double centre[] = { 0.5, -0.25, 0.125, 0.75, -1, 0.25, 0 };

/* The difference quotients of steps h and 2h without their errors in h² (Richardson):
 * what is left is of order h⁴ and rounding, ε |f| / h. */
static double
differ (const MurLandscape *landscape, guint n, const double *point, guint d, double h)
{
  static const double places[] = { 1, -1, 2, -2 };
  double x[8], f[4];

  for (guint k = 0; k < 4; k++)
    {
      for (guint e = 0; e < n; e++)
        x[e] = point[e];
      x[d] += places[k] * h;
      mur_landscape_evaluate (landscape, x, 1, &f[k]);
    }
  return (8 * (f[0] - f[1]) - (f[2] - f[3])) / (12 * h);
}

static void
check (MurLandscapeKind kind, guint n, const MurLandscapeChange *change)
{
  g_autoptr (MurLandscape) landscape = mur_landscape_new (kind, n, change);
  double lower[8], upper[8], point[8], gradient[8];
  MurRng rng = mur_rng (91, MUR_RNG_TEST, kind);

  mur_landscape_domain (kind, n, lower, upper);
  for (guint i = 0; i < N_POINTS; i++)
    {
      double value, largest = 0;

      for (guint d = 0; d < n; d++)
        point[d] = lower[d] + (upper[d] - lower[d]) * mur_rng_uniform (&rng);
      mur_landscape_gradient (landscape, point, gradient);
      mur_landscape_evaluate (landscape, point, 1, &value);
      for (guint d = 0; d < n; d++)
        largest = fmax (largest, fabs (gradient[d]));
      for (guint d = 0; d < n; d++)
        {
          const double h = 1e-7 * (upper[d] - lower[d]);
          const double slope = differ (landscape, n, point, d, h);
          /* Schaffer's waves are the shortest, 400 radians a unit at the edge of a box of
           * 200: (400 h)⁴ / 30 is 2e-9 of a slope. Values are rounded to 1e-13 of the
           * largest term. */
          const double within = 1e-8 * largest + 1e-13 * (1 + fabs (value)) / h;

          if (fabs (slope - gradient[d]) > within)
            g_error ("%s, point %u, coordinate %u: %.12g and %.12g",
                     mur_landscapes[kind].id, i, d + 1, gradient[d], slope);
        }
    }
}

static void
test_differences (void)
{
  const MurLandscapeChange none = { 0 };
  const MurLandscapeChange all = {
    .shift = shift,
    .centre = centre,
    .mirror = MUR_LANDSCAPE_MIRRORED,
    .rotation = MUR_LANDSCAPE_ROTATED,
    .seed = 5,
  };

  for (guint kind = 0; kind < MUR_N_LANDSCAPES; kind++)
    {
      const guint n = mur_landscape_is_plane (kind) ? 2 : 7;

      check (kind, n, &none);
      check (kind, n, &all);
      if (mur_landscape_min_dimensions (kind) == 1)
        check (kind, 1, &none);
    }
}

/* At a minimum inside, the slope is what the rounding of its place leaves: the curvature,
 * at most 1e6, times 1e-13. Cones have their corner there, where the slope is 0. */
static void
test_minima (void)
{
  const MurLandscapeChange none = { 0 };

  for (guint kind = 0; kind < MUR_N_LANDSCAPES; kind++)
    {
      const guint n = mur_landscape_is_plane (kind) ? 2 : 7;
      g_autoptr (MurLandscape) landscape = mur_landscape_new (kind, n, &none);
      g_autofree double *places
        = g_new (double, n *mur_landscape_minima (landscape, NULL));
      double lower[8], upper[8], gradient[8];
      const gsize n_minima = mur_landscape_minima (landscape, places);

      mur_landscape_domain (kind, n, lower, upper);
      for (gsize k = 0; k < n_minima; k++)
        {
          mur_landscape_gradient (landscape, places + k * n, gradient);
          for (guint d = 0; d < n; d++)
            if (places[k * n + d] > lower[d] && places[k * n + d] < upper[d])
              g_assert_cmpfloat (fabs (gradient[d]), <, 1e-7);
        }
    }
}

void
mur_test_landscape_gradient (void)
{
  g_test_add_func ("/landscape/gradient/differences", test_differences);
  g_test_add_func ("/landscape/gradient/minima", test_minima);
}
