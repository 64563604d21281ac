/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What rounding costs to look at, on one core: subtractions of many pairs beside a plain
 * loop over each pair, and sums of a million terms by each method. The best of several
 * repetitions counts. */

#include "core/precision/stored.h"
#include "core/precision/subtractions.h"
#include "core/precision/sums.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define N_DRAWS 100000
#define TIMES 1000
#define N_TERMS 1000000
#define REPETITIONS 5

static double
seconds_since (gint64 begin)
{
  return (double)(g_get_monotonic_time () - begin) * 1e-6;
}

/* Each pair to its end, before the next. */
static void
subtract_plainly (guint64 times, gsize n, const double *steps, double *values)
{
  for (gsize i = 0; i < n; i++)
    for (guint64 k = 0; k < times; k++)
      values[i] -= steps[i];
}

static double
time_subtractions (void (*subtract) (guint64, gsize, const double *, double *),
                   const double *steps,
                   double *values)
{
  double least = INFINITY;
  for (guint i = 0; i < REPETITIONS; i++)
    {
      gint64 begin = g_get_monotonic_time ();
      subtract (TIMES, N_DRAWS, steps, values);
      least = fmin (least, seconds_since (begin));
    }
  return N_DRAWS * (double)TIMES / least;
}

static void
report_subtractions (void)
{
  g_autofree double *steps = g_new (double, N_DRAWS);
  g_autofree double *values = g_new (double, N_DRAWS);
  for (gsize i = 0; i < N_DRAWS; i++)
    {
      values[i] = 0.5;
      steps[i] = 1e-7 * (double)(i + 1);
    }
  printf ("precision  subtractions      %6.2f·10⁹ a second  (at least 1)  plain %.2f\n",
          time_subtractions (mur_subtract_stepwise, steps, values) * 1e-9,
          time_subtractions (subtract_plainly, steps, values) * 1e-9);
}

static double
time_sum (MurSumMethod method, MurSumFormat format, const double *terms)
{
  double least = INFINITY;
  for (guint i = 0; i < REPETITIONS; i++)
    {
      MurSum sum;
      gint64 begin = g_get_monotonic_time ();
      mur_sum_init (&sum, method, format);
      mur_sum_add (&sum, N_TERMS, terms);
      least = fmin (least, seconds_since (begin));
    }
  return least / N_TERMS * 1e9;
}

static void
report_sums (void)
{
  g_autofree double *terms = g_new (double, N_TERMS);
  for (gsize i = 0; i < N_TERMS; i++)
    terms[i] = (double)(1 / (float)(i + 1));
  for (MurSumMethod method = 0; method < MUR_N_SUM_METHODS; method++)
    printf ("precision  %-16s  %6.2f ns a term in double, %.2f in float\n",
            mur_sum_methods[method].id, time_sum (method, MUR_SUM_IN_DOUBLE, terms),
            time_sum (method, MUR_SUM_IN_FLOAT, terms));
}

static void
report_decimals (void)
{
  gint64 begin = g_get_monotonic_time ();
  for (guint i = 0; i < 1000; i++)
    g_free (mur_stored_exact (0x1.fffffffffffffp-1023));
  printf ("precision  767 exact digits  %6.2f µs\n", seconds_since (begin) * 1e3);
}

int
main (void)
{
  report_subtractions ();
  report_sums ();
  report_decimals ();
  return 0;
}
