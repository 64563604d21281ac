/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a swarm starts: positions given and generated, and the first velocities. */

#include "tests/core/sampling/inverse.h"
#include "tests/core/swarm/fixture.h"
#include "tests/core/swarm/units.h"

#include <math.h>

/* Given rows come first and are clamped; the generator fills the rest as if nothing had
 * been given. */
static void
test_given_starts (void)
{
  static const MurSwarmStart starts[]
    = { MUR_SWARM_START_HALTON, MUR_SWARM_START_UNIFORM };
  const double lower[2] = { -1, 2 };
  const double upper[2] = { 3, 2.5 };
  const double given[6] = { 0.3, 2.2, -7, 2.4, NAN, 99 };
  const double placed[6] = { 0.3, 2.2, -1, 2.4, -1, 2.5 };

  for (guint k = 0; k < 2; k++)
    {
      MurSwarmSettings settings = preset_settings ("clerc-kennedy", 10);
      MurStop stop = no_stop ();

      settings.start = starts[k];

      g_autoptr (MurSwarm) swarm = mur_swarm_new (&settings, &stop, 2, lower, upper,
                                                  given, 3, 5, sphere_cb, NULL);
      g_autoptr (MurSwarm) other = mur_swarm_new (&settings, &stop, 2, lower, upper,
                                                  NULL, 0, 5, sphere_cb, NULL);

      g_assert_cmpmem (mur_swarm_positions (swarm), sizeof placed, placed,
                       sizeof placed);
      g_assert_cmpmem (mur_swarm_positions (swarm) + 6, 14 * sizeof (double),
                       mur_swarm_positions (other) + 6, 14 * sizeof (double));
      for (guint i = 0; i < 3; i++)
        {
          double value;

          sphere_cb (placed + 2 * i, 1, 2, &value, NULL);
          g_assert_true (mur_swarm_values (swarm)[i] == value);
        }
    }
}

static void
test_more_given_than_particles (void)
{
  const double lower[1] = { 0 };
  const double upper[1] = { 1 };
  const double given[4] = { 0.1, 0.2, 0.3, 0.4 };
  MurSwarmSettings settings = preset_settings ("clerc-kennedy", 2);
  MurStop stop = no_stop ();
  g_autoptr (MurSwarm) swarm
    = mur_swarm_new (&settings, &stop, 1, lower, upper, given, 4, 5, sphere_cb, NULL);

  g_assert_true (mur_swarm_positions (swarm)[0] == 0.1);
  g_assert_true (mur_swarm_positions (swarm)[1] == 0.2);
}

/* As published: Laszuk 2017 starts on Halton points of bases 5, 7, 11 from index 0. Two
 * roundings lie between the point and the position. */
static void
test_halton_start (void)
{
  MurSwarmSettings settings = preset_settings ("laszuk-2017", 100);
  MurStop stop = no_stop ();
  g_autoptr (MurSwarm) swarm = swarm_in_box (&settings, &stop, 3, 5, sphere_cb, NULL);
  static const guint32 bases[3] = { 5, 7, 11 };

  for (guint i = 0; i < 100; i++)
    for (guint d = 0; d < 3; d++)
      {
        double share = plain_inverse (i, bases[d]);

        g_assert_cmpfloat_with_epsilon (
          mur_swarm_positions (swarm)[3 * i + d],
          box_lower (d) * (1 - share) + box_upper (d) * share, 4e-15);
      }
}

/* Laszuk's velocities share one sign a particle and stay below their limits, which some
 * come close to: of 3000 draws the largest is below 0.99 with probability 1e-13. */
static void
check_laszuk_velocity (const char *id, double limit[3])
{
  MurSwarmSettings settings = preset_settings (id, 3000);
  MurStop stop = no_stop ();
  g_autoptr (MurSwarm) swarm = swarm_in_box (&settings, &stop, 3, 5, sphere_cb, NULL);
  double largest[3] = { 0 };
  guint n_negative = 0;

  for (guint i = 0; i < 3000; i++)
    {
      const double *v = mur_swarm_velocities (swarm) + 3 * i;

      g_assert_true (signbit (v[0]) == signbit (v[1]));
      g_assert_true (signbit (v[0]) == signbit (v[2]));
      n_negative += signbit (v[0]) ? 1 : 0;
      for (guint d = 0; d < 3; d++)
        largest[d] = fmax (largest[d], fabs (v[d]) / limit[d]);
    }
  for (guint d = 0; d < 3; d++)
    {
      g_assert_cmpfloat (largest[d], <, 1);
      g_assert_cmpfloat (largest[d], >, 0.99);
    }
  g_assert_cmpint (ABS ((gint)n_negative - 1500), <, 5 * 28); /* √3000 / 2 = 27.4 */
}

static void
test_start_velocities (void)
{
  double ranges[3];
  double roots[3];

  for (guint d = 0; d < 3; d++)
    {
      ranges[d] = box_upper (d) - box_lower (d);
      roots[d] = sqrt (ranges[d]) / 2;
    }
  check_laszuk_velocity ("laszuk-2015", ranges);
  check_laszuk_velocity ("laszuk-2017", roots);
}

/* SPSO-2011: one full start velocity leads to a point of the box, uniform there: mean
 * ½ within five standard errors. */
static void
test_spso_start_velocity (void)
{
  MurSwarmSettings settings = preset_settings ("spso-2011", 3000);
  MurStop stop = no_stop ();
  g_autoptr (MurSwarm) swarm = swarm_in_box (&settings, &stop, 1, 5, sphere_cb, NULL);
  double mean = 0;

  for (guint i = 0; i < 3000; i++)
    {
      double target = mur_swarm_positions (swarm)[i] + mur_swarm_velocities (swarm)[i];
      double share = (target - box_lower (0)) / (box_upper (0) - box_lower (0));

      g_assert_cmpfloat (share, >, -1e-15);
      g_assert_cmpfloat (share, <, 1 + 1e-15);
      mean += share / 3000;
    }
  g_assert_cmpfloat_with_epsilon (mean, 0.5, 5 / sqrt (12.0 * 3000));
}

void
mur_test_start (void)
{
  g_test_add_func ("/swarm/start/given", test_given_starts);
  g_test_add_func ("/swarm/start/more-given-than-particles",
                   test_more_given_than_particles);
  g_test_add_func ("/swarm/start/halton", test_halton_start);
  g_test_add_func ("/swarm/start/laszuk-velocities", test_start_velocities);
  g_test_add_func ("/swarm/start/spso-velocity", test_spso_start_velocity);
}
