/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person does to a swarm between two generations. */

#include "tests/core/swarm/fixture.h"
#include "tests/core/swarm/units.h"

#include <math.h>
#include <string.h>

#define D 3
#define N 30

static MurSwarm *
flying (const MurStop *stop)
{
  MurSwarmSettings settings = preset_settings ("clerc-kennedy", N);
  MurSwarm *swarm = swarm_in_box (&settings, stop, D, 17, sphere_cb, NULL);

  run_generations (swarm, 12);
  return swarm;
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return x < y ? -1 : x > y;
}

/* Those with the twelve highest bests are within a fiftieth of the box of the place, at
 * rest, with the values of where they are as their bests; the others have not moved. */
static void
test_drop (void)
{
  MurStop stop = no_stop ();
  g_autoptr (MurSwarm) swarm = flying (&stop);
  const double centre[D] = { 1.25, -2, 3 };
  g_autofree double *bests
    = g_memdup2 (mur_swarm_best_values (swarm), N * sizeof (double));
  g_autofree double *sorted = g_memdup2 (bests, N * sizeof (double));
  g_autofree double *before
    = g_memdup2 (mur_swarm_positions (swarm), N * D * sizeof (double));
  const guint64 evaluations = mur_swarm_evaluations (swarm);
  guint n_dropped = 0;

  qsort (sorted, N, sizeof (double), compare_cb);
  g_assert_true (mur_swarm_drop (swarm, centre, 12));
  g_assert_cmpuint (mur_swarm_evaluations (swarm), ==, evaluations + 12);
  for (guint i = 0; i < N; i++)
    {
      const double *x = mur_swarm_positions (swarm) + i * D;
      double value;

      if (bests[i] < sorted[N - 12])
        {
          g_assert_cmpmem (x, D * sizeof (double), before + i * D, D * sizeof (double));
          continue;
        }
      n_dropped++;
      for (guint d = 0; d < D; d++)
        {
          g_assert_cmpfloat (fabs (x[d] - centre[d]), <=,
                             0.02 * (box_upper (d) - box_lower (d)));
          g_assert_true (mur_swarm_velocities (swarm)[i * D + d] == 0);
        }
      sphere_cb (x, 1, D, &value, NULL);
      g_assert_true (mur_swarm_values (swarm)[i] == value);
      g_assert_true (mur_swarm_best_values (swarm)[i] == value);
    }
  g_assert_cmpuint (n_dropped, ==, 12);
}

/* One stays, whatever is asked for, so that what was found is not lost; and a place out
 * of the box is its edge. */
static void
test_drop_all (void)
{
  MurStop stop = no_stop ();
  g_autoptr (MurSwarm) swarm = flying (&stop);
  const double far_off[D] = { 1e6, -1e6, 0 };
  const double best = mur_swarm_best_value (swarm);

  g_assert_true (mur_swarm_drop (swarm, far_off, 1000));
  g_assert_true (mur_swarm_best_value (swarm) == best);
  assert_inside_box (swarm);
  run_generations (swarm, 10);
  assert_inside_box (swarm);
}

/* Dropped on the minimum they lead. */
static void
test_drop_leads (void)
{
  MurStop stop = no_stop ();
  g_autoptr (MurSwarm) swarm = flying (&stop);
  const double centre[D]
    = { fixture_centre (0), fixture_centre (1), fixture_centre (2) };
  const double before = mur_swarm_best_value (swarm);
  double value;

  g_assert_true (mur_swarm_place (swarm, 4, centre));
  sphere_cb (centre, 1, D, &value, NULL);
  g_assert_cmpfloat (value, <, before);
  g_assert_true (mur_swarm_best_value (swarm) == value);
  g_assert_cmpmem (mur_swarm_best_position (swarm), sizeof centre, centre,
                   sizeof centre);
}

/* Where it has been put it is at rest, with its memory. */
static void
test_place (void)
{
  MurStop stop = no_stop ();
  g_autoptr (MurSwarm) swarm = flying (&stop);
  const double place[D] = { -5, 4, 1e9 };
  const double best = mur_swarm_best_values (swarm)[8];

  g_assert_true (mur_swarm_place (swarm, 8, place));
  g_assert_true (mur_swarm_positions (swarm)[8 * D] == -5);
  g_assert_true (mur_swarm_positions (swarm)[8 * D + 1] == 4);
  g_assert_true (mur_swarm_positions (swarm)[8 * D + 2] == box_upper (2));
  for (guint d = 0; d < D; d++)
    g_assert_true (mur_swarm_velocities (swarm)[8 * D + d] == 0);
  g_assert_true (mur_swarm_best_values (swarm)[8] == best);
}

/* The budget is never passed: what it has no room for is not done. */
static void
test_budget (void)
{
  MurStop stop = no_stop ();
  const double place[D] = { 1, 1, 1 };

  stop.evaluations = N * 13 + 5;

  g_autoptr (MurSwarm) swarm = flying (&stop);
  g_autoptr (MurSwarm) other = flying (&stop);

  g_assert_cmpuint (mur_swarm_evaluations (swarm), ==, N * 13);
  g_assert_false (mur_swarm_scatter (swarm));
  g_assert_false (mur_swarm_drop (swarm, place, 6));
  assert_same_state (swarm, other);
  g_assert_true (mur_swarm_drop (swarm, place, 4));
  g_assert_true (mur_swarm_place (swarm, 3, place));
  g_assert_false (mur_swarm_place (swarm, 3, place));
  g_assert_cmpuint (mur_swarm_evaluations (swarm), ==, N * 13 + 5);
}

void
mur_test_hand (void)
{
  g_test_add_func ("/swarm/hand/drop", test_drop);
  g_test_add_func ("/swarm/hand/drop-all", test_drop_all);
  g_test_add_func ("/swarm/hand/drop-leads", test_drop_leads);
  g_test_add_func ("/swarm/hand/place", test_place);
  g_test_add_func ("/swarm/hand/budget", test_budget);
}
