/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The landscapes' names, domains and minima. */

#include "core/landscape/landscape-private.h"

#include <math.h>

const MurChoice mur_landscapes[] = {
  MUR_LANDSCAPE_CHOICES,
  { NULL },
};
MUR_ASSERT_CHOICES (mur_landscapes, MUR_N_LANDSCAPES);

static const double zero[] = { 0, 0 };
static const double one[] = { 1 };
static const double schwefel[] = { 420.96874635998202731 };
static const double styblinski_tang[] = { -2.9035340277711770951 };
static const double himmelblau[] = {
  3,
  2,
  -2.8051180869527448531,
  3.1313125182505729658,
  -3.7793102533777468919,
  -3.2831859912861694123,
  3.5844283403304917449,
  -1.8481265269644035535,
};
static const double branin[] = {
  -3.1415926535897932385, 12.275, 3.1415926535897932385, 2.275,
  9.4247779607693797154,  2.475,
};
static const double six_hump_camel[] = {
  0.089842013100318062422,
  -0.7126564030207396334,
  -0.089842013100318062422,
  0.7126564030207396334,
};
static const double goldstein_price[] = { 0, -1 };
static const double beale[] = { 3, 0.5 };
static const double booth[] = { 1, 3 };
static const double easom[] = { 3.1415926535897932385, 3.1415926535897932385 };
static const double eggholder[] = { 512, 404.23180511375781093 };
#define TRAY 1.3494066171539107918
static const double cross_in_tray[] = {
  TRAY, TRAY, TRAY, -TRAY, -TRAY, TRAY, -TRAY, -TRAY,
};

/* Of the sum in one dimension the lowest and the highest: three each in the domain. One
 * coordinate at the one and the other at the other make the lowest product. */
#define TURN 6.2831853071795864769
#define LOW -1.4251284283197609708
#define HIGH -0.80032110047197312466
#define BOTH(a, b) a, b, b, a
#define ROW(a) BOTH (a, HIGH - TURN), BOTH (a, HIGH), BOTH (a, HIGH + TURN)
static const double shubert[] = { ROW (LOW - TURN), ROW (LOW), ROW (LOW + TURN) };

#define MINIMA(places, n) .minima = places, .n_minima = n
#define MANY(from, to) .lower = { from }, .upper = { to }, .min_dimensions = 1
#define PLANE(x0, x1, y0, y1) \
  .lower = { x0, y0 }, .upper = { x1, y1 }, .min_dimensions = 2, .is_plane = TRUE
#define GLOBAL .is_global = TRUE

const MurLandscapeRow mur_landscape_rows[MUR_N_LANDSCAPES] = {
  [MUR_LANDSCAPE_SPHERE]
  = { mur_landscape_sphere, MANY (-5.12, 5.12), GLOBAL, MINIMA (zero, 1) },
  [MUR_LANDSCAPE_ROSENBROCK]
  = { mur_landscape_rosenbrock, .lower = { -5 }, .upper = { 5 }, .min_dimensions = 2,
      GLOBAL, MINIMA (one, 1) },
  [MUR_LANDSCAPE_RASTRIGIN]
  = { mur_landscape_rastrigin, MANY (-5.12, 5.12), GLOBAL, MINIMA (zero, 1) },
  [MUR_LANDSCAPE_ACKLEY]
  = { mur_landscape_ackley, MANY (-32.768, 32.768), GLOBAL, MINIMA (zero, 1) },
  [MUR_LANDSCAPE_GRIEWANK]
  = { mur_landscape_griewank, MANY (-600, 600), GLOBAL, MINIMA (zero, 1) },
  [MUR_LANDSCAPE_SCHWEFEL]
  = { mur_landscape_schwefel, MANY (-500, 500), MINIMA (schwefel, 1) },
  [MUR_LANDSCAPE_LEVY]
  = { mur_landscape_levy, MANY (-10, 10), GLOBAL, MINIMA (one, 1) },
  [MUR_LANDSCAPE_ZAKHAROV]
  = { mur_landscape_zakharov, MANY (-5, 10), GLOBAL, MINIMA (zero, 1) },
  [MUR_LANDSCAPE_STYBLINSKI_TANG] = { mur_landscape_styblinski_tang, MANY (-5, 5),
                                      GLOBAL, .minimum = -39.166165703771415464,
                                      .is_summed = TRUE, MINIMA (styblinski_tang, 1) },
  /* Its minimum is found coordinate by coordinate. */
  [MUR_LANDSCAPE_MICHALEWICZ]
  = { mur_landscape_sines, MANY (0, 3.1415926535897932385), MINIMA (NULL, 1) },
  [MUR_LANDSCAPE_HIMMELBLAU]
  = { mur_landscape_himmelblau, PLANE (-5, 5, -5, 5), GLOBAL, MINIMA (himmelblau, 4) },
  [MUR_LANDSCAPE_BRANIN] = { mur_landscape_branin, PLANE (-5, 10, 0, 15), GLOBAL,
                             .minimum = 0.39788735772973833942, MINIMA (branin, 3) },
  [MUR_LANDSCAPE_SIX_HUMP_CAMEL]
  = { mur_landscape_six_hump_camel, PLANE (-3, 3, -2, 2), GLOBAL,
      .minimum = -1.0316284534898773504, MINIMA (six_hump_camel, 2) },
  [MUR_LANDSCAPE_GOLDSTEIN_PRICE]
  = { mur_landscape_goldstein_price, PLANE (-2, 2, -2, 2), GLOBAL, .minimum = 3,
      MINIMA (goldstein_price, 1) },
  [MUR_LANDSCAPE_BEALE]
  = { mur_landscape_beale, PLANE (-4.5, 4.5, -4.5, 4.5), GLOBAL, MINIMA (beale, 1) },
  [MUR_LANDSCAPE_BOOTH]
  = { mur_landscape_booth, PLANE (-10, 10, -10, 10), GLOBAL, MINIMA (booth, 1) },
  [MUR_LANDSCAPE_EASOM] = { mur_landscape_easom, PLANE (-100, 100, -100, 100), GLOBAL,
                            .minimum = -1, MINIMA (easom, 1) },
  [MUR_LANDSCAPE_EGGHOLDER]
  = { mur_landscape_eggholder, PLANE (-512, 512, -512, 512),
      .minimum = -959.64066272085080283, MINIMA (eggholder, 1) },
  [MUR_LANDSCAPE_CROSS_IN_TRAY]
  = { mur_landscape_cross_in_tray, PLANE (-10, 10, -10, 10),
      .minimum = -2.0626118708227368778, MINIMA (cross_in_tray, 4) },
  [MUR_LANDSCAPE_SCHAFFER_2] = { mur_landscape_schaffer_2, PLANE (-100, 100, -100, 100),
                                 GLOBAL, MINIMA (zero, 1) },
  [MUR_LANDSCAPE_DROP_WAVE]
  = { mur_landscape_drop_wave, PLANE (-5.12, 5.12, -5.12, 5.12), GLOBAL, .minimum = -1,
      MINIMA (zero, 1) },
  [MUR_LANDSCAPE_SHUBERT] = { mur_landscape_shubert, PLANE (-10, 10, -10, 10), GLOBAL,
                              .minimum = -186.73090883102382586, MINIMA (shubert, 18) },
};

gboolean
mur_landscape_is_plane (MurLandscapeKind kind)
{
  return mur_landscape_rows[kind].is_plane;
}

guint
mur_landscape_min_dimensions (MurLandscapeKind kind)
{
  return mur_landscape_rows[kind].min_dimensions;
}

void
mur_landscape_domain (MurLandscapeKind kind,
                      guint dimensions,
                      double *lower,
                      double *upper)
{
  const MurLandscapeRow *row = &mur_landscape_rows[kind];

  for (guint d = 0; d < dimensions; d++)
    {
      lower[d] = row->lower[row->is_plane && d == 1];
      upper[d] = row->upper[row->is_plane && d == 1];
    }
}

/* Where log |sin x sin²⁰ (i x²/π)| has its maximum between two zeros of the second sine,
 * number @k and the next: its derivative falls from +∞ to −∞. */
static double
find_michalewicz (guint i, guint k)
{
  double low = G_PI * sqrt ((double)k / i);
  double high = G_PI * sqrt ((k + 1.0) / i);

  for (guint step = 0; step < 60; step++)
    {
      const double x = (low + high) / 2;
      const double slope
        = cos (x) / sin (x) + 40 * i * x / G_PI / tan (i * x * x / G_PI);

      if (slope > 0)
        low = x;
      else
        high = x;
    }
  return (low + high) / 2;
}

/* The tops are as high as the sine there, so that of the highest is next to π/2, where
 * i x²/π is a quarter of iπ. */
double
mur_landscape_michalewicz (guint i, double *share)
{
  const guint first = i / 4 > 1 ? i / 4 - 2 : 0;
  double best = 0;

  *share = INFINITY;
  for (guint k = first; k < first + 4 && k < i; k++)
    {
      const double x = find_michalewicz (i, k);
      const double value = -sin (x) * pow (sin (i * x * x / G_PI), 20);

      if (value < *share)
        {
          *share = value;
          best = x;
        }
    }
  return best;
}
