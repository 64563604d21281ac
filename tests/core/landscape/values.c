/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values at a point without symmetry, worked out from the textbook formulas in forty
 * digits; and that a value depends on its point alone. */

#include "core/base/rng.h"
#include "core/landscape/landscape.h"
#include "tests/core/landscape/units.h"

#include <math.h>

typedef struct
{
  MurLandscapeKind kind;
  guint dimensions;
  double value;
} Probe;

static const double point[] = { 0.71875, -1.34375, 2.15625, 0.40625, -2.59375 };

static const Probe probes[] = {
  { MUR_LANDSCAPE_SPHERE, 5, 13.8642578125 },
  { MUR_LANDSCAPE_ROSENBROCK, 5, 2927.179397583007813 },
  { MUR_LANDSCAPE_RASTRIGIN, 5, 82.44455327871218742 },
  { MUR_LANDSCAPE_ACKLEY, 5, 7.693791401627300263 },
  { MUR_LANDSCAPE_GRIEWANK, 5, 0.9486546157725675998 },
  { MUR_LANDSCAPE_SCHWEFEL, 5, 2095.812018166879576 },
  { MUR_LANDSCAPE_LEVY, 5, 4.327316320776314043 },
  { MUR_LANDSCAPE_ZAKHAROV, 5, 162.6795187592506409 },
  { MUR_LANDSCAPE_STYBLINSKI_TANG, 5, -77.33900213241577148 },
  { MUR_LANDSCAPE_MICHALEWICZ, 5, -0.01245017135791223541 },
  { MUR_LANDSCAPE_HIMMELBLAU, 2, 159.9123096466064453 },
  { MUR_LANDSCAPE_BRANIN, 2, 56.49661584332311155 },
  { MUR_LANDSCAPE_SIX_HUMP_CAMEL, 2, 6.405134836149712404 },
  { MUR_LANDSCAPE_GOLDSTEIN_PRICE, 2, 3216.489686636487022 },
  { MUR_LANDSCAPE_BEALE, 2, 8.064051431830193906 },
  { MUR_LANDSCAPE_BOOTH, 2, 104.509765625 },
  { MUR_LANDSCAPE_EASOM, 2, -8.756102687635516665e-13 },
  { MUR_LANDSCAPE_EGGHOLDER, 2, -22.19396302843361045 },
  { MUR_LANDSCAPE_CROSS_IN_TRAY, 2, -2.007248677405678395 },
  { MUR_LANDSCAPE_SCHAFFER_2, 2, 0.9207475811653510359 },
  { MUR_LANDSCAPE_DROP_WAVE, 2, -0.583897091729135967 },
  { MUR_LANDSCAPE_SHUBERT, 2, 35.43891952590697158 },
};

/* The formulas lose a few roundings of their largest term, which is below 3e4: 1e-13 of
 * the value, or of Schwefel's and Easom's terms. */
static void
test_probes (void)
{
  const MurLandscapeChange none = { 0 };

  g_assert_cmpuint (G_N_ELEMENTS (probes), ==, MUR_N_LANDSCAPES);
  for (guint i = 0; i < G_N_ELEMENTS (probes); i++)
    {
      g_autoptr (MurLandscape) landscape
        = mur_landscape_new (probes[i].kind, probes[i].dimensions, &none);
      double value;

      mur_landscape_evaluate (landscape, point, 1, &value);
      g_test_message ("%s: %.17g", mur_landscapes[probes[i].kind].id, value);
      g_assert_cmpfloat (fabs (value / probes[i].value - 1), <, 2e-13);
    }
}

static void
fill_points (double *points, gsize n)
{
  MurRng rng = mur_rng (77, MUR_RNG_TEST, 1);

  mur_rng_fill_uniform (&rng, n, points);
  for (gsize k = 0; k < n; k++)
    points[k] = 9 * points[k] - 4.25;
}

/* Whole blocks and rests, in one call and one by one. */
static void
test_bits_are_the_points (void)
{
  static const guint dimensions[] = { 2, 3, 30, 100 };
  const gsize n = 1100;
  g_autofree double *points = g_new (double, n * 100);
  g_autofree double *values = g_new (double, n);

  fill_points (points, n * 100);
  for (guint kind = 0; kind < MUR_N_LANDSCAPES; kind++)
    for (guint k = 0; k < G_N_ELEMENTS (dimensions); k++)
      {
        const guint d = mur_landscape_is_plane (kind) ? 2 : dimensions[k];
        const MurLandscapeChange change = { .rotation = MUR_LANDSCAPE_ROTATED };
        g_autoptr (MurLandscape) landscape = mur_landscape_new (kind, d, &change);

        mur_landscape_evaluate (landscape, points, n, values);
        for (gsize i = 0; i < n; i += 7)
          {
            double value;

            mur_landscape_evaluate (landscape, points + i * d, 1, &value);
            g_assert_cmpmem (&value, sizeof value, &values[i], sizeof value);
          }
      }
}

/* Coordinates that are no numbers make a value that is none. */
static void
test_nan (void)
{
  const double nowhere[] = { NAN, 0.5 };
  const MurLandscapeChange none = { 0 };

  for (guint kind = 0; kind < MUR_N_LANDSCAPES; kind++)
    {
      g_autoptr (MurLandscape) landscape = mur_landscape_new (kind, 2, &none);
      double value = 0;

      mur_landscape_evaluate (landscape, nowhere, 1, &value);
      g_assert_true (isnan (value));
    }
}

void
mur_test_landscape_values (void)
{
  g_test_add_func ("/landscape/values/probes", test_probes);
  g_test_add_func ("/landscape/values/bits-are-the-points", test_bits_are_the_points);
  g_test_add_func ("/landscape/values/nan", test_nan);
}
