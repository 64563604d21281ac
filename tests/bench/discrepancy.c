/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What judging points costs: milliseconds for each measure over pairs with 4000 random
 * points in two dimensions, on one thread and two; for the star discrepancy of Halton
 * and random points; and for both beside plain loops over their definitions. The least
 * of several repetitions counts: the others were disturbed. */

#include "core/sampling/discrepancy.h"
#include "core/base/rng.h"
#include "core/sampling/discrepancy-star.h"

#include "tests/core/sampling/inverse.h"

#include <math.h>
#include <stdio.h>

#define N_PAIRWISE 4000
#define N_PLAIN 300
#define MAX_POINTS 10000
#define REPETITIONS 9
#define LIMIT_PAIRWISE 6.0
#define LIMIT_STAR 5.0

typedef struct
{
  gsize n;
  double x[MAX_POINTS], y[MAX_POINTS];
} Points;

static Points points;

static double
milliseconds_since (gint64 begin)
{
  return (double)(g_get_monotonic_time () - begin) * 1e-3;
}

static void
fill_random (gsize n)
{
  MurRng rng = mur_rng (1, MUR_RNG_TEST, n);
  points.n = n;
  mur_rng_fill_uniform (&rng, n, points.x);
  mur_rng_fill_uniform (&rng, n, points.y);
}

static void
fill_halton (gsize n)
{
  points.n = n;
  for (gsize i = 0; i < n; i++)
    {
      points.x[i] = plain_inverse (i, 5);
      points.y[i] = plain_inverse (i, 7);
    }
}

static double
time_pairwise (guint kinds, guint n_threads)
{
  const double *const columns[] = { points.x, points.y };
  g_autoptr (MurPool) pool = mur_pool_new (n_threads);
  double least = INFINITY;
  for (guint i = 0; i < REPETITIONS; i++)
    {
      gint64 begin = g_get_monotonic_time ();
      g_autoptr (MurDiscrepancy) self = mur_discrepancy_new (2, kinds);
      mur_discrepancy_extend (self, columns, points.n, pool);
      least = fmin (least, milliseconds_since (begin));
    }
  return least;
}

/* The sum over pairs of the centred discrepancy, written down as it stands in books. */
static double
time_plain_centred (double *result)
{
  gint64 begin = g_get_monotonic_time ();
  double sum = 0;
  for (gsize i = 0; i < points.n; i++)
    for (gsize j = 0; j < points.n; j++)
      {
        double a = fabs (points.x[i] - 0.5) + fabs (points.x[j] - 0.5)
                   - fabs (points.x[i] - points.x[j]);
        double b = fabs (points.y[i] - 0.5) + fabs (points.y[j] - 0.5)
                   - fabs (points.y[i] - points.y[j]);
        sum += (1 + 0.5 * a) * (1 + 0.5 * b);
      }
  *result = sum;
  return milliseconds_since (begin);
}

static void
report_pairwise (void)
{
  static const char *const names[]
    = { "l2-star", "centred", "wrap-around", "mixture", "distance" };
  fill_random (N_PAIRWISE);
  for (guint kind = 0; kind < MUR_N_DISCREPANCIES; kind++)
    printf ("discrepancy  %-12s n = %d   %6.2f ms, two threads %6.2f  (at most %.0f)\n",
            names[kind], N_PAIRWISE, time_pairwise (1u << kind, 1),
            time_pairwise (1u << kind, 2), LIMIT_PAIRWISE);
  printf ("discrepancy  %-12s n = %d   %6.2f ms, two threads %6.2f\n", "all five",
          N_PAIRWISE, time_pairwise (MUR_DISCREPANCY_ALL, 1),
          time_pairwise (MUR_DISCREPANCY_ALL, 2));
  double plain, sum;
  plain = time_plain_centred (&sum);
  printf ("discrepancy  %-12s n = %d   %6.2f ms (sum of pairs %.3f)\n", "plain centred",
          N_PAIRWISE, plain, sum);
}

static double
time_star (gsize portion)
{
  double least = INFINITY;
  for (guint i = 0; i < REPETITIONS; i++)
    {
      gint64 begin = g_get_monotonic_time ();
      g_autoptr (MurStar) star = mur_star_new (2);
      for (gsize first = 0; first < points.n; first += portion)
        {
          mur_star_add (star, points.x + first, points.y + first,
                        MIN (portion, points.n - first));
          mur_star_find (star);
        }
      least = fmin (least, milliseconds_since (begin));
    }
  return least;
}

static double
plain_local (double a, double b)
{
  gsize open = 0, closed = 0;
  for (gsize k = 0; k < points.n; k++)
    {
      open += points.x[k] < a && points.y[k] < b;
      closed += points.x[k] <= a && points.y[k] <= b;
    }
  return fmax (a * b - (double)open / (double)points.n,
               (double)closed / (double)points.n - a * b);
}

static double
time_plain_star (double *result)
{
  gint64 begin = g_get_monotonic_time ();
  double largest = 0;
  for (gsize i = 0; i <= points.n; i++)
    for (gsize j = 0; j <= points.n; j++)
      largest = fmax (largest, plain_local (i < points.n ? points.x[i] : 1,
                                            j < points.n ? points.y[j] : 1));
  *result = largest;
  return milliseconds_since (begin);
}

static void
report_star (const char *name, void (*fill) (gsize n), gsize n)
{
  fill (n);
  printf ("star         %-12s n = %-5" G_GSIZE_FORMAT " %7.3f ms", name, n,
          time_star (n));
  if (n == 1000)
    printf (", ten times while points arrive %.2f  (at most %.0f)", time_star (n / 10),
            LIMIT_STAR);
  if (n == N_PLAIN)
    {
      double plain, star;
      plain = time_plain_star (&star);
      printf (", plain loops %.1f (%.6f)", plain, star);
    }
  printf ("\n");
}

int
main (void)
{
  static const gsize sizes[] = { N_PLAIN, 1000, MAX_POINTS };
  report_pairwise ();
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      report_star ("Halton", fill_halton, sizes[i]);
      report_star ("random", fill_random, sizes[i]);
    }
  return 0;
}
