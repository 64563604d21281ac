/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How near to shifted minima of ten dimensions the presets come within 20 000
 * evaluations: medians of 25 seeds, which have to be as good as the best of three
 * programs (kkentzo/pso, pagmo2, pyswarms) and of the textbook laws. */

#include "core/experiments/registry.h"
#include "tests/core/experiments/runs.h"
#include "tests/core/experiments/tests.h"

#include <math.h>
#include <stdlib.h>

#define SWARM &mur_experiment_swarm
#define N_SEEDS 25

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return x < y ? -1 : x > y;
}

/* The errors of all seeds, in order. */
static void
search (const char *preset, const char *const *changes, double *errors)
{
  for (guint k = 0; k < N_SEEDS; k++)
    {
      g_autoptr (MurSession) session = mur_session_new (SWARM);
      g_autofree char *seed = g_strdup_printf ("%u", k + 1);

      mur_experiment_apply_preset (SWARM, preset, session->parameters, NULL);
      mur_parameters_set (session->parameters, "seed", seed, NULL);
      for (const char *const *pair = changes; pair != NULL && *pair != NULL; pair += 2)
        g_assert_true (
          mur_parameters_set (session->parameters, pair[0], pair[1], NULL));

      g_autoptr (MurJob) job = mur_runs_begin (session, 1);

      mur_runs_finish (job);

      g_autoptr (MurFrame) frame = mur_job_frame (job);

      errors[k] = mur_frame_scalar (frame, "error");
      if (mur_parameters_integer (session->parameters, "evaluations") > 0)
        g_assert_cmpfloat (mur_frame_scalar (frame, "evaluations"), <=, 20000);
    }
  qsort (errors, N_SEEDS, sizeof *errors, compare_cb);
}

static double
median (const char *preset, const char *const *changes)
{
  double errors[N_SEEDS];

  search (preset, changes, errors);
  g_test_message ("%s: %.2g, at most %.2g", preset, errors[N_SEEDS / 2],
                  errors[N_SEEDS - 1]);
  return errors[N_SEEDS / 2];
}

static void
test_best (void)
{
  g_assert_cmpfloat (median ("ten-sphere", NULL), <=, 1e-25);
  g_assert_cmpfloat (median ("ten-ackley", NULL), <=, 4e-15);
  g_assert_cmpfloat (median ("ten-griewank", NULL), <=, 0.011);
  g_assert_cmpfloat (median ("ten-rastrigin", NULL), <=, 1e-9);
  g_assert_cmpfloat (median ("ten-rosenbrock", NULL), <=, 2.5);
  g_assert_cmpfloat (median ("ten-schwefel", NULL), <=, 118);
}

/* The published laws as they are: less than that would say that a law is wrong. */
static void
test_laws (void)
{
  static const char *const clerc_kennedy[]
    = { "inertia_rule", "constant", "neighbourhood", "global", NULL };
  static const char *const spso[] = {
    "landscape",  "sphere", "lower", "none",
    "upper",      "none",   "shift", "1.5 -0.75 2 -0.5 0.25 -1.75 1 0.125 -2.25 1.5",
    "informants", "3",      NULL
  };
  static const char *const fips[] = {
    "law", "fips", "neighbourhood", "ring", "neighbours", "3", "kept", "0", NULL,
  };

  g_assert_cmpfloat (median ("ten-sphere", clerc_kennedy), <=, 1e-22);
  g_assert_cmpfloat (median ("ten-rosenbrock", spso), <=, 3e-27);
  g_assert_cmpfloat (median ("ten-rastrigin", fips), <=, 3.2);
}

/* In every seed, by either way: a sum of ten terms of which each is solved to 1e-14. */
static void
test_refined (void)
{
  static const char *const simplex[] = { "refine", "simplex", NULL };
  double errors[N_SEEDS];

  search ("refined", NULL, errors);
  g_assert_cmpfloat (errors[N_SEEDS - 1], <, 1e-11);
  search ("refined", simplex, errors);
  g_assert_cmpfloat (errors[N_SEEDS - 1], <, 1e-11);
}

void
mur_test_swarm_medians (void)
{
  g_test_add_func ("/experiments/swarm/medians/best", test_best);
  g_test_add_func ("/experiments/swarm/medians/laws", test_laws);
  g_test_add_func ("/experiments/swarm/medians/refined", test_refined);
}
