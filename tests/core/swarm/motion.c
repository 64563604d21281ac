/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rule of motion, taken apart: coefficients set to 0 leave one term to look at. */

#include "core/swarm/motion.h"
#include "tests/core/swarm/moving.h"
#include "tests/core/swarm/units.h"

#include <math.h>

#define N_MANY 20000

/* v ← ω v and x ← x + v, to the bit. */
static void
test_inertia (void)
{
  g_autoptr (MurParticles) particles = wide_particles (37, 3);
  g_autofree guint32 *guides = next_guides (37);
  g_autofree double *x = NULL;
  g_autofree double *v = NULL;
  MurSwarmSettings settings = still (MUR_SWARM_DRAW_COORDINATE);

  settings.inertia = -0.8125;
  fill_rows (particles->positions, 37, 3, 1);
  fill_rows (particles->velocities, 37, 3, 2);
  x = g_memdup2 (particles->positions, 37 * 3 * sizeof (double));
  v = g_memdup2 (particles->velocities, 37 * 3 * sizeof (double));
  move (particles, guides, &settings);
  for (guint k = 0; k < 37 * 3; k++)
    {
      g_assert_true (particles->velocities[k] == -0.8125 * v[k]);
      g_assert_true (particles->positions[k] == x[k] + -0.8125 * v[k]);
    }
}

/* Mean ½ and variance 1/12 within five standard errors: √(1/12 n) and √(1/180 n). */
static void
assert_uniform (const double *u, gsize n)
{
  double sum = 0;
  double squares = 0;

  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpfloat (u[i], >=, -1e-12);
      g_assert_cmpfloat (u[i], <, 1 + 1e-12);
      sum += u[i] - 0.5;
      squares += (u[i] - 0.5) * (u[i] - 0.5);
    }
  g_assert_cmpfloat (fabs (sum / n), <, 5 * sqrt (1.0 / 12 / n));
  g_assert_cmpfloat (fabs (squares / n - 1.0 / 12), <, 5 * sqrt (1.0 / 180 / n));
}

/* Independent draws: correlation within five standard errors. */
static void
assert_uncorrelated (const double *u, const double *w, gsize n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += (u[i] - 0.5) * (w[i] - 0.5);
  g_assert_cmpfloat (fabs (sum / n * 12), <, 5 / sqrt ((double)n));
}

/* All bests in one place: with one of the two coefficients at 0, the velocity gives the
 * draws of the other away. Both moves are of the same generation. */
static void
test_draws_for_each_coordinate (void)
{
  static const double best[2] = { 3, -2 };
  guint n = N_MANY;
  g_autoptr (MurParticles) particles = wide_particles (n, 2);
  g_autofree guint32 *guides = next_guides (n);
  g_autofree double *u = g_new (double, 4 * n);

  for (guint k = 0; k < 2 * n; k++)
    particles->best_positions[k] = best[k % 2];
  for (guint term = 0; term < 2; term++)
    {
      MurSwarmSettings settings = still (MUR_SWARM_DRAW_COORDINATE);

      settings.cognitive = term == 0 ? 1.75 : 0;
      settings.social = term == 1 ? 0.625 : 0;
      for (guint k = 0; k < 2 * n; k++)
        particles->positions[k] = 0;
      move (particles, guides, &settings);
      for (guint k = 0; k < 2 * n; k++)
        u[(2 * term + k % 2) * n + k / 2]
          = particles->velocities[k] / (term == 0 ? 1.75 : 0.625) / best[k % 2];
    }
  for (guint a = 0; a < 4; a++)
    {
      assert_uniform (u + a * n, n);
      assert_uncorrelated (u + a * n, u + a * n + 1, n - 1); /* with the next one's */
      for (guint b = 0; b < a; b++)
        assert_uncorrelated (u + a * n, u + b * n, n);
    }
}

/* With one pair of draws a particle, two coordinates give r₁ and r₂ and the third has
 * to agree. Solving loses what the 2 × 2 determinant cancels: those below 1 are left
 * out, and 1e-9 is far above 1e-16 · 400 · 10 and far below any draw that differs. */
static void
test_one_pair_for_each_particle (void)
{
  guint n = N_MANY;
  g_autoptr (MurParticles) particles = wide_particles (n, 3);
  g_autofree guint32 *guides = next_guides (n);
  g_autofree double *r1 = g_new (double, n);
  g_autofree double *r2 = g_new (double, n);
  gsize n_used = 0;
  MurSwarmSettings settings = still (MUR_SWARM_DRAW_PARTICLE);

  settings.cognitive = 0.2;
  settings.social = 0.1;
  fill_rows (particles->best_positions, n, 3, 4);
  move (particles, guides, &settings);
  for (guint i = 0; i < n; i++)
    {
      const double *p = particles->best_positions + 3 * i; /* x was 0 */
      const double *g = particles->best_positions + 3 * guides[i];
      const double *v = particles->velocities + 3 * i;
      double determinant = p[0] * g[1] - p[1] * g[0];

      if (fabs (determinant) < 1)
        continue;
      r1[n_used] = (v[0] * g[1] - v[1] * g[0]) / determinant / 0.2;
      r2[n_used] = (p[0] * v[1] - p[1] * v[0]) / determinant / 0.1;
      g_assert_cmpfloat_with_epsilon (
        v[2], 0.2 * r1[n_used] * p[2] + 0.1 * r2[n_used] * g[2], 1e-9);
      n_used++;
    }
  g_assert_cmpuint (n_used, >, N_MANY * 9 / 10);
  assert_uniform (r1, n_used);
  assert_uniform (r2, n_used);
  assert_uncorrelated (r1, r2, n_used);
}

/* One pair of draws a particle does not know the order of the coordinates. */
static void
test_permuted_coordinates (void)
{
  static const guint order[5] = { 3, 0, 4, 1, 2 };
  MurSwarmSettings settings = still (MUR_SWARM_DRAW_PARTICLE);
  g_autoptr (MurParticles) one = wide_particles (300, 5);
  g_autoptr (MurParticles) other = wide_particles (300, 5);
  g_autofree guint32 *guides = next_guides (300);

  settings.inertia = 0.7;
  settings.cognitive = settings.social = 1.3;
  fill_rows (one->positions, 300, 5, 5);
  fill_rows (one->velocities, 300, 5, 6);
  fill_rows (one->best_positions, 300, 5, 7);
  for (guint k = 0; k < 300 * 5; k++)
    {
      guint from = k / 5 * 5 + order[k % 5];

      other->positions[k] = one->positions[from];
      other->velocities[k] = one->velocities[from];
      other->best_positions[k] = one->best_positions[from];
    }
  move (one, guides, &settings);
  move (other, guides, &settings);
  for (guint k = 0; k < 300 * 5; k++)
    g_assert_true (other->positions[k] == one->positions[k / 5 * 5 + order[k % 5]]);
}

/* A particle's draws depend on its own index, not on how many others there are. */
static void
test_draws_belong_to_the_particle (void)
{
  static const MurSwarmDraw draws[]
    = { MUR_SWARM_DRAW_COORDINATE, MUR_SWARM_DRAW_PARTICLE, MUR_SWARM_DRAW_SPHERE };

  for (guint kind = 0; kind < 3; kind++)
    for (guint dimensions = 1; dimensions < 8; dimensions++)
      {
        MurSwarmSettings settings = still (draws[kind]);
        g_autoptr (MurParticles) few = wide_particles (31, dimensions);
        g_autoptr (MurParticles) many = wide_particles (977, dimensions);
        g_autofree guint32 *guides = g_new0 (guint32, 977);

        settings.cognitive = settings.social = 1.1;
        settings.perturbation = 0.5;
        fill_rows (few->best_positions, 31, dimensions, 8);
        fill_rows (many->best_positions, 977, dimensions, 8);
        move (few, guides, &settings);
        move (many, guides, &settings);
        g_assert_cmpmem (few->positions, 31 * dimensions * sizeof (double),
                         many->positions, 31 * dimensions * sizeof (double));
      }
}

/* As published: η = N(0, diag c) / (2π Σ c), c = √(max − min) / 2 a variance. Ranges 1,
 * 16 and 81 give c = ½, 2, 9/2 and Σ = 7. A variance from n normal draws has the
 * relative standard error √(2/n) = 1 %, a mean σ/√n, a correlation 1/√n; five of them
 * are allowed. Taking c for a standard deviation would be off by factors 1/2, 2 and
 * 9/2. */
static void
test_noise (void)
{
  const double lower[3] = { -0.5, -8, -40.5 };
  const double upper[3] = { 0.5, 8, 40.5 };
  const double c[3] = { 0.5, 2, 4.5 };
  guint n = N_MANY;
  g_autoptr (MurParticles) particles = mur_particles_new (n, 3, lower, upper);
  g_autofree guint32 *guides = next_guides (n);
  MurSwarmSettings settings = still (MUR_SWARM_DRAW_PARTICLE);
  double moments[3][3] = { { 0 } };
  double mean[3] = { 0 };

  settings.perturbation = 1.5;
  move (particles, guides, &settings);
  for (guint i = 0; i < n; i++)
    for (guint a = 0; a < 3; a++)
      {
        mean[a] += particles->velocities[3 * i + a] / n;
        for (guint b = 0; b < 3; b++)
          moments[a][b]
            += particles->velocities[3 * i + a] * particles->velocities[3 * i + b] / n;
      }
  for (guint a = 0; a < 3; a++)
    {
      double sigma = 1.5 * sqrt (c[a]) / (2 * G_PI * 7);

      g_assert_cmpfloat (fabs (mean[a]), <, 5 * sigma / sqrt (n));
      g_assert_cmpfloat (fabs (moments[a][a] / (sigma * sigma) - 1), <,
                         5 * sqrt (2.0 / n));
      for (guint b = 0; b < a; b++)
        g_assert_cmpfloat (fabs (moments[a][b]), <,
                           5 / sqrt (n) * sqrt (moments[a][a] * moments[b][b]));
    }
}

/* Clipped, and the velocity times the factor; inside, both untouched. */
static void
test_bounds (void)
{
  const double lower[1] = { -1 };
  const double upper[1] = { 2 };
  const double factors[] = { 0, -0.5 };
  guint32 guides[4] = { 0, 1, 2, 3 };

  for (guint f = 0; f < 2; f++)
    {
      g_autoptr (MurParticles) particles = mur_particles_new (4, 1, lower, upper);
      MurSwarmSettings settings = still (MUR_SWARM_DRAW_COORDINATE);
      const double x[4] = { 1.75, -0.5, 0.25, 2 };
      const double v[4] = { 0.75, -1.25, 0.5, 0 };
      const double expected_x[4] = { 2, -1, 0.75, 2 };
      const double expected_v[4] = { 0.75 * factors[f], -1.25 * factors[f], 0.5, 0 };

      settings.inertia = 1;
      settings.bound_factor = factors[f];
      for (guint i = 0; i < 4; i++)
        {
          particles->positions[i] = x[i];
          particles->velocities[i] = v[i];
        }
      move (particles, guides, &settings);
      for (guint i = 0; i < 4; i++)
        {
          g_assert_true (particles->positions[i] == expected_x[i]);
          g_assert_true (particles->velocities[i] == expected_v[i]);
        }
    }
}

/* A velocity that overflows leaves the particle where it is. */
static void
test_overflow (void)
{
  const double lower[2] = { -G_MAXDOUBLE, -G_MAXDOUBLE };
  const double upper[2] = { G_MAXDOUBLE, G_MAXDOUBLE };
  guint32 guides[1] = { 0 };
  g_autoptr (MurParticles) particles = mur_particles_new (1, 2, lower, upper);
  MurSwarmSettings settings = still (MUR_SWARM_DRAW_COORDINATE);

  settings.inertia = 2;
  settings.cognitive = settings.social = 5;
  particles->velocities[0] = 1e308;
  particles->positions[0] = 0.375;
  particles->best_positions[0] = 0.375;
  particles->positions[1] = -1.5e308;
  particles->best_positions[1] = 1.5e308;
  move (particles, guides, &settings);
  g_assert_true (particles->positions[0] == 0.375 && particles->velocities[0] == 0);
  g_assert_true (particles->positions[1] == -1.5e308 && particles->velocities[1] == 0);
}

void
mur_test_motion (void)
{
  g_test_add_func ("/swarm/motion/inertia", test_inertia);
  g_test_add_func ("/swarm/motion/draws-for-each-coordinate",
                   test_draws_for_each_coordinate);
  g_test_add_func ("/swarm/motion/one-pair-for-each-particle",
                   test_one_pair_for_each_particle);
  g_test_add_func ("/swarm/motion/permuted-coordinates", test_permuted_coordinates);
  g_test_add_func ("/swarm/motion/draws-belong-to-the-particle",
                   test_draws_belong_to_the_particle);
  g_test_add_func ("/swarm/motion/noise", test_noise);
  g_test_add_func ("/swarm/motion/bounds", test_bounds);
  g_test_add_func ("/swarm/motion/overflow", test_overflow);
}
