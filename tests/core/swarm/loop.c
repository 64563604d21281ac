/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The loop: bests and stops. */

#include "tests/core/swarm/fixture.h"
#include "tests/core/swarm/units.h"

#include <math.h>
#include <string.h>

#define N 12
#define D 3

/* Values that a table gives, one for each call and all particles alike. */
typedef struct
{
  const double *by_call;
  guint n_calls;
  guint call;
} Script;

static void
script_cb (
  const double *points, gsize n_points, guint dimensions, double *values, gpointer data)
{
  Script *script = data;
  guint call = MIN (script->call, script->n_calls - 1);

  for (gsize i = 0; i < n_points; i++)
    values[i] = script->by_call[call] + (double)i;
  script->call++;
}

/* The objective gets worse after every visit: a best that were a reference to the
 * particle's position, and not a copy of it, would wander off. */
static void
test_bests_are_copies (void)
{
  static const double by_call[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };

  for (const MurSwarmPreset *preset = mur_swarm_presets (); preset->id; preset++)
    {
      Script script = { by_call, G_N_ELEMENTS (by_call), 0 };
      MurStop stop = no_stop ();
      MurSwarmSettings settings = preset_settings (preset->id, N);
      g_autoptr (MurSwarm) swarm
        = swarm_in_box (&settings, &stop, D, 8, script_cb, &script);
      g_autofree double *start
        = g_memdup2 (mur_swarm_positions (swarm), N * D * sizeof (double));

      run_generations (swarm, 9);
      g_assert_cmpuint (script.call, ==, 10);
      g_assert_true (mur_swarm_best_value (swarm) == 1);
      g_assert_cmpmem (mur_swarm_best_position (swarm), D * sizeof (double), start,
                       D * sizeof (double));
      g_assert_cmpmem (mur_swarm_best_positions (swarm), N * D * sizeof (double), start,
                       N * D * sizeof (double));
      g_assert_cmpint (
        memcmp (mur_swarm_positions (swarm), start, N * D * sizeof (double)), !=, 0);
    }
}

/* The best is what the objective says of the best position, at every generation, and
 * never gets worse; the mean is that of the values. */
static void
test_best_and_mean_are_true (void)
{
  for (const MurSwarmPreset *preset = mur_swarm_presets (); preset->id; preset++)
    {
      MurStop stop = no_stop ();
      MurSwarmSettings settings = preset_settings (preset->id, N);
      g_autoptr (MurSwarm) swarm
        = swarm_in_box (&settings, &stop, D, 77, rastrigin_cb, NULL);
      double lowest = INFINITY;

      for (guint generation = 0; generation < 40; generation++)
        {
          double mean = 0;
          double value;

          for (guint i = 0; i < N; i++)
            {
              lowest = fmin (lowest, mur_swarm_values (swarm)[i]);
              mean += mur_swarm_values (swarm)[i];
            }
          rastrigin_cb (mur_swarm_best_position (swarm), 1, D, &value, NULL);
          g_assert_true (mur_swarm_best_value (swarm) == lowest && value == lowest);
          /* twelve additions and divisions of numbers below 300 */
          g_assert_cmpfloat_with_epsilon (mur_swarm_mean_value (swarm), mean / N,
                                          1e-12);
          g_assert_cmpuint (mur_swarm_evaluations (swarm), ==, N * (generation + 1));
          assert_inside_box (swarm);
          mur_swarm_step (swarm);
        }
    }
}

/* Pulled towards its own best alone, a particle in one dimension never leaves for the
 * other side: with φ ≤ 1 it lands between, so what it has left behind is remembered. */
static void
test_every_particle_has_its_own_best (void)
{
  static const double by_call[] = { 1, 2, 3 };
  Script script = { by_call, 3, 0 };
  MurSwarmSettings settings = preset_settings ("laszuk-2015", N);
  MurStop stop = no_stop ();

  settings.inertia = 1;
  settings.cognitive = settings.social = 0;

  g_autoptr (MurSwarm) swarm
    = swarm_in_box (&settings, &stop, 1, 1, script_cb, &script);
  g_autofree double *start
    = g_memdup2 (mur_swarm_positions (swarm), N * sizeof (double));
  g_autofree double *away = NULL;

  run_generations (swarm, 1);
  away = g_memdup2 (mur_swarm_positions (swarm), N * sizeof (double));
  settings.inertia = 0;
  settings.cognitive = 1;
  mur_swarm_retune (swarm, &settings, &stop);
  run_generations (swarm, 1);
  for (guint i = 0; i < N; i++)
    {
      double share = (mur_swarm_positions (swarm)[i] - away[i]) / (start[i] - away[i]);

      g_assert_true (start[i] != away[i]);
      g_assert_cmpfloat (share, >=, -1e-12);
      g_assert_cmpfloat (share, <=, 1 + 1e-12);
    }
}

static void
test_stop_by_target (void)
{
  static const double by_call[] = { 9, 8, 5, 3.5, 3, 1 };
  Script script = { by_call, 6, 0 };
  MurSwarmSettings settings = preset_settings ("clerc-kennedy", N);
  MurStop stop = no_stop ();

  stop.target = 3.5; /* below, not at */

  g_autoptr (MurSwarm) swarm
    = swarm_in_box (&settings, &stop, D, 1, script_cb, &script);

  run_generations (swarm, 3);
  g_assert_cmpint (mur_swarm_status (swarm), ==, MUR_STATUS_RUNNING);
  g_assert_cmpint (mur_swarm_step (swarm), ==, MUR_STATUS_TARGET);
  g_assert_cmpint (mur_swarm_step (swarm), ==, MUR_STATUS_TARGET);
  g_assert_cmpuint (mur_swarm_generation (swarm), ==, 4);
  g_assert_cmpuint (script.call, ==, 5);
}

/* Patience starts anew with every gain: gains at 3 and 6, so 6 + 4. */
static void
test_stop_by_patience (void)
{
  static const double by_call[] = { 9, 9, 9, 8, 8, 8, 7, 7 };
  Script script = { by_call, 8, 0 };
  MurSwarmSettings settings = preset_settings ("clerc-kennedy", N);
  MurStop stop = no_stop ();

  stop.patience = 4;

  g_autoptr (MurSwarm) swarm
    = swarm_in_box (&settings, &stop, D, 1, script_cb, &script);

  g_assert_cmpuint (generations_until (swarm, MUR_STATUS_STALLED), ==, 10);
}

/* As published: 100 generations in a row with the same best, counted after generation
 * 100: on a plain that is generation 200, and best < 1 ends it at the start. */
static void
test_stop_of_laszuk_2017 (void)
{
  const MurSwarmPreset *preset = find_preset ("laszuk-2017");
  double high = 2.5;
  double low = 0.96875;
  double one = 1;
  g_autoptr (MurSwarm) plain
    = swarm_in_box (&preset->settings, &preset->stop, D, 1, constant_cb, &high);
  g_autoptr (MurSwarm) at_one
    = swarm_in_box (&preset->settings, &preset->stop, D, 1, constant_cb, &one);
  g_autoptr (MurSwarm) done
    = swarm_in_box (&preset->settings, &preset->stop, D, 1, constant_cb, &low);

  g_assert_cmpuint (generations_until (plain, MUR_STATUS_STALLED), ==, 200);
  g_assert_cmpuint (generations_until (at_one, MUR_STATUS_STALLED), ==, 200);
  g_assert_cmpuint (generations_until (done, MUR_STATUS_TARGET), ==, 0);
}

static void
test_stop_by_budget (void)
{
  MurSwarmSettings settings = preset_settings ("clerc-kennedy", N);
  MurStop by_generations = no_stop ();
  MurStop by_evaluations = no_stop ();

  by_generations.iterations = 13;
  by_evaluations.evaluations = 5 * N + 1; /* one left over: not enough for another */

  g_autoptr (MurSwarm) first
    = swarm_in_box (&settings, &by_generations, D, 1, sphere_cb, NULL);
  g_autoptr (MurSwarm) second
    = swarm_in_box (&settings, &by_evaluations, D, 1, sphere_cb, NULL);

  g_assert_cmpuint (generations_until (first, MUR_STATUS_EXHAUSTED), ==, 13);
  g_assert_cmpuint (generations_until (second, MUR_STATUS_EXHAUSTED), ==, 4);
  g_assert_cmpuint (mur_swarm_evaluations (second), ==, 5 * N);
}

void
mur_test_loop (void)
{
  g_test_add_func ("/swarm/loop/bests-are-copies", test_bests_are_copies);
  g_test_add_func ("/swarm/loop/best-and-mean-are-true", test_best_and_mean_are_true);
  g_test_add_func ("/swarm/loop/every-particle-has-its-own-best",
                   test_every_particle_has_its_own_best);
  g_test_add_func ("/swarm/loop/stop-by-target", test_stop_by_target);
  g_test_add_func ("/swarm/loop/stop-by-patience", test_stop_by_patience);
  g_test_add_func ("/swarm/loop/stop-of-laszuk-2017", test_stop_of_laszuk_2017);
  g_test_add_func ("/swarm/loop/stop-by-budget", test_stop_by_budget);
}
