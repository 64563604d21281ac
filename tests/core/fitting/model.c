/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The objective against loops in long double, and its independence of cut and pool. */

#include "core/fitting/model.h"

#include <float.h>
#include <math.h>

#include "core/base/rng.h"
#include "core/fitting/signal.h"
#include "tests/core/fitting/reference.h"
#include "tests/core/fitting/tests.h"

static const MurLoss of_absolute = { MUR_OBJECTIVE_ABSOLUTE, 1, 1, FALSE };

static void
fill_points (gsize n_points, guint64 seed, double *points)
{
  MurRng rng = mur_rng (seed, MUR_RNG_TEST, 0);

  for (gsize i = 0; i < n_points * N_REFERENCE; i++)
    points[i] = 10 * mur_rng_uniform (&rng);
}

/* The published result on the clean signal; nine digits are given. */
static void
test_published (void)
{
  const double p[] = { 4.61487992, 3.96829528, 1.60951687, 3.43047877 };
  g_autoptr (MurModel) model = mur_test_example_new (0, 1);
  g_autoptr (MurModelScratch) scratch = mur_model_scratch_new (model, 1);
  long double sum = 0;
  double value;

  for (int i = 0; i < N_EXAMPLE; i++)
    {
      long double t = -2 + 4.0L * i / (N_EXAMPLE - 1);
      long double s = 4 * t * cosl (4 * acosl (-1) * t * t) * expl (-3 * t * t);
      long double f
        = p[0] * t * sinl (p[1] * acosl (-1) * t * t + p[2]) * expl (-p[3] * t * t);

      sum += (s - f) * (s - f);
    }

  mur_model_objective (model, &mur_loss_squares, p, 1, NULL, scratch, &value);
  g_assert_cmpfloat_with_epsilon ((double)sum, 0.961848093, 5e-10);
  /* 1000 residuals below 0.2, each off by some 50 ε of 0.4: far below 1e-13. */
  g_assert_cmpfloat_with_epsilon (value, (double)sum, 1e-13);
}

/* For |t| ≤ 2 and p ≤ 10 the angle p2 π t² + p3 is at most 136 and p4 t² at most 40;
 * each takes part in three or four roundings, so that F (at most 20) is off by at most
 * 20 · (4 · 136 + 3 · 40 + 12) ε = 1.5e-12, with ε = 2⁻⁵³. A square is off by
 * 2 |r| δ; the sum of n terms by n ε of itself. */
static void
check_naive (gsize n)
{
  const double delta = 1.5e-12;
  g_autofree double *t = g_new (double, n);
  g_autofree double *y = g_new (double, n);
  double points[7 * N_REFERENCE];
  double squares[7];
  double absolutes[7];

  mur_signal_fill (n, -2, 2, 0.3, 5, t, y);
  fill_points (7, n, points);
  {
    g_autoptr (MurModel) model = mur_test_model_new (EXAMPLE, t, y, n);
    g_autoptr (MurModelScratch) scratch = mur_model_scratch_new (model, 1);

    mur_model_objective (model, &mur_loss_squares, points, 7, NULL, scratch, squares);
    mur_model_objective (model, &of_absolute, points, 7, NULL, scratch, absolutes);
  }

  for (int k = 0; k < 7; k++)
    {
      long double p[N_REFERENCE];
      long double square = 0;
      long double absolute = 0;

      for (int a = 0; a < N_REFERENCE; a++)
        p[a] = points[k * N_REFERENCE + a];
      for (gsize i = 0; i < n; i++)
        {
          long double r = y[i] - mur_reference_curve (p, t[i]);

          square += r * r;
          absolute += fabsl (r);
        }
      g_assert_cmpfloat_with_epsilon (squares[k], (double)square,
                                      (double)(2 * absolute * delta)
                                        + (double)n * DBL_EPSILON * (double)square);
      g_assert_cmpfloat_with_epsilon (absolutes[k], (double)absolute,
                                      (double)n * delta
                                        + (double)n * DBL_EPSILON * (double)absolute);
    }
}

/* Around the lengths of a block and of a group. */
static void
test_naive (void)
{
  const gsize lengths[] = { 1, 2, 17, 255, 256, 257, 1000, 2047, 2048, 2049, 5003 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    check_naive (lengths[i]);
}

/* One by one and all at once, here and over pools of any size: the same bits. */
static void
check_cut (gsize n, gsize n_points, MurObjectiveKind kind)
{
  const MurLoss loss = { kind, 1.5, 1, FALSE };
  const guint sizes[] = { 1, 2, 8 };
  g_autofree double *t = g_new (double, n);
  g_autofree double *y = g_new (double, n);
  g_autofree double *points = g_new (double, n_points *N_REFERENCE);
  g_autofree double *expected = g_new (double, n_points);
  g_autofree double *values = g_new (double, n_points);
  g_autoptr (MurModel) model = NULL;
  g_autoptr (MurModelScratch) scratch = NULL;

  mur_signal_fill (n, -2, 2, 0.3, 5, t, y);
  fill_points (n_points, n, points);
  model = mur_test_model_new (EXAMPLE, t, y, n);
  scratch = mur_model_scratch_new (model, 8);

  for (gsize i = 0; i < n_points; i++)
    mur_model_objective (model, &loss, points + i * N_REFERENCE, 1, NULL, scratch,
                         expected + i);
  mur_model_objective (model, &loss, points, n_points, NULL, scratch, values);
  g_assert_cmpmem (values, n_points * sizeof *values, expected,
                   n_points * sizeof *values);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (MurPool) pool = mur_pool_new (sizes[i]);

      for (gsize k = 0; k < n_points; k++)
        values[k] = -1;
      mur_model_objective (model, &loss, points, n_points, pool, scratch, values);
      g_assert_cmpmem (values, n_points * sizeof *values, expected,
                       n_points * sizeof *values);
    }
}

/* Many short rows (several waves), the example's shape, and few long ones. */
static void
test_cut (void)
{
  check_cut (3, 9001, MUR_OBJECTIVE_SQUARES);
  check_cut (1000, 100, MUR_OBJECTIVE_SQUARES);
  check_cut (1000, 1, MUR_OBJECTIVE_ABSOLUTE);
  check_cut (2049, 5, MUR_OBJECTIVE_ABSOLUTE);
  check_cut (100003, 3, MUR_OBJECTIVE_SQUARES);
  check_cut (1000, 100, MUR_OBJECTIVE_HUBER);
  check_cut (2049, 5, MUR_OBJECTIVE_CAUCHY);
}

/* Nothing to do, nothing written. */
static void
test_no_points (void)
{
  g_autoptr (MurModel) model = mur_test_example_new (0.1, 1);
  g_autoptr (MurModelScratch) scratch = mur_model_scratch_new (model, 1);
  double untouched = 7;

  mur_model_objective (model, &mur_loss_squares, NULL, 0, NULL, scratch, &untouched);
  g_assert_cmpfloat (untouched, ==, 7);
}

/* Values that are not finite come back as they are and harm no neighbour. */
static void
test_not_finite (void)
{
  const double t[] = { 1, 2, 3 };
  const double y[] = { 1, 2, 4 };
  const double points[] = { 1, 1, -1, 1, 1, 0, 1, 1e200, 4, 1 };
  g_autoptr (MurModel) model = mur_test_model_new ("sqrt(p1)*t/p2", t, y, 3);
  g_autoptr (MurModelScratch) scratch = mur_model_scratch_new (model, 1);
  double values[5];

  for (int kind = MUR_OBJECTIVE_SQUARES; kind <= MUR_OBJECTIVE_ABSOLUTE; kind++)
    {
      const MurLoss loss = { (MurObjectiveKind)kind, 1, 1, FALSE };
      mur_model_objective (model, &loss, points, 5, NULL, scratch, values);
      g_assert_cmpfloat (values[0], ==, 1);
      g_assert_true (isnan (values[1]));
      g_assert_cmpfloat (values[2], ==, INFINITY);
      g_assert_true (isfinite (values[3]));
      g_assert_cmpfloat (values[4], ==, kind == MUR_OBJECTIVE_SQUARES ? 9 : 5);
    }
}

static void
test_gradient (void)
{
  const double point[] = { 4.2, 3.9, 1.7, 2.8 };
  const long double p[] = { point[0], point[1], point[2], point[3] };
  g_autoptr (MurModel) model = mur_test_example_new (0.1, 1);
  g_autoptr (MurModelScratch) scratch = mur_model_scratch_new (model, 1);
  g_autofree double *gradient = g_new (double, N_REFERENCE *N_EXAMPLE);
  double values[N_EXAMPLE];
  double curve[N_EXAMPLE];

  mur_model_curve (model, point, scratch, curve);
  mur_model_gradient (model, point, scratch, values, gradient);

  for (int i = 0; i < N_EXAMPLE; i++)
    {
      long double t = mur_model_t (model)[i];
      long double g[N_REFERENCE];

      /* The angle is at most 51: 51 · 4 ε of values that stay below 20: 5e-13. */
      mur_reference_gradient (p, t, g);
      g_assert_cmpfloat_with_epsilon (values[i], (double)mur_reference_curve (p, t),
                                      5e-13);
      g_assert_cmpfloat (values[i], ==, curve[i]);
      for (int a = 0; a < N_REFERENCE; a++)
        g_assert_cmpfloat_with_epsilon (gradient[a * N_EXAMPLE + i], (double)g[a],
                                        5e-13);
    }
}

/* The model keeps copies, and says what it was made of. */
static void
test_accessors (void)
{
  double t[] = { 1, 2, 3 };
  double y[] = { 3, 5, 7 };
  const double p[] = { 1, 2 };
  g_autoptr (MurModel) model = mur_test_model_new ("p1+p2*t", t, y, 3);
  g_autoptr (MurModelScratch) scratch = mur_model_scratch_new (model, 1);
  double value;

  for (int i = 0; i < 3; i++)
    t[i] = y[i] = 99;
  mur_model_objective (model, &mur_loss_squares, p, 1, NULL, scratch, &value);
  g_assert_cmpfloat (value, ==, 0);
  g_assert_cmpuint (mur_model_n_rows (model), ==, 3);
  g_assert_cmpuint (mur_model_n_parameters (model), ==, 2);
  g_assert_cmpfloat (mur_model_t (model)[2], ==, 3);
  g_assert_cmpfloat (mur_model_y (model)[2], ==, 7);
}

/* Residuals of t² at 1, 2, 3 against 0, 5, 7: −1, 1, −2. */
static void
test_no_parameters (void)
{
  const double t[] = { 1, 2, 3 };
  const double y[] = { 0, 5, 7 };
  g_autoptr (MurModel) model = mur_test_model_new ("t^2", t, y, 3);
  g_autoptr (MurModelScratch) scratch = mur_model_scratch_new (model, 1);
  double values[2];

  mur_model_objective (model, &mur_loss_squares, NULL, 2, NULL, scratch, values);
  g_assert_cmpfloat (values[0], ==, 6);
  g_assert_cmpfloat (values[1], ==, 6);
  mur_model_objective (model, &of_absolute, NULL, 1, NULL, scratch, values);
  g_assert_cmpfloat (values[0], ==, 4);
}

void
mur_test_model (void)
{
  g_test_add_func ("/core/model/published", test_published);
  g_test_add_func ("/core/model/naive", test_naive);
  g_test_add_func ("/core/model/cut", test_cut);
  g_test_add_func ("/core/model/no-points", test_no_points);
  g_test_add_func ("/core/model/not-finite", test_not_finite);
  g_test_add_func ("/core/model/gradient", test_gradient);
  g_test_add_func ("/core/model/accessors", test_accessors);
  g_test_add_func ("/core/model/no-parameters", test_no_parameters);
}
