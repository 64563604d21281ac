/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds of every law: no bound rule lets a particle out, SPSO-2011 prefers no
 * direction, and neither a mirror nor a shift, nor a rotation where the law has none of
 * its own, changes what is found. */

#include "tests/core/swarm/fixture.h"
#include "tests/core/swarm/moving.h"
#include "tests/core/swarm/units.h"

#include <math.h>
#include <stdlib.h>

#define N_RUNS 60
#define N_ISOTROPY 40000

static const double rotation[3][3] = {
  { 2.0 / 3, -1.0 / 3, 2.0 / 3 },
  { 2.0 / 3, 2.0 / 3, -1.0 / 3 },
  { -1.0 / 3, 2.0 / 3, 2.0 / 3 },
};

static MurSwarmSettings
settings_of (MurSwarmLaw law, guint n)
{
  MurSwarmSettings settings = preset_settings ("clerc-kennedy", n);

  settings.law = law;
  settings.start = MUR_SWARM_START_UNIFORM;
  settings.constriction = 0.7298;
  settings.acceleration = 4.1;
  settings.kept = 0.25;
  if (law == MUR_SWARM_LAW_FIPS)
    settings.topology = MUR_SWARM_RING;
  return settings;
}

/* A million coordinates of each rule, thrown about by far too strong coefficients: every
 * position is a number in the closed box. */
static void
test_bounds (void)
{
  static const guint n = 50, dimensions = 8, generations = 500;

  for (guint bound = 0; bound < MUR_SWARM_BOUND_NONE; bound++)
    for (guint law = 0; law < MUR_N_SWARM_LAWS; law++)
      {
        MurSwarmSettings settings = settings_of (law, n);
        MurStop stop = no_stop ();

        settings.bound = bound;
        settings.bound_factor = law % 2 == 0 ? 0 : -0.5;
        settings.inertia = 1.3;
        settings.constriction = 1.4;
        settings.social = 4;
        settings.perturbation = 5;

        g_autoptr (MurSwarm) swarm
          = swarm_in_box (&settings, &stop, dimensions, law, sphere_cb, NULL);

        for (guint i = 0; i < generations; i++)
          {
            mur_swarm_step (swarm);
            assert_inside_box (swarm);
          }
      }
}

/* From rest the next position is G + x′, x′ of length U r in a direction that favours
 * none: in units of r the means of y_a and y_a y_b are 0, of y_a² 1 / 3D. With r² of mean
 * 1/3 and r⁴ of 1/5, and ⟨u_a⁴⟩ = 3 / D(D + 2), ⟨u_a² u_b²⟩ = 1 / D(D + 2), the
 * variances are 1 / 3D, 3 / 5D(D + 2) − 1 / 9D², 1 / 5D(D + 2): five standard errors. */
static void
check_isotropy (guint dimensions)
{
  const guint n = N_ISOTROPY;
  const double D = dimensions, wide = 5 / sqrt (n);
  MurSwarmSettings settings = still (MUR_SWARM_DRAW_COORDINATE);
  g_autoptr (MurParticles) particles = wide_particles (n, dimensions);
  g_autofree guint32 *guides = g_new (guint32, n);
  double centre[8], radius = 0;
  double mean[8] = { 0 }, moments[8][8] = { { 0 } };

  settings.law = MUR_SWARM_LAW_SPSO_2011;
  settings.cognitive = 1.25;
  settings.social = 0.75;
  for (guint i = 0; i < n; i++)
    {
      guides[i] = 0;
      for (guint d = 0; d < dimensions; d++)
        particles->best_positions[(gsize)i * dimensions + d]
          = i == 0 ? 1.5 * d - 2 : 3.0 - d;
    }
  /* x is 0: G is a third of the points beyond both bests. */
  for (guint d = 0; d < dimensions; d++)
    {
      centre[d] = (1.25 * (3.0 - d) + 0.75 * (1.5 * d - 2)) / 3;
      radius += centre[d] * centre[d];
    }
  radius = sqrt (radius);
  move (particles, guides, &settings);
  for (guint i = 1; i < n; i++)
    for (guint a = 0; a < dimensions; a++)
      {
        const double *x = particles->positions + (gsize)i * dimensions;
        const double y = (x[a] - centre[a]) / radius;

        mean[a] += y / n;
        for (guint b = 0; b <= a; b++)
          moments[a][b] += y * (x[b] - centre[b]) / radius / n;
      }
  for (guint a = 0; a < dimensions; a++)
    {
      g_assert_cmpfloat (fabs (mean[a]), <, wide * sqrt (1 / (3 * D)));
      g_assert_cmpfloat (fabs (moments[a][a] - 1 / (3 * D)), <,
                         wide * sqrt (3 / (5 * D * (D + 2)) - 1 / (9 * D * D)));
      for (guint b = 0; b < a; b++)
        g_assert_cmpfloat (fabs (moments[a][b]), <,
                           wide * sqrt (1 / (5 * D * (D + 2))));
    }
}

static void
test_isotropy (void)
{
  check_isotropy (2);
  check_isotropy (3);
  check_isotropy (7);
}

/* A valley that is neither round nor symmetric, at the place @data says. */
typedef enum
{
  PLAIN,
  MIRRORED,
  SHIFTED,
  TURNED,
  N_CHANGES
} Change;

static const double away[3] = { 3.5, -2.25, 7 };

static double
valley (const double *z)
{
  const double a = z[0] - 0.75, b = z[1] + 0.5 - 0.25 * z[0] * z[0];
  const double c = z[2] - 0.5 * z[1];

  return a * a + 30 * b * b + 4 * c * c + 3 * sin (3 * a) * sin (3 * a);
}

static void
valley_cb (
  const double *points, gsize n, guint dimensions, double *values, gpointer data)
{
  const Change change = *(const Change *)data;

  for (gsize i = 0; i < n; i++)
    {
      const double *x = points + i * dimensions;
      double z[3];

      for (guint d = 0; d < 3; d++)
        {
          z[d] = change == MIRRORED ? -x[d] : change == SHIFTED ? x[d] - away[d] : x[d];
          if (change == TURNED)
            z[d]
              = rotation[d][0] * x[0] + rotation[d][1] * x[1] + rotation[d][2] * x[2];
        }
      values[i] = valley (z);
    }
}

/* Of runs from a sphere around the origin, which goes along with the valley. */
static void
search (MurSwarmLaw law, Change change, double *found)
{
  for (guint k = 0; k < N_RUNS; k++)
    {
      MurSwarmSettings settings = settings_of (law, 16);
      MurStop stop = no_stop ();
      double lower[3], upper[3], start[16 * 3];

      settings.bound = MUR_SWARM_BOUND_NONE;
      for (guint d = 0; d < 3; d++)
        {
          lower[d] = (change == SHIFTED ? away[d] : 0) - 40;
          upper[d] = lower[d] + 80;
        }
      for (guint i = 0; i < 16; i++)
        {
          const double angle = 2.4 * i + k, height = 3 * (i - 7.5) / 8;
          const double around = sqrt (9 - height * height);

          start[3 * i] = around * cos (angle) + lower[0] + 40;
          start[3 * i + 1] = around * sin (angle) + lower[1] + 40;
          start[3 * i + 2] = height + lower[2] + 40;
        }

      Change given = change;
      g_autoptr (MurSwarm) swarm
        = mur_swarm_new (&settings, &stop, 3, lower, upper, start, 16,
                         1000 * (guint)change + k, valley_cb, &given);

      run_generations (swarm, 30);
      found[k] = mur_swarm_best_value (swarm);
    }
}

/* The rank sum of Mann and Whitney, in standard deviations: of sixteen comparisons none
 * is beyond 4 but once in a thousand. */
static double
compare (const double *a, const double *b)
{
  const double n = N_RUNS;
  double wins = 0;

  for (guint i = 0; i < N_RUNS; i++)
    for (guint k = 0; k < N_RUNS; k++)
      wins += a[i] < b[k] ? 1 : a[i] == b[k] ? 0.5 : 0;
  return (wins - n * n / 2) / sqrt (n * n * (2 * n + 1) / 12);
}

static void
test_symmetries (void)
{
  for (guint law = 0; law < MUR_N_SWARM_LAWS; law++)
    {
      double plain[N_RUNS], changed[N_RUNS];

      search (law, PLAIN, plain);
      for (guint change = MIRRORED; change < N_CHANGES; change++)
        {
          if (change == TURNED && law != MUR_SWARM_LAW_SPSO_2011)
            continue;
          search (law, change, changed);
          g_test_message ("law %u, change %u: %.2f", law, change,
                          compare (plain, changed));
          g_assert_cmpfloat (fabs (compare (plain, changed)), <, 4);
        }
    }
}

/* On a plain only the start is ever best, so that theory is exact: with coefficients well
 * within the region of order 2 the swarm stays about as wide, beyond that of order 1 it
 * flies apart. */
static double
widest (double inertia, double attraction, guint generations)
{
  MurSwarmSettings settings = preset_settings ("clerc-kennedy", 30);
  MurStop stop = no_stop ();
  double value = 1;

  settings.inertia = inertia;
  settings.cognitive = settings.social = attraction / 2;
  settings.bound = MUR_SWARM_BOUND_NONE;

  g_autoptr (MurSwarm) swarm
    = swarm_in_box (&settings, &stop, 3, 5, constant_cb, &value);

  run_generations (swarm, generations);
  return mur_swarm_radius (swarm);
}

static void
test_stability (void)
{
  static const double inertias[] = { -0.6, 0, 0.35, 0.7298, 0.9 };

  for (guint k = 0; k < G_N_ELEMENTS (inertias); k++)
    {
      const double omega = inertias[k];
      const double first = 4 * (1 + omega);
      const double second = 24 * (1 - omega * omega) / (7 - 5 * omega);

      g_assert_cmpfloat (widest (omega, 0.8 * second, 2000), <, 100);
      g_assert_cmpfloat (widest (omega, fmin (1.2 * first, 10), 2000), >, 1e9);
    }
}

void
mur_test_laws (void)
{
  g_test_add_func ("/swarm/laws/bounds", test_bounds);
  g_test_add_func ("/swarm/laws/isotropy", test_isotropy);
  g_test_add_func ("/swarm/laws/symmetries", test_symmetries);
  g_test_add_func ("/swarm/laws/stability", test_stability);
}
