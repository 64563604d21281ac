/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person may do between two generations: retune, scatter, offer. */

#include "tests/core/swarm/fixture.h"
#include "tests/core/swarm/units.h"

#include <math.h>
#include <string.h>

#define N 12
#define D 3

/* New coefficients count from the next generation; the shape of the swarm stays. */
static void
test_retune (void)
{
  MurSwarmSettings settings = preset_settings ("clerc-kennedy", N);
  MurStop stop = no_stop ();
  g_autoptr (MurSwarm) swarm = swarm_in_box (&settings, &stop, D, 6, sphere_cb, NULL);
  g_autoptr (MurSwarm) other = swarm_in_box (&settings, &stop, D, 6, sphere_cb, NULL);

  run_generations (swarm, 5);
  mur_swarm_retune (swarm, &settings, &stop);
  run_generations (swarm, 5);
  run_generations (other, 10);
  assert_same_state (swarm, other);

  settings.inertia = settings.cognitive = settings.social = 0;
  settings.n_particles = 3;
  settings.draw = MUR_SWARM_DRAW_SPHERE;
  settings.bound_factor = 0.25;
  mur_swarm_retune (swarm, &settings, &stop);
  g_assert_cmpuint (mur_swarm_n_particles (swarm), ==, N);
  run_generations (swarm, 1);
  for (guint k = 0; k < N * D; k++)
    g_assert_true (mur_swarm_velocities (swarm)[k] == 0);
  g_assert_cmpmem (mur_swarm_positions (swarm), N * D * sizeof (double),
                   mur_swarm_positions (other), N * D * sizeof (double));
}

static void
test_retune_revives (void)
{
  MurSwarmSettings settings = preset_settings ("clerc-kennedy", N);
  MurStop stop = no_stop ();

  stop.iterations = 8;

  g_autoptr (MurSwarm) swarm = swarm_in_box (&settings, &stop, D, 6, sphere_cb, NULL);
  g_autoptr (MurSwarm) straight = NULL;

  generations_until (swarm, MUR_STATUS_EXHAUSTED);
  stop.iterations = 20;
  mur_swarm_retune (swarm, &settings, &stop);
  g_assert_cmpint (mur_swarm_status (swarm), ==, MUR_STATUS_RUNNING);
  generations_until (swarm, MUR_STATUS_EXHAUSTED);
  straight = swarm_in_box (&settings, &stop, D, 6, sphere_cb, NULL);
  generations_until (straight, MUR_STATUS_EXHAUSTED);
  assert_same_state (swarm, straight);

  stop.iterations = 10; /* what is spent is spent */
  mur_swarm_retune (swarm, &settings, &stop);
  g_assert_cmpint (mur_swarm_status (swarm), ==, MUR_STATUS_EXHAUSTED);
}

/* After long convergence all are at one point; scattered, they fill the box again. */
static void
test_scatter (void)
{
  MurSwarmSettings settings = preset_settings ("clerc-kennedy", 200);
  MurStop stop = no_stop ();
  g_autoptr (MurSwarm) swarm = swarm_in_box (&settings, &stop, D, 6, sphere_cb, NULL);
  g_autofree double *first = NULL;
  double best;
  double mean = 0;
  gsize size = 200 * D * sizeof (double);

  run_generations (swarm, 200);
  best = mur_swarm_best_value (swarm);
  mur_swarm_scatter (swarm);
  assert_inside_box (swarm);
  g_assert_true (mur_swarm_best_value (swarm) == best); /* 1e-20: none will beat it */
  g_assert_cmpuint (mur_swarm_generation (swarm), ==, 200);
  g_assert_cmpuint (mur_swarm_evaluations (swarm), ==, 200 * 202);
  for (guint i = 0; i < 200; i++)
    {
      double value;

      sphere_cb (mur_swarm_positions (swarm) + i * D, 1, D, &value, NULL);
      g_assert_true (mur_swarm_values (swarm)[i] == value);
      mean += (mur_swarm_positions (swarm)[i * D] - box_lower (0)) / 200;
    }
  /* uniform in 9.75: five standard errors 9.75 / √(12 · 200) */
  g_assert_cmpfloat_with_epsilon (mean, 9.75 / 2, 5 * 9.75 / sqrt (2400));

  first = g_memdup2 (mur_swarm_positions (swarm), size);
  mur_swarm_scatter (swarm);
  g_assert_cmpint (memcmp (first, mur_swarm_positions (swarm), size), !=, 0);
}

static void
test_scatter_renews_patience (void)
{
  MurSwarmSettings settings = preset_settings ("laszuk-2015", N);
  MurStop stop = no_stop ();
  double value = 4.5;

  stop.patience = 6;

  g_autoptr (MurSwarm) swarm
    = swarm_in_box (&settings, &stop, D, 6, constant_cb, &value);

  g_assert_cmpuint (generations_until (swarm, MUR_STATUS_STALLED), ==, 6);
  mur_swarm_scatter (swarm);
  g_assert_cmpint (mur_swarm_status (swarm), ==, MUR_STATUS_RUNNING);
  g_assert_cmpuint (generations_until (swarm, MUR_STATUS_STALLED), ==, 12);
}

static void
test_offer (void)
{
  MurSwarmSettings settings = preset_settings ("clerc-kennedy", N);
  MurStop stop = no_stop ();
  double plain = 4.5;
  const double position[D] = { 1.25, 100, -0.75 };
  const double nowhere[D] = { 1.25, NAN, -0.75 };
  const double elsewhere[D] = { 1, 1, 1 };

  stop.target = 0.5;

  g_autoptr (MurSwarm) swarm
    = swarm_in_box (&settings, &stop, D, 6, constant_cb, &plain);

  mur_swarm_offer (swarm, position, 4.5, 0); /* not lower */
  mur_swarm_offer (swarm, position, NAN, 0);
  mur_swarm_offer (swarm, position, -INFINITY, 0);
  mur_swarm_offer (swarm, nowhere, 1, 0);
  g_assert_true (mur_swarm_best_value (swarm) == 4.5);

  mur_swarm_offer (swarm, position, 1.5, 0);
  g_assert_true (mur_swarm_best_value (swarm) == 1.5);
  g_assert_true (mur_swarm_best_position (swarm)[0] == 1.25);
  g_assert_true (mur_swarm_best_position (swarm)[1] == box_upper (1));
  g_assert_cmpint (mur_swarm_status (swarm), ==, MUR_STATUS_RUNNING);
  mur_swarm_offer (swarm, elsewhere, 2, 0);
  g_assert_true (mur_swarm_best_position (swarm)[0] == 1.25);

  /* Higher, but by less than the slack. */
  mur_swarm_offer (swarm, elsewhere, 1.625, 0.125);
  g_assert_true (mur_swarm_best_value (swarm) == 1.5);
  mur_swarm_offer (swarm, elsewhere, 1.5625, 0.125);
  g_assert_true (mur_swarm_best_value (swarm) == 1.5625);
  g_assert_true (mur_swarm_best_position (swarm)[0] == 1);

  mur_swarm_offer (swarm, elsewhere, 0.25, 0);
  g_assert_cmpint (mur_swarm_status (swarm), ==, MUR_STATUS_TARGET);
}

/* Σ (x − data)². */
static void
around_cb (
  const double *points, gsize n_points, guint dimensions, double *values, gpointer data)
{
  const double *centre = data;

  for (gsize i = 0; i < n_points; i++)
    {
      values[i] = 0;
      for (guint d = 0; d < dimensions; d++)
        values[i] += (points[i * dimensions + d] - *centre)
                     * (points[i * dimensions + d] - *centre);
    }
}

/* The minimum has moved from −2 to 1.5: bests have the values of their places, or those
 * of the particles where these are lower, and the lowest leads. */
static void
test_judge_anew (void)
{
  MurSwarmSettings settings = preset_settings ("clerc-kennedy", N);
  MurStop stop = no_stop ();
  double centre = -2, lowest = INFINITY, values[N];

  g_autoptr (MurSwarm) swarm
    = swarm_in_box (&settings, &stop, D, 6, around_cb, &centre);
  for (int i = 0; i < 5; i++)
    mur_swarm_step (swarm);
  const guint64 evaluations = mur_swarm_evaluations (swarm);

  centre = 1.5;
  mur_swarm_judge_anew (swarm);
  around_cb (mur_swarm_positions (swarm), N, D, values, &centre);
  g_assert_cmpmem (values, sizeof values, mur_swarm_values (swarm), sizeof values);
  around_cb (mur_swarm_best_positions (swarm), N, D, values, &centre);
  g_assert_cmpmem (values, sizeof values, mur_swarm_best_values (swarm), sizeof values);
  for (guint i = 0; i < N; i++)
    {
      lowest = fmin (lowest, values[i]);
      g_assert_cmpfloat (values[i], <=, mur_swarm_values (swarm)[i]);
    }
  g_assert_cmpfloat (mur_swarm_best_value (swarm), ==, lowest);
  g_assert_cmpuint (mur_swarm_evaluations (swarm), ==, evaluations + 2 * N);
}

/* What is offered leads: all others are drawn to it. */
static void
test_offer_leads (void)
{
  MurSwarmSettings settings = preset_settings ("clerc-kennedy", N);
  MurStop stop = no_stop ();
  double plain = 4.5;
  const double position[D] = { 1.25, -2.5, -0.75 };

  settings.inertia = settings.cognitive = 0;
  settings.social = 1;

  g_autoptr (MurSwarm) swarm
    = swarm_in_box (&settings, &stop, D, 6, constant_cb, &plain);
  g_autofree double *before
    = g_memdup2 (mur_swarm_positions (swarm), N * D * sizeof (double));

  mur_swarm_offer (swarm, position, 1.5, 0);
  run_generations (swarm, 1);
  for (guint k = 0; k < N * D; k++)
    {
      double away = fabs (mur_swarm_positions (swarm)[k] - position[k % D]);

      g_assert_cmpfloat (away, <=, fabs (before[k] - position[k % D]) + 1e-12);
    }
  g_assert_true (mur_swarm_best_value (swarm) == 1.5);
}

/* An offer at the end does not set a swarm that has stalled going again. */
static void
test_offer_at_the_end (void)
{
  MurSwarmSettings settings = preset_settings ("clerc-kennedy", N);
  MurStop stop = no_stop ();
  double plain = 4.5;
  const double position[D] = { 1, 1, 1 };

  stop.patience = 3;

  g_autoptr (MurSwarm) swarm
    = swarm_in_box (&settings, &stop, D, 6, constant_cb, &plain);

  generations_until (swarm, MUR_STATUS_STALLED);
  mur_swarm_offer (swarm, position, 1, 0);
  g_assert_cmpint (mur_swarm_status (swarm), ==, MUR_STATUS_STALLED);
  g_assert_true (mur_swarm_best_value (swarm) == 1);
}

void
mur_test_control (void)
{
  g_test_add_func ("/swarm/control/retune", test_retune);
  g_test_add_func ("/swarm/control/retune-revives", test_retune_revives);
  g_test_add_func ("/swarm/control/scatter", test_scatter);
  g_test_add_func ("/swarm/control/scatter-renews-patience",
                   test_scatter_renews_patience);
  g_test_add_func ("/swarm/control/offer", test_offer);
  g_test_add_func ("/swarm/control/offer-leads", test_offer_leads);
  g_test_add_func ("/swarm/control/judge-anew", test_judge_anew);
  g_test_add_func ("/swarm/control/offer-at-the-end", test_offer_at_the_end);
}
