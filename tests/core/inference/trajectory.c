/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Phases against published values and another integrator; derivatives against
 * differences of that one; the adjoint against them. */

#include "core/inference/model/trajectory.h"

#include <math.h>
#include <string.h>

#include "core/base/rng.h"
#include "tests/core/inference/tests.h"

#define MAX_P (20 + 20 * 20)

/* φ(1) of three oscillators that a paper's experiment starts with, to ten digits. */
static void
test_published (void)
{
  const double parameters[] = { 0, G_PI, 0, 28, 19, 11, 0.2, 1.1, .5, -0.7, .3, .9 };
  const double expected[] = { 27.9056429405, 21.9628917739, 10.8996172277 };
  const double times[] = { 1 };
  g_autoptr (MurTrajectory) trajectory = mur_trajectory_new (3, 0, times, 1);
  double phases[3];

  g_assert_cmpint (mur_trajectory_run (trajectory, parameters, phases, NULL), ==,
                   MUR_STATUS_CONVERGED);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (phases[i], expected[i], 1e-10);
}

/* Some hundred steps of 1e-13 each, and as many of the other's 1e-14. */
static void
test_other_integrator (void)
{
  static const guint sizes[] = { 1, 2, 3, 5, 10, 50 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      const guint n = sizes[s];
      g_autofree double *parameters = g_new (double, mur_layout_n_parameters (n));
      double times[40];
      g_autoptr (MurTrajectory) trajectory = NULL;
      g_autofree double *phases = g_new (double, 40 * n);
      g_autofree double *expected = g_new (double, 40 * n);

      mur_test_draw (n, 1, parameters);
      mur_test_times (40, 3, times);
      trajectory = mur_trajectory_new (n, -0.1, times, 40);
      g_assert_cmpint (mur_trajectory_run (trajectory, parameters, phases, NULL), ==,
                       MUR_STATUS_CONVERGED);
      mur_test_integrate (n, parameters, -0.1, 40, times, expected);
      g_assert_cmpfloat (mur_test_distance (40 * n, phases, expected), <, 1e-11);
    }
}

/* Central differences of step h, h/2 and h/4 by another integrator, extrapolated:
 * errors of order h⁶ and of 1e-13 / h. */
static void
differences (guint n,
             const double *parameters,
             guint p,
             gsize n_times,
             const double *times,
             double *slope)
{
  const gsize n_values = n_times * n;
  g_autofree double *moved = g_memdup2 (parameters, MAX_P * sizeof *parameters);
  g_autofree double *values = g_new (double, 6 * n_values);
  const double h = 0.02;

  for (guint level = 0; level < 3; level++)
    for (guint side = 0; side < 2; side++)
      {
        moved[p] = parameters[p] + (side == 0 ? 1 : -1) * h / (double)(1 << level);
        mur_test_integrate (n, moved, 0, n_times, times,
                            values + (2 * level + side) * n_values);
      }
  for (gsize k = 0; k < n_values; k++)
    {
      double d[3];

      for (guint level = 0; level < 3; level++)
        d[level]
          = (values[2 * level * n_values + k] - values[(2 * level + 1) * n_values + k])
            / (2 * h / (double)(1 << level));
      d[0] = (4 * d[1] - d[0]) / 3;
      d[1] = (4 * d[2] - d[1]) / 3;
      slope[k] = (16 * d[1] - d[0]) / 15;
    }
}

static void
test_derivatives (void)
{
  static const guint sizes[] = { 1, 3, 4, 5 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      const guint n = sizes[s], n_parameters = mur_layout_n_parameters (n);
      const gsize n_times = 17;
      double parameters[MAX_P] = { 0 }, times[17], phases[17 * 5], slope[17 * 5];
      g_autofree double *rows = g_new (double, n_times *n *n_parameters);
      g_autoptr (MurTrajectory) trajectory = NULL;

      mur_test_draw (n, 2, parameters);
      mur_test_times (n_times, 2, times);
      trajectory = mur_trajectory_new (n, 0, times, n_times);
      mur_trajectory_run (trajectory, parameters, phases, rows);
      for (guint p = 0; p < n_parameters; p++)
        {
          double column[17 * 5];

          for (gsize k = 0; k < n_times * n; k++)
            column[k] = rows[k * n_parameters + p];
          differences (n, parameters, p, n_times, times, slope);
          g_assert_cmpfloat (mur_test_distance (n_times * n, column, slope), <, 1e-8);
        }
    }
}

static void
pull (MurTrajectory *trajectory,
      const double *parameters,
      const double *weights,
      double *gradient)
{
  mur_trajectory_begin (trajectory, parameters, MUR_TRAJECTORY_PHASES);
  while (mur_trajectory_advance (trajectory) == MUR_STATUS_RUNNING)
    ;
  while (mur_trajectory_retreat (trajectory, weights, gradient) == MUR_STATUS_RUNNING)
    ;
}

/* Σ w · ∂φ both ways, which leave out different terms of 1e-9 and less. */
static void
test_adjoint (void)
{
  static const guint sizes[] = { 1, 2, 3, 7, 12, 20 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      const guint n = sizes[s], n_parameters = mur_layout_n_parameters (n);
      const gsize n_times = 50;
      double parameters[MAX_P], times[50], gradient[MAX_P], expected[MAX_P] = { 0 };
      g_autofree double *phases = g_new (double, n_times *n);
      g_autofree double *weights = g_new (double, n_times *n);
      g_autofree double *rows = g_new (double, n_times *n *n_parameters);
      g_autoptr (MurTrajectory) trajectory = NULL;
      MurRng rng = mur_rng (3, MUR_RNG_TEST, n);

      mur_test_draw (n, 3, parameters);
      mur_test_times (n_times, 4, times);
      mur_rng_fill_normal (&rng, n_times * n, weights);
      trajectory = mur_trajectory_new (n, -0.3, times, n_times);
      g_assert_cmpint (mur_trajectory_run (trajectory, parameters, phases, rows), ==,
                       MUR_STATUS_CONVERGED);
      for (gsize k = 0; k < n_times * n; k++)
        for (guint p = 0; p < n_parameters; p++)
          expected[p] += weights[k] * rows[k * n_parameters + p];
      pull (trajectory, parameters, weights, gradient);
      g_assert_cmpfloat (mur_test_distance (n_parameters, gradient, expected), <,
                         1e-10);
    }
}

/* Two locked oscillators, κ large: Φ = e^{−κ t} on the difference, and its derivative by
 * the coupling is nothing where sin (φ2 − φ1) is. */
static void
test_stiff (void)
{
  const double parameters[] = { 1, 1, 5, 5, 200, 100 };
  const double times[] = { 0.001, 0.01, 0.1, 1 };
  g_autoptr (MurTrajectory) trajectory = mur_trajectory_new (2, 0, times, 4);
  double phases[8], rows[8 * 6];

  g_assert_cmpint (mur_trajectory_run (trajectory, parameters, phases, rows), ==,
                   MUR_STATUS_CONVERGED);
  for (guint k = 0; k < 4; k++)
    {
      const double left = exp (-300 * times[k]);

      g_assert_cmpfloat_with_epsilon (phases[2 * k], 1 + 5 * times[k], 1e-12);
      g_assert_cmpfloat_with_epsilon (rows[12 * k], 1 / 3.0 + 2 / 3.0 * left, 1e-11);
      g_assert_cmpfloat_with_epsilon (rows[12 * k + 1], (1 - left) * 2 / 3, 1e-11);
      g_assert_cmpfloat_with_epsilon (rows[12 * k + 4], 0, 1e-11);
    }
}

/* Work is bounded, and what is no number ends at once. */
static void
test_wild (void)
{
  double parameters[12], times[100], phases[300];
  g_autoptr (MurTrajectory) trajectory = NULL;

  mur_test_draw (3, 4, parameters);
  mur_test_times (100, 2, times);
  trajectory = mur_trajectory_new (3, 0, times, 100);
  parameters[7] = 1e9;
  g_assert_cmpint (mur_trajectory_run (trajectory, parameters, phases, NULL), ==,
                   MUR_STATUS_FAILED);
  parameters[7] = 1e300;
  g_assert_cmpint (mur_trajectory_run (trajectory, parameters, phases, NULL), ==,
                   MUR_STATUS_FAILED);
  parameters[7] = NAN;
  g_assert_cmpint (mur_trajectory_run (trajectory, parameters, phases, NULL), ==,
                   MUR_STATUS_FAILED);
  parameters[7] = 1;
  g_assert_cmpint (mur_trajectory_run (trajectory, parameters, phases, NULL), ==,
                   MUR_STATUS_CONVERGED);
}

/* A common frequency, however high, and no couplings: nothing to integrate. */
static void
test_common_frequency (void)
{
  double parameters[12], other[12], times[30], phases[90], expected[90];
  g_autoptr (MurTrajectory) trajectory = NULL;

  mur_test_draw (3, 5, parameters);
  memcpy (other, parameters, sizeof other);
  for (guint i = 3; i < 6; i++)
    other[i] += 4096;
  mur_test_times (30, 2, times);
  trajectory = mur_trajectory_new (3, 0, times, 30);
  mur_trajectory_run (trajectory, parameters, expected, NULL);
  mur_trajectory_run (trajectory, other, phases, NULL);
  for (guint k = 0; k < 90; k++)
    g_assert_cmpfloat_with_epsilon (phases[k] - 4096 * times[k / 3], expected[k],
                                    1e-10);
}

void
mur_test_trajectory (void)
{
  g_test_add_func ("/core/inference/trajectory/published", test_published);
  g_test_add_func ("/core/inference/trajectory/other-integrator",
                   test_other_integrator);
  g_test_add_func ("/core/inference/trajectory/derivatives", test_derivatives);
  g_test_add_func ("/core/inference/trajectory/adjoint", test_adjoint);
  g_test_add_func ("/core/inference/trajectory/stiff", test_stiff);
  g_test_add_func ("/core/inference/trajectory/wild", test_wild);
  g_test_add_func ("/core/inference/trajectory/common-frequency",
                   test_common_frequency);
}
