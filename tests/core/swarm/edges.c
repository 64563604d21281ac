/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Edges: values that are no numbers, plains, the smallest swarms, given starts. */

#include "tests/core/swarm/fixture.h"
#include "tests/core/swarm/units.h"

#include <float.h>
#include <math.h>

/* Three bands of the first coordinate have no value; −∞ would be the best of all. */
static void
holes_cb (
  const double *points, gsize n_points, guint dimensions, double *values, gpointer data)
{
  sphere_cb (points, n_points, dimensions, values, NULL);
  for (gsize i = 0; i < n_points; i++)
    {
      double x = points[i * dimensions];

      if (x < -2)
        values[i] = -INFINITY;
      else if (x > 0.875 && x < 2)
        values[i] = NAN;
      else if (x >= 2)
        values[i] = INFINITY;
    }
}

static void
test_holes_do_not_win (void)
{
  static const MurSwarmTopology topologies[]
    = { MUR_SWARM_GLOBAL, MUR_SWARM_RING, MUR_SWARM_RANDOM };

  for (const MurSwarmPreset *preset = mur_swarm_presets (); preset->id; preset++)
    for (guint t = 0; t < 3; t++)
      {
        MurStop stop = no_stop ();
        MurSwarmSettings settings = preset_settings (preset->id, 40);

        settings.topology = topologies[t];

        g_autoptr (MurSwarm) swarm
          = swarm_in_box (&settings, &stop, 2, 4242, holes_cb, NULL);

        for (guint i = 0; i < 150; i++)
          {
            double value;

            mur_swarm_step (swarm);
            assert_inside_box (swarm);
            holes_cb (mur_swarm_best_position (swarm), 1, 2, &value, NULL);
            g_assert_true (isfinite (value) && value == mur_swarm_best_value (swarm));
          }
        /* The minimiser, at 0.8125, is beside the edge at 0.875. */
        if (preset->settings.perturbation == 0 && preset->settings.inertia > 0.5)
          g_assert_cmpfloat (mur_swarm_best_value (swarm), <, 1e-6);
      }
}

static void
check_nowhere_finite (double value)
{
  for (const MurSwarmPreset *preset = mur_swarm_presets (); preset->id; preset++)
    {
      MurStop stop = no_stop ();
      MurSwarmSettings settings = preset_settings (preset->id, 25);

      stop.patience = 60;
      stop.target = 1;

      g_autoptr (MurSwarm) swarm
        = swarm_in_box (&settings, &stop, 3, 4242, constant_cb, &value);

      run_generations (swarm, 70);
      assert_inside_box (swarm);
      g_assert_true (mur_swarm_best_value (swarm) == INFINITY);
      g_assert_true (isnan (mur_swarm_mean_value (swarm)));
      g_assert_cmpint (mur_swarm_status (swarm), ==, MUR_STATUS_STALLED);
      g_assert_cmpuint (mur_swarm_generation (swarm), ==, 60);
      for (guint d = 0; d < 3; d++)
        g_assert_true (isfinite (mur_swarm_best_position (swarm)[d]));
    }
}

static void
test_nowhere_finite (void)
{
  check_nowhere_finite (NAN);
  check_nowhere_finite (-NAN);
  check_nowhere_finite (INFINITY);
  check_nowhere_finite (-INFINITY);
}

/* Nothing but inertia moves a swarm that has seen no finite value: places without one
 * do not attract. */
static void
test_no_value_no_attraction (void)
{
  MurStop stop = no_stop ();
  double value = NAN;

  for (const MurSwarmPreset *preset = mur_swarm_presets (); preset->id; preset++)
    {
      MurSwarmSettings settings = preset_settings (preset->id, 25);

      settings.inertia = 0.5;
      settings.perturbation = 0;

      g_autoptr (MurSwarm) swarm
        = swarm_in_box (&settings, &stop, 3, 4242, constant_cb, &value);
      g_autofree double *away = NULL;

      run_generations (swarm, 1); /* away from the start */
      away = g_memdup2 (mur_swarm_positions (swarm), 25 * 3 * sizeof (double));
      settings.inertia = 0;
      mur_swarm_retune (swarm, &settings, &stop);
      run_generations (swarm, 5);
      g_assert_cmpmem (mur_swarm_positions (swarm), 25 * 3 * sizeof (double), away,
                       25 * 3 * sizeof (double));
    }
}

static void
test_mean_skips_what_is_not_finite (void)
{
  MurSwarmSettings settings = preset_settings ("laszuk-2015", 40);
  MurStop stop = no_stop ();
  double largest = DBL_MAX;
  g_autoptr (MurSwarm) swarm = swarm_in_box (&settings, &stop, 2, 4242, holes_cb, NULL);
  g_autoptr (MurSwarm) huge
    = swarm_in_box (&settings, &stop, 2, 4242, constant_cb, &largest);
  long double sum = 0;
  guint n = 0;

  for (guint i = 0; i < 40; i++)
    if (isfinite (mur_swarm_values (swarm)[i]))
      {
        sum += mur_swarm_values (swarm)[i];
        n++;
      }
  g_assert_true (n > 5 && n < 35);
  g_assert_cmpfloat_with_epsilon (mur_swarm_mean_value (swarm), (double)(sum / n),
                                  1e-13);
  /* forty terms of DBL_MAX / 40, added with 2⁻⁵³ each */
  g_assert_cmpfloat (fabs (mur_swarm_mean_value (huge) / DBL_MAX - 1), <, 40 * 0x1p-52);
}

/* On a plain the first particle's start stays the best. */
static void
test_plain (void)
{
  for (const MurSwarmPreset *preset = mur_swarm_presets (); preset->id; preset++)
    {
      MurSwarmSettings settings = preset_settings (preset->id, 25);
      MurStop stop = no_stop ();
      double value = -3.25;
      g_autoptr (MurSwarm) swarm
        = swarm_in_box (&settings, &stop, 3, 4242, constant_cb, &value);
      g_autofree double *start
        = g_memdup2 (mur_swarm_positions (swarm), 3 * sizeof (double));

      run_generations (swarm, 30);
      g_assert_cmpmem (mur_swarm_best_position (swarm), 3 * sizeof (double), start,
                       3 * sizeof (double));
      g_assert_true (mur_swarm_best_value (swarm) == -3.25);
      /* 25 additions, each within 2⁻⁵² of a sum below 4 */
      g_assert_cmpfloat_with_epsilon (mur_swarm_mean_value (swarm), -3.25,
                                      25 * 0x1p-52);
    }
}

static void
test_small_swarms (void)
{
  static const MurSwarmTopology topologies[]
    = { MUR_SWARM_GLOBAL, MUR_SWARM_RING, MUR_SWARM_RANDOM };

  for (const MurSwarmPreset *preset = mur_swarm_presets (); preset->id; preset++)
    for (guint t = 0; t < 3; t++)
      for (guint n = 1; n < 4; n++)
        for (guint dimensions = 1; dimensions < 4; dimensions++)
          {
            MurSwarmSettings settings = preset_settings (preset->id, n);
            MurStop stop = no_stop ();
            double start;

            settings.topology = topologies[t];

            g_autoptr (MurSwarm) swarm
              = swarm_in_box (&settings, &stop, dimensions, n, sphere_cb, NULL);

            start = mur_swarm_best_value (swarm);
            run_generations (swarm, 40);
            assert_inside_box (swarm);
            g_assert_cmpfloat (mur_swarm_best_value (swarm), <=, start);
          }
}

/* A coordinate whose bounds coincide stays there; with all of them so, too. */
static void
test_no_room (void)
{
  const double lower[3] = { -1.3, 0.7, 2.1 };
  const double upper[3] = { -1.3, 1.9, 2.1 };

  for (const MurSwarmPreset *preset = mur_swarm_presets (); preset->id; preset++)
    {
      MurSwarmSettings settings = preset_settings (preset->id, 20);
      MurStop stop = no_stop ();
      g_autoptr (MurSwarm) swarm = mur_swarm_new (&settings, &stop, 3, lower, upper,
                                                  NULL, 0, 3, sphere_cb, NULL);
      g_autoptr (MurSwarm) point = mur_swarm_new (&settings, &stop, 3, lower, lower,
                                                  NULL, 0, 3, sphere_cb, NULL);

      run_generations (swarm, 50);
      run_generations (point, 50);
      for (guint i = 0; i < 20; i++)
        {
          const double *x = mur_swarm_positions (swarm) + 3 * i;

          g_assert_true (x[0] == -1.3 && x[2] == 2.1);
          g_assert_true (x[1] >= 0.7 && x[1] <= 1.9);
          g_assert_cmpmem (mur_swarm_positions (point) + 3 * i, sizeof lower, lower,
                           sizeof lower);
        }
    }
}

/* Bounds whose difference overflows. */
static void
test_widest_box (void)
{
  const double lower[2] = { -DBL_MAX, -1 };
  const double upper[2] = { DBL_MAX, 1 };

  for (const MurSwarmPreset *preset = mur_swarm_presets (); preset->id; preset++)
    {
      MurSwarmSettings settings = preset_settings (preset->id, 20);
      MurStop stop = no_stop ();

      settings.perturbation = 10;

      g_autoptr (MurSwarm) swarm = mur_swarm_new (&settings, &stop, 2, lower, upper,
                                                  NULL, 0, 3, sphere_cb, NULL);

      run_generations (swarm, 50);
      for (guint k = 0; k < 40; k++)
        {
          g_assert_true (isfinite (mur_swarm_positions (swarm)[k]));
          g_assert_true (isfinite (mur_swarm_velocities (swarm)[k]));
        }
    }
}

/* Coefficients at the ends of their ranges throw a swarm about, never out. */
static void
test_wildest_coefficients (void)
{
  for (guint draw = 0; draw < 3; draw++)
    for (double inertia = -2; inertia <= 2; inertia += 4)
      {
        MurSwarmSettings settings = preset_settings ("spso-2011", 20);
        MurStop stop = no_stop ();

        settings.inertia = inertia;
        settings.cognitive = settings.social = 5;
        settings.perturbation = 10;
        settings.bound_factor = -1;
        settings.draw = (MurSwarmDraw)draw;

        g_autoptr (MurSwarm) swarm
          = swarm_in_box (&settings, &stop, 5, 8, rastrigin_cb, NULL);

        for (guint i = 0; i < 3000; i++)
          {
            mur_swarm_step (swarm);
            assert_inside_box (swarm);
          }
      }
}

static void
assert_no_swarm (MurSwarmSettings settings,
                 guint dimensions,
                 double lower,
                 double upper,
                 const char *message)
{
  MurStop stop = no_stop ();

  g_test_expect_message ("murmuration", G_LOG_LEVEL_CRITICAL, message);
  g_assert_null (mur_swarm_new (&settings, &stop, dimensions, &lower, &upper, NULL, 0,
                                1, sphere_cb, NULL));
  g_test_assert_expected_messages ();
}

static void
test_misuse (void)
{
  MurSwarmSettings good = preset_settings ("clerc-kennedy", 5);
  MurSwarmSettings bad = good;

  assert_no_swarm (good, 0, 0, 1, "*dimensions*");
  assert_no_swarm (good, 1, 1, 0, "*bounds_valid*");
  assert_no_swarm (good, 1, NAN, 0, "*bounds_valid*");
  assert_no_swarm (good, 1, 0, INFINITY, "*bounds_valid*");
  bad.n_particles = 0;
  assert_no_swarm (bad, 1, 0, 1, "*n_particles*");
  bad.n_particles = 100001;
  assert_no_swarm (bad, 1, 0, 1, "*n_particles*");
  bad = good;
  bad.inertia = 2.125;
  assert_no_swarm (bad, 1, 0, 1, "*coefficients_valid*");
  bad = good;
  bad.social = NAN;
  assert_no_swarm (bad, 1, 0, 1, "*coefficients_valid*");
  bad = good;
  bad.cognitive = -0.25;
  assert_no_swarm (bad, 1, 0, 1, "*coefficients_valid*");
  bad = good;
  bad.perturbation = 10.5;
  assert_no_swarm (bad, 1, 0, 1, "*coefficients_valid*");
  bad = good;
  bad.bound_factor = -1.5;
  assert_no_swarm (bad, 1, 0, 1, "*bound_factor*");
  mur_swarm_free (NULL);
}

void
mur_test_edges (void)
{
  g_test_add_func ("/swarm/edges/holes-do-not-win", test_holes_do_not_win);
  g_test_add_func ("/swarm/edges/nowhere-finite", test_nowhere_finite);
  g_test_add_func ("/swarm/edges/no-value-no-attraction", test_no_value_no_attraction);
  g_test_add_func ("/swarm/edges/mean-skips-what-is-not-finite",
                   test_mean_skips_what_is_not_finite);
  g_test_add_func ("/swarm/edges/plain", test_plain);
  g_test_add_func ("/swarm/edges/small-swarms", test_small_swarms);
  g_test_add_func ("/swarm/edges/no-room", test_no_room);
  g_test_add_func ("/swarm/edges/widest-box", test_widest_box);
  g_test_add_func ("/swarm/edges/wildest-coefficients", test_wildest_coefficients);
  g_test_add_func ("/swarm/edges/misuse", test_misuse);
}
