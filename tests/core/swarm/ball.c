/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The move of SPSO-2011: uniform in the ball around the centre of gravity. */

#include "tests/core/swarm/moving.h"
#include "tests/core/swarm/units.h"

#include <math.h>
#include <stdlib.h>

#define N_MANY 20000

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return (x > y) - (x < y);
}

/* Kolmogorov's distance to the uniform distribution: √n D exceeds 2.23 with probability
 * 1e-4. */
static void
assert_uniform_distribution (double *u, guint n)
{
  double distance = 0;

  qsort (u, n, sizeof (double), compare_doubles);
  for (guint i = 0; i < n; i++)
    distance = fmax (distance, fmax (u[i] - (double)i / n, (i + 1.0) / n - u[i]));
  g_assert_cmpfloat (sqrt (n) * distance, <, 2.23);
}

/* New positions fill the ball around @centre: none outside, |y − G|ᴰ / rᴰ uniform, and
 * each coordinate with mean 0 and variance r² / (D + 2), whose square deviates from its
 * mean by less than that mean: five standard errors each. */
static void
assert_in_ball (
  const double *points, guint n, guint dimensions, const double *centre, double radius)
{
  g_autofree double *shares = g_new (double, n);
  g_autofree double *sums = g_new0 (double, dimensions);
  g_autofree double *squares = g_new0 (double, dimensions);

  for (guint i = 0; i < n; i++)
    {
      double squared = 0;

      for (guint d = 0; d < dimensions; d++)
        {
          double y = (points[(gsize)i * dimensions + d] - centre[d]) / radius;

          squared += y * y;
          sums[d] += y / n;
          squares[d] += y * y / n;
        }
      g_assert_cmpfloat (squared, <, 1 + 1e-12);
      shares[i] = pow (squared, dimensions / 2.0);
    }
  for (guint d = 0; d < dimensions; d++)
    {
      double variance = 1.0 / (dimensions + 2);

      g_assert_cmpfloat (fabs (sums[d]), <, 5 * sqrt (variance / n));
      g_assert_cmpfloat (fabs (squares[d] - variance), <,
                         5 * sqrt (2.0 / n) * variance);
    }
  assert_uniform_distribution (shares, n);
}

/* The centre as SPSO-2011 has it: of x, x + c (p − x) and x + c (l − x), or of the
 * first two when the particle's own best is the neighbourhood's. */
static void
check_ball (guint dimensions, gboolean alone)
{
  guint n = N_MANY;
  MurSwarmSettings settings = still (MUR_SWARM_DRAW_SPHERE);
  g_autoptr (MurParticles) particles = wide_particles (n, dimensions);
  g_autofree guint32 *guides = next_guides (n);
  g_autofree double *centre = g_new (double, dimensions);
  double radius = 0;

  settings.cognitive = 1.1875;
  settings.social = 0.9375;
  for (guint i = 0; i < n; i++)
    {
      if (alone)
        guides[i] = i;
      else
        guides[i] = i == 0 ? 1 : 0;
      for (guint d = 0; d < dimensions; d++)
        {
          particles->positions[(gsize)i * dimensions + d] = 0.5 * d - 1;
          particles->best_positions[(gsize)i * dimensions + d]
            = !alone && i == 0 ? 7 - d : 3.25 + 1.5 * d;
        }
    }
  for (guint d = 0; d < dimensions; d++)
    {
      double x = 0.5 * d - 1;
      double beyond_p = x + 1.1875 * (3.25 + 1.5 * d - x);
      double beyond_l = x + 0.9375 * ((7.0 - d) - x);

      centre[d] = alone ? (x + beyond_p) / 2 : (x + beyond_p + beyond_l) / 3;
      radius += (centre[d] - x) * (centre[d] - x);
    }
  move (particles, guides, &settings);
  /* Particle 0 owns the best that guides the others, so its ball is another. */
  assert_in_ball (particles->positions + dimensions, n - 1, dimensions, centre,
                  sqrt (radius));
}

static void
test_ball (void)
{
  static const guint sizes[] = { 1, 2, 3, 4, 7 };

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      check_ball (sizes[k], FALSE);
      check_ball (sizes[k], TRUE);
    }
}

/* v′ = ω v + x′ − x with x′ from the ball, so that the next position is x′ + ω v. */
static void
test_ball_keeps_inertia (void)
{
  MurSwarmSettings settings = still (MUR_SWARM_DRAW_SPHERE);
  g_autoptr (MurParticles) resting = wide_particles (50, 3);
  g_autoptr (MurParticles) moving = wide_particles (50, 3);
  g_autofree guint32 *guides = next_guides (50);

  settings.inertia = 0.721;
  settings.cognitive = settings.social = 1.193;
  fill_rows (resting->best_positions, 50, 3, 9);
  fill_rows (moving->best_positions, 50, 3, 9);
  fill_rows (moving->velocities, 50, 3, 10);

  g_autofree double *v = g_memdup2 (moving->velocities, 150 * sizeof (double));

  move (resting, guides, &settings);
  move (moving, guides, &settings);
  for (guint k = 0; k < 150; k++)
    g_assert_cmpfloat_with_epsilon (moving->positions[k],
                                    resting->positions[k] + 0.721 * v[k], 1e-13);
}

void
mur_test_ball (void)
{
  g_test_add_func ("/swarm/ball/uniform", test_ball);
  g_test_add_func ("/swarm/ball/keeps-inertia", test_ball_keeps_inertia);
}
