/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Nanoseconds a value that landscapes take, on one core, beside the textbook formulas in
 * loops over the library's functions, and how many times as fast that is. A polynomial
 * calls no function of the library: what it gains is the width of the processor's
 * vectors. The least of several repetitions counts. */

#include "core/landscape/landscape.h"
#include "core/base/rng.h"

#include <math.h>
#include <stdio.h>

#define N 20000
#define REPETITIONS 25

typedef double (*Formula) (const double *x, guint n);

static double
sphere (const double *x, guint n)
{
  double sum = 0;
  for (guint d = 0; d < n; d++)
    sum += x[d] * x[d];
  return sum;
}

static double
rosenbrock (const double *x, guint n)
{
  double sum = 0;
  for (guint d = 0; d + 1 < n; d++)
    sum += 100 * pow (x[d + 1] - x[d] * x[d], 2) + pow (1 - x[d], 2);
  return sum;
}

static double
rastrigin (const double *x, guint n)
{
  double sum = 10.0 * n;
  for (guint d = 0; d < n; d++)
    sum += x[d] * x[d] - 10 * cos (2 * G_PI * x[d]);
  return sum;
}

static double
ackley (const double *x, guint n)
{
  double squares = 0, cosines = 0;
  for (guint d = 0; d < n; d++)
    {
      squares += x[d] * x[d];
      cosines += cos (2 * G_PI * x[d]);
    }
  return -20 * exp (-0.2 * sqrt (squares / n)) - exp (cosines / n) + 20 + M_E;
}

static double
griewank (const double *x, guint n)
{
  double sum = 0, product = 1;
  for (guint d = 0; d < n; d++)
    {
      sum += x[d] * x[d];
      product *= cos (x[d] / sqrt (d + 1.0));
    }
  return sum / 4000 - product + 1;
}

static double
schwefel (const double *x, guint n)
{
  double sum = 418.9828872724339 * n;
  for (guint d = 0; d < n; d++)
    sum -= x[d] * sin (sqrt (fabs (x[d])));
  return sum;
}

static double
levy (const double *x, guint n)
{
  double sum = pow (sin (G_PI * (1 + (x[0] - 1) / 4)), 2);
  for (guint d = 0; d + 1 < n; d++)
    {
      const double w = 1 + (x[d] - 1) / 4;
      sum += pow (w - 1, 2) * (1 + 10 * pow (sin (G_PI * w + 1), 2));
    }
  const double w = 1 + (x[n - 1] - 1) / 4;
  return sum + pow (w - 1, 2) * (1 + pow (sin (2 * G_PI * w), 2));
}

static double
michalewicz (const double *x, guint n)
{
  double sum = 0;
  for (guint d = 0; d < n; d++)
    sum -= sin (x[d]) * pow (sin ((d + 1) * x[d] * x[d] / G_PI), 20);
  return sum;
}

static double
himmelblau (const double *x, guint n)
{
  return pow (x[0] * x[0] + x[1] - 11, 2) + pow (x[0] + x[1] * x[1] - 7, 2);
}

static double
branin (const double *x, guint n)
{
  return pow (x[1] - 5.1 / (4 * G_PI * G_PI) * x[0] * x[0] + 5 / G_PI * x[0] - 6, 2)
         + 10 * (1 - 1 / (8 * G_PI)) * cos (x[0]) + 10;
}

static double
easom (const double *x, guint n)
{
  return -cos (x[0]) * cos (x[1]) * exp (-pow (x[0] - G_PI, 2) - pow (x[1] - G_PI, 2));
}

static double
eggholder (const double *x, guint n)
{
  const double raised = x[1] + 47;
  return -raised * sin (sqrt (fabs (raised + x[0] / 2)))
         - x[0] * sin (sqrt (fabs (x[0] - raised)));
}

static double
cross_in_tray (const double *x, guint n)
{
  const double height = exp (fabs (100 - sqrt (x[0] * x[0] + x[1] * x[1]) / G_PI));
  return -0.0001 * pow (fabs (sin (x[0]) * sin (x[1]) * height) + 1, 0.1);
}

static double
schaffer_2 (const double *x, guint n)
{
  const double squares = x[0] * x[0] + x[1] * x[1];
  return 0.5
         + (pow (sin (x[0] * x[0] - x[1] * x[1]), 2) - 0.5)
             / pow (1 + 0.001 * squares, 2);
}

static double
drop_wave (const double *x, guint n)
{
  const double squares = x[0] * x[0] + x[1] * x[1];
  return -(1 + cos (12 * sqrt (squares))) / (0.5 * squares + 2);
}

static double
shubert (const double *x, guint n)
{
  double sums[2] = { 0, 0 };
  for (guint d = 0; d < 2; d++)
    for (guint j = 1; j <= 5; j++)
      sums[d] += j * cos ((j + 1) * x[d] + j);
  return sums[0] * sums[1];
}

static const struct
{
  MurLandscapeKind kind;
  guint dimensions;
  Formula formula;
} rows[] = {
  { MUR_LANDSCAPE_RASTRIGIN, 30, rastrigin },
  { MUR_LANDSCAPE_ACKLEY, 30, ackley },
  { MUR_LANDSCAPE_GRIEWANK, 30, griewank },
  { MUR_LANDSCAPE_SCHWEFEL, 30, schwefel },
  { MUR_LANDSCAPE_LEVY, 30, levy },
  { MUR_LANDSCAPE_MICHALEWICZ, 30, michalewicz },
  { MUR_LANDSCAPE_BRANIN, 2, branin },
  { MUR_LANDSCAPE_EASOM, 2, easom },
  { MUR_LANDSCAPE_EGGHOLDER, 2, eggholder },
  { MUR_LANDSCAPE_CROSS_IN_TRAY, 2, cross_in_tray },
  { MUR_LANDSCAPE_SCHAFFER_2, 2, schaffer_2 },
  { MUR_LANDSCAPE_DROP_WAVE, 2, drop_wave },
  { MUR_LANDSCAPE_SHUBERT, 2, shubert },
  { MUR_LANDSCAPE_SPHERE, 30, sphere },
  { MUR_LANDSCAPE_ROSENBROCK, 30, rosenbrock },
  { MUR_LANDSCAPE_HIMMELBLAU, 2, himmelblau },
};

static double
since (gint64 begin)
{
  return (double)(g_get_monotonic_time () - begin) * 1e3 / N;
}

static void
report (guint row)
{
  const guint n = rows[row].dimensions;
  const MurLandscapeChange none = { 0 };
  g_autoptr (MurLandscape) landscape = mur_landscape_new (rows[row].kind, n, &none);
  Formula volatile formula = rows[row].formula;
  g_autofree double *points = g_new (double, N *(gsize)n);
  g_autofree double *values = g_new (double, N);
  g_autofree double *lower = g_new (double, n), *upper = g_new (double, n);
  double ours = INFINITY, plain = INFINITY;
  MurRng rng = mur_rng (3, MUR_RNG_TEST, row);

  mur_landscape_domain (rows[row].kind, n, lower, upper);
  mur_rng_fill_uniform (&rng, N * (gsize)n, points);
  for (gsize k = 0; k < N * (gsize)n; k++)
    points[k] = lower[k % n] + (upper[k % n] - lower[k % n]) * points[k];
  for (guint k = 0; k < REPETITIONS; k++)
    {
      gint64 begin = g_get_monotonic_time ();

      mur_landscape_evaluate (landscape, points, N, values);
      ours = fmin (ours, since (begin));
      begin = g_get_monotonic_time ();
      for (gsize i = 0; i < N; i++)
        values[i] = formula (points + i * n, n);
      plain = fmin (plain, since (begin));
    }
  printf ("%-18s %3u %10.1f %10.1f %8.1f ×\n", mur_landscapes[rows[row].kind].id, n,
          ours, plain, plain / ours);
}

int
main (void)
{
  printf ("%-18s %3s %10s %10s\n", "ns a value", "D", "here", "loop");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    report (i);
  return 0;
}
