/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether 95 % intervals hold what they promise: 2000 repeats with noise, counted. Of a
 * true 95 % the count of n spreads by √(0.95 · 0.05 / n), 0.49 % of 2000; three of them
 * are allowed. Of other objectives than squares 1000 repeats of 80 points, of which a
 * tenth has ten times the noise; that the errors are those of many points takes less than
 * the rest. */

#include "core/fitting/covariance.h"
#include "core/fitting/descent.h"

#include <math.h>
#include <string.h>

#include "core/base/kernel.h"
#include "core/base/rng.h"
#include "core/fitting/residual-tests.h"
#include "tests/core/fitting/tests.h"

/* A program that checks each access is several times slower. */
#ifdef MUR_SANITIZED
#define N_REPEATS 200
#define N_CONTAMINATED 100
#else
#define N_REPEATS 2000
#define N_CONTAMINATED 1000
#endif
#define CONTAMINATION 0.1
#define N_ROWS 40
#define MAX_ROWS 80
#define MOST_TIME 3.9
#define MAX_N 3

typedef struct
{
  const char *formula;
  double truth[MAX_N];
  guint n;
  double noise;
  MurObjectiveKind kind;
  double tuning;
} Case;

/* The curves by hand, over t = 0 … 3.9. */
static double
curve (guint which, const double *p, double t)
{
  switch (which % 3)
    {
    case 0:
      return p[0] * exp (-t / p[1]) + p[2];
    case 1:
      return p[0] / (1 + exp (p[1] - p[2] * t));
    default:
      return p[0] * sin (p[1] * t + p[2]);
    }
}

static const Case cases[] = {
  { "p1*exp(-t/p2)+p3", { 5, 0.8, 1 }, 3, 0.15, MUR_OBJECTIVE_SQUARES },
  { "p1/(1+exp(p2-p3*t))", { 10, 3, 2 }, 3, 0.3, MUR_OBJECTIVE_SQUARES },
  { "p1*sin(p2*t+p3)", { 2, 3, 0.4 }, 3, 0.3, MUR_OBJECTIVE_SQUARES },
  { "p1*exp(-t/p2)+p3", { 5, 0.8, 1 }, 3, 0.15, MUR_OBJECTIVE_HUBER, 1.345 },
  { "p1/(1+exp(p2-p3*t))", { 10, 3, 2 }, 3, 0.3, MUR_OBJECTIVE_HUBER, 1.345 },
  { "p1*sin(p2*t+p3)", { 2, 3, 0.4 }, 3, 0.3, MUR_OBJECTIVE_HUBER, 1.345 },
  { "p1*exp(-t/p2)+p3", { 5, 0.8, 1 }, 3, 0.15, MUR_OBJECTIVE_CAUCHY, 2.385 },
  { "p1/(1+exp(p2-p3*t))", { 10, 3, 2 }, 3, 0.3, MUR_OBJECTIVE_CAUCHY, 2.385 },
  { "p1*sin(p2*t+p3)", { 2, 3, 0.4 }, 3, 0.3, MUR_OBJECTIVE_CAUCHY, 2.385 },
  { "p1*exp(-t/p2)+p3", { 5, 0.8, 1 }, 3, 0.15, MUR_OBJECTIVE_ABSOLUTE, 1 },
  { "p1/(1+exp(p2-p3*t))", { 10, 3, 2 }, 3, 0.3, MUR_OBJECTIVE_ABSOLUTE, 1 },
  { "p1*sin(p2*t+p3)", { 2, 3, 0.4 }, 3, 0.3, MUR_OBJECTIVE_ABSOLUTE, 1 },
};

/* Adds to @n_held how many of the intervals of one repeat hold the truth. */
static void
repeat (guint which, MurRng *rng, guint *n_held)
{
  const Case *self = &cases[which];
  const double lower[] = { -100, -100, -100 }, upper[] = { 100, 100, 100 };
  const guint n_rows = self->kind == MUR_OBJECTIVE_SQUARES ? N_ROWS : MAX_ROWS;
  double t[MAX_ROWS], y[MAX_ROWS], noise[MAX_ROWS], p[MAX_N], covariance[MAX_N * MAX_N];

  MurLoss loss
    = { self->kind, self->tuning, self->noise, self->kind != MUR_OBJECTIVE_SQUARES };
  mur_rng_fill_normal (rng, n_rows, noise);
  for (guint i = 0; i < n_rows && self->kind != MUR_OBJECTIVE_SQUARES; i++)
    noise[i] *= mur_rng_uniform (rng) < CONTAMINATION ? 10 : 1;
  for (guint i = 0; i < n_rows; i++)
    {
      t[i] = MOST_TIME * i / (n_rows - 1);
      y[i] = curve (which, self->truth, t[i]) + self->noise * noise[i];
    }
  g_autoptr (MurModel) model = mur_test_model_new (self->formula, t, y, n_rows);
  memcpy (p, self->truth, sizeof p);
  mur_descent_refine (model, &loss, lower, upper, 2000, p);
  mur_fit_covariance (model, &loss, NULL, p, covariance);
  for (guint k = 0; k < self->n; k++)
    n_held[k]
      += fabs (p[k] - self->truth[k]) <= mur_fit_quantile (0.95, n_rows - self->n)
                                           * sqrt (covariance[k * self->n + k]);
}

static void
test_coverage (void)
{
  for (guint which = 0; which < G_N_ELEMENTS (cases); which++)
    {
      const gboolean is_squares = cases[which].kind == MUR_OBJECTIVE_SQUARES;
      const guint n_repeats = is_squares ? N_REPEATS : N_CONTAMINATED;
      const double room = 300 * sqrt (0.95 * 0.05 / n_repeats);
      MurRng rng = mur_rng (20260301, MUR_RNG_TEST, which);
      guint n_held[MAX_N] = { 0 };

      for (guint i = 0; i < n_repeats; i++)
        repeat (which, &rng, n_held);
      for (guint k = 0; k < cases[which].n; k++)
        {
          const double percent = 100.0 * n_held[k] / n_repeats;

          g_test_message ("%s, objective %u, p%u: %.2f %%", cases[which].formula,
                          cases[which].kind, k + 1, percent);
          g_assert_cmpfloat (percent, >=, 95 - room);
          g_assert_cmpfloat (percent, <=, 95 + room);
        }
    }
}

/* Five points about a line held at one end: what is free has the error of what is left.
 * By hand: Σ t² = 10, Σ r² as below; var p1 alone = s²/5. */
static void
test_held (void)
{
  g_autoptr (MurModel) model = mur_test_line_new ("p1+p2*t");
  const gboolean is_free[] = { TRUE, FALSE };
  const double p[] = { 1, 2 };
  double c[4];
  const MurFitRank rank = mur_fit_covariance (model, &mur_loss_squares, is_free, p, c);

  /* y − 1 − 2 t = −1.5, −1.5, 0.5, 0.5, 2: Σ r² = 9; s² = 9/4. */
  g_assert_cmpuint (rank.n_free, ==, 1);
  g_assert_cmpuint (rank.rank, ==, 1);
  g_assert_cmpfloat_with_epsilon (c[0], 9 / 4.0 / 5, 1e-14);
  g_assert_true (c[1] == 0 && c[2] == 0 && c[3] == 0);
}

static void
test_freedom (void)
{
  g_assert_cmpint (mur_freedom_of (1, 0, 2), ==, MUR_FREEDOM_FREE);
  g_assert_cmpint (mur_freedom_of (0, 0, 2), ==, MUR_FREEDOM_AT_LOWER);
  g_assert_cmpint (mur_freedom_of (2, 0, 2), ==, MUR_FREEDOM_AT_UPPER);
  g_assert_cmpint (mur_freedom_of (2, 2, 2), ==, MUR_FREEDOM_FIXED);
}

/* +, +, −, 0, −, +: three runs (the zero is left out), 3 above and 2 below: 1 + 12/5 =
 * 3.4 expected, variance 12 (12 − 5) / (25 · 4) = 0.84. */
static void
test_runs (void)
{
  const double r[] = { 1, 2, -1, 0, -3, 0.5 };
  const MurRuns runs = mur_residual_runs (r, 6);
  const double same[] = { 1, 2, 3, 4 };

  g_assert_cmpuint (runs.n_runs, ==, 3);
  g_assert_cmpfloat_with_epsilon (runs.expected, 3.4, 1e-14);
  g_assert_cmpfloat_with_epsilon (runs.z, -0.4 / sqrt (0.84), 1e-14);
  g_assert_cmpuint (mur_residual_runs (same, 4).n_runs, ==, 1);
  g_assert_true (isnan (mur_residual_runs (same, 4).z));
  g_assert_true (isnan (mur_residual_runs (r, 0).z));
}

/* (2 − 2 + 0 + 0 − 1.5) / (1 + 4 + 1 + 9 + 0.25) */
static void
test_autocorrelation (void)
{
  const double r[] = { 1, 2, -1, 0, -3, 0.5 };

  g_assert_cmpfloat_with_epsilon (mur_residual_autocorrelation (r, 6), -1.5 / 15.25,
                                  1e-15);
  g_assert_true (isnan (mur_residual_autocorrelation (r, 1)));
}

/* Two series: (1 · 2 + 3 · −1) / (1 + 4 + 9 + 1); 2 · 3 is no pair. */
static void
test_series (void)
{
  MurNeighbours neighbours = { 0 };

  g_assert_true (isnan (mur_neighbours_autocorrelation (&neighbours)));
  mur_neighbours_break (&neighbours);
  mur_neighbours_add (&neighbours, 1);
  mur_neighbours_add (&neighbours, 2);
  mur_neighbours_break (&neighbours);
  mur_neighbours_add (&neighbours, 3);
  mur_neighbours_add (&neighbours, -1);
  g_assert_cmpfloat_with_epsilon (mur_neighbours_autocorrelation (&neighbours),
                                  -1. / 15, 1e-15);
}

void
mur_test_coverage (void)
{
  g_test_add_func ("/core/coverage/intervals", test_coverage);
  g_test_add_func ("/core/coverage/held", test_held);
  g_test_add_func ("/core/coverage/freedom", test_freedom);
  g_test_add_func ("/core/coverage/runs", test_runs);
  g_test_add_func ("/core/coverage/autocorrelation", test_autocorrelation);
  g_test_add_func ("/core/coverage/series", test_series);
}
