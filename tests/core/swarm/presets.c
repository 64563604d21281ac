/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Presets against data/doc/mathematics.md, and the regions of stability against the
 * recursions of the first two moments that they describe. */

#include "tests/core/swarm/fixture.h"
#include "tests/core/swarm/units.h"

#include <math.h>

static void
assert_coefficients (const MurSwarmPreset *preset,
                     double inertia,
                     double cognitive,
                     double social,
                     double perturbation,
                     guint n_particles)
{
  g_assert_true (preset->settings.inertia == inertia);
  g_assert_true (preset->settings.cognitive == cognitive);
  g_assert_true (preset->settings.social == social);
  g_assert_true (preset->settings.perturbation == perturbation);
  g_assert_cmpuint (preset->settings.n_particles, ==, n_particles);
}

static void
assert_kinds (const MurSwarmPreset *preset,
              MurSwarmDraw draw,
              MurSwarmTopology topology,
              MurSwarmStart start,
              MurSwarmVelocity velocity,
              double bound_factor)
{
  g_assert_cmpint (preset->settings.draw, ==, draw);
  g_assert_cmpint (preset->settings.topology, ==, topology);
  g_assert_cmpint (preset->settings.start, ==, start);
  g_assert_cmpint (preset->settings.velocity, ==, velocity);
  g_assert_true (preset->settings.bound_factor == bound_factor);
}

static void
test_clerc_kennedy (void)
{
  const MurSwarmPreset *preset = mur_swarm_presets (); /* the default comes first */

  g_assert_cmpstr (preset->id, ==, "clerc-kennedy");
  g_assert_cmpstr (preset->title, ==, "Clerc–Kennedy");
  assert_coefficients (preset, 0.7298, 1.49618, 1.49618, 0, 100);
  assert_kinds (preset, MUR_SWARM_DRAW_COORDINATE, MUR_SWARM_GLOBAL,
                MUR_SWARM_START_HALTON, MUR_SWARM_VELOCITY_SPSO, 0);
  g_assert_cmpuint (preset->stop.iterations, ==, 500);
  g_assert_true (preset->stop.target == -INFINITY);

  /* Clerc and Kennedy: χ = 2 / |2 − φ − √(φ² − 4 φ)| at φ = 4.1, and χ φ / 2, printed
   * to four and five digits. */
  double chi = 2 / fabs (2 - 4.1 - sqrt (4.1 * 4.1 - 4 * 4.1));

  g_assert_cmpfloat_with_epsilon (preset->settings.inertia, chi, 5e-5);
  g_assert_cmpfloat_with_epsilon (preset->settings.social, chi * 2.05, 2e-5);
}

static void
test_laszuk (void)
{
  const MurSwarmPreset *first = find_preset ("laszuk-2015");
  const MurSwarmPreset *second = find_preset ("laszuk-2017");

  assert_coefficients (first, 0.2, 0.2, 0.1, 0, 100);
  assert_kinds (first, MUR_SWARM_DRAW_PARTICLE, MUR_SWARM_GLOBAL,
                MUR_SWARM_START_UNIFORM, MUR_SWARM_VELOCITY_RANGE, 0);
  g_assert_cmpuint (first->stop.iterations, ==, 500);
  assert_coefficients (second, 0.01, 0.2, 0.1, 0.01, 100);
  assert_kinds (second, MUR_SWARM_DRAW_PARTICLE, MUR_SWARM_GLOBAL,
                MUR_SWARM_START_HALTON, MUR_SWARM_VELOCITY_ROOT_RANGE, 0);
  g_assert_cmpuint (second->settings.halton_base, ==, 2); /* 2, 3, then 5 */
  g_assert_cmpuint (second->stop.iterations, ==, 6000);
  g_assert_cmpuint (second->stop.patience, ==, 100);
  g_assert_cmpuint (second->stop.grace, ==, 100);
  g_assert_true (second->stop.target == 1);
}

static void
test_spso_2011 (void)
{
  const MurSwarmPreset *preset = find_preset ("spso-2011");
  double inertia = (double)(1 / (2 * logl (2)));
  double acceleration = (double)(0.5L + logl (2));

  assert_coefficients (preset, inertia, acceleration, acceleration, 0, 40);
  assert_kinds (preset, MUR_SWARM_DRAW_SPHERE, MUR_SWARM_RANDOM,
                MUR_SWARM_START_UNIFORM, MUR_SWARM_VELOCITY_SPSO, -0.5);
}

/* One application of the recursion of (E x², E x x′, E x′²) with both bests at 0, r₁
 * and r₂ uniform and φ / 2 before each: the pull has mean φ / 2 and variance φ² / 24.
 */
static void
second_moment (double omega, double phi, double s[3])
{
  double a = 1 + omega - phi / 2;
  double next[3] = {
    (a * a + phi * phi / 24) * s[0] - 2 * a * omega * s[1] + omega * omega * s[2],
    a * s[0] - omega * s[1],
    s[0],
  };

  for (guint k = 0; k < 3; k++)
    s[k] = next[k];
}

static void
first_moment (double omega, double phi, double s[3])
{
  double next = (1 + omega - phi / 2) * s[0] - omega * s[1];

  s[1] = s[0];
  s[0] = next;
}

/* Whether a moment dies out, from the growth of its norm over many applications. */
static gboolean
dies_out (void (*apply) (double, double, double[3]), double omega, double phi)
{
  double s[3] = { 1, 0.3, 0.5 };
  double growth = 0;

  for (guint i = 0; i < 4000; i++)
    {
      apply (omega, phi, s);
      if (i % 50 < 49)
        continue;

      double norm = fabs (s[0]) + fabs (s[1]) + fabs (s[2]);

      growth += log (norm);
      for (guint k = 0; k < 3; k++)
        s[k] /= norm;
    }
  return growth < 0;
}

/* A grid that keeps clear of the borders, where 4000 applications do not decide. */
static gboolean
near_a_border (double omega, double phi)
{
  double first = 4 * (1 + omega);
  double second = 24 * (1 - omega * omega) / (7 - 5 * omega);

  return fabs (fabs (omega) - 1) < 0.01 || fabs (phi - first) < 0.02
         || fabs (phi - second) < 0.02;
}

static void
test_stability_is_that_of_the_moments (void)
{
  guint n_of_order[3] = { 0 };

  for (double omega = -1.23; omega < 1.3; omega += 0.0971)
    for (double phi = -0.413; phi < 9; phi += 0.1337)
      {
        if (near_a_border (omega, phi))
          continue;

        int order = 0;

        if (dies_out (first_moment, omega, phi))
          order = dies_out (second_moment, omega, phi) ? 2 : 1;
        n_of_order[order]++;
        if (mur_swarm_stability_order (omega, phi) != order)
          g_error ("omega %g, phi %g: order %d", omega, phi, order);
      }
  for (guint k = 0; k < 3; k++)
    g_assert_cmpuint (n_of_order[k], >, 50);
}

/* Poli's bound itself, from both sides: 24 (1 − 1/4) / (7 − 5/2) = 4 at ω = 1/2, and
 * 24 (3/4) / (7 + 5/2) = 36/19 at ω = −1/2. */
static void
test_stability_border (void)
{
  g_assert_cmpint (mur_swarm_stability_order (0.5, nextafter (4, 0)), ==, 2);
  g_assert_cmpint (mur_swarm_stability_order (0.5, 4), ==, 1);
  g_assert_cmpint (mur_swarm_stability_order (-0.5, 36.0 / 19 - 1e-12), ==, 2);
  g_assert_cmpint (mur_swarm_stability_order (-0.5, 36.0 / 19 + 1e-12), ==, 1);
  g_assert_cmpint (mur_swarm_stability_order (0.5, nextafter (6, 0)), ==, 1);
  g_assert_cmpint (mur_swarm_stability_order (0.5, 6), ==, 0);
  g_assert_cmpint (mur_swarm_stability_order (0.5, 0), ==, 0);
  g_assert_cmpint (mur_swarm_stability_order (1, 0.5), ==, 0);
  g_assert_cmpint (mur_swarm_stability_order (-1, 0.5), ==, 0);
  g_assert_cmpint (mur_swarm_stability_order (NAN, 1), ==, 0);
  g_assert_cmpint (mur_swarm_stability_order (0.5, NAN), ==, 0);
}

static void
test_presets_are_stable (void)
{
  for (const MurSwarmPreset *preset = mur_swarm_presets (); preset->id; preset++)
    {
      const MurSwarmSettings *settings = &preset->settings;

      g_assert_cmpint (mur_swarm_stability_order (
                         settings->inertia, settings->cognitive + settings->social),
                       ==, 2);
    }
}

void
mur_test_presets (void)
{
  g_test_add_func ("/swarm/presets/clerc-kennedy", test_clerc_kennedy);
  g_test_add_func ("/swarm/presets/laszuk", test_laszuk);
  g_test_add_func ("/swarm/presets/spso-2011", test_spso_2011);
  g_test_add_func ("/swarm/presets/are-stable", test_presets_are_stable);
  g_test_add_func ("/swarm/stability/moments", test_stability_is_that_of_the_moments);
  g_test_add_func ("/swarm/stability/border", test_stability_border);
}
