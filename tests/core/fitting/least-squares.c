/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Refinement against Gauss–Newton in long double, against closed forms, and
 * where it has to give up. */

#include "core/fitting/least-squares.h"

#include <float.h>
#include <math.h>

#include "core/base/rng.h"
#include "core/fitting/signal.h"
#include "tests/core/fitting/reference.h"
#include "tests/core/fitting/tests.h"

static const double lower[] = { 0, 0, 0, 0 };
static const double upper[] = { 10, 10, 10, 10 };
static const double wide_lower[] = { -1e6, -1e6, -1e6, -1e6 };
static const double wide_upper[] = { 1e6, 1e6, 1e6, 1e6 };

/* |Jᵀ r| / (|J| |r|), column by column, in long double. */
static double
largest_alignment (const MurModel *model, const double *parameters)
{
  const long double p[]
    = { parameters[0], parameters[1], parameters[2], parameters[3] };
  long double jtj[N_REFERENCE][N_REFERENCE];
  long double jtr[N_REFERENCE];
  long double sum = mur_reference_normal (mur_model_t (model), mur_model_y (model),
                                          mur_model_n_rows (model), p, jtj, jtr);
  double largest = 0;

  for (int a = 0; a < N_REFERENCE; a++)
    largest = fmax (largest, (double)(fabsl (jtr[a]) / sqrtl (jtj[a][a] * sum)));
  return largest;
}

static void
test_example (void)
{
  for (guint64 seed = 1; seed <= 5; seed++)
    {
      g_autoptr (MurModel) model = mur_test_example_new (0.05, seed);
      long double p[] = { 4, 4, 1.5707963267948966L, 3 };
      double found[] = { 4.1, 3.95, 1.6, 3.1 };
      double sum = (double)mur_reference_fit (mur_model_t (model), mur_model_y (model),
                                              N_EXAMPLE, p);
      MurLeastSquaresResult result
        = mur_least_squares_refine (model, lower, upper, 100, found);

      g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
      g_assert_cmpuint (result.n_iterations, <=, 20);
      g_assert_cmpuint (result.n_evaluations, >, result.n_iterations);

      /* Its criterion is 1e-12; rounding in 1000 rows adds less than that. */
      g_assert_cmpfloat (largest_alignment (model, found), <, 2e-12);
      /* A standard error (at most 0.018 here, over √n for one unit of alignment) times
       * alignment 1e-12 · √1000 leaves parameters right to some 1e-12. */
      for (int a = 0; a < N_REFERENCE; a++)
        g_assert_cmpfloat_with_epsilon (found[a], (double)p[a], 4e-12);
      g_assert_cmpfloat_with_epsilon (mur_test_squares (model, found), sum,
                                      1e-13 * sum);
    }
}

static void
test_no_iterations (void)
{
  g_autoptr (MurModel) model = mur_test_example_new (0.05, 3);
  double p[] = { 4.1, 3.95, 1.6, 3.1 };
  MurLeastSquaresResult result = mur_least_squares_refine (model, lower, upper, 0, p);

  g_assert_cmpint (result.status, ==, MUR_STATUS_EXHAUSTED);
  g_assert_cmpuint (result.n_iterations, ==, 0);
  g_assert_cmpfloat (p[0], ==, 4.1);
  g_assert_cmpfloat (p[3], ==, 3.1);
}

/* At its own end it has nothing to do. */
static void
test_again (void)
{
  g_autoptr (MurModel) model = mur_test_example_new (0.05, 3);
  double p[] = { 4.1, 3.95, 1.6, 3.1 };
  double q[N_REFERENCE];
  MurLeastSquaresResult result;

  mur_least_squares_refine (model, lower, upper, 100, p);
  for (int a = 0; a < N_REFERENCE; a++)
    q[a] = p[a];
  result = mur_least_squares_refine (model, lower, upper, 100, q);
  g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
  g_assert_cmpuint (result.n_iterations, <=, 1);
  for (int a = 0; a < N_REFERENCE; a++)
    g_assert_cmpfloat_with_epsilon (q[a], p[a], 4e-12);
}

/* Clean data: the residuals end as rounding noise, whose direction says nothing. */
static void
test_clean (void)
{
  g_autoptr (MurModel) model = mur_test_example_new (0, 1);
  double p[] = { 4.1, 3.95, 1.6, 3.1 };
  MurLeastSquaresResult result = mur_least_squares_refine (model, lower, upper, 100, p);

  g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
  /* 1000 · (1e-14)², from angles near 50 with a few ε of themselves. */
  g_assert_cmpfloat (mur_test_squares (model, p), <, 1e-25);
  g_assert_cmpfloat_with_epsilon (p[0], 4, 1e-13);
  g_assert_cmpfloat_with_epsilon (p[1], 4, 1e-13);
  g_assert_cmpfloat_with_epsilon (p[2], G_PI_2, 1e-13);
  g_assert_cmpfloat_with_epsilon (p[3], 3, 1e-13);
}

/* The order of the rows is only an order of sums. */
static void
test_permutation (void)
{
  g_autoptr (MurModel) model = mur_test_example_new (0.05, 9);
  g_autoptr (MurModel) shuffled = NULL;
  double t[N_EXAMPLE];
  double y[N_EXAMPLE];
  double p[] = { 4.1, 3.95, 1.6, 3.1 };
  double q[] = { 4.1, 3.95, 1.6, 3.1 };

  /* 387 has no factor in common with 1000. */
  for (gsize i = 0; i < N_EXAMPLE; i++)
    {
      t[i] = mur_model_t (model)[i * 387 % N_EXAMPLE];
      y[i] = mur_model_y (model)[i * 387 % N_EXAMPLE];
    }
  shuffled = mur_test_model_new (EXAMPLE, t, y, N_EXAMPLE);

  mur_least_squares_refine (model, lower, upper, 100, p);
  mur_least_squares_refine (shuffled, lower, upper, 100, q);
  for (int a = 0; a < N_REFERENCE; a++)
    g_assert_cmpfloat_with_epsilon (p[a], q[a], 8e-12);
}

/* y in units a hundred million times smaller and larger, as data come: convergence is
 * no question of units. */
static void
test_units (void)
{
  const double units[] = { 0x1p-60, 0x1p-27, 0x1p27, 0x1p60 };
  g_autoptr (MurModel) model = mur_test_example_new (0.05, 9);
  double p[] = { 4.1, 3.95, 1.6, 3.1 };

  mur_least_squares_refine (model, lower, upper, 100, p);
  for (gsize u = 0; u < G_N_ELEMENTS (units); u++)
    {
      const double high[] = { 10 * units[u], 10, 10, 10 };
      double q[] = { 4.1 * units[u], 3.95, 1.6, 3.1 };
      double y[N_EXAMPLE];
      g_autoptr (MurModel) scaled = NULL;
      MurLeastSquaresResult result;

      for (gsize i = 0; i < N_EXAMPLE; i++)
        y[i] = mur_model_y (model)[i] * units[u];
      scaled = mur_test_model_new (EXAMPLE, mur_model_t (model), y, N_EXAMPLE);
      result = mur_least_squares_refine (scaled, lower, high, 100, q);
      g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
      g_assert_cmpfloat_with_epsilon (q[0] / units[u], p[0], 8e-12);
      for (int a = 1; a < N_REFERENCE; a++)
        g_assert_cmpfloat_with_epsilon (q[a], p[a], 8e-12);
    }
}

static void
test_line (void)
{
  g_autoptr (MurModel) model = mur_test_line_new ("p1+p2*t");
  double p[] = { -20, 30 };
  MurLeastSquaresResult result
    = mur_least_squares_refine (model, wide_lower, wide_upper, 50, p);

  /* Σ y = 5, Σ t y = 9 + 2.5 + 3.5 + 14 = 29. */
  g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
  g_assert_cmpfloat_with_epsilon (p[0], 1, 1e-11);
  g_assert_cmpfloat_with_epsilon (p[1], 2.9, 1e-11);
}

/* Only p1 + p2 is seen. */
static void
test_rank_deficient (void)
{
  g_autoptr (MurModel) model = mur_test_line_new ("p1+p2+p3*t");
  double p[] = { 3, 5, -2 };
  MurLeastSquaresResult result
    = mur_least_squares_refine (model, wide_lower, wide_upper, 100, p);

  g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
  g_assert_cmpfloat_with_epsilon (p[0] + p[1], 1, 1e-11);
  g_assert_cmpfloat_with_epsilon (p[2], 2.9, 1e-11);
}

static void
test_unseen (void)
{
  g_autoptr (MurModel) model = mur_test_line_new ("p1+0*p2");
  double p[] = { 3, 5 };
  MurLeastSquaresResult result
    = mur_least_squares_refine (model, wide_lower, wide_upper, 100, p);

  g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
  g_assert_cmpfloat_with_epsilon (p[0], 1, 1e-11);
  g_assert_cmpfloat (p[1], ==, 5);
}

/* Fewer rows than parameters: any of the exact solutions. */
static void
test_few_rows (void)
{
  const double t[] = { 1, 3 };
  const double y[] = { 2, 8 };

  for (gsize n = 1; n <= 2; n++)
    {
      g_autoptr (MurModel) model = mur_test_model_new ("p1+p2*t+p3*t^2", t, y, n);
      double p[] = { 1, 1, 1 };
      MurLeastSquaresResult result
        = mur_least_squares_refine (model, wide_lower, wide_upper, 200, p);

      g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
      g_assert_cmpfloat (mur_test_squares (model, p), <, 1e-20);
    }
}

static void
test_constant_data (void)
{
  const double t[] = { 1, 2, 3, 4, 5, 6 };
  const double y[] = { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1 };
  g_autoptr (MurModel) model = mur_test_model_new ("p1*exp(-p2*t)+p3", t, y, 6);
  double p[] = { 2, 1, 1 };
  double before = mur_test_squares (model, p);
  MurLeastSquaresResult result
    = mur_least_squares_refine (model, wide_lower, wide_upper, 500, p);

  g_assert_cmpint (result.status, !=, MUR_STATUS_FAILED);
  g_assert_cmpfloat (mur_test_squares (model, p), <, 1e-9 * before);
}

static void
test_no_parameters (void)
{
  g_autoptr (MurModel) model = mur_test_line_new ("3*t");
  g_autoptr (MurModel) undefined = mur_test_line_new ("log(t)");
  MurLeastSquaresResult result = mur_least_squares_refine (model, NULL, NULL, 10, NULL);

  g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
  g_assert_cmpuint (result.n_iterations, ==, 0);
  result = mur_least_squares_refine (undefined, NULL, NULL, 10, NULL);
  g_assert_cmpint (result.status, ==, MUR_STATUS_FAILED);
}

/* Where the curve or its derivative is not finite there is no first step. */
static void
test_not_finite (void)
{
  const struct
  {
    const char *formula;
    double start;
  } cases[] = {
    { "log(p1)*t", -1 },  { "t/p1", 0 },   { "sqrt(p1)*t", 0 },
    { "exp(p1)+t", 800 }, { "p1*t", NAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MurModel) model = mur_test_line_new (cases[i].formula);
      double p = cases[i].start;
      MurLeastSquaresResult result
        = mur_least_squares_refine (model, wide_lower, wide_upper, 10, &p);

      g_assert_cmpint (result.status, ==, MUR_STATUS_FAILED);
      g_assert_cmpuint (result.n_iterations, ==, 0);
      g_assert_true (p == cases[i].start || isnan (cases[i].start));
    }
}

/* The first full step, 5 − 5 (ln 5 + 2) = −13, leaves the domain of log: it is refused
 * and a shorter one taken. */
static void
test_forbidden_step (void)
{
  const double t[] = { 1, 2, 3 };
  const double y[] = { -1, -4, -7 };
  g_autoptr (MurModel) model = mur_test_model_new ("log(p1)+p2*(t-2)", t, y, 3);
  double p[] = { 5, 0 };
  MurLeastSquaresResult result
    = mur_least_squares_refine (model, wide_lower, wide_upper, 200, p);

  g_assert_cmpint (result.status, ==, MUR_STATUS_CONVERGED);
  g_assert_cmpfloat_with_epsilon (p[0], exp (-4), 1e-13);
  g_assert_cmpfloat_with_epsilon (p[1], -3, 1e-11);
}

/* |p1| at 0 is a corner: no step goes lower, and it says so without spending all; a
 * minimum in the sense of a tangent it is not. */
static void
test_corner (void)
{
  const double t[] = { 1, 2 };
  const double y[] = { -1, -1 };
  g_autoptr (MurModel) model = mur_test_model_new ("abs(p1-0.3)", t, y, 2);
  double p = 4;
  MurLeastSquaresResult result
    = mur_least_squares_refine (model, wide_lower, wide_upper, 1000, &p);

  g_assert_cmpint (result.status, ==, MUR_STATUS_STALLED);
  g_assert_cmpfloat (result.offset, >, 0.99);
  g_assert_cmpfloat_with_epsilon (p, 0.3, 1e-6);
}

/* A descent counts what it would count alone, also where the one before has ended at the
 * point that it begins at: which lane of a pool had which is chance. */
static void
test_counted (void)
{
  g_autoptr (MurModel) model = mur_test_example_new (0.05, 9);
  g_autoptr (MurLeastSquares) used = mur_least_squares_new (model, lower, upper);
  g_autoptr (MurLeastSquares) fresh = mur_least_squares_new (model, lower, upper);
  double p[N_REFERENCE] = { 4.1, 3.95, 1.6, 3.1 }, q[N_REFERENCE];

  for (guint part = 0; part < 4; part++)
    {
      memcpy (q, p, sizeof p);
      const guint64 n = mur_least_squares_descend (used, 2, MUR_LEAST_SQUARES_COARSE, p)
                          .n_evaluations;

      g_clear_pointer (&fresh, mur_least_squares_free);
      fresh = mur_least_squares_new (model, lower, upper);
      g_assert_cmpuint (
        mur_least_squares_descend (fresh, 2, MUR_LEAST_SQUARES_COARSE, q).n_evaluations,
        ==, n);
      g_assert_cmpmem (p, sizeof p, q, sizeof q);
    }
}

static gpointer
refine_thread (gpointer data)
{
  double *p = g_new (double, N_REFERENCE);

  p[0] = 4.1;
  p[1] = 3.95;
  p[2] = 1.6;
  p[3] = 3.1;
  mur_least_squares_refine (data, lower, upper, 100, p);
  return p;
}

/* Threads share the model and nothing else. */
static void
test_threads (void)
{
  g_autoptr (MurModel) model = mur_test_example_new (0.05, 9);
  g_autofree double *expected = refine_thread (model);
  GThread *threads[4];

  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("refine", refine_thread, model);
  for (int i = 0; i < 4; i++)
    {
      g_autofree double *p = g_thread_join (threads[i]);

      g_assert_cmpmem (p, N_REFERENCE * sizeof *p, expected, N_REFERENCE * sizeof *p);
    }
}

void
mur_test_least_squares (void)
{
  g_test_add_func ("/core/least-squares/example", test_example);
  g_test_add_func ("/core/least-squares/no-iterations", test_no_iterations);
  g_test_add_func ("/core/least-squares/again", test_again);
  g_test_add_func ("/core/least-squares/clean", test_clean);
  g_test_add_func ("/core/least-squares/permutation", test_permutation);
  g_test_add_func ("/core/least-squares/units", test_units);
  g_test_add_func ("/core/least-squares/line", test_line);
  g_test_add_func ("/core/least-squares/rank-deficient", test_rank_deficient);
  g_test_add_func ("/core/least-squares/unseen", test_unseen);
  g_test_add_func ("/core/least-squares/few-rows", test_few_rows);
  g_test_add_func ("/core/least-squares/constant-data", test_constant_data);
  g_test_add_func ("/core/least-squares/no-parameters", test_no_parameters);
  g_test_add_func ("/core/least-squares/not-finite", test_not_finite);
  g_test_add_func ("/core/least-squares/forbidden-step", test_forbidden_step);
  g_test_add_func ("/core/least-squares/corner", test_corner);
  g_test_add_func ("/core/least-squares/counted", test_counted);
  g_test_add_func ("/core/least-squares/threads", test_threads);
}
